"""What leaves of a history: what held, in order, with the memory it led to."""

from __future__ import annotations

import pytest

from tests.core.learner import AGAIN, EASY, GOOD, Learner, at, library, numbered, thin
from tutor.core.carried import Answered, Forgotten, carried
from tutor.core.memory import Seen, Unseen

KEY, OTHER = "sea/otters#answer", "sea/kelp#answer"


@pytest.fixture
def learner() -> Learner:
    return Learner(library(numbered([thin(KEY), thin(OTHER)])))


def test_each_answer_has_the_memory_before_and_after_it(learner: Learner) -> None:
    for day, rating in ((0, GOOD), (5, AGAIN), (6, EASY)):
        learner.answers(KEY, rating, at(day))
    told = carried(learner.rows)[KEY]
    first, second, third = told.events

    assert isinstance(first, Answered)
    assert isinstance(second, Answered)
    assert isinstance(third, Answered)
    assert (first.before, first.after) == (Unseen(), second.before)
    assert (second.after, third.after) == (third.before, told.state.memory)
    assert [event.rating for event in (first, second, third)] == [GOOD, AGAIN, EASY]
    assert told.state == learner.states[KEY]


def test_what_was_taken_back_crammed_or_asked_in_a_quiz_stays(learner: Learner) -> None:
    learner.answers(KEY, GOOD, at(0))
    learner.undoes(learner.answers(KEY, AGAIN, at(5)), at(5, 1))
    learner.act("cram", KEY, at(6), rating=1, ms=10)
    learner.act("quiz", KEY, at(7), rating=1)
    learner.act("flag", KEY, at(8))
    learner.act("bury", KEY, at(9))

    assert len(carried(learner.rows)[KEY].events) == 1


def test_a_command_that_was_taken_back_by_its_first_row_stays_for_every_card(learner: Learner) -> None:
    first = learner.answers(KEY, AGAIN, at(0))
    learner.act("review", OTHER, at(0, 1), rating=1, due=at(1).day, of=first.uid)
    learner.undoes(first, at(0, 2))

    assert carried(learner.rows, keys={OTHER}) == {}


def test_a_reset_is_told_where_there_was_something_to_forget(learner: Learner) -> None:
    learner.act("reset", KEY, at(0))
    learner.answers(KEY, GOOD, at(1))
    learner.act("reset", KEY, at(2))
    learner.act("reset", OTHER, at(3))

    assert [type(event) for event in carried(learner.rows)[KEY].events] == [Answered, Forgotten]
    assert OTHER not in carried(learner.rows)


def test_a_card_put_aside_before_it_was_met_is_told_too(learner: Learner) -> None:
    learner.act("suspend", KEY, at(0))
    learner.act("suspend", OTHER, at(0))
    learner.act("unsuspend", OTHER, at(0))

    assert {key: (told.state.suspended, told.events) for key, told in carried(learner.rows).items()} == {
        KEY: (True, ())
    }


def test_an_answer_by_a_clock_that_went_back_counts_for_the_later_day(learner: Learner) -> None:
    learner.answers(KEY, GOOD, at(3))
    back = at(2)._replace(at=at(3, 10).at)
    learner.answers(KEY, GOOD, back)
    last = carried(learner.rows)[KEY].events[-1]

    assert isinstance(last, Answered)
    assert isinstance(last.after, Seen)
    assert last.day == at(3).day
