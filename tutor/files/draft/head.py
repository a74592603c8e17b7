"""What an article's own text says of it where its file says nothing: title, publisher, authors, date, DOI; and its sources.

Only the first lines and lines with a label are looked at: a guess that may be wrong is worse than a gap the author sees.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tutor.files.draft.article import Article, Block
from tutor.files.draft.headings import role_of
from tutor.files.draft.shapes import ends_like_a_sentence

TOP = 14
"""How many blocks from the top may tell who wrote the article, and when."""

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
DATE = re.compile(
    rf"\b(?:\d{{4}}-\d\d-\d\d|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH},? \d{{4}}|(?:Spring|Summer|Autumn|Fall|Winter) \d{{4}})\b"
)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>“”]+", re.IGNORECASE)
URL = re.compile(r"https?://[^\s\"'<>“”]+")

_NUMERIC = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{4}\b")
_SAID = re.compile(r"\b(?:published|posted|updated|date|released|issued)\b", re.IGNORECASE)

_BYLINE = re.compile(r"(?:(?:Written |Words |Text |Reported |Story )?[Bb]y|BY)\s+(?P<names>[A-Z][^.!?]{1,110})$")
_ENDING = re.compile(
    r"[^.!?]{4,80},\s+by\s+(?P<names>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3}(?:(?:,| and) [A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3})*)$"
)
_AUTHOR = re.compile(r"(?:Authors?|Text|Words|Story|Writer|Reporting)\s*:\s*(?P<names>\S.{1,160})$", re.IGNORECASE)
_PERSON = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3}")
_OFFICE = re.compile(
    r"(?:[\w-]+ ){0,3}(?:reporter|correspondent|editor|writer|journalist|columnist|producer|contributor|staff|specialist)(?:[,|].{0,60})?",
    re.IGNORECASE,
)
"""What stands below the name of somebody who wrote the article."""
_CUT = re.compile(
    r"\s+(?:[|·•–—]|(?:published|updated|posted|on (?=[A-Z0-9]))).*$|,\s*(?=(?:[A-Z][a-z]+ \d|\d)).*$", re.IGNORECASE
)
_PARTS = re.compile(r"\s+[|·•–—]\s+|\t")
_NAMES_OF_PAPERS = (
    r"Times|Post|News|Journal|Review|Letters|Gazette|Herald|Ledger|Tribune|Weekly|Daily|Magazine|Observer|Chronicle|Courier|Guardian|Bulletin|Digest|Today|Monitor|Record|"
    r"Mail|Express|Standard|Dispatch|Examiner|Inquirer|Globe|Star|Sun|Telegraph|Register|Reporter|Mirror|Wire|Quarterly|Notes|Report"
)
_HOUSES = (
    r"University(?: of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?|Institute(?: of [A-Z]\w+)?|College|School of [A-Z]\w+|Academy|Foundation|Clinic|Hospital|Laborator(?:y|ies)|Museum|Observatory|"
    r"Society|Association|Agency|Council|Board|Authority|Ministry|Department|Office|Service|Cent(?:er|re)|Press Office|Newsroom|Newsletter"
)

_ISSUE = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w'’-]*|(?:The )?[A-Z][\w'’-]*(?: (?:&|and|of|the|for))+ [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)(?<!Published)(?<!Posted)(?<!Updated)(?<!Reviewed)(?<!Date)"
)
"""What stands before the date of an issue and is no person's name."""

PUBLISHERS: tuple[re.Pattern[str], ...] = (
    re.compile(r"\bedited by an? (?P<name>[A-Z][\w&' -]{2,40}?) editor\b"),
    re.compile(
        r"^(?:Publisher|Published (?:by|in)|Site|Website|Publication|Magazine)\s*:?\s+(?P<name>[A-Z][^.:;|]{2,60})$"
    ),
    re.compile(r"^(?:Published|Posted|Updated)\b[^.]{0,40}?\b(?:by|in|on) (?P<name>[A-Z][\w&' -]{2,40})$"),
    re.compile(rf"^By [^|·•,]{{3,80}}, (?P<name>(?:The )?(?:[A-Z][\w&'’-]* ){{0,3}}(?:{_NAMES_OF_PAPERS}))$"),
    re.compile(r"^By [^|·•]{3,80}[|·•]\s*(?P<name>[A-Z][A-Za-z&' -]{2,40}?)\s*[|·•]"),
    re.compile(r"^(?:By )?(?P<name>[A-Z][\w&' -]{1,40}?) (?:Editorial (?:Team|Staff|Board)|Staff Writers?|Newsroom)$"),
    re.compile(r"^(?:Image|Photo|Illustration)?[:\s]*Credit: (?P<name>[A-Z][\w&' -]{2,40} News)$"),
    re.compile(
        r"(?:©|\bCopyright(?: ©)?|\(c\))\s*(?:\d{4}(?:[–-]\d{2,4})?,?\s+)?(?:by )?(?P<name>(?:The )?[A-Z][\w&' -]{2,40})"
    ),
    re.compile(r"^From (?P<name>[A-Z]\w{2,30})(?:, the free \w+)?$"),
    re.compile(r"^Source\s*:\s+(?P<name>[A-Z][\w&' -]{2,60})$"),
)
"""Lines that name the publisher, the surest first."""
MASTHEADS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"^(?P<name>(?:The )?(?:[A-Z][\w&'’-]* (?:of |and |& )?){{1,4}}(?:{_NAMES_OF_PAPERS}))$"),
    re.compile(
        rf"^(?P<name>(?:The )?(?:[A-Z][\w&'’-]* (?:of |and |& |for )?){{0,4}}(?:{_HOUSES})(?: (?:for|of|on) (?:the )?[A-Z]\w+(?:(?: and)? [A-Z]\w+){{0,2}})?)(?: (?:Fact Sheet|Press Release|Briefing|Factsheet|News Release)\b.*)?$"
    ),
)
"""Short lines near the top that are the name of a paper or a house."""


def head_of(article: Article) -> Article:
    """The article with what its text says of itself, and its sources."""
    from tutor.files.draft.citing import sources_of

    top = [block for block in article.blocks if block.kind != "caption"][:TOP]
    title = article.title or _title(top)
    head = article._replace(
        title=title,
        authors=article.authors or _authors(top, article.blocks),
        publisher=article.publisher or _publisher(top, article.blocks, title),
        date=article.date or _date(top, title),
        url=article.url or _labelled(top, URL, r"(?:url|link|web ?site|retrieved from|source)"),
        doi=article.doi or _labelled(top, DOI, r"(?:doi|https?)").rstrip(".,;)"),
    )
    return head._replace(sources=sources_of(head))


def _title(top: list[Block]) -> str:
    """The first heading of the first level, else the first line that is no label."""
    headings = [block for block in top if block.kind == "heading" and block.level == 1]
    first = top[0] if top and top[0].kind in ("heading", "paragraph") else None
    if first and not headings and role_of(first.text) == "myths" and len(top) > 1 and ends_like_a_sentence(top[1].text):
        # "Myths about sleep" over a list is the title of all.
        headings = [first]
    lines = (
        headings
        or [block for block in top if block.kind in ("heading", "paragraph") and not role_of(block.text)]
        or top
    )
    if len(lines) > 1 and not headings and any(masthead.match(lines[0].text) for masthead in MASTHEADS):
        # The paper's name above the headline.
        lines = lines[1:]
    if lines and not headings and lines[0].text.count(" ") < 2:
        lines = _below(top, lines[0]) or lines
    title = lines[0].text if lines else ""
    title = re.sub(r"^(?:title|headline|fact ?sheet|explainer|press release)\s*:\s+", "", title, flags=re.IGNORECASE)
    return title if len(title) <= 300 else title[:300].rsplit(" ", 1)[0] + " …"


def _below(top: list[Block], name: Block) -> list[Block]:
    """The headline below the name of a column or a site: the first longer line before any label and any sentence."""
    at = top.index(name) + 1
    for block in top[at : at + 3]:
        if role_of(block.text) or block.text.endswith((".", ":")) or block.kind not in ("heading", "paragraph"):
            break
        if block.text.count(" ") > 2 and block.text[0].isalpha() and not DATE.search(block.text):
            return [block]
    return []


def _named(names: str) -> str:
    """The names of a byline without what stands behind them: a date, the paper."""
    names = _CUT.sub("", names).strip(" ,;")
    first, comma, rest = names.rpartition(", ")
    return first if comma and any(masthead.match(rest) for masthead in MASTHEADS) else names


def _authors(top: list[Block], blocks: tuple[Block, ...]) -> str:
    for pattern, among in ((_BYLINE, top), (_ENDING, top), (_AUTHOR, blocks[:TOP] + blocks[-40:])):
        for block in among:
            for part in (block.text, *_PARTS.split(block.text)) if len(block.text) <= 200 else ():
                if (found := pattern.match(part)) and (names := _named(found["names"])):
                    return names
    for block, following in pairwise(top):
        if _PERSON.fullmatch(block.text) and _OFFICE.fullmatch(following.text):
            return block.text
    return ""


def _publisher(top: list[Block], blocks: tuple[Block, ...], title: str) -> str:
    for pattern in PUBLISHERS:
        for block in (*blocks[:TOP], *blocks[-60:]):
            if len(block.text) <= 300 and (found := pattern.search(block.text)):
                return found["name"].strip()
    for block in top[:8]:
        if len(block.text) <= 90 and block.text != title and not role_of(block.text):
            issue = DATE.sub("", block.text).strip(" ,|·–—")
            if issue != block.text and (found := _ISSUE.fullmatch(issue)):
                return found["name"]
            for part in _PARTS.split(DATE.sub("", block.text)):
                for masthead in MASTHEADS:
                    if found := masthead.match(part.strip(" ,|·–—")):
                        return found["name"]
    return ""


def _date(top: list[Block], title: str) -> str:
    """The first date on a short line near the top that is no sentence; figures alone only where it says that they are one."""
    for block in top:
        for part in dict.fromkeys((block.text, *_PARTS.split(block.text))):
            if len(part) > 140 or block.text == title:
                continue
            found = DATE.search(part) or (_NUMERIC.search(part) if _SAID.search(part) or _NUMERIC.fullmatch(part) else None)  # fmt: skip
            if found and len(part.replace(found[0], "").split()) <= 12 and not re.search(r"[.!?]$", part):
                return found[0]
    return ""


def _labelled(top: list[Block], pattern: re.Pattern[str], label: str) -> str:
    for block in top:
        if re.match(rf"{label}\b", block.text, re.IGNORECASE) and (found := pattern.search(block.text)):
            return found[0]
    return ""
