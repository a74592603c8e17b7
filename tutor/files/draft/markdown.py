"""Markdown as blocks, through markdown-it, which the terminal's toolkit brings along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.files.draft.article import Block, BlockKind
from tutor.files.draft.blocks import block, dotted

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^([A-Za-z_]{2,30}):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_SIGNS = re.compile(r"^#{1,6} \S|^\s*[-*] \*\*|\]\(https?://|^\*\*[^*\n]+\*\*|^\|.+\|\s*$", re.MULTILINE)
MOST_NESTED = 20


def looks_like_markdown(text: str) -> bool:
    """Whether a text without the extension is Markdown all the same."""
    return len(_SIGNS.findall(text[:200_000])) >= 2


def front_matter(text: str) -> dict[str, str]:
    """The simple entries between `---` at the top, keys in lower case."""
    found = _FRONT.match(text)
    return {key.lower(): value.strip("\"'") for key, value in _ENTRY.findall(found[1])} if found else {}


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text."""
    from markdown_it import MarkdownIt

    if (front := _FRONT.match(text)) is not None:
        # Its lines stay, empty, so that all others keep their numbers.
        text = re.sub(r"[^\n]", "", front[0]) + text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": MOST_NESTED}).enable("table")
    return tuple(_Walk().run(parser.parse(text)))


class _Walk:
    """The parser's tokens in order, with the lists and headings one is inside of."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.lists: list[list[int]] = []
        self.level = self.line = 0
        self.quoted = 0
        self.fresh = False
        self.cells: list[str] = []
        self.in_cell = False

    def run(self, tokens: list[Token]) -> list[Block]:
        for token in tokens:
            match token.type:
                case "heading_open":
                    self.level = int(token.tag[1:])
                case "heading_close":
                    self.level = 0
                case "ordered_list_open":
                    self.lists.append([int(token.attrGet("start") or 1)])
                case "bullet_list_open":
                    self.lists.append([])
                case "ordered_list_close" | "bullet_list_close":
                    self.lists.pop()
                case "list_item_open":
                    self.fresh = True
                case "blockquote_open":
                    self.quoted += 1
                case "blockquote_close":
                    self.quoted -= 1
                case "tr_open":
                    self.cells = []
                    self.line = (token.map or [0])[0] + 1
                case "tr_close":
                    if cells := [cell for cell in self.cells if cell]:
                        self.found.append(Block("row", "\t".join(cells), self.line))
                case "td_open" | "th_open":
                    self.cells.append("")
                    self.in_cell = True
                case "td_close" | "th_close":
                    self.in_cell = False
                case "inline":
                    self._inline(token)
                case "code_block" | "fence":
                    self._add("paragraph", [(self._line(token), line) for line in token.content.split("\n")], 0)
        return self.found

    def _line(self, token: Token) -> int:
        return (token.map or [self.line - 1])[0] + 1

    def _inline(self, token: Token) -> None:
        if self.in_cell:
            self.cells[-1] = _flat(token)
            return
        number = self._line(token)
        lines: list[tuple[int, str]] = [(number, "")]
        lead, bold, breaks = 0, False, False
        for child in token.children or ():
            if child.type == "strong_open":
                bold = not any(said.strip() for _, said in lines)
            elif child.type == "strong_close":
                lead = len(" ".join(said for _, said in lines).strip()) if bold else lead
                bold = False
            elif child.type in ("softbreak", "hardbreak"):
                number += 1
                lines.append((number, ""))
                breaks = breaks or child.type == "hardbreak"
            elif child.type not in ("image", "html_inline"):
                lines[-1] = (lines[-1][0], lines[-1][1] + child.content)
        if breaks:
            for at, line in enumerate(lines):
                self._add(self._kind(), [line], lead if not at else 0)
        else:
            self._add(self._kind(), lines, lead)

    def _kind(self) -> BlockKind:
        if self.level:
            return "heading"
        if self.fresh:
            return "item"
        return "quote" if self.quoted else "paragraph"

    def _add(self, kind: BlockKind, lines: list[tuple[int, str]], lead: int) -> None:
        if kind == "item" and self.lists and self.lists[-1]:
            number = f"{self.lists[-1][0]}. "
            self.lists[-1][0] += 1
            lines = [(lines[0][0], number + lines[0][1]), *lines[1:]]
            lead += len(number) if lead else 0
        made = block(kind, lines, self.level)
        if made is None:
            return
        if kind == "paragraph" and lead >= len(made.text.rstrip(":")):
            made = made._replace(kind="heading", level=7)
        elif lead < len(made.text):
            made = made._replace(lead=lead)
        self.found += dotted(made)
        if kind == "item":
            self.fresh = False


def _flat(token: Token) -> str:
    return " ".join(
        "".join(" " if child.type.endswith("break") else child.content for child in token.children or ()).split()
    )
