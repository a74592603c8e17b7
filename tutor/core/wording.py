"""Counts, intervals, days and ratings as words: one place for how the program says a number.

Plain words with ordinary spaces; who wraps them keeps a number and its unit together.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tutor.core.days import Due, Moment

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_MINUTE = 60_000
_IN_DAYS = 100
"""Intervals under so many days are said in days: months would give two buttons one word."""
_MONTH, _YEAR = 365.25 / 12, 365.25
_SHORT = {"min": "m", "hour": "h", "day": "d", "month": "mo", "year": "y"}


def interval(due: Due, now: Moment) -> str:
    """`10 min`, `8 days`, `5 months`, `1.4 years`: one number, its unit spelled out."""
    number, unit = _measured(due, now)
    return f"{number} {unit}" if number == "1" or unit == "min" else f"{number} {unit}s"


def short_interval(due: Due, now: Moment) -> str:
    """The same for columns: `10m`, `8d`, `5mo`, `1.4y`."""
    number, unit = _measured(due, now)
    return f"{number}{_SHORT[unit]}"


def coming(due: Due, now: Moment) -> str:
    """When something comes, in a sentence: `now`, `in 6 minutes`, `today`, `tomorrow`, `in 8 days`."""
    if isinstance(due, date):
        days = (due - now.day).days
        if days <= 1:
            return "tomorrow" if days == 1 else "today"
    elif due <= now.at:
        return "now"
    number, unit = _measured(due, now)
    return f"in {number} {'minute' if unit == 'min' else unit}{'' if number == '1' else 's'}"


def back(due: Due, now: Moment) -> str:
    """`back tomorrow`, `back in 8 days`, `back in 6 minutes`."""
    return f"back {coming(due, now)}"


def on(day: date, today: date) -> str:
    """A day gone by, in a sentence: `today`, `yesterday`, `on 12 November`, `on 12 November 2025`."""
    if day >= today or (today - day).days == 1:
        return "yesterday" if day < today else "today"
    year = "" if day.year == today.year else f" {day.year}"
    return f"on {day.day} {_MONTHS[day.month - 1]}{year}"


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 card`, `33 cards`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def listed(parts: Sequence[str]) -> str:
    """`3 terms, 5 claims and 2 questions`."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def percent(share: float) -> str:
    """`91 %` of a share from 0 to 1; only nothing is 0 and only all is 100."""
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole} %"


def minutes(milliseconds: int) -> str:
    """`about 11 minutes`, `1 minute`, `less than a minute`, for a length of study that is estimated."""
    said = length(milliseconds)
    return said if said in ("1 minute", "less than a minute") else f"about {said}"


def length(milliseconds: int) -> str:
    """`11 minutes`, `1 minute`, `less than a minute`, `2 hours`, `1.5 hours`, for a length of study that was measured."""
    if milliseconds < _MINUTE // 2:
        return "less than a minute"
    whole = _whole(milliseconds / _MINUTE)
    if whole < _IN_MINUTES:
        return count(whole, "minute")
    number = _tenths(milliseconds / (60 * _MINUTE))
    return f"{number} hour{'' if number == '1' else 's'}"


def weekday(day: date) -> str:
    """`Mon`, whatever the locale."""
    return WEEKDAYS[day.weekday()]


_IN_MINUTES = 90


def _measured(due: Due, now: Moment) -> tuple[str, str]:
    """An interval as one number and its unit."""
    if isinstance(due, int):
        passing = _whole((due - now.at) / _MINUTE)
        if passing < _IN_MINUTES:
            return str(max(1, passing)), "min"
        if passing < 36 * 60:
            return str(_whole(passing / 60)), "hour"
        days = _whole(passing / 1440)
    else:
        days = max(0, (due - now.day).days)
    if days < _IN_DAYS:
        return str(days), "day"
    months = _whole(days / _MONTH)
    return (str(months), "month") if months < 12 else (_tenths(days / _YEAR), "year")


def _whole(number: float) -> int:
    return int(number + 0.5)


def _tenths(number: float) -> str:
    """One decimal below ten, none where it would be a zero."""
    return f"{number:.0f}" if number >= 9.95 else f"{number:.1f}".removesuffix(".0")
