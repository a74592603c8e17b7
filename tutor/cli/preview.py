"""`tutor preview`: the cards of a file as they will look; in a terminal live, elsewhere every face as text, or as JSON."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, at_home
from tutor.cli.named import path_named
from tutor.cli.study import no_terminal, opened
from tutor.core.problems import visible
from tutor.core.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from tutor.core.previewing import CardView, Preview

LOOK_AGAIN = 0.25


def arguments_preview(parser: ArgumentParser) -> None:
    """FILE, and how it is shown."""
    parser.add_argument("file", metavar="FILE", help="a question file, in a library or anywhere else, or its name in the library in use")  # fmt: skip
    parser.add_argument("--watch", action="store_true", help="print it again whenever it is saved (in a terminal the app does so anyway)")  # fmt: skip
    parser.add_argument("--plain", action="store_true", help="every face as text, also in a terminal")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_preview(args: Arguments) -> int:
    """The app on the file's cards, or their text; exit 1 when the file has an error."""
    path = os.path.abspath(path_named(args, args.file))
    with Context(at_home(args, path)) as context:
        if not (args.json or args.plain or args.watch or no_terminal()):
            from tutor.core.previewing import Previewing

            return opened(context, Previewing(path), "tutor preview --plain FILE works without one")
        desk = context.desk()
        preview = desk.preview(path)
        _print(preview, args.json)
        while args.watch:
            time.sleep(LOOK_AGAIN)
            stamp = desk.stamp(path)
            if stamp and stamp != preview.stamp:
                from tutor.core.previewing import kept

                preview = kept(preview, desk.preview(path))
                print()
                _print(preview, args.json)
    return 1 if preview.errors else 0


def _print(preview: Preview, json: bool) -> None:
    if json:
        from tutor.cli.streams import say_json

        say_json(_record(preview))
        return
    from tutor.core.problems import render

    lines = [visible(preview.title), f"{count(len(preview.cards), 'card')}"]
    for card in preview.cards:
        lines += ["", *_told(preview, card)]
    for problem in preview.problems:
        lines += ["", render(problem)]
    warnings = len(preview.problems) - preview.errors
    lines += [
        "",
        f"{count(preview.errors, 'error')}, {count(warnings, 'warning')}" if preview.problems else "no problems",
    ]
    print("\n".join(lines))
    sys.stdout.flush()


def _told(preview: Preview, card: CardView) -> Iterator[str]:
    """A card with all its faces, each asked and answered, as plain mode says it."""
    from tutor.cli.plain import front, reveal
    from tutor.core.faces import Graded, Shown
    from tutor.core.previewing import drilled

    stale = ", as it was before the error" if card.stale else ""
    yield f"line {card.line}, {card.drill}, {visible(drilled(card, preview.in_library))}{stale}"
    for number, face in enumerate(card.faces, 1):
        if len(card.faces) > 1:
            yield f"  wording {number} of {len(card.faces)}"
        yield from (f"  {line}" for line in front(face))
        yield from (f"    {line}" for line in reveal(face, Shown(), Graded("none", None)))


def _record(preview: Preview) -> dict[str, object]:
    from tutor.cli.plain import front, reveal
    from tutor.core.faces import Graded, Shown
    from tutor.files.check import record

    return {
        "path": preview.path,
        "title": preview.title,
        "errors": preview.errors,
        "cards": [
            {
                "key": card.key, "item": card.item, "drill": card.drill, "line": card.line, "draft": card.draft, "stale": card.stale,
                "depth": ("gist", "standard", "deep")[min(card.depth, 2)], "decks": list(card.decks),
                "faces": [
                    {"front": list(front(face)), "answer": list(reveal(face, Shown(), Graded("none", None)))}
                    for face in card.faces
                ],
            }
            for card in preview.cards
        ],
        "problems": [record(problem) for problem in preview.problems],
    }  # fmt: skip
