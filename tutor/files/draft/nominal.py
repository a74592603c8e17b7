"""Causes said with a noun: "the main cause of Y is X", "the effects of X include Y", "the effect of X on Y"."""

from __future__ import annotations

import re

from tutor.files.draft.aims import main_clause, told
from tutor.files.draft.cores import Core, Reading
from tutor.files.draft.rules import words
from tutor.files.draft.spans import noun_after
from tutor.files.draft.subject import apposed
from tutor.files.draft.tokens import is_adverb, is_mark
from tutor.files.draft.turns import clause_side, denies

_NOT_KNOWN = frozenset(
    [
        "unknown",
        "unclear",
        "mystery",
        "mysterious",
        "not",
        "that",
        "unresolved",
        "debated",
        "complex",
        "multifactorial",
        "uncertain",
    ]
)

# What a single word must look like to be a cause: "the main cause is large" names none.
_NOUN = re.compile(r"[A-Z\d]|(?:[^s]s|ing|ion|ity|ment|ness|[ae]nce|ure|age|th|ism|ry|gy)$")

_SHOWING = frozenset(
    """show shows showed highlight highlights highlighted underline underlines underlined demonstrate demonstrates demonstrated confirm confirms
    confirmed stress stresses stressed emphasise emphasises emphasised emphasize emphasizes emphasized reveal reveals revealed underscore underscores
    underscored""".split()
)
_NOTHING = frozenset(
    [
        "negligible",
        "small",
        "minimal",
        "unclear",
        "unknown",
        "insignificant",
        "null",
        "nil",
        "weak",
        "marginal",
        "minor",
        "disputed",
    ]
)


def first_of(reading: Reading) -> list[Core]:
    """The first construction with a noun of causing that a sentence has."""
    return _cause_is(reading) or _effect_of(reading) or _importance(reading)


def _cause_is(reading: Reading) -> list[Core]:
    """ "The main cause of Y is X", "one consequence of X is Y"."""
    text, low, high = reading.text, main_clause(reading), reading.frame.high
    for at in range(low, min(high - 4, low + 8)):
        turned = text.low(at) in words.CAUSE_NOUNS
        linked = turned and text.text(at + 1, at + 3).lower() in ("associated with", "linked to", "related to")
        if linked and (found := _goes_with(reading, at, high)):
            return found
        if not (turned or text.low(at) in words.EFFECT_NOUNS) or text.low(at + 1) not in ("of", "for", "behind", "in"):
            continue
        be = next(
            (
                place
                for place in range(at + 3, min(high - 1, at + 16))
                if text.low(place) in words.BE | {"include", "includes", "included"}
            ),
            None,
        )
        if be is None:
            return []
        stop = (apposed(text, be - 1, at + 2) or be) if text.low(be - 1) == "," else be
        if any(text.low(place) in words.SUBORDINATORS or is_mark(text.low(place)) for place in range(at, stop)):
            return []
        begin = be + 1
        while begin < high and (is_adverb(text.low(begin)) or text.low(begin) == "been"):
            begin += 1
        clause = text.low(begin) == "that"
        if text.low(begin) in _NOT_KNOWN - {"that"} or text.low(begin + 1) in _NOT_KNOWN:
            return []
        named = reading.side((at + 2, stop))
        other = clause_side(reading, (begin + 1, high)) if clause else reading.side(noun_after(text, begin, high))
        if (
            named is None
            or other is None
            or (" " not in other.label and not _NOUN.search(other.label) and text.low(begin) not in ("a", "an", "the"))
            or other.label.split()[0] in ("subject", "topic", "matter", "object")
        ):
            return []
        cause, effect = (other, named) if turned else (named, other)
        return told(
            reading,
            cause,
            "causes",
            effect,
            ((max(low, at - 1), begin), cause.span, effect.span),
            f"'{text.text(low, begin)}' in the source",
        )
    return []


def _goes_with(reading: Reading, at: int, high: int) -> list[Core]:
    """ "Factors associated with Y include X"."""
    text = reading.text
    be = next(
        (
            place
            for place in range(at + 4, min(high - 1, at + 14))
            if text.low(place) in words.BE | {"include", "includes", "included"}
        ),
        None,
    )
    if be is None:
        return []
    effect, cause = reading.side((at + 3, be)), reading.side(noun_after(text, be + 1, high))
    if cause is None or effect is None:
        return []
    note = f"association in the source: '{text.text(at, at + 3)}'"
    return told(reading, cause, "goes-with", effect, ((at, cause.span[1]), effect.span), note)


def _effect_of(reading: Reading) -> list[Core]:
    """ "The effects of X on Y were …" as the subject of a sentence."""
    text, low, high = reading.text, main_clause(reading), reading.frame.high
    at = next(
        (
            place
            for place in range(low, min(high - 4, low + 5))
            if text.low(place) in ("effect", "effects", "impact", "impacts", "influence")
        ),
        None,
    )
    if at is None or text.low(at + 1) not in ("of", "that"):
        return []
    on = next((place for place in range(at + 2, min(high - 2, at + 10)) if text.low(place) in ("on", "upon")), None)
    if on is None or any(is_mark(text.low(place)) for place in range(at, on)):
        return []
    cause, effect = reading.side((at + 2, on)), reading.side(noun_after(text, on + 1, high))
    if cause is None or effect is None or _is_nothing(reading, at, high):
        return []
    return told(
        reading, cause, "modulates", effect, ((at, effect.span[1]),), f"'{text.text(low, at + 2)}' in the source"
    )


def _importance(reading: Reading) -> list[Core]:
    """ "The maps show the importance of X to Y"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    at = next(
        (at for at in range(low + 1, high - 4) if text.low(at) == "importance" and text.low(at + 1) == "of"), None
    )
    if at is None or not any(text.low(place) in _SHOWING for place in range(max(low, at - 6), at)):
        return []
    to = next(
        (place for place in range(at + 3, min(high - 1, at + 12)) if text.low(place) in ("to", "for", "in")), None
    )
    if to is None or any(is_mark(text.low(place)) for place in range(at, to)):
        return []
    cause, effect = reading.side((at + 2, to)), reading.side(noun_after(text, to + 1, high))
    if cause is None or effect is None:
        return []
    note = f"'{text.text(at, at + 2)} … {text.low(to)}' in the source"
    return told(reading, cause, "enables", effect, ((at, effect.span[1]),), note)


def _is_nothing(reading: Reading, at: int, high: int) -> bool:
    """Whether an effect is said to be none, up to the next mark."""
    for place in range(at, high):
        low = reading.text.low(place)
        if is_mark(low) or low in words.SUBORDINATORS | {"even", "only"}:
            return False
        if (denies(low) and low != "without") or low in _NOTHING:
            return reading.text.low(place - 1) != "but"
    return False
