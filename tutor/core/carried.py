"""A card's history as it leaves for another program that counts in FSRS: what held, in order, with the memory it led to.

Nothing that was taken back, no quiz and no cramming: they moved no memory here.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from typing import NamedTuple

from tutor.core.days import Due
from tutor.core.log import Row, standing, step
from tutor.core.memory import CardState, Memory, Policy, Rating, Seen


class Answered(NamedTuple):
    """One review that held: `at` UTC milliseconds, `day` the learner's day that counts, `due` what it promised, `ms` how long it took."""

    at: int
    day: date
    rating: Rating
    ms: int
    due: Due
    before: Memory
    after: Seen


class Forgotten(NamedTuple):
    """A reset: what came before it counts no more."""

    at: int


class Carried(NamedTuple):
    """All that there is to carry of one card; `state` is the fold of its rows."""

    state: CardState
    events: tuple[Answered | Forgotten, ...]


def carried(
    rows: Iterable[Row], parameters: tuple[float, ...] | None = None, keys: Container[str] | None = None
) -> dict[str, Carried]:
    """What there is of every card (of those of `keys`) that was ever reviewed or is suspended, from all rows of the log, under one set of parameters."""
    policy = Policy(parameters=parameters)
    own: dict[str, list[Row]] = {}
    for row in standing(rows):
        if row.card is not None and (keys is None or row.card in keys):
            own.setdefault(row.card, []).append(row)
    found = ((key, _carried(kept, policy)) for key, kept in own.items())
    return {key: one for key, one in found if one.events or one.state.suspended}


def _carried(rows: Iterable[Row], policy: Policy) -> Carried:
    state, events = CardState(), list[Answered | Forgotten]()
    for row in rows:
        before, state = state.memory, step(state, row, policy)
        if row.act == "reset" and isinstance(before, Seen):
            events.append(Forgotten(row.at))
        elif row.act == "review" and state.memory is not before and isinstance(after := state.memory, Seen):
            events.append(
                Answered(row.at, after.last_day, Rating(row.rating or 1), row.ms or 0, after.due, before, after)
            )
    return Carried(state, tuple(events))
