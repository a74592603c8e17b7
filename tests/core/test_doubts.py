"""A drafter's doubts in short and in full."""

from __future__ import annotations

import pytest

from tutor.core.doubts import folded, sorted_doubts

BOTH = "2 pieces of the sentence have no row: are they needed?"


@pytest.mark.parametrize(
    ("doubts", "short"),
    [
        ("", ""),
        ("'its' may mean the species", "'its' may mean the species"),
        ('hedged: "may"; not placed: "in spring"', 'hedged: "may"; not placed: "in spring"'),
        ('not placed: "in spring"; hedged: "may"', 'hedged: "may"; not placed: "in spring"'),
        ('not placed: "a"; hedged: "may"; set apart in the sentence: "so; on"', f'hedged: "may"; {BOTH}'),
        ('not placed: "a", "b"; elsewhere in the sentence: "c"', f"3{BOTH[1:]}"),
        ('pronoun: "it" probably is "fog"; not placed: "a"; not placed: "b"', f'pronoun: "it" probably is "fog"; {BOTH}'),
        ('left out of "fog": "thick"; association in the source: "linked"', 'association in the source: "linked"; left out of "fog": "thick"'),
        ('an odd " mark; not placed: "a"; not placed: "b', 'an odd " mark; not placed: "a"; not placed: "b'),
    ],
)  # fmt: skip
def test_what_matters_comes_first_and_pieces_without_a_row_are_counted(doubts: str, short: str) -> None:
    assert folded(doubts) == short


def test_in_full_nothing_is_left_out() -> None:
    doubts = 'not placed: "a; b"; hedged: "may"; elsewhere in the sentence: "c"; pronoun: "it" may be "fog"'

    assert sorted_doubts(doubts) == (
        'hedged: "may"; pronoun: "it" may be "fog"; not placed: "a; b"; elsewhere in the sentence: "c"'
    )
