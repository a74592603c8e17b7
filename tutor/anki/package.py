"""Writes a package as an .apkg file: whole or not at all, and the same bytes for the same notes.

The only importer of genanki, of which little is left: it would choose the cards, stamp notes with the clock, leave half a file behind
on a failure and store it uncompressed.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from secrets import token_hex
from shutil import copyfileobj
from tempfile import mkstemp
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki

from tutor.anki import notetype
from tutor.anki.naming import deck_id
from tutor.anki.note import Note, Package
from tutor.anki.schedule import Columns
from tutor.core.problems import Refusal

_EPOCH = (1980, 1, 1, 0, 0, 0)
_DEFAULT_OPTIONS = 1
_CHUNK = 1 << 16


class _Model(genanki.Model):  # type: ignore[misc]
    """The note type, with a `mod` of its own instead of the clock's."""

    _req = [[0, "any", [0]]]

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        return {**super().to_json(notetype.MOD, deck_id), "did": None}


class _Deck(genanki.Deck):  # type: ignore[misc]
    """A deck with the options that travel with it."""

    def __init__(self, name: str, options: int) -> None:
        super().__init__(deck_id(name), name)
        self.options = options

    def to_json(self) -> dict[str, Any]:
        return {**super().to_json(), "conf": self.options}


class _Package(genanki.Package):  # type: ignore[misc]
    """A collection stamped with its newest note, and with a scheduler that Anki need not upgrade."""

    def __init__(self, package: Package) -> None:
        presets = package.schedule.presets if package.schedule else {}
        decks = {
            name: _Deck(name, presets[name].id if name in presets else _DEFAULT_OPTIONS)
            for name in dict.fromkeys(note.deck for note in package.notes)
        }
        model = _Model(notetype.ID, notetype.NAME, notetype.fields(), notetype.templates(), notetype.CSS)
        for deck in decks.values():
            deck.add_model(model)
        super().__init__(list(decks.values()))
        self.package = package

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, timestamp, id_gen)
        notes, schedule = self.package.notes, self.package.schedule
        cursor.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')", map(_note, notes))
        learnt = schedule.cards if schedule else {}
        cards = (_card(note, learnt.get(note.id)) for note in notes)
        cursor.executemany("INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)", cards)
        conf, options = map(json.loads, cursor.execute("SELECT conf, dconf FROM col").fetchone())
        conf |= {"schedVer": 2, "sched2021": True}
        if schedule:
            calendar = schedule.calendar
            conf |= {"rollover": calendar.rollover, "creationOffset": -calendar.now.offset}
            options |= {str(preset.id): preset.options() for preset in schedule.presets.values()}
            cursor.executemany("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", schedule.answers)
            cursor.execute("UPDATE col SET crt = ?", (calendar.created,))
        stamp = int(timestamp * 1000)
        values = (stamp, stamp, json.dumps(conf), json.dumps(options))
        cursor.execute("UPDATE col SET mod = ?, scm = ?, conf = ?, dconf = ?", values)


def _note(note: Note) -> tuple[object, ...]:
    tags = f" {' '.join(note.tags)} "
    return (note.id, note.guid, notetype.ID, note.mod, tags, "\x1f".join(note.fields), note.fields[0])


def _card(note: Note, learnt: Columns | None) -> tuple[object, ...]:
    """A note's one card, under the same id."""
    known = learnt or Columns(0, 0, note.position, 0, 0, 0, 0, 0, "")
    return (note.id, note.id, deck_id(note.deck), note.mod, *known)


def write(package: Package, path: Path) -> None:
    """Writes `package` to `path`; on any failure raises Refusal, with what was there before untouched."""
    try:
        with _replaced(path.resolve()) as file:
            _fill(package, file)
    except sqlite3.OperationalError as error:
        where = f"in the folder for temporary files: {error}"
        raise Refusal(f"the package could not be written: {where}", "is the disk full? nothing was changed") from error
    except OSError as error:
        # The draft's own name would tell the user nothing.
        media = {str(file) for file in package.media.values()}
        where = f"'{error.filename if error.filename in media else path}'"
        raise Refusal(
            f"the package could not be written: {where}: {error.strerror or error}", "nothing was changed"
        ) from error


def _fill(package: Package, file: IO[bytes]) -> None:
    names = sorted(package.media)
    with ZipFile(file, "w") as archive:
        with _collection(package) as collection, archive.open(_entry("collection.anki2"), "w") as entry:
            copyfileobj(collection, entry, _CHUNK)
        archive.writestr(_entry("media"), json.dumps({str(index): name for index, name in enumerate(names)}))
        for index, name in enumerate(names):
            with package.media[name].open("rb") as medium, archive.open(_entry(str(index)), "w") as entry:
                copyfileobj(medium, entry, _CHUNK)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
    return entry


@contextmanager
def _collection(package: Package) -> Iterator[IO[bytes]]:
    """The package's notes and note type as an Anki database, in a file that has lost its name already, where the system allows it."""
    descriptor, name = mkstemp(prefix="tutor-", suffix=".anki2")
    try:
        with os.fdopen(descriptor, "rb") as file:
            with closing(sqlite3.connect(name)) as database:
                if os.name == "posix":
                    os.unlink(name)
                database.execute("PRAGMA journal_mode = OFF")
                database.execute("PRAGMA synchronous = OFF")
                newest = max((note.mod for note in package.notes), default=notetype.MOD)
                _Package(package).write_to_db(database.cursor(), newest, count())
                database.commit()
            yield file
    finally:
        if os.path.exists(name):
            os.unlink(name)


@contextmanager
def _replaced(path: Path) -> Iterator[IO[bytes]]:
    """A file beside `path` that takes its place once it is written and on the disk, and is gone otherwise."""
    draft = path.with_name(f".tutor-{token_hex(8)}.part")
    try:
        with _nameless(path.parent) or draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if not draft.exists():
                _name(file, draft)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _nameless(folder: Path) -> IO[bytes] | None:
    """A file without a name, of which nothing is left even if the process is killed; None where the system has no such thing."""
    if not hasattr(os, "O_TMPFILE") or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        return os.fdopen(os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o666), "w+b")
    except OSError:
        return None


def _name(file: IO[bytes], path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        # Only with a folder of its own does Python's link follow the way to an open file.
        os.link(f"/proc/self/fd/{file.fileno()}", path.name, dst_dir_fd=folder)
    finally:
        os.close(folder)


def _settle(folder: Path) -> None:
    """Puts a folder's new entry on the disk, where the system lets a folder be opened."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)
