"""Counts, intervals, days and ratings as words: one place for how the program says a number."""

from __future__ import annotations

from tutor.core.days import Due, Moment


def interval(due: Due, now: Moment) -> str:
    """`10 min`, `8 days`, `5 months`, `1.4 years`: one number, its unit spelled out."""
    raise NotImplementedError


def short_interval(due: Due, now: Moment) -> str:
    """The same for columns: `10m`, `8d`, `5mo`, `1.4y`."""
    raise NotImplementedError


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 card`, `33 cards`."""
    raise NotImplementedError


def minutes(milliseconds: int) -> str:
    """`about 11 minutes`, `1 minute`, `less than a minute`, for a length of study."""
    raise NotImplementedError
