"""Wrong options that are right."""

from __future__ import annotations

import pytest

from tests.files.lints.reading import found, lines, quoted
from tutor.files.lints.options import like

SAME = [
    ("Myelin.", "myelin"),
    ("the hippocampus", "hippocampus"),
    ("A protein", "protein"),
    ("They  fire after a run.", "They fire after a run"),
    ("*BDNF*", "BDNF"),
    ("an hour", "hour"),
    ("Mice ran farther!", "mice ran farther"),
    ("more oxygen,", "more oxygen"),
    ("`p53`", "p53"),
    ("The Nile", "Nile"),
    ("it rises;", "it rises"),
    ("vessels  grow", "vessels grow"),
]
OTHER = [
    ("p < 0.05", "p > 0.05"),
    ("Bdnf", "BDNF"),
    ("it rises", "it falls"),
    ("+5", "-5"),
    ("1.5", "15"),
    ("a cell", "cells"),
    ("US", "us"),
    ("C", "C++"),
    ("exercise raises BDNF", "BDNF raises exercise"),
    ("needed", "not needed"),
    ("25 %", "25"),
    ("the first", "the last"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_options_that_are_one(one: str, other: str) -> None:
    assert like(one) == like(other)
    text = f"faqs:\n  - question: What is it?\n    right: {quoted(one)}\n    wrong:\n      - else\n      - say: {quoted(other)}\n"
    assert lines(text, "distractor-is-right") == [6]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_options_that_are_two(one: str, other: str) -> None:
    assert like(one) != like(other)


def test_an_option_that_stands_twice_twins_that_agree_and_a_misreading_that_is_true() -> None:
    text = """\
sources: [{id: one, title: A look at it, design: rct}]
defaults: {evidence: one}
faqs:
  - question: What floats?
    right: kelp
    wrong: [stone, iron, Stone.]
  - flawed: Otters hold hands.
    sound: Otters hold hands
claims:
  - cause: otters
    increases: kelp
    say: Otters make kelp grow.
    misread:
      - {say: Otters eat kelp., why: They eat urchins.}
      - {say: otters make kelp grow, why: They do.}
"""

    assert lines(text, "distractor-is-right") == [6, 7, 15]
    assert "'otters-increases-kelp' says the same" in found(text, "distractor-is-right")[2].help


CLAIMS = """\
sources: [{{id: one, title: A look at it, design: rct}}]
terms:
  - {{term: BDNF, definition: A protein of the brain., full: brain-derived neurotrophic factor}}
faqs:
  - question: {question}
    right: cardio
    wrong: [{wrong}, naps]
claims:
  - {{cause: walking, increases: BDNF, verb: triggers, evidence: one}}
  - {{cause: stress, decreases: BDNF, evidence: one}}
  - {{cause: BDNF, increases: neurogenesis, evidence: one}}
  - {{cause: lifting, increases: BDNF, status: open}}
"""


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("What raises BDNF?", "walking"),
        ("Which of these increases BDNF?", "Walking"),
        ("What triggers BDNF?", "walking"),
        ("Which activity boosts BDNF?", "walking"),
        ("What lowers BDNF?", "stress"),
        ("What does BDNF stimulate?", "neurogenesis"),
        ("What raises neurogenesis?", "brain-derived neurotrophic factor"),
    ],
)
def test_an_option_that_a_claim_says_is_right(question: str, wrong: str) -> None:
    assert lines(CLAIMS.format(question=question, wrong=wrong), "distractor-is-right") == [7]


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("What raises BDNF most?", "walking"),
        ("Which of these does not raise BDNF?", "walking"),
        ("What lowers BDNF?", "walking"),
        ("What raises BDNF?", "stress"),
        ("What raises BDNF?", "neurogenesis"),
        ("What raises BDNF?", "lifting"),
        ("What raises BDNF in the muscle?", "walking"),
        ("What is raised by BDNF?", "walking"),
        ("Who found BDNF?", "walking"),
        ("What does walking raise?", "stress"),
        ("What does BDNF stimulate?", "walking"),
        ("Which of these best raises BDNF?", "walking"),
    ],
)
def test_an_option_that_no_claim_says_is_right(question: str, wrong: str) -> None:
    assert lines(CLAIMS.format(question=question, wrong=wrong), "distractor-is-right") == []
