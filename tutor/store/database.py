"""`progress.db`: created whole or not at all, opened with every safety on, migrated in one transaction after a backup.

Refuses, untouched: what is missing, empty, no database of ours, or written by a newer tutor.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from errno import EACCES, EISDIR
from stat import S_ISREG

from tutor.core.problems import Refusal
from tutor.store import errors
from tutor.store.places import make_private, sync_folder, unwritable
from tutor.store.schema import APPLICATION, MIGRATIONS, TABLES, Migration

NAME = "progress.db"
LOCK_WAIT = 0.25
"""Seconds SQLite itself waits for a lock; longer waits are ours, off the UI thread."""

PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
)


def open_database(path: str, backup: Callable[[int], object] | None = None, migrations: Sequence[Migration] = MIGRATIONS) -> sqlite3.Connection:  # fmt: skip
    """A connection to an existing database of ours, brought to the newest schema; `backup(old version)` is called before a migration.

    Raises Refusal, and sqlite3.Error when another program holds the file just now; whatever cannot be opened is left as it was found.
    """
    known = migrations[-1].version
    _inspect(path, known)
    try:
        connection = connect(path)
    except errors.FAILURES as error:
        raise errors.not_read(error, path) from None
    try:
        _set_pragmas(connection, path)
        version = _one(connection, "PRAGMA user_version")
        _refuse_newer(version, known)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if version < 1 or not tables.issuperset(TABLES[:1]):
            raise errors.not_ours(path)
        if version < known:
            if backup:
                backup(version)
            migrate(connection, path, migrations)
        return connection
    except errors.FAILURES as error:
        connection.close()
        if errors.is_busy(error):
            raise
        raise errors.not_read(error, path) from None
    except BaseException:
        connection.close()
        raise


def create_database(path: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Makes an empty database (its folder too, 0700) that appears at `path` complete; another process that was first wins.

    Raises Refusal when the folder cannot be written or the disk is full, leaving nothing behind.
    """
    folder = os.path.dirname(path)
    make_private(folder)
    fresh = f"{path}.{os.urandom(4).hex()}.new"
    try:
        os.close(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise unwritable(folder, error) from None
    try:
        connection = connect(fresh)
        try:
            _set_pragmas(connection, fresh)
            migrate(connection, fresh, migrations)
        finally:
            connection.close()
        _publish(fresh, path)
        sync_folder(folder)
    except errors.FAILURES as error:
        raise errors.not_read(error, path) from None
    except OSError as error:
        raise unwritable(folder, error) from None
    finally:
        for left in (fresh, f"{fresh}-journal"):
            if os.path.exists(left):
                os.unlink(left)


def migrate(connection: sqlite3.Connection, path: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Takes the missing steps, each in one explicit transaction with its version; another process may have taken them meanwhile."""
    for version, statements in migrations:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _one(connection, "PRAGMA user_version") < version:
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def read_only(path: str) -> sqlite3.Connection:
    """A connection that cannot write, to a file that may come from elsewhere; raises sqlite3.Error."""
    connection = connect(path, "ro")
    connection.execute(f"PRAGMA busy_timeout = {int(LOCK_WAIT * 1000)}")
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def refuse_foreign(path: str, known: int = MIGRATIONS[-1].version) -> None:
    """Raises Refusal for what must not even be opened for writing: empty, no database of ours, of a newer schema.

    Raises OSError for what cannot be read, sqlite3.Error when another program holds it just now. The file is never opened but through
    SQLite: closing a second handle would drop the locks of this process.
    """
    found = os.stat(path)
    if not S_ISREG(found.st_mode):
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), path)
    if not os.access(path, os.R_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), path)
    if found.st_size == 0:
        raise Refusal(f"{path} is empty (0 bytes): the history that was in it is gone", errors.REPAIR)
    try:
        with closing(read_only(path)) as connection:
            application, version = _one(connection, "PRAGMA application_id"), _one(connection, "PRAGMA user_version")
    except errors.FAILURES as error:
        if errors.is_busy(error):
            raise
        if errors.code(error) == errors.NOTADB:
            raise errors.not_ours(path) from None
        return  # damaged, or to be recovered first: told by who opens it
    if application != APPLICATION:
        raise errors.not_ours(path)
    _refuse_newer(version, known)


def _inspect(path: str, known: int) -> None:
    try:
        refuse_foreign(path, known)
    except FileNotFoundError:
        raise Refusal(
            f"no history found at {path}", "is this the right folder? see --data DIR and TUTOR_DATA"
        ) from None
    except NotADirectoryError:
        raise Refusal(f"no history found at {path}: a part of that path is a file", "see --data DIR and TUTOR_DATA") from None  # fmt: skip
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {(error.strerror or str(error)).lower()}", "see whether it is yours and readable") from None  # fmt: skip


def _refuse_newer(version: int, known: int) -> None:
    if version > known:
        raise Refusal(
            f"This history was written by a newer tutor (schema {version}, this one knows {known}). Nothing was changed.",
            "update tutor to go on with it",
        )


def connect(path: str, mode: str = "rw") -> sqlite3.Connection:
    """A bare connection to a file that is there; raises sqlite3.Error."""
    name = os.path.abspath(path).replace("\\", "/").replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    uri = f"file:{'' if name.startswith('/') else '/'}{name}?mode={mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=LOCK_WAIT, check_same_thread=False)


def _set_pragmas(connection: sqlite3.Connection, path: str) -> None:
    connection.execute(f"PRAGMA busy_timeout = {int(LOCK_WAIT * 1000)}")
    for name, value, expected in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")
        got = connection.execute(f"PRAGMA {name}").fetchone()
        # A SQLite built without mmap answers nothing to mmap_size.
        if got != (expected,) and not (name == "mmap_size" and got is None):
            raise Refusal(f"{path} cannot be opened safely: SQLite keeps {name} at {got and got[0]}", "close every other program that uses it and try again")  # fmt: skip
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")


def _publish(fresh: str, path: str) -> None:
    """Gives the finished file its name unless another process was first."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not os.path.exists(path):
            os.rename(fresh, path)


def _one(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
