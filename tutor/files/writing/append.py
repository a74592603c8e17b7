"""One more item in a question file: put in below the last of its section, in the file's own layout, everything else byte for byte as it was.

A section that is not there begins at the end of the file. The text is read again and must say what it said before and the item besides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from collections.abc import Sequence as Row

from tutor.core.drafting import Written
from tutor.core.problems import Refusal
from tutor.files.nodes import Mapping, Node, Sequence, parse
from tutor.files.sheet import BREAK, Broken, Sheet
from tutor.files.writing.compose import Value, item
from tutor.files.writing.edits import Edit, line_break, put_in
from tutor.files.writing.entries import changed, end_of, unsafe, with_entry, with_members, written

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def appended(sheet: Sheet, section: str, fields: Table[str, Value], below: Row[str] = ()) -> str:
    """The text of a file with one more item in a section; `below` are lines of comment under the item's keys. Raises Refusal.

    Only the layout is looked at: what the item says is the caller's to judge.
    """
    try:
        root = parse(sheet).root
        edits = added(sheet, root, section, fields, below)
    except Broken as broken:
        place = broken.problem.place
        raise Refusal(
            f"{sheet.path}:{place.line}: {broken.problem.message}", "mend that first: nothing was added"
        ) from None
    was = {} if root is None else written(root)
    assert isinstance(was, dict)
    there = was.get(section)
    earlier = there if isinstance(there, list) else []
    return changed(sheet, edits, {**was, section: [*earlier, _said(fields)]}).text


def last(text: str, path: str, section: str) -> Mapping:
    """The mapping of the last item of a section that holds one."""
    root = parse(Sheet(path, text)).root
    assert isinstance(root, Mapping)
    sequence = root.entries[section]
    assert isinstance(sequence, Sequence)
    item = sequence.items[-1]
    assert isinstance(item, Mapping)
    return item


def _said(value: Value) -> Written:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, Table):
        return {key: _said(each) for key, each in value.items()}
    return [_said(each) for each in value]


def added(sheet: Sheet, root: Node | None, section: str, fields: Table[str, Value], below: Row[str] = ()) -> list[Edit]:
    """The edits that put an item at the end of its section. Raises Refusal."""
    if root is None:
        return [_at_the_end(sheet, [f"{section}:", *_lines(fields, below, 2, 2)])]
    if not isinstance(root, Mapping):
        raise unsafe(sheet)
    found = root.entries.get(section)
    if root.flow:
        return with_entry(sheet, root, section, [fields]) if found is None else with_members(sheet, root, section, [fields])  # fmt: skip
    if found is None:
        return [_at_the_end(sheet, [f"{section}:", *_lines(fields, below, *_style(sheet, root))])]
    if isinstance(found, Sequence) and found.items:
        return with_members(sheet, root, section, [fields]) if found.flow else [_under(sheet, found, fields, below)]
    if isinstance(found, Mapping) or (not isinstance(found, Sequence) and found.value not in _NOTHING):
        raise Refusal(f"'{section}' is no list in {sheet.path}", "nothing was added; begin it with '- '")
    return _filled(sheet, root, section, found, _lines(fields, below, *_style(sheet, root)))


def _lines(fields: Table[str, Value], below: Row[str], dash: int, keys: int) -> list[str]:
    """The lines of an item whose dash stands in that column, and its keys so many further."""
    first, *rest = item(fields, 0)
    lead, deeper = " " * dash, " " * (dash + keys - 2)
    lines = [f"{lead}-{' ' * (keys - 1)}{first[2:]}", *(deeper + line for line in rest)]
    return lines + [f"{lead}{' ' * keys}{line}" for line in below]


def _style(sheet: Sheet, root: Mapping) -> tuple[int, int]:
    """How another section of the file lays out its items: the column of the dash, and how far the keys are from it."""
    for value in root.entries.values():
        if isinstance(value, Sequence) and not value.flow and value.items and isinstance(value.items[0], Mapping):
            return _columns(sheet, value)
    return 2, 2


def _columns(sheet: Sheet, sequence: Sequence) -> tuple[int, int]:
    dash = sequence.start_mark.column
    for member in sequence.items:
        if isinstance(member, Mapping) and not member.flow and member.entries:
            first = member.key(next(iter(member.entries))).start_mark
            return dash, max(2, first.column - dash)
    return dash, 2


def _under(sheet: Sheet, sequence: Sequence, fields: Table[str, Value], below: Row[str]) -> Edit:
    """Below the last item and the comments that belong to it, with an empty line where the items have one between them."""
    text, members = sheet.text, sequence.items
    dash, keys = _columns(sheet, sequence)
    end = _line_end(text, end_of(sheet, members[-1]))
    while (comment := re.compile(rf"(?:\r\n|\n|\r) {{{dash + 1},}}#[^\r\n]*").match(text, end)) is not None:
        end = comment.end()
    lines = _lines(fields, below, dash, keys)
    if len(members) > 1 and _apart(text, end_of(sheet, members[-2]), members[-1].start_mark.index):
        lines.insert(0, "")
    broken = line_break(sheet)
    return put_in(end, broken + broken.join(lines))


def _apart(text: str, start: int, end: int) -> bool:
    return any(not line.strip() for line in BREAK.split(text[start:end])[1:-1])


def _filled(sheet: Sheet, root: Mapping, section: str, value: Node, lines: list[str]) -> list[Edit]:
    """Items under a key that holds nothing: what says so is taken away, a comment beside it stays."""
    colon = sheet.text.index(":", root.key(section).end_mark.index) + 1
    start, end = value.start_mark.index, value.end_mark.index
    broken = line_break(sheet)
    edits = [put_in(_line_end(sheet.text, max(end, colon)), broken + broken.join(lines))]
    return [Edit(colon, end, ""), *edits] if end > start else edits


def _at_the_end(sheet: Sheet, lines: list[str]) -> Edit:
    """After all that is there, with an empty line before."""
    text, broken = sheet.text, line_break(sheet)
    if not text.strip():
        return put_in(len(text), broken.join(lines) + broken)
    ended = text.endswith(("\n", "\r"))
    gap = "" if re.search(r"(?:^|\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$", text) else broken
    return put_in(len(text), ("" if ended else broken) + gap + broken.join(lines) + (broken if ended else ""))


def _line_end(text: str, index: int) -> int:
    found = BREAK.search(text, index)
    return found.start() if found else len(text)
