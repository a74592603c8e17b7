"""Plain text as blocks: lines that are paragraphs of their own, lines that were wrapped, bullets, headings."""

from __future__ import annotations

from tutor.files.draft.article import Article, Block


def plain_article(path: str, text: str) -> Article:
    """An article from plain text."""
    lines = text.splitlines()
    blocks = [Block("paragraph", line.strip(), number) for number, line in enumerate(lines, 1) if line.strip()]
    return Article(path, tuple(blocks), title=blocks[0].text if blocks else "")
