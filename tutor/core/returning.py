"""What was done to our cards in another program, as it comes home: which of it is new here, and the rows that it becomes.

The same act becomes the same row on every device, so bringing it home twice, or on two devices, adds nothing. What went out from here is
known when it comes back. Stores nothing, reads no clock.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Literal, NamedTuple

from tutor.core.carried import FARTHEST, same_time
from tutor.core.days import Due
from tutor.core.log import Row, uid, voided

DEVICE = "anki"
"""The device of the rows that come from Anki."""


class Returned(NamedTuple):
    """One act on a card of ours elsewhere.

    `card` its key under its oldest names, as it is known there; `at` UTC milliseconds, `offset` minutes east of UTC, `day` the learner's day it
    was counted on there; `rating` 1 to 4 and `ms` of a review; `due` what was promised by a review, or set by hand.
    """

    act: Literal["review", "reset", "reschedule"]
    card: str
    at: int
    offset: int
    day: date
    rating: int | None = None
    ms: int | None = None
    due: Due | None = None


class Homecoming(NamedTuple):
    """The rows that are to be kept, in order of time, and of how many acts of each kind there is a row already."""

    rows: tuple[Row, ...]
    known: Mapping[str, int]


def homecoming(acts: Iterable[Returned], rows: Iterable[Row], current: Callable[[str], str]) -> Homecoming:
    """What of the acts is new beside the log's `rows` (under current keys); `current` leads from a card's oldest name to its key of now.

    An act that was taken back here as a part of what came home comes anew; one that was taken back before it went out stays so.
    """
    rows = list(rows)
    taken = voided(rows)
    kept: dict[_Kind, list[Row]] = {}
    for one in rows:
        if one.act in _MOVED and one.card is not None:
            kept.setdefault((one.card, one.act, one.rating), []).append(one)
    come: dict[_Kind, list[Returned]] = {}
    for act in acts:
        come.setdefault((current(act.card), act.act, act.rating), []).append(act)
    new: list[Row] = []
    known: Counter[str] = Counter()
    for kind, own in come.items():
        for act, row in _paired(own, kept.get(kind, ()), taken):
            if row is None:
                new.append(_row(act, 0))
            elif row.uid in taken and row.device == DEVICE:
                lives = sum(other.at == act.at and other.device == DEVICE for other in kept[kind])
                new.append(_row(act, lives))
            else:
                known[act.act] += 1
    return Homecoming(tuple(sorted(new, key=lambda row: (row.at, row.uid))), known)


_Kind = tuple[str, str, int | None]
_MOVED: dict[str, Callable[[int, int], bool]] = {
    "review": same_time,
    # What carries a reset out puts it behind the answers that it forgets, wherever these were moved to.
    "reset": lambda at, other: abs(at - other) <= FARTHEST,
    "reschedule": lambda at, other: at == other,
}


def _paired(acts: list[Returned], rows: Sequence[Row], taken: set[str]) -> list[tuple[Returned, Row | None]]:
    """Each act with its row: the one of the same time, else the nearest that it can be; no row stands for two acts."""
    free = sorted(rows, key=lambda row: (row.at, row.uid in taken, row.uid))
    pairs: list[tuple[Returned, Row | None]] = []
    moved: list[Returned] = []
    for act in sorted(acts, key=lambda act: act.at):
        place = bisect_left(free, act.at, key=lambda row: row.at)
        if place < len(free) and free[place].at == act.at:
            pairs.append((act, free.pop(place)))
        else:
            moved.append(act)
    for act in moved:
        low = bisect_left(free, act.at - FARTHEST, key=lambda row: row.at)
        high = bisect_left(free, act.at + FARTHEST + 1, key=lambda row: row.at)
        near = [place for place in range(low, high) if _MOVED[act.act](act.at, free[place].at)]
        place = min(near, key=lambda place: abs(free[place].at - act.at), default=-1)
        pairs.append((act, free.pop(place) if place >= 0 else None))
    return pairs


def _row(act: Returned, lives: int) -> Row:
    """The act as a row, the same wherever it is made; `lives` how often it came home and was taken back before."""
    told = f"{DEVICE}\x1f{act.card}\x1f{act.at}\x1f{act.act}\x1f{act.rating or 0}\x1f{lives}"
    name = uid(act.at, int.from_bytes(sha256(told.encode()).digest()[:10]))
    return Row(name, DEVICE, act.card, act.act, act.at, act.offset, act.day, act.rating, act.ms, due=act.due)
