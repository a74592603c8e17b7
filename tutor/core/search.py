"""The query of `--search`: words and "phrases", `deck:` `type:` `drill:` `tag:` `is:` `prop:`, each negated by a leading `-`; all must hold.

Words are looked for in the key, the front and the answer of a card, whatever their case and accents. What a card says is read last, and only
when a query asks for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from fnmatch import fnmatchcase
from typing import NamedTuple

from tutor.core.cards import DRILLS, Card, Deck
from tutor.core.days import Moment, is_due
from tutor.core.memory import CardState, Seen, retrievability
from tutor.core.problems import Refusal

LEECH = 8
"""Lapses from which a card is a leech."""

FIELDS = ("deck", "type", "drill", "tag", "is", "prop")
TYPES = ("term", "faq", "claim")
STATES = ("new", "due", "learning", "review", "suspended", "buried", "flagged", "leech")
PROPERTIES = ("s", "d", "r", "ivl", "reps", "lapses")
HELP = 'words and "phrases", deck: type: drill: tag: is: prop:, each negated by a leading -'

_OPERATORS: tuple[tuple[str, Callable[[float, float], bool]], ...] = (
    ("<=", lambda one, other: one <= other),
    (">=", lambda one, other: one >= other),
    ("<", lambda one, other: one < other),
    (">", lambda one, other: one > other),
    ("=", lambda one, other: abs(one - other) < 0.005),
)


class Candidate(NamedTuple):
    """A card that may be found: its state, the decks that hold it, and how to learn what it says (front and answer)."""

    card: Card
    state: CardState
    decks: tuple[Deck, ...]
    says: Callable[[Card], str]


class Part(NamedTuple):
    """One condition. `field` is "" for words; `value` is folded; of a property `compare` and `number`."""

    field: str
    value: str
    negated: bool = False
    compare: Callable[[float, float], bool] | None = None
    number: float = 0.0


class Query(NamedTuple):
    """All conditions must hold; no condition finds every card."""

    parts: tuple[Part, ...] = ()

    def matches(self, candidate: Candidate, now: Moment, parameters: tuple[float, ...] | None = None) -> bool:
        """Whether the card is found. `parameters` are FSRS's, for recall today."""
        said = ""
        for part in sorted(self.parts, key=lambda part: part.field == ""):
            if part.field:
                held = _holds(part, candidate, now, parameters)
            else:
                said = said or folded(f"{candidate.card.key}\n{candidate.says(candidate.card)}")
                held = part.value in said
            if held == part.negated:
                return False
        return True


def folded(text: str) -> str:
    """The text as words are looked for in it: lower case, without accents, every space one."""
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(text.casefold().split())


# ---- reading a query


def parse(text: str) -> Query:
    """The query that a line says; raises Refusal for a field, value or quotation mark that is none."""
    return Query(tuple(_part(*token) for token in _tokens(text)))


class _Token(NamedTuple):
    negated: bool
    field: str
    value: str


def _tokens(text: str) -> Iterable[_Token]:
    """Words at spaces that stand in no quotation marks; a field is read only where it is not quoted."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        negated = text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace()
        at += negated
        start, value, field, quoted = at, "", "", False
        while at < len(text) and not text[at].isspace():
            if text[at] == '"':
                end = text.find('"', at + 1)
                if end < 0:
                    raise Refusal(f"the quotation mark before '{text[at + 1 : at + 21]}' is never closed", 'write a phrase as "two words"')  # fmt: skip
                value, at, quoted = value + text[at + 1 : end], end + 1, True
                continue
            if text[at] == ":" and not field and not quoted and value.isalpha() and at > start:
                field, value = value.casefold(), ""
            else:
                value += text[at]
            at += 1
        if value or field:
            yield _Token(negated, field, value)


def _part(negated: bool, field: str, value: str) -> Part:
    if not field:
        return Part("", folded(value), negated)
    if field not in FIELDS:
        raise Refusal(f"'{field}:' is nothing to search by", _instead(f"{field}:", [f"{name}:" for name in FIELDS]))
    if not value:
        raise Refusal(f"nothing stands after '{field}:'", f"a query has {HELP}")
    if field == "prop":
        return _property(negated, value)
    value = folded(value)
    known = {"type": TYPES, "drill": DRILLS, "is": STATES}.get(field)
    if field == "type":
        value = value.removesuffix("s")
    if known is not None and value not in known:
        raise Refusal(f"'{value}' is not a {field} to search for" if field != "is" else f"'is:{value}' is nothing to search by", _instead(value, known))  # fmt: skip
    return Part(field, value, negated)


def _property(negated: bool, value: str) -> Part:
    for sign, compare in _OPERATORS:
        name, found, number = value.partition(sign)
        if not found:
            continue
        name = name.strip().casefold()
        if name not in PROPERTIES:
            raise Refusal(f"'{name}' is no property of a card", _instead(name, PROPERTIES))
        try:
            wanted = float(number.removesuffix("%").replace(",", "."))
        except ValueError:
            raise Refusal(f"'{number}' in 'prop:{value}' is no number", "write it as prop:reps>=3") from None
        if number.endswith("%") or (name == "r" and wanted > 1):
            wanted /= 100
        return Part("prop", name, negated, compare, wanted)
    raise Refusal(f"'prop:{value}' compares nothing", "write it as prop:reps>=3, with < <= = >= or >")


def _instead(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    known = list(known)
    near = get_close_matches(word.casefold(), known, n=1, cutoff=0.5)
    listed = f"one of {', '.join(known)}"
    return f"did you mean '{near[0]}'? {listed}" if near else f'{listed}; put "quotation marks" round what is to be found as it stands'  # fmt: skip


# ---- whether it holds


def _holds(part: Part, candidate: Candidate, now: Moment, parameters: tuple[float, ...] | None) -> bool:
    card, value = candidate.card, part.value
    match part.field:
        case "deck":
            return any(fnmatchcase(folded(name), value) for deck in candidate.decks for name in (deck.id, deck.title))
        case "type":
            return card.type == value
        case "drill":
            return card.drill == value
        case "tag":
            return any(fnmatchcase(folded(tag), value) for tag in card.tags)
        case "is":
            return _is(value, candidate.state, now)
        case _:
            found = _number(value, candidate.state, now, parameters)
            return found is not None and part.compare is not None and part.compare(found, part.number)


def _is(value: str, state: CardState, now: Moment) -> bool:
    memory = state.memory
    seen = memory if isinstance(memory, Seen) else None
    match value:
        case "new":
            return seen is None
        case "due":
            return seen is not None and is_due(seen.due, now) and not state.suspended and state.buried_on != now.day
        case "learning":
            return seen is not None and seen.state in ("learning", "relearning")
        case "review":
            return seen is not None and seen.state == "review"
        case "suspended":
            return state.suspended
        case "buried":
            return state.buried_on == now.day
        case "flagged":
            return state.flagged
        case _:
            return seen is not None and seen.lapses >= LEECH


def _number(name: str, state: CardState, now: Moment, parameters: tuple[float, ...] | None) -> float | None:
    """A property of a card; None for what a card that was never answered has not: stability, difficulty, recall, interval."""
    memory = state.memory
    if not isinstance(memory, Seen):
        return 0.0 if name in ("reps", "lapses") else None
    match name:
        case "s":
            return memory.stability
        case "d":
            return memory.difficulty
        case "r":
            return retrievability(memory, now.day, parameters)
        case "ivl":
            return float((_day(memory.due, now) - memory.last_day).days)
        case "reps":
            return float(memory.reps)
        case _:
            return float(memory.lapses)


def _day(due: date | int, now: Moment) -> date:
    """The day something is due on; of a step the calendar day where the learner is."""
    if isinstance(due, date):
        return due
    return datetime.fromtimestamp(due / 1000 + now.offset * 60, UTC).date()
