"""Decks: what is drilled together, from decks/*.yaml; globs are resolved when the ids of all question files are known."""

from __future__ import annotations

from collections.abc import Mapping as Table
from typing import Any, NamedTuple

from tutor.core.cards import DEEP, GIST, STANDARD, Deck
from tutor.core.problems import Place, Problem

_DEPTHS = {"gist": GIST, "standard": STANDARD, "deep": DEEP}
DECK = "the whole deck is left out"


class Pattern(NamedTuple):
    """A file id or glob of `questions`, and where it stands: line, column, width, and the line itself."""

    text: str
    line: int
    column: int
    width: int
    source: str


class DeckFile(NamedTuple):
    """A deck as written: `deck` (None when it is left out) has no files yet."""

    deck: Deck | None
    patterns: tuple[Pattern, ...]
    problems: tuple[Problem, ...]


def read_deck(path: str, shown: str) -> DeckFile:
    """Reads one deck file."""
    from tutor.files.sheet import Broken, read_sheet

    try:
        return decode_deck(read_sheet(path, shown))
    except Broken as broken:
        return DeckFile(None, (), (broken.problem._replace(cost=DECK),))


def decode_deck(sheet: Any) -> DeckFile:
    """A deck from its text."""
    from tutor.files.keys import FORMAT
    from tutor.files.nodes import Mapping, parse
    from tutor.files.sheet import Broken
    from tutor.files.values import Reader

    try:
        tree = parse(sheet)
    except Broken as broken:
        from tutor.files.recovery import recovered

        found = recovered(sheet, broken.problem, lambda rest: decode_deck(rest).problems)
        return DeckFile(None, (), tuple(each._replace(cost=DECK) for each in found))
    reader = Reader(sheet, tree.problems)
    if tree.root is None:
        return DeckFile(
            None,
            (),
            (
                sheet.problem(
                    "empty-file", Place(sheet.path), "this file holds nothing yet", "add questions: […]", "", "warning"
                ),
            ),
        )
    reader.claim_known(tree.root)
    reader.rest_of_known()
    fields = reader.record(tree.root, "deck") or {}
    if fields.get("format", FORMAT) > FORMAT and isinstance(tree.root, Mapping):
        reader.problem(
            "newer-format", tree.root.entries["format"], "this deck is written for a newer tutor", "update tutor"
        )
    id = _id(reader, sheet, tree.root, fields)
    if reader.failed or not id:
        reader.costing(0, DECK)
        return DeckFile(None, (), tuple(reader.problems))
    fields.pop("format", None)
    written = fields.pop("questions")
    only = fields.pop("only", None)
    if only is not None:
        fields.update(only.fields)
    if "depth" in fields:
        fields["depth"] = _DEPTHS[fields["depth"]]
    deck = Deck(id, fields.pop("title", id), (), path=sheet.path, **fields)
    return DeckFile(deck, _patterns(sheet, tree.root.entries["questions"], written), tuple(reader.problems))  # type: ignore[union-attr]


def _id(reader: Any, sheet: Any, root: Any, fields: dict[str, Any]) -> str:
    from tutor.files.naming import is_id, slug

    given = fields.pop("id", None)
    if given is not None or "id" in getattr(root, "entries", {}):
        return given or ""
    name: str = sheet.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    if is_id(name):
        return name
    reader.problem(
        "bad-id",
        Place(sheet.path),
        f"the file's name '{name}' cannot be the deck's id",
        f"add 'id: {slug(name) or '…'}'",
    )
    return ""


def _patterns(sheet: Any, node: Any, written: tuple[str, ...]) -> tuple[Pattern, ...]:
    nodes = getattr(node, "items", [node])
    found = []
    for text, each in zip(written, nodes, strict=True):
        place = sheet.place(each)
        found.append(Pattern(text, place.line, place.column, place.width, sheet.line(place.line)))
    return tuple(found)


def resolved(deck: Deck, patterns: tuple[Pattern, ...], ids: Table[str, Any]) -> tuple[Deck, list[Problem]]:
    """The deck with the ids of its files in order; an id that no file has, or a glob that fits none, is reported and skipped."""
    files: dict[str, None] = {}
    problems = []
    for pattern in patterns:
        text = pattern.text
        if any(sign in text for sign in "*?["):
            from fnmatch import fnmatchcase

            found = [id for id in ids if fnmatchcase(id, text)]
            message = f"no question file has an id like '{text}'"
        else:
            found = [text] if text in ids else []
            message = f"no question file has the id '{text}'"
        files.update(dict.fromkeys(found))
        if not found:
            from tutor.files.naming import meant

            place = Place(deck.path, pattern.line, pattern.column, pattern.width)
            help = meant(text, ids, "a file's id is its 'id:', else its name without .yaml")
            problems.append(
                Problem("unknown-file", "error", place, message, help, "the deck goes without it", pattern.source)
            )
    return deck._replace(files=tuple(files)), problems
