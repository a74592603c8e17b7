"""The helpers of a verb ("may not have"), whom it helps, and who does it in the passive."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tutor.files.draft.rules import words
from tutor.files.draft.tokens import Words, is_adverb, is_mark

Stand = Literal["finite", "participle", "reduced", "infinitive", "linking"]
"""finite: the verb of a clause; participle: ", causing Y"; reduced: "smoke causing Y"; infinitive: "to cause Y"; linking: "because of"."""

_RAISING = frozenset(
    """appear appears appeared seem seems seemed tend tends tended thought believed expected predicted likely known
        shown found reported continue continues continued fail fails failed begin begins began help helps helped
        started starts serve serves served act acts acted work works worked projected able said suspected hypothesized unlikely
        appearing seeming tending set enough sufficient capable estimated proven proved understood used going began""".split()
)

# "Is known for causing", "is capable of producing", "is involved in regulating" say that it does.
_KNOWN_FOR = frozenset(
    "known famous notorious infamous responsible blamed capable incapable involved implicated instrumental adept used useful effective".split()
)

# Two words that stand like an adverb between a helper and its verb: "might in future prevent".
_INSERTED = frozenset(["in future", "in turn", "in part", "in fact", "in theory", "in principle", "in practice", "at first", "at times", "over time", "for example", "at least", "of course"])  # fmt: skip

# Those who are helped are no effect: "helps patients reduce their weight".
HELPED = frozenset("them us people patients you it humans individuals".split())

_HELP = frozenset("help helps helped helping".split())


class Trigger(NamedTuple):
    """A wording found: the verb with its helpers from `start`, what follows it from `end`; `head` is where the verb itself
    stands, `object` what stands inside of the wording, `sides` as in rules.phrases."""

    start: int
    head: int
    end: int
    relation: str
    verb: str
    stand: Stand
    turned: bool = False
    negated: bool = False
    hedged: bool = False
    able: bool = False
    necessary: bool = False
    base: str = ""
    object: tuple[int, int] | None = None
    sides: str = ""


def agent(text: Words, at: int, high: int) -> int:
    """Where the doer begins after a passive ("by"), 0 where none is named."""
    for place in range(at + 1, min(at + 8, high - 1)):
        word = text.low(place)
        if word in ("by", "through", "via"):
            after = text.low(place + 1)
            amount = after[:1].isdigit() or after in (
                "about",
                "around",
                "nearly",
                "roughly",
                "almost",
                "up",
                "more",
                "less",
                "half",
                "some",
                "as",
                "only",
            )
            if (
                amount
                and after in ("more", "less", "up", "about", "around", "over", "nearly", "some")
                and _counts(text, place + 1, high)
            ):
                return place + 1
            return 0 if amount else place + 1
        joins = word == "and" and is_adverb(text.low(place - 1)) and is_adverb(text.low(place + 1))
        if joins or word == "both":
            continue
        if is_mark(word) or word in words.SUBORDINATORS or word in words.AUXILIARIES or word in ("and", "or", "to"):
            return 0
    return 0


def _counts(text: Words, at: int, high: int) -> bool:
    """Whether a number counts things: "by more than 100 powerful geysers", not "by more than 100 percent"."""
    number = next((place for place in range(at, min(high - 1, at + 4)) if text.low(place)[:1].isdigit()), None)
    if number is None or text.low(number).endswith("%"):
        return False
    after = text.low(number + 1)
    return after.isalpha() and after not in words.UNITS | words.TIMES | words.PREPOSITIONS | words.SUBORDINATORS | {
        "fold",
        "per",
        "and",
    }


def helpers(text: Words, at: int, low: int) -> tuple[int, bool, bool, bool]:
    """Where the verb with its helpers begins; whether they deny, hedge, or say that it can be."""
    negated = hedged = able = False
    verb = at
    while at > low:
        word = text.low(at - 1)
        if word in words.AUXILIARIES or is_adverb(word) or word in ("not", "n't"):
            if (is_adverb(word) and at - 1 == low) or (word in ("most", "least") and at == verb):
                break
            at -= 1
        elif at - 3 >= low and text.text(at - 2, at).lower() in _INSERTED and text.low(at - 3) in words.AUXILIARIES:
            at -= 2
        elif word == "and" and is_adverb(text.low(at - 2)) and is_adverb(text.low(at)):
            at -= 1
        elif (
            word == "to"
            and text.low(at - 2) == "potential"
            and text.low(at - 3) == "the"
            and text.low(at - 4) in words.HAVE
        ):
            at -= 4
            word, hedged = text.low(at), True
        elif word == "to" and (raised := _raised(text, at - 2, low)):
            at = raised
            word = text.low(at)
            negated ^= word in ("fail", "fails", "failed", "unlikely")
        elif word == "long" and text.low(at - 2) in words.HAVE:
            at -= 1
        elif word == "far" and text.low(at - 2) in ("so", "thus"):
            at -= 2
        elif word in ("for", "of", "in") and text.low(at - 2) in _KNOWN_FOR and text.low(at).endswith("ing"):
            at -= 2
            word = text.low(at)
        elif helped := _helped(text, at, low):
            at = helped
            word = text.low(at)
        else:
            break
        negated ^= word in ("not", "never", "cannot", "hardly", "barely", "scarcely", "no") or word.endswith("n't")
        if word == "not" and text.low(at + 1) in ("only", "just", "simply", "merely"):
            negated = not negated
        if word.endswith("n't") and any(text.low(place) in ("just", "only", "simply", "merely") for place in (at + 1,)):
            negated = not negated
        hedged |= word in words.HEDGES
        able |= word in words.ABILITY
    return at, negated, hedged, able


def _raised(text: Words, at: int, low: int) -> int:
    """Where a raising verb stands before "to", also "shown in mice to …"; 0 where there is none."""
    if text.low(at) in _RAISING:
        return at
    for place in range(at, max(low, at - 5), -1):
        if text.low(place) in ("in", "by"):
            return (
                place - 1 if text.low(place - 1) in ("shown", "found", "known", "thought", "proven", "believed") else 0
            )
        if is_mark(text.low(place)) or text.low(place) in words.AUXILIARIES:
            return 0
    return 0


def _helped(text: Words, at: int, low: int) -> int:
    """Where "help" stands in "help them (to) …", 0 where it does not."""
    place = at - 1 - (text.low(at - 1) == "to")
    return place - 1 if place - 1 > low and text.low(place) in HELPED and text.low(place - 1) in _HELP else 0
