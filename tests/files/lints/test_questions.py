"""Questions of yes or no, and two questions in one."""

from __future__ import annotations

import pytest

from tests.files.lints.reading import lines, quoted
from tutor.files.lints.questions import two, yes_no

YES_OR_NO = [
    "Is sleep needed for memory?",
    "Does BDNF cross the blood-brain barrier?",
    "Can adult brains grow new neurons?",
    "In mice, does silencing SF1 cells abolish the gain?",
    "Are otters mammals?",
    "Isn’t cardio enough on its own?",
    "True or false: muscle is a gland.",
    "The article calls it a switch. Is that right?",
    "Did the trial of 2019 find an effect?",
    "Has anyone measured this in people?",
    "Should children nap after lunch?",
    "Will lower doses do as well or not?",
    "When sleep is cut short, does recall suffer?",
    "Do you think that naps help?",
    "**Do** plants sleep?",
    "May one skip the warm-up?",
    "Does 'deep work' need silence?",
    "Were the Vikings the first Europeans in America?",
]
OPEN = [
    "What does sleep do to memory?",
    "Is myelin a fat or a protein?",
    "Why does sleep matter?",
    "How long does the effect last?",
    "Can you name the hormone that falls?",
    "Do you know which gland makes cortisol?",
    "Is exercise safe after a stroke, and why?",
    "Which of these is true?",
    "In which organ is bile made?",
    "Name the three phases of sleep.",
    "May 1968: who was president of France?",
    "Will Durant wrote which history?",
    "When is a review worth most?",
    "What is meant by 'is it safe?'",
    "To what does 'does not replicate' refer?",
    "Does the drug help, and if so, how?",
    "What happens when cells are silenced?",
    "Must-see sights of Rome: which one is oldest?",
    "After a stroke, what helps most?",
    "Would you explain how a vaccine works?",
]


@pytest.mark.parametrize("question", YES_OR_NO)
def test_a_question_of_yes_or_no(question: str) -> None:
    assert yes_no(question)


@pytest.mark.parametrize("question", OPEN)
def test_a_question_that_is_open(question: str) -> None:
    assert yes_no(question) == ""


@pytest.mark.parametrize(
    ("answer", "shallow"),
    [
        ("answer: 'Yes, in adults as well.'", True),
        ("points: ['yes, in adults as well']", True),
        ("typed: [yes, it does]", True),
        ("{right: yes, wrong: [no, nobody knows]}", True),
        ("{right: in adults as well, wrong: [in children alone]}", True),
        ("points: [in children it does, in adults less so]", False),
        ("typed: BDNF", False),
        ("number: 3", False),
        ("{right: in adults, wrong: [in children, in mice]}", False),
    ],
)
def test_it_is_shallow_by_what_it_asks_for(answer: str, shallow: bool) -> None:
    form = answer.strip("{}").replace(", wrong", "\n    wrong") if answer.startswith("{") else answer
    text = f"faqs:\n  - question: Does the brain grow new cells?\n    {form}\n"

    assert lines(text, "yes-no-question") == ([2] if shallow else [])


TWO = [
    "What is BDNF and what does it do?",
    "Where and when was the trial run?",
    "What is myelin? What does it do?",
    "Who discovered penicillin and who made it into a drug?",
    "How many trials were pooled and how many people took part?",
    "Which gland makes cortisol, and when does its level peak?",
    "Why do cats purr and how do they do it?",
    "What causes scurvy, and can it be cured?",
    "How long does the effect last and does it fade?",
    "What is a synapse, and where is it found?",
    "When did it begin? Who began it?",
    "Which cells fire after a run and for how long do they go on?",
    "Is cardio enough, and should we lift weights too?",
    "How and why does sleep help?",
    "Which hormone falls, and in which organ is it made?",
    "What is myelin made of, and which cells make it?",
    "What is scurvy and what causes it?",
]
ONE = [
    "What happens to memory when we sleep and dream?",
    "Which factors decide what we remember and what we forget?",
    "What is the link between sleep and memory?",
    "What distinguishes people who learn fast and who do not forget?",
    "Is walking enough, or should I lift weights as well?",
    "Is the claim sound, and why?",
    "Does it cross the barrier? Why?",
    'What did the paper "Does sleep help?" find?',
    "How do salt and water move between cells?",
    "Which two things changed over two weeks of training?",
    "What do the trials say about how long and how often to train?",
    "Cardio or weights? Which raises BDNF more?",
    "What is known about who benefits and when?",
    "The article calls SF1 neurons a switch. What do the experiments show?",
    "What rises and falls within a day?",
    "How did Pavlov and his dogs become famous?",
    "What does a cell do to find out where it is and how it should grow?",
    "Which animals are both hunted and kept?",
]


@pytest.mark.parametrize("question", TWO)
def test_two_questions_in_one(question: str) -> None:
    assert two(question)


@pytest.mark.parametrize("question", ONE)
def test_one_question(question: str) -> None:
    assert two(question) == ""


@pytest.mark.parametrize("question", ["Ist das so?", "Is dat zo?", "Was ist Myelin und was is it?", "Do we know?"])
def test_what_is_not_english_is_left_alone(question: str) -> None:
    text = f"faqs:\n  - question: {quoted(question)}\n    answer: so\n"

    assert lines(f"language: de\n{text}", "yes-no-question") == []
    assert lines(f"language: de\n{text}", "two-questions") == []


def test_a_draft_waits_until_it_is_accepted() -> None:
    text = "faqs:\n  - question: Does it matter, and what is it?\n    answer: 'Yes.'\n"

    assert lines(text, "yes-no-question") == []
    assert lines(text, "two-questions") == [2]
    assert lines(f"{text}    draft: true\n", "two-questions") == []
