"""The figures of a text: what each is worth, in which unit, and whether another text has it.

Reads digits and number words by the rules of typed answers (`core.quantities`): 25 % is 25 percent and a quarter, 1,000 is 1000, two weeks are
14 days. Digits inside a name (SF1, COVID-19) are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tutor.core.quantities import quantity
from tutor.core.vocabulary import NUMBERS, ORDINALS, SPANS

_COUNT = "|".join(sorted(NUMBERS, key=len, reverse=True))
_SCALES = "hundred|thousand|million|billion"
_PARTS = "half|third|thirds|quarter|quarters|fifth|fifths|tenth|tenths"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u2009\u202f'’]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)*"
_FIGURE = re.compile(
    rf"(?<![\w.,])(?<![^\W\d]-)(?<![^\W\d]–)(?:(?P<digits>{_DIGITS})(?:(?:st|nd|rd|th|s)\b)?"
    rf"|(?P<words>(?:{_COUNT}|{_SCALES})(?:[\s-](?:and[\s-])?(?:{_COUNT}|{_SCALES}|{_PARTS}))*|an?[\s-](?={'|'.join(SPANS)}|{_SCALES}|{_PARTS})(?:{_SCALES}|{_PARTS})?|{_PARTS})\b)"
    rf"(?P<after>[\s\u00a0\u202f-]?(?:%|per cent\b|(?:{_SCALES}|bn|k)\b(?:[\s-][^\W\d_]+\b)?|[^\W\d_]+\b))?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_LINE_NUMBER = re.compile(r"\s*\d{1,2}[.)]\s")
_TIMES = {"once": 1.0, "twice": 2.0, "double": 2.0, "doubled": 2.0, "doubles": 2.0, "doubling": 2.0, "both": 2.0, "pair": 2.0, "triple": 3.0, "tripled": 3.0, "dozen": 12.0}  # fmt: skip
_TIMES |= {word: float(value) for word, value in ORDINALS.items() if value.isdigit()}
_WORD = re.compile(r"[^\W\d_]+")
_OUT_OF = re.compile(rf"\b(\d{{1,3}}|{_COUNT}) (?:in|out of(?: every)?) (\d{{1,3}}|{_COUNT})\b", re.IGNORECASE)


class Figure(NamedTuple):
    """A figure at `start` to `end` of its text: its readings, the likelier first, and the unit (`kind` "" when it is none that converts;
    `factor` into the smallest of its kind). `counted` when only words say it."""

    start: int
    end: int
    values: tuple[float, ...]
    kind: str = ""
    factor: float = 1.0
    counted: bool = False


def figures(text: str, language: str = "en") -> Iterator[Figure]:
    """The figures of a text, in order."""
    if not text.isascii() or "/" in text or "-" in text:
        text = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
        text = _ISO.sub(lambda found: f"{found[1]}   {found[3]}", text)
    start = found.end() if (found := _LINE_NUMBER.match(text)) else 0
    for found in _FIGURE.finditer(text, start):
        figure = _figure(found, language)
        if figure is not None:
            yield figure


def _figure(found: re.Match[str], language: str) -> Figure | None:
    core, after = found["digits"] or found["words"], found["after"] or ""
    read = quantity(f"{core} {after.strip(' -')}", language)
    if read is None or read.low != read.high:
        read, after = quantity(core, language), ""
    if read is None:
        return None
    amount = read.low
    values, unit = amount.values, amount.unit
    counted = found["digits"] is None
    end = found.end() if unit.kind or after.strip(" -").casefold() in _SCALES else found.end() - len(after)
    if amount.part:
        return Figure(found.start(), end, tuple(value * 100 for value in values), "percent", 1.0, True)
    if not unit.kind:
        return Figure(found.start(), end, values, counted=counted)
    return Figure(found.start(), end, values, unit.kind, unit.factor, counted)


class Figures:
    """The figures of an article; `passages` are its parts, each with the line on which a character stands."""

    def __init__(self, passages: Iterable[tuple[str, Callable[[int], int]]], language: str = "en") -> None:
        self._known: dict[tuple[str, float], int] = {}
        self._units: dict[float, tuple[str, int]] = {}
        for text, line_at in passages:
            for figure in figures(text, language):
                for value in figure.values:
                    self._note(value, figure, text[figure.start : figure.end].strip(), line_at(figure.start))
            for found in _WORD.finditer(text):
                if (times := _TIMES.get(found[0].casefold())) is not None:
                    self._known.setdefault(("", times), line_at(found.start()))
            for found in _OUT_OF.finditer(text):
                some, all = (
                    NUMBERS.get(each.casefold()) or float(each if each.isdigit() else 0) for each in found.groups()
                )
                if all:
                    self._known.setdefault(("percent", _rounded(100 * some / all)), line_at(found.start()))

    def _note(self, value: float, figure: Figure, said: str, line: int) -> None:
        if figure.kind:
            self._known.setdefault((figure.kind, _rounded(value * figure.factor)), line)
            self._units.setdefault(_rounded(value), (said, line))
        else:
            self._known.setdefault(("", _rounded(value)), line)

    def has(self, figure: Figure) -> bool:
        """Whether the article has a figure: in the same unit, in one that converts, or where either names no unit."""
        for value in figure.values:
            if ("", _rounded(value)) in self._known:
                return True
            if figure.kind and (figure.kind, _rounded(value * figure.factor)) in self._known:
                return True
            if not figure.kind and _rounded(value) in self._units:
                return True
        return False

    def otherwise(self, figure: Figure) -> tuple[str, int]:
        """How the article has the number in another unit, and the line; ("", 0) when it does not have it at all."""
        return next(
            (self._units[_rounded(value)] for value in figure.values if _rounded(value) in self._units), ("", 0)
        )


def _rounded(value: float) -> float:
    return float(f"{value:.9g}")
