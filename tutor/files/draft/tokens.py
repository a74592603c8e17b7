"""A sentence as words: citations, brackets and quotation marks set apart, so that wordings stand next to each other."""

from __future__ import annotations

import re
from typing import NamedTuple

from tutor.files.draft.rules import words

_CITED = re.compile(r"\s?\[(\d+(?:\s*[,–-]\s*\d+)*)\]")
_ASIDE = re.compile(r"\s?\(([^()]*)\)")
_DASHED = re.compile(r"\s?[—–]\s?([^—–.;]*?)\s?[—–]\s?(?=[a-z])")
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[$€£]?\d[\d.,]*(?:-[^\W\d_][\w-]*|\s?%)|[$€£]?\d[\d.,]*\d|[^\W_](?:[\w/&+°-]|['’](?=\w)|(?<=s)['’](?=\s\w)|\.(?=\w))*|[^\w\s]"
)
_OPENED = re.compile(r"(?:^|[\s(])'\w")
_SINGLE = re.compile(r"(?<!\w)'|'(?!\w)")
_AGAIN = re.compile(r"(?:the|a|an|this|these|it|they|we)\b")
_QUOTES = str.maketrans({"“": "", "”": "", '"': "", "‘": "", "’": "'", "«": "", "»": ""})


class Word(NamedTuple):
    """A word or mark: as written and in small letters."""

    text: str
    low: str


class Words(NamedTuple):
    """A sentence's words, the numbers it cites, and what stood in brackets or between dashes."""

    words: tuple[Word, ...]
    refs: tuple[int, ...]
    asides: tuple[str, ...]

    def text(self, start: int, end: int) -> str:
        """The words of a span as one text."""
        return joined([word.text for word in self.words[start:end]])

    def low(self, at: int) -> str:
        """A word in small letters, "" outside of the sentence."""
        return self.words[at].low if 0 <= at < len(self.words) else ""


def read(sentence: str) -> Words:
    """The words of a sentence."""
    refs: list[int] = []
    for cited in _CITED.findall(sentence):
        for part in re.split(r"\s*,\s*", cited):
            first, _, last = re.sub(r"\s*[–-]\s*", "-", part).partition("-")
            refs += range(int(first), min(int(last or first), int(first) + 50) + 1)
    text = _CITED.sub("", sentence).translate(_QUOTES).replace(" - ", " – ").replace(" -- ", " – ")
    if _OPENED.search(text):
        text = _SINGLE.sub("", text)
    asides = [each.strip() for each in _ASIDE.findall(text)]
    text = _ASIDE.sub("", text)
    asides += [each.strip() for each in _DASHED.findall(text)]
    text = _DASHED.sub(lambda found: ", " if _AGAIN.match(text, found.end()) else " ", text)
    found = [Word(each, each.lower()) for each in _WORD.findall(text)]
    return Words(tuple(found), tuple(dict.fromkeys(refs)), tuple(each for each in asides if each))


def joined(parts: list[str]) -> str:
    """Words as a text: no space before a mark."""
    return re.sub(r"\s+([,;:.!?%])", r"\1", " ".join(parts)).strip()


def is_mark(low: str) -> bool:
    """Whether it is punctuation."""
    return bool(low) and not any(letter.isalnum() for letter in low)


def is_adverb(low: str) -> bool:
    """Whether it may stand between a subject and its verb."""
    return low in words.ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NO_ADVERBS)


_NO_ADVERBS = frozenset(
    """supply family fly rely reply apply early daily weekly monthly yearly anomaly assembly likely multiply july""".split()
)


def is_content(low: str) -> bool:
    """Whether it carries meaning of its own."""
    return (
        any(letter.isalnum() for letter in low)
        and low not in words.DETERMINERS
        and low not in words.PREPOSITIONS
        and low not in words.AUXILIARIES
        and low not in ("and", "or", "but", "not", "no", "s")
    )
