"""Text as spans: the one shape in which the terminal, plain mode and Anki are handed what an author wrote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Style = Literal["", "strong", "emphasis", "code", "math", "gap", "quiet"]


class Span(NamedTuple):
    """A run of characters in one style; a newline in `text` is a line break."""

    text: str
    style: Style = ""


Text = tuple[Span, ...]

GAP = Span("▁" * 12, "gap")
BULLET = "• "


def words(text: str, style: Style = "") -> Text:
    """`text` as it stands, no Markdown read; the empty text for ""."""
    return (Span(text, style),) if text else ()


def plain(text: Text) -> str:
    """The characters alone."""
    return "".join(span.text for span in text)


def join(texts: Iterable[Text], between: str) -> Text:
    """The texts one after the other, `between` any two of them."""
    spans: list[Span] = []
    for text in texts:
        if spans and text:
            spans.append(Span(between))
        spans.extend(text)
    return merged(spans)


def merged(spans: Iterable[Span]) -> Text:
    """Neighbours of one style as one span, empty ones left out."""
    runs: list[tuple[list[str], Style]] = []
    for text, style in spans:
        if runs and runs[-1][1] == style:
            runs[-1][0].append(text)
        elif text:
            runs.append(([text], style))
    return tuple(Span("".join(parts), style) for parts, style in runs)
