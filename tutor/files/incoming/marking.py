"""Lines of styled text as light Markdown that reads back as the same lines: a mark that would be read otherwise is left out, not guessed at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from tutor.core.text import Span, Text, markdown, plain
from tutor.core.text.spans import BULLET, Style, merged

_LIVE = tuple("".join(some) for number in range(5) for some in combinations(("[]", "*", "_", "`"), number))
_LONG = 1000
"""Characters that may be read as marks: first none of them is escaped, in the end all."""
_FENCES = {"strong": "**", "emphasis": "*"}
_URL = re.compile(r"https?://[^\s()<>\[\]\\\"]{1,500}")
_ORDERED = re.compile(r"\d{1,3}[.)] ")


class Piece(NamedTuple):
    """A run of characters in one style, and the address it leads to, if any."""

    text: str
    style: Style = ""
    link: str = ""


class Line(NamedTuple):
    """One line: the mark of a list's item ("- ", "2. ", or "" for none) and its pieces."""

    mark: str
    pieces: tuple[Piece, ...]


def written(lines: Iterable[Line]) -> str:
    """The lines as light Markdown; items of a list stand close, everything else has an empty line between."""
    out = ""
    listed = False
    for line in lines:
        text = _line(line)
        if text:
            out += ("\n" if listed and line.mark else "\n\n") if out else ""
            out += line.mark + text
            listed = bool(line.mark)
    return out


def shown(lines: Iterable[Line]) -> str:
    """What a reader sees of the lines."""
    seen = [(BULLET if line.mark == "- " else line.mark, _plain(line.pieces)) for line in lines]
    return "\n".join(mark + text for mark, text in seen if text)


def _plain(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in _trimmed(pieces))


def _line(line: Line) -> str:
    """The line without its mark: the richest wording whose reading is what was meant."""
    pieces = _trimmed(line.pieces)
    text = "".join(piece.text for piece in pieces)
    if not text:
        return ""
    meant = merged(Span(piece.text, piece.style) for piece in pieces)
    ways = _LIVE if len(text) < _LONG else (_LIVE[0], _LIVE[-1])
    bare = [Piece(piece.text, "math" if piece.style == "math" else "") for piece in pieces]
    for linked in (pieces, [piece._replace(link="") for piece in pieces]):
        for escaped in ways:
            found = _marked(linked, escaped)
            if _reads(line.mark, found) == _led(line.mark, meant):
                return found
    for escaped in ways:
        found = _marked(bare, escaped)
        if plain(_reads(line.mark, found)) == plain(_led(line.mark, meant)):
            return found
    found = _code(text)
    return found if plain(_reads(line.mark, found)) == plain(_led(line.mark, meant)) else _marked(bare, _LIVE[-1])


def _reads(mark: str, text: str) -> Text:
    return markdown(mark + text)


def _led(mark: str, text: Text) -> Text:
    return merged((Span(BULLET if mark == "- " else mark), *text))


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without space around the line, and without space at the edges of what is marked."""
    loose: list[Piece] = []
    for piece in pieces:
        core = piece.text.strip()
        if piece.style in _FENCES and core and core != piece.text:
            before, _, after = piece.text.partition(core)
            loose += [Piece(before), piece._replace(text=core), Piece(after)]
        else:
            loose.append(piece if core or piece.style == "code" else Piece(piece.text))
    while loose and not loose[0].text.strip():
        del loose[0]
    while loose and not loose[-1].text.strip():
        del loose[-1]
    if loose and loose[0].style != "code":
        loose[0] = loose[0]._replace(text=loose[0].text.lstrip())
    if loose and loose[-1].style != "code":
        loose[-1] = loose[-1]._replace(text=loose[-1].text.rstrip())
    return [piece for piece in loose if piece.text]


def _marked(pieces: Iterable[Piece], escaped: str) -> str:
    return "".join(_piece(piece, escaped) for piece in pieces)


def _piece(piece: Piece, escaped: str) -> str:
    match piece.style:
        case "math":
            text = piece.text
        case "code":
            text = _code(piece.text)
        case style:
            fence = _FENCES.get(style, "")
            text = fence + "".join("\\" + each if each in escaped else each for each in piece.text) + fence
    if piece.link and _URL.fullmatch(piece.link) and not {"[", "]", "\n"} & set(piece.text):
        return f"[{text}]({piece.link})"
    return text


def _code(text: str) -> str:
    """A code span whose fence is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if text.startswith("`") or text.endswith("`") or (text.startswith(" ") and text.endswith(" ")) else ""
    return f"{fence}{edge}{text}{edge}{fence}"


def points(text: str) -> tuple[str, tuple[str, ...]]:
    """A light Markdown text that ends with one list of at least two items: what stands before the list, and its items; else (text, ())."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    first = next((place for place, line in enumerate(lines) if _item(line)), len(lines))
    items = lines[first:]
    if len(items) < 2 or not all(map(_item, items)):
        return text, ()
    lead = "\n\n".join(lines[:first])
    return lead, tuple(line.partition(" ")[2].strip() for line in items)


def _item(line: str) -> bool:
    return line.startswith(("- ", "* ", "+ ")) or _ORDERED.match(line) is not None
