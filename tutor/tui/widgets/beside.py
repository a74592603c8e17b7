"""Two columns on a wide terminal: the block as on 80 columns at the left, what belongs beside it at the right. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.tui.widgets.spine import BLOCK, EMPTY, Frame, Line, Picture, clip, space, width

WIDE = 112
LEFT = BLOCK + 4
MOST = 64


class Columns:
    """The frame of the left column, and the cells of the right one (0 where there is no room for it: then the left frame is the whole)."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.right = min(MOST, frame.width - LEFT - 2) if frame.width >= WIDE else 0
        self.lead = (frame.width - LEFT - self.right - 2) // 2 if self.right else 0
        self.left = frame._replace(width=LEFT) if self.right else frame

    def joined(self, drawn: Picture, beside: Sequence[Line], first: int) -> Picture:
        """The left column's picture with lines beside it, from its row `first` (from 0) on."""
        if not self.right:
            return drawn
        lines: list[Line] = []
        for at, line in enumerate(drawn.lines):
            own = at - first
            right = beside[own] if 0 <= own < len(beside) else EMPTY
            gap = space(LEFT - width(line))
            lines.append(
                (space(self.lead), *line, *((gap, *clip(right, self.right, self.frame.glyphs)) if right else ()))
            )
        cursor = drawn.cursor and (drawn.cursor[0] + self.lead, drawn.cursor[1])
        return Picture(tuple(lines), cursor)
