"""What is kept and how: one transaction an act, states as the fold of the log, undo as one more row, renames, parameters, other processes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.conftest import CARD, NOW, later, review
from tutor.core.log import fold
from tutor.core.memory import CardState, Seen
from tutor.core.problems import Refusal
from tutor.store.database import NAME
from tutor.store.journal import Journal

DEFAULT_LIKE = "0.2120 1.2931 2.3065 8.2956 6.4133 0.8334 3.0194 0.0010 1.8722 0.1666 0.7960 1.4835 0.0614 0.2629 1.6483 0.6014 1.8729 0.5425 0.0912 0.0658 0.1542"  # fmt: skip


def replayed(journal: Journal) -> dict[str, CardState]:
    """Every state, folded from the rows alone."""
    rows = journal.rows()
    numbers = journal.parameters().numbers
    return {card: fold([row for row in rows if row.card == card], numbers) for card in {row.card for row in rows if row.card}}  # fmt: skip


def test_nothing_is_made_by_reading(journal: Journal, data: str) -> None:
    assert journal.states() == {}
    assert journal.rows() == ()
    assert journal.undo(NOW) == ()
    assert journal.last_at() is None
    assert journal.clock_trouble(NOW) == ""
    assert not Path(data).exists()


def test_a_rating_is_there_after_reopening(journal: Journal, data: str, opened: Callable[..., Journal]) -> None:
    (row,) = journal.append([review(journal, sure=1, suggested=2, text="brain-derived")])

    again = opened(data)

    assert again.rows() == (row,)
    state = again.states()[CARD]
    assert isinstance(state.memory, Seen)
    assert (state.memory.due, state.memory.reps, state.first_day, state.last_rating) == (row.due, 1, NOW.day, 3)


def test_every_field_of_a_state_comes_back(journal: Journal) -> None:
    step = NOW.at + 600_000
    journal.append([journal.row("review", NOW, "a/step#name", rating=1, due=step)])
    journal.append([review(journal, "a/again#name", 3, later(n)) for n in range(3)])
    journal.append([review(journal, "a/again#name", 1, later(9))])
    journal.append(
        [review(journal, "a/yesterday#name", rating, later(day)) for day, rating in ((0, 3), (3, 1), (4, 3))]
    )
    journal.append(journal.command("suspend", ["a/step#name", "a/new#name"], NOW))
    journal.append(journal.command("flag", ["a/again#name"], NOW, "unclear"))
    journal.append(journal.command("bury", ["a/buried#name"], NOW))

    states = journal.states()

    assert states == replayed(journal)
    assert [states[f"a/{name}#name"].missed_on for name in ("again", "yesterday", "new")] == [later(9).day, later(3).day, None]  # fmt: skip
    assert isinstance(states["a/step#name"].memory, Seen)
    assert states["a/step#name"].memory.due == step
    assert states["a/step#name"].suspended
    assert states["a/again#name"].flagged
    assert states["a/again#name"].right_later
    assert states["a/buried#name"].buried_on == NOW.day


def test_the_same_millisecond_is_never_used_twice(journal: Journal) -> None:
    kept = journal.append([review(journal), review(journal, rating=4), review(journal, "brain/vegf#name")])

    assert [row.at - NOW.at for row in kept] == [0, 1, 2]
    assert [row.at for row in journal.append([review(journal)])] == [NOW.at + 3]


def test_text_is_kept_in_nfc_and_whatever_was_typed_can_be_kept(journal: Journal) -> None:
    (row,) = journal.append([review(journal, text="cafe\u0301 \ud800 \x1b[2J \u2028")])

    assert row.text == "café ? \x1b[2J \u2028"
    assert journal.raw_rows().damaged == ()


def test_the_log_refuses_change_and_removal(filled: Journal, data: str) -> None:
    connection = sqlite3.connect(Path(data) / NAME, isolation_level=None)
    connection.execute("PRAGMA recursive_triggers = ON")
    row = connection.execute("SELECT * FROM log LIMIT 1").fetchone()
    for statement in (
        "UPDATE log SET rating = 4",
        "DELETE FROM log",
        f"REPLACE INTO log VALUES({', '.join('?' * 16)})",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement, row if "?" in statement else ())
    connection.close()
    assert len(filled.rows()) == 40


# ---- undo


def test_undo_takes_back_one_act_after_another_and_never_a_void(journal: Journal) -> None:
    first, second = journal.append([review(journal)])[0], journal.append([review(journal, rating=1, now=later(3))])[0]

    assert journal.undo(later(3)) == (second,)
    assert journal.states()[CARD] == fold([first])
    assert journal.undo(later(3)) == (first,)
    assert journal.states()[CARD] == CardState()
    assert journal.undo(later(3)) == ()
    assert [row.act for row in journal.rows()] == ["review", "review", "void", "void"]


def test_undo_works_across_restarts(journal: Journal, data: str, opened: Callable[..., Journal]) -> None:
    (row,) = journal.append([review(journal)])
    journal.close()

    assert opened(data).undo(NOW) == (row,)


def test_one_command_is_one_act(journal: Journal) -> None:
    keys = [f"brain/item{n}#name" for n in range(5)]
    journal.append([review(journal)])
    journal.append(journal.command("suspend", keys, NOW))
    assert [key for key, state in journal.states().items() if state.suspended] == keys

    taken = journal.undo(NOW)

    assert [row.card for row in taken] == keys
    assert not any(state.suspended for state in journal.states().values())
    assert journal.undo(NOW)[0].act == "review"


def test_a_changed_rating_is_taken_back_without_bringing_the_old_one(journal: Journal) -> None:
    (first,) = journal.append([review(journal, rating=1)])
    void = journal.row("void", NOW, CARD, of=first.uid)
    journal.append([void, review(journal, rating=3, of=void.uid)])
    assert journal.states()[CARD].last_rating == 3

    assert [row.rating for row in journal.undo(NOW)] == [3]

    assert journal.states()[CARD] == CardState()


def test_undo_leaves_other_devices_alone(journal: Journal, tmp_path: Path, opened: Callable[..., Journal]) -> None:
    other = opened(str(tmp_path / "other"))
    theirs = other.append([review(other, "brain/vegf#name", now=later(1))])
    (mine,) = journal.append([review(journal)])
    journal.merge(theirs)
    assert journal.device != other.device

    assert journal.undo(later(2)) == (mine,)
    assert journal.undo(later(2)) == ()
    assert "brain/vegf#name" in journal.states()


def test_an_act_of_a_later_version_is_kept_and_passed_over(journal: Journal) -> None:
    (rated,) = journal.append([review(journal)])
    before = journal.states()
    journal.append([journal.row("celebrate", NOW, CARD, text="🎉")])

    assert journal.states() == before
    assert journal.undo(NOW) == (rated,)
    assert [row.act for row in journal.rows()] == ["review", "celebrate", "void"]


# ---- names and parameters


def test_history_follows_a_renamed_item_and_stays_under_its_old_name_for_others(filled: Journal, data: str, opened: Callable[..., Journal]) -> None:  # fmt: skip
    before = filled.states()
    names = {"brain/item1": "brain/growth", "old/thing": "brain/item2"}

    renamed = opened(data, NOW, names)

    states = renamed.states()
    assert states["brain/growth#name"] == before["brain/item1#name"]
    assert "brain/item1#name" not in states
    assert len(states) == len(before)
    assert {row.card for row in renamed.rows()} == set(states)
    assert set(renamed.history()) == set(states)
    renamed.append([review(renamed, "brain/growth#name", 3, later(30))])
    assert renamed.states() == replayed(renamed)
    assert filled.states()["brain/item1#name"] == before["brain/item1#name"]
    assert renamed.undo(later(30))[0].card == "brain/growth#name"
    assert renamed.states()["brain/growth#name"] == before["brain/item1#name"]


def test_states_are_folded_anew_once_when_names_or_parameters_change(filled: Journal, data: str, opened: Callable[..., Journal]) -> None:  # fmt: skip
    folded: list[int] = []

    def counting(rows: object, parameters: object = None) -> CardState:
        folded.append(1)
        return fold(rows, parameters)  # type: ignore[arg-type]

    journal = opened(data, NOW, fold=counting)
    journal.states()
    assert not folded
    journal.use_names({"brain/item1": "brain/growth"})
    journal.states()
    journal.states()
    assert len(folded) == 1
    journal.append([journal.row("parameters", NOW, text=DEFAULT_LIKE.replace("2.3065", "4.5"))])
    changed = journal.states()
    assert len(folded) == 1 + 8
    assert journal.states() == changed == replayed(journal)
    assert len(folded) == 1 + 8


def test_adopted_parameters_hold_until_they_are_taken_back(filled: Journal) -> None:
    before = filled.states()
    (row,) = filled.append([filled.row("parameters", later(20), text=DEFAULT_LIKE.replace("2.3065", "4.5"))])

    assert filled.parameters().uid == row.uid
    assert filled.states() != before
    filled.undo(later(20))
    assert filled.parameters() == ("", None)
    assert filled.states() == before


@pytest.mark.parametrize(
    "text", ["", "0.1", " ".join(["0"] * 21), " ".join(["nan"] * 21), DEFAULT_LIKE.replace("0.1542", "9")]
)
def test_parameters_that_fsrs_cannot_work_with_are_kept_and_passed_over(filled: Journal, text: str) -> None:
    before = filled.states()
    filled.append([filled.row("parameters", later(20), text=text)])

    assert filled.parameters() == ("", None)
    assert filled.states() == before == replayed(filled)


# ---- the clock


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (0, ""),
        (-0.04, ""),
        (364, ""),
        (-0.05, "your clock is 1 hour behind your last answer; set it right before you rate"),
        (-3.2, "your clock is 3 days behind your last answer; set it right before you rate"),
        (800, "your clock is 2 years ahead of your last answer; if that is wrong, set it right before you rate"),
    ],
)
def test_a_clock_that_cannot_be_right_is_said(journal: Journal, days: float, sentence: str) -> None:
    journal.append([review(journal)])

    assert journal.clock_trouble(later(days)) == sentence


def test_an_act_of_a_wrong_clock_is_forgotten_by_the_clock_check_once_taken_back(journal: Journal) -> None:
    journal.append([review(journal)])
    journal.append([review(journal, now=later(40_000))])
    assert journal.clock_trouble(later(1))

    journal.undo(later(1))

    assert journal.last_at() == NOW.at
    assert journal.clock_trouble(later(1)) == ""


def test_a_clock_set_back_neither_breaks_nor_undoes_a_memory(journal: Journal) -> None:
    journal.append([review(journal, now=later(20))])
    journal.append([review(journal, now=NOW)])

    memory = journal.states()[CARD].memory
    assert isinstance(memory, Seen)
    assert memory.reps == 2
    assert journal.states() == replayed(journal)


# ---- more than one writer


WRITER = """
import sys
from datetime import date, timedelta
from tutor.core.days import Moment
from tutor.store.journal import Journal
folder, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
now = Moment(1_796_112_000_000, 60, date(2026, 12, 1))
journal = Journal(folder, now, patience=60)
for n in range(count):
    journal.append([journal.row("review", now, f"both/item{n % 5}#name", rating=3, due=date(2026, 12, 4), text=f"{name}{n}")])
"""


def test_two_processes_on_one_file_keep_all_their_reviews(data: str, journal: Journal) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, data, name, "60"]) for name in "ab"]

    assert [writer.wait(timeout=100) for writer in writers] == [0, 0]
    rows = journal.rows()
    assert {row.text for row in rows} == {f"{name}{n}" for name in "ab" for n in range(60)}
    assert len({row.at for row in rows}) == 120
    assert len({row.device for row in rows}) == 1
    assert journal.states() == replayed(journal)


def test_threads_share_one_journal(journal: Journal) -> None:
    def rate(name: str) -> None:
        for n in range(15):
            journal.append([review(journal, f"both/item{n % 3}#name", text=f"{name}{n}")])

    threads = [threading.Thread(target=rate, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(journal.rows()) == 45
    assert journal.states() == replayed(journal)


def test_a_rebuild_and_a_rating_of_two_processes_do_not_lose_each_other(filled: Journal, data: str, opened: Callable[..., Journal]) -> None:  # fmt: skip
    """While one folds stale states with no lock held, another rates one of those cards."""
    other = opened(data)
    late = later(40)

    def slow(rows: object, parameters: object = None) -> CardState:
        if len(other.rows(late.at)) == 0:
            other.append([review(other, "brain/item3#name", 4, late)])
        return fold(rows, parameters)  # type: ignore[arg-type]

    filled.append([filled.row("parameters", later(20), text=DEFAULT_LIKE)])
    folding = opened(data, NOW, fold=slow)
    folding.states()

    assert opened(data).states() == replayed(filled)
    assert opened(data).states()["brain/item3#name"].last_rating == 4


# ---- what cannot be saved


def test_a_full_disk_loses_nothing_and_says_what_was_not_saved(filled: Journal, data: str) -> None:
    states, rows = filled.states(), filled.rows()
    long = "x" * 100_000

    def limit(connection: sqlite3.Connection) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    filled.store.read(limit, None)
    with pytest.raises(Refusal) as refused:
        filled.append([review(filled, text=long)])

    assert refused.value.message == "Disk full: this answer was NOT saved."
    assert refused.value.help == "Free some space, then rate it again."
    assert (filled.states(), filled.rows()) == (states, rows)
    filled.append([review(filled, text=long, now=later(12))])
    assert len(filled.rows()) == 41


@pytest.mark.parametrize(
    ("act", "message"),
    [
        ("review", "another tutor is saving: this answer was NOT saved"),
        ("suspend", "another tutor is saving: suspending was NOT saved"),
        ("flag", "another tutor is saving: the flag was NOT saved"),
    ],
)
def test_a_lock_that_is_never_given_back_is_told(filled: Journal, data: str, opened: Callable[..., Journal], act: str, message: str) -> None:  # fmt: skip
    impatient = opened(data, NOW, patience=0.0)
    holder = sqlite3.connect(Path(data) / NAME, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(Refusal) as refused:
            impatient.append([review(impatient)] if act == "review" else impatient.command(act, [CARD], NOW))
        assert refused.value.message == message
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    impatient.append([review(impatient, now=later(11))])
    assert len(filled.rows()) == 41


def test_a_lock_given_back_in_time_is_waited_for(filled: Journal, data: str) -> None:
    holder = sqlite3.connect(Path(data) / NAME, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    timer = threading.Timer(0.6, lambda: holder.execute("ROLLBACK"))
    timer.start()
    filled.append([review(filled, now=later(11))])
    timer.join()
    holder.close()

    assert len(filled.rows()) == 41


def test_a_file_that_vanished_is_not_made_anew_behind_the_learners_back(filled: Journal, data: str) -> None:
    path = Path(data) / NAME
    path.rename(path.with_suffix(".away"))

    with pytest.raises(Refusal) as refused:
        filled.append([review(filled)])

    assert refused.value.message == f"this answer was NOT saved: no history found at {path}"
    assert not path.exists()
    path.with_suffix(".away").rename(path)
    filled.append([review(filled, now=later(11))])
    assert len(filled.rows()) == 41


def test_a_replaced_file_is_noticed_before_anything_is_written_to_the_old_one(filled: Journal, data: str, opened: Callable[..., Journal]) -> None:  # fmt: skip
    path = Path(data) / NAME
    fresh = path.with_suffix(".fresh")
    fresh.write_bytes(path.read_bytes())
    fresh.replace(path)

    filled.append([review(filled, now=later(11))])

    assert len(opened(data).rows()) == 41


def test_an_answer_whose_commit_failed_but_stands_is_not_kept_twice(filled: Journal) -> None:
    """After an error the file is read again: what stands there is saved."""
    row = review(filled, now=later(11))
    filled.append([row])

    def failing(connection: sqlite3.Connection) -> tuple[object, ...]:
        raise sqlite3.OperationalError("disk I/O error")

    standing = filled.store.write("this answer", failing, lambda connection: ("found", connection.execute("SELECT count(*) FROM log").fetchone()[0]))  # fmt: skip
    assert standing == ("found", 41)
    with pytest.raises(Refusal, match="disk I/O error: this answer was NOT saved"):
        filled.store.write("this answer", failing, lambda connection: None)


def test_flags_are_the_newest_that_stand_under_the_names_of_today(journal: Journal) -> None:
    for day, (act, card, text) in enumerate([("flag", "a/x#name", "first"), ("flag", "a/y#name", "gone"), ("flag", "a/x#name", "second"), ("unflag", "a/y#name", None), ("flag", "a/z#name", "undone")]):  # fmt: skip
        journal.append([journal.row(act, later(day), card, text=text)])
    journal.undo(later(9))
    journal.use_names({"a/x": "b/new"})

    assert {card: row.text for card, row in journal.flags().items()} == {"b/new#name": "second"}
