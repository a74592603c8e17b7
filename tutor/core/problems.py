"""What is wrong with a file, where, and the mend: a value, not an exception.

Nothing here prints, and nothing here decides whether a problem matters: `severity` is set where the problem is found.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

_HIDDEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)


class Place(NamedTuple):
    """A span of one line: `path` as shown to the author, `line` and `column` from 1, `width` in characters for the caret."""

    path: str
    line: int = 1
    column: int = 1
    width: int = 1


class Problem(NamedTuple):
    """One thing wrong: `message` says what, `help` the mend, `cost` what is left out because of it ("one term is left out").

    `source` is the line of the file the caret stands under ("" when there is none).
    """

    code: str
    severity: Severity
    place: Place
    message: str
    help: str = ""
    cost: str = ""
    source: str = ""


class Refusal(Exception):
    """A request that cannot be met, said to the user in one sentence; `help` the mend, `code` the exit status (1 the request, 2 usage)."""

    def __init__(self, message: str, help: str = "", code: int = 1) -> None:
        super().__init__(message)
        self.message, self.help, self.code = message, help, code


def visible(text: str) -> str:
    """`text` with every control, invisible or direction-changing character made visible (`␛`, `<U+202E>`)."""
    return _HIDDEN.sub(_show, text)


def _show(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(0x2400 + code) if code < 32 else f"<U+{code:04X}>"


def render(problem: Problem) -> str:
    """The problem as text: where, what, the line with a caret under it, and the mend.

    ```text
    questions/brain.yaml:14:5: error[unknown-key]: 'defintion' is not a key of a term
       |
    14 |     defintion: A protein that supports neurons
       |     ^^^^^^^^^
    help: did you mean 'definition'?
    ```
    """
    place = problem.place
    lines = [
        f"{visible(place.path)}:{place.line}:{place.column}: {problem.severity}[{problem.code}]: {visible(problem.message)}"
    ]
    if problem.source.strip():
        before, marked, line = _framed(problem.source, place.column - 1, place.width)
        number = str(place.line)
        gutter = " " * len(number)
        lines += [f"{gutter} |", f"{number} | {line}".rstrip(), f"{gutter} | {' ' * before}{'^' * marked}"]
    if problem.help:
        lines.append(f"help: {visible(problem.help)}")
    return "\n".join(lines)


def _framed(source: str, start: int, width: int, room: int = 110) -> tuple[int, int, str]:
    """The cells before the caret, the cells of the caret, and the line, cut around the caret when it is long."""
    before, marked, after = source[:start], source[start : start + width], source[start + width :]
    if len(source) > room:
        before = "…" + before[-39:] if len(before) > 40 else before
        marked = marked[:40]
        after = after[: room - 80] + "…" if len(after) > room - 80 else after
    before, marked, after = (visible(part.replace("\t", " ")) for part in (before, marked, after))
    return _cells(before), max(_cells(marked), 1), before + marked + after


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)
