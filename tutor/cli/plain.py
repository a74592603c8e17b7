"""A sitting line by line, for pipes, dumb terminals and screen readers: words instead of marks, nothing drawn twice.

The protocol is pinned by a test: the front, one answer line, the reveal, for points one line with the numbers said, one rating line.
Commands (u, s, b, !, q) only at the rating; end of input quits, and every answer given is saved.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple, TextIO, assert_never

from tutor.core.agenda import Options
from tutor.core.desk import Desk, Rated
from tutor.core.faces import (
    Arrange,
    Arranged,
    Face,
    Given,
    Graded,
    Judge,
    Judged,
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
    media,
    sure_of,
)
from tutor.core.grading import refutation
from tutor.core.memory import Outcomes, Rating
from tutor.core.problems import Refusal, visible
from tutor.core.sitting import Answer, Finished, Showing, Sitting, Waiting, begin, resume
from tutor.core.text import Text, plain
from tutor.core.wording import count, interval, minutes

MARKS = {"right": "right", "near": "nearly; the answer is", "wrong": "wrong; the answer is", "none": "answer"}


class EndOfInput(Exception):
    """The other side has no more lines."""


class Lines(NamedTuple):
    """Where answers are read from and where text goes; a prompt is shown only to a person at a terminal."""

    read: TextIO
    write: TextIO

    def say(self, *lines: str) -> None:
        for line in lines:
            print(line, file=self.write)

    def ask(self, prompt: str) -> str:
        """One line without its end; raises EndOfInput."""
        print(prompt, end=" " if self.read.isatty() else "\n", file=self.write, flush=True)
        line = self.read.readline()
        if not line:
            raise EndOfInput
        return line.strip()


def study(desk: Desk, options: Options, lines: Lines | None = None) -> int:
    """One sitting over the day's work; the exit status."""
    lines = lines or Lines(sys.stdin, sys.stdout)
    agenda = desk.agenda(options)
    sitting = begin(agenda, desk.library.cards, desk.states(), desk.now())
    if not agenda.size:
        lines.say("nothing is due now")
        return 0
    lines.say(*filter(None, [desk.clock_trouble()]))
    lines.say(f"{count(agenda.size, 'card')}; answer on one line, an empty line shows the answer")
    _close(desk, _sit(desk, options, sitting, lines), lines)
    return 0


def _sit(desk: Desk, options: Options, sitting: Sitting, lines: Lines) -> Sitting:
    """Card after card until none may come, the learner quits or the input ends."""
    while True:
        now = desk.now()
        match showing := sitting.show(now):
            case Finished() | Waiting():
                return sitting
            case Showing():
                try:
                    after = _card(desk, options, sitting, showing, lines)
                except EndOfInput:
                    lines.say("")
                    return sitting
                if after is None:
                    return sitting
                sitting = after
            case _:
                assert_never(showing)


def _card(desk: Desk, options: Options, sitting: Sitting, showing: Showing, lines: Lines) -> Sitting | None:
    """One card from front to rating; None when the learner quits."""
    face = desk.face(showing)
    label = "prediction, not rated" if showing.predict else ("new " if showing.first else "") + face.label
    total = sitting.done + sitting.to_go
    lines.say("", label if showing.predict else f"{sitting.done + 1} of {total}, {label}", *front(face))
    began = desk.now()
    outcomes = desk.outcomes(showing.key, began)
    given, graded = _answer(desk, face, lines)
    told = [row for row in _refuted(desk, sitting, showing) if row not in graded.rows]
    lines.say(*reveal(face, given, graded._replace(rows=(*graded.rows, *told))))
    if showing.predict:
        return sitting.predicted()
    given, graded = _points(desk, face, given, graded, lines)
    ms = desk.now().at - began.at
    return _rate(desk, options, sitting, showing, face, (given, graded, outcomes, ms), lines)


def _answer(desk: Desk, face: Face, lines: Lines) -> tuple[Given, Graded]:
    while True:
        line = lines.ask("answer:")
        try:
            given = given_of(face, line, desk.settings.confidence)
        except ValueError as error:
            lines.say(str(error))
            continue
        graded = desk.grade(face, given)
        if not graded.again:
            return given, graded
        lines.say(graded.remark)


def _refuted(desk: Desk, sitting: Sitting, showing: Showing) -> tuple[Row, ...]:
    """Why the last answer was wrong, if the learner was sure of it in this sitting."""
    before = None if showing.predict else sitting.refuted(showing.key)
    try:
        return refutation(desk.face(before.showing), before.said, desk.grade) if before else ()
    except (Refusal, KeyError):
        return ()


def _points(desk: Desk, face: Face, given: Given, graded: Graded, lines: Lines) -> tuple[Given, Graded]:
    """Asks which points were said, where there are points to tick."""
    match face.ask:
        case Tick(points):
            said = _numbers(lines, "points you said, as numbers:", len(points))
            given = Ticked(frozenset(number - 1 for number in said))
        case Judge(sound) if isinstance(given, Judged) and given.sound == sound:
            given = given._replace(reason=1 in _numbers(lines, "1 if you gave the reason:", 1))
        case Trace(raises, points) if isinstance(given, Traced) and given.raises == raises:
            told = _numbers(lines, "links you named, as numbers:", len(points))
            given = given._replace(points=frozenset(number - 1 for number in told))
        case _:
            return given, graded
    return given, desk.grade(face, given)


def _numbers(lines: Lines, prompt: str, most: int) -> list[int]:
    while True:
        try:
            return numbers(lines.ask(prompt), most)
        except ValueError as error:
            lines.say(str(error))


def _rate(desk: Desk, options: Options, sitting: Sitting, showing: Showing, face: Face, answered: tuple[Given, Graded, Outcomes, int], lines: Lines) -> Sitting | None:  # fmt: skip
    given, graded, outcomes, ms = answered
    now = desk.now()
    lines.say(", ".join(f"{outcome.rating} {outcome.rating.name.title()} {interval(outcome.due, now)}" for outcome in outcomes))  # fmt: skip
    while True:
        word = lines.ask(f"rating, empty for {graded.suggested.name.title()}:" if graded.suggested else "rating:")
        if word == "q":
            return None
        try:
            if word == "u":
                return _undo(desk, options, sitting, showing, lines)
            if word in ("s", "b"):
                desk.act("suspend" if word == "s" else "bury", [showing.key])
                lines.say("suspended" if word == "s" else "buried until tomorrow")
                return sitting.skipped(showing.key)
            if word.startswith("!"):
                desk.act("flag", [showing.key], word[1:].strip())
                lines.say("flagged")
                continue
            rating = Rating(int(word)) if word else graded.suggested
            if rating is None:
                raise ValueError
            outcome = outcomes[rating - 1]
            sure = sure_of(given) if desk.settings.confidence else None
            uid = desk.review(Rated(showing.key, outcome, ms, graded.suggested, sure, graded.said, sitting.cram))
            return sitting.rated(Answer(uid, showing, outcome, graded.said, now.at, ms, sure))
        except Refusal as refusal:
            lines.say(refusal.message, refusal.help)
        except ValueError:
            lines.say("a rating is 1 to 4; u undo, s suspend, b bury, ! with a note flags, q quits")


def _undo(desk: Desk, options: Options, sitting: Sitting, showing: Showing, lines: Lines) -> Sitting:
    undone = desk.undo()
    lines.say(
        f"taken back: {undone.act}{f' of {undone.key}' if undone.key else ''}"
        if undone
        else "there is nothing to take back"
    )
    front_key = undone.key if undone and undone.key in desk.library.cards else showing.key
    return resume(sitting, desk.agenda(options), desk.library.cards, desk.states(), desk.now(), front_key, undone.uid if undone else "")  # fmt: skip


def _close(desk: Desk, sitting: Sitting, lines: Lines) -> None:
    length = minutes(sum(answer.ms for answer in sitting.answers))
    lines.say("", f"{count(len(sitting.answers), 'answer')} in {length}, every answer saved")
    mixed = desk.contrasted() if sitting.slipped else frozenset()
    for answer in sitting.slipped:
        if answer.uid in mixed:
            lines.say(
                f"{answer.said} was given for the second time where something else was asked: the two are shown side by side from now on"
            )
    shown = sitting.show(desk.now())
    if isinstance(shown, Waiting):
        lines.say(f"{count(shown.steps, 'card')} to come back in {interval(shown.until, desk.now())}")


# ---- what is printed


def front(face: Face) -> Iterator[str]:
    """The question as lines of plain text, options and lines numbered."""
    yield from said(face.prompt)
    if face.cue:
        yield f"({plain(face.cue)})"
    match face.ask:
        case Pick(options, several):
            if several:
                yield "several are right:"
            for number, option in enumerate(options, 1):
                yield f"{number}  {plain(option.text)}"
        case Arrange(rows):
            yield "put in order, for example 2 1 3:"
            for number, row in enumerate(rows, 1):
                yield f"{number}  {plain(row)}"
        case Judge():
            yield "1  sound"
            yield "2  flawed"
        case Trace():
            yield "1  raises"
            yield "2  lowers"
        case _:
            return


def reveal(face: Face, given: Given, graded: Graded) -> Iterator[str]:
    """The answer, what was given instead, and the rows of the reveal."""
    mark = MARKS[graded.mark]
    yield f"{mark}: {plain(right_answer(face))}"
    if graded.said and not isinstance(given, Shown):
        yield f"you said: {visible(graded.said)}" + (f"; {graded.remark}" if graded.remark else "")
    match face.ask:
        case Tick(points, extra):
            for number, point in enumerate(points, 1):
                yield f"{number}  {plain(point)}"
            for more in extra:
                yield f"   also: {plain(more)}"
        case Judge(_, reason):
            yield f"1  {plain(reason)}"
        case Trace(_, points):
            yield from (f"{number}  {plain(point)}" for number, point in enumerate(points, 1))
        case Arrange(rows, order, notes):
            for place, index in enumerate(order, 1):
                yield f"{place}  {plain(rows[index])}" + (f" ({plain(notes[index])})" if notes and notes[index] else "")
        case _:
            pass
    for row in (*graded.rows, *face.rows, *media(face)):
        for index, text in enumerate(row.lines):
            remark = plain(row.remarks[index]) if index < len(row.remarks) else ""
            head = f"{row.label}: " if row.label and index == 0 else "  "
            yield head + " ".join(plain(text).split("\n")) + (f"  {remark}" if remark else "")


def right_answer(face: Face) -> Text:
    """What the program holds to be right, in one line."""
    from tutor.core.text import words

    match face.ask:
        case Pick(options):
            return words("; ".join(plain(option.text) for option in options if option.right))
        case Judge(sound):
            return words("sound" if sound else "flawed")
        case Arrange():
            return words("in this order")
        case Tick(points):
            return face.answer or words(f"{len(points)} points")
        case Trace(raises):
            return face.answer or words("raises" if raises else "lowers")
        case TypeIn() | Recall():
            return face.answer
        case _:
            assert_never(face.ask)


def said(text: Text) -> list[str]:
    """A text as lines; a gap reads as a word, not as a row of strokes."""
    return "".join("[gap]" if span.style == "gap" else span.text for span in text).split("\n")


# ---- what is read


def given_of(face: Face, line: str, confidence: bool = False) -> Given:
    """What an answer line means for this face; raises ValueError with one sentence."""
    guess = confidence and line.endswith("?")
    line = line[:-1].rstrip() if guess else line
    if not line:
        return Shown()
    match face.ask:
        case TypeIn():
            return Typed(line, guess=guess)
        case Pick(options, several):
            picked = numbers(line, len(options))
            if not several and len(picked) != 1:
                raise ValueError(f"one number from 1 to {len(options)}, please")
            return Picked(frozenset(number - 1 for number in picked), guess)
        case Arrange(rows):
            order = numbers(line, len(rows))
            if len(order) != len(rows):
                raise ValueError(f"each of the numbers 1 to {len(rows)} once, please")
            return Arranged(tuple(number - 1 for number in order))
        case Judge():
            return Judged(numbers(line, 2)[:1] == [1], guess=guess)
        case Trace():
            return Traced(numbers(line, 2)[:1] == [1], guess=guess)
        case Tick() | Recall():
            return Shown()
        case _:
            assert_never(face.ask)


def numbers(line: str, most: int) -> list[int]:
    """The numbers of a line, each once, from 1 to `most`; raises ValueError with one sentence."""
    found = line.replace(",", " ").split()
    if any(not word.isdecimal() or not 1 <= int(word) <= most for word in found) or len(set(found)) != len(found):
        raise ValueError(f"numbers from 1 to {most}, please, each once")
    return [int(word) for word in found]
