"""An author's light Markdown as spans, and their wrapping: one reading for the terminal, plain mode and Anki.

Refuses nothing and interprets little: emphasis, strong, code, lists, links as their text, math kept as written. No HTML.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Style = Literal["", "strong", "emphasis", "code", "math", "gap", "quiet"]


class Span(NamedTuple):
    """A run of characters in one style; a newline in `text` is a line break."""

    text: str
    style: Style = ""


Text = tuple[Span, ...]

GAP = Span("▁" * 12, "gap")


def words(text: str, style: Style = "") -> Text:
    """`text` as it stands, no Markdown read; the empty text for ""."""
    return (Span(text, style),) if text else ()


def plain(text: Text) -> str:
    """The characters alone."""
    return "".join(span.text for span in text)
