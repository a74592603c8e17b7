"""The learner's day turns at four in the morning, wherever the learner is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from tutor.core.days import Moment, is_due, moment

EAST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("when", "start", "day"),
    [
        (datetime(2026, 3, 2, 3, 59, 59, tzinfo=EAST), 4, date(2026, 3, 1)),
        (datetime(2026, 3, 2, 4, 0, tzinfo=EAST), 4, date(2026, 3, 2)),
        (datetime(2026, 3, 2, 0, 30, tzinfo=EAST), 0, date(2026, 3, 2)),
        (datetime(2026, 3, 2, 2, 0, tzinfo=UTC), 4, date(2026, 3, 1)),
    ],
)
def test_the_day_turns_at_its_hour(when: datetime, start: int, day: date) -> None:
    assert moment(when, start).day == day


def test_a_moment_keeps_utc_milliseconds_and_the_offset() -> None:
    assert moment(datetime(2026, 3, 2, 9, 0, 0, 250_000, tzinfo=EAST)) == Moment(1772434800250, 120, date(2026, 3, 2))


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        moment(datetime(2026, 3, 2, 9))


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Africa/Cairo"])
def test_no_day_goes_back_when_the_clocks_change(zone: str) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    days = [moment((start + timedelta(minutes=30 * step)).astimezone(ZoneInfo(zone))).day for step in range(48 * 365)]

    assert days == sorted(days)
    assert len(set(days)) == 366


@pytest.mark.parametrize(
    ("due", "coming"),
    [(date(2026, 3, 2), True), (date(2026, 3, 3), False), (1000, True), (1001, False)],
)
def test_a_day_is_due_from_its_start_and_a_step_by_the_minute(due: date | int, coming: bool) -> None:
    assert is_due(due, Moment(1000, 0, date(2026, 3, 2))) is coming
