"""A sure mistake: its refutation in the same sitting, and again within the week."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.learner import AGAIN, EASY, GOOD, Learner, at, library, thin
from tutor.core.faces import (  # fmt: skip
    Arranged,
    Face,
    Given,
    Graded,
    Judge,
    Judged,
    Option,
    Pick,
    Picked,
    Recall,
    Row,
    Shown,
    Ticked,
    Typed,
    TypeIn,
    sure_of,
)
from tutor.core.grading import refutation
from tutor.core.memory import WEEK, Outcome, Rating, Seen, outcomes
from tutor.core.sitting import Answer, Showing, Sitting
from tutor.core.text import plain, words

KEY = "f/a#name"
PICK = Pick((Option(words("kelp"), True), Option(words("moss"), False, words("it grows on land"))))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([GOOD, EASY]), min_size=1, max_size=6))
def test_after_a_sure_mistake_every_pass_is_promised_within_the_week_and_memory_is_what_it_would_be(
    passes: list[Rating],
) -> None:
    learner, day = Learner(library([thin(KEY)])), 0
    for rating in passes:
        due = learner.answers(KEY, rating, at(day)).due
        day = day + 1 if isinstance(due, int) else (due - at().day).days  # type: ignore[operator]
    learner.answers(KEY, AGAIN, at(day))
    memory, now = learner.states[KEY].memory, at(day, 12)

    free, capped = outcomes(KEY, memory, now), outcomes(KEY, memory, now, most=WEEK)
    days = [(one.due - now.day).days for one in capped if not isinstance(one.due, int)]

    assert days == sorted(set(days))
    assert all(1 <= one <= WEEK for one in days)
    assert [one.memory._replace(due=0) for one in capped] == [one.memory._replace(due=0) for one in free]


SURE: list[tuple[Given, bool | None]] = [
    (Typed("kelp"), True),
    (Typed("kelp", guess=True), False),
    (Picked(frozenset({1})), True),
    (Judged(True, guess=True), False),
    (Arranged((0, 1)), None),
    (Ticked(frozenset()), None),
    (Shown(), None),
]


@pytest.mark.parametrize(("given_", "sure"), SURE, ids=repr)
def test_only_forms_that_can_say_so_are_sure_or_a_guess(given_: Given, sure: bool | None) -> None:
    assert sure_of(given_) is sure


def answer(rating: Rating, sure: bool | None, key: str = KEY) -> Answer:
    memory = Seen(1.0, 5.0, 0, "relearning", 0, 0, at().day, 2, 1)
    return Answer("u", Showing(key, 1), Outcome(rating, 0, memory), "moss", 0, 1, sure)


def test_a_refutation_is_due_after_a_sure_mistake_until_the_card_is_answered_again() -> None:
    sitting = Sitting((), answers=(answer(AGAIN, True),))

    assert sitting.refuted(KEY) == sitting.answers[0]
    assert sitting.refuted("f/b#name") is None
    assert sitting._replace(answers=(*sitting.answers, answer(GOOD, True))).refuted(KEY) is None
    assert Sitting((), answers=(answer(AGAIN, False),)).refuted(KEY) is None
    assert Sitting((), answers=(answer(AGAIN, None),)).refuted(KEY) is None


def grade(face: Face, given_: Given) -> Graded:
    wrong = given_ in (Typed("moss"), Picked(frozenset({1})), Judged(True))
    return (
        Graded("wrong", AGAIN, rows=(Row("why not", (words("it grows on land"),)),)) if wrong else Graded("right", GOOD)
    )


REFUTED = [
    ("typed", TypeIn(("kelp",)), "moss", ["you were sure of moss", "it grows on land"]),
    ("chosen", PICK, "moss", ["you were sure of moss", "it grows on land"]),
    ("judged", Judge(False, words("why")), "sound", ["you were sure of sound", "it grows on land"]),
    ("accepted by now", TypeIn(("kelp",)), "kelp", []),
    ("an option that is gone", PICK, "coral", []),
    ("nothing said", TypeIn(("kelp",)), "", []),
    ("recalled", Recall(), "moss", []),
]


@pytest.mark.parametrize(("ask", "said", "told"), [row[1:] for row in REFUTED], ids=[row[0] for row in REFUTED])
def test_a_refutation_says_what_was_given_and_why_it_is_wrong(ask: object, said: str, told: list[str]) -> None:
    face = Face(KEY, "term", words("?"), ask)  # type: ignore[arg-type]

    assert [plain(line) for row in refutation(face, said, grade) for line in row.lines] == told
