"""Lists to choose from in a review: what a draft can be merged with, and what may be written from its passage. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.core.drafting import FRESH, Draft, Partner, Sentence
from tutor.core.problems import visible
from tutor.core.text import words
from tutor.tui.widgets.rows import labelled
from tutor.tui.widgets.spine import EMPTY, Frame, Line, Piece, paragraph, row, space, wrapped

FEWEST = 15
"""Rows that a screen keeps for the list."""


def partners(frame: Frame, draft: Draft, found: Sequence[Partner], chosen: int) -> tuple[list[Line], int]:
    listed = [(visible(partner.name), "a draft too" if partner.draft else "") for partner in found]
    return _list(frame, [*paragraph(frame, words(visible(draft.name), "strong"), "merge"), EMPTY], "with", listed, chosen)  # fmt: skip


def kinds(frame: Frame, chosen: int, passage: Sentence | None = None) -> tuple[list[Line], int]:
    """What may be written from a passage, which stands above it where it can be chosen."""
    head = [*paragraph(frame, words("an item of your own from this passage", "strong"), "new"), EMPTY]
    if passage is not None:
        said = paragraph(frame, words(visible(passage.text)), f"line {passage.line}")
        most = max(1, frame.height - FEWEST)
        head = [head[0], *said[:most], EMPTY]
    return _list(frame, head, "write", [(fresh.told, "") for fresh in FRESH], chosen)


def _list(
    frame: Frame, head: list[Line], first: str, listed: Sequence[tuple[str, str]], chosen: int
) -> tuple[list[Line], int]:
    """Lines to choose from, each with a quiet remark, below a head; and the line on which the cursor stands."""
    lines, here = head, 0
    for index, (name, remark) in enumerate(listed):
        press, at = f"row:{index}", index == chosen
        here = len(lines) if at else here
        mark = Piece(frame.glyphs.here, "accent", press) if at else space(1)
        inset = 3 if frame.narrow else 0
        said = (*words(name, "strong" if at else ""), *(words(f"\xa0 {remark}", "quiet") if remark else ()))
        label = first if index == 0 else ""
        for number, line in enumerate(wrapped(frame, said, frame.measure - inset, "ink", press)):
            if number:
                lines.append(row(frame, (space(inset), *line)))
            elif frame.narrow:
                lines.append((mark, space(2), *line))
            else:
                lines.append(labelled(frame, line, label, mark))
    return lines, here
