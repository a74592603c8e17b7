"""A card of a file as it will look, asked or turned over, and what is wrong with the file beside it. Pure."""

from __future__ import annotations

import itertools
from typing import NamedTuple, cast

from tutor.core.faces import Face, Graded, Shown
from tutor.core.memory import Outcomes
from tutor.core.previewing import CardView, Preview, drilled
from tutor.core.problems import Problem, Refusal, visible
from tutor.core.sitting import Showing
from tutor.core.text import words
from tutor.core.wording import count
from tutor.tui.hand import Asked, Revealed
from tutor.tui.widgets.back import reveal
from tutor.tui.widgets.beside import Columns
from tutor.tui.widgets.front import Body, question, refused
from tutor.tui.widgets.rows import told
from tutor.tui.widgets.spine import (
    EMPTY,
    Frame,
    Line,
    Picture,
    Piece,
    header,
    paragraph,
    picture,
    row,
    scrolled,
)

LEAST = 9
"""Rows that a card has at least, however much is wrong with the file."""


class Looked(NamedTuple):
    """All that the screen shows: the file, the card in hand, which wording of it, and whether it is turned over."""

    preview: Preview
    at: int = 0
    wording: int = 0
    turned: bool = False
    scroll: int = 0
    refusal: Refusal | None = None
    remark: str = ""

    @property
    def card(self) -> CardView | None:
        """The card in hand; None where the file has none."""
        return self.preview.cards[self.at] if self.at < len(self.preview.cards) else None

    @property
    def face(self) -> Face | None:
        """The wording in hand."""
        return self.card.faces[self.wording % len(self.card.faces)] if self.card else None


def draw(frame: Frame, shown: Looked, foot: Line) -> Picture:
    """The whole screen."""
    columns = Columns(frame)
    left = columns.left
    head, card = _head(left, shown), _card(left, shown)
    below = _below(left, shown, not columns.right, len(card.lines))
    room = _room(left, head, below, len(card.lines))
    body, offset = scrolled(left, card.lines, room, shown.scroll)
    body += [EMPTY] * (room - len(body))
    cursor = (card.cursor[0], max(0, card.cursor[1] - offset)) if card.cursor else None
    drawn = picture(left, head, [*body, *below], foot, cursor=cursor)
    return columns.joined(drawn, _beside(columns.right, left, shown), left.top + len(head))


def furthest(frame: Frame, shown: Looked) -> int:
    """How far the card can be scrolled."""
    columns = Columns(frame)
    left = columns.left
    lines = len(_card(left, shown).lines)
    room = _room(left, _head(left, shown), _below(left, shown, not columns.right, lines), lines)
    return max(0, lines - max(1, room - 1)) if lines > room else 0


def _room(frame: Frame, head: list[Line], below: list[Line], lines: int) -> int:
    """Rows for the card: those of 24, and on a taller terminal as many as it needs."""
    rows = frame.rows(len(head) + lines + len(below) + 3)
    return max(1, rows - len(head) - len(below) - (3 if frame.height - frame.top > rows else 2))


def _head(frame: Frame, shown: Looked) -> list[Line]:
    number = len(shown.preview.cards)
    far = f"card {shown.at + 1} of {number}" if shown.card else "no card yet"
    return header(frame, visible(shown.preview.title), far, shown.at + 1 if shown.card else 0, number, shown.remark)


def _card(frame: Frame, shown: Looked) -> Body:
    card, face = shown.card, shown.face
    if shown.refusal is not None:
        return Body(refused(frame, visible(shown.refusal.message), visible(shown.refusal.help)), 0)
    if card is None or face is None:
        said = "what is wrong is said below" if shown.preview.errors else "add terms, faqs or claims: each shows here when the file is saved"  # fmt: skip
        return Body(paragraph(frame, words(said, "quiet")), 0)
    asked = Asked(Showing(face.key, shown.wording), face, 0, away=True)
    if not shown.turned:
        return question(frame, asked)
    # No rating stands below, so what each would lead to is not asked.
    return reveal(frame, Revealed(asked, Shown(), Graded("none", None), cast("Outcomes", ()), 0, at=-1))


def _below(frame: Frame, shown: Looked, problems: bool, card_lines: int) -> list[Line]:
    """What the card is, and in one column what is wrong with the file and the card: as much of it as leaves the card its rows."""
    lines: list[Line] = [EMPTY]
    if (card := shown.card) is not None:
        parts = [card.drill, drilled(card, shown.preview.in_library), f"line {card.line}"]
        if len(card.faces) > 1:
            parts.append(f"wording {shown.wording % len(card.faces) + 1} of {len(card.faces)}")
        if card.stale:
            parts.append("as it was before the error")
        lines += paragraph(frame, words(visible("; ".join(parts)), "quiet"), "card", "quiet")
    if problems:
        free = frame.rows() - 3 - 2 - len(lines)
        room = max(2 if shown.preview.errors else 1, free - max(LEAST, card_lines))
        lines += _problems(frame, shown, room)
    return lines


def _ordered(shown: Looked) -> tuple[list[Problem], list[Problem]]:
    """Errors and what is wrong with the item in hand, and what else the file has."""
    problems = shown.preview.problems
    first = shown.card.line if shown.card else 0
    later = min((card.line for card in shown.preview.cards if card.line > first), default=1 << 30)
    near = [one for one in problems if one.severity == "error" or first <= one.place.line < later]
    near.sort(key=lambda one: one.severity != "error")
    return near, [one for one in problems if one not in near]


def _problems(frame: Frame, shown: Looked, room: int) -> list[Line]:
    """Errors first, then what is wrong with this card; the rest of the file, and what has no room, is counted."""
    near, far = _ordered(shown)
    lines: list[Line] = []
    for index, problem in enumerate(near):
        said = told(frame, problem, _place(problem), f"row:{shown.preview.problems.index(problem)}")
        last = index == len(near) - 1 and not far
        if len(lines) + len(said) > room - (0 if last else 1) and (lines or room < 2):
            return [*lines, _count(frame, len(near) - index + len(far), bool(lines))]
        lines += said[: room if last else room - 1]
    return [*lines, _count(frame, len(far), bool(lines))] if far else lines


def _count(frame: Frame, number: int, more: bool) -> Line:
    said = f"and {number} more" if more else f"{count(number, 'remark')} on this file: see tutor check"
    return row(frame, (Piece(said, "quiet"),))


def _beside(cells: int, frame: Frame, shown: Looked) -> list[Line]:
    """All problems in a column of their own, those of the card in hand before the rest."""
    if not cells:
        return []
    preview = shown.preview
    narrow = Frame(cells, frame.height, frame.glyphs, frame.plain)
    if not preview.problems:
        return [(Piece("no problems", "quiet"),)]
    lines: list[Line] = []
    for problem in itertools.chain(*_ordered(shown)):
        said = told(narrow, problem, _place(problem), f"row:{preview.problems.index(problem)}")
        lines += [*([EMPTY] if lines else []), *said]
    room = max(1, frame.rows() - 5)
    if len(lines) > room:
        lines = [*lines[: room - 1], (Piece(frame.glyphs.words("…"), "quiet"),)]
    return lines


def _place(problem: Problem) -> str:
    return f"{problem.place.line}:{problem.place.column}"
