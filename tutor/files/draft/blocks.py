"""Pieces of text put together line by line, with the place at which each further line of the file begins; shared by all readers of articles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tutor.files.draft.article import Block, BlockKind


def words(table: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(table.split())


LINE = re.compile(r"\r\n|\n|\r")
BULLET = re.compile(r"(?:[-*+–—][ \t]+|[•·‣▪◦●○►▶✓✔❖»➤⁃][ \t]*)+(?=\S)")
_SIGN = re.compile(r"[•·‣▪◦●○►▶✓✔❖»➤⁃][ \t]*(?=\S)")
NUMBERED = re.compile(r"\(?(\d{1,2})[.)][ \t]+(?=\S)")
_SPACE = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000\f\v]+")


def spaced(text: str) -> str:
    """The text on one line, with single spaces."""
    return _SPACE.sub(" ", text.replace("\n", " ").replace("\r", " ")).strip()


def block(kind: BlockKind, lines: Iterable[tuple[int, str]], level: int = 0, lead: int = 0) -> Block | None:
    """A block from the lines it stands on; None when they hold nothing."""
    text, breaks = "", []
    first = last = 0
    for number, line in lines:
        said = spaced(line)
        if not said:
            continue
        if not text:
            text, first, last = said, number, number
            continue
        text += " "
        # A line without text counts as well.
        breaks += [len(text)] * (number - last)
        text, last = text + said, number
    return Block(kind, text, first, tuple(breaks), level, lead) if text else None


def unnumbered(text: str) -> str:
    """The text of a list entry without its number."""
    found = NUMBERED.match(text)
    return text[found.end() :] if found else text


def dotted(whole: Block) -> list[Block]:
    """A line that holds a whole list, `a • b • c`, as its entries; anything else as it is."""
    if whole.kind == "item" and (sign := _SIGN.match(whole.text)):
        cut = sign.end()
        return dotted(
            whole._replace(
                text=whole.text[cut:],
                breaks=tuple(max(0, each - cut) for each in whole.breaks),
                lead=max(0, whole.lead - cut),
            )
        )
    if "•" not in whole.text or whole.kind in ("row", "heading"):
        return [whole]
    parts: list[Block] = []
    at = 0
    # Copying from a browser may glue the signs to what stands before and after them.
    glued = whole.text.count("•") > 1 and "• " not in whole.text
    for piece in re.split(r"•" if glued else r"(?:^|(?<= ))• ", whole.text):
        start = whole.text.index(piece, at)
        at = start + len(piece)
        if piece.strip():
            kind: BlockKind = "item" if start else whole.kind
            breaks = tuple(each - start for each in whole.breaks if start < each < at)
            parts.append(Block(kind, piece.strip(), whole.line_at(start), breaks, whole.level))
    return parts or [whole]
