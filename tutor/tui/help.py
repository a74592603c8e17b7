"""All keys of one moment, each with a sentence."""

from __future__ import annotations

from collections.abc import Collection

from tutor.tui.keys import STAGES, Key, of_stage
from tutor.tui.sheet import Sheet
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.listing import help_page
from tutor.tui.widgets.spine import Frame, Picture


class HelpSheet(Sheet[None]):
    """The keys of a stage, those left out that do nothing now."""

    stage = "help"

    def __init__(self, of: str, without: Collection[str] = (), glyphs: Glyphs = UNICODE) -> None:
        super().__init__(glyphs)
        self._of, self._keys = of, of_stage(of, without)
        self._scroll = 0

    def on_mount(self) -> None:
        self.redraw()

    def draw(self, frame: Frame) -> Picture:
        return help_page(frame, STAGES[self._of], self._keys, self._scroll, self.footer(frame))

    def act(self, key: Key, press: str) -> None:
        if key.id == "close":
            self.dismiss(None)
        else:
            most = len(self._keys) * 3
            self._scroll = max(0, min(most, self._scroll + (1 if key.id == "down" else -1)))
            self.redraw()
