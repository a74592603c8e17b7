"""Causes said without a causal verb: "the more … the more", "when X falls, Y rises", "as a result", "a link between"."""

from __future__ import annotations

from tutor.core.items import Relation
from tutor.files.draft import aftermath, aims, nominal, paired, traits
from tutor.files.draft.comparing import compared
from tutor.files.draft.contrasts import contrasted
from tutor.files.draft.cores import Core, Reading
from tutor.files.draft.likely import likelier, multiplied
from tutor.files.draft.necessity import without
from tutor.files.draft.rules import words
from tutor.files.draft.rules.phrases import BETWEEN
from tutor.files.draft.spans import noun_after
from tutor.files.draft.tokens import is_adverb, is_mark
from tutor.files.draft.turns import clause_side, modal, product, told_as

_EFFECTS = frozenset(["effect", "effects", "impact", "impacts", "influence"])


def first(reading: Reading) -> list[Core]:
    """Constructions that outweigh any verb inside of them."""
    return (
        _the_more(reading)
        or without(reading)
        or compared(reading)
        or likelier(reading)
        or multiplied(reading)
        or nominal.first_of(reading)
        or aims.first_of(reading)
    )


def last(reading: Reading) -> list[Core]:
    """Constructions looked for where no verb says that one thing acts on another."""
    return (
        _between(reading)
        or _no_effect_of(reading)
        or paired.first_of(reading)
        or aftermath.first_of(reading)
        or contrasted(reading)
        or traits.first_of(reading)
    )


def _the_more(reading: Reading) -> list[Core]:
    """ "The more X, the less Y"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    while low < high and (is_adverb(text.low(low)) or is_mark(text.low(low)) or text.low(low) in ("and", "but")):
        low += 1
    if text.low(low) != "the" or not _comparative(text.low(low + 1)):
        return []
    comma = next(
        (
            at
            for at in range(low + 2, high - 2)
            if text.low(at) == "," and text.low(at + 1) == "the" and _comparative(text.low(at + 2))
        ),
        None,
    )
    if comma is None:
        return []
    cause, effect = reading.side((low + 2, comma)), clause_side(reading, (comma + 3, high))
    if effect is not None and effect.changed:
        effect = reading.side((comma + 3, high))
    if cause is None or effect is None:
        return []
    signs = [-1 if text.low(at) in words.LESS else 1 for at in (low + 1, comma + 2)]
    note = f"'{text.text(low, low + 2)} … {text.text(comma + 1, comma + 3)}' in the source"
    return [
        Core(cause, product(*signs), effect, "", ((low, high),), reading.frame.hedged, notes=told_as(reading, note))
    ]


def _comparative(low: str) -> bool:
    return low in words.MORE | words.LESS | {"less"} or (low.endswith("er") and len(low) > 4)


def _between(reading: Reading) -> list[Core]:
    """ "A link between X and Y": found together, no cause."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    said = next(
        (place for place in range(low, high - 3) if text.low(place) in BETWEEN and _joins(reading, place)), None
    )
    if said is None or any(text.low(place) in ("titled", "entitled") for place in range(low, said)):
        return []
    at = next(place for place in range(said, said + 5) if text.low(place + 1) in ("between", "of"))
    joints = ("and",) if text.low(at + 1) == "between" else ("with", "to", "and")
    middle = next((place for place in range(at + 3, min(high - 1, at + 16)) if text.low(place) in joints), None)
    if middle is None or any(is_mark(text.low(place)) for place in range(at, middle) if text.low(place) != ","):
        return []
    stop = noun_after(text, middle + 1, high)[1]
    cause, effect = reading.side((at + 2, middle)), reading.side((middle + 1, stop), True)
    denied = any(text.low(place) in words.NEGATIONS for place in range(max(low, said - 4), said))
    if cause is None or effect is None or (not denied and _inquired(reading, said)):
        return []
    start = said
    while start > low and text.low(start - 1) in words.DETERMINERS | {"no", "direct", "clear", "strong"}:
        start -= 1
    notes = [f"association in the source: '{text.text(start, at + 2)}'"]
    if effect.changed:
        notes.append(f"'{effect.changed}' in the source")
    if denied:
        notes.append(f"negated in the source: '{text.text(low, at + 1)}'")
    relation: Relation = "does-not-affect" if denied else "goes-with"
    hedged = modal(reading, low, said)
    return [Core(cause, relation, effect, "", ((start, stop),), hedged, notes=told_as(reading, *notes))]


def _joins(reading: Reading, at: int) -> bool:
    """Whether what is linked follows the word "link"."""
    return reading.text.low(at + 1) in ("between", "of") or _is_found(reading, at + 1)


_INQUIRIES = words.NEGATIONS | frozenset(
    """possible whether nature understand understanding explore examine examined investigate investigated assess assessed evaluate evaluated clarify
    insight analysis analyzed analysed looked looking tested explored examining studied""".split()
)


def _inquired(reading: Reading, at: int) -> bool:
    """Whether a link is only looked for: "they examined the link between"."""
    return any(reading.text.low(place) in _INQUIRIES for place in range(reading.frame.low, at))


def _is_found(reading: Reading, at: int) -> bool:
    """ "Was found between": a link that is told of in the passive."""
    low = reading.text.low
    found = at + 1 + is_adverb(low(at + 1))
    return (
        low(at) in words.BE
        and low(found) in ("found", "seen", "observed", "reported", "shown")
        and low(found + 1) == "between"
    )


def _no_effect_of(reading: Reading) -> list[Core]:
    """ "Found no effect of X on Y"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    at = next(
        (place for place in range(low, high - 3) if text.low(place) in _EFFECTS and text.low(place + 1) == "of"), None
    )
    no = next((place for place in range(max(low, (at or 0) - 4), at or 0) if text.low(place) in ("no", "little")), None)
    on = next((place for place in range((at or high) + 2, high - 1) if text.low(place) in ("on", "in")), None)
    if at is None or no is None or on is None:
        return []
    cause, effect = reading.side((at + 2, on)), reading.side(noun_after(text, on + 1, high))
    if cause is None or effect is None:
        return []
    note = f"negated in the source: '{text.text(no, at + 2)}'"
    return [
        Core(
            cause,
            "does-not-affect",
            effect,
            "",
            ((no, effect.span[1]),),
            reading.frame.hedged,
            notes=told_as(reading, note),
        )
    ]
