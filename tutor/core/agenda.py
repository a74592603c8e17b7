"""What to drill now and in what order, from thin cards, states, limits and the day; and the counts, by the same code.

Imports neither items nor faces; draws no dice (ties are broken by a hash of key and day).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tutor.core.days import Moment
from tutor.core.library import Library
from tutor.core.memory import CardState
from tutor.core.settings import Settings


class Options(NamedTuple):
    """What a sitting is narrowed or widened to.

    `decks` ids (empty: every deck); `keys` only these cards (a search); `cards` and `minutes` at most; `ahead` days to look ahead; `forgotten`
    only what was answered Again today or yesterday; `cram` every met card whether due or not, unscheduled; `more_new` beyond the day's limit.
    """

    decks: tuple[str, ...] = ()
    keys: frozenset[str] | None = None
    cards: int | None = None
    minutes: int | None = None
    ahead: int = 0
    forgotten: bool = False
    cram: bool = False
    more_new: int = 0


class Tally(NamedTuple):
    """Counts of what enter would give now (`due` reviews, `learning` steps, `new` cards) and of the whole (`met` of `total`)."""

    due: int = 0
    learning: int = 0
    new: int = 0
    met: int = 0
    total: int = 0

    @property
    def today(self) -> int:
        return self.due + self.learning + self.new


class Step(NamedTuple):
    """A card in its learning step, due at `due` (UTC milliseconds)."""

    key: str
    due: int


class Agenda(NamedTuple):
    """The day's work in order: due `reviews`, then `new` cards; `steps` come as they fall due.

    `predict` leads from a new card's key to the `do` card whose face is shown, unrated, just before it.
    """

    reviews: tuple[str, ...]
    steps: tuple[Step, ...]
    new: tuple[str, ...]
    predict: Mapping[str, str] = {}
    cram: bool = False
    cards: int | None = None
    minutes: int | None = None

    @property
    def size(self) -> int:
        return len(self.reviews) + len(self.steps) + len(self.new)


def agenda(
    library: Library, states: Mapping[str, CardState], now: Moment, settings: Settings = Settings(), options: Options = Options()
) -> Agenda:
    """The day's work: limits, sibling rule, suspension and burying applied, neighbours kept apart."""
    raise NotImplementedError


def tallies(
    library: Library, states: Mapping[str, CardState], now: Moment, settings: Settings = Settings()
) -> tuple[dict[str, Tally], Tally]:
    """The counts of each deck by id, and of all decks together, where a card that several hold counts once."""
    raise NotImplementedError
