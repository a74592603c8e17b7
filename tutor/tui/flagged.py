"""The flagged cards with their notes, for the next round of writing: opened in the editor one by one, and cleared."""

from __future__ import annotations

from collections.abc import Collection

from tutor.core.desk import Desk, Flag
from tutor.core.problems import Place, Refusal, visible
from tutor.tui.editing import DeskSheet
from tutor.tui.keys import Key
from tutor.tui.notices import took_back
from tutor.tui.widgets.flagged import Flagged, draw
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.spine import Frame, Picture


class FlaggedSheet(DeskSheet):
    """What was flagged, in the order of the files; the way back leads to where it was opened."""

    stage = "flagged"

    def __init__(self, desk: Desk, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(desk, glyphs)
        self.shown = Flagged(desk.flags(), desk.now().day)
        self.cleared = 0

    @property
    def flag(self) -> Flag | None:
        """The flag under the cursor."""
        return self.shown.flags[self.shown.at] if self.shown.flags else None

    def on_mount(self) -> None:
        self.redraw()

    def draw(self, frame: Frame) -> Picture:
        return draw(frame, self.shown, self.footer(frame))

    def idle(self) -> Collection[str]:
        without = set() if self.cleared else {"undo"}
        return without if self.flag else {*without, "edit", "unflag", "preview", "up", "down"}

    def row_pressed(self, index: int) -> None:
        """A click puts the cursor on a flag, a second one opens its item."""
        if index == self.shown.at:
            self.edit_at(self._place)
        self.shown = self.shown._replace(at=index)
        self.redraw()

    def act(self, key: Key, press: str) -> None:
        self.shown = self.shown._replace(notice="", trouble=None)
        flag = self.flag
        match key.id:
            case "up" | "down":
                to = self.shown.at + (1 if key.id == "down" else -1)
                self.shown = self.shown._replace(at=max(0, min(len(self.shown.flags) - 1, to)))
            case "edit":
                self.edit_at(self._place)
            case "unflag" if flag is not None:
                self.at_work(self._clear(flag))
            case "preview" if flag is not None:
                self.preview_file(lambda: flag.key.partition("/")[0], flag.key)
            case "undo":
                self.at_work(self._undo())
            case "leave":
                self.at_work(self.done_on_top())
        self.redraw()

    def _place(self) -> Place | None:
        if self.flag is not None and self.flag.place is None:
            raise Refusal(f"'{self.flag.key}' is in no file any more", "! clears its flag")
        return self.flag.place if self.flag else None

    async def _clear(self, flag: Flag) -> None:
        await self.kept(lambda: self.desk.act("unflag", [flag.key]))
        if self.shown.trouble is None:
            self.cleared += 1
            self._again("flag cleared")

    async def _undo(self) -> None:
        undone = await self.kept(self.desk.undo)
        if undone is not None:
            self.cleared -= 1
            self._again(took_back(self.desk, undone), undone.key)

    def _again(self, notice: str, key: str = "") -> None:
        """Lists the flags as they are now, the cursor on the same one, or on that of `key`."""
        key = key or (self.flag.key if self.flag else "")
        flags = self.desk.flags()
        at = next((at for at, flag in enumerate(flags) if flag.key == key), min(self.shown.at, max(0, len(flags) - 1)))
        self.shown = self.shown._replace(flags=flags, at=at, notice=notice)

    def refuse(self, refusal: Refusal) -> None:
        self.shown = self.shown._replace(trouble=(visible(refusal.message), visible(refusal.help)))

    def edited(self) -> None:
        if self.flag is None:
            self._again(self.shown.notice)
            return
        key = self.flag.key
        item, _, drill = key.rpartition("#")
        self.with_history(
            key, lambda: self._again(self.shown.notice, f"{self.desk.library.names.get(item, item)}#{drill}")
        )
