"""Causes that a sentence lists behind their effect: "things that raise Y include A, B and C"."""

from __future__ import annotations

from tutor.files.draft.cores import Reading, Side
from tutor.files.draft.helping import Trigger
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span
from tutor.files.draft.tokens import is_content, is_mark

_LISTS = frozenset(["include", "includes", "included"])
_ENDS = words.SUBORDINATORS | words.AUXILIARIES | {"but"}


def listed_causes(reading: Reading, trigger: Trigger, end: int) -> list[Side]:
    """The causes listed behind an effect that ends at a place; none where the wording is no relative clause or names its cause itself."""
    text, high = reading.text, reading.frame.high
    if trigger.turned or text.low(trigger.start - 1) not in ("that", "which"):
        return []
    verb = text.low(end)
    members = _members(reading, end + 1) if verb in _LISTS or verb in ("are", "were") else []
    if len(members) < (1 if verb in _LISTS else 2) or (members and members[-1][1] < high and verb not in _LISTS):
        return []
    sides = [reading.side(member) for member in members]
    return [side for side in sides if side is not None and reading.acts(side)]


def _members(reading: Reading, start: int) -> list[Span]:
    """The members of a list up to the end of the clause."""
    text, high = reading.text, reading.frame.high
    found: list[Span] = []
    first = at = start
    while at <= high:
        low = text.low(at) if at < high else ""
        over = at == high or low in _ENDS or (is_mark(low) and low != ",")
        if over or low == "," or (low == "and" and (text.low(at - 1) == "," or len(found) or _last(reading, at))):
            if any(is_content(text.low(place)) for place in range(first, at)):
                found.append((first, at))
            first = at + 1
        if over:
            break
        at += 1
    return found


def _last(reading: Reading, joint: int) -> bool:
    """Whether "A and B" is the whole list."""
    return not any(reading.text.low(at) == "," for at in range(joint, reading.frame.high))
