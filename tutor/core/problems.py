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
