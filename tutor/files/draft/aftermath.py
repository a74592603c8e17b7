"""What an event does to the clause before it: "fades when exposed to light", "did not change after the ban"."""

from __future__ import annotations

from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Core, Reading
from tutor.files.draft.paired import is_cause, paired
from tutor.files.draft.rules import events, words
from tutor.files.draft.spans import noun_after
from tutor.files.draft.tokens import is_mark
from tutor.files.draft.turns import clause_side, denies, modal, told_as


def first_of(reading: Reading) -> list[Core]:
    """The first such event of a sentence."""
    return _unmoved(reading) or _exposed(reading)


def _exposed(reading: Reading) -> list[Core]:
    """ "The dye fades when exposed to light": what is met brings about the rest of the clause."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    for at in range(low + 2, high - 3):
        opener, met = text.low(at), text.low(at + 1)
        if opener not in words.TIMED - {"as", "where"} or text.low(at + 2) not in events.MET.get(met, ()):
            continue
        begin = max(
            (place + 1 for place in range(low, at) if is_mark(text.low(place)) or text.low(place) == "but"), default=low
        )
        effect = clause_side(reading, (begin, at))
        cause = reading.side(noun_after(text, at + 3, high))
        if effect is None or cause is None or is_pronoun(effect.label) or not is_cause(reading, cause):
            continue
        if not reading.matters(effect) or any(denies(text.low(place)) for place in range(begin, at)):
            continue
        # A label that lost its verb names a thing, and says nothing of what becomes of it.
        if not effect.changed and text.low(at - 1) not in effect.label.lower().split():
            continue
        return [paired(reading, opener, cause, effect, (at, cause.span[1]), (begin, at))]
    return []


def _unmoved(reading: Reading) -> list[Core]:
    """ "Sales did not change after the ban", "the rate was unchanged following the reform": an event that did nothing."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    for at in range(low + 3, high - 1):
        if text.low(at) not in ("after", "following") or is_pronoun(text.low(at + 1)):
            continue
        said = next(
            (place for place in range(low + 1, at) for wording in events.UNMOVED if _stands(reading, place, wording)),
            None,
        )
        cause = reading.side(noun_after(text, at + 1, high))
        begin = max((place + 1 for place in range(low, said or low) if is_mark(text.low(place))), default=low)
        effect = reading.side((begin, said)) if said is not None else None
        if cause is None or effect is None or not is_cause(reading, cause) or text.low(at + 1)[:1].isdigit():
            continue
        if said is None or is_pronoun(effect.label) or not reading.matters(effect):
            continue
        notes = (f"negated in the source: '{text.text(said, at)}'", f"order in time: '{text.low(at)}'")
        spans = (effect.span, (said, at), (at, cause.span[1]))
        return [
            Core(cause, "does-not-affect", effect, "", spans, modal(reading, low, at), notes=told_as(reading, *notes))
        ]
    return []


def _stands(reading: Reading, at: int, wording: tuple[str, ...]) -> bool:
    return tuple(reading.text.low(place) for place in range(at, at + len(wording))) == wording
