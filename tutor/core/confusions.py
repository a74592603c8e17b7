"""What was typed or picked instead: computed from the words kept in the log, against the names that the question files have today.

Nothing of it is stored, so that a label may change and a pair of names stays a pair. Two mix-ups of the same two things make a contrast.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tutor.core.cards import CardKey
from tutor.core.drills import face as face_of
from tutor.core.drills.terms import node_of
from tutor.core.faces import Face, Pick, Picked, Row, Typed, TypeIn
from tutor.core.grading import grade
from tutor.core.grading.refuted import given_of
from tutor.core.grading.rivals import Asked, described, known
from tutor.core.items import QuestionFile, Term
from tutor.core.log import Row as Kept
from tutor.core.log import standing
from tutor.core.memory import Rating
from tutor.core.quiz import answer_in
from tutor.core.sentences import shown
from tutor.core.text import Span, plain, words

TWICE = 2
"""Mix-ups that make a contrast."""
EVERYTHING = Asked(None, "", "", ())


class Miss(NamedTuple):
    """A wrong answer in words: the uid of its row, its card, the face's count, what was said."""

    uid: str
    key: str
    count: int  # type: ignore[assignment]  # what a tuple's own method of that name does is not needed here
    said: str

    @property
    def file(self) -> str:
        """The question file of its card."""
        return self.key.partition("/")[0]


class Mixup(NamedTuple):
    """Two things of a file taken for each other, by their ids: what was asked for, what was given."""

    uid: str
    file: str
    asked: str
    given: str

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.asked, self.given))


def misses(rows: Iterable[Kept]) -> list[Miss]:
    """The wrong answers among rows that hold, oldest first; `rows` are all of their cards, as the count of a face is that of its reviews."""
    found: list[Miss] = []
    reviews: Counter[str] = Counter()
    for row in standing(rows):
        if row.act == "quiz":
            answer = answer_in(row)
            if answer is not None and row.rating == Rating.AGAIN and answer[2]:
                found.append(Miss(row.uid, *answer))
        elif row.card is not None and row.act in ("review", "cram", "reset"):
            mark = row.rating if row.suggested is None else row.suggested
            if mark == Rating.AGAIN and row.text and row.act != "reset":
                found.append(Miss(row.uid, row.card, reviews[row.card], row.text))
            if row.act == "review":
                reviews[row.card] += 1
            elif row.act == "reset":
                reviews[row.card] = 0
    return found


def mixup(miss: Miss, file: QuestionFile) -> Mixup | None:
    """Which two things a wrong answer took for each other; None where what was said is no other name of the file."""
    try:
        face = face_of(file, miss.key, miss.count)
    except KeyError:
        return None
    given = given_of(face, miss.said)
    asked, instead = "", ""
    match face.ask, given:
        case TypeIn(accept), Typed():
            graded = grade(face, given, file)
            if graded.mark == "wrong":
                asked, instead = asked_for(face, file) or _named(accept[0], file), graded.confused
        case Pick(options), Picked(chosen):
            right = [plain(option.text) for option in options if option.right]
            wrong = [plain(options[index].text) for index in chosen if not options[index].right]
            if len(right) == len(wrong) == 1:
                asked, instead = _named(right[0], file), _named(wrong[0], file)
    return Mixup(miss.uid, miss.file, asked, instead) if asked and instead and asked != instead else None


def asked_for(face: Face, file: QuestionFile) -> str:
    """The id of what a face asks for: a node, or the term of its card; "" for neither."""
    if isinstance(face.ask, TypeIn) and face.ask.node:
        return face.ask.node
    item = file.items.get(CardKey.parse(face.key).item)
    return node_of(item, file) if isinstance(item, Term) else ""


def _named(text: str, file: QuestionFile) -> str:
    """The id of what is called so in the file, whatever its case; "" for what nothing is."""
    wanted = text.casefold()
    return next(
        (id for id, names in known(file, EVERYTHING).items() if wanted in (shown(name).casefold() for name in names)),
        "",
    )


def contrasts(mixups: Iterable[Mixup]) -> dict[tuple[str, frozenset[str]], str]:
    """The pairs of each file mixed up twice, either way round, with the uid of the answer that made them so."""
    found: dict[tuple[str, frozenset[str]], str] = {}
    for one, times in _counted(mixups):
        if times == TWICE:
            found[one.file, one.pair] = one.uid
    return found


def tally(mixups: Iterable[Mixup]) -> dict[tuple[str, frozenset[str]], int]:
    """How often each pair of a file was mixed up."""
    return {(one.file, one.pair): times for one, times in _counted(mixups)}


def _counted(mixups: Iterable[Mixup]) -> Iterable[tuple[Mixup, int]]:
    times: Counter[tuple[str, frozenset[str]]] = Counter()
    for one in mixups:
        times[one.file, one.pair] += 1
        yield one, times[one.file, one.pair]


def side_by_side(face: Face, file: QuestionFile, pairs: Iterable[frozenset[str]]) -> tuple[Row, ...]:
    """What a reveal adds for the contrasts of what its face asks for: each with its counterpart, one line each."""
    asked = asked_for(face, file)
    others = sorted(id for pair in pairs if asked in pair for id in pair - {asked})
    names = known(file, EVERYTHING) if others else {}
    lines = tuple(_line(id, names, file) for id in (asked, *others) if id in names)
    return (Row("unlike", lines),) if len(lines) > 1 else ()


def _line(id: str, names: Mapping[str, tuple[str, ...]], file: QuestionFile) -> tuple[Span, ...]:
    means = described(id, EVERYTHING, file)
    return (*words(shown(names[id][0]), "strong"), *((*words("\xa0 "), *means) if means else ()))


def name_of(id: str, file: QuestionFile) -> str:
    """What an id of the file is called."""
    names = known(file, EVERYTHING).get(id)
    return shown(names[0]) if names else id
