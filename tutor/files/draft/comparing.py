"""Causes said without a causal verb: comparisons of groups, "the more … the more", "without X no Y", "when X falls, Y rises"."""

from __future__ import annotations

import re

from tutor.core.items import Relation
from tutor.files.draft import forms
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Core, Reading, Side
from tutor.files.draft.proposals import Trial
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_after, noun_before
from tutor.files.draft.tokens import is_adverb, is_content, is_mark

_GROUPS = frozenset(
    [
        "with",
        "without",
        "lacking",
        "exposed",
        "given",
        "treated",
        "receiving",
        "taking",
        "who",
        "that",
        "whose",
        "subjected",
        "assigned",
        "fed",
        "having",
        "eating",
        "drinking",
        "deprived",
        "consuming",
        "using",
        "raised",
        "kept",
        "using",
    ]
)
_ATTRIBUTES = frozenset(
    [
        "with",
        "exposed",
        "given",
        "treated",
        "receiving",
        "taking",
        "subjected",
        "fed",
        "deprived",
        "assigned",
        "having",
        "eating",
        "drinking",
        "consuming",
        "using",
    ]
)
_THAN = frozenset(["than", "compared", "versus", "relative"])
_OPEN = frozenset(["when", "as", "once", "if", "whenever", "after"])
_STATES = frozenset(["have", "has", "had", "show", "shows", "showed", "shown", "experience", "experiences", "experienced", "score", "scores", "scored", "report", "reported", "displayed", "display", "exhibited", "exhibit", "perform", "performed", "performs", "face", "faced", "faces", "gained", "were", "was", "are", "is", "suffered", "saw", "see", "sees", "developed"])  # fmt: skip


def first(reading: Reading) -> list[Core]:
    """Constructions that outweigh any verb inside of them."""
    return _the_more(reading) or _without(reading)


def last(reading: Reading) -> list[Core]:
    """Constructions looked for where no verb says that one thing acts on another."""
    return _compared(reading) or _leading_clause(reading) or _trailing(reading)


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


def _relation(first: int, second: int) -> Relation:
    return "increases" if first * second > 0 else "decreases"


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
        Core(cause, _relation(*signs), effect, "", ((low, high),), reading.frame.hedged, notes=_hedge(reading, note))
    ]


def _comparative(low: str) -> bool:
    return low in words.MORE | words.LESS | {"less"} or (low.endswith("er") and len(low) > 4)


def _hedge(reading: Reading, *notes: str) -> tuple[str, ...]:
    return (*notes, f"hedged: '{reading.frame.said}'") if reading.frame.hedged else notes


def _without(reading: Reading) -> list[Core]:
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
                _modal(reading, comma, high),
                notes=_hedge(reading, note),
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
            _modal(reading, comma, high),
            True,
            _hedge(reading, note),
            (trial,),
        )
    ]


def _modal(reading: Reading, low: int, high: int) -> bool:
    return reading.frame.hedged or bool({reading.text.low(at) for at in range(low, high)} & words.HEDGES)


def _compared(reading: Reading) -> list[Core]:
    """ "Those with X had more Y than those without"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    than = next(
        (
            at
            for at in range(low + 3, high)
            if text.low(at) in _THAN and (text.low(at) == "than" or text.low(at + 1) in ("with", "to"))
        ),
        None,
    )
    split = next(
        (
            at
            for at in range(low + 2, high)
            if text.low(at) in _STATES
            and not (text.low(at - 1) in ("who", "that", "which") or (is_mark(text.low(at - 1)) and at < low + 3))
        ),
        None,
    )
    if split is None:
        return []
    start = split
    group = noun_before(text, split, low)
    who = next((at for at in range(group[0], split) if text.low(at) in _GROUPS), None)
    opened = low
    if who is None:
        lead = next((at for at in range(low, min(high, low + 3)) if text.low(at) in ("in", "among")), None)
        comma = next((at for at in range(low, high) if text.low(at) == ","), None)
        who = (
            next((at for at in range(low, comma or low) if text.low(at) in _GROUPS), None) if lead is not None else None
        )
        if who is None or comma is None:
            return _measured(reading, group, split, than)
        group, start = (lead or low, comma), comma + 1
        opened = lead or low
    else:
        opened = group[0]
    change = _difference(reading, start, than or high)
    if change is None:
        return []
    effect, sign = change
    cause = _attribute(reading, group, who)
    if cause is None or not reading.matters(effect):
        return []
    spans: tuple[Span, ...] = ((opened, group[1]), (start, effect.span[1]))
    against = ""
    if than is not None:
        against = text.text(than + (1 if text.low(than) == "than" else 2), high)
        spans = (*spans, (than, high))
    lacking = text.low(who) in ("without", "lacking", "deprived")
    relation = _relation(-1 if lacking else 1, sign)
    return [_grouped(reading, cause, relation, effect, spans, against, lacking)]


def _grouped(
    reading: Reading,
    cause: Side,
    relation: Relation,
    effect: Side,
    spans: tuple[Span, ...],
    against: str,
    lacking: bool = False,
) -> Core:
    """A comparison of groups as a claim: a cause only where the groups were made by those who study them."""
    text = reading.text
    whole = text.text(0, len(text.words)).lower()
    made = re.search(
        r"random|placebo|treated with|exposed to|were given|injected|assigned|subjected|transplant|knock-?out|\bmice\b|\brats\b|trial|experiment",
        whole,
    )
    notes = [f"groups are compared: '{text.text(spans[0][0], spans[0][1])}'"]
    if not made:
        notes.append(
            f"association in the source: the groups were not made by the researchers, as far as the sentence says; it reads as '{relation}'"
        )
        relation = "goes-with"
    design = "rct" if re.search(r"random|placebo", whole) else ""
    population = next((word for word in re.findall(r"\w+", whole) if word in words.POPULATIONS), "")
    trials = (Trial(found=text.text(*effect.span), design=design, population=population),) if made and design else ()
    compared = (against,) if against else ()
    hedged = reading.frame.hedged or bool(
        {text.low(at) for span in spans for at in range(*span)} & words.HEDGES - {"likely"}
    )
    return Core(
        cause, relation, effect, "", spans, hedged, notes=_hedge(reading, *notes), trials=trials, compared=compared
    )


def _attribute(reading: Reading, group: Span, who: int) -> Side | None:
    """What sets a group apart: "patients treated with X" gives X, "adults who drank coffee" its clause."""
    text = reading.text
    word = text.low(who)
    if word in (
        "with",
        "without",
        "lacking",
        "receiving",
        "taking",
        "given",
        "fed",
        "consuming",
        "eating",
        "drinking",
        "using",
    ):
        return reading.side((who + 1, group[1]))
    if word in ("exposed", "treated", "subjected", "assigned", "deprived"):
        place = next((at for at in range(who, min(who + 6, group[1])) if text.low(at) in ("to", "with", "of")), who)
        return reading.side((place + 1, group[1]))
    if word in ("who", "that", "whose"):
        start = who + 1
        negated = [
            at for at in range(start, group[1]) if text.low(at) in words.NEGATIONS or text.low(at).endswith("n't")
        ]
        if text.low(start) in ("lack", "lacked", "lacks"):
            return reading.side((start + 1, group[1]))
        if not negated and text.low(start) in words.BE | words.HAVE and text.low(start + 1) in _ATTRIBUTES:
            return _attribute(reading, group, start + 1)
        base = forms.everything().get(text.low(start), "")
        span = (start, group[1])
        side = reading.side(span)
        if side is None:
            return None
        if base and not negated:
            from tutor.files.draft.labels import label

            named = label([forms.ing(base), *(word.text for word in text.words[start + 1 : group[1]])], reading.names)
            return side._replace(label=named.text, dropped=named.dropped)
        return side
    return reading.side(group)


def _difference(reading: Reading, start: int, end: int) -> tuple[Side, int] | None:
    """What differs between groups, and which way."""
    text = reading.text
    for at in range(start, end):
        word = text.low(at)
        if word in ("likelier",) or (word in words.MORE | words.LESS and text.low(at + 1) == "likely"):
            to = next((place for place in range(at, min(end, at + 4)) if text.low(place) == "to"), None)
            if to is None:
                return None
            verb = forms.ing(text.low(to + 1)) if text.low(to + 1) in forms.everything() else text.low(to + 1)
            span = noun_after(text, to + 2, end) if to + 2 < end else (to + 2, to + 2)
            inner = reading.side(span) if span[1] > span[0] else None
            label = f"{verb} {inner.label}" if inner else verb
            if text.low(to + 1) in ("have", "develop", "experience", "suffer", "get", "show", "be", "report") and inner:
                label = inner.label
            return Side(label, (at, max(span[1], to + 2)), inner.dropped if inner else ""), 1 if word in (
                "likelier",
                "more",
                "greater",
            ) else -1
        if word in words.MORE | words.LESS and text.low(at - 1) not in ("or", "no"):
            sign = 1 if word in words.MORE else -1
            span = noun_after(text, at + 1, end)
            if text.low(at + 1) in ("than",) or span[1] <= span[0] or text.low(at + 1) in ("on", "at", "in"):
                place = at + 1
                while place < end and text.low(place) in ("on", "at", "in"):
                    place += 1
                span = noun_after(text, place, end)
            side = reading.side(span)
            if side is not None and not text.low(at + 1)[:1].isdigit():
                return side, sign
    return None


def _measured(reading: Reading, group: Span, split: int, than: int | None) -> list[Core]:
    """ "Y was higher in X than in Z"."""
    text, high = reading.text, reading.frame.high
    if than is None or text.low(split) not in words.BE:
        return []
    at = next((place for place in range(split + 1, than) if text.low(place) in words.MORE | words.LESS), None)
    where = next(
        (
            place
            for place in range(split + 2, than)
            if text.low(place) in ("in", "among", "for", "after", "with", "on", "at")
        ),
        None,
    )
    if at is None or where is None or where < at:
        return []
    effect, cause = reading.side(group), reading.side((where + 1, than))
    if effect is None or cause is None:
        return []
    sign = 1 if text.low(at) in words.MORE else -1
    spans = (group, (split, high))
    return [_grouped(reading, cause, _relation(1, sign), effect, spans, text.text(than + 1, high))]


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
    relation: Relation = _relation(cause.sign or 1, effect.sign or 1) if effect.changed else "causes"
    if not effect.changed and opener in ("because", "since"):
        relation = "causes"
    notes = [f"read from two clauses: '{text.text(start, comma)}'; the sentence has no causal verb"]
    if opener in ("after", "following", "as", "when", "once", "whenever"):
        notes.append(f"order in time: '{opener}'")
    if opener == "if":
        notes.append("a supposition: 'if'")
    spans = ((start, comma), effect.span)
    return [Core(cause, relation, effect, "", spans, _modal(reading, comma, high), notes=_hedge(reading, *notes))]


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
    relation: Relation = _relation(cause.sign or 1, effect.sign or 1) if effect.changed else "causes"
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
            _modal(reading, low, at),
            notes=_hedge(reading, *notes),
        )
    ]


def _when(label: str) -> bool:
    """Whether a label is a time."""
    return bool(set(label.lower().split()) & words.TIMES) and len(label.split()) < 5
