"""A saved web page as an article: the part that is the article, without the site around it, and what the page's head says of itself.

Beautiful Soup builds the tree over the standard library's parser; loaded only when a page is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tutor.files.draft.article import Article
from tutor.files.draft.blocks import dotted, words
from tutor.files.draft.metadata import one_line, told
from tutor.files.draft.page import classes, page_blocks

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

DROPPED = words(
    "script style noscript template svg math nav form input select iframe dialog canvas video audio object embed menu head"
)
"""Elements that hold nothing of an article."""
ROLES = words("navigation banner contentinfo search dialog alertdialog menu menubar toolbar complementary")
"""Roles of elements around an article."""
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|subscri(?:be|ption)|sign-?up|paywall|social|shar(?:e|ing)|related|recommend(?:ed|ations?)|"
    r"read-?more|more-(?:stories|from|on)|trending|popular|comments?|disqus|ad|ads|advert\w*|promo\w*|sponsor\w*|sidebar|breadcrumbs?|menu|nav|navbar|"
    r"navigation|modal|popup|overlay|site-?(?:header|footer)|skip-?link|screen-reader\w*|sr-only|visually-hidden|toc|table-of-contents|pagination|"
    r"author-bio|tags?-list|print-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of classes and ids that sites give to what stands around an article."""
SIGNS = re.compile(
    r"editsection|header-?link|heading-?anchor|anchor-?link|permalink|backlink|copy-?link", re.IGNORECASE
)
"""Names of the signs that sites set beside a heading."""
FOLDED = re.compile(r"accord|faq|collaps|panel|answer|toggle|expand|content|detail", re.IGNORECASE)
"""Names of what is only folded away until it is asked for."""
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"]
PARAGRAPHS = words("p li dd blockquote")
CONTAINERS = ("article", "main", "[role=main]", "[itemprop=articleBody]")
_INLINED = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]+")
_UNCLOSED = re.compile(r"<(?=[^<>]*(?:<|$))")
MOST_UNCLOSED = 2_000
"""Tags that are never closed cost the parser a look at all that follows; with more of them they are taken for text."""


def html_article(path: str, text: str) -> Article:
    """The article of a page."""
    from bs4 import BeautifulSoup

    text = _INLINED.sub("", text)
    if len(_UNCLOSED.findall(text)) > MOST_UNCLOSED:
        text = _UNCLOSED.sub("&lt;", text)
    soup = BeautifulSoup(text, "html.parser")
    head = told(soup)
    _strip(soup)
    blocks = [part for each in page_blocks(_body(soup)) for part in dotted(each)]
    return Article(
        path, tuple(blocks), head["title"], head["publisher"], head["authors"], head["date"], head["url"], head["doi"]
    )


def _strip(soup: BeautifulSoup) -> None:
    """Takes out what stands around the article."""
    from bs4 import Comment, Declaration, Doctype, ProcessingInstruction

    from tutor.files.draft.headings import role_of

    for string in soup.find_all(
        string=lambda each: isinstance(each, (Comment, Declaration, Doctype, ProcessingInstruction))
    ):
        string.extract()
    gone = []
    for tag in soup.find_all(True):
        if _is_furniture(tag) and not _holds_the_article(tag):
            first = tag.find([*HEADINGS, "strong", "p"]) if tag.name == "aside" else None
            if first is None or role_of(one_line(first.get_text(" "))) in ("", "about", "furniture"):
                gone.append(tag)
    for tag in gone:
        tag.extract()


def _is_furniture(tag: Tag) -> bool:
    if tag.name in DROPPED or tag.name == "aside":
        return True
    if tag.name in ("html", "body", "main", "article", "h1"):
        return False
    named = f"{classes(tag)} {tag.get('id') or ''}".strip()
    if tag.name in ("a", "span") and SIGNS.search(named):
        return True
    if tag.name == "button":
        # Pages that fold answers away make buttons of the questions.
        return not tag.get_text().strip().endswith("?") and tag.find_parent(HEADINGS) is None
    if tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        return FOLDED.search(named) is None
    if str(tag.get("role") or "") in ROLES:
        return True
    if tag.name == "footer" and tag.find_parent(["article", "main"]) is None:
        return True
    return bool(named) and FURNITURE.search(named) is not None


def _holds_the_article(tag: Tag) -> bool:
    """Whether an element with a suspicious name wraps the article itself."""
    return tag.name not in DROPPED and tag.find(["h1", "article", "main"]) is not None


def _body(soup: BeautifulSoup) -> Tag:
    """The smallest container that holds most of the page's text."""
    whole = soup.body or soup
    total = _weight(whole)
    best: Tag = whole
    least = total
    for selector in CONTAINERS:
        for tag in whole.select(selector):
            weight = _weight(tag)
            if total * 0.6 <= weight < least:
                best, least = tag, weight
    return best


def _weight(tag: Tag) -> int:
    """Characters of an element that stand in paragraphs, list entries and the like, each counted once however they are nested."""
    total = 0
    stack: list[tuple[Any, bool]] = [(tag, False)]
    while stack:
        node, inside = stack.pop()
        children = getattr(node, "contents", None)
        if children is None:
            total += len(node) if inside else 0
        else:
            inside = inside or node.name in PARAGRAPHS
            stack += [(child, inside) for child in children]
    return total
