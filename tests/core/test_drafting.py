"""What a draft says of itself, in short."""

from __future__ import annotations

import pytest

from tutor.core.drafting import folded


@pytest.mark.parametrize(
    ("doubts", "short"),
    [
        ("", ""),
        ('hedged: "may"; not placed: "in spring"', 'hedged: "may"; not placed: "in spring"'),
        (
            'not placed: "in spring"; hedged: "may"; set apart in the sentence: "and so on"',
            'hedged: "may"; 2 pieces of the sentence have no row: are they needed?',
        ),
        (
            'not placed: "a"; not placed: "b"; elsewhere in the sentence: "c"',
            "3 pieces of the sentence have no row: are they needed?",
        ),
        (
            'pronoun: "it" probably is "fog"; not placed: "a"; not placed: "b"',
            'pronoun: "it" probably is "fog"; 2 pieces of the sentence have no row: are they needed?',
        ),
    ],
)
def test_pieces_without_a_row_are_counted_and_every_other_doubt_stays(doubts: str, short: str) -> None:
    assert folded(doubts) == short
