"""Card states kept beside the log: a cache in flat columns, each with the fingerprint of what it was folded under.

Never changed from memory: a state is always the fold of its card's rows, read in the transaction that writes it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple
from zlib import crc32

from tutor.core.log import Row
from tutor.core.memory import CardState, Seen, Unseen
from tutor.store.rows import COLUMNS, check

Fold = Callable[[Iterable[Row], "tuple[float, ...] | None"], CardState]

FOLD = 1
"""The version of the fold's arithmetic; a higher one makes every kept state stale."""

_FIELDS = (
    "card, fingerprint, stability, difficulty, due_day, due_at, state, step, last_at, last_day, reps, lapses,"
    " first_day, right_later, suspended, buried_on, flagged, last_rating"
)
_STATES = ("learning", "review", "relearning")
_WRITE = f"INSERT OR REPLACE INTO card_state({_FIELDS}) VALUES({', '.join('?' * 18)})"


class Current(NamedTuple):
    """The parameters in force: the uid of their row ("" for FSRS's defaults) and the numbers."""

    uid: str = ""
    numbers: tuple[float, ...] | None = None


class Pending(NamedTuple):
    """Stale states: what they are to be folded from (key -> former keys and columns of rows), as of row number `top`."""

    parameters: Current
    top: int
    cards: Mapping[str, tuple[tuple[str, ...], list[tuple[object, ...]]]]


class Names:
    """Former names of items, both ways; card keys change with their items."""

    __slots__ = ("_formers", "_now")

    def __init__(self, names: Mapping[str, str]) -> None:
        self._now = {old: new for old, new in names.items() if old != new}
        self._formers: dict[str, tuple[str, ...]] = {}
        for old, new in sorted(self._now.items()):
            self._formers[new] = (*self._formers.get(new, ()), old)

    def __bool__(self) -> bool:
        return bool(self._now)

    def current(self, card: str) -> str:
        """The key a card has today."""
        item, _, drill = card.rpartition("#")
        new = self._now.get(item)
        return f"{new}#{drill}" if new else card

    def formers(self, card: str) -> tuple[str, ...]:
        """The keys a card had before, sorted."""
        item, _, drill = card.rpartition("#")
        return tuple(f"{old}#{drill}" for old in self._formers.get(item, ()))


def fingerprint(parameters: Current, formers: tuple[str, ...] = ()) -> int:
    """What a state was folded under, as a number."""
    return crc32("\x1f".join((str(FOLD), parameters.uid, *formers)).encode())


def _columns(connection: sqlite3.Connection, keys: tuple[str, ...]) -> list[tuple[object, ...]]:
    """The rows kept under any of the keys, as columns."""
    marks = ", ".join("?" * len(keys))
    return connection.execute(f"SELECT {COLUMNS} FROM log WHERE card IN ({marks})", keys).fetchall()


def refold(connection: sqlite3.Connection, cards: Iterable[str], names: Names, parameters: Current, fold: Fold) -> None:
    """Folds the cards' rows anew, each under the name it was kept by and under its current one; call it inside the transaction."""
    touched = dict.fromkeys(cards)
    touched.update(dict.fromkeys(names.current(card) for card in tuple(touched)))
    for card in touched:
        formers = names.formers(card)
        state = fold(check(_columns(connection, (card, *formers))).rows, parameters.numbers)
        write(connection, card, fingerprint(parameters, formers), state)


def current(
    connection: sqlite3.Connection, names: Names, parameters: Current
) -> tuple[dict[str, CardState], Pending | None]:
    """The states by current key, and those of them that are stale."""
    found, stamps = read(connection)
    plain = fingerprint(parameters)
    stale = [card for card, stamp in stamps.items() if stamp != plain]
    if names:
        stale = []
        for card in stamps:
            today = names.current(card)
            if today != card:
                del found[card]
            formers = names.formers(today)
            if stamps.get(today) != (fingerprint(parameters, formers) if formers else plain):
                stale.append(today)
    if not stale:
        return found, None
    top = connection.execute("SELECT coalesce(max(rowid), 0) FROM log").fetchone()[0]
    cards = {
        card: (formers, _columns(connection, (card, *formers))) for card in stale for formers in (names.formers(card),)
    }
    return found, Pending(parameters, top, cards)


def fold_pending(pending: Pending, fold: Fold) -> dict[str, CardState]:
    """The states of what was stale; touches no database."""
    return {card: fold(check(rows).rows, pending.parameters.numbers) for card, (_, rows) in pending.cards.items()}


def keep(connection: sqlite3.Connection, pending: Pending, renewed: Mapping[str, CardState], names: Names) -> None:
    """Keeps renewed states, but for cards that got a row after `pending` was read: theirs are newer."""
    newer = {
        names.current(card)
        for (card,) in connection.execute("SELECT card FROM log WHERE rowid > ? AND card IS NOT NULL", (pending.top,))
    }
    for card, (formers, _) in pending.cards.items():
        if card not in newer:
            write(connection, card, fingerprint(pending.parameters, formers), renewed[card])


def write(connection: sqlite3.Connection, card: str, stamp: int, state: CardState) -> None:
    """Keeps one state."""
    memory = state.memory
    if isinstance(memory, Seen):
        due_day, due_at = (_day(memory.due), None) if isinstance(memory.due, date) else (None, memory.due)
        seen: tuple[object, ...] = (memory.stability, memory.difficulty, due_day, due_at, _STATES.index(memory.state), memory.step, memory.last_at, _day(memory.last_day), memory.reps, memory.lapses)  # fmt: skip
    else:
        seen = (None,) * 10
    rest = (_day(state.first_day), int(state.right_later), int(state.suspended), _day(state.buried_on), int(state.flagged), state.last_rating)  # fmt: skip
    connection.execute(_WRITE, (card, stamp, *seen, *rest))


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def read(connection: sqlite3.Connection) -> tuple[dict[str, CardState], dict[str, int]]:
    """Every kept state and its fingerprint, by the key it is kept under."""
    states: dict[str, CardState] = {}
    stamps: dict[str, int] = {}
    days: dict[int | None, date | None] = {None: None}
    new, unseen = tuple.__new__, Unseen()  # a named tuple made from a plain one costs half
    for (
        card, stamp, stability, difficulty, due_day, due_at, state, step, last_at, last_day, reps, lapses,
        first_day, right_later, suspended, buried_on, flagged, last_rating,
    ) in connection.execute(f"SELECT {_FIELDS} FROM card_state"):  # fmt: skip
        for day in (due_day, last_day, first_day, buried_on):
            if day not in days:
                days[day] = date.fromordinal(day)
        memory: Seen | Unseen = unseen
        if stability is not None:
            due = due_at if due_day is None else days[due_day]
            memory = new(
                Seen, (stability, difficulty, due, _STATES[state], step, last_at, days[last_day], reps, lapses)
            )
        states[card] = new(
            CardState,
            (memory, days[first_day], right_later == 1, suspended == 1, days[buried_on], flagged == 1, last_rating),
        )
        stamps[card] = stamp
    return states, stamps
