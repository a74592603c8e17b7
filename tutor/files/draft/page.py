"""The blocks of a saved web page in order, each with the line it begins on; a walk without recursion, as pages may nest without end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tutor.files.draft.article import Block, BlockKind
from tutor.files.draft.blocks import BULLET, block, words
from tutor.files.draft.metadata import one_line

if TYPE_CHECKING:
    from bs4 import Tag

PULLED = re.compile(r"pull-?quote|callout-quote|blockquote--pull", re.IGNORECASE)
BLOCKS: dict[str, BlockKind] = {
    "p": "paragraph", "li": "item", "dt": "term", "dd": "meaning", "blockquote": "quote", "figcaption": "caption", "caption": "caption",
    "summary": "heading",
    "button": "heading", "pre": "paragraph", "address": "paragraph", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading",
    "h5": "heading", "h6": "heading",
}  # fmt: skip
"""Elements that are blocks, and of what kind; other elements end a block but give it no kind."""
INLINE = words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr"
)


def page_blocks(root: Tag) -> Iterator[Block]:
    """The blocks in order, by a walk without recursion: pages may nest without end."""
    walk = _Walk()
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, left = stack.pop()
        if left:
            walk.leave(node)
            continue
        children = getattr(node, "contents", None)
        if children is None:
            walk.text(str(node))
            continue
        walk.enter(node)
        stack.append((node, True))
        stack += [(child, False) for child in reversed(children)]
    walk.flush()
    yield from walk.found


class _Walk:
    """The text gathered since the last block ended, with the elements one is inside of."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.lines: list[tuple[int, str]] = []
        self.line = 1
        self.open: list[str] = []
        self.lists: list[int] = []
        self.cells: list[str] | None = None
        self.row_line = 1
        self.bold = 0
        self.lead = ""
        self.slanting = 0
        self.slanted = ""
        self.pulled = 0
        self.fresh = ""

    def enter(self, tag: Tag) -> None:
        name = tag.name
        self.line = tag.sourceline or self.line
        if name == "br":
            self.flush() if self.cells is None else self.text(" ")
            return
        if name in ("strong", "b"):
            self.bold += 1
        if name in ("em", "i"):
            self.slanting += 1
        if name in INLINE:
            return
        if name in ("td", "th") and self.cells is not None:
            self.cells.append("")
            return
        if self.cells is not None and name != "tr":
            return
        self.flush()
        if name == "tr":
            self.cells, self.row_line = [], self.line
        elif name in ("ol", "ul"):
            self.lists.append(1 if name == "ol" else 0)
        if name in BLOCKS:
            self.open.append(name)
            self.fresh = "li" if name == "li" else ""
        if PULLED.search(classes(tag)):
            self.pulled += 1

    def leave(self, tag: Tag) -> None:
        name = tag.name
        if name in ("strong", "b"):
            self.bold -= 1
        if name in ("em", "i"):
            self.slanting -= 1
        if name in INLINE or name == "br" or name in ("td", "th"):
            return
        if self.cells is not None:
            if name == "tr":
                if cells := [said for cell in self.cells if (said := one_line(cell))]:
                    self.found.append(Block("row", "\t".join(cells), self.row_line))
                self.cells = None
            return
        self.flush()
        if name in ("ol", "ul") and self.lists:
            self.lists.pop()
        if name in BLOCKS and self.open:
            self.open.pop()
        if PULLED.search(classes(tag)):
            self.pulled -= 1

    def text(self, said: str) -> None:
        if self.cells is not None:
            if self.cells:
                self.cells[-1] += said
            self.line += said.count("\n")
            return
        for at, part in enumerate(said.split("\n")):
            self.line += at > 0
            if not part.strip() and not self.lines:
                continue
            if self.bold and not any(each.strip() for _, each in self.lines if not self.lead):
                self.lead += part
            if self.slanting and not any(each.strip() for _, each in self.lines if not self.slanted):
                self.slanted += part
            if self.lines and self.lines[-1][0] == self.line:
                self.lines[-1] = (self.line, self.lines[-1][1] + part)
            else:
                self.lines.append((self.line, part))

    def flush(self) -> None:
        """Ends the block."""
        lines, lead, slanted = self.lines, len(one_line(self.lead)), len(one_line(self.slanted))
        self.lines, self.lead, self.slanted = [], "", ""
        if not lines or not any(said.strip() for _, said in lines):
            return
        kind: BlockKind = BLOCKS[self.open[-1]] if self.open else "paragraph"
        level = int(self.open[-1][1]) if self.open and re.fullmatch(r"h[1-6]", self.open[-1]) else 0
        if kind == "item" and self.fresh != "li":
            kind = "paragraph"
        if "li" in self.open and self.fresh == "li":
            kind, self.fresh = "item", ""
            if self.lists and self.lists[-1]:
                lines[0] = (lines[0][0], f"{self.lists[-1]}. {lines[0][1].lstrip()}")
                lead += len(f"{self.lists[-1]}. ") if lead else 0
                self.lists[-1] += 1
        if kind == "paragraph" and "dd" in self.open:
            kind = "meaning"
        if "figcaption" in self.open:
            kind = "caption"
        if self.pulled:
            kind = "quote"
        made = block(kind, lines, level)
        if made is None:
            return
        if kind == "paragraph" and made.text[0] in "•·–—‣▪" and (bullet := BULLET.match(made.text)):
            made = made._replace(
                kind="item",
                text=made.text[bullet.end() :],
                breaks=tuple(max(0, each - bullet.end()) for each in made.breaks),
            )
        if kind == "paragraph" and 0 < len(made.text.rstrip(":")) <= lead and len(made.text) <= 120:
            made = made._replace(kind="heading", level=7)
        elif 0 < (lead or slanted) < len(made.text):
            made = made._replace(lead=lead or slanted)
        self.found.append(made)


def classes(tag: Tag) -> str:
    """The classes of an element in one text."""
    named: object = tag.get("class") or ""
    return " ".join(map(str, named)) if isinstance(named, list) else str(named)
