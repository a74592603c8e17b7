"""Every rule is proved by a sentence: the example of a phrase, a row for each verb, a row for each set of words."""

from __future__ import annotations

import pytest

from tests.files.draft.reading import claims
from tutor.files.draft import forms
from tutor.files.draft.rules import verbs, words
from tutor.files.draft.rules.phrases import PHRASES, Phrase

VERBS = [verb for relation, table in verbs.TABLES.items() for verb in forms.rows(table, relation)]
# Verbs whose object is read otherwise: it acts in turn, or is kept from something.
OBJECTS = {
    "make": "fires larger",
    "protect": "roots from frost",
    "shield": "roots from frost",
    "keep": "roots from freezing",
    "give": "some relief",
    "bring": "some relief",
}


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.pattern)
def test_a_phrase_gives_what_its_example_says(phrase: Phrase) -> None:
    sentence, cause, effect = phrase.example

    found = claims(sentence)

    assert [(each.cause, each.relation, each.effect) for each in found] == [(cause, phrase.relation, effect)]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: f"{verb.relation}-{verb.base}")
def test_a_verb_is_read_in_the_present_the_past_with_may_and_in_the_passive(verb: forms.Verb) -> None:
    effect = OBJECTS.get(verb.base, "the soil moisture")
    sentences = [
        f"Fog {forms.third(verb.base)} {effect}.",
        f"Fog {verb.past} {effect}.",
        f"Fog may {verb.base} {effect}.",
        f"Fogs {verb.base} {effect}.",
    ]
    if verb.base not in OBJECTS and verb.base not in ("let", "help"):
        sentences.append(f"The soil moisture is {verb.participle} by the fog.")

    for sentence in sentences:
        found = claims(sentence)
        assert [(each.cause, each.hedged) for each in found] == [
            ("fogs" if "Fogs" in sentence else "fog", "may" in sentence)
        ], sentence
        assert found[0].relation == verb.relation, sentence
        assert "soil moisture" in found[0].effect or verb.base in OBJECTS, sentence


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.noun], ids=lambda verb: verb.base)
def test_a_verb_that_is_written_like_a_noun_is_none_behind_an_article(verb: forms.Verb) -> None:
    assert claims(f"The {verb.base} of the north is large.", f"They saw a {verb.base} in the harbour.") == ()


def test_no_verb_stands_in_two_tables() -> None:
    bases = [verb.base for verb in VERBS]

    assert sorted({base for base in bases if bases.count(base) > 1}) == []


@pytest.mark.parametrize(
    "hedge", ["may", "might", "could", "possibly", "probably", "perhaps", "likely", "potentially", "apparently"]
)
def test_a_hedge_beside_the_verb_hedges(hedge: str) -> None:
    verb = "reduce" if hedge in ("may", "might", "could") else "reduces"
    claim = claims(f"Fog {hedge} {verb} frost.")[0]

    assert claim.hedged
    assert hedge in claim.note


@pytest.mark.parametrize(("frame", "hedged"), [
    ("Researchers found that", False), ("The study suggests that", True), ("It is thought that", True), ("Biologists believe that", True), ("A new paper in Science shows that", False),
    ("One theory is that", True), ("There is evidence that", False), ("The authors speculate that", True), ("Scientists have long known that", False), ("We report that", False),
    ("According to the survey,", False),
])  # fmt: skip
def test_a_frame_is_taken_off_and_its_hedge_kept(frame: str, hedged: bool) -> None:
    claim = claims(f"{frame} fog reduces frost.")[0]

    assert (claim.cause, claim.relation, claim.effect, claim.hedged) == ("fog", "decreases", "frost", hedged)


@pytest.mark.parametrize("sentence", [
    "Does fog reduce frost?", "It is not known whether fog reduces frost.", "How fog reduces frost is unclear.", "The team wanted to see if fog reduces frost.",
    "We increased the sample.", "Researchers improved the method.", "The study raises questions.", "The work improves our understanding.", "The team used fog to reduce frost.",
    "She controls the laboratory.", "This highlights the importance of fog.", "The increase in fog was large.", "Fog is grey.", "Frost and fog returned in May.",
    "The results show a benefit of fog.", "There are many causes of fog.", "It has not been shown that fog reduces frost.",
])  # fmt: skip
def test_what_states_no_cause_gives_no_claim(sentence: str) -> None:
    assert claims(sentence) == ()


@pytest.mark.parametrize(("pattern", "design"), words.DESIGNS, ids=lambda each: each)
def test_a_design_is_a_regular_expression_and_one_of_the_format(pattern: str, design: str) -> None:
    import re

    from tutor.files.keys import DESIGNS

    assert re.compile(pattern)
    assert design in DESIGNS
