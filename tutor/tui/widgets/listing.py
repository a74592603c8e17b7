"""Lists of keys and commands, and the dialog that offers a library of one's own. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.core.text import words
from tutor.tui.keys import Key
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.front import refused
from tutor.tui.widgets.spine import (
    EMPTY,
    Frame,
    Line,
    Picture,
    Piece,
    clip,
    ends,
    entry_line,
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

ADOPT = "The starter library inside the program cannot be changed. A copy of it in a folder of yours can, and what you remember goes on with it."


def help_page(frame: Frame, title: str, keys: Sequence[Key], scroll: int, foot: Line) -> Picture:
    """All keys of a stage, each with a sentence."""
    lines: list[Line] = []
    for key in keys:
        lines += paragraph(frame, words(key.tip), frame.glyphs.words(key.shown))
    room = room_for_body(frame, False, len(lines))
    shown, _ = scrolled(frame, lines, room, scroll)
    return picture(frame, header(frame, f"keys: {title}", "", 0, 1), shown, foot)


def palette(frame: Frame, entry: Entry, found: Sequence[Key], at: int, column: int, foot: Line) -> Picture:
    """A line to type on and the commands that match it, their words in a column of `column` cells."""
    inset = 3 if frame.narrow else 0
    text, caret = entry.drawn(frame.measure - inset, frame.glyphs)
    lines = [*entry_line(frame, Piece(frame.glyphs.here, "accent"), text), EMPTY]
    room = room_for_body(frame, False) - len(lines)
    rows: list[Line] = []
    here = 0
    for index, key in enumerate(found):
        here = len(rows) if index == at else here
        rows += _command(frame, key, f"row:{index}", index == at, column)
    if not rows:
        rows = [row(frame, (Piece("no command is called that", "quiet"),))]
    shown, _ = scrolled(frame, rows, room, max(0, here - room // 2))
    cursor = (frame.indent + inset + caret, 0)
    return picture(frame, header(frame, "palette", "", 0, 1), [*lines, *shown], foot, cursor=cursor)


def _command(frame: Frame, key: Key, press: str, here: bool, column: int) -> list[Line]:
    """A command's word, sentence and key in one line; a narrow frame tells the sentence of the one under the cursor alone, below it."""
    inset = 3 if frame.narrow else 0
    cells = frame.measure - inset
    mark = Piece(frame.glyphs.here, "accent", press) if here else space(1)
    keyed = (Piece(frame.glyphs.words(key.shown), "quiet", press),)
    word = Piece(key.word, "strong" if here else "ink", press)
    if frame.narrow:
        told = wrapped(frame, words(key.tip, "quiet"), cells, "quiet", press) if here else []
        return [
            row(frame, ends((word,), keyed, cells), mark=mark),
            *(row(frame, (space(inset), *line)) for line in told),
        ]
    text: Line = (word, space(column + 2 - width((word,))), Piece(key.tip, "quiet", press))
    return [row(frame, ends(clip(text, cells - width(keyed) - 2, frame.glyphs), keyed, cells), mark=mark)]


def renaming(frame: Frame, what: str, line: str, place: str, foot: Line) -> Picture:
    """The offer to let the history of an item go on under its new id: the line that would be written, and where."""
    lines = [
        *paragraph(frame, words(f"{what}.")),
        EMPTY,
        *paragraph(frame, words("If it is the same item, this line under it lets its history go on:")),
        EMPTY,
        *paragraph(frame, words(line), role="strong"),
        *paragraph(frame, words(place), role="quiet"),
    ]
    return picture(frame, header(frame, "another id", "", 0, 1), lines, foot)


def adopting(frame: Frame, entry: Entry, trouble: tuple[str, str] | None, foot: Line) -> Picture:
    """The offer to copy the starter library, with a folder to say where."""
    inset = 3 if frame.narrow else 0
    text, column = entry.drawn(frame.measure - inset, frame.glyphs)
    told = paragraph(frame, words(ADOPT))
    lines = [*told, EMPTY, *entry_line(frame, Piece(frame.glyphs.here, "accent"), text)]
    if trouble:
        lines += [EMPTY, *refused(frame, *trouble)]
    return picture(
        frame,
        header(frame, "a library of your own", "", 0, 1),
        lines,
        foot,
        cursor=(frame.indent + inset + column, len(told) + 1),
    )
