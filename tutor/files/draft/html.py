"""A saved web page as an article: the part that is the article, without the site around it, and what the page's head says of itself.

Beautiful Soup builds the tree over the standard library's parser; loaded only when a page is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tutor.files.draft.article import Article, Block, BlockKind
from tutor.files.draft.blocks import BULLET, block, dotted, words

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
FOLDED = re.compile(r"accord|faq|collaps|panel|answer|toggle|expand|content|detail", re.IGNORECASE)
"""Names of what is only folded away until it is asked for."""
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"]
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
CONTAINERS = ("article", "main", "[role=main]", "[itemprop=articleBody]")
META: dict[str, tuple[str, ...]] = {
    "title": ("citation_title", "dc.title", "og:title", "twitter:title"),
    "publisher": ("og:site_name", "dc.publisher", "citation_publisher", "application-name"),
    "authors": ("citation_author", "author", "dc.creator", "article:author", "parsely-author", "sailthru.author"),
    "date": ("article:published_time", "citation_publication_date", "citation_date", "dc.date", "dc.date.issued", "date", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate"),
    "url": ("og:url", "citation_public_url"),
    "doi": ("citation_doi", "dc.identifier", "prism.doi"),
}  # fmt: skip
"""What names the page's head gives to each part of an article's head, best first."""
ARTICLES = words(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle ScholarlyArticle MedicalScholarlyArticle BlogPosting TechArticle Report WebPage"
)
_INLINED = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]+")
_UNCLOSED = re.compile(r"<(?=[^<>]*(?:<|$))")
MOST_UNCLOSED = 2_000
"""Tags that are never closed cost the parser a look at all that follows; with more of them they are taken for text."""
_DOI = re.compile(r"\b10\.\d{4,9}/\S+")
_LONG = 400


def html_article(path: str, text: str) -> Article:
    """The article of a page."""
    from bs4 import BeautifulSoup

    text = _INLINED.sub("", text)
    if len(_UNCLOSED.findall(text)) > MOST_UNCLOSED:
        text = _UNCLOSED.sub("&lt;", text)
    soup = BeautifulSoup(text, "html.parser")
    told = _told(soup)
    _strip(soup)
    blocks = [part for each in _blocks(_body(soup)) for part in dotted(each)]
    return Article(
        path, tuple(blocks), told["title"], told["publisher"], told["authors"], told["date"], told["url"], told["doi"]
    )


# ---- what the head of the page says


def _told(soup: BeautifulSoup) -> dict[str, str]:
    """Title, publisher, authors, date, address and DOI from the page's metadata."""
    metas: dict[str, list[str]] = {}
    for tag in soup.find_all("meta"):
        name = str(tag.get("name") or tag.get("property") or tag.get("itemprop") or "").lower()
        content = _line(str(tag.get("content") or ""))
        if name and content:
            metas.setdefault(name, []).append(content)
    linked = _linked(soup)
    told: dict[str, str] = {}
    for field, names in META.items():
        values = next((metas[name] for name in names if name in metas), [])
        joined = "; ".join(dict.fromkeys(values)) if field == "authors" else (values[0] if values else "")
        told[field] = (
            linked.get(field, "")
            if field in ("authors", "date") and linked.get(field)
            else joined or linked.get(field, "")
        )
    if told["authors"].startswith("http"):
        told["authors"] = linked.get("authors", "")
    found = _DOI.search(told["doi"])
    told["doi"] = found[0] if found else ""
    told["date"] = told["date"][:10] if re.match(r"\d{4}-\d\d-\d\d", told["date"]) else told["date"]
    canonical = soup.find("link", rel="canonical")
    if not told["url"] and canonical is not None:
        told["url"] = _line(str(canonical.get("href") or ""))
    heading = soup.find("h1")
    if heading is not None and (said := _line(heading.get_text(" "))):
        # The page's title often has the site's name behind it; the headline does not.
        told["title"] = said if not told["title"] or told["title"].startswith(said) else told["title"]
    if not told["title"] and soup.title is not None:
        told["title"] = _line(soup.title.get_text())
    if told["publisher"]:
        told["title"] = re.sub(rf"\s+[|–—·-]\s+{re.escape(told['publisher'])}$", "", told["title"])
    return {field: value[:_LONG] for field, value in told.items()}


def _linked(soup: BeautifulSoup) -> dict[str, str]:
    """The same from linked data."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            value = json.loads(script.string or "")
        except (ValueError, RecursionError):
            continue
        for record in _records(value):
            kinds = record.get("@type")
            if ARTICLES & set(kinds if isinstance(kinds, list) else [str(kinds)]) and record.get("headline"):
                return {
                    "title": _name(record.get("headline")), "publisher": _name(record.get("publisher")), "authors": _name(record.get("author")),
                    "date": _name(record.get("datePublished")), "url": _name(record.get("url") or record.get("mainEntityOfPage")),
                }  # fmt: skip
    return {}


def _records(value: Any) -> Iterator[dict[str, Any]]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield each
            graph = each.get("@graph")
            yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(name for each in value if isinstance(each, (str, dict)) and (name := _name(each)))
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("url") or ""
    return _line(value) if isinstance(value, str) else ""


def _line(text: str) -> str:
    # Half a pair of surrogates, as JSON may escape one, is no letter.
    return " ".join(text.encode("utf-8", "ignore").decode("utf-8").split())


# ---- the part that is the article


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
            if first is None or role_of(_line(first.get_text(" "))) in ("", "about", "furniture"):
                gone.append(tag)
    for tag in gone:
        tag.extract()


def _is_furniture(tag: Tag) -> bool:
    if tag.name in DROPPED or tag.name == "aside":
        return True
    if tag.name in ("html", "body", "main", "article", "h1"):
        return False
    named = f"{_classes(tag)} {tag.get('id') or ''}".strip()
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


def _classes(tag: Tag) -> str:
    classes: object = tag.get("class") or ""
    return " ".join(map(str, classes)) if isinstance(classes, list) else str(classes)


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
    return sum(len(each.get_text()) for each in tag.find_all(["p", "li", "dd", "blockquote"]))


# ---- its blocks


def _blocks(root: Tag) -> Iterator[Block]:
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
        if PULLED.search(_classes(tag)):
            self.pulled += 1

    def leave(self, tag: Tag) -> None:
        name = tag.name
        if name in ("strong", "b"):
            self.bold -= 1
        if name in INLINE or name == "br" or name in ("td", "th"):
            return
        if self.cells is not None:
            if name == "tr":
                if cells := [said for cell in self.cells if (said := _line(cell))]:
                    self.found.append(Block("row", "\t".join(cells), self.row_line))
                self.cells = None
            return
        self.flush()
        if name in ("ol", "ul") and self.lists:
            self.lists.pop()
        if name in BLOCKS and self.open:
            self.open.pop()
        if PULLED.search(_classes(tag)):
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
            if self.lines and self.lines[-1][0] == self.line:
                self.lines[-1] = (self.line, self.lines[-1][1] + part)
            else:
                self.lines.append((self.line, part))

    def flush(self) -> None:
        """Ends the block."""
        lines, lead = self.lines, len(_line(self.lead))
        self.lines, self.lead = [], ""
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
        elif 0 < lead < len(made.text):
            made = made._replace(lead=lead)
        self.found.append(made)
