"""Memory by the learner's day: promises that are kept, arithmetic that agrees with Anki's, and no step backwards."""

from __future__ import annotations

import csv
import itertools
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import fsrs
import fsrs_rs_python
import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.learner import A_DAY, EASY, GOOD, HARD, MINUTE, MONDAY, at
from tutor.core.days import Due, Moment, moment
from tutor.core.memory import (
    DECAY,
    HIGHEST,
    LONGEST,
    LOWEST,
    Memory,
    Policy,
    Rating,
    Seen,
    Unseen,
    after,
    fuzz_bounds,
    interval,
    outcomes,
    possible,
    retrievability,
)

REAL_LOG = Path(__file__).parents[3] / "shared/data/review-log.csv"

History = list[tuple[Moment, Rating]]


def replay(history: History, policy: Policy = Policy()) -> Memory:
    memory: Memory = Unseen()
    for now, rating in history:
        memory = after(memory, rating, now, now.day, policy)
    return memory


def invented(seed: int) -> History:
    """A history with same-day reviews, lapses, Easy, long pauses."""
    dice = Random(seed)
    days, minutes, history = 0, 0, []
    for _ in range(dice.randint(1, 12)):
        history.append((at(days, minutes), Rating(dice.choices((1, 2, 3, 4), (3, 2, 6, 1))[0])))
        if dice.random() < 0.6:
            days, minutes = days + dice.randint(1, 60), 0
        else:
            minutes += 10
    return history


def real() -> Iterator[History]:
    histories: dict[str, History] = {}
    with REAL_LOG.open() as file:
        for row in csv.DictReader(file):
            now = moment(datetime.fromisoformat(row["review_time"]))
            histories.setdefault(row["card_id"], []).append((now, Rating(int(row["review_rating"]))))
    for history in histories.values():
        yield sorted(history)


def as_anki(history: History) -> fsrs_rs_python.MemoryState:
    """What the crate that Anki uses makes of the same days."""
    days = [now.day for now, _ in history]
    gaps = [0, *((later - day).days for day, later in itertools.pairwise(days))]
    reviews = [fsrs_rs_python.FSRSReview(int(rating), gap) for (_, rating), gap in zip(history, gaps, strict=True)]
    return fsrs_rs_python.FSRS(list(DEFAULT_PARAMETERS)).memory_state(fsrs_rs_python.FSRSItem(reviews))


def test_memory_is_what_the_crate_that_anki_uses_makes_of_the_same_days() -> None:
    histories = [invented(seed) for seed in range(300)]
    if REAL_LOG.exists():
        histories += real()

    for history in histories:
        ours, theirs = replay(history), as_anki(history)

        assert isinstance(ours, Seen)
        assert ours.stability == pytest.approx(theirs.stability, rel=1e-3)
        assert ours.difficulty == pytest.approx(theirs.difficulty, rel=1e-3)


def test_the_default_decay_is_that_of_fsrs() -> None:
    assert DEFAULT_PARAMETERS[20] == DECAY


def test_the_bounds_are_those_of_fsrs() -> None:
    assert (LOWEST, HIGHEST) == (LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS)
    assert possible(DEFAULT_PARAMETERS)
    assert not possible(DEFAULT_PARAMETERS[:20])
    assert not possible((*DEFAULT_PARAMETERS[:20], float("nan")))


@pytest.mark.parametrize("days", [0, 1, 3, 30, 400])
@pytest.mark.parametrize("decay", [0.1542, 0.5])
def test_retrievability_is_the_forgetting_curve_of_fsrs(days: int, decay: float) -> None:
    parameters = (*DEFAULT_PARAMETERS[:20], decay)
    memory = after(Unseen(), EASY, at(), MONDAY)
    start = datetime(2026, 3, 2, tzinfo=UTC)
    card = fsrs.Card(0, fsrs.State.Review, None, memory.stability, memory.difficulty, start, start)
    theirs = fsrs.Scheduler(parameters).get_card_retrievability(card, start + timedelta(days=days))

    assert retrievability(memory, MONDAY + timedelta(days=days), parameters) == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("retention", [0.7, 0.8, 0.9, 0.97])
def test_after_its_interval_recall_has_sunk_to_what_is_wanted(retention: float) -> None:
    memory = after(Unseen(), EASY, at(), MONDAY)._replace(stability=100.0)
    days = round(interval(100.0, Policy(retention)))

    assert retrievability(memory, MONDAY + timedelta(days=days)) == pytest.approx(retention, abs=2e-3)


def test_a_first_meeting_promises_ten_minutes_fifteen_two_days_eight_days() -> None:
    now = at()
    again, hard, good, easy = outcomes("f/i#name", Unseen(), now)

    assert (again.due, hard.due) == (now.at + 10 * MINUTE, now.at + 15 * MINUTE)
    assert good.due == MONDAY + timedelta(days=2)
    assert isinstance(easy.due, date)
    assert 6 <= (easy.due - MONDAY).days <= 10
    assert [one.memory.state for one in (again, hard, good, easy)] == ["learning", "learning", "review", "review"]


def test_a_lapse_is_relearned_in_ten_minutes_and_counted() -> None:
    met = outcomes("f/i#name", Unseen(), at())[GOOD - 1].memory
    later = at(2)

    again, hard, *_ = outcomes("f/i#name", met, later)
    assert again.due == later.at + 10 * MINUTE
    assert (again.memory.state, again.memory.lapses, again.memory.reps) == ("relearning", 1, 2)
    assert isinstance(hard.due, date)

    stuck = outcomes("f/i#name", again.memory, at(2, 10))
    assert [one.memory.lapses for one in stuck] == [1, 1, 1, 1]
    assert stuck[HARD - 1].due == at(2, 25).at


@pytest.mark.parametrize(
    ("days", "bounds"),
    [
        (1.0, (1, 1)),
        (2.49, (2, 2)),
        (3.0, (2, 4)),
        (7.0, (5, 9)),
        (10.0, (8, 12)),
        (20.0, (17, 23)),
        (100.0, (93, 107)),
    ],
)
def test_the_spread_keeps_inside_ankis_fuzz(days: float, bounds: tuple[int, int]) -> None:
    assert fuzz_bounds(days) == bounds


def test_a_due_day_is_seeded_by_key_and_count_alone() -> None:
    memory = after(Unseen(), EASY, at(), MONDAY)._replace(stability=60.0)
    dues = {outcomes(f"f/i{number}#name", memory, at(50))[GOOD - 1].due for number in range(40)}

    assert outcomes("f/i#name", memory, at(50)) == outcomes("f/i#name", memory, at(50))
    assert len(dues) > 3


def test_the_lightest_day_is_taken_and_a_siblings_day_is_not() -> None:
    memory = after(Unseen(), EASY, at(), MONDAY)._replace(stability=30.0)
    free = outcomes("f/i#name", memory, at(25))[GOOD - 1].due
    assert isinstance(free, date)
    light = free + timedelta(days=1)

    def load(day: date) -> int:
        return 0 if day == light else 9

    assert outcomes("f/i#name", memory, at(25), load=load)[GOOD - 1].due == light
    assert outcomes("f/i#name", memory, at(25), load=load, siblings=[light])[GOOD - 1].due != light


def test_of_equally_light_days_the_one_farthest_from_a_sibling_is_taken() -> None:
    memory = after(Unseen(), EASY, at(), MONDAY)._replace(stability=30.0)
    dues = [one.due for one in outcomes("f/i#name", memory, at(25), siblings=[date(2026, 1, 1)])]
    wanted = interval(after(memory, HARD, at(25), MONDAY).stability)

    assert dues[HARD - 1] == at(25).day + timedelta(days=fuzz_bounds(wanted, 31 if wanted >= 30.5 else 1)[1])


def test_a_clock_behind_the_last_review_counts_as_standing_still() -> None:
    met = outcomes("f/i#name", Unseen(), at(10))[GOOD - 1].memory
    back = outcomes("f/i#name", met, at(3))
    still = outcomes("f/i#name", met, at(10))

    assert [one.due for one in back] == [one.due for one in still]
    assert back[GOOD - 1].memory.last_day == at(10).day


@pytest.mark.parametrize("year", [2999, 9998, 9999])
def test_a_far_future_never_overflows(year: int) -> None:
    met = outcomes("f/i#name", Unseen(), at())[EASY - 1].memory
    far = Moment(at().at + (year - 2026) * 365 * A_DAY, 0, date(year, 12, 30))
    for _ in range(5):
        met = outcomes("f/i#name", met, far)[EASY - 1].memory

    assert isinstance(met.due, date)
    assert (met.due - far.day).days <= LONGEST


def test_retrievability_does_not_import_fsrs() -> None:
    code = (
        "import sys; from datetime import date; from tutor.core.memory import Seen, retrievability;"
        "retrievability(Seen(3.0, 5.0, date(2026, 1, 1), 'review', None, 0, date(2026, 1, 1), 1, 0), date(2026, 2, 1));"
        "sys.exit(any(name.split('.')[0] in ('fsrs', 'dataclasses', 'typing_extensions') for name in sys.modules))"
    )
    root = Path(__file__).parents[2]

    assert (
        subprocess.run(
            [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(root)!r}); {code}"], check=False
        ).returncode
        == 0
    )


def order(due: Due, now: Moment) -> tuple[int, int]:
    """Steps before days, as the learner sees them."""
    return (0, due) if isinstance(due, int) else (1, (due - now.day).days)


ratings = st.sampled_from(list(Rating))
gaps = st.tuples(ratings, st.integers(0, 200), st.integers(-5, 600))
policies = st.builds(Policy, st.sampled_from([0.7, 0.8, 0.9, 0.97]), st.none())


@settings(max_examples=150, deadline=None)
@given(st.lists(gaps, max_size=12), policies, st.integers(0, 3), st.integers(-40, 200))
def test_again_hard_good_easy_are_in_order_and_every_promise_is_kept(
    history: list[tuple[Rating, int, int]], policy: Policy, heavy: int, sibling: int
) -> None:
    memory: Memory = Unseen()
    now = at()
    for rating, days, minutes in [*history, (GOOD, 0, 0)]:
        four = outcomes(
            "f/i#name",
            memory,
            now,
            policy,
            lambda day: day.toordinal() % (heavy + 1),
            [MONDAY + timedelta(days=sibling)],
        )
        dues = [one.due for one in four]

        assert [one.rating for one in four] == list(Rating)
        assert [order(due, now) for due in dues] == sorted(order(due, now) for due in dues)
        passing = [due for due in dues if isinstance(due, date)]
        shorter = [day for day in passing if (day - now.day).days < LONGEST]
        assert len(set(shorter)) == len(shorter)
        assert all(day > now.day for day in passing)
        for one in four:
            assert after(memory, one.rating, now, one.due, policy) == one.memory
            assert one.memory.due == one.due

        memory = four[rating - 1].memory
        now = Moment(now.at + days * A_DAY + minutes * MINUTE, now.offset, now.day + timedelta(days=days))


@settings(max_examples=100, deadline=None)
@given(st.floats(0.1, 30_000), st.floats(1, 10), st.integers(1, 4000), ratings)
def test_the_promised_day_is_inside_ankis_bounds(
    stability: float, difficulty: float, waited: int, rating: Rating
) -> None:
    now = at(waited)
    memory = Seen(stability, difficulty, MONDAY + timedelta(days=1), "review", None, at().at, MONDAY, 5, 0)
    four = outcomes("f/i#name", memory, now)
    due = four[rating - 1].due
    if isinstance(due, int):
        return
    wanted = interval(four[rating - 1].memory.stability)
    harder = [(one.due - now.day).days + 1 for one in four[: rating - 1] if isinstance(one.due, date)]
    longer = [2] if wanted >= 1.5 else []  # the last interval was one day
    low, high = fuzz_bounds(wanted, max([1, *harder, *longer]))

    assert low <= (due - now.day).days <= high
