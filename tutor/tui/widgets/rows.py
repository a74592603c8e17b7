"""Rows of an author's screens: a label with a mark beside it, a row being written on several lines, a problem in a sentence. Pure."""

from __future__ import annotations

import re

from rich.cells import cell_len

from tutor.core.problems import Problem, visible
from tutor.core.text import Text, words
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.spine import LABEL, Frame, Line, Piece, clip, header, row, space, wrapped


def headed(frame: Frame, title: str, far: str, done: int, total: int, remark: str) -> list[Line]:
    """The head of a screen, with what was done in a row of its own, from its first word on."""
    head = header(frame, title, far, done, total)
    if not remark:
        return head
    said = clip((Piece(frame.glyphs.words(remark)),), frame.span, frame.glyphs)
    return [*head[:-1], (space(frame.margin), *said)]


def labelled(frame: Frame, text: Line, label: str, mark: Piece) -> Line:
    """A line with both a label and a mark beside it."""
    edge = frame.margin + LABEL
    return (Piece(label.rjust(edge)[-edge:], "quiet"), mark, space(1), *text)


def written(frame: Frame, label: str, entry: Entry) -> tuple[list[Line], int, int]:
    """A row being written, on as many lines as it takes; and the column and line of the caret."""
    inset = 2 if frame.narrow else 0
    rows = broken(entry.text, frame.measure - inset - 1)
    at = max(index for index, start in enumerate(rows) if start <= entry.caret)
    ends = [*rows[1:], len(entry.text)]
    mark = Piece(frame.glyphs.here, "accent")
    lines: list[Line] = [(Piece(label, "quiet"),)] if frame.narrow and label else []
    first, column = len(lines), 0
    for index, (start, end) in enumerate(zip(rows, ends, strict=True)):
        text: Line = (Piece(entry.text[start:end]),)
        if index == at:
            text, column = Entry(entry.text[start:end], entry.caret - start).drawn(frame.measure, frame.glyphs)
        led = index == 0
        lines.append(
            (mark if led else space(1), space(1), *text)
            if frame.narrow
            else labelled(frame, text, label if led else "", mark if led else space(1))
        )
    under = (space(inset), Piece(frame.glyphs.light * (frame.measure - inset), "faint"))
    return [*lines, row(frame, under)], frame.indent + inset + column, first + at


def broken(text: str, cells: int) -> list[int]:
    """Where the lines of a text begin that is broken at its spaces, which stay at the ends of lines; a word longer than a line is cut."""
    starts, used = [0], 0
    for word in re.finditer(r"\S+\s*|\s+", text):
        own = cell_len(word[0].rstrip())
        if used and used + own > cells:
            starts.append(word.start())
            used = 0
        if own <= cells:
            used += cell_len(word[0])
            continue
        for at, char in enumerate(word[0], word.start()):
            if used and used + cell_len(char) > cells and not char.isspace():
                starts.append(at)
                used = 0
            used += cell_len(char)
    return starts


def told(frame: Frame, problem: Problem, place: str = "", press: str = "") -> list[Line]:
    """A problem in one sentence with its mend; an error has the mark of one."""
    error = problem.severity == "error"
    mark = Piece(frame.glyphs.wrong, "miss", press) if error else Piece(frame.glyphs.none, "quiet", press)
    inset = 3 if frame.narrow else 0
    said = visible(problem.message) + (f"; {visible(problem.help)}" if problem.help else "")
    text: Text = (*words(f"{place}\xa0 ", "quiet"), *words(said)) if place else words(said)
    lines = wrapped(frame, text, frame.measure - inset, "ink", press)
    return [
        row(frame, line, mark=mark) if at == 0 else row(frame, (space(inset), *line)) for at, line in enumerate(lines)
    ]
