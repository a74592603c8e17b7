"""A learner's journal in a folder of its own, and acts to fill it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tutor.core.days import Moment
from tutor.core.log import Row
from tutor.store.journal import Journal

NOW = Moment(1_796_112_000_000, 60, date(2026, 12, 1))
"""2026-12-01 at nine in the morning, an hour east of Greenwich."""

CARD = "brain/bdnf#name"


def later(days: float = 0, minutes: float = 0) -> Moment:
    """A moment that long after NOW."""
    at = NOW.at + int(days * 86_400_000 + minutes * 60_000)
    return Moment(at, NOW.offset, NOW.day + timedelta(days=int(days)))


def review(journal: Journal, card: str = CARD, rating: int = 3, now: Moment = NOW, **columns: object) -> Row:
    """A rating of a card, not yet kept; it promises as many days as the rating says."""
    return journal.row("review", now, card, rating=rating, ms=2_500, due=now.day + timedelta(days=rating), **columns)  # type: ignore[arg-type]


@pytest.fixture
def data(tmp_path: Path) -> str:
    """The path of a data folder that is not there yet."""
    return str(tmp_path / "data")


@pytest.fixture
def opened() -> Iterator[Callable[..., Journal]]:
    """Opens journals and closes them after the test."""
    journals: list[Journal] = []

    def opening(folder: str, *args: object, **options: object) -> Journal:
        journals.append(Journal(folder, *(args or (NOW,)), **options))  # type: ignore[arg-type]
        return journals[-1]

    yield opening
    for journal in journals:
        journal.close()


@pytest.fixture
def journal(data: str, opened: Callable[..., Journal]) -> Journal:
    """A journal with nothing in it."""
    return opened(data)


@pytest.fixture
def filled(journal: Journal) -> Journal:
    """A journal with forty reviews of eight cards over ten days."""
    for day in range(5):
        journal.append([review(journal, f"brain/item{n}#name", 1 + (n + day) % 4, later(2 * day, n)) for n in range(8)])
    return journal
