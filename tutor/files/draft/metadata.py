"""What the head of a saved web page says of its article: metadata in several dialects, and linked data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tutor.files.draft.blocks import words

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

META: dict[str, tuple[str, ...]] = {
    "title": ("citation_title", "dc.title", "og:title", "twitter:title"),
    "publisher": ("og:site_name", "dc.publisher", "citation_publisher", "application-name"),
    "authors": ("citation_author", "author", "byl", "byline", "dc.creator", "article:author", "parsely-author", "sailthru.author"),
    "date": ("article:published_time", "article:published", "og:published_time", "datepublished", "citation_publication_date", "citation_date", "dc.date", "dc.date.issued", "date", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "pubdate"),
    "url": ("og:url", "citation_public_url"),
    "doi": ("citation_doi", "dc.identifier", "prism.doi"),
}  # fmt: skip
"""What names the page's head gives to each part of an article's head, best first."""
ARTICLES = words(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle ScholarlyArticle MedicalScholarlyArticle BlogPosting TechArticle Report WebPage"
)
BYLINES = (
    "[itemprop~=author] [itemprop~=name]",
    "[rel~=author]",
    "[itemprop~=author]",
    ".byline a",
    ".byline",
    ".by-line",
    ".author-name",
    ".author",
    ".reader-credits",
    ".credits",
)
"""Where pages mark the names of authors, surest first."""
_PERSON = r"[A-ZÀ-Þ][\w'’.-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’.-]*){1,3}"
_DOI = re.compile(r"\b10\.\d{4,9}/\S+")
_LONG = 400


def told(soup: BeautifulSoup) -> dict[str, str]:
    """Title, publisher, authors, date, address and DOI from the page's metadata."""
    metas: dict[str, list[str]] = {}
    for tag in soup.find_all("meta"):
        name = str(tag.get("name") or tag.get("property") or tag.get("itemprop") or "").lower()
        content = one_line(str(tag.get("content") or ""))
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
    told["authors"] = re.sub(r"^[Bb]y ", "", told["authors"])
    if told["authors"].startswith("http"):
        told["authors"] = linked.get("authors", "")
    found = _DOI.search(told["doi"])
    told["doi"] = found[0] if found else ""
    told["date"] = told["date"][:10] if re.match(r"\d{4}-\d\d-\d\d", told["date"]) else told["date"]
    canonical = soup.find("link", rel="canonical")
    if not told["url"] and canonical is not None:
        told["url"] = one_line(str(canonical.get("href") or ""))
    told["authors"] = told["authors"] or _byline(soup)
    told["date"] = told["date"] or _time(soup)
    if (said := _headline(soup, told["title"])) and (not told["title"] or _same(told["title"], said)):
        # The page's title often has the site's name behind it; the headline does not.
        told["title"] = said
    if not told["title"] and soup.title is not None:
        told["title"] = one_line(soup.title.get_text())
    if not told["publisher"] and soup.title is not None and told["title"]:
        # The page's title is the headline with the site's name behind it.
        behind = re.fullmatch(
            rf"{re.escape(told['title'])}\s+[|–—·-]\s+(?P<site>.{{2,60}})", one_line(soup.title.get_text())
        )
        told["publisher"] = behind["site"] if behind else ""
    if told["publisher"]:
        told["title"] = re.sub(rf"\s+[|–—·-]\s+{re.escape(told['publisher'])}$", "", told["title"])
    return {field: value[:_LONG] for field, value in told.items()}


def _same(title: str, headline: str) -> bool:
    """Whether a heading is the title or its first part."""
    return title.casefold().startswith(headline.casefold())


def _headline(soup: BeautifulSoup, title: str) -> str:
    """The heading that the page's title begins with, of whatever level; else the first of the first level."""
    titles = [each for each in (title, one_line(soup.title.get_text()) if soup.title is not None else "") if each]
    first = ""
    for tag in soup.find_all(["h1", "h2", "h3", "h4"], limit=60):
        said = one_line(tag.get_text(" "))
        if said and tag.name == "h1":
            first = first or said
        if len(said) > 8 and any(_same(each, said) for each in titles):
            return said
    return first


def _byline(soup: BeautifulSoup) -> str:
    """Who the page's marks say wrote it."""
    for selector in BYLINES:
        for tag in soup.select(selector, limit=5):
            said = re.sub(r"^(?:written |posted )?by:? ", "", one_line(tag.get_text(" ")), flags=re.IGNORECASE)
            if re.fullmatch(rf"{_PERSON}(?:(?:,| and|, and| &) {_PERSON}){{0,5}}", said):
                return said
    return ""


def _time(soup: BeautifulSoup) -> str:
    """The first day that an element gives for the article."""
    for tag in soup.select("[itemprop~=datePublished], time[pubdate], article time[datetime], time[datetime]", limit=8):
        day = re.match(r"\d{4}-\d\d-\d\d", str(tag.get("datetime") or tag.get("content") or ""))
        if day:
            return day[0]
    return ""


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
    return one_line(value) if isinstance(value, str) else ""


def one_line(text: str) -> str:
    # Half a pair of surrogates, as JSON may escape one, is no letter.
    return " ".join(text.encode("utf-8", "ignore").decode("utf-8").split())
