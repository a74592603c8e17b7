"""A part of the map put back from memory: the concepts by digit, the links laid so far, and afterwards the difference. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.core.graph import Sign
from tutor.core.text import words
from tutor.tui.widgets.glyphs import Glyphs
from tutor.tui.widgets.overview import signed
from tutor.tui.widgets.spine import (
    EMPTY,
    Frame,
    Line,
    Picture,
    Piece,
    clip,
    header,
    paragraph,
    picture,
    room_for_body,
    row,
    scrolled,
    space,
)

ASKED = ("which causes? its digit", "what does it act on? the digit", "and what does it do to that?")


class Laying(NamedTuple):
    """What is on the table: the concepts' names in the order of their digits, the links laid as (cause, sign, effect), how many are asked for,

    and the digits chosen for the next one.
    """

    names: tuple[str, ...]
    laid: tuple[tuple[str, Sign, str], ...]
    asked: int
    chosen: tuple[int, ...] = ()
    notice: str = ""


class Told(NamedTuple):
    """One link of the difference: whether it is right, and in words."""

    right: bool
    text: str


def arrow(sign: Sign, glyphs: Glyphs) -> str:
    """What stands between two concepts."""
    mark = signed(sign, glyphs).strip()
    return glyphs.words(f"{mark}→" if mark else "–")


def draw(frame: Frame, laying: Laying, foot: Line) -> Picture:
    """The exercise under way; of more links than fit the last ones are shown."""
    right = f"{len(laying.laid)} of {laying.asked} links laid"
    head = header(frame, "take apart", right, len(laying.laid), laying.asked, laying.notice)
    concepts: list[Line] = []
    for index, name in enumerate(laying.names):
        press = str(index + 1)
        here = index in laying.chosen
        line = (
            Piece(f"{press}  ", "quiet", press),
            Piece(frame.glyphs.words(name), "strong" if here else "ink", press),
        )
        label = "" if concepts or frame.narrow else "concepts"
        concepts.append(row(frame, clip(line, frame.measure, frame.glyphs), label))
    number = len(laying.laid)
    room = room_for_body(frame, False, len(concepts) + number + 2)
    # The row that asks is always there; links, the empty row and concepts give way to it, in this order.
    gap = [EMPTY] * (len(concepts) + 2 <= room)
    concepts = concepts[: max(0, room - 1)]
    left = max(0, room - len(concepts) - len(gap) - 1)
    visible = number if number <= left else max(0, left - 1)
    links: list[Line] = []
    label = "" if frame.narrow else "links"
    if visible < number and left:
        links.append(row(frame, (Piece(f"{number - visible} above", "quiet"),), label))
    for cause, sign, effect in laying.laid[number - visible :]:
        text = (Piece(f"{frame.glyphs.words(cause)} {arrow(sign, frame.glyphs)} {frame.glyphs.words(effect)}"),)
        links.append(row(frame, clip(text, frame.measure, frame.glyphs), "" if links else label))
    body = [*concepts, *gap, *links, _next(frame, laying)]
    return picture(frame, head, body, foot, cursor=(0 if frame.narrow else frame.indent - 3, len(body) - 1))


def _next(frame: Frame, laying: Laying) -> Line:
    """What is asked now, after what was chosen for it."""
    names = [frame.glyphs.words(laying.names[index]) for index in laying.chosen]
    begun = "".join(f"{name} {frame.glyphs.cut} " for name in names)
    line = (Piece(begun), Piece(ASKED[len(laying.chosen)], "quiet"))
    room = frame.measure - 3 * frame.narrow
    return row(frame, clip(line, room, frame.glyphs), mark=Piece(frame.glyphs.here, "accent"))


def draw_told(frame: Frame, told: Sequence[Told], scroll: int, foot: Line, notice: str = "") -> Picture:
    """The difference, what is wrong first."""
    right = sum(one.right for one in told)
    head = header(frame, "take apart", f"{right} of {len(told)} right", right, len(told), notice)
    lines: list[Line] = []
    for one in sorted(told, key=lambda one: one.right):
        mark = Piece(frame.glyphs.right) if one.right else Piece(frame.glyphs.wrong, "miss")
        inset = 3 if frame.narrow else 0
        for index, line in enumerate(paragraph(frame._replace(width=max(14, frame.width - inset)), words(one.text))):
            body = line if frame.narrow else line[2:]
            lines.append(row(frame, body, mark=mark if index == 0 else space(1)))
    room = room_for_body(frame, False, len(lines))
    shown, _ = scrolled(frame, lines, room, scroll)
    return picture(frame, head, shown, foot)
