"""The quiz: what is asked, what it is worth, and that it comes back from the log as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.files import OTTERS
from tests.core.learner import MONDAY, thin
from tutor.core.cards import Card
from tutor.core.drills import face
from tutor.core.faces import Graded, Mark, Picked, Shown, Typed
from tutor.core.log import Row, fold
from tutor.core.memory import Unseen
from tutor.core.quiz import (
    KINDS,
    Candidate,
    Question,
    Quiz,
    Reply,
    Wanted,
    answer_in,
    candidates,
    choose,
    comparable,
    explained,
    figures,
    kind_of,
    rating_of,
    results,
    text_of,
)
from tutor.core.text import plain

MARKS: tuple[Mark, ...] = ("right", "near", "wrong", "none")


def pool(*keys: str) -> list[Candidate]:
    return list(candidates(thin(key) for key in keys))


def reply(key: str = "brain/bdnf#name", mark: Mark = "right", said: str = "BDNF", count: int = 3) -> Reply:
    given = Shown() if mark == "none" else Typed(said)
    return Reply(Question(key, count, kind_of(key)), given, Graded(mark, None, "" if mark == "none" else said), 4_000)


def row(reply: Reply, number: int, of: str | None = None, day: date = MONDAY) -> Row:
    rating = rating_of(reply)
    card = reply.question.key if reply.question.carded else None
    return Row(f"u{number}", "here", card, "quiz", number, 60, day, None if rating is None else int(rating), text=text_of(reply), of=of)  # fmt: skip


KEYS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["name", "effect", "cause", "support", "answer"])),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(KEYS, st.integers(1, 12), st.integers(0, 10_000))
def test_as_many_as_wanted_are_asked_as_far_as_there_are_cards_each_once(
    found: list[tuple[str, str]], number: int, seed: int
) -> None:
    keys = {f"f/{item}#{drill}" for item, drill in found}

    asked = choose(pool(*sorted(keys)), Wanted(questions=number), seed)

    assert len(asked) == len({question.key for question in asked}) == min(number, len(keys))


@settings(max_examples=60, deadline=None)
@given(KEYS, st.integers(1, 12), st.integers(0, 10_000))
def test_no_item_comes_twice_while_another_one_is_left(found: list[tuple[str, str]], number: int, seed: int) -> None:
    keys = sorted({f"f/{item}#{drill}" for item, drill in found})

    items = [question.key.partition("#")[0] for question in choose(pool(*keys), Wanted(questions=number), seed)]

    assert len(set(items)) == min(number, len({key.partition("#")[0] for key in keys}))


def test_the_same_seed_asks_the_same_and_another_one_something_else() -> None:
    some = pool(*(f"f/i{number}#name" for number in range(40)))

    assert choose(some, Wanted(), 7) == choose(reversed(some), Wanted(), 7) != choose(some, Wanted(), 8)


def test_forms_take_turns_however_many_cards_one_of_them_has() -> None:
    many = pool(*(f"f/i{number}#name" for number in range(40)), "f/x#support", "f/y#answer", "f/z#effect")

    assert {question.kind for question in choose(many, Wanted(questions=4), 1)} == {
        "term",
        "support",
        "question",
        "claim",
    }


def test_a_kind_that_was_asked_for_is_the_only_one() -> None:
    some = pool("f/a#name", "f/b#support", "f/b#effect", "f/c#answer")

    assert [question.key for question in choose(some, Wanted(kind="support"), 1)] == ["f/b#support"]
    assert choose(some, Wanted(kind="chain"), 1) == ()


def test_an_authors_experiment_is_an_intervention_that_has_a_card() -> None:
    (asked,) = choose(pool("f/a#do", "f/b#effect"), Wanted(kind="intervention"), 1)

    assert (asked.key, asked.kind, asked.carded) == ("f/a#do", "intervention", True)
    assert not Question("f/a#intervention", 0, "intervention").carded


def test_what_the_learner_would_have_to_mark_is_not_asked() -> None:
    cards: list[Card] = [thin("f/a#why")._replace(grading="checklist"), thin("f/b#define")._replace(grading="self")]

    assert list(candidates(cards)) == []


SCORES: list[tuple[list[Mark], float, int, str]] = [
    ([], 0.0, 0, "nothing was answered"),
    (["right", "right"], 1.0, 0, "2 of 2 right: 100 %"),
    (["right", "near", "wrong", "none"], 0.375, 3, "1 of 4 right, 1 nearly right and counted half: 38 %"),
]


@pytest.mark.parametrize(("marks", "score", "mistakes", "said"), SCORES, ids=[row[3] for row in SCORES])
def test_nearly_right_counts_half_and_is_explained_as_well(
    marks: list[Mark], score: float, mistakes: int, said: str
) -> None:
    quiz = Quiz((), tuple(reply(mark=mark) for mark in marks))

    assert (quiz.score, len(quiz.mistakes), quiz.words) == (score, mistakes, said)


def test_what_the_program_failed_to_mark_counts_neither_way() -> None:
    failed = Reply(Question("f/a#name", 0, "term"), Typed("x"), Graded("none", None, "x"), 1)
    quiz = Quiz((), (failed, reply()))

    assert quiz.score == 1.0
    assert not quiz.mistakes
    assert rating_of(failed) is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(MARKS), st.text(max_size=8), st.sampled_from(["f/a#name", "f/b#intervention"])),
        min_size=1,
    )
)
def test_a_quiz_comes_back_from_its_rows_with_the_same_score(answers: list[tuple[Mark, str, str]]) -> None:
    replies = [reply(key, mark, said or "x") for mark, said, key in answers]
    rows = [row(one, number, None if number == 0 else "u0") for number, one in enumerate(replies)]

    (result,) = results(rows)

    assert result.score == pytest.approx(Quiz((), tuple(replies)).score)
    assert result.kinds == Quiz((), tuple(replies)).by_kind
    assert [answer_in(one) for one in rows] == [(one.question.key, 3, one.graded.said) for one in replies]


def test_a_quiz_that_was_taken_back_is_gone_and_another_stays() -> None:
    rows = [row(reply(), 0), row(reply(), 1, "u0"), row(reply(mark="wrong"), 2)]
    void = Row("v", "here", "brain/bdnf#name", "void", 9, 60, MONDAY, of="u0")

    assert [result.uid for result in results([*rows, void])] == ["u2"]


def test_a_quiz_moves_no_memory() -> None:
    assert fold([row(reply(), 0), row(reply(mark="wrong"), 1, "u0")]).memory == Unseen()


@pytest.mark.parametrize("text", [None, "", "BDNF", "[", "[1]", '["a","b"]', '{"a":1}', "[" * 5_000], ids=repr)
def test_rows_of_other_exercises_are_passed_over(text: str | None) -> None:
    other = Row("u", "here", None, "quiz", 1, 60, MONDAY, 3, text=text)

    assert results([other, other._replace(card="f/a#name")]) == ()


def test_only_quizzes_over_nothing_else_are_compared() -> None:
    (brain,) = results([row(reply(), 0)])
    (other,) = results([row(reply("sleep/rem#name"), 1)])

    assert comparable([brain, other], ["brain"], KINDS) == (brain,)
    assert comparable([brain, other], ["brain", "sleep"], KINDS, without="u0") == (other,)
    assert comparable([brain], ["brain"], ["claim"]) == ()


def test_figures_name_what_was_asked_about_in_a_fixed_order() -> None:
    quiz = Quiz((), (reply("f/a#support"), reply("f/b#effect", "near"), reply("f/c#name")))

    assert figures(quiz.by_kind) == "terms 1 of 1; claims 0.5 of 1; support 1 of 1"


def test_a_guess_is_worth_as_much_as_a_sure_answer() -> None:
    question = Question("f/a#support", 0, "support")
    sure, guess = (Reply(question, Picked(frozenset({0}), guess), Graded("right", None), 1) for guess in (False, True))

    assert sure.worth == guess.worth == 1.0


LINKED = [
    ("a claim asked for its effect", "otters-kelp/otters-urchins#effect", True),
    ("a term", "otters-kelp/keystone-species#name", False),
    ("a question", "otters-kelp/who-grazes#answer", False),
]


@pytest.mark.parametrize(("key", "drawn"), [row[1:] for row in LINKED], ids=[row[0] for row in LINKED])
def test_a_mistake_on_a_claim_is_explained_with_its_link_once(key: str, drawn: bool) -> None:
    shown = face(OTTERS, key, 0)
    graded = explained(shown, Graded("wrong", None), OTTERS)
    links = [row for row in (*graded.rows, *shown.rows) if row.label == "link" or row.kind == "chain"]

    assert len(links) == drawn
    assert all("→" in plain(line) for row in links for line in row.lines)
