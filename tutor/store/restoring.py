"""What a backup gives back: its rows joined to the log, and what went to Anki; a backup is only read."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import NamedTuple

from tutor.core.days import Moment
from tutor.core.exported import Exported
from tutor.core.problems import Refusal
from tutor.store import errors
from tutor.store.backup import back_up
from tutor.store.database import read_only, refuse_foreign
from tutor.store.journal import Journal
from tutor.store.ledger import Ledger, entries_in
from tutor.store.rows import check, readable


class Restored(NamedTuple):
    """What a backup gave back: rows `added` and `known` before, `damaged` ones refused, uids known with other contents (`differing`)."""

    added: int
    known: int
    damaged: int
    differing: tuple[str, ...] = ()


def restore(journal: Journal, file: str, now: Moment) -> Restored:
    """The union of the log with a backup's, and of what went to Anki, after a backup of what is here; nothing is removed.

    Raises Refusal, with nothing changed.
    """
    rows = check(columns_of(file))
    if journal.store.exists:
        back_up(journal.folder, now)
    merged = journal.merge(rows.rows, "what the backup holds")
    ledger = Ledger(journal.store)
    known = ledger.known()
    ledger.record(entry for entry in exported_of(file) if entry.guid not in known)
    return Restored(merged.added, merged.known, len(rows.damaged), merged.differing)


def columns_of(file: str) -> list[tuple[object, ...]]:
    """The columns of every row that can be read from a database of ours, damaged or not; it is not written to. Raises Refusal.

    The log has the same columns in every schema.
    """
    try:
        refuse_foreign(file)
    except FileNotFoundError:
        raise Refusal(f"no backup found at {file}", "'tutor backup' makes one; the automatic ones are in 'backups' in your data folder") from None  # fmt: skip
    except OSError as error:
        raise Refusal(f"{file} cannot be read: {(error.strerror or str(error)).lower()}") from None
    except errors.FAILURES as error:
        raise errors.not_read(error, file) from None
    try:
        with closing(read_only(file)) as connection:
            return readable(connection)
    except errors.FAILURES as error:
        raise errors.not_read(error, file) from None


def exported_of(file: str) -> list[Exported]:
    """What went to Anki, as far as it can be read from a database of ours, damaged or not; it is not written to."""
    with suppress(*errors.FAILURES), closing(read_only(file)) as connection:
        return entries_in(connection)
    return []
