"""The last rows of a screen: the four ratings with the suggestion underlined, and the keys that work now. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.cells import cell_len

from tutor.core.days import Moment
from tutor.core.memory import Outcomes, Rating
from tutor.core.wording import interval, short_interval
from tutor.tui.keys import GIVES_WAY, Key
from tutor.tui.widgets.spine import Frame, Line, Piece, row, space, width

CELL, MOST = 16, 8


def names(rating: Rating) -> str:
    """A rating as it is called on the screen."""
    return rating.name.title()


def ratings(frame: Frame, outcomes: Outcomes, suggested: Rating | None, now: Moment, cram: bool = False) -> list[Line]:
    """What each rating leads to (nothing in a cram), and the underline of the suggested one."""
    if cram:
        cells = [_cell(outcome.rating, names(outcome.rating), "", suggested) for outcome in outcomes]
        gaps = [2 if frame.narrow else CELL - width(cell) for cell in cells]
    else:
        cells, gaps = (
            _narrow_cells(outcomes, suggested, now, frame) if frame.narrow else _cells(outcomes, suggested, now)
        )
    line: list[Piece] = []
    under: list[Piece] = []
    for outcome, cell, gap in zip(outcomes, cells, gaps, strict=True):
        chosen = outcome.rating == suggested
        line += [*cell, space(gap)]
        under += [Piece(frame.glyphs.heavy * width(cell), "accent") if chosen else space(width(cell)), space(gap)]
    return [row(frame, tuple(line)), row(frame, tuple(under)) if suggested else ()]


def _cells(outcomes: Outcomes, suggested: Rating | None, now: Moment) -> tuple[list[Line], list[int]]:
    spelled = [interval(outcome.due, now) for outcome in outcomes]
    if any(len(f"1 {names(outcome.rating)} {words}") >= CELL for outcome, words in zip(outcomes, spelled, strict=True)):
        spelled = [short_interval(outcome.due, now) for outcome in outcomes]
    cells = [
        _cell(outcome.rating, names(outcome.rating), words, suggested)
        for outcome, words in zip(outcomes, spelled, strict=True)
    ]
    return cells, [CELL - width(cell) for cell in cells]


def _narrow_cells(
    outcomes: Outcomes, suggested: Rating | None, now: Moment, frame: Frame
) -> tuple[list[Line], list[int]]:
    spelled = [short_interval(outcome.due, now) for outcome in outcomes]
    named = [
        _cell(outcome.rating, names(outcome.rating), words, suggested)
        for outcome, words in zip(outcomes, spelled, strict=True)
    ]
    if sum(map(width, named)) + 6 <= frame.width:
        return named, [2, 2, 2, 0]
    bare = [
        _cell(outcome.rating, names(outcome.rating) if outcome.rating == suggested else "", words, suggested)
        for outcome, words in zip(outcomes, spelled, strict=True)
    ]
    return bare, [2, 2, 2, 0]


def _cell(rating: Rating, name: str, words: str, suggested: Rating | None) -> Line:
    press = str(int(rating))
    head = f"{press} {name} " if name else f"{press} "
    if not words:
        return (Piece(head.rstrip(), "strong" if rating == suggested else "ink", press),)
    if rating == suggested:
        return (Piece(head + words, "strong", press),)
    return (Piece(head, "ink", press), Piece(words, "quiet", press))


def footer(frame: Frame, keys: Sequence[Key], more: bool = False, spare: Collection[str] = ()) -> Line:
    """The keys that work now in one row, at most eight; `more` when there is text below that a narrow frame names here.

    Where there is too little room, the ids in `spare` give way first.
    """
    keys = [key._replace(shown=frame.glyphs.words(key.shown)) for key in keys]
    if frame.narrow:
        return _narrow_footer(frame, keys, more, spare)
    shown = keys
    while len(shown) > MOST or _length(shown, 3) > frame.span:
        shown.remove(_least(shown, spare))
    return _joined(shown, 3)


def _least(keys: Sequence[Key], spare: Collection[str]) -> Key:
    for id in (*spare, *GIVES_WAY):
        for key in reversed(keys):
            if key.id == id:
                return key
    return keys[-1]


def _length(keys: Sequence[Key], gap: int) -> int:
    return sum(cell_len(_words(key)) for key in keys) + gap * (len(keys) - 1)


def _words(key: Key) -> str:
    return f"{key.shown} {key.word}".rstrip()


def _joined(keys: Sequence[Key], gap: int) -> Line:
    line: list[Piece] = []
    for index, key in enumerate(keys):
        press = key.press[0]
        line += [space(gap)] if index else []
        line += [Piece(key.shown, "ink", press), *([Piece(f" {key.word}", "quiet", press)] if key.word else [])]
    return tuple(line)


def _narrow_footer(frame: Frame, keys: list[Key], more: bool, spare: Collection[str]) -> Line:
    """As many keys as fit two cells apart: `?` always, without its word, or else the way out; other ratings by their digits alone."""
    kept = "keys" if any(key.id == "keys" for key in keys) else "leave"
    last = [key._replace(word="") if kept == "keys" else key for key in keys if key.id == kept]
    rest = [key._replace(word="") if key.id == "rate" else key for key in keys if key.id != kept]
    if more:
        down = Key("down", ("down",), frame.glyphs.more, "", "", ())
        rest = [*rest[:2], down] if len(rest) > 2 else [*rest, down]
    while len(rest) > 1 and _length([*rest, *last], 2) > frame.width:
        rest.remove(_least(rest, spare))
    return _joined([*rest, *last], 2)
