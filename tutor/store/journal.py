"""The learner's log and what follows from it: rows are added, never changed, and states are their fold.

An act is durable when the call returns. Refuses in one sentence, with nothing changed.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import takewhile
from typing import Any, NamedTuple

from tutor.core.days import Due, Moment
from tutor.core.log import Row, canonical, fold
from tutor.core.memory import CardState, possible
from tutor.core.problems import Refusal
from tutor.store import states
from tutor.store.acts import STANDING, by_uid, last_act
from tutor.store.connection import Store
from tutor.store.database import NAME
from tutor.store.places import device_id, make_private
from tutor.store.rows import COLUMNS, Checked, check, insert, new_uid, quick_row, whole
from tutor.store.schema import MIGRATIONS, Migration
from tutor.store.states import Current, Fold, Names

HOUR, DAY = 3_600_000, 86_400_000

_WORDS = {
    "review": "this answer", "cram": "this answer", "void": "the undo", "suspend": "suspending", "unsuspend": "unsuspending", "bury": "burying",
    "unbury": "unburying", "reset": "the reset", "flag": "the flag", "unflag": "unflagging", "parameters": "the parameters", "quiz": "this quiz",
    "reschedule": "the rescheduling",
}  # fmt: skip


class Merged(NamedTuple):
    """What a union did: rows `added`, rows `known` before, uids known with other contents (`differing`)."""

    added: int
    known: int
    differing: tuple[str, ...] = ()


class Journal:
    """The log in `folder`, kept by this device. `names` leads from former `<file>/<item>` to current ones.

    The database is made by the first act, or by `create`. One object serves all threads of a process; other processes may write beside it.
    """

    def __init__(self, folder: str, now: Moment, names: Mapping[str, str] = {}, fold: Fold = fold, patience: float = 10.0, migrations: Sequence[Migration] = MIGRATIONS) -> None:  # fmt: skip
        self.folder = folder
        self.store = Store(os.path.join(folder, NAME), lambda version: self._back_up(now), patience, migrations)
        self._fold = fold
        self._names = Names(names)
        self._device = ""

    def use_names(self, names: Mapping[str, str]) -> None:
        """Takes other former names (the library was read again)."""
        self._names = Names(names)

    @property
    def device(self) -> str:
        """This device's name in the log."""
        if not self._device:
            make_private(self.folder)
            self._device = device_id(self.folder)
        return self._device

    def create(self) -> None:
        """Makes the database if there is none, so that an unwritable folder is told before the first act."""
        self.store.create()

    def close(self) -> None:
        """Lets go of the file."""
        self.store.close()

    # ---- adding

    def row(
        self, act: str, now: Moment, card: str | None = None, *, rating: int | None = None, ms: int | None = None, suggested: int | None = None,
        sure: int | None = None, due: Due | None = None, text: str | None = None, of: str | None = None, parameters: str | None = None,
    ) -> Row:  # fmt: skip
        """A row of this device at `now`, not yet kept."""
        return Row(new_uid(now.at), self.device, card, act, now.at, now.offset, now.day, rating, ms, suggested, sure, due, text, of, parameters)  # fmt: skip

    def command(self, act: str, keys: Sequence[str], now: Moment, text: str | None = None) -> tuple[Row, ...]:
        """The rows of one act on many cards: the further ones name the first, so that one undo takes all back."""
        first = self.row(act, now, keys[0], text=text)
        return (first, *(self.row(act, now, key, text=text, of=first.uid) for key in keys[1:]))

    def append(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Keeps the rows and the states of their cards in one transaction; the rows as kept (`at` bumped where it was taken).

        Raises Refusal when they could not be saved, ValueError for a row that makes no sense.
        """
        asked = tuple(whole(row) for row in rows)
        if not asked:
            return ()

        def adding(connection: sqlite3.Connection) -> tuple[Row, ...]:
            kept = []
            for row in asked:
                kept.append(row._replace(at=_free(connection, row)))
                insert(connection, kept[-1])
            self._refold(connection, kept)
            return tuple(kept)

        def standing(connection: sqlite3.Connection) -> tuple[Row, ...] | None:
            found = {row.uid: row for row in by_uid(connection, [row.uid for row in asked])}
            return tuple(found[row.uid] for row in asked) if len(found) == len(asked) else None

        return self.store.write(_what(asked), adding, standing)

    def undo(self, now: Moment) -> tuple[Row, ...]:
        """Takes back this device's last act that still stands; its rows, first one first (empty: there was none), under their current keys."""
        if not self.store.exists:
            return ()
        voids: list[Row] = []

        def undoing(connection: sqlite3.Connection) -> tuple[Row, ...]:
            voids.clear()
            taken = last_act(connection, self.device)
            at = now.at
            for row in taken:
                void = self.row("void", now, row.card, of=row.uid)
                at = _free(connection, void._replace(at=at))
                voids.append(void._replace(at=at))
                insert(connection, voids[-1])
            self._refold(connection, voids)
            return self._renamed(taken)

        def standing(connection: sqlite3.Connection) -> tuple[Row, ...] | None:
            found = by_uid(connection, [void.uid for void in voids])
            return self._renamed(by_uid(connection, [void.of for void in voids if void.of])) if voids and len(found) == len(voids) else None  # fmt: skip

        return self.store.write("the undo", undoing, standing)

    def merge(self, rows: Iterable[Row], what: str = "the merge", act: Row | None = None) -> Merged:
        """The union with other rows, by uid: what is known stays as it is, nothing is removed.

        `act` is a row of this device for what it does here: it is kept with the uids of what was added, and undoing it takes those back.
        """
        others = list(rows)

        def merging(connection: sqlite3.Connection) -> Merged:
            fresh, differing = [], []
            for row in others:
                if insert(connection, row):
                    fresh.append(row)
                elif tuple(by_uid(connection, [row.uid])) != (canonical(row),):
                    differing.append(row.uid)
            if act is not None and fresh:
                insert(connection, act._replace(at=_free(connection, act), text=" ".join(row.uid for row in fresh)))
            self._refold(connection, fresh)
            return Merged(len(fresh), len(others) - len(fresh), tuple(differing))

        return self.store.write(what, merging) if others else Merged(0, 0)

    def refold_all(self) -> None:
        """Makes every state anew from the log."""

        def folding(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM card_state")
            cards = [card for (card,) in connection.execute("SELECT DISTINCT card FROM log WHERE card IS NOT NULL")]
            states.refold(connection, cards, self._names, current(connection), self._fold)

        self.store.write("the states", folding)

    def _refold(self, connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
        cards = dict.fromkeys(row.card for row in rows if row.card is not None)
        if cards:
            states.refold(connection, cards, self._names, current(connection), self._fold)

    # ---- reading

    def states(self) -> dict[str, CardState]:
        """What is kept of every card that has a history, by its current key; states folded under other names or parameters are folded anew."""
        names = self._names
        absent: tuple[dict[str, CardState], states.Pending | None] = ({}, None)
        found, pending = self.store.read(lambda opened: states.current(opened, names, current(opened)), absent)
        if pending is not None:
            renewed = states.fold_pending(pending, self._fold)
            found.update(renewed)
            with suppress(Refusal):  # a cache that cannot be kept now is folded again next time
                self.store.write(
                    "the states", lambda opened: states.keep(opened, pending, renewed, names), patience=0.0
                )
        return found

    def rows(self, since: int = 0) -> tuple[Row, ...]:
        """The rows given at `since` (UTC milliseconds) or later in order of time, under their cards' current keys."""
        query = f"SELECT {COLUMNS} FROM log WHERE at >= ? ORDER BY at, uid"
        return self.store.read(
            lambda connection: self._renamed(check(connection.execute(query, (since,)), quick_row).rows), ()
        )

    def raw_rows(self) -> Checked:
        """Every row as it was written, in the order in which they were kept, damaged ones apart."""
        query = f"SELECT {COLUMNS} FROM log ORDER BY rowid"
        return check(self._all(query))

    def history(self) -> dict[str, int]:
        """How many acts are kept of each card, by its current key."""
        query = "SELECT card, count(*) FROM log WHERE card IS NOT NULL GROUP BY card"
        counts: dict[str, int] = {}
        for card, count in self._all(query):
            key = self._names.current(card)
            counts[key] = counts.get(key, 0) + count
        return counts

    def misses(self, card: str, look: int = 20) -> tuple[Row, ...]:
        """The reviews of a card since it was last passed, newest first: those that promised a step. At most `look` of them."""
        keys = (card, *self._names.formers(card))
        query = f"SELECT {COLUMNS} FROM log WHERE card IN ({', '.join('?' * len(keys))}) AND act = 'review' AND {STANDING} ORDER BY at DESC LIMIT ?"
        absent: tuple[Row, ...] = ()
        found = self.store.read(
            lambda connection: check(connection.execute(query, (*keys, look)), quick_row).rows, absent
        )
        return tuple(takewhile(lambda row: isinstance(row.due, int), found))

    def flags(self) -> dict[str, Row]:
        """The row that flagged each card that is flagged now, by its current key."""
        query = f"SELECT {COLUMNS} FROM log WHERE act IN ('flag', 'unflag') AND {STANDING} ORDER BY at, uid"
        absent: tuple[Row, ...] = ()
        found: dict[str, Row] = {}
        for row in self.store.read(lambda opened: self._renamed(check(opened.execute(query), quick_row).rows), absent):
            if row.act == "flag":
                found[row.card or ""] = row
            else:
                found.pop(row.card or "", None)
        return found

    def parameters(self) -> Current:
        """FSRS's parameters in force and the uid of the row that brought them."""
        return self.store.read(current, Current())

    def last_at(self) -> int | None:
        """When the newest act that still stands was done (UTC milliseconds); None without any."""
        query = (
            f"SELECT at FROM log WHERE act != 'void' AND typeof(at) = 'integer' AND {STANDING} ORDER BY at DESC LIMIT 1"
        )
        found = self.store.read(lambda connection: connection.execute(query).fetchone(), None)
        return found[0] if found else None

    def clock_trouble(self, now: Moment) -> str:
        """One sentence when the clock runs an hour behind or a year ahead of the newest act, else ""."""
        last = self.last_at()
        if last is None or last - HOUR <= now.at <= last + 365 * DAY:
            return ""
        if now.at < last:
            return f"your clock is {_span(last - now.at)} behind your last answer; set it right before you rate"
        return f"your clock is {_span(now.at - last)} ahead of your last answer; if that is wrong, set it right before you rate"

    def identity(self) -> tuple[int, str]:
        """The number of rows and the sha256 of their sorted uids: two devices with the same have the same log."""
        from hashlib import sha256

        uids = [uid for (uid,) in self._all("SELECT uid FROM log ORDER BY uid")]
        return len(uids), sha256("".join(f"{uid}\n" for uid in uids).encode()).hexdigest()

    def _all(self, query: str) -> list[tuple[Any, ...]]:
        return self.store.read(lambda connection: connection.execute(query).fetchall(), [])

    def _renamed(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        if not self._names:
            return tuple(rows)
        return tuple(row if row.card is None else row._replace(card=self._names.current(row.card)) for row in rows)

    def _back_up(self, now: Moment) -> None:
        from tutor.store.backup import back_up

        back_up(self.folder, now)


def _free(connection: sqlite3.Connection, row: Row) -> int:
    """The first millisecond from the row's own on at which nothing is kept."""
    at = row.at
    while connection.execute("SELECT 1 FROM log WHERE at = ?", (at,)).fetchone():
        at += 1
    return at


def current(connection: sqlite3.Connection) -> Current:
    """The parameters in force: the newest row of them that stands and that FSRS can work with."""
    query = f"SELECT {COLUMNS} FROM log WHERE act = 'parameters' AND {STANDING} ORDER BY at DESC, uid DESC"
    for row in check(connection.execute(query)).rows:
        try:
            numbers = tuple(float(word) for word in (row.text or "").strip("[] ").replace(",", " ").split())
        except ValueError:
            continue
        if possible(numbers):
            return Current(row.uid, numbers)
    return Current()


def _what(rows: Sequence[Row]) -> str:
    """What the rows are, in words: the newest kind of act among them."""
    return _WORDS.get(rows[-1].act, "this")


def _span(milliseconds: int) -> str:
    for size, noun in ((365 * DAY, "year"), (DAY, "day"), (HOUR, "hour")):
        count = milliseconds // size
        if count:
            return f"{count} {noun}{'' if count == 1 else 's'}"
    return "less than an hour"
