"""Decks as an Anki package: what goes in, what goes out with it of the learner's progress, and what Anki will not do by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context
from tutor.cli.introducing import introduction
from tutor.cli.streams import say_json, working
from tutor.core.cards import Card, CardKey, Deck
from tutor.core.days import Moment
from tutor.core.library import Library
from tutor.core.problems import Refusal, visible
from tutor.core.wording import count

if TYPE_CHECKING:
    from tutor.anki.export import Export, ExportCard, Left, Progress
    from tutor.core.exported import Exported

TICKS = """\
Anki takes progress with the first import of a card, and never again. In its import dialog tick
  1  Import any learning progress
  2  Import any deck presets
and afterwards, in the options of a deck, turn on
  3  FSRS
A deck that you study in Anki from now on gets the line 'studied: anki' in its deck file; here it is no longer due then."""


def run_package(context: Context, decks: Sequence[Deck], args: Arguments) -> int:
    from tutor.anki.export import build
    from tutor.anki.package import write
    from tutor.store.ledger import Ledger

    if args.again and not args.progress:
        raise Refusal("--again is about progress", "take it together with --progress", 2)
    ledger, library, now = Ledger(context.journal.store), context.played(), context.now()
    known = ledger.known()
    with working("writing the package"):
        held = list(cards(library, decks, now))
        progress = _progress(context, decks, {card.key for card in held}, args.again) if args.progress else None
        written = [*held, *retired(library, held, known)]
        export = build(written, known, now.at, args.typing, in_decks(library), progress)
        with _place(args) as path:
            write(export.package, path)
    try:
        ledger.record(export.record)
    except Refusal as refusal:
        raise Refusal(f"{args.output} is written, but {refusal.message}", refusal.help) from None
    if args.json:
        left = {name: [part._asdict() for part in getattr(export, name)] for name in ("stays", "gone")}
        counts = {name: getattr(export, name) for name in ("notes", "new", "changed", "unchanged", "retired")}
        out = {"cards": export.progress, "late": export.late, "before": export.went}
        say_json({"path": args.output, **counts, **left, "progress": out})
    else:
        _tell(export, args.output)
    if args.progress:
        _tell_progress(export)
    return 0


def _progress(context: Context, decks: Sequence[Deck], keys: Set[str], again: bool) -> Progress:
    """What is remembered of these cards, and the options of each Anki deck: the highest retention of the decks that go into it."""
    from tutor.anki.export import Progress
    from tutor.anki.schedule import Preset
    from tutor.core.carried import carried
    from tutor.core.memory import numbers

    parameters = context.journal.parameters().numbers
    wanted: dict[str, float] = {}
    names = called(decks)
    for deck in decks:
        name = names[deck.id]
        wanted[name] = max(deck.retention, wanted.get(name, 0.0))
    presets = {name: Preset(retention, numbers(parameters)) for name, retention in wanted.items()}
    known = carried(context.journal.rows(), parameters, keys)
    return Progress(known, presets, context.now(), context.settings.day_start, again)


@contextmanager
def _place(args: Arguments) -> Iterator[Path]:
    """Where to write the package; what is to be printed is written to a temporary file first."""
    if args.output != "-":
        yield Path(args.output)
        return
    if args.json:
        raise Refusal("--json tells what was done, and -o - prints the package", "take one of the two", 2)
    if sys.stdout.isatty():
        raise Refusal("a package is nothing to look at in a terminal", "name a file with -o, or send the output to one")
    with TemporaryDirectory(prefix="tutor-") as folder:
        path = Path(folder) / "package.apkg"
        yield path
        sys.stdout.flush()
        sys.stdout.buffer.write(path.read_bytes())
        sys.stdout.buffer.flush()


def _tell(export: Export, output: str) -> None:
    """What was written, and what Anki will not do with it."""
    from tutor.anki.export import RETIRED

    where, to = ("standard output", sys.stderr) if output == "-" else (visible(output), sys.stdout)

    def say(text: str) -> None:
        print(text, file=to)

    parts = [f"{getattr(export, name)} {name}" for name in ("new", "changed", "unchanged") if getattr(export, name)]
    say(f"{count(export.notes, 'note')} written to {where}: {', '.join(parts)}")
    if export.retired:
        say(f"no deck holds {count(export.retired, 'note')} any more; to find them in Anki: tag:{RETIRED}")
    for part in export.stays_anew:
        say(f"Anki leaves {count(part.notes, 'note')} in the deck {part.deck}, where they first went: {part.search}")
    for part in export.gone_anew:
        say(f"Anki keeps {count(part.notes, 'note')} of the deck {part.deck} that your files lack now: {part.search}")
    if told := _notes(export.stays) + _notes(export.gone) - _notes(export.stays_anew) - _notes(export.gone_anew):
        say(f"as told before, Anki keeps {count(told, 'more note')} where or as they were; --json lists them")


def _notes(left: Sequence[Left]) -> int:
    return sum(part.notes for part in left)


def _tell_progress(export: Export) -> None:
    """With which cards progress goes, and what Anki needs to take it."""
    if export.progress:
        print(f"progress goes out with {count(export.progress, 'card')}", file=sys.stderr)
    if export.went:
        print(
            f"{count(export.went, 'card')} without: their progress went out before, and Anki takes it once (--again sends it once more)",
            file=sys.stderr,
        )
    if export.late:
        print(
            f"{count(export.late, 'card')} of them went out before without it: those that Anki has it keeps as they are",
            file=sys.stderr,
        )
    if export.progress:
        print(TICKS, file=sys.stderr)
    elif not export.went:
        print("there is no progress yet that could go out", file=sys.stderr)


def called(decks: Sequence[Deck]) -> dict[str, str]:
    """What decks are called in Anki, by id. Names that differ in their capitals alone are one there: the first counts."""
    from tutor.anki.naming import deck_name

    names: dict[str, str] = {}
    told = {deck.id: deck_name(deck.anki or deck.title.replace("::", ": ")) for deck in decks}
    return {id: names.setdefault(name.casefold(), name) for id, name in told.items()}


def cards(library: Library, decks: Sequence[Deck], now: Moment) -> Iterator[ExportCard]:
    """The cards of the decks in introduction order, each under the first deck that holds it."""
    seen: set[str] = set()
    names = called(decks)
    for deck in decks:
        name = names[deck.id]
        for card in introduction(library, deck, now):
            if card.key in seen:
                continue
            seen.add(card.key)
            yield _exported(library, card, name)


def _exported(library: Library, card: Card, deck: str) -> ExportCard:
    from tutor.anki.export import ExportCard
    from tutor.core.drills import face_in

    shown = face_in(library, card.key, 0)
    images, audio = (tuple(_media(library.path, names, card.key)) for names in (shown.images, shown.audio))
    return ExportCard(card.key, oldest(library, card.key), shown, deck, card.tags, images, audio)


def in_decks(library: Library) -> frozenset[str]:
    """The guids of all cards that some deck holds."""
    from tutor.anki.naming import guid

    held = (card.key for card in library.cards.values() if any(deck.holds(card) for deck in library.decks))
    return frozenset(guid(oldest(library, key)) for key in held)


def retired(library: Library, held: Sequence[ExportCard], known: Mapping[str, Exported]) -> Iterator[ExportCard]:
    """The cards that went to one of these Anki decks once, and that the files still yield but no deck holds any more.

    Of a card whose item is gone there is no face left to write: Anki keeps the one it has, and the export names it as gone.
    """
    from tutor.anki.naming import guid

    names = {card.deck for card in held}
    names.update(entry.deck for card in held if (entry := known.get(guid(card.oldest))))
    for card in library.cards.values():
        old = oldest(library, card.key)
        entry = known.get(guid(old))
        if entry is not None and entry.deck in names and not any(deck.holds(card) for deck in library.decks):
            yield _exported(library, card, entry.deck)._replace(retired=True)


def oldest(library: Library, key: str) -> str:
    """The card's key under its item's oldest name."""
    parts = CardKey.parse(key)
    item = library.oldest.get(f"{parts.file}/{parts.item}", f"{parts.file}/{parts.item}")
    return f"{item}#{parts.drill}"


def _media(root: str, names: Sequence[str], key: str) -> Iterator[Path]:
    """The media files of a face; raises Refusal for one that is no regular file inside the library."""
    base = Path(root).resolve()
    for name in names:
        try:
            path = (base / name).resolve(strict=True)
        except (OSError, ValueError):
            raise Refusal(
                f"the media file '{name}' of {key} is not there",
                "put it into the library, or take it out of the item",
            ) from None
        if not path.is_relative_to(base) or not path.is_file():
            raise Refusal(f"the media file '{name}' of {key} is outside the library", "copy it into the library")
        yield path
