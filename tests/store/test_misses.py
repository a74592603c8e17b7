"""The reviews of a card since it was last passed, as the log has them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tutor.core.days import Moment
from tutor.store.journal import Journal

MONDAY = date(2026, 3, 2)
KEY = "f/a#name"


def at(minute: int) -> Moment:
    return Moment(1_772_442_000_000 + minute * 60_000, 60, MONDAY)


def test_they_end_at_the_last_pass_leave_out_what_was_taken_back_and_follow_a_rename(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path), at(0), {"f/old": "f/a"})

    def review(minute: int, key: str, rating: int, sure: int, due: date | int) -> str:
        row = journal.row("review", at(minute), key, rating=rating, sure=sure, due=due)
        journal.append([row])
        return row.uid

    assert journal.misses(KEY) == ()
    review(1, "f/old#name", 1, 1, at(11).at)
    review(12, "f/old#name", 3, 1, MONDAY + timedelta(days=3))
    first = review(20, "f/old#name", 1, 0, at(30).at)
    second = review(31, KEY, 1, 1, at(41).at)
    review(32, "f/b#name", 1, 1, at(42).at)
    third = review(42, KEY, 2, 1, at(57).at)

    assert [row.uid for row in journal.misses(KEY)] == [third, second, first]
    journal.undo(at(60))
    assert [row.uid for row in journal.misses(KEY)] == [second, first]
    journal.close()
