"""`tutor quiz`: a scored test, in the app, line by line, or as JSON; and the scores of earlier ones."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tutor.cli.clock import utc
from tutor.cli.commands import Arguments
from tutor.cli.context import Context, decks_named
from tutor.cli.plain import EndOfInput, Lines, front, given_of, reveal
from tutor.core.desk import Desk
from tutor.core.drills import answer_of
from tutor.core.faces import Face, Given, Graded, sure_of
from tutor.core.problems import Refusal
from tutor.core.quiz import (
    KINDS,
    QUESTIONS,
    Question,
    Quiz,
    Reply,
    Result,
    Wanted,
    comparable,
    figures,
    points,
)
from tutor.core.sitting import Showing
from tutor.core.text import plain
from tutor.core.wording import count, on, percent

if TYPE_CHECKING:
    from argparse import ArgumentParser

EARLIER = 5


def arguments_quiz(parser: ArgumentParser) -> None:
    """DECK… and what the quiz is to be like."""
    from tutor.cli.study import positive

    parser.add_argument("decks", nargs="*", metavar="DECK", help="only these decks (else all)")
    parser.add_argument(
        "--questions", type=positive, default=QUESTIONS, metavar="N", help=f"how many (else {QUESTIONS})"
    )
    parser.add_argument("--type", choices=KINDS, default="", help="only questions of this type")
    parser.add_argument("--feedback", choices=("end", "each"), help="explain mistakes at the end, or each answer at once (else as in settings)")  # fmt: skip
    parser.add_argument("--count", action="store_true", help="mistakes on cards you have met count as Again (else the schedule stays as it is)")  # fmt: skip
    parser.add_argument(
        "--seed", type=int, metavar="N", help="draw the questions by this number (else by the time; --json tells it)"
    )
    parser.add_argument("--results", action="store_true", help="the scores of earlier quizzes, no new one")
    parser.add_argument("--plain", action="store_true", help="line by line, for pipes, dumb terminals and screen readers")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="ask on standard error, line by line, and print the result as JSON")  # fmt: skip


def run_quiz(args: Arguments) -> int:
    """Asks, or lists what was scored before."""
    with Context(args) as context:
        each = None if args.feedback is None else args.feedback == "each"
        wanted = Wanted(decks_named(context.library, args.decks), args.questions, args.type, each, args.seed)
        desk = context.desk()
        if args.results:
            _results(desk, wanted, args.json)
            return 0
        if args.plain or args.json:
            context.journal.create()
            lines = Lines(sys.stdin, sys.stderr if args.json else sys.stdout)
            _report(desk, wanted, ask(desk, wanted, lines), lines, args)
            return 0
        from tutor.cli.study import opened

        return opened(context, wanted, "tutor quiz --plain works without one")


# ---- asking


def ask(desk: Desk, wanted: Wanted, lines: Lines) -> Quiz:
    """Question after question to the end, or to the end of the input; each reply is kept before the next question."""
    quiz = desk.quiz(wanted)
    each = desk.settings.quiz_feedback == "each" if wanted.each is None else wanted.each
    when = "each answer is explained at once" if each else "the score and the answers come at the end"
    lines.say(f"{count(len(quiz.questions), 'question')}; an empty line passes; {when}")
    while (question := quiz.current) is not None:
        try:
            face = desk.face(Showing(question.key, question.count))
        except (Refusal, KeyError):
            quiz = quiz.without_current()
            continue
        lines.say("", f"{len(quiz.replies) + 1} of {len(quiz.questions)}, {face.label}", *front(face))
        began = desk.now()
        try:
            given, graded = _answer(desk, face, lines)
        except EndOfInput:
            lines.say("")
            break
        sure = sure_of(given) if desk.settings.confidence else None
        reply = Reply(question, given, graded, max(0, desk.now().at - began.at), sure)
        quiz = quiz.answered(reply, desk.quizzed(quiz, reply))
        if each:
            lines.say(*reveal(face, given, graded if graded.mark == "right" else desk.explained(face, graded)))
    return quiz


def _answer(desk: Desk, face: Face, lines: Lines) -> tuple[Given, Graded]:
    while True:
        try:
            given = given_of(face, lines.ask("answer:"), desk.settings.confidence)
        except ValueError as error:
            lines.say(str(error))
            continue
        graded = desk.grade(face, given)
        if not graded.again:
            return given, graded
        lines.say(graded.remark)


# ---- what it amounts to


def _report(desk: Desk, wanted: Wanted, quiz: Quiz, lines: Lines, args: Arguments) -> None:
    counted = 0
    if not args.json:
        lines.say("", *score(desk, wanted, quiz), *explained(desk, quiz))
    may = len(desk.may_count(quiz))
    if may and (args.count or (not args.json and _agreed(lines, may))):
        counted = desk.count_mistakes(quiz)
        lines.say(f"{count(counted, 'mistake')} counted as Again")
    if args.json:
        import json

        questions = [_question(desk, reply) for reply in quiz.replies]
        kinds = {kind: {"points": got, "of": of} for kind, (got, of) in quiz.by_kind.items()}
        print(json.dumps({"score": round(quiz.score, 4), "points": sum(reply.worth for reply in quiz.marked), "of": len(quiz.marked), "types": kinds, "quiz": quiz.uid, "seed": quiz.seed, "started": utc(quiz.started), "counted": counted, "questions": questions}, ensure_ascii=False, indent=2))  # fmt: skip


def _agreed(lines: Lines, may: int) -> bool:
    """Whether the learner lets mistakes count; the end of the input says no."""
    them = "the mistake on a card you have met" if may == 1 else f"the {may} mistakes on cards you have met"
    try:
        return lines.ask(f"y lets {them} count as Again, an empty line leaves the schedule as it is:").lower() == "y"
    except EndOfInput:
        lines.say("")
        return False


def score(desk: Desk, wanted: Wanted, quiz: Quiz) -> list[str]:
    """The score, by kind where there are several, and earlier ones over the same."""
    told = [quiz.words]
    if len(quiz.by_kind) > 1:
        told.append(figures(quiz.by_kind))
    earlier = _earlier(desk, wanted, quiz.uid)[-EARLIER:]
    if earlier:
        told.append(
            "earlier, over the same decks but other questions: " + "; ".join(_dated(result, desk) for result in earlier)
        )
    return told


def _earlier(desk: Desk, wanted: Wanted, without: str = "") -> tuple[Result, ...]:
    from tutor.cli.quizzing import decks_of

    files = (file for deck in decks_of(desk.library, wanted.decks) for file in deck.files)
    return comparable(desk.results(), files, (wanted.kind,) if wanted.kind else KINDS, without)


def _dated(result: Result, desk: Desk) -> str:
    return f"{percent(result.score)} of {result.of} {on(result.day, desk.now().day)}"


def explained(desk: Desk, quiz: Quiz) -> list[str]:
    """Every mistake with its question, the right answer and all that stands below it."""
    told: list[str] = []
    for number, reply in enumerate(quiz.mistakes, 1):
        face = _face(desk, reply.question)
        if face is not None:
            told += [
                "",
                f"mistake {number} of {len(quiz.mistakes)}, {face.label}",
                *front(face),
                *reveal(face, reply.given, desk.explained(face, reply.graded)),
            ]
    return told


def _face(desk: Desk, question: Question) -> Face | None:
    try:
        return desk.face(Showing(question.key, question.count))
    except (Refusal, KeyError):
        return None


def _question(desk: Desk, reply: Reply) -> dict[str, object]:
    face = _face(desk, reply.question)
    return {
        "key": reply.question.key if reply.question.carded else None,
        "type": reply.question.kind,
        "question": " ".join(plain(face.prompt).split()) if face else "",
        "answer": answer_of(face) if face else "",
        "given": reply.graded.said,
        "mark": None if reply.failed else reply.graded.mark if reply.graded.mark != "none" else "wrong",
        "sure": reply.sure,
        "ms": reply.ms,
        "explanation": [
            {"label": row.label, "lines": [plain(line) for line in row.lines]}
            for row in (*desk.explained(face, reply.graded).rows, *face.rows)
        ]
        if face and reply.graded.mark != "right"
        else [],
    }


# ---- earlier ones


def _results(desk: Desk, wanted: Wanted, as_json: bool) -> None:
    found = _earlier(desk, wanted)
    if as_json:
        import json

        print(json.dumps([result_json(result) for result in found], ensure_ascii=False, indent=2))
        return
    if not found:
        print("no quiz over these decks yet; tutor quiz begins one")
        return
    print(f"{count(len(found), 'quiz', 'quizzes')}, each over other questions of the same decks\n")
    days = [on(result.day, desk.now().day) for result in found]
    width = max(map(len, days))
    for day, result in zip(days, found, strict=True):
        print(
            f"{day:<{width}}  {percent(result.score):>5}  {points(result.points)} of {result.of}: {figures(result.kinds)}"
        )


def result_json(result: Result) -> dict[str, object]:
    """A kept quiz as JSON."""
    kinds = {kind: {"points": got, "of": of} for kind, (got, of) in result.kinds.items()}
    return {"quiz": result.uid, "started": utc(result.at), "score": round(result.score, 4), "points": result.points, "of": result.of, "types": kinds}  # fmt: skip
