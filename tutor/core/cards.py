"""Thin cards and decks: all that counting and ordering need, small enough to be kept in a cache.

No item, no face: what a card asks is made from its question file when it is first shown.
"""

from __future__ import annotations

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
