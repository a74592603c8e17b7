"""Markdown decks: blocks of Q, A and C, as their writers space and divide them."""

from __future__ import annotations

import pytest

from tutor.files.incoming.deck import deck, looks_like_deck

DECKS: dict[str, tuple[str, list[tuple[str, str, tuple[str, ...]]]]] = {
    "a question": ("Q: a\nA: b\n", [("a", "b", ())]),
    "two without a line between": ("Q: a\nA: b\nQ: c\nA: d\n", [("a", "b", ()), ("c", "d", ())]),
    "several lines": ("Q: a\n\nmore\nA:\n\n- b\n- c\n", [("a\n\nmore", "- b\n- c", ())]),
    "divided": ("Q: a\nA: b\n\n---\n\nC: [c] d\n", [("a", "b", ()), ("[…] d", "", ("c",))]),
    "gaps": ("C: The [order] of [a group].", [("The […] of a group.", "", ("order",)), ("The order of […].", "", ("a group",))]),
    "what is no gap": (r"C: \[a\] ![b](c.png) [d](e) [f]", [(r"\[a\] ![b](c.png) [d](e) […]", "", ("f",))]),
    "a gap left open": ("C: [a] [b", [("[…] [b", "", ("a",))]),
    "a gap in a gap": ("C: a [b [c] d] e", [("a […] d] e", "", ("b [c",))]),
    "headings around": ("# Title\n\nQ: a\nA: b\n\n## Next\n\nQ: c\nA: d\n", [("a", "b", ()), ("c", "d", ())]),
}  # fmt: skip


@pytest.mark.parametrize("case", DECKS)
def test_blocks(case: str) -> None:
    text, wanted = DECKS[case]
    found = deck(text)

    assert [(each.front, each.back, each.gaps) for each in found.incoming] == wanted
    assert found.left == ()


def test_a_text_of_very_many_brackets_is_divided_in_one_go() -> None:
    """Where each of them copied all that came before, this would take minutes."""
    found = deck("C: " + r"\[a\] ![b](c.png) " * 200_000)

    assert [each.reason for each in found.left] == ["it has no [gap]"]


LEFT = {
    "no answer": ("Q: a\n\nQ: b\nA: c\n", ["line 1: it has no answer (A:)"]),
    "no answer at the end": ("Q: a\n", ["line 1: it has no answer (A:)"]),
    "no question": ("A: a\n", ["line 1: an answer (A:) without a question (Q:)"]),
    "no gap": ("C: a\n", ["line 1: it has no [gap]"]),
    "text of no card": ("Once\n\nQ: a\nA: b\n---\nTwice\n", ["line 1: text that belongs to no card", "line 6: text that belongs to no card"]),
}  # fmt: skip


@pytest.mark.parametrize("case", LEFT)
def test_what_belongs_to_no_card_is_said(case: str) -> None:
    text, wanted = LEFT[case]

    assert [f"{each.at}: {each.reason}" for each in deck(text).left] == wanted


def test_title_and_tags_stand_between_dashes_at_the_top() -> None:
    found = deck('---\nname = "Cell biology"\ntags: bio, cells\n---\n\nQ: a\nA: b\n')

    assert found.title == "Cell biology"
    assert [each.tags for each in found.incoming] == [("bio", "cells")]
    assert [each.at for each in found.incoming] == ["line 6"]
    assert deck("# Heading\n\nC: [a]\n").title == "Heading"


def test_a_deck_is_known_by_its_blocks() -> None:
    assert looks_like_deck("Q: a\nmore\nA: b")
    assert looks_like_deck("C: [a]")
    assert not looks_like_deck("Q: is asked by Bond\n")


def test_a_text_of_very_many_gaps_is_left_and_not_repeated_for_each() -> None:
    found = deck("C: " + "[a]" * 8_000 + "\n")

    assert not found.incoming
    assert [left.reason for left in found.left] == ["8000 gaps in one text"]
