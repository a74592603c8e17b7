"""Numbers as people write them, against the number meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.quantities import agrees, quantity

RIGHT = """
25 %                    25 % | 25% | 25 percent | twenty-five per cent | 25 | a quarter | 0.25 | 1/4 | 25 percents | about 25 % | 25.0 %
24 weeks                24 weeks | 24 wks | 24 | 24 week | 168 days | twenty-four weeks | 24 weeks of training | weeks: 24 | 24-week
700                     700 | about 700 | more than 700 | 700+ | ~700 | 700 people | seven hundred | 7 × 10^2 | 7e2
1205                    1,205 | 1.205 | 1 205 | 1’205 | 1205 | one thousand two hundred and five
1.5                     1.5 | 1,5 | 1.50 | one and a half | 1 1/2 | 1½ | 3/2
1 hour                  1 hour | an hour | 60 min | at least an hour | one hour | 1h | 0.5 h and 30 min
1.5 hours               90 min | an hour and a half | one and a half hours | 1 h 30 min
2 weeks                 two weeks | 14 days | a fortnight | two
17 trials               17 | 17 trials | 17 randomised trials | seventeen trials | 17 trial
17 randomised trials    17 trials
1,200,000               1.2 million | 1.2e6 | 1 200 000 | twelve hundred thousand
3 million               3×10⁶ | 3000000 | three million
0.5                     half | 1/2 | .5 | 0,5
100                     a hundred | hundred | 100
67 %                    2/3 | two thirds
half a year             6 months | half a year
30-60 min               45 min | 30 to 60 min | 0.5 to 1 h | half an hour
-5 °C                   −5 °C | -5 | minus 5
at least an hour        1 hour or more | an hour | over an hour
10 km/h                 10 kilometers per hour | 10 km/h
12 µg                   12 μg | 12 ug | 12 micrograms | 0.012 mg
"""
WRONG = """
25 %                    24 % | 2.5 % | 25 weeks | 75 % | 25 pp | 25 percentage points
24 weeks                24 months | 12 weeks | 42 weeks | 24 % | 24 kg
17 trials               71 | 17 mice | 17 weeks | not 17 | 17 or 18
1 hour                  1 minute | 2 hours | less than 1 minute
1.5                     15 | 1.05 | 5.1
100 %                   1 | 1 %
5 g                     5 mg | 5 kg
5                       -5
more than 700           less than 700
30-60 min               90 min | 20 to 60 min
67 %                    66 % | 1/3
"""


def table(text: str) -> list[tuple[str, str]]:
    rows = [(line[:24].strip(), line[24:].split(" | ")) for line in text.strip().splitlines()]
    return [(said.strip(), meant) for meant, every in rows for said in every]


@pytest.mark.parametrize(("said", "meant"), table(RIGHT))
def test_a_number_is_right_however_it_is_written(said: str, meant: str) -> None:
    assert agrees(said, meant)


@pytest.mark.parametrize(("said", "meant"), table(WRONG))
def test_another_number_or_unit_is_wrong(said: str, meant: str) -> None:
    assert agrees(said, meant) is False


@pytest.mark.parametrize(
    ("said", "meant", "within", "right"),
    [
        ("20", "25 %", 5, True),
        ("30 %", "25 %", 5, True),
        ("31 %", "25 %", 5, False),
        ("20-30 %", "25 %", 5, True),
        ("20-31 %", "25 %", 5, False),
        ("600", "700", 100, True),
        ("23.5 weeks", "24 weeks", 0.5, True),
        ("160 days", "24 weeks", 2, True),
    ],
)
def test_within_counts_in_the_unit_of_the_answer(said: str, meant: str, within: float, right: bool) -> None:
    assert agrees(said, meant, within) is right


@pytest.mark.parametrize("said", ["", "many", "hour", "%", "one two three 4 5 6 and 7 8 9"])
def test_what_says_no_number_cannot_agree(said: str) -> None:
    assert not agrees(said, "17")


@pytest.mark.parametrize(("language", "values"), [("en", (1205.0, 1.205)), ("de", (1.205, 1205.0))])
def test_a_comma_before_three_digits_is_read_as_the_language_has_it_first(
    language: str, values: tuple[float, ...]
) -> None:
    found = quantity("1,205", language)

    assert found is not None
    assert found.low.values == values


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_two_lines_can_be_compared(said: str, meant: str) -> None:
    assert agrees(said, meant) in (True, False, None)


@given(st.integers(-(10**9), 10**9), st.sampled_from(["", " %", " weeks", " people"]))
def test_every_whole_number_is_itself_with_and_without_its_unit(number: int, unit: str) -> None:
    assert agrees(f"{number}{unit}", f"{number}{unit}")
    assert agrees(f"{number}", f"{number}{unit}") or unit == " %"
    assert not agrees(f"{number + 1}{unit}", f"{number}{unit}")
