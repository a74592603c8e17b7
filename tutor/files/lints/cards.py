"""Lints that look at the cards as they will be asked: two that ask the same and want different answers, and a choice that need not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tutor.core.faces import Face, Pick, TypeIn
from tutor.core.items import Claim, QuestionFile
from tutor.core.sentences import short
from tutor.core.text import plain
from tutor.files.decode import Reading
from tutor.files.lints.finding import Finding

_TELLING = 3
_WORD = re.compile(r"\w+")
_SHARE, _FEWEST = 0.4, 5
_FIXED = ("do", "support", "design")
"""Drills whose options are the same few for every card."""


class Shown(NamedTuple):
    """A question as it will be asked: its item, its drill, each wording as a face and in a line."""

    item: str
    drill: str
    faces: tuple[Face, ...]
    fronts: tuple[str, ...]


def card_findings(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """The findings about the cards of one file."""
    from tutor.core.drills import fronts

    shown = [Shown(id, drill, faces, tuple(map(_front, faces))) for id, drill, faces in fronts(file)]
    shown.sort(key=lambda one: reading.written[one.item].start_mark.index)
    yield from _ambiguous(reading, file, shown)
    yield from _giveaways(reading, file, shown)
    yield from _told(reading, file, shown)


def _ambiguous(reading: Reading, file: QuestionFile, shown: list[Shown]) -> Iterator[Finding]:
    """Two cards with the same front and different answers at any count."""
    seen: dict[str, tuple[str, Face]] = {}
    said = set()
    for item, drill, faces, fronts in shown:
        for face, front in zip(faces, fronts, strict=True):
            other, known = seen.setdefault(front, (item, face))
            if other != item and item not in said and (first := _answer(known)) != (second := _answer(face)):
                said.add(item)
                line = reading.sheet.place(reading.written[other]).line
                message = f"'{_short(front)}' is asked on line {line} too, with another answer: '{_short(first)}', here '{_short(second)}'"
                yield Finding("ambiguous-question", item, reading.written[item], message, _mend(file, item, drill))


def _front(face: Face) -> str:
    line = (
        " ".join(f"{plain(face.prompt)} ({plain(face.cue)})".split())
        if face.cue
        else " ".join(plain(face.prompt).split())
    )
    if isinstance(face.ask, Pick):
        line += " " + " / ".join(sorted(plain(option.text) for option in face.ask.options))
    return line


def _answer(face: Face) -> str:
    from tutor.core.drills import answer_of

    return face.ask.node or answer_of(face) if isinstance(face.ask, TypeIn) else answer_of(face)


def _mend(file: QuestionFile, id: str, drill: str) -> str:
    item = file.items[id]
    if not isinstance(item, Claim):
        return "reword one of the two so that only one answer fits"
    if item.moderates:
        return "add 'cue: …', a few words that leave one answer"
    turned = "effect" if drill == "cause" else "cause"
    return f"add 'cue: …', a few words that leave one answer; or 'ask: {turned}', so that the other end is asked first"


def _giveaways(reading: Reading, file: QuestionFile, shown: list[Shown]) -> Iterator[Finding]:
    """One answer above 40 % of a choice drill that has five cards or more."""
    for drill in _FIXED:
        answers: dict[str, list[str]] = {}
        for item, own, faces, _ in shown:
            if own == drill and isinstance(faces[0].ask, Pick):
                answers.setdefault(
                    "; ".join(plain(option.text) for option in faces[0].ask.options if option.right), []
                ).append(item)
        total = sum(map(len, answers.values()))
        if total < _FEWEST:
            continue
        answer, items = max(answers.items(), key=lambda pair: len(pair[1]))
        if len(items) > _SHARE * total and not any(
            "answer-gives-itself-away" in file.items[item].common.allow for item in items
        ):
            newest = max(items, key=lambda item: reading.written[item].start_mark.index)
            message = f"'{answer}' is the answer to {len(items)} of the {total} '{drill}' cards of this file"
            help = "add claims with another answer, or say allow: [answer-gives-itself-away] here"
            yield Finding("answer-gives-itself-away", newest, reading.written[newest], message, help)


def _told(reading: Reading, file: QuestionFile, shown: list[Shown]) -> Iterator[Finding]:
    """Typed answers that stand in their own question."""
    said = set()
    for item, drill, faces, fronts in shown:
        for face, line in zip(faces, fronts, strict=True):
            if not isinstance(face.ask, TypeIn) or face.ask.number or item in said:
                continue
            front = f" {' '.join(_WORD.findall(line.casefold()))} "
            for name in face.ask.accept:
                words = " ".join(_WORD.findall(short(name).casefold()))
                if len(words) >= _TELLING and f" {words} " in front:
                    said.add(item)
                    message = (
                        f"the question for '{drill}' says its own answer: '{_short(name)}' stands in '{_short(line)}'"
                    )
                    help = "reword the question or the cue; or turn the question with 'ask'" if isinstance(file.items[item], Claim) else "reword the question"  # fmt: skip
                    yield Finding("answer-gives-itself-away", item, reading.written[item], message, help)
                    break


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
