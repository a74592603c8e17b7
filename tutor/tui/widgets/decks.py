"""The home screen: what today holds, the decks, the load ahead, the days studied, and what is wrong. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.core.agenda import Tally
from tutor.core.cards import Deck
from tutor.core.problems import Problem, visible
from tutor.core.progress import Home
from tutor.core.text import words
from tutor.core.wording import count, minutes, percent
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
    row,
    space,
    width,
    wrapped,
)

COLUMNS = (("due", 35), ("learning", 46), ("new", 53), ("met", 64))
TITLE = 29
TOLD = 3
FIRST_PACE, PACE = 36_000, 20_000
START = "enter begins. Each answer is saved as you give it; leave at any time. r shows the same material as a text, to read first."
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Decks(NamedTuple):
    """All that the home screen shows: decks in order with their counts, the whole, the row under the cursor, and what is wrong.

    `notice` is what the last key did, or with `failed` could not do; `clock` a sentence when the clock is off; `drafted` the files that hold
    drafts, and how many.
    """

    decks: tuple[Deck, ...]
    tallies: dict[str, Tally]
    whole: Tally
    home: Home
    at: int = 0
    problems: tuple[Problem, ...] = ()
    clock: str = ""
    notice: str = ""
    first: int = 0
    title: str = "tutor"
    failed: bool = False
    drafted: tuple[tuple[str, int], ...] = ()


def length(cards: int, pace: int | None) -> str:
    """How long so many cards take, at the learner's own pace once it is known."""
    return minutes(cards * (pace or PACE))


def draw(frame: Frame, shown: Decks, foot: Line) -> Picture:
    """The whole screen."""
    head = header(
        frame, shown.title, f"{shown.whole.met} of {shown.whole.total} met", shown.whole.met, shown.whole.total
    )
    above = [*_today(frame, shown), EMPTY, *_heads(frame)]
    below, trouble = _below(frame, shown), _trouble(frame, shown)
    wanted = len(above) + len(shown.decks) + len(below) + len(trouble) + 5
    room = frame.rows(wanted) - len(head) - 2
    lists = max(2, room - len(above) - len(below) - len(trouble) - (2 if below else 0) - (1 if trouble else 0))
    if lists < min(len(shown.decks), 5) and below:
        below, lists = [], max(2, room - len(above) - len(trouble) - (1 if trouble else 0))
    rows, at = _rows(frame, shown, lists)
    body = [*above, *rows]
    spare = room - len(body) - len(below) - len(trouble)
    for part in (below, trouble):
        if part:
            body += [*[EMPTY] * max(1 if spare else 0, min(2, spare)), *part]
            spare -= min(2, max(spare, 0))
    column = 0 if frame.narrow else frame.indent - 3
    return picture(frame, head, body, foot, cursor=(column, len(above) + at))


def _today(frame: Frame, shown: Decks) -> list[Line]:
    tally, new = shown.whole, shown.whole.due + shown.whole.learning == 0
    if not tally.total:
        away = any(deck.studied == "anki" for deck in shown.decks)
        text = words("every deck is studied in Anki" if away else "no cards yet: the library is empty")
        return paragraph(frame, text, "today")
    if not tally.today:
        ahead = shown.home.ahead[0][1] if shown.home.ahead else 0
        rest = f"; {count(ahead, 'review')} tomorrow" if ahead else ""
        return paragraph(frame, (*words("nothing is left", "strong"), *words(rest)), "today")
    noun = count(tally.today, "new card") if new else count(tally.today, "card")
    pace = shown.home.pace or (FIRST_PACE if new and not tally.met else PACE)
    return paragraph(frame, (*words(noun, "strong"), *words(f", {minutes(tally.today * pace)}")), "today")


def _heads(frame: Frame) -> list[Line]:
    if frame.narrow:
        return []
    line: list[Piece] = []
    for name, edge in COLUMNS:
        line += [space(edge - len(name) - width(line)), Piece(name, "quiet")]
    return [row(frame, tuple(line))]


def _rows(frame: Frame, shown: Decks, room: int) -> tuple[list[Line], int]:
    """The decks that fit around the row under the cursor, and the line it is on."""
    number = len(shown.decks)
    if number <= room:
        return [_deck(frame, shown, index) for index in range(number)], shown.at
    visible_rows = max(1, room - 1)
    first = max(0, min(shown.at - visible_rows // 2, number - visible_rows))
    lines = [_deck(frame, shown, index) for index in range(first, first + visible_rows)]
    left = number - first - visible_rows
    lines.append(row(frame, (Piece(f"and {left} more", "quiet", "down"),)) if left else EMPTY)
    return lines, shown.at - first


def _deck(frame: Frame, shown: Decks, index: int) -> Line:
    deck, here, press = shown.decks[index], index == shown.at, f"row:{index}"
    tally = shown.tallies.get(deck.id, Tally())
    glyphs = frame.glyphs
    mark = Piece(glyphs.here, "accent", press) if here else space(1)
    role: Role = "strong" if here else "ink"
    title = (Piece(visible(deck.title), role, press),)
    met = (Piece(str(tally.met), role, press), Piece(f" of {tally.total}", "quiet", press))
    if frame.narrow:
        left = "in Anki" if deck.studied == "anki" else str(tally.today or glyphs.none)
        number = (Piece(left, role if tally.today else "quiet", press),)
        return (
            mark,
            space(1),
            *ends(clip(title, frame.width - 5 - max(3, len(left)), glyphs), number, frame.width - 2),
        )
    line: Line = clip(title, TITLE, glyphs)
    if deck.studied == "anki":
        away = Piece("studied in Anki", "quiet", press)
        line = (*line, space(COLUMNS[2][1] - len(away.text) - width(line)), away)
        return row(frame, ends(line, met, MEASURE), mark=mark)
    for value, (_, edge) in zip((tally.due, tally.learning, tally.new), COLUMNS, strict=False):
        cell = Piece(str(value or glyphs.none), role if value else "quiet", press)
        line = (*line, space(edge - len(cell.text) - width(line)), cell)
    return row(frame, ends(line, met, MEASURE), mark=mark)


def _below(frame: Frame, shown: Decks) -> list[Line]:
    """The start sentence before anything is met; later the load ahead and the days studied."""
    if not shown.whole.total:
        return []
    if not shown.whole.met:
        return paragraph(frame, words(frame.glyphs.words(START)), "start")
    lines = [] if frame.narrow else _ahead(frame, shown.home)
    return [*lines, *([EMPTY] if lines else []), *_studied(frame, shown)]


def _ahead(frame: Frame, home: Home) -> list[Line]:
    if not any(load for _, load in home.ahead):
        return []
    most, bars = max(load for _, load in home.ahead), frame.glyphs.bars
    steps = [max(1, int(load / most * 8 + 0.5)) if load else 0 for _, load in home.ahead]
    drawn: list[Line] = []
    if bars:
        drawn.append(tuple(Piece(f"{(bars[step - 1] if step else ' ') * 3}   ", "quiet") for step in steps))
    figures = tuple(
        piece
        for _, load in home.ahead
        for piece in (Piece(f"{load or frame.glyphs.none:>3}", "ink" if load else "quiet"), space(3))
    )
    drawn.append((*figures, space(2), Piece("reviews due", "quiet")))
    drawn.append(tuple(Piece(f"{DAYS[day.weekday()]}   ", "quiet") for day, _ in home.ahead))
    return [row(frame, line, "ahead" if index == 0 else "") for index, line in enumerate(drawn)]


def _studied(frame: Frame, shown: Decks) -> list[Line]:
    home = shown.home
    text = f"{home.studied} of the last {home.of} days"
    if home.remembered is not None and shown.decks:
        wanted = shown.decks[min(shown.at, len(shown.decks) - 1)].retention
        text += f"; {percent(home.remembered)} remembered, {percent(wanted)} wanted"
    return paragraph(frame, words(text), "studied")


def _trouble(frame: Frame, shown: Decks) -> list[Line]:
    """What is wrong, the first of it in two rows; a notice of the last key goes before it."""
    if shown.notice:
        return _sentence(frame, shown.notice, shown.failed)
    if shown.clock:
        return _sentence(frame, shown.clock, True)
    errors = errors_of(shown.problems)
    if not errors:
        return _drafted(frame, shown)
    first = errors[0]
    inset = 3 if frame.narrow else 0
    room = frame.measure - inset
    more = (Piece(f"and {len(errors) - 1} more", "quiet"),) if len(errors) > 1 else ()
    left = room - width(more) - (2 if more else 0)
    place: Line = (Piece(visible(f"{first.place.path}:{first.place.line}:{first.place.column}"), "ink", "e"),)
    cost: Line = (Piece(first.cost, "quiet"),) if first.cost else ()
    beside: Line = (*place, space(2), *cost) if cost else place
    whole = width(beside) <= left
    text = visible(first.message) + (f"; {visible(first.help)}" if first.help else "")
    told = wrapped(frame, words(text), room)
    if len(told) > TOLD:
        told[TOLD - 1] = clip((*told[TOLD - 1], Piece(" …", "quiet")), room, frame.glyphs)
    below = [*([] if whole or not cost else [clip(cost, room, frame.glyphs)]), *told[:TOLD]]
    head = ends(beside if whole else clip(place, left, frame.glyphs), more, room)
    mark = Piece(frame.glyphs.wrong, "miss", "e")
    return [row(frame, head, mark=mark), *(row(frame, (space(inset), *line)) for line in below)]


def _drafted(frame: Frame, shown: Decks) -> list[Line]:
    """The first file that holds drafts, which the cards of no deck show."""
    if not shown.drafted:
        return []
    path, number = shown.drafted[0]
    others = sum(one for _, one in shown.drafted[1:])
    more = f", {others} in other files" if others else ""
    return paragraph(frame, words(f"{count(number, 'draft')} in {visible(path)}{more}; d reviews them"), "drafts")


def errors_of(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that cost something, in order: what is left out, and histories that wait for a name."""
    return [problem for problem in problems if problem.severity == "error" or problem.code == "renamed"]


def _sentence(frame: Frame, text: str, trouble: bool) -> list[Line]:
    inset = 3 if frame.narrow else 0
    lines = wrapped(frame, words(visible(text)), frame.measure - inset)
    mark = Piece(frame.glyphs.wrong, "miss") if trouble else Piece(frame.glyphs.none, "quiet")
    return [
        row(frame, line, mark=mark) if at == 0 else row(frame, (space(inset), *line)) for at, line in enumerate(lines)
    ]
