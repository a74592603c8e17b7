"""What was read from a library's files, file by file, and the question files themselves, each parsed when something of it is first needed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from tutor.core.cards import Card
from tutor.core.problems import Place, Problem, Refusal
from tutor.files.decks import DeckFile

if TYPE_CHECKING:
    from tutor.core.items import QuestionFile
    from tutor.files.cache import Cache
    from tutor.files.decode import Reading


KEPT = "the last whole version is used"


class Entry(NamedTuple):
    """One question file as it is cached: thin cards and what chains are made of as plain tuples, former names by item, all else small."""

    stamp: str
    id: str
    title: str
    cards: tuple[tuple[Any, ...], ...]
    formerly: tuple[str, ...]
    former: dict[str, tuple[str, ...]]
    items: tuple[str, ...]
    parts: tuple[tuple[Any, ...], ...]
    problems: tuple[Problem, ...]


class DeckStored(NamedTuple):
    """A deck file as it is cached."""

    stamp: str
    deck: DeckFile


class Parts(NamedTuple):
    """What was read, file by file, by path."""

    entries: dict[str, Entry]
    decks: dict[str, DeckStored]


def thawed(rows: Iterable[tuple[Any, ...]]) -> dict[str, Card]:
    """Thin cards of plain tuples, by key."""
    new = tuple.__new__
    return {row[0]: new(Card, row) for row in rows}


Chains = dict[str, list[tuple[Any, ...]]]
"""Chains as plain tuples, by the file they are cards of."""


def chained(entries: Iterable[Entry]) -> Chains:
    """The chains through the claims of all files."""
    from tutor.core.drills.chain import Part, chain_cards
    from tutor.core.graph import Link

    known = (Part(Link(*link), *rest) for entry in entries for link, *rest in entry.parts)
    found: Chains = {}
    for card in chain_cards(known):
        found.setdefault(card.file, []).append(tuple(card))
    return found


Stamps = tuple[dict[str, str], dict[str, str]]
"""How the question files and the decks looked, by path."""


class Files(Mapping[str, "QuestionFile"]):
    """The question files of a library by id, each taken from the cache or parsed on first use; raises Refusal for one that has to be parsed and
    has become unreadable since.

    `stamps` are those of question files and decks when they were read; `parts` what was read, None when it came from the cache as a whole.
    """

    def __init__(
        self, library: str, paths: dict[str, str], stamps: Stamps, parts: Parts | None, cache: Cache | None = None
    ) -> None:
        self.library, self.paths, self.stamps, self.parts = library, paths, stamps, parts
        self._cache = cache
        self.read: dict[str, QuestionFile] = {}
        self._places: dict[str, dict[str, Place]] = {}

    def __getitem__(self, id: str) -> QuestionFile:
        found = self.read.get(id)
        if found is None:
            found = self._parse(id)
        return found

    def __contains__(self, id: object) -> bool:
        return id in self.paths

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def places(self, id: str) -> dict[str, Place]:
        """Where the items of a file stand now; read only when asked, as a reading that keeps its places costs more."""
        if id not in self._places:
            self._places[id] = self._reading(id, nodes=True).places()
        return self._places[id]

    def _parse(self, id: str) -> QuestionFile:
        file = self._kept(id) or self._reading(id).file
        assert file is not None
        return self.read.setdefault(id, file)

    def _kept(self, id: str) -> QuestionFile | None:
        """The file as the cache holds it, if it looked then as it does in this library."""
        shown = self.paths[id]
        body = self._cache.body(shown) if self._cache is not None else None
        if body is None or not body.stamp or body.stamp != self.stamps[0].get(shown):
            return None
        from tutor.files.bodies import thawed as file_of

        return file_of(body.content)

    def _reading(self, id: str, nodes: bool = False) -> Reading:
        from tutor.files.decode import read_question_file

        shown = self.paths[id]
        reading = read_question_file(os.path.join(self.library, shown), shown, self.library, nodes)
        if reading.file is None or reading.file.id != id:
            first = reading.problems[0] if reading.problems else None
            where = f"{shown}:{first.place.line}" if first else shown
            raise Refusal(
                f"{where} cannot be read now: {first.message if first else 'its id has changed'}",
                "mend the file and try again",
            )
        return reading
