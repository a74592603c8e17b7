"""The log of all that a learner did: its rows, their one line of text, and the fold of a card's rows into what is known of it.

Rows are only ever added. Nothing here stores, and no clock is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tutor.core.days import Due
from tutor.core.memory import CardState

ACTS = ("review", "void", "suspend", "unsuspend", "bury", "unbury", "reset", "flag", "unflag", "reschedule", "parameters", "quiz", "cram")  # fmt: skip


class Row(NamedTuple):
    """One act, as kept for ever.

    `uid` a UUIDv7; `card` the key under its name of that day, None where no card is meant; `at` UTC milliseconds, `offset` minutes east of
    UTC, `day` the learner's day it was given on; `rating` and `suggested` 1 to 4; `ms` the time taken; `sure` 1, 0 or None; `due` what the
    pressed button promised; `text` what was typed, a flag's note, 21 parameters; `of` the uid a void takes back, or the first row of one
    command; `parameters` the uid of the parameters row the promise was made with (None: the defaults).
    """

    uid: str
    device: str
    card: str | None
    act: str
    at: int
    offset: int
    day: date
    rating: int | None = None
    ms: int | None = None
    suggested: int | None = None
    sure: int | None = None
    due: Due | None = None
    text: str | None = None
    of: str | None = None
    parameters: str | None = None


def line(row: Row) -> str:
    """The row as its one line everywhere: a JSON array of the columns in order and the crc32 of the array without it."""
    raise NotImplementedError


def parse(text: str) -> Row:
    """The row of a line; raises ValueError for a damaged one (wrong crc, wrong shape)."""
    raise NotImplementedError


def fold(rows: Iterable[Row], parameters: tuple[float, ...] | None = None) -> CardState:
    """What one card's rows (voids among them, any order) amount to under `parameters` (None: FSRS-6's defaults)."""
    raise NotImplementedError
