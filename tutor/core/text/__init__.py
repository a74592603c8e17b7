"""Text for people: an author's light Markdown as spans, and their wrapping, for the terminal, plain mode and Anki alike."""

from tutor.core.text.marks import bare, markdown
from tutor.core.text.rows import width, wrap, wrap_chain
from tutor.core.text.spans import BULLET, GAP, Span, Style, Text, join, plain, words

__all__ = [
    "BULLET",
    "GAP",
    "Span",
    "Style",
    "Text",
    "bare",
    "join",
    "markdown",
    "plain",
    "width",
    "words",
    "wrap",
    "wrap_chain",
]
