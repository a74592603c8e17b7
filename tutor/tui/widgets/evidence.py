"""The rows below an answer: why, what else was true, and the evidence as one block in a fixed order. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.core.faces import Row
from tutor.core.text import plain
from tutor.tui.widgets.spine import EMPTY, Frame, Line, Role, chained, paragraph, pieces, row, space, width, wrapped

LEAST_COLUMN = 24


def block(frame: Frame, told: Sequence[Row], rows: Sequence[Row]) -> list[Line]:
    """All rows: the reason first, then what this answer calls for, then the evidence; an empty line between the three."""
    reason = max((index + 1 for index, one in enumerate(rows) if one.label == "why" or one.kind == "chain"), default=0)
    groups = [rows[:reason], told, rows[reason:]]
    lines: list[Line] = []
    for group in groups:
        if group:
            lines += [EMPTY] if lines else []
            lines += [line for one in group for line in drawn(frame, one)]
    return lines


def drawn(frame: Frame, one: Row) -> list[Line]:
    """One labelled row, with its remarks in a column of their own."""
    if one.kind == "chain":
        return [row(frame, line) for text in one.lines for line in chained(frame, text, frame.measure)]
    role: Role = "quiet" if one.kind == "quiet" else "ink"
    if any(plain(remark) for remark in one.remarks):
        return _columns(frame, one)
    lines: list[Line] = []
    for index, text in enumerate(one.lines):
        lines += paragraph(frame, text, one.label if index == 0 else "", role)
    return lines


def _columns(frame: Frame, one: Row) -> list[Line]:
    remarks = [
        pieces(frame.glyphs.text(one.remarks[index] if index < len(one.remarks) else ()))
        for index in range(len(one.lines))
    ]
    right = max(map(width, remarks))
    room = frame.measure - right - 2
    if room < LEAST_COLUMN or frame.narrow:
        return _below(frame, one, remarks)
    parts = [wrapped(frame, text, room) for text in one.lines]
    column = max(width(line) for lines in parts for line in lines)
    drawn_lines: list[Line] = []
    for lines, remark in zip(parts, remarks, strict=True):
        for index, line in enumerate(lines):
            text = (*line, space(column + 2 - width(line)), *remark) if index == 0 and remark else line
            drawn_lines.append(row(frame, text, "" if drawn_lines else one.label))
    return drawn_lines


def _below(frame: Frame, one: Row, remarks: Sequence[Line]) -> list[Line]:
    """Remarks under their lines, where a column would leave the lines too little room."""
    lines: list[Line] = []
    for text, remark in zip(one.lines, remarks, strict=True):
        lines += paragraph(frame, text, "" if lines else one.label)
        lines += [row(frame, (space(2), *remark))] if remark else []
    return lines
