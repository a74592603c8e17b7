"""kill -9 at any moment: what was acknowledged is there, the file is whole, and states are the fold of the log."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.conftest import NOW
from tests.store.test_journal import replayed
from tutor.store.database import NAME
from tutor.store.journal import Journal

# Rates as fast as it can and says each uid once it is saved; every ninth act is an undo, every seventh a command on three cards.
WRITER = """
import sys
from datetime import date
from tutor.core.days import Moment
from tutor.store.journal import Journal
folder, start = sys.argv[1], int(sys.argv[2])
journal = Journal(folder, Moment(0, 60, date(2026, 12, 1)))
n = start
while True:
    n += 1
    now = Moment(1_796_112_000_000 + n * 60_000, 60, date(2026, 12, 1))
    if n % 9 == 0:
        kept = journal.undo(now)
        print("undone", *(row.uid for row in kept), flush=True)
    elif n % 7 == 0:
        kept = journal.append(journal.command("suspend", [f"a/item{(n + k) % 12}#name" for k in range(3)], now))
        print("kept", *(row.uid for row in kept), flush=True)
    else:
        kept = journal.append([journal.row("review", now, f"a/item{n % 12}#name", rating=1 + n % 4, due=date(2026, 12, 2))])
        print("kept", *(row.uid for row in kept), flush=True)
"""


def campaign(data: str, kills: int, dice: random.Random) -> int:
    """Starts and kills a writer that often, looking after each kill; the number of acknowledged rows."""
    kept: set[str] = set()
    undone: set[str] = set()
    for number in range(kills):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, data, str(number * 100_000)], stdout=subprocess.PIPE, text=True)  # fmt: skip
        assert writer.stdout
        said = [writer.stdout.readline()]
        time.sleep(dice.random() * 0.15)
        writer.kill()
        # A last line cut short in the pipe was not seen by anyone.
        said += [line for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        writer.stdout.close()
        writer.wait()
        for line in said:
            word, *uids = line.split()
            (kept if word == "kept" else undone).update(uids)
        _look(data, kept, undone)
    return len(kept)


def _look(data: str, kept: set[str], undone: set[str]) -> None:
    connection = sqlite3.connect(Path(data) / NAME)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    journal = Journal(data, NOW)
    rows = journal.raw_rows()
    uids = {row.uid for row in rows.rows}
    heads: dict[str, list[str | None]] = {}
    for row in rows.rows:
        if row.act == "suspend":
            heads.setdefault(row.of or row.uid, []).append(row.card)
    assert not rows.damaged
    assert kept <= uids
    assert undone <= {row.of for row in rows.rows if row.act == "void"}
    assert all(len(cards) == 3 for cards in heads.values())
    assert journal.states() == replayed(journal)
    journal.close()


def test_no_kill_loses_what_was_saved(data: str) -> None:
    assert campaign(data, 8, random.Random(8)) > 8


@pytest.mark.heavy
def test_no_kill_of_150_loses_what_was_saved(data: str) -> None:
    assert campaign(data, 150, random.Random(150)) > 1_000
