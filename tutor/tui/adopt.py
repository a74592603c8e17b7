"""The dialog that offers a copy of the starter library: answers with the folder it was copied to, or with nothing."""

from __future__ import annotations

from pathlib import Path

from tutor.core.desk import Desk
from tutor.core.problems import Refusal, visible
from tutor.tui.keys import Key
from tutor.tui.sheet import Sheet
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.listing import adopting
from tutor.tui.widgets.spine import Frame, Picture

USUAL = "~/tutor-library"


class AdoptSheet(Sheet[str | None]):
    """Asks for a folder, copies the library there, and stays open as long as that fails."""

    stage = "folder"

    def __init__(self, desk: Desk, glyphs: Glyphs = UNICODE, folder: str = USUAL) -> None:
        super().__init__(glyphs)
        self.desk = desk
        self.entry = Entry(folder, len(folder))
        self.refusal: Refusal | None = None

    def draw(self, frame: Frame) -> Picture:
        trouble = (visible(self.refusal.message), visible(self.refusal.help)) if self.refusal else None
        return adopting(frame, self.entry, trouble, self.footer(frame))

    def write(self, press: str, character: str | None) -> bool:
        changed = self.entry.typed(character or "") if press == "paste" else self.entry.pressed(press, character)
        if changed is not None:
            self.entry, self.refusal = changed, None
            self.redraw()
        return changed is not None

    def act(self, key: Key, press: str) -> None:
        if key.id == "cancel":
            self.dismiss(None)
        elif self.entry.text.strip():
            self.at_work(self._copy(str(Path(self.entry.text.strip()).expanduser().absolute())))

    async def _copy(self, folder: str) -> None:
        try:
            await self.off_thread(lambda: self.desk.adopt(folder))
        except Refusal as refusal:
            self.refusal = refusal
            self.drop_held()
            return
        self.dismiss(folder)
