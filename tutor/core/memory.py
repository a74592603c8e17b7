"""What a learner remembers of a card: FSRS-6 by the learner's day, as a fold over reviews.

The four outcomes are computed before the answer, so the interval on a button is the interval earned. The only importer of `fsrs`,
on first use. Reads no clock and draws no dice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tutor.core.days import Due, Moment

if TYPE_CHECKING:
    from fsrs import Scheduler

STEP = 10 * 60_000
"""The one learning step, in milliseconds; after a lapse too."""
HARD_STEP = 15 * 60_000
"""What Hard gives instead of the step."""
LONGEST = 36_500
"""The longest interval, in days."""
WEEK = 7
"""The days within which a sure mistake comes back once it was passed again."""
DECAY = 0.1542
"""FSRS-6's default decay, the last of its 21 parameters."""
LOWEST = (0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001, 0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1)  # fmt: skip
HIGHEST = (100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8)  # fmt: skip
"""The bounds of FSRS-6's parameters; it refuses to work with any others."""


State = Literal["learning", "review", "relearning"]


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
    state: State
    step: int | None
    last_at: int
    last_day: date
    reps: int
    lapses: int


Memory = Unseen | Seen


class CardState(NamedTuple):
    """All that is kept of a card besides its text: the fold of its rows in the log.

    `first_day` the day of its first review, `right_later` whether it was right (Hard or better) at its first answer of a later day;
    `buried_on` the day a bury holds for; `last_rating` 1 to 4, 0 before the first review; `missed_on` the day it was last answered Again,
    if that was its last day or the one before.
    """

    memory: Memory = Unseen()
    first_day: date | None = None
    right_later: bool = False
    suspended: bool = False
    buried_on: date | None = None
    flagged: bool = False
    last_rating: int = 0
    missed_on: date | None = None


class Policy(NamedTuple):
    """What scheduling may depend on besides the card: desired retention (0.70 to 0.97) and FSRS's 21 parameters (None: the defaults)."""

    retention: float = 0.9
    parameters: tuple[float, ...] | None = None


DEFAULTS = Policy()


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
    policy: Policy = DEFAULTS,
    load: Callable[[date], int] = lambda day: 0,
    siblings: Sequence[date] = (),
    most: int = LONGEST,
) -> Outcomes:
    """The four outcomes (Again to Easy) of a card reviewed `now`, computed before the answer.

    `load` says how many cards are already due on a day, `siblings` the due days of cards of the same item: days are spread inside Anki's
    fuzz bounds, seeded by key and review count, taking the lightest and sibling-farthest one. Passing intervals grow with the rating by a
    day at least, up to the longest of 36,500 days; with a smaller `most` Easy gives that many days at most, Good and Hard a day less each.
    """
    at, day = _clamped(memory, now)
    seed = f"{key} {memory.reps if isinstance(memory, Seen) else 0}"
    last = (memory.due - memory.last_day).days if isinstance(memory, Seen) and isinstance(memory.due, date) else None
    made: list[Outcome] = []
    least = 1
    for rating in Rating:
        provisional = after(memory, rating, now, day, policy)
        due: Due
        if provisional.state != "review":
            due = at + (HARD_STEP if rating is Rating.HARD else STEP)
        else:
            wanted = interval(provisional.stability, policy)
            floor = least
            if last is not None and _round(wanted) > last:
                floor = max(least, last + 1)
            low, high = fuzz_bounds(wanted, floor)
            if most < LONGEST:
                cap = max(least, most - (Rating.EASY - rating))
                low, high = min(low, cap), min(high, cap)
            chosen = _lightest(day, low, high, seed, load, siblings)
            due = _day_after(day, chosen)
            least = min(chosen + 1, LONGEST)
        made.append(Outcome(rating, due, provisional._replace(due=due)))
    again, hard, good, easy = made
    return again, hard, good, easy


def after(memory: Memory, rating: Rating, now: Moment, due: Due, policy: Policy = DEFAULTS) -> Seen:
    """The memory after a review that promised `due`; the arithmetic of `outcomes` and of every fold.

    A clock that runs behind the last review counts as standing still.
    """
    at, day = _clamped(memory, now)
    if isinstance(memory, Seen):
        known = memory.state, memory.step, memory.stability, memory.difficulty
        elapsed = min((day - memory.last_day).days, _FARTHEST)
        reps, lapses = memory.reps, memory.lapses
        lapsed = memory.state == "review" and rating == Rating.AGAIN
    else:
        known = None
        elapsed = reps = lapses = 0
        lapsed = False
    stability, difficulty, state, step = _reviewed(policy.parameters, known, int(rating), elapsed)
    return Seen(stability, difficulty, due, state, step, at, day, reps + 1, lapses + lapsed)


# An outcome shown before the answer is folded after it, and every fold goes over what was folded before: nothing is worked out twice.
@lru_cache(8192)
def _reviewed(
    parameters: tuple[float, ...] | None,
    known: tuple[State, int | None, float, float] | None,
    rating: int,
    elapsed: int,
) -> tuple[float, float, State, int | None]:
    """Stability, difficulty, state and step after a rating `elapsed` days later; `known` (state, step, stability, difficulty) None if unseen."""
    import fsrs

    # py-fsrs counts whole days between two midnights. Only their distance matters, so it is measured from a fixed early day: a far future
    # cannot overflow. An explicit id and due date keep `fsrs.Card` from sleeping and from reading the clock.
    start = datetime(1, 1, 1, tzinfo=UTC)
    if known is None:
        card = fsrs.Card(card_id=0, due=start)
    else:
        state, step, stability, difficulty = known
        states = {"learning": fsrs.State.Learning, "review": fsrs.State.Review, "relearning": fsrs.State.Relearning}
        card = fsrs.Card(0, states[state], step, stability, difficulty, start, start)
    reviewed, _ = _scheduler(parameters).review_card(card, fsrs.Rating(rating), start + timedelta(days=elapsed))
    assert reviewed.stability is not None
    assert reviewed.difficulty is not None
    return reviewed.stability, reviewed.difficulty, _STATES[int(reviewed.state)], reviewed.step


def possible(parameters: Sequence[float]) -> bool:
    """Whether FSRS-6 works with these numbers."""
    return len(parameters) == len(LOWEST) and all(
        low <= number <= high for low, number, high in zip(LOWEST, parameters, HIGHEST, strict=True)
    )


def numbers(parameters: tuple[float, ...] | None) -> tuple[float, ...]:
    """FSRS's 21 parameters written out; None stands for its defaults."""
    return tuple(_scheduler(parameters).parameters)


def retrievability(memory: Seen, day: date, parameters: tuple[float, ...] | None = None) -> float:
    """The probability of recall on a learner's day (FSRS-6's forgetting curve). Does not import fsrs."""
    decay = -(parameters[20] if parameters else DECAY)
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * max(0, (day - memory.last_day).days) / memory.stability) ** decay)


def interval(stability: float, policy: Policy = DEFAULTS) -> float:
    """The days after which recall has sunk to the desired retention: the forgetting curve solved for time, not yet rounded or spread."""
    decay = -(policy.parameters[20] if policy.parameters else DECAY)
    factor = 0.9 ** (1 / decay) - 1
    return float(stability / factor * (policy.retention ** (1 / decay) - 1))


def fuzz_bounds(days: float, least: int = 1) -> tuple[int, int]:
    """The first and last day to which Anki's fuzz may move an interval of `days`, none below `least` (rslib, `scheduler/states/fuzz.rs`)."""
    days = min(max(days, least), LONGEST)
    reach = 0.0
    if days >= 2.5:
        reach = 1.0 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in _FUZZ)
    low = min(max(_round(days - reach), least), LONGEST)
    high = min(max(_round(days + reach), least), LONGEST)
    if high == low and 2 < high < LONGEST:
        high += 1
    return low, high


_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
_FARTHEST = 3_600_000
_STATES: dict[int, State] = {1: "learning", 2: "review", 3: "relearning"}
_schedulers: dict[tuple[float, ...] | None, Scheduler] = {}


def _scheduler(parameters: tuple[float, ...] | None) -> Scheduler:
    scheduler = _schedulers.get(parameters)
    if scheduler is None:
        from fsrs.scheduler import DEFAULT_PARAMETERS, Scheduler

        step = (timedelta(milliseconds=STEP),)
        scheduler = Scheduler(
            DEFAULT_PARAMETERS if parameters is None else parameters,
            learning_steps=step,
            relearning_steps=step,
            maximum_interval=LONGEST,
            enable_fuzzing=False,
        )
        _schedulers[parameters] = scheduler
    return scheduler


def _clamped(memory: Memory, now: Moment) -> tuple[int, date]:
    """The time and day that count: never before the last review."""
    if isinstance(memory, Seen):
        return max(now.at, memory.last_at), max(now.day, memory.last_day)
    return now.at, now.day


def _day_after(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _round(days: float) -> int:
    # Halves away from zero, as Anki does; Python's round would go to the even one.
    return int(days + 0.5)


def _lightest(day: date, low: int, high: int, seed: str, load: Callable[[date], int], siblings: Sequence[date]) -> int:
    """The lightest day of the range that no sibling has; of equals the one farthest from a sibling, then by the seed."""
    from zlib import crc32

    def burden(days: int) -> tuple[bool, int, int, int]:
        then = _day_after(day, days)
        distance = min((abs((then - sibling).days) for sibling in siblings), default=0)
        return bool(siblings) and distance == 0, load(then), -distance, crc32(f"{seed} {days}".encode())

    return low if low == high else min(range(low, high + 1), key=burden)
