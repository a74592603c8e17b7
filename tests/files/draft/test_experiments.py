"""An experiment is evidence for a claim about what was silenced or stimulated, not a claim of its own."""

from __future__ import annotations

import pytest

from tests.files.draft.reading import claims


@pytest.mark.parametrize(("sentence", "cause", "relation", "effect", "outcome"), [
    ("Silencing these cells prevents any improvement in endurance.", "cells", "enables", "improvement in endurance", "abolished"),
    ("Blocking the receptor reduced fear.", "receptor", "increases", "fear", "reduced"),
    ("Deleting the gene increased anxiety in mice.", "gene", "decreases", "anxiety", "increased"),
    ("Stimulating the nerve increased appetite.", "nerve", "increases", "appetite", "increased"),
    ("Inhibiting the enzyme did not reduce growth.", "enzyme", "does-not-affect", "growth", "unchanged"),
    ("Mice with blocked SF1 output failed to gain endurance.", "SF1 output", "enables", "gaining endurance", "abolished"),
    ("Mice lacking the protein forgot the maze.", "protein", "decreases", "forgetting maze", "increased"),
    ("Mice without the receptor gained less weight.", "receptor", "increases", "weight", "reduced"),
    ("When the team blocked the receptor, mice stopped eating.", "receptor", "enables", "eating", "abolished"),
    ("After the gene was deleted, flies no longer slept.", "gene", "enables", "sleeping", "abolished"),
    ("Inhibiting the cells after runs was enough to eliminate the benefits.", "cells", "enables", "benefits", "abolished"),
])  # fmt: skip
def test_what_was_done_and_found_becomes_evidence(
    sentence: str, cause: str, relation: str, effect: str, outcome: str
) -> None:
    claim = claims(sentence)[0]

    assert (claim.cause, claim.relation, claim.effect) == (cause, relation, effect)
    assert claim.trials[0].outcome == outcome
    assert claim.trials[0].do
    assert claim.necessary == (relation == "enables")


def test_two_experiments_of_a_sentence_are_two_claims() -> None:
    found = claims("Blocking SF1 output prevents endurance gains, while stimulating SF1 neurons enhances endurance.")

    assert [(claim.relation, claim.trials[0].outcome) for claim in found] == [
        ("enables", "abolished"),
        ("increases", "increased"),
    ]


def test_groups_made_by_chance_are_a_trial_and_give_a_cause() -> None:
    claim = claims("Patients randomly assigned to the statin had fewer heart attacks than those given a placebo.")[0]

    assert (claim.cause, claim.relation, claim.effect) == ("statin", "decreases", "heart attacks")
    assert claim.trials[0].design == "rct"
    assert claim.compared_with == ("those given a placebo",)


@pytest.mark.parametrize(
    "sentence", ["Cutting emissions reduces deaths.", "Removing dams increases salmon.", "Planting trees cools cities."]
)
def test_a_measure_taken_in_the_world_stays_the_cause(sentence: str) -> None:
    claim = claims(sentence)[0]

    assert claim.cause.split()[0] in ("cutting", "removing", "planting")
    assert not claim.trials


def test_what_narrows_down_the_experiment_is_noted() -> None:
    claim = claims("Silencing the cells only during sleep abolished the memory, even when the mice had learned well.")[
        0
    ]

    assert "only during sleep" in claim.note + claim.trials[0].do
    assert "even when" in claim.note + claim.trials[0].found
