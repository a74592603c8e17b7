"""One file as text: its bytes read safely, its lines, and the places of what stands in it.

Refuses what is no regular file, what is too large, what is not UTF-8, and control characters, which YAML would not take either.
"""

from __future__ import annotations

import os
import re
import stat
from typing import Any, Protocol

from tutor.core.problems import Place, Problem, Severity

MAX_BYTES = 4 << 20
WHOLE = "the whole file is left out"

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ORDINARY = bytes(byte for byte in range(128) if byte in b"\t\n\r" or 32 <= byte < 127)
BREAK = re.compile("\r\n|\n|\r")
"""How a line ends, as YAML has it."""


class Mark(Protocol):
    """Where something begins or ends: `index` in characters, `line` and `column` from 0."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Marked(Protocol):
    """Anything that knows where it begins and ends."""

    @property
    def start_mark(self) -> Mark: ...
    @property
    def end_mark(self) -> Mark: ...


class Broken(Exception):
    """The file as a whole cannot be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Sheet:
    """One file as written: its text without a byte order mark, the `path` to show, and the places in it; of a part of a file, the lines above it."""

    def __init__(self, path: str, text: str, above: int = 0) -> None:
        self.path, self.text, self.above = path, text, above
        self._lines: list[str] | None = None

    def line(self, number: int) -> str:
        """A line counted from 1, without its break; "" beyond the end."""
        if self._lines is None:
            self._lines = BREAK.split(self.text)
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def place(self, node: Marked) -> Place:
        """The part of a node that stands on its first line; of a block mapping, its first key."""
        keys: Any = getattr(node, "entries", None)
        if keys and not getattr(node, "flow", False):
            return self.place(node.key(next(iter(keys))))  # type: ignore[attr-defined]
        start, end = node.start_mark, node.end_mark
        line = self.line(start.line + 1)
        stop = end.column if end.line == start.line else len(line.rstrip())
        return Place(self.path, start.line + 1, start.column + 1, max(stop - start.column, 1))

    def at(self, index: int, width: int = 1) -> Place:
        """The place of a character counted from 0 in the text."""
        breaks = list(BREAK.finditer(self.text, 0, index))
        begin = breaks[-1].end() if breaks else 0
        return Place(self.path, len(breaks) + 1, index - begin + 1, width)

    def problem(
        self, code: str, place: Place, message: str, help: str = "", cost: str = "", severity: Severity = "error"
    ) -> Problem:
        """A problem of this file, with the line it stands on."""
        return Problem(code, severity, place, message, help, cost, self.line(place.line))


def read_bytes(path: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file, `most` of them; raises OSError for one that cannot be read and ValueError (in words) for one that is refused."""
    # A pipe or device named x.yaml would block for ever without O_NONBLOCK.
    file = os.open(
        path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise ValueError("this is no regular file, so it is not read")
        parts = []
        size = 0
        while size <= most and (part := os.read(file, most + 1 - size)):
            parts.append(part)
            size += len(part)
    finally:
        os.close(file)
    if size > most:
        raise ValueError(f"this file is larger than {most >> 20} MiB")
    return b"".join(parts)


def read_sheet(path: str, shown: str) -> Sheet:
    """The text of a file; raises Broken."""
    sheet = Sheet(shown, "")
    try:
        content = read_bytes(path)
    except ValueError as error:
        code, help = ("too-big", "divide it into several files") if "MiB" in str(error) else ("not-a-file", "")
        raise Broken(sheet.problem(code, Place(shown), str(error), help, WHOLE)) from None
    except OSError as error:
        raise Broken(
            sheet.problem("unreadable", Place(shown), f"this file cannot be read: {error.strerror or error}", "", WHOLE)
        ) from None
    return decoded(content, shown)


def decoded(content: bytes, shown: str) -> Sheet:
    """Bytes as text, without a byte order mark; raises Broken for what is not UTF-8 and for control characters."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = Sheet(shown, content[: error.start].decode("utf-8") + "�")
        place = before.at(error.start - (error.start - len(before.text) + 1))
        message = f"the byte 0x{content[error.start]:02X} is not UTF-8"
        raise Broken(before.problem("not-utf8", place, message, "save the file as UTF-8", WHOLE)) from None
    sheet = Sheet(shown, text.removeprefix("\ufeff"))
    rest = content.translate(None, _ORDINARY).decode("utf-8").removeprefix("\ufeff")
    if rest and _CONTROL.search(rest) and (found := _CONTROL.search(sheet.text)):
        place = sheet.at(found.start())
        raise Broken(
            sheet.problem("hidden-character", place, f"{name_of(found.group())} is not allowed", "delete it", WHOLE)
        )
    return sheet


def name_of(character: str) -> str:
    """A character by code and name: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    import unicodedata

    name = unicodedata.name(
        character, "control character" if ord(character) < 32 or 127 <= ord(character) < 160 else "hidden character"
    )
    return f"the character U+{ord(character):04X} ({name.lower()})"
