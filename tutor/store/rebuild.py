"""A damaged database made anew: the union of every row that can still be read, there and in the backups, put in its place at once."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from tutor.core.days import Moment
from tutor.core.exported import Exported
from tutor.core.log import Row
from tutor.core.problems import Refusal
from tutor.store import errors
from tutor.store.backup import FOLDER, backups, free_name, stamp
from tutor.store.database import NAME, connect
from tutor.store.journal import Journal
from tutor.store.ledger import Ledger, entries_in
from tutor.store.places import make_private, sync_folder, unwritable
from tutor.store.restoring import columns_of, exported_of
from tutor.store.rows import check, readable
from tutor.store.states import Fold


class Rebuilt(NamedTuple):
    """What a rebuild came to: `rows` in the new log, `lost` damaged ones found nowhere whole, what it was made from, where the old file is."""

    rows: int
    lost: int
    sources: str
    aside: str


def rebuild(data: str, now: Moment, names: Mapping[str, str], fold: Fold) -> Rebuilt:
    """Builds the database anew; what was there is kept in `damaged`. Raises Refusal with the old file in place."""
    path = os.path.join(data, NAME)
    aside = _set_aside(data, path, now)
    found: dict[str, Row] = {}
    damaged: set[str] = set()
    entries: dict[str, Exported] = {}
    kept = backups(data)
    for name in kept:
        _collect(os.path.join(data, FOLDER, name), found, damaged, entries)
    connection = _hold(path)
    try:
        if connection is not None:
            rows = check(readable(connection))
            damaged.update(rows.damaged)
            found.update((row.uid, row) for row in rows.rows if row.uid not in found)
            entries.update((entry.guid, entry) for entry in entries_in(connection))
        _replace(data, path, now, names, fold, tuple(found.values()), tuple(entries.values()))
    finally:
        if connection is not None:
            connection.close()
    readable_here = ["what could be read of it"] if connection is not None else []
    copies = [f"{len(kept)} {'backup' if len(kept) == 1 else 'backups'}"] if kept else []
    return Rebuilt(len(found), len(damaged - found.keys()), " and ".join(readable_here + copies) or "nothing", aside)


def _set_aside(data: str, path: str, now: Moment) -> str:
    """A copy of the damaged file and its journal, byte by byte; "" when there is none."""
    if not os.path.exists(path):
        return ""
    from shutil import copyfile

    folder = os.path.join(data, "damaged")
    make_private(folder)
    aside = free_name(folder, stamp(now))
    try:
        for end in ("", "-journal", "-wal"):
            if os.path.exists(path + end) and os.path.getsize(path + end):
                copyfile(path + end, aside + end)
                os.chmod(aside + end, 0o600)
        sync_folder(folder)
    except OSError as error:
        raise unwritable(folder, error) from None
    return aside


def _collect(file: str, found: dict[str, Row], damaged: set[str], entries: dict[str, Exported]) -> None:
    try:
        rows = check(columns_of(file))
    except Refusal:
        return
    damaged.update(rows.damaged)
    found.update((row.uid, row) for row in rows.rows if row.uid not in found)
    entries.update((entry.guid, entry) for entry in exported_of(file))


def _hold(path: str) -> sqlite3.Connection | None:
    """A connection under an exclusive lock, so that nobody adds to what is about to be replaced; None where there is nothing to lock."""
    if not os.path.exists(path):
        return None
    connection = None
    try:
        connection = connect(path)
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection
    except errors.FAILURES as error:
        if connection is not None and not connection.in_transaction:
            connection.close()
            connection = None
        if errors.is_busy(error):
            raise errors.not_read(error, path) from None
        return connection


def _replace(data: str, path: str, now: Moment, names: Mapping[str, str], fold: Fold, rows: tuple[Row, ...], entries: tuple[Exported, ...]) -> None:  # fmt: skip
    folder = os.path.join(data, f"rebuild.{os.urandom(4).hex()}")
    journal = Journal(folder, now, names, fold)
    try:
        journal.create()
        journal.merge(rows, "the rebuilt log")
        Ledger(journal.store).record(entries)
        journal.close()
        # A journal left by a crash belongs to the old file; beside the new one it would be played into it.
        with suppress(FileNotFoundError):
            os.unlink(f"{path}-journal")
        os.replace(journal.store.path, path)
        sync_folder(data)
    except OSError as error:
        raise unwritable(data, error) from None
    finally:
        journal.close()
        for name in os.listdir(folder) if os.path.isdir(folder) else ():
            os.unlink(os.path.join(folder, name))
        if os.path.isdir(folder):
            os.rmdir(folder)
