"""The dialog after an edit that changed the id of an item: answers whether its history is to go on under the new one."""

from __future__ import annotations

from tutor.core.problems import Problem, visible
from tutor.tui.keys import Key
from tutor.tui.sheet import Sheet
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.listing import renaming
from tutor.tui.widgets.spine import Frame, Picture


class RenamedSheet(Sheet[bool]):
    """Shows what was renamed, and the line that would be written."""

    stage = "renamed"

    def __init__(self, problem: Problem, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(glyphs)
        self.problem = problem

    def on_mount(self) -> None:
        self.redraw()

    def draw(self, frame: Frame) -> Picture:
        place = f"{self.problem.place.path}:{self.problem.place.line}"
        line = self.problem.help.rpartition("add to it: ")[2]
        return renaming(frame, visible(self.problem.message), visible(line), visible(place), self.footer(frame))

    def act(self, key: Key, press: str) -> None:
        self.dismiss(key.id == "keep-history")
