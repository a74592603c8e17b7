"""`tutor draft`: a question file proposed from an article, and the review of its drafts."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, at_home
from tutor.cli.named import path_named
from tutor.cli.streams import make_file, say_json, there, working
from tutor.core.problems import Refusal, visible
from tutor.core.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from tutor.files.draft.article import Article
    from tutor.files.draft.sections import Divided
    from tutor.files.draft.write import Written

LISTS = ("terms", "faqs", "points", "unknown", "timeline", "numbers", "myths", "viewpoints", "missing")


class Drafted(NamedTuple):
    """What was read, what was found in it, and the file made of it."""

    article: Article
    found: Divided
    written: Written


def arguments_draft(parser: ArgumentParser) -> None:
    """ARTICLE, where to write, and whether to review."""
    parser.add_argument("article", nargs="?", metavar="ARTICLE", help="text, Markdown or saved HTML (- for standard input); with --review also a question file that holds drafts, or its name")  # fmt: skip
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write it, - to print it (else questions/ of the library in use)")  # fmt: skip
    parser.add_argument("--review", action="store_true", help="go through the drafts: accept, reword, merge or drop each")  # fmt: skip
    parser.add_argument("--plain", action="store_true", help="with --review: line by line")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")


def run_draft(args: Arguments) -> int:
    """Writes the file and says what was found and what was not; with --review, opens the drafts."""
    if args.review and args.json:
        raise Refusal("--json tells what was found, and --review opens a screen", "take one of the two", 2)
    path = args.article or ""
    # What is no file is the name of a question file: an article is always one.
    drafts = args.review and path != "-" and (path.lower().endswith((".yaml", ".yml")) or not os.path.lexists(path))
    if drafts and path:
        path = path_named(args, path)
        at_home(args, os.path.abspath(path))
    with Context(args) as context:
        if drafts:
            return _review(context, args, path or _changed_last(args, context))
        if not path:
            raise Refusal(
                "an article is needed", "tutor draft ARTICLE, where ARTICLE is text, Markdown or saved HTML", 2
            )
        if path.lower().endswith((".yaml", ".yml")):
            raise Refusal(f"'{visible(path)}' is a question file, not an article", f"tutor draft --review {visible(path)} goes through its drafts")  # fmt: skip
        if args.output == "-" and args.review:
            raise Refusal("what is printed cannot be reviewed", "leave -o - away", 2)
        with working("reading the article"):
            drafted = _drafted(path, _name(args.output or ""), () if args.output else _taken(args, context))
        target = _write(args, context, drafted)
        if args.json and args.output != "-":
            say_json(record(drafted, target))
        _tell(drafted, target)
        return _review(context, args, target) if args.review else 0


def _drafted(path: str, name: str, taken: Collection[str]) -> Drafted:
    from tutor.files.draft.abbreviations import terms_of
    from tutor.files.draft.causal import claims_of
    from tutor.files.draft.caveats import caveats
    from tutor.files.draft.reading import read_article
    from tutor.files.draft.sections import divided
    from tutor.files.draft.write import written

    article = read_article(path)._replace(path=_lasting(path))
    found = divided(article)
    text = written(article, found, claims_of(article), terms_of(article), name, taken, caveats(article))
    return Drafted(article, found, text)


def _lasting(path: str) -> str:
    """The article's path as the file names it, so that it is found from any folder."""
    if path == "-":
        return path
    full, home = os.path.abspath(path), os.path.expanduser("~")
    return f"~{full[len(home) :]}" if home != os.sep and full.startswith(home + os.sep) else full


# ---- where it goes


def _name(output: str) -> str:
    """The id of a file to be written to a path, "" where none was named."""
    from tutor.files.naming import slug

    name = os.path.basename(output)
    return slug(name.rpartition(".")[0] if name.lower().endswith((".yaml", ".yml")) else name)


def _taken(args: Arguments, context: Context) -> set[str]:
    """Ids in use in the library the file is to go into; those of question files named after the article are not among them."""
    from tutor.cli.new import own_library
    from tutor.files.load import load
    from tutor.store.places import cache_folder

    library = own_library(args, context)
    if not os.path.isdir(os.path.join(library, "questions")):
        return set()
    read = load(library, cache_folder())
    named = {id for id, file in read.files.items() if os.path.basename(file.path) != f"{id}.yaml"}
    return named | {deck.id for deck in read.decks if deck.path.startswith("decks/")}


def _write(args: Arguments, context: Context, drafted: Drafted) -> str:
    """Writes the file and returns its path, "" when it was printed; raises Refusal where there is one already."""
    if args.output == "-":
        if args.json:
            say_json({**record(drafted, ""), "text": drafted.written.text})
        else:
            print(drafted.written.text, end="")
        return ""
    if args.output:
        path: str = args.output
        library = ""
    else:
        from tutor.cli.new import own_library

        library = own_library(args, context)
        path = os.path.join(library, "questions", f"{drafted.written.id}.yaml")
    shown = visible(_shown(path))
    mend = f"tutor draft --review {shown} goes through its drafts; -o FILE writes a second one"
    if os.path.lexists(path):
        raise there(shown, mend)
    if library:
        from tutor.files.writing.beside import lay

        os.makedirs(os.path.dirname(path), exist_ok=True)
        lay(library)
    make_file(path, drafted.written.text.encode("utf-8"), there(shown, mend))
    return path


def _changed_last(args: Arguments, context: Context) -> str:
    """The question file changed last in the library in use."""
    from tutor.cli.context import library_path
    from tutor.files.writing.new import target

    library, _ = library_path(args.library or os.environ.get("TUTOR_LIBRARY", ""), context.data)
    return target(library, "", {})


def _review(context: Context, args: Arguments, path: str) -> int:
    from tutor.cli.review import run_review

    return run_review(context, path, args.plain)


def _shown(path: str) -> str:
    shown = os.path.relpath(path)
    return path if shown.startswith("..") else shown


# ---- what is said of it


def _tell(drafted: Drafted, target: str) -> None:
    """On standard error: what was found in each section and what was not, and what to do next."""
    from tutor.files.draft.headings import SPOKEN

    entries = drafted.found.entries
    counts = drafted.written.counts
    article = drafted.article
    lines = [f"{visible(article.title or 'an article without a title')}"]
    known = [
        f"{key} {visible(value)}" for key in ("publisher", "authors", "date", "doi") if (value := getattr(article, key))
    ]
    unknown = [key for key in ("publisher", "authors", "date") if not getattr(article, key)]
    lines.append("  " + "; ".join([*known, *([f"not found: {', '.join(unknown)}"] if unknown else [])]))
    for role in LISTS:
        if entries[role]:
            lines.append(f"  {len(entries[role]):>3}  {SPOKEN[role]} (line {_lines(drafted, role)})")
    lines.append(f"  {counts['sources']:>3}  {SPOKEN['sources']}")
    extra = counts["terms"] - len(entries["terms"])
    if extra > 0:
        lines.append(f"  {extra:>3}  further terms in running text")
    lines.append(f"  {counts['claims']:>3}  claims in running text")
    if counts["caveats"]:
        lines.append(f"  {counts['caveats']:>3}  open ends in running text")
    lines += [f"  a section of {SPOKEN[role]} begins on line {line}, but nothing in it could be told apart" for role, line in drafted.found.empty]  # fmt: skip
    missed = [SPOKEN[role] for role in LISTS[:5] if not entries[role]]
    if missed:
        lines.append(f"  no section of {' or '.join(missed)} was found")
    total = sum(counts[key] for key in ("points", "terms", "faqs", "claims"))
    if target:
        shown = visible(_shown(target))
        lines += [
            f"{shown}: {count(total, 'draft')}, none of them asked yet",
            f"next: tutor draft --review {shlex.quote(shown)}",
        ]
    print("\n".join(lines), file=sys.stderr)


def _lines(drafted: Drafted, role: str) -> str:
    lines = [line for entry in drafted.found.entries[role] for line in entry.lines]
    return f"{min(lines)}-{max(lines)}" if min(lines) != max(lines) else str(lines[0])


def record(drafted: Drafted, target: str) -> dict[str, object]:
    """The report for programs; keys are kept."""
    article, entries = drafted.article, drafted.found.entries
    return {
        "path": target or None,
        "id": drafted.written.id,
        "article": {
            key: getattr(article, key) or None for key in ("title", "publisher", "authors", "date", "url", "doi")
        },
        "found": {role: len(entries[role]) for role in LISTS},
        "empty": [{"section": role, "line": line} for role, line in drafted.found.empty],
        "items": dict(drafted.written.counts),
    }
