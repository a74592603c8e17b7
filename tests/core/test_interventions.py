"""What the map says of taking a cause away: along links that are needed alone, and nothing that an author's experiment asks already."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.core.test_chains import library
from tests.core.test_graph import claim, claims, file_of
from tutor.core.drills import answer_of, face_in, front_of
from tutor.core.drills.interventions import asked, interventions, taken_away
from tutor.core.faces import Pick
from tutor.core.graph import graph
from tutor.core.items import Claim, Common, Evidence
from tutor.core.text import plain

TRIED = (Evidence(do="a is taken away", outcome="abolished", design="rct"),)


def needed(id: str, cause: str, effect: str, **more: object) -> Claim:
    return claim(id, cause, effect, "enables", necessary=True, **more)  # type: ignore[arg-type]


def keys(*some: Claim) -> list[str]:
    return list(asked([file_of(*some)]))


def test_a_needed_link_is_asked_and_every_way_of_needed_links() -> None:
    assert keys(needed("x", "a", "b"), needed("y", "b", "c")) == [
        "one/x#intervention",
        "one/x..y#intervention",
        "one/y#intervention",
    ]


@pytest.mark.parametrize(
    "link",
    [
        claim("y", "b", "c", "enables"),
        claim("y", "b", "c", "prevents", necessary=True),
        needed("y", "b", "c", designs=("animal-experiment",)),
        needed("y", "b", "c", status="open"),
        needed("y", "b", "a"),
    ],
    ids=["not needed", "lowers", "shown elsewhere", "open", "back"],
)
def test_no_other_link_is_followed(link: Claim) -> None:
    assert "one/x..y#intervention" not in keys(needed("x", "a", "b"), link)


def test_an_experiment_that_is_a_card_is_not_asked_once_more() -> None:
    tried = needed("x", "a", "b")._replace(evidence=TRIED)

    assert keys(tried) == []
    assert keys(tried, needed("y", "b", "c")) == ["one/x..y#intervention", "one/y#intervention"]


def test_drafts_and_what_is_only_on_the_map_are_not_asked() -> None:
    assert keys(needed("x", "a", "b")._replace(common=Common("x", "map"))) == []
    assert keys(needed("x", "a", "b")._replace(common=Common("x", draft=True))) == []


def test_the_question_and_what_is_told_below() -> None:
    reason = Common("x", because="Nothing else feeds it.")
    found = library(file_of(needed("x", "a", "b")._replace(common=reason), needed("y", "b", "c")))
    shown = face_in(found, "one/x..y#intervention", 0)

    assert front_of(shown) == "The a is missing: what happens to the c, and why?  put together from 2 claims"
    assert answer_of(shown) == "abolished"
    assert isinstance(shown.ask, Pick)
    assert {plain(option.text) for option in shown.ask.options} == {"abolished", "reduced", "unchanged", "increased"}
    assert [plain(line) for row in shown.rows[:2] for line in row.lines] == [
        "The a enables the b. Nothing else feeds it.",
        "The b enables the c.",
        "the a ↑→ the b ↑→ the c",
    ]
    with pytest.raises(KeyError):
        face_in(found, "one/y..x#intervention", 0)


@pytest.mark.parametrize(
    ("cause", "kind", "said"),
    [
        ("SF1 neurons", "cell", "SF1 neurons are silenced"),
        ("months of training", "exposure", "Months of training are left out"),
        ("SF1 firing in the hour after exercise", "process", "SF1 firing in the hour after exercise is blocked"),
        ("BDNF", "molecule", "BDNF is taken away"),
        ("cognitive reserve", "trait", "Cognitive reserve is missing"),
    ],
)
def test_the_experiment_is_said_as_one_would_do_it(cause: str, kind: str, said: str) -> None:
    assert taken_away(cause, kind) == said


@given(claims())
def test_only_needed_links_are_in_an_intervention(some: list[Claim]) -> None:
    mixed = [one._replace(necessary=number % 2 == 0) for number, one in enumerate(some)]

    for chain in interventions(graph([file_of(*mixed)])):
        assert all(link.necessary and link.joins and link.sign == "+" for link in chain.links)
        assert len({link.shown for link in chain.links}) == 1
        assert len(set(chain.nodes)) == len(chain.links) + 1
