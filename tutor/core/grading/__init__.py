"""A given answer against what a face asks: the mark, what differs, what else it would have been right about, the suggested rating.

A grader that cannot decide suggests nothing: it is never a lapse. Reads no clock.
"""

from __future__ import annotations

from collections.abc import Iterable

from tutor.core.answers import INITIALS, Verdict, judge
from tutor.core.cards import CardKey
from tutor.core.faces import (
    Arrange,
    Arranged,
    Face,
    Given,
    Graded,
    Judge,
    Judged,
    Mark,
    Pick,
    Picked,
    Recall,
    Row,
    Shown,
    Tick,
    Ticked,
    Trace,
    Traced,
    Typed,
    TypeIn,
)
from tutor.core.grading.refuted import refutation
from tutor.core.grading.rivals import Asked, instead, known, rival
from tutor.core.items import QuestionFile
from tutor.core.memory import Rating
from tutor.core.quantities import agrees
from tutor.core.text import join, plain

ALSO_TRUE = "also true: another?"


def grade(face: Face, given: Given, file: QuestionFile, others: Iterable[QuestionFile] = ()) -> Graded:
    """What the program makes of `given`. `file` is the card's own; `others` (as far as they are read) only serve "also true: another?"."""
    try:
        return _grade(face, given, file, others)
    except Exception:
        # Whatever fails here is a fault of the program or of the file, never the learner's: no mark, no suggestion.
        return Graded("none", None, given.text.strip() if isinstance(given, Typed) else "")


def _grade(face: Face, given: Given, file: QuestionFile, others: Iterable[QuestionFile]) -> Graded:
    match face.ask, given:
        case Recall(), _:
            return Graded("none", None)
        case _, Shown():
            return Graded("none", Rating.AGAIN)
        case TypeIn() as ask, Typed() as typed if typed.text.strip():
            return _number(ask, typed, file) if ask.number else _typed(face, ask, typed, file, others)
        case TypeIn(), Typed():
            return Graded("none", Rating.AGAIN)
        case Pick() as ask, Picked() as picked:
            return _picked(ask, picked)
        case Arrange() as ask, Arranged(order):
            return _arranged(ask, order)
        case Judge() as ask, Judged() as judged:
            return _judged(ask, judged)
        case Trace() as ask, Traced() as traced:
            return _traced(ask, traced)
        case Tick(points), Ticked(ticked):
            return _ticked(len(points), len(ticked & frozenset(range(len(points)))))
        case _:
            raise TypeError(f"{type(given).__name__} is no answer to {type(face.ask).__name__}")


def _rating(mark: Mark, *, unsure: bool) -> Rating:
    """The suggestion for an answer that the program marked; `unsure` for a guess and after a hint."""
    if mark == "wrong":
        return Rating.AGAIN
    return Rating.GOOD if mark == "right" and not unsure else Rating.HARD


# ---- typed


def _number(ask: TypeIn, typed: Typed, file: QuestionFile) -> Graded:
    meant = ask.accept[0]
    agreed = agrees(typed.text, meant, ask.within, file.language)
    mark: Mark = "right" if agreed else "wrong"
    unsure = typed.guess or typed.hints > 0
    if agreed is None and agrees(meant, meant, 0.0, file.language) is None:
        return Graded("none", None, typed.text.strip())
    return Graded(mark, _rating(mark, unsure=unsure), typed.text.strip(), matched=meant if agreed else "")


def _typed(face: Face, ask: TypeIn, typed: Typed, file: QuestionFile, others: Iterable[QuestionFile]) -> Graded:
    said = typed.text.strip()
    asked = _asked(face, ask, file)
    names: dict[str, tuple[str, ...]] = {}
    verdict = judge(said, ask.accept, names, file.language)
    if verdict.mark != "right" or verdict.differs:
        names = known(file, asked)
        verdict = judge(said, ask.accept, names, file.language)
    if verdict.remark == INITIALS and asked.drill == "expand":
        verdict = Verdict("wrong")
    if verdict.mark == "wrong" and asked.hidden and rival(asked, verdict.other, said, file, others):
        return Graded("none", None, said, remark=ALSO_TRUE, again=True, confused=verdict.other)
    rows: tuple[Row, ...] = ()
    if verdict.mark == "wrong" and verdict.other:
        rows = instead(verdict.other, names[verdict.other], asked, file)
    unsure = typed.guess or typed.hints > 0
    return Graded(
        verdict.mark, _rating(verdict.mark, unsure=unsure), said, verdict.differs, verdict.remark, rows,
        confused=verdict.other, matched=verdict.matched,
    )  # fmt: skip


def _asked(face: Face, ask: TypeIn, file: QuestionFile) -> Asked:
    key = CardKey.parse(face.key)
    return Asked(file.items.get(key.item), key.drill, ask.node, ask.accept)


# ---- chosen, ordered, judged, ticked


def _picked(ask: Pick, picked: Picked) -> Graded:
    chosen = sorted(index for index in picked.options if 0 <= index < len(ask.options))
    right = {index for index, option in enumerate(ask.options) if option.right}
    off = right ^ set(chosen)
    said = "; ".join(plain(ask.options[index].text) for index in chosen)
    mark: Mark = "right" if not off else "near" if ask.several and len(off) == 1 and chosen else "wrong"
    remark = "" if mark != "near" else "one left out" if off <= right else "one too many"
    return Graded(mark, _rating(mark, unsure=picked.guess), said, remark=remark, rows=_whys(ask, chosen))


def _whys(ask: Pick, chosen: Iterable[int]) -> tuple[Row, ...]:
    """Why the options that were chosen wrongly are wrong; named where there are several."""
    wrong = [ask.options[index] for index in chosen if not ask.options[index].right]
    lines = [option.why if len(wrong) == 1 else join((option.text, option.why), ": ") for option in wrong if option.why]
    return (Row("why not", tuple(lines)),) if lines else ()


def _arranged(ask: Arrange, order: tuple[int, ...]) -> Graded:
    said = ", ".join(str(index + 1) for index in order)
    given, right = [_line(ask, index) for index in order], [_line(ask, index) for index in ask.order]
    off = [place for place, (one, other) in enumerate(zip(given, right, strict=False)) if one != other]
    if len(given) != len(right) or sorted(order) != sorted(ask.order):
        mark: Mark = "wrong"
    elif not off:
        mark = "right"
    else:
        neighbours = len(off) == 2 and off[1] == off[0] + 1 and len(right) > 2
        mark = "near" if neighbours else "wrong"
    return Graded(mark, _rating(mark, unsure=False), said, remark="two neighbours swapped" if mark == "near" else "")


def _line(ask: Arrange, index: int) -> str:
    return plain(ask.lines[index]) if 0 <= index < len(ask.lines) else ""


def _judged(ask: Judge, judged: Judged) -> Graded:
    said = "sound" if judged.sound else "flawed"
    if judged.sound != ask.sound:
        return Graded("wrong", Rating.AGAIN, said)
    reason = judged.reason or not ask.reason
    return Graded("right", Rating.GOOD if reason else Rating.HARD, said)


def _traced(ask: Trace, traced: Traced) -> Graded:
    """The program grades which way; the links are a checklist, and a guess is no more than Hard."""
    said = "raises" if traced.raises else "lowers"
    if traced.raises != ask.raises:
        return Graded("wrong", Rating.AGAIN, said)
    told = _ticked(len(ask.points), len(traced.points & frozenset(range(len(ask.points))))).suggested or Rating.AGAIN
    return Graded("right", min(told, Rating.HARD) if traced.guess else told, said)


def _ticked(points: int, said: int) -> Graded:
    """A checklist: the learner, not the program, says what is right, so there is no mark."""
    if said >= points:
        return Graded("none", Rating.GOOD)
    return Graded("none", Rating.HARD if said and said == points - 1 else Rating.AGAIN)


__all__ = ["ALSO_TRUE", "grade", "refutation"]
