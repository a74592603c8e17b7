"""New text for question files: values written as an author would write them, so that the reader gives the same values back.

Texts are put in quotes only where YAML needs them. What no file may hold (control characters, direction overrides) is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tutor.files.sheet import HIDDEN
from tutor.files.writing.edits import quoted

Value: TypeAlias = "str | int | float | bool | Sequence[Value] | Mapping[str, Value]"
MODELINE = "# yaml-language-server: $schema="
_ROOM = 76

# What YAML takes for something else at the beginning of a text, inside of it, or as the whole of it.
_BEGINS = re.compile(r"[\s,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|---|\.\.\.|=$|<<$")
_INSIDE = re.compile(r":(?:\s|$)|\s#|[\n\t]|\s$")
_OTHER = re.compile(r"(?i)null|true|false|yes|no|on|off|y|n|~|[-+.\d][\d.,e_:+-]*|0[xo][\da-f]+|[-+]?\.(?:inf|nan)")


class Part(NamedTuple):
    """One item of a section: its keys in the order to be written, and lines of comment above it."""

    fields: Mapping[str, Value]
    comments: Sequence[str] = ()


def question_file(
    head: Mapping[str, Value], sections: Mapping[str, Sequence[Part]], comments: Sequence[str] = ()
) -> str:
    """A whole file: comments, the keys of the head, then each section that holds a part; the order is the caller's."""
    blocks = []
    top = [_comment(line) for line in comments]
    for key, value in head.items():
        lines = _entry(key, value, 0)
        if len(lines) > 1 and top:
            blocks.append(top)
            top = []
        top += lines
    blocks.append(top)
    for key, parts in sections.items():
        if parts:
            blocks.append([f"{key}:", *(line for part in parts for line in item(part.fields, 2, part.comments))])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def item(fields: Mapping[str, Value], indent: int = 2, comments: Sequence[str] = ()) -> list[str]:
    """The lines of one item of a block list, `- ` at column `indent`."""
    lead = " " * indent
    return [*(lead + _comment(line) for line in comments), *_dashed(fields, indent)]


def scalar(text: str) -> str:
    """A text as YAML outside of brackets: as it is where that is safe, else in quotes; always on one line."""
    text = HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if "\n" in text or "\t" in text:
        return json.dumps(text, ensure_ascii=False)
    if text and not _BEGINS.match(text) and not _INSIDE.search(text) and not _OTHER.fullmatch(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _entry(key: str, value: Value, indent: int) -> list[str]:
    """The lines of a key and its value, the key at column `indent`."""
    lead = " " * indent + f"{key}:"
    match value:
        case bool():
            return [f"{lead} {'true' if value else 'false'}"]
        case int() | float():
            return [f"{lead} {value}"]
        case str():
            return [f"{lead} {scalar(value)}"]
        case Mapping():
            if not value:
                return [f"{lead} {{}}"]
            return [lead, *(line for name, each in value.items() for line in _entry(name, each, indent + 2))]
    flow = _flow(value)
    if flow is not None and len(lead) + 1 + len(flow) <= _ROOM:
        return [f"{lead} {flow}"]
    return [lead, *(line for each in value for line in _dashed(each, indent + 2))]


def _dashed(value: Value, indent: int) -> list[str]:
    """The lines of one member of a block list."""
    lead = " " * indent + "- "
    match value:
        case bool():
            return [lead + ("true" if value else "false")]
        case int() | float():
            return [f"{lead}{value}"]
        case str():
            return [lead + scalar(value)]
        case Mapping():
            lines = [line for name, each in value.items() for line in _entry(name, each, indent + 2)]
            return [lead + lines[0][indent + 2 :], *lines[1:]] if lines else [lead + "{}"]
    # What no flow list of words can say is JSON, which YAML reads as well.
    return [lead + (_flow(value) or HIDDEN.sub("", json.dumps(value, ensure_ascii=False)))]


def _flow(value: Sequence[Value]) -> str | None:
    """A list in brackets, if it holds only short words and lists of them; else None."""
    parts = []
    for each in value:
        if isinstance(each, str):
            part = _in_brackets(each)
            if part.startswith('"') or len(part) > 40:
                return None
        elif isinstance(each, Sequence):
            inner = _flow(each)
            if inner is None:
                return None
            part = inner
        elif isinstance(each, Mapping):
            return None
        else:
            part = str(each).lower()
        parts.append(part)
    return "[" + ", ".join(parts) + "]"


def _in_brackets(text: str) -> str:
    text = HIDDEN.sub("", text.replace("\r", "\n"))
    return json.dumps(text, ensure_ascii=False) if "\n" in text or "\t" in text else quoted(text)


def _comment(line: str) -> str:
    line = HIDDEN.sub("", " ".join(line.split()))
    return line if line.startswith("#") else f"# {line}".rstrip()
