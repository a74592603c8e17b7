"""Texts that YAML cuts, misreads or cannot read, put in quotes: only where nobody could have meant anything else.

What spans lines, holds one of our keys with its colon, or may be a comment is left to its author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from tutor.files.keys import RECORDS
from tutor.files.lookalikes import CURLY
from tutor.files.nodes import Mapping, Node, Scalar, Sequence, parse
from tutor.files.recovery import Part, broken_parts
from tutor.files.sheet import Broken, Sheet
from tutor.files.writing.compose import single
from tutor.files.writing.edits import Edit, applied

_MOST = 50
_TEXTS = frozenset(
    name for record in RECORDS.values() for name, key in record.items() if key.kind in ("text", "texts", "lines")
)
_ALONE = frozenset(name for record in RECORDS.values() for name, key in record.items() if key.kind == "text")
_KEYS = frozenset(name for record in RECORDS.values() for name in record)
_ENTRY = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>[a-z][a-z_-]*)[ ]?:[ ]+(?P<value>\S.*?)[ ]*$")
_LISTED = re.compile(r"(?P<lead>[ ]*- +)(?P<value>[^\s-].*?)[ ]*$")
_COMMENT = re.compile(r"[ \t]#")
_INNER = re.compile(r"(?:^|[\s,{\[])([a-z][a-z_-]*)[ ]?:(?:\s|$)")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?$")
_NUMBERED = re.compile(r"#\d")


class Quote(NamedTuple):
    """A text to be put in quotes: the edit, the text it then is, and where it begins."""

    edit: Edit
    text: str


# ---- what breaks the file


def unbroken(sheet: Sheet) -> list[Quote]:
    """Quotes that make broken parts of a file readable again; of a part that stays broken, none."""
    found = []
    for part in broken_parts(sheet):
        found += _part(sheet, part)
    return found


def _part(sheet: Sheet, part: Part) -> list[Quote]:
    """What makes one part readable, each quote at the line of the problem that the one before left."""
    text, lead = sheet.text[part.at : part.end], "" if part.whole else "x:\n"
    quotes: list[Quote] = []
    last = -1
    for _ in range(_MOST):
        written = applied(text, [quote.edit for quote in quotes])
        try:
            tree = parse(Sheet(sheet.path, lead + written))
        except Broken as broken:
            line = broken.problem.place.line - lead.count("\n")
            quote = _quotable(text, line) if line > last else None
            if quote is None:
                return []
            quotes.append(quote)
            last = line
            continue
        nodes = [] if tree.root is None else [node for _, _, node, _ in _walk(tree.root)]
        values = {getattr(node, "value", None) for node in nodes if getattr(node, "style", None) == "'"}
        kept = all(quote.text in values for quote in quotes)
        return [_moved(quote, part.at) for quote in quotes] if kept and not tree.problems else []
    return []


def _moved(quote: Quote, by: int) -> Quote:
    return quote._replace(edit=quote.edit._replace(at=quote.edit.at + by, end=quote.edit.end + by))


def _quotable(text: str, line: int) -> Quote | None:
    """The value on a line (from 1), when it can only be a text."""
    lines = list(re.finditer(r"([^\r\n]*)(?:\r\n|\n|\r|$)", text))
    if not 0 < line <= len(lines):
        return None
    found = _ENTRY.match(lines[line - 1][1])
    if found is not None and found["key"] not in _TEXTS:
        return None
    found = found or _LISTED.match(lines[line - 1][1])
    if found is None:
        return None
    value = found["value"]
    comment = _COMMENT.search(value)
    if comment:
        if value[comment.end() : comment.end() + 1] not in ("", " ", "\t"):
            return None
        value = value[: comment.start()].rstrip()
    if not _misread(value, found.groupdict().get("key", "")):
        return None
    at = lines[line - 1].start() + found.start("value")
    return Quote(Edit(at, at + len(value), single(value)), value)


def _misread(value: str, key: str) -> bool:
    """Whether YAML takes a text for something else, and the author could have meant nothing but the text."""
    first = value[:1]
    if not value or first in "'\"" or first in CURLY or any(name in _KEYS for name in _INNER.findall(value)):
        return False
    if value[-1] in "'\"" and value.count(value[-1]) % 2:
        return False  # the other quote was lost
    match first:
        case "{":
            return bool(re.match(r"\{\{.*\}\}", value))
        case "[":
            return key in _ALONE and bool(re.match(r"\[[^\]]*\]+\s*[\w(]", value))
        case "*":
            return not re.fullmatch(r"\*[\w-]+", value)
        case "&":
            return value.startswith("& ")
        case "!":
            return not value.startswith("!!")
        case "|" | ">":
            return not _BLOCK.match(value)
        case "%" | "@" | "`":
            return True
        case "?" | "-":
            return value[1:2] == " "
    return bool(re.search(r":(?:\s|$)", value)) and first not in "]},#"


# ---- what is read, and wrongly


def misread(sheet: Sheet, root: Node) -> Iterator[tuple[tuple[Any, ...], Quote]]:
    """Texts that a number sign cut short, and texts of a list that a colon made into a key with a value: each with its path."""
    for path, key, node, flow in _walk(root):
        quote = None
        if type(node) is Mapping:
            quote = _mapped(sheet, key, node) if path and isinstance(path[-1], int) else None
        elif type(node) is not Sequence and not flow and key in _TEXTS:
            quote = _cut(sheet, node)  # type: ignore[arg-type]
        if quote is not None:
            yield path, quote


def _cut(sheet: Sheet, scalar: Scalar) -> Quote | None:
    """A text without quotes that ends before ` #1`, in the middle of a sentence."""
    begin, end = scalar.start_mark, scalar.end_mark
    if scalar.style or begin.line != end.line or scalar.value[-1:] in ".!?;" or begin.index == end.index:
        return None
    line = sheet.line(end.line + 1)
    rest = line[end.column :]
    if not _NUMBERED.match(rest.lstrip(" \t")) or sheet.line(end.line + 1)[begin.column : end.column] != scalar.value:
        return None
    text = line[begin.column :].rstrip()
    return Quote(Edit(begin.index, begin.index + len(text), single(text)), text)


def _mapped(sheet: Sheet, key: str, node: Mapping) -> Quote | None:
    """`- One thing: it is so` in a list of texts: a mapping of one key that is none of ours."""
    if node.flow or len(node.entries) != 1 or not _takes_texts(key):
        return None
    [(named, value)] = node.entries.items()
    name = node.key(named)
    begin, end = name.start_mark, value.end_mark
    if name.style or getattr(value, "style", "x") or begin.line != end.line or named in _KEYS:
        return None
    text = sheet.text[begin.index : end.index]
    plain = not any(each in _KEYS for each in _INNER.findall(text)) and text[:1] not in CURLY and text[-1:] != ":"
    rest = sheet.line(end.line + 1)[end.column :].strip()
    if not plain or (rest and not rest.startswith("# ")):
        return None
    return Quote(Edit(begin.index, end.index, single(text)), text)


def _takes_texts(name: str) -> bool:
    kinds = {record[name].kind for record in RECORDS.values() if name in record}
    return bool(kinds) and kinds <= {"texts", "lines", "text"}


def _walk(root: Node) -> Iterator[tuple[tuple[Any, ...], str, Node, bool]]:
    """Every node with its path, the key it stands under, and whether it stands in brackets."""
    pending: list[tuple[tuple[Any, ...], str, Node, bool]] = [((), "", root, False)]
    while pending:
        path, key, node, flow = pending.pop()
        yield path, key, node, flow
        if type(node) is Mapping:
            pending += [((*path, name), name, each, flow or node.flow) for name, each in node.entries.items()]
        elif type(node) is Sequence:
            pending += [((*path, place), key, each, flow or node.flow) for place, each in enumerate(node.items)]
