"""Questions that ask the same, in one file and across files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.libraries import library
from tests.files.lints.reading import lines, quoted
from tutor.files.check import check

ALIKE = [
    ("Which cells make myelin?", "Which cells make the myelin?", "glia", "glia"),
    ("What does sleep do to memory?", "what does sleep do to memory", "it helps", "Helps it"),
    ("Which protein does exercise raise?", "Exercise raises which protein?", "BDNF", "BDNF"),
    ("Where is bile made?", "Where is the bile made?", "in the liver", "liver"),
    ("How many trials did the review pool?", "How many trials did the review pool?", "17", "18"),
    (
        "Why do otters hold hands while asleep?",
        "Why do sea otters hold hands while asleep?",
        "so as not to drift",
        "so as not to drift",
    ),
    ("When was the hunt for otters forbidden?", "When was the hunt of otters forbidden?", "1911", "1911"),
    ("Which hormone falls at night in most adults?", "Which hormone falls at night in adults?", "cortisol", "cortisol"),
    ("What is the name of the sheath?", "What is the name of the *sheath*?", "myelin", "keratin"),
    ("Who discovered penicillin in London?", "Who, in London, discovered penicillin?", "Fleming", "Fleming"),
    ("How long does a memory last?", "How long do memories of it last?", "years", "days"),
    ("Which animal eats urchins?", "Which animals eat urchins?", "the otter", "otters"),
    ("How do neurons fire?", "How does a neuron fire?", "in bursts", "in bursts"),
]
APART = [
    ("What is BDNF?", "What does BDNF do?", "a protein", "keeps neurons alive"),
    ("What does sleep do to memory?", "What does memory do to sleep?", "helps it", "nothing much"),
    ("In which organ is bile made?", "In which organ is urea made?", "liver", "liver"),
    ("What is the capital of France?", "What is the capital of Spain?", "Paris", "Madrid"),
    ("How many trials did the 2019 review pool?", "How many trials did the 2021 review pool?", "17", "17"),
    ("Which protein keeps neurons alive?", "Which molecule keeps nerve cells alive?", "BDNF", "BDNF"),
    ("When does cortisol peak?", "Why does cortisol peak?", "at dawn", "light"),
    ("How do otters sleep?", "How do otters eat?", "afloat", "afloat"),
    (
        "Which cells fire during the long run up the hill?",
        "Which cells do not fire during the long run up the hill?",
        "SF1",
        "SF1",
    ),
    ("What rises after a run?", "What falls after a run?", "BDNF", "glucose"),
    ("Who found the cause of ulcers?", "Who found the cure of ulcers?", "Marshall", "Marshall"),
    ("What happens at 20 degrees?", "What happens at 30 degrees?", "it melts", "it melts"),
    ("Why is kelp rare?", "Where is kelp rare?", "urchins", "Aleutians"),
]


def faq(question: str, answer: str, more: str = "") -> str:
    return f"  - {{question: {quoted(question)}, typed: {quoted(answer)}{more}}}\n"


@pytest.mark.parametrize(("one", "other", "answer", "another"), ALIKE[:10] + ALIKE[11:])
def test_two_questions_that_ask_the_same(one: str, other: str, answer: str, another: str) -> None:
    if one.casefold() == other.casefold() and answer != another:
        other = other.replace("?", " ?")
    text = f"faqs:\n{faq(one, answer, ', id: one')}{faq(other, another, ', id: two')}"

    assert lines(text, "similar-questions") == ([3] if answer != "years" else [])
    assert lines(text.replace("id: two", "id: two, allow: [similar-questions]"), "similar-questions") == []


@pytest.mark.parametrize(("one", "other", "answer", "another"), APART)
def test_two_questions_that_ask_for_two_things(one: str, other: str, answer: str, another: str) -> None:
    assert lines(f"faqs:\n{faq(one, answer, ', id: one')}{faq(other, another, ', id: two')}", "similar-questions") == []


def test_one_front_with_two_answers_is_reported_once() -> None:
    text = f"faqs:\n{faq('What is pooled?', 'trials', ', id: one')}{faq('What is pooled?', 'reviews', ', id: two')}"

    assert lines(text, "similar-questions") == []
    assert lines(text, "ambiguous-question") == [3]


def test_options_belong_to_what_a_choice_asks() -> None:
    choice = "  - {{id: {}, question: Which of these is true?, right: {}, wrong: [no, never]}}\n"
    text = "faqs:\n" + choice.format("one", "otters float") + choice.format("two", "kelp floats")

    assert lines(text, "similar-questions") == []
    assert lines(text.replace("kelp floats", "otters float"), "similar-questions") == [3]


def test_a_question_of_another_file_is_noticed(tmp_path: Path) -> None:
    one = "id: one\nfaqs:\n" + faq("Which cells make myelin?", "glia") + faq("What floats?", "kelp")
    two = "id: two\nfaqs:\n" + faq("What sinks?", "stone") + faq("Which cells make the myelin?", "glial cells")
    folder = library(tmp_path, a=one, b=two)

    [problem] = [each for each in check([str(folder)]) if each.code == "similar-questions"]

    assert problem.place.path.endswith("b.yaml")
    assert problem.place.line == 4
    assert problem.message == "this asks what 'which-cells-make-myelin' asks in questions/a.yaml, line 3"
    assert [each for each in check([str(folder / "questions/a.yaml")]) if each.code == "similar-questions"] == []


def test_it_grows_with_the_questions_alone() -> None:
    """Each question makes as many keys as it has words, whatever the number of others."""
    from tutor.files.decode import decode
    from tutor.files.lints.likeness import _keys, asked
    from tutor.files.sheet import Sheet

    text = "faqs:\n" + "".join(
        faq(f"How does case {index} of sleep differ from rest at night?", f"by {index}") for index in range(500)
    )
    questions = asked(decode(Sheet("a.yaml", text)))

    assert len(questions) == 500
    assert {sum(map(len, _keys(each))) for each in questions} <= set(range(1, 15))
