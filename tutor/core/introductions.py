"""Which new cards come today, and in what order: claim by claim, gist first, articles alternating, a faq after every third item.

Before a claim come just the terms it mentions that were never answered. What was introduced earlier today counts as if it were part of the
same list, so leaving and coming back changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heapreplace
from operator import attrgetter
from typing import NamedTuple

from tutor.core.cards import DEEP, DRILLS, Card, Cards
from tutor.core.memory import CardState
from tutor.core.order import SUPPORT_EVERY

FAQ_EVERY = 3
"""A faq comes after so many other items."""


class Done(NamedTuple):
    """What today holds besides new cards still to come: `introduced` earlier today by kind and file; `cards` answered or due, `support` among them."""

    introduced: Counter[tuple[str, str]]
    cards: int = 0
    support: int = 0


class Fresh:
    """The cards that may be introduced, by file, kind and depth, in introduction order. Made once, used for every deck."""

    def __init__(self, cards: Cards, states: Mapping[str, CardState], met: set[str], closed: set[str]) -> None:
        """`met` are the items of which a card was answered, `closed` the keys of cards that cannot be introduced (met, suspended, buried)."""
        self.cards, self.states, self.met, self.closed = cards, states, met, closed
        self._kinds: dict[str, set[tuple[str, int]]] = {}
        self._sorted: dict[str, dict[tuple[str, int], list[Card]]] = {}

    def of(self, file: str, kind: str, depth: int) -> list[Card]:
        """The cards of a file, kind and depth."""
        parts = self._sorted.get(file)
        if parts is None:
            parts = self._sorted[file] = {}
            held = {(type, at) for _, type, at, _ in self.cards.groups.get(file, ())}
            self._kinds[file] = held
        if (kind, depth) not in self._kinds[file]:
            return []
        if not parts:
            own = (card for key, card in self.cards.of_file(file).items() if key not in self.closed)
            for card in sorted(own, key=attrgetter("rank")):
                parts.setdefault((card.type, card.depth), []).append(card)
        return parts.get((kind, depth), [])

    def of_item(self, item: str) -> list[Card]:
        """All cards of an item that are not suspended, in the order of their introduction."""
        found = [self.cards[key] for drill in DRILLS if (key := f"{item}#{drill}") in self.cards]
        found = [card for card in found if (state := self.states.get(card.key)) is None or not state.suspended]
        return sorted(found, key=lambda card: card.rank)


class Introductions:
    """One choice of new cards. `holds` names the decks in play that hold a card (none: it is not in play), `room` what each may still take

    (None: any number), `occupied` the items that have their card of the day already.
    """

    def __init__(
        self,
        fresh: Fresh,
        files: Sequence[str],
        holds: Callable[[Card], Iterable[int]],
        room: dict[int, int | None],
        occupied: set[str],
        done: Done,
    ) -> None:
        self.fresh, self.files, self.holds, self.room, self.occupied = fresh, files, holds, room, occupied
        self.count = Counter(done.introduced)
        self.cards, self.support = done.cards, done.support
        self.faqs = sum(number for (kind, _), number in self.count.items() if kind == "faq")
        self.others = sum(self.count.values()) - self.faqs
        self.taken: list[Card] = []
        self.chosen: set[str] = set()
        self.lines: dict[tuple[str, int], list[tuple[int, int]]] = {}
        self.places: dict[tuple[str, int, int], int] = {}
        self.held = False
        self.early = False

    def choose(self, limit: int) -> list[Card]:
        """At most `limit` cards in the order in which they are introduced."""
        while len(self.taken) < limit:
            card = self._next()
            if card is None and self.held:
                # There may be cards enough by now for a `support` that was passed over.
                card = self._again()
            if card is None and self.held:
                # Nothing else is left that it could come after.
                self.early = True
                card = self._again()
                self.early = False
            if card is None:
                break
            self._take(card)
        return self.taken

    def _again(self) -> Card | None:
        """The next card, looked for among all of them once more."""
        self.held = False
        self.lines.clear()
        self.places.clear()
        return self._next()

    def _next(self) -> Card | None:
        if self.others >= FAQ_EVERY * (self.faqs + 1) and (card := self._towards("faq")):
            return card
        for depth in range(DEEP + 1):
            for kind in ("claim", "term"):
                if card := self._towards(kind, depth):
                    return card
        return self._towards("faq")

    def _towards(self, kind: str, depth: int | None = None) -> Card | None:
        """The next card of a kind (of that depth, else of any, the shallowest first), or the first of those that must be met before it."""
        for level in range(DEEP + 1) if depth is None else (depth,):
            line = self.lines.get((kind, level))
            if line is None:
                line = [(self.count[kind, file], number) for number, file in enumerate(self.files)]
                heapify(line)
                self.lines[kind, level] = line
            while line:
                count, number = line[0]
                file = self.files[number]
                if count != self.count[kind, file]:
                    heapreplace(line, (self.count[kind, file], number))
                elif card := self._in_file(kind, level, number):
                    return card
                else:
                    heappop(line)
        return None

    def _in_file(self, kind: str, depth: int, number: int) -> Card | None:
        cards = self.fresh.of(self.files[number], kind, depth)
        for place in range(self.places.get((kind, depth, number), 0), len(cards)):
            if first := self._first_step(cards[place]):
                self.places[kind, depth, number] = place
                return first
        return None

    def _first_step(self, card: Card, way: tuple[str, ...] = ()) -> Card | None:
        """The card itself where nothing stands before it, else the first of what does; None where it cannot come today.

        What cannot come today holds back what waits for it; a circle of prerequisites is not followed.
        """
        if not self._may_come(card):
            return None
        step = card
        for item in card.after:
            if item in self.fresh.met or item in self.chosen or item in way or item == card.item:
                continue
            first = next((other for other in self.fresh.of_item(item) if self.holds(other)), None)
            if first is None:
                continue
            before = self._first_step(first, (*way, card.item))
            if before is None:
                return None
            if step is card:
                step = before
        return step

    def _may_come(self, card: Card) -> bool:
        if card.item in self.occupied or card.key in self.fresh.closed:
            return False
        if not any((room := self.room[deck]) is None or room > 0 for deck in self.holds(card)):
            return False
        before = SUPPORT_EVERY - 1 if not self.support and not self.early else self.support * SUPPORT_EVERY
        if card.drill == "support" and before > self.cards:
            self.held = True
            return False
        previous = None
        for sibling in self.fresh.of_item(card.item):
            if sibling.key == card.key:
                break
            if self.holds(sibling):
                previous = sibling
        if previous is None:
            return True
        state = self.fresh.states.get(previous.key)
        return state is not None and state.right_later

    def _take(self, card: Card) -> None:
        self.taken.append(card)
        self.chosen.add(card.item)
        self.occupied.add(card.item)
        self.count[card.type, card.file] += 1
        self.cards += 1
        self.support += card.drill == "support"
        self.faqs += card.type == "faq"
        self.others += card.type != "faq"
        for deck in self.holds(card):
            room = self.room[deck]
            if room is not None:
                self.room[deck] = room - 1
