"""An author's light Markdown as spans.

Refuses nothing and interprets little: emphasis, strong, code, lists, links as their text, math kept as written. No HTML.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from tutor.core.text.spans import BULLET, Span, Style, Text, merged, plain, words

_SPECIAL = re.compile(r"[*_`\\\n\[]|^\s*(?:[-+]|\d{1,3}[.)])\s")
_ITEM = re.compile(r"\s*(?:[-*+]|(\d{1,3}[.)]))\s+(?=\S)")
_LINK = re.compile(r'\[([^\[\]\n]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"\n]*")?\)')
_NESTING = 4


def bare(text: str) -> str:
    """An author's text without its Markdown, in one line."""
    text = text.strip()
    return " ".join(plain(markdown(text)).split("\n")) if _SPECIAL.search(text) else text


def markdown(text: str) -> Text:
    """The author's `text` read as light Markdown; whatever is not understood stays as written."""
    text = text.strip()
    if not _SPECIAL.search(text):
        return words(text)
    spans: list[Span] = []
    for block in _blocks(text):
        if spans:
            spans.append(Span("\n"))
        spans.extend((block,) if isinstance(block, Span) else _inline(block))
    return merged(spans)


def _blocks(text: str) -> Iterator[str | Span]:
    """The lines as they will stand: paragraphs joined, items with their bullet, lines of fenced code as spans."""
    held, fenced, hard = "", False, False
    for line in text.split("\n"):
        if line.lstrip().startswith("```") and "`" not in line.lstrip().lstrip("`"):
            fenced = not fenced
        elif fenced:
            if held:
                yield held
            held = ""
            yield Span(line, "code")
            continue
        elif line.strip():
            item = _ITEM.match(line)
            if held and not item and not hard:
                held += " " + line.strip()
            else:
                if held:
                    yield held
                held = (f"{item[1]} " if item[1] else BULLET) + line[item.end() :].strip() if item else line.strip()
            hard = line.endswith(("  ", "\\"))
            held = held[:-1].rstrip() if line.endswith("\\") and not line.endswith("\\\\") else held
            continue
        if held:
            yield held
        held, hard = "", False
    if held:
        yield held


def _inline(text: str) -> list[Span]:
    return _styled(list(_cells(text)), "", _NESTING)


def _cells(text: str) -> Iterator[str | Span]:
    """Single characters, and what emphasis does not look into as whole spans: code, math, escaped characters."""
    runs: dict[int, list[int]] = {}
    sizes: dict[int, int] = {}
    for run in re.finditer("`+", text):
        sizes[run.start()] = len(run.group())
        runs.setdefault(len(run.group()), []).append(run.start())
    at, no_math, ends = 0, False, set[int]()
    while at < len(text):
        char = text[at]
        if at in ends:  # the end of a link, brackets and address
            at = _LINK_END.match(text, at).end()  # type: ignore[union-attr]
            continue
        if char == "\\" and at + 1 < len(text):
            end = -1 if no_math or text[at + 1] != "(" else text.find("\\)", at + 2)
            if end > 0:
                yield Span(text[at : end + 2], "math")
                at = end + 2
                continue
            no_math = no_math or text[at + 1] == "("
            if text[at + 1] in "*_`[]":
                yield Span(text[at + 1])
                at += 2
                continue
        elif char == "`":
            size = sizes.get(at, 1)
            places = runs.get(size, [])
            after = bisect_left(places, at + 1)
            if after < len(places):
                inside = text[at + size : places[after]]
                padded = inside.startswith(" ") and inside.endswith(" ") and inside.strip()
                yield Span(inside[1:-1] if padded else inside, "code")
                at = places[after] + size
            else:
                yield Span(text[at : at + size])
                at += size
            continue
        elif char == "[" and (link := _LINK.match(text, at)):
            ends.add(link.end(1))
            at += 1
            continue
        yield char
        at += 1


_LINK_END = re.compile(r'\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"\n]*")?\)')


def _styled(cells: list[str | Span], style: Style, depth: int) -> list[Span]:
    """Cells as spans; of nested emphasis the outer style holds."""
    spans: list[Span] = []
    closers = {mark: _closers(cells, mark) for mark in ("**", "__", "*", "_")} if depth else {}
    at = 0
    while at < len(cells):
        cell = cells[at]
        if isinstance(cell, Span):
            spans.append(cell if cell.style else Span(cell.text, style))
        elif cell in "*_" and depth:
            mark = cell * 2 if _run(cells, at) >= 2 else cell
            close = _closing(cells, at, mark, closers[mark])
            if close:
                inner: Style = style or ("strong" if len(mark) == 2 else "emphasis")
                spans.extend(_styled(cells[at + len(mark) : close], inner, depth - 1))
                at = close + len(mark)
            else:
                size = _run(cells, at)
                spans.append(Span(cell * size, style))
                at += size
            continue
        else:
            spans.append(Span(cell, style))
        at += 1
    return spans


def _run(cells: list[str | Span], at: int) -> int:
    """How many times the cell stands there in a row."""
    end = at
    while end < len(cells) and cells[end] == cells[at]:
        end += 1
    return end - at


def _closers(cells: list[str | Span], mark: str) -> list[int]:
    """Where `mark` may close: after what is no space, before what is no letter."""
    found, at = [], 0
    while at < len(cells):
        if cells[at] != mark[0]:
            at += 1
            continue
        size = _run(cells, at)
        after = cells[at + size] if at + size < len(cells) else " "
        fits = size == len(mark) or size >= 3
        if fits and at and not _space(cells[at - 1]) and not _sticks(after):
            found.append(at + size - len(mark) if len(mark) == 1 else at + max(0, size - 2))
        at += size
    return found


def _closing(cells: list[str | Span], at: int, mark: str, closers: list[int]) -> int:
    """Where the mark opened at `at` closes, 0 where it opens nothing."""
    inside = at + len(mark)
    before = cells[at - 1] if at else " "
    if inside >= len(cells) or _space(cells[inside]) or _sticks(before):
        return 0
    found = bisect_left(closers, inside + 1)
    return closers[found] if found < len(closers) else 0


def _space(cell: str | Span) -> bool:
    return isinstance(cell, str) and cell.isspace()


def _sticks(cell: str | Span) -> bool:
    """Whether a mark beside this letter belongs to the word (`snake_case`, `2*3*4`); scripts without spaces excepted."""
    return isinstance(cell, str) and cell.isalnum() and unicodedata.east_asian_width(cell) not in "WF"
