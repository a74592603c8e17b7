"""Two clauses of which one brings about the other: "when X falls, Y rises", "Y rose after X", "X, so Y", "as a result, Y"."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.core.items import Relation
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Core, Reading, Side
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_after
from tutor.files.draft.tokens import Words, is_adverb, is_mark
from tutor.files.draft.turns import clause_side, denies, modal, product, told_as


def first_of(reading: Reading) -> list[Core]:
    """The first construction of two clauses that a sentence has."""
    return _therefore(reading) or _leading(reading) or _trailing(reading) or _consequence(reading)


def strong(reading: Reading) -> list[Core]:
    """ "As X falls, Y rises", whatever else the sentence says."""
    found = _leading(reading, True)
    return [core for core in found if core.relation in ("increases", "decreases")]


def _therefore(reading: Reading) -> list[Core]:
    """ "As a result, Y fell": the cause is what the sentence before says."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    comma = next((place for place in range(low + 1, min(high, low + 5)) if text.low(place) == ","), None)
    if comma is None or text.text(low, comma).lower() not in words.SO:
        return []
    meant, note = reading.context.meant("this", reading.line)
    effect = clause_side(reading, (comma + 1, high))
    if not meant or effect is None or not effect.changed or not reading.matters(effect):
        return []
    note = note.replace("'this'", f"'{text.text(low, comma)}'", 1)
    return [_core(reading, Side(meant, (low, comma)), effect, (comma, high), ((low, comma), effect.span), [note])]


def _leading(reading: Reading, both: bool = False) -> list[Core]:
    """ "When X falls, Y rises"; "after X, Y rose"; "in places where X was high, Y fell"; "depending on X, Y will rise"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    start = low
    while start < high and (
        is_adverb(text.low(start))
        or is_mark(text.low(start))
        or text.low(start) in ("and", "but", "example")
        or (text.low(start) == "for" and text.low(start + 1) not in ("every", "each"))
    ):
        start += 1
    for opener, begin, comma in _opened(reading, start):
        effect = clause_side(reading, (comma + 1, high))
        if effect is None or not reading.matters(effect) or is_pronoun(effect.label):
            continue
        if not (effect.changed or reading.acts(effect)):
            continue
        if opener == "depending":
            return _depending(reading, (begin, comma), effect)
        if opener == "for" and not effect.changed:
            continue
        named = opener in words.NAMED_CAUSES or opener == "for"
        span = noun_after(text, begin, comma, True) if named else (begin, comma)
        cause = (
            reading.side(span, True) if named else reading.side(span) if opener == "by" else clause_side(reading, span)
        )
        if cause is None or not is_cause(reading, cause):
            continue
        if both and not (cause.changed and effect.changed and not named):
            continue
        plain = opener in words.REASONS
        if not effect.changed and not plain and any(denies(text.low(at)) for at in range(comma, high)):
            continue
        if (
            not effect.changed
            and not plain
            and not (cause.changed and not named and comma - start > 2 and high - comma < 16)
        ):
            continue
        return [paired(reading, opener, cause, effect, (start, comma), (comma, high))]
    return []


def _opened(reading: Reading, start: int) -> Iterator[tuple[str, int, int]]:
    """What opens a leading clause, where its words begin, and the comma that ends it."""
    text, high = reading.text, reading.frame.high
    opener = text.low(start)
    commas = [
        at
        for at in range(start + 2, high - 2)
        if text.low(at) == "," and text.low(at + 1) not in ("and", "or", "which")
    ][:2]
    for comma in commas:
        if opener == "depending" and text.low(start + 1) in ("on", "upon"):
            yield opener, start + 2, comma
        elif opener == "since" and any(_dated(text.low(at)) for at in range(start + 1, comma)):
            return
        elif opener in words.TIMED | words.REASONS | words.NAMED_CAUSES:
            yield opener, start + 1, comma
        elif opener == "for" and text.low(start + 1) in ("every", "each"):
            yield "for", _behind_measure(text, start + 2, comma), comma
        elif opener in ("every", "each") and text.low(start + 1) == "time":
            yield "whenever", start + 2, comma
        elif opener in ("by", "through") and text.low(start + 1).endswith("ing"):
            yield "by", start + 1, comma
        elif opener in ("in", "at", "among"):
            where = next(
                (
                    at
                    for at in range(start + 2, comma)
                    if text.low(at) == "where" or text.text(at - 1, at + 1).lower() == "in which"
                ),
                None,
            )
            if where is not None:
                yield "where", where + 1, comma


def _behind_measure(text: Words, at: int, end: int) -> int:
    """Where a thing begins behind its measure: "3 degree rise in heat", "extra hour of sleep"."""
    place = at
    while place < end and (text.low(place) in words.MORE or text.low(place)[:1].isdigit()):
        place += 1
    unit = text.low(place)
    if not {unit, f"{unit}s"} & (words.UNITS | words.TIMES):
        return at
    if text.low(place + 1) not in words.RISE | words.FALL | {"of"}:
        return at
    return place + 1 + (text.low(place + 1) == "of")


def _dated(word: str) -> bool:
    """Whether a word tells a time: "since the start of 2016" gives no reason."""
    return word in words.DATED or (word.isdigit() and len(word) == 4)


def _depending(reading: Reading, span: Span, effect: Side) -> list[Core]:
    cause = reading.side(span)
    if cause is None:
        return []
    text = reading.text
    said = (
        f"'{text.text(span[0] - 2, span[1])}' in the source",
        *((f"'{effect.changed}' in the source",) if effect.changed else ()),
    )
    spans = ((span[0] - 2, span[1]), effect.span)
    hedged = modal(reading, *effect.span)
    return [Core(cause, "modulates", effect._replace(changed=""), "", spans, hedged, notes=told_as(reading, *said))]


def _trailing(reading: Reading) -> list[Core]:
    """ "Y rose after X", "more Y after X", "Y because X", "Y rises if X"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    for at in range(low + 2, high - 1):
        opener, after = text.low(at), text.low(at + 1)
        if opener not in words.TIMED | {"because", "following", "under", "with"} or (
            opener == "because" and after == "of"
        ):
            continue
        if opener == "where" and not _of_places(reading, low, at):
            continue
        if opener == "as" and (
            text.low(at - 1) in ("such", "well", "known", "just", "far", "same", "as", "described", "regarded", "seen")
            or after in ("well", "a", "an", "part", "much", "if", "many")
        ):
            continue
        begin = max((place + 1 for place in range(low, at) if text.low(place) in (";", ":", "but")), default=low)
        effect = _shown(reading, begin, at, opener)
        if opener == "where" and (effect is None or not effect.changed):
            continue
        if effect is None or is_pronoun(effect.label) or not reading.matters(effect) or not reading.acts(effect):
            continue
        named = opener in words.NAMED_CAUSES
        if named and text.low(at - 1) == "even":
            continue
        cause = (
            reading.side(noun_after(text, at + 1, high), True)
            if named or (opener == "after" and not after.endswith("ing"))
            else clause_side(reading, (at, high))
        )
        if (
            cause is None
            or not is_cause(reading, cause)
            or after[:1].isdigit()
            or (opener == "as" and not cause.changed)
        ):
            continue
        return [paired(reading, opener, cause, effect, (at, cause.span[1]), (begin, at))]
    return []


def _of_places(reading: Reading, low: int, where: int) -> bool:
    """ "In towns where": places told apart by what happens there; "in the north, where" is one place described."""
    text = reading.text
    return (
        text.low(where - 1).endswith("s")
        and not text.low(where - 1).endswith("ss")
        and any(
            text.low(at) in ("in", "at", "among", "across")
            and text.low(at + 1) not in words.DETERMINERS - {"those", "all"}
            for at in range(max(low, where - 4), where - 1)
        )
    )


def _shown(reading: Reading, begin: int, at: int, opener: str) -> Side | None:
    """The effect before a trailing cause: what changes in its clause, or what there is more or less of."""
    text = reading.text
    effect = clause_side(reading, (begin, at))
    if effect is None or effect.changed:
        return effect if opener not in ("with", "under") or effect is None or effect.span[1] >= at - 2 else None
    if opener in ("with", "under"):
        return None
    found = next(
        (
            place
            for place in range(begin, at)
            if text.low(place) in words.MORE | words.LESS and text.low(place + 1) not in ("than", "likely")
        ),
        None,
    )
    if found is None:
        return effect if opener == "because" else None
    if opener == "because":
        return effect
    span = noun_after(text, found + 1, at)
    again = reading.side(span)
    if again is None:
        return None
    sign = 1 if text.low(found) in words.MORE else -1
    before = text.text(begin, found)
    dropped = "; ".join(filter(None, (again.dropped, before, text.text(span[1], at))))
    return again._replace(span=(begin, at), sign=sign, changed=text.low(found), dropped=dropped)


def _consequence(reading: Reading) -> list[Core]:
    """ "X, so Y fell"; "X – that's why Y"; "X; as a result, Y"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    for at in range(low + 3, high - 2):
        said = next((mark for mark in words.WHY if text.text(at, at + len(mark.split())).lower() == mark), "")
        if not said or (
            said == "so" and (text.low(at - 1) not in (",", ";", "and", "–", "—") or text.low(at + 1) in words.NOT_SO)
        ):
            continue
        if said != "so" and "why" not in said and not is_mark(text.low(at - 1)) and text.low(at - 1) != "and":
            continue
        end = at + len(said.split())
        effect = clause_side(reading, (end, high))
        begin = max((place + 1 for place in range(low, at - 2) if text.low(place) in (";", ":")), default=low)
        cause = clause_side(reading, (begin, at - (text.low(at - 1) == "and")))
        if (
            cause is None
            or effect is None
            or not is_cause(reading, cause)
            or not reading.matters(effect)
            or not (reading.acts(effect) or "why" in said)
        ):
            continue
        if not (effect.changed or "why" in said) or is_pronoun(effect.label):
            continue
        return [
            _core(
                reading,
                cause,
                effect,
                (end, high),
                ((begin, end), effect.span),
                [f"read from two clauses: '{said}' in the source"],
            )
        ]
    return []


def paired(reading: Reading, opener: str, cause: Side, effect: Side, span: Span, other: Span) -> Core:
    """A claim of two clauses; `span` is the one an opener leads, `other` the one whose modals hedge."""
    said = reading.text.text(*span)
    notes = [f"read from two clauses: '{said}'; the sentence has no causal verb"]
    if opener not in words.REASONS | {"if", "where", "under", "with", "by"}:
        notes.append(f"order in time: '{opener}'")
    if opener == "if":
        notes.append("a supposition: 'if'")
    core = _core(reading, cause, effect, other, (span, effect.span), notes)
    if opener in ("where", "for"):
        told = f"association in the source: '{said}'; it reads as '{core.relation}'"
        return core._replace(relation="goes-with", notes=(*core.notes, told))
    return core


def _core(reading: Reading, cause: Side, effect: Side, clause: Span, spans: tuple[Span, ...], notes: list[str]) -> Core:
    relation: Relation = "causes"
    if effect.changed:
        relation = product(cause.sign if cause.changed else 1, effect.sign)
    return Core(cause, relation, effect, "", spans, modal(reading, *clause), notes=told_as(reading, *notes))


def is_cause(reading: Reading, cause: Side) -> bool:
    """Whether a side may bring something about: no pronoun, no amount, no mere time."""
    low = cause.label.lower()
    timed = bool(set(low.split()) & words.TIMES) and len(low.split()) < 5
    return reading.acts(cause) and not is_pronoun(cause.label) and not timed and not low[:1].isdigit()
