"""The one widget of every screen: it shows a picture, repaints the lines that changed, and says what was clicked."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tutor.tui.widgets.spine import ROLES, Line, Picture


class Page(Widget):
    """A picture on the screen. Text reaches the terminal as characters in a role; nothing in it is read as markup."""

    COMPONENT_CLASSES = {f"page--{role}" for role in ROLES}
    ALLOW_SELECT = False

    class Pressed(Message):
        """A click on what does something: a key's name, or `row:N`."""

        def __init__(self, press: str) -> None:
            super().__init__()
            self.press = press

    def __init__(self) -> None:
        super().__init__()
        self.picture = Picture(())
        self._strips: dict[Line, Strip] = {}

    def show(self, picture: Picture) -> None:
        """Shows a picture; only lines that differ from the last one are painted."""
        before, self.picture = self.picture.lines, picture
        last = max(len(before), len(picture.lines))
        changed = [at for at in range(last) if before[at : at + 1] != picture.lines[at : at + 1]]
        if picture.cursor is not None:
            self.app.cursor_position = Offset(*picture.cursor)
        if changed:
            self.refresh(*(Region(0, at, self.size.width or 1, 1) for at in changed))

    def render_line(self, y: int) -> Strip:
        lines = self.picture.lines
        line = lines[y] if y < len(lines) else ()
        if (strip := self._strips.get(line)) is None:
            strip = self._drawn(line)
            if len(self._strips) > 500:
                self._strips.clear()
            self._strips[line] = strip
        return strip

    def _drawn(self, line: Line) -> Strip:
        """A line as characters and styles; blanks at the start of a piece stand alone, as some readers of pictures drop them."""
        ink = self.get_component_rich_style("page--ink")
        segments: list[Segment] = []
        for piece in line:
            text = piece.text.lstrip(" ") if piece.role != "caret" else piece.text
            if blanks := len(piece.text) - len(text):
                segments.append(Segment(" " * blanks, ink))
            if text:
                segments.append(Segment(text, self.get_component_rich_style(f"page--{piece.role}")))
        return Strip(segments).adjust_cell_length(self.size.width, ink)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if press := self.press_at(event.x, event.y):
            self.post_message(self.Pressed(press))

    def press_at(self, x: int, y: int) -> str:
        """What a click on a cell does, "" for nothing."""
        if not 0 <= y < len(self.picture.lines):
            return ""
        column = 0
        for piece in self.picture.lines[y]:
            column += cell_len(piece.text)
            if x < column:
                return piece.press
        return ""
