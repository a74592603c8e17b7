"""What every screen has in common: one page that is drawn anew after each key, and one way for keys and clicks to arrive."""

from __future__ import annotations

from abc import abstractmethod
from asyncio import to_thread
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from tutor.tui.keys import Key, commands, find, footer
from tutor.tui.messages import Quit
from tutor.tui.widgets.foot import footer as drawn_footer
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.page import Page
from tutor.tui.widgets.spine import Frame, Line, Picture

Made = TypeVar("Made")
Answered = TypeVar("Answered")
SLOW = 0.3


class Sheet(Screen[Answered], inherit_bindings=False):
    """A screen drawn by a pure function of its state.

    A subclass says its `stage`, draws itself, and does what a key of that stage means. While the desk is at work keys wait their turn.
    """

    AUTO_FOCUS = ""

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.page = Page()
        self.glyphs = glyphs
        self.busy = False
        self.slow = False
        self._held: list[tuple[str, str | None, float]] = []

    # ---- said by the subclass

    @property
    @abstractmethod
    def stage(self) -> str:
        """The name under which the table of keys knows this moment."""

    @abstractmethod
    def draw(self, frame: Frame) -> Picture:
        """The screen as it stands."""

    @abstractmethod
    def act(self, key: Key, press: str) -> None:
        """Does what a key means."""

    def write(self, press: str, character: str | None) -> bool:
        """Takes a key as text, where a line has the caret; whether it was taken."""
        return False

    def row_pressed(self, index: int) -> None:
        """A click on a row of a list."""

    def idle(self) -> Collection[str]:
        """Keys of the stage that do nothing now."""
        return ()

    def words(self) -> Mapping[str, str]:
        """Words of the footer that differ from the table's."""
        return {}

    def spare(self) -> Collection[str]:
        """Keys that leave the footer before any other when it is too long."""
        return ()

    def digits(self) -> int:
        """How many digits mean something now."""
        return 9

    def swallowed(self, press: str, time: float) -> bool:
        """Whether a key comes too soon to be meant."""
        return False

    # ---- drawing

    def compose(self) -> ComposeResult:
        yield self.page

    @property
    def frame(self) -> Frame:
        return Frame(self.size.width or 80, self.size.height or 24, self.glyphs, self.app.no_color)

    def footer(self, frame: Frame, more: bool = False) -> Line:
        """The footer of this moment."""
        return drawn_footer(frame, footer(self.stage, self.idle(), self.words(), self.digits()), more, self.spare())

    def redraw(self) -> None:
        """Shows the state as it is now."""
        if self.is_mounted or self.is_attached:
            self.page.show(self.draw(self.frame))

    def on_resize(self) -> None:
        self.redraw()

    # ---- keys

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.pressed(event.key, event.character, event.time)

    def on_page_pressed(self, message: Page.Pressed) -> None:
        message.stop()
        kind, _, number = message.press.partition(":")
        if kind == "row":
            if not self.busy and not self.swallowed("", message.time):
                self.row_pressed(int(number))
            return
        self.pressed(message.press, None, message.time, typing=False)

    def on_mouse_scroll_down(self) -> None:
        self.turned("down")

    def on_mouse_scroll_up(self) -> None:
        self.turned("up")

    def turned(self, press: str) -> None:
        """A turn of the wheel."""
        if find(self.stage, press) is not None:
            self.pressed(press, None, 0.0)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if not self.busy:
            self.write("paste", event.text)

    def pressed(self, press: str, character: str | None, time: float, typing: bool = True) -> None:
        """A key or a click, in the order in which they came."""
        if self.busy:
            self._held.append((press, character, time))
            return
        if self.swallowed(press, time):
            return
        key = find(self.stage, press)
        if key is not None and key.id == "quit":
            self.leave(0)
        elif key is not None and key.id == "interrupt":
            self.leave(130)
        elif key is not None and key.id == "keys":
            self.show_keys()
        elif key is not None and key.id == "palette":
            self.show_palette()
        elif key is not None and key.id not in self.idle():
            self.act(key, press)
        elif key is None and typing:
            self.write(press, character)

    def leave(self, code: int) -> None:
        """Out of the program."""
        self.post_message(Quit(code))

    def show_keys(self) -> None:
        from tutor.tui.help import HelpSheet

        self.app.push_screen(HelpSheet(self.stage, self.idle(), self.glyphs))

    def show_palette(self) -> None:
        from tutor.tui.palette import PaletteSheet

        self.app.push_screen(PaletteSheet(commands(self.stage, self.idle()), self.glyphs), self.chosen)

    def chosen(self, press: str | None) -> None:
        """A command of the palette."""
        if press:
            self.pressed(press, None, 0.0, typing=False)

    # ---- the desk

    def at_work(self, work: Awaitable[None]) -> None:
        """Runs `work`, which asks the desk off this thread; keys are held until it ends."""
        self.busy = True
        timer = self.set_timer(SLOW, self._slow)

        async def run() -> None:
            try:
                await work
            finally:
                timer.stop()
                self.busy = self.slow = False
                self.redraw()
                self._release()

        self.run_worker(run(), exit_on_error=True)

    def _slow(self) -> None:
        self.slow = True
        self.redraw()

    def _release(self) -> None:
        held, self._held = self._held, []
        for press, character, time in held:
            self.pressed(press, character, time)

    def drop_held(self) -> None:
        """Forgets the keys that came while the desk was at work: what they were meant for did not come about."""
        self._held.clear()

    async def off_thread(self, call: Callable[[], Made]) -> Made:
        """The result of a call of the desk that may take a while."""
        return await to_thread(call)
