"""Plain text as blocks: lines that are paragraphs of their own, lines that were wrapped, list entries, rows, lines that look like headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.files.draft.article import Block
from tutor.files.draft.blocks import BULLET, LINE, NUMBERED, block, dotted

_RULE = re.compile(r"[\s\W_]*")
_ENDED = re.compile(r"[.!?;,…][\"'”’)\]]*(?:\[\d+\])*$")
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
    """The width at which the text was wrapped; 0 where its lines are paragraphs."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 8 or lengths[-1] > WIDEST or lengths[-1] < 40:
        return 0
    # Wrapped lines come near the widest one; one-line paragraphs do not all happen to.
    near = sum(length > lengths[-1] * 0.8 for length in lengths)
    return lengths[-1] if near * 3 >= len(lengths) else 0


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
        new = BULLET.match(said) or NUMBERED.match(said) or "\t" in said
        if current and (new or not width or not _runs_on(current[-1][1], said, width)):
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
