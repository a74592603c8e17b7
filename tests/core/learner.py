"""Thin cards, libraries and an invented learner for the tests of memory and order: no file, no clock, no item."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tutor.core.agenda import EVERYTHING, STANDARD, Agenda, Options, Tally, agenda, tallies
from tutor.core.cards import DEEP, DRILLS, GIST, Card, CardKey, Cards, Deck
from tutor.core.days import Due, Moment
from tutor.core.library import Library
from tutor.core.log import Row, fold
from tutor.core.memory import CardState, Outcome, Rating, Unseen, outcomes
from tutor.core.settings import Settings

AGAIN, HARD, GOOD, EASY = Rating
MONDAY = date(2026, 3, 2)
MINUTE, A_DAY = 60_000, 86_400_000
KINDS = {"name": "term", "define": "term", "expand": "term", "answer": "faq"}


def at(day: int = 0, minute: float = 0) -> Moment:
    """A morning of the learner's, `minute` minutes after nine o'clock."""
    return Moment(1_772_442_000_000 + day * A_DAY + int(minute * MINUTE), 60, MONDAY + timedelta(days=day))


def thin(
    key: str,
    rank: int = 0,
    depth: int = GIST,
    after: Sequence[str] = (),
    shares: Sequence[str] = (),
    predict: bool = False,
    tags: Sequence[str] = (),
) -> Card:
    """A card of that key. Its kind follows from its drill; `after` are items."""
    file, item, drill = CardKey.parse(key)
    name = f"{file}/{item}"
    kind = KINDS.get(drill, "claim")
    tokens = (name, *shares)
    return Card(key, name, file, kind, drill, depth, "typed", tuple(after), tokens, rank, tuple(tags), predict)  # type: ignore[arg-type]


def numbered(cards: Iterable[Card]) -> list[Card]:
    """The cards ranked as they stand, siblings in the order of the drills."""
    cards = list(cards)
    items = list(dict.fromkeys(card.item for card in cards))
    return sorted(
        (card._replace(rank=items.index(card.item) * 20 + DRILLS.index(card.drill)) for card in cards),  # type: ignore[arg-type]
        key=lambda card: (card.file, card.rank),
    )


def library(cards: Iterable[Card], *decks: Deck) -> Library:
    """A library of these cards; without decks one deck of every file to any depth."""
    cards = list(cards)
    files = tuple(dict.fromkeys(card.file for card in cards))
    return Library("", Cards.of(cards), decks or (Deck("all", "All", files, depth=DEEP),), {})


class Learner:
    """Somebody who studies a library: answers become rows, states are their fold."""

    def __init__(self, library: Library, settings: Settings = STANDARD) -> None:
        self.library, self.settings = library, settings
        self.rows: list[Row] = []
        self.states: dict[str, CardState] = {}

    def act(self, act: str, key: str, now: Moment, **columns: object) -> Row:
        """Adds a row and folds the card's rows again."""
        row = Row(f"u{len(self.rows):05}", "here", key, act, now.at, now.offset, now.day, **columns)  # type: ignore[arg-type]
        self.rows.append(row)
        self.states[key] = fold(one for one in self.rows if one.card == key)
        return row

    def outcome(self, key: str, rating: Rating, now: Moment) -> Outcome:
        """The promise on a button."""
        memory = self.states[key].memory if key in self.states else Unseen()
        return outcomes(key, memory, now)[rating - 1]

    def answers(self, key: str, rating: Rating, now: Moment, due: Due | None = None) -> Row:
        """Rates a card; `due` replaces the promise."""
        promised = self.outcome(key, rating, now).due if due is None else due
        return self.act("review", key, now, rating=int(rating), due=promised, ms=5_000)

    def undoes(self, row: Row, now: Moment) -> None:
        assert row.card is not None
        self.act("void", row.card, now, of=row.uid)

    def agenda(self, now: Moment, options: Options = EVERYTHING) -> Agenda:
        return agenda(self.library, self.states, now, self.settings, options)

    def tallies(self, now: Moment) -> tuple[dict[str, Tally], Tally]:
        return tallies(self.library, self.states, now, self.settings)


def kept_apart(keys: Sequence[str], library: Library) -> bool:
    """Whether no two neighbours share a token."""
    cards = [library.cards[key] for key in keys]
    return all(set(one.shares).isdisjoint(two.shares) for one, two in itertools.pairwise(cards))
