"""What was done to our cards in another program, as it comes home: which of it is new here, and the rows that it becomes.

The same act becomes the same row on every device, so bringing it home twice, or on two devices, adds nothing. What went out from here is
known when it comes back. Stores nothing, reads no clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Literal, NamedTuple

from tutor.core.days import Due
from tutor.core.log import ELSEWHERE, Row, uid, voided
from tutor.core.twins import behind, by_kind, paired


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
    kept = by_kind((row for row in rows if row.act in ("review", "reset", "reschedule")), lambda row: row.card)
    acts = list(acts)

    def name(act: Returned) -> str:
        return current(act.card)

    moved = behind(acts, name)
    new: list[Row] = []
    known: Counter[str] = Counter()
    for kind, own in by_kind(acts, name).items():
        for act, row in paired(own, kept.get(kind, ()), taken, moved.get(kind[0], ())):
            if row is None:
                new.append(_row(act, 0))
            elif row.uid in taken and row.device == ELSEWHERE:
                lives = sum(other.at == act.at and other.device == ELSEWHERE for other in kept[kind])
                new.append(_row(act, lives))
            else:
                known[act.act] += 1
    return Homecoming(tuple(sorted(new, key=lambda row: (row.at, row.uid))), known)


def _row(act: Returned, lives: int) -> Row:
    """The act as a row, the same wherever it is made; `lives` how often it came home and was taken back before."""
    told = f"{ELSEWHERE}\x1f{act.card}\x1f{act.at}\x1f{act.act}\x1f{act.rating or 0}\x1f{lives}"
    name = uid(act.at, int.from_bytes(sha256(told.encode()).digest()[:10]))
    return Row(name, ELSEWHERE, act.card, act.act, act.at, act.offset, act.day, act.rating, act.ms, due=act.due)
