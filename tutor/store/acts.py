"""Acts as rows of the log: which stand, and which was the last of a device. Reads inside the transaction of who calls."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from tutor.core.log import ACTS, Row
from tutor.store.rows import COLUMNS, check, quick_row

STANDING = """NOT EXISTS (SELECT 1 FROM log AS taken WHERE taken."of" IN (log.uid, log."of") AND taken.act = 'void')"""
"""The condition of a row that was not taken back."""


def by_uid(connection: sqlite3.Connection, uids: Iterable[str]) -> tuple[Row, ...]:
    """The rows of these uids, as far as there are."""
    found = (connection.execute(f"SELECT {COLUMNS} FROM log WHERE uid = ?", (uid,)).fetchone() for uid in uids)
    return check(values for values in found if values).rows


def last_act(connection: sqlite3.Connection, device: str) -> tuple[Row, ...]:
    """The rows of the device's newest command that were not taken back; of one that brought others' rows, those after it."""
    acts = ", ".join(f"'{act}'" for act in ACTS if act != "void")
    mine = f"device = ? AND act IN ({acts}) AND {STANDING}"
    newest = connection.execute(
        f'SELECT coalesce("of", uid) FROM log WHERE {mine} ORDER BY rowid DESC LIMIT 1', (device,)
    ).fetchone()
    if newest is None:
        return ()
    query = f'SELECT {COLUMNS} FROM log WHERE (uid = ? OR "of" = ?) AND {mine} ORDER BY rowid'
    rows = check(connection.execute(query, (*newest, *newest, device)), quick_row).rows
    if rows[0].act != "pull":
        return rows
    query = f"SELECT {COLUMNS} FROM log WHERE uid = ? AND {STANDING}"
    brought = (connection.execute(query, (uid,)).fetchone() for uid in (rows[0].text or "").split())
    return (*rows, *check((values for values in brought if values), quick_row).rows)
