"""An article as its reader sees it: head, sources and blocks of text, each with the line of the file it begins on.

Reads plain text, Markdown and saved HTML, told apart by content and extension; refuses what holds no text.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from tutor.core.problems import Refusal, visible

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


def read_article(path: str) -> Article:
    """The article in a file ("-": standard input); raises Refusal for what cannot be read as text."""
    from tutor.files.draft.decoding import content_of, text_of
    from tutor.files.draft.head import head_of

    content = content_of(path)
    text, is_html = text_of(path, content)
    if is_html:
        from tutor.files.draft.html import html_article

        found = html_article(path, text)
    else:
        from tutor.files.draft.markdown import front_matter, looks_like_markdown, markdown_blocks
        from tutor.files.draft.plain import plain_blocks

        marked = path.lower().endswith((".md", ".markdown", ".mdown", ".mkd")) or looks_like_markdown(text)
        front = front_matter(text) if marked else {}
        found = Article(path, markdown_blocks(text) if marked else plain_blocks(text))
        found = found._replace(
            title=front.get("title", ""), publisher=front.get("publisher", ""), authors=front.get("authors", ""),
            date=front.get("date", ""), url=front.get("url", ""), doi=front.get("doi", ""),
        )  # fmt: skip
    if not any(any(letter.isalpha() for letter in block.text) for block in found.blocks):
        raise Refusal(f"'{visible(path)}' holds no text", "save the article's page anew, or paste its text into a file")
    return head_of(found)


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Every sentence of the article's blocks, in order; what repeats other text (a pull-quote) is left out."""
    from tutor.files.draft.blocks import unnumbered
    from tutor.files.draft.sections import divided
    from tutor.files.draft.sentences import split

    found = []
    for block, role in zip(article.blocks, divided(article).roles, strict=True):
        if role != "repeat":
            start = 0 if block.kind != "item" else len(block.text) - len(unnumbered(block.text))
            for begin, end in split(block.text):
                if end > start:
                    begin = max(begin, start)
                    found.append(Sentence(block.text[begin:end], block.line_at(begin), role))
    return tuple(found)
