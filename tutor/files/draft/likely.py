"""What is likelier for whom: "miners are more likely to die of gout than clerks", "owls are more likely to nest if the barn is open"."""

from __future__ import annotations

from tutor.core.items import Relation
from tutor.files.draft import forms
from tutor.files.draft.comparing import grouped, told_apart
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Core, Reading, Side
from tutor.files.draft.labels import label
from tutor.files.draft.rules import events, words
from tutor.files.draft.spans import Span, noun_after, noun_before
from tutor.files.draft.tokens import is_mark
from tutor.files.draft.turns import clause_side, denies, product, told_as


def likelier(reading: Reading) -> list[Core]:
    """The first thing of a sentence that is more, less or so many times as likely to happen."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    at = next(
        (at for at in range(low + 2, high - 2) if text.low(at) == "likely" and text.low(at - 1) in _MEASURES), None
    )
    be = next(
        (place for place in range((at or low) - 1, max(low, (at or low) - 9), -1) if text.low(place) in words.BE), None
    )
    to = (
        next((place for place in range(at + 1, min(high - 1, at + 12)) if text.low(place) == "to"), None)
        if at
        else None
    )
    if at is None or be is None or to is None or (to > at + 1 and text.low(at + 1) != "than"):
        return []
    effect = _happening(reading, to)
    sign = -1 if text.low(at - 1) in words.LESS or text.low(at - 2) == "half" else 1
    if effect is None or any(denies(text.low(place)) for place in range(be, at)):
        return []
    opener = next(
        (place for place in range(effect.span[1], high - 2) if text.low(place) in ("if", "when", "after")), None
    )
    return (
        _if(reading, at, opener, effect, sign)
        if opener is not None
        else _of_a_group(reading, (be, at, to), effect, sign)
    )


def multiplied(reading: Reading) -> list[Core]:
    """ "Owners of cats have twice the risk of asthma", "had half the rate of gout compared with …": an association."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    for at in range(low + 2, high - 3):
        if text.low(at) not in events.MULTIPLES | events.PARTS_OF or text.low(at + 1) not in ("the", "as"):
            continue
        of = next((place for place in range(at + 2, min(high - 1, at + 5)) if text.low(place) == "of"), None)
        have = next((place for place in range(at - 1, max(low, at - 5), -1) if text.low(place) in _HAD), None)
        if of is None or have is None or text.low(of - 1) not in events.CHANCES:
            continue
        if any(denies(text.low(place)) for place in range(have - 1, at)) or text.low(have - 1) == "to":
            continue
        stop = next(
            (place for place in range(of + 1, high) if text.low(place) in ("than", "as", "compared", "later")), high
        )
        span = noun_after(text, of + 1, stop)
        effect = reading.side(span)
        sign = -1 if text.low(at) in events.PARTS_OF else 1
        return _of_a_group(reading, (have, at, of), effect, sign) if effect is not None else []
    return []


_HAD = frozenset(["have", "has", "had", "face", "faces", "faced", "carry", "carries", "carried"])

_MEASURES = words.MORE | words.LESS | {"as"}


def _happening(reading: Reading, to: int) -> Side | None:
    """What is likely: "to die of gout" is dying of gout."""
    text, high = reading.text, reading.frame.high
    verb = text.low(to + 1)
    stop = next(
        (
            at
            for at in range(to + 2, high)
            if text.low(at) in ("than", "as", "if", "when", "after", "compared") or is_mark(text.low(at))
        ),
        high,
    )
    end = noun_after(text, to + 2, stop)[1] if to + 2 < stop else min(to + 2, high)
    parts = [] if verb in _HAVING and end > to + 2 else [forms.ing(forms.everything().get(verb, verb))]
    named = label([*parts, *(word.text for word in text.words[to + 2 : end])], reading.names)
    return Side(named.text, (to, end), named.dropped) if named.text else None


_HAVING = frozenset("have develop experience suffer get show be report".split())


def _if(reading: Reading, at: int, opener: int, effect: Side, sign: int) -> list[Core]:
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    cause = clause_side(reading, (opener + 1, high))
    if cause is None or not reading.acts(cause) or is_pronoun(cause.label):
        return []
    relation: Relation = "decreases" if sign < 0 else "increases"
    notes = (f"read from two clauses: '{text.text(opener, high)}'", f"'{text.text(at - 1, at + 2)}' in the source")
    return [Core(cause, relation, effect, "", ((low, high),), True, notes=told_as(reading, *notes))]


def _of_a_group(reading: Reading, places: tuple[int, int, int], effect: Side, sign: int) -> list[Core]:
    """The group is the subject: what a clause or "with" tells of it, else its name."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    be, at, _ = places
    while be > low and text.low(be - 1) in words.AUXILIARIES:
        be -= 1
    start = max(
        (
            place + 1
            for place in range(low, be)
            if is_mark(text.low(place)) or text.low(place) in ("that", "and", "but")
        ),
        default=low,
    )
    who = next((place for place in range(low, be) if text.low(place) in ("who", "that")), None)
    group: Span = (low, be) if who is not None else noun_before(text, be, start)
    cause = told_apart(reading, group) or _with(reading, group) or reading.side(group)
    if cause is None or not reading.acts(cause) or is_pronoun(cause.label) or not reading.matters(effect):
        return []
    than = next((place for place in range(at, high - 1) if text.low(place) in ("than", "as") and place > at), None)
    against = text.text(than + 1, high if than > effect.span[0] else effect.span[0]) if than is not None else ""
    spans: tuple[Span, ...] = (group, (be, high))
    return [grouped(reading, cause, product(1, sign), effect, spans, against)]


def _with(reading: Reading, group: Span) -> Side | None:
    """ "Drivers with diabetes": the diabetes."""
    text = reading.text
    at = next((at for at in range(group[0] + 1, group[1] - 1) if text.low(at) == "with"), None)
    return reading.side((at + 1, group[1])) if at is not None else None
