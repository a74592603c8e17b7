"""What stands before a wording: its subject, the one it shares with a verb before it, or what a relative clause hangs on."""

from __future__ import annotations

from tutor.files.draft import forms
from tutor.files.draft.cores import Core, Reading, Side
from tutor.files.draft.helping import Trigger
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_before
from tutor.files.draft.subject import apposed, subject
from tutor.files.draft.tokens import is_mark
from tutor.files.draft.turns import clause_side

_AIMED = frozenset(
    """used use uses using designed design developed develop aim aims aimed seek seeks hope hopes plan plans want
        wants try tries trying need needs needed necessary required intended efforts effort goal strategies strategy
        ways way able works work study studied chance attempt attempts important measures measure treatments
        treatment drugs drug chemicals policy policies potential opportunity approach tool tools steps able enough
        failed taken""".split()
)


# Frames that are nouns as well: "the findings", "the evidence".
_NAMES = frozenset(
    "fact finding findings evidence view theory idea hypothesis possibility chance likelihood support report reports notes claims estimate estimates result results proof mean means stress fear fears likely possible plausible".split()
)


def left(
    reading: Reading, trigger: Trigger, limit: int, before: list[tuple[Trigger, Core]], notes: list[str]
) -> Span | Side | None:
    """What stands before a wording: its own subject, or the one it shares."""
    text, at = reading.text, trigger.start
    ahead = text.low(at - 1)
    if trigger.stand in ("participle", "reduced") and (opened := _absolute(reading, at)) is not None:
        return opened, at
    if trigger.stand in ("participle", "infinitive"):
        return _shared(reading, trigger, limit, before, notes)
    if "enough" in (ahead, text.low(at)):
        start = _clause_start(reading, at - 1)
        if text.low(start - 1) in ("that", "which") and start - 2 > reading.frame.low:
            return _antecedent(reading, noun_before(text, start - 1, reading.frame.low), limit, start - 1)
        found = subject(text, start, at - 1)
        return noun_before(text, found[1], found[0]) if found else None
    if ahead == "that" and (at - 1 <= reading.frame.low or is_mark(text.low(at - 2))):
        return at - 1, at
    if ahead in ("that", "which", "who") or (text.low(at) in ("that", "which", "who")):
        end = at - 1
        if ahead == "which" and is_mark(text.low(end - 1)) and not before:
            event = _happened(reading, (_clause_start(reading, end - 1), end - 1), end - 1)
            if event is not None and event.span[1] >= end - 2:
                return event
        if text.low(end - 1) in (",", "–", "—"):
            end -= 1
            opened = apposed(text, end, reading.frame.low)
            if opened is not None and text.low(opened + 1) in ("a", "an"):
                end = opened
            if ahead == "which":
                notes.append("'which' may mean all that stands before it")
        elif text.low(end - 1) in words.PREPOSITIONS:
            return None
        span = noun_before(text, end, reading.frame.low)
        if text.low(span[0]) in ("a", "an", "one") and text.low(span[0] - 1) == ",":
            whole = _nearest(reading, noun_before(text, span[0] - 1, reading.frame.low))
            if whole[1] > whole[0]:
                notes.append(f"'{text.text(*span)}' is taken for '{text.text(*whole)}'")
                return _antecedent(reading, whole, limit, whole[1])
        return _antecedent(reading, span, limit, end)
    if ahead in ("and", "or", "but", "then", "yet"):
        return _shared(reading, trigger, limit, before, notes)
    if ahead == ",":
        opened = apposed(text, at - 1, reading.frame.low)
        if opened is not None and text.low(opened - 1) in ("which", "that", "who") and opened - 2 > reading.frame.low:
            notes.append(f"'{text.low(opened - 1)}' may mean all that stands before it")
            return noun_before(text, opened - 1 - (text.low(opened - 2) == ","), reading.frame.low)
        if opened is not None and text.low(opened - 1) in ("and", "but", "or", "yet"):
            return _shared(reading, trigger, limit, before, notes)
        if opened is not None:
            return noun_before(text, opened, limit if limit <= opened else reading.frame.low)
        alone = noun_before(text, at - 1, limit)
        if not before and trigger.stand == "finite" and text.low(trigger.start) in words.BE and alone[1] > alone[0]:
            return alone
        return (
            _shared(reading, trigger, limit, before, notes)
            if trigger.stand != "reduced"
            else noun_before(text, at - 1, limit)
        )
    span = noun_before(text, at, limit)
    if (
        text.low(span[0]) in ("a", "an", "one")
        and text.low(span[0] - 1) == ","
        and trigger.stand in ("reduced", "finite")
    ):
        whole = _nearest(reading, noun_before(text, span[0] - 1, reading.frame.low))
        if whole[1] > whole[0] and (
            text.low(at - 1) in ("that", "which")
            or trigger.stand == "reduced"
            or "known" in text.text(trigger.start, trigger.head)
        ):
            return whole
    if span[1] - span[0] == 0:
        return _shared(reading, trigger, limit, before, notes)
    told = next(
        (
            place
            for place in range(span[1] - 1, span[0], -1)
            if text.low(place) in words.FRAMES and text.low(place) not in _NAMES
        ),
        None,
    )
    if told is not None and told + 1 < span[1]:
        return told + 1 + (text.low(told + 1) == "that"), span[1]
    wider = _behind_relative(reading, trigger, before)
    return wider or _without_clause(reading, span)


def _absolute(reading: Reading, at: int) -> int | None:
    """Where the subject of "with X having an effect on Y" begins."""
    text = reading.text
    for place in range(at - 1, max(reading.frame.low, at - 9), -1):
        if text.low(place) == "with" and is_mark(text.low(place - 1)) and at - place > 1:
            return place + 1
        if is_mark(text.low(place)) or text.low(place) in words.SUBORDINATORS | words.AUXILIARIES:
            return None
    return None


def _behind_relative(reading: Reading, trigger: Trigger, before: list[tuple[Trigger, Core]]) -> Span | None:
    """For "chemicals that reduce X improve Y": the subject with its relative clause, so that X is not taken for the cause."""
    text = reading.text
    if trigger.stand != "finite" or text.low(trigger.start - 1) in ("and", "or", ",", "but"):
        return None
    opened = next(
        (
            at
            for at in range(trigger.start - 1, max(reading.frame.low, trigger.start - 14), -1)
            if text.low(at) in ("that", "who", "which") or is_mark(text.low(at))
        ),
        None,
    )
    if (
        opened is None
        or is_mark(text.low(opened))
        or opened - 1 < reading.frame.low
        or text.low(opened - 1) in words.PREPOSITIONS
        or text.low(opened - 1) in ("means", "mean", "meant")
    ):
        return None
    inside = range(opened + 1, trigger.start)
    if any(text.low(at) in words.FRAMES and text.low(at) not in _NAMES for at in inside):
        return None
    if not any(text.low(at) in forms.everything() for at in list(inside)[:3]) or opened + 2 >= trigger.start:
        return None
    head = noun_before(text, opened, reading.frame.low)
    if any(each.start <= head[0] and each.end > head[0] for each, _ in before):
        return None
    return (head[0], trigger.start) if head[1] > head[0] and text.low(head[0] - 1) not in forms.index() else None


def _is_time(reading: Reading, at: int) -> bool:
    """Whether a word is a unit of time ("in recent years")."""
    return reading.text.low(at) in words.TIMES


def _without_clause(reading: Reading, span: Span) -> Span:
    """A subject without the phrase that leads to it ("In mice exercise …" stays; "after which smoke" does not)."""
    start, end = span
    timed = next((at for at in range(start, min(end - 1, start + 5)) if _is_time(reading, at)), None)
    if timed is not None and reading.text.low(start) in ("in", "over", "during", "for", "after", "within"):
        start = timed + 1
    while (
        start < end
        and reading.text.low(start)
        in ("because", "as", "since", "when", "if", "while", "although", "after", "before", "for", "in", "during")
        and reading.text.low(start) not in ("in", "for", "during")
    ):
        start += 1
    return start, end


def _nearest(reading: Reading, span: Span) -> Span:
    """What an apposition explains: the thing named last before it."""
    text, (start, end) = reading.text, span
    at = next(
        (
            place
            for place in range(end - 1, start, -1)
            if text.low(place) in words.PREPOSITIONS and text.low(place) not in ("of", "for")
        ),
        None,
    )
    return (at + 1, end) if at is not None and at + 1 < end else span


def _antecedent(reading: Reading, span: Span, limit: int, end: int) -> Span:
    """What a relative clause hangs on: behind the verb, wording or preposition that stands before it."""
    start = max(span[0], limit) if limit < end else span[0]
    text = reading.text
    for at in range(end - 1, start, -1):
        known = text.low(at) in forms.everything() and text.low(at) in forms.finite()
        if known or text.low(at) in ("to", "by", "from", "with", "via", "through", "into", "about", "as"):
            return at + 1, end
    return start, end


def _shared(
    reading: Reading, trigger: Trigger, limit: int, before: list[tuple[Trigger, Core]], notes: list[str]
) -> Span | Side | None:
    """The subject a verb shares with one before it."""
    text = reading.text
    if trigger.stand == "infinitive":
        if _for_an_aim(reading, trigger) or text.low(reading.frame.low) == "it":
            return None
        if not before and not any(text.low(at) in forms.finite() for at in range(reading.frame.low, trigger.start)):
            return None
    if before:
        last, core = before[-1]
        if trigger.stand == "participle":
            # What follows from a denial follows from more than its subject.
            if last.negated or core.relation == "does-not-affect":
                return None
            notes.append(f"'{text.text(trigger.start, trigger.end)}': the cause may be all that stands before it")
            return core.cause
        if core.end <= trigger.start:
            return core.effect if last.turned and last.stand == "finite" else core.cause
    start = _clause_start(reading, trigger.start)
    if text.low(start - 1) in ("that", "which") and start - 2 > reading.frame.low and trigger.stand == "infinitive":
        span = noun_before(text, start - 1, reading.frame.low)
        return _antecedent(reading, span, limit, start - 1) if span[0] < span[1] else None
    found = subject(text, start, trigger.start)
    if found is None and start > reading.frame.low and trigger.stand == "finite":
        # "Fungi are decomposers that live in wood and release carbon": what is joined may go on with the main clause.
        found = subject(text, reading.frame.low, trigger.start)
        if found is not None:
            notes.append(f"'{text.text(trigger.start, trigger.end)}' is read as said of '{text.text(*found)}'")
    if found is None:
        return None
    span = noun_before(text, found[1], found[0])
    if trigger.stand == "participle":
        notes.append(f"'{text.text(trigger.start, trigger.end)}': the cause may be all that stands before it")
        side = reading.side(span)
        if side is not None and not reading.acts(side):
            return None
        return _happened(reading, found, trigger.start) or (span if span[0] < span[1] else None)
    return span if span[0] < span[1] else None


def _happened(reading: Reading, clause: Span, end: int) -> Side | None:
    """What a clause tells of its subject, as a cause: "wages stagnated, forcing …" gives "declining wages"."""
    side = clause_side(reading, (clause[0], end))
    if side is None or not reading.acts(side):
        return None
    if reading.text.low(clause[0]) == "there":
        return side
    if (
        not side.changed
        or not side.sign
        or "(" in side.label
        or side.label.split()[0].lower() in words.MORE | words.LESS
    ):
        return None
    way = "rising" if side.sign > 0 else "declining"
    note = f"'{reading.text.text(clause[0], side.span[1])}' in the source"
    return Side(f"{way} {side.label}", side.span, side.dropped, notes=(*side.notes, note))


def _clause_start(reading: Reading, end: int) -> int:
    """Where the clause begins in which a shared subject stands."""
    text = reading.text
    for at in range(end - 1, reading.frame.low, -1):
        if text.low(at) in (";", ":", "—", "that", "because", "while", "whereas", "although") or (
            text.low(at) == "but" and at < end - 1
        ):
            return at + 1
    return reading.frame.low


def _for_an_aim(reading: Reading, trigger: Trigger) -> bool:
    text, start = reading.text, reading.frame.low
    if any(text.low(at) == "for" for at in range(max(start, trigger.start - 4), trigger.start - 1)):
        return True
    near = {text.low(at) for at in range(max(start, trigger.start - 9), trigger.start)}
    return bool(near & _AIMED) or text.low(trigger.start - 2) in words.BE
