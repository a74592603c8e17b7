"""A sitting as a value: what comes now, steps that come back, and rebuilding after an undo."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.learner import AGAIN, EASY, GOOD, HARD, MONDAY, Learner, at, library, numbered, thin
from tutor.core.agenda import EVERYTHING, Options, Step
from tutor.core.cards import STANDARD
from tutor.core.days import Moment
from tutor.core.log import Row
from tutor.core.memory import Rating
from tutor.core.settings import Settings
from tutor.core.sitting import Answer, Finished, Showing, Sitting, Waiting, begin, resume


class Study:
    """A learner and the sitting, walked together as a face of the program does."""

    def __init__(self, anna: Learner, now: Moment, options: Options = EVERYTHING) -> None:
        self.anna, self.options = anna, options
        self.sitting = begin(anna.agenda(now, options), anna.library.cards, anna.states, now)
        self.rows: list[Row] = []

    def shown(self, now: Moment) -> Showing:
        showing = self.sitting.show(now)
        assert isinstance(showing, Showing)
        return showing

    def rate(self, rating: Rating, now: Moment, said: str = "") -> str:
        showing = self.shown(now)
        while showing.predict:
            self.sitting = self.sitting.predicted()
            showing = self.shown(now)
        outcome = self.anna.outcome(showing.key, rating, now)
        if self.sitting.cram:
            row = self.anna.act("cram", showing.key, now, rating=int(rating), ms=4000)
        else:
            row = self.anna.answers(showing.key, rating, now)
        self.rows.append(row)
        self.sitting = self.sitting.rated(Answer(row.uid, showing, outcome, said, now.at, 4000))
        return showing.key

    def undo(self, now: Moment) -> str:
        row = self.rows.pop()
        self.anna.undoes(row, now)
        assert row.card is not None
        work = self.anna.agenda(now, self.options)
        self.sitting = resume(self.sitting, work, self.anna.library.cards, self.anna.states, now, row.card, row.uid)
        return row.card

    def left(self) -> set[str]:
        return {*self.sitting.queue, *(step.key for step in self.sitting.steps)}


def claims(number: int) -> Learner:
    return Learner(library(numbered(thin(f"f/c{n}#effect") for n in range(number))), Settings(new_per_day=number))


def test_what_is_shown_says_how_it_is_met() -> None:
    study = Study(claims(1), at())
    assert study.shown(at()) == Showing("f/c0#effect", 0, first=True)

    study.rate(AGAIN, at())
    assert study.shown(at(0, 10)) == Showing("f/c0#effect", 1, step=True)

    study.rate(GOOD, at(0, 10))
    assert study.sitting.show(at(0, 11)) == Finished()

    assert Study(study.anna, at(5)).shown(at(5)) == Showing("f/c0#effect", 2)


def test_done_and_to_go_count_each_card_once() -> None:
    study = Study(claims(3), at())
    counts = [(study.sitting.done, study.sitting.to_go)]
    for minute, rating in enumerate((GOOD, AGAIN, GOOD)):
        study.rate(rating, at(0, minute))
        counts.append((study.sitting.done, study.sitting.to_go))
    study.rate(GOOD, at(0, 11))

    assert counts == [(0, 3), (1, 2), (1, 2), (2, 1)]
    assert (study.sitting.done, study.sitting.to_go) == (3, 0)


@pytest.mark.parametrize(
    ("rating", "pace", "place"),
    [(AGAIN, 1, 10), (HARD, 1, 15), (AGAIN, 4, 6), (HARD, 10, 6)],
    ids=["ten minutes", "Hard fifteen", "five others where those take longer", "five others after Hard too"],
)
def test_a_step_comes_back_after_its_minutes_or_five_others_whichever_is_later(
    rating: Rating, pace: float, place: int
) -> None:
    study = Study(claims(30), at())
    first = study.rate(rating, at())
    came = [first]
    while len(came) == 1 or came[-1] != first:
        came.append(study.rate(GOOD, at(0, len(came) * pace)))

    assert len(came) - 1 == place


def test_when_only_steps_are_left_those_due_within_twenty_minutes_come_at_once() -> None:
    study = Study(claims(2), at())
    first, second = study.rate(HARD, at()), study.rate(AGAIN, at(0, 1))

    assert study.shown(at(0, 2)).key == first
    study.rate(GOOD, at(0, 2))
    assert study.shown(at(0, 2)).key == second


def test_the_card_just_answered_is_waited_for_and_comes_when_its_time_has_come() -> None:
    study = Study(claims(1), at())
    study.rate(AGAIN, at())
    due = at(0, 10).at

    assert study.sitting.show(at(0, 4)) == Waiting(due, 1)
    assert study.sitting.wait().show(at(0, 9)) == Waiting(due, 1)
    assert study.sitting.wait().show(at(0, 10)) == Showing("f/c0#effect", 1, step=True)


def test_who_waits_is_not_asked_early() -> None:
    study = Study(claims(2), at())
    study.rate(AGAIN, at())
    study.rate(AGAIN, at(0, 1))
    waiting = study.sitting.wait()

    assert waiting.show(at(0, 2)) == Waiting(at(0, 10).at, 2)
    assert isinstance(waiting.show(at(0, 10)), Showing)


def test_a_step_of_an_earlier_sitting_comes_first_when_its_time_has_come() -> None:
    anna = claims(3)
    key = Study(anna, at()).rate(AGAIN, at())
    study = Study(anna, at(0, 30))

    assert study.shown(at(0, 30)) == Showing(key, 1, step=True)


def test_a_step_that_shares_an_answer_with_the_last_card_lets_another_go_first() -> None:
    cards = numbered([thin("f/a#effect", shares=["x"]), *(thin(f"f/b{n}#effect") for n in range(6))])
    cards[5] = cards[5]._replace(shares=(*cards[5].shares, "x"))
    study = Study(Learner(library(cards)), at())
    study.rate(AGAIN, at())
    came = [study.rate(GOOD, at(0, 10 + minute)) for minute in range(6)]

    assert came[4:] == ["f/b4#effect", "f/b5#effect"]
    assert study.rate(GOOD, at(0, 20)) == "f/a#effect"


def test_a_prediction_comes_before_its_card_writes_no_row_and_counts_as_no_card() -> None:
    cards = numbered([thin("f/run#effect", predict=True), thin("f/run#do", depth=STANDARD), thin("f/walk#effect")])
    study = Study(Learner(library(cards)), at())
    before = (study.sitting.done, study.sitting.to_go)

    assert study.shown(at()) == Showing("f/run#do", 0, predict=True)
    study.sitting = study.sitting.predicted()
    assert study.shown(at()) == Showing("f/run#effect", 0, first=True)
    assert (study.sitting.done, study.sitting.to_go) == before
    assert study.rate(GOOD, at()) == "f/run#effect"

    assert study.undo(at(0, 1)) == "f/run#effect"
    assert study.shown(at(0, 1)) == Showing("f/run#effect", 0, first=True)


@pytest.mark.parametrize(
    ("rating", "shares", "following"),
    [(AGAIN, (), "f/t1#name"), (GOOD, (), "g/q0#answer"), (AGAIN, ("x",), "g/q0#answer")],
    ids=["a miss", "no miss", "a term that the reveal has just given away"],
)
def test_a_missed_claim_is_followed_by_the_weakest_of_its_terms_still_to_come(
    rating: Rating, shares: tuple[str, ...], following: str
) -> None:
    cards = numbered(
        [
            *(thin(f"f/t{n}#name", shares=shares) for n in range(3)),
            thin("f/c#effect", after=["f/t1", "f/t2"], shares=shares),
            *(thin(f"g/q{n}#answer") for n in range(2)),
        ]
    )
    study = Study(Learner(library(cards)), at())
    study.sitting = study.sitting._replace(
        queue=("f/c#effect", "g/q0#answer", "f/t0#name", "f/t1#name", "f/t2#name", "g/q1#answer")
    )
    assert study.rate(rating, at()) == "f/c#effect"

    assert study.shown(at()).key == following


def test_a_missed_chain_is_followed_by_its_weakest_link_still_to_come() -> None:
    links = ("f/a", "g/b")
    chain = thin("f/a..g/b#chain", after=links, shares=("f/a..g/b", *links))
    cards = numbered([chain, *(thin(f"{link}#effect", shares=(link,)) for link in links), thin("g/q#answer")])
    study = Study(Learner(library(cards)), at())
    study.sitting = study.sitting._replace(queue=(chain.key, "g/q#answer", "g/b#effect", "f/a#effect"))
    assert study.rate(AGAIN, at()) == chain.key

    assert study.shown(at()).key == "g/b#effect"


def test_a_skipped_card_leaves_without_being_done() -> None:
    study = Study(claims(3), at())
    study.sitting = study.sitting.skipped(study.shown(at()).key)

    assert (study.sitting.done, study.sitting.to_go) == (0, 2)


def test_the_minutes_end_a_sitting() -> None:
    study = Study(claims(9), at(), Options(minutes=5))
    study.rate(GOOD, at(0, 4))

    assert isinstance(study.sitting.show(at(0, 4.9)), Showing)
    assert study.sitting.show(at(0, 5)) == Finished()


def test_a_number_of_cards_is_kept_over_an_undo() -> None:
    study = Study(claims(9), at(), Options(cards=4))
    study.rate(GOOD, at())
    study.rate(GOOD, at(0, 1))
    study.undo(at(0, 2))

    assert (study.sitting.done, study.sitting.to_go) == (1, 3)


def test_slips_are_reviews_answered_again_and_come_once_more_unscheduled() -> None:
    anna = claims(3)
    for n in range(2):
        anna.answers(f"f/c{n}#effect", GOOD, at(0, n))
    study = Study(anna, at(2))
    lapsed = study.rate(AGAIN, at(2), "BDNF")
    study.rate(GOOD, at(2, 1))
    new = study.rate(AGAIN, at(2, 2))
    study.rate(AGAIN, at(2, 13))
    assert [answer.showing.key for answer in study.sitting.slipped] == [lapsed]
    assert new != lapsed

    before = dict(anna.states)
    study.sitting = study.sitting.again()
    assert study.shown(at(2, 20)).key == lapsed
    study.rate(AGAIN, at(2, 20))
    assert study.sitting.show(at(2, 21)) == Finished()
    assert anna.states == before

    study.undo(at(2, 22))
    assert study.shown(at(2, 22)).key == lapsed


def test_more_new_cards_come_after_what_is_left() -> None:
    anna = Learner(library(numbered(thin(f"f/c{n}#effect") for n in range(9))), Settings(new_per_day=2))
    study = Study(anna, at())
    study.rate(GOOD, at())
    now = at(0, 1)
    study.sitting = resume(study.sitting, anna.agenda(now, Options(more_new=3)), anna.library.cards, anna.states, now)

    assert study.sitting.queue == ("f/c1#effect", "f/c2#effect", "f/c3#effect", "f/c4#effect")
    assert study.sitting.done == 1


def test_a_cram_asks_every_met_card_once_and_an_undo_brings_back_one() -> None:
    anna = claims(4)
    for n in range(3):
        anna.answers(f"f/c{n}#effect", EASY, at(0, n))
    study = Study(anna, at(1), Options(cram=True))
    assert study.sitting.to_go == 3

    first = study.rate(AGAIN, at(1))
    study.rate(GOOD, at(1, 1))
    assert study.undo(at(1, 2)) != first
    assert (study.sitting.done, study.sitting.to_go) == (1, 2)


def test_an_undo_brings_back_its_card_alone_though_the_day_would_now_choose_another() -> None:
    """The `support` that came too soon after the first this morning could come by now."""
    keys = ["a/s0#support", "a/c0#effect", *(f"b/q{n}#answer" for n in (2, 4, 3, 1)), "b/s0#support", "b/q0#answer"]
    study, minute = Study(Learner(library(numbered(map(thin, keys))), Settings(new_per_day=7)), at()), 0
    while study.sitting.queue:
        last, minute = study.rate(EASY, at(0, minute)), minute + 1
    assert study.undo(at(0, minute)) == last

    assert study.left() == {last}
    assert (study.sitting.done, study.sitting.to_go) == (6, 1)


def test_an_undone_act_on_a_card_that_is_not_due_does_not_ask_it_again() -> None:
    anna = claims(2)
    anna.answers("f/c0#effect", EASY, at())
    study = Study(anna, at(1))
    row = anna.act("flag", "f/c0#effect", at(1))
    anna.undoes(row, at(1))
    study.sitting = resume(
        study.sitting, anna.agenda(at(1)), anna.library.cards, anna.states, at(1), "f/c0#effect", row.uid
    )

    assert study.left() == {"f/c1#effect"}


def test_an_unsuspended_card_comes_back_in_front() -> None:
    anna = claims(3)
    study = Study(anna, at())
    row = anna.act("suspend", "f/c2#effect", at())
    study.sitting = study.sitting.skipped("f/c2#effect")
    anna.undoes(row, at())
    study.sitting = resume(
        study.sitting, anna.agenda(at()), anna.library.cards, anna.states, at(), "f/c2#effect", row.uid
    )

    assert study.shown(at()).key == "f/c2#effect"
    assert study.sitting.to_go == 3


def test_steps_far_away_open_the_summary() -> None:
    anna = claims(2)
    sitting = Sitting((), (Step("f/c0#effect", at(0, 40).at),), cards=anna.library.cards)

    assert sitting.show(at()) == Waiting(at(0, 40).at, 1)


# ---- laws

ratings = st.sampled_from([AGAIN, HARD, GOOD, GOOD, EASY])


def busy() -> Learner:
    """Reviews due, some of them sharing answers, and new cards with their terms and predictions."""
    cards = numbered(
        [
            *(thin(f"a/t{n}#name", shares=[f"x{n % 2}"]) for n in range(4)),
            *(thin(f"a/c{n}#effect", after=[f"a/t{n}"], shares=[f"x{n % 2}"], predict=True) for n in range(4)),
            *(thin(f"a/c{n}#do", depth=STANDARD) for n in range(4)),
            *(thin(f"b/q{n}#answer") for n in range(4)),
        ]
    )
    anna = Learner(library(cards), Settings(new_per_day=6))
    for minute, key in enumerate(("a/t0#name", "a/t1#name", "b/q0#answer", "a/c0#effect")):
        anna.answers(key, GOOD, at(0, minute), due=MONDAY + timedelta(days=3))
    return anna


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ratings, st.integers(0, 8)), max_size=20), st.integers(0, 6))
def test_an_undo_rebuilds_the_sitting_with_that_card_in_front(history: list[tuple[Rating, int]], undos: int) -> None:
    study, minute = Study(busy(), at(4)), 0
    total = study.sitting.to_go
    before: list[tuple[set[str], int, dict[str, object]]] = []
    for rating, minutes in history:
        minute += minutes
        if not isinstance(study.sitting.show(at(4, minute)), Showing):
            break
        before.append((study.left(), study.sitting.done, dict(study.anna.states)))
        study.rate(rating, at(4, minute))
        assert study.sitting.done + study.sitting.to_go == total
    for left, done, states in reversed(before[max(0, len(before) - undos) :]):
        key = study.undo(at(4, minute))

        assert (study.left(), study.sitting.done) == (left, done)
        assert {key: state for key, state in study.anna.states.items() if state.last_rating} == {
            key: state
            for key, state in states.items()
            if state.last_rating  # type: ignore[attr-defined]
        }
        assert study.shown(at(4, minute)).key == key


@settings(max_examples=60, deadline=None)
@given(st.lists(ratings, max_size=60))
def test_every_sitting_ends_with_every_card_done_and_no_card_twice_in_a_row(history: list[Rating]) -> None:
    study, minute = Study(busy(), at(4)), 0
    total, came = study.sitting.to_go, [""]
    answers = iter([*history, *[GOOD] * 60])
    while not isinstance(study.sitting.show(at(4, minute)), Finished):
        if isinstance(study.sitting.show(at(4, minute)), Waiting):
            minute += 1
            continue
        key = study.rate(next(answers), at(4, minute))
        assert key != came[-1] or len(study.left() | {key}) == 1
        came.append(key)
        minute += 1

    assert (study.sitting.done, study.sitting.to_go) == (total, 0)
