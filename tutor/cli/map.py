"""`tutor map`: the causal map of some decks or of the whole library, for reading, for drawing programs, for scripts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, decks_named
from tutor.core.problems import Refusal

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from tutor.core.mapping import Atlas


def arguments_map(parser: ArgumentParser) -> None:
    """DECK… and the format."""
    parser.add_argument("decks", nargs="*", metavar="DECK", help="only these decks (else the whole library)")
    parser.add_argument(
        "--format",
        choices=("text", "dot", "mermaid", "json"),
        default="text",
        help="text (default), Graphviz, Mermaid, or JSON with what you remember of each link",
    )
    parser.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")


def run_map(args: Arguments) -> int:
    """Prints the map."""
    from tutor.core.mapping import dot, mermaid, of_library, record

    with Context(args) as context:
        decks = decks_named(context.library, args.decks)
        atlas = of_library(
            context.library, decks, context.states(), context.now(), context.journal.parameters().numbers
        )
        if args.format == "json":
            import json

            print(json.dumps(record(atlas), ensure_ascii=False, indent=2))
            return 0
        if not atlas.graph.links:
            raise Refusal("there is no claim here, so there is no map", "a claim needs cause, effect and what one does to the other: tutor new or the README shows one")  # fmt: skip
        print({"dot": dot, "mermaid": mermaid}.get(args.format, _text)(atlas), end="")
    return 0


def _text(atlas: Atlas) -> str:
    """The outline with its marks, then the circles, then what the marks mean."""
    from tutor.core.mapping import circle_told, counted, mark, outline
    from tutor.tui.widgets.glyphs import choose
    from tutor.tui.widgets.overview import entry_line, meanings
    from tutor.tui.widgets.spine import Frame

    frame = Frame(glyphs=choose("auto", sys.stdout.encoding or "utf-8", ""))
    known, of = counted(mark(atlas, link) for link in atlas.graph.links)
    lines = [f"{known} of {of} links known", ""]
    lines += ["".join(piece.text for piece in entry_line(frame, entry, "ink")).rstrip() for entry in outline(atlas)]
    if atlas.circles:
        lines += ["", *(f"feedback: {frame.glyphs.words(circle_told(atlas, circle))}" for circle in atlas.circles)]
    return "\n".join([*lines, "", meanings(frame.glyphs)]) + "\n"
