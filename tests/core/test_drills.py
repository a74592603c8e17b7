"""Which cards a file yields, how deep, and in what order: the table of drills, row by row."""

from __future__ import annotations

import pytest

from tests.core.files import BY_KEY, OTTERS, changed
from tutor.core import drills
from tutor.core.cards import DEEP, GIST, STANDARD
from tutor.core.drills import cards, face
from tutor.core.drills.row import Drill, Thin
from tutor.core.faces import Face, Tick
from tutor.core.items import Common
from tutor.core.text import plain, words


@pytest.mark.parametrize(
    ("item", "drills"),
    [
        ("keystone-species", "name 0 typed, define 1 self"),
        ("urchin-barren", "name 1 typed, define 2 self"),
        ("mpa", "name 1 typed, define 2 checklist, expand 2 typed"),
        ("how-tell", "answer 1 checklist"),
        ("why-care", "answer 2 self"),
        ("share", "answer 1 typed"),
        ("hunter", "answer 1 typed"),
        ("who-grazes", "answer 1 choice"),
        ("both", "answer 1 choice"),
        ("story", "answer 1 order"),
        ("mends-itself", "answer 1 verdict"),
        (
            "otters-urchins",
            "effect 0 typed, cause 2 typed, why 1 checklist, do 1 choice, support 1 choice, design 2 choice",
        ),
        ("otters-kelp", "effect 1 typed, why 2 checklist, support 2 choice, spot 1 choice, gap 2 typed"),
        ("urchins-barren", "cause 2 typed"),
        ("barren-lasts", "effect 1 checklist"),
        ("orcas-otters", "support 1 choice"),
        ("orcas-stronger", "limits 1 checklist"),
        ("map-only", ""),
        ("half-done", ""),
    ],
)
def test_what_an_item_yields(item: str, drills: str) -> None:
    found = [card for card in cards(OTTERS) if card.item == f"otters-kelp/{item}"]

    assert ", ".join(f"{card.drill} {card.depth} {card.grading}" for card in found) == drills


def test_siblings_follow_the_table_and_the_end_the_author_asks_for_leads() -> None:
    asked = changed("otters-urchins", ask="cause")
    found = [card for card in cards(asked) if card.item == "otters-kelp/otters-urchins"]

    assert [(card.drill, card.depth) for card in found][:2] == [("cause", GIST), ("effect", DEEP)]
    assert [card.rank for card in found] == list(range(found[0].rank, found[0].rank + len(found)))
    assert [card.predict for card in found] == [True, False, False, False, False, False]


@pytest.mark.parametrize("status", ["open", "unsupported", "refuted"])
def test_what_is_not_settled_is_asked_for_its_support_and_its_misreadings_alone(status: str) -> None:
    found = [card for card in cards(changed("otters-kelp", status=status)) if card.item == "otters-kelp/otters-kelp"]

    assert [(card.drill, card.depth) for card in found] == [("support", STANDARD), ("spot", STANDARD)]


def test_introductions_go_claim_by_claim_with_their_terms_before_and_a_faq_after_every_third() -> None:
    order = list(dict.fromkeys(card.item.split("/")[1] for card in cards(OTTERS)))

    assert order == [
        "otters-urchins",
        "urchin-barren",
        "otters-kelp",
        "how-tell",
        "barren-lasts",
        "orcas-otters",
        "orcas-stronger",
        "share",
        "urchins-barren",
        "keystone-species",
        "mpa",
        "hunter",
        "who-grazes",
        "both",
        "story",
        "mends-itself",
        "why-care",
    ]
    assert [card.rank for card in cards(OTTERS)] == list(range(len(cards(OTTERS))))


def test_a_card_waits_for_the_terms_it_mentions_and_for_what_it_requires() -> None:
    file = changed("otters-urchins", common=Common("otters-urchins", "gist", requires=("orcas-otters", "map-only")))
    card = next(card for card in cards(file) if card.key == "otters-kelp/otters-urchins#effect")

    assert BY_KEY["otters-kelp/otters-kelp#effect"].after == ("otters-kelp/urchin-barren",)
    assert BY_KEY["neural-afterburn-nn/sf1-endurance#effect"].after == ("neural-afterburn-nn/sf1-neurons",)
    assert card.after == ("otters-kelp/orcas-otters",)
    assert BY_KEY["otters-kelp/orcas-stronger#limits"].after == ("otters-kelp/otters-urchins",)
    assert BY_KEY["otters-kelp/urchin-barren#name"].after == ()


def test_neighbours_are_told_apart_by_item_claim_and_answer() -> None:
    assert BY_KEY["otters-kelp/how-tell#answer"].shares == ("otters-kelp/how-tell", "otters-kelp/otters-kelp")
    assert BY_KEY["otters-kelp/urchins-barren#cause"].shares == ("otters-kelp/urchins-barren", "=sea urchins")
    assert BY_KEY["neural-afterburn-nn/sf1-endurance#effect"].shares[1] == "=endurance gains"
    assert BY_KEY["otters-kelp/otters-kelp#spot"].tags == ("chain",)


def test_one_more_row_is_one_more_drill(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = ("otters-urchins", "orcas-otters")
    chain = Drill(
        "chain",
        "claim",
        lambda file: ("..".join(ends),),
        lambda file, id: id == "..".join(ends),
        lambda file, id: Thin(STANDARD, "checklist", ends),
        lambda showing, id: Face(showing.key, "chain", words("Trace it."), Tick((words("so"),))),
    )
    monkeypatch.setattr(drills, "TABLE", (*drills.TABLE, chain))
    found = cards(OTTERS)
    card = next(card for card in found if card.drill == "chain")

    assert card.key == "otters-kelp/otters-urchins..orcas-otters#chain"
    assert card.after == ("otters-kelp/otters-urchins", "otters-kelp/orcas-otters")
    assert card.after == card.shares
    assert [one.item for one in found][card.rank - 1] == "otters-kelp/orcas-otters"
    assert plain(face(OTTERS, card.key, 0).prompt) == "Trace it."
    assert {one.key for one in found} - {card.key} == {key for key in BY_KEY if key.startswith("otters")}
