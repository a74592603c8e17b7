"""The places in a sentence where one thing is said to act on another."""

from __future__ import annotations

from tutor.files.draft import forms
from tutor.files.draft.helping import HELPED, Trigger, agent, helpers
from tutor.files.draft.patterns import kinds_of, matched, patterns
from tutor.files.draft.rules import verbs, words
from tutor.files.draft.standing import followed, standing
from tutor.files.draft.tokens import Words, is_adverb, is_mark


def triggers(text: Words, low: int, high: int) -> list[Trigger]:
    """Every wording between two places, in order, none over another."""
    found: list[Trigger] = []
    at = low
    while at < high:
        if at > low and text.words[at].text[:1].isupper():
            at += 1
            continue
        trigger = _phrase(text, at, low, high, found) or _verb(text, at, low, high, found)
        if trigger is None:
            at += 1
        else:
            found.append(trigger)
            at = max(trigger.end, at + 1)
    return found


def _phrase(text: Words, at: int, low: int, high: int, before: list[Trigger]) -> Trigger | None:
    for pattern in patterns().get(text.low(at), ()):
        found = matched(text, at, high, pattern.steps)
        phrase = pattern.phrase
        if found is None or (found.end >= high and not phrase.turned and phrase.sides != "object"):
            continue
        end = found.end
        inside = [text.low(place) for place in range(at, end)]
        negated = bool({"not", "no", "never", "neither", "nor"} & set(inside)) and phrase.relation != "does-not-affect"
        negated = negated or text.low(at).endswith("n't")
        hedged = bool(words.HEDGES & set(inside))
        if not pattern.steps[0].verb:
            if phrase.relation == "goes-with" and text.low(at - 1) in words.BE:
                continue
            return Trigger(at, at, end, phrase.relation, phrase.verb, "linking", phrase.turned, negated, hedged)
        if pattern.steps[0].verb == "be":
            if text.low(at - 1) == "it" and text.low(end - 1) == "to" and text.low(end) not in words.DETERMINERS:
                continue
            start, no, hedge, able = helpers(text, at, low)
            return Trigger(start, at, end, phrase.relation, phrase.verb, "finite", phrase.turned, negated != no, hedge or hedged, able, phrase.necessary)  # fmt: skip
        kinds = tuple(kind for base in pattern.steps[0].verbs for kind in kinds_of(base, text.low(at)))
        stand = standing(text, at, end, low, high, kinds, False, before, True)
        if stand is None or (
            len(pattern.steps) == 1 and "participle" in kinds and text.low(end) in ("for", "to", "by")
        ):
            continue
        where, place, no, hedge, able, passive = stand
        if passive:
            continue
        verb = phrase.verb
        if phrase.sides == "object" and found.object is not None:
            # The article's own words: one row holds "keep alive" and "keep open".
            base = next(base for base in pattern.steps[0].verbs if kinds_of(base, text.low(at)))
            verb = f"{base} {text.text(found.object[1], end).lower()}"
        return Trigger(place, at, end, phrase.relation, verb, where, phrase.turned, negated != no, hedge or hedged, able, phrase.necessary, pattern.steps[0].verb, found.object, phrase.sides)  # fmt: skip
    return None


def _verb(text: Words, at: int, low: int, high: int, before: list[Trigger]) -> Trigger | None:
    for verb, kinds in forms.index().get(text.low(at), ()):
        if text.low(at) == "building" and text.low(at + 1) in ("block", "blocks"):
            continue
        if verb.base == "help" and _helping(text, at + 1, high):
            continue
        if _otherwise(text, verb.base, at + 1, high):
            continue
        if (
            verb.base in ("stop", "avoid")
            and text.low(at + 1).endswith("ing")
            and text.low(at + 1) in forms.everything()
        ):
            continue
        stand = standing(text, at, at + 1, low, high, kinds, verb.noun, before, False)
        if stand is None:
            continue
        where, start, negated, hedged, able, passive = stand
        end = at + 1
        if passive:
            doer = agent(text, at, high)
            if not doer:
                continue
            end = doer
        elif end >= high or not (followed(text, end, high) or joined(text, end, high)):
            continue
        return Trigger(
            start, at, end, verb.relation, verb.base, where, passive, negated, hedged, able, False, verb.base
        )
    return None


def joined(text: Words, at: int, high: int) -> int:
    """Where a second verb begins that has its object in common with the one before: "delays or even prevents X"; 0 where there is none."""
    if text.low(at) not in ("and", "or"):
        return 0
    at += 1
    while at < high and is_adverb(text.low(at)):
        at += 1
    return at if at + 1 < high and text.low(at) in forms.index() and followed(text, at + 1, high) else 0


def _otherwise(text: Words, base: str, at: int, high: int) -> bool:
    """Whether a verb means something else here, by the words behind it."""
    near = [text.low(place) for place in range(at, min(high, at + 9))]
    stop = next((place for place, word in enumerate(near) if is_mark(word)), len(near))
    if base in verbs.NEEDS:
        return not verbs.NEEDS[base] & set(near[:stop])
    return bool(verbs.OTHER_OBJECTS.get(base, frozenset()) & set(near[: min(stop, 4)]))


def _helping(text: Words, at: int, high: int) -> bool:
    """Whether "help" stands before a verb that says more."""
    while at < high and (text.low(at) in HELPED | {"to"} or is_adverb(text.low(at))):
        at += 1
    kinds = {kind for _, each in forms.index().get(text.low(at), ()) for kind in each}
    return "base" in kinds and at + 1 < high
