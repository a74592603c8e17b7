"""What a screen asks of the app: where to go next. The only way up; no screen names the app."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from tutor.core.agenda import Options
from tutor.core.sitting import Sitting


@dataclass
class OpenHome(Message):
    """To the decks, with the cursor on `deck` ("" for the first)."""

    deck: str = ""


@dataclass
class OpenSitting(Message):
    """Into a sitting: a new one, or `sitting` as it stands."""

    options: Options
    sitting: Sitting | None = None


@dataclass
class OpenSummary(Message):
    """To what a sitting amounts to."""

    options: Options
    sitting: Sitting


@dataclass
class OpenRead(Message):
    """To the text of a deck."""

    deck: str


@dataclass
class Quit(Message):
    """Out of the program, with this exit status."""

    code: int = 0
