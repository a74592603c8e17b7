"""From the wordings found in a sentence to cores of claims: who acts, on what, and which verbs share a subject."""

# ruff: noqa: SIM905

from __future__ import annotations

from typing import cast

from tutor.core.items import Relation
from tutor.files.draft import experiments, forms, wordless
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Core, Reading, Side, composed
from tutor.files.draft.labels import changed, label
from tutor.files.draft.rules import verbs, words
from tutor.files.draft.spans import Span, apposed, noun_after, noun_before, subject
from tutor.files.draft.tokens import is_content, is_mark
from tutor.files.draft.triggers import Trigger, triggers
from tutor.files.draft.turns import clause_side

_MOST = 4
_NONE = frozenset(["no", "neither", "none", "nothing"])
_STATES = frozenset(
    """likely vulnerable resistant sensitive prone possible impossible susceptible dangerous toxic difficult hard harder easier easy unstable stable
    brittle scarce expensive available visible acidic""".split()
)
_AIMED = frozenset(
    """used use uses using designed design developed develop aim aims aimed seek seeks hope hopes plan plans want
        wants try tries trying need needs needed necessary required intended efforts effort goal strategies strategy
        ways way able works work study studied chance attempt attempts important measures measure treatments
        treatment drugs drug chemicals policy policies potential opportunity approach tool tools steps able enough
        failed taken""".split()
)


def cores(reading: Reading) -> list[Core]:
    """The cores of a sentence, at most four."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    special = _experiments(reading) or wordless.first(reading)
    if special:
        return special[:_MOST]
    found: list[Core] = []
    before: list[tuple[Trigger, Core]] = []
    every = triggers(text, low, high)
    for place, trigger in enumerate(every):
        if _asked(reading, trigger, low) or (
            before and _whole(before[-1][0]) and trigger.head < before[-1][1].effect.span[1]
        ):
            continue
        trigger = _inherited(reading, trigger, before)
        after = every[place + 1].start if place + 1 < len(every) else high
        for core in _read(reading, trigger, every[:place], before, after):
            found.append(core)
            before.append((trigger, core))
    return (found or wordless.last(reading))[:_MOST]


def _experiments(reading: Reading) -> list[Core]:
    """The experiments of a sentence: "blocking X prevents Y, while stimulating it adds to Y" reports two."""
    frame, text = reading.frame, reading.text
    found = experiments.cores(reading)
    if not found:
        return []
    cut = next(
        (
            at
            for at in range(frame.low + 3, frame.high - 3)
            if text.low(at) == "," and text.low(at + 1) in ("while", "whereas", "but", "and")
        ),
        None,
    )
    if cut is None:
        return found
    first = experiments.cores(reading._replace(frame=frame._replace(high=cut)))
    second = experiments.cores(reading._replace(frame=frame._replace(low=cut + 2)))
    return [*first, *second] if first and second else found


def _asked(reading: Reading, trigger: Trigger, low: int) -> bool:
    """Whether the wording stands in a clause that asks ("how forests affect rain")."""
    for at in range(trigger.start - 1, max(low, trigger.start - 12) - 1, -1):
        word = reading.text.low(at)
        if is_mark(word) or word == "that":
            return False
        if word == "because" and reading.text.low(at - 1) == "not":
            return True
        if word in words.ASKED and not (word == "what" and reading.text.low(at + 1) in ("is", "'s")):
            return not (word == "why" and reading.text.low(at - 1) in ("is", "reason"))
    return False


def _read(
    reading: Reading, trigger: Trigger, earlier: list[Trigger], before: list[tuple[Trigger, Core]], after: int
) -> list[Core]:
    text, high = reading.text, reading.frame.high
    limit = max([reading.frame.low, *(each.end for each in earlier if each.end <= trigger.start)])
    notes: list[str] = []
    if trigger.stand == "linking" and trigger.turned:
        return _linking(reading, trigger, limit)
    near = _left(reading, trigger, limit, before, notes)
    if near is None:
        return []
    begin = trigger.end
    if text.low(begin) in ("and", "or") and (
        second_verb := next((each for each in triggers(text, begin, min(high, begin + 4))), None)
    ):
        begin = second_verb.end
        notes.append(f"'{text.text(trigger.head, begin)}' in the source")
    elif text.low(begin) in ("and", "or") and text.low(begin + 1) in forms.index():
        notes.append(f"'{text.text(trigger.head, begin + 2)}' in the source")
        begin += 2
    far = noun_after(text, begin, high, _whole(trigger))
    first, second = (far, near) if trigger.turned else (near, far)
    cause = first if isinstance(first, Side) else reading.side(first)
    if (
        cause is None
        or (trigger.stand != "participle" and not reading.acts(cause))
        or not _worthy(reading, cause, trigger)
    ):
        return []
    relation = cast(Relation, trigger.relation)
    sides = [second] if isinstance(second, Side) else _effects(reading, second, trigger, notes)
    found = []
    for effect in sides:
        core = _core(reading, trigger, cause, relation, effect, notes)
        if core is not None:
            found.append(core)
    return found


def _inherited(reading: Reading, trigger: Trigger, before: list[tuple[Trigger, Core]]) -> Trigger:
    """A verb with what the verb it is joined to says for both: "may reduce X and improve Y", "does not reduce X or improve Y"."""
    if not before:
        return trigger
    last, _ = before[-1]
    joint = reading.text.low(trigger.start - 1)
    if trigger.stand == "participle":
        return trigger._replace(hedged=trigger.hedged or last.hedged)
    bare = trigger.start == trigger.head and last.start < last.head and joint in ("and", "or", ",", "but")
    same = reading.text.low(trigger.head) == trigger.base and reading.text.low(last.head) == last.base
    if bare and same and joint != "but":
        return trigger._replace(
            hedged=trigger.hedged or last.hedged,
            negated=trigger.negated or last.negated,
            able=trigger.able or last.able,
        )
    return trigger


def _whole(trigger: Trigger) -> bool:
    return trigger.end <= trigger.head + 1 and (trigger.base in verbs.ACTED_ON or trigger.base in verbs.KEPT_FROM)


def _worthy(reading: Reading, cause: Side, trigger: Trigger) -> bool:
    """Whether a cause is one: no "there", no dummy "it"."""
    low = cause.label.lower()
    if low in ("there", "what", "who", "one", "way", "ways", "nothing", "anything", "something"):
        return False
    return not (low == "it" and trigger.relation == "enables" and reading.text.low(trigger.end - 1) in ("to", "for"))


def _core(
    reading: Reading, trigger: Trigger, cause: Side, relation: Relation, effect: Side, notes: list[str]
) -> Core | None:
    text = reading.text
    said = list(notes)
    denied = next(
        (
            text.low(at)
            for at in range(max(reading.frame.low, cause.span[0] - 1), cause.span[1])
            if text.low(at) in _NONE
        ),
        "",
    )
    if not reading.matters(effect) or effect.label == cause.label:
        return None
    first = text.low(effect.span[0])
    if (
        first in ("no", "little")
        and relation in ("causes", "increases", "enables", "decreases", "modulates")
        and not trigger.turned
    ):
        said.append(f"negated in the source: '{text.text(trigger.start, effect.span[1])}'")
        relation = "does-not-affect"
    elif denied and cause.span[0] - 1 <= trigger.start:
        said.append(f"negated in the source: '{text.text(max(reading.frame.low, cause.span[0] - 1), trigger.end)}'")
        relation = "does-not-affect"
    elif trigger.negated:
        said.append(f"negated in the source: '{text.text(trigger.start, trigger.end)}'")
        if relation != "does-not-affect":
            relation = "does-not-affect"
    else:
        relation, plain = composed(relation, effect)
        if not plain:
            again = reading.side(effect.span)
            effect = again if again is not None else effect
    if trigger.relation == "does-not-affect":
        said.append(f"negated in the source: '{text.text(trigger.start, trigger.end)}'")
    if relation == "goes-with":
        said.append(f"association in the source: '{text.text(trigger.start, trigger.end)}'")
    if trigger.able:
        said.append("'can' in the source")
    hedged = trigger.hedged or reading.frame.hedged
    if hedged:
        hedges = [word.low for word in text.words[trigger.start : trigger.end] if word.low in words.HEDGES] or [
            word.low
            for word in text.words[reading.frame.low : trigger.start]
            if word.low in words.HEDGES and not reading.frame.hedged
        ]
        said.append(f"hedged: '{' '.join(hedges) or reading.frame.said}'")
    if trigger.stand == "infinitive":
        said.append(f"said as a purpose: '{text.text(trigger.start - 1, trigger.end)}'")
    verb = (
        ""
        if relation != trigger.relation and relation in ("does-not-affect", "goes-with")
        else _verb(trigger, relation)
    )
    begin = trigger.start - 1 if trigger.stand == "infinitive" else trigger.start
    spans = (cause.span, (begin, trigger.end), effect.span)
    return Core(cause, relation, effect, verb, spans, hedged, trigger.necessary and not trigger.negated, tuple(said))


def _verb(trigger: Trigger, relation: Relation) -> str:
    """The verb to write: the trigger's own, unless the relation was composed with a rise or fall."""
    if relation != trigger.relation:
        return {"increases": "increase", "decreases": "reduce", "modulates": "change"}.get(relation, "")
    return trigger.verb


def _left(
    reading: Reading, trigger: Trigger, limit: int, before: list[tuple[Trigger, Core]], notes: list[str]
) -> Span | Side | None:
    """What stands before a wording: its own subject, or the one it shares."""
    text, at = reading.text, trigger.start
    ahead = text.low(at - 1)
    if trigger.stand in ("participle", "infinitive"):
        return _shared(reading, trigger, limit, before, notes)
    if ahead == "that" and (at - 1 <= reading.frame.low or is_mark(text.low(at - 2))):
        return at - 1, at
    if ahead in ("that", "which", "who") or (text.low(at) in ("that", "which", "who")):
        end = at - 1
        if text.low(end - 1) == ",":
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
        if opened is not None:
            return noun_before(text, opened, limit if limit <= opened else reading.frame.low)
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
    wider = _behind_relative(reading, trigger, before)
    return wider or _without_clause(reading, span)


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
    ):
        return None
    inside = range(opened + 1, trigger.start)
    if not any(text.low(at) in forms.everything() for at in list(inside)[:3]) or opened + 2 >= trigger.start:
        return None
    head = noun_before(text, opened, reading.frame.low)
    if any(each.start <= head[0] and each.end > head[0] for each, _ in before):
        return None
    return (head[0], trigger.start) if head[1] > head[0] and text.low(head[0] - 1) not in forms.index() else None


def text_is_time(reading: Reading, at: int) -> bool:
    """Whether a word is a unit of time ("in recent years")."""
    return reading.text.low(at) in words.TIMES


def _without_clause(reading: Reading, span: Span) -> Span:
    """A subject without the phrase that leads to it ("In mice exercise …" stays; "after which smoke" does not)."""
    start, end = span
    timed = next((at for at in range(start, min(end - 1, start + 5)) if text_is_time(reading, at)), None)
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
        if _for_an_aim(reading, trigger):
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
    if found is None:
        return None
    span = noun_before(text, found[1], found[0])
    if trigger.stand == "participle":
        notes.append(f"'{text.text(trigger.start, trigger.end)}': the cause may be all that stands before it")
        side = reading.side(span)
        if side is not None and not reading.acts(side):
            return None
    return span if span[0] < span[1] else None


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
    near = {text.low(at) for at in range(max(start, trigger.start - 9), trigger.start)}
    return bool(near & _AIMED) or text.low(trigger.start - 2) in words.BE


def _effects(reading: Reading, span: Span, trigger: Trigger, notes: list[str]) -> list[Side]:
    """The effects of a wording: an object that acts in turn, or each member of a list."""
    text = reading.text
    if _whole(trigger) or (
        trigger.relation == "enables" and text.low(trigger.end - 1) == "for" and text.low(span[1]) == "to"
    ):
        if not _whole(trigger):
            span = noun_after(text, span[0], reading.frame.high, True)
        side = _acting(reading, span, trigger) or (_made(reading, span) if trigger.base == "make" else None)
        if side is not None or trigger.base == "make":
            return [side] if side is not None else []
        span = noun_after(text, span[0], reading.frame.high)
    if trigger.base in ("protect", "shield") and trigger.end == trigger.head + 1 and not trigger.turned:
        return _protected(reading, span)
    if trigger.base in ("provide", "supply") and trigger.end == trigger.head + 1:
        given = next((at for at in range(*span) if text.low(at) == "with"), None)
        if given is not None:
            notes.append(f"'{text.text(trigger.head, given + 1)}' in the source")
            span = noun_after(text, given + 1, reading.frame.high)
    inner = span
    _, _, shift = changed([word.text for word in text.words[span[0] : span[1]]])
    if shift and not trigger.turned:
        of = next(
            (
                at
                for at in range(*span)
                if text.low(at) in ("in", "of", "to") and text.low(at - 1) in words.RISE | words.FALL | words.CHANGE
            ),
            None,
        )
        inner = (of + 1, span[1]) if of is not None else span
    members = [span] if trigger.turned or _whole(trigger) else listed(reading, inner)
    members = [(span[0], members[0][1]), *members[1:]]
    sides = [side for member in members if (side := reading.side(member, True)) is not None]
    if len(sides) > 1 and sides[0].changed:
        sides = [
            sides[0],
            *(
                side if side.changed else side._replace(sign=sides[0].sign, changed=sides[0].changed)
                for side in sides[1:]
            ),
        ]
    return sides


def listed(reading: Reading, span: Span) -> list[Span]:
    """The members of a list; a pair with a member of one word is one thing."""
    text, (start, end) = reading.text, span
    joints = {text.low(at) for at in range(start + 1, end - 1)}
    cuts = [
        at for at in range(start + 1, end - 1) if text.low(at) in ((",", "and") if "and" in joints else (",", "or"))
    ]
    if not cuts:
        return [span]
    members, first = [], start
    for at in [*cuts, end]:
        if at > first:
            members.append((first, at))
        first = at + 1
    sizes = [sum(is_content(text.low(at)) for at in range(*member)) for member in members]
    if (len(members) == 2 and min(sizes) < 2) or sum(size < 2 for size in sizes) * 2 > len(sizes):
        return [span]
    if len(members) > _MOST or 0 in sizes or any(text.low(member[0]) in words.PREPOSITIONS for member in members[1:]):
        return [span]
    if text.low(start) == "between" or any(text.low(at) == "between" for at in range(start, members[0][1])):
        return [span]
    return members


def _acting(reading: Reading, span: Span, trigger: Trigger) -> Side | None:
    """An object that acts in turn: "willows to grow" becomes "willows growing"."""
    text, (start, end) = reading.text, span
    for at in range(start, end):
        word = text.low(at)
        verb = None
        if trigger.base in verbs.KEPT_FROM and word == "from" and text.low(at + 1).endswith("ing"):
            verb, rest, name = text.low(at + 1), at + 2, (start, at)
        elif (
            word == "to"
            and trigger.base != "make"
            and text.low(at + 1) not in words.PREPOSITIONS | words.DETERMINERS
            and at + 1 < end
        ):
            verb, rest, name = forms.ing(text.low(at + 1)), at + 2, (start, at)
        elif (
            trigger.base in ("help", "let", "make")
            and at > start
            and forms.everything().get(word) == word
            and text.low(at - 1) not in words.DETERMINERS | words.PREPOSITIONS
        ):
            verb, rest, name = forms.ing(word), at + 1, (start, at)
        if verb is None:
            continue
        stop = noun_after(text, rest, end)[1] if rest < end else end
        parts = [word.text for word in text.words[name[0] : name[1]]]
        while parts and parts[0].lower() in words.DETERMINERS | {"us", "you", "people"}:
            parts = parts[1:]
        done = label([*parts, verb, *(each.text for each in text.words[rest:stop])], reading.names)
        return Side(done.text, (start, stop), done.dropped) if done.text else None
    return None


def _protected(reading: Reading, span: Span) -> list[Side]:
    """ "Protects seedlings from frost": what is warded off, and from whom."""
    text, (start, end) = reading.text, span
    at = next(
        (place for place in range(start, min(end + 2, reading.frame.high)) if text.low(place) in ("from", "against")),
        None,
    )
    if at is None:
        return []
    side = reading.side(noun_after(text, at + 1, reading.frame.high))
    ward = reading.side((start, at)) if at > start else None
    if side is None or ward is None:
        return [side] if side is not None else []
    mended = (
        side.label if is_pronoun(ward.label) or "(" in side.label + ward.label else f"{side.label} (of {ward.label})"
    )
    return [
        side._replace(
            label=mended, span=(start, side.span[1]), dropped="; ".join(filter(None, (side.dropped, ward.dropped)))
        )
    ]


def _made(reading: Reading, span: Span) -> Side | None:
    """ "Makes fires larger and more frequent": larger and more frequent fires. "Makes it harder for X to Y": less of X doing Y."""
    text, (start, end) = reading.text, span
    for at in range(start + 1, end):
        word = text.low(at)
        if not (
            word in words.MORE | words.LESS | _STATES
            or (word.endswith("er") and text.low(at - 1) not in words.DETERMINERS and len(word) > 5)
        ):
            continue
        if text.low(start) == "it":
            return _easier(reading, at, end)
        if is_pronoun(text.text(start, at)):
            return None
        parts = [each.text for each in (*text.words[at:end], *text.words[start:at])]
        done = label([part for part in parts if part.lower() not in words.DETERMINERS], reading.names)
        return Side(done.text, span, done.dropped) if done.text else None
    return None


def _easier(reading: Reading, at: int, end: int) -> Side | None:
    text = reading.text
    said = text.text(at, at + 1 + (text.low(at) in ("more", "less")))
    to = next((place for place in range(at, min(end, at + 9)) if text.low(place) == "to" and place + 1 < end), None)
    if to is None:
        return None
    whom = [each.text for each in text.words[at:to]]
    whom = whom[[each.lower() for each in whom].index("for") + 1 :] if "for" in [each.lower() for each in whom] else []
    whom = [each for each in whom if not is_pronoun(each)]
    stop = noun_after(text, to + 2, end)[1] if to + 2 < end else end
    done = label(
        [*whom, forms.ing(text.low(to + 1)), *(each.text for each in text.words[to + 2 : stop])], reading.names
    )
    hard = said.lower().split()[-1] in ("difficult", "harder", "hard", "impossible") or said.lower() == "less"
    return Side(done.text, (at, stop), done.dropped, -1 if hard else 1, said) if done.text else None


def _linking(reading: Reading, trigger: Trigger, limit: int) -> list[Core]:
    """ "Because of X, Y" and "Y because of X"."""
    text, high = reading.text, reading.frame.high
    notes: list[str] = []
    far = noun_after(text, trigger.end, high)
    cause = reading.side(far)
    if cause is None or far[1] <= far[0]:
        return []
    if trigger.start <= reading.frame.low + 1:
        comma = next((at for at in range(far[1], min(high, far[1] + 12)) if text.low(at) == ","), None)
        if comma is None:
            return []
        start, end = comma + 1, high
    else:
        start, end = clause_before(reading, trigger.start)
    effect = clause_side(reading, (start, end))
    if effect is None or not reading.matters(effect) or is_pronoun(effect.label):
        return []
    relation, _ = composed("causes", effect)
    if relation == "causes" and effect.sign < 0:
        relation = "decreases"
    notes.append("the effect is a clause: shorten it" if not effect.changed else "the effect was read from a clause")
    if reading.frame.hedged:
        notes.append(f"hedged: '{reading.frame.said}'")
    hedged = reading.frame.hedged or bool({text.low(at) for at in range(*effect.span)} & words.HEDGES)
    return [
        Core(
            cause,
            relation,
            effect,
            "",
            (effect.span, (trigger.start, trigger.end), cause.span),
            hedged,
            notes=tuple(notes),
        )
    ]


def clause_before(reading: Reading, end: int) -> Span:
    """The clause that ends at a place."""
    text = reading.text
    start = end
    while start > reading.frame.low and text.low(start - 1) not in (
        ",",
        ";",
        ":",
        "that",
        "because",
        "but",
        "while",
        "although",
    ):
        start -= 1
    return start, end
