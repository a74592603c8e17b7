"""Figures of the home screen and the summary, and that they agree with each other and with the day's work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.learner import AGAIN, EASY, GOOD, HARD, MONDAY, Learner, at, library, numbered, thin
from tutor.core.agenda import Tally
from tutor.core.days import Due
from tutor.core.memory import Outcome, Rating, Seen, retrievability
from tutor.core.progress import Home, Slip, Summary, home, recalled, summary, tomorrow
from tutor.core.settings import Settings
from tutor.core.sitting import Answer, Showing, Sitting


def claims(number: int) -> Learner:
    return Learner(library(numbered(thin(f"f/c{n}#effect") for n in range(number))))


def at_home(anna: Learner, today: date) -> Home:
    rows = [row for row in anna.rows if (today - row.day).days < 30]
    return home(rows, anna.states, anna.library.cards, today)


def test_an_unstudied_library_has_nothing_to_say() -> None:
    anna = claims(2)

    figures = at_home(anna, MONDAY)
    assert (figures.studied, figures.of, figures.remembered, figures.pace) == (0, 7, None, None)
    assert figures.ahead == tuple((MONDAY + timedelta(days=day), 0) for day in range(1, 8))


def test_days_studied_are_of_the_last_seven_and_of_thirty_after_a_month() -> None:
    anna = claims(1)
    for day in (0, 2, 3, 8, 28):
        anna.answers("f/c0#effect", GOOD, at(day))

    assert (at_home(anna, at(8).day).studied, at_home(anna, at(8).day).of) == (3, 7)
    assert (at_home(anna, at(9).day).studied, at_home(anna, at(9).day).of) == (2, 7)
    assert (at_home(anna, at(29).day).studied, at_home(anna, at(29).day).of) == (5, 30)


def test_remembered_leaves_out_first_meetings_steps_undone_answers_and_crams() -> None:
    anna = claims(4)
    for n in range(4):
        anna.answers(f"f/c{n}#effect", AGAIN, at(0, n))
        anna.answers(f"f/c{n}#effect", GOOD, at(0, 20 + n))
    assert at_home(anna, MONDAY).remembered is None

    for n, rating in enumerate((GOOD, HARD, AGAIN)):
        anna.answers(f"f/c{n}#effect", rating, at(3, n))
    anna.answers("f/c2#effect", GOOD, at(3, 12))
    anna.act("cram", "f/c3#effect", at(3, 30), rating=1)
    anna.undoes(anna.answers("f/c3#effect", AGAIN, at(3, 40)), at(3, 41))

    assert at_home(anna, at(3).day).remembered == pytest.approx(2 / 3)


def test_a_first_meeting_after_a_reset_is_no_review() -> None:
    anna = claims(1)
    anna.answers("f/c0#effect", GOOD, at())
    anna.act("reset", "f/c0#effect", at(1))
    anna.answers("f/c0#effect", AGAIN, at(2))

    assert at_home(anna, at(2).day).remembered is None


def test_what_was_met_before_the_window_counts_as_a_review() -> None:
    anna = claims(1)
    anna.answers("f/c0#effect", GOOD, at())
    anna.answers("f/c0#effect", GOOD, at(50))

    assert at_home(anna, at(50).day).remembered == 1


def test_a_pace_is_the_median_of_ten_answers_at_least() -> None:
    anna = claims(11)
    for n in range(10):
        assert at_home(anna, MONDAY).pace is None
        anna.act("review", f"f/c{n}#effect", at(0, n), rating=3, due=at(2).day, ms=1000 + (n > 6) * 100_000)

    assert at_home(anna, MONDAY).pace == 1000


def dues(anna: Learner, *due: int) -> None:
    for n, (key, day) in enumerate(zip(anna.library.cards, due, strict=False)):
        anna.answers(key, GOOD, at(-9, n), due=MONDAY + timedelta(days=day))


def test_the_load_ahead_is_one_card_of_an_item_a_day_the_others_the_next() -> None:
    anna = Learner(
        library(numbered([*(thin(f"f/c{n}#effect") for n in range(3)), thin("f/c0#cause"), thin("f/c0#why")]))
    )
    dues(anna, 1, 1, 1, 2, 7)
    anna.act("suspend", "f/c2#effect", at())

    ahead = dict(at_home(anna, MONDAY).ahead)
    assert [ahead[MONDAY + timedelta(days=day)] for day in range(1, 8)] == [1, 2, 1, 0, 0, 0, 0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(list(Rating))), max_size=12))
def test_the_first_bar_is_what_tomorrow_will_ask_once_today_is_done(history: list[tuple[int, Rating]]) -> None:
    anna = Learner(
        library(numbered(thin(f"f/c{n}#{drill}") for n in range(3) for drill in ("effect", "cause"))),
        Settings(new_per_day=3),
    )
    day = 0
    for days, rating in history:
        work = anna.agenda(at(day))
        for minute, key in enumerate((*work.reviews, *work.new)):
            anna.answers(key, rating, at(day, minute))
            if isinstance(anna.outcome(key, GOOD, at(day, 30 + minute)).due, date) and rating < GOOD:
                anna.answers(key, EASY, at(day, 30 + minute))
        for step in anna.agenda(at(day, 60)).steps:
            anna.answers(step.key, EASY, at(day, 60))
        figures, promised = at_home(anna, at(day).day), tomorrow(anna.library, anna.states, at(day, 90), anna.settings)

        assert figures.ahead[0] == (at(day + 1).day, promised.due)
        assert promised == anna.tallies(at(day + 1, 90))[1]._replace(met=0, total=0)
        day += days


def test_recalled_is_the_sum_of_retrievabilities_of_what_was_met() -> None:
    anna = claims(5)
    dues(anna, 1, 1, 3)
    memories = [state.memory for state in anna.states.values()]

    assert recalled(anna.states.values(), MONDAY) == pytest.approx(
        sum(retrievability(memory, MONDAY) for memory in memories if isinstance(memory, Seen))
    )
    assert 0 < recalled(anna.states.values(), MONDAY + timedelta(days=30)) < recalled(anna.states.values(), MONDAY) < 3


# ---- the summary


def answer(
    uid: str, key: str, rating: Rating, due: Due, said: str = "", first: bool = False, step: bool = False
) -> Answer:
    memory = Seen(3.0, 5.0, due, "review", None, 0, MONDAY, 1, 0)
    return Answer(uid, Showing(key, 0, first, step), Outcome(rating, due, memory), said, 0, 20_000)


def test_the_figures_of_a_summary_agree() -> None:
    cards = numbered([thin("f/t#name"), thin("f/c#effect"), thin("f/q#answer"), thin("f/r#effect"), thin("f/s#effect")])
    soon, tuesday = at(0, 10).at, MONDAY + timedelta(days=1)
    sitting = Sitting(("f/s#effect",), cards=library(cards).cards)
    for one in (
        answer("1", "f/t#name", AGAIN, soon, "myokines", first=True),
        answer("2", "f/c#effect", GOOD, tuesday, first=True),
        answer("3", "f/r#effect", AGAIN, soon, "BDNF"),
        answer("4", "f/q#answer", GOOD, tuesday),
        answer("5", "f/r#effect", GOOD, tuesday, step=True),
    ):
        sitting = sitting.rated(one)

    assert summary(sitting, sitting.cards) == Summary(
        cards=4,
        ms=100_000,
        kept=1,
        reviews=2,
        met={"term": 1, "claim": 1},
        slipped=(Slip("f/r#effect", "BDNF", tuesday),),
        coming=1,
        until=soon,
    )
    assert (sitting.done, sitting.to_go) == (3, 2)


def test_an_empty_summary_is_all_nothing() -> None:
    assert summary(Sitting(()), {}) == Summary(0, 0, 0, 0, {}, (), 0, None)


def test_tomorrow_of_one_deck_is_that_decks() -> None:
    anna = claims(15)
    dues(anna, 1, 1, 4)

    assert tomorrow(anna.library, anna.states, at(), anna.settings, ("all",)) == Tally(2, 0, 10)
    assert tomorrow(anna.library, anna.states, at(), anna.settings, ("other",)) == Tally()
