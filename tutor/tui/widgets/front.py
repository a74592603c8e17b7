"""A question on the screen, in each of its forms, and nothing else. Pure: a value in, a picture out."""

from __future__ import annotations

from typing import NamedTuple, assert_never

from rich.cells import cell_len

from tutor.core.faces import Arrange, Face, Judge, Pick, Recall, Tick, Trace, TypeIn
from tutor.core.sitting import Showing
from tutor.core.text import Span, Text, words
from tutor.tui.hand import Asked, hint
from tutor.tui.widgets.spine import (
    EMPTY,
    Frame,
    Line,
    Piece,
    Role,
    ends,
    entry_line,
    paragraph,
    row,
    space,
    width,
    wrapped,
)

ANSWER = 3
TICK = 3


class Body(NamedTuple):
    """Lines from row 4 on; `fixed` of them never scroll; the cursor as (column, line)."""

    lines: list[Line]
    fixed: int
    cursor: tuple[int, int] | None = None


def prompt(frame: Frame, face: Face, showing: Showing) -> list[Line]:
    """The question as asked, padded to the line before its answer's row."""
    cue = _cue(frame, face)
    label = f"new {face.label}" if showing.first else face.label
    lines = paragraph(frame, (*face.prompt, *cue), label)
    return [*lines, *[EMPTY] * max(1, ANSWER - len(lines))]


def _cue(frame: Frame, face: Face) -> Text:
    """The remark after a sentence with a gap; in brackets where quiet looks like the sentence itself."""
    if not face.cue:
        return ()
    quiet = tuple(Span(span.text, "quiet") for span in face.cue)
    if frame.plain or frame.glyphs.inside:
        return (Span(" "), Span("(", "quiet"), *quiet, Span(")", "quiet"))
    return (Span("\xa0 "), *quiet)


def question(frame: Frame, asked: Asked) -> Body:
    """The question with the place to answer it."""
    lines = prompt(frame, asked.face, asked.showing)
    start = len(lines)
    match asked.face.ask:
        case TypeIn():
            answer, column = _typed(frame, asked)
            cursor = (column, start)
        case Pick() | Arrange() | Judge() | Trace():
            answer = _numbered(frame, asked)
            cursor = (frame.indent if frame.narrow else frame.indent - 3, start)
        case Tick() | Recall():
            answer = [row(frame, (Piece("say it to yourself, then look", "quiet", "space"),))]
            cursor = (frame.indent, start)
        case _:
            assert_never(asked.face.ask)
    below = [words(part, "quiet") for part in (asked.remark, hint(asked)) if part]
    notes = [row(frame, line) for text in below for line in wrapped(frame, text, frame.measure)]
    return Body([*lines, *answer, *([EMPTY, *notes] if notes else [])], start, cursor)


def _typed(frame: Frame, asked: Asked) -> tuple[list[Line], int]:
    inset = 3 if frame.narrow else 0
    text, column = asked.entry.drawn(frame.measure - inset, frame.glyphs, not asked.away)
    mark = Piece(frame.glyphs.here, "quiet" if asked.away else "accent", "enter")
    return entry_line(frame, mark, text), frame.indent + inset + column


def _numbered(frame: Frame, asked: Asked) -> list[Line]:
    """Options, verdicts or lines with their digits on the spine; ticks stand before the text."""
    glyphs, ask = frame.glyphs, asked.face.ask
    several = isinstance(ask, Pick) and ask.several
    lines: list[Line] = []
    for index, text in enumerate(choices(face=asked.face)):
        press = str(index + 1)
        named = index in asked.ticked or index in asked.order
        tick: Line = (
            (Piece(glyphs.right if named else glyphs.none, "ink" if named else "quiet", press), space(TICK - 1))
            if several
            else ()
        )
        inset = (3 if frame.narrow else 0) + width(tick)
        role: Role = "quiet" if isinstance(ask, Arrange) and named else "ink"
        for at, line in enumerate(wrapped(frame, text, frame.measure - inset, role, press)):
            if at == 0:
                lines.append(row(frame, (*tick, *line), mark=Piece(press, "ink", press)))
            else:
                lines.append(row(frame, (space(inset if frame.narrow else width(tick)), *line)))
    if isinstance(ask, Arrange):
        gap = glyphs.gap
        given = [Piece(f"{number + 1} ", "strong") for number in asked.order]
        open_places = [Piece(f"{gap} ", "accent")] * (len(ask.lines) - len(asked.order))
        lines += [EMPTY, row(frame, (*given, *open_places), "order")]
    if asked.guess:
        lines += [EMPTY, row(frame, (Piece("only a guess", "quiet", "g"),))]
    return lines


def choices(face: Face) -> tuple[Text, ...]:
    """What digits name: options, lines, the two verdicts, or the two ways."""
    match face.ask:
        case Pick(options):
            return tuple(option.text for option in options)
        case Arrange(lines):
            return lines
        case Judge():
            return (words("sound"), words("flawed"))
        case Trace():
            return (words("raises"), words("lowers"))
        case _:
            return ()


def note_lines(frame: Frame, text: Line, label: str) -> list[Line]:
    """A line to write a note on, where the answer stands."""
    inset = 3 if frame.narrow else 0
    shown = (
        *text,
        *((Piece(f"   {label}", "quiet"),) if width(text) + cell_len(label) + 3 <= frame.measure - inset else ()),
    )
    return entry_line(frame, Piece(frame.glyphs.here, "accent"), shown)


def refused(frame: Frame, message: str, mend: str) -> list[Line]:
    """What could not be done, in the answer's row: the sentence, then its mend."""
    mark = Piece(frame.glyphs.wrong, "miss")
    inset = 3 if frame.narrow else 0
    said = wrapped(frame, words(message, "strong"), frame.measure - inset) + (
        wrapped(frame, words(mend), frame.measure - inset) if mend else []
    )
    return [
        row(frame, line, mark=mark) if index == 0 else row(frame, (space(inset), *line))
        for index, line in enumerate(said)
    ]


__all__ = ["Body", "choices", "ends", "note_lines", "prompt", "question", "refused"]
