"""The end of a review: what was done, what the file holds now, and what comes next. Pure."""

from __future__ import annotations

from typing import NamedTuple

from tutor.core.problems import visible
from tutor.core.text import Span, words
from tutor.core.wording import count
from tutor.tui.widgets.rows import headed
from tutor.tui.widgets.spine import EMPTY, Frame, Line, Picture, paragraph, picture


class Ended(NamedTuple):
    """The file's title, what was done in this visit, its items and key points, the cards they make, its errors and warnings, and the deck to study ("" for none)."""

    title: str
    done: str
    items: int
    points: int
    cards: int
    errors: int
    warnings: int
    deck: str = ""
    path: str = ""
    remark: str = ""


def draw(frame: Frame, shown: Ended, foot: Line) -> Picture:
    """The whole screen."""
    head = headed(frame, visible(shown.title), "no draft left", 1, 1, shown.remark)
    points = f" and {count(shown.points, 'key point')}" if shown.points else ""
    holds = (
        *words(count(shown.items, "item"), "strong"),
        *words(f"{points}; the items make {count(shown.cards, 'card')}"),
    )
    wrong = [count(number, noun) for number, noun in ((shown.errors, "error"), (shown.warnings, "warning")) if number]
    checked = " and ".join(wrong) or "no problems"
    body = [
        *paragraph(frame, words(f"{shown.done}, every act saved" if shown.done else "nothing in this visit"), "done"),
        EMPTY,
        *paragraph(frame, holds, "file"),
        *paragraph(frame, words(visible(shown.path), "quiet")),
        *paragraph(frame, words(checked), "check"),
        EMPTY,
    ]
    if shown.deck:
        body += paragraph(frame, (Span("tutor study "), Span(visible(shown.deck)), Span("; enter does it")), "next")
    else:
        body += paragraph(
            frame, words("move the file into questions/ of your library; then it is a deck to study"), "next"
        )
    return picture(frame, head, body, foot)
