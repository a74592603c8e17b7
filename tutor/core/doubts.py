"""A drafter's doubts as a reader needs them: what may turn the item's meaning first, what has no row together at the end.

Nothing is judged or left out for good: the file's note keeps every word.
"""

from __future__ import annotations

import re

_PART = re.compile(r'(?:[^;"]|"[^"]*"|")+')
_UNPLACED = re.compile(r"(?:not placed|set apart in the sentence|elsewhere in the sentence|said with it): ")
_QUOTED = re.compile(r'"[^"]*"')
_MATTERS = ("association", "negated", "hedged", "a supposition", "pronoun")
"""How doubts begin that may turn the meaning, the gravest first."""


def sorted_doubts(doubts: str) -> str:
    """All doubts, those that may turn the meaning first, what has no row last."""
    return "; ".join((*_reasons(doubts), *_unplaced(doubts)))


def folded(doubts: str) -> str:
    """The same in short: several pieces that have no row are counted; they stand beside the item in the passage."""
    pieces = _unplaced(doubts)
    number = sum(max(1, len(_QUOTED.findall(piece))) for piece in pieces)
    if number < 2:
        return sorted_doubts(doubts)
    return "; ".join((*_reasons(doubts), f"{number} pieces of the sentence have no row: are they needed?"))


def _parts(doubts: str) -> list[str]:
    return [part for each in _PART.findall(doubts) if (part := each.strip())]


def _unplaced(doubts: str) -> list[str]:
    return [part for part in _parts(doubts) if _UNPLACED.match(part)]


def _reasons(doubts: str) -> list[str]:
    found = [part for part in _parts(doubts) if not _UNPLACED.match(part)]
    return sorted(found, key=lambda part: next((at for at, one in enumerate(_MATTERS) if part.startswith(one)), len(_MATTERS)))  # fmt: skip
