"""How it goes: days studied, what was kept, the load ahead, and how much would be recalled. Pure counts over rows and states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from tutor.core.cards import Card
from tutor.core.log import Row
from tutor.core.memory import CardState


class Home(NamedTuple):
    """The lower half of the home screen: `ahead` reviews due on each of the next seven days, `studied` days out of the last `of` (7, later 30),

    `remembered` the share of reviews (not first meetings, not steps) answered Hard or better in those days, None without any; `pace` the
    median milliseconds an answer takes (None before ten answers).
    """

    ahead: tuple[tuple[date, int], ...]
    studied: int
    of: int
    remembered: float | None
    pace: int | None


def home(rows: Iterable[Row], states: Mapping[str, CardState], cards: Mapping[str, Card], today: date) -> Home:
    """The figures of the home screen from the rows of the last thirty days and the states of the cards in play."""
    raise NotImplementedError


def recalled(states: Iterable[CardState], day: date, parameters: tuple[float, ...] | None = None) -> float:
    """The expected number of met cards recalled on `day`: the sum of their retrievabilities."""
    raise NotImplementedError
