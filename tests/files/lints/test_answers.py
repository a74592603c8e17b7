"""Answers that are too long to judge at once, and lists in one line."""

from __future__ import annotations

import pytest

from tests.files.lints.reading import lines, quoted
from tutor.files.lints.answers import enumerated, too_long

LONG = [
    "Neurons that fire together wire together. Carla Shatz said so first, in words that sum up what Hebb had proposed decades before.",
    "Sleep clears waste from the brain. It does so through channels along the vessels, which widen at night and let fluid through.",
    "The vaccine trains B cells. After that a second meeting with the virus brings antibodies within a day rather than within a week or two.",
    " ".join(["word"] * 40),
    "It has two parts! One is made in the liver, as most proteins of the blood are; the other is added in the gut by bacteria.",
    "At first nothing happens in the leaves. Then the sap rises as the days grow longer and the buds begin to swell on every branch.",
    "Light reaches the pigment. The pigment changes shape, which closes a channel, and the cell falls silent until it has been reset again.",
    "They differ in speed. Fast fibres tire within a minute or so while slow ones go on for hours on fat and oxygen.",
    "“Practice makes perfect.” That is what teachers say, though it is truer to say that practice makes whatever you practise permanent.",
    "The moon is locked to the earth. Hence one side is always turned to us and the other was unseen until a probe flew round it in 1959.",
    "Cells take in glucose. Insulin opens the door for it, above all in muscle and fat, and without insulin the sugar stays in the blood.",
    "Prices rise when money grows faster than goods. Central banks answer with higher rates, which make borrowing dear and slow spending down.",
    "Myelin wächst mit der Übung. Danach laufen die Signale schneller, und die Teile einer Bewegung kommen zur rechten Zeit zusammen.",
]
SHORT = [
    "A sheath around the nerve fibre.",
    "No. It does not.",
    "It keeps neurons alive, e.g. in the hippocampus, where most of it is made, and it helps them to form new synapses.",
    "Sleep, as Dr. Walker says, clears waste from the brain at night through channels along the vessels, and it does so mostly in deep sleep.",
    "About 1.5 million people, most of them living within 3.2 km of the coast and within sight of the sea.",
    "Roediger et al. found that recalling a text makes it last longer than reading it again does, at least after a week or more.",
    "Because otters eat urchins.",
    "In the U.S. Geological Survey's maps it is drawn as a dashed line wherever nobody has walked it yet.",
    "The mitochondrion.",
    "By 3 p.m. most of the caffeine is gone.",
    "Heat. Light.",
    "It binds calcium, i.e. it takes it out of the cytosol, so that the fibre lets go and the muscle can lengthen again.",
    "Die Hülle einer Nervenfaser, z. B. eines Axons im Rückenmark, das so lang ist wie der Weg von der Hüfte bis zum Fuß.",
]


@pytest.mark.parametrize("answer", LONG)
def test_an_answer_longer_than_a_sentence(answer: str) -> None:
    assert too_long(answer)
    text = f"faqs:\n  - question: What is meant?\n    answer: {quoted(answer)}\n"
    assert lines(text, "long-answer") == [3]
    assert lines(text.replace("answer:", "points: [one, two]\n    extra:"), "long-answer") == []


@pytest.mark.parametrize("answer", SHORT)
def test_an_answer_of_a_sentence(answer: str) -> None:
    assert not too_long(answer)


def test_a_definition_may_be_longer_than_an_answer() -> None:
    text = "terms:\n  - {{term: myelin, definition: {}}}\n"

    assert lines(text.format(quoted(LONG[0])), "long-answer") == []
    assert lines(text.format(quoted(f"{LONG[0]} {LONG[1]}")), "long-answer") == [2]


LISTS = {
    "neurons, glia and vessels": 3,
    "Working memory, verbal learning, and spatial memory": 3,
    "The three are speed, strength and stamina.": 3,
    "It includes walking, swimming, or cycling.": 3,
    "red, yellow, green, blue and violet": 5,
    "1) warm up 2) run 3) rest": 3,
    "sugar; salt; and fat": 3,
    "They are: the liver, the spleen, and the kidneys": 3,
    "Mercury, Venus, Earth and Mars": 4,
    "planning, keeping to the point, and holding back impulses": 3,
    "(a) it shrinks (b) it dies": 2,
    "Three things, namely heat, light and water": 3,
    "older adults, people after a stroke, and athletes": 3,
}
NO_LISTS = [
    "neurons and glia",
    "Because otters eat urchins, kelp grows again.",
    "In Paris, on a Monday, and by chance",
    "A protein that keeps neurons alive, grows new ones and strengthens the synapses between them, above all in the hippocampus.",
    "No, it does not, and never did.",
    "On 3 March, 1998, and later on the radio",
    "It rises quickly, then falls slowly over the following day.",
    "about 1,000, or a bit more",
    "Well, it depends.",
    "the law of supply and demand",
    "salt, which is sodium chloride",
    "When tired, hungry and alone, people eat more of whatever happens to stand nearest to them.",
    "the hippocampus, a structure of the temporal lobe",
]


@pytest.mark.parametrize(("answer", "count"), LISTS.items())
def test_a_list_in_one_line(answer: str, count: int) -> None:
    assert enumerated(answer) == count
    text = f"faqs:\n  - question: What is meant?\n    answer: {quoted(answer)}\n"
    assert lines(text, "list-answer") == [3]
    assert lines(text.replace("answer:", "typed:"), "list-answer") == [3]
    assert lines(f"language: de\n{text}", "list-answer") == []


@pytest.mark.parametrize("answer", NO_LISTS)
def test_what_is_no_list(answer: str) -> None:
    assert enumerated(answer) == 0


def test_a_list_is_reported_once() -> None:
    answer = quoted("They are: " + ", ".join(f"the part number {number}" for number in range(12)) + " and the last")
    text = f"faqs:\n  - question: What is meant?\n    answer: {answer}\n"

    assert (lines(text, "list-answer"), lines(text, "long-answer")) == ([3], [])
