"""A card in the learner's hand, as a value: asked, or revealed with what was given. Every key gives the next value.

Knows no widget and no desk: what an answer is worth is said from outside, and only the shape of the answer is kept here.
"""

from __future__ import annotations

from typing import NamedTuple, assert_never

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
    Shown,
    Tick,
    Ticked,
    Trace,
    Traced,
    Typed,
    TypeIn,
)
from tutor.core.memory import Outcomes, Rating
from tutor.core.sitting import Showing
from tutor.core.text import Text
from tutor.tui.widgets.entry import Entry

NAME_ALL = "name every line first, or space shows the answer"


class Asked(NamedTuple):
    """A question that stands open.

    `began` UTC milliseconds; `away` whether the learner left the line, or the thought, to use single letters; `hints` letters shown; `ticked` options and
    `order` lines named so far; `guess` said to be one; `remark` why the question still stands ("also true"); `scroll` of a long question.
    """

    showing: Showing
    face: Face
    began: int
    entry: Entry = Entry()
    away: bool = False
    hints: int = 0
    ticked: frozenset[int] = frozenset()
    order: tuple[int, ...] = ()
    guess: bool = False
    remark: str = ""
    scroll: int = 0


class Revealed(NamedTuple):
    """The answer shown: what was `given`, what it is worth, what each rating would lead to, and `ms` taken.

    `at` the point under the cursor, `scroll` lines of the reveal above the screen.
    """

    asked: Asked
    given: Given
    graded: Graded
    outcomes: Outcomes
    ms: int
    at: int = 0
    scroll: int = 0

    @property
    def face(self) -> Face:
        return self.asked.face

    @property
    def showing(self) -> Showing:
        return self.asked.showing


Hand = Asked | Revealed


def stage(hand: Hand) -> str:
    """The name under which the table of keys knows what can be done now."""
    if isinstance(hand, Revealed):
        if hand.showing.predict:
            return "predicted"
        return "points" if points(hand) else "reveal"
    match hand.face.ask:
        case TypeIn():
            return "away" if hand.away else "typed"
        case Pick(_, several):
            return "several" if several else "choice"
        case Arrange():
            return "order"
        case Judge():
            return "verdict"
        case Trace():
            return "trace"
        case Tick() | Recall():
            return "recalled" if hand.away else "recall"
        case _:
            assert_never(hand.face.ask)


def points(hand: Revealed) -> tuple[Text, ...]:
    """The points to be ticked at the reveal: those of a checklist, the reason of a statement or the links of a chain judged right."""
    match hand.face.ask:
        case Tick(said):
            return said
        case Judge(sound, reason) if reason and isinstance(hand.given, Judged) and hand.given.sound == sound:
            return (reason,)
        case Trace(raises, links) if isinstance(hand.given, Traced) and hand.given.raises == raises:
            return links
        case _:
            return ()


def said(hand: Revealed) -> frozenset[int]:
    """The points ticked so far."""
    match hand.given:
        case Ticked(ticked):
            return ticked
        case Traced(_, told):
            return told
        case Judged(_, reason):
            return frozenset({0}) if reason else frozenset()
        case _:
            return frozenset()


def with_points(hand: Revealed, ticked: frozenset[int]) -> Given:
    """What was given, had just these points been said."""
    match hand.given:
        case Judged():
            return hand.given._replace(reason=0 in ticked)
        case Traced():
            return hand.given._replace(points=ticked)
        case _:
            return Ticked(ticked)


def digit(asked: Asked, number: int) -> Asked | Given | None:
    """What a digit does to a question: the next question, an answer, or nothing."""
    index = number - 1
    match asked.face.ask:
        case Pick(options, several) if index < len(options):
            return asked._replace(ticked=asked.ticked ^ {index}) if several else Picked(frozenset({index}), asked.guess)
        case Arrange(lines) if index < len(lines) and index not in asked.order:
            return asked._replace(order=(*asked.order, index), remark="")
        case Judge() if number <= 2:
            return Judged(number == 1, guess=asked.guess)
        case Trace() if number <= 2:
            return Traced(number == 1, guess=asked.guess)
        case _:
            return None


def checked(asked: Asked, confidence: bool) -> Given | None:
    """What enter hands in; None while something is missing."""
    match asked.face.ask:
        case TypeIn():
            text = asked.entry.text.strip()
            guess = confidence and text.endswith("?")
            text = text[:-1].rstrip() if guess else text
            return Typed(text, asked.hints, guess) if text else Shown()
        case Pick():
            return Picked(asked.ticked, asked.guess) if asked.ticked else None
        case Arrange(lines):
            return Arranged(asked.order) if len(asked.order) == len(lines) else None
        case Judge() | Trace():
            return None
        case Tick() | Recall():
            return shown(asked)
        case _:
            assert_never(asked.face.ask)


def shown(asked: Asked) -> Given:
    """What "show me" hands in: nothing, or a checklist with no point ticked yet."""
    return Ticked(frozenset()) if isinstance(asked.face.ask, Tick) else Shown()


def hinted(asked: Asked) -> Asked:
    """One letter more of the answer, the number of words with the first; nothing for what is not typed."""
    if not isinstance(asked.face.ask, TypeIn) or not asked.face.ask.accept:
        return asked
    letters = sum(char.isalnum() for char in asked.face.ask.accept[0])
    return asked._replace(hints=min(asked.hints + 1, max(1, letters)), remark="")


def hint(asked: Asked) -> str:
    """The letters shown so far and the number of words, in words; "" before the first hint."""
    if not isinstance(asked.face.ask, TypeIn) or not asked.hints:
        return ""
    from tutor.core.answers import hint as first_letters

    return first_letters(asked.face.ask.accept[0], asked.hints)


def chosen(hand: Revealed) -> bool:
    """Whether one key gave the answer, so that a repeat of it must not rate."""
    return isinstance(hand.given, Picked | Judged | Traced | Arranged)


def needs_reading(hand: Revealed) -> bool:
    """Whether the correction must be seen before the key that revealed it counts again."""
    return chosen(hand) or hand.graded.mark != "right"


def acceptable(hand: Revealed) -> bool:
    """Whether what was typed may be added to the accepted wordings: a miss or a near one that is no other label of the file."""
    ask = hand.face.ask
    open_to_it = isinstance(ask, TypeIn) and ask.wording and not ask.number and isinstance(hand.given, Typed)
    graded = hand.graded
    return open_to_it and bool(graded.said) and graded.mark in ("wrong", "near") and not graded.confused


def outcome(hand: Revealed, rating: Rating | None) -> Rating | None:
    """The rating that counts: the pressed one, else the suggestion; None where the learner must press one."""
    return rating or hand.graded.suggested
