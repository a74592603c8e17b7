"""What was read from a library's files, kept in the platform's cache folder: safe to delete, and done without when it cannot be written.

Two rows a file: what is read when one of its cards is asked for, and its body (items and all) for when one is shown; and one small blob of
the whole library for the start when nothing changed. A blob is marshal with a checksum, as nothing else reads thousands of thin cards in a
few milliseconds without an import; a cache of another program, Python or library is thrown away, never read.
"""

from __future__ import annotations

import marshal
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from tutor import __version__

FORMAT = 4
_SCHEMA = (
    "CREATE TABLE about(stamp TEXT NOT NULL) STRICT",
    "CREATE TABLE whole(crc INTEGER NOT NULL, content BLOB NOT NULL) STRICT",
    "CREATE TABLE files(path TEXT PRIMARY KEY, stamp TEXT NOT NULL, crc INTEGER NOT NULL, content BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE bodies(path TEXT PRIMARY KEY, stamp TEXT NOT NULL, crc INTEGER NOT NULL, content BLOB NOT NULL) STRICT",
)


class Stored(NamedTuple):
    """What was read from one file when it looked as `stamp` says; `content` is made of builtin values only."""

    stamp: str
    content: Any


class Cache:
    """The cache of one library; every failure of SQLite ends in working without it."""

    def __init__(self, folder: str, library: str) -> None:
        self._path = os.path.join(folder, f"library-{zlib.crc32(library.encode('utf-8', 'surrogateescape')):08x}.db")
        self._about = "\n".join((__version__, str(FORMAT), sys.version, _program(), library))
        self._folder = folder
        self._reader: sqlite3.Connection | None = None

    def read(self) -> dict[str, Stored]:
        """Every file that is stored, by path; empty when there is no cache or it is of no use."""
        return {
            path: Stored(stamp, marshal.loads(content))
            for path, stamp, crc, content in self._rows("SELECT path, stamp, crc, content FROM files")
            if zlib.crc32(content) == crc
        }

    def one(self, path: str) -> Stored | None:
        """One file, if it is stored."""
        return self._one("files", path)

    def body(self, path: str) -> Stored | None:
        """The body of one file, if it is stored."""
        return self._one("bodies", path)

    def _one(self, table: str, path: str) -> Stored | None:
        # Asked for many times on the way to the first card: one connection serves all, from any thread.
        try:
            if self._reader is None:
                if not os.path.exists(self._path):
                    return None
                reader = sqlite3.connect(self._path, timeout=0.2, isolation_level=None, check_same_thread=False)
                if reader.execute("SELECT stamp FROM about").fetchall() != [(self._about,)]:
                    reader.close()
                    return None
                self._reader = reader
            rows = self._reader.execute(f"SELECT stamp, crc, content FROM {table} WHERE path = ?", (path,)).fetchall()
        except sqlite3.Error:
            return None
        for stamp, crc, content in rows:
            if zlib.crc32(content) == crc:
                return Stored(stamp, marshal.loads(content))
        return None

    def whole(self) -> Any:
        """What `write` was given as the whole; None when there is none."""
        for crc, content in self._rows("SELECT crc, content FROM whole"):
            if zlib.crc32(content) == crc:
                return marshal.loads(content)
        return None

    def _rows(self, query: str, *values: str) -> list[Any]:
        if not os.path.exists(self._path):
            return []
        try:
            with _Connection(self._path) as connection:
                if connection.execute("SELECT stamp FROM about").fetchall() != [(self._about,)]:
                    return []
                return connection.execute(query, values).fetchall()
        except sqlite3.Error:
            return []

    def write(
        self, changed: Mapping[str, Stored], gone: Iterable[str], whole: Any, bodies: Mapping[str, Stored] = {}
    ) -> None:
        """Keeps what was read and the whole, and forgets files that are gone."""
        gone = list(gone)
        for _ in range(2):
            try:
                os.makedirs(self._folder, mode=0o700, exist_ok=True)
                with _Connection(self._path) as connection:
                    self._store(connection, changed, gone, whole, bodies)
                return
            except sqlite3.OperationalError:
                return
            except sqlite3.DatabaseError:
                # Damaged: it is ours alone and made again at will.
                try:
                    os.unlink(self._path)
                except OSError:
                    return
            except (OSError, UnicodeEncodeError):  # the second for the name of a file that is no text
                return

    def _store(
        self,
        connection: sqlite3.Connection,
        changed: Mapping[str, Stored],
        gone: list[str],
        whole: Any,
        bodies: Mapping[str, Stored],
    ) -> None:
        blob = marshal.dumps(whole)
        all_of_it = (zlib.crc32(blob), blob)
        connection.execute("BEGIN IMMEDIATE")
        try:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if tables != {"about", "whole", "files", "bodies"} or connection.execute(
                "SELECT stamp FROM about"
            ).fetchall() != [(self._about,)]:
                for table in tables:
                    connection.execute(f'DROP TABLE "{table}"')
                for statement in _SCHEMA:
                    connection.execute(statement)
                connection.execute("INSERT INTO about VALUES (?)", (self._about,))
            for table, fresh in (("files", changed), ("bodies", bodies)):
                connection.executemany(f"REPLACE INTO {table} VALUES (?, ?, ?, ?)", _rows(fresh))
                connection.executemany(f"DELETE FROM {table} WHERE path = ?", [(path,) for path in gone])
            connection.execute("DELETE FROM whole")
            connection.execute("INSERT INTO whole VALUES (?, ?)", all_of_it)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _rows(stored: Mapping[str, Stored]) -> Iterator[tuple[str, str, int, bytes]]:
    for path, (stamp, content) in stored.items():
        blob = marshal.dumps(content)
        yield path, stamp, zlib.crc32(blob), blob


class _Connection:
    """A connection that waits no longer than a moment and syncs nothing: a lost cache is made again."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, timeout=0.2, isolation_level=None)

    def __enter__(self) -> sqlite3.Connection:
        try:
            self._connection.execute("PRAGMA synchronous = OFF")
        except BaseException:
            self._connection.close()
            raise
        return self._connection

    def __exit__(self, *error: object) -> None:
        self._connection.close()


def _program() -> str:
    """When the code that makes the cards was last changed: a checkout changes without its version."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    newest = 0
    for folder in ("core", os.path.join("core", "drills"), "files"):
        try:
            with os.scandir(os.path.join(package, folder)) as entries:
                newest = max([newest, *(entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(".py"))])
        except OSError:
            continue
    return str(newest)
