"""An article read from a file: plain text, Markdown or saved HTML, told apart by content and extension; and its sentences."""

from __future__ import annotations

from tutor.core.problems import Refusal, visible
from tutor.files.draft.article import Article, Sentence
from tutor.files.draft.blocks import unnumbered
from tutor.files.draft.decoding import content_of, text_of
from tutor.files.draft.head import head_of
from tutor.files.draft.sections import divided
from tutor.files.draft.sentences import split


def read_article(path: str) -> Article:
    """The article in a file ("-": standard input); raises Refusal for what cannot be read as text."""
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
    found = []
    for block, role in zip(article.blocks, divided(article).roles, strict=True):
        if role != "repeat":
            start = 0 if block.kind != "item" else len(block.text) - len(unnumbered(block.text))
            for begin, end in split(block.text):
                if end > start:
                    begin = max(begin, start)
                    found.append(Sentence(block.text[begin:end], block.line_at(begin), role))
    return tuple(found)
