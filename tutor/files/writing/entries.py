"""Keys, members and items of an author's file taken out, put in or reworded, as edits at the parser's marks.

Comments, order and layout of everything else stay. What is laid out in a way that cannot be cut safely is refused; whoever saves compares
what the text says before and after.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Sequence as Row
from typing import Any, TypeAlias

from tutor.core.drafting import Written
from tutor.core.problems import Refusal
from tutor.files.nodes import Mapping, Node, Scalar, Sequence, parse
from tutor.files.sheet import BREAK, Broken, Sheet
from tutor.files.writing.compose import Value, dashed, entry, flow, scalar
from tutor.files.writing.edits import Edit, applied, below, line_break, put_in
from tutor.files.writing.remarks import DRAFT

_BLOCK = ("|", ">")
Way: TypeAlias = "Row[str | int]"


def written(node: Node) -> Written:
    """What a node says, every scalar as a text."""
    if isinstance(node, Mapping):
        return {key: written(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [written(value) for value in node.items]
    return node.value


def at(node: Node, way: Way) -> Node | None:
    """The node that a way of keys and places leads to; None where it leads nowhere."""
    for step in way:
        if isinstance(step, str):
            found = node.entries.get(step) if isinstance(node, Mapping) else None
        else:
            found = node.items[step] if isinstance(node, Sequence) and step < len(node.items) else None
        if found is None:
            return None
        node = found
    return node


def ways(root: Mapping) -> dict[int, tuple[str | int, ...]]:
    """The way from a file's mapping to each of its items (sections of one value among them), by where the item begins."""
    found: dict[int, tuple[str | int, ...]] = {}
    for section, node in root.entries.items():
        if isinstance(node, Sequence):
            found |= {each.start_mark.index: (section, place) for place, each in enumerate(node.items)}
        else:
            found[node.start_mark.index] = (section,)
    return found


def inside(said: Any, way: Way) -> Any:
    """What is said at the end of a way."""
    for step in way:
        said = said[step]
    return said


def end_of(sheet: Sheet, node: Node) -> int:
    """Where the text of a node ends: the parser's end of a block lies beyond the comments and empty lines after it."""
    if isinstance(node, Mapping | Sequence) and not node.flow:
        values = list(node.entries.values()) if isinstance(node, Mapping) else node.items
        return end_of(sheet, values[-1]) if values else node.start_mark.index
    end = node.end_mark.index
    if getattr(node, "style", None) in _BLOCK:
        start = node.start_mark.index
        return start + len(sheet.text[start:end].rstrip())
    return end


def unsafe(sheet: Sheet) -> Refusal:
    """Why nothing is cut: the layout."""
    return Refusal("this cannot be changed without touching the rest of the file", f"edit it by hand: {sheet.path}")


# ---- read again and compared


def changed(sheet: Sheet, edits: Iterable[Edit], expected: Written) -> Sheet:
    """The file with the edits made, read again; raises Refusal where it does not say just what is `expected`.

    A key that is given twice counts, as only the first is compared.
    """
    try:
        after = Sheet(sheet.path, applied(sheet.text, edits))
        root = parse(after).root
        right = (written(root) if root is not None else {}) == expected and _twice(after) == _twice(sheet)
    except (Broken, ValueError):
        right = False
    if not right:
        raise unsafe(sheet)
    return after


def _twice(sheet: Sheet) -> int:
    """How many keys are given again."""
    return sum(problem.code == "duplicate-key" for _, problem in parse(sheet).problems)


# ---- taking out


def without_keys(sheet: Sheet, mapping: Mapping, gone: Collection[str]) -> list[Edit]:
    """Takes keys with their values out of a mapping, of which at least one key stays."""
    names = list(mapping.entries)
    kept = [name for name in names if name not in gone]
    if not kept:
        raise unsafe(sheet)
    first = names.index(kept[0])
    edits = _up(sheet, mapping, names[:first], names[first]) if first else []
    for place in range(first + 1, len(names)):
        if names[place] in gone:
            value = mapping.entries[names[place]]
            if mapping.flow:
                before = mapping.entries[names[place - 1]]
                edits.append(Edit(end_of(sheet, before), end_of(sheet, value), ""))
            else:
                edits.append(_lines(sheet, mapping.key(names[place]), value))
    return edits


def _up(sheet: Sheet, mapping: Mapping, gone: Row[str], next: str) -> list[Edit]:
    """Takes the first keys out, which stand behind a dash or a bracket: the next key moves up to it, an author's comments go above it."""
    keys = [mapping.key(name).start_mark.index for name in (*gone, next)]
    ends = [end_of(sheet, mapping.entries[name]) for name in gone]
    between = [sheet.text[at:key] for at, key in zip(ends, keys[1:], strict=True)]
    lines = [
        line.strip() for text in between for line in BREAK.split(text.replace(",", " ", 1) if mapping.flow else text)
    ]
    comments = [line for line in lines if line and line != f"# {DRAFT}"]
    taken = Edit(keys[0], keys[-1], "")
    if not comments:
        return [taken]
    if mapping.flow or not all(line.startswith("#") for line in comments):
        raise unsafe(sheet)
    begin = dash(sheet, mapping)
    above = _line_start(sheet, begin)
    lead, broken = sheet.text[above:begin], line_break(sheet)
    return [put_in(above, "".join(f"{lead}{line}{broken}" for line in comments)), taken]


def _lines(sheet: Sheet, first: Scalar, last: Node) -> Edit:
    """The whole lines from a key to the end of a value, but for a comment that an author wrote beside it."""
    begin, end = _line_start(sheet, first.start_mark.index), end_of(sheet, last)
    if sheet.text[begin : first.start_mark.index].strip():
        raise unsafe(sheet)
    after = _next_line(sheet, end)
    comment = sheet.text[end:after].lstrip(" \t")
    if comment.startswith("#") and comment.rstrip() != f"# {DRAFT}":
        return Edit(first.start_mark.index, after, comment)
    return Edit(begin, after, "")


def without_member(sheet: Sheet, sequence: Sequence, place: int) -> list[Edit]:
    """Takes one member out of a list that holds more."""
    members = sequence.items
    if len(members) < 2:
        raise unsafe(sheet)
    member = members[place]
    if sequence.flow:
        if place:
            return [Edit(end_of(sheet, members[place - 1]), end_of(sheet, member), "")]
        return [Edit(member.start_mark.index, members[1].start_mark.index, "")]
    begin = dash(sheet, member)
    return [Edit(_line_start(sheet, begin), _next_line(sheet, end_of(sheet, member)), "")]


def without_item(sheet: Sheet, root: Mapping, section: str, place: int) -> list[Edit]:
    """Takes an item out of its section, with the empty lines that set it apart; the last one takes the section's key along."""
    sequence = root.entries[section]
    if not isinstance(sequence, Sequence) or sequence.flow or root.flow:
        raise unsafe(sheet)
    member = sequence.items[place]
    begin, end = _line_start(sheet, dash(sheet, member)), _next_line(sheet, end_of(sheet, member))
    if len(sequence.items) == 1:
        key = root.key(section)
        line = Edit(key.start_mark.index, _next_line(sheet, key.end_mark.index), "")
        if sheet.text[key.end_mark.index : line.end].strip() != ":" or len(root.entries) == 1:
            raise unsafe(sheet)
        return [line, Edit(begin, _after_blanks(sheet, end), "")]
    if place == len(sequence.items) - 1:
        return [Edit(_before_blanks(sheet, begin), end, "")]
    apart = not place or _before_blanks(sheet, begin) < begin
    return [Edit(begin, _after_blanks(sheet, end) if apart else end, "")]


def dash(sheet: Sheet, member: Node) -> int:
    """Where the dash of a block list's member stands, alone before it on its line."""
    start = member.start_mark.index
    begin = _line_start(sheet, start)
    lead = sheet.text[begin:start]
    if lead.strip(" ") != "-":
        raise unsafe(sheet)
    return begin + lead.index("-")


# ---- putting in


def with_entry(sheet: Sheet, mapping: Mapping, key: str, value: Value, after: Collection[str] = ()) -> list[Edit]:
    """Puts a key in, below the last of the keys `after` that is there, else at the end."""
    names = list(mapping.entries)
    anchor = next((name for name in reversed(names) if name in after), names[-1])
    end = end_of(sheet, mapping.entries[anchor])
    if mapping.flow:
        return [put_in(end, f", {key}: {flow(value)}")]
    return [below(sheet, end, line_break(sheet).join(entry(key, value, _column(mapping))))]


def with_members(sheet: Sheet, mapping: Mapping, key: str, more: Row[Value], after: Collection[str] = ()) -> list[Edit]:
    """Adds members to a list of a mapping; a text alone becomes a list, and a list that is not there is put in."""
    found = mapping.entries.get(key)
    if found is None:
        return with_entry(sheet, mapping, key, list(more), after)
    if isinstance(found, Mapping):
        raise unsafe(sheet)
    broken = line_break(sheet)
    if not isinstance(found, Sequence):
        start, end = found.start_mark.index, end_of(sheet, found)
        _, *lines = entry(key, [found.value, *more], _column(mapping))
        if lines and not mapping.flow:
            return [Edit(len(sheet.text[:start].rstrip(" ")), end, broken.join(["", *lines]))]
        first = sheet.text[start:end] if found.style in ("'", '"') else flow(found.value)
        return [Edit(start, end, f"[{', '.join([first, *map(flow, more)])}]")]
    if found.flow:
        at = end_of(sheet, found.items[-1]) if found.items else found.end_mark.index - 1
        return [put_in(at, (", " if found.items else "") + ", ".join(map(flow, more)))]
    begin = dash(sheet, found.items[-1])
    column = begin - _line_start(sheet, begin)
    lines = [line for value in more for line in dashed(value, column)]
    return [below(sheet, end_of(sheet, found.items[-1]), broken.join(lines))]


def _column(mapping: Mapping) -> int:
    """The column of a mapping's keys."""
    return mapping.key(next(iter(mapping.entries))).start_mark.column


def reworded(sheet: Sheet, mapping: Mapping, way: Way, value: Value) -> Edit:
    """Another value for a scalar inside of a mapping."""
    node = at(mapping, way)
    if node is None or isinstance(node, Mapping | Sequence):
        raise unsafe(sheet)
    inside = any(getattr(at(mapping, way[:steps]), "flow", False) for steps in range(len(way)))
    start, end = node.start_mark.index, end_of(sheet, node)
    lead = " " if start == end and not sheet.text[start - 1 : start].isspace() else ""
    return Edit(start, end, lead + (scalar(value) if isinstance(value, str) and not inside else flow(value)))


# ---- lines


def _line_start(sheet: Sheet, index: int) -> int:
    while index and sheet.text[index - 1] not in "\r\n":
        index -= 1
    return index


def _next_line(sheet: Sheet, index: int) -> int:
    found = BREAK.search(sheet.text, index)
    return found.end() if found else len(sheet.text)


def _after_blanks(sheet: Sheet, index: int) -> int:
    """The first line from a line's start on that is not empty."""
    while index < len(sheet.text):
        end = _next_line(sheet, index)
        if sheet.text[index:end].strip():
            break
        index = end
    return index


def _before_blanks(sheet: Sheet, index: int) -> int:
    """The start of the empty lines right above a line's start."""
    while index:
        above = _line_start(sheet, index - (2 if sheet.text[:index].endswith("\r\n") else 1))
        if sheet.text[above:index].strip():
            break
        index = above
    return index
