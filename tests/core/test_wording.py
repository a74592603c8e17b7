"""How the program says a number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.core.learner import A_DAY, MINUTE, MONDAY, at
from tutor.core.days import Due
from tutor.core.wording import back, coming, count, interval, length, listed, minutes, percent, short_interval, weekday

NOW = at()


def days(number: int) -> date:
    return MONDAY + timedelta(days=number)


def after(minutes: float) -> int:
    return NOW.at + int(minutes * MINUTE)


@pytest.mark.parametrize(
    ("due", "spelled", "short", "back_again"),
    [
        (after(10), "10 min", "10m", "back in 10 minutes"),
        (after(15), "15 min", "15m", "back in 15 minutes"),
        (after(9.6), "10 min", "10m", "back in 10 minutes"),
        (after(0.2), "1 min", "1m", "back in 1 minute"),
        (after(-30), "1 min", "1m", "back now"),
        (after(89), "89 min", "89m", "back in 89 minutes"),
        (after(120), "2 hours", "2h", "back in 2 hours"),
        (after(60 * 24 * 8), "8 days", "8d", "back in 8 days"),
        (days(0), "0 days", "0d", "back today"),
        (days(1), "1 day", "1d", "back tomorrow"),
        (days(8), "8 days", "8d", "back in 8 days"),
        (days(99), "99 days", "99d", "back in 99 days"),
        (days(100), "3 months", "3mo", "back in 3 months"),
        (days(152), "5 months", "5mo", "back in 5 months"),
        (days(350), "11 months", "11mo", "back in 11 months"),
        (days(365), "1 year", "1y", "back in 1 year"),
        (days(511), "1.4 years", "1.4y", "back in 1.4 years"),
        (days(731), "2 years", "2y", "back in 2 years"),
        (days(36_500), "100 years", "100y", "back in 100 years"),
        (days(-3), "0 days", "0d", "back today"),
    ],
)
def test_intervals(due: Due, spelled: str, short: str, back_again: str) -> None:
    assert interval(due, NOW) == spelled
    assert short_interval(due, NOW) == short
    assert back(due, NOW) == back_again
    assert coming(due, NOW) == back_again.removeprefix("back ")


def test_years_of_hours_do_not_pile_up() -> None:
    assert interval(NOW.at + 400 * A_DAY, NOW) == "1.1 years"


@pytest.mark.parametrize(
    ("milliseconds", "estimated", "measured"),
    [
        (0, "less than a minute", "less than a minute"),
        (29_999, "less than a minute", "less than a minute"),
        (30_000, "1 minute", "1 minute"),
        (660_000, "about 11 minutes", "11 minutes"),
        (89 * MINUTE, "about 89 minutes", "89 minutes"),
        (90 * MINUTE, "about 1.5 hours", "1.5 hours"),
        (120 * MINUTE, "about 2 hours", "2 hours"),
        (1000 * MINUTE, "about 17 hours", "17 hours"),
    ],
)
def test_lengths_of_study(milliseconds: int, estimated: str, measured: str) -> None:
    assert minutes(milliseconds) == estimated
    assert length(milliseconds) == measured


@pytest.mark.parametrize(
    ("number", "noun", "plural", "said"),
    [(0, "card", "", "0 cards"), (1, "card", "", "1 card"), (33, "card", "", "33 cards"), (2, "entry", "entries", "2 entries")],
)  # fmt: skip
def test_counts(number: int, noun: str, plural: str, said: str) -> None:
    assert count(number, noun, plural) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.909, "91 %"), (0, "0 %"), (1, "100 %"), (0.999, "99 %"), (0.001, "1 %")],
)
def test_percentages_are_whole_and_only_all_is_a_hundred(share: float, said: str) -> None:
    assert percent(share) == said


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], ""),
        (["3 terms"], "3 terms"),
        (["3 terms", "2 questions"], "3 terms and 2 questions"),
        (["3 terms", "5 claims", "2 questions"], "3 terms, 5 claims and 2 questions"),
    ],
)
def test_lists(parts: list[str], said: str) -> None:
    assert listed(parts) == said


def test_weekdays_are_three_letters_whatever_the_locale() -> None:
    assert [weekday(days(number)) for number in range(7)] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
