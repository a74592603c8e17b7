"""Definitions that say their term, and abbreviations that nothing explains."""

from __future__ import annotations

import pytest

from tests.files.lints.reading import found, lines, quoted
from tutor.files.lints.terms import abbreviation, circular

CIRCULAR = [
    ("Myelin is the sheath of a nerve.", "myelin", ()),
    ("When animals migrate.", "migration", ()),
    ("A statement predicting the future.", "prediction", ()),
    ("The relationship between dose and response.", "dose-response relationship", ()),
    ("The effect that spacing out study has.", "spacing effect", ()),
    ("What a mutated gene has.", "mutation", ()),
    ("Learning done by means of retrieving, in practice.", "retrieval practice", ()),
    ("Selection that is natural.", "natural selection", ()),
    ("The reserve from which a brain draws.", "cognitive reserve", ("reserve",)),
    ("Growth of new neurons in adults.", "neurogenesis", ("growth of new neurons",)),
    ("Being motivated.", "motivation", ()),
    ("Neurons of the VMH, in mice.", "VMH", ()),
    ("A polymerase chain reaction in a tube.", "PCR", ("polymerase chain reaction",)),
]
OTHERWISE = [
    ("The sheath around a nerve fibre.", "myelin", ()),
    ("Exercise that makes the heart beat faster for a while.", "aerobic exercise", ()),
    ("Tight lining of the brain's vessels that keeps out what the blood carries.", "blood-brain barrier", ()),
    ("Copying of DNA with a polymerase, in a chain of cycles.", "PCR", ("polymerase chain reaction",)),
    ("Formation of new nerve cells.", "neurogenesis", ()),
    ("Signalling from muscle to the brain through the blood.", "muscle-brain crosstalk", ()),
    ("Vitamin made in the skin in sunlight.", "vitamin D", ()),
    ("Average distance from the middle value.", "mean", ()),
    ("A species on which many others depend.", "keystone species", ()),
    ("Protein that keeps nerve cells alive.", "BDNF", ("brain-derived neurotrophic factor",)),
    ("Lasting strengthening of synapses through use.", "long-term potentiation", ("LTP",)),
    ("Salt that holds less oxygen than a nitrate.", "nitrite", ()),
    ("Neutral part of the nucleus.", "neutron", ()),
]


@pytest.mark.parametrize(("definition", "term", "names"), CIRCULAR)
def test_a_definition_that_says_its_term(definition: str, term: str, names: tuple[str, ...]) -> None:
    assert circular(definition, term, names)


@pytest.mark.parametrize(("definition", "term", "names"), OTHERWISE)
def test_a_definition_in_other_words(definition: str, term: str, names: tuple[str, ...]) -> None:
    assert circular(definition, term, names) == ""


def test_of_another_language_the_word_itself_is_found() -> None:
    assert circular("Myelin umhüllt Nerven.", "Myelin", (), "de")
    assert circular("Wenn Tiere migrieren.", "Migration", (), "de") == ""


def test_it_is_reported_once_and_points_count() -> None:
    text = "terms:\n  - {term: myelin, definition: Myelin is a sheath.}\n  - term: sleep\n    points: [rest, sleep at night]\n"

    assert lines(text, "circular-definition") == [2, 4]
    assert lines(text, "answer-gives-itself-away") == []


FILE = """\
article: {{title: 'The AGUEDA trial'}}
sources: [{{id: one, title: What the ADNI cohort shows, design: cohort}}]
terms:
  - term: SF1 neurons
    full: steroidogenic factor-1 neurons
    also: [VMH cells]
    definition: Cells of the hypothalamus.
concepts:
  - {{label: HIIT, also: [interval training]}}
faqs:
  - question: What does NREM stand for?
    typed: non-rapid eye movement
  - question: Which genes does brain-derived neurotrophic factor (BDNF) switch on?
    answer: Many. CREB (a factor of transcription) helps.
  - question: {}
    answer: so
"""
UNEXPLAINED = [
    "What does TNF do in the brain?",
    "Which cells express GFAP?",
    "What did the FINGER trial find?",
    "How does mTOR differ from AMPK?",
    "What do SSRIs block?",
    "Which enzyme does ACE2 resemble?",
    "What happens to GABA release?",
    "Where is IL-6 made?",
    "What is lost when NMDA receptors are blocked?",
    "What does the HPA axis regulate?",
    "Which nerve does a TENS unit stimulate?",
    "Who leads the LTCC group?",
]
EXPLAINED = [
    "What do SF1 cells do after a run?",
    "Where does the VMH lie?",
    "Which people did AGUEDA study?",
    "What does HIIT do to fitness?",
    "In which phase does NREM end?",
    "What raises BDNF?",
    "What does CREB do?",
    "What is meant by NIMBY?",
    "What does 'FOMO' mean?",
    "What are the NGFs?",
    "Which people did ADNI follow?",
    "What does DNA hold?",
    "Which gas is CO2?",
    "What did Henry VIII found?",
    "Which of these is NOT a protein?",
    "Is World War II older than TV?",
    "WHAT WAS THE ADMH?",
    "How many kB are in one MB?",
    "What did Val66Met change?",
]


@pytest.mark.parametrize("question", UNEXPLAINED)
def test_an_abbreviation_that_nothing_explains(question: str) -> None:
    assert lines(FILE.format(quoted(question)), "undefined-term") == [15]


@pytest.mark.parametrize("question", EXPLAINED)
def test_an_abbreviation_that_the_file_or_everyone_explains(question: str) -> None:
    assert lines(FILE.format(quoted(question)), "undefined-term") == []


def test_the_first_use_alone_is_reported_and_german_is_left_alone() -> None:
    text = "faqs:\n  - {question: What does GFAP mark?, typed: glia}\n  - {question: Where is GFAP?, typed: in glia}\nclaims:\n  - {cause: TNF, increases: GFAP, status: open}\n"

    assert lines(text, "undefined-term") == [2, 5]
    assert found(text, "undefined-term")[0].message.startswith("'GFAP' is used here")
    assert lines(f"language: de\n{text}", "undefined-term") == []


def test_what_counts_as_an_abbreviation() -> None:
    assert [word for word in ("BDNF", "DNA", "XIV", "NOT", "B12", "A4", "SF1", "USA") if abbreviation(word)] == [
        "BDNF",
        "SF1",
    ]
