"""A revealed answer on the screen: verdict, truth, what was given, points to tick, the rows below. Pure."""

from __future__ import annotations

from typing import assert_never

from rich.cells import cell_len

from tutor.core.faces import (
    Arrange,
    Arranged,
    Judge,
    Judged,
    Pick,
    Picked,
    Recall,
    Row,
    Shown,
    Tick,
    Trace,
    Traced,
    TypeIn,
    media,
)
from tutor.core.text import Text, plain, words
from tutor.tui.hand import Revealed, points, said
from tutor.tui.widgets.evidence import block
from tutor.tui.widgets.front import Body, prompt
from tutor.tui.widgets.spine import EMPTY, Frame, Line, Piece, ends, pieces, row, space, width, wrapped

POINT = 3


def reveal(frame: Frame, hand: Revealed) -> Body:
    """The question, unmoved, with its answer and the rows below it; `fixed` counts the lines down to the end of the answer."""
    lines = prompt(frame, hand.face, hand.showing)
    start = len(lines)
    answer, at = answer_lines(frame, hand)
    below = block(frame, [*hand.graded.rows, *_extra(hand)], (*hand.face.rows, *media(hand.face)))
    cursor = (frame.indent if frame.narrow else frame.indent - 3, start + at)
    return Body([*lines, *answer, *([EMPTY, *below] if below else [])], start + len(answer), cursor)


def answer_lines(frame: Frame, hand: Revealed) -> tuple[list[Line], int]:
    """The answer's own lines, and which of them the cursor is on."""
    match hand.face.ask:
        case TypeIn():
            return _typed(frame, hand), 0
        case Pick():
            return _options(frame, hand), 0
        case Arrange():
            return _order(frame, hand), 0
        case Trace(raises):
            other = isinstance(hand.given, Traced) and hand.given.raises != raises
            ticks, at = _points(frame, hand)
            head = _truth(
                frame, hand, hand.face.answer, f"you said {'lowers' if raises else 'raises'}" if other else ""
            )
            return [*head, *([EMPTY, *ticks] if ticks else [])], len(head) + 1 + at if ticks else 0
        case Judge(sound):
            verdict = words("sound" if sound else "flawed", "strong")
            given = (
                ""
                if not isinstance(hand.given, Judged) or hand.given.sound == sound
                else f"you said {'sound' if hand.given.sound else 'flawed'}"
            )
            ticks, at = _points(frame, hand)
            head = _truth(frame, hand, verdict, given)
            return [*head, *([EMPTY, *ticks] if ticks else [])], len(head) + 1 + at if ticks else 0
        case Tick():
            head = [*_truth(frame, hand, hand.face.answer, ""), EMPTY] if plain(hand.face.answer) else []
            ticks, at = _points(frame, hand)
            return [*head, *ticks], len(head) + at
        case Recall():
            return _truth(frame, hand, hand.face.answer, ""), 0
        case _:
            assert_never(hand.face.ask)


def _mark(frame: Frame, hand: Revealed) -> Piece:
    glyphs = frame.glyphs
    match hand.graded.mark:
        case "right":
            return Piece(glyphs.right)
        case "near":
            return Piece(glyphs.near)
        case "wrong":
            return Piece(glyphs.wrong, "miss")
        case "none":
            return Piece(glyphs.none)
        case _:
            assert_never(hand.graded.mark)


def _truth(frame: Frame, hand: Revealed, truth: Text, given: str) -> list[Line]:
    """The mark, the right answer, and at the end of the row what was given, or below where there is no room."""
    inset = 3 if frame.narrow else 0
    lines = wrapped(frame, truth, frame.measure - inset, "strong")
    remark = (Piece(frame.glyphs.words(given), "quiet"),) if given else ()
    fits = len(lines) == 1 and width(lines[0]) + width(remark) + 3 <= frame.measure - inset
    if fits and remark:
        lines = [ends(lines[0], remark, frame.measure - inset)]
    drawn = [
        row(frame, line, mark=_mark(frame, hand)) if index == 0 else row(frame, (space(inset), *line))
        for index, line in enumerate(lines)
    ]
    if remark and not fits and not (frame.narrow and hand.graded.mark == "right"):
        drawn += [
            row(frame, (space(inset), *line)) for line in wrapped(frame, words(given, "quiet"), frame.measure - inset)
        ]
    return drawn


def _typed(frame: Frame, hand: Revealed) -> list[Line]:
    graded, glyphs = hand.graded, frame.glyphs
    if graded.differs and graded.said:
        inset = 3 if frame.narrow else 0
        comment = f"you typed; {graded.remark}" if graded.remark else "you typed"
        typed: Line = (Piece(graded.said), Piece(f"  {comment}", "quiet"))
        if width(typed) > frame.measure - inset:
            typed = (Piece(graded.said),)
        return [
            *_truth(frame, hand, hand.face.answer, ""),
            row(frame, (space(inset), *typed)),
            row(frame, (space(inset), *_differing(glyphs.differs, graded.said, graded.differs))),
        ]
    same = graded.said == plain(hand.face.answer)
    if isinstance(hand.given, Shown) or not graded.said or same:
        return _truth(frame, hand, hand.face.answer, graded.remark if same else "")
    given = f"you typed {graded.said}" + (f"; {graded.remark}" if graded.remark else "")
    return _truth(frame, hand, hand.face.answer, given)


def _differing(mark: str, typed: str, differs: tuple[int, ...]) -> Line:
    """Marks under the letters that differ."""
    line: list[Piece] = []
    column = 0
    for position in sorted(set(differs)):
        at = cell_len(typed[:position])
        line += [space(at - column), Piece(mark, "miss")]
        column = at + 1
    return tuple(line)


def _options(frame: Frame, hand: Revealed) -> list[Line]:
    """Options where they stood, their digits turned into marks: right, chosen wrongly, missed."""
    ask, glyphs = hand.face.ask, frame.glyphs
    assert isinstance(ask, Pick)
    picked = hand.given.options if isinstance(hand.given, Picked) else frozenset()
    inset = 3 if frame.narrow else (POINT if ask.several else 0)
    lines: list[Line] = []
    for index, option in enumerate(ask.options):
        chosen = index in picked
        if option.right:
            mark, note = Piece(glyphs.right), "missed" if ask.several and picked and not chosen else ""
            text = wrapped(frame, words(plain(option.text), "strong"), frame.measure - inset)
        else:
            mark, note = (Piece(glyphs.wrong, "miss"), "you chose this") if chosen else (space(1), "")
            text = wrapped(frame, option.text, frame.measure - inset, "ink" if chosen else "quiet")
        if note and width(text[0]) + len(note) + 3 <= frame.measure - inset and len(text) == 1:
            text = [ends(text[0], (Piece(note, "quiet"),), frame.measure - inset)]
        for at, line in enumerate(text):
            shifted = (space(POINT), *line) if ask.several and not frame.narrow else line
            lines.append(
                row(frame, shifted, mark=mark) if at == 0 else row(frame, (space(3 if frame.narrow else 0), *shifted))
            )
    return lines


def _order(frame: Frame, hand: Revealed) -> list[Line]:
    """The lines in their right order, those named in the wrong place marked, their notes and the place given to them at the end."""
    ask, glyphs = hand.face.ask, frame.glyphs
    assert isinstance(ask, Arrange)
    given = hand.given.order if isinstance(hand.given, Arranged) else ()
    inset = 3 if frame.narrow else 0
    notes = [glyphs.text(ask.notes[index]) if index < len(ask.notes) else () for index in ask.order]
    column = max((width(pieces(note)) for note in notes), default=0)
    lines: list[Line] = []
    for place, index in enumerate(ask.order):
        off = bool(given) and plain(ask.lines[given[place]]) != plain(ask.lines[index])
        mark = Piece(glyphs.wrong, "miss") if off else Piece(glyphs.right if given else glyphs.none)
        remark = _placed(notes[place], given.index(index) + 1 if off else 0, column)
        room = frame.measure - inset
        text = wrapped(frame, ask.lines[index], room - (width(remark) + 3 if remark else 0), "strong")
        text[0] = ends(text[0], remark, room)
        lines += [
            row(frame, line, mark=mark) if at == 0 else row(frame, (space(inset), *line))
            for at, line in enumerate(text)
        ]
    return lines


def _placed(note: Text, place: int, column: int) -> Line:
    """The place that was given to a line, 0 for the right one, and the line's note: two columns, so that notes stand under notes."""
    noted = tuple(piece._replace(role="quiet") for piece in pieces(note))
    if not place:
        return noted
    return (Piece(f"you: {place}", "quiet"), *((space(3 + column - width(noted)), *noted) if column else ()))


def _points(frame: Frame, hand: Revealed) -> tuple[list[Line], int]:
    """The points, ticked or not, and the line the cursor is on."""
    glyphs, ticked, at = frame.glyphs, said(hand), 0
    lines: list[Line] = []
    for index, text in enumerate(points(hand)):
        press = f"row:{index}"
        here = index == hand.at
        tick = Piece(glyphs.right if index in ticked else glyphs.none, "ink" if index in ticked else "quiet", press)
        at = len(lines) if here else at
        head = (tick, space(POINT - 1))
        inset = 2 if frame.narrow else 0
        for number, line in enumerate(wrapped(frame, text, frame.measure - POINT - inset, "ink", press)):
            lines.append(
                _point(frame, (*head, *line), index, here) if number == 0 else row(frame, (space(POINT + inset), *line))
            )
    return lines, at


def _point(frame: Frame, text: Line, index: int, here: bool) -> Line:
    """A point's first line: the label stands with the first point, the cursor's mark right after it."""
    mark = Piece(frame.glyphs.here, "accent")
    if frame.narrow:
        return (mark if here else space(1), space(1), *text)
    label = "did you say" if index == 0 else ""
    if not label:
        return row(frame, text, mark=mark if here else space(1))
    edge = frame.indent - 2
    return (Piece(label.rjust(edge)[-edge:], "quiet"), mark if here else space(1), space(1), *text)


def _extra(hand: Revealed) -> list[Row]:
    """What may be said besides, and the reason of a verdict or the links of a chain that was missed."""
    match hand.face.ask:
        case Tick(_, extra) if extra:
            return [Row("also", extra)]
        case Judge(_, reason) if reason and not points(hand):
            return [Row("reason", (reason,))]
        case Trace(_, links) if not points(hand):
            return [Row("links", links)]
        case _:
            return []


__all__ = ["Recall", "answer_lines", "reveal"]
