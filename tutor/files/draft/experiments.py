"""Experiments: what was taken away or added, what came of it, and the claim that this tests.

"Silencing X abolished Y" is evidence for "X enables Y", not a claim that silencing does something.
"""

from __future__ import annotations

import re

from tutor.core.items import Relation
from tutor.files.draft import forms
from tutor.files.draft.cores import Core, Reading, Side
from tutor.files.draft.proposals import Trial
from tutor.files.draft.rules import verbs, words
from tutor.files.draft.spans import Span, noun_after, noun_before
from tutor.files.draft.tokens import Words, is_adverb, is_content, is_mark
from tutor.files.draft.triggers import triggers

_LACKING = frozenset(["lacking", "without", "missing"])
_FAILED = re.compile(
    r"\b(?:failed to|fails to|fail to|did not|didn't|do not|don't|could not|couldn't|no longer|were unable to|was unable to|are unable to|stopped|lost the ability to|never)\b"
)
_OUTCOMES: tuple[tuple[str, str], ...] = (
    (r"\b(?:no difference|no change|unchanged|unaffected|as (?:much|well|many|fast|often) as|appear(?:s|ed)? (?:perfectly |entirely |otherwise )?normal|behaved normally|no effect|made no difference|to the same extent)\b", "unchanged"),
    (r"\b(?:abolish\w*|eliminat\w*|prevent\w*|block\w*|stopp\w*|halt\w*|erase[ds]?|wiped out|completely lost|disappear\w*)\b", "abolished"),
    (r"\b(?:reduc\w+|decreas\w+|impair\w*|weaken\w*|less|fewer|lower\w*|worse|slower|poorer|disrupt\w*|blunt\w*|diminish\w*|deficits?|declined|suppress\w*|shorten\w*|slow\w*|trouble|struggled|damag\w+|limit\w*|inhibit\w*)\b", "reduced"),
    (r"\b(?:forgot|forget\w*|increas\w+|enhanc\w+|improv\w+|boost\w*|rais\w+|more|better|faster|higher|elevat\w+|restor\w+|rescu\w+|caus\w+|induc\w+|trigger\w*|worsen\w*|extend\w*|strengthen\w*|led to|leads? to|promot\w+|gained|accelerat\w+|produc\w+|made)\b", "increased"),
)  # fmt: skip


def cores(reading: Reading) -> list[Core]:
    """The experiment a sentence reports, as the core of the claim it tests."""
    return _gerund(reading) or _lacking(reading) or _done(reading)


def _gerund(reading: Reading) -> list[Core]:
    """ "Silencing X abolishes Y"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    start = low
    if text.low(low) in words.PREPOSITIONS:
        comma = next((at for at in range(low + 1, min(high, low + 12)) if text.low(at) == ","), None)
        start = low if comma is None else comma + 1
    while start < high and (
        is_adverb(text.low(start)) or is_mark(text.low(start)) or text.low(start) in ("and", "but", "genetically")
    ):
        start += 1
    found = _manipulated(text, start, high)
    if found is None or not text.low(start).endswith("ing"):
        return []
    sign, after = found
    verb = next((each for each in triggers(text, after, high) if each.stand == "finite" and not each.turned), None)
    stop = verb.start if verb is not None else 0
    if (
        verb is None
        or any(text.low(at) in words.MODALS | words.BE for at in range(after, stop))
        or text.low(stop - 1) in ("that", "which", "who", ",")
    ):
        return []
    name_end = next(
        (
            at
            for at in range(after, stop)
            if text.low(at) in ("only", "specifically", "during", "in", "after", "before", "with", "at", "within", ",")
        ),
        stop,
    )
    cause = reading.side(_objects(text, after, name_end))
    effect = reading.side(noun_after(text, verb.end, high, verb.base in verbs.ACTED_ON), True)
    if cause is None or effect is None or not reading.matters(effect):
        return []
    outcome = (
        "unchanged"
        if verb.negated or verb.relation == "does-not-affect" or text.low(effect.span[0]) == "no"
        else _of_relation(verb.relation, effect)
    )
    if outcome == "abolished" and effect.changed:
        effect = reading.side(effect.span) or effect
    do = text.text(start, stop)
    found_out = text.text(verb.start, high)
    extra = (f"'{text.text(name_end, stop)}' narrows down what was done",) if name_end < stop else ()
    if not outcome:
        return []
    spans: tuple[Span, ...] = ((start, stop), (verb.start, effect.span[1]))
    return [_core(reading, cause, effect, sign, outcome, do, found_out, spans, verb.hedged, verb.able, extra)]


def _of_relation(relation: str, effect: Side) -> str:
    if relation == "prevents":
        return "abolished"
    if relation == "decreases" or (relation in ("causes", "enables") and effect.changed and effect.sign < 0):
        return "reduced"
    return "increased" if relation in ("increases", "causes", "enables") else ""


def _objects(text: Words, start: int, end: int) -> Span:
    """What was done to, without what leads to it ("the activity of")."""
    return start, end


def _manipulated(text: Words, at: int, high: int) -> tuple[int, int] | None:
    """Whether a word takes something away (-1) or adds it (1), and where that something begins."""
    for table, sign in ((verbs.TAKEN_AWAY, -1), (verbs.ADDED, 1)):
        for verb, _ in forms.of_table(table).get(text.low(at), ()):
            if not verb.tail:
                return sign, at + 1
            if text.low(at + 1) == verb.tail:
                return sign, at + 2
    return None


def _lacking(reading: Reading) -> list[Core]:
    """ "Mice lacking X failed to Y"; "mice with blocked X …"; "X-deficient mice"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    who = next(
        (
            at
            for at in range(low, min(high, low + 14))
            if text.low(at) in words.ANIMALS | {"cells", "plants", "organoids", "embryos", "larvae"}
        ),
        None,
    )
    if who is None:
        return []
    after, sign, name = who + 1, -1, None
    word = text.low(after)
    hyphened = (
        re.fullmatch(r"(.+)-(deficient|null|free|knockout|depleted|lacking)", text.low(who - 1)) if who > low else None
    )
    if word in _LACKING or (word in ("that", "which", "who") and text.low(after + 1) in ("lack", "lacked", "lacks")):
        name = after + 1 if word in _LACKING else after + 2
    elif (
        word in ("with", "in", "whose")
        and (found := _manipulated(text, after + (2 if text.low(after + 1) in words.DETERMINERS else 1), high))
        and text.low(found[1] - 1).endswith(("ed", "ing"))
    ):
        sign, name = found
    elif word in ("with", "without") and text.low(after + 1) in ("no", "little"):
        name = after + 2
    elif hyphened:
        name = who - 1
    if name is None:
        return []
    if hyphened and name == who - 1:
        split = after
        cause: Side | None = Side(text.words[who - 1].text.rsplit("-", 1)[0], (who - 1, who))
    else:
        split = next(
            (
                at
                for at in range(name + 1, high)
                if text.low(at) in words.AUXILIARIES
                or text.low(at) in forms.finite()
                or text.low(at) in ("fail", "appear", "quickly", "show", "learn")
                or (
                    text.low(at) in forms.everything()
                    and text.low(at - 1) not in words.DETERMINERS
                    and text.low(at).endswith("ed")
                )
            ),
            high,
        )
        cause = reading.side((name, split))
    if cause is None or split >= high:
        return []
    return _told(reading, cause, sign, text.text(who, split), split, (who, split), text.low(who))


def _done(reading: Reading) -> list[Core]:
    """ "When the team blocked X, mice no longer Y"; "after X was removed, …"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    if text.low(low) not in ("when", "after", "once", "if"):
        return []
    comma = next((at for at in range(low + 3, high) if text.low(at) == ","), None)
    if comma is None:
        return []
    for at in range(low + 1, comma):
        found = _manipulated(text, at, comma)
        if found is None or (not text.low(at).endswith("ed") and text.low(at) not in ("cut", "knocked", "shut")):
            continue
        sign, after = found
        passive = text.low(at - 1) in words.BE or (is_adverb(text.low(at - 1)) and text.low(at - 2) in words.BE)
        if passive:
            stop = at - 1 if text.low(at - 1) in words.BE else at - 2
            span = noun_before(text, stop, low + 1)
        else:
            span = noun_after(text, after, comma)
            if text.low(low + 1) not in words.ACTORS | words.DETERMINERS | {"they"}:
                continue
        cause = reading.side(span)
        if cause is not None:
            return _told(reading, cause, sign, text.text(low, comma), comma + 1, (low, comma), "")
    return []


def _told(reading: Reading, cause: Side, sign: int, do: str, start: int, spent: Span, animal: str) -> list[Core]:
    """The claim an outcome told in words tests."""
    text, high = reading.text, reading.frame.high
    told = text.text(start, high).lower()
    failed = _FAILED.search(told)
    outcome = (
        "abolished" if failed else next((outcome for pattern, outcome in _OUTCOMES if re.search(pattern, told)), "")
    )
    if not outcome:
        return []
    effect = _what(reading, start, outcome, bool(failed))
    if effect is None:
        return []
    spans: tuple[Span, ...] = (spent, (start, high))
    hedged = bool(
        {text.low(at) for at in range(start, high)}
        & (words.HEDGES - {"could", "would", "appear", "appears", "appeared"})
    )
    able = bool({text.low(at) for at in range(start, high)} & words.ABILITY)
    return [_core(reading, cause, effect, sign, outcome, do, text.text(start, high), spans, hedged, able, ())]


_WEAK = {"stopped", "stop", "lost", "never", "ceased"} | frozenset(
    """failed fail fails to did not do no longer were was are unable could couldn't didn't don't be show showed
        shown had have has display displayed more less fewer lower higher better worse slower faster much normal
        normally quickly a an the reduced increased impaired improved significantly also produced made exhibited
        even still perfectly appear appears""".split()
)


def _what(reading: Reading, start: int, outcome: str, failed: bool) -> Side | None:
    """What an experiment's outcome is about."""
    text, high = reading.text, reading.frame.high
    found = next(
        (
            each
            for each in triggers(text, max(reading.frame.low, start - 1), high)
            if each.head >= start and each.stand == "finite" and not each.turned
        ),
        None,
    )
    if found is not None and not failed:
        side = reading.side(noun_after(text, found.end, high), True)
        if side is not None:
            return side
    if not failed:
        amount = next((place for place in range(start, high) if text.low(place) in words.MORE | words.LESS), None)
        side = (
            reading.side(noun_after(text, amount + 1, high))
            if amount is not None and is_content(text.low(amount + 1)) and text.low(amount + 1) not in ("than",)
            else None
        )
        if side is not None:
            return side
    at = start
    while at < high and not (failed and text.low(at) in _WEAK) and failed:
        at += 1
    while at < high and (text.low(at) in _WEAK or is_adverb(text.low(at)) or text.low(at) in ("than", "at", "in")):
        at += 1
    if at >= high:
        return None
    span = noun_after(text, at, high, True)
    base = text.low(at)
    known = forms.everything().get(base)
    side = reading.side(span)
    if side is not None and known and (failed or base != known) and span[1] - at > 0:
        from tutor.files.draft.labels import label

        stop = noun_after(text, at + 1, high)[1] if at + 1 < high else at + 1
        done = label([forms.ing(known), *(word.text for word in text.words[at + 1 : stop])], reading.names)
        return side._replace(label=done.text, dropped=done.dropped, span=(at, stop))
    return side


def _core(
    reading: Reading, cause: Side, effect: Side, sign: int, outcome: str, do: str, found: str, spans: tuple[Span, ...], hedged: bool, able: bool, extra: tuple[str, ...]
) -> Core:  # fmt: skip
    relation: Relation
    if outcome == "unchanged":
        relation = "does-not-affect"
    elif sign < 0:
        relation = "enables" if outcome == "abolished" else "increases" if outcome == "reduced" else "decreases"
    else:
        relation = "increases" if outcome == "increased" else "decreases" if outcome == "reduced" else "prevents"
    whole = reading.text.text(0, len(reading.text.words)).lower()
    population = next((word for word in re.findall(r"\w+", whole) if word in words.ANIMALS), "")
    trial = Trial(
        do=do,
        found=found,
        outcome=outcome,
        design="animal-experiment" if population else "experiment",
        population=population,
    )
    notes = ["an experiment: it tests the claim", *extra]
    if able:
        notes.append("'can' in the source")
    if hedged:
        notes.append("hedged in the source")
    if reading.frame.hedged:
        notes.append(f"hedged: '{reading.frame.said}'")
    return Core(
        cause,
        relation,
        effect,
        "",
        spans,
        hedged or reading.frame.hedged,
        relation == "enables",
        tuple(notes),
        (trial,),
        population,
    )
