"""The commands of an author: init, schema."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context
from tutor.cli.streams import say_json
from tutor.core.problems import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser


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
