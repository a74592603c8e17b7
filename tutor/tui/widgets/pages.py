"""A deck as pages of text. Pure: passages in, lines and the starts of pages out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.core.reading import Passage
from tutor.core.text import Span, words
from tutor.tui.widgets.spine import EMPTY, Frame, Line, Picture, header, paragraph, picture, room_for_body


class Pages(NamedTuple):
    """All lines of a text, and the line at which each page starts."""

    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    def page(self, offset: int) -> int:
        """The page a line is on, from 0."""
        return max((index for index, start in enumerate(self.starts) if start <= offset), default=0)


def paged(frame: Frame, passages: Sequence[Passage]) -> Pages:
    """The passages as lines; a page ends where the next passage would be cut, unless it is longer than a page."""
    room = max(1, room_for_body(frame, False))
    lines: list[Line] = []
    starts = [0]
    for passage in passages:
        text = (*passage.text, *((Span("\xa0 "), *words(passage.remark, "quiet")) if passage.remark else ()))
        drawn = paragraph(frame, text, passage.label)
        if lines:
            lines.append(EMPTY)
        if len(lines) + len(drawn) - starts[-1] > room and len(lines) > starts[-1]:
            starts.append(len(lines))
        while len(drawn) > room and len(lines) + len(drawn) - starts[-1] > room:
            cut = starts[-1] + room - len(lines)
            lines, drawn = [*lines, *drawn[:cut]], drawn[cut:]
            starts.append(len(lines))
        lines += drawn
    return Pages(tuple(lines), tuple(starts))


def draw(frame: Frame, title: str, pages: Pages, offset: int, foot: Line, notice: str = "") -> Picture:
    """One screen of the text from line `offset` on: to the end of its page, or as far as there is room once it was scrolled."""
    room = room_for_body(frame, False)
    page = pages.page(offset)
    number = len(pages.starts)
    head = header(frame, title, notice or f"page {page + 1} of {number}", page + 1, number)
    end = pages.starts[page + 1] if offset == pages.starts[page] and page + 1 < number else offset + room
    body = list(pages.lines[offset : min(end, offset + room)])
    if not pages.lines:
        body = paragraph(frame, words("this deck holds nothing to read"))
    return picture(frame, head, body, foot)
