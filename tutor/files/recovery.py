"""A file that YAML cannot read, cut into its sections and items and read again part by part, so that every broken one is named in one run.

A part is only blamed when it cannot be read by itself; what is then left is read as a whole, and says what is wrong with the rest of the file.
The file stays left out all the same: what is found here is told, never drilled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tutor.core.problems import Problem
from tutor.files.lookalikes import BULLETS, SPACES
from tutor.files.nodes import parse
from tutor.files.sheet import BREAK, Broken, Sheet

MOST = 100
"""Broken parts that are told one by one."""
_AS_WRITTEN = str.maketrans(
    dict.fromkeys([*map(chr, range(0x2000, 0x200B)), *(each for each in SPACES if each != "-"), "\t"], " ")
    | dict.fromkeys(BULLETS, "-")
)
_SECTION = re.compile(r"[\w-]+ *: *(#.*)?$")
_ASTRAY = re.compile(r"(terms|faqs|claims|concepts) *: *(#.*)?$")
_STARRED = re.compile(r"[*+] +[\w-]+ *:")
_MARK = re.compile(r"(?:[ ]*#[^\r\n]*[\r\n]+)*(?:---|\.\.\.|%)")
_OTHERS = frozenset(
    {"unknown-id", "unknown-source", "left-out", "ambiguous-name", "formerly-in-use", "empty-file", "near-name"}
)
"""Problems that may be there only because a part is not."""

_OF_ALL = frozenset({"too-many-values"})
"""Problems that no part is to blame for."""


class Part(NamedTuple):
    """A section's head or one of its items: characters from `at` to before `end`, lines from `line` (from 0); `head` is its section's,
    `whole` whether it is that one itself."""

    at: int
    end: int
    line: int
    head: int
    whole: bool = True


def recovered(
    sheet: Sheet, problem: Problem, read: Callable[[Sheet], Iterable[Problem]] | None = None
) -> tuple[Problem, ...]:
    """Every problem of a file that broke with `problem`; `read` tells those of a text that YAML can read."""
    parts = _parts(sheet.text) if problem.code not in _OF_ALL else []
    broken = list(_broken(sheet, parts)) if len(parts) > 1 else []
    if not broken:
        return (problem,)
    found = [each for _, each in broken]
    rest = Sheet(sheet.path, _without(sheet.text, parts, [part for part, _ in broken]))
    try:
        parse(rest)
    except Broken as again:
        if again.problem.place.line not in {each.place.line for each in found}:
            found.append(again.problem)
    else:
        found += [each for each in (read(rest) if read is not None else ()) if _stands(each, sheet, rest)]
    return tuple(sorted(found, key=lambda each: each.place))


def broken_parts(sheet: Sheet) -> list[Part]:
    """The parts that cannot be read by themselves; the whole text where it cannot be cut, none where it can be read."""
    try:
        parse(sheet)
    except Broken:
        parts = _parts(sheet.text)
        found = [part for part, _ in _broken(sheet, parts)]
        return found or ([] if len(parts) > 1 else [Part(0, len(sheet.text), 0, 0)])
    return []


def _stands(problem: Problem, sheet: Sheet, rest: Sheet) -> bool:
    """Whether a problem of what is left is one of the file as well."""
    line = problem.place.line
    if problem.code == "empty" and not rest.line(line + 1).strip() and sheet.line(line + 1).strip():
        return False
    return problem.code not in _OTHERS


def _parts(text: str) -> list[Part]:
    """The file cut where a line begins a key at the left margin, or an item of the list under it in the column of the first; the comment right
    above such a line goes with it."""
    starts: list[tuple[int, int, int]] = []
    head, column = -1, -1
    above: tuple[int, int, int] | None = None
    for number, (at, line) in enumerate(_lines(text)):
        written = line.translate(_AS_WRITTEN)
        bare = written.strip()
        indent = len(written) - len(written.lstrip(" "))
        if bare.startswith("#"):
            above = above if above is not None and indent == above[2] else (at, number, indent)
            continue
        begin = above[:2] if above is not None and above[2] <= indent else (at, number)
        above = None
        dashed = bare.startswith("- ") or bare == "-" or _STARRED.match(bare) is not None
        if bare and ((not indent and not dashed) or _ASTRAY.match(bare)):
            head = len(starts)
            starts.append((*begin, head))
            column = -1 if _SECTION.match(bare) else -2
        elif dashed and head >= 0 and column in (-1, indent):
            column = indent
            starts.append((*begin, head))
    ends = [*(at for at, _, _ in starts[1:]), len(text)]
    return [
        Part(at, end, line, own, own == place)
        for place, ((at, line, own), end) in enumerate(zip(starts, ends, strict=False))
    ]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with where it begins."""
    at = 0
    for found in BREAK.finditer(text):
        yield at, text[at : found.start()]
        at = found.end()
    yield at, text[at:]


def _broken(sheet: Sheet, parts: list[Part]) -> Iterator[tuple[Part, Problem]]:
    """Each part that cannot be read by itself, nor together with the next: a text in quotes may run on in any column."""
    place = count = 0
    while place < len(parts) and count < MOST:
        part = parts[place]
        place += 1
        problem = _problem(sheet, part, part.end, part.whole)
        if problem is None:
            continue
        if place < len(parts) and _problem(sheet, part, parts[place].end, part.whole) is None:
            place += 1
            continue
        count += 1
        yield part, problem


def _problem(sheet: Sheet, part: Part, end: int, head: bool) -> Problem | None:
    """What is wrong with a part by itself; an item is read under a key, as it stands in the file."""
    text, above = sheet.text[part.at : end], part.line
    if head and _MARK.match(text):
        return None
    if not head:
        text, above = f"x:\n{text}", above - 1
    try:
        parse(Sheet(sheet.path, text, above))
    except Broken as broken:
        place = broken.problem.place
        return broken.problem._replace(place=place._replace(line=place.line + above))
    return None


def _without(text: str, parts: list[Part], broken: list[Part]) -> str:
    """The text with the broken parts made blank; where the head of a section is broken, all of it."""
    gone = {part.at for part in broken}
    heads = {part.head for part in broken if part.whole}
    kept = []
    done = 0
    for part in parts:
        if part.at in gone or part.head in heads:
            kept += [text[done : part.at], re.sub(r"[^\r\n]", " ", text[part.at : part.end])]
            done = part.end
    return "".join([*kept, text[done:]])
