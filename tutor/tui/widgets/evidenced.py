"""A claim with all its evidence, outside of a sitting. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.core.faces import Row
from tutor.core.text import Text
from tutor.tui.widgets.evidence import block
from tutor.tui.widgets.spine import EMPTY, Frame, Line, Picture, header, paragraph, picture, room_for_body, scrolled


def draw(frame: Frame, title: str, sentence: Text, rows: Sequence[Row], scroll: int, foot: Line) -> Picture:
    """The claim above, its evidence below it; a longer block scrolls under the claim."""
    front = [*paragraph(frame, sentence, "claim"), EMPTY]
    told = block(frame, (), rows)
    room = room_for_body(frame, False, len(front) + len(told)) - len(front)
    below, _ = scrolled(frame, told, max(1, room), scroll)
    return picture(frame, header(frame, title, "", 1, 1), [*front, *below], foot)


def furthest(frame: Frame, sentence: Text, rows: Sequence[Row]) -> int:
    """How far the block can be scrolled."""
    front = len(paragraph(frame, sentence, "claim")) + 1
    told = len(block(frame, (), rows))
    room = room_for_body(frame, False, front + told) - front
    return max(0, told - max(1, room - 1)) if told > room else 0
