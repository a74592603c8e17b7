"""Figures in running text, and whether another text has them."""

from __future__ import annotations

import pytest

from tutor.files.figures import Figures, figures

SAME = [
    ("25 %", "a group of 25 percent"),
    ("25%", "a quarter of the mice"),
    ("25 percent", "25 per cent of all"),
    ("56 %", "56% of them"),
    ("1,000 people", "1000 people"),
    ("1000", "a thousand people"),
    ("1,205", "1 205 trials, in narrow spaces: 1\u202f205"),
    ("2 weeks", "for two weeks"),
    ("two weeks", "over 14 days"),
    ("24 weeks", "a 24-week trial"),
    ("24-week", "24 weeks"),
    ("1 hour", "at least an hour after"),
    ("60 minutes", "one hour"),
    ("700", "more than 700 older adults"),
    ("17 trials", "seventeen randomised trials"),
    ("1990s", "in the 1990s"),
    ("2026", "February 2026"),
    ("2024", "2024–2026"),
    ("2026-02-14", "14 February 2026"),
    ("10 years", "a decade"),
    ("1.5 million", "1,500,000 people"),
    ("3 times", "three times as much"),
    ("50 %", "half of the otters"),
    ("75 %", "three quarters"),
    ("20 %", "one in five"),
    ("2", "twice as many"),
    ("12", "a dozen eggs"),
    ("3", "the third group"),
    ("5 mg", "5mg"),
    ("0.5 kg", "500 grams"),
    ("100", "a hundred"),
    ("37 °C", "at 37 degrees"),
]
OTHER = [
    ("26 %", "25 %"),
    ("24 hours", "24 weeks"),
    ("24 weeks", "24 days"),
    ("1,000", "10,000"),
    ("1.5", "15"),
    ("2 weeks", "two months"),
    ("2019", "2018"),
    ("17", "the 170 of them"),
    ("1", "SF1 neurons"),
    ("19", "COVID-19"),
    ("66", "Val66Met"),
    ("3 km", "3 m"),
    ("0.05", "5"),
    ("60", "sixteen"),
    ("33", "https://x.example/33 and 10.1016/33"),
]


@pytest.mark.parametrize(("item", "article"), SAME)
def test_a_figure_is_in_the_article(item: str, article: str) -> None:
    known = Figures([(article, lambda position: 1)])

    assert list(figures(item))
    assert [item[each.start : each.end] for each in figures(item) if not known.has(each)] == []


@pytest.mark.parametrize(("item", "article"), OTHER)
def test_a_figure_is_not_in_the_article(item: str, article: str) -> None:
    known = Figures([(article, lambda position: 1)])

    assert [each for each in figures(item) if not known.has(each)]


def test_of_a_number_in_another_unit_the_line_is_known() -> None:
    known = Figures([("for 24 weeks", lambda position: 32)])
    [figure] = figures("24 hours")

    assert known.otherwise(figure) == ("24 weeks", 32)
    assert known.otherwise(next(figures("7 hours"))) == ("", 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SF1, p53 and COVID-19 in Val66Met", []),
        ("the 2nd of 3 groups", ["2nd", "3"]),
        ("1. warm up", []),
        ("see https://x.example/2019/12 or 10.1038/s41586-020-1234-5", []),
        ("about 3.5 hours, 20 to 30 %", ["3.5 hours", "20", "30 %"]),
        ("from 1,200 to 12.000,5", ["1,200", "12.000,5"]),
    ],
)
def test_the_figures_of_a_text(text: str, said: list[str]) -> None:
    assert [text[each.start : each.end].strip() for each in figures(text)] == said
