"""Causes named on evidence of what goes together, and key points that nothing asks for."""

from __future__ import annotations

import pytest

from tests.files.lints.reading import found, lines

DESIGNS = [
    "cohort",
    "cross-sectional",
    "case-control",
    "survey",
    "comparison",
    "case-report",
    "document",
    "opinion",
    "rct",
    "experiment",
    "animal-experiment",
    "meta-analysis",
    "in-vitro",
    "model",
]
HEAD = "sources:\n" + "".join(f"  - {{id: {each}, title: A study, design: {each}}}\n" for each in DESIGNS)
LINE = len(DESIGNS) + 3
TOO_MUCH = [
    "cause: sleep, increases: recall, evidence: cohort",
    "cause: sleep, decreases: errors, evidence: cross-sectional",
    "cause: smoking, causes: cancer, evidence: case-control",
    "cause: reading, prevents: decline, evidence: survey",
    "cause: otters, increases: kelp, evidence: comparison",
    "cause: a fall, causes: amnesia, evidence: case-report",
    "cause: printing, enables: reform, evidence: document",
    "cause: light, modulates: mood, evidence: [cohort, survey]",
    "cause: sleep, increases: recall, evidence: [cohort, opinion]",
    "cause: wine, decreases: risk, verb: cuts, evidence: [{source: cohort, found: fewer deaths}]",
    "cause: trade, increases: wealth, status: supported, evidence: comparison",
    "cause: naps, increases: mood, depth: gist, evidence: [survey]",
]
LICENSED = [
    "cause: sleep, increases: recall, evidence: rct",
    "cause: sleep, goes-with: recall, evidence: cohort",
    "cause: sleep, increases: recall, hedged: true, evidence: cohort",
    "cause: sleep, increases: recall, status: suggested, evidence: cohort",
    "cause: sleep, increases: recall, status: open, evidence: cohort",
    "cause: sleep, increases: recall, evidence: [cohort, experiment]",
    "cause: sleep, does-not-affect: recall, evidence: survey",
    "cause: otters, increases: kelp, evidence: [{source: comparison, do: otters vanish, outcome: reduced}]",
    "cause: sleep, increases: recall, evidence: meta-analysis",
    "cause: sleep, increases: recall, evidence: animal-experiment",
    "cause: sleep, increases: recall, evidence: opinion",
    "cause: sleep, increases: recall, evidence: cohort, depth: map",
    "cause: sleep, increases: recall, evidence: cohort, draft: true",
    "cause: sleep, increases: recall, evidence: cohort, allow: [overclaim]",
    "cause: sleep, increases: recall, status: supported, evidence: case-report",
]


def claim_file(claim: str) -> str:
    return f"{HEAD}claims:\n  - {{{claim}}}\n"


@pytest.mark.parametrize("claim", TOO_MUCH)
def test_a_cause_on_evidence_of_company(claim: str) -> None:
    assert lines(claim_file(claim), "overclaim") == [LINE]


@pytest.mark.parametrize("claim", LICENSED)
def test_a_claim_that_its_evidence_licenses(claim: str) -> None:
    assert lines(claim_file(claim), "overclaim") == []


def test_the_relation_is_marked() -> None:
    [problem] = found(claim_file(TOO_MUCH[0]), "overclaim")

    assert problem.source[problem.place.column - 1 :][: problem.place.width] == "increases"


GIST = """\
gist:
  - {}
terms:
  - term: myelin
    definition: The sheath that makes nerve signals faster.
    at: [4]
faqs:
  - {{question: What do otters eat along the coast?, typed: urchins, at: [7, 9]}}
claims:
  - {{cause: sea otters, increases: kelp forests, say: Where sea otters live the kelp forest grows back., status: open}}
"""


@pytest.mark.parametrize(
    "point",
    [
        "Practice makes movements smooth.",
        "{say: Whales moved inshore., at: [12]}",
        "Sleep is when memories settle.",
        "A shark is no mammal.",
        "{say: Nobody has counted the otters of Russia., at: [5, 6]}",
        "Hunters took most animals for their fur.",
        "Storms tear holes into forests each winter.",
        "Laws of 1911 ended the hunt.",
        "{say: Recovery was slower than hoped, at: 1}",
        "Warm water feeds disease.",
        "Divers now crush snails by hand.",
        "Fishing for abalone collapsed.",
    ],
)
def test_a_key_point_without_an_item(point: str) -> None:
    assert lines(GIST.format(point), "gist-without-item") == [2]


@pytest.mark.parametrize(
    "point",
    [
        "{say: Practice makes movements smooth., items: [myelin]}",
        "{say: Whales moved inshore., at: [9, 12]}",
        "Myelin speeds up the signals of nerves.",
        "Otters eat urchins.",
        "Otters live where kelp grows.",
        "Kelp forests grow back where otters live.",
        "The sheath of a nerve makes signals fast.",
        "{say: Sea otters bring back the kelp., at: [30]}",
        "{say: Something else altogether., at: 4}",
        "Along the coast otters eat most urchins.",
        "Faster signals need a sheath.",
        "{say: Anything, items: [what-do-otters-eat-along-the-coast]}",
    ],
)
def test_a_key_point_with_an_item(point: str) -> None:
    assert lines(GIST.format(point), "gist-without-item") == []


def test_a_file_without_items_is_only_begun() -> None:
    assert lines("gist: [Otters eat urchins.]\n", "gist-without-item") == []
