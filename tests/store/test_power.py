"""Power cuts, simulated below SQLite: writes that were not yet synchronized survive in any part, torn at sectors, or not at all."""

from __future__ import annotations

import random
import sqlite3
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import pytest

from tests.store.conftest import NOW, later, review
from tutor.core import log
from tutor.store import states
from tutor.store.database import PRAGMAS
from tutor.store.journal import Journal
from tutor.store.rows import COLUMNS
from tutor.store.schema import APPLICATION, MIGRATIONS

SECTOR = 512


class Step(NamedTuple):
    """One thing the database asked of the disk, or an acknowledgement (`ack`, with the uid in `name`)."""

    what: str
    name: str = ""
    offset: int = 0
    content: bytes = b""
    durable: bool = False


class Recorder(apsw.VFS):  # type: ignore[misc]
    """A file system that writes down what is asked of it."""

    def __init__(self, steps: list[Step]) -> None:
        self.steps = steps
        super().__init__("recorder", "")

    def xOpen(self, name: Any, flags: list[int]) -> RecordedFile:
        path = name if isinstance(name, str) or name is None else name.filename()
        if path and not Path(path).exists():
            self.steps.append(Step("create", path))
        return RecordedFile(self.steps, name, path or "", flags)

    def xDelete(self, name: str, sync: bool) -> None:
        self.steps.append(Step("delete", name, durable=bool(sync)))
        super().xDelete(name, sync)


class RecordedFile(apsw.VFSFile):  # type: ignore[misc]
    def __init__(self, steps: list[Step], name: Any, path: str, flags: list[int]) -> None:
        self.steps, self.path = steps, path
        super().__init__("", name, flags)

    def xWrite(self, content: bytes, offset: int) -> None:
        self.steps.append(Step("write", self.path, offset, bytes(content)))
        super().xWrite(content, offset)

    def xTruncate(self, size: int) -> None:
        self.steps.append(Step("cut", self.path, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self.steps.append(Step("sync", self.path))
        super().xSync(flags)


def record(folder: Path, ratings: int) -> tuple[list[Step], int]:
    """What our pragmas, schema and transactions ask of a disk while that many ratings are saved; and where the first one begins."""
    steps: list[Step] = []
    files = Recorder(steps)
    journal = Journal(str(folder / "rows"), NOW)
    connection = apsw.Connection(str(folder / "progress.db"), vfs="recorder")
    for name, value, _ in PRAGMAS:
        list(connection.execute(f"PRAGMA {name} = {value}"))
    connection.execute("BEGIN IMMEDIATE")
    for statement in [each for migration in MIGRATIONS for each in migration.statements]:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {MIGRATIONS[-1].version}")
    connection.execute("COMMIT")
    begin = len(steps)
    for number in range(ratings):
        row = review(
            journal, f"brain/item{number % 9}#name", 1 + number % 4, later(0, number), text="x" * (number % 300)
        )
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            f"INSERT INTO log({COLUMNS}) VALUES({', '.join('?' * 16)})", (*log.columns(row), log.crc(row))
        )
        states.write(connection, row.card or "", 1, log.fold([row]))
        connection.execute("COMMIT")
        steps.append(Step("ack", row.uid))
    connection.close()
    del files  # kept until here: SQLite only borrows it
    return steps, begin


def cut(steps: list[Step], begin: int, end: int, dice: random.Random) -> tuple[dict[str, bytes], set[str]]:
    """The files a disk may hold after the power went at step `end`, and the uids acknowledged by then; what came before `begin` is durable."""
    files: dict[str, bytearray] = {}
    waiting: dict[str, list[Step]] = defaultdict(list)
    last_sync = max((index for index, step in enumerate(steps[:end]) if step.what == "sync"), default=-1)

    def settle(name: str) -> None:
        for step in waiting.pop(name, []):
            _apply(files.setdefault(name, bytearray()), step)

    for index, step in enumerate(steps[:end]):
        if index == begin:
            for name in list(waiting):
                settle(name)
        if step.what == "create":
            files[step.name] = bytearray()
            waiting.pop(step.name, None)
        elif step.what in ("write", "cut"):
            waiting[step.name].append(step)
        elif step.what == "sync":
            settle(step.name)
        elif step.what == "delete" and (step.durable or index < last_sync or dice.random() < 0.5):
            files.pop(step.name, None)
            waiting.pop(step.name, None)
    for name, steps_left in waiting.items():
        mode = dice.random()
        for step in steps_left:
            survives = dice.random() < 0.5 if mode < 0.6 else mode < 0.8
            if survives:
                torn = step.what == "write" and dice.random() < 0.3 and len(step.content) > SECTOR
                size = SECTOR * dice.randrange(1, max(2, len(step.content) // SECTOR)) if torn else len(step.content)
                _apply(files.setdefault(name, bytearray()), step._replace(content=step.content[:size]))
    acknowledged = {step.name for step in steps[:end] if step.what == "ack"}
    return {name: bytes(content) for name, content in files.items()}, acknowledged


def _apply(content: bytearray, step: Step) -> None:
    if step.what == "cut":
        del content[step.offset :]
        return
    content.extend(bytes(max(0, step.offset + len(step.content) - len(content))))
    content[step.offset : step.offset + len(step.content)] = step.content


def cuts(tmp_path: Path, count: int, dice: random.Random) -> None:
    steps, begin = record(tmp_path, 60)
    out = tmp_path / "out"
    out.mkdir()
    for _ in range(count):
        end = dice.randrange(begin + 1, len(steps) + 1)
        files, acknowledged = cut(steps, begin, end, dice)
        for old in out.iterdir():
            old.unlink()
        for name, content in files.items():
            (out / Path(name).name).write_bytes(content)
        connection = sqlite3.connect(out / "progress.db")
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert acknowledged <= {uid for (uid,) in connection.execute("SELECT uid FROM log")}
        connection.close()


def test_no_power_cut_loses_what_was_saved(tmp_path: Path) -> None:
    cuts(tmp_path, 200, random.Random(200))


@pytest.mark.heavy
def test_no_power_cut_of_2000_loses_what_was_saved(tmp_path: Path) -> None:
    cuts(tmp_path, 2_000, random.Random(2_000))
