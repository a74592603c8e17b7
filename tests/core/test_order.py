"""Neighbours kept apart, with as little moved as that needs."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.learner import thin
from tutor.core.cards import Card
from tutor.core.order import apart, clash, introduced


def row(*tokens: str) -> list[Card]:
    return [thin(f"f/c{number}#effect", number, shares=[token] if token else []) for number, token in enumerate(tokens)]


def names(cards: list[Card]) -> str:
    return " ".join(card.item.removeprefix("f/c") for card in cards)


def test_what_shares_nothing_stays_as_it_is() -> None:
    assert names(apart(row("", "", "", ""))) == "0 1 2 3"
    assert names(introduced(row("", "", "", ""))) == "0 1 2 3"


def test_a_clash_lets_the_next_card_pass() -> None:
    assert names(apart(row("x", "x", "", ""))) == "0 2 1 3"
    assert names(introduced(row("x", "x", "", ""))) == "0 2 1 3"


def test_what_clashes_at_the_end_goes_where_there_is_room() -> None:
    assert names(apart(row("", "", "x", "x"))) in ("3 0 1 2", "0 3 1 2", "2 0 3 1", "0 2 1 3", "0 3 1 2")


def test_the_card_before_counts_as_a_neighbour() -> None:
    before = row("x")
    assert names(apart(row("x", ""), before)) == "1 0"
    assert names(introduced(row("x", ""), before)) == "1 0"


def test_kinds_and_articles_interleave() -> None:
    cards = [thin(f"a/t{n}#name") for n in range(4)] + [thin(f"b/c{n}#effect") for n in range(4)]
    order = apart(cards)

    assert [card.file for card in order] == ["a", "b"] * 4


def test_support_cards_are_spread() -> None:
    cards = [thin(f"f/s{n}#support") for n in range(3)] + [thin(f"f/c{n}#effect") for n in range(12)]
    for order in (apart(cards), introduced(cards)):
        drills = [card.drill for card in order]
        assert all(drills[place : place + 6].count("support") <= 1 for place in range(len(drills)))


def spread(cards: list[Card]) -> bool:
    drills = [card.drill for card in cards]
    return all(drills[place : place + 6].count("support") <= 1 for place in range(len(drills)))


def test_support_cards_are_spread_though_they_are_the_least_urgent() -> None:
    others = [thin(f"f/c{n}#effect") for n in range(11)]
    least = [thin(f"f/s{n}#support") for n in range(3)]
    assert spread(apart(others + least))
    assert spread(introduced(others + least))

    new = [thin("f/n#support"), *(thin(f"f/n{n}#effect") for n in range(3))]
    reviews = apart(others + least[:2], following=new)
    assert spread([*reviews, *introduced(new, reviews)])


def test_nothing_new_passes_what_it_waits_for() -> None:
    cards = [
        thin("f/a#name", shares=["x"]),
        thin("f/b#name", shares=["x"]),
        thin("f/c#effect", after=["f/b"]),
        thin("f/d#effect"),
    ]

    assert [card.key for card in introduced(cards)] == ["f/a#name", "f/d#effect", "f/b#name", "f/c#effect"]


tokens = st.lists(st.sampled_from(["", "", "", "x", "y"]), max_size=14)


@settings(max_examples=200, deadline=None)
@given(tokens)
def test_an_order_loses_nothing_and_clashes_only_where_it_must(shares: list[str]) -> None:
    cards = row(*shares)
    order = apart(cards)
    clashes = sum(clash(one, two) for one, two in itertools.pairwise(order))
    most = max((shares.count(token) for token in ("x", "y")), default=0)

    assert sorted(order) == sorted(cards)
    assert sorted(introduced(cards)) == sorted(cards)
    assert clashes <= max(0, 2 * most - len(cards) - 1) + (0 if most * 2 <= len(cards) + 1 else 1)
