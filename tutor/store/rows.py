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

COLUMNS = 'uid, device, card, act, at, "offset", day, rating, ms, suggested, sure, due, text, "of", parameters, crc'

_INSERT = f"INSERT OR IGNORE INTO log({COLUMNS}) VALUES({', '.join('?' * 16)})"


class Checked(NamedTuple):
    """Rows that are whole, and the uids (as far as they can be read) of those that are damaged."""

    rows: tuple[Row, ...]
    damaged: tuple[str, ...]


def new_uid(at: int) -> str:
    """A UUIDv7 for UTC milliseconds `at`."""
    number = (at & (2**48 - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def whole(row: Row) -> Row:
    """The row as it is kept; raises ValueError for one that could not be read back."""
    return log.row_of(log.columns(log.canonical(row)))


def row_of(values: Sequence[Any]) -> Row:
    """The row of a table's columns; raises ValueError for a damaged one."""
    row = log.row_of(values[:-1])
    if log.crc(row) != values[-1]:
        raise ValueError(f"row {row.uid} does not match its crc")
    return row


def quick_row(values: Sequence[Any]) -> Row:
    """The same without the checks, at a tenth of the time: for figures, which may be off by a flipped bit."""
    uid, device, card, act, at, offset, day, rating, ms, suggested, sure, due, text, of, parameters, _ = values
    due = date.fromisoformat(due) if isinstance(due, str) else due
    return Row(uid, device, card, act, at, offset, date.fromisoformat(day), rating, ms, suggested, sure, due, text, of, parameters)  # fmt: skip


def insert(connection: sqlite3.Connection, row: Row) -> bool:
    """Adds the row unless its uid is known; whether it was added."""
    return connection.execute(_INSERT, (*log.columns(row), log.crc(row))).rowcount == 1


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


def readable(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """The columns of every row that SQLite can still read, around damaged pages; raises nothing."""
    top = _walk_end(connection)
    after = -1
    while after < top:
        try:
            for rowid, *values in connection.execute(
                f"SELECT rowid, {COLUMNS} FROM log NOT INDEXED WHERE rowid > ? ORDER BY rowid", (after,)
            ):
                after = rowid
                yield tuple(values)
            return
        except (sqlite3.Error, UnicodeError, OverflowError):
            after += 1  # step over what cannot be read


def _walk_end(connection: sqlite3.Connection) -> int:
    """The highest row number that can still be found, whichever way it is asked for."""
    best = -1
    for query in (
        "SELECT rowid FROM log NOT INDEXED ORDER BY rowid DESC LIMIT 1",
        "SELECT max(rowid) FROM log INDEXED BY log_at WHERE at > 0",
        "SELECT rowid FROM log NOT INDEXED ORDER BY rowid",
    ):
        try:
            for (rowid,) in connection.execute(query):
                best = max(best, rowid or -1)
        except sqlite3.Error:
            continue
    return best
