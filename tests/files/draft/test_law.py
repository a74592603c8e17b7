"""The law: no condition, negation, hedge, comparison or setting is lost, and no association becomes a cause, whatever the sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.draft.reading import claims, shown
from tutor.files.draft.proposals import ClaimProposal
from tutor.files.draft.rules import words

SENTENCES = [
    "Fog reduces frost.",
    "Warm seas strengthen storms and raise tides.",
    "Logging led to erosion, causing floods.",
    "The decline is caused by hunting.",
    "Researchers found that sleep improves memory.",
    "Growth depends on iron.",
    "Silencing the gene abolished the response.",
    "Fewer wolves allow elk to spread.",
    "When rents rise, building slows.",
    "Smoke, a product of fires, lowers yields.",
    "Traffic increases noise, which disturbs owls.",
    "Owls keep the voles in check.",
    "Vets traced the deaths to zinc.",
    "The main cause of floods is logging.",
    "One way to reduce frost is to plant trees.",
    "We need to plant trees in order to reduce frost.",
    "Hedges are an effective way to reduce frost.",
    "Hedges are used to reduce frost.",
    "Rents rose, so building fell.",
    "Storms are more likely in a warmer world.",
    "Cereals have less protein than rice.",
    "Rich schools have fewer pupils.",
    "Wages fell, forcing families to move.",
    "The effect of fog on frost is strong.",
]
POSITIVE = {"increases", "decreases", "causes", "prevents", "enables", "modulates"}

ENDS = [
    "in the knockout mice", "only when it is cold", "unless it rains", "but not in the tropics", "if the soil is wet", "compared with bare ground", "more than in towns",
    "among older adults", "until the third day", "except in winter", "at night alone", "while the sun is low", "in some regions", "provided that nothing else changes",
    "during droughts", "within two weeks", "even without wind", "under low light", "rather than summer heat", "despite the shade", "for women who smoke", "although the effect was small",
    "mostly in cities", "where soils are poor",
]  # fmt: skip
STARTS = [
    "In the knockout mice, ", "Only in winter, ", "Unless it rains, ", "If the soil is wet, ", "Among older adults, ", "Under low light, ", "Without irrigation, ", "In rats, ",
    "Unlike in towns, ", "Until the third day, ", "In some cases, ", "Although the sample was small, ", "Compared with bare ground, ",
]  # fmt: skip


# What the name of a key says need not stand in it.
SAID = {
    "when": {"when", "if", "whenever"},
    "unless": {"unless"},
    "compared_with": {"compared", "with", "than", "rather", "unlike", "relative", "versus"},
}


def seen(claim: ClaimProposal) -> set[str]:
    keys = {word for key, said in SAID.items() if getattr(claim, key) for word in said}
    return keys | set(re.findall(r"\w+(?:'\w+)?", shown(claim)))


def content(phrase: str) -> set[str]:
    return {
        word
        for word in re.findall(r"\w+", phrase.lower())
        if word not in ("the", "a", "it", "is", "was", "among", "that", "of", "in", "at", "for", "are")
    }


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_added_at_the_end_is_seen_on_every_claim(sentence: str, end: str) -> None:
    found = claims(f"{sentence[:-1]} {end}.")

    assert found
    for claim in found:
        assert content(end) <= seen(claim), claim


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_added_at_the_beginning_is_seen_on_every_claim(sentence: str, start: str) -> None:
    found = claims(f"{start}{sentence[0].lower()}{sentence[1:]}")

    assert found or sentence.startswith("When")
    for claim in found:
        assert content(start) <= seen(claim), claim


@pytest.mark.parametrize("hedge", ["may", "might", "could", "would"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Fog", "reduce frost"),
        ("Logging", "lead to erosion"),
        ("Wolves", "let willows grow"),
        ("Noise", "be linked to stress"),
        ("Silencing the gene", "abolish the response"),
        ("Roads", "be the cause of floods"),
    ],
)
def test_a_modal_hedges_the_claim(before: str, after: str, hedge: str) -> None:
    found = claims(f"{before} {hedge} {after}.")

    assert found
    assert all(claim.hedged for claim in found)


@pytest.mark.parametrize("sentence", [
    "Fog does not reduce frost.", "Fog did not reduce frost.", "Fog never reduces frost.", "Fog cannot reduce frost.", "No fog reduces frost.", "Neither fog nor wind reduces frost.", "Fog has no effect on frost.",
    "Fog hardly reduces frost.", "Fog failed to reduce frost.", "Fog doesn't reduce frost.", "None of the fogs reduced frost.", "Fog is not the cause of frost.", "Fog is not associated with frost.",
    "Frost is not caused by fog.", "Growth does not depend on iron.", "Fog led to no reduction in frost.", "Fog made no difference to frost.", "Nothing reduces frost.", "Fog no longer reduces frost.",
])  # fmt: skip
def test_a_denial_never_becomes_a_claim_that_it_is_so(sentence: str) -> None:
    for claim in claims(sentence):
        assert claim.relation == "does-not-affect", claim
        assert "negated in the source" in claim.note


def test_what_is_said_for_two_verbs_holds_for_both() -> None:
    assert [claim.hedged for claim in claims("Fog may reduce frost and improve growth, causing floods.")] == [
        True,
        True,
        True,
    ]
    assert {claim.relation for claim in claims("Fog does not reduce frost or improve growth.")} == {"does-not-affect"}
    assert {claim.relation for claim in claims("Fog did not reduce frost, leading to losses.")} == {"does-not-affect"}


@pytest.mark.parametrize("sentence", [
    "There is no evidence that fog reduces frost.", "The study does not prove that fog reduces frost.", "Tests have not shown that fog reduces frost.", "Little evidence suggests that fog reduces frost.",
])  # fmt: skip
def test_what_is_not_shown_is_marked_unsupported_or_left_out(sentence: str) -> None:
    assert all(claim.status == "unsupported" for claim in claims(sentence))


@pytest.mark.parametrize("sentence", [
    "Fog was associated with frost.", "Fog is linked to frost.", "Fog correlates with frost.", "Fog has been tied to frost.", "There is a link between fog and frost.", "Fog is strongly related to frost.",
    "People who drink tea have less pain than people who do not.", "The study found a correlation between fog and frost.", "Adults with dogs had lower blood pressure than adults without.",
    "A survey linked fog to frost.", "Cereals have less protein than rice.", "Frost is higher in towns than in villages.", "Rich schools have fewer pupils.", "The researchers found higher levels of zinc in towns.", "Life expectancy was 74 years among the poor, compared to 84 years among the rich.",
    "In areas where fog was frequent, frost fell.", "Fog is a risk factor for frost.", "Fog showed a clear correlation with frost.", "Residues were found on apples more often than on pears.", "Adults in poor towns died at a higher rate.", "An association of fog with frost was seen.", "Crime is higher in a growing city.",
    "Fog is associated with an increase in frost.", "Fog may be linked to frost.", "In towns, fog was associated with lower incomes.",
    "Rates are higher among people exposed to dust.", "Asthma is more common in workers exposed to dust than in clerks.",
    "Children of smokers have twice the risk of asthma.", "For every degree of warming, harvests fell.", "Asthma rose in towns where coal was burned.",
])  # fmt: skip
def test_an_association_never_becomes_a_cause(sentence: str) -> None:
    found = claims(sentence)

    assert found
    for claim in found:
        assert claim.relation == "goes-with", claim
        assert "association in the source" in claim.note


def test_only_is_kept_before_the_cause() -> None:
    assert "only" in claims("Only large fires release carbon.")[0].note.lower()


def test_a_claim_that_is_said_again_with_a_condition_shows_the_condition() -> None:
    found = claims("Fog reduces frost.", "Fog reduces frost only in the knockout mice.")

    assert len(found) == 1
    assert "only in the knockout mice" in found[0].note


VERBS = st.sampled_from(
    [
        "reduces",
        "may reduce",
        "does not reduce",
        "is associated with",
        "led to",
        "can prevent",
        "is caused by",
        "depends on",
        "helps reduce",
        "was driven by",
    ]
)
NOUNS = st.sampled_from(
    [
        "fog",
        "the loss of wolves",
        "high blood pressure",
        "sleep",
        "silencing the gene",
        "SF1 neurons",
        "a rise in prices",
    ]
)
PARTS = st.sampled_from(
    [
        *ENDS,
        "perhaps",
        "too",
        "which harms owls",
        "and it may harm owls",
        "by blocking the receptor",
        "(in rats)",
        "— at least in mice —",
        "researchers say",
    ]
)


@given(st.sampled_from(["", *STARTS]), NOUNS, VERBS, NOUNS, st.lists(PARTS, max_size=3))
def test_every_word_that_qualifies_is_in_a_slot_or_in_the_note(
    start: str, cause: str, verb: str, effect: str, ends: list[str]
) -> None:
    sentence = f"{start}{cause} {verb} {effect} {', '.join(ends)}.".replace(" .", ".")
    sentence = sentence[0].upper() + sentence[1:]
    signals = {
        word
        for word in re.findall(r"\w+(?:'\w+)?", sentence.lower())
        if word in words.CONDITIONS | words.COMPARISONS | words.POPULATIONS | words.NEGATIONS
    }

    for claim in claims(sentence):
        assert signals <= seen(claim), (claim, signals - seen(claim))
        if verb == "is associated with" and claim.effect in effect:
            assert claim.relation not in POSITIVE
        if "may" in verb:
            assert claim.hedged or "harms" in sentence or "may" in claim.note


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    claims(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "fog",
                "reduces",
                ",",
                "and",
                "which",
                "that",
                "by",
                "in",
                "not",
                "no",
                "the",
                "of",
                "to",
                "frost",
                "because",
                "when",
                "may",
                "was",
                "caused",
                "mice",
                "lacking",
                "failed",
                "more",
                "than",
                "—",
                "(",
                ")",
                ":",
                ";",
                "without",
                "if",
            ]
        ),
        max_size=25,
    )
)
def test_no_order_of_words_breaks_the_reader(parts: list[str]) -> None:
    for claim in claims(" ".join(parts) + "."):
        assert claim.cause.strip()
        assert claim.effect.strip()


def test_a_risk_that_is_greater_than_another_is_no_effect() -> None:
    assert all(claim.relation == "goes-with" for claim in claims("Storms carry greater risk than fog."))
