"""What changes in a clause and which way: "elk numbers fell" is fewer elk, "gray whales had less food" less food."""

from __future__ import annotations

from tutor.core.items import Relation
from tutor.files.draft import forms
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Reading, Side
from tutor.files.draft.helping import agent
from tutor.files.draft.labels import label
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_after, noun_before
from tutor.files.draft.tokens import is_adverb, is_content, is_mark

# Forms that may be nouns: "a rise in".
_LIKE_NOUNS = frozenset(
    """rise rises increase increases fall falls drop drops decline declines climb climbs spike spikes surge surges jump jumps decrease decreases
    spread return returns swell double collapse recovery bloom blooms change changes shift shifts""".split()
)
_OPENERS = frozenset("and but so then that because as when if once after whenever since where though".split())
_STATED = words.BE | frozenset("become became becomes get gets got remained stayed grow grows grew turn turned".split())
_STATES = {
    **dict.fromkeys(words.MORE | {"high", "abundant", "common", "widespread", "present"}, 1),
    **dict.fromkeys(words.LESS | {"low", "scarce", "rare", "absent", "limited"}, -1),
}
# "More likely storms" are more storms; "more conspicuous fish" are no more fish.
_AMOUNTS = frozenset("likely common frequent abundant severe intense widespread active".split())
_PARTICLES = frozenset("out up down off away over back".split())
_RELATIONS = {"increases": 1, "decreases": -1, "prevents": -1}


def clause_side(reading: Reading, span: Span) -> Side | None:
    """A clause as a side: what changes in it and which way, else its words."""
    text, (start, end) = reading.text, span
    while start < end and (text.low(start) in _OPENERS or is_mark(text.low(start)) or is_adverb(text.low(start))):
        start += 1
    while end > start and is_mark(text.low(end - 1)):
        end -= 1
    if end - start < 2:
        return reading.side((start, end)) if end > start else None
    if text.low(start) in ("there", "there's") and text.low(start + 1) in words.BE | words.MODALS | words.DETERMINERS:
        first = start + 1 if text.low(start) == "there's" else start + 2
        return reading.side((first, min(end, noun_after(text, first, end)[1])), True)
    return (
        _turning(reading, start, end)
        or _being(reading, start, end)
        or _having(reading, start, end)
        or _plain(reading, start, end)
    )


def _turning(reading: Reading, start: int, end: int) -> Side | None:
    """ "Prices have fallen", "the harm is reduced"."""
    text = reading.text
    for at in range(start + 1, end):
        sign = words.PAIRED.get(text.text(at, at + 2).lower()) or _turn(text.low(at))
        if sign is None or _with_object(reading, at, end):
            sign = _passive(reading, at, start, end)
        elif text.low(at - 1) in words.DETERMINERS | words.PREPOSITIONS or (
            text.low(at + 1) in ("in", "of")
            and text.low(at) in _LIKE_NOUNS
            and text.low(at - 1) not in words.MODALS | {"to"}
        ):
            sign = None
        if sign is None:
            continue
        stop = at
        while stop > start and (
            text.low(stop - 1) in words.AUXILIARIES
            or is_adverb(text.low(stop - 1))
            or text.low(stop - 1)
            in (
                "to",
                "start",
                "starts",
                "started",
                "began",
                "begin",
                "begins",
                "likely",
                "set",
                "continue",
                "continued",
                "continues",
                "expected",
                "tend",
                "tends",
                "also",
            )
        ):
            stop -= 1
        if any(denies(text.low(place)) for place in range(stop, at)):
            continue
        side = reading.side(noun_before(text, stop, start), True)
        if side is not None:
            before = side.sign if side.changed else 1
            said = " … ".join(filter(None, (side.changed, text.low(at))))
            return side._replace(span=(start, at + 1), sign=sign * before, changed=said)
    return None


def _with_object(reading: Reading, at: int, end: int) -> bool:
    """Whether a verb that may do without has an object: "warms the surface"."""
    low = reading.text.low
    if at + 1 >= end:
        return False
    after = low(at + 1)
    return after in words.DETERMINERS or bool(
        forms.index().get(low(at))
        and is_content(after)
        and after not in words.SUBORDINATORS
        and not is_mark(after)
        and not is_adverb(after)
        and not after[:1].isdigit()
    )


def _passive(reading: Reading, at: int, start: int, end: int) -> int | None:
    """The sign of a passive that names no doer: "can be lessened"."""
    text = reading.text
    place = at - 1
    while place > start and (
        is_adverb(text.low(place)) or text.low(place) in ("much", "pretty", "further", "being", "been")
    ):
        place -= 1
    if text.low(place) not in words.BE or agent(text, at, end):
        return None
    return next(
        (_RELATIONS[verb.relation] for verb, kinds in forms.index().get(text.low(at), ()) if "participle" in kinds and verb.relation in _RELATIONS),
        None,
    )  # fmt: skip


def _being(reading: Reading, start: int, end: int) -> Side | None:
    """ "Prices are higher", "storms become more likely"."""
    text = reading.text
    for at in range(start + 1, min(end, start + 14)):
        if text.low(at) not in _STATED:
            continue
        place = at + 1
        while place < end and (
            (is_adverb(text.low(place)) and text.low(place) not in words.MORE | words.LESS)
            or text.low(place) in words.BE | {"far", "much", "to", "a", "bit", "little"}
        ):
            place += 1
        sign = _state(reading, place)
        first = at
        while first > start and text.low(first - 1) in words.AUXILIARIES | {"to", "tend", "tends", "tended"}:
            first -= 1
        side = reading.side(noun_before(text, first, start)) if sign else None
        if side is None or any(denies(text.low(each)) for each in range(first, place)):
            continue
        stop = place + 2 if text.low(place) in ("more", "less") and place + 1 < end else place + 1
        said, kind = text.text(place, stop), text.low(place + 1) if stop == place + 2 else ""
        if text.low(place) not in _STATES:
            kind = said
        if kind and kind not in _AMOUNTS and "(" not in side.label:
            return side._replace(span=(start, stop), sign=1, changed=said, label=f"{side.label} ({said})")
        return side._replace(span=(start, stop), sign=sign or 1, changed=said)
    return None


def _state(reading: Reading, at: int) -> int | None:
    """The sign of an adjective: "higher", "scarce"."""
    word, after = reading.text.low(at), reading.text.low(at + 1)
    alone = after in words.PREPOSITIONS | words.SUBORDINATORS | {"", "and", "even"} or is_mark(after)
    return _STATES.get(word) or (1 if word.endswith("er") and alone and len(word) > 4 else None)


def _having(reading: Reading, start: int, end: int) -> Side | None:
    """ "Whales had less food", "regions face sharp changes in rainfall"."""
    text = reading.text
    for at in range(start + 1, min(end, start + 16)):
        acts = next(
            (
                _RELATIONS[verb.relation]
                for verb, kinds in forms.index().get(text.low(at), ())
                if verb.relation in _RELATIONS and set(kinds) & {"past", "s"}
            ),
            0,
        )
        if text.low(at) not in forms.of_table(words.HAS) and not acts:
            continue
        first = at + 1
        while first < end and is_adverb(text.low(first)) and text.low(first) not in words.MORE | words.LESS:
            first += 1
        side = reading.side(noun_after(text, first, end), True) if first < end else None
        if side is None or not (
            side.changed
            or (acts and text.low(at - 1) not in words.AUXILIARIES | _STATED and text.low(first) not in _PARTICLES)
        ):
            continue
        if acts:
            side = side._replace(
                sign=acts * (side.sign if side.changed else 1),
                changed=" ".join(filter(None, (text.low(at), side.changed))),
            )
        stop = at
        while stop > start and (text.low(stop - 1) in words.AUXILIARIES or is_adverb(text.low(stop - 1))):
            stop -= 1
        if any(denies(text.low(place)) for place in range(stop, at)):
            return None
        whose = text.text(*noun_before(text, stop, start))
        return side._replace(span=(start, side.span[1]), dropped="; ".join(filter(None, (side.dropped, whose))))
    return None


def _plain(reading: Reading, start: int, end: int) -> Side | None:
    text = reading.text
    verb = start + 1
    while verb < end and (text.low(verb) in words.MODALS | {"be", "able", "to"} or is_adverb(text.low(verb))):
        verb += 1
    base = forms.everything().get(text.low(verb))
    if (
        text.low(start) in ("you", "we", "people", "one", "they")
        and base
        and text.low(verb) not in words.AUXILIARIES
        and not any(denies(text.low(at)) for at in range(start, verb))
    ):
        stop = noun_after(text, verb + 1, end)[1] if verb + 1 < end else end
        done = label([forms.ing(base), *(word.text for word in text.words[verb + 1 : stop])], reading.names)
        return (
            Side(done.text, (verb, end), " ".join(filter(None, (done.dropped, text.text(stop, end)))))
            if done.text
            else None
        )
    happened = _happening(reading, start, end)
    if happened is not None:
        return happened
    being = text.low(start + 1) in words.BE and (
        text.low(start + 2).endswith("ed") or text.low(start + 2) in forms.everything()
    )
    if is_pronoun(text.low(start)) and being and start + 3 < end:
        done = label(["being", *(word.text for word in text.words[start + 2 : min(end, start + 12)])], reading.names)
        return Side(done.text, (start + 1, end), done.dropped) if done.text else None
    side = reading.side((start, min(end, start + 12)))
    if side is None or (is_pronoun(side.label) and side.label == text.text(start, end)):
        return None
    rest = text.text(min(end, start + 12), end)
    return side._replace(span=(start, end), dropped=" ".join(filter(None, (side.dropped, rest))))


def _happening(reading: Reading, start: int, end: int) -> Side | None:
    """ "Rivers flooded": rivers flooding."""
    text, last = reading.text, reading.text.low(end - 1)
    base = forms.everything().get(last, last)
    if base == last or not last.endswith("ed") or end - start > 6 or text.low(end - 2) in words.AUXILIARIES:
        return None
    done = label(
        [*(word.text for word in text.words[start : end - 1]), forms.ing(base)],
        reading.names,
        start == reading.frame.low,
    )
    return Side(done.text, (start, end), done.dropped) if done.text else None


def _turn(low: str) -> int | None:
    if low in forms.of_table(words.GOES_UP):
        return 1
    return -1 if low in forms.of_table(words.GOES_DOWN) else None


def denies(low: str) -> bool:
    """Whether a word denies."""
    return low in words.NEGATIONS or low.endswith("n't")


def product(first: int, second: int) -> Relation:
    return "modulates" if not first or not second else "increases" if first * second > 0 else "decreases"


def told_as(reading: Reading, *notes: str) -> tuple[str, ...]:
    return (*notes, f"hedged: '{reading.frame.said}'") if reading.frame.hedged else notes


def modal(reading: Reading, low: int, high: int) -> bool:
    return reading.frame.hedged or bool({reading.text.low(at) for at in range(low, high)} & words.HEDGES)
