"""The tables of `progress.db`, as the steps that led to them. A step that was released is never edited; a new one is added below."""

from __future__ import annotations

from typing import NamedTuple

APPLICATION = 0x54555452
"""SQLite's application id of our files: "TUTR"."""


class Migration(NamedTuple):
    """The statements that lead to schema `version` from the one before it; they run in one transaction."""

    version: int
    statements: tuple[str, ...]


_FIRST = Migration(
    1,
    (
        'CREATE TABLE log(uid TEXT PRIMARY KEY, device TEXT NOT NULL, card TEXT, act TEXT NOT NULL, at INTEGER NOT NULL, "offset" INTEGER NOT NULL, day TEXT NOT NULL,'
        ' rating INTEGER, ms INTEGER, suggested INTEGER, sure INTEGER, due, text TEXT, "of" TEXT, parameters TEXT, crc INTEGER NOT NULL)',
        "CREATE INDEX log_card ON log(card)",
        "CREATE INDEX log_at ON log(at)",
        'CREATE INDEX log_of ON log("of") WHERE "of" IS NOT NULL',
        "CREATE INDEX log_parameters ON log(at) WHERE act = 'parameters'",
        "CREATE TRIGGER log_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
        "CREATE TRIGGER log_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
        "CREATE TABLE card_state(card TEXT PRIMARY KEY, fingerprint INTEGER NOT NULL, marks INTEGER NOT NULL, stability REAL, difficulty REAL, due INTEGER,"
        " last_at INTEGER, last_day INTEGER, reps INTEGER, lapses INTEGER, first_day INTEGER, buried_on INTEGER) WITHOUT ROWID",
        "CREATE TABLE exported(guid TEXT PRIMARY KEY, hash TEXT NOT NULL, changed_at INTEGER NOT NULL, first_at INTEGER NOT NULL, deck TEXT NOT NULL, typing TEXT NOT NULL) WITHOUT ROWID",
    ),
)

_SECOND = Migration(
    2,
    (
        "ALTER TABLE exported ADD COLUMN progress_at INTEGER",
        "ALTER TABLE exported ADD COLUMN gone_at INTEGER",
        "ALTER TABLE exported ADD COLUMN moved_to TEXT NOT NULL DEFAULT ''",
    ),
)

MIGRATIONS: tuple[Migration, ...] = (_FIRST, _SECOND)

TABLES = ("log", "card_state", "exported")
