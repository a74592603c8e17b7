"""`tutor read`: a deck as pages of text, in the order in which it would be asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, decks_named

if TYPE_CHECKING:
    from argparse import ArgumentParser


def arguments_read(parser: ArgumentParser) -> None:
    """DECK… and the format."""
    parser.add_argument("decks", nargs="*", metavar="DECK", help="only these decks (else the first)")
    parser.add_argument("--format", choices=("text", "md"), default="text", help="text (default) or Markdown")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_read(args: Arguments) -> int:
    """Prints the passages; a rule of one blank line between them."""
    from tutor.core.reading import markdown, passages
    from tutor.core.text import plain, wrap

    with Context(args) as context:
        library = context.library
        ids = decks_named(library, args.decks) or tuple(deck.id for deck in library.decks[:1])
        decks = [deck for deck in library.decks if deck.id in ids]
        if args.json:
            from tutor.cli.streams import say_json

            pages = [{"id": deck.id, "title": deck.title, "passages": [{"label": p.label, "text": plain(p.text), "remark": p.remark, "item": p.item} for p in passages(library, deck)]} for deck in decks]  # fmt: skip
            say_json(pages)
            return 0
        for deck in decks:
            if args.format == "md":
                print(markdown(library, deck), end="")
                continue
            print(deck.title)
            for passage in passages(library, deck):
                lines = [plain(line) for line in wrap(passage.text, 64)]
                if passage.remark:
                    lines[-1] += f"  ({passage.remark})"
                print(f"\n{passage.label:>10}  {lines[0]}")
                for line in lines[1:]:
                    print(f"{'':>12}{line}")
        sys.stdout.flush()
    return 0
