"""Lint of a beginning: It, They, This … where a text stands by itself and nothing before it says what is meant.

What is read below its question (points, an answer) may take up a word of it; there only a plural without any plural before it is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.core.items import Claim, Faq, Item, QuestionFile, Recalled, Term, TwinsForm
from tutor.core.text import bare
from tutor.core.vocabulary import listed
from tutor.files.decode import Reading
from tutor.files.lints.english import AUXILIARY, QUESTION, reads
from tutor.files.lints.finding import Finding, part
from tutor.files.nodes import Node

_WORDS = "It|They|He|She|Its|Their|His|Her|This|These|Those|That"
_STARTS = re.compile(
    rf"(?P<word>{_WORDS}|it|they|he|she|its|their|his|her|this|these|those|that)(?:'(?:re|ll|d|ve))?\s+(?P<next>[\w'-]+)(?P<rest>.*)",
    re.DOTALL,
)
_ALONE = re.compile(r"It|it|[Tt]h(?:ey|is|ese|ose)|[Hh]e|[Ss]he")
_ASKED = re.compile(
    rf"(?:(?:{QUESTION})(?:\s+[\w-]+){{0,3}}?\s+)?(?:{AUXILIARY})\s+(?P<word>it|they|he|she|its|their|his|her|this|these|those|that)\b\s*(?P<next>[\w'-]*)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_HERE = frozenset(listed("article text file deck card question list chapter program app year century month week time"))
"""After `this`: what is at hand wherever the text is read."""

_CONTRACTED = re.compile(r"\b([Ii]t|[Tt]h(?:at|is)|[Ss]?[Hh]e)'s\b")
_THAT = re.compile(r"(?:is|was|means|makes|explains|shows|leads|causes|would|can|could|may|might|will|does|did|has)$")
_WHO = re.compile(
    r"(?:who|whom|whose|that|which|with|without|of|in|on|at|from|to|for|under|over|aged|living|born|taking|given|trained)$|\w+(?:ing|ed)$"
)
_CLAUSE = r"\b(?:to (?!(?:the|an?|this|that|these|its|their|each|every|all|some|other|which|what)\b)|(?:that|whether|when|if|who|why|how|because|before|until)\b)"
_BE = re.compile(r"(?:is|was|isn't|wasn't|has|would|may|might|can|could|will|must|should)$")
_EMPTY = re.compile(
    r"(?:takes?|took|seems?|seemed|appears?|appeared|turns|turned|follows|happens|happened|rains|snows)$"
)
_EMPTY_BEFORE = re.compile(
    r"(?:remains?|remained|pays|paid|helps|helped|matters|mattered|makes|made|depends|costs|hurts)$"
)
_EMPTY_CLAUSE = re.compile(_CLAUSE)
_CLOCK = re.compile(r"(?:what (?:time|day|date|year|month)|how late)\b", re.IGNORECASE)
_CALLED = re.compile(r"(?:called|named|take|mean|possible|true|known|likely|the case|time)\b")

_INVARIABLE = frozenset(listed(
    "species series means news always physics diabetes rabies measles headquarters does has its this was is goes yes less perhaps besides"
))  # fmt: skip
_MANY = re.compile(
    r"\b(?:are|were|do(?!\W*$)|have|and|or|people|mice|men|women|children|bacteria|fungi|algae|data|criteria|phenomena|larvae|nuclei|stimuli|teeth|feet|geese|sheep|fish|"
    r"cattle|police|who|whom|whose|everyone|everybody|anyone|anybody|someone|somebody|nobody|person|patient|learner|child|adult|student|reader|author|"
    r"scientist|team|group|camp|company|family|government|staff|press|public|two|three|four|five|six|several|many|both|few|all|most|\d+)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b[a-z][a-z'-]{0,40}[^\W\dsui]s\b|\b\w+[a-z]s'|\b(?-i:[A-Z0-9-]{2,}s)\b", re.IGNORECASE)
_SINGULAR = re.compile(r"[a-z-]*(?:[^\W\ds]|is|us|ss)$")
_THEY = frozenset(("they", "their", "these", "those"))
_ITS = frozenset(("it", "its"))


def start_findings(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """The findings about the beginnings of one file's texts."""
    if not reads(file.language):
        return
    for id, item in file.items.items():
        entries = reading.written[id].entries
        for word, node in _unclear(item, file, entries):
            message = f"nothing in this text says what '{word}' stands for"
            yield Finding("ambiguous-pronoun", id, node, message, "name the thing itself")
    for point, node in zip(file.gist, reading.gist, strict=True):
        if word := unclear(point.say):
            message = f"nothing in this key point says what '{word}' stands for"
            yield Finding("ambiguous-pronoun", "", part(node, 0), message, "name the thing itself")


def _unclear(item: Item, file: QuestionFile, entries: dict[str, Node]) -> Iterator[tuple[str, Node]]:
    match item:
        case Term(term=term, definition=definition, clue=clue):
            for key, text in (("definition", definition), ("clue", clue)):
                if text and (word := disagrees(text, term)):
                    yield word, entries[key]
        case Faq(form=TwinsForm(flawed=flawed, sound=sound)):
            for key, text in (("flawed", flawed), ("sound", sound)):
                if word := unclear(text):
                    yield word, entries[key]
        case Faq(question=question):
            if word := unclear_question(question):
                yield word, entries["question"]
            if isinstance(item.form, Recalled):
                yield from _points(question, item.form, entries)
        case Claim():
            yield from _claim(item, file, entries)


def _points(question: str, form: Recalled, entries: dict[str, Node]) -> Iterator[tuple[str, Node]]:
    before = question
    for key, lines in (("answer", (form.answer,) if form.answer else ()), ("points", form.points)):
        for place, line in enumerate(lines):
            if word := unclear_answer(line, before):
                yield word, part(entries[key], place)
            before += " " + line


def _claim(claim: Claim, file: QuestionFile, entries: dict[str, Node]) -> Iterator[tuple[str, Node]]:
    for key, node in (("cause", claim.cause), (claim.relation, claim.effect)):
        label = file.nodes[node].label if node else ""
        found = _STARTS.match(label)
        if _ALONE.fullmatch(label) or (found and found["word"].lower() != "that" and not _generic(found)):
            yield label.partition(" ")[0], entries[key]
    if claim.say and (word := unclear(claim.say)):
        yield word, entries["say"]
    for place, misread in enumerate(claim.misread):
        if word := unclear(misread.say):
            yield word, part(entries["misread"], place)


def unclear(text: str) -> str:
    """The pronoun that begins a text read by itself and stands for nothing in it, "" when there is none."""
    found = _STARTS.match(_plain(text))
    if not found or _generic(found):
        return ""
    word, follows, rest = found["word"].lower(), found["next"], found["rest"]
    if word == "that":
        return found["word"] if _THAT.match(follows) else ""
    if word == "it" and _expletive(follows, rest):
        return ""
    return found["word"]


def unclear_question(question: str) -> str:
    """The pronoun that is the subject of a question and stands for nothing in it, "" when there is none."""
    found = _ASKED.match(_plain(question))
    if not found or _generic(found):
        return ""
    if found["word"].lower() == "it" and (
        _CLOCK.match(question)
        or _CALLED.match(found["next"])
        or _EMPTY_CLAUSE.search(f"{found['next']} {found['rest']}")
    ):
        return ""
    if found["word"].lower() == "that" and found["next"] in ("", "all"):
        return ""
    return found["word"]


def unclear_answer(line: str, before: str) -> str:
    """The plural pronoun that begins a line below a question in which no plural stands, "" when there is none."""
    found = _STARTS.match(_plain(line))
    if not found or found["word"].lower() not in _THEY or _generic(found):
        return ""
    return "" if _MANY.search(before) or _plural(before) else found["word"]


def disagrees(text: str, term: str) -> str:
    """The pronoun that begins a term's clue or definition and cannot stand for the term, as one is plural and the other is not."""
    found = _STARTS.match(_plain(text))
    last = term.partition(" (")[0].partition(" of ")[0].split(" ")[-1]
    if not found or last != last.lower() or last in _INVARIABLE:
        return ""
    word = found["word"].lower()
    if word in _ITS and _plural(last) and not _expletive(found["next"], found["rest"]):
        return found["word"]
    if word in ("they", "their") and _SINGULAR.fullmatch(last) and not _MANY.fullmatch(last):
        return found["word"]
    return ""


def _plural(text: str) -> bool:
    return any(found[0].lower() not in _INVARIABLE for found in _PLURAL.finditer(text))


def _plain(text: str) -> str:
    line = (bare(text) if "*" in text or "_" in text else text).replace("’", "'").lstrip("\"'“‘*_(")
    return _CONTRACTED.sub(r"\1 is", line, count=1) if "'s" in line[:12] else line


def _generic(found: re.Match[str]) -> bool:
    """Whether the pronoun names whom or what by itself: those who train, this article, these days."""
    word, follows = found["word"].lower(), found["next"].lower()
    if word in ("this", "these"):
        return follows.removesuffix("s") in _HERE or follows == "days"
    return (
        word in ("those", "that", "they", "he", "she")
        and bool(_WHO.match(follows))
        and (word == "those" or follows in ("who", "that"))
    )


def _expletive(follows: str, rest: str) -> bool:
    """Whether an `it` stands for nothing: it is known that, it takes years to, it was exercise that."""
    if _EMPTY.match(follows):
        return True
    return bool((_BE.match(follows) or _EMPTY_BEFORE.match(follows)) and _EMPTY_CLAUSE.search(rest))
