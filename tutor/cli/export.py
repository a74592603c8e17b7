"""`tutor export`: decks as an Anki package, and what Anki will not do by itself."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, decks_named
from tutor.core.agenda import agenda
from tutor.core.cards import Card, CardKey, Deck
from tutor.core.days import Moment
from tutor.core.library import Library
from tutor.core.problems import Refusal
from tutor.core.settings import Settings
from tutor.core.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from tutor.anki.export import ExportCard


def arguments_export(parser: ArgumentParser) -> None:
    """DECK…, the file, the format."""
    parser.add_argument(
        "decks", nargs="+", metavar="DECK", help="the decks to export; a card goes to the first that holds it"
    )
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the file to write")
    parser.add_argument("--format", choices=("apkg", "md"), default="apkg", help="an Anki package (default), or Markdown to read")  # fmt: skip
    parser.add_argument("--typing", choices=("always", "desktop", "never"), help="where Anki asks for typed answers (remembered; at first: desktop)")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def run_export(args: Arguments) -> int:
    """Writes the file and reports."""
    with Context(args) as context:
        library = context.library
        ids = decks_named(library, args.decks)
        decks = [deck for id in ids if (deck := library.deck(id)) is not None]
        if args.format == "md":
            from tutor.core.reading import markdown
            from tutor.store.places import write_whole

            write_whole(os.path.abspath(args.output), "\n".join(markdown(library, deck) for deck in decks).encode())
            print(f"{count(len(decks), 'deck')} written to {args.output}")
            return 0
        return _package(context, decks, args)


def _package(context: Context, decks: Sequence[Deck], args: Arguments) -> int:
    from tutor.anki.export import build
    from tutor.anki.package import write
    from tutor.store.ledger import Ledger

    ledger = Ledger(context.journal.store)
    known = ledger.known()
    export = build(list(cards(context.library, decks, context.now())), known, context.now().at, args.typing)
    write(export.package, Path(args.output))
    ledger.record(export.record)
    if args.json:
        import json

        left = {name: [dict(part._asdict()) for part in getattr(export, name)] for name in ("stays", "gone")}
        print(json.dumps({"path": args.output, "notes": export.notes, "new": export.new, "changed": export.changed, "unchanged": export.unchanged, **left}, indent=2))  # fmt: skip
        return 0
    parts = [f"{getattr(export, name)} {name}" for name in ("new", "changed", "unchanged") if getattr(export, name)]
    print(f"{count(export.notes, 'note')} written to {args.output}: {', '.join(parts)}")
    for part in export.stays:
        print(
            f"{count(part.notes, 'note')} stay in the deck {part.deck}, where Anki first put them; to find them: {part.search}"
        )
    for part in export.gone:
        print(
            f"{count(part.notes, 'note')} of the deck {part.deck} are in the package no more; Anki keeps them: {part.search}"
        )
    return 0


def cards(library: Library, decks: Sequence[Deck], now: Moment) -> Iterator[ExportCard]:
    """The cards of the decks in introduction order, each under the first deck that holds it."""
    from tutor.anki.export import ExportCard
    from tutor.anki.naming import deck_name
    from tutor.core.drills import face_in

    seen: set[str] = set()
    for deck in decks:
        name = deck_name(deck.anki or deck.title.replace("::", ": "))
        for card in introduction(library, deck, now):
            if card.key in seen:
                continue
            seen.add(card.key)
            shown = face_in(library, card.key, 0)
            images, audio = (tuple(_media(library.path, names, card.key)) for names in (shown.images, shown.audio))
            yield ExportCard(card.key, oldest(library, card.key), shown, name, card.tags, images, audio)


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
