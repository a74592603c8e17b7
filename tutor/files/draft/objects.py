"""What stands behind a wording: effects, each member of a list, and objects that act in turn."""

from __future__ import annotations

from tutor.files.draft import forms
from tutor.files.draft.context import is_pronoun
from tutor.files.draft.cores import Reading, Side
from tutor.files.draft.helping import Trigger
from tutor.files.draft.labels import changed, label
from tutor.files.draft.rules import verbs, words
from tutor.files.draft.spans import Span, noun_after
from tutor.files.draft.tokens import is_content

_MOST = 4
_STATES = frozenset(
    """likely vulnerable resistant sensitive prone possible impossible susceptible dangerous toxic difficult hard harder easier easy unstable stable
    brittle scarce expensive available visible acidic""".split()
)


_ADJECTIVAL = ("able", "ible", "ous", "ful", "less", "ive")


def acts_in_turn(trigger: Trigger) -> bool:
    return trigger.end <= trigger.head + 1 and (trigger.base in verbs.ACTED_ON or trigger.base in verbs.KEPT_FROM)


def effects(reading: Reading, span: Span, trigger: Trigger, notes: list[str]) -> list[Side]:
    """The effects of a wording: an object that acts in turn, or each member of a list."""
    text = reading.text
    if acts_in_turn(trigger) or (
        trigger.relation == "enables" and text.low(trigger.end - 1) == "for" and text.low(span[1]) == "to"
    ):
        if not acts_in_turn(trigger):
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
    members = [span] if trigger.turned else _listed(reading, inner)
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


def _listed(reading: Reading, span: Span) -> list[Span]:
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
    if (len(members) == 2 and min(sizes) < 2) or (sum(size < 2 for size in sizes) * 2 > len(sizes) and sizes[-1] > 1):
        return [span]
    if len(members) > _MOST or 0 in sizes or any(text.low(member[0]) in words.PREPOSITIONS for member in members[1:]):
        return [span]
    if any(text.low(at) == "either" for at in range(start, end)):
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
        elif word == "to" and trigger.base != "make" and at + 1 < end and _may_act(text.low(at + 1), text.low(at - 1)):
            verb, rest, name = forms.ing(text.low(at + 1)), at + 2, (start, at)
        elif (
            trigger.base in ("help", "let", "make")
            and at > start
            and forms.everything().get(word) == word
            and text.low(at - 1) not in words.DETERMINERS | words.PREPOSITIONS
            and (word in forms.bare() or not any(text.low(place) in words.PREPOSITIONS for place in range(start, at)))
        ):
            verb, rest, name = forms.ing(word), at + 1, (start, at)
        if verb is None:
            continue
        stop = noun_after(text, rest, end)[1] if rest < end else end
        parts = [word.text for word in text.words[name[0] : name[1]]]
        notes: tuple[str, ...] = ()
        if is_pronoun(" ".join(parts)) and (who := reading.side(name)) is not None and not is_pronoun(who.label):
            parts, notes = [who.label], who.notes
        while parts and parts[0].lower() in words.DETERMINERS | {"us", "you", "people"}:
            parts = parts[1:]
        done = label([*parts, verb, *(each.text for each in text.words[rest:stop])], reading.names)
        return Side(done.text, (start, stop), done.dropped, notes=notes) if done.text else None
    return None


def _may_act(low: str, before: str) -> bool:
    """Whether a word behind "to" may be a verb: "plants to sprout", not "deaths due to urban heat"."""
    if low in words.PREPOSITIONS | words.DETERMINERS or before in ("due", "owing", "thanks", "exposure", "relative"):
        return False
    known = low in forms.everything()
    return known or not (
        before.endswith("ed") or low.endswith(("al", "ic", "an", "ous", "ive", "ful", "s", "ing")) or low[:1].isdigit()
    )


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
        if word in ("a", "an") and at + 1 < end:
            side = reading.side(noun_after(text, at + 1, end))
            return (
                side._replace(span=span, dropped="; ".join(filter(None, (text.text(start, at), side.dropped))))
                if side
                else None
            )
        if not (
            word in words.MORE | words.LESS | _STATES
            or (word.endswith("er") and text.low(at - 1) not in words.DETERMINERS and len(word) > 5)
            or (word.endswith(_ADJECTIVAL) and (at + 1 >= end or text.low(at + 1) in ("and", "or", "for", "to", "in")))
        ):
            continue
        state = next((place for place in range(at + 1, end) if text.low(place) in words.PREPOSITIONS), end)
        if text.low(start) == "it" and (easier := _easier(reading, at, end)):
            return easier
        if is_pronoun(text.text(start, at)):
            meant = reading.side((start, at))
            if meant is None or is_pronoun(meant.label):
                return None
            what, rest = text.text(at, state).lower(), text.text(state, end)
            return meant._replace(label=f"{what} {meant.label} {rest}".strip(), span=span)
        parts = [each.text for each in (*text.words[at:state], *text.words[start:at], *text.words[state:end])]
        done = label([part for part in parts if part.lower() not in words.DETERMINERS], reading.names)
        return Side(done.text, span, done.dropped) if done.text else None
    return None


def _easier(reading: Reading, at: int, end: int) -> Side | None:
    text = reading.text
    said = text.text(at, at + 1 + (text.low(at) in ("more", "less")))
    to = next((place for place in range(at, min(end, at + 9)) if text.low(place) == "to" and place + 1 < end), None)
    if to is None or not _may_act(text.low(to + 1), text.low(to - 1)):
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
