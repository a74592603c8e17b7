"""How wide text is in a terminal, and its wrapping into rows.

Keeps a number with its unit, never breaks a word that fits a row, leaves no single word on the last row where that can be helped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from tutor.core.text.spans import Span, Text, merged, plain

_JOINER, _EMOJI = "\u200d", "\ufe0f"
_NO_START = frozenset("、。，．・：；？！）］｝」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_NO_END = frozenset("（［｛「『【〈《〔")
_NUMBER = re.compile(r"[(\[~≈<>≤≥±+−–$€£¥-]*\d(?:[\d.,:/–−-]*\d)?")
_UNIT = 14
ARROWS = ("→", "┄→", "↑→", "↓→", "↑┄→", "↓┄→")


def width(text: str) -> int:
    """Terminal cells: wide characters two, combining marks none."""
    return len(text) if text.isascii() else sum(cells for _, cells in _clusters(text))


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Characters with all that is drawn on them, and their cells."""
    held, cells = "", 0
    for char in text:
        if held and (char == _EMOJI or held[-1] == _JOINER or _drawn_on(char)):
            held += char
            cells = 2 if char == _EMOJI and cells else cells
            continue
        if held:
            yield held, cells
        held, cells = char, _cell(char)
    if held:
        yield held, cells


def _drawn_on(char: str) -> bool:
    return char == _JOINER or unicodedata.combining(char) > 0 or _cell(char) == 0 or 0x1F3FB <= ord(char) <= 0x1F3FF


def _cell(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


class _Word(NamedTuple):
    """What stays on one row: the `space` before it (dropped at a row's start), its spans and cells, how many words it holds."""

    space: str
    spans: Text
    cells: int
    holds: int = 1


def wrap(text: Text, width: int) -> tuple[Text, ...]:
    """Rows of at most `width` cells, at least one row.

    Keeps a number with its unit, breaks a word only when it is longer than a row, and leaves no single word on the last row of a
    paragraph if the row above can give one up. Rows of a list item hang below its first word.
    """
    return tuple(row for line in _lines(text) for row in _rows(line, max(width, 1), _glued(_words(line))))


def wrap_chain(text: Text, width: int) -> tuple[Text, ...]:
    """The same for a chain of arrows, which is broken only before an arrow (or where one link is longer than a row)."""
    links: list[list[_Word]] = []
    for word in _words(text):
        if not links or plain(word.spans) in ARROWS:
            links.append([])
        links[-1].append(word)
    whole = [_together(link) for link in links]
    return tuple(_rows(text, max(width, 1), whole, last=False))


def _lines(text: Text) -> list[Text]:
    lines: list[list[Span]] = [[]]
    for span in text:
        for number, part in enumerate(span.text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Span(part, span.style))
    return [tuple(line) for line in lines]


def _words(line: Text) -> list[_Word]:
    """The line at its spaces, and between characters of scripts that write none."""
    found: list[_Word] = []
    space, held = "", list[Span]()

    def close() -> None:
        nonlocal space
        if held:
            spans = merged(held)
            found.append(_Word(space, spans, sum(width(span.text) for span in spans)))
            space = ""
            held.clear()

    last = ""
    for span in line:
        for cluster, cells in _clusters(span.text):
            if cluster in " \t":
                close()
                space += " "
            else:
                if (
                    held
                    and (cells == 2 or (last and width(last) == 2))
                    and cluster not in _NO_START
                    and last not in _NO_END
                ):
                    close()
                held.append(Span(cluster, span.style))
            last = cluster
    close()
    return found


def _glued(found: list[_Word]) -> list[_Word]:
    """A number and the word after it as one."""
    glued: list[_Word] = []
    number = False
    for word in found:
        shown = plain(word.spans)
        if number and word.space and word.cells <= _UNIT and not _NUMBER.fullmatch(shown):
            glued[-1] = _together([glued[-1], word])
            number = False
        else:
            glued.append(word)
            number = _NUMBER.fullmatch(shown) is not None
    return glued


def _together(parts: list[_Word]) -> _Word:
    spans = [*parts[0].spans]
    for part in parts[1:]:
        spans += [Span(part.space), *part.spans]
    cells = parts[0].cells + sum(len(part.space) + part.cells for part in parts[1:])
    return _Word(parts[0].space, merged(spans), cells, sum(part.holds for part in parts))


def _rows(line: Text, room: int, found: list[_Word], last: bool = True) -> list[Text]:
    if not found:
        return [()]
    shown = plain(line)
    item = re.match(r"•\s+|\d{1,3}[.)]\s+", shown)
    indent = len(shown) - len(shown.lstrip(" "))
    hang = min(item.end() if item else indent, room // 4)
    found = [found[0]._replace(space=" " * min(indent, hang)), *found[1:]]
    rows: list[list[_Word]] = [[]]
    used = 0
    for word in (piece for whole in found for piece in _broken(whole, room - hang)):
        lead = len(word.space) if rows[-1] or len(rows) == 1 else 0
        if rows[-1] and used + lead + word.cells > room - (hang if len(rows) > 1 else 0):
            rows.append([])
            used = lead = 0
        rows[-1].append(word)
        used += lead + word.cells
    if last:
        _share(rows, room - hang)
    return [_row(row, "" if number == 0 else " " * hang, number == 0) for number, row in enumerate(rows)]


def _share(rows: list[list[_Word]], room: int) -> None:
    """Gives a lonely last word company from the row above."""
    if len(rows) < 2 or len(rows[-2]) < 2 or sum(word.holds for word in rows[-1]) != 1 or not rows[-1][0].space:
        return
    giver, lonely = rows[-2], rows[-1][0]
    if giver[-1].cells + len(lonely.space) + lonely.cells <= room:
        rows[-1].insert(0, giver.pop())


def _row(row: list[_Word], indent: str, first: bool) -> Text:
    spans = [Span(indent)] if indent else []
    for number, word in enumerate(row):
        if word.space and (number or first):
            spans.append(Span(word.space))
        spans.extend(word.spans)
    return merged(spans)


def _broken(word: _Word, room: int) -> Iterator[_Word]:
    """The word, in pieces of a row's length when it is longer than one (at its spaces first, should it hold any)."""
    if word.cells <= room:
        yield word
        return
    if word.holds > 1:
        for number, part in enumerate(_words(word.spans)):
            yield from _broken(part if number else part._replace(space=word.space), room)
        return
    space, held, used = word.space, list[Span](), 0
    for span in word.spans:
        for cluster, cells in _clusters(span.text):
            if held and used + cells > room:
                yield _Word(space, merged(held), used)
                space, held, used = "", [], 0
            held.append(Span(cluster, span.style))
            used += cells
    yield _Word(space, merged(held), used)
