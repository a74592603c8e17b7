"""Characters that look like YAML's and are others: what word processors, chats and keyboards of other scripts put where a dash, colon, space or quote is due.

A line is looked at only when it could not be read, so that none of these is ever refused where it stands in a text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tutor.files.keys import RECORDS

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are none to YAML."""
BULLETS = "–—―−‐‑•‣⁃▪●◦∙·"
CURLY = {"“": "”", "”": "”", "„": "“”", "‟": "”", "‘": "’", "’": "’", "‚": "‘’", "«": "»", "»": "«", "‹": "›"}
"""Typographic quotes that open, with those that may close."""

_KEYS = frozenset(key for record in RECORDS.values() for key in record)
_LEAD = rf"[ ]*(?:(?:-|[{BULLETS}])[ {SPACES}]+)*"
_ODD_INDENT = re.compile(rf"^[ ]*[{SPACES}][ {SPACES}]*(?:-[ {SPACES}]|[a-z_-]+[ ]?:[ {SPACES}\r\n])", re.MULTILINE)
_NO_COLON = re.compile(rf"{_LEAD}([\w-]+)(?:[ ]|$)")


class Lookalike(NamedTuple):
    """What stands in a line instead of what YAML takes: from `column` (from 0), `width` characters."""

    column: int
    width: int
    message: str
    help: str


def odd_indent(text: str) -> int:
    """Where a line begins whose key or list item is indented with spaces that are none; -1 for nowhere."""
    found = _ODD_INDENT.search(text)
    return -1 if found is None else found.start()


def lookalike(line: str) -> Lookalike | None:
    """What a line that could not be read was probably meant to be."""
    for pattern, message, help in _PATTERNS:
        found = pattern.match(line)
        if found is None:
            continue
        given = found.groupdict()
        key = given.get("key", "")
        if not key or key.lower() in _KEYS:
            at = found["at"]
            said = message.format(at=_named(at) if len(at) == 1 and not at.isascii() else f"'{at}'")
            return Lookalike(found.start("at"), len(at), said, help.format(key=key))
    return None


def without_colon(line: str) -> str:
    """The key at the beginning of a line that lacks its colon, "" when there is none."""
    found = _NO_COLON.match(line)
    return found[1] if found and found[1] in _KEYS else ""


def _named(character: str) -> str:
    from tutor.files.sheet import name_of

    return name_of(character)


_ITEM = "begin it with a hyphen and a space: '- '"
_OPENING, _CLOSING = "".join(CURLY), "".join(sorted(set("".join(CURLY.values()))))
# What stands in the line (at: the wrong characters, key: one of ours), what is said of it, and the mend.
_KINDS = (
    (r"[ ]*(?P<at>\t)", "this line is indented with a tab", "indent with spaces"),
    (rf"[ ]*(?P<at>[{SPACES}])", "this line is indented with {at}, which is no space to YAML", "indent with plain spaces"),
    (rf"[ ]*(?P<at>[{BULLETS}])[ {SPACES}]*\S", "this list item begins with {at}", _ITEM),
    (r"[ ]*(?P<at>[*+])[ ]+[\w-]+[ ]*:(?:\s|$)", "this list item begins with {at}", _ITEM),
    (rf"[ ]*(?:- +)*-(?P<at>[{SPACES}])", "after the '-' stands {at}, which is no space to YAML", "put a plain space after the '-'"),
    (r"[ ]*(?:- +)*(?P<at>-)(?P<key>[\w-]+)[ ]?:(?:\s|$)", "a space is missing after the '-'", "write '- {key}: …'"),
    (rf"{_LEAD}(?P<at>[{_OPENING}](?P<key>[\w-]+)[{_CLOSING}\"'])[ ]?[:：]", "the key stands in typographic quotes", "write it without: {key}: …"),
    (rf"{_LEAD}(?P<key>[\w-]+)[ ]?(?P<at>[：﹕꞉])", "instead of a colon stands {at}", "write '{key}: …'"),
    (rf"{_LEAD}(?P<key>[\w-]+)[ ]?:(?P<at>[{SPACES}])", "after the colon stands {at}, which is no space to YAML", "write '{key}: …'"),
    (rf"{_LEAD}(?P<key>[\w-]+)(?P<at>:)[^\s{SPACES}]", "a space is missing after this colon", "write '{key}: …'"),
    (rf"{_LEAD}(?P<key>[\w-]+)[ ]*(?P<at>=)[ ]", "instead of a colon stands '='", "write '{key}: …'"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern), message, help) for pattern, message, help in _KINDS)
