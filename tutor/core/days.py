"""The learner's day: it turns at four in the morning by default, and every review keeps the day it was given on.

No clock is read here: who calls hands over the time.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

Due = date | int
"""When a card comes back: a date (from the start of that day) or, for a step, UTC milliseconds."""


class Moment(NamedTuple):
    """A point in time as the learner lives it: `at` UTC milliseconds, `offset` minutes east of UTC, `day` the learner's day."""

    at: int
    offset: int
    day: date


def moment(when: datetime, day_start: int = 4) -> Moment:
    """The moment of an aware datetime; `day_start` is the local hour at which the day turns."""
    offset = when.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a time with its zone")
    day = (when.replace(tzinfo=None) - timedelta(hours=day_start)).date()
    return Moment(int(when.timestamp() * 1000), int(offset.total_seconds() // 60), day)


def is_due(due: Due, now: Moment) -> bool:
    """Whether what was promised for `due` may come now."""
    return due <= now.at if isinstance(due, int) else due <= now.day
