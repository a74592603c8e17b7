"""`tutor export`: decks as an Anki package or in a plain format."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, decks_named
from tutor.core.problems import Refusal, visible

if TYPE_CHECKING:
    from argparse import ArgumentParser

_WHOLE = (".colpkg", ".anki2", ".anki21", ".anki21b")
_DATABASE = b"SQLite format 3\0"


def arguments_export(parser: ArgumentParser) -> None:
    """DECK…, the file, the format."""
    parser.add_argument(
        "decks", nargs="+", metavar="DECK", help="the decks to export; a card goes to the first that holds it"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="the file to write, - for standard output"
    )
    parser.add_argument("--format", choices=("apkg", "csv", "json", "md"), help="an Anki package (default), a table, everything for programs, or pages to read; without it the file's ending tells")  # fmt: skip
    parser.add_argument(
        "--progress",
        action="store_true",
        help="with how each card stands; into Anki with all its reviews, once for a card",
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help="with --progress: also for cards whose progress went out before and never reached Anki",
    )
    parser.add_argument("--typing", choices=("always", "desktop", "never"), help="where Anki asks for typed answers (remembered; at first: desktop)")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def run_export(args: Arguments) -> int:
    """Writes the file and reports."""
    if not args.format:
        args.output = _ended(args.output)
    _refuse(args.output)
    with Context(args) as context:
        library = context.library
        ids = decks_named(library, args.decks)
        decks = [deck for id in ids if (deck := library.deck(id)) is not None]
        args.format = args.format or _format(args.output)
        if args.format != "apkg":
            from tutor.cli.plainly import run_plainly

            return run_plainly(context, decks, args)
        from tutor.cli.packaging import run_package

        return run_package(context, decks, args)


def _ended(output: str) -> str:
    """The file with an ending that tells its format: a package where it has none; raises Refusal for one that tells nothing."""
    ending = os.path.splitext(output)[1].lower()
    if output == "-" or ending.lstrip(".") in ("apkg", "csv", "json", "md") or output.lower().endswith(_WHOLE):
        return output
    if ending:
        raise Refusal(
            f"'{visible(ending)}' tells no format",
            "name a file that ends in .apkg, .csv, .json or .md, or say --format",
            2,
        )
    return f"{output}.apkg"


def _refuse(output: str) -> None:
    """What would be the end of a collection: a file that Anki puts in its place, and one written over a database."""
    if output.lower().endswith(_WHOLE):
        raise Refusal(f"'{visible(output)}' would be a whole collection to Anki, which its own gives way to", "name a file that ends in .apkg", 2)  # fmt: skip
    if os.path.isfile(output):
        with suppress(OSError), open(output, "rb") as file:
            if file.read(len(_DATABASE)) == _DATABASE:
                raise Refusal(f"'{visible(output)}' is a database, and is not written over", "name another file")


def _format(output: str) -> str:
    """The format that a file's ending asks for."""
    ending = output.lower().rpartition(".")[2]
    return ending if ending in ("csv", "json", "md") else "apkg"
