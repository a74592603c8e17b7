"""One connection to `progress.db`, shared by the threads of a process under one lock, beside other processes that write too.

Waits for locks in small steps; on any error rolls back, opens anew, reads again, and says what was not saved.
"""

from __future__ import annotations

import os
import sqlite3
import time
from _thread import allocate_lock
from collections.abc import Callable, Sequence
from typing import TypeVar

from tutor.core.problems import Refusal
from tutor.store import errors
from tutor.store.database import create_database, open_database
from tutor.store.schema import MIGRATIONS, Migration

T = TypeVar("T")

_PAUSE = 0.02


class Store:
    """The database at `path`: absent until something is written, or until `create`.

    `backup(old version)` is called before a migration; `patience` is how many seconds a lock of another process is waited for.
    """

    def __init__(self, path: str, backup: Callable[[int], object] | None = None, patience: float = 10.0, migrations: Sequence[Migration] = MIGRATIONS) -> None:  # fmt: skip
        self.path = path
        self._backup, self._patience, self._migrations = backup, patience, migrations
        self._lock = allocate_lock()
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None

    @property
    def exists(self) -> bool:
        """Whether there is a file of that name."""
        return os.path.exists(self.path)

    @property
    def writable(self) -> bool:
        """Whether the file and its folder can be written; False on a read-only disk."""
        return os.access(self.path if self.exists else _nearest(self.path), os.W_OK) and os.access(_nearest(os.path.dirname(self.path)), os.W_OK)  # fmt: skip

    def create(self) -> None:
        """Makes the database if there is none, and opens it; raises Refusal where it cannot be."""
        if not self.exists and self._file is None:
            create_database(self.path, self._migrations)
        self._patiently(lambda connection: None, lambda error: errors.not_read(error, self.path))

    def close(self) -> None:
        """Lets go of the file; the next call opens it again."""
        with self._lock:
            self._drop()

    def read(self, work: Callable[[sqlite3.Connection], T], absent: T) -> T:
        """What `work` reads, from one consistent state; `absent` while there is no database yet. Raises Refusal."""
        if self._file is None and not self.exists:
            return absent

        def reading(connection: sqlite3.Connection) -> T:
            connection.execute("BEGIN")
            result = work(connection)
            connection.execute("COMMIT")
            return result

        return self._patiently(reading, lambda error: errors.not_read(error, self.path))

    def write(self, what: str, work: Callable[[sqlite3.Connection], T], saved: Callable[[sqlite3.Connection], T | None] | None = None, patience: float | None = None) -> T:  # fmt: skip
        """Does `work` in one transaction, durable on return, creating the database if there never was one.

        Raises Refusal saying that `what` was not saved; then nothing of it was. After an error the file is read again: `saved` gives the result
        if what was to be written stands there, else None.
        """

        def writing(connection: sqlite3.Connection) -> T:
            connection.execute("BEGIN IMMEDIATE")
            if self._replaced():
                raise _ReplacedError
            result = work(connection)
            connection.execute("COMMIT")
            return result

        try:
            if self._file is None and not self.exists:
                self.create()
            return self._patiently(writing, lambda error: errors.not_saved(error, what, self.path), saved, patience)
        except Refusal as refusal:
            if f"{what} was NOT saved" in refusal.message:
                raise
            raise Refusal(f"{what} was NOT saved: {refusal.message}", refusal.help) from None

    def _patiently(self, work: Callable[[sqlite3.Connection], T], refuse: Callable[[Exception], Refusal], saved: Callable[[sqlite3.Connection], T | None] | None = None, patience: float | None = None) -> T:  # fmt: skip
        deadline = time.monotonic() + (self._patience if patience is None else patience)
        while True:
            with self._lock:
                try:
                    return work(self._open())
                except _ReplacedError:
                    self._drop()
                    continue
                except errors.FAILURES as error:
                    if not errors.is_busy(error):
                        self._drop()
                        result = self._reread(saved)
                        if result is not None:
                            return result
                        raise refuse(error) from None
                    self._rollback()
                    if time.monotonic() > deadline:
                        raise refuse(error) from None
                except BaseException:
                    self._rollback()
                    raise
            time.sleep(_PAUSE)

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and self._replaced():
            self._drop()
        while self._connection is None:
            before = _identity(self.path)
            connection = open_database(self.path, self._backup, self._migrations)
            if before == _identity(self.path):
                self._connection, self._file = connection, before
            else:
                connection.close()
        return self._connection

    def _replaced(self) -> bool:
        """Whether the name leads to another file by now (a repair), or to none: what is written to ours would be lost."""
        return _identity(self.path) != self._file

    def _reread(self, saved: Callable[[sqlite3.Connection], T | None] | None) -> T | None:
        if saved is None:
            return None
        try:
            return saved(self._open())
        except (*errors.FAILURES, Refusal):
            return None

    def _rollback(self) -> None:
        if self._connection is not None and self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except errors.FAILURES:
                self._drop()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            except errors.FAILURES:
                pass
            finally:
                connection.close()


class _ReplacedError(Exception):
    """The file was replaced by another process."""


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _nearest(path: str) -> str:
    """The path, or the nearest folder above it that is there."""
    while not os.path.exists(path) and os.path.dirname(path) != path:
        path = os.path.dirname(path)
    return path
