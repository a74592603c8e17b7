"""One claim of the map with its evidence; any way back returns to the map."""

from __future__ import annotations

from tutor.core.drills.reveal import claim_rows
from tutor.core.items import Claim, QuestionFile
from tutor.core.sentences import sentence
from tutor.tui.keys import Key
from tutor.tui.sheet import Sheet
from tutor.tui.widgets.evidenced import draw, furthest
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.spine import Frame, Picture


class ClaimSheet(Sheet[None]):
    """The claim as its reveal tells it."""

    stage = "evidence"

    def __init__(self, claim: Claim, file: QuestionFile, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(glyphs)
        self._title, self._sentence, self._rows = file.title, sentence(claim, file), claim_rows(claim, file)
        self._scroll = 0

    def on_mount(self) -> None:
        self.redraw()

    def draw(self, frame: Frame) -> Picture:
        return draw(frame, self._title, self._sentence, self._rows, self._scroll, self.footer(frame))

    def act(self, key: Key, press: str) -> None:
        if key.id == "close":
            self.dismiss(None)
        elif key.id in ("up", "down"):
            most = furthest(self.frame, self._sentence, self._rows)
            self._scroll = max(0, min(most, self._scroll + (1 if key.id == "down" else -1)))
            self.redraw()
