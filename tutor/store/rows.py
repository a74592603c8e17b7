"""Rows of the log as the table holds them: columns in the order of the one line, each row with its crc32.

A row whose crc does not agree with its columns is damaged: it is never read as if it were whole.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from tutor.core import log
from tutor.core.log import Row
from tutor.store import errors

COLUMNS = 'uid, device, card, act, at, "offset", day, rating, ms, suggested, sure, due, text, "of", parameters, crc'

_INSERT = f"INSERT OR IGNORE INTO log({COLUMNS}) VALUES({', '.join('?' * 16)})"


class Checked(NamedTuple):
    """Rows that are whole, and the uids (as far as they can be read) of those that are damaged."""

    rows: tuple[Row, ...]
    damaged: tuple[str, ...]


def new_uid(at: int) -> str:
    """A UUIDv7 for UTC milliseconds `at`."""
    return log.uid(at, int.from_bytes(os.urandom(10)))


def whole(row: Row) -> Row:
    """The row as it is kept; raises ValueError for one that could not be read back."""
    return log.row_of(log.columns(log.canonical(row)))


def row_of(values: Sequence[Any]) -> Row:
    """The row of a table's columns; raises ValueError for a damaged one."""
    *stored, seal = values
    if log.seal(stored) != seal:
        raise ValueError(f"row {stored[0]} does not match its crc")
    return log.row_of(stored)


def quick_row(values: Sequence[Any]) -> Row:
    """The same without the checks, at a tenth of the time: for figures, which may be off by a flipped bit."""
    uid, device, card, act, at, offset, day, rating, ms, suggested, sure, due, text, of, parameters, _ = values
    due = date.fromisoformat(due) if isinstance(due, str) else due
    return Row(uid, device, card, act, at, offset, date.fromisoformat(day), rating, ms, suggested, sure, due, text, of, parameters)  # fmt: skip


def insert(connection: sqlite3.Connection, row: Row) -> bool:
    """Adds the row unless its uid is known; whether it was added."""
    values = log.columns(log.canonical(row))
    return connection.execute(_INSERT, (*values, log.seal(values))).rowcount == 1


def check(found: Iterable[Sequence[Any]], make: Callable[[Sequence[Any]], Row] = row_of) -> Checked:
    """The rows of many columns, the damaged ones apart."""
    rows: list[Row] = []
    damaged: list[str] = []
    for values in found:
        try:
            rows.append(make(values))
        except (ValueError, TypeError):
            damaged.append(str(values[0]))
    return Checked(tuple(rows), tuple(damaged))


def readable(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """The columns of every row that SQLite can still read, around damaged pages; raises nothing.

    From the front and from the back as far as each goes, then one by one where an index still knows of a row between.
    """
    found: dict[int, tuple[object, ...]] = {}
    for direction in ("ASC", "DESC"):
        for rowid, *columns in _as_far_as_it_goes(
            connection, f"SELECT rowid, {COLUMNS} FROM log NOT INDEXED ORDER BY rowid {direction}"
        ):
            if rowid in found and direction == "DESC":
                break
            found[rowid] = tuple(columns)
    between: set[int] = set()
    for query in ("INDEXED BY log_at WHERE at > 0 ORDER BY at", "INDEXED BY log_card WHERE card > '' ORDER BY card"):
        for direction in ("ASC", "DESC"):
            between.update(
                rowid for (rowid,) in _as_far_as_it_goes(connection, f"SELECT rowid FROM log {query} {direction}")
            )
    for rowid in sorted(between - found.keys()):
        for values in _as_far_as_it_goes(connection, f"SELECT {COLUMNS} FROM log NOT INDEXED WHERE rowid = ?", rowid):
            found[rowid] = values
    return [found[rowid] for rowid in sorted(found)]


def _as_far_as_it_goes(connection: sqlite3.Connection, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
    try:
        yield from connection.execute(query, values)
    except (*errors.FAILURES, OverflowError):
        return
