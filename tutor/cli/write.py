"""The commands of an author: check, init, schema."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, library_path
from tutor.cli.streams import say_json, working
from tutor.core.problems import Problem, Refusal, visible
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
        with working("reading the files"):
            problems = list(check(paths))
        try:
            problems += () if args.paths else _renamed(context)
        except Refusal as refusal:
            # What an author wrote is checked as well where progress cannot be read.
            print(f"names were not compared with your progress: {visible(refusal.message)}", file=sys.stderr)
    print(write(problems, args.format), end="")
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if args.format == "text":
        print(f"{count(errors, 'error')}, {count(warnings, 'warning')}" if problems else "no problems", file=sys.stderr)
    return 1 if errors or (args.strict and warnings) else 0


def _renamed(context: Context) -> Iterator[Problem]:
    """Names with a history that are gone, at paths like those of all other problems."""
    from tutor.files.renames import renamed

    library = context.library
    for each in renamed(library, context.journal.history()):
        yield each._replace(place=each.place._replace(path=os.path.join(library.path, each.place.path)))


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
        print(f"made {visible(target)}: questions/ and decks/ are yours to edit")
        before = remembered_library(context.data)
        if not before:
            remember_library(context.data, target)
            print("tutor uses it from now on, wherever no other library is named")
        else:
            print(f"tutor goes on using {before}; it uses this one inside its folder, or with --library {target}")
    return 0


def arguments_schema(parser: ArgumentParser) -> None:
    """Which of the two."""
    parser.add_argument("kind", choices=("question-file", "deck"), help="which kind of file")


def run_schema(args: Arguments) -> int:
    """The JSON Schema that editors complete and check with."""
    from tutor.files.schema import deck_schema, question_file_schema

    say_json(question_file_schema() if args.kind == "question-file" else deck_schema())
    return 0
