"""A deck as pages of text, in the order in which it would be asked: what `read` shows before (or instead of) studying."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tutor.core.cards import Deck
from tutor.core.library import Library
from tutor.core.text import Text


class Passage(NamedTuple):
    """One paragraph: `label` ("in short", "term", "question", "claim"), its `text`, a quiet `remark` ("shown in animals"), the item (`<file>/<id>`,
    "" for key points)."""

    label: Literal["in short", "term", "question", "claim"]
    text: Text
    remark: str = ""
    item: str = ""


def passages(library: Library, deck: Deck) -> tuple[Passage, ...]:
    """Everything the deck holds, key points first, then items claim by claim, each once."""
    raise NotImplementedError


def markdown(library: Library, deck: Deck) -> str:
    """The same passages as a Markdown page."""
    raise NotImplementedError
