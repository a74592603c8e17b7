"""Lint of likeness: two questions that ask the same, in one file or in two of a library.

In time that grows with the questions alone, as each is looked up by its words. Reported are the same words in the same order; and where the
answer is the same, also another order, other small words, or a word more. `What is sleep?` is not `What does sleep do?`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tutor.core.items import ChoiceForm, Faq, NumberForm, OrderForm, Recalled, TypedForm
from tutor.core.problems import Place, Problem
from tutor.core.spelling import small
from tutor.core.text import bare
from tutor.core.vocabulary import ARTICLES, NEGATIONS
from tutor.files.decode import Reading

_WORD = re.compile(r"[^\W_]+|[%+<>=−-](?=\d)")
_FEWEST, _MOST = 4, 40
"""Between so many words, one question may have a word more than the other and be the same."""


class Asked(NamedTuple):
    """A question of a file: its words, all and those that count, the words of its answer, and where it stands; `open` when the options
    belong to what is asked."""

    item: str
    question: str
    every: tuple[str, ...]
    counting: tuple[str, ...]
    answer: tuple[str, ...]
    open: bool
    place: Place
    source: str
    allowed: bool


def asked(reading: Reading) -> list[Asked]:
    """The questions of one file in file order, drafts left out."""
    if reading.file is None:
        return []
    skip = small(reading.file.language)
    found = []
    for id, item in reading.file.items.items():
        if not isinstance(item, Faq) or not item.question or item.common.draft:
            continue
        every = _words(item.question)
        counting = _words(item.question, skip)
        answer = tuple(sorted(_words(_answer(item), skip)))
        place = reading.sheet.place(reading.written[id].entries["question"])
        open = isinstance(item.form, (ChoiceForm, OrderForm))
        line = reading.sheet.line(place.line)
        found.append(
            Asked(
                id, item.question, every, counting, answer, open, place, line, "similar-questions" in item.common.allow
            )
        )
    return found


def _words(text: str, skip: frozenset[str] = ARTICLES) -> tuple[str, ...]:
    """The words of a text in small letters and the singular, without those skipped."""
    words = (word for word in _WORD.findall(bare(text).casefold()) if word not in skip)
    return tuple(word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] not in "su" else word for word in words)


def _answer(faq: Faq) -> str:
    match faq.form:
        case Recalled(answer=answer, points=points):
            return " ".join((answer, *points))
        case TypedForm(accept=accept):
            return accept[0]
        case NumberForm(number=number):
            return number
        case ChoiceForm(right=right):
            return " ".join(right)
        case OrderForm(steps=steps):
            return " ".join(step.say for step in steps)
        case _:
            return ""


def alike(questions: Iterable[Asked], across: bool = False) -> Iterator[Problem]:
    """A warning at each question that asks what one before it asks, in its own file or (`across`) in another one."""
    seen: dict[tuple[object, ...], Asked] = {}
    for each in questions:
        whole, shorter = _keys(each)
        # A word more is met as the whole of the one and a shortening of the other.
        looked = (
            [("whole", *key) for key in whole]
            + [("short", *key) for key in whole[2:]]
            + [("whole", *key) for key in shorter]
        )
        for key in looked if not each.allowed else ():
            other = seen.get(key)
            if other and (other.place.path != each.place.path) is across and not _ambiguous(each, other):
                yield _reported(each, other, across)
                break
        for key in whole:
            seen.setdefault(("whole", *key), each)
        for key in shorter:
            seen.setdefault(("short", *key), each)


def _ambiguous(each: Asked, other: Asked) -> bool:
    """Whether it is the lint of cards that reports the two: one front, two answers."""
    return each.place.path == other.place.path and each.question == other.question and each.answer != other.answer


def _keys(each: Asked) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """What two questions share that ask the same; and what the longer of two shares with the shorter."""
    whole: list[tuple[object, ...]] = [("front", each.every, each.answer if each.open else ())]
    if not each.answer or not each.counting:
        return whole, []
    whole += [("words", tuple(sorted(each.counting)), each.answer), ("row", each.counting, each.answer)]
    words = each.counting
    if not _FEWEST < len(words) <= _MOST:
        return whole, []
    return whole, [
        ("row", words[:index] + words[index + 1 :], each.answer)
        for index, word in enumerate(words)
        if word not in NEGATIONS and not word.isdigit()
    ]


def _reported(each: Asked, other: Asked, across: bool) -> Problem:
    where = f"in {other.place.path}, line {other.place.line}" if across else f"on line {other.place.line}"
    help = "say in both what the other does not ask, so that only one answer fits"
    if each.answer == other.answer:
        help = "keep the better one of the two, or ask for something else here"
    return Problem(
        "similar-questions", "warning", each.place, f"this asks what '{other.item}' asks {where}", help, "", each.source
    )
