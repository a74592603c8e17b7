"""A claim in words: labels, verbs, capitals, gaps and arrows."""

from __future__ import annotations

import pytest

from tests.core.files import AFTERBURN, OTTERS
from tutor.core.items import Claim, Mediator, QuestionFile
from tutor.core.sentences import (
    capital,
    chain,
    gap_sentence,
    is_plural,
    link,
    sentence,
    short,
    shown,
    steps,
    stopped,
    verb,
)
from tutor.core.text import plain

GAP = "▁" * 12


def claim(id: str, file: QuestionFile = OTTERS, **changes: object) -> Claim:
    found = file.items[id]
    assert isinstance(found, Claim)
    return found._replace(**changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("label", "whole", "brief"),
    [
        ("endurance (gains)", "endurance gains", "endurance"),
        ("SF1 (firing in the hour) after exercise", "SF1 firing in the hour after exercise", "SF1 after exercise"),
        ("(efficient) glucose use", "efficient glucose use", "glucose use"),
        ("poly(A) tail", "poly(A) tail", "poly(A) tail"),
        ("(only)", "only", "only"),
    ],
)
def test_brackets_mark_words_that_may_be_left_out(label: str, whole: str, brief: str) -> None:
    assert (shown(label), short(label)) == (whole, brief)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sea otters", "Sea otters"),
        ("mTOR", "mTOR"),
        ("p53 falls", "p53 falls"),
        ("SF1 firing", "SF1 firing"),
        ("c-Fos rises", "c-Fos rises"),
        ("β-amyloid", "β-amyloid"),
        ("e-cigarettes", "E-cigarettes"),
        ("*kelp* grows", "*Kelp* grows"),
        ("“good” cholesterol", "“Good” cholesterol"),
        ("élan", "Élan"),
        ("`kelp` grows", "`kelp` grows"),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_unless_a_name_does_not(text: str, expected: str) -> None:
    assert capital(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kelp grows", "Kelp grows."),
        ("Why not?", "Why not?"),
        ("It is “so.”", "It is “so.”"),
        ("so *it is*", "So *it is*."),
    ],
)
def test_a_sentence_ends_with_one_mark(text: str, expected: str) -> None:
    assert stopped(text) == expected


@pytest.mark.parametrize(
    ("label", "plural"),
    [
        ("sea otters", True),
        ("stress", False),
        ("a crisis", False),
        ("the hippocampus", False),
        ("learning and memory", True),
        ("a brand name", False),
        ("endurance (gains)", True),
        ("kelp", False),
        ("survival of existing neurons", False),
        ("months of training", True),
        ("adaptation of heart and lungs", False),
    ],
)
def test_the_verb_agrees_with_the_cause(label: str, plural: bool) -> None:
    assert is_plural(label) is plural


@pytest.mark.parametrize(
    ("relation", "cause", "expected"),
    [
        ("increases", "kelp", "increases"),
        ("increases", "sea-otters", "increase"),
        ("goes-with", "sea-otters", "go with"),
        ("does-not-affect", "kelp", "does not affect"),
        ("does-not-affect", "sea-otters", "do not affect"),
    ],
)
def test_a_claim_without_a_verb_takes_its_relations_word(relation: str, cause: str, expected: str) -> None:
    assert verb(claim("urchins-barren", relation=relation, cause=cause), OTTERS) == expected


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("otters-urchins", "Sea otters hold down sea urchins."),
        ("otters-kelp", "Where sea otters return, the urchin barren turns to kelp."),
        ("urchins-barren", "Sea urchins cause urchin barren."),
        ("orcas-stronger", "Orcas weaken the effect of sea otters on sea urchins."),
    ],
)
def test_the_sentence(id: str, expected: str) -> None:
    assert plain(sentence(claim(id), OTTERS)) == expected


def test_a_moderator_of_a_link_says_link() -> None:
    moderator = claim("orcas-stronger", moderates="barren-lasts")

    assert plain(sentence(moderator, OTTERS)) == (
        "Orcas weaken the link between kelp and scraps of drifting kelp that reach the sea floor."
    )


def test_the_gap_stands_where_the_hidden_end_stood() -> None:
    assert plain(gap_sentence(claim("otters-urchins"), OTTERS, "effect")) == f"Sea otters hold down {GAP}"
    assert plain(gap_sentence(claim("otters-urchins"), OTTERS, "cause")) == f"{GAP} hold down sea urchins"


UP, DOWN = (Mediator("kelp"),), (Mediator("sea-urchins", "fewer"),)


@pytest.mark.parametrize(
    ("file", "changed", "arrows"),
    [
        pytest.param(AFTERBURN, claim("sf1-endurance", AFTERBURN), "SF1 after exercise ┄→ glucose use ┄→ organs adapt ┄→ endurance", id="the sketch"),
        pytest.param(OTTERS, claim("otters-kelp"), "sea otters ↓→ sea urchins ↓┄→ kelp", id="signs as soon as one lowers"),
        pytest.param(OTTERS, claim("otters-kelp", relation="decreases"), "sea otters ↓→ sea urchins ↑┄→ kelp", id="a product of signs"),
        pytest.param(OTTERS, claim("otters-kelp", relation="modulates"), "sea otters ↓→ sea urchins ┄→ kelp", id="no sign where it is unknown"),
        pytest.param(OTTERS, claim("otters-kelp", via=((*DOWN, Mediator("orcas", "less")),)), "sea otters ↓┄→ sea urchins and orcas ↓┄→ kelp", id="parallel, solid only if all is stated"),
        pytest.param(OTTERS, claim("otters-kelp", via=((*DOWN, *UP),), effect="urchin-barren"), "sea otters ┄→ sea urchins and kelp ┄→ urchin barren", id="parallel, with different signs"),
        pytest.param(OTTERS, claim("otters-kelp", via=()), "", id="no mediators, no chain"),
    ],
)  # fmt: skip
def test_the_chain(file: QuestionFile, changed: Claim, arrows: str) -> None:
    assert plain(chain(changed, file)) == arrows


def test_steps_are_told_with_their_direction() -> None:
    assert list(steps(claim("otters-kelp", via=(DOWN, (*UP, *DOWN))), OTTERS)) == [
        "fewer sea urchins",
        "kelp and fewer sea urchins",
    ]


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("otters-urchins", "sea otters ↓→ sea urchins"),
        ("otters-kelp", "sea otters ↑┄→ kelp"),
        ("barren-lasts", "kelp ┄→ scraps of drifting kelp that reach the sea floor"),
    ],
)
def test_a_claim_as_an_arrow(id: str, expected: str) -> None:
    assert plain(link(claim(id), OTTERS)) == expected
