"""Drafts of a question file on their way to being accepted: what they say, what stands in the way, and what two of them amount to together.

Plain values; the file itself is the progress, and what an act did to it is known by its bytes before and after.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from tutor.core.faces import Face
from tutor.core.items import ItemType
from tutor.core.problems import Problem

Written: TypeAlias = "str | list[Written] | dict[str, Written]"
"""A value as it stands in a file, every scalar a text."""
Section = Literal["terms", "faqs", "claims"]
SECTIONS: Mapping[Section, ItemType] = {"terms": "term", "faqs": "faq", "claims": "claim"}
NAMES = frozenset({"term", "full", "also", "kind"})
"""Keys whose text is a name, which is not reworded."""


class Reviewing(NamedTuple):
    """The drafts of a file, to open the app on; `path` "" for the first file of the library that holds any."""

    path: str


class Spot(NamedTuple):
    """One item of a file: its section, its place among the items there (from 0), and its text, by which it is known again."""

    section: Section
    place: int
    text: str


class Slot(NamedTuple):
    """One row of a skeleton: its key, the way to it inside the item, its text, and the words in a row that it `copied` from the quote.

    `missing`: the item needs it, and it is not there yet.
    """

    key: str
    way: tuple[str | int, ...]
    text: str
    copied: str = ""
    missing: bool = False


class Draft(NamedTuple):
    """One draft: where it stands (`line` from 1), what it is called, the lines `at` and the `quote` of the article, its doubts, its rows.

    `before` and `after` are the article's sentences around the quote, "" where the article is not at hand.
    """

    spot: Spot
    name: str
    line: int
    at: tuple[int, ...] = ()
    quote: str = ""
    doubts: str = ""
    slots: tuple[Slot, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def type(self) -> ItemType:
        """The kind of item in one word."""
        return SECTIONS[self.spot.section]


class Drafts(NamedTuple):
    """A file as it stands: its drafts in order, how many other items it holds, and why it cannot be read, if so.

    `stamp` is how the file looked when it was read.
    """

    path: str
    title: str
    drafts: tuple[Draft, ...]
    accepted: int
    stamp: str = ""
    broken: Problem | None = None

    def again(self, spot: Spot) -> int:
        """The place among the drafts of the item that stood at `spot`: the same text, else what stands there now, else the next one."""
        spots = [draft.spot for draft in self.drafts]
        if same := [at for at, one in enumerate(spots) if (one.section, one.text) == (spot.section, spot.text)]:
            return min(same, key=lambda at: abs(spots[at].place - spot.place))
        order = list(SECTIONS)
        here = (order.index(spot.section), spot.place)
        later = (at for at, one in enumerate(spots) if (order.index(one.section), one.place) >= here)
        return next(later, max(0, len(spots) - 1))


class Trial(NamedTuple):
    """A draft as it would be once accepted: what `check` would say of it, and its first card ("" and None where it would have none)."""

    problems: tuple[Problem, ...] = ()
    key: str = ""
    face: Face | None = None
    cards: int = 0

    @property
    def blocked(self) -> bool:
        """Whether it cannot be accepted as it is."""
        return any(problem.severity == "error" for problem in self.problems)


class Change(NamedTuple):
    """One act as it changed the file: what was done ("accepted", "dropped", "merged", "reworded"), to what, and its bytes before and after."""

    act: Literal["accepted", "dropped", "merged", "reworded"]
    name: str
    path: str
    before: bytes
    after: bytes
    spot: Spot


class Partner(NamedTuple):
    """An item that a draft may be merged with; `draft` whether it is one itself."""

    spot: Spot
    name: str
    draft: bool


def listed(value: Written) -> list[Written]:
    """A list as it is; anything else as a list of one."""
    return list(value) if isinstance(value, list) else [value]


def told(value: Written) -> str:
    """A value in one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {told(one)}" for key, one in value.items())
    return value if isinstance(value, str) else ", ".join(map(told, value))


# ---- what was taken over word for word


def doubled(text: str, source: str, least: int = 6) -> str:
    """The first run of `least` or more words that a text shares with its source, as the text has it; "" for none.

    Case and marks between words do not count.
    """
    own, whole = _words(text), _words(source)
    runs: dict[tuple[str, ...], list[int]] = {}
    folded = [_bare(word) for word in whole]
    for at in range(len(folded) - least + 1):
        runs.setdefault(tuple(folded[at : at + least]), []).append(at)
    mine = [_bare(word) for word in own]
    for at in range(len(mine) - least + 1):
        if starts := runs.get(tuple(mine[at : at + least])):
            most = max(_shared(mine[at:], folded[start:]) for start in starts)
            return " ".join(own[at : at + most])
    return ""


def _words(text: str) -> list[str]:
    return [word for word in text.split() if _bare(word)]


def _bare(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """How many words two texts have in common from their beginnings on."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
