"""From the wordings found in a sentence to cores of claims: who acts on what, and what verbs that are joined share."""

from __future__ import annotations

from typing import cast

from tutor.core.items import Relation
from tutor.files.draft import experiments, paired, wordless
from tutor.files.draft.aims import means
from tutor.files.draft.comparing import told_apart
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Core, Reading, Side, composed
from tutor.files.draft.helping import Trigger
from tutor.files.draft.listing import listed_causes
from tutor.files.draft.objects import acts_in_turn, effects
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_after
from tutor.files.draft.subjects import left
from tutor.files.draft.tokens import is_mark
from tutor.files.draft.triggers import joined, triggers
from tutor.files.draft.turns import clause_side
from tutor.files.draft.unasserted import unasserted

_MOST = 4
_AT_LEAST = frozenset(["more than", "less than", "fewer than", "up to", "at least"])
_QUESTIONS = frozenset(["which", "what", "how", "whether", "where", "when"])
_NUMBERS = frozenset("two three four five six seven eight nine ten many several".split())
_NONE = frozenset(["no", "neither", "none", "nothing"])


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
        if (
            _asked(reading, trigger, low)
            or unasserted(reading, trigger)
            or (before and acts_in_turn(before[-1][0]) and trigger.head < before[-1][1].effect.span[1])
        ):
            continue
        trigger = _inherited(reading, trigger, before)
        after = every[place + 1].start if place + 1 < len(every) else high
        for core in _read(reading, trigger, every[:place], before, after):
            found.append(core)
            before.append((trigger, core))
    pair = [
        core for core in paired.strong(reading) if not any(core.effect.label == each.effect.label for each in found)
    ]
    return ([*pair, *found] or wordless.last(reading))[:_MOST]


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
            if word == "how" and _tells(reading, at):
                return False
            return not (word == "why" and reading.text.low(at - 1) in ("is", "reason"))
    return False


def _tells(reading: Reading, how: int) -> bool:
    """Whether what stands before "how" tells that it is so: "the maps show how", "revealing what storms do and how"; not "to show how"."""
    text, at = reading.text, how - 1
    while at > reading.frame.low and text.low(at) not in words.TELLING:
        if is_mark(text.low(at)) and text.low(at) != ",":
            return False
        at -= 1
    return text.low(at) in words.TELLING and text.low(at - 1) not in words.MODALS | words.NEGATIONS | {"to"}


def _read(
    reading: Reading, trigger: Trigger, earlier: list[Trigger], before: list[tuple[Trigger, Core]], after: int
) -> list[Core]:
    text, high = reading.text, reading.frame.high
    limit = max([reading.frame.low, *(each.end for each in earlier if each.end <= trigger.start)])
    # What a verb before it acted on is no part of the subject: "X is due to Y and Z harms W".
    taken = (max(core.cause.span[1], core.effect.span[1]) for _, core in before)
    limit = max(
        [limit, *(end + 1 for end in taken if limit < end < trigger.start - 1 and text.low(end) in ("and", "but", ";"))]
    )
    notes: list[str] = []
    if trigger.stand == "linking" and trigger.turned:
        return _linking(reading, trigger, limit)
    if trigger.sides == "both" and any(
        text.low(at) in _NONE | {"few"} for at in range(reading.frame.low, trigger.start)
    ):
        trigger = trigger._replace(negated=True)
    near = trigger.object if trigger.sides == "both" else left(reading, trigger, limit, before, notes)
    if near is None:
        return []
    if trigger.object and trigger.sides != "object":
        notes.append(f"'{text.text(trigger.head, trigger.end)}' in the source")
    begin = trigger.end
    if text.low(begin) in ("and", "or"):
        known = next((each.end for each in triggers(text, begin, min(high, begin + 4))), 0)
        next_verb = known or joined(text, begin, high) + 1
        if next_verb > 1:
            begin = next_verb
            notes.append(f"'{text.text(trigger.head, begin)}' in the source")
    if text.text(begin, begin + 2).lower() in _AT_LEAST and text.low(begin + 2)[:1].isdigit():
        begin += 2
    far: Span | Side = noun_after(text, begin, high, acts_in_turn(trigger))
    if text.low(begin) in _QUESTIONS and trigger.relation == "modulates" and not trigger.turned:
        far = (begin, next((at for at in range(begin, high) if is_mark(text.low(at))), high))
    if trigger.object and trigger.sides == "object":
        far = trigger.object
    if trigger.base == "mean" and (stated := _meant(reading, begin)):
        far = stated
    first, second = (far, near) if trigger.turned else (near, far)
    cause = first if isinstance(first, Side) else reading.side(first)
    relation = cast(Relation, trigger.relation)
    if cause is not None and (apart := told_apart(reading, cause.span)) is not None:
        said = text.text(*cause.span)
        notes.append(f"association in the source: '{said}' is a group told apart; it reads as '{relation}'")
        cause, relation = apart, "goes-with"
    if cause is None or not reading.acts(cause):
        cause = means(reading, trigger, far) or cause
    if (
        cause is None
        or (trigger.stand != "participle" and not reading.acts(cause))
        or not _worthy(reading, cause, trigger)
    ):
        return []
    sides = [second] if isinstance(second, Side) else effects(reading, second, trigger, notes)
    causes = listed_causes(reading, trigger, sides[-1].span[1]) if sides else []
    made = (_core(reading, trigger, each, relation, effect, notes) for each in causes or [cause] for effect in sides)
    return [core for core in made if core is not None]


def _meant(reading: Reading, begin: int) -> Side | None:
    """What "means (that)" states, where it is a clause."""
    side = clause_side(reading, (begin, reading.frame.high))
    return side if side is not None and side.changed and reading.matters(side) else None


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


def _worthy(reading: Reading, cause: Side, trigger: Trigger) -> bool:
    """Whether a cause is one: no "there", no dummy "it"."""
    low = cause.label.lower()
    first, *rest = low.split()
    if rest and (first[0].isdigit() or first in _NUMBERS) and set(rest) & words.TIMES:
        return False
    if trigger.base == "require" and first[0].isdigit():
        return False
    if low in ("factors", "factor", "things"):
        # They are named where a list of them follows.
        after = range(trigger.end, reading.frame.high)
        return any(reading.text.low(at) in ("include", "includes", "included", "are", "were") for at in after)
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
    if trigger.turned and first == "no":
        return None
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
        start, end = _clause_before(reading, trigger.start)
    effect = clause_side(reading, (start, end))
    if effect is None or not reading.matters(effect) or is_pronoun(effect.label):
        return []
    relation, _ = composed("causes", effect)
    if relation == "causes" and effect.sign < 0:
        relation = "decreases"
    if text.low(trigger.end - 2) == "wake":
        notes.append(f"order in time: '{text.text(trigger.start, trigger.end)}'")
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


def _clause_before(reading: Reading, end: int) -> Span:
    """The clause that ends at a place."""
    text = reading.text
    if text.low(end - 1) == "part" and text.low(end - 2) in ("in", "large"):
        # "…, in part because of X": the share is no part of the clause.
        end -= 2 if text.low(end - 2) == "in" else 3
    while end > reading.frame.low and text.low(end - 1) == ",":
        end -= 1
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
