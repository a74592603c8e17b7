"""A table of cards: CSV or TSV whose first line names its columns, or a text file as Anki writes it, with lines like `#separator:tab` at its head.

What is in no known column is not carried, and said. The text of a cell is plain unless the head says `#html:true`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tutor.core.incoming import Delivery, Incoming, Left, Shape, gapped, has_gaps
from tutor.core.problems import Refusal, visible
from tutor.files.naming import whole_slug

KIND = "a table"
_NAMES: dict[str, tuple[str, ...]] = {
    "front": ("front", "question", "q", "prompt", "ask", "text"),
    "back": ("back", "answer", "a", "response", "reply"),
    "term": ("term", "key-term", "word", "name", "concept"),
    "definition": ("definition", "meaning", "description", "defined-as"),
    "cause": ("cause",),
    "relation": ("relation", "relationship", "link"),
    "effect": ("effect",),
    "typed": ("typed", "type-in"),
    "because": ("because", "why", "explanation", "extra", "back-extra", "notes", "note", "comment", "hint"),
    "tags": ("tags", "tag", "labels"),
    "source": ("source", "reference", "citation"),
    "deck": ("deck", "category", "topic", "chapter"),
    "id": ("id",),
    "guid": ("guid", "note-id"),
    "notetype": ("notetype", "note-type"),
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names}
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
_DIRECTIVE = re.compile(r"#([a-z ]+):(.*)")
_OURS = {"key", "drill", "front"}
_LONGEST = 100_000
OURS = "it comes from a library of tutor already"
_HEADED = "name the columns in its first line: question and answer, term and definition, or cause, relation and effect"


class _Head(NamedTuple):
    """What the lines before the first row say. `columns` by place, "" for one that is not known; `labels` as written."""

    separator: str
    html: bool
    columns: tuple[str, ...]
    labels: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str
    first: int


def table(text: str, shown: str, tabbed: bool = False) -> Delivery:
    """The rows of a table; raises Refusal for one whose columns are not known. `tabbed`: its name says that tabs divide it."""
    lines = text.split("\n")
    head = _head(lines, shown, tabbed)
    incoming: list[Incoming] = []
    left: list[Left] = []
    rows = 0
    for at, row in _rows(lines, head, shown):
        rows += 1
        for each in _row(at, row, head):
            (left if isinstance(each, Left) else incoming).append(each)  # type: ignore[arg-type]
    return Delivery(KIND, head.deck, rows, tuple(incoming), tuple(left))


def _rows(lines: Sequence[str], head: _Head, shown: str) -> Iterator[tuple[str, list[str]]]:
    """Every row that is not empty, with the line it begins on."""
    reader = csv.reader([line + "\n" for line in lines[head.first :]], delimiter=head.separator)
    at = head.first + 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield f"line {at}", row
            at = head.first + reader.line_num + 1
    except csv.Error as error:
        raise Refusal(f"{shown} cannot be read as a table: line {at}: {error}", "a cell holds at most 131,072 characters; a quote in a cell is doubled") from None  # fmt: skip


def _row(at: str, row: Sequence[str], head: _Head) -> Iterator[Incoming | Left]:
    cells: dict[str, str] = {}
    for column, label, cell in zip(head.columns, head.labels, row, strict=False):
        if column and cell.strip():
            cells[column] = f"{cells[column]}\n{cell}" if column in cells else cell
        elif cell.strip():
            yield Left(at, f"the column '{label[:40]}' is none of those that are carried", False)
    if any(cell.strip() for cell in row[len(head.columns) :]):
        yield Left(at, "it has more cells than there are columns", False)
    yield from _said(at, cells, head)


def _said(at: str, cells: dict[str, str], head: _Head) -> Iterator[Incoming | Left]:
    """What one row asks."""
    shape, front, back = _shape(cells)
    if not front.strip():
        yield Left(at, "its question is empty")
        return
    blank = Incoming(
        at,
        cells.get("id", cells.get("guid", "")).strip() or "\x1f".join((shape, front, back)),
        shape,
        front,
        back,
        because=cells.get("because", ""),
        relation=" ".join(cells.get("relation", "").split()),
        tags=(*head.tags, *re.split(r"[\s,;]+", cells.get("tags", "").strip())),
        deck=" ".join(cells.get("deck", head.deck).split()),
        source=" ".join(cells.get("source", "").split()),
        id=cells.get("id", "").strip(),
        markup="html" if head.html else "plain",
    )
    if shape == "asked" and has_gaps(front):
        because = "\n".join(filter(None, (back, blank.because)))
        for gap in gapped(front):
            yield blank._replace(seed=f"{blank.seed}\x1f{gap.number}", shape="gap", front=gap.front, back="", gaps=gap.gaps, because=because)  # fmt: skip
    else:
        yield blank


def _shape(cells: dict[str, str]) -> tuple[Shape, str, str]:
    if "cause" in cells or "effect" in cells:
        return "claim", cells.get("cause", ""), cells.get("effect", "")
    if "typed" in cells and "front" in cells:
        return "typed", cells["front"], cells["typed"]
    if "front" in cells:
        return "asked", cells["front"], cells.get("back", cells.get("definition", ""))
    return "term", cells.get("term", ""), cells.get("definition", cells.get("back", ""))


def _head(lines: Sequence[str], shown: str, tabbed: bool) -> _Head:
    """Reads Anki's lines and the names of the columns."""
    said: dict[str, str] = {}
    first = 0
    while first < len(lines) and (found := _DIRECTIVE.match(lines[first])):
        said[found[1].strip()] = found[2].strip()
        first += 1
    while first < len(lines) and not lines[first].strip():
        first += 1
    separator = _separator(said.get("separator", ""), lines[first] if first < len(lines) else "", tabbed)
    html, tags, deck = said.get("html") == "true", tuple(said.get("tags", "").split()), said.get("deck", "")
    placed = {int(place) - 1: name.removesuffix(" column") for name, place in said.items() if name.endswith(" column") and re.fullmatch(r"[1-9]\d?", place)}  # fmt: skip
    if "columns" in said:
        labels = _split(said["columns"], separator)
    elif said:
        labels = _placed(_split(lines[first], separator) if first < len(lines) else [], placed)
    else:
        labels = _split(lines[first], separator) if first < len(lines) else []
        first += 1
    columns = tuple(placed[place] if place in placed else _column(label) for place, label in enumerate(labels))  # fmt: skip
    if {whole_slug(label) for label in labels} >= _OURS:
        raise Refusal(f"{shown} was exported by tutor: its cards are those of a library", "their questions are in that library's question files")  # fmt: skip
    known = set(columns)
    if not known & {"front", "term", "cause"}:
        names = ", ".join(f"'{visible(label)}'" for label in labels[:8]) or "none"
        raise Refusal(f"{shown} has no column for a question (its columns: {names})", _HEADED)
    return _Head(separator, html, columns, tuple(visible(label.strip()) for label in labels), tags, deck, first)


def _placed(row: Sequence[str], placed: dict[int, str]) -> list[str]:
    """The columns of a file of Anki's that does not name its fields: the first is the front, the second the back, the rest is said besides."""
    fields = iter(("front", "back"))
    return [placed[place] if place in placed else next(fields, "extra") for place in range(len(row))]


def _column(label: str) -> str:
    return _COLUMNS.get(whole_slug(label), "")


def _separator(named: str, line: str, tabbed: bool) -> str:
    if named:
        return _SEPARATORS.get(named.casefold(), named if len(named) == 1 and named not in '"\r\n' else ",")
    if tabbed:
        return "\t"
    known = {each: sum(bool(_column(label)) for label in _split(line, each)) for each in ",;\t|"}
    return max(known, key=lambda each: (known[each], line.count(each)))


def _split(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line[:_LONGEST]], delimiter=separator), [])
    except csv.Error:
        return []


def names_columns(lines: Iterable[str]) -> bool:
    """Whether a text begins like a table of cards."""
    first = next((line for line in lines if line.strip()), "")
    return bool(_DIRECTIVE.match(first)) or any(_column(label) for each in ",;\t|" for label in _split(first, each))
