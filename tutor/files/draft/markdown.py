"""Markdown as blocks, through markdown-it, which the terminal's toolkit brings along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.files.draft.article import Block, BlockKind
from tutor.files.draft.blocks import block, dotted

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^([A-Za-z][A-Za-z_ -]{1,30}):[ \t]*(.*(?:\n[ \t]*-[ \t]+.*)*)$", re.MULTILINE)
_LINKED = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]|\[([^\]]+)\]\([^)]*\)")
FRONT: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "site", "site_name", "sitename", "website", "publication", "domain"),
    "authors": ("authors", "author", "byline", "by", "creator"),
    "date": ("published", "date_published", "date-published", "datepublished", "publish_date", "pubdate", "date"),
    "url": ("url", "source", "canonical", "canonical_url", "link", "original_url", "permalink", "source_url", "uri"),
    "doi": ("doi",),
}  # fmt: skip
"""What programs that clip pages call each part of an article's head, best first."""
_NOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)
_NOTED = re.compile(r"\[\^([^\]\s]{1,40})\]")
_CALLOUT = re.compile(r"\[!\w+\][+-]?\s*")
_SIGNS = re.compile(r"^#{1,6} \S|^\s*[-*] \*\*|\]\(https?://|^\*\*[^*\n]+\*\*|^\|.+\|\s*$", re.MULTILINE)
MOST_NESTED = 20


def looks_like_markdown(text: str) -> bool:
    """Whether a text without the extension is Markdown all the same."""
    return len(_SIGNS.findall(text[:200_000])) >= 2


def front_matter(text: str) -> dict[str, str]:
    """What the simple entries between `---` at the top say of the article, by the names of its fields."""
    found = _FRONT.match(text)
    given = (
        {key.lower(): _value(value) for key, value in _ENTRY.findall(found[1].replace("\r\n", "\n"))} if found else {}
    )
    told = {field: next((given[name] for name in names if given.get(name)), "") for field, names in FRONT.items()}
    told["date"] = re.sub(r"^(\d{4}-\d\d-\d\d)[T ].*", r"\1", told["date"])
    if not re.match(r"https?://", told["url"]):
        told["url"] = ""
    return told


def _value(written: str) -> str:
    """The value of an entry: text, or a list as one line."""
    first, *rest = (line.strip() for line in written.split("\n"))
    if first.startswith("[") and first.endswith("]") and not first.startswith("[["):
        parts = first[1:-1].split(",")
    else:
        parts = [first] if first else [line.removeprefix("-") for line in rest]
    return ", ".join(filter(None, (_LINKED.sub(lambda each: each[1] or each[2], part.strip().strip("\"'")).strip() for part in parts)))  # fmt: skip


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text."""
    from markdown_it import MarkdownIt

    if (front := _FRONT.match(text)) is not None:
        # Its lines stay, empty, so that all others keep their numbers.
        text = re.sub(r"[^\n]", "", front[0]) + text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": MOST_NESTED}).enable("table")
    return tuple(_Walk().run(parser.parse(_numbered(text))))


def _numbered(text: str) -> str:
    """The text with footnotes as `[1]`, and what they say as entries of a list that begin so."""
    labels = list(dict.fromkeys(_NOTE.findall(text)))
    numbers = {label: label if label.isdigit() else str(number) for number, label in enumerate(labels, 1)}
    text = _NOTE.sub(lambda each: f"- [{numbers[each[1]]}] ", text)
    return _NOTED.sub(lambda each: f"[{numbers[each[1]]}]" if each[1] in numbers else each[0], text)


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
        lead, slanted, bold, leaning, breaks = 0, 0, False, False, False
        for child in token.children or ():
            if child.type == "strong_open":
                bold = not any(said.strip() for _, said in lines)
            elif child.type == "strong_close":
                lead = len(" ".join(said for _, said in lines).strip()) if bold else lead
                bold = False
            elif child.type == "em_close" and not slanted:
                slanted = len(" ".join(said for _, said in lines).strip()) if leaning else -1
            elif child.type == "em_open":
                leaning = not any(said.strip() for _, said in lines)
            elif child.type in ("softbreak", "hardbreak"):
                number += 1
                if self.quoted and len(lines) == 1 and (callout := _CALLOUT.match(lines[0][1])):
                    # A box of its own: its first line is the heading.
                    self._add("heading", [(lines[0][0], lines[0][1][callout.end() :])], 0)
                    lines = [(number, "")]
                    continue
                lines.append((number, ""))
                breaks = breaks or child.type == "hardbreak"
            elif child.type not in ("image", "html_inline"):
                lines[-1] = (lines[-1][0], lines[-1][1] + child.content)
        if self.quoted and len(lines) == 1 and (callout := _CALLOUT.match(lines[0][1])):
            self._add("heading", [(lines[0][0], lines[0][1][callout.end() :])], 0)
            return
        if not lead and 0 < slanted < len(" ".join(said for _, said in lines).strip()):
            lead = slanted
        if len(lines) > 1 and self._kind() == "paragraph" and all(said.startswith(":") for _, said in lines[1:]):
            # A list of definitions: the name, and each meaning behind a colon.
            self._add("term", lines[:1], 0)
            for number, said in lines[1:]:
                self._add("meaning", [(number, said[1:])], 0)
        elif breaks:
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
        level = 7 if kind == "heading" and not self.level else self.level
        made = block(kind, lines, level)
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
