"""Two accounts of one act: as it was done here, and as it came home from Anki after it went out.

What goes out may be moved there, so that it falls on its day; it must be known again when it comes back, and count once where a log came to
hold both. Stores nothing, reads no clock.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Sequence
from typing import Protocol, TypeVar

QUARTER = 15 * 60_000
"""The steps, in milliseconds, in which an answer may be moved to the day it was given on, where others count days otherwise."""
FARTHEST = 36 * 3_600_000
"""No answer is moved farther than this."""
NEAR = 10
"""Milliseconds by which an answer may be moved where its own one was taken."""


class Told(Protocol):
    """An act as somebody tells it, at UTC milliseconds."""

    @property
    def act(self) -> str: ...
    @property
    def card(self) -> str | None: ...
    @property
    def at(self) -> int: ...
    @property
    def rating(self) -> int | None: ...


class Kept(Told, Protocol):
    """An act as a log keeps it."""

    @property
    def uid(self) -> str: ...


A = TypeVar("A", bound=Told)
R = TypeVar("R", bound=Kept)
Kind = tuple[str | None, str, int | None]
_CARRIED = ("review", "reset")


def same_time(at: int, other: int) -> bool:
    """Whether two times (UTC milliseconds) of answers to one card with one rating can be those of one answer, carried there and back."""
    apart = abs(at - other)
    return apart <= FARTHEST and min(apart % QUARTER, QUARTER - apart % QUARTER) <= NEAR


def by_kind(acts: Iterable[A], card: Callable[[A], str | None]) -> dict[Kind, list[A]]:
    """The acts of each card (as `card` calls it) of one kind and rating."""
    kinds: dict[Kind, list[A]] = {}
    for act in acts:
        kinds.setdefault((card(act), act.act, act.rating), []).append(act)
    return kinds


def behind(acts: Iterable[A], card: Callable[[A], str | None]) -> dict[str | None, set[int]]:
    """By card the times of the resets that directly follow an answer, as one does that was moved with the answers it forgets."""
    acts = list(acts)
    answers = {(card(act), act.at) for act in acts if act.act == "review"}
    found: dict[str | None, set[int]] = {}
    for act in acts:
        if act.act == "reset" and any((card(act), act.at - near) in answers for near in range(1, NEAR + 1)):
            found.setdefault(card(act), set()).add(act.at)
    return found


def paired(
    acts: Sequence[A], rows: Sequence[R], taken: Container[str] = (), moved: Container[int] = ()
) -> list[tuple[A, R | None]]:
    """Each act of one kind with its row: the one of the same time, else the nearest that it can be; no row stands for two acts.

    `taken` are the uids of rows that were taken back, which give way; `moved` the times of resets that may have been moved anywhere.
    """
    free = sorted(rows, key=lambda row: (row.at, row.uid in taken, row.uid))
    pairs: list[tuple[A, R | None]] = []
    rest: list[A] = []
    for act in sorted(acts, key=lambda act: act.at):
        place = bisect_left(free, act.at, key=lambda row: row.at)
        if place < len(free) and free[place].at == act.at:
            pairs.append((act, free.pop(place)))
        else:
            rest.append(act)
    for act in rest:
        low = bisect_left(free, act.at - FARTHEST, key=lambda row: row.at)
        high = bisect_left(free, act.at + FARTHEST + 1, key=lambda row: row.at)
        near = [place for place in range(low, high) if _may_be(act, free[place].at, moved)]
        place = min(near, key=lambda place: abs(free[place].at - act.at), default=-1)
        pairs.append((act, free.pop(place) if place >= 0 else None))
    return pairs


def _may_be(act: Told, at: int, moved: Container[int]) -> bool:
    return act.act in _CARRIED and (act.at in moved or same_time(act.at, at))


def once(came: Sequence[R], own: Sequence[R], taken: Container[str], card: Callable[[R], str | None]) -> set[str]:
    """The uids of what `came` home although it is there as it was done here, among `own` (taken back or not), too."""
    there = by_kind((row for row in own if row.act in _CARRIED), card)
    moved = behind(came, card)
    return {
        row.uid
        for kind, acts in by_kind(came, card).items()
        for row, twin in paired(acts, there.get(kind, ()), taken, moved.get(kind[0], ()))
        if twin is not None
    }
