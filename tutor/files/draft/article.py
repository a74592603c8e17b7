"""An article as its reader sees it: head, sources and blocks of text, each with the line of the file it begins on. Values alone."""

from __future__ import annotations

from typing import Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "item", "term", "meaning", "row", "caption", "quote"]
"""heading; paragraph; item: of a list; term and meaning: of a list of definitions; row: of a table, cells divided by a tab;
caption: of a picture; quote: a passage set apart."""


class Block(NamedTuple):
    """A piece of text that stands by itself. `line` counts from 1 in the file as saved; `breaks` are the places in `text` at which each
    further line of the file begins; `level` is a heading's depth from 1 (7: a line in bold, 0: it only looks like one); `lead` is how many
    characters at the start are in bold, as of a name before its definition."""

    kind: BlockKind
    text: str
    line: int
    breaks: tuple[int, ...] = ()
    level: int = 0
    lead: int = 0

    def line_at(self, position: int) -> int:
        """The line of the file on which a character of `text` stands."""
        from bisect import bisect_right

        return self.line + bisect_right(self.breaks, position)


class Reference(NamedTuple):
    """A source the article names; `number` is the one it is cited by (0: none)."""

    number: int
    title: str
    line: int
    authors: str = ""
    venue: str = ""
    year: str = ""
    doi: str = ""
    url: str = ""


class Article(NamedTuple):
    """What was read from one file; `path` as given, "" for what nothing is known of."""

    path: str
    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    authors: str = ""
    date: str = ""
    url: str = ""
    doi: str = ""
    sources: tuple[Reference, ...] = ()


class Sentence(NamedTuple):
    """One sentence of the article, the line it begins on, and the role of its section ("" for running text; else as in sections.ROLES)."""

    text: str
    line: int
    section: str = ""
