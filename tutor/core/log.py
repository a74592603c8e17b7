"""The log of all that a learner did: its rows, their one line of text, and the fold of a card's rows into what is known of it.

Rows are only ever added. Nothing here stores, and no clock is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from tutor.core.days import Due, Moment
from tutor.core.memory import DEFAULTS, CardState, Policy, Rating, Seen, Unseen, after

ACTS = ("review", "void", "suspend", "unsuspend", "bury", "unbury", "reset", "flag", "unflag", "reschedule", "parameters", "quiz", "cram", "pull")  # fmt: skip

ELSEWHERE = "anki"
"""The device of the rows that come from Anki."""


class Row(NamedTuple):
    """One act, as kept for ever.

    `uid` a UUIDv7; `card` the key under its name of that day, None where no card is meant; `at` UTC milliseconds, `offset` minutes east of
    UTC, `day` the learner's day it was given on; `rating` and `suggested` 1 to 4; `ms` the time taken; `sure` 1, 0 or None; `due` what the
    pressed button promised; `text` what was typed, a flag's note, 21 parameters, the uids of what a pull brought; `of` the uid a void takes
    back, or the first row of one command; `parameters` the uid of the parameters row the promise was made with (None: the defaults).
    """

    uid: str
    device: str
    card: str | None
    act: str
    at: int
    offset: int
    day: date
    rating: int | None = None
    ms: int | None = None
    suggested: int | None = None
    sure: int | None = None
    due: Due | None = None
    text: str | None = None
    of: str | None = None
    parameters: str | None = None


COLUMNS = Row._fields
"""The columns in their order; a line has the crc32 after them."""


def uid(at: int, digits: int) -> str:
    """A UUIDv7 for UTC milliseconds `at` from 80 bits of chance, or of whatever makes it the same again."""
    number = (at & (2**48 - 1)) << 80 | digits
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def canonical(row: Row) -> Row:
    """The row as it is kept and exchanged: text in NFC, what UTF-8 cannot hold replaced."""
    if all(value.isascii() for value in row if isinstance(value, str)):
        return row
    from unicodedata import normalize

    fixed = (
        normalize("NFC", value.encode("utf-8", "replace").decode("utf-8")) if isinstance(value, str) else value
        for value in row
    )
    return Row(*fixed)  # type: ignore[arg-type]


def line(row: Row) -> str:
    """The row as its one line everywhere: a JSON array of the columns in order and the crc32 of the array without it."""
    array = _array(row)
    return f"{array[:-1]},{_crc(array)}]"


def crc(row: Row) -> int:
    """The crc32 that ends the row's line."""
    return seal(columns(canonical(row)))


def seal(values: Sequence[Any]) -> int:
    """The crc32 of a row's columns as they are stored."""
    return _crc(_encoder()(values))


def parse(text: str) -> Row:
    """The row of a line, with or without its line end; raises ValueError for a damaged one (wrong crc, wrong shape, not canonical)."""
    import json

    text = text.removesuffix("\n")
    try:
        values = json.loads(text)
    except RecursionError:
        raise ValueError("a line of the log is not a flat array") from None
    if not isinstance(values, list) or len(values) != len(COLUMNS) + 1:
        raise ValueError(f"a line of the log has {len(COLUMNS) + 1} columns")
    row = row_of(values[:-1])
    if line(row) != text:
        raise ValueError("a line of the log does not match its crc")
    return row


def row_of(values: Sequence[Any]) -> Row:
    """The row of its columns as they are stored (days as ISO text); raises ValueError for a wrong shape.

    A review must say what it rated and promised; the columns of an unknown act may be any of their type.
    """
    wrong = _misfit(tuple(map(type, values))) or next(
        (name for name, index, allowed in _WITHIN if type(value := values[index]) is int and value not in allowed), ""
    )
    if wrong:
        raise ValueError(f"{wrong} of a log row cannot be {values[COLUMNS.index(wrong)]!r}")
    uid, device, card, act, at, offset, day, rating, ms, suggested, sure, due, *rest = values
    row = Row(
        uid, device, card, act, at, offset, _day("day", day), rating, ms, suggested, sure,
        _day("due", due) if isinstance(due, str) else due, *rest,
    )  # fmt: skip
    if (act in ("review", "cram") and (rating is None or card is None)) or (act == "review" and due is None):
        raise ValueError("a review in the log lacks its card, rating or due")
    return row


def columns(row: Row) -> tuple[str | int | None, ...]:
    """The row's values as they are stored, days as ISO text; `row_of` is the way back."""
    return tuple(value.isoformat() if isinstance(value, date) else value for value in row)


def voided(rows: Iterable[Row]) -> set[str]:
    """The uids that voids among `rows` take back. A row is taken back by its own uid or by that of its command's first row (`of`)."""
    return {row.of for row in rows if row.act == "void" and row.of}


def standing(rows: Iterable[Row]) -> list[Row]:
    """The rows that hold, in order of time: without voids and what they take back, and each act once. A void itself is never taken back.

    `rows` under their cards' current keys: an act that went out, came home to another log and met its own row there is one act.
    """
    return _held(rows, lambda row: row.card)


def _held(rows: Iterable[Row], card: Callable[[Row], str | None]) -> list[Row]:
    rows = list(rows)
    taken = voided(rows)
    came = [row for row in rows if row.device == ELSEWHERE and row.uid not in taken]
    if came:
        from tutor.core.twins import once

        taken |= once(came, [row for row in rows if row.device != ELSEWHERE], taken, card)
    held = [row for row in rows if row.act != "void" and row.uid not in taken and row.of not in taken]
    return sorted(held, key=lambda row: (row.at, row.uid))


def fold(rows: Iterable[Row], parameters: tuple[float, ...] | None = None) -> CardState:
    """What one card's rows (voids among them, any order) amount to under `parameters` (None: FSRS-6's defaults)."""
    policy = Policy(parameters=parameters)
    state = CardState()
    for row in _held(rows, lambda row: None):  # one card, whatever it was called
        state = step(state, row, policy)
    return state


def step(state: CardState, row: Row, policy: Policy = DEFAULTS) -> CardState:
    """The state after one more row that holds; acts that move nothing (quiz, cram, unknown ones) leave it as it is."""
    match row.act:
        case "review" if row.rating is not None and row.due is not None:
            return _reviewed(state, row, Rating(row.rating), row.due, policy)
        case "suspend" | "unsuspend":
            return state._replace(suspended=row.act == "suspend")
        case "bury":
            return state._replace(buried_on=row.day)
        case "unbury":
            return state._replace(buried_on=None)
        case "flag" | "unflag":
            return state._replace(flagged=row.act == "flag")
        case "reset":
            return state._replace(memory=Unseen(), first_day=None, right_later=False, last_rating=0, missed_on=None)
        case "reschedule" if row.due is not None and isinstance(state.memory, Seen):
            return state._replace(memory=state.memory._replace(due=row.due))
        case _:
            return state


def _reviewed(state: CardState, row: Row, rating: Rating, due: Due, policy: Policy) -> CardState:
    memory = after(state.memory, rating, Moment(row.at, row.offset, row.day), due, policy)
    first = memory.last_day if state.first_day is None else state.first_day
    # A step passed ten minutes after a miss does not show that the card was known on that day.
    days_first = isinstance(state.memory, Seen) and memory.last_day > state.memory.last_day
    later = state.right_later or (rating >= Rating.HARD and days_first)
    missed = memory.last_day if rating == Rating.AGAIN else state.missed_on
    if missed is not None and (memory.last_day - missed).days > 1:
        missed = None
    return state._replace(memory=memory, first_day=first, right_later=later, last_rating=int(rating), missed_on=missed)


def _array(row: Row) -> str:
    return _encoder()(columns(canonical(row)))


@cache
def _encoder() -> Callable[[object], str]:
    from json import JSONEncoder

    return JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _crc(array: str) -> int:
    from zlib import crc32

    return crc32(array.encode())


_TIMES = range(2**47)
"""UTC milliseconds from 1970 to the year 6429: a calendar holds them, and so does a uid."""
_WHOLE = range(-(2**63), 2**63)
_ALLOWED = {
    "at": _TIMES,
    "offset": _WHOLE,
    "rating": range(1, 5),
    "ms": _WHOLE,
    "suggested": range(1, 5),
    "sure": range(2),
    "due": _TIMES,
}
_WITHIN = tuple((name, COLUMNS.index(name), allowed) for name, allowed in _ALLOWED.items())
_NONE = type(None)
_KINDS: dict[str, tuple[type, ...]] = {
    "uid": (str,), "device": (str,), "card": (str, _NONE), "act": (str,), "at": (int,), "offset": (int,), "day": (str,), "rating": (int, _NONE),
    "ms": (int, _NONE), "suggested": (int, _NONE), "sure": (int, _NONE), "due": (str, int, _NONE), "text": (str, _NONE), "of": (str, _NONE), "parameters": (str, _NONE),
}  # fmt: skip


@lru_cache(256)
def _misfit(kinds: tuple[type, ...]) -> str:
    """The first column whose value is of a wrong type, "" when all fit; raises ValueError for another number of columns."""
    return next((name for name, kind in zip(COLUMNS, kinds, strict=True) if kind not in _KINDS[name]), "")


def _day(name: str, value: str) -> date:
    """A day of the log, written in the one way there is; raises ValueError."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise ValueError(f"{name} of a log row cannot be {value!r}")
    return day
