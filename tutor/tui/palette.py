"""The palette: every command of the moment, found by what it is called; answers with the key it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.tui.keys import Key
from tutor.tui.sheet import Sheet
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.listing import palette
from tutor.tui.widgets.spine import Frame, Picture


class PaletteSheet(Sheet[str | None]):
    """A line to type on; the commands that hold what was typed."""

    stage = "palette"

    def __init__(self, commands: Sequence[Key], glyphs: Glyphs = UNICODE) -> None:
        super().__init__(glyphs)
        self._commands = commands
        self.entry, self.at = Entry(), 0

    @property
    def found(self) -> list[Key]:
        """The commands in whose word or sentence every typed word occurs."""
        wanted = self.entry.text.casefold().split()
        return [key for key in self._commands if all(word in f"{key.word} {key.tip}".casefold() for word in wanted)]

    def on_mount(self) -> None:
        self.redraw()

    def draw(self, frame: Frame) -> Picture:
        column = max((len(key.word) for key in self._commands), default=0)
        return palette(frame, self.entry, self.found, self.at, column, self.footer(frame))

    def write(self, press: str, character: str | None) -> bool:
        changed = self.entry.typed(character or "") if press == "paste" else self.entry.pressed(press, character)
        if changed is not None:
            self.entry, self.at = changed, 0
            self.redraw()
        return changed is not None

    def row_pressed(self, index: int) -> None:
        self.dismiss(self.found[index].press[0])

    def act(self, key: Key, press: str) -> None:
        found = self.found
        match key.id:
            case "run" if found:
                self.dismiss(found[self.at].press[0])
            case "close":
                self.dismiss(None)
            case "up" | "down":
                self.at = max(0, min(len(found) - 1, self.at + (1 if key.id == "down" else -1)))
        self.redraw()
