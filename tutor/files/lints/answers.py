"""Lints of an answer: too much to judge at one glance, and a list in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.core.items import Faq, QuestionFile, Recalled, Term, TypedForm
from tutor.core.text import bare
from tutor.files.decode import Reading
from tutor.files.lints.english import reads
from tutor.files.lints.finding import Finding, part
from tutor.files.nodes import Node

_END = re.compile(r"(?<!\b\w)[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[^\W\d_])")
_SHORTENED = re.compile(
    r"\b(?:e\.g|i\.e|etc|vs|cf|ca|approx|al|dr|mr|mrs|ms|prof|st|no|nr|fig|bzw|usw|vgl|ggf|max|min)$", re.IGNORECASE
)
_ANSWER = (2, 15, 35)
_DEFINITION = (2, 30, 45)
"""Sentences from which, beyond so many words, a text is too long; and words beyond which it always is."""

_LEAD = re.compile(
    r"^.*?(?::\s|\b(?:are|were|include|includes|included|comprises?|consists? of|namely|such as|because of|either)\s)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:^|[\s;,])\(?(?:1|a|i)[.)]\s.*[\s;,]\(?(?:2|b|ii)[.)]\s", re.DOTALL)
_AND = re.compile(r",?\s+(?:and|or|as well as|plus|&)\s+")
_DIVIDE = re.compile(r"[,;]\s+")
_OPENING = re.compile(
    r"(?:yes|no|well|however|so|but|because|if|when|in|on|at|by|after|before|during|since|although|while)\b",
    re.IGNORECASE,
)
_PART = 5
_READ = 600
"""Characters of an answer that may be a list; beyond them it is too long anyway."""
_DATE = re.compile(r"(?:\w+ )?\d{1,4}(?:st|nd|rd|th)?$")


def answer_findings(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """The findings about the answers of one file."""
    english = reads(file.language)
    for id, item in file.items.items():
        entries = reading.written[id].entries
        match item:
            case Term(definition=definition) if definition:
                yield from _long(id, entries["definition"], definition, "definition", _DEFINITION)
            case Faq(form=Recalled(answer=answer, points=())):
                listed = english and enumerated(answer)
                if listed:
                    yield _list(id, entries["answer"], listed)
                else:
                    yield from _long(id, entries["answer"], answer, "answer", _ANSWER)
            case Faq(form=TypedForm(accept=accept)) if english and (listed := enumerated(accept[0])):
                yield _list(id, part(entries["typed"], 0), listed)


def _long(id: str, node: Node, text: str, kind: str, limits: tuple[int, int, int]) -> Iterator[Finding]:
    if too_long(text, limits):
        help = "add 'points:', one line for each thing that must be said"
        what = "several things at once, and nothing says which of them must be recalled"
        yield Finding("long-answer", id, node, f"this {kind} says {what}", help)


def too_long(text: str, limits: tuple[int, int, int] = _ANSWER) -> bool:
    """Whether a text is longer than a sentence, or than one sentence should be."""
    sentences, words, most = limits
    count = text.count(" ") + 1
    if count <= words:
        return False
    return count > most or _sentences(bare(text)) >= sentences


def _sentences(text: str) -> int:
    return 1 + sum(not _SHORTENED.search(text, 0, found.start()) for found in _END.finditer(text))


def _list(id: str, node: Node, count: int) -> Finding:
    help = "ask for each by itself, or write 'points:' with one line for each"
    return Finding("list-answer", id, node, f"this answer is a list of {count} in one line", help)


def enumerated(answer: str) -> int:
    """How many things an answer lists in one line; 0 when it is no list."""
    text = " ".join(bare(answer).split()).rstrip(".!")
    if len(text) > _READ:
        return 0
    if text.count(",") + text.count(";") < 1 and not _COUNTED.search(text):
        return 0
    if _COUNTED.search(text):
        return max(2, len(re.findall(r"(?:^|[\s;,])\(?(?:\d|[a-h]|i{1,3}|iv|v)[.)]\s", text)))
    lead = _LEAD.match(text)
    for rest in (text[lead.end() :], text) if lead else (text,):
        if count := _listed(rest):
            return count
    return 0


def _listed(text: str) -> int:
    """How many short parts a text is made of by commas and a last `and`; 0 when it is made otherwise."""
    parts = _DIVIDE.split(text)
    last = [each for each in _AND.split(parts[-1]) if each]
    if len(parts) > 1 and re.match(r"(?:and|or|plus|&)\s", parts[-1]):
        last = [parts[-1].split(" ", 1)[1]]
    elif len(last) < 2:
        return 0
    parts = [*parts[:-1], *last]
    if len(parts) < 3 or _OPENING.match(parts[0]) or any(not each or each.count(" ") >= _PART for each in parts):
        return 0
    return 0 if all(_DATE.fullmatch(each) for each in parts[:2]) and len(parts) == 3 else len(parts)
