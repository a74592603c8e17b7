"""Question files beside the article they were made from: words that were copied, figures and names that the article does not have.

Each is a warning at the item's text, with the line of the article. Sources, titles and a draft's quote may be copied; what is wrong on purpose
(wrong options, flawed statements, misreadings) may say what the article does not.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from tutor.core.problems import Place, Problem, Refusal
from tutor.core.text import bare
from tutor.files.decode import Reading, read_question_file, sorted_problems
from tutor.files.draft.article import Article
from tutor.files.draft.reading import read_article
from tutor.files.figures import Figure, Figures, figures
from tutor.files.nodes import Mapping, Node, Scalar
from tutor.files.nodes import Sequence as List
from tutor.files.sheet import BREAK, Sheet
from tutor.files.wordruns import Original, Run, Word, runs, words

Passages = Sequence[tuple[str, Callable[[int], int]]]

_NO_TEXT = frozenset(
    ["id", "depth", "tags", "sources", "source", "at", "allow", "about", "requires", "formerly", "draft", "quote", "image", "audio", "kind", "ask", "status", "design", "outcome", "items", "strengthens", "weakens", "within", "necessary", "hedged", "note"]
)  # fmt: skip
"""Keys of an item that hold no text of its own, or text that may be the article's."""
_FREE = frozenset(("flawed", "wrong", "misread", "also", "confuse", "gloss", "label"))
"""Keys whose figures and names need not be the article's."""

_NAME = re.compile(r"[^\W\d_][\w’']*(?:\.\w+)*")
_STARTS = re.compile(r"(?:^|[.!?:;…\n]|[•–—])[\s\"'“‘«(\[]*$")
_PLAIN = frozenset(("FAQ", "FAQs", "OK", "I"))
_SMALL_NOUNS = ("de", "lb")
"""Languages that write every noun with a capital."""


class Text:
    """A text of a question file: the item it belongs to ("" for none), the key it stands under, and its node; its words are read once."""

    def __init__(self, sheet: Sheet, item: str, key: str, node: Scalar) -> None:
        self.item, self.key = item, key
        self.value = bare(node.value)
        self._sheet, self._node = sheet, node

    @cached_property
    def _read(self) -> list[Word]:
        return words(self.value)

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self._read]

    @cached_property
    def _written(self) -> list[Word]:
        """The words as they stand in the file; none where the text is not written as it is read."""
        found = words(self._sheet.text[self._node.start_mark.index : self._node.end_mark.index])
        return found if [word.text for word in found] == [word.text for word in self._read] else []

    @cached_property
    def _lines(self) -> list[int]:
        """Where each further line of it begins in the file."""
        start, end = self._node.start_mark.index, self._node.end_mark.index
        return [found.end() for found in BREAK.finditer(self._sheet.text, start, end)]

    def over(self, start: int, end: int) -> Place:
        """Where the words that a span of the value touches stand in the file."""
        first = past = bisect_right(self._ends, start)
        while past < len(self._read) and self._read[past].start < end:
            past += 1
        return self.of(first, past - first)

    def of(self, first: int, count: int) -> Place:
        """Where some words stand in the file, as far as they stand on one line; the whole text where it is not written as it is read."""
        if not count or not self._written:
            return self._sheet.place(self._node)
        begin = self._node.start_mark
        start, end = (begin.index + at for at in (self._written[first].start, self._written[first + count - 1].end))
        line = bisect_right(self._lines, start)
        column = start - self._lines[line - 1] if line else begin.column + start - begin.index
        stop = self._lines[line] if line < len(self._lines) else end
        width = len(self._sheet.text[start : min(end, stop)].rstrip())
        return Place(self._sheet.path, begin.line + 1 + line, column + 1, max(width, 1))


class Compared(NamedTuple):
    """What came of a comparison: the problems; whether a file's figures and names were compared as well; how many files were read, and how many
    figures and names stand in the article."""

    problems: tuple[Problem, ...]
    own: bool
    files: int
    told: int


def against(article: str, paths: Sequence[str]) -> Compared:
    """What the question files at `paths` (files, or libraries with all of theirs) share with the article, and what it does not have.

    Words are compared in all of them, figures and names in those named as a file or about the article by title or address. Raises Refusal for an
    article that cannot be read and a path that is not there.
    """
    read = read_article(article)
    passages = [(block.text, block.line_at) for block in read.blocks]
    comparing = _Comparing(read, passages)
    found: list[Problem] = []
    compared = False
    files = 0
    for path, named in _files(paths):
        reading = read_question_file(path, nodes=True)
        if reading.file is None:
            continue
        files += 1
        own = named or _about(reading, read)
        compared = compared or own
        found += comparing.problems(reading, own)
    return Compared(sorted_problems(dict.fromkeys(found)), compared, files, comparing.told)


def _files(paths: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The question files meant, each with whether it was named itself."""
    from tutor.files.load import listed

    for path in paths:
        if os.path.isdir(path):
            yield from ((os.path.normpath(os.path.join(path, shown)), False) for shown in listed(path)[0])
        elif os.path.lexists(path):
            yield path, True
        else:
            raise Refusal(f"there is no file or folder '{path}'", "tutor check takes files and libraries")


def _about(reading: Reading, article: Article) -> bool:
    """Whether a file says that it was made from the article: by its title, or part of it, or its address."""
    head = reading.file.article if reading.file else None
    if head is None:
        return False
    if head.url and head.url == article.url:
        return True
    own, other = (" ".join(word.text for word in words(title)) for title in (head.title, article.title))
    return bool(own and other) and (f" {own} " in f" {other} " or f" {other} " in f" {own} ")


class _Comparing:
    """One article, ready to be compared with many files."""

    def __init__(self, article: Article, passages: Passages) -> None:
        self.original = Original(passages, [article.title, *(source.title for source in article.sources)])
        self.figures = Figures(passages)
        self.names = {word.text for text, _ in passages for word in words(text)}
        self.names |= {word.text for text in article[2:8] for word in words(str(text))}
        self.told = 0

    def problems(self, reading: Reading, own: bool) -> Iterator[Problem]:
        """The problems of one file; of figures and names if it is the article's `own`."""
        assert reading.file is not None
        free = frozenset().union(*map(runs, _titles(reading)))
        known = {word.text for title in _titles(reading) for word in words(title)} if own else set()
        for text in _texts(reading):
            allow = reading.file.items[text.item].common.allow if text.item else ()
            found = [*self._copied(reading, text, free)]
            if own and text.key not in _FREE:
                found += self._figures(reading, text)
                found += self._names(reading, text, known)
            yield from (each for each in found if each.code not in allow)

    def _copied(self, reading: Reading, text: Text, free: frozenset[Run]) -> Iterator[Problem]:
        for run in self.original.shared(text.value, free):
            own = text.value[run.start : run.end]
            message = f"{run.length} words in a row are those of the article, line {run.line}: '{_short(own)}'"
            place = text.of(run.first, run.length)
            yield _problem(
                reading,
                "copied-words",
                place,
                message,
                "say it in your own words; a quotation belongs to 'quote' of a draft",
            )

    def _figures(self, reading: Reading, text: Text) -> Iterator[Problem]:
        value = text.value
        for figure in figures(value):
            if _idle(figure):
                continue
            if self.figures.has(figure):
                self.told += 1
                continue
            said = value[figure.start : figure.end].strip()
            other, line = self.figures.otherwise(figure)
            message = f"the article does not say '{said}'" + (f"; line {line} has '{other}'" if line else "")
            place = text.over(figure.start, figure.end)
            yield _problem(
                reading,
                "figure-not-in-article",
                place,
                message,
                self._look(reading, text.item, "correct it, or allow it if it is known from elsewhere"),
            )

    def _names(self, reading: Reading, text: Text, known: set[str]) -> Iterator[Problem]:
        assert reading.file is not None
        value = text.value
        every = reading.file.language.partition("-")[0] in _SMALL_NOUNS
        for found in _NAME.finditer(value):
            name = re.sub(r"['’]s?$", "", found[0])
            if not _is_name(name, every or bool(_STARTS.search(value, max(0, found.start() - 8), found.start()))):
                continue
            parts = {word.text for word in words(name)}
            if all(self._has(part, known) for part in parts):
                self.told += parts <= self.names
                continue
            known |= parts
            place = text.over(found.start(), found.end())
            yield _problem(
                reading,
                "name-not-in-article",
                place,
                f"the name '{name}' does not occur in the article",
                self._look(reading, text.item, "correct it, or allow it if it is known from elsewhere"),
            )

    def _has(self, word: str, known: set[str]) -> bool:
        forms = (word, word.removesuffix("s"), f"{word}s")
        return any(form in self.names or form in known for form in forms)

    def _look(self, reading: Reading, item: str, help: str) -> str:
        """The help, with the article's lines that the item names."""
        assert reading.file is not None
        at = reading.file.items[item].common.at if item else ()
        if not at:
            return help
        lines = ", ".join(map(str, at[:6]))
        return f"{help}; it names line{'s' if len(at) > 1 else ''} {lines} of the article"


def _idle(figure: Figure) -> bool:
    """Whether number words only count what stands beside them, as in `which two things`, `one day`, `twice a week`."""
    return figure.counted and (not figure.kind or figure.values[0] == 1)


def _is_name(word: str, begins: bool) -> bool:
    """Whether a word is a name or an abbreviation; a capital alone is none where every word there has one."""
    capitals = sum(each.isupper() for each in word)
    return word not in _PLAIN and (
        capitals > 1 or (capitals == 1 and len(word) > 1 and (not word[0].isupper() or not begins))
    )


def _titles(reading: Reading) -> Iterator[str]:
    """The titles, names and addresses a file's head gives: of its article and its sources."""
    assert reading.file is not None
    if reading.file.article:
        yield from reading.file.article
    for source in reading.file.sources.values():
        yield from (source.title, source.authors, source.venue, source.doi, source.url)


def _texts(reading: Reading) -> Iterator[Text]:
    """The texts of a file that are its author's own: key points, items, concepts."""
    nodes: Iterable[tuple[str, Node]] = [
        *(("", node) for node in reading.gist),
        *reading.written.items(),
        *(("", node) for node in reading.concepts.values()),
    ]
    for item, node in nodes:
        if not isinstance(node, (Mapping, List)):
            yield Text(reading.sheet, "", "say", node)
        else:
            yield from (Text(reading.sheet, item, key, scalar) for key, scalar in _scalars(node, ""))


def _scalars(node: Node, under: str) -> Iterator[tuple[str, Scalar]]:
    """The texts below a node, in order, each with the key that says what it is: its item's, but for the reason of something wrong."""
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            if key not in _NO_TEXT:
                yield from _scalars(value, key if key == "why" else under or key)
    elif isinstance(node, List):
        for each in node.items:
            yield from _scalars(each, under)
    else:
        yield under, node


def _problem(reading: Reading, code: str, place: Place, message: str, help: str) -> Problem:
    return reading.sheet.problem(code, place, message, help, "", "warning")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"
