"""Drafts of a question file on their way to being accepted: what they say, what stands in the way, and what two of them amount to together.

Plain values; the file itself is the progress, and what an act did to it is known by its bytes before and after.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from tutor.core.faces import Face
from tutor.core.items import Relation
from tutor.core.problems import Problem

Written: TypeAlias = "str | list[Written] | dict[str, Written]"
"""A value as it stands in a file, every scalar a text."""
Section = Literal["gist", "terms", "faqs", "claims"]
Kind = Literal["key point", "term", "faq", "claim"]
SECTIONS: Mapping[Section, Kind] = {"gist": "key point", "terms": "term", "faqs": "faq", "claims": "claim"}
DOUBT = "(draft) "
"""How a note begins that holds the drafter's doubts: it goes when the draft is accepted, an author's own note stays."""
NAMES = frozenset({"term", "full", "also", "kind"})
"""Keys whose text is a name, which is not reworded."""


class Reviewing(NamedTuple):
    """The drafts of a file, to open the app on; `path` "" for the first file of the library that holds any."""

    path: str


class Spot(NamedTuple):
    """One item of a file (or key point): its section, its place among the items there (from 0), and its text, by which it is known again."""

    section: Section
    place: int
    text: str


class Slot(NamedTuple):
    """One row of a skeleton: its key, the way to it inside the item, its text, and the words in a row that it `copied` from the quote.

    `missing`: the item needs it, and it is not there yet; `begun`: what stands there is a template's word for what is to be written.
    """

    key: str
    way: tuple[str | int, ...]
    text: str
    copied: str = ""
    missing: bool = False
    begun: bool = False

    @property
    def open(self) -> bool:
        """Whether it is still to be written."""
        return self.missing or self.begun


NEEDED = frozenset({"term", "question", "flawed", "cause", *get_args(Relation)})
"""Rows that an item is not what it is without."""


def needed(slot: Slot) -> bool:
    """Whether a row can be reworded, but not taken out."""
    return slot.key in NEEDED and len(slot.way) == 1


class Fresh(NamedTuple):
    """What an author may write from a passage: a term, a faq, or a claim with its relation; `told` says it in a few words."""

    kind: Kind
    relation: str
    told: str


FRESH = (
    Fresh("term", "", "a term: a name, and what it means"),
    Fresh("faq", "", "a faq: a question, and its answer"),
    *(
        Fresh("claim", relation, f"a claim: … {relation} …")
        for relation in get_args(Relation)
        if relation not in ("strengthens", "weakens")
    ),
)


def added(line: str) -> tuple[Slot, str]:
    """The row that a line `key: text` adds to an item, and its text; the key is "" where the line has none."""
    key, colon, text = line.partition(":")
    key = key.strip() if colon else ""
    return Slot(key, (key,), "", missing=True), text.strip()


class Sentence(NamedTuple):
    """A sentence of the article, and the line it begins on."""

    text: str
    line: int


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
    def kind(self) -> Kind:
        """What it is a draft of."""
        return SECTIONS[self.spot.section]


class Drafts(NamedTuple):
    """A file as it stands: its drafts in order, how many other `items` and key `points` it holds, and why it cannot be read, if so.

    `stamp` is how the file looked when it was read.
    """

    path: str
    title: str
    drafts: tuple[Draft, ...]
    items: int
    points: int = 0
    stamp: str = ""
    broken: Problem | None = None

    @property
    def accepted(self) -> int:
        """How much of it is no draft."""
        return self.items + self.points

    def again(self, spot: Spot) -> int:
        """The place among the drafts of the item that stood at `spot`: the same text, else what stands there now or next, else the first."""
        spots = [draft.spot for draft in self.drafts]
        if same := [at for at, one in enumerate(spots) if (one.section, one.text) == (spot.section, spot.text)]:
            return min(same, key=lambda at: abs(spots[at].place - spot.place))
        order = list(SECTIONS)
        here = (order.index(spot.section), spot.place)
        later = (at for at, one in enumerate(spots) if (order.index(one.section), one.place) >= here)
        return next(later, 0)


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


Act = Literal["accepted", "dropped", "merged", "reworded", "added", "row taken out"]
SETTLED: tuple[Act, ...] = ("accepted", "dropped", "merged")
"""The acts after which a draft is none any more."""


class Change(NamedTuple):
    """One act as it changed the file: what was done, to what, and its bytes before and after.

    `spot` is where the draft stood, `now` where what it became stands (None where that is gone or no draft any more).
    """

    act: Act
    name: str
    path: str
    before: bytes
    after: bytes
    spot: Spot
    now: Spot | None = None

    @property
    def settled(self) -> bool:
        """Whether the draft is none any more."""
        return self.act in SETTLED


class Aside(NamedTuple):
    """A draft of the author's own in hand, `own`, begun at the draft `origin`, to which it leads back."""

    origin: Spot
    own: Spot


def led(aside: Aside | None, change: Change) -> tuple[Spot, Aside | None]:
    """Where an act leads: to the draft that was begun, from one that is settled back to where it was begun, else on from where it stood."""
    if change.act == "added" and change.now is not None:
        return change.now, Aside(change.spot, change.now)
    if aside is not None and change.spot == aside.own:
        return (aside.origin, None) if change.now is None else (change.now, aside._replace(own=change.now))
    return change.now or change.spot, aside


def position(at: int, gone: Sequence[int]) -> int:
    """Where (from 0) in the whole round the draft stands that is now number `at` (from 0) of those left; `gone` are the places of the others."""
    for place in sorted(gone):
        if place > at:
            break
        at += 1
    return at


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
