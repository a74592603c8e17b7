"""What was exported to Anki, note by note: when its content last changed, when and where it first went."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from tutor.core.exported import Exported
from tutor.store import errors
from tutor.store.connection import Store

FIRST_COLUMNS = "guid, hash, changed_at, first_at, deck, typing"
"""What a ledger of the first schema has."""
COLUMNS = f"{FIRST_COLUMNS}, progress_at, gone_at, moved_to"
_KEPT = ("guid", "first_at", "deck")


def entries_in(connection: sqlite3.Connection) -> list[Exported]:
    """Every note ever exported, of a database of any schema; none where they cannot be read."""
    for columns in (COLUMNS, FIRST_COLUMNS):
        try:
            return [Exported(*values) for values in connection.execute(f"SELECT {columns} FROM exported")]
        except errors.FAILURES:
            continue
    return []


class Ledger:
    """The ledger in the database that holds the log."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self) -> dict[str, Exported]:
        """Every note ever exported, by guid."""
        none: list[Exported] = []
        query = f"SELECT {COLUMNS} FROM exported"
        entries = self._store.read(lambda connection: [Exported(*values) for values in connection.execute(query)], none)
        return {entry.guid: entry for entry in entries}

    def record(self, entries: Iterable[Exported]) -> None:
        """Keeps the entries in one transaction; the first time and deck of a known note stay as they are. Raises Refusal."""
        rows = list(entries)
        names = COLUMNS.split(", ")
        changes = ", ".join(f"{name} = excluded.{name}" for name in names if name not in _KEPT)
        marks = ", ".join("?" * len(names))
        statement = f"INSERT INTO exported({COLUMNS}) VALUES({marks}) ON CONFLICT(guid) DO UPDATE SET {changes}"
        if rows:
            self._store.write("the record of this export", lambda connection: connection.executemany(statement, rows))
