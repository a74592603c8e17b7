"""A package as values: the notes that go into it, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tutor.anki.schedule import Schedule


class Note(NamedTuple):
    """One note with its one card.

    `fields` as HTML in the note type's order, `mod` when they last changed (UTC seconds), `position` the card's place among the new ones.
    """

    guid: str
    id: int
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str
    mod: int
    position: int


class Package(NamedTuple):
    """What an .apkg holds; `media` leads from the name inside Anki to the file. `schedule` is what is remembered, None where all is new."""

    notes: tuple[Note, ...]
    media: Mapping[str, Path] = {}
    schedule: Schedule | None = None
