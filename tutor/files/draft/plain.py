"""Plain text as blocks: lines that are paragraphs of their own, lines that were wrapped, list entries, rows, lines that look like headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tutor.files.draft.article import Block
from tutor.files.draft.blocks import BULLET, LINE, NUMBERED, block, dotted

_RULE = re.compile(r"[\s\W_]*")
_ENDED = re.compile(r"[.!?;,…][\"'”’)\]]*(?:\[\d+\])*$")
CITED = re.compile(r"\[\d{1,3}\]")
WIDEST = 110
"""The longest line, in characters, of a text that an editor has wrapped."""


def plain_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text."""
    lines = LINE.split(text)
    width = _width(lines)
    found: list[Block] = []
    for gathered in _gathered(lines, width):
        kind = "paragraph"
        number, first = gathered[0]
        stripped = first.strip()
        if bullet := BULLET.match(stripped):
            gathered[0] = (number, stripped[bullet.end() :])
            kind = "item"
        elif NUMBERED.match(stripped):
            kind = "item"
        elif "\t" in stripped:
            found.append(Block("row", "\t".join(cell.strip() for cell in stripped.split("\t") if cell.strip()), number))
            continue
        made = block("item" if kind == "item" else "paragraph", gathered)
        if made is not None:
            found += dotted(made)
    return tuple(_headed(lines, found))


def _width(lines: list[str]) -> int:
    """The width at which the text was wrapped; 0 where its lines are paragraphs: lines above another one are nearly as long as each other."""
    above = [
        line.rstrip()
        for line, following in pairwise(lines)
        if line.strip() and (said := following.strip()) and not _begins(said)
    ]
    lengths = sorted(map(len, above))
    # Lines that end like sentences, one and all, are no lines of a paragraph.
    if len(lengths) < 3 or sum(_ENDED.search(line) is not None for line in above) * 3 > len(above) * 2:
        return 0
    usual = lengths[int(len(lengths) * 0.9)] if len(lengths) > 9 else lengths[-1]
    near = [length for length in lengths if usual - 16 <= length <= usual + 8]
    return near[-1] if 40 <= usual <= WIDEST and len(near) * 5 >= len(lengths) * 3 else 0


def _begins(said: str) -> bool:
    """Whether a line begins something of its own."""
    return bool(BULLET.match(said) or NUMBERED.match(said) or CITED.match(said)) or "\t" in said


def _gathered(lines: list[str], width: int) -> Iterator[list[tuple[int, str]]]:
    """The lines that belong together, with their numbers."""
    current: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        said = line.strip()
        if not said or _RULE.fullmatch(said):
            if current:
                yield current
            current = []
            continue
        if current and (_begins(said) or not width or not _runs_on(current[-1][1], said, width)):
            yield current
            current = []
        current.append((number, line))
    if current:
        yield current


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether a line ended only because the next word had no room."""
    return len(line.rstrip()) + 1 + len(following.split(None, 1)[0]) > width


def _headed(lines: list[str], blocks: list[Block]) -> Iterator[Block]:
    """Lines that look like headings: short, alone or before text, without the mark that ends a sentence."""
    for at, each in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        alone = each.line < 2 or not lines[each.line - 2].strip()
        if (
            each.kind == "paragraph"
            and not each.breaks
            and following is not None
            and len(each.text) <= 90
            and not _ENDED.search(each.text)
            and (alone or at == 0 or each.text.isupper())
            and each.text[0].isalnum()
            and not each.text[0].islower()
        ):
            yield each._replace(kind="heading")
        else:
            yield each
