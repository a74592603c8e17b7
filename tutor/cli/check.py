"""`tutor check`: every problem of the files, and what a code means."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, library_path
from tutor.cli.named import paths_named
from tutor.cli.streams import say_json, working
from tutor.core.problems import Problem, Refusal, visible
from tutor.core.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser


def arguments_check(parser: ArgumentParser) -> None:
    """PATH…, the format, how strict, what to mend."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or libraries, or question files and decks by name (else the library in use)")  # fmt: skip
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="text (default), json or github annotations")  # fmt: skip
    parser.add_argument("--json", dest="format", action="store_const", const="json", help="the same as --format json")
    parser.add_argument("--strict", action="store_true", help="warnings count as well")
    parser.add_argument("--against", metavar="ARTICLE", help="compare with the article (text, Markdown, saved HTML): words copied, figures and names it does not have")  # fmt: skip
    parser.add_argument("--fix", action="store_true", help="write what can be written safely: ids, former names, quotes, sources in order")  # fmt: skip
    parser.add_argument("--diff", action="store_true", help="with --fix: show what would be written, and write nothing; exit 1 where there is anything")  # fmt: skip
    parser.add_argument("--explain", metavar="CODE", nargs="?", const="list", help="what a code means, with an example; without CODE all of them")  # fmt: skip


def run_check(args: Arguments) -> int:
    """Every problem of the files, then lints; exit 1 when there is an error (with --strict: a warning), of a diff when it shows anything."""
    from tutor.files.check import check, write

    if args.explain:
        return _explain(args)
    if args.diff and args.format != "text":
        raise Refusal(f"a diff is not written as {args.format}", "leave one of the two away", 2)
    with Context(args) as context:
        library, writable = library_path(args.library or os.environ.get("TUTOR_LIBRARY", ""), context.data)
        paths = paths_named(args, args.paths) or [library]
        if args.fix or args.diff:
            from tutor.cli.fixing import fix

            changed = fix(context, paths, "" if args.paths else library, writable, args.diff)
            if args.diff:
                return 1 if changed else 0
            context.forget_library()
        with working("reading the files"):
            problems = list(check(paths))
        problems += _against(args.against, paths) if args.against else ()
        try:
            problems += () if args.paths else _renamed(context)
        except Refusal as refusal:
            # What an author wrote is checked as well where progress cannot be read.
            print(f"names were not compared with your progress: {visible(refusal.message)}", file=sys.stderr)
    print(write(problems, args.format), end="")
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if args.format == "text":
        left = " left" if args.fix else ""
        said = f"{count(errors, 'error')}, {count(warnings, 'warning')}{left}" if problems else f"no problems{left}"
        print(said, file=sys.stderr)
    return 1 if errors or (args.strict and warnings) else 0


def _renamed(context: Context) -> Iterator[Problem]:
    """Names with a history that are gone, at paths like those of all other problems."""
    from tutor.files.renames import renamed
    from tutor.store.database import NAME

    if not os.path.exists(os.path.join(context.data, NAME)):
        return  # nothing was ever studied, so the library need not be read once more
    library = context.library
    for each in renamed(library, context.journal.history()):
        yield each._replace(place=each.place._replace(path=os.path.join(library.path, each.place.path)))


def _against(article: str, paths: Sequence[str]) -> tuple[Problem, ...]:
    """What the files share with their article, and what it does not have."""
    from tutor.files.original import against

    compared = against(article, paths)
    copied = sum(each.code == "copied-words" for each in compared.problems)
    strange = sum(each.code in ("figure-not-in-article", "name-not-in-article") for each in compared.problems)
    said = f"words copied in {count(copied, 'place')}" if copied else "no words copied"
    if compared.own:
        said += f", {count(compared.told, 'figure or name', 'figures and names')} found in it" + (f", {strange} not" if strange else "")  # fmt: skip
    print(
        f"{count(compared.files, 'file')} compared with {visible(os.path.basename(article))}: {said}", file=sys.stderr
    )
    if not compared.own:
        print("figures and names were not compared: no file here has the title of this article; name the file", file=sys.stderr)  # fmt: skip
    return compared.problems


def _explain(args: Arguments) -> int:
    """One code, or all of them with a line each."""
    from tutor.files.explain import explained, explanations, index, page

    if args.explain == "list":
        known = explanations().values()
        if args.format == "json":
            say_json([each._asdict() for each in known])
        else:
            print(index(known), end="")
        return 0
    found = explained(args.explain)
    if args.format == "json":
        say_json(found._asdict())
    else:
        print(page(found), end="")
    return 0
