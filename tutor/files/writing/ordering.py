"""The list of sources in the order of their ids, as one looks them up: lines move, with the comments right above them, and none is changed."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import NamedTuple

from tutor.core.problems import Refusal
from tutor.files.nodes import Mapping, Sequence
from tutor.files.sheet import Sheet
from tutor.files.writing.edits import Edit, line_break

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")


class _Entry(NamedTuple):
    """A source: its id, its lines from and to before, and the one with its dash."""

    id: str
    begin: int
    end: int
    dash: int


def ordered(sheet: Sheet, sources: Sequence) -> Edit | None:
    """The edit that sorts a block list of sources, None when it is sorted; raises Refusal where lines cannot be told apart."""
    ids = [_id(node) for node in sources.items]
    if "" in ids or ids == sorted(ids) or len(set(ids)) < len(ids):
        return None
    if sources.flow:
        raise _left("the list stands in brackets")
    lines = _LINES.findall(sheet.text)
    entries = _entries(lines, sources, ids)
    gaps = [lines[entry.end : after.begin] for entry, after in pairwise(entries)]
    if any(line.strip() for gap in gaps for line in gap):
        raise _left("a comment stands between two of them and may belong to several")
    first, last = entries[0].begin, entries[-1].end
    below = next((line for line in lines[last:] if line.strip()), "")
    if _is_comment(below) and _indent(below) >= max(_indent(lines[entries[-1].dash]), 1):
        raise _left("a comment stands below the last of them")
    moved: list[str] = []
    for place, entry in enumerate(sorted(entries)):
        moved += lines[entry.begin : entry.end] + (gaps[place] if place < len(gaps) else [])
    before = "".join(lines[first:last])
    text = "".join(line if line.endswith(("\n", "\r")) else line + line_break(sheet) for line in moved)
    if not before.endswith(("\n", "\r")):
        text = re.sub(r"(?:\r\n|\n|\r)\Z", "", text)
    begin = sum(map(len, lines[:first]))
    return Edit(begin, begin + len(before), text)


def _left(why: str) -> Refusal:
    return Refusal(f"the sources are not sorted: {why}")


def _id(node: object) -> str:
    found = node.entries.get("id") if isinstance(node, Mapping) else None
    return getattr(found, "value", "")


def _entries(lines: list[str], sources: Sequence, ids: list[str]) -> list[_Entry]:
    """The lines of each source: from the comments right above it to the last one that is its own."""
    starts = list(accumulate(map(len, lines), initial=0))
    dashes = []
    for node in sources.items:
        line = bisect_right(starts, node.start_mark.index) - 1
        if lines[line][: node.start_mark.index - starts[line]].strip(" ") != "-":
            raise _left("two of them, or one and its key, share a line")
        dashes.append(line)
    found: list[_Entry] = []
    for place, (id, dash) in enumerate(zip(ids, dashes, strict=True)):
        column = _indent(lines[dash])
        begin = dash
        while begin > (found[-1].end if found else 0) and _is_comment(lines[begin - 1]):
            begin -= 1
        end = dash + 1
        for number in range(dash + 1, dashes[place + 1] if place + 1 < len(dashes) else len(lines)):
            if lines[number].strip() and _indent(lines[number]) <= column:
                break
            end = number + 1 if lines[number].strip() else end
        found.append(_Entry(id, begin, end, dash))
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_comment(line: str) -> bool:
    return line.lstrip(" ").startswith("#")
