"""What comes home from another program is one act of this device: kept whole after a backup, and taken back whole."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest

from tests.store.conftest import CARD, NOW, later, review
from tests.store.test_journal import replayed
from tutor.core.memory import Seen, Unseen
from tutor.core.returning import Returned, homecoming
from tutor.store.exchange import take_home
from tutor.store.journal import Journal

OTHER = "brain/bdnf#define"


def came(*days: int) -> list[Returned]:
    """A review of two cards on each of these days."""
    return [
        Returned("review", card, later(day).at + place, 60, later(day).day, 3, 900, later(day).day + timedelta(days=3))
        for day in days
        for place, card in enumerate((CARD, OTHER))
    ]


def pulled(journal: Journal, *days: int) -> tuple[int, int]:
    """Brings them home; how many were added and known."""
    rows = homecoming(came(*days), journal.rows(), lambda name: name).rows
    return take_home(journal, rows, later(30))[:2]


def test_one_undo_takes_a_pull_back_and_the_next_the_act_before_it(journal: Journal) -> None:
    own = journal.append([review(journal)])
    before = journal.states()
    assert pulled(journal, 2, 4) == (4, 0)
    assert isinstance(memory := journal.states()[CARD].memory, Seen)
    assert memory.reps == 3

    taken = journal.undo(later(30))
    assert [row.act for row in taken] == ["pull", *["review"] * 4]
    assert journal.states()[CARD] == before[CARD]
    assert journal.states()[OTHER].memory == Unseen()
    assert journal.states() == replayed(journal)
    assert journal.undo(later(30)) == own


def test_pulls_are_taken_back_one_by_one_and_come_again(journal: Journal) -> None:
    pulled(journal, 2)
    pulled(journal, 2, 4)
    whole = journal.states()

    assert len(journal.undo(later(31))) == 3
    assert len(journal.undo(later(31))) == 3
    assert journal.undo(later(31)) == ()
    assert pulled(journal, 2, 4) == (4, 0)
    assert journal.states() == whole
    assert pulled(journal, 2, 4) == (0, 0)


def test_a_pull_that_brings_nothing_is_no_act(journal: Journal) -> None:
    own = journal.append([review(journal)])
    pulled(journal)

    assert journal.undo(later(30)) == own


def test_other_devices_acts_are_not_taken_back_by_an_undo_of_this_one(journal: Journal) -> None:
    journal.merge(homecoming(came(1), (), lambda name: name).rows)

    assert journal.undo(later(30)) == ()


def test_a_backup_is_made_where_there_is_something_to_lose(journal: Journal, data: str) -> None:
    folder = os.path.join(data, "backups")
    pulled(journal, 2)
    assert not os.path.exists(folder)
    pulled(journal, 2, 4)
    assert len(os.listdir(folder)) == 1


@pytest.mark.heavy
def test_a_long_life_of_reviews_comes_home_and_is_taken_back(journal: Journal) -> None:
    acts = [
        Returned("review", f"brain/item{number % 4000}#name", NOW.at - number * 61_000, 60, NOW.day - timedelta(days=number // 1000), 3, 900, NOW.day)
        for number in range(20_000)
    ]  # fmt: skip
    take_home(journal, homecoming(acts, (), lambda name: name).rows, NOW)

    assert len(journal.states()) == 4000
    assert len(journal.undo(later(1))) == 20_001
    assert all(state.memory == Unseen() for state in journal.states().values())
