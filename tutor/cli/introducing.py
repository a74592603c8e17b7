"""The order in which the cards of a deck go out."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.core.agenda import agenda
from tutor.core.cards import Card, Deck
from tutor.core.days import Moment
from tutor.core.library import Library
from tutor.core.settings import Settings


def introduction(library: Library, deck: Deck, now: Moment) -> Iterator[Card]:
    """All cards of a deck as a learner who knows nothing would meet them: each item's first card, then the siblings in their order."""
    alone = library._replace(decks=(deck._replace(new_per_day=None, studied="here"),))
    first = agenda(alone, {}, now, Settings(new_per_day=len(library.cards) + 1)).new
    yield from (library.cards[key] for key in first)
    met = set(first)
    yield from sorted((card for key, card in library.cards.items() if key not in met and deck.holds(card)), key=_order)


def _order(card: Card) -> tuple[int, str]:
    return card.rank, card.file
