"""What a screen asks of the app: where to go next. The only way up; no screen names the app.

Plain classes: as dataclasses they would cost two milliseconds of every start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tutor.core.agenda import Options
from tutor.core.sitting import Sitting

if TYPE_CHECKING:
    from tutor.core.quiz import Wanted


class OpenHome(Message):
    """To the decks, with the cursor on `deck` ("" for the first)."""

    def __init__(self, deck: str = "") -> None:
        super().__init__()
        self.deck = deck


class OpenSitting(Message):
    """Into a sitting: a new one, or `sitting` as it stands."""

    def __init__(self, options: Options, sitting: Sitting | None = None) -> None:
        super().__init__()
        self.options, self.sitting = options, sitting


class OpenSummary(Message):
    """To what a sitting amounts to."""

    def __init__(self, options: Options, sitting: Sitting) -> None:
        super().__init__()
        self.options, self.sitting = options, sitting


class OpenRead(Message):
    """To the text of a deck."""

    def __init__(self, deck: str) -> None:
        super().__init__()
        self.deck = deck


class OpenMap(Message):
    """To the map of a deck ("" for the whole library), around what an item (`<file>/<id>`) is about; the way back leads here."""

    def __init__(self, deck: str = "", item: str = "") -> None:
        super().__init__()
        self.deck, self.item = deck, item


class OpenQuiz(Message):
    """Into a new quiz."""

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self.wanted = wanted


class OpenReview(Message):
    """To the drafts of a file; the way back leads here."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class OpenPreview(Message):
    """To the cards of a file as they will look, beginning with one of them ("" for the first); the way back leads here."""

    def __init__(self, path: str, key: str = "") -> None:
        super().__init__()
        self.path, self.key = path, key


class OpenFlagged(Message):
    """To the flagged cards; the way back leads here."""


class Quit(Message):
    """Out of the program, with this exit status."""

    def __init__(self, code: int = 0) -> None:
        super().__init__()
        self.code = code
