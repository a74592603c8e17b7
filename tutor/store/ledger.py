"""What was exported to Anki, note by note: when its content last changed, when and where it first went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tutor.store.journal import Journal


class Entry(NamedTuple):
    """One exported note: `hash` of its content, `changed_at` when that last changed and `first_at` when it was first exported (UTC
    milliseconds), the Anki `deck` it first went to, and how it is typed (`always`, `desktop`, `never`)."""

    guid: str
    hash: str
    changed_at: int
    first_at: int
    deck: str
    typing: str


class Ledger:
    """The ledger in a journal's database."""

    def __init__(self, journal: Journal) -> None:
        self._store = journal.store

    def known(self) -> dict[str, Entry]:
        """Every note ever exported, by guid."""
        query = "SELECT guid, hash, changed_at, first_at, deck, typing FROM exported"
        none: list[Entry] = []
        entries = self._store.read(lambda connection: [Entry(*values) for values in connection.execute(query)], none)
        return {entry.guid: entry for entry in entries}

    def record(self, entries: Iterable[Entry]) -> None:
        """Keeps the entries in one transaction; the first time and deck of a known note stay as they are. Raises Refusal."""
        rows = list(entries)
        statement = (
            "INSERT INTO exported(guid, hash, changed_at, first_at, deck, typing) VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(guid)"
            " DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at, typing = excluded.typing"
        )
        if rows:
            self._store.write("the record of this export", lambda connection: connection.executemany(statement, rows))
