"""`tutor export`: decks as an Anki package, and what Anki will not do by itself; or in a plain format."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, decks_named
from tutor.cli.streams import say_json, working
from tutor.core.agenda import agenda
from tutor.core.cards import Card, CardKey, Deck
from tutor.core.days import Moment
from tutor.core.library import Library
from tutor.core.problems import Refusal, visible
from tutor.core.settings import Settings
from tutor.core.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from tutor.anki.export import Export, ExportCard
    from tutor.core.exported import Exported


def arguments_export(parser: ArgumentParser) -> None:
    """DECK…, the file, the format."""
    parser.add_argument(
        "decks", nargs="+", metavar="DECK", help="the decks to export; a card goes to the first that holds it"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="the file to write, - for standard output"
    )
    parser.add_argument("--format", choices=("apkg", "csv", "json", "md"), help="an Anki package (default), a table, everything for programs, or pages to read; without it the file's ending tells")  # fmt: skip
    parser.add_argument("--progress", action="store_true", help="with JSON: how each card stands")
    parser.add_argument("--typing", choices=("always", "desktop", "never"), help="where Anki asks for typed answers (remembered; at first: desktop)")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def run_export(args: Arguments) -> int:
    """Writes the file and reports."""
    with Context(args) as context:
        library = context.library
        ids = decks_named(library, args.decks)
        decks = [deck for id in ids if (deck := library.deck(id)) is not None]
        args.format = args.format or _format(args.output)
        if args.format != "apkg":
            from tutor.cli.plainly import run_plainly

            return run_plainly(context, decks, args)
        if args.progress:
            raise Refusal("an Anki package carries no progress yet", "take --format json", 2)
        return _package(context, decks, args)


def _package(context: Context, decks: Sequence[Deck], args: Arguments) -> int:
    from tutor.anki.export import build
    from tutor.anki.package import write
    from tutor.store.ledger import Ledger

    ledger = Ledger(context.journal.store)
    known = ledger.known()
    with working("writing the package"):
        held = list(cards(context.library, decks, context.now()))
        written = [*held, *retired(context.library, held, known)]
        export = build(written, known, context.now().at, args.typing, in_decks(context.library))
        with _place(args) as path:
            write(export.package, path)
    try:
        ledger.record(export.record)
    except Refusal as refusal:
        raise Refusal(f"{args.output} is written, but {refusal.message}", refusal.help) from None
    if args.json:
        left = {name: [part._asdict() for part in getattr(export, name)] for name in ("stays", "gone")}
        counts = {name: getattr(export, name) for name in ("notes", "new", "changed", "unchanged", "retired")}
        say_json({"path": args.output, **counts, **left})
    else:
        _tell(export, args.output)
    return 0


def _format(output: str) -> str:
    """The format that a file's ending asks for."""
    ending = output.lower().rpartition(".")[2]
    return ending if ending in ("csv", "json", "md") else "apkg"


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
    for part in export.stays:
        say(f"Anki leaves {count(part.notes, 'note')} in the deck {part.deck}, where they first went: {part.search}")
    for part in export.gone:
        say(f"Anki keeps {count(part.notes, 'note')} of the deck {part.deck} that your files lack now: {part.search}")


def cards(library: Library, decks: Sequence[Deck], now: Moment) -> Iterator[ExportCard]:
    """The cards of the decks in introduction order, each under the first deck that holds it."""
    from tutor.anki.naming import deck_name

    seen: set[str] = set()
    for deck in decks:
        name = deck_name(deck.anki or deck.title.replace("::", ": "))
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


def introduction(library: Library, deck: Deck, now: Moment) -> Iterator[Card]:
    """All cards of a deck as a learner who knows nothing would meet them: each item's first card, then the siblings in their order."""
    alone = library._replace(decks=(deck._replace(new_per_day=None),))
    first = agenda(alone, {}, now, Settings(new_per_day=len(library.cards) + 1)).new
    yield from (library.cards[key] for key in first)
    met = set(first)
    yield from sorted((card for key, card in library.cards.items() if key not in met and deck.holds(card)), key=_order)


def _order(card: Card) -> tuple[int, str]:
    return card.rank, card.file


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
