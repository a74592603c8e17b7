"""The whole map on one screen: as an outline, as lanes, and the outline beside the trunk. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tutor.core.graph import Sign
from tutor.core.mapping import Entry, Lane, Mark
from tutor.core.text import words
from tutor.core.wording import count
from tutor.tui.widgets.glyphs import Glyphs
from tutor.tui.widgets.spine import (
    Frame,
    Line,
    Picture,
    Piece,
    Role,
    clip,
    header,
    paragraph,
    picture,
    room_for_body,
    space,
)

Drawn = Callable[[int, Role, str], Line]
MARKS: Mapping[Mark, str] = {"known": "known", "fading": "fading", "not met": "unmet"}


def marked(told: Mark, glyphs: Glyphs) -> str:
    """A memory mark, a blank for none."""
    return str(getattr(glyphs, MARKS[told])) if told else " "


def signed(sign: Sign, glyphs: Glyphs) -> str:
    """A sign in one cell."""
    return {"+": glyphs.up, "-": glyphs.down, "": " "}.get(sign, sign)


def meanings(glyphs: Glyphs) -> str:
    """What the marks mean, in one row."""
    pairs = (
        (glyphs.known, "known"), (glyphs.fading, "fading"), (glyphs.unmet, "not met"),
        (glyphs.up, "raises"), (glyphs.down, "lowers"), (glyphs.unsettled, "unsettled"),
    )  # fmt: skip
    return "  ".join(f"{one} {meaning}" for one, meaning in pairs)


def entry_line(frame: Frame, entry: Entry, role: Role, press: str = "", brief: bool = False) -> Line:
    """A row of the outline; a `brief` one leaves the other causes out."""
    glyphs = frame.glyphs
    lead = "".join(f"{glyphs.rail if goes_on else ' '}  " for goes_on in entry.rails[:-1])
    text: list[Piece] = []
    if entry.link is not None:
        branch = (glyphs.branches if entry.link.settled else glyphs.loose)[1 if entry.rails[-1] else 2][:2]
        text = [
            Piece(lead + branch, "quiet", press),
            Piece(f"{signed(entry.link.sign, glyphs)} {marked(entry.mark, glyphs)} ", "ink", press),
        ]
    remark = "  on this link" if entry.moderator else f" {glyphs.cut}" if entry.again else ""
    more = f"  and {count(entry.more, 'more cause')}" if entry.more and not brief else ""
    return (*text, Piece(glyphs.words(entry.name), role, press), Piece(remark + more, "quiet", press))


def lane_line(frame: Frame, lane: Lane, role: Role, press: str = "") -> Line:
    """A row of the lanes: every branch with its sign, then the concept."""
    glyphs, across = frame.glyphs, frame.glyphs.across
    drawn, arm = "", False
    for cell, sign in lane.cells:
        match cell:
            case "joins" | "ends":
                ends = cell == "ends"
                # A branch without a sign would look like a lane that is crossed.
                crossed = arm and sign
                drawn += across[1 + ends] if crossed else glyphs.branches[1 + ends][0]
                drawn += signed(sign, glyphs).replace(" ", across[0])
                arm = True
            case "begins":
                drawn += glyphs.branches[0][0] + across[0]
                arm = True
            case "passes" | "crosses":
                drawn += (across[1] + across[0]) if arm else f"{glyphs.rail} "
            case _:
                drawn += across[0] * 2 if arm else "  "
    back = f"  back to {', '.join(lane.back)}" if lane.back else ""
    return (
        Piece(drawn, "quiet", press),
        Piece(f" {marked(lane.mark, glyphs)} ", "ink", press),
        Piece(glyphs.words(lane.name), role, press),
        Piece(back, "quiet", press),
    )


def window(number: int, at: int, room: int) -> range:
    """The rows that are visible around row `at`."""
    start = max(0, min(at - room // 2, number - room))
    return range(start, min(number, start + room))


def draw_outline(frame: Frame, entries: Sequence[Entry], at: int, known: int, counted: int, foot: Line) -> Picture:
    """The outline as a screen of its own; the cursor on one of its rows."""

    def line(index: int, role: Role, press: str) -> Line:
        return entry_line(frame, entries[index], role, press)

    return _listed(frame, "outline", len(entries), at, (known, counted), foot, line)


def draw_lanes(frame: Frame, lanes: Sequence[Lane], at: int, known: int, counted: int, foot: Line) -> Picture:
    """The lanes as a screen of their own."""

    def line(index: int, role: Role, press: str) -> Line:
        return lane_line(frame, lanes[index], role, press)

    return _listed(frame, "lanes", len(lanes), at, (known, counted), foot, line)


def _listed(frame: Frame, title: str, number: int, at: int, links: tuple[int, int], foot: Line, line: Drawn) -> Picture:
    known, counted = links
    head = header(frame, title, f"{known} of {counted} links known", known, counted)
    room = room_for_body(frame, False, number)
    if not number:
        return picture(frame, head, paragraph(frame, words("no claim links anything yet")), foot)
    lines: list[Line] = []
    cursor = 0
    for index in window(number, at, room):
        here = index == at
        if here:
            cursor = len(lines)
        press = f"row:{index}"
        mark = Piece(frame.glyphs.here, "accent", press) if here else space(1)
        text = line(index, "strong" if here else "ink", press)
        lines.append((space(frame.margin), mark, space(1), *clip(text, frame.span - 2, frame.glyphs)))
    return picture(frame, head, lines, foot, cursor=(frame.margin, cursor))


def beside(frame: Frame, entries: Sequence[Entry], node: str, cells: int, room: int) -> list[Line]:
    """The outline beside the trunk, with the trunk's concept in it."""
    at = next((index for index, entry in enumerate(entries) if entry.node == node and not entry.again), 0)
    lines = []
    for index in window(len(entries), at, room):
        entry = entries[index]
        line = entry_line(
            frame, entry, "strong" if index == at else "ink" if entry.node == node else "quiet", brief=True
        )
        lines.append(clip(line, cells, frame.glyphs))
    return lines
