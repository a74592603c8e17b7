"""Chains that were reviewed once stay in play although the map goes on without them: others are longer now, or lead between the same concepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tutor.core.cards import GIST, STANDARD, Card, Cards, group_of
from tutor.core.library import Library
from tutor.core.memory import CardState, Seen

_CHAIN = "#chain"


def in_play(library: Library, states: Mapping[str, CardState]) -> Library:
    """The library with its reviewed chains at the depth at which chains begin, those that no longer have a card of their own among them.

    A chain is gone where its claims no longer join. The question files are read only when a reviewed chain has no card.
    """
    met = [key for key, state in states.items() if key.endswith(_CHAIN) and isinstance(state.memory, Seen)]
    raised = [_raised(library, card) for key in met if (card := library.cards.get(key)) and card.depth > STANDARD]
    lost = [key for key in met if key not in library.cards]
    again = [_raised(library, card) for card in _lost(library, lost)] if lost else []
    changed = [*(card for card in raised if card != library.cards[card.key]), *again]
    return library._replace(cards=_with(library.cards, changed)) if changed else library


def _lost(library: Library, keys: Iterable[str]) -> Iterable[Card]:
    from tutor.core.drills.chain import chains_again, ends_of, parts

    items = [key.removesuffix(_CHAIN) for key in keys]
    asked = [item for item in items if all(_stands(library, claim) for claim in ends_of(item))]
    if asked:
        yield from chains_again((part for file in library.files.values() for part in parts(file)), asked)


def _stands(library: Library, claim: str) -> bool:
    """Whether a claim is drilled at all, as far as its cards tell."""
    return any(card.item == claim for card in library.cards.of_file(claim.partition("/")[0]).values())


def _raised(library: Library, card: Card) -> Card:
    """The chain at depth standard, or deeper where one of its claims is."""
    claims = set(card.after)
    depths: dict[str, int] = {}
    for file in {claim.partition("/")[0] for claim in claims}:
        for one in library.cards.of_file(file).values():
            if one.item in claims:
                depths[one.item] = min(one.depth, depths.get(one.item, one.depth))
    return card._replace(depth=max(STANDARD, *depths.values(), GIST))


def _with(cards: Cards, changed: Iterable[Card]) -> Cards:
    """The cards with some of them changed or added."""
    own: dict[str, dict[str, Card]] = {}
    for card in changed:
        own.setdefault(card.file, {})[card.key] = card
    made = {file: {**cards.of_file(file), **added} for file, added in own.items()}
    groups = {**cards.groups, **{file: Counter(map(group_of, all.values())) for file, all in made.items()}}
    return Cards(groups, lambda file: made[file] if file in made else cards.of_file(file))
