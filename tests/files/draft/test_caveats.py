"""What an article says its findings do not show is asked for."""

from __future__ import annotations

import pytest

from tutor.files.draft.article import Article, Block
from tutor.files.draft.caveats import MOST, caveats
from tutor.files.draft.sections import divided
from tutor.files.draft.write import written


def article(*paragraphs: str) -> Article:
    return Article("a.txt", tuple(Block("paragraph", text, 2 * at + 1) for at, text in enumerate(paragraphs)), "Moss")


@pytest.mark.parametrize(
    "sentence",
    [
        "More research is needed before anyone plants moss.",
        "The survey does not show that moss cools cities.",
        "This is only a correlation, Hill warns.",
        "It is still unclear why the moss died.",
        "We don't know whether the effect lasts.",
        "The idea remains to be tested in towns.",
        "The main limitation is that only one roof was measured.",
        "The hours were self-reported.",
        "It was a small study.",
        "The survey only showed that there is a correlation, with the cause yet to be understood.",
    ],
)
def test_a_caveat_is_found(sentence: str) -> None:
    assert [each.text for each in caveats(article("Moss cools the roof.", sentence))] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    ["Moss cools the roof.", "Is it still unclear?", "The needed research was done in May.", "They knew what to do."],
)
def test_anything_else_is_none(sentence: str) -> None:
    assert caveats(article(sentence)) == ()


def test_they_become_one_question_with_their_lines_and_passages() -> None:
    given = article("Moss cools the roof.", "More research is needed.", "It is unclear why the moss died.")
    text = written(given, divided(given), caveats=caveats(given)).text

    assert "question: What do these findings not show?" in text
    assert "at: [3, 5]" in text
    assert "quote: More research is needed. … It is unclear why the moss died." in text


def test_no_more_than_a_question_can_hold() -> None:
    assert len(caveats(article(*(f"It is unclear why moss {number} died." for number in range(9))))) == MOST
