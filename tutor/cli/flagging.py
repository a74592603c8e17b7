"""Flagged cards with their notes, for the next round of writing: joined from the log, the library and the places of its items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tutor.core.cards import CardKey
from tutor.core.desk import Flag
from tutor.core.problems import Place, Refusal

if TYPE_CHECKING:
    from tutor.core.library import Library
    from tutor.core.log import Row


def flags(library: Library, rows: Mapping[str, Row]) -> tuple[Flag, ...]:
    """The flags of the log in the order of their items in the files; those whose item is gone come last."""
    found = [Flag(key, _front(library, key), row.text or "", row.at, row.day, _place(library, key)) for key, row in rows.items()]  # fmt: skip
    return tuple(sorted(found, key=lambda flag: (flag.place is None, flag.place or Place(""), flag.key)))


def _front(library: Library, key: str) -> str:
    """What the card asks, in one line; "" where there is no such card."""
    from tutor.core.drills import face_in, front_of

    if key not in library.cards:
        return ""
    try:
        return " ".join(front_of(face_in(library, key, 0)).split())
    except (KeyError, Refusal):
        return ""


def _place(library: Library, key: str) -> Place | None:
    from tutor.files.load import places

    try:
        CardKey.parse(key)
    except ValueError:
        return None
    return places(library, key)
