"""`tutor new`: begins a question file, a deck or an item, says where, and opens it in the editor if asked to."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, library_path
from tutor.cli.streams import say_json
from tutor.core.problems import Refusal, visible
from tutor.core.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from tutor.files.writing.compose import Value
    from tutor.files.writing.new import Made

ARTICLE = ("title", "publisher", "authors", "date", "url", "doi")
TEXTS = (
    "definition",
    "full",
    "clue",
    "confuse",
    "answer",
    "number",
    "flawed",
    "sound",
    "verb",
    "say",
    "because",
    "in",
    "depth",
)
LISTS = ("points", "also", "typed", "right", "wrong", "order", "evidence")
EXAMPLES = """
  tutor new file otters --title "The otter that holds up a forest" --url https://tidepool.example/otters
  tutor new term "urchin barren" --definition "Sea floor grazed bare of kelp."
  tutor new faq "What share of its own weight does a sea otter eat a day?" --number "25 %"
  tutor new claim "sea otters" decreases "sea urchins" --because "An otter eats a quarter of its weight a day."
  tutor new deck "Kelp forests" otters urchins

The relation of a claim is one of increases, decreases, causes, prevents, enables, modulates, does-not-affect, goes-with; a verb that is plainly
one of them is taken as well (reduces, boosts, leads to, blocks, allows …) and kept as its verb. Without words a template is written, to be filled in. What is not finished is marked as a draft, and not asked until you say so."""


def arguments_new(parser: ArgumentParser) -> None:
    """What, its words, and what is known of it."""
    parser.epilog = f"examples:\n{EXAMPLES}"
    parser.add_argument("kind", choices=("file", "deck", "term", "faq", "claim"), help="what to begin")
    parser.add_argument("words", nargs="*", metavar="WORD", help="file: its name; deck: its name, then question files; term: the term; faq: the question; claim: cause, relation, effect")  # fmt: skip
    parser.add_argument(
        "--to", metavar="FILE", default="", help="the question file to add to (else the one changed last)"
    )
    parser.add_argument("--id", metavar="ID", default="", help="an id of its own (else the slug of the wording)")
    parser.add_argument("-e", "--edit", action="store_true", help="open it in your editor, then check it")
    parser.add_argument("--short", action="store_true", help="without the examples")
    parser.add_argument("--json", action="store_true", help="print JSON")
    article = parser.add_argument_group("of a file: its article")
    for name in ARTICLE:
        article.add_argument(f"--{name}", metavar="TEXT")
    term = parser.add_argument_group("of a term")
    term.add_argument("--definition", metavar="TEXT", help="what it means")
    term.add_argument("--full", metavar="TEXT", help="what an abbreviation stands for")
    term.add_argument("--clue", metavar="TEXT", help="a second wording of the front")
    term.add_argument("--also", metavar="TEXT", nargs="+", help="other names that are right too")
    term.add_argument("--confuse", metavar="TEXT", help="what it is easily confused with")
    faq = parser.add_argument_group("of a faq: one form of answer (--points for a term as well)")
    faq.add_argument("--points", metavar="TEXT", nargs="+", help="what must be said, ticked one by one")
    faq.add_argument("--answer", metavar="TEXT", help="recalled, judged by oneself")
    faq.add_argument("--typed", metavar="TEXT", nargs="+", help="typed; the first is shown, the others are right too")
    faq.add_argument("--number", metavar="NUMBER", help="typed, with its unit")
    faq.add_argument("--within", metavar="NUMBER", type=_decimal, help="how far off the number may be")
    faq.add_argument("--right", metavar="TEXT", nargs="+", help="right options")
    faq.add_argument("--wrong", metavar="TEXT", nargs="+", help="wrong options")
    faq.add_argument("--order", metavar="TEXT", nargs="+", help="lines in their right order")
    faq.add_argument("--flawed", metavar="TEXT", help="a wrong statement, instead of a question")
    faq.add_argument("--sound", metavar="TEXT", help="its right twin")
    claim = parser.add_argument_group("of a claim")
    claim.add_argument("--verb", metavar="TEXT", help="a better word than the relation's")
    claim.add_argument("--say", metavar="TEXT", help="the whole sentence in your words")
    claim.add_argument("--evidence", metavar="ID", nargs="+", help="ids of sources of the file")
    claim.add_argument("--in", metavar="TEXT", help="population or setting")
    claim.add_argument("--hedged", action="store_true", help="the source says may, might or could")
    every = parser.add_argument_group("of every item")
    every.add_argument("--because", metavar="TEXT", help="why it is so")
    every.add_argument("--depth", choices=("gist", "standard", "deep", "map"), help="from which depth it is asked")


def run_new(args: Arguments) -> int:
    """Writes it, says `path:line: what`, and with --edit opens it there and checks it afterwards."""
    with Context(args) as context:
        library = own_library(args, context)
        made = _made(args, library, context)
        shown = os.path.relpath(made.path)
        shown = made.path if shown.startswith("..") else shown
        named = f"{args.kind} {made.id}" if made.id else args.kind
        if args.json:
            say_json({"path": shown, "line": made.line, "kind": args.kind, "id": made.id or None, "draft": made.draft})
        else:
            print(
                f"{visible(shown)}:{made.line}: {visible(named)}{', a draft until it is filled in' if made.draft else ''}"
            )
        return _edited(made, shown, context.settings.editor) if args.edit else 0


def own_library(args: Arguments, context: Context) -> str:
    """The folder of the library to write to; raises Refusal where it is the program's own, or may not be written to."""
    from tutor.files.scaffold import discover, must_be_own

    named = args.library or os.environ.get("TUTOR_LIBRARY", "")
    if not named and os.path.isdir("questions") and discover(os.getcwd()) is None:
        # Begun by hand: others find a library by its first question file.
        named = os.getcwd()
    path, writable = library_path(named, context.data)
    must_be_own(path, writable)
    return path


def _made(args: Arguments, library: str, context: Context) -> Made:
    from tutor.files.writing.new import new_deck, new_file, new_item, target

    _only_its_own(args)
    known = _known(library, args)
    if args.kind == "file":
        _most(args, 1)
        article = {name: value for name in ARTICLE if (value := getattr(args, name))}
        return new_file(library, "".join(args.words) or args.id, article, args.short, known[1])
    if args.kind == "deck":
        held, paths = known
        loose = [id for id in paths if id not in held]
        return new_deck(library, args.words[0] if args.words else "", args.words[1:], paths, loose, args.short)
    fields = _fields(args)
    return new_item(target(library, args.to, known[1]), args.kind, fields, args.short)


def _known(library: str, args: Arguments) -> tuple[set[str], dict[str, str]]:
    """The ids of question files that a written deck holds, and the paths of all of them by id."""
    from tutor.files.load import load
    from tutor.store.places import cache_folder

    if not os.path.isdir(os.path.join(library, "questions")):
        return set(), {}
    read = load(library, cache_folder())
    paths: dict[str, str] = dict(getattr(read.files, "paths", {}))
    held = {file for deck in read.decks if deck.path.startswith("decks/") for file in deck.files}
    return held, paths


def _fields(args: Arguments) -> dict[str, Value]:
    """What was given of an item, by the keys of its file."""
    fields: dict[str, Value] = {"id": args.id} if args.id else {}
    words = list(args.words)
    if args.kind == "claim":
        fields |= _claimed(words)
    elif words:
        _most(args, 1)
        fields["term" if args.kind == "term" else "question"] = words[0]
    for name in (*TEXTS, *LISTS):
        value = getattr(args, name)
        if value is not None:
            fields[name] = value[0] if isinstance(value, list) and len(value) == 1 else value
    if args.within is not None:
        fields["within"] = args.within
    if args.hedged:
        fields["hedged"] = True
    return fields


def _decimal(text: str) -> float:
    return int(text) if text.isdigit() else float(text)


def _claimed(words: list[str]) -> dict[str, Value]:
    """Cause, relation and effect, and the author's own verb; raises Refusal with the mend for what is no relation."""
    from tutor.files.relations import meant_by, mend

    if not words:
        return {}
    if len(words) != 3:
        raise Refusal("a claim has three parts: cause, relation, effect", 'tutor new claim "sea otters" decreases "sea urchins"', 2)  # fmt: skip
    cause, relation, effect = words
    key, verb = meant_by(relation)
    if not key:
        raise Refusal(f"'{visible(relation)}' is no relation", mend(relation), 2)
    return {"cause": cause, key: effect, **({"verb": verb} if verb else {})}


def _only_its_own(args: Arguments) -> None:
    """Raises Refusal for an option of something else than what is begun."""
    of_items = (*TEXTS, *LISTS, "within", "hedged", "to")
    foreign = {"file": of_items, "deck": (*ARTICLE, *of_items)}.get(args.kind, ARTICLE)
    for name in foreign:
        if getattr(args, name):
            raise Refusal(f"--{name} is no option of a {args.kind}", "tutor new --help lists them by what is begun", 2)


def _most(args: Arguments, number: int) -> None:
    if len(args.words) > number:
        raise Refusal(f"there are {len(args.words)} words, and tutor new {args.kind} takes one", "put quotes around a text of several words", 2)  # fmt: skip


def _edited(made: Made, shown: str, editor: str) -> int:
    """Opens it at its line; what is wrong with it afterwards is told, and that other things in its file are."""
    import subprocess

    from tutor.cli.editors import command
    from tutor.files.check import check, write
    from tutor.files.writing.new import brought, lines_of

    own = lines_of(made.path, made.line)
    before = [problem for problem in check([shown]) if problem.place.line not in own]
    try:
        status = subprocess.run(command(editor, made.path, made.line), check=False).returncode
    except (OSError, ValueError) as error:
        raise Refusal(
            f"the editor could not be started: {getattr(error, 'strerror', None) or error}", "set EDITOR"
        ) from None
    if status:
        print(f"the editor ended with status {status}", file=sys.stderr)
    every = check([shown])
    problems = brought(before, every)
    print(write(problems, "text"), end="", file=sys.stderr)
    if len(problems) < len(every):
        others = count(len(every) - len(problems), "problem")
        print(f"{others} more elsewhere in the file: tutor check {visible(shown)}", file=sys.stderr)
    return 1 if any(problem.severity == "error" for problem in problems) else 0
