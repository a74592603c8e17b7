"""Lints of a question: one that yes or no answers, and one that is two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.core.items import ChoiceForm, Faq, QuestionFile, Recalled, TypedForm
from tutor.files.decode import Reading
from tutor.files.lints.english import AUXILIARY, QUESTION, asks, reads, said, sentences, unbracketed, without_lead
from tutor.files.lints.finding import Finding

_VERDICT = re.compile(r"(?:true or false|right or wrong|yes or no|fact or myth|correct or not)\b", re.IGNORECASE)
_YES_NO = re.compile(rf"(?:{AUXILIARY})\b(?!\s+\d)", re.IGNORECASE)
_POLITE = re.compile(
    rf"(?:can|could|would|will) you\b|do you (?:know|remember|recall)\b.*\b(?:{QUESTION})\b", re.IGNORECASE
)
_NAMED = re.compile(rf"(?:Will|May)\s+[A-Z].*\b(?:{QUESTION})\b")
_REASONED = re.compile(
    rf"\b(?:and|if so|if not|then)\b,?\s+(?:{QUESTION})\b|\band (?:in|by|to) (?:what|which)\b", re.IGNORECASE
)
_EITHER = re.compile(r"\bor\b(?! not\s*\??$)", re.IGNORECASE)
_YES = re.compile(r"(?:yes|no|true|false|right|wrong)\b", re.IGNORECASE)

_WHY = re.compile(r"(?:and |but |if so,? |if not,? )?(?:why|how so|how come|why not)\W*$", re.IGNORECASE)
_OTHER = re.compile(rf"\b(?:{QUESTION})\b", re.IGNORECASE)
_PAIR = re.compile(rf"((?:{QUESTION}) and (?:{QUESTION}))\b(?!\W*$)", re.IGNORECASE)
_SECOND = re.compile(
    rf",\s+and\s+which\s+\w+\s+\w+|\band\s+(?:also\s+)?(?:"
    rf"(?:what|when|where|how|why)\s+(?:[\w-]+\s+){{0,2}}?(?:{AUXILIARY})\s+\w"
    rf"|(?:in|at|by|for|to|from|of|on|with)\s+(?:what|which|whom|how)\s+(?:[\w-]+\s+){{0,3}}?(?:{AUXILIARY})\b"
    rf"|which\s+(?:[\w-]+\s+){{1,3}}?(?:{AUXILIARY})\b"
    rf"|what\s+\w+(?:s|ed)\s+(?:it|them|this|the|an?)\b"
    rf"|how\s+(?:many|much|long|often|far|fast|old|big|large)\b"
    rf"|who(?:se)?\s+\w+"
    rf"|(?:{AUXILIARY})\s+(?:it|they|he|she|we|you|I)\b)",
    re.IGNORECASE,
)  # fmt: skip


def question_findings(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """The findings about the wording of one file's questions."""
    if not reads(file.language):
        return
    for id, item in file.items.items():
        if not isinstance(item, Faq) or not item.question:
            continue
        node = reading.written[id].entries["question"]
        if (word := yes_no(item.question)) and _shallow(item):
            help = "ask what, how or why; or give the answer in two points or more"
            yield Finding("yes-no-question", id, node, f"'{word}' makes this a question that yes or no answers", help)
        if word := two(item.question):
            help = "make two items of it, one question each"
            yield Finding(
                "two-questions", id, node, f"these are two questions in one: '{word}' begins the second", help
            )


def yes_no(question: str) -> str:
    """The word that makes it a question of yes or no, "" for any other."""
    text = unbracketed(said(question))
    if found := _VERDICT.match(text):
        return found[0]
    last = sentences(text)[-1]
    for sentence in (last, without_lead(last)):
        found = _YES_NO.match(sentence)
        if found and "?" in sentence:
            open = (
                _POLITE.match(sentence)
                or _NAMED.match(sentence)
                or _REASONED.search(sentence)
                or _EITHER.search(sentence)
            )
            return "" if open else found[0]
    return ""


def _shallow(faq: Faq) -> bool:
    """Whether yes or no is all, or nearly all, that its answer asks for."""
    match faq.form:
        case Recalled(points=points):
            return len(points) < 2
        case TypedForm(accept=accept):
            return any(_YES.fullmatch(name) for name in accept)
        case ChoiceForm(right=right, wrong=wrong):
            options = (*right, *(option.say for option in wrong))
            return len(options) < 3 or any(_YES.match(option) for option in options)
        case _:
            return False


def two(question: str) -> str:
    """How the second question begins, "" when there is but one."""
    text = said(question)
    asked = [each.strip() for part in text.split("?")[:-1] for each in sentences(part)[-1:]]
    asked = [each for each in asked if asks(each) and not _WHY.match(each)]
    if len(asked) > 1:
        return _opening(asked[1])
    text = unbracketed(text)
    sentence = without_lead(sentences(text)[-1])
    if found := _PAIR.match(sentence):
        return found[1].split()[-1]
    if not asks(sentence):
        return ""
    for found in _SECOND.finditer(sentence):
        first = _OTHER.search(sentence)
        between = sentence[first.end() if first and first.start() < 8 else 0 : found.start()]
        if not _OTHER.search(between):
            return _opening(found[0])
    return ""


def _opening(text: str) -> str:
    return " ".join(text.lstrip(", ").split()[:3]).rstrip(",")
