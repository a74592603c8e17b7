"""The flagged cards: the note of each, what the card asks, and where its item stands. Pure."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tutor.core.desk import Flag
from tutor.core.problems import visible
from tutor.core.text import words
from tutor.core.wording import count, on
from tutor.tui.widgets.front import refused
from tutor.tui.widgets.spine import (
    EMPTY,
    Frame,
    Line,
    Picture,
    Piece,
    clip,
    ends,
    header,
    paragraph,
    picture,
    room_for_body,
    row,
    scrolled,
    space,
    width,
    wrapped,
)

NONE = "No card is flagged. While you study, ! flags the card at hand, with a note of what is to be changed."
NOTE = 4


class Flagged(NamedTuple):
    """All that the screen shows: the flags, the one under the cursor, today, what the last key did, and what could not be done."""

    flags: tuple[Flag, ...]
    today: date
    at: int = 0
    notice: str = ""
    trouble: tuple[str, str] | None = None


def draw(frame: Frame, shown: Flagged, foot: Line) -> Picture:
    """The whole screen."""
    head = header(frame, "flagged", count(len(shown.flags), "card"), 0, 1, shown.notice)
    trouble = [*refused(frame, *shown.trouble), EMPTY] if shown.trouble else []
    if not shown.flags:
        return picture(frame, head, [*trouble, *paragraph(frame, words(NONE))], foot)
    blocks = [_flag(frame, flag, shown.today, index, index == shown.at) for index, flag in enumerate(shown.flags)]
    lines: list[Line] = []
    start = 0
    for index, block in enumerate(blocks):
        start = len(lines) if index == shown.at else start
        lines += [*block, EMPTY]
    room = room_for_body(frame, False) - len(trouble)
    own = len(blocks[shown.at])
    visible_lines, offset = scrolled(frame, lines[:-1], room, max(0, min(start, start - (room - own) // 2)))
    cursor = (frame.indent, len(trouble) + start - offset)
    return picture(frame, head, [*trouble, *visible_lines], foot, cursor=cursor)


def _flag(frame: Frame, flag: Flag, today: date, index: int, here: bool) -> list[Line]:
    """The note, the card's question, the place of the item and when it was flagged."""
    press = f"row:{index}"
    inset = 3 if frame.narrow else 0
    mark = Piece(frame.glyphs.here, "accent", press) if here else space(1)
    note = words(visible(flag.note) or "no note", "" if flag.note else "quiet")
    said = wrapped(frame, note, frame.measure - inset, "strong" if here and flag.note else "ink", press)
    if len(said) > NOTE:
        said = [*said[: NOTE - 1], clip((*said[NOTE - 1], Piece(" …", "quiet")), frame.measure - inset, frame.glyphs)]
    asked = visible(flag.front) or "no such card any more"
    place = f"{flag.place.path}:{flag.place.line}" if flag.place else flag.key
    room = frame.measure - inset
    when: Line = () if frame.narrow else (Piece(_when(flag.day, today), "quiet", press),)
    stands = clip((Piece(visible(place), "quiet", press),), room - width(when) - 2, frame.glyphs)
    below = [
        clip((Piece(frame.glyphs.words(asked), "quiet", press),), room, frame.glyphs),
        ends(stands, when, room),
    ]
    return [row(frame, said[0], mark=mark), *(row(frame, (space(inset), *line)) for line in [*said[1:], *below])]


def _when(day: date, today: date) -> str:
    """`today`, `yesterday`, `12 November`."""
    return on(day, today).removeprefix("on ")
