"""The app: goes from screen to screen, wears a look, and leaves the terminal as it was found.

Nothing imports it but the command line; screens ask it for the way by messages.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from asyncio import get_running_loop
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES

from tutor.core.agenda import Options
from tutor.core.desk import Desk
from tutor.core.problems import Refusal, visible
from tutor.core.sitting import Sitting
from tutor.tui.driver import Background, Closed, TerminalDriver
from tutor.tui.filters import Inert, Plain
from tutor.tui.looks import DARK, LIGHT, LOOKS, by_environment, light_ground, roles
from tutor.tui.messages import (
    OpenFlagged,
    OpenHome,
    OpenMap,
    OpenPreview,
    OpenQuiz,
    OpenRead,
    OpenReview,
    OpenSitting,
    OpenSummary,
    Quit,
)
from tutor.tui.widgets.glyphs import choose

if TYPE_CHECKING:
    from tutor.core.drafting import Reviewing
    from tutor.core.previewing import Previewing
    from tutor.core.quiz import Wanted

    Start = Options | Wanted | Reviewing | Previewing | None

SIGNALS = ("SIGTERM", "SIGHUP")


class TutorApp(App[None], inherit_bindings=False):
    """The whole program on a terminal, over a desk; opens on the decks, or on what `start` names: a sitting, a quiz, drafts, a preview."""

    CSS_PATH = "tutor.tcss"
    TITLE = "tutor"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS = []

    def __init__(self, desk: Desk, start: Start = None) -> None:
        self._encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"
        super().__init__(driver_class=TerminalDriver if issubclass(self.get_driver_class(), LinuxDriver) else None)
        self.desk, self._start = desk, start
        self.glyphs = choose(desk.settings.glyphs, self._encoding, os.environ.get("TERM", ""))
        self.crash: BaseException | None = None
        for look in LOOKS:
            self.register_theme(look)
        self.theme = self._look(desk.settings.theme)

    # ---- looks

    def _look(self, wanted: str) -> str:
        named = {"auto": by_environment(os.environ.get("COLORFGBG", "")) or DARK, "dark": DARK, "light": LIGHT}.get(
            wanted, wanted
        )
        return named if named in self.available_themes else DARK

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        return {**roles(self.current_theme, variables), **variables}

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), Inert(self._encoding), *([Plain()] if self.no_color else [])]

    def on_background(self, message: Background) -> None:
        """The terminal said what it is painted in; followed only where nothing else decides."""
        if self.desk.settings.theme == "auto" and not os.environ.get("COLORFGBG"):
            self.theme = LIGHT if light_ground(message.color) else DARK

    # ---- ways

    def on_mount(self) -> None:
        self.push_screen(self._first(self._start))
        self.call_after_refresh(_collect_again)

    def _first(self, start: Start) -> Screen[Any]:
        if start is None:
            return self._home("")
        if isinstance(start, Options):
            return self._sitting(start, None)
        from tutor.core.drafting import Reviewing
        from tutor.core.previewing import Previewing

        if isinstance(start, Reviewing):
            return self._review(start.path, False)
        return self._preview(start, False) if isinstance(start, Previewing) else self._quiz(start)

    def _review(self, path: str, under: bool) -> Screen[Any]:
        from tutor.tui.review import ReviewSheet

        return ReviewSheet(self.desk, path, self.glyphs, under)

    def _preview(self, start: Previewing, under: bool) -> Screen[Any]:
        from tutor.tui.preview import PreviewSheet

        return PreviewSheet(self.desk, start.path, start.key, self.glyphs, under)

    def _quiz(self, wanted: Wanted) -> Screen[Any]:
        from tutor.tui.quiz import QuizSheet

        return QuizSheet(self.desk, wanted, self.glyphs)

    def _sitting(self, options: Options, sitting: Sitting | None) -> Screen[Any]:
        from tutor.tui.sitting import SittingSheet

        return SittingSheet(self.desk, options, sitting, self.glyphs)

    def _home(self, deck: str) -> Screen[Any]:
        from tutor.tui.home import HomeSheet

        return HomeSheet(self.desk, deck, self.glyphs)

    def on_open_home(self, message: OpenHome) -> None:
        self.switch_screen(self._home(message.deck))

    def on_open_sitting(self, message: OpenSitting) -> None:
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(self._sitting(message.options, message.sitting))

    def on_open_summary(self, message: OpenSummary) -> None:
        from tutor.tui.summary import SummarySheet

        self.switch_screen(SummarySheet(self.desk, message.options, message.sitting, self.glyphs))

    def on_open_read(self, message: OpenRead) -> None:
        from tutor.tui.read import ReadSheet

        self.switch_screen(ReadSheet(self.desk, message.deck, self.glyphs))

    def on_open_quiz(self, message: OpenQuiz) -> None:
        self.switch_screen(self._quiz(message.wanted))

    def on_open_map(self, message: OpenMap) -> None:
        from tutor.tui.map import MapSheet

        # On top: what was under way stays as it is, and comes back with the map's end.
        self.push_screen(MapSheet(self.desk, message.deck, message.item, self.glyphs))

    def on_open_review(self, message: OpenReview) -> None:
        self._over(lambda: self._review(message.path, True))

    def on_open_flagged(self, message: OpenFlagged) -> None:
        from tutor.tui.flagged import FlaggedSheet

        self._over(lambda: FlaggedSheet(self.desk, self.glyphs))

    def on_open_preview(self, message: OpenPreview) -> None:
        from tutor.core.previewing import Previewing

        self._over(lambda: self._preview(Previewing(message.path, message.key), True))

    def _over(self, make: Callable[[], Screen[Any]]) -> None:
        """Puts a screen on top of the one at hand, which says why where that cannot be."""
        from tutor.tui.editing import DeskSheet

        try:
            self.push_screen(make())
        except Refusal as refusal:
            if isinstance(self.screen, DeskSheet):
                self.screen.refuse(refusal)
                self.screen.redraw()

    # ---- leaving

    def on_quit(self, message: Quit) -> None:
        self.exit(return_code=message.code)

    def on_closed(self, message: Closed) -> None:
        self.exit(return_code=128 + signal.SIGHUP)

    def on_load(self) -> None:
        """From here on a signal leaves through the app, so that the terminal is restored and what is being saved is saved."""
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and not self.is_headless:
                try:
                    get_running_loop().add_signal_handler(number, self.exit, None, 128 + number)
                except (NotImplementedError, RuntimeError, ValueError):
                    return

    def _handle_exception(self, error: Exception) -> None:
        # The stock app prints a trace; here the error is handed to who ran the app, which keeps it in a file.
        self._return_code = 1
        if self._exception is None:
            self._exception = self.crash = error
            self._exception_event.set()
        self._close_messages_no_wait()


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def known_theme(name: str) -> None:
    """Raises Refusal, with the nearest name, for a theme that is not there."""
    themes = ("auto", "dark", "light", *(look.name for look in LOOKS), *BUILTIN_THEMES)
    if name not in themes:
        from difflib import get_close_matches

        near = get_close_matches(name, themes, n=1, cutoff=0.5)
        mend = f"did you mean '{near[0]}'?" if near else f"the themes are: {', '.join(themes)}"
        raise Refusal(f"settings.toml: there is no theme '{visible(name)}'", mend)


def run_app(desk: Desk, start: Start = None) -> int:
    """Runs the app to its end; the exit status. An unexpected error is raised again once the terminal is restored.

    Raises Refusal for a theme that is not there, before the terminal changes.
    """
    known_theme(desk.settings.theme)
    # Nothing that is made before the first paint can be thrown away yet: the collector would search it in vain.
    gc.disable()
    try:
        app = TutorApp(desk, start)
        app.run()
    finally:
        gc.enable()
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
