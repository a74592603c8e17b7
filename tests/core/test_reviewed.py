"""A reviewed chain stays in play when the map goes on without it, as long as it can be asked."""

from __future__ import annotations

from datetime import date

from tests.core.test_chains import THREE, chained
from tests.core.test_graph import claim, file_of
from tutor.core.cards import DEEP, STANDARD, Cards, group_of
from tutor.core.drills import cards, face_in, front_of
from tutor.core.items import Claim, Common
from tutor.core.library import Library
from tutor.core.memory import CardState, Seen
from tutor.core.reviewed import in_play

MET = CardState(Seen(5.0, 5.0, date(2026, 1, 9), "review", None, 0, date(2026, 1, 4), 2, 0))
OTHER = (claim("v", "a", "m"), claim("w", "m", "c"))


def library(*some: Claim) -> Library:
    file = file_of(*some)
    return Library("", Cards.of([*cards(file), *chained(file)]), (), {"one": file})


def chains_in(library: Library) -> dict[str, int]:
    return {key: card.depth for key, card in library.cards.items() if card.drill == "chain"}


def after_reviewing(key: str, *some: Claim) -> Library:
    return in_play(library(*some), {key: MET})


def test_a_chain_that_fell_behind_a_longer_one_is_asked_from_standard_on() -> None:
    found = after_reviewing("one/x..y#chain", *THREE)

    assert chains_in(found) == {
        "one/x..z#chain": DEEP,
        "one/x..y#chain": STANDARD,
        "one/y..z#chain": DEEP,
    }
    assert sum(found.cards.groups["one"].values()) == len(library(*THREE).cards)
    assert group_of(found.cards["one/x..y#chain"]) in found.cards.groups["one"]


def test_a_chain_that_gave_way_to_another_between_the_same_concepts_is_asked_still() -> None:
    found = after_reviewing("one/x..y#chain", claim("x", "a", "b"), claim("y", "b", "c"), *OTHER)

    assert set(chains_in(found)) == {"one/v..w#chain", "one/x..y#chain"}
    assert front_of(face_in(found, "one/x..y#chain", 2)).startswith("Trace how the a acts on the c")


def test_a_chain_that_cannot_be_asked_any_more_is_gone() -> None:
    some = [claim("x", "a", "b"), claim("y", "b", "c")]
    lowers = [OTHER[0], claim("w", "m", "c", "decreases")]

    for gone in (some[:1], [*some, *lowers], [some[0], claim("y", "b", "c", status="refuted")]):
        assert "one/x..y#chain" not in after_reviewing("one/x..y#chain", *gone).cards


def test_what_was_never_reviewed_and_deep_claims_stay_deep() -> None:
    deep = claim("y", "b", "c")._replace(common=Common("y", "deep"))
    own = library(*THREE)

    assert in_play(own, {"one/x..y#chain": CardState()}) is own
    assert in_play(own, {}) is own
    assert chains_in(after_reviewing("one/x..y#chain", claim("x", "a", "b"), deep)) == {"one/x..y#chain": DEEP}
