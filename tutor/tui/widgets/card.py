"""A card on the screen, asked or revealed, with its header, ratings and keys; and the pause while nothing may come yet. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tutor.core.days import Moment
from tutor.core.problems import Refusal, visible
from tutor.core.sitting import Waiting
from tutor.core.text import words
from tutor.core.wording import coming, count
from tutor.tui.hand import Asked, Hand, Revealed
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.foot import ratings
from tutor.tui.widgets.front import Body, note_lines, prompt, question, refused
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
    wrapped,
)

PREDICTION = "a prediction: it is not rated"


class Table(NamedTuple):
    """What lies on the table: the sitting's title and figures, the card in hand, what the last act did or could not do, whether it is a cram."""

    title: str
    done: int
    to_go: int
    hand: Hand | Waiting | None
    now: Moment
    remark: str = ""
    note: Entry | None = None
    refusal: Refusal | None = None
    cram: bool = False


def draw(frame: Frame, table: Table, foot: Callable[[Frame, bool], Line]) -> Picture:
    """The whole screen."""
    remark = table.remark or _unscheduled(frame, table)
    head = header(
        frame, visible(table.title), _far(frame, table), table.done, table.done + table.to_go,
        "" if _aside(frame, table) else remark,
    )  # fmt: skip
    match table.hand:
        case None:
            return picture(frame, head, [], foot(frame, False))
        case Waiting():
            return picture(frame, head, _pause(frame, table.hand, table.now), foot(frame, False))
        case _:
            body, below, scroll = body_of(frame, table), _below(frame, table), table.hand.scroll
            lines, cursor, more = fitted(frame, body, bool(below), scroll)
            return picture(frame, head, lines, foot(frame, more), below, cursor)


def _far(frame: Frame, table: Table) -> str:
    return f"{table.to_go} to go" if frame.narrow else f"{table.done} done, {table.to_go} to go"


def _unscheduled(frame: Frame, table: Table) -> str:
    return "" if not table.cram else "cram" if frame.narrow else "cram: not scheduled"


def _aside(frame: Frame, table: Table) -> bool:
    """Whether the remark stands above the keys: row 1 is too short for it beside what stands there, and no ratings need the room."""
    beside = cell_len(f"{visible(table.title)}  {table.remark}   {_far(frame, table)}")
    return isinstance(table.hand, Asked) and bool(table.remark) and beside > frame.span


def _remark(frame: Frame, table: Table, lines: int) -> list[Line]:
    """The remark above the keys in at most so many lines."""
    said = wrapped(frame, words(table.remark, "quiet"), frame.measure)
    if len(said) > lines:
        said[lines - 1] = clip((*said[lines - 1], Piece(" …", "quiet")), frame.measure, frame.glyphs)
    return [row(frame, line) for line in said[:lines]]


def body_of(frame: Frame, table: Table) -> Body:
    """The card's lines, with a note being written or a refusal in the answer's row."""
    hand = table.hand
    assert isinstance(hand, Asked | Revealed)
    body = question(frame, hand) if isinstance(hand, Asked) else _revealed(frame, hand)
    start = len(prompt(frame, hand.face, hand.showing))
    if table.note is not None:
        inset = 3 if frame.narrow else 0
        text, column = table.note.drawn(frame.measure - inset, frame.glyphs)
        lines = note_lines(frame, text, "what is wrong with it?" if not table.note.text else "")
        return _instead(body, start, lines, (frame.indent + inset + column, start))
    if table.refusal is not None:
        lines = refused(frame, visible(table.refusal.message), visible(table.refusal.help))
        return _instead(body, start, lines, body.cursor)
    return body


def _revealed(frame: Frame, hand: Revealed) -> Body:
    # What draws answers is read when the first one is shown, not before the first question.
    from tutor.tui.widgets.back import reveal

    return reveal(frame, hand)


def _instead(body: Body, start: int, lines: list[Line], cursor: tuple[int, int] | None) -> Body:
    """`lines` in the place of the answer; what stood below it stays."""
    after = max(body.fixed, start) if body.fixed > start else len(body.lines)
    return Body([*body.lines[:start], *lines, *body.lines[after:]], start + len(lines), cursor)


def _below(frame: Frame, table: Table) -> list[Line]:
    hand, aside = table.hand, _aside(frame, table)
    if isinstance(hand, Asked | Revealed) and hand.showing.predict:
        return [row(frame, (Piece(PREDICTION, "quiet"),)), *(_remark(frame, table, 1) if aside else [EMPTY])]
    if isinstance(hand, Revealed):
        return ratings(frame, hand.outcomes, hand.graded.suggested, table.now, table.cram)
    return [*_remark(frame, table, 2), EMPTY][:2] if aside else []


def fitted(frame: Frame, body: Body, rated: bool, scroll: int) -> tuple[list[Line], tuple[int, int] | None, bool]:
    """The lines that fit: what is fixed stays, the rest scrolls below it; when even that is too long, all below the question does."""
    room = room_for_body(frame, rated, len(body.lines))
    if len(body.lines) <= room:
        return body.lines, body.cursor, False
    fixed = _fixed(body, room)
    lines, offset = scrolled(frame, body.lines[fixed:], room - fixed, scroll)
    cursor = body.cursor
    if cursor is not None and cursor[1] >= fixed:
        hidden = cursor[1] - fixed - (room - fixed - 2)
        if hidden > offset:
            lines, offset = scrolled(frame, body.lines[fixed:], room - fixed, hidden)
        cursor = (cursor[0], max(fixed, cursor[1] - offset))
    more = offset + len(lines) < len(body.lines) - fixed
    return [*body.lines[:fixed], *lines], cursor, more


def _fixed(body: Body, room: int) -> int:
    """Lines that stay while the rest scrolls: all down to the answer, as long as that leaves three to scroll in; else none."""
    return body.fixed if body.fixed + 3 <= room else 0


def furthest(frame: Frame, table: Table) -> int:
    """The largest offset that scrolling makes sense to."""
    if not isinstance(table.hand, Asked | Revealed):
        return 0
    body = body_of(frame, table)
    room = room_for_body(frame, bool(_below(frame, table)), len(body.lines))
    if len(body.lines) <= room:
        return 0
    fixed = _fixed(body, room)
    return max(0, len(body.lines) - fixed - (room - fixed - 1))


def _pause(frame: Frame, waiting: Waiting, now: Moment) -> Sequence[Line]:
    """What is said while only steps are left and none may come yet."""
    when = coming(waiting.until, now)
    comes = f" comes back {when}" if waiting.steps == 1 else f" come back, the first {when}"
    return paragraph(frame, (*words(count(waiting.steps, "card"), "strong"), *words(comes)), "wait")
