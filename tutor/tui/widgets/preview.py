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
from tutor.tui.widgets.rows import headed, told
from tutor.tui.widgets.spine import (
    EMPTY,
    Frame,
    Line,
    Picture,
    Piece,
    clip,
    paragraph,
    picture,
    room_for_body,
    row,
    scrolled,
)


class Looked(NamedTuple):
    """All that the screen shows: the file, the card in hand, which wording of it, and whether it is turned over.

    `listing`: instead of a card, everything that is wrong with the file.
    """

    preview: Preview
    at: int = 0
    wording: int = 0
    turned: bool = False
    scroll: int = 0
    listing: bool = False
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
    head, (told, cursor) = _head(left, shown), _told(columns, shown)
    body, offset = scrolled(left, told, room_for_body(left, False, len(told)), shown.scroll)
    at = (cursor[0], max(0, cursor[1] - offset)) if cursor else None
    drawn = picture(left, head, body, foot, cursor=at)
    return columns.joined(drawn, _beside(columns.right, left, shown), left.top + len(head))


def furthest(frame: Frame, shown: Looked) -> int:
    """How far the card can be scrolled."""
    columns = Columns(frame)
    lines = len(_told(columns, shown)[0])
    room = room_for_body(columns.left, False, lines)
    return max(0, lines - max(1, room - 1)) if lines > room else 0


def answered_at(frame: Frame, shown: Looked) -> int:
    """How far a card that was just turned has to be scrolled for its answer to be seen."""
    columns = Columns(frame)
    card = _card(columns.left, shown)
    room = room_for_body(columns.left, False, len(_told(columns, shown)[0]))
    return max(0, card.fixed - max(1, room - 1))


def _told(columns: Columns, shown: Looked) -> tuple[list[Line], tuple[int, int] | None]:
    """All that stands in the left column, and the cursor: the card before what is wrong with it, and that before the rest of the file."""
    left = columns.left
    if shown.listing:
        return _every(left, shown), None
    card = _card(left, shown)
    below = [EMPTY, *_what(left, shown), *([] if columns.right else _problems(left, shown, len(card.lines)))]
    used = len(card.lines) + len(below)
    # On a taller terminal a row stays empty above the keys.
    free = room_for_body(left, False, used) - used - (left.height - left.top > left.rows())
    return [*card.lines, *[EMPTY] * free, *below], card.cursor


def _head(frame: Frame, shown: Looked) -> list[Line]:
    number = len(shown.preview.cards)
    far = f"card {shown.at + 1} of {number}" if shown.card else "no card yet"
    if shown.listing:
        far = count(len(shown.preview.problems), "problem")
    return headed(frame, visible(shown.preview.title), far, shown.at + 1 if shown.card else 0, number, shown.remark)


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


def _what(frame: Frame, shown: Looked) -> list[Line]:
    """What the card is: its kind of question, where it is drilled, where it stands."""
    card = shown.card
    if card is None:
        return []
    parts = [card.drill, drilled(card, shown.preview.in_library), f"line {card.line}"]
    if len(card.faces) > 1:
        parts.append(f"wording {shown.wording % len(card.faces) + 1} of {len(card.faces)}")
    if card.stale:
        parts.append("as it was before the error")
    return paragraph(frame, words(visible("; ".join(parts)), "quiet"), "card", "quiet")


def _sorted(shown: Looked) -> tuple[list[Problem], list[Problem]]:
    """What is wrong with the item in hand, and what else the file has; errors first."""
    preview = shown.preview
    problems = sorted(preview.problems, key=lambda one: one.severity != "error")
    if shown.card is None:
        return problems, []
    first = shown.card.line
    begun = preview.starts or tuple(card.line for card in preview.cards)
    later = min((line for line in begun if line > first), default=1 << 30)
    near = [one for one in problems if first <= one.place.line < later]
    if shown.card.stale and not near:
        near = [one for one in problems if one.severity == "error"]
    return near, [one for one in problems if one not in near]


def _problems(frame: Frame, shown: Looked, card: int) -> list[Line]:
    """What is wrong with the item in hand; errors elsewhere in the file as far as there is room below a card; the rest is counted."""
    near, far = _sorted(shown)
    lines = [line for problem in near for line in _problem(frame, shown, problem)]
    room = room_for_body(frame, False) - card - len(_what(frame, shown)) - 2
    for at, problem in enumerate(far):
        said = _problem(frame, shown, problem)
        if problem.severity != "error" or len(lines) + len(said) > room:
            return [*lines, _count(frame, far[at:], bool(near) or at > 0)]
        lines += said
    return lines


def _problem(frame: Frame, shown: Looked, problem: Problem) -> list[Line]:
    return told(frame, problem, _place(problem), f"row:{shown.preview.problems.index(problem)}")


def _count(frame: Frame, rest: list[Problem], more: bool) -> Line:
    errors = sum(problem.severity == "error" for problem in rest)
    said = [count(number, noun) for number, noun in ((errors, "error"), (len(rest) - errors, "remark")) if number]
    where = "more in this file" if more else "in this file"
    return row(frame, clip((Piece(f"{' and '.join(said)} {where}; w shows them", "quiet"),), frame.measure, frame.glyphs))  # fmt: skip


def _every(frame: Frame, shown: Looked) -> list[Line]:
    """All that is wrong with the file, in its order."""
    lines: list[Line] = []
    for problem in shown.preview.problems:
        lines += [*([EMPTY] if lines else []), *_problem(frame, shown, problem)]
    return lines or paragraph(frame, words("no problems", "quiet"))


def _beside(cells: int, frame: Frame, shown: Looked) -> list[Line]:
    """All problems in a column of their own, those of the card in hand before the rest."""
    if not cells:
        return []
    preview = shown.preview
    narrow = Frame(cells, frame.height, frame.glyphs, frame.plain)
    if shown.listing:
        return []
    if not preview.problems:
        return [(Piece("no problems", "quiet"),)]
    lines: list[Line] = []
    every = list(itertools.chain(*_sorted(shown)))
    room = max(1, frame.rows() - 5)
    for at, problem in enumerate(every):
        said = [*([EMPTY] if lines else []), *_problem(narrow, shown, problem)]
        if len(lines) + len(said) > room - (2 if at < len(every) - 1 else 0):
            return [*lines, EMPTY, _count(narrow, every[at:], at > 0)]
        lines += said
    return lines


def _place(problem: Problem) -> str:
    return f"{problem.place.line}:{problem.place.column}"
