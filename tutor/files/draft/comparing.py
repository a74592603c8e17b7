"""Comparisons of groups ("those with X had more Y than those without"): a cause only where those who study them made the groups."""

from __future__ import annotations

import re

from tutor.core.items import Relation
from tutor.files.draft import forms
from tutor.files.draft.cores import Core, Reading, Side
from tutor.files.draft.labels import label
from tutor.files.draft.proposals import Trial
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_after, noun_before
from tutor.files.draft.tokens import is_adverb, is_mark
from tutor.files.draft.turns import denies, product, told_as

_GROUPS = frozenset(
    """with without lacking exposed given treated receiving taking who that whose subjected assigned fed having
        eating drinking deprived consuming using raised kept using""".split()
)
_ATTRIBUTES = frozenset(
    """with exposed given treated receiving taking subjected fed deprived assigned having eating drinking consuming
        using""".split()
)
_THAN = frozenset(["than", "compared", "versus", "relative"])
_EXTREMES = {
    **dict.fromkeys(("most", "highest", "greatest", "best"), 1),
    **dict.fromkeys(("least", "fewest", "lowest", "worst"), -1),
}
_MARKED = re.compile(r"-(?:deprived|treated|exposed|fed|deficient|infected|trained)$")
_STATES = frozenset(["have", "has", "had", "show", "shows", "showed", "shown", "experience", "experiences", "experienced", "score", "scores", "scored", "report", "reported", "displayed", "display", "exhibited", "exhibit", "perform", "performed", "performs", "face", "faced", "faces", "gained", "were", "was", "are", "is", "suffered", "saw", "see", "sees", "developed"])  # fmt: skip


def compared(reading: Reading) -> list[Core]:
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
    lead = _lead_group(reading)
    if lead:
        return lead
    split = next(
        (
            at
            for at in range(low + 2, high)
            if text.low(at) in _STATES
            and not (text.low(at - 1) in ("who", "that", "which") or (is_mark(text.low(at - 1)) and at < low + 3))
        ),
        None,
    )
    main = _main_verb(reading)
    if main is not None and (split is None or main < split):
        split = main
    if split is None:
        return []
    start = split
    comma = max((at for at in range(low, split) if text.low(at) == ","), default=low - 1)
    group = (comma + 1, split)
    who = next((at for at in range(group[0], split) if text.low(at) in _GROUPS), None)
    if who is None:
        marked = next((at for at in range(*group) if _MARKED.search(text.low(at))), None)
        if marked is None:
            return _measured(reading, noun_before(text, split, low), split, than)
        who = marked
    opened = group[0]
    change = difference(reading, start, than or high) or _change(reading, start, than or high)
    if change is None:
        return []
    effect, sign = change
    cause = attribute(reading, group, who)
    if cause is None or not reading.matters(effect):
        return []
    spans: tuple[Span, ...] = ((opened, group[1]), (start, effect.span[1]))
    against = ""
    if than is not None:
        against = text.text(than + (1 if text.low(than) == "than" else 2), high)
        spans = (*spans, (than, high))
    lacking = text.low(who) in ("without", "lacking", "deprived")
    relation = product(-1 if lacking else 1, sign)
    return [grouped(reading, cause, relation, effect, spans, against, lacking)]


def _main_verb(reading: Reading) -> int | None:
    """The verb of a group that a clause tells apart: "walkers who drank tea fell asleep …"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    who = next((at for at in range(low + 1, min(high, low + 4)) if text.low(at) in ("who", "that")), None)
    if who is None or text.low(who - 1) not in words.POPULATIONS | {"those"}:
        return None
    at = who + 1
    while at < high and (text.low(at) in words.AUXILIARIES or is_adverb(text.low(at))):
        at += 1
    later = [place for place in range(at + 1, high) if text.low(place) in forms.everything()]
    stated = next((place for place in later if text.low(place) in _STATES), None)
    return stated or next(
        (place for place in later if text.low(place) in forms.finite() or text.low(place).endswith("ed")), None
    )


def _change(reading: Reading, start: int, end: int) -> tuple[Side, int] | None:
    """What a group has undergone: "experienced a decline in earnings"."""
    if denies(reading.text.low(start - 1)):
        return None
    side = reading.side(noun_after(reading.text, start + 1, end), True) if start + 1 < end else None
    return (side, side.sign) if side is not None and side.changed and side.sign else None


def _lead_group(reading: Reading) -> list[Core]:
    """ "In colonies exposed to X, fewer workers emerged"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    lead = next((at for at in range(low, min(high, low + 3)) if text.low(at) in ("in", "among")), None)
    comma = next((at for at in range(low, high) if text.low(at) == ","), None)
    if lead is None or comma is None:
        return []
    who = next((at for at in range(lead + 2, comma) if text.low(at) in _ATTRIBUTES | {"lacking", "without"}), None)
    change = (
        difference(reading, comma + 1, high)
        if who is not None and text.low(who - 1) in words.POPULATIONS | {"those", "group", "groups"}
        else None
    )
    cause = attribute(reading, (lead, comma), who) if who is not None and change is not None else None
    if cause is None or change is None or who is None or not reading.matters(change[0]):
        return []
    lacking = text.low(who) in ("without", "lacking", "deprived")
    spans: tuple[Span, ...] = ((lead, comma), (comma + 1, change[0].span[1]))
    return [grouped(reading, cause, product(-1 if lacking else 1, change[1]), change[0], spans, "")]


# People meet in life what they are "exposed to"; no one makes them.
_MET_IN_LIFE = re.compile(
    r"\b(?:people|persons|those|adults|children|women|men|workers|residents|families) (?:who \w+ (?:been )?)?exposed to"
)


def grouped(
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
    if made and made.group() == "exposed to" and _MET_IN_LIFE.search(whole):
        made = None
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
        cause, relation, effect, "", spans, hedged, notes=told_as(reading, *notes), trials=trials, compared=compared
    )


def told_apart(reading: Reading, span: Span) -> Side | None:
    """What sets a group apart that a clause describes: "those who smoke" gives "smoking"; None for anything else."""
    text = reading.text
    who = next((at for at in range(span[0] + 1, min(span[1], span[0] + 4)) if text.low(at) in ("who", "whose")), None)
    if who is None or text.low(who - 1) not in words.POPULATIONS | {"those"}:
        return None
    return attribute(reading, span, who)


def attribute(reading: Reading, group: Span, who: int) -> Side | None:
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
            return attribute(reading, group, start + 1)
        if not negated and text.low(start) in words.HAVE and text.low(start + 1) in forms.everything():
            start += 1
        base = forms.everything().get(text.low(start), "")
        span = (start, group[1])
        side = reading.side(span)
        if side is None:
            return None
        if base and not negated:
            named = label([forms.ing(base), *(word.text for word in text.words[start + 1 : group[1]])], reading.names)
            return side._replace(label=named.text, dropped=named.dropped)
        return side
    return reading.side(group)


def difference(reading: Reading, start: int, end: int) -> tuple[Side, int] | None:
    """What differs between groups, and which way."""
    text = reading.text
    for at in range(start, end):
        word, after, before = text.low(at), text.low(at + 1), text.low(at - 1)
        times = before in ("half", "twice", "times")
        if word == "as" and after == "likely" and text.low(at + 2) == "to" and times:
            return _as_likely(reading, at, end)
        more = word in words.MORE | words.LESS
        if word == "likelier" or (word == "likely" and before in words.BE) or (more and after == "likely"):
            return _likely(reading, at, end)
        if word.endswith("ed") and before in words.BE | words.HAVE:
            continue
        if word in _EXTREMES and before == "the" and (side := reading.side(noun_after(text, at + 1, end))) is not None:
            return side, _EXTREMES[word]
        if more and (at + 1 >= end or after in ("than", "when", "after", "if")):
            doing = _done(reading, start, at)
            if doing is not None:
                return doing, 1
        if more and before not in ("or", "no") and after != "times":
            side = _amount(reading, at, end)
            if side is not None and not after[:1].isdigit():
                return side, 1 if word in words.MORE else -1
    return None


def _as_likely(reading: Reading, at: int, end: int) -> tuple[Side, int] | None:
    """ "Twice as likely to get gout"."""
    text = reading.text
    span = noun_after(text, at + 4, end) if at + 4 < end else (at + 3, at + 4)
    side = reading.side(span) if at + 4 < end else Side(forms.ing(text.low(at + 3)), span)
    return (side, -1 if text.low(at - 1) == "half" else 1) if side is not None else None


_HAVING = frozenset(["have", "develop", "experience", "suffer", "get", "show", "be", "report"])


def _likely(reading: Reading, at: int, end: int) -> tuple[Side, int] | None:
    """ "More likely to die of gout"."""
    text = reading.text
    to = next((place for place in range(at, min(end, at + 4)) if text.low(place) == "to"), None)
    if to is None:
        return None
    verb = text.low(to + 1)
    span = noun_after(text, to + 2, end) if to + 2 < end else (to + 2, to + 2)
    inner = reading.side(span) if span[1] > span[0] else None
    of = f"{text.low(to + 2)} " if text.low(to + 2) in words.PREPOSITIONS else ""
    doing = forms.ing(verb) if verb in forms.everything() else verb
    name = doing if inner is None else inner.label if verb in _HAVING else f"{doing} {of}{inner.label}"
    sign = 1 if text.low(at) in ("likelier", "likely", "more", "greater") else -1
    return Side(name, (at, max(span[1], to + 2)), inner.dropped if inner else ""), sign


def _amount(reading: Reading, at: int, end: int) -> Side | None:
    """What there is more or less of."""
    text = reading.text
    span = noun_after(text, at + 1, end)
    if text.low(at + 1) == "than" or span[1] <= span[0] or text.low(at + 1) in ("on", "at", "in"):
        place = at + 1
        while place < end and text.low(place) in ("on", "at", "in"):
            place += 1
        span = noun_after(text, place, end)
    return reading.side(span)


def _done(reading: Reading, start: int, at: int) -> Side | None:
    """What is done faster or better: "fell asleep faster" gives "falling asleep (faster)"."""
    text = reading.text
    verb = next((place for place in range(start, at) if text.low(place) in forms.everything()), None)
    if verb is None or text.low(verb) in words.BE | words.HAVE:
        return None
    parts = [forms.ing(forms.everything()[text.low(verb)]), *(word.text for word in text.words[verb + 1 : at])]
    named = label(parts, reading.names)
    return (
        Side(f"{named.text} ({text.low(at)})", (verb, at + 1), named.dropped)
        if named.text and "(" not in named.text
        else None
    )


def _measured(reading: Reading, group: Span, split: int, than: int | None) -> list[Core]:
    """ "Y was higher in X than in Z"."""
    text, high = reading.text, reading.frame.high
    if than is None or text.low(split) not in words.BE:
        return []
    at = next((place for place in range(split + 1, than) if text.low(place) in words.MORE | words.LESS), None)
    where = next(
        (place for place in range(split + 2, than) if text.low(place) in ("in", "among", "after", "with", "on")),
        None,
    )
    if at is None or where is None or where < at:
        return []
    effect, cause = reading.side(group), reading.side((where + 1, than))
    if effect is None or cause is None:
        return []
    sign = 1 if text.low(at) in words.MORE else -1
    spans = (group, (split, high))
    return [grouped(reading, cause, product(1, sign), effect, spans, text.text(than + 1, high))]
