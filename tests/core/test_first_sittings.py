"""What the first three sittings of the starter library hold, for a learner who gets everything right."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.core.learner import GOOD, Learner, at, kept_apart
from tutor.core.agenda import Agenda, Options
from tutor.core.library import Library
from tutor.core.sitting import Answer, Showing, begin
from tutor.files.load import load


class Held(NamedTuple):
    """One sitting: its work, and what was shown in order, predictions among it."""

    work: Agenda
    shown: tuple[Showing, ...]


@pytest.fixture(scope="module")
def starter(root: Path) -> Library:
    return load(str(root), None)


def sittings(library: Library, options: Options, days: int = 3) -> list[Held]:
    """A sitting a day, every answer Good, three a minute."""
    anna, held = Learner(library), []
    for day in range(days):
        work, minute = anna.agenda(at(day), options), 0.0
        sitting, shown = begin(work, library.cards, anna.states, at(day)), []
        while isinstance(showing := sitting.show(at(day, minute)), Showing):
            shown.append(showing)
            if showing.predict:
                sitting = sitting.predicted()
                continue
            outcome = anna.outcome(showing.key, GOOD, at(day, minute))
            row = anna.answers(showing.key, GOOD, at(day, minute))
            sitting = sitting.rated(Answer(row.uid, showing, outcome, "", row.at, 20_000))
            minute += 1 / 3
        held.append(Held(work, tuple(shown)))
    return held


def kinds(library: Library, keys: tuple[str, ...]) -> str:
    """A letter a card: term, claim, question."""
    return "".join({"term": "t", "claim": "c", "faq": "q"}[library.cards[key].type] for key in keys)


@pytest.mark.parametrize(
    ("deck", "table"),
    [
        ("", [(0, "ttcqtctqct"), (0, "cctqcctqcc"), (10, "ctqccccqct")]),
        ("exercise-and-the-brain", [(0, "ttcqtctqcc"), (0, "tccqtccqct"), (10, "cccqctqccc")]),
    ],
)
def test_the_first_three_sittings_by_reviews_due_and_kinds_of_new_cards(
    starter: Library, deck: str, table: list[tuple[int, str]]
) -> None:
    held = sittings(starter, Options(decks=(deck,) if deck else ()))

    assert [(len(one.work.reviews), kinds(starter, one.work.new)) for one in held] == table


@pytest.mark.parametrize("deck", ["", "exercise-and-the-brain"])
def test_the_first_ten_cards_hold_all_three_kinds_and_a_prediction(starter: Library, deck: str) -> None:
    first = sittings(starter, Options(decks=(deck,) if deck else ()), days=1)[0]
    cards = [showing for showing in first.shown if not showing.predict]

    assert len(cards) == 10
    assert {starter.cards[showing.key].type for showing in cards} == {"term", "claim", "faq"}
    assert sum(showing.predict for showing in first.shown) == 1
    assert all(showing.first for showing in cards)


def test_a_prediction_stands_just_before_its_claim(starter: Library) -> None:
    for one in sittings(starter, Options()):
        for place, showing in enumerate(one.shown):
            if showing.predict:
                following = one.shown[place + 1]
                assert starter.cards[following.key].item == starter.cards[showing.key].item
                assert following.first


def test_no_neighbours_give_each_other_away_and_nothing_comes_before_its_terms(starter: Library) -> None:
    met: set[str] = set()
    for one in sittings(starter, Options(), days=8):
        assert kept_apart([showing.key for showing in one.shown if not showing.predict], starter)
        in_play = {card.item for card in starter.cards.values() if any(deck.holds(card) for deck in starter.decks)}
        for showing in one.shown:
            card = starter.cards[showing.key]
            if showing.first and not showing.predict:
                assert {item for item in card.after if item in in_play} <= met
                met.add(card.item)


def test_gist_comes_before_detail_and_articles_alternate(starter: Library) -> None:
    cards = [starter.cards[key] for key in sittings(starter, Options(), days=1)[0].work.new]
    claims = [card for card in cards if card.type == "claim"]

    assert all(card.depth == 0 for card in claims)
    assert len({card.file for card in claims}) == 3
