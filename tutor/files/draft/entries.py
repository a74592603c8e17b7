"""What a labelled section lists, and the section itself, for all who read one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tutor.files.draft.article import Block
from tutor.files.draft.headings import CAPTION


class Entry(NamedTuple):
    """One thing a section lists. `name`: the term, question, date or camp ("": none); `lines` of the article; `quote`: the article's words,
    where they are more than name and text; `doubt`: what the reader of the draft must look at."""

    name: str
    text: str
    lines: tuple[int, ...]
    full: str = ""
    also: str = ""
    quote: str = ""
    doubt: str = ""


class Section(NamedTuple):
    """The label's place among all blocks, the place at which the section ends at the latest, the level of its heading (0: plain line),
    what stands on the label's own line behind it, and whether there is a label at all (else `label` is the place before the first block)."""

    blocks: Sequence[Block]
    label: int
    end: int
    level: int = 0
    first: Block | None = None
    labelled: bool = True

    def block(self, at: int) -> Block | None:
        """The block at a place, None beyond the end."""
        return self.blocks[at] if at < self.end else None

    @property
    def structured(self) -> bool:
        """Whether markup shows where the section ends."""
        return 0 < self.level < 7

    def adjoins(self, at: int) -> bool:
        """Whether a block stands on the line right below the one before it."""
        before = self.blocks[at - 1]
        return self.blocks[at].line <= before.line + len(before.breaks) + 1


Reader = Callable[[Section], tuple[list[Entry], int]]


def is_caption(block: Block) -> bool:
    """Whether a block describes a picture."""
    return block.kind == "caption" or (
        block.kind != "item" and bool(CAPTION.match(block.text)) and len(block.text) <= 300
    )
