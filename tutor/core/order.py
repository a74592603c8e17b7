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
_SUPPORT = 4


def clash(one: Card, other: Card) -> bool:
    """Whether two cards give each other away and should not be neighbours."""
    return one.item == other.item or not set(one.shares).isdisjoint(other.shares)


def apart(
    cards: Iterable[Card], before: Sequence[Card] = (), window: int = _WINDOW, following: Sequence[Card] = ()
) -> list[Card]:
    """Due reviews, most urgent first: neighbours do not clash, kinds and articles interleave, a card moves as little as that needs.

    `before` are the cards that come before them, `following` those that come after.
    """
    waiting = list(cards)
    done = list(before)
    left = _supports(waiting)
    needed = max(0, SUPPORT_EVERY * _supports(following) - len(following))
    while waiting:
        late = _late(left, len(waiting) - needed)
        done.append(waiting.pop(_best(waiting, done, window, late=late)))
        left -= done[-1].drill == "support"
    return _mended(done[len(before) :], before[-1] if before else None)


def introduced(cards: Iterable[Card], before: Sequence[Card] = ()) -> list[Card]:
    """New cards in their order, neighbours kept apart; no card before one that it waits for."""
    waiting = list(cards)
    done = list(before)
    pending = {card.item for card in waiting}
    while waiting:
        last = done[-1] if done else None
        near = waiting[:_WINDOW]
        late, soon = _late(_supports(waiting), len(waiting)), _support_near(done)
        ready = [index for index, card in enumerate(near) if not any(item in pending for item in card.after)] or [0]
        index = min(
            ready,
            key=lambda i: (
                last is not None and clash(last, near[i]),
                soon if near[i].drill == "support" else late and not soon,
                i,
            ),
        )
        done.append(waiting.pop(index))
        pending.discard(done[-1].item)
    return done[len(before) :]


def _best(waiting: list[Card], done: list[Card], window: int, *, late: bool) -> int:
    """The index of the card that comes next: the first with nothing to forgive, else the least bad. `late`: a `support` has to come."""
    last = done[-1] if done else None
    tokens = {last.item, *last.shares} if last else set()
    kind, file = (last.type, last.file) if last else ("", "")
    soon = _support_near(done)
    best, least = 0, 99
    for index, card in enumerate(waiting[:_FARTHEST]):
        if index >= window and least < (_SUPPORT if late and not soon else _CLASH):
            break
        faults = (card.type == kind) + (card.file == file)
        if card.item in tokens or not tokens.isdisjoint(card.shares):
            faults += _CLASH
        if soon if card.drill == "support" else late and not soon:
            faults += _SUPPORT
        if faults < least:
            best, least = index, faults
            if not faults:
                break
    return best


def _supports(cards: Iterable[Card]) -> int:
    return sum(card.drill == "support" for card in cards)


def _late(left: int, places: int) -> bool:
    """Whether a `support` must come now if as many as are left shall be spread over the places that are left."""
    return left > 0 and SUPPORT_EVERY * (left - 1) + 1 >= places


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
