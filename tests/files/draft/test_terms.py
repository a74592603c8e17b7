"""Terms in running text: abbreviations, words that are explained as they come, and nothing else."""

from __future__ import annotations

import pytest

from tests.files.draft.reading import claims, terms


@pytest.mark.parametrize(("sentence", "name", "full"), [
    ("A protein called Brain-Derived Neurotrophic Factor (BDNF) rises.", "BDNF", "Brain-Derived Neurotrophic Factor"),
    ("They saw activity in the ventromedial hypothalamus (VMH).", "VMH", "ventromedial hypothalamus"),
    ("Functional magnetic resonance imaging (fMRI) shows blood flow.", "fMRI", "Functional magnetic resonance imaging"),
    ("BDNF (brain-derived neurotrophic factor) rises.", "BDNF", "brain-derived neurotrophic factor"),
    ("The World Health Organization (WHO) warned.", "WHO", "World Health Organization"),
])  # fmt: skip
def test_an_abbreviation_is_a_term_with_its_full_form(sentence: str, name: str, full: str) -> None:
    assert terms(sentence)[name].full == full


@pytest.mark.parametrize(("sentence", "name", "what"), [
    ("BDNF is heavily concentrated in the hippocampus, the brain's primary center for learning and memory.", "hippocampus", "the brain's primary center for learning and memory"),
    ("Researchers studied CRISPR, a tool that cuts DNA at chosen places, in mice.", "CRISPR", "a tool that cuts DNA at chosen places"),
    ("It stimulates neurogenesis—the creation of new brain cells.", "neurogenesis", "the creation of new brain cells"),
    ("Muscles secrete biochemical messengers called myokines.", "myokines", "biochemical messengers"),
    ("The process, known as osmosis, moves water.", "osmosis", "The process"),
    ("A keystone species is a species that has a far larger effect than its numbers suggest.", "keystone species", "a species that has a far larger effect than its numbers suggest"),
    ("Deaths rose with fine particles, known as PM2.5.", "PM2.5", "fine particles"),
])  # fmt: skip
def test_a_word_that_is_explained_is_a_term(sentence: str, name: str, what: str) -> None:
    assert terms(sentence)[name].definition == what


@pytest.mark.parametrize("sentence", [
    "In the knockout mice, the drug made no difference.", "Furthermore, the evidence points to a combined approach.", "The study (published in May) was small.", "In 2015 (the warmest year) corals died.",
    "Is osmosis, the flow of water, known?", "John Smith, a professor of physics at the university, said so.", "When rates rise, the cost of borrowing increases.",
])  # fmt: skip
def test_other_commas_and_brackets_make_no_term(sentence: str) -> None:
    assert terms(sentence) == {}


def test_a_term_stands_once_with_all_that_was_said_of_it() -> None:
    found = terms(
        "They saw activity in the ventromedial hypothalamus (VMH).",
        "Cells in the VMH, a region that regulates hunger, fire.",
    )

    assert found["VMH"].full == "ventromedial hypothalamus"
    assert found["VMH"].definition == "a region that regulates hunger"


def test_claims_name_a_thing_by_its_abbreviation() -> None:
    found = claims("Heat raises heat shock protein 70 (HSP70).", "Later heat shock protein 70 reduces damage.")

    assert [(claim.cause, claim.effect) for claim in found] == [("heat", "HSP70"), ("HSP70", "damage")]


@pytest.mark.parametrize("piece", ["a", "a-", "Aa", "(a ", "x called ", "the x of "])
def test_a_word_without_an_end_takes_no_more_than_its_length(piece: str) -> None:
    assert terms(piece * 4_000) == {}


def test_a_person_is_no_term_and_a_name_keeps_its_capitals() -> None:
    assert not terms("If Kellar Autumn, an expert in the mechanics of feet, has his way, robots climb.")
    assert [*terms("The Mecho Gecko, a robot that walks like a lizard, rolls its toes.")] == ["Mecho Gecko"]
