"""The names of causes and effects: whole things, by their own names, that end on no waiting word."""

from __future__ import annotations

import pytest

from tests.files.draft.reading import claims, said


@pytest.mark.parametrize(("sentence", "expected"), [
    ("Granting farmers formal titles to pastures is key to slowing erosion.", "granting farmers formal titles (to pastures)"),
    ("Old drifting sand, fine river silt and road dust harm orchards.", "old drifting sand, fine river silt and road dust"),
    ("Sea star wasting disease and kelp loss cause algal growth.", "sea star wasting disease and kelp loss"),
])  # fmt: skip
def test_a_list_a_verbal_noun_and_a_name_are_never_parted_by_brackets(sentence: str, expected: str) -> None:
    assert claims(sentence)[0].cause.lower() == expected.lower()


@pytest.mark.parametrize(("sentence", "expected"), [
    ("Storms cause damage similar to that of fire.", "damage"),
    ("Lime reduces the acids seen.", "acids"),
    ("Shade is crucial for conserving moss and to guard the spring.", "conserving moss"),
    ("Rivers flooded because of rain.", "rivers flooding"),
    ("Fog reduces the ability of owls to hunt voles.", "ability of owls (to hunt voles)"),
    ("Nets may reduce deaths due to malaria.", "deaths"),
])  # fmt: skip
def test_an_effect_ends_on_no_word_that_waits_for_another(sentence: str, expected: str) -> None:
    assert claims(sentence)[0].effect.split(" (")[0] == expected.split(" (")[0]


@pytest.mark.parametrize(("first", "second", "cause"), [
    ("Melatonin, a hormone of the night, is made in the dark.", "The hormone reduces alertness.", "melatonin"),
    ("The insecticide, imidacloprid, was found in honey.", "This insecticide harms bees.", "imidacloprid"),
    ("Naloxone is a drug of the clinic.", "The drug reduces pain.", "naloxone"),
    ("Crickets carry a gene called FOXP2.", "The gene modulates song.", "FOXP2"),
    ("Zinc was given to calves.", "The drug reduces pain.", "drug"),
    ("Naloxone is a drug of the clinic.", "The drug that was used reduces pain.", "drug (that was used)"),
    ("Sea otters were hunted for fur.", "Their disappearance allowed urchins to spread.", "disappearance of sea otters"),
])  # fmt: skip
def test_a_thing_is_called_by_its_name_where_the_article_says_its_kind(first: str, second: str, cause: str) -> None:
    claim = claims(first, second)[-1]

    assert claim.cause == cause
    assert cause not in ("melatonin", "imidacloprid", "naloxone", "FOXP2") or "probably is" in claim.note


def test_a_pronoun_goes_on_with_the_subject_and_not_with_its_cause() -> None:
    claim = claims("The dune is formed by wind.", "It reduces flooding.")[-1]

    assert (claim.cause, "probably is" in claim.note) == ("dune", True)


def test_a_clause_that_leads_names_what_it_means() -> None:
    assert said("As the magma climbs, it heats the rock.") == ["magma | increases | rock"]


@pytest.mark.parametrize(("sentence", "expected"), [
    ("Factors that raise the risk of asthma include damp walls, traffic fumes, and cigarette smoke.", ["damp walls", "traffic fumes", "cigarette smoke"]),
    ("Foods that lower blood pressure are beetroot, oats and garlic.", ["beetroot", "oats", "garlic"]),
])  # fmt: skip
def test_causes_listed_behind_their_effect_are_claims_each(sentence: str, expected: list[str]) -> None:
    assert [claim.cause for claim in claims(sentence)] == expected


def test_effects_in_a_list_of_three_are_claims_each() -> None:
    assert [claim.effect for claim in claims("A lack of iron can cause tiredness, pale skin and hair loss.")] == [
        "tiredness",
        "pale skin",
        "hair loss",
    ]
    assert [claim.effect for claim in claims("Smoke causes coughing, wheezing and nausea.")] == [
        "coughing",
        "wheezing",
        "nausea",
    ]
    assert [claim.effect for claim in claims("The drought raised food, water and energy prices.")] == [
        "food, water and energy prices"
    ]


def test_what_is_strong_enough_to_do_a_thing_is_its_cause() -> None:
    assert said("The blasts were powerful enough to weaken the dam.") == ["blasts | decreases | dam"]
    assert said("The team saw blasts that were powerful enough to weaken the dam.") == ["blasts | decreases | dam"]


def test_a_group_keeps_the_clause_that_tells_it_apart() -> None:
    claim = claims("Hens that live outdoors lay eggs with more fat than caged hens.")[0]

    assert (claim.cause, claim.relation) == ("hens (that live outdoors)", "goes-with")


def test_a_setting_is_over_before_a_verb_and_is_no_order_or_risk() -> None:
    assert claims("The shock waves made by bombs dropped on towns during the war reached space and weakened the ice.")[
        0
    ].when == ("during the war",)
    assert claims("Frost killed the seeds before birds ate them.")[0].when == ("before birds ate them",)
    assert claims("At many sites, frost is caused by fog.")[0].where == "at many sites"
    assert claims("In order to save crops, mulch reduces frost.")[0].where == ""


@pytest.mark.parametrize(("sentence", "expected"), [
    ("Viroids produce a single, circular RNA molecule.", "viroids | causes | single, circular RNA molecule"),
    ("Mould was spread by the consumption of meat, nervous tissue, or internal organs between members of a herd.", "consumption of meat | increases | mould"),
    ("The reef was lost, in part because of the scope of damage.", "scope of damage | decreases | reef"),
    ("Fog led to an exponential increase of mould.", "fog | increases | mould"),
    ("Blight is responsible for the loss of millions of dollars.", "blight | causes | loss of millions of dollars"),
    ("Strong roots release sugars and this requires more energy.", "strong roots | increases | sugars"),
    ("Lime might in future prevent blight.", "lime | prevents | blight"),
    ("Shade eases the pain associated with burns.", "shade | decreases | pain (associated with burns)"),
])  # fmt: skip
def test_a_side_is_whole(sentence: str, expected: str) -> None:
    assert expected in said(sentence)


def test_a_share_of_the_cause_and_a_relative_strength_are_not_lost() -> None:
    assert "in part" in claims("The reef was lost, in part because of the scope of damage.")[0].note
    assert claims("Salt cuts demand without losing the relative strength of taste.")[0].when == (
        "without losing the relative strength of taste",
    )
