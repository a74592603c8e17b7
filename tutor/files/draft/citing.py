"""The sources an article names: numbered lists of references, cards glued together by copying, and the paper a news item reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tutor.files.draft.article import Article, Block, Reference
from tutor.files.draft.headings import role_of

DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>“”]+", re.IGNORECASE)
URL = re.compile(r"(?:https?://|www\.)[^\s\"'<>“”]+")
_OLD = re.compile(r"\((?:1[5-9]\d\d)\)")
YEAR = re.compile(r"\b(?:19[5-9]\d|20\d\d)\b")

PAPER: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"^[“\"](?P<title>[^”\"]{10,300})[”\"]\s+by\s+(?P<authors>[^.]{3,160}?(?:et al\.?)?)[,.]\s+(?:in\s+)?(?P<venue>[A-Z][^.]{1,80}?)\.?\s*(?:DOI\b.*|https?\S*|\(?\d{4}.*)?$"
    ),
    re.compile(
        r"^(?:Journal reference|More information|Reference|Citation|Paper|Original (?:paper|study|article)|The (?:study|paper))s?\s*:\s+(?P<authors>[^“\"]{3,300}?)[,.]\s+[“\"]?(?P<title>[A-Z][^“”\".]{15,300})[”\".,]+\s+(?P<venue>[A-Z][^,;.(]{1,80})\b.*$",
        re.IGNORECASE,
    ),
)
"""How news items name the paper they report; `title`, `authors`, `venue`."""
_MARK = re.compile(r"(?:(?<=^)|(?<=\s)|(?<=→)|(?<=[a-z.)]))\[(\d{1,3})\]\s*")
_READ_ON = re.compile(
    r"(?:Read|View|See|Go to|Open|Source)\s+(?:on|at|in|the (?:source|study|paper) (?:on|at))\s+(?P<venue>[^→\[\]]{2,80}?)\s*→?\s*$"
)
_NUMBER = re.compile(r"^(?:\[(\d{1,3})\]|\(?(\d{1,3})[.)])\s*")
_NAMES = re.compile(
    r"(?:\bet al\b|(?:^|[,;&] ?)(?:and )?[A-Z][\w'’-]+,? (?:[A-Z]\.?){1,3}(?:[,;.]|$)|^[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:,| and | &) )"
)
_BACK = re.compile(r"^(?:\^|↑)\s*(?:[a-z](?:\s|$))*\s*|\s*↩︎?$")
"""Signs that lead back to the text, as an encyclopedia sets them."""
_DATED = re.compile(
    r"(?P<authors>[A-Z][^()“\"]{2,200}?)[.,]?\s*\((?P<year>1[5-9]\d\d|20\d\d)[a-z]?(?:, [A-Z][a-z]+(?: \d{1,2})?)?\)[.:,]?\s+(?=\S)"
)
"""Authors and the year in brackets behind them."""
_REPORTED = re.compile(
    r"(?:(?:original|source) (?:research|study|paper|article|publication)|journal references?|(?:the )?(?:paper|publications?|reference|study)(?: details)?|about the (?:study|paper)|(?:more|further) information|read more|further reading|learn more)\W*",
    re.IGNORECASE,
)
"""Labels above the paper that a news item reports."""
MOST = 200


def sources_of(article: Article) -> tuple[Reference, ...]:
    """The sources of an article, numbered ones first."""
    found: list[Reference] = []
    lists = list(_lists(article.blocks))
    camps = _camps(article.blocks)
    for blocks in lists:
        found += _listed(blocks, camps)
    known = {reference.doi for reference in found if reference.doi}
    for at, block in enumerate(article.blocks):
        paper = _paper(block) or _reported(article.blocks, at)
        if paper is not None and paper.doi not in known and paper.title not in {each.title for each in found}:
            found.append(paper)
    return tuple(found[:MOST])


def _lists(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks below each label of sources, to the next label or heading; without a label those at the end that begin with [1], [2] …"""
    if not any(role_of(block.text) == "sources" for block in blocks):
        start = len(blocks)
        while (
            start
            and (mark := _MARK.match(blocks[start - 1].text))
            and blocks[start - 1].text[mark.end() :].count(" ") > 2
        ):
            start -= 1
        if start < len(blocks):
            yield list(blocks[start:])
    gathered: list[Block] | None = None
    for block in blocks:
        role = role_of(block.text)
        if role == "sources":
            if gathered:
                yield gathered
            gathered = []
        elif gathered is not None:
            if role or (block.kind == "heading" and 0 < block.level < 7):
                if gathered:
                    yield gathered
                gathered = None
            else:
                gathered.append(block)
    if gathered:
        yield gathered


def _camps(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Short lines that stand in the article more than once: names of groups, which copying glues to a source's venue."""
    counts: dict[str, int] = {}
    for block in blocks:
        if 3 < len(block.text) <= 50 and block.text[-1].isalpha():
            counts[block.text] = counts.get(block.text, 0) + 1
    return tuple(sorted((text for text, count in counts.items() if count > 1), key=len, reverse=True))


def _listed(blocks: list[Block], camps: Sequence[str]) -> list[Reference]:
    """The entries of one list of sources."""
    marked = [block for block in blocks if _MARK.search(block.text)]
    if marked and _MARK.match(marked[0].text):
        return [made for number, lines in _cards(blocks) if (made := _card(number, lines, camps))]
    found: list[Reference] = []
    for block in blocks:
        number = _NUMBER.match(block.text)
        if number is None and block.kind not in ("item", "row") and len(found) and blocks[0].kind == "item":
            break
        text = block.text[number.end() :] if number else block.text.replace("\t", ". ")
        if len(text) > 700 or not re.search(r"[^\W\d_]{3}", text):
            continue
        found.append(_cited(int(number[1] or number[2]) if number else 0, text, block.line))
    return found


def _cards(blocks: list[Block]) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """Each number in brackets with the lines up to the next one, also where one line ends a card and begins another."""
    number = next_number = 0
    lines: list[tuple[int, str]] = []
    for block in blocks:
        at = 0
        for mark in _MARK.finditer(block.text):
            if next_number and int(mark[1]) != next_number:
                continue
            if number and block.text[at : mark.start()].strip():
                lines.append((block.line_at(at), block.text[at : mark.start()].strip()))
            if number:
                yield number, lines
            number, lines, at = int(mark[1]), [], mark.end()
            next_number = number + 1
        if number and block.text[at:].strip():
            if lines and _READ_ON.search(lines[-1][1]):
                yield number, lines
                return
            lines.append((block.line_at(min(at, len(block.text) - 1)), block.text[at:].strip()))
    if number:
        yield number, lines


def _card(number: int, lines: list[tuple[int, str]], camps: Sequence[str]) -> Reference | None:
    """A card: venue with a camp glued to it, title, "Read on venue"; one line alone is a citation."""
    if not lines:
        return None
    line = lines[0][0]
    read_on = next((found for _, text in lines if (found := _READ_ON.fullmatch(text))), None)
    said = [text for _, text in lines if not _READ_ON.fullmatch(text)]
    if len(said) == 1 and read_on is None:
        return _cited(number, said[0], line)
    if read_on is not None:
        venue = read_on["venue"].strip()
        rest = [text for text in said if text != venue and not (text.startswith(venue) and text is said[0])] or said[:1]
    else:
        venue = next(
            (said[0][: -len(camp)].strip() for camp in camps if said[0].endswith(camp) and said[0] != camp), ""
        )
        if not venue and len(said[0].split()) > 8:
            return _cited(number, " ".join(said), line)
        venue, rest = venue or said[0], said[1:]
    whole = " ".join(said)
    title = max(rest, key=len)
    return Reference(
        number,
        _clean(title),
        line,
        "",
        venue,
        _found(YEAR, venue + " " + whole.replace(title, "")),
        _doi(whole),
        _url(whole),
    )


def _cited(number: int, text: str, line: int) -> Reference:
    """A citation on one line: title in quotes, else the part after the names; what cannot be told apart stays in the title."""
    text = _BACK.sub("", text)
    doi, url = _doi(text), _url(text)
    year = _found(YEAR, DOI.sub("", URL.sub("", text))) or _found(_OLD, text).strip("()")
    said = re.sub(
        r"\b(?:doi|available at|retrieved from|pmid|pmcid)\s*:?\s*",
        "",
        DOI.sub("", URL.sub("", text)),
        flags=re.IGNORECASE,
    ).strip(" .;,→-–—")
    if quoted := re.search(r"[“\"]([^”\"]{8,300})[”\"]", said):
        before, after = said[: quoted.start()].strip(" .,;:()"), said[quoted.end() :].strip(" .,;:")
        authors = _stopped(re.sub(r"\s*\(?\d{4}[a-z]?\)?$", "", before).strip(" .,;:("), text)
        return Reference(number, quoted[1].strip(" .,"), line, authors, _venue(after), year, doi, url)
    authors = ""
    if dated := _DATED.match(said):
        authors, year, said = dated["authors"].strip(" ,;"), dated["year"], said[dated.end() :]
    parts = [
        part.strip(" .;")
        for part in re.split(
            r"(?<=[^A-Z\s][.])\s+(?=[A-Z“])|\)\.?:?\s+(?=[A-Z])|(?<= [A-Z]\.)\s+(?=[A-Z][a-z]+ [a-z])", said
        )
        if part.strip(" .;")
    ]
    if not authors and len(parts) > 1 and _NAMES.search(parts[0]):
        authors = re.sub(r"\s*\(?\b\d{4}[a-z]?\)?$", "", parts.pop(0)).strip(" .,;(")
    authors = _stopped(authors, text)
    if not parts:
        return Reference(number, _clean(said or text), line, authors, "", year, doi, url)
    title = parts[0]
    venue = _venue(parts[1]) if len(parts) > 1 else ""
    if not venue and (dashed := re.fullmatch(r"(.{15,}?)\s+[–—|]\s+(.{3,60})", title)):
        title, venue = dashed[1], _venue(dashed[2])
    return Reference(number, _clean(re.sub(r"\s*\(\d{4}\)?$", "", title)), line, authors, venue, year, doi, url)


def _paper(block: Block) -> Reference | None:
    """The paper a line names, None where it names none."""
    if len(block.text) > 900 or not ('"' in block.text or "“" in block.text or ":" in block.text[:40]):
        return None
    for pattern in PAPER:
        if found := pattern.match(block.text):
            text = block.text
            return Reference(0, found["title"].strip(" .,"), block.line, _names(found["authors"]), found["venue"].strip(" ,."), _found(YEAR, DOI.sub("", text)), _doi(text), _url(text))  # fmt: skip
    return None


def _reported(blocks: Sequence[Block], at: int) -> Reference | None:
    """The paper named below a label, None where what stands there cites nothing."""
    text = blocks[at].text
    if not at or len(text) > 600 or not _REPORTED.fullmatch(blocks[at - 1].text):
        return None
    cites = DOI.search(text) or (YEAR.search(text) and _NAMES.search(text[:200]))
    return _cited(0, text, blocks[at].line) if cites and len(text.split()) > 5 else None


def _stopped(authors: str, text: str) -> str:
    """Authors with the full stop of the last initial, where the text has one."""
    return (
        f"{authors}."
        if re.search(r"(?:, (?:[A-Z]\. ?)*[A-Z]|\bet al)$", authors) and f"{authors}." in text
        else authors
    )


def _names(text: str) -> str:
    text = text.strip(" ,.")
    return text + "." if text.endswith("et al") else text


def _venue(text: str) -> str:
    """The name of a journal, without volume, pages and year."""
    return re.split(r"[,;:(]|\s+\d", text, maxsplit=1)[0].strip(" .")[:120]


def _clean(text: str) -> str:
    return text.strip(' .;,“”"→')[:300] or text


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def _doi(text: str) -> str:
    return _found(DOI, text).rstrip(".,;)]")


def _url(text: str) -> str:
    url = _found(URL, text).rstrip(".,;)]→")
    return "" if "doi.org/" in url else url
