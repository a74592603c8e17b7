"""Gaps as other programs write them: one text for each number, whatever lies in what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.incoming import gapped, has_gaps

TEXTS: dict[str, tuple[str, list[tuple[int, str, tuple[str, ...]]]]] = {
    "one gap": ("{{c1::Otters}} eat.", [(1, "[…] eat.", ("Otters",))]),
    "a hint": ("{{c1::Otters::who?}} eat.", [(1, "[… who?] eat.", ("Otters",))]),
    "two gaps of one number": ("{{c1::a}} {{c1::b}}", [(1, "[…] […]", ("a", "b"))]),
    "two numbers": ("{{c2::a}} {{c1::b}}", [(1, "a […]", ("b",)), (2, "[…] b", ("a",))]),
    "a gap in a gap": ("{{c1::a {{c2::b}} c}}", [(1, "[…]", ("a b c",)), (2, "a […] c", ("b",))]),
    "a hint behind a gap in a gap": ("{{c1::a {{c2::b}}::h}}", [(1, "[… h]", ("a b",)), (2, "a […]", ("b",))]),
    "one gap of two numbers": ("{{c1,2::x}} {{c2::y}}", [(1, "[…] y", ("x",)), (2, "[…] […]", ("x", "y"))]),
    "a gap that is not closed": ("{{c1::a", []),
    "a gap that is not closed around one that is": ("{{c1::a {{c2::b}}", [(2, "{{c1::a […]", ("b",))]),
    "braces that close nothing": ("a}} {{c1::b}}", [(1, "a}} […]", ("b",))]),
    "no gap": ("{{Field}} {{cx::y}}", []),
}


@pytest.mark.parametrize("case", TEXTS)
def test_a_text_once_for_each_number_of_its_gaps(case: str) -> None:
    text, wanted = TEXTS[case]

    assert [tuple(each) for each in gapped(text)] == wanted
    assert has_gaps(text) == ("{{c1" in text or "{{c2" in text)


@given(st.lists(st.sampled_from(["{{c1::", "{{c2::", "{{c1,3::", "}}", "::", "a", " b ", "{", "}"]), max_size=40))
def test_no_text_is_too_strange(parts: list[str]) -> None:
    for each in gapped("".join(parts)):
        assert each.gaps
        assert each.front.count("[…") >= len(each.gaps)
