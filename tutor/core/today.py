"""A library and its states sorted once for a day: what was done, what is due, which decks hold what, what each may still give.

Decks are numbers in the library's order. The agenda and the counts of every deck are made from the same `work`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from tutor.core.cards import Card, Group, group_of
from tutor.core.days import Moment
from tutor.core.introductions import Done, Fresh, Introductions
from tutor.core.library import Library
from tutor.core.memory import CardState, Seen
from tutor.core.settings import Settings

_A_DAY = 86_400_000


class Work(NamedTuple):
    """What the day still gives for some decks: `steps` (with their due times) and `reviews` most urgent first, `new` in introduction order."""

    steps: list[tuple[int, Card]]
    reviews: list[Card]
    new: list[Card]


class Today:
    """One pass over the states; `ahead` days count as today, `forgotten` makes due just what was answered Again today or yesterday."""

    def __init__(
        self, library: Library, states: Mapping[str, CardState], now: Moment, ahead: int = 0, forgotten: bool = False
    ) -> None:
        self.library, self.states, self.now, self.forgotten = library, states, now, forgotten
        self._decks_of_file: dict[str, list[int]] = {}
        for number, deck in enumerate(library.decks):
            for file in deck.files:
                self._decks_of_file.setdefault(file, []).append(number)
        self._holders: dict[Group, tuple[int, ...]] = {}
        self.seen: list[tuple[Card, CardState]] = []
        self.steps: list[tuple[int, Card]] = []
        self.due: list[Card] = []
        self._due_of: list[list[Card]] | None = None
        self._closed: set[str] = set()
        self._met: set[str] = set()
        self._done: list[tuple[Card, bool]] = []
        self._sort(date.fromordinal(min(now.day.toordinal() + ahead, date.max.toordinal())))
        self._answered = {card.item for card, _ in self._done}
        self._introduced = [card for card, new in self._done if new]
        self._fresh = Fresh(library.cards, states, self._met, self._closed)

    def _sort(self, last_due: date) -> None:
        """Goes through the states once: what was met, done today, is in its step, is due."""
        from zlib import crc32

        cards, today, soon = self.library.cards, self.now.day, self.now.at + _A_DAY
        due: list[tuple[float, int, Card]] = []
        for key, state in self.states.items():
            card = cards.get(key)
            if card is None:
                continue
            memory, out = state.memory, state.suspended or state.buried_on == today
            if not isinstance(memory, Seen):
                if out:
                    self._closed.add(key)
                continue
            self._closed.add(key)
            self._met.add(card.item)
            self.seen.append((card, state))
            if memory.last_day == today:
                self._done.append((card, state.first_day == today))
            if out or (self.forgotten and not self._slipped(state)):
                continue
            if isinstance(memory.due, int):
                if memory.due < soon:
                    self.steps.append((memory.due, card))
            elif memory.due <= last_due or self.forgotten:
                # The least retrievable comes first: on one forgetting curve that is the longest wait for its stability.
                waited = (today - memory.last_day).days / memory.stability
                due.append((-waited, crc32(f"{key} {today}".encode()), card))
        due.sort(key=itemgetter(0, 1))
        self.due = [card for _, _, card in due]
        self.steps.sort(key=itemgetter(0))

    def _slipped(self, state: CardState) -> bool:
        return state.missed_on is not None and (self.now.day - state.missed_on).days <= 1

    def numbers(self, ids: Iterable[str] = (), anywhere: bool = False) -> tuple[int, ...]:
        """The decks of these ids, of none all of them: those that are studied here. `anywhere`: also those that are named and studied in Anki."""
        wanted = set(ids)
        return tuple(
            number
            for number, deck in enumerate(self.library.decks)
            if (not wanted or deck.id in wanted) and (deck.studied == "here" or (anywhere and deck.id in wanted))
        )

    def holders(self, group: Group) -> tuple[int, ...]:
        """The decks that hold the cards of a group."""
        held = self._holders.get(group)
        if held is None:
            file, type, depth, tags = group
            decks = self.library.decks
            numbers = self._decks_of_file.get(file, ())
            held = tuple(number for number in numbers if decks[number].takes(type, depth, tags))
            self._holders[group] = held
        return held

    def among(self, chosen: tuple[int, ...], keys: frozenset[str] | None = None) -> Callable[[Card], tuple[int, ...]]:
        """Which of the chosen decks hold a card; none for a card that is not among `keys`."""
        known: dict[tuple[int, ...], tuple[int, ...]] = {}
        wanted = frozenset(chosen)

        def holds(card: Card) -> tuple[int, ...]:
            if keys is not None and card.key not in keys:
                return ()
            held = self.holders(group_of(card))
            if held not in known:
                known[held] = tuple(number for number in held if number in wanted)
            return known[held]

        return holds

    def work(
        self, chosen: tuple[int, ...], settings: Settings, keys: frozenset[str] | None = None, more_new: int = 0
    ) -> Work:
        """What the chosen decks give now, after limits, burying and the rule that an item has one card a day (steps aside)."""
        holds = self.among(chosen, keys)
        steps = [(due, card) for due, card in self.steps if holds(card)]
        occupied = self._answered | {card.item for _, card in steps}
        reviews = self._reviews(chosen, holds, occupied)
        limit = settings.new_per_day + more_new - len(self._introduced)
        if limit <= 0 or self.forgotten:
            return Work(steps, reviews, [])
        room = self._room_for_new(chosen, holds, more_new)
        waiting = {card.key for _, card in steps}
        today = [card for card, _ in self._done if card.key not in waiting and holds(card)]
        today += [card for _, card in steps] + reviews
        done = Done(
            Counter((card.type, card.file) for card in self._introduced if holds(card)),
            len(today),
            sum(card.drill == "support" for card in today),
        )
        files = list(dict.fromkeys(file for number in chosen for file in self.library.decks[number].files))
        return Work(steps, reviews, Introductions(self._fresh, files, holds, room, occupied, done).choose(limit))

    def _reviews(
        self, chosen: tuple[int, ...], holds: Callable[[Card], tuple[int, ...]], occupied: set[str]
    ) -> list[Card]:
        """The due cards that may come, most urgent first; their items, and those of due cards that a limit holds back, become occupied."""
        decks = self.library.decks
        reviewed = Counter(number for card, new in self._done if not new for number in holds(card))
        room = {number: decks[number].reviews_per_day - reviewed[number] for number in chosen}
        reviews = []
        for card in self._due_in(chosen):
            held = holds(card)
            if not held or card.item in occupied:
                continue
            occupied.add(card.item)
            if any(room[number] > 0 for number in held):
                reviews.append(card)
                for number in held:
                    room[number] -= 1
        return reviews

    def _due_in(self, chosen: tuple[int, ...]) -> list[Card]:
        if len(chosen) != 1:
            return self.due
        if self._due_of is None:
            self._due_of = [[] for _ in self.library.decks]
            for card in self.due:
                for number in self.holders(group_of(card)):
                    self._due_of[number].append(card)
        return self._due_of[chosen[0]]

    def _room_for_new(
        self, chosen: tuple[int, ...], holds: Callable[[Card], tuple[int, ...]], more_new: int
    ) -> dict[int, int | None]:
        introduced = Counter(number for card in self._introduced for number in holds(card))
        limits = {number: self.library.decks[number].new_per_day for number in chosen}
        return {
            number: None if limit is None else limit + more_new - introduced[number] for number, limit in limits.items()
        }

    def predictions(self, new: Iterable[Card]) -> dict[str, str]:
        """From each new card that is its claim's first to the `do` card shown unrated before it."""
        found = {}
        for card in new:
            do = f"{card.item}#do"
            state = self.states.get(do)
            shown = do in self.library.cards and not (state is not None and state.suspended)
            if card.predict and card.drill != "do" and card.item not in self._met and shown:
                found[card.key] = do
        return found
