"""What an article's own text says of it where its file says nothing: title, publisher, authors, date, DOI; and its sources.

Only the first lines and lines with a label are looked at: a guess that may be wrong is worse than a gap the author sees.
"""

from __future__ import annotations

import re

from tutor.files.draft.article import Article, Block
from tutor.files.draft.headings import role_of

TOP = 14
"""How many blocks from the top may tell who wrote the article, and when."""

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
DATE = re.compile(
    rf"\b(?:\d{{4}}-\d\d-\d\d|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH},? \d{{4}})\b"
)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>“”]+", re.IGNORECASE)
URL = re.compile(r"https?://[^\s\"'<>“”]+")

_BYLINE = re.compile(r"(?:(?:Written |Words |Text )?[Bb]y|BY)\s+(?P<names>[A-Z][^.!?]{1,110})$")
_AUTHOR = re.compile(r"Authors?\s*:\s*(?P<names>\S.{1,160})$", re.IGNORECASE)
_CUT = re.compile(
    r"\s+(?:[|·•–—]|(?:published|updated|posted|on (?=[A-Z0-9]))).*$|,\s*(?=(?:[A-Z][a-z]+ \d|\d)).*$", re.IGNORECASE
)

PUBLISHERS: tuple[re.Pattern[str], ...] = (
    re.compile(r"\bedited by an? (?P<name>[A-Z][\w&' -]{2,40}?) editor\b"),
    re.compile(
        r"^(?:Publisher|Published (?:by|in)|Site|Website|Publication|Magazine)\s*:?\s+(?P<name>[A-Z][^.:;|]{2,60})$"
    ),
    re.compile(r"^(?:Published|Posted|Updated)\b[^.]{0,40}?\b(?:by|in|on) (?P<name>[A-Z][\w&' -]{2,40})$"),
    re.compile(r"^By [^|·•]{3,80}[|·•]\s*(?P<name>[A-Z][A-Za-z&' -]{2,40}?)\s*[|·•]"),
    re.compile(r"^(?:By )?(?P<name>[A-Z][\w&' -]{1,40}?) (?:Editorial (?:Team|Staff|Board)|Staff Writers?|Newsroom)$"),
    re.compile(r"^(?:Image|Photo|Illustration)?[:\s]*Credit: (?P<name>[A-Z][\w&' -]{2,40} News)$"),
    re.compile(r"©\s*(?:\d{4}\s+)?(?P<name>[A-Z][\w&' -]{2,40})"),
)
"""Lines that name the publisher, the surest first."""


def head_of(article: Article) -> Article:
    """The article with what its text says of itself, and its sources."""
    from tutor.files.draft.citing import sources_of

    top = [block for block in article.blocks if block.kind != "caption"][:TOP]
    title = article.title or _title(top)
    head = article._replace(
        title=title,
        authors=article.authors or _authors(top, article.blocks),
        publisher=article.publisher or _publisher(article.blocks),
        date=article.date or _date(top, title),
        url=article.url or _labelled(top, URL, r"(?:url|link|web ?site|retrieved from|source)"),
        doi=article.doi or _labelled(top, DOI, r"(?:doi|https?)").rstrip(".,;)"),
    )
    return head._replace(sources=sources_of(head))


def _title(top: list[Block]) -> str:
    """The first heading of the first level, else the first line that is no label."""
    headings = [block for block in top if block.kind == "heading" and block.level == 1]
    lines = (
        headings
        or [block for block in top if block.kind in ("heading", "paragraph") and not role_of(block.text)]
        or top
    )
    title = lines[0].text if lines else ""
    title = re.sub(r"^(?:title|headline)\s*:\s+", "", title, flags=re.IGNORECASE)
    return title if len(title) <= 300 else title[:300].rsplit(" ", 1)[0] + " …"


def _authors(top: list[Block], blocks: tuple[Block, ...]) -> str:
    for pattern, among in ((_BYLINE, top), (_AUTHOR, blocks[:TOP] + blocks[-40:])):
        for block in among:
            if len(block.text) <= 200 and (found := pattern.match(block.text)):
                names = _CUT.sub("", found["names"]).strip(" ,;")
                if names:
                    return names
    return ""


def _publisher(blocks: tuple[Block, ...]) -> str:
    for pattern in PUBLISHERS:
        for block in (*blocks[:TOP], *blocks[-60:]):
            if len(block.text) <= 300 and (found := pattern.search(block.text)):
                return found["name"].strip()
    return ""


def _date(top: list[Block], title: str) -> str:
    """The first date on a short line near the top that is no sentence."""
    for block in top:
        if len(block.text) <= 140 and block.text != title and (found := DATE.search(block.text)):
            rest = DATE.sub("", block.text)
            if len(rest.split()) <= 12 and not re.search(r"[.!?]$", block.text):
                return found[0]
    return ""


def _labelled(top: list[Block], pattern: re.Pattern[str], label: str) -> str:
    for block in top:
        if re.match(rf"{label}\b", block.text, re.IGNORECASE) and (found := pattern.search(block.text)):
            return found[0]
    return ""
