"""What is done for something, as a cause: "one way to reduce Y is X", "we need to X in order to reduce Y", "X is used to reduce Y"."""

from __future__ import annotations

from typing import cast

from tutor.core.items import Relation
from tutor.files.draft import forms
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Core, Reading, Side, composed
from tutor.files.draft.helping import Trigger
from tutor.files.draft.labels import label
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_after, noun_before
from tutor.files.draft.tokens import Words, is_adverb, is_mark
from tutor.files.draft.turns import denies, modal, told_as

_ANYONE = frozenset("we you people one humans anyone".split())


def first_of(reading: Reading) -> list[Core]:
    """The first construction of an aim that a sentence has."""
    return _way(reading) or _is_way(reading) or _used(reading) or _aim(reading) or _takes(reading)


def _way(reading: Reading) -> list[Core]:
    """ "Another way to reduce Y is (to) X"."""
    text, low, high = reading.text, main_clause(reading), reading.frame.high
    at = next((place for place in range(low, min(high - 5, low + 8)) if text.low(place) in words.WAYS), None)
    if at is None or text.low(at + 1) not in ("to", "of", "for"):
        return []
    verb, effect, end = _acting_on(reading, at + 2, high)
    be = next((place for place in range(end, min(high - 1, end + 8)) if text.low(place) in words.BE), None)
    if effect is None or be is None:
        return []
    begin = be + 1 + (text.low(be + 1) in ("to", "by"))
    cause = _done(reading, begin, high)
    return (
        told(reading, cause, verb, effect, ((at, begin), cause.span), f"'{text.text(low, begin)}' in the source")
        if cause
        else []
    )


def _is_way(reading: Reading) -> list[Core]:
    """ "X is an effective way to reduce Y"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    for at in range(low + 3, high - 3):
        if text.low(at) not in words.WAYS | words.MEASURES or text.low(at + 1) not in ("to", "of", "for", "in"):
            continue
        be = next((place for place in range(at - 1, max(low, at - 6), -1) if text.low(place) in words.BE), None)
        if (
            be is None
            or text.low(be + 1) in ("there", "no")
            or any(is_mark(text.low(place)) for place in range(be, at))
        ):
            continue
        verb, effect, end = _acting_on(reading, at + 2, high)
        first = be
        while first > low and (text.low(first - 1) in words.AUXILIARIES or is_adverb(text.low(first - 1))):
            first -= 1
        span = noun_before(text, first, low)
        cause = reading.side(span) if effect is not None else None
        if effect is None or cause is None or (is_pronoun(cause.label) and not cause.notes):
            continue
        return told(reading, cause, verb, effect, (span, (first, end)), f"'{text.text(first, at + 2)}' in the source")
    return []


def _used(reading: Reading) -> list[Core]:
    """ "X is used in fields to reduce Y": what it is for."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    for at in range(low + 2, high - 3):
        if text.low(at) not in words.USED or (text.low(at - 1) not in words.BE and not is_adverb(text.low(at - 1))):
            continue
        to = next((place for place in range(at + 1, min(high - 2, at + 7)) if text.low(place) == "to"), None)
        if to is None or any(is_mark(text.low(place)) or text.low(place) == "by" for place in range(at, to)):
            continue
        first = at
        while first > low and (text.low(first - 1) in words.AUXILIARIES or is_adverb(text.low(first - 1))):
            first -= 1
        span = noun_before(text, first, low)
        verb, effect, end = _acting_on(reading, to + 1, high)
        cause = reading.side(span) if effect is not None and span[1] > span[0] else None
        if (
            effect is not None
            and cause is not None
            and not any(text.low(place) in words.NEGATIONS for place in range(first, to))
        ):
            note = f"said as an aim: '{text.text(first, to + 2)}'"
            return told(reading, cause, verb, effect, (span, (first, end)), note)
    return []


def _aim(reading: Reading) -> list[Core]:
    """ "To reduce Y, we must X", "we need to X in order to reduce Y"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    start = low
    while start < high and (
        is_adverb(text.low(start)) or is_mark(text.low(start)) or text.low(start) in ("and", "but")
    ):
        start += 1
    need = next(
        (
            at
            for at in range(start, high - 2)
            if text.low(at) in words.NEEDED and text.low(at + 1) not in ("been", "be")
        ),
        None,
    )
    if need is None:
        return []
    order = next(
        (
            at
            for at in range(need, high - 3)
            if text.text(at, at + 3).lower() == "in order to" or text.text(at, at + 3).lower() == "so as to"
        ),
        None,
    )
    if order is not None:
        aim, done, stop = order + 3, need + 1, order
    elif text.low(start) == "to" or text.text(start, start + 3).lower() == "in order to":
        aim, done, stop = start + (1 if text.low(start) == "to" else 3), need + 1, high
    else:
        return []
    verb, effect, end = _acting_on(reading, aim, need if order is None else high)
    cause = _done(reading, done + (text.low(done) == "to"), stop) if effect is not None else None
    if effect is None or cause is None:
        return []
    note = f"said as an aim: '{text.text(aim - 1, end)}'; what is done for it is taken for a cause"
    return told(reading, cause, verb, effect, ((aim - 1, end), (need, cause.span[1])), note, True)


def _takes(reading: Reading) -> list[Core]:
    """ "It might take X to get Y"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    take = next(
        (
            at
            for at in range(low + 1, min(high - 3, low + 6))
            if text.low(at) in ("take", "takes", "took") and "it" in (text.low(at - 1), text.low(at - 2))
        ),
        None,
    )
    to = next(
        (
            at
            for at in range((take or high) + 2, high - 1)
            if text.low(at) == "to" and text.low(at + 1 + is_adverb(text.low(at + 1))) in forms.everything()
        ),
        None,
    )
    if take is None or to is None:
        return []
    to += is_adverb(text.low(to + 1))
    cause = reading.side((take + 1, to))
    verb, effect, end = _acting_on(reading, to + 1, high)
    if effect is None:
        base = forms.ing(text.low(to + 1))
        end = noun_after(text, to + 2, high)[1]
        named = label([base, *(word.text for word in text.words[to + 2 : end])], reading.names)
        verb, effect = "enables", Side(named.text, (to, end), named.dropped)
    if cause is None or set(cause.label.lower().split()) & words.TIMES:
        return []
    return told(reading, cause, verb, effect, ((take, end),), f"'{text.text(low, take + 1)}' in the source")


def means(reading: Reading, trigger: Trigger, object: Span | Side) -> Side | None:
    """What people do it by: "by walking daily we lower the risk", "you lower the risk by walking daily"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    who = next((at for at in range(trigger.start - 1, low - 1, -1) if text.low(at) in _ANYONE), None)
    if trigger.stand != "finite" or who is None or trigger.start - who > 2 or _past(text, trigger):
        return None
    end = object.span[1] if isinstance(object, Side) else object[1]
    places = [at for at in (*range(who - 1, low - 1, -1), *range(end, min(high - 1, end + 6))) if text.low(at) == "by"]
    for at in places:
        opens = at <= low or text.low(at - 1) in (",", "and", "that", "but")
        if not text.low(at + 1).endswith("ing") or (at < who and not opens):
            continue
        stop = min(noun_after(text, at + 2, high)[1] if at + 2 < high else high, who if at < who else high)
        named = label([word.text for word in text.words[at + 1 : stop]], reading.names)
        if named.text:
            return Side(named.text, (at + 1, stop), named.dropped, notes=(f"'{text.text(at, stop)}' in the source",))
    return None


def _past(text: Words, trigger: Trigger) -> bool:
    """Whether it tells of what was done once, as a method is told."""
    helped = {text.low(at) for at in range(trigger.start, trigger.head)}
    return text.low(trigger.head).endswith("ed") or bool(helped & (words.HAVE | {"could", "did", "were", "was"}))


def _acting_on(reading: Reading, at: int, high: int) -> tuple[str, Side | None, int]:
    """A verb that acts, and what it acts on: its relation, the effect, where it ends."""
    text = reading.text
    while at < high and is_adverb(text.low(at)):
        at += 1
    found = forms.index().get(text.low(at), ())
    if not found or at + 1 >= high:
        return "", None, at
    span = noun_after(text, at + 1, high)
    effect = reading.side(span, True) if span[1] > span[0] else None
    if effect is None or is_pronoun(effect.label) or not reading.matters(effect):
        return "", None, at
    relation, plain = composed(cast(Relation, found[0][0].relation), effect)
    return relation, effect if plain else reading.side(span), span[1]


def _done(reading: Reading, begin: int, high: int) -> Side | None:
    """What is done as a name: "plant trees" gives "planting trees"."""
    text = reading.text
    while begin < high and is_adverb(text.low(begin)):
        begin += 1
    stop = noun_after(text, begin + 1, high)[1] if begin + 1 < high else high
    base = forms.everything().get(text.low(begin))
    if base is None or text.low(begin) != base:
        return reading.side(noun_after(text, begin, high))
    named = label([forms.ing(base), *(word.text for word in text.words[begin + 1 : stop])], reading.names)
    return Side(named.text, (begin, stop), named.dropped) if named.text else None


def main_clause(reading: Reading) -> int:
    """Where the main clause begins, behind "in cities," and "although it rains,"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    if text.low(low) not in words.PREPOSITIONS | words.SUBORDINATORS | {"only", "compared", "in"}:
        return low
    return next((at + 1 for at in range(low + 1, min(high - 4, low + 14)) if text.low(at) == ","), low)


def told(
    reading: Reading, cause: Side, relation: str, effect: Side, spans: tuple[Span, ...], note: str, hedged: bool = False
) -> list[Core]:
    whole = range(min(span[0] for span in spans) - 3, max(span[1] for span in spans))
    if any(denies(reading.text.low(at)) for at in whole if at >= reading.frame.low):
        return []
    if not reading.acts(cause) or not reading.matters(effect) or is_pronoun(effect.label):
        return []
    hedged = hedged or modal(reading, min(span[0] for span in spans), max(span[1] for span in spans))
    return [Core(cause, cast(Relation, relation), effect, "", spans, hedged, notes=told_as(reading, note))]
