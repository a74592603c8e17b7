"""Runs of words that a text shares with another: what was copied, however it is marked, spelled out in capitals or broken into lines.

Titles and names do not count: they can be said in no other words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

Run = tuple[str, ...]
LENGTH = 6
"""Words in a row that are copied rather than met by chance."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset(
    ("of", "the", "and", "in", "at", "for", "on", "a", "an", "to", "by", "de", "la", "von", "und", "&", "s")
)


class Word(NamedTuple):
    """A word as compared (small letters, no apostrophe) and where it stands in its text."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [
        Word(found[0].replace("’", "").replace("'", "").lower(), found.start(), found.end())
        for found in _WORD.finditer(text)
    ]


class Shared(NamedTuple):
    """A run that a text shares: from `start` to `end` in the text, its `first` word and `length` in words, and the `line` of the original."""

    start: int
    end: int
    first: int
    length: int
    line: int


class Original:
    """A text that is not to be copied, as its runs of six words.

    `passages` are its parts in order, each with the line on which a character stands; in `titles` are lines whose runs are free.
    """

    def __init__(self, passages: Iterable[tuple[str, Callable[[int], int]]], titles: Iterable[str] = ()) -> None:
        self._words: list[str] = []
        self._names: list[bool] = []
        self._lines: list[int] = []
        for text, line_at in passages:
            for word in words(text):
                self._words.append(word.text)
                first = text[word.start]
                self._names.append(first.isupper() or first.isdigit() or word.text in _SMALL)
                self._lines.append(line_at(word.start))
        free = {run for title in titles for run in runs(title)}
        self._at: dict[Run, int] = {}
        for at in range(len(self._words) - LENGTH + 1):
            run = tuple(self._words[at : at + LENGTH])
            if run not in free and not all(self._names[at : at + LENGTH]):
                self._at.setdefault(run, at)

    def shared(self, text: str, free: frozenset[Run] = frozenset()) -> Iterator[Shared]:
        """The runs of the text that the original has too, each as long as it is, in order; those in `free` do not count."""
        own = words(text)
        at = 0
        while at <= len(own) - LENGTH:
            place = self._found(own, at, free)
            if place < 0:
                at += 1
                continue
            length = LENGTH
            while at + length < len(own) and self._found(own, at + length - LENGTH + 1, free) >= 0:
                length += 1
            yield Shared(own[at].start, own[at + length - 1].end, at, length, self._lines[place])
            at += length

    def _found(self, own: list[Word], at: int, free: frozenset[Run]) -> int:
        run = tuple([word.text for word in own[at : at + LENGTH]])
        return -1 if run in free else self._at.get(run, -1)


def runs(text: str) -> set[Run]:
    """Every run of six words of a text."""
    found = [word.text for word in words(text)]
    return {tuple(found[at : at + LENGTH]) for at in range(len(found) - LENGTH + 1)}
