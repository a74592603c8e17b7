"""Beginnings that say It, They or This, and nothing before them says of what."""

from __future__ import annotations

import pytest

from tests.files.lints.reading import lines, quoted
from tutor.files.lints.starts import disagrees, unclear, unclear_answer, unclear_question

UNCLEAR = [
    "It keeps neurons alive.",
    "They fire for an hour after a run.",
    "This lowers inflammation.",
    "These cells respond more strongly.",
    "Its level rises with age.",
    "Their activity decides whether mice get fitter.",
    "That explains the gain.",
    "He found it in mice.",
    "Those were silenced.",
    "It’s a protein of the blood.",
    "This variant blunts the response.",
    "She proved that bacteria cause ulcers.",
    "This is why kelp grows.",
    "*It* is made in the liver.",
]
CLEAR = [
    "It takes months of training to change the brain.",
    "It is exercise that raises BDNF.",
    "Those who sleep well remember more.",
    "That sleep matters is well known.",
    "Italy has many volcanoes.",
    "Itching is a symptom of the liver.",
    "It is not known whether mice dream.",
    "This article calls the consensus emerging.",
    "These days most people sit.",
    "There are non-responders.",
    "It was long believed that adults grow no neurons.",
    "Thistles close at night.",
    "It pays to test yourself before you read.",
    "IT staff sit all day.",
    "It seems that naps help.",
    "It's hard to tell them apart.",
]


@pytest.mark.parametrize("text", UNCLEAR)
def test_a_text_that_stands_by_itself_and_is_unclear(text: str) -> None:
    assert unclear(text)
    assert lines(f"faqs:\n  - flawed: {quoted(text)}\n    sound: Otters float.\n", "ambiguous-pronoun") == [2]
    assert lines(f"gist: [{quoted(text)}]\nterms: [{{term: a, definition: b}}]\n", "ambiguous-pronoun") == [1]
    assert lines(f"language: de\nfaqs:\n  - flawed: {quoted(text)}\n    sound: Otter.\n", "ambiguous-pronoun") == []


@pytest.mark.parametrize("text", CLEAR)
def test_a_text_that_stands_by_itself_and_is_clear(text: str) -> None:
    assert unclear(text) == ""


@pytest.mark.parametrize(
    "question",
    [
        "What does it do?",
        "Why are they important?",
        "Where is it found?",
        "How does this protein work?",
        "What did he discover?",
        "Does it cross the barrier?",
        "How long does this effect last?",
        "What is its function?",
        "Which hormone do they release?",
        "Why does that happen?",
        "Will this work let us speed things up?",
        "How are these cells named?",
        "What does it do to the heart?",
    ],
)
def test_an_unclear_question(question: str) -> None:
    assert unclear_question(question)


@pytest.mark.parametrize(
    "question",
    [
        "Why is it hard to learn a language late?",
        "What is it called when the heart stops?",
        "How long does it take to heal?",
        "Is it true that otters hold hands?",
        "What time is it in Tokyo at noon in London?",
        "Which of these does the article leave open?",
        "What does this article leave open?",
        "SF1 neurons fire after a run. What do they do?",
        "How is it known that adults grow neurons?",
        "What do otters eat?",
        "In otters, what does it do?",
        "Whose views does the article itself list as missing?",
        "What does it mean if a test is positive?",
        "What are those who gain nothing called?",
    ],
)
def test_a_clear_question(question: str) -> None:
    assert unclear_question(question) == ""


@pytest.mark.parametrize(
    ("line", "question", "unclear"),
    [
        ("They fire after a run.", "What does the trial show?", True),
        ("These were silenced.", "What did the study do?", True),
        ("Their level fell.", "What does insulin do?", True),
        ("They fire after a run.", "What do SF1 neurons do?", False),
        ("It keeps them alive.", "What does BDNF do?", False),
        ("They ask how the patient fares.", "What does the camp of gerontologists ask?", False),
        ("they were silenced", "What happened to mice?", False),
        ("Those who slept little", "What forgot the most?", False),
        ("They are eaten by otters.", "Why are urchins few?", False),
    ],
)
def test_an_answer_may_take_up_its_question(line: str, question: str, unclear: bool) -> None:
    assert bool(unclear_answer(line, question)) is unclear


def test_a_point_may_take_up_the_points_before_it() -> None:
    text = "faqs:\n  - question: What did the run bring?\n    points:\n      - {}\n      - they tire\n"

    assert lines(text.format("SF1 cells fire"), "ambiguous-pronoun") == []
    assert lines(text.format("glucose moved"), "ambiguous-pronoun") == [5]


@pytest.mark.parametrize(
    ("clue", "term", "wrong"),
    [
        ("They carry it to the brain.", "neurogenesis", True),
        ("It is released by muscle.", "myokines", True),
        ("Their loss brings dementia.", "synapse", True),
        ("Its number falls with age.", "neurons", True),
        ("They wrap nerve fibres.", "myelin", True),
        ("It wraps nerve fibres.", "myelin", False),
        ("They are released by muscle.", "myokines", False),
        ("This protein is raised by cardio.", "BDNF", False),
        ("They call it a fertiliser.", "BDNF", False),
        ("It lives in kelp.", "keystone species", False),
        ("It divides cells.", "mitosis", False),
        ("They gain nothing.", "non-responders", False),
        ("It is the study of matter.", "physics", False),
        ("They guard the streets.", "police", False),
        ("It was known that kelp feeds them.", "otters", False),
    ],
)
def test_a_clue_speaks_of_its_term(clue: str, term: str, wrong: bool) -> None:
    assert bool(disagrees(clue, term)) is wrong


def test_a_cause_is_named() -> None:
    text = "claims:\n  - {cause: this process, increases: speed, status: open}\n  - {cause: IT staff, increases: those who sit, status: open}\n  - {cause: its level, decreases: it, status: open}\n"

    assert lines(text, "ambiguous-pronoun") == [2, 4, 4]
