"""A library as it is drilled: thin cards and decks by key, and question files that are read when something of theirs is first shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    # Counting what is due needs none of these: items and their reader are imported when a face is made.
    from tutor.core.cards import Cards, Deck
    from tutor.core.items import QuestionFile
    from tutor.core.problems import Problem


class Library(NamedTuple):
    """What a folder of question files and decks amounts to.

    `cards` by key, file by file, in introduction order inside a file; `decks` as the home screen lists them, a question file that no deck names
    as a deck of its own; `files` reads a question file on first use; `names` leads from a former `<file>/<item>` to the current one,
    `oldest` from a current one to its oldest name (both hold only what was ever renamed); `writable` is False for the starter library inside
    the program.
    """

    path: str
    cards: Cards
    decks: tuple[Deck, ...]
    files: Mapping[str, QuestionFile]
    problems: tuple[Problem, ...] = ()
    names: Mapping[str, str] = {}
    oldest: Mapping[str, str] = {}
    writable: bool = True

    def deck(self, id: str) -> Deck | None:
        """The deck of that id."""
        return next((deck for deck in self.decks if deck.id == id), None)
