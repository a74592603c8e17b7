"""What changes in a clause and which way: "elk numbers fell" is fewer elk."""

# ruff: noqa: SIM905

from __future__ import annotations

from tutor.core.items import Relation
from tutor.files.draft import forms
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Reading, Side
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_after, noun_before
from tutor.files.draft.tokens import is_adverb, is_content, is_mark

# Forms that may be nouns: "a rise in".
_LIKE_NOUNS = frozenset(
    """rise rises increase increases fall falls drop drops decline declines climb climbs spike spikes surge surges jump jumps decrease decreases
    spread return returns swell double collapse recovery""".split()
)


def clause_side(reading: Reading, span: Span) -> Side | None:
    """A clause as a side: what changes in it and which way, else its words."""
    text, (start, end) = reading.text, span
    while start < end and (
        text.low(start)
        in ("and", "but", "so", "then", "that", "because", "as", "when", "if", "once", "after", "whenever")
        or is_mark(text.low(start))
        or is_adverb(text.low(start))
    ):
        start += 1
    while end > start and is_mark(text.low(end - 1)):
        end -= 1
    if end - start < 2:
        return reading.side((start, end)) if end > start else None
    if text.low(start) == "there" and text.low(start + 1) in words.BE | words.MODALS:
        return reading.side((start + 2, min(end, noun_after(text, start + 2, end)[1])), True)
    for at in range(start + 1, end):
        sign = _turn(text.low(at))
        if (
            sign is None
            or text.low(at - 1) in words.DETERMINERS | words.PREPOSITIONS
            or (
                text.low(at + 1) in ("in", "of")
                and text.low(at) in _LIKE_NOUNS
                and not text.low(at).endswith("ed")
                and text.low(at - 1) not in words.MODALS
            )
        ):
            continue
        if at + 1 < end and (
            text.low(at + 1) in words.DETERMINERS
            or (
                forms.index().get(text.low(at))
                and is_content(text.low(at + 1))
                and text.low(at + 1) not in words.SUBORDINATORS
                and not is_adverb(text.low(at + 1))
                and not text.low(at + 1)[:1].isdigit()
            )
        ):
            continue
        stop = at
        while stop > start and (
            text.low(stop - 1) in words.AUXILIARIES
            or is_adverb(text.low(stop - 1))
            or text.low(stop - 1) in ("to", "start", "starts", "began", "begin", "likely")
        ):
            stop -= 1
        negated = any(text.low(place) in words.NEGATIONS for place in range(stop, at))
        side = reading.side(noun_before(text, stop, start))
        if side is not None and not negated:
            return side._replace(span=(start, at + 1), sign=sign, changed=text.low(at))
    for at in range(start + 1, min(end, start + 14)):
        if text.low(at) in words.BE | {"become", "became", "becomes", "get", "gets", "got", "remained", "stayed"}:
            place = at + 1
            while place < end and is_adverb(text.low(place)) and text.low(place) not in words.MORE | words.LESS:
                place += 1
            word = text.low(place)
            sign = 1 if word in words.MORE | {"high"} else -1 if word in words.LESS | {"low"} else None
            side = reading.side(noun_before(text, at, start)) if sign else None
            if side is not None and sign is not None:
                return side._replace(span=(start, place + 1), sign=sign, changed=word)
    side = reading.side((start, min(end, start + 12)))
    return (
        None
        if side is None or (is_pronoun(side.label) and side.label == text.text(start, end))
        else side._replace(
            span=(start, end), dropped=" ".join(filter(None, (side.dropped, text.text(min(end, start + 12), end))))
        )
    )


def _turn(low: str) -> int | None:
    if low in forms.of_table(words.GOES_UP):
        return 1
    return -1 if low in forms.of_table(words.GOES_DOWN) else None


def product(first: int, second: int) -> Relation:
    return "increases" if first * second > 0 else "decreases"


def told_as(reading: Reading, *notes: str) -> tuple[str, ...]:
    return (*notes, f"hedged: '{reading.frame.said}'") if reading.frame.hedged else notes


def modal(reading: Reading, low: int, high: int) -> bool:
    return reading.frame.hedged or bool({reading.text.low(at) for at in range(low, high)} & words.HEDGES)
