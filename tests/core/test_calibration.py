"""Calibration: what was said to be sure, and what the schedule forecast, against what came."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.learner import AGAIN, EASY, GOOD, HARD, MONDAY, Learner, at, library, thin
from tutor.core.calibration import Share, Trust, confidence, forecast, told
from tutor.core.log import Row
from tutor.core.progress import home, retention

CARDS = {key: thin(key) for key in ("f/a#name", "f/b#effect", "f/c#answer")}
ANSWERS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1)


def row(number: int, key: str, sure: int | None, rating: int, act: str = "review", suggested: int | None = None) -> Row:
    return Row(f"u{number}", "here", key, act, number, 60, MONDAY, rating, 1, suggested, sure, date(2026, 3, 9))


@given(ANSWERS)
def test_the_brier_score_is_the_mean_of_squared_distances(answers: list[tuple[bool, bool]]) -> None:
    trust = Trust()
    for sure, right in answers:
        trust = trust.plus(sure, right)
    distances = [((1.0 if sure else 0.5) - right) ** 2 for sure, right in answers]

    assert trust.brier == pytest.approx(sum(distances) / len(distances))
    assert trust.of == len(answers)


BRIER = [
    ("sure and right", Trust(Share(4, 4)), 0.0),
    ("sure and wrong", Trust(Share(0, 4)), 1.0),
    ("always guessing, whatever came", Trust(guess=Share(3, 4)), 0.25),
    ("nothing said", Trust(), None),
]


@pytest.mark.parametrize(("trust", "score"), [row[1:] for row in BRIER], ids=[row[0] for row in BRIER])
def test_what_the_score_means_at_its_ends(trust: Trust, score: float | None) -> None:
    assert trust.brier == score


def test_only_answers_that_said_so_count_by_what_the_program_made_of_them_and_not_those_taken_back() -> None:
    rows = [
        row(1, "f/a#name", 1, 3, suggested=3),
        row(2, "f/a#name", 1, 3, suggested=1),  # overridden: the answer was wrong all the same
        row(3, "f/b#effect", 0, 2, act="quiz"),
        row(4, "f/b#effect", None, 1),
        row(5, "f/c#answer", 1, 1),
        Row("v", "here", "f/c#answer", "void", 9, 60, MONDAY, of="u5"),
        row(6, "gone/x#name", 0, 1),
    ]

    whole, types = confidence(rows, CARDS)

    assert whole == Trust(Share(1, 2), Share(1, 2))
    assert types == {"term": Trust(Share(1, 2)), "claim": Trust(guess=Share(1, 1))}


SAID = [
    (Trust(Share(11, 12), Share(1, 3)), "of 12 sure answers 11 were right, 92 %; of 3 guesses 1"),
    (Trust(Share(1, 1)), "of 1 sure answer 1 was right, 100 %"),
    (Trust(guess=Share(2, 3)), "of 3 guesses 2 right"),
    (Trust(), ""),
]


@pytest.mark.parametrize(("trust", "said"), SAID, ids=[row[1] for row in SAID])
def test_trust_in_a_sentence(trust: Trust, said: str) -> None:
    assert told(trust) == said


RATINGS = st.lists(st.tuples(st.integers(0, 30), st.sampled_from([AGAIN, HARD, GOOD, EASY])), max_size=12)


@settings(max_examples=30, deadline=None)
@given(RATINGS)
def test_the_curve_holds_every_review_of_a_later_day_once_and_a_forecast_lies_in_its_bin(
    answers: list[tuple[int, int]],
) -> None:
    learner, day, tried, stepping, met = Learner(library([thin("f/a#name")])), 0, 0, False, False
    for minute, (days, rating) in enumerate(answers):
        day += days
        tried += met and not stepping
        learned = learner.answers("f/a#name", rating, at(day, minute))  # type: ignore[arg-type]
        met, stepping = True, isinstance(learned.due, int)

    found = forecast(learner.rows, ["f/a#name"])

    assert sum(one.recalled.of for one in found.bins) == found.of == tried
    assert all(one.low <= one.forecast <= one.high for one in found.bins)
    assert found.brier is None or 0 <= found.brier <= 1


def test_retention_by_type_adds_up_to_what_the_home_screen_says() -> None:
    learner = Learner(library(CARDS.values()))
    for key in CARDS:
        learner.answers(key, GOOD, at(0))
    learner.answers("f/a#name", AGAIN, at(3))
    learner.answers("f/a#name", GOOD, at(3, 20))
    learner.answers("f/b#effect", HARD, at(4))

    kept = retention(learner.rows, learner.states, CARDS, at(5).day)

    assert kept == {"term": Share(0, 1), "claim": Share(1, 1)}
    assert home(learner.rows, learner.states, CARDS, at(5).day).remembered == 0.5
