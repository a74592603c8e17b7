"""A typed line as words, and when two words are one: case, accents, plurals, two spellings of English, a slip of the finger.

Knows nothing of labels or answers. Refuses to forgive what changes the meaning: digits, the first letter, negations, and the pairs of
words that are a letter or two apart and mean different things (`nitrate`, `nitrite`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from tutor.core.vocabulary import (
    APART,
    ARTICLES,
    CONTRACTED,
    ENDINGS,
    GREEK,
    NUMBERS,
    ODD,
    ORDINALS,
    PREFIXES,
    SIGNS,
    SMALL,
    SPANS,
    SPELLINGS,
)

CAP = 200
"""Characters of a typed line that are read; no label is nearly that long."""


class Word(NamedTuple):
    """A word as compared. `at` are the places of its characters in the line it stood in, `before` the small words skipped before it."""

    text: str
    at: tuple[int, ...]
    before: tuple[str, ...] = ()


_APOSTROPHES = "'’‘ʼ`´"


def small(language: str) -> frozenset[str]:
    """The words of a language that carry no part of an answer."""
    return SMALL.get(language, frozenset())


@lru_cache(maxsize=8192)
def words(line: str, language: str = "en") -> tuple[Word, ...]:
    """The words that count, in order; all of them but articles when none would (`to be`, `the concentration`)."""
    every = _split(line[:CAP], language)
    skip = small(language)
    kept: list[Word] = []
    before: tuple[str, ...] = ()
    for i, word in enumerate(every):
        text = word.text
        if text in skip and not _names(word, line, last=i + 1 == len(every)):
            before = (*before, *word.before, text)
            continue
        kept.append(Word(text, word.at, (*before, *word.before)))
        before = ()
    return tuple(kept) or tuple(word for word in every if word.text not in ARTICLES) or tuple(every)


def _names(word: Word, line: str, last: bool) -> bool:
    """Whether an `a` is a letter and no article: `vitamin A`."""
    at = word.at[0]
    if word.text != "a" or not at:
        return False
    return last or (line[at] == "A" and next((char for char in line[at + 1 :] if char.isalnum()), "").islower())


def _split(line: str, language: str) -> list[Word]:
    found: list[Word] = []
    text: list[str] = []
    at: list[int] = []

    pause: list[str] = []

    def close() -> None:
        if text:
            found.append(Word("".join(text), tuple(at), tuple(pause)))
            for part in (text, at, pause):
                part.clear()

    for i, raw in enumerate(line):
        if raw in SIGNS and i and (raw == "%" or line[i - 1].isalnum() or line[i - 1] == raw):
            close()
            found.append(Word(SIGNS[raw], (i,) * len(SIGNS[raw])))
            continue
        if raw in _APOSTROPHES or (raw == "." and _dotted(line, i)):
            continue
        if raw in ".," and text and text[-1].isdigit() and line[i + 1 : i + 2].isdigit():
            if raw == "." or not line[i + 1 : i + 4].isdigit():
                text.append(".")
                at.append(i)
            continue
        for char in raw.casefold() if raw.isascii() else unicodedata.normalize("NFKD", raw.casefold()):
            if char.isalnum():
                spelled = GREEK.get(char, char) if language != "el" else char
                text.append(spelled)
                at.extend([i] * len(spelled))
            elif not unicodedata.combining(char):
                close()
                if char in ",;":
                    pause[:] = [","]
    close()
    return _meant(found, line) if language == "en" else found


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")


def _dotted(line: str, i: int) -> bool:
    """Whether the full stop stands inside an abbreviation: `B.D.N.F.`."""
    return (
        0 < i < len(line) - 1
        and line[i - 1].isalpha()
        and line[i + 1].isalpha()
        and (i == 1 or not line[i - 2].isalnum())
    )


def _meant(found: list[Word], line: str) -> list[Word]:
    """English words as what they stand for: numbers in digits, `doesn't` as not, `nerve cells` as neurons."""
    meant: list[Word] = []
    for i, word in enumerate(found):
        text = word.text
        following = found[i + 1].text if i + 1 < len(found) else ""
        if text in CONTRACTED:
            text = "not"
        elif text in NUMBERS and (text != "one" or _span(following)):
            text = str(NUMBERS[text])
        elif text in ORDINALS and not (text == "second" and meant and meant[-1].text.isdigit()):
            text = ORDINALS[text]
        elif _ORDINAL.match(text):
            text = text[:-2]
        elif (text == "i" and meant and (not following or line[word.at[0]] == "I")) or (
            text in ("a", "an") and _span(following)
        ):
            text = "1"
        elif text in ("cell", "cells") and meant and meant[-1].text == "nerve":
            meant[-1] = Word("neurons", meant[-1].at[:1] * 7)
            continue
        meant.append(Word(text, word.at if text == word.text else word.at[:1] * len(text), word.before))
    return meant


def _span(word: str) -> bool:
    return word in SPANS or word[:-1] in SPANS


# ---- one word in two shapes

_SPELLINGS = [(re.compile(pattern), to) for pattern, to in SPELLINGS]
_INFLECTED = frozenset(("en", "fr", "es", "pt"))


@lru_cache(maxsize=16384)
def shapes(word: str, language: str = "en") -> frozenset[str]:
    """The word, its other spelling and what its singular could be; two words are one when these meet."""
    if language not in _INFLECTED or any(char.isdigit() for char in word):
        return frozenset((word,))
    base = word
    if language == "en" and len(word) >= 5:
        for pattern, to in _SPELLINGS:
            base = pattern.sub(to, base)
    shaped = {word, base}
    if base in ODD:
        shaped.add(ODD[base])
    if len(base) >= 4 and base.endswith("s") and not base.endswith("ss"):
        shaped.add(base[:-1])
        if base.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            shaped.add(base[:-2])
        if base.endswith("ies"):
            shaped.add(base[:-3] + "y")
        if base.endswith("ves"):
            shaped.update((base[:-3] + "f", base[:-3] + "fe"))
        if base.endswith("ices"):
            shaped.update((base[:-4] + "ix", base[:-4] + "ex"))
        if base.endswith("es") and len(base) >= 6:
            shaped.add(base[:-2] + "is")
    if language == "en" and len(base) >= 6:
        for ending, singular in (("i", "us"), ("ae", "a"), ("a", "um"), ("a", "on")):
            if base.endswith(ending):
                shaped.add(base.removesuffix(ending) + singular)
    return frozenset(shaped)


def same(one: str, other: str, language: str = "en") -> bool:
    """Whether two words are one: equal, singular and plural, British and American."""
    return one == other or not shapes(one, language).isdisjoint(shapes(other, language))


# ---- a slip of the finger


def _apart(one: str, other: str) -> bool:
    """Whether two words that look alike are known to mean different things."""
    for first, second in PREFIXES:
        for a, b in ((one, other), (other, one)):
            if a.startswith(first) and b.startswith(second):
                return True
    for a, b in (
        (one, other),
        (other, one),
        (one.removesuffix("s"), other.removesuffix("s")),
        (other.removesuffix("s"), one.removesuffix("s")),
    ):
        if any(a.endswith(first) and b.endswith(second) and len(a) > len(first) + 1 for first, second in ENDINGS):
            return True
    ones, others = shapes(one), shapes(other)
    return any(ones & group and others & group and not ones & others & group for group in APART)


class Slip(NamedTuple):
    """`edits` letters off (a swap is one); `at` the places in the typed word; `swap` when it is nothing but one swap."""

    edits: int
    at: tuple[int, ...]
    swap: bool = False


@lru_cache(maxsize=4096)
def slip(typed: str, meant: str, language: str = "en") -> Slip | None:
    """How `typed` misses `meant` if the rule forgives it: none under five letters, one from five, two from nine, the first letter right."""
    allowed = 0 if len(meant) < 5 else 1 if len(meant) < 9 else 2
    if not allowed or typed[:1] != meant[:1] or abs(len(typed) - len(meant)) > allowed + 2:
        return None
    if any(char.isdigit() for char in typed + meant):
        return None
    best: Slip | None = None
    tried = (
        {(typed, meant)}
        | {(typed, shape) for shape in shapes(meant, language)}
        | {(shape, meant) for shape in shapes(typed, language)}
    )
    for one, other in tried:
        if abs(len(one) - len(other)) <= allowed and one[:1] == other[:1]:
            found = edits(one, other)
            if found.edits <= allowed and (
                best is None or found.edits < best.edits or (found.edits == best.edits and other == meant)
            ):
                best = found
    if best is None or _apart(typed, meant):
        return None
    return Slip(best.edits, tuple(sorted({min(place, len(typed) - 1) for place in best.at})), best.swap)


def edits(typed: str, meant: str) -> Slip:
    """The fewest letters added, left out, changed or swapped with a neighbour (optimal string alignment), and where in `typed`."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    end = 0
    while end < min(len(typed), len(meant)) - start and typed[-1 - end] == meant[-1 - end]:
        end += 1
    one, other = typed[start : len(typed) - end], meant[start : len(meant) - end]
    table = [[max(i, j) if not i or not j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            least = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (one[i - 1] != other[j - 1]))
            if _swapped(one, other, i, j):
                least = min(least, table[i - 2][j - 2] + 1)
            table[i][j] = least
    places, swaps = _places(one, other, table)
    total = table[-1][-1]
    return Slip(total, tuple(place + start for place in places), total == 1 and swaps == 1)


def _swapped(one: str, other: str, i: int, j: int) -> bool:
    return i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]


def _places(one: str, other: str, table: list[list[int]]) -> tuple[list[int], int]:
    """The places of `one` that the shortest way touches, and how many of its steps are swaps."""
    i, j, swaps = len(one), len(other), 0
    places: set[int] = set()
    while i or j:
        if _swapped(one, other, i, j) and table[i][j] == table[i - 2][j - 2] + 1:
            places.update((i - 1, i - 2))
            i, j, swaps = i - 2, j - 2, swaps + 1
        elif i and j and table[i][j] == table[i - 1][j - 1] + (one[i - 1] != other[j - 1]):
            if one[i - 1] != other[j - 1]:
                places.add(i - 1)
            i, j = i - 1, j - 1
        elif i and table[i][j] == table[i - 1][j] + 1:
            places.add(i - 1)
            i -= 1
        else:
            places.add(i)
            j -= 1
    return sorted(places), swaps
