"""Groups that differ though nothing marks them: "cereals have less protein than rice", "storms are likelier in a warmer world"."""

from __future__ import annotations

import re

from tutor.files.draft import forms
from tutor.files.draft.comparing import attribute, difference, grouped
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Core, Reading, Side
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_after, noun_before
from tutor.files.draft.subject import subject
from tutor.files.draft.tokens import Words, is_adverb, is_mark
from tutor.files.draft.turns import denies, modal, product, told_as

_IN = frozenset(["in", "among", "on", "with", "under", "at"])
_NUMBER = re.compile(r"[$€£]?\d")


def contrasted(reading: Reading) -> list[Core]:
    """The first contrast of groups in a sentence."""
    return (
        shares(reading)
        or _figures(reading)
        or _in_a_group(reading)
        or _than(reading)
        or _has_more(reading)
        or _at_a_rate(reading)
    )


def _at_a_rate(reading: Reading) -> list[Core]:
    """ "The poor die at higher rates", "smokers are at higher risk of asthma"; "residues were found in rice more often than in wheat"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    span = subject(text, low, high)
    if span is None:
        return []
    for at in range(span[1], high - 1):
        word, after = text.low(at), text.low(at + 1)
        if word not in words.MORE | words.LESS:
            continue
        sign = 1 if word in words.MORE else -1
        group = noun_before(text, span[1], span[0])
        if after in ("rate", "rates", "risk", "odds") and {text.low(at - 1), text.low(at - 2)} & {"at", "a"}:
            begin = at + 3 if text.low(at + 2) in ("of", "from", "for") else high
            verb = forms.everything().get(text.low(span[1]))
            effect = (
                reading.side(noun_after(text, begin, high))
                if begin < high
                else Side(forms.ing(verb), (at, at + 2))
                if verb
                else None
            )
            cause = reading.side(group)
            spans: tuple[Span, ...] = (group, (span[1], at + 2 if begin == high or effect is None else effect.span[1]))
        elif after in ("often", "frequently", "commonly") and text.low(span[1]) in words.BE:
            where = next((place for place in range(span[1] + 2, at) if text.low(place) in _IN), None)
            cause = reading.side(noun_after(text, where + 1, at)) if where else None
            effect, spans = reading.side(group), (group, (span[1], at + 2))
        else:
            continue
        return _checked(reading, cause, (effect, sign), spans, "") if cause is not None and effect is not None else []
    return []


def _has_more(reading: Reading) -> list[Core]:
    """ "Richer schools have fewer pupils", no other group named."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    span = subject(text, low, high)
    if span is None or text.low(span[1]) not in forms.of_table(words.HAS) or span[1] - span[0] < 2:
        return []
    first = span[1] + 1
    while (
        first < high
        and (is_adverb(text.low(first)) or text.low(first) in ("far", "much"))
        and text.low(first) not in words.MORE | words.LESS
    ):
        first += 1
    group = noun_before(text, span[1], span[0])
    cause, effect = reading.side(group), reading.side(noun_after(text, first, high))
    word = text.low(first)
    if (
        cause is None
        or effect is None
        or word not in words.MORE | words.LESS
        or word.endswith(("ed", "ing"))
        or _of_time(reading, high)
    ):
        return []
    named = reading.side(noun_after(text, first, high), True)
    sign = 1 if word in words.MORE else -1
    return _checked(reading, cause, (named or effect, sign), (group, (span[1], (named or effect).span[1])), "")


def _than(reading: Reading) -> list[Core]:
    """ "Cereals have less protein than rice", "children of the poor were twice as likely to die as others"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    than = next(
        (
            at
            for at in range(low + 3, high - 1)
            if (
                text.low(at) == "than"
                and not (
                    text.low(at - 1) in ("more", "less", "fewer")
                    and (
                        _NUMBER.match(text.low(at + 1))
                        or text.low(at + 1) in ("one", "two", "half", "twice", "three", "a")
                    )
                )
            )
            or (text.low(at) == "compared" and text.low(at + 1) in ("to", "with"))
        ),
        None,
    )
    as_likely = next((at for at in range(low + 3, high - 3) if text.text(at, at + 3).lower() == "as likely to"), None)
    end = (
        than
        if than is not None
        else next((at for at in range(as_likely + 3, high) if text.low(at) == "as"), high)
        if as_likely is not None
        else None
    )
    if end is None or (than is not None and _of_time(reading, than + 1)):
        return []
    span = subject(text, low, end)
    if span is None:
        return []
    change = difference(reading, span[1], end)
    group = noun_before(text, span[1], span[0])
    if change is not None:
        group = _with_clause(reading, group, change[0].span[0])
    cause = reading.side(group)
    if change is None or cause is None or change[0].span[0] < group[1]:
        return []
    opens = (
        end - 1
        if text.low(end - 1) in ("more", "less") and change[0].span[1] < end
        else end + 1 + (text.low(end) == "compared")
    )
    against = text.text(opens, high)
    return _checked(reading, cause, change, ((group[0], group[1]), (span[1], high)), against)


def _with_clause(reading: Reading, group: Span, end: int) -> Span:
    """A group with the clause that tells it apart: "hens that live outdoors lay …"."""
    text = reading.text
    if text.low(group[1]) not in ("that", "who", "which"):
        return group
    verbs = (at for at in range(end - 1, group[1] + 2, -1) if text.low(at) in forms.everything() or text.low(at) in words.AUXILIARIES)  # fmt: skip
    stop = next(verbs, group[1])
    while stop - 1 > group[1] + 1 and text.low(stop - 1) in words.AUXILIARIES:
        stop -= 1
    return group[0], stop


def _in_a_group(reading: Reading) -> list[Core]:
    """ "Storms are more likely in a warmer world", "levels were higher in men", "they found more cadmium in rice"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    for at in range(low + 2, high - 2):
        if (
            text.low(at) not in words.MORE | words.LESS
            or text.low(at) in ("better", "worse")
            or text.low(at).endswith(("ing", "ed", "lost", "poor"))
        ):
            continue
        sign = 1 if text.low(at) in words.MORE else -1
        before = at - 1
        while before > low and (
            is_adverb(text.low(before))
            or _NUMBER.match(text.low(before))
            or text.low(before) in ("much", "far", "times", "a", "%", "percent")
        ):
            before -= 1
        if any(denies(text.low(place)) for place in range(max(low, before - 2), at)):
            continue
        if text.low(before) in words.BE | {"become", "became", "becomes", "remained", "remain"}:
            where = next((place for place in range(at + 1, min(high - 1, at + 8)) if text.low(place) in _IN), None)
            while before > low and (
                text.low(before - 1) in words.AUXILIARIES
                or is_adverb(text.low(before - 1))
                or text.low(before - 1) in ("to", "expected", "likely", "predicted", "projected")
            ):
                before -= 1
            named = noun_before(text, before, low)
        elif text.low(before) in (
            "found",
            "detected",
            "measured",
            "observed",
            "recorded",
            "identified",
            "reported",
            "noted",
        ):
            where = next(
                (place for place in range(at + 2, min(high - 1, at + 14)) if text.low(place) in ("in", "among", "on")),
                None,
            )
            named = noun_after(text, at + 1, where) if where else (at, at)
        else:
            continue
        if where is None or any(is_mark(text.low(place)) and text.low(place) != "," for place in range(at, where)):
            continue
        effect, cause = reading.side(named), reading.side(noun_after(text, where + 1, high))
        if effect is None or cause is None or _of_time(reading, where + 1):
            continue
        than = next((place for place in range(where, high) if text.low(place) == "than"), None)
        end = high if than is not None else cause.span[1]
        spans = (named, (at, end)) if named[1] <= at else ((at, end),)
        changed = text.low(where + 1 + (text.low(where + 1) in words.DETERMINERS))
        if changed in words.MORE | words.LESS and text.low(cause.span[1] - 1) in words.STATES_OF_THE_WORLD:
            note = f"'{text.text(where, noun_after(text, where + 1, high)[1])}' is taken for the cause"
            said = told_as(reading, note, f"'{text.text(at, where)}' in the source")
            return (
                [Core(cause, product(1, sign), effect, "", spans, modal(reading, low, where), notes=said)]
                if reading.matters(effect)
                else []
            )
        return _checked(reading, cause, (effect, sign), spans, text.text(than + 1, high) if than is not None else "")
    return []


def shares(reading: Reading) -> list[Core]:
    """ "Of 90 who took the drug, 10 percent fell ill, compared with 40 percent of those on placebo"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    against = next((at for at in range(low + 6, high - 3) if text.low(at) in ("compared", "versus", "against")), None)
    if against is None:
        return []
    first = [at for at in range(low, against) if _share(text, at)]
    second = [at for at in range(against + 1, high) if _share(text, at)]
    who = next(
        (at for at in range(low + 1, against) if text.low(at) in ("who", "given", "receiving", "taking", "treated")),
        None,
    )
    if not first or not second or who is None:
        return []
    group = (
        (low, next((at for at in range(who, against) if text.low(at) == ","), first[-1]))
        if who < first[-1]
        else (first[-1], against)
    )
    verbs = (
        at
        for at in range(max(first[-1], group[1] if who > first[-1] else 0) + 1, against)
        if text.low(at) in forms.everything()
    )
    verb = next(verbs, None)
    cause = attribute(reading, group, who)
    if verb is None or cause is None or verb + 1 >= against:
        return []
    effect = reading.side(noun_after(text, verb + 1, against))
    if effect is None or not reading.matters(effect):
        return []
    one, other = (float(text.low(at).rstrip("%").replace(",", "")) for at in (first[-1], second[0]))
    spans: tuple[Span, ...] = (group, (verb, high))
    return [grouped(reading, cause, product(1, 1 if one > other else -1), effect, spans, text.text(against + 1, high))]


def _share(text: Words, at: int) -> bool:
    """Whether a number is a share of a hundred."""
    low = text.low(at)
    return bool(re.fullmatch(r"\d[\d.,]*%?", low)) and (
        low.endswith("%") or text.low(at + 1) in ("percent", "%") or text.text(at + 1, at + 3).lower() == "per cent"
    )


def _figures(reading: Reading) -> list[Core]:
    """ "Life expectancy was 74 years among the poor, compared to 84 years among the rich"."""
    text, low, high = reading.text, reading.frame.low, reading.frame.high
    against = next(
        (
            at
            for at in range(low + 4, high - 3)
            if text.low(at) in ("compared", "versus", "against")
            and any(_NUMBER.match(text.low(place)) for place in range(at + 1, min(high, at + 5)))
        ),
        None,
    )
    if against is None:
        return []
    be = next(
        (
            at
            for at in range(low + 1, against)
            if text.low(at) in words.BE
            and any(_NUMBER.match(text.low(place)) for place in range(at + 1, min(against, at + 4)))
        ),
        None,
    )
    if be is None:
        return []
    where = next(
        (
            at
            for at in range(low, against)
            if text.low(at) in ("in", "among", "for") and at != low and not _NUMBER.match(text.low(at + 1))
        ),
        None,
    )
    named = noun_before(text, be, low)
    if where is None:
        return []
    group = (where + 1, be) if where < be else noun_after(text, where + 1, against)
    if where < be:
        named = (named[0], where)
    effect, cause = reading.side(named), reading.side(group)
    if effect is None or cause is None:
        return []
    return _checked(reading, cause, (effect, 1), (named, (min(where, be), high)), text.text(against + 1, high))


def _checked(
    reading: Reading, cause: Side, change: tuple[Side, int], spans: tuple[Span, ...], against: str
) -> list[Core]:
    effect, sign = change
    begin = min(span[0] for span in spans)
    if any(denies(reading.text.low(at)) for at in range(begin, max(effect.span[1], cause.span[1]))):
        return []
    if not reading.acts(cause) or not reading.matters(effect) or is_pronoun(cause.label) or is_pronoun(effect.label):
        return []
    if cause.label.lower() in ("there", "this", "that") or cause.label == effect.label or cause.label[:1].isdigit():
        return []
    return [grouped(reading, cause, product(1, sign), effect, spans, against)]


def _of_time(reading: Reading, at: int) -> bool:
    """Whether a thing is compared with itself at another time, or with what was thought."""
    near: list[str] = []
    for place in range(at, min(reading.frame.high, at + 5)):
        if is_mark(reading.text.low(place)) or reading.text.low(place) in words.SUBORDINATORS | words.PREPOSITIONS:
            break
        near.append(reading.text.low(place))
    return (
        bool(set(near) & words.NO_GROUP)
        or any(_NUMBER.match(word) for word in near[:3])
        or reading.text.low(at) in words.NO_GROUP
        or any(reading.text.low(place) in words.FORESEEN for place in range(at, min(reading.frame.high, at + 9)))
    )
