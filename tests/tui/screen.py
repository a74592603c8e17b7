"""Driving the app in a test: opening it, reading what stands on the screen, waiting until it stands still."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot

from tests.tui.desk import FakeDesk
from tutor.core.agenda import Options
from tutor.core.drafting import Reviewing
from tutor.core.previewing import Previewing
from tutor.core.quiz import Wanted
from tutor.core.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.sheet import Sheet
from tutor.tui.widgets.spine import Picture

SNAPSHOTS = Path(__file__).parent / "snapshots"
DECK = Options(("both",))
NAMES = {"space": " ", "question_mark": "?", "exclamation_mark": "!", "plus": "+", "colon": ":", "full_stop": "."}
READ = 0.65  # longer than a correction holds the key that revealed it


def text_of(picture: Picture, height: int = 24) -> str:
    """A picture as it stands on the screen, without the blanks at the ends."""
    lines = ["".join(piece.text for piece in line).rstrip() for line in picture.lines]
    return "\n".join([*lines, *[""] * (height - len(lines))]) + "\n"


class Driver:
    """An app under test."""

    def __init__(self, app: TutorApp, pilot: Pilot[None], quick: bool = False) -> None:
        self.app, self.pilot, self.quick = app, pilot, quick

    @property
    def sheet(self) -> Sheet[object]:
        """The screen in front."""
        assert isinstance(self.app.screen, Sheet)
        return self.app.screen

    @property
    def text(self) -> str:
        """What is painted, cell by cell."""
        page = self.sheet.page
        rows = [page.render_line(row).text.rstrip() for row in range(page.size.height)]
        return "\n".join(rows) + "\n"

    def row(self, number: int) -> str:
        """One row of the screen, from 1."""
        return self.text.split("\n")[number - 1]

    async def press(self, *keys: str) -> None:
        if self.quick:
            for key in keys:
                self.app.post_message(Key(key, NAMES.get(key, key if len(key) == 1 else None)))
        else:
            await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        names = {char: name for name, char in NAMES.items()}
        await self.press(*(names.get(char, char) for char in text))

    async def settle(self) -> None:
        """Waits until the desk has answered and the screen is drawn."""
        for _ in range(2000 if self.quick else 200):
            # Without a delay this waits until the processor is idle, a fiftieth of a second at least.
            await self.pilot.pause(0.001 if self.quick else None)
            if not getattr(self.app.screen, "busy", False):
                break
            await self.pilot.pause(0.002 if self.quick else 0.01)
        await self.pilot.pause(0.001 if self.quick else None)

    async def read(self) -> None:
        """Lets the time pass in which a correction is read."""
        await self.pilot.pause(READ)


@asynccontextmanager
async def opened(
    desk: FakeDesk,
    start: Options | Wanted | Reviewing | Previewing | None = DECK,
    size: tuple[int, int] = (80, 24),
    sitting: Sitting | None = None,
    quick: bool = False,
) -> AsyncIterator[Driver]:
    """The app over a desk: on a sitting, on the decks with `start` None, or on `sitting` as it stands.

    `quick` where no key is swallowed for coming too soon: nothing is waited for but the screen itself.
    """
    app = TutorApp(desk, start)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot, quick)
        await driver.settle()
        if sitting is not None:
            app.switch_screen(app._sitting(DECK, sitting))
            await driver.settle()
        yield driver


def same_as(name: str, text: str) -> None:
    """Holds a screen to the file of that name; TUTOR_SNAPSHOTS=write makes the files anew."""
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("TUTOR_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
