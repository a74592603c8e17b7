"""What a learner remembers of a card: FSRS-6 by the learner's day, as a fold over reviews.

The four outcomes are computed before the answer, so the interval on a button is the interval earned. The only importer of `fsrs`,
on first use. Reads no clock and draws no dice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum
from typing import Literal, NamedTuple

from tutor.core.days import Due, Moment


class Rating(IntEnum):
    """FSRS's four ratings; Easy is only ever given by hand."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Unseen(NamedTuple):
    """Never reviewed (or reset)."""


class Seen(NamedTuple):
    """Reviewed at least once: stability in days, difficulty 1 to 10; `due` as promised when it was last rated."""

    stability: float
    difficulty: float
    due: Due
    state: Literal["learning", "review", "relearning"]
    step: int | None
    last_at: int
    last_day: date
    reps: int
    lapses: int


Memory = Unseen | Seen


class CardState(NamedTuple):
    """All that is kept of a card besides its text: the fold of its rows in the log.

    `first_day` the day of its first review, `right_later` whether it was answered right (Hard or better) on a later day than that;
    `buried_on` the day a bury holds for; `last_rating` 1 to 4, 0 before the first review.
    """

    memory: Memory = Unseen()
    first_day: date | None = None
    right_later: bool = False
    suspended: bool = False
    buried_on: date | None = None
    flagged: bool = False
    last_rating: int = 0


class Policy(NamedTuple):
    """What scheduling may depend on besides the card: desired retention (0.70 to 0.97) and FSRS's 21 parameters (None: the defaults)."""

    retention: float = 0.9
    parameters: tuple[float, ...] | None = None


class Outcome(NamedTuple):
    """What one rating would lead to: the promise made on its button. `due` a date for a day or more, UTC milliseconds for a step."""

    rating: Rating
    due: Due
    memory: Seen


Outcomes = tuple[Outcome, Outcome, Outcome, Outcome]


def outcomes(
    key: str,
    memory: Memory,
    now: Moment,
    policy: Policy = Policy(),
    load: Callable[[date], int] = lambda day: 0,
    siblings: Sequence[date] = (),
) -> Outcomes:
    """The four outcomes (Again to Easy) of a card reviewed `now`, computed before the answer.

    `load` says how many cards are already due on a day, `siblings` the due days of cards of the same item: days are spread inside Anki's
    fuzz bounds, seeded by key and review count, taking the lightest and sibling-farthest one.
    """
    raise NotImplementedError


def after(memory: Memory, rating: Rating, now: Moment, due: Due, policy: Policy = Policy()) -> Seen:
    """The memory after a review that promised `due`; the arithmetic of `outcomes` and of every fold."""
    raise NotImplementedError


def retrievability(memory: Seen, day: date, parameters: tuple[float, ...] | None = None) -> float:
    """The probability of recall on a learner's day (FSRS-6's forgetting curve). Does not import fsrs."""
    raise NotImplementedError
