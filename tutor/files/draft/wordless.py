"""Causes said without a causal verb: "the more … the more", "when X falls, Y rises", "as a result", "a link between"."""

from __future__ import annotations

from tutor.core.items import Relation
from tutor.files.draft.comparing import compared
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Core, Reading, Side
from tutor.files.draft.necessity import without
from tutor.files.draft.rules import words
from tutor.files.draft.rules.phrases import BETWEEN
from tutor.files.draft.spans import noun_after
from tutor.files.draft.tokens import is_adverb, is_mark
from tutor.files.draft.turns import clause_side, modal, product, told_as

_EFFECTS = frozenset(["effect", "effects", "impact", "impacts", "influence"])
_SO = frozenset(
    (
        "as a result",
        "as a consequence",
        "consequently",
        "therefore",
        "thus",
        "hence",
        "in response",
        "because of this",
        "because of that",
        "in turn",
    )
)
_OPEN = frozenset(["when", "as", "once", "if", "whenever", "after"])


def first(reading: Reading) -> list[Core]:
    """Constructions that outweigh any verb inside of them."""
    return _the_more(reading) or without(reading) or compared(reading)


def last(reading: Reading) -> list[Core]:
    """Constructions looked for where no verb says that one thing acts on another."""
    return (
        _between(reading)
        or _no_effect_of(reading)
        or _therefore(reading)
        or _leading_clause(reading)
        or _trailing(reading)
    )


def _the_more(reading: Reading) -> list[Core]:
    """ "The more X, the less Y"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
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
    cause, effect = reading.side((low + 2, comma)), reading.side((comma + 3, high))
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
    at = next(
        (place for place in range(low, high - 3) if text.low(place) in BETWEEN and text.low(place + 1) == "between"),
        None,
    )
    if at is None:
        return []
    stop = noun_after(text, at + 2, high)[1]
    middle = next((place for place in range(at + 3, stop - 1) if text.low(place) == "and"), None)
    if middle is None:
        return []
    cause, effect = reading.side((at + 2, middle)), reading.side((middle + 1, stop), True)
    if cause is None or effect is None:
        return []
    start = at
    while (
        start > low
        and not is_mark(text.low(start - 1))
        and (text.low(start - 1) in words.DETERMINERS | {"no", "direct", "clear", "strong"})
    ):
        start -= 1
    denied = any(text.low(place) in words.NEGATIONS for place in range(max(low, at - 4), at))
    if not denied and any(
        text.low(place) in words.NEGATIONS | {"possible", "whether", "nature"} for place in range(low, at)
    ):
        return []
    notes = [f"association in the source: '{text.text(start, at + 2)}'"]
    if effect.changed:
        notes.append(f"'{effect.changed}' in the source")
    if denied:
        notes.append(f"negated in the source: '{text.text(low, at + 1)}'")
    relation: Relation = "does-not-affect" if denied else "goes-with"
    return [
        Core(cause, relation, effect, "", ((start, stop),), modal(reading, low, at), notes=told_as(reading, *notes))
    ]


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


def _therefore(reading: Reading) -> list[Core]:
    """ "As a result, Y fell": the cause is what the sentence before says."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    comma = next((place for place in range(low + 1, min(high, low + 5)) if text.low(place) == ","), None)
    if comma is None or text.text(low, comma).lower() not in _SO:
        return []
    meant, note = reading.context.meant("this", reading.line)
    effect = clause_side(reading, (comma + 1, high))
    if not meant or effect is None or not effect.changed or not reading.matters(effect):
        return []
    cause = Side(meant, (low, comma))
    note = note.replace("'this'", f"'{text.text(low, comma)}'", 1)
    return [
        Core(
            cause,
            product(1, effect.sign or 1),
            effect,
            "",
            ((low, comma), effect.span),
            modal(reading, comma, high),
            notes=told_as(reading, note),
        )
    ]


def _leading_clause(reading: Reading) -> list[Core]:
    """ "When X falls, Y rises"; "after X, Y rose"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    start = low
    while start < high and (
        is_adverb(text.low(start)) or is_mark(text.low(start)) or text.low(start) in ("and", "but")
    ):
        start += 1
    opener = text.low(start)
    if opener not in _OPEN | {"because", "since", "following", "with"}:
        return []
    comma = next(
        (at for at in range(start + 2, high) if text.low(at) == "," and text.low(at + 1) not in ("and", "or", "which")),
        None,
    )
    if comma is None or comma + 2 >= high:
        return []
    effect = clause_side(reading, (comma + 1, high))
    if effect is None or not (effect.changed or opener in ("because", "since")) or not reading.matters(effect):
        return []
    cause = (
        reading.side((start + 1, comma), True)
        if opener in ("following", "with")
        else clause_side(reading, (start, comma))
    )
    if cause is None or not reading.acts(cause) or is_pronoun(cause.label):
        return []
    relation: Relation = product(cause.sign or 1, effect.sign or 1) if effect.changed else "causes"
    if not effect.changed and opener in ("because", "since"):
        relation = "causes"
    notes = [f"read from two clauses: '{text.text(start, comma)}'; the sentence has no causal verb"]
    if opener in ("after", "following", "as", "when", "once", "whenever"):
        notes.append(f"order in time: '{opener}'")
    if opener == "if":
        notes.append("a supposition: 'if'")
    spans = ((start, comma), effect.span)
    return [Core(cause, relation, effect, "", spans, modal(reading, comma, high), notes=told_as(reading, *notes))]


def _trailing(reading: Reading) -> list[Core]:
    """ "Y rose after X", "more Y after X", "Y because X"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    at = next(
        (
            place
            for place in range(low + 2, high - 1)
            if text.low(place) in ("after", "following", "because", "when", "as")
            and not (
                text.low(place) == "as"
                and (
                    text.low(place - 1) in ("such", "well", "known", "just", "far")
                    or text.low(place + 1) in ("well", "a", "an", "part", "much")
                )
            )
        ),
        None,
    )
    if at is None or (text.low(at) == "because" and text.low(at + 1) == "of"):
        return []
    opener = text.low(at)
    low = max((place + 1 for place in range(low, at) if text.low(place) in (";", ":", "but")), default=low)
    effect = clause_side(reading, (low, at))
    if effect is None or is_pronoun(effect.label) or not reading.matters(effect) or not reading.acts(effect):
        return []
    if not effect.changed:
        found = next((place for place in range(low, at) if text.low(place) in words.MORE | words.LESS), None)
        if found is None and opener != "because":
            return []
        if found is not None and opener != "because":
            span = noun_after(text, found + 1, at)
            again = reading.side(span)
            if again is None:
                return []
            effect = again._replace(
                span=(low, at),
                sign=1 if text.low(found) in words.MORE else -1,
                changed=text.low(found),
                dropped=text.text(span[1], at),
            )
    cause = (
        reading.side(noun_after(text, at + 1, high), True)
        if opener in ("after", "following")
        else clause_side(reading, (at, high))
    )
    if (
        cause is None
        or not reading.acts(cause)
        or is_pronoun(cause.label)
        or (opener == "after" and text.low(at + 1)[:1].isdigit())
        or _when(cause.label)
    ):
        return []
    if opener in ("as", "when") and not cause.changed:
        return []
    relation: Relation = product(cause.sign or 1, effect.sign or 1) if effect.changed else "causes"
    notes = [f"read from two clauses: '{text.text(at, high)}'; the sentence has no causal verb"]
    if opener != "because":
        notes.append(f"order in time: '{opener}'")
    return [
        Core(
            cause,
            relation,
            effect,
            "",
            (effect.span, (at, cause.span[1])),
            modal(reading, low, at),
            notes=told_as(reading, *notes),
        )
    ]


def _when(label: str) -> bool:
    """Whether a label is a time."""
    return bool(set(label.lower().split()) & words.TIMES) and len(label.split()) < 5
