"""Sixty invented days of a learner, for `--demo` and README's pictures: the same at every run that starts at the same time.

One or two new cards a day, one day in seven off, and the last two days as well, so that there is something to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import blake2b

from tutor.core.agenda import agenda
from tutor.core.cards import Card
from tutor.core.days import Moment
from tutor.core.library import Library
from tutor.core.log import Row, step
from tutor.core.memory import CardState, Policy, Rating, Seen, outcomes, retrievability
from tutor.core.settings import Settings
from tutor.store.journal import Journal

DAYS = 60
DAY = 86_400_000
UNKNOWN = CardState()


def invent(library: Library, journal: Journal, settings: Settings, now: Moment) -> None:
    """Fills an empty log with the answers of the sixty days before `now`."""
    journal.create()
    states: dict[str, CardState] = {}
    rows: list[Row] = []
    for back in range(DAYS, 0, -1):
        day = now.day - timedelta(days=back)
        if back <= 2 or _chance(f"rest {day}") < 1 / 7:
            continue
        at = now.at - back * DAY
        slow = settings._replace(new_per_day=1 if _chance(f"new {day}") < 0.4 else 2)
        rows += _day(library, journal, slow, states, Moment(at - at % 60_000, now.offset, day))
    journal.append(rows)


def _day(
    library: Library, journal: Journal, settings: Settings, states: dict[str, CardState], start: Moment
) -> list[Row]:
    """The rows of one sitting; `states` moves on with them."""
    work = agenda(library, states, start, settings)
    rows: list[Row] = []
    at = start.at
    pending = [*work.reviews, *work.new, *(step.key for step in work.steps)]
    again: list[str] = []
    while pending or again:
        key = (pending or again).pop(0)
        at += 8_000 + int(_chance(f"{key} {start.day} time") * 18_000)
        row = _answer(library.cards[key], journal, states, Moment(at, start.offset, start.day))
        rows.append(row)
        states[key] = step(states.get(key, UNKNOWN), row, Policy())
        if row.rating == Rating.AGAIN or not isinstance(row.due, date):
            again.append(key)
    return rows


def _answer(card: Card, journal: Journal, states: Mapping[str, CardState], now: Moment) -> Row:
    state = states.get(card.key, UNKNOWN)
    chance = _chance(f"{card.key} {now.day} {now.at}")
    recall = 0.72
    if isinstance(state.memory, Seen):
        recall = 0.95 if state.memory.state != "review" else retrievability(state.memory, now.day)
    if chance > recall:
        rating = Rating.AGAIN
    elif chance > recall * 0.9:
        rating = Rating.HARD
    else:
        rating = Rating.EASY if chance < 0.06 else Rating.GOOD
    if rating is Rating.HARD and not isinstance(state.memory, Seen):
        rating = Rating.GOOD
    outcome = outcomes(card.key, state.memory, now)[rating - 1]
    return journal.row(
        "review",
        now,
        card.key,
        rating=int(rating),
        ms=6_000 + int(chance * 12_000),
        suggested=int(rating),
        due=outcome.due,
    )


def _chance(seed: str) -> float:
    """A number from 0 to 1 that depends on the seed alone."""
    return int.from_bytes(blake2b(seed.encode(), digest_size=6).digest(), "big") / 2**48
