"""What cards of another program say, before it is decided what items they make: plain values, each with the place it stood at.

Also the gaps that such cards are written with (`{{c1::answer::hint}}`). No HTML is read here, no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Markup = Literal["html", "plain", "markdown"]
Shape = Literal["asked", "typed", "both", "gap", "term", "claim"]
"""`asked`: front, then back; `typed`: the back is typed; `both`: asked either way round; `gap`: `gaps` are missing in the front; `term`: a name and
what it means; `claim`: a cause and its effect."""

GAP = "[…]"
_MARK = re.compile(r"\{\{c(\d{1,4}(?:,\d{1,4}){0,20})::|\}\}")
_DEEPEST = 8
_LONGEST, _MOST = 100_000, 500
"""Characters of a text with gaps, and the highest number of a gap (Anki's own): each number is a text of its own."""


class Incoming(NamedTuple):
    """One thing to be learnt. `at` says where it stood; `seed` tells it from all others of its file, also at the next import.

    All texts are in one `markup`; `because` is what its back says besides the answer; `id` one that its author gave.
    """

    at: str
    seed: str
    shape: Shape
    front: str
    back: str = ""
    gaps: tuple[str, ...] = ()
    because: str = ""
    relation: str = ""
    tags: tuple[str, ...] = ()
    deck: str = ""
    source: str = ""
    id: str = ""
    markup: Markup = "html"


class Left(NamedTuple):
    """Something that could not be carried, where it stood, and why; `whole`: a card, else a part of one that was carried."""

    at: str
    reason: str
    whole: bool = True


class Delivery(NamedTuple):
    """All that a file holds. `kind` names what the file is ("an Anki package"), `notes` how many notes, rows or blocks it has."""

    kind: str
    title: str
    notes: int
    incoming: tuple[Incoming, ...]
    left: tuple[Left, ...] = ()


MOST_MADE = 1_000_000
"""The characters that the gaps of one text may make together: each of them repeats the text."""


class Gapped(NamedTuple):
    """A text with the gaps of one number open: what is shown, and what belongs into them."""

    number: int
    front: str
    gaps: tuple[str, ...]


class _Gap(NamedTuple):
    numbers: tuple[int, ...]
    inside: list[str | _Gap]
    hint: list[str]


def has_gaps(text: str) -> bool:
    """Whether the text is written with gaps."""
    return any(found[1] for found in _MARK.finditer(text))


def gapped(text: str) -> tuple[Gapped, ...]:
    """The text once for each number of its gaps, the others filled; gaps may lie inside of each other, and one may have several numbers.

    None of a text that is too long, or that is long and has many of them.
    """
    pieces = _pieces(text) if len(text) <= _LONGEST else []
    numbers = sorted({number for gap in _every(pieces) for number in gap.numbers if number <= _MOST})
    if len(text) * len(numbers) > MOST_MADE:
        return ()
    found = []
    for number in numbers:
        gaps: list[str] = []
        front = "".join(_shown(pieces, number, gaps))
        found.append(Gapped(number, front, tuple(gaps)))
    return tuple(found)


def _pieces(text: str) -> list[str | _Gap]:
    """The text at its gaps; what is not closed is no gap."""
    top: list[str | _Gap] = []
    open_: list[tuple[_Gap, str]] = []
    at = 0

    def say(words: str) -> None:
        if not words:
            return
        if not open_:
            top.append(words)
            return
        gap = open_[-1][0]
        said, divided, hint = words.partition("::")
        gap.inside.append(said)
        if divided:
            gap.hint[:] = [hint]

    for found in _MARK.finditer(text):
        say(text[at : found.start()])
        at = found.end()
        if found[1] and len(open_) < _DEEPEST:
            open_.append((_Gap(tuple(map(int, found[1].split(","))), [], []), found[0]))
        elif not found[1] and open_:
            gap, _ = open_.pop()
            (open_[-1][0].inside if open_ else top).append(gap)
        else:
            say(found[0])
    say(text[at:])
    while open_:
        gap, mark = open_.pop()
        (open_[-1][0].inside if open_ else top).extend([mark, *gap.inside])
    return top


def _every(pieces: list[str | _Gap]) -> Iterator[_Gap]:
    for piece in pieces:
        if isinstance(piece, _Gap):
            yield piece
            yield from _every(piece.inside)


def _shown(pieces: list[str | _Gap], number: int, gaps: list[str]) -> Iterator[str]:
    """The text with its gaps of that number open; what belongs into them is added to `gaps`. Number 0 opens none."""
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        elif number in piece.numbers:
            gaps.append("".join(_shown(piece.inside, 0, [])))
            yield f"[… {piece.hint[0]}]" if piece.hint and piece.hint[0].strip() else GAP
        else:
            yield from _shown(piece.inside, number, gaps)
