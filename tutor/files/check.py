"""`tutor check`: every problem and lint of files and libraries, and their text, JSON and GitHub forms."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

from tutor.core.problems import Problem, Refusal, render, visible
from tutor.files.collector import uncollected
from tutor.files.decks import read_deck
from tutor.files.decode import read_question_file, sorted_problems
from tutor.files.joining import joined
from tutor.files.lints import lints
from tutor.files.lints.likeness import Asked, alike, asked
from tutor.files.load import entry_of, listed
from tutor.files.shelf import DeckStored, Parts


def check(paths: Sequence[str]) -> tuple[Problem, ...]:
    """The problems of libraries (folders) and single files, by place; raises Refusal for a path that is neither."""
    found: dict[Problem, None] = {}
    libraries: dict[str, tuple[Problem, ...]] = {}
    for path in paths:
        if os.path.isdir(path):
            base, only = path, ""
        elif os.path.lexists(path):
            base, only = _library_of(path), os.path.basename(path)
        else:
            raise Refusal(f"there is no file or folder '{path}'", "tutor check takes files and libraries")
        if not base:
            found.update(dict.fromkeys(_alone(path)))
            continue
        if base not in libraries:
            with uncollected():
                libraries[base] = _library(base)
        folder = os.path.basename(os.path.dirname(os.path.abspath(path)))
        wanted = os.path.normpath(os.path.join(base, folder, only)) if only else ""
        found.update(
            dict.fromkeys(each for each in libraries[base] if not only or os.path.normpath(each.place.path) == wanted)
        )
    return sorted_problems(found)


def _library_of(path: str) -> str:
    """The library in which a file stands, as the user would write it; "" when it stands in none."""
    folder = os.path.dirname(path) or "."
    if os.path.basename(os.path.abspath(folder)) not in ("questions", "decks"):
        return ""
    above = os.path.normpath(os.path.join(folder, ".."))
    return above if os.path.isdir(os.path.join(above, "questions")) else ""


def _alone(path: str) -> tuple[Problem, ...]:
    reading = read_question_file(path, nodes=True)
    return (*reading.problems, *lints(reading))


def _library(base: str) -> tuple[Problem, ...]:
    stamps = listed(base)
    entries = {}
    found: list[Problem] = []
    questions: list[Asked] = []
    for shown in stamps[0]:
        reading = read_question_file(os.path.join(base, shown), shown, base, nodes=True)
        entries[shown] = entry_of("", reading.file, reading.problems, cards=False)
        own = asked(reading)
        found += lints(reading, own)
        questions += own
    found += alike(questions, across=True)
    decks = {shown: DeckStored("", read_deck(os.path.join(base, shown), shown)) for shown in stamps[1]}
    found += joined(base, False, stamps, Parts(entries, decks))[0].problems
    return tuple(
        each._replace(place=each.place._replace(path=os.path.normpath(os.path.join(base, each.place.path))))
        for each in found
    )


def write(problems: Iterable[Problem], form: str) -> str:
    """The problems as text, JSON or GitHub annotations, each ending in a newline ("" for no problem in text or annotations)."""
    problems = sorted_problems(problems)
    match form:
        case "json":
            import json

            return json.dumps([record(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"
        case "github":
            return "".join(_annotation(problem) + "\n" for problem in problems)
        case _:
            return "\n\n".join(map(render, problems)) + "\n" if problems else ""


def record(problem: Problem) -> dict[str, Any]:
    """A problem as JSON."""
    place = problem.place
    return {
        "code": problem.code, "severity": problem.severity, "path": visible(place.path), "line": place.line, "column": place.column,
        "message": visible(problem.message), "help": visible(problem.help),
    }  # fmt: skip


def _annotation(problem: Problem) -> str:
    place = problem.place
    where = f"file={_property(place.path)},line={place.line},col={place.column},endColumn={place.column + place.width}"
    text = problem.message + (f"\n{problem.help}" if problem.help else "")
    said = _escaped("\n".join(map(visible, text.split("\n"))))
    return f"::{problem.severity} {where},title={_property(problem.code)}::{said}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(visible(text)).replace(":", "%3A").replace(",", "%2C")
