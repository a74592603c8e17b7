"""Thin cards and decks: all that counting and ordering need, small enough to be kept in a cache.

No item, no face: what a card asks is made from its question file when it is first shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Literal, NamedTuple

Grading = Literal["typed", "choice", "order", "verdict", "checklist", "self"]
Drill = Literal[
    "name",
    "define",
    "expand",
    "answer",
    "effect",
    "cause",
    "why",
    "do",
    "support",
    "spot",
    "limits",
    "gap",
    "sequence",
    "design",
    "chain",
]
DRILLS: tuple[Drill, ...] = (
    "name", "define", "expand", "answer", "effect", "cause", "why", "do", "support", "spot", "limits", "gap", "sequence", "design", "chain",
)  # fmt: skip
GIST, STANDARD, DEEP = 0, 1, 2


class CardKey(NamedTuple):
    """`<file>/<item>#<drill>`, the name under which a card's reviews are kept."""

    file: str
    item: str
    drill: str

    def __str__(self) -> str:
        return f"{self.file}/{self.item}#{self.drill}"

    @classmethod
    def parse(cls, key: str) -> CardKey:
        """The parts of a key; raises ValueError for what is no key."""
        path, hash_, drill = key.rpartition("#")
        file, slash, item = path.partition("/")
        if not (hash_ and slash and file and item and drill):
            raise ValueError(f"not a card key: {key!r}")
        return cls(file, item, drill)


class Card(NamedTuple):
    """One thing to be asked, thin.

    `item` is `<file>/<item id>`; `depth` (GIST, STANDARD, DEEP) that from which it is drilled; `after` the items (`<file>/<id>`) that
    must have been met before it is introduced; `shares` tokens of which neighbours in a sitting share none (the item, its claims, its answer);
    `rank` its place in the introduction order of its file (all cards of an earlier item come first; siblings in drill order).
    """

    key: str
    item: str
    file: str
    type: Literal["term", "faq", "claim"]
    drill: str
    depth: int
    grading: Grading
    after: tuple[str, ...]
    shares: tuple[str, ...]
    rank: int
    tags: tuple[str, ...] = ()
    predict: bool = (
        False  # a gist claim with an experiment: its `do` face is shown once, unrated, before its first card
    )


Group = tuple[str, str, int, tuple[str, ...]]
"""What decides which decks hold a card: its file, type, depth and tags."""
group_of: Callable[[Card], Group] = itemgetter(
    *(Card._fields.index(field) for field in ("file", "type", "depth", "tags"))
)


class Cards(Mapping[str, Card]):
    """The thin cards of a library by key, file by file, in introduction order inside a file.

    A file's cards are made when one of them is first asked for; how many there are of each group is known without.
    """

    def __init__(self, groups: Mapping[str, Mapping[Group, int]], make: Callable[[str], Mapping[str, Card]]) -> None:
        """`groups` by file, in the order of files; `make` gives the cards of a file."""
        self.groups = groups
        self._make = make
        self._made: dict[str, Mapping[str, Card]] = {}

    @classmethod
    def of(cls, cards: Iterable[Card]) -> Cards:
        """Of cards that are there already."""
        made: dict[str, dict[str, Card]] = {}
        for file, run in groupby(cards, attrgetter("file")):
            made.setdefault(file, {}).update((card.key, card) for card in run)
        return cls({file: Counter(map(group_of, own.values())) for file, own in made.items()}, made.__getitem__)

    def of_file(self, file: str) -> Mapping[str, Card]:
        """The cards of one file; none for a file that is not there."""
        made = self._made.get(file)
        if made is None:
            made = self._made[file] = self._make(file) if file in self.groups else {}
        return made

    def __getitem__(self, key: str) -> Card:
        return self.of_file(key.partition("/")[0])[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self.of_file(key.partition("/")[0])

    def get(self, key: str, default: Card | None = None) -> Card | None:  # type: ignore[override]
        """The card of that key."""
        return self.of_file(key.partition("/")[0]).get(key, default)

    def __iter__(self) -> Iterator[str]:
        for file in self.groups:
            yield from self.of_file(file)

    def __len__(self) -> int:
        return sum(sum(own.values()) for own in self.groups.values())


class Deck(NamedTuple):
    """What is drilled together: `files` are ids in order (globs resolved), `types`/`tags` empty for all, `depth` GIST, STANDARD or DEEP."""

    id: str
    title: str
    files: tuple[str, ...]
    note: str = ""
    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    depth: int = STANDARD
    retention: float = 0.9
    new_per_day: int | None = None
    reviews_per_day: int = 200
    exam: str = ""
    anki: str = ""
    studied: Literal["here", "anki"] = "here"
    formerly: tuple[str, ...] = ()
    path: str = ""

    def holds(self, card: Card) -> bool:
        """Whether the card is drilled in this deck."""
        return card.file in self.files and self.takes(card.type, card.depth, card.tags)

    def takes(self, type: str, depth: int, tags: tuple[str, ...]) -> bool:
        """Whether cards of this kind, depth and tags are drilled in it, if they are of its files."""
        return (
            depth <= self.depth
            and (not self.types or f"{type}s" in self.types)
            and (not self.tags or any(tag in self.tags for tag in tags))
        )
