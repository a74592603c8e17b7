"""Findings that name no cause: "growth is fastest in spring", "people with asthma have drier skin", "frogs grow larger by eating more"."""

from __future__ import annotations

from typing import cast

from tutor.core.items import Relation
from tutor.files.draft import forms
from tutor.files.draft.comparing import told_apart
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Core, Reading
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_after, noun_before
from tutor.files.draft.subject import subject
from tutor.files.draft.tokens import is_adverb, is_mark
from tutor.files.draft.turns import clause_side, denies, modal, told_as

_WHEN = frozenset(["when", "in", "at", "among", "during", "where", "under"])
_BEARING = frozenset(["with", "on", "taking", "using", "given", "receiving"])
_TAKES = frozenset(["when", "if", "in", "under", "after", "during"])
_LEAST = frozenset("lowest smallest weakest slowest fewest least poorest shortest rarest".split())


def first_of(reading: Reading) -> list[Core]:
    """The first finding of this kind in a sentence."""
    return _only(reading) or _alike(reading) or _extreme(reading) or _bearers(reading) or _by_doing(reading)


def _only(reading: Reading) -> list[Core]:
    """ "The rash only occurs in cold weather", "they fire only when they are stimulated": what it takes."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    only = next((at for at in range(low + 1, high - 3) if text.low(at) == "only"), None)
    if only is None:
        return []
    low = max((at + 1 for at in range(low, only) if is_mark(text.low(at))), default=low)
    opener = next(
        (at for at in range(only + 1, min(high - 1, only + 9)) if text.low(at) in _TAKES),
        None,
    )
    if opener is not None and text.low(opener + 1) == "or":
        opener = next((at for at in range(opener + 2, min(high - 1, opener + 5)) if text.low(at) in _TAKES), opener)
    span = subject(text, low, only + 2)
    if (
        opener is None
        or span is None
        or any(denies(text.low(at)) or is_mark(text.low(at)) for at in range(only, opener))
    ):
        return []
    done = opener - only > 1 or text.low(opener) in ("when", "if")
    if not done or (text.low(opener) == "in" and text.low(only + 1) not in forms.of_table(words.GOES_UP)):
        return []
    effect = reading.side(noun_before(text, span[1], span[0]))
    if text.low(opener) in ("when", "if"):
        cause = clause_side(reading, (opener + 1, high))
    else:
        cause = reading.side(noun_after(text, opener + 1, high))
    if cause is None or effect is None or not reading.acts(cause) or not reading.matters(effect):
        return []
    note = f"'only … {text.low(opener)}' in the source"
    spans: tuple[Span, ...] = ((low, cause.span[1]),)
    return [Core(cause, "enables", effect, "", spans, modal(reading, low, opener), True, notes=told_as(reading, note))]


def _alike(reading: Reading) -> list[Core]:
    """ "There was no difference in weight between walkers and sitters"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    at = next((at for at in range(low + 1, high - 4) if text.low(at) in ("difference", "differences")), None)
    if at is None or "no" not in (text.low(at - 1), text.low(at - 2)) or text.low(at + 1) != "in":
        return []
    between = next((place for place in range(at + 3, min(high - 3, at + 14)) if text.low(place) == "between"), None)
    joint = next((place for place in range((between or high) + 2, high - 1) if text.low(place) == "and"), None)
    if between is None or joint is None:
        return []
    effect, group = reading.side((at + 2, between)), (joint + 1, noun_after(text, joint + 1, high, True)[1])
    cause = told_apart(reading, group) or reading.side(group)
    if cause is None or effect is None or not reading.matters(effect):
        return []
    note = f"groups are compared: '{text.text(at - 1, at + 1)} … {text.text(between, group[1])}'"
    return [
        Core(
            cause, "does-not-affect", effect, "", ((low, group[1]),), reading.frame.hedged, notes=told_as(reading, note)
        )
    ]


def _extreme(reading: Reading) -> list[Core]:
    """ "Growth is fastest in spring": where or when there is most of it."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    for at in range(low + 1, high - 3):
        if text.low(at) not in words.BE:
            continue
        place = at + 1
        while place < high and is_adverb(text.low(place)) and text.low(place) not in ("most", "least"):
            place += 1
        said = place + 1 if text.low(place) in ("most", "least") else place
        if not (said > place or (text.low(place).endswith("est") and len(text.low(place)) > 5)):
            continue
        where = next((each for each in range(said + 1, min(high - 1, said + 6)) if text.low(each) in _WHEN), None)
        if where is None or any(is_mark(text.low(each)) for each in range(place, where)):
            continue
        effect = reading.side(noun_before(text, at, low))
        span = (where + 1, high)
        cause = (
            clause_side(reading, span)
            if text.low(where) in ("when", "where")
            else reading.side(noun_after(text, *span))
        )
        if cause is None or effect is None or not reading.matters(effect) or not reading.acts(cause):
            continue
        if any(denies(text.low(each)) for each in range(at, where)) or is_pronoun(effect.label):
            continue
        less = text.low(place) in _LEAST
        note = f"association in the source: '{text.text(at, where + 1)}'"
        more = f"it reads as '{'less' if less else 'more'}'"
        hedged = modal(reading, low, where)
        return [
            Core(cause, "goes-with", effect, "", ((low, cause.span[1]),), hedged, notes=told_as(reading, note, more))
        ]
    return []


def _bearers(reading: Reading) -> list[Core]:
    """ "People with asthma have drier skin": what those who have one thing also have."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    span = subject(text, low, high)
    if span is None:
        return []
    trait = next(
        (
            at + 1
            for at in range(span[0] + 1, min(span[1], span[0] + 4))
            if text.low(at) in _BEARING
            and text.low(at + 1) != "average"
            and text.low(at - 1) in words.POPULATIONS | {"those"}
        ),
        None,
    )
    at = span[1]
    while at < high and (text.low(at) in words.AUXILIARIES - words.HAVE or is_adverb(text.low(at))):
        at += 1
    if trait is None or trait >= span[1] or text.low(at) not in forms.of_table(words.HAS) or at + 1 >= high:
        return []
    cause = reading.side((trait, span[1]))
    effect = reading.side(noun_after(text, at + 1, high), True)
    denied = any(denies(text.low(each)) for each in (*range(span[1], at + 3),))
    if cause is None or effect is None or denied or is_pronoun(effect.label) or not reading.matters(effect):
        return []
    note = f"association in the source: '{text.text(span[0], at + 1)}'"
    more = (f"'{effect.changed}' in the source",) if effect.changed else ()
    return [
        Core(
            cause,
            "goes-with",
            effect,
            "",
            ((span[0], effect.span[1]),),
            modal(reading, low, at),
            notes=told_as(reading, note, *more),
        )
    ]


def _by_doing(reading: Reading) -> list[Core]:
    """ "Frogs survive by slowing their heart": what the subject does on the way."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    for at in range(low + 3, high - 2):
        found = (
            forms.index().get(text.low(at + 1), ()) if text.low(at) == "by" and text.low(at + 1).endswith("ing") else ()
        )
        if not found:
            continue
        span = subject(text, low, at)
        if span is None or any(text.low(each) in words.BE for each in range(span[1], at)):
            return []
        cause, effect = (
            reading.side(noun_before(text, span[1], span[0])),
            reading.side(noun_after(text, at + 2, high), True),
        )
        denied = any(denies(text.low(each)) for each in range(low, at))
        if cause is None or effect is None or denied or not reading.acts(cause) or not reading.matters(effect):
            return []
        if is_pronoun(cause.label) or is_pronoun(effect.label) or text.low(span[0]) in words.NAMELESS:
            return []
        note = f"'{text.text(at, at + 2)}' in the source: it tells how"
        relation = cast(Relation, found[0][0].relation)
        return [
            Core(
                cause,
                relation,
                effect,
                found[0][0].base,
                ((low, effect.span[1]),),
                modal(reading, low, at),
                notes=told_as(reading, note),
            )
        ]
    return []
