"""Damage of every kind is named, none is taken for an answer, and a repair brings back what can be read anywhere."""

from __future__ import annotations

import json
import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.conftest import NOW, later, review
from tests.store.test_journal import replayed
from tutor.core.exported import Exported
from tutor.core.problems import Refusal
from tutor.store.backup import back_up, backups
from tutor.store.database import NAME
from tutor.store.doctor import Report, examine
from tutor.store.journal import Journal
from tutor.store.ledger import Ledger


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def tamper(data: str, *statements: str) -> None:
    """Changes the database behind the program's back."""
    connection = sqlite3.connect(Path(data) / NAME, isolation_level=None)
    connection.execute("DROP TRIGGER log_update")
    connection.execute("DROP TRIGGER log_delete")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_healthy_history_has_no_findings(filled: Journal, data: str) -> None:
    before = (Path(data) / NAME).read_bytes()

    report = examine(data, later(11), cards=filled.states().keys())

    assert report == Report(())
    assert report.ok
    assert (Path(data) / NAME).read_bytes() == before


def test_no_history_at_all_is_well(data: str) -> None:
    assert examine(data, NOW, repair=True) == Report(())
    assert not Path(data).exists()


def test_an_altered_row_is_found_left_out_and_brought_back_from_a_backup(filled: Journal, data: str) -> None:
    whole = filled.rows()
    back_up(data, NOW)
    filled.close()
    tamper(data, "UPDATE log SET rating = 4 WHERE rowid = 7")

    report = examine(data, later(11))
    assert codes(report) == ["crc"]
    assert report.findings[0].sentence == "1 row of the log is not as written (wrong crc)"
    assert not report.ok

    mended = examine(data, later(11), repair=True)
    assert mended.ok
    assert mended.findings[0].sentence == "the log was built anew from what could be read of it and 1 backup: 40 rows"
    assert mended.findings[0].repaired == 40
    assert "damaged/" in mended.findings[0].mend
    assert set(filled.rows()) == set(whole)
    assert examine(data, later(11)).ok


def test_what_is_lost_everywhere_is_counted(filled: Journal, data: str) -> None:
    filled.close()
    tamper(data, "UPDATE log SET text = 'not mine' WHERE rowid = 7")

    mended = examine(data, later(11), repair=True)

    assert mended.findings[0].sentence == "the log was built anew from what could be read of it: 39 rows, 1 row could not be read anywhere"  # fmt: skip
    assert len(filled.rows()) == 39
    assert filled.states() == replayed(filled)


def test_a_state_that_is_not_the_fold_is_reckoned_anew_after_a_backup(filled: Journal, data: str) -> None:
    right = filled.states()
    filled.close()
    tamper(data, "UPDATE card_state SET stability = 999 WHERE card = 'brain/item2#name'", "DELETE FROM card_state WHERE card = 'brain/item5#name'")  # fmt: skip

    report = examine(data, later(11))
    assert codes(report) == ["state"]
    assert report.findings[0].sentence == "what is kept of 2 cards is not what the log says, first brain/item2#name"
    assert backups(data) == ()

    mended = examine(data, later(11), repair=True)
    assert (mended.ok, mended.findings[0].repaired) == (True, 2)
    assert len(backups(data)) == 1
    assert filled.states() == right


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        pytest.param(lambda path: path.unlink(), "missing", id="gone"),
        pytest.param(lambda path: path.write_bytes(b""), "empty", id="empty"),
        pytest.param(lambda path: path.write_bytes(b"\0" * 9000), "foreign", id="zeroed"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:9000]), "unreadable", id="cut short"),
    ],
)
def test_a_ruined_file_is_rebuilt_from_the_backups(filled: Journal, data: str, harm: Callable[[Path], object], code: str) -> None:  # fmt: skip
    Ledger(filled.store).record([Exported("g1", "h", 1, 1, "Brain")])
    whole, states = filled.rows(), filled.states()
    back_up(data, NOW)
    filled.close()
    harm(Path(data) / NAME)

    assert codes(examine(data, later(11))) in ([code], ["integrity"])
    mended = examine(data, later(11), repair=True)

    assert mended.ok
    assert mended.findings[0].repaired == 40
    assert sorted(filled.rows()) == sorted(whole)
    assert filled.states() == states
    assert list(Ledger(filled.store).known()) == ["g1"]
    assert (Path(data) / NAME).stat().st_mode & 0o777 == 0o600
    assert {entry.name for entry in Path(data).iterdir()} <= {NAME, f"{NAME}-journal", "device", "backups", "damaged"}


def test_a_rebuild_keeps_the_ledger_of_a_backup_of_the_first_schema(filled: Journal, data: str) -> None:
    Ledger(filled.store).record([Exported("g1", "h", 1, 1, "Brain")])
    back_up(data, NOW)
    filled.close()
    (backup,) = (Path(data) / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as connection:
        for column in ("progress_at", "gone_at", "moved_to"):
            connection.execute(f"ALTER TABLE exported DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 1")
    (Path(data) / NAME).unlink()

    assert examine(data, later(11), repair=True).ok
    assert list(Ledger(filled.store).known()) == ["g1"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE card_state SET due = 99999999999",
        "UPDATE card_state SET last_day = -5",
        "UPDATE card_state SET marks = 999999999",
        "UPDATE card_state SET marks = 'x'",
    ],
)
def test_a_kept_state_that_makes_no_sense_is_damage_and_is_reckoned_anew(
    filled: Journal, data: str, statement: str
) -> None:
    states = filled.states()
    filled.close()
    tamper(data, statement)

    with pytest.raises(Refusal, match="is damaged"):
        filled.states()
    assert not examine(data, later(11)).ok
    assert examine(data, later(11), repair=True).ok
    assert filled.states() == states


def test_a_time_that_is_none_is_found_and_everything_else_goes_on(filled: Journal, data: str) -> None:
    filled.close()
    tamper(data, "UPDATE log SET at = 'x' WHERE rowid = 7")

    assert filled.clock_trouble(later(11)) == ""
    assert codes(examine(data, later(11))) == ["crc"]
    assert examine(data, later(11), repair=True).ok


def test_somebody_elses_file_is_never_replaced(data: str) -> None:
    path = Path(data) / NAME
    path.parent.mkdir()
    path.write_text("my diary " * 50)

    report = examine(data, NOW, repair=True)

    assert codes(report) == ["foreign"]
    assert not report.ok
    assert path.read_text() == "my diary " * 50


def test_a_newer_history_is_never_touched(filled: Journal, data: str) -> None:
    back_up(data, NOW)
    filled.close()
    tamper(data, "PRAGMA user_version = 7")
    before = (Path(data) / NAME).read_bytes()

    report = examine(data, NOW, repair=True)

    assert codes(report) == ["newer"]
    assert not report.ok
    assert (Path(data) / NAME).read_bytes() == before


def test_a_repair_waits_for_no_one_who_holds_the_file(filled: Journal, data: str) -> None:
    back_up(data, NOW)
    filled.close()
    tamper(data, "UPDATE log SET rating = 4 WHERE rowid = 7")
    holder = sqlite3.connect(Path(data) / NAME, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    holder.execute(
        "INSERT INTO exported(guid, hash, changed_at, first_at, deck, typing) VALUES('g', 'h', 1, 1, 'd', 'never')"
    )
    try:
        with pytest.raises(Refusal, match="is held by another program"):
            examine(data, NOW, repair=True)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert examine(data, NOW, repair=True).ok


def test_somebody_who_writes_during_a_repair_writes_to_the_new_file(filled: Journal, data: str) -> None:
    back_up(data, NOW)
    tamper(data, "UPDATE log SET rating = 4 WHERE rowid = 7")
    filled.states()  # its connection is open on the old file

    assert examine(data, later(11), repair=True).ok
    filled.append([review(filled, now=later(12))])

    fresh = Journal(data, NOW)
    assert len(fresh.rows()) == 41
    fresh.close()


def test_remarks_are_no_damage(filled: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "tutor"
    journal = Journal(str(folder), NOW)
    journal.append([review(journal), review(journal, "old/gone#name")])
    journal.close()
    os.chmod(folder / NAME, 0o644)

    report = examine(str(folder), later(-3), cards={"brain/bdnf#name"})

    assert codes(report) == ["sync-folder", "permissions", "clock", "orphans"]
    assert report.ok
    assert report.findings[3].sentence == "1 card with 1 act in the log is in no question file now; the history is kept"
    assert examine(str(folder), NOW, repair=True).findings[1].repaired == 1
    assert (folder / NAME).stat().st_mode & 0o777 == 0o600


def test_findings_are_json(filled: Journal, data: str) -> None:
    filled.close()
    tamper(data, "UPDATE log SET rating = 4 WHERE rowid = 7")

    report = examine(data, NOW)

    assert json.loads(json.dumps([finding._asdict() for finding in report.findings]))[0].keys() == {"code", "sentence", "mend", "damage", "repaired"}  # fmt: skip


# ---- damage at random


def flip(content: bytearray, dice: random.Random) -> None:
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def zero(content: bytearray, dice: random.Random) -> None:
    sector = dice.randrange(len(content) // 512)
    content[sector * 512 : (sector + 1) * 512] = bytes(512)


def truncate(content: bytearray, dice: random.Random) -> None:
    del content[dice.randrange(len(content)) :]


def damage(journal: Journal, data: str, harm: Callable[[bytearray, random.Random], None], count: int) -> None:
    """Harms a copy of the file that often: no altered row is ever read, and a repair with a backup loses nothing."""
    whole = {row.uid: row for row in journal.raw_rows().rows}
    back_up(data, NOW)
    journal.close()
    path = Path(data) / NAME
    original = path.read_bytes()
    dice = random.Random(f"{harm.__name__} {count}")
    for _ in range(count):
        content = bytearray(original)
        harm(content, dice)
        path.write_bytes(content)
        Path(f"{path}-journal").unlink(missing_ok=True)
        looking = Journal(data, NOW)
        try:
            seen = looking.raw_rows()
        except Refusal:
            seen = None
        finally:
            looking.close()
        report = examine(data, later(11))
        if seen is not None:
            assert all(whole[row.uid] == row for row in seen.rows)
            assert len(seen.rows) == len(whole) or not report.ok
        if report.ok:
            continue
        if "newer" in codes(report):
            assert path.read_bytes() == content
            continue
        mended = examine(data, later(11), repair=True)
        assert mended.ok
        after = Journal(data, NOW)
        assert {row.uid: row for row in after.raw_rows().rows} == whole
        assert after.states() == replayed(after)
        after.close()


@pytest.mark.parametrize("harm", [flip, zero, truncate])
def test_no_damage_is_taken_for_an_answer(filled: Journal, data: str, harm: Callable[[bytearray, random.Random], None]) -> None:  # fmt: skip
    damage(filled, data, harm, 12)


@pytest.mark.heavy
@pytest.mark.parametrize("harm", [flip, zero, truncate])
def test_no_damage_of_300_is_taken_for_an_answer(filled: Journal, data: str, harm: Callable[[bytearray, random.Random], None]) -> None:  # fmt: skip
    damage(filled, data, harm, 300)
