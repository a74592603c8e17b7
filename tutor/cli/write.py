"""The commands of an author: check, init, schema."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, library_path
from tutor.core.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser


def arguments_check(parser: ArgumentParser) -> None:
    """PATH…, the format and how strict."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or libraries (else the library in use)")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="text (default), json or github annotations")  # fmt: skip
    parser.add_argument("--json", dest="format", action="store_const", const="json", help="the same as --format json")
    parser.add_argument("--strict", action="store_true", help="warnings count as well")


def run_check(args: Arguments) -> int:
    """Every problem of the files, then lints; exit 1 when there is an error (with --strict: a warning)."""
    from tutor.files.check import check, write

    with Context(args) as context:
        paths = args.paths or [library_path(args.library or os.environ.get("TUTOR_LIBRARY", ""), context.data)[0]]
        problems = list(check(paths))
        if not args.paths:
            from tutor.files.renames import renamed

            problems += renamed(context.library, context.journal.history())
    print(write(problems, args.format), end="")
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if args.format == "text":
        print(f"{count(errors, 'error')}, {count(warnings, 'warning')}" if problems else "no problems", file=sys.stderr)
    return 1 if errors or (args.strict and warnings) else 0


def arguments_init(parser: ArgumentParser) -> None:
    """DIR."""
    parser.add_argument("folder", metavar="DIR", help="a new or empty folder")


def run_init(args: Arguments) -> int:
    """A new library with the starter content as example; the first one made is used from then on wherever no other is named."""
    from tutor.files.scaffold import init, starter
    from tutor.store.places import remember_library, remembered_library

    with Context(args) as context:
        target = os.path.abspath(os.path.expanduser(args.folder))
        init(starter(), target)
        print(f"made {target}: questions/ and decks/ are yours to edit")
        if not remembered_library(context.data):
            remember_library(context.data, target)
            print("tutor uses it from now on, wherever no other library is named")
    return 0


def arguments_schema(parser: ArgumentParser) -> None:
    """Which of the two."""
    parser.add_argument("kind", choices=("question-file", "deck"), help="which kind of file")


def run_schema(args: Arguments) -> int:
    """The JSON Schema that editors complete and check with."""
    from tutor.files.schema import deck_schema, question_file_schema

    print(
        json.dumps(
            question_file_schema() if args.kind == "question-file" else deck_schema(), ensure_ascii=False, indent=2
        )
    )
    return 0
