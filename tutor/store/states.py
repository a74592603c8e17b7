"""Card states kept beside the log: a cache in flat columns, each with the fingerprint of what it was folded under.

Never changed from memory: a state is always the fold of its card's rows, read in the transaction that writes it.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple
from zlib import crc32

from tutor.core.log import Row
from tutor.core.memory import CardState, Seen, Unseen
from tutor.store import errors
from tutor.store.rows import COLUMNS, check

Fold = Callable[[Iterable[Row], "tuple[float, ...] | None"], CardState]

FOLD = 3
"""The version of the fold's arithmetic; a higher one makes every kept state stale."""

_FIELDS = "card, fingerprint, marks, stability, difficulty, due, last_at, last_day, reps, lapses, first_day, buried_on"
_STATES = ("learning", "review", "relearning")
_WRITE = f"INSERT OR REPLACE INTO card_state({_FIELDS}) VALUES({', '.join('?' * 12)})"


class Current(NamedTuple):
    """The parameters in force: the uid of their row ("" for FSRS's defaults) and the numbers."""

    uid: str = ""
    numbers: tuple[float, ...] | None = None


class Pending(NamedTuple):
    """Stale states: what they are to be folded from (key -> former keys and columns of rows), as of row number `top`."""

    parameters: Current
    top: int
    cards: Mapping[str, tuple[tuple[str, ...], list[tuple[object, ...]]]]


NOTHING = Pending(Current(), 0, {})


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
    plain = fingerprint(parameters)
    found, stamps = read(connection, plain)
    stale = list(stamps)
    if names:
        stale = []
        for card in tuple(found):
            today = names.current(card)
            formers = names.formers(today)
            kept = stamps.get(today, plain) if today in found else None
            if kept != (fingerprint(parameters, formers) if formers else plain):
                stale.append(today)
            if today != card:
                del found[card]
    return found, _pending(connection, stale, names, parameters) if stale else None


def everything(connection: sqlite3.Connection, names: Names, parameters: Current) -> Pending:
    """All cards with a history, by current key, to be folded."""
    cards = [card for (card,) in connection.execute("SELECT DISTINCT card FROM log WHERE card IS NOT NULL")]
    return _pending(connection, [names.current(card) for card in cards], names, parameters)


def _pending(connection: sqlite3.Connection, stale: Iterable[str], names: Names, parameters: Current) -> Pending:
    top = connection.execute("SELECT coalesce(max(rowid), 0) FROM log").fetchone()[0]
    cards = {
        card: (formers, _columns(connection, (card, *formers))) for card in stale for formers in (names.formers(card),)
    }
    return Pending(parameters, top, cards)


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
    """Keeps one state, days as their ordinals."""
    memory = state.memory
    seen: tuple[object, ...] = (None,) * 7
    if isinstance(memory, Seen):
        due = memory.due.toordinal() if isinstance(memory.due, date) else memory.due
        seen = (memory.stability, memory.difficulty, due, memory.last_at, memory.last_day.toordinal(), memory.reps, memory.lapses)  # fmt: skip
    days = (day and day.toordinal() for day in (state.first_day, state.buried_on))
    connection.execute(_WRITE, (card, stamp, _marks(state), *seen, *days))


class Marks(NamedTuple):
    """The small parts of a state, packed into one column: reading a column of 10,000 cards takes a millisecond.

    `missed` is 1 for a last day with a miss, 2 for a miss on the day before it, else 0.
    """

    state: str
    step: int | None
    dated: bool
    right_later: bool
    suspended: bool
    flagged: bool
    last_rating: int
    missed: int


def _marks(state: CardState) -> int:
    memory = state.memory
    kind = _STATES.index(memory.state) if isinstance(memory, Seen) else 0
    step = memory.step + 1 if isinstance(memory, Seen) and memory.step is not None else 0
    dated = isinstance(memory, Seen) and isinstance(memory.due, date)
    flags = dated | state.right_later << 1 | state.suspended << 2 | state.flagged << 3
    missed = 0
    if isinstance(memory, Seen) and state.missed_on is not None:
        missed = 1 + (memory.last_day - state.missed_on).days
    return kind | flags << 2 | state.last_rating << 6 | missed << 9 | step << 11


def _unpack(marks: int) -> Marks:
    dated, right_later, suspended, flagged = (bool(marks >> 2 & 1 << bit) for bit in range(4))
    step, missed, rating = marks >> 11, marks >> 9 & 3, marks >> 6 & 7
    return Marks(_STATES[marks & 3], step - 1 if step else None, dated, right_later, suspended, flagged, rating, missed)


class _Days(dict[int | None, date | None]):
    """Ordinals to days, each made once."""

    def __missing__(self, ordinal: int) -> date:
        day = self[ordinal] = date.fromordinal(ordinal)
        return day


def read(connection: sqlite3.Connection, plain: int) -> tuple[dict[str, CardState], dict[str, int]]:
    """Every kept state by the key it is kept under, and those fingerprints that are not `plain`; raises sqlite3.Error for damaged ones."""
    states: dict[str, CardState] = {}
    stamps: dict[str, int] = {}
    days = _Days({None: None})
    unpacked: dict[int, Marks] = {}
    new, unseen = tuple.__new__, Unseen()  # a named tuple made from a plain one costs half
    was_collecting = gc.isenabled()
    gc.disable()  # nothing made here is garbage
    try:
        for card, stamp, marks, stability, difficulty, due, last_at, last_day, reps, lapses, first_day, buried_on in connection.execute(f"SELECT {_FIELDS} FROM card_state"):  # fmt: skip
            mark = unpacked.get(marks)
            if mark is None:
                mark = unpacked[marks] = _unpack(marks)
            state, step, dated, right_later, suspended, flagged, last_rating, missed = mark
            memory: Seen | Unseen = unseen
            if stability is not None:
                memory = new(Seen, (stability, difficulty, days[due] if dated else due, state, step, last_at, days[last_day], reps, lapses))  # fmt: skip
            states[card] = new(CardState, (memory, days[first_day], right_later, suspended, days[buried_on], flagged, last_rating, days[last_day + 1 - missed] if missed else None))  # fmt: skip
            if stamp != plain:
                stamps[card] = stamp
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise errors.damaged(f"a kept state makes no sense: {error}") from None
    finally:
        if was_collecting:
            gc.enable()
    return states, stamps
