"""How single lines look: questions and answers, dates, names before their meaning, speakers of a camp. Tables to be read and extended."""

from __future__ import annotations

import re

from tutor.files.draft.article import Block
from tutor.files.draft.blocks import unnumbered

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_YEAR = r"(?:c(?:a|irca)?\.? ?)?(?:1\d{3}|20\d\d)(?:s|['’]s)?(?: (?:BC|BCE|AD|CE))?"
_PART = r"(?:(?:in|since|by|from|until|around|about|circa|before|after|as of) )?(?:the )?(?:(?:early|mid|late|mid-to-late|early-to-mid)(?: to (?:mid|late))?[ -])?(?:(?:spring|summer|autumn|fall|winter)(?: of)? )?(?:the )?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:[–-]\d{{1,2}})?(?:,? {_YEAR})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? {_YEAR})?|{_MONTH},? {_YEAR}|\d{{4}}-\d\d(?:-\d\d)?)"
_AGE = r"(?:\d[\d,.]* (?:(?:million|billion|thousand) )?(?:years|months|weeks|decades|centuries) ago|\d{1,2}(?:st|nd|rd|th)[ -]century(?: (?:BC|BCE|AD|CE))?|\d{1,4} (?:BC|BCE|AD|CE))"
_SPAN = rf"(?:\s?(?:[–—-]|to|until|and)\s?(?:(?:early|mid|late)[ -])?(?:(?:1\d{{3}}|20\d\d)s?|\d\ds?|present|today|now|onwards?|{_DAY}))?"
_NOW = r"(?:today|now|present(?: day)?|at present|the present|tomorrow|yesterday|this (?:week|month|year)|next(?: (?:week|month|year|steps?))?|ongoing|the future)"
DATED = re.compile(rf"(?:{_PART}(?:{_DAY}|{_AGE}|{_YEAR}){_SPAN}(?: onwards?)?|{_NOW})(?![\w%])", re.IGNORECASE)
"""A date at the start of a line: a day, month, year, decade, century or span of them."""
_AFTER_DATE = re.compile(r"\s*(?:[:：–—|\t]|-(?=\s))\s*")

QUESTION = re.compile(r"(?:Q(?:uestion)?\s?\d{0,2}\s?[:.)–—]|Q\d{1,2}\s|Question \d{1,2}\b[:.]?)\s*", re.IGNORECASE)
ANSWER = re.compile(r"(?:A(?:nswer)?\s?\d{0,2}\s?[:.)–—]|A\d{1,2}\s)\s*", re.IGNORECASE)
_INNER_ANSWER = re.compile(r"\s(?:A|Answer)\s?:\s")
_ASKS = re.compile(r"[^?]{3,220}\?[\"”’)]*(?=\s|$|[A-Z“])")

_SEPARATED = re.compile(
    r"(?P<name>[^:\t]{1,80}?)\s*(?:\s[–—=-]\s|[:：]\s+|(?<=[a-z)]):(?=[a-z])|\t|(?<=\w)[—]\s?)\s*(?P<text>\S.*)",
    re.DOTALL,
)
_COPULA = re.compile(
    r"(?P<name>(?:(?:An?|The) )?[A-Z(][^.,;:?!]{1,60}?) (?:is|are|means|refers? to|describes?|stands? for|denotes?)\s(?P<text>.{15,})",
    re.DOTALL,
)
_SEAM = re.compile(
    r"(?P<name>[^.!?]{2,60}?(?:\)|[a-z0-9](?=[A-Z][a-z]* [a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z]* [a-z])))(?P<text>[A-Z].{15,})",
    re.DOTALL,
)
_POINTS = re.compile(
    r"(?:here|there|these|this|those|that|it|they|we|you|what|which|who|below|above|the following)\b", re.IGNORECASE
)
"""Words that point at something and name nothing."""
_FULL = re.compile(r"(?P<name>[^()]{1,80}?)\s*[(（](?P<inner>[^()]{1,100})[)）]")

CAMP = re.compile(
    r"(?P<name>(?:(?:some|many|most|other|several|its|their|the) )?(?:[\w-]+ ){0,3}?(?:supporters|proponents|advocates|backers|defenders|opponents|critics|skeptics|sceptics|detractors|"
    r"optimists|pessimists|enthusiasts|champions)(?: of [^,.;:]{2,50}?)?),? (?:say|says|argue|argues|claim|claims|contend|contends|believe|believes|counter|counters|point|points|maintain|maintains|"
    r"warn|warns|hold|holds|insist|insists|note|notes|see|sees|respond|responds|object|objects|worry|fear|caution)\b",
    re.IGNORECASE,
)
"""A sentence in which a camp speaks: its name."""
PEOPLE = re.compile(
    r"(?P<name>(?:(?:some|many|most|other|several|a few|the|those) )?(?:[\w-]+ ){0,3}?(?:[\w-]{3,}(?:ers|ists|ors|ians)|critics|parents|groups|officials|advocates|opponents|experts|scientists|unions|patients|companies|governments|states|cities)) "
    r"(?=(?!and\b|or\b|of\b|in\b|from\b|with\b|who\b|that\b)[a-z])",
    re.IGNORECASE,
)
"""A sentence about what a group of people does or wants: their name."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?:\[\d+\])*$")
COLUMNS: dict[str, tuple[str, str]] = {
    "terms": (r"(?:key )?(?:terms?|words?|names?|concepts?|abbreviations?|acronyms?|expressions?)", r"definitions?|meanings?|explanations?|descriptions?|what (?:it|they) (?:means?|is|are)|(?:it )?stands for|in plain (?:english|words)|full (?:form|name)"),
    "faqs": (r"questions?", r"(?:short )?answers?"),
    "timeline": (r"dates?|years?|when|time|periods?", r"events?|what happened|milestones?|developments?|descriptions?|details?"),
    "myths": (r"(?:common )?(?:myths?|misconceptions?|beliefs?|fictions?|rumou?rs?|claims?|statements?)", r"(?:the )?(?:facts?|reality|realities|truths?|science|evidence|verdict|ratings?|what (?:the )?(?:science|research|evidence|studies) (?:says?|shows?))|true or false"),
    "numbers": (r"figures?|numbers?|values?|amounts?|statistics?|stats?", r"what (?:it|they) (?:is|are|means?|shows?|counts?|measures?)|meanings?|descriptions?|explanations?|facts?"),
    "viewpoints": (r"groups?|sides?|camps?|who|parties", r"(?:their )?(?:views?|positions?|arguments?|stances?)|what they (?:say|want)"),
}  # fmt: skip
"""The first row of a table, which only names its columns: what the table lists, and patterns of the first and the second name."""
SIDES: dict[str, str] = {
    "for": r"(?:(?:the )?(?:pros?|advantages?|benefits?|upsides?|strengths?|arguments? (?:for|in favou?r)|case for|reasons? for))(?: .{1,60})?|for|in favou?r|yes",
    "against": r"(?:(?:the )?(?:cons?|disadvantages?|drawbacks?|downsides?|risks|weaknesses|arguments? against|case against|reasons? against))(?: .{1,60})?|against|no",
}  # fmt: skip
"""Names of the two sides of a question that name nobody."""
_COLUMNS = {
    role: (re.compile(first, re.IGNORECASE), re.compile(second, re.IGNORECASE))
    for role, (first, second) in COLUMNS.items()
}
_SIDES = {side: re.compile(pattern, re.IGNORECASE) for side, pattern in SIDES.items()}


def columns(text: str) -> str:
    """What a table lists whose first row this is; "" for any other row."""
    cells = [cell.strip(" :*?") for cell in text.split("\t")]
    if len(cells) < 2:
        return ""
    if side_of(cells[0]) and side_of(cells[1]):
        return "viewpoints"
    return next((role for role, (first, second) in _COLUMNS.items() if first.fullmatch(cells[0]) and second.fullmatch(cells[1])), "")  # fmt: skip


def side_of(name: str) -> str:
    """The side (for, against) of a name that says no more than that; "" for any other."""
    return next((side for side, pattern in _SIDES.items() if pattern.fullmatch(name.strip(" :.*"))), "")


def ends_like_a_sentence(text: str) -> bool:
    """Whether a text ends in the mark of a sentence."""
    return _SENTENCE_END.search(text) is not None


def is_name(text: str) -> bool:
    """Whether a line can be the name of something: short, no sentence."""
    return (
        0 < len(text) <= 90
        and len(text.split()) <= 10
        and not ends_like_a_sentence(text)
        and any(map(str.isalpha, text))
    )


def named(block: Block) -> tuple[str, str, bool] | None:
    """A name and its meaning on one line, and whether the cut between them is a guess; None for another line."""
    text = unnumbered(block.text)
    lead = block.lead - (len(block.text) - len(text))
    name = text[: max(0, lead)].rstrip(" :–—-")
    if 0 < lead < len(text) and (is_name(name) or (name.count(" ") < 5 and is_name(name := name.rstrip(".")))):
        rest = text[lead:].lstrip(" :–—-\t")
        if rest:
            return name, rest, False
    found = _SEPARATED.fullmatch(text)
    if found and is_name(found["name"]) and len(found["name"].split()) <= 8:
        return found["name"].strip(), found["text"].strip(), False
    for pattern in (_SEAM, _COPULA):
        found = pattern.fullmatch(text)
        if found and len(found["name"].split()) <= 8 and is_name(found["name"]) and not _POINTS.match(found["name"]):
            return found["name"].strip(), (found["text"] if pattern is _SEAM else text).strip(), True
    return None


def separated(text: str) -> bool:
    """Whether a line holds a name and, behind a mark, a meaning of several words."""
    found = _SEPARATED.fullmatch(text)
    return found is not None and is_name(found["name"]) and found["text"].count(" ") > 1


def full_form(name: str) -> tuple[str, str, str]:
    """A name with something in brackets behind it: the name, what it stands for, and another name: `BDNF (brain-derived …)`, `… (BDNF)`."""
    found = _FULL.fullmatch(name.strip())
    if found is None:
        return name.strip(), "", ""
    outer, inner = found["name"].strip(), found["inner"].strip()
    inner = re.sub(
        r"^(?:also (?:called|known as)|or|short for|abbreviated(?: as)?|aka|a\.k\.a\.)[: ]+",
        "",
        inner,
        flags=re.IGNORECASE,
    )
    if _is_short(outer) and len(inner.split()) > 1:
        return outer, inner, ""
    if re.fullmatch(r"(?:noun|verb|adj\w*|n|v|pl\w*)\.?|pronounced.*|/.*/", inner, re.IGNORECASE):
        return outer, "", ""
    return outer, "", inner


def _is_short(name: str) -> bool:
    return len(name) <= 12 and " " not in name and sum(map(str.isupper, name)) >= 2


def asked(block: Block, headed: bool = False) -> tuple[str, str] | None:
    """The question a line asks and what answers it on the same line; None for no question. `headed`: any heading counts."""
    text = unnumbered(block.text).strip()
    prefix = QUESTION.match(text)
    if prefix:
        text = text[prefix.end() :]
        if inner := _INNER_ANSWER.search(text):
            return text[: inner.start()].strip(), text[inner.end() :].strip()
    found = _ASKS.match(text.replace("\t", " "))
    if found and len(text) - found.end() < 3:
        return text, ""
    if found and (block.kind in ("row", "item") or prefix or block.lead or not text[found.end()].isspace()):
        rest = text[found.end() :].strip()
        answer = ANSWER.match(rest)
        return text[: found.end()].strip(), rest[answer.end() :].strip() if answer else rest
    if prefix or (headed and block.kind == "heading" and len(text) <= 200):
        return text, ""
    return None


def dated(block: Block, loose: bool = False) -> tuple[str, str] | None:
    """The date a line begins with and the event behind it ("": the line is the date alone); None for another line.

    `loose`: the event may follow without a mark between them.
    """
    text = unnumbered(block.text)
    found = DATED.match(text)
    if found is None:
        return None
    date, rest = text[: found.end()], text[found.end() :]
    if not rest.strip(" :.,–—-"):
        return date, ""
    mark = _AFTER_DATE.match(rest)
    if mark and rest[mark.end() :].strip():
        return date, rest[mark.end() :].strip()
    if (loose or block.lead == found.end()) and rest[:1] in " ,":
        return date, rest.lstrip(" ,")
    return None
