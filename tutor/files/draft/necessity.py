"""What cannot be without something: "without X, Y does not …" says that X enables Y."""

from __future__ import annotations

from tutor.core.items import Relation
from tutor.files.draft.cores import Core, Reading
from tutor.files.draft.proposals import Trial
from tutor.files.draft.rules import words
from tutor.files.draft.spans import noun_after
from tutor.files.draft.tokens import is_adverb
from tutor.files.draft.turns import clause_side, modal, told_as


def without(reading: Reading) -> list[Core]:
    """ "Without X, Y does not …": X enables Y."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    at = next(
        (
            place
            for place in range(low, min(high, low + 6))
            if text.low(place) == "without" or text.text(place, place + 4).lower() == "in the absence of"
        ),
        None,
    )
    if at is None or (at > low and not is_adverb(text.low(at - 1)) and text.low(at - 1) not in (",", "and", "but")):
        return []
    start = at + 1 if text.low(at) == "without" else at + 4
    comma = next((place for place in range(start, high) if text.low(place) == ","), None)
    if comma is None:
        return []
    cause = reading.side((start, comma))
    negation = next(
        (
            place
            for place in range(comma + 1, high)
            if text.low(place) in words.NEGATIONS or text.low(place).endswith("n't")
        ),
        None,
    )
    if cause is None:
        return []
    trial = Trial(
        do=f"without {cause.label}",
        found=text.text(comma + 1, high),
        outcome="abolished" if negation is not None else "",
    )
    if negation is None:
        note = f"'{text.text(at, comma)}' is a condition in the source: read which way it acts"
        side = clause_side(reading, (comma + 1, high))
        if side is None:
            return []
        relation: Relation = "decreases" if side.changed and side.sign > 0 else "enables"
        return [
            Core(
                cause,
                relation,
                side,
                "",
                ((at, high),),
                modal(reading, comma, high),
                notes=told_as(reading, note),
                trials=(trial._replace(outcome="increased" if side.changed and side.sign > 0 else ""),),
            )
        ]
    first = negation
    while first > comma + 1 and text.low(first - 1) in words.AUXILIARIES:
        first -= 1
    after = negation + 1
    while after < high and (
        is_adverb(text.low(after))
        or text.low(after)
        in ("to", "be", "have", "been", "produce", "lead", "gain", "achieve", "show", "provide", "enough")
    ):
        after += 1
    effect = (
        reading.side(noun_after(text, after, high, True))
        if after < high and (text.low(after - 1) in ("produce", "to", "gain", "achieve", "show", "provide"))
        else None
    )
    effect = effect or reading.side((comma + 1, high))
    if effect is None:
        return []
    note = f"'{text.text(at, comma)}' and '{text.text(first, after)}' make the cause necessary"
    return [
        Core(
            cause,
            "enables",
            effect,
            "",
            ((at, high),),
            modal(reading, comma, high),
            True,
            told_as(reading, note),
            (trial,),
        )
    ]
