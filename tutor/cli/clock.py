"""The command line's clock: the only one the program has. `TUTOR_NOW` says where it starts; it runs on from there."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from tutor.core.days import Moment, moment
from tutor.core.problems import Refusal

Clock = Callable[[], datetime]
FIRST_YEAR, LAST_YEAR = 1971, 6000


def clock() -> Clock:
    """A function that gives the present as an aware datetime; raises Refusal for a TUTOR_NOW that is no time with a zone."""
    start = os.environ.get("TUTOR_NOW", "")
    if not start:
        return lambda: datetime.now(UTC).astimezone()
    try:
        origin = datetime.fromisoformat(start)
    except ValueError:
        origin = datetime.min
    if origin.tzinfo is None or not FIRST_YEAR <= origin.year <= LAST_YEAR:
        raise Refusal(f"TUTOR_NOW is '{start}', which is no time with a zone", "write it as 2026-12-01T09:00:00+01:00")
    began = time.monotonic()
    return lambda: origin + timedelta(seconds=time.monotonic() - began)


def moments(now: Clock, day_start: int) -> Callable[[], Moment]:
    """The clock as moments of the learner's day."""
    return lambda: moment(now(), day_start)


def offsets(now: Clock) -> Callable[[int], int]:
    """How many minutes east of UTC the learner's clock was at a time (UTC milliseconds), as far as this machine knows."""
    from functools import lru_cache

    fixed = now().tzinfo if os.environ.get("TUTOR_NOW") else None

    @lru_cache(1 << 16)
    def at_quarter(quarter: int) -> int:
        then = datetime.fromtimestamp(quarter * 900, UTC).astimezone(fixed).utcoffset()
        return int(then.total_seconds() // 60) if then is not None else 0

    return lambda milliseconds: at_quarter(milliseconds // 900_000)


def utc(milliseconds: int) -> str:
    """UTC milliseconds as JSON output writes them: `2026-12-01T08:00:00Z`."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def local(milliseconds: int, offset: int) -> datetime:
    """The local time of a moment, `offset` minutes east of UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, timezone(timedelta(minutes=offset)))
