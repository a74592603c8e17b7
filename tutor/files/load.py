"""A library from its folder: stats every file, parses only what changed since it was cached, and reads a question file when it is first needed.

A folder that is no library is refused; everything wrong inside one is a problem, and the rest works.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tutor.core.cards import Card, CardKey, Cards, Deck
from tutor.core.library import Library
from tutor.core.problems import Place, Problem, Refusal
from tutor.files.cache import Cache, Stored
from tutor.files.collector import uncollected
from tutor.files.decks import DeckFile, Pattern, read_deck
from tutor.files.joining import joined
from tutor.files.shelf import KEPT, DeckStored, Entry, Files, Parts, Stamps, thawed

if TYPE_CHECKING:
    from tutor.core.items import QuestionFile

_ENDINGS = (".yaml", ".yml")
_FRESH = 2_000_000_000
_SINGLY = 24


def load(path: str, cache_dir: str | None, writable: bool = True) -> Library:
    """The library in a folder; raises Refusal when it is none. `cache_dir` None works without a cache."""
    with uncollected():
        return _load(path, cache_dir, writable, None)


def reload(previous: Library, cache_dir: str | None) -> Library:
    """The library as its files are now, or `previous` itself when nothing changed; a file that broke keeps its last whole version."""
    with uncollected():
        return _load(previous.path, cache_dir, previous.writable, previous)


def places(library: Library, key: str) -> Place | None:
    """Where the item of a card stands; its path is relative to the library's folder. None when the file no longer tells."""
    parsed = CardKey.parse(key)
    files = library.files
    if not isinstance(files, Files) or parsed.file not in files:
        return None
    try:
        # A chain stands where its first claim does.
        return files.places(parsed.file).get(parsed.item.partition("..")[0])
    except Refusal:
        return None


def _load(path: str, cache_dir: str | None, writable: bool, previous: Library | None) -> Library:
    path = os.path.abspath(path)
    stamps = listed(path)
    before = previous.files if previous is not None and isinstance(previous.files, Files) else None
    if before is not None and before.stamps == stamps:
        assert previous is not None
        return previous
    cache = Cache(cache_dir, path) if cache_dir is not None else None
    if cache is not None and before is None:
        whole = cache.whole()
        if whole is not None and whole[0] == stamps:
            return _thawed(path, writable, whole, cache)
    return _read(path, writable, stamps, cache, before)


def _read(path: str, writable: bool, stamps: Stamps, cache: Cache | None, before: Files | None) -> Library:
    """Reads what changed, and takes the rest from the process's own memory or the cache."""
    parts = before.parts if before is not None else None
    stored = cache.read() if cache is not None and parts is None else {}
    changed: dict[str, Stored] = {}
    bodies: dict[str, Stored] = {}
    entries: dict[str, Entry] = {}
    last: dict[str, QuestionFile] = {}
    for shown, stamp in stamps[0].items():
        old = parts.entries.get(shown) if parts is not None else None
        entries[shown] = (
            old if old is not None and old.stamp == stamp else _question(path, shown, stamp, stored, changed, bodies)
        )
        if not entries[shown].id and (file := _last_whole(shown, before, cache)) is not None:
            entries[shown] = _kept(entries[shown], file)
            last[file.id] = file
    decks: dict[str, DeckStored] = {}
    for shown, stamp in stamps[1].items():
        old_deck = parts.decks.get(shown) if parts is not None else None
        decks[shown] = (
            old_deck if old_deck is not None and old_deck.stamp == stamp else _deck(path, shown, stamp, stored, changed)
        )
    library, chains = joined(path, writable, stamps, Parts(entries, decks), before, cache)
    assert isinstance(library.files, Files)
    library.files.read.update((id, file) for id, file in last.items() if library.files.paths.get(id) == file.path)
    if cache is not None:
        changed |= {chains_of(file): Stored(_fingerprint(stamps), rows) for file, rows in chains.items()}
        gone = [shown for shown in stored if shown not in entries and shown not in decks and shown not in changed]
        # Told anew by each start, until it is mended.
        kept = any(problem.cost == KEPT for problem in library.problems)
        cache.write(changed, gone, None if kept else _frozen(library, stamps, chains), bodies)
    return library


def listed(path: str) -> Stamps:
    """The question files and decks of a library by path (relative to it), each with a stamp of how it looks now; raises Refusal."""
    if not os.path.isdir(path):
        raise Refusal(f"there is no folder '{path}'", "tutor init DIR makes a library of your own")
    try:
        questions = _stamps(path, "questions")
    except FileNotFoundError:
        raise Refusal(
            f"'{path}' is no library: it has no folder 'questions'", "tutor init DIR makes a library of your own"
        ) from None
    except OSError as error:
        raise Refusal(f"the folder '{_join(path, 'questions')}' cannot be read: {error.strerror}") from None
    try:
        return questions, _stamps(path, "decks")
    except FileNotFoundError:
        return questions, {}
    except OSError as error:
        raise Refusal(f"the folder '{_join(path, 'decks')}' cannot be read: {error.strerror}") from None


def _stamps(path: str, folder: str) -> dict[str, str]:
    found = []
    now = time.time_ns()
    with os.scandir(_join(path, folder)) as entries:
        for entry in entries:
            name = entry.name
            if name.endswith(_ENDINGS) and not name.startswith("."):
                try:
                    stat = entry.stat()
                except OSError:
                    found.append((f"{folder}/{name}", ""))
                    continue
                # A second change within the grain of the clock would look the same: such a file is read again.
                fresh = f" {now}" if stat.st_mtime_ns > now - _FRESH else ""
                found.append((f"{folder}/{name}", f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}{fresh}"))
    return dict(sorted(found))


def _question(
    path: str,
    shown: str,
    stamp: str,
    stored: dict[str, Stored],
    changed: dict[str, Stored],
    bodies: dict[str, Stored],
) -> Entry:
    found = stored.get(shown)
    if found is not None and found.stamp == stamp and stamp:
        *known, problems = found.content
        return Entry._make((stamp, *known, tuple(map(_problem, problems))))
    from tutor.files.decode import read_question_file

    reading = read_question_file(_join(path, shown), shown, path)
    entry = entry_of(stamp, reading.file, reading.problems)
    changed[shown] = Stored(stamp, (*entry[1:-1], tuple(map(_plain, entry.problems))))
    if reading.file is not None:
        from tutor.files.bodies import frozen

        bodies[shown] = Stored(stamp, frozen(reading.file))
    return entry


def entry_of(stamp: str, file: QuestionFile | None, problems: tuple[Problem, ...], cards: bool = True) -> Entry:
    """What is cached of a question file that was read; `cards` whether its cards are wanted, too."""
    if file is None:
        return Entry(stamp, "", "", (), (), {}, (), (), problems)
    from tutor.core import drills
    from tutor.core.drills.chain import parts

    former = {id: item.common.formerly for id, item in file.items.items() if item.common.formerly}
    thin = tuple(tuple(card) for card in (drills.cards(file) if cards else ()))
    joining = tuple((tuple(part.link), *part[1:]) for part in parts(file))
    return Entry(stamp, file.id, file.title, thin, file.formerly, former, tuple(file.items), joining, problems)


def _last_whole(shown: str, before: Files | None, cache: Cache | None) -> QuestionFile | None:
    """The last whole version of a file: as this process read it, else as the cache holds it."""
    id = next((id for id, path in before.paths.items() if path == shown), "") if before is not None else ""
    if before is not None and id in before.read:
        return before.read[id]
    body = cache.body(shown) if cache is not None else None
    if body is None:
        return None
    from tutor.files.bodies import thawed as file_of

    return file_of(body.content)


def _kept(broken: Entry, file: QuestionFile) -> Entry:
    """What is shown of a file that broke: its last whole version, and the new problems; of one without an error nothing but those."""
    if all(problem.severity != "error" for problem in broken.problems):
        return broken
    problems = tuple(
        problem._replace(cost=KEPT) if problem.severity == "error" else problem for problem in broken.problems
    )
    return entry_of(broken.stamp, file, problems)


def _deck(path: str, shown: str, stamp: str, stored: dict[str, Stored], changed: dict[str, Stored]) -> DeckStored:
    found = stored.get(shown)
    if found is not None and found.stamp == stamp and stamp:
        deck, patterns, problems = found.content
        return DeckStored(
            stamp,
            DeckFile(deck and Deck(*deck), tuple(Pattern(*each) for each in patterns), tuple(map(_problem, problems))),
        )
    file = read_deck(_join(path, shown), shown)
    content = (file.deck and tuple(file.deck), tuple(map(tuple, file.patterns)), tuple(map(_plain, file.problems)))
    changed[shown] = Stored(stamp, content)
    return DeckStored(stamp, file)


def _plain(problem: Problem) -> tuple[Any, ...]:
    return (problem.code, problem.severity, tuple(problem.place), *problem[3:])


def _problem(plain: tuple[Any, ...]) -> Problem:
    return Problem(plain[0], plain[1], Place(*plain[2]), *plain[3:])


def _join(*parts: str) -> str:
    return os.path.join(*parts)


def chains_of(file: str) -> str:
    """The name under which the chains of a file are cached: no path of a question file or deck."""
    return f"chains/{file}"


def _fingerprint(stamps: Stamps) -> str:
    """How all files looked: chains go through any of them."""
    from zlib import crc32

    return f"{crc32(repr(stamps).encode('utf-8', 'surrogateescape')):08x}"


def _frozen(library: Library, stamps: Stamps, chains: Iterable[str]) -> Any:
    """All of a library but its cards and bodies, in builtin values."""
    assert isinstance(library.files, Files)
    groups = {file: dict(own) for file, own in library.cards.groups.items()}
    decks = [tuple(deck) for deck in library.decks]
    problems = [_plain(problem) for problem in library.problems]
    return (stamps, groups, decks, problems, library.names, library.oldest, library.files.paths, list(chains))


def _thawed(path: str, writable: bool, whole: Any, cache: Cache) -> Library:
    """The library that its files and decks amount to; cards are taken from the cache file by file."""
    stamps, groups, decks, problems, names, oldest, paths, chains = whole
    files = Files(path, paths, stamps, None, cache)
    return Library(
        path, Cards(groups, _Shelf(files, cache, frozenset(chains))), tuple(Deck(*deck) for deck in decks), files, tuple(map(_problem, problems)), names, oldest, writable,
    )  # fmt: skip


class _Shelf:
    """Makes a file's cards from the cache: singly at first, all at once when many are asked for; from the file itself where the cache lacks them."""

    def __init__(self, files: Files, cache: Cache, chained: frozenset[str]) -> None:
        """`chained` are the files that hold chains."""
        self._files, self._cache, self._chained = files, cache, chained
        self._asked = 0
        self._all: dict[str, Stored] | None = None

    def __call__(self, file: str) -> dict[str, Card]:
        shown = self._files.paths[file]
        stamp = self._files.stamps[0][shown]
        self._asked += 1
        if self._asked > _SINGLY and self._all is None:
            self._all = self._cache.read()
        found = self._stored(shown)
        stored = {shown: found} if found is not None else {}
        own = thawed(_question(self._files.library, shown, stamp, stored, {}, {}).cards)
        if file not in self._chained:
            return own
        chains = self._stored(chains_of(file))
        if chains is None or chains.stamp != _fingerprint(self._files.stamps):
            return dict(load(self._files.library, None).cards.of_file(file))
        return own | thawed(chains.content)

    def _stored(self, name: str) -> Stored | None:
        return self._cache.one(name) if self._all is None else self._all.get(name)
