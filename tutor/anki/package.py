"""Writes a package as an .apkg file: whole or not at all, and the same bytes for the same notes.

The only importer of genanki, of which little is left: it would choose the cards, stamp notes with the clock, leave half a file behind
on a failure and store it uncompressed.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from secrets import token_hex
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
        _add(archive, "collection.anki2", _collection(package))
        _add(archive, "media", json.dumps({str(index): name for index, name in enumerate(names)}).encode())
        for index, name in enumerate(names):
            _add(archive, str(index), package.media[name].read_bytes())


def _add(archive: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
    archive.writestr(entry, content)


def _collection(package: Package) -> bytes:
    """The package's notes and note type as an Anki database."""
    database = sqlite3.connect(":memory:")
    try:
        newest = max((note.mod for note in package.notes), default=notetype.MOD)
        _Package(package).write_to_db(database.cursor(), newest, count())
        database.commit()
        return database.serialize()
    finally:
        database.close()


@contextmanager
def _replaced(path: Path) -> Iterator[IO[bytes]]:
    """A file beside `path` that takes its place once it is written and on the disk, and is gone otherwise."""
    draft = path.with_name(f".tutor-{token_hex(8)}.part")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _settle(path.parent)


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
