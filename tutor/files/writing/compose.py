"""New text for question files: values written as an author would write them, so that the reader gives the same values back.

Texts are put in quotes only where YAML needs them. What no file may hold (control characters, direction overrides) is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tutor.files.sheet import HIDDEN

Value: TypeAlias = "str | int | float | bool | Sequence[Value] | Mapping[str, Value]"
MODELINE = "# yaml-language-server: $schema="
_ROOM = 76
_WORD = 40

# What YAML takes for something else at the beginning of a text, inside of it, or as the whole of it.
_BEGINS = re.compile(r"[\s,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|---|\.\.\.|=$|<<$")
_INSIDE = re.compile(r":(?:\s|$)|\s#|[\n\t]|\s$")
_OTHER = re.compile(r"(?i)null|true|false|yes|no|on|off|y|n|~|[-+.\d][\d.,e_:+-]*|0[xo][\da-f]+|[-+]?\.(?:inf|nan)")

# What is safe in brackets too.
_PLAIN = re.compile(r"(?!.* -)[^\W_](?:[\w '’./()+%-]*[\w')%])?")


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
        lines = entry(key, value, 0)
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
    return [*(lead + _comment(line) for line in comments), *dashed(fields, indent)]


def scalar(text: str) -> str:
    """A text as YAML outside of brackets: as it is where that is safe, else in quotes; always on one line."""
    text = HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if "\n" in text or "\t" in text:
        return json.dumps(text, ensure_ascii=False)
    if text and not _BEGINS.match(text) and not _INSIDE.search(text) and not _OTHER.fullmatch(text):
        return text
    return single(text)


def single(text: str) -> str:
    """A text of one line in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def quoted(text: str) -> str:
    """A text as YAML inside of brackets: as it is where that is safe, else in quotes; always on one line."""
    line = scalar(text)
    return line if line[0] in "'\"" or _PLAIN.fullmatch(line) else single(line)


def flow(value: Value) -> str:
    """A value on one line, in brackets where it holds others."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return quoted(value)
        case Mapping():
            return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def entry(key: str, value: Value, indent: int) -> list[str]:
    """The lines of a key and its value, the key at column `indent`."""
    lead = " " * indent + f"{key}:"
    if isinstance(value, str):
        return [f"{lead} {scalar(value)}"]
    if not isinstance(value, Mapping | Sequence) or not value:
        return [f"{lead} {flow(value)}"]
    if isinstance(value, Mapping):
        return [lead, *(line for name, each in value.items() for line in entry(name, each, indent + 2))]
    line = f"{lead} {flow(value)}"
    if len(line) <= _ROOM and _brief(value):
        return [line]
    return [lead, *(line for each in value for line in dashed(each, indent + 2))]


def dashed(value: Value, indent: int) -> list[str]:
    """The lines of one member of a block list, its dash at column `indent`."""
    lead = " " * indent + "- "
    if isinstance(value, str):
        return [lead + scalar(value)]
    if not isinstance(value, Mapping) or not value:
        return [lead + flow(value)]
    lines = [line for name, each in value.items() for line in entry(name, each, indent + 2)]
    return [lead + lines[0][indent + 2 :], *lines[1:]]


def _brief(value: Value) -> bool:
    """Whether a value is at home in brackets: a short word or number, or a list of such."""
    if isinstance(value, str):
        line = quoted(value)
        return len(line) <= _WORD and line[0] != '"'
    return not isinstance(value, Mapping) and (not isinstance(value, Sequence) or all(map(_brief, value)))


def _comment(line: str) -> str:
    line = HIDDEN.sub("", " ".join(line.split()))
    return line if line.startswith("#") else f"# {line}".rstrip()
