"""From faces and the ledger to a package, and to what the ledger must remember once the package is in its place.

Says what Anki will not do (move and remove notes) instead of doing it. Reads media files, no clock and no library.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tutor.anki import naming
from tutor.anki.fields import fields, typed
from tutor.anki.note import Note, Package
from tutor.anki.schedule import Preset, Schedule, schedule
from tutor.core.cards import CardKey
from tutor.core.carried import Carried
from tutor.core.days import Moment
from tutor.core.exported import Exported, Typing
from tutor.core.faces import Face, TypeIn
from tutor.core.problems import Refusal

DESKTOP = "tutor::desktop"
"""The tag of a note whose answer is typed where there is a keyboard."""
RETIRED = "tutor::retired"
"""The tag of a note whose card no deck holds any more."""

_LONGEST_SUFFIX = 8


class ExportCard(NamedTuple):
    """A card to be exported.

    `oldest` its key under its oldest names, which Anki knows it by for ever; `face` its face before any review; `deck` the Anki deck
    (`naming.deck_name`); `images` and `audio` the files the face names. `retired`: no deck holds it any more, this is its last face;
    it is written only if it was exported before.
    """

    key: str
    oldest: str
    face: Face
    deck: str
    tags: tuple[str, ...] = ()
    images: tuple[Path, ...] = ()
    audio: tuple[Path, ...] = ()
    retired: bool = False


class Progress(NamedTuple):
    """What is remembered of the cards, to go out with them.

    `cards` by key; `presets` the options of each Anki deck; `rollover` the hour at which the learner's day turns. It goes out once for a card,
    as Anki takes it only for cards that it does not have; `again`: also for those with which it went out before.
    """

    cards: Mapping[str, Carried]
    presets: Mapping[str, Preset]
    now: Moment
    rollover: int
    again: bool = False


class Left(NamedTuple):
    """Notes that Anki leaves as they are: `notes` how many, `search` finds them in Anki's browser, `deck` where they are."""

    deck: str
    notes: int
    search: str


class Export(NamedTuple):
    """A package and what it will do: how many of its notes are new, changed and unchanged since the last export.

    `stays` are notes whose deck has changed since their first export: Anki keeps them there. `gone` were exported to these decks once
    and are in no deck any more: Anki keeps them too. Of both, `stays_anew` and `gone_anew` were not told at an earlier export. With `progress`
    cards goes what is remembered of them, `late` of these were exported without it before; with `went` cards it went out earlier.
    `record` must reach the ledger after the package is in its place, not before.
    """

    package: Package
    new: int
    changed: int
    unchanged: int
    stays: tuple[Left, ...]
    gone: tuple[Left, ...]
    record: tuple[Exported, ...]
    stays_anew: tuple[Left, ...] = ()
    gone_anew: tuple[Left, ...] = ()
    progress: int = 0
    late: int = 0
    went: int = 0

    @property
    def notes(self) -> int:
        return len(self.package.notes)

    @property
    def retired(self) -> int:
        return sum(RETIRED in note.tags for note in self.package.notes)


def build(
    cards: Sequence[ExportCard],
    ledger: Mapping[str, Exported],
    now: int,
    typing: Typing | None = None,
    elsewhere: Collection[str] = (),
    progress: Progress | None = None,
) -> Export:
    """The package of `cards`, given in introduction order; of a card named twice the first counts.

    `ledger` by guid; `now` UTC milliseconds; `typing` None keeps what each deck had; `elsewhere` the guids
    of cards that other decks hold, which are not gone. The same cards with the ledger brought up to date give
    the same package at any later time. `progress` what is to be carried of their memory. Raises Refusal for a media file that cannot be
    read, for progress that Anki would not take, and when there is nothing to export.
    """
    wanted = _wanted(cards, ledger)
    if not wanted:
        raise Refusal("there is no card to export", "tutor due lists the decks and how many cards each holds")
    ids = naming.note_ids(guid for guid, _ in sorted(wanted.items(), key=lambda pair: pair[1].key))
    habits = _habits(ledger.values())
    media: dict[str, Path] = {}
    notes, entries = [], []
    for position, (guid, card) in enumerate(_spread(wanted), 1):
        old = ledger.get(guid)
        how = typing or (old.typing if old else habits.get(card.deck, "desktop"))
        shown = fields(card.face, card.oldest, how, _named(card.images, media), _named(card.audio, media))
        tags = _tags(card, how)
        entry = _entry(old, guid, _hash(shown, tags), now, card.deck, how)
        entries.append(entry)
        notes.append(Note(guid, ids[guid], shown, tags, card.deck, entry.changed_at // 1000, position))
    told = _told(Package(tuple(notes), media), entries, ledger, elsewhere, now)
    return _with_progress(told, wanted, entries, ledger, progress) if progress else told


def _with_progress(
    export: Export, wanted: Mapping[str, ExportCard], entries: Sequence[Exported], ledger: Mapping[str, Exported], progress: Progress
) -> Export:  # fmt: skip
    """The export with what is remembered of those cards of which it never went out."""
    before = {guid for guid, entry in ledger.items() if entry.progress_at is not None}
    known = {
        note.guid: (note, progress.cards[card.key])
        for note in export.package.notes
        if not (card := wanted[note.guid]).retired and card.key in progress.cards
    }
    going = {guid: one for guid, one in known.items() if progress.again or guid not in before}
    if not going:
        return export._replace(went=len(known))
    carried: Schedule = schedule(
        {note.id: (card, note.position, note.deck) for note, card in going.values()}, progress.presets, progress.now, progress.rollover
    )  # fmt: skip
    own = {entry.guid: entry for entry in (*entries, *export.record)}
    sent = [own[guid]._replace(progress_at=progress.now.at) for guid in going]
    record = {entry.guid: entry for entry in (*export.record, *sent)}
    return export._replace(
        package=export.package._replace(schedule=carried), record=tuple(record.values()), progress=len(going),
        late=sum(guid in ledger and guid not in before for guid in going), went=len(known) - len(going),
    )  # fmt: skip


def _wanted(cards: Iterable[ExportCard], ledger: Mapping[str, Exported]) -> dict[str, ExportCard]:
    """The cards by guid, each once."""
    wanted: dict[str, ExportCard] = {}
    for card in cards:
        guid = naming.guid(card.oldest)
        if card.retired and guid not in ledger:
            continue
        other = wanted.setdefault(guid, card)
        if other.key != card.key:
            raise Refusal(
                f"'{other.key}' and '{card.key}' were both called '{card.oldest}' once", "correct their formerly lines"
            )
    return wanted


def _spread(cards: Mapping[str, ExportCard]) -> list[tuple[str, ExportCard]]:
    """In the given order, but the second cards of all items after all the first ones, and so on: Anki buries no siblings of ours.

    Retired cards come last, as they are not to be met any more.
    """
    seen: Counter[tuple[str, str]] = Counter()
    rounds: dict[str, int] = {}
    for guid, card in cards.items():
        item = CardKey.parse(card.key)[:2]
        rounds[guid] = seen[item]
        seen[item] += 1
    return sorted(cards.items(), key=lambda pair: (pair[1].retired, rounds[pair[0]]))


def _habits(entries: Iterable[Exported]) -> dict[str, Typing]:
    """Where each deck's answers are typed: what its newest note says."""
    return {entry.deck: entry.typing for entry in sorted(entries, key=lambda entry: (entry.first_at, entry.guid))}


def _named(paths: Iterable[Path], media: dict[str, Path]) -> list[str]:
    """The files' names inside the package, which are made of their content; they are added to `media`."""
    names = []
    for path in paths:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise Refusal(
                f"the media file '{path}' cannot be read: {error.strerror or error}",
                "put it there, or take it out of its item",
            ) from error
        suffix = "".join(letter for letter in path.suffix.lower() if letter.isascii() and letter.isalnum())
        name = f"tutor-{sha256(content).hexdigest()[:20]}.{suffix[:_LONGEST_SUFFIX] or 'bin'}"
        media[name] = path
        names.append(name)
    return names


def _tags(card: ExportCard, typing: Typing) -> tuple[str, ...]:
    if not card.tags and not card.retired:
        return (DESKTOP,) if typing == "desktop" and isinstance(card.face.ask, TypeIn) and typed(card.face) else ()
    tags = {tag.casefold(): tag for tag in map(naming.tag, card.tags) if tag}
    ours = [(DESKTOP, typing == "desktop" and isinstance(card.face.ask, TypeIn) and bool(typed(card.face))), (RETIRED, card.retired)]  # fmt: skip
    return tuple(sorted([*tags.values(), *(tag for tag, holds in ours if holds)], key=str.casefold))


def _hash(fields: Iterable[str], tags: Iterable[str]) -> str:
    return sha256("\x1f".join([*fields, *tags]).encode()).hexdigest()[:32]


def _entry(old: Exported | None, guid: str, hash: str, now: int, deck: str, typing: Typing) -> Exported:
    if old is None:
        return Exported(guid, hash, now, now, deck, typing)
    if old.hash == hash:
        return old._replace(typing=typing)
    # Anki counts in seconds and takes only what is newer than what it has, whatever this clock says.
    return old._replace(hash=hash, changed_at=max(now, old.changed_at + 1000), typing=typing)


def _told(
    package: Package, entries: Sequence[Exported], ledger: Mapping[str, Exported], elsewhere: Collection[str], now: int
) -> Export:
    new = sum(entry.guid not in ledger for entry in entries)
    changed = sum(entry.guid in ledger and ledger[entry.guid].hash != entry.hash for entry in entries)
    here = {note.guid: note.deck for note in package.notes}
    decks = {*here.values(), *(entry.deck for entry in entries)}
    known = {*here, *elsewhere}
    gone = [entry for entry in ledger.values() if entry.guid not in known and entry.deck in decks]
    moved = [entry for entry in entries if entry.deck != here[entry.guid]]
    told = [
        entry._replace(gone_at=None, moved_to=here[entry.guid] if entry.deck != here[entry.guid] else "")
        for entry in entries
    ]
    told += [entry._replace(gone_at=entry.gone_at or now) for entry in gone]
    return Export(
        package, new, changed, len(entries) - new - changed, _left(moved), _left(gone),
        tuple(entry for entry in told if ledger.get(entry.guid) != entry),
        _left(entry for entry in moved if entry.moved_to != here[entry.guid]), _left(entry for entry in gone if entry.gone_at is None),
    )  # fmt: skip


def _left(entries: Iterable[Exported]) -> tuple[Left, ...]:
    """The entries by deck."""
    decks: dict[str, list[int]] = {}
    for entry in entries:
        decks.setdefault(entry.deck, []).append(naming.note_id(entry.guid))
    return tuple(Left(deck, len(ids), "nid:" + ",".join(map(str, sorted(ids)))) for deck, ids in sorted(decks.items()))
