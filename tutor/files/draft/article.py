"""An article as its reader sees it: head, sources and blocks of text, each with the line of the file it begins on.

Reads plain text, Markdown and saved HTML; refuses what is no text (a PDF, a picture), what is empty and what is too large.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from tutor.core.problems import Refusal, visible
from tutor.files.sheet import read_bytes

MOST_BYTES = 8 << 20

BlockKind = Literal["heading", "paragraph", "item", "term", "row", "caption", "quote"]
"""heading; paragraph; item: of a list; term: the name in a list of definitions; row: of a table, cells divided by a tab;
caption: of a picture; quote: a passage set apart."""


class Block(NamedTuple):
    """A piece of text that stands by itself. `line` counts from 1 in the file as saved; `breaks` are the places in `text` at which each
    further line of the file begins; `level` is a heading's depth from 1 (0: unknown)."""

    kind: BlockKind
    text: str
    line: int
    breaks: tuple[int, ...] = ()
    level: int = 0

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


def read_article(path: str) -> Article:
    """The article in a file ("-": standard input); raises Refusal for what cannot be read as text."""
    from tutor.files.draft.plain import plain_article

    return plain_article(path, decoded(path, content_of(path)))


def content_of(path: str) -> bytes:
    """The bytes of the file; raises Refusal."""
    if path == "-":
        import sys

        content = sys.stdin.buffer.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Refusal(f"standard input holds more than {MOST_BYTES >> 20} MiB", "give the article alone")
        return content
    try:
        return read_bytes(path)
    except ValueError as error:
        raise Refusal(f"'{visible(path)}' is not read: {error}", "give the article alone, as text, Markdown or HTML") from None
    except OSError as error:
        raise Refusal(f"'{visible(path)}' cannot be read: {(error.strerror or str(error)).lower()}") from None


def decoded(path: str, content: bytes) -> str:
    """Its text; raises Refusal for what is none."""
    return content.decode("utf-8-sig", "replace")


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Every sentence of the article's blocks, in order."""
    from tutor.files.draft.sentences import split

    found = []
    for block in article.blocks:
        for start, end in split(block.text):
            found.append(Sentence(block.text[start:end], block.line_at(start)))
    return tuple(found)
