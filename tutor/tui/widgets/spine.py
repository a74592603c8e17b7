"""The spine every screen hangs on: labels right-aligned at its left, text at its right, one rule above, the keys below.

Pure: lines are runs of characters with a role; no widget, no colour. Columns and rows are those of an 80 by 24 terminal, centred in a wider
one; under 78 columns the labels move into the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len

from tutor.core.text import Span, Style, Text, wrap, wrap_chain
from tutor.tui.widgets.glyphs import UNICODE, Glyphs

Role = Literal["ink", "strong", "quiet", "faint", "accent", "miss", "caret"]
ROLES: tuple[Role, ...] = ("ink", "strong", "quiet", "faint", "accent", "miss", "caret")
BLOCK, LABEL, TEXT, MEASURE, NARROW, ROWS = 76, 10, 12, 64, 78, 24
LEAST_TITLE = 6
STYLES: dict[Style, Role] = {"strong": "strong", "gap": "accent", "quiet": "quiet"}


class Piece(NamedTuple):
    """A run of characters in one role; a click on it does what `press` names: a key, or `row:N`."""

    text: str
    role: Role = "ink"
    press: str = ""


Line = tuple[Piece, ...]
EMPTY: Line = ()


class Picture(NamedTuple):
    """A whole screen: its lines from the top, and the cell (column, row) at which the terminal's own cursor stands."""

    lines: tuple[Line, ...]
    cursor: tuple[int, int] | None = None


class Frame(NamedTuple):
    """The room there is: the terminal's columns and rows, the marks to draw with, and whether there are no colours to tell things apart."""

    width: int = 80
    height: int = 24
    glyphs: Glyphs = UNICODE
    plain: bool = False

    @property
    def narrow(self) -> bool:
        """Whether labels stand in the line instead of left of it."""
        return self.width < NARROW

    @property
    def margin(self) -> int:
        """Empty columns left of the block."""
        return 0 if self.narrow else (self.width - BLOCK) // 2

    @property
    def span(self) -> int:
        """Columns of the block."""
        return self.width if self.narrow else BLOCK

    @property
    def measure(self) -> int:
        """Columns of running text."""
        return self.width - 2 if self.narrow else MEASURE

    @property
    def indent(self) -> int:
        """The column at which text starts."""
        return 0 if self.narrow else self.margin + TEXT

    @property
    def top(self) -> int:
        """Empty rows above the block: a quarter of those to spare."""
        return max(0, (self.height - ROWS) // 4)

    def rows(self, wanted: int = 0) -> int:
        """Rows of the block: 24 as far as they are there, more only where that many are wanted and fit."""
        room = self.height - self.top
        return min(room, max(ROWS, wanted))


# ---- measuring and joining


def width(line: Iterable[Piece]) -> int:
    """Cells a line takes."""
    return sum(cell_len(piece.text) for piece in line)


def space(cells: int) -> Piece:
    """That many empty cells."""
    return Piece(" " * max(0, cells))


def clip(line: Line, cells: int, glyphs: Glyphs = UNICODE) -> Line:
    """The line cut to `cells`, with a mark where something is cut off."""
    if width(line) <= cells:
        return line
    kept: list[Piece] = []
    room = max(0, cells - cell_len(glyphs.cut))
    for piece in line:
        text = piece.text
        while cell_len(text) > room:
            text = text[:-1]
        kept.append(piece._replace(text=text))
        room -= cell_len(text)
        if text != piece.text:
            break
    return (*kept, Piece(glyphs.cut, "quiet"))


def ends(left: Line, right: Line, cells: int) -> Line:
    """`left` at the start and `right` at the end of `cells`."""
    return (*left, space(cells - width(left) - width(right)), *right) if right else left


def pieces(text: Text, role: Role = "ink", press: str = "") -> Line:
    """A line of an author's text; `role` is that of unmarked words."""
    return tuple(
        Piece(span.text.replace("\xa0", " "), STYLES.get(span.style, role), press) for span in text if span.text
    )


def wrapped(frame: Frame, text: Text, cells: int, role: Role = "ink", press: str = "") -> list[Line]:
    """An author's text as lines of at most `cells`."""
    return [pieces(line, role, press) for line in wrap(frame.glyphs.text(text), max(8, cells))]


def chained(frame: Frame, text: Text, cells: int) -> list[Line]:
    """A row of arrows as lines, broken only before an arrow; in ASCII an arrow takes a cell more."""
    grown = sum(span.text.count("→") for span in text) if frame.glyphs.inside else 0
    return [pieces(frame.glyphs.text(line)) for line in wrap_chain(text, max(8, cells - grown))]


# ---- the parts every screen has


def row(frame: Frame, text: Line, label: str = "", mark: Piece | None = None) -> Line:
    """One line on the spine: a label, or a mark at its end, or neither; then the text."""
    if frame.narrow:
        head: Line = (Piece(label, "quiet"), space(2)) if label else (mark, space(2)) if mark else ()
        return (*head, *text)
    edge = frame.margin + LABEL
    if mark is None:
        return (Piece(label.rjust(edge)[-edge:], "quiet"), space(TEXT - LABEL), *text)
    if label:
        return (Piece(label.rjust(edge)[-edge:], "quiet"), mark, space(TEXT - LABEL - 1), *text)
    return (space(edge - cell_len(mark.text)), mark, space(TEXT - LABEL), *text)


def paragraph(frame: Frame, text: Text, label: str = "", role: Role = "ink") -> list[Line]:
    """A label and wrapped text; in a narrow frame the label leads the first line."""
    if frame.narrow and label:
        led: Text = (Span(label, "quiet"), Span("\xa0\xa0"), *text)
        return wrapped(frame, led, frame.measure, role)
    lines = wrapped(frame, text, frame.measure, role) or [EMPTY]
    return [row(frame, line, label if index == 0 else "") for index, line in enumerate(lines)]


def entry_line(frame: Frame, marked: Piece, text: Line, below: bool = True) -> list[Line]:
    """A line to write on under the cursor's mark, with its faint line below."""
    inset = 3 if frame.narrow else 0
    under = (space(inset), Piece(frame.glyphs.light * min(40, frame.measure - inset), "faint"))
    return [row(frame, text, mark=marked), *([row(frame, under)] if below else [])]


def share(done: int, total: int, cells: int) -> int:
    """Cells of the rule's heavy part: full only when all is done, empty only when nothing is."""
    if total <= 0 or done <= 0:
        return 0
    if done >= total:
        return cells
    return min(cells - 1, max(1, int(done / total * cells + 0.5)))


def header(frame: Frame, left: str, right: str, done: int, total: int, remark: str = "") -> list[Line]:
    """Where one is and how far, the rule, and the empty row below it."""
    room = frame.span
    heavy = share(done, total, room)
    spare = room - cell_len(right) - min(cell_len(left), LEAST_TITLE) - 5
    said = "".join(piece.text for piece in clip((Piece(frame.glyphs.words(remark)),), max(0, spare), frame.glyphs))
    end = frame.glyphs.words("   ".join(part for part in (said if remark else "", right) if part))
    title = clip((Piece(left),), room - cell_len(end) - 2, frame.glyphs)
    rule = (Piece(frame.glyphs.heavy * heavy, "accent"), Piece(frame.glyphs.light * (room - heavy), "faint"))
    side = space(frame.margin)
    return [(side, *ends(title, (Piece(end, "quiet"),), room)), (side, *rule), EMPTY]


def picture(
    frame: Frame,
    head: Sequence[Line],
    body: Sequence[Line],
    foot: Line,
    ratings: Sequence[Line] = (),
    cursor: tuple[int, int] | None = None,
) -> Picture:
    """The parts as a whole screen; `body` starts in row 4, `cursor` is (column of the screen, line of the body)."""
    under = ratings or (EMPTY,)
    rows = frame.rows(len(head) + len(body) + len(under) + (2 if not ratings else 1))
    room = rows - len(head) - len(under) - 1
    fitted = [*body[:room], *[EMPTY] * (room - len(body))]
    lines = [*[EMPTY] * frame.top, *head, *fitted, *under, (space(frame.margin), *foot)]
    at = None if cursor is None else (cursor[0], frame.top + len(head) + min(cursor[1], room))
    return Picture(tuple(lines[: frame.height]), at)


def room_for_body(frame: Frame, rated: bool, wanted: int = 0) -> int:
    """Rows between the rule and what stands below: 18 above ratings, 19 without, of 24."""
    below = 3 if rated else 2
    return frame.rows(wanted + 3 + below) - 3 - below


def scrolled(frame: Frame, lines: Sequence[Line], room: int, offset: int) -> tuple[list[Line], int]:
    """The `room` lines of a longer block from `offset` on, its last row saying that there is more; and the offset that holds."""
    if len(lines) <= room:
        return list(lines), 0
    shown = max(1, room - 1)
    offset = max(0, min(offset, len(lines) - shown))
    window = list(lines[offset : offset + shown])
    if offset + shown >= len(lines):
        return window, offset
    if frame.narrow and width(window[-1]) < frame.width - 1:
        window[-1] = ends(window[-1], (Piece(frame.glyphs.cut, "quiet", "down"),), frame.width)
        return window, offset
    more = Piece(frame.glyphs.more, "quiet", "down")
    return [*window, (space(frame.margin), *ends((), (more,), frame.span))], offset
