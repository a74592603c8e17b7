"""The map around one concept: causes flow into the trunk from above, effects branch off below, the chosen link in words under it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.core.faces import Row
from tutor.core.mapping import Around, Entry, Tie
from tutor.core.text import words
from tutor.tui.widgets.evidence import drawn
from tutor.tui.widgets.overview import beside, marked, meanings, signed
from tutor.tui.widgets.spine import (
    EMPTY,
    MEASURE,
    Frame,
    Line,
    Picture,
    Piece,
    Role,
    clip,
    ends,
    header,
    paragraph,
    picture,
    room_for_body,
    row,
    space,
    width,
)

WIDE = 120
LEFT = 80
"""From so many columns on the outline stands beside the trunk, which then keeps to the first 80."""
TOLD = 5
"""Rows that the link under the cursor usually takes."""
SMALL = 7
"""Rows that the trunk keeps on the smallest screen."""


class Mapped(NamedTuple):
    """What the map screen shows: a neighbourhood, the link under the cursor, the rows that tell of each link, and how many are known.

    `outline` is drawn beside the trunk where there is room; `notice` what the last key could not do.
    """

    around: Around
    at: int
    details: tuple[tuple[Row, ...], ...]
    known: int
    counted: int
    outline: tuple[Entry, ...] = ()
    notice: str = ""


def draw(frame: Frame, shown: Mapped, foot: Line) -> Picture:
    """The whole screen."""
    wide = frame.width >= WIDE and bool(shown.outline)
    block = frame._replace(width=LEFT) if wide else frame
    right = f"{shown.known} of {shown.counted} links known" if shown.around.ties else ""
    head = header(block, "map", right, shown.known, shown.counted, shown.notice)
    body, at = _body(block, shown)
    column = 0 if frame.narrow else block.indent - 3
    whole = picture(block, head, body, foot, cursor=(column, at))
    if not wide:
        return whole
    first = frame.top + len(head)
    rows = len(whole.lines) - first - 2
    lines = beside(frame, shown.outline, shown.around.node, frame.width - LEFT - 4, rows)
    return whole._replace(lines=_joined(whole.lines, lines, first))


def _joined(lines: Sequence[Line], more: Sequence[Line], first: int) -> tuple[Line, ...]:
    joined = list(lines)
    for index, line in enumerate(more):
        left = joined[first + index]
        joined[first + index] = (*left, space(LEFT + 2 - width(left)), *line)
    return tuple(joined)


def _body(frame: Frame, shown: Mapped) -> tuple[list[Line], int]:
    """The lines between the rule and the keys, and the one the cursor is on."""
    if not shown.around.ties:
        return paragraph(frame, words(f"no claim says yet what acts on {shown.around.name or 'anything'}")), 0
    details = [[line for one in rows for line in drawn(frame, one)] for rows in shown.details]
    told = details[shown.at] if shown.at < len(details) else []
    links = len(shown.around.ties) + _bare(shown.around)
    room = room_for_body(frame, False, links + max(map(len, details)) + 3)
    # The trunk's rows do not depend on the link under the cursor: nothing jumps when it moves.
    trunk, at = _trunk(frame, shown, min(links, max(room - TOLD - (links + TOLD > room and not frame.narrow), SMALL)))
    gap = not frame.narrow and len(trunk) + max(TOLD, len(told)) < room
    left = room - len(trunk) - gap
    body = [*trunk, *[EMPTY] * gap, *_told(frame, told, left)]
    if len(body) + 2 <= room and not frame.narrow:
        spare = links + 1 + max(TOLD, len(told)) + 2 - len(body) - 1
        body += [*[EMPTY] * max(1, min(spare, room - len(body) - 1)), legend(frame)]
    return body, at


def _told(frame: Frame, lines: list[Line], room: int) -> list[Line]:
    """The rows that tell of a link, as far as there is room, with a mark where something is left out."""
    if len(lines) <= room:
        return lines
    kept = lines[: max(1, room)]
    cells = frame.width if frame.narrow else frame.margin + frame.span
    cut = (Piece(frame.glyphs.cut, "quiet", "enter"),)
    return [*kept[:-1], ends(clip(kept[-1], cells - width(cut) - 1, frame.glyphs), cut, cells)]


def _bare(around: Around) -> int:
    """Rows of the trunk beside its links."""
    return 1 + bool(around.causes) + bool(around.effects)


def _trunk(frame: Frame, shown: Mapped, room: int) -> tuple[list[Line], int]:
    around = shown.around
    above, below = len(around.causes), len(around.effects)
    left = max(2, room - _bare(around))
    if above + below > left:
        above = min(above, max(left // 2, left - below))
        below = min(below, left - above)
    lines, at = _side(frame, around.causes, above, shown.at, 0, False)
    if around.causes:
        lines.append(row(frame, (*_inset(frame), Piece(frame.glyphs.down, "quiet"))))
    lines.append(row(frame, (*_inset(frame), *clip((Piece(around.name, "strong"),), _measure(frame), frame.glyphs))))
    middle = len(lines) - 1
    if around.effects:
        lines.append(row(frame, (*_inset(frame), Piece(frame.glyphs.rail, "quiet"))))
    start = len(lines)
    more, index = _side(frame, around.effects, below, shown.at, len(around.causes), True)
    where = at if at is not None else start + index if index is not None else middle
    return [*lines, *more], where


def _inset(frame: Frame) -> Line:
    """In a narrow frame the mark of the cursor needs two cells of the line."""
    return (space(2),) if frame.narrow else ()


def _measure(frame: Frame) -> int:
    return frame.width - 3 if frame.narrow else MEASURE


def _side(
    frame: Frame, ties: Sequence[Tie], room: int, at: int, first: int, below: bool
) -> tuple[list[Line], int | None]:
    """The branches of one side that fit, those around the cursor, and the line the cursor is on; what is left out ends them."""
    number = len(ties)
    if not number:
        return [], None
    visible = number if number <= room else max(1, room - 1)
    own = at - first if 0 <= at - first < number else 0
    start = max(0, min(own - visible // 2, number - visible))
    label = "effects" if below else "causes"
    lines: list[Line] = []
    found = None
    for index in range(start, start + visible):
        if index == at - first:
            found = len(lines)
        lines.append(
            _branch(frame, ties, index, index == at - first, f"row:{first + index}", "" if lines else label, below)
        )
    if visible < number:
        rail = Piece(frame.glyphs.rail, "quiet")
        told = Piece(f"and {number - visible} more", "quiet", "down")
        lines.append(row(frame, (*_inset(frame), rail, space(7), told)))
    return lines, found


def _branch(frame: Frame, ties: Sequence[Tie], index: int, here: bool, press: str, label: str, below: bool) -> Line:
    """One link: branch, sign, memory, name; a moderator hangs from the link above it."""
    tie, glyphs = ties[index], frame.glyphs
    place = 0 if index == 0 and not below else 2 if below and not _more(ties, index) else 1
    branch = (glyphs.branches if tie.link.settled else glyphs.loose)[place]
    lead: Line = (Piece(branch, "quiet", press),)
    if tie.moderator:
        final = index + 1 == len(ties) or not ties[index + 1].moderator
        own = (glyphs.branches if tie.link.settled else glyphs.loose)[2 if final else 1]
        rail = glyphs.rail if _more(ties, index) or not below else " "
        lead = (Piece(f"{rail}   {own}", "quiet", press),)
    role: Role = "strong" if here else "quiet" if tie.link.implied else "ink"
    name = (Piece(glyphs.words(tie.name), role, press),)
    signs = Piece(
        f" {signed(tie.link.sign, glyphs)} {marked(tie.mark, glyphs)} ", "quiet" if tie.link.implied else "ink", press
    )
    text = clip((*lead, signs, *name), _measure(frame), glyphs)
    pointed = Piece(glyphs.here, "accent", press) if here else None
    if frame.narrow:
        return (pointed or space(1), space(1), *text)
    return row(frame, text, label, pointed)


def _more(ties: Sequence[Tie], index: int) -> bool:
    """Whether the trunk goes on below the branch."""
    return any(not tie.moderator for tie in ties[index + 1 :])


def legend(frame: Frame) -> Line:
    """What the marks mean."""
    return row(frame, (Piece(meanings(frame.glyphs), "quiet"),))
