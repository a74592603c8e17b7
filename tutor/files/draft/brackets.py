"""What stands in the brackets of a label: what may be left out of a name that is too long for a card.

A list, a verbal noun with its object and a proper name are never parted: half of them names another thing.
"""

from __future__ import annotations

from tutor.files.draft import forms
from tutor.files.draft.rules import words
from tutor.files.draft.tokens import is_content, joined

MOST = 4
_LONGEST = 11
_OPTIONAL = frozenset(
    """risk risks level levels rate rates number amount amounts likelihood chance chances odds onset process degree
        extent development part share third half quarter fifth majority proportion fraction most bulk""".split()
)
CUT = frozenset(["that", "which", "who", "whom", "whose", "where", "when"])
_BRACKETED = frozenset(
    """in on at from for with within among between across into to over under through during against toward towards
        by of after below above near around beyond behind because""".split()
)


_RESEMBLING = frozenset(
    "similar akin close comparable equal equivalent identical specific unique common relevant due prone linked".split()
)
# The endings of adjectives.
_DESCRIBING = ("al", "ic", "ous", "ive", "ful", "able", "ible", "ary", "less", "ant", "ent", "er", "ed")


def cut(parts: list[str]) -> tuple[list[str], list[str]]:
    """A name and the clause that narrows it down."""
    for at in range(1, len(parts)):
        low = parts[at].lower()
        if (
            low in CUT
            or (low == "such" and [part.lower() for part in parts[at + 1 : at + 2]] == ["as"])
            or (low in ("including", "like") and parts[at - 1].lower() not in words.PREPOSITIONS)
            or (low in words.ASSOCIATIONS and low.endswith("ed") and parts[at + 1 : at + 2] in (["with"], ["to"]))
            or (low in _RESEMBLING and parts[at + 1 : at + 2] == ["to"])
            or (
                at > 1
                and low.endswith(("ed", "ing"))
                and low in forms.everything()
                and parts[at - 1].lower() not in words.PREPOSITIONS | words.DETERMINERS | {"and", "or"}
                and at + 1 < len(parts)
                and parts[at + 1].lower() in words.PREPOSITIONS
            )
        ):
            return parts[:at], parts[at:]
    return parts, []


def bracketed(body: list[str], tail: list[str]) -> tuple[str, list[str]]:
    """The words with what exceeds the room in brackets, and those for which there is no room at all."""
    lost: list[str] = []
    body = [
        part
        for at, part in enumerate(body)
        if part.lower() not in ("the", "a", "an", "its", "their", "his", "her", "this", "these", "those")
        or (part.isupper() and at and len(part) > 1)
    ]
    while len(body) + len(tail) > _LONGEST and tail:
        lost, tail = tail + lost, []
    marks: list[list[str]] = []
    while size(body) > MOST:
        at = next(
            (
                place
                for place in range(len(body) - 1, 0, -1)
                if body[place].lower() in _BRACKETED and is_content(body[place - 1].lower())
            ),
            0,
        )
        if at < 1 or (size(body[:at]) < 2 and body[0].lower() in words.RISE | words.FALL | words.CHANGE):
            break
        marks.insert(0, body[at:])
        body = body[:at]
    while sum(len(mark) for mark in marks) > 6:
        lost = marks.pop() + lost
    if size(body) == 1 and not marks and lost[:1] == ["of"]:
        # "Consumption" alone names nothing: it keeps the first of what it is of.
        first = next((at for at, part in enumerate(lost) if at > 1 and part in (",", "and", "or")), len(lost))
        if size(lost[:first]) <= MOST:
            body, lost = [*body, *lost[:first]], lost[first:]
    text = joined(body)
    if len(body) > 2 and body[0].lower() in _OPTIONAL and body[1].lower() == "of":
        text = f"({joined(body[:2])}) {joined(body[2:])}"
    elif (at := _spare(body)) > 0:
        text = f"({joined(body[:at])}) {joined(body[at:])}"
    inside = [part for mark in marks for part in mark] + tail
    return (f"{text} ({joined(inside)})" if inside else text), lost


def _spare(body: list[str]) -> int:
    """How many words at the head of a long name only describe it."""
    low = [part.lower() for part in body]
    if {",", "and", "or", "and/or"} & set(low) or any(part[:1].isupper() for part in body):
        return 0
    surplus, at = size(body) - MOST, 0
    while at < surplus and at < len(body) - 2 and low[at].endswith(_DESCRIBING) and low[at] not in forms.everything():
        at += 1
    return at


def size(parts: list[str]) -> int:
    """How many words of a label carry meaning."""
    return sum(1 for part in parts if is_content(part.lower()))
