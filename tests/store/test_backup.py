"""Copies: complete while somebody writes, verified, for their owner alone, thinned as they age."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.store.conftest import NOW, later, review
from tutor.core.problems import Refusal
from tutor.store.backup import back_up, backups, copy, daily, kept, thin
from tutor.store.database import NAME
from tutor.store.journal import Journal
from tutor.store.restoring import restore


def test_a_backup_is_a_whole_database_named_by_local_time(filled: Journal, data: str, tmp_path: Path, opened: Callable[..., Journal]) -> None:  # fmt: skip
    path = Path(back_up(data, NOW))

    assert path == Path(data) / "backups" / "2026-12-01T090000.db"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    fresh = opened(str(tmp_path / "fresh"))
    assert restore(fresh, str(path), NOW).added == 40
    assert fresh.states() == filled.states()
    assert Path(back_up(data, NOW)).name == "2026-12-01T090000-2.db"


def test_the_first_start_of_a_day_makes_one_backup(filled: Journal, data: str) -> None:
    assert daily(data, NOW)
    assert daily(data, later(0, 30)) == ""
    assert daily(data, later(1))
    assert backups(data) == ("2026-12-01T090000.db", "2026-12-02T090000.db")


def test_nothing_is_copied_before_there_is_anything(data: str, tmp_path: Path) -> None:
    assert daily(data, NOW) == ""
    with pytest.raises(Refusal, match="no history found at"):
        copy(f"{data}/{NAME}", str(tmp_path / "copy.db"))
    assert not Path(data).exists()


def test_a_copy_made_while_others_write_holds_every_row_saved_before(filled: Journal, data: str, tmp_path: Path) -> None:  # fmt: skip
    stop = threading.Event()
    saved: list[str] = []

    def write() -> None:
        while not stop.is_set():
            saved.extend(row.uid for row in filled.append([review(filled, now=later(11))]))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(15):
            before = set(saved)
            copy(f"{data}/{NAME}", str(tmp_path / f"{number}.db"))
            connection = sqlite3.connect(tmp_path / f"{number}.db")
            assert before <= {uid for (uid,) in connection.execute("SELECT uid FROM log")}
            connection.close()
    finally:
        stop.set()
        writer.join()
    assert saved


def test_a_damaged_history_is_not_backed_up_over_good_copies(filled: Journal, data: str) -> None:
    good = back_up(data, NOW)
    filled.close()
    path = Path(data) / NAME
    path.write_bytes(path.read_bytes().replace(b"brain/item3#name", b"brain/item4#name"))

    with pytest.raises(Refusal) as refused:
        back_up(data, later(1))

    assert refused.value.message == f"{path} is damaged: no backup was made of it"
    assert [str(Path(data) / "backups" / name) for name in backups(data)] == [good]


@pytest.mark.parametrize("target", ["nowhere/copy.db", "folder.db"])
def test_a_place_that_cannot_be_written_is_refused_and_left_as_it_was(filled: Journal, data: str, tmp_path: Path, target: str) -> None:  # fmt: skip
    (tmp_path / "folder.db" / "inside").mkdir(parents=True)

    with pytest.raises(Refusal) as refused:
        copy(f"{data}/{NAME}", str(tmp_path / target))

    assert refused.value.message.startswith(f"the backup cannot be written to {tmp_path}/{target}: ")
    assert {entry.name for entry in tmp_path.iterdir()} == {"data", "folder.db"}


def name(day: date, time: str = "090000") -> str:
    return f"{day.isoformat()}T{time}.db"


TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param([0, 0, 0], [0, 0, 0], id="all of today"),
        pytest.param([1, 1], [1, 1], id="all of yesterday"),
        pytest.param([2, 2, 2, 3, 3], [2, 3], id="then the newest of a day"),
        pytest.param([-1, 0], [-1, 0], id="one from the future stays"),
        pytest.param(range(400), None, id="every day for a year and more"),
    ],
)
def test_backups_are_thinned(days: list[int], expected: list[int] | None) -> None:
    names = [name(TODAY - timedelta(days=back), f"09{index % 60:02}00") for index, back in enumerate(days)]

    left = kept(names, TODAY)

    if expected is not None:
        assert sorted((TODAY - date.fromisoformat(entry[:10])).days for entry in left) == sorted(expected)
        return
    ages = sorted((TODAY - date.fromisoformat(entry[:10])).days for entry in left)
    assert ages[:14] == list(range(14))
    assert len(ages) <= 2 + 12 + 10 + 12
    assert ages[-1] > 300
    gaps = [after - before for before, after in pairwise(ages)]
    assert all(gap <= 31 for gap in gaps)


def test_thinning_day_by_day_keeps_old_ones_too(tmp_path: Path) -> None:
    for back in range(200, -1, -1):
        day = TODAY - timedelta(days=back)
        (tmp_path / name(day)).touch()
        thin(str(tmp_path), NOW._replace(at=NOW.at - back * 86_400_000))
    (tmp_path / "mine.db").touch()
    (tmp_path / "2020-01-01 notes.txt").touch()
    thin(str(tmp_path), NOW)

    left = {entry.name for entry in tmp_path.iterdir()}
    ages = sorted((TODAY - date.fromisoformat(entry[:10])).days for entry in left if entry.endswith("T090000.db"))
    assert {"mine.db", "2020-01-01 notes.txt"} <= left
    assert ages[:10] == list(range(10))
    assert ages[-1] >= 150
