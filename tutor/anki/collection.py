"""What Anki knows, read from any of its packages and collections as plain values: note types, notes, cards, decks, reviews, media.

Reads only. The database may have been made by an enemy: it answers SELECTs on the tables of a collection and nothing else, and whatever it
holds that a collection would not is one Refusal. Texts are handed on as they are; what shows them must still take care.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from tutor.anki import wire
from tutor.anki.unpack import BROKEN, Kind, Media, unpacked
from tutor.core.problems import Refusal

SCHEMAS = frozenset({11, 14, 15, 16, 17, 18})
IMAGE_OCCLUSION = 6
"""The stock kind of Anki's note type for pictures with covered places."""

Read = TypeVar("Read")
_TABLES = frozenset({"col", "notes", "cards", "revlog", "decks", "notetypes", "fields", "templates", "config"})
_IN_TABLES = 15
_STEP, _STEPS = 1_000_000, 5_000
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION}
_AGAIN = "in Anki run Tools > Check Database, then export once more"


class Template(NamedTuple):
    """One kind of card of a note type: the HTML of its two sides, with `{{Field}}` places."""

    name: str
    front: str
    back: str


class Notetype(NamedTuple):
    """What the notes of one kind consist of. `cloze`: its cards are the numbers of its gaps, not its templates; `stock` Anki's own kind, 0 for none."""

    id: int
    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    cloze: bool
    stock: int = 0


class AnkiNote(NamedTuple):
    """A note: `notetype` an id, `fields` as HTML in the note type's order, `mod` in UTC seconds."""

    id: int
    guid: str
    notetype: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    mod: int


class AnkiCard(NamedTuple):
    """A card of a note, its numbers as Anki keeps them (`type` 0 new 1 learning 2 review 3 relearning; `queue` -1 suspended, -2 and -3 buried).

    `deck` is where it belongs and `due` when it is due there, also while a filtered deck holds it; `ord` the place of its template, or its gap's number less one; `data`
    the JSON object with its FSRS memory (`s`, `d`, `dr`, `decay`, `lrt`), empty where there is none.
    """

    id: int
    note: int
    deck: int
    ord: int
    type: int
    queue: int
    due: int
    ivl: int
    factor: int
    reps: int
    lapses: int
    data: Mapping[str, Any]


class AnkiReview(NamedTuple):
    """One row of the review log: `at` UTC milliseconds, `ease` 1 to 4 (0: set by hand), `ivl` and `last_ivl` days, or seconds below 0.

    `type` 0 learning, 1 review, 2 relearning, 3 filtered (cramming when `factor` is 0), 4 manual (a reset when `factor` is 0), 5 rescheduled;
    `ms` how long it took.
    """

    at: int
    card: int
    ease: int
    ivl: int
    last_ivl: int
    factor: int
    ms: int
    type: int


class Collection:
    """An opened package or collection; its methods read row by row and raise Refusal where the database turns out to be damaged.

    `crt` is when it began (UTC seconds, day 0 of due days); `conf` its settings (`rollover`, `creationOffset`, `fsrs` …).
    """

    def __init__(self, label: str, kind: Kind, database: sqlite3.Connection, media: Media) -> None:
        self.kind, self.media = kind, media
        self.label, self._database = label, database
        self.schema, self.crt = self._head()
        self.conf: Mapping[str, Any] = self._told(self._conf)
        self.notetypes: Mapping[int, Notetype] = self._told(self._notetypes)
        self.decks: Mapping[int, str] = self._told(self._decks)

    def notes(self) -> Iterator[AnkiNote]:
        """Every note, by id."""
        for id, guid, notetype, tags, fields, mod in self._rows(
            "SELECT id, guid, mid, tags, flds, mod FROM notes ORDER BY id", "ititti"
        ):
            yield AnkiNote(id, guid, notetype, tuple(tags.split()), tuple(fields.split("\x1f")), mod)

    def cards(self) -> Iterator[AnkiCard]:
        """Every card, by id."""
        for id, note, ord, type, queue, due, ivl, factor, reps, lapses, deck, home, then, data in self._rows(
            "SELECT id, nid, ord, type, queue, due, ivl, factor, reps, lapses, did, odid, odue, data FROM cards ORDER BY id",
            "i" * 13 + "t",
        ):
            due = then if home and then else due
            yield AnkiCard(id, note, home or deck, ord, type, queue, due, ivl, factor, reps, lapses, _object(data))

    def reviews(self) -> Iterator[AnkiReview]:
        """Every row of the review log, by time."""
        for row in self._rows(
            "SELECT id, cid, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id", "i" * 8
        ):
            yield AnkiReview(*row)

    def _head(self) -> tuple[int, int]:
        head = next(self._rows("SELECT ver, crt FROM col", "ii"), None)
        if head is None:
            raise self._damaged()
        if head[0] not in SCHEMAS:
            raise Refusal(
                f"{self.label} is of another Anki than is known here (schema {head[0]})",
                "in Anki's export dialog tick: support older Anki versions",
            )
        return head[0], head[1]

    def _conf(self) -> dict[str, Any]:
        if self.schema < 14:
            return _object(self._text("conf"))
        rows = self._rows("SELECT key, val FROM config", "tt")
        return {key: json.loads(value) for key, value in rows}

    def _decks(self) -> dict[int, str]:
        if self.schema < _IN_TABLES:
            return {int(id): str(deck["name"]) for id, deck in _object(self._text("decks")).items()}
        return {id: name.replace("\x1f", "::") for id, name in self._rows("SELECT id, name FROM decks", "it")}

    def _notetypes(self) -> dict[int, Notetype]:
        if self.schema < _IN_TABLES:
            return {int(id): _notetype(int(id), model) for id, model in _object(self._text("models")).items()}
        fields: dict[int, list[str]] = {}
        for id, name in self._rows("SELECT ntid, name FROM fields ORDER BY ntid, ord", "it"):
            fields.setdefault(id, []).append(name)
        templates: dict[int, list[Template]] = {}
        for id, name, config in self._rows("SELECT ntid, name, config FROM templates ORDER BY ntid, ord", "itb"):
            templates.setdefault(id, []).append(Template(name, wire.text(config, 1), wire.text(config, 2)))
        return {
            id: Notetype(
                id,
                name,
                tuple(fields.get(id, ())),
                tuple(templates.get(id, ())),
                wire.integer(config, 1) == 1,
                wire.integer(config, 9),
            )
            for id, name, config in self._rows("SELECT id, name, config FROM notetypes", "itb")
        }

    def _text(self, column: str) -> str:
        return str(next(self._rows(f"SELECT {column} FROM col", "t"))[0])

    def _rows(self, select: str, types: str) -> Iterator[tuple[Any, ...]]:
        """The rows, every value as its letter says: i an integer, t a text, b bytes."""
        try:
            for row in self._database.execute(select):
                yield tuple(_as(value, letter) for value, letter in zip(row, types, strict=True))
        except (sqlite3.Error, *BROKEN):
            raise self._damaged() from None

    def _told(self, read: Callable[[], Read]) -> Read:
        try:
            return read()
        except BROKEN:
            raise self._damaged() from None

    def _damaged(self) -> Refusal:
        return Refusal(f"{self.label} is damaged: its collection cannot be read", _AGAIN)


@contextmanager
def opened(path: str | os.PathLike[str]) -> Iterator[Collection]:
    """A package or collection, opened for reading while the `with` lasts; raises Refusal for what is none."""
    label = f"'{os.fspath(path)}'"
    with unpacked(path) as (file, kind, media):
        database = _connected(file, label)
        with closing(database):
            yield Collection(label, kind, database, media)


def _connected(file: Path, label: str) -> sqlite3.Connection:
    """The private copy as a database that answers SELECTs on a collection's tables; opening it takes in what Anki had not yet written."""
    database = sqlite3.connect(file)
    try:
        for name, value in (("trusted_schema", 0), ("temp_store", 2), ("cell_size_check", 1), ("mmap_size", 0), ("ignore_check_constraints", 1)):  # fmt: skip
            database.execute(f"PRAGMA {name} = {value}")
        database.create_collation("unicase", _unicase)
        database.text_factory = lambda content: content.decode("utf-8", "replace")
        _bounded(database)
        there = dict(database.execute("SELECT name, coalesce(sql, '') FROM sqlite_master WHERE type = 'table'"))
        if not {"col", "notes", "cards", "revlog"} <= there.keys():
            raise Refusal(f"{label} is a database, but no Anki collection", "name an .apkg, a .colpkg or a collection.anki2")  # fmt: skip
        for table in _TABLES & there.keys():
            hidden = [kind for *_, kind in database.execute(f"PRAGMA table_xinfo({table})")]
            whole = database.execute(f"PRAGMA quick_check({table})").fetchone()[0] == "ok"
            if any(hidden) or not whole or str(there[table]).split()[1:2] in (["VIRTUAL"], ["virtual"]):
                raise Refusal(f"{label} is damaged: its collection cannot be read", _AGAIN)
        database.execute("PRAGMA query_only = 1")
        database.set_authorizer(_authorize)
    except (sqlite3.Error, *BROKEN):
        database.close()
        raise Refusal(f"{label} is damaged: its collection cannot be read", _AGAIN) from None
    except BaseException:
        database.close()
        raise
    return database


def _bounded(database: sqlite3.Connection) -> None:
    """Stops a query that would never end."""
    left = _STEPS

    def step() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    database.set_progress_handler(step, _STEP)


def _authorize(action: int, first: str | None, second: str | None, database: str | None, inside: str | None) -> int:
    """A view stands in for a table, or a function in a view, only where an enemy put it."""
    if action in _ALLOWED or (action == sqlite3.SQLITE_READ and first in _TABLES and inside is None):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _unicase(one: str, other: str) -> int:
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)


def _as(value: object, letter: str) -> object:
    match letter, value:
        case "i", int() | float():
            return int(value)
        case "t", bytes():
            return value.decode("utf-8", "replace")
        case "t", str() | int() | float():
            return str(value)
        case "b", bytes():
            return value
        case "b", str():
            return value.encode("utf-8", "replace")
        case "i", "" | None:
            return 0
        case _:
            raise ValueError(f"{type(value).__name__} instead of {letter}")


def _object(text: str) -> dict[str, Any]:
    """A JSON object; none where there is something else."""
    try:
        found = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _notetype(id: int, model: Mapping[str, Any]) -> Notetype:
    """A note type as it stood in the collection before it had tables."""
    fields = sorted(model["flds"], key=lambda field: field.get("ord") or 0)
    templates = sorted(model["tmpls"], key=lambda template: template.get("ord") or 0)
    return Notetype(
        id,
        str(model["name"]),
        tuple(str(field["name"]) for field in fields),
        tuple(Template(str(each["name"]), str(each["qfmt"]), str(each["afmt"])) for each in templates),
        model.get("type") == 1,
        int(model.get("originalStockKind") or 0),
    )
