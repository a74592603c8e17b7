"""Keeping neighbours apart: an order of cards changed as little as its rule needs.

Cards that share a token (an item, a claim, an answer) are never neighbours as far as can be; kinds and articles interleave; `support` comes
once in six cards. No dice: the same cards in the same order give the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.core.cards import Card

SUPPORT_EVERY = 6
"""At most one `support` card in so many."""
_WINDOW = 24
_FARTHEST = 200
_CLASH = 8


def clash(one: Card, other: Card) -> bool:
    """Whether two cards give each other away and should not be neighbours."""
    return one.item == other.item or not set(one.shares).isdisjoint(other.shares)


def apart(cards: Iterable[Card], before: Sequence[Card] = (), window: int = _WINDOW) -> list[Card]:
    """Due reviews, most urgent first: neighbours do not clash, kinds and articles interleave, a card moves as little as that needs.

    `before` are the cards that come before them.
    """
    waiting = list(cards)
    done = list(before)
    while waiting:
        done.append(waiting.pop(_best(waiting, done, window)))
    return _mended(done[len(before) :], before[-1] if before else None)


def introduced(cards: Iterable[Card], before: Sequence[Card] = ()) -> list[Card]:
    """New cards in their order, neighbours kept apart; no card before one that it waits for."""
    waiting = list(cards)
    done = list(before)
    pending = {card.item for card in waiting}
    while waiting:
        last = done[-1] if done else None
        near = waiting[:_WINDOW]
        ready = [index for index, card in enumerate(near) if not any(item in pending for item in card.after)] or [0]
        index = min(
            ready,
            key=lambda i: (
                last is not None and clash(last, near[i]),
                near[i].drill == "support" and _support_near(done),
                i,
            ),
        )
        done.append(waiting.pop(index))
        pending.discard(done[-1].item)
    return done[len(before) :]


def _best(waiting: list[Card], done: list[Card], window: int) -> int:
    """The index of the card that comes next: the first with nothing to forgive, else the least bad."""
    if not done:
        return 0
    last = done[-1]
    tokens = {last.item, *last.shares}
    kind, file, spaced = last.type, last.file, not _support_near(done)
    best, least = 0, 99
    for index, card in enumerate(waiting[:_FARTHEST]):
        if index >= window and least < _CLASH:
            break
        faults = (card.type == kind) + (card.file == file)
        if card.item in tokens or not tokens.isdisjoint(card.shares):
            faults += _CLASH
        if card.drill == "support" and not spaced:
            faults += 4
        if faults < least:
            best, least = index, faults
            if not faults:
                break
    return best


def _support_near(done: Sequence[Card]) -> bool:
    return any(card.drill == "support" for card in done[1 - SUPPORT_EVERY :])


def _mended(cards: list[Card], before: Card | None) -> list[Card]:
    """What still clashes, where no choice was left, goes into the last gap where it clashes with neither side."""
    kept: list[Card] = []
    left: list[Card] = []
    for card in cards:
        last = kept[-1] if kept else before
        (left if last is not None and clash(last, card) else kept).append(card)
    for card in left:
        for gap in range(len(kept), -1, -1):
            sides = (kept[gap - 1] if gap else before, kept[gap] if gap < len(kept) else None)
            if not any(side is not None and clash(side, card) for side in sides):
                kept.insert(gap, card)
                break
        else:
            kept.append(card)
    return kept
