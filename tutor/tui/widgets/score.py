"""A quiz on the screen: a question with nothing to rate below it, a mistake explained, and the score in sentences. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tutor.core.problems import Refusal, visible
from tutor.core.quiz import figures
from tutor.core.text import words
from tutor.core.wording import count
from tutor.tui.hand import Asked, Hand
from tutor.tui.widgets.card import fitted
from tutor.tui.widgets.front import Body, question, refused
from tutor.tui.widgets.spine import (
    EMPTY,
    Frame,
    Line,
    Picture,
    Piece,
    clip,
    header,
    paragraph,
    picture,
    room_for_body,
    row,
    scrolled,
    space,
    width,
)

NAME = 32


class Paper(NamedTuple):
    """A question of a quiz, asked or explained: the quiz's title, how many are behind, of how many, and what could not be done."""

    title: str
    done: int
    total: int
    hand: Hand
    remark: str = ""
    refusal: Refusal | None = None


class Missed(NamedTuple):
    """One mistake in a line: what was asked for, and what was given ("" for nothing)."""

    name: str
    said: str


class Score(NamedTuple):
    """What a quiz amounts to.

    `answered` of the questions `asked`; `told` its score as a sentence, `kinds` points by what was asked about; `earlier` scores over the same decks, oldest first, in words;
    `may` mistakes on cards met before, `counted` how many of them were let count (None: not asked for).
    """

    title: str
    answered: int
    asked: int
    told: str
    kinds: Mapping[str, tuple[float, int]] = {}
    earlier: tuple[str, ...] = ()
    missed: tuple[Missed, ...] = ()
    may: int = 0
    counted: int | None = None
    scroll: int = 0
    notice: str = ""


def draw_paper(frame: Frame, paper: Paper, foot: Callable[[Frame, bool], Line]) -> Picture:
    """A question, or the answer to one."""
    head = header(frame, visible(paper.title), f"{paper.done} of {paper.total}", paper.done, paper.total, paper.remark)
    lines, cursor, more = fitted(frame, body_of(frame, paper), False, paper.hand.scroll)
    return picture(frame, head, lines, foot(frame, more), cursor=cursor)


def body_of(frame: Frame, paper: Paper) -> Body:
    """The lines of a question or of its answer; what could not be done stands above them."""
    if isinstance(paper.hand, Asked):
        body = question(frame, paper.hand)
    else:
        # What draws answers is read when the first one is shown.
        from tutor.tui.widgets.back import reveal

        body = reveal(frame, paper.hand)
    if paper.refusal is None:
        return body
    said = [*refused(frame, visible(paper.refusal.message), visible(paper.refusal.help)), EMPTY]
    return Body([*said, *body.lines], body.fixed + len(said))


def furthest(frame: Frame, paper: Paper) -> int:
    """The largest offset that scrolling makes sense to."""
    return max(0, len(body_of(frame, paper).lines) - room_for_body(frame, False) + 1)


def draw_score(frame: Frame, score: Score, foot: Line) -> Picture:
    """The score; a longer list of mistakes scrolls."""
    head = header(frame, visible(score.title), f"{score.answered} of {score.asked}", score.answered, score.asked)
    lines, _ = scrolled(frame, score_lines(frame, score), room_for_body(frame, False), score.scroll)
    return picture(frame, head, lines, foot)


def score_lines(frame: Frame, score: Score) -> list[Line]:
    """The sentences of the score, in groups."""
    scored = paragraph(frame, words(score.told, "strong"), "score")
    if len(score.kinds) > 1:
        scored += paragraph(frame, words(figures(score.kinds)), "of these")
    earlier = paragraph(frame, words("; ".join(score.earlier)), "earlier") if score.earlier else []
    notice = paragraph(frame, words(visible(score.notice), "strong")) if score.notice else []
    lines: list[Line] = []
    for group in (
        notice,
        [*scored, *earlier, *paragraph(frame, words(_schedule(score)), "schedule")],
        _missed(frame, score),
    ):
        if group:
            lines += [EMPTY] if lines else []
            lines += group
    return lines


def _schedule(score: Score) -> str:
    if score.counted is not None:
        return f"{count(score.counted, 'mistake')} counted as Again"
    if not score.may:
        return "as it was before"
    them = "the mistake on a card" if score.may == 1 else f"the {score.may} mistakes on cards"
    return f"as it was before; c lets {them} you have met count as Again"


def _missed(frame: Frame, score: Score) -> list[Line]:
    lines: list[Line] = []
    for missed in score.missed:
        gave = f"you said {missed.said}" if missed.said else "passed"
        if frame.narrow:
            lines += paragraph(frame, words(missed.name), "" if lines else "missed")
            continue
        name: Line = clip((Piece(missed.name),), NAME - 1, frame.glyphs)
        said: Line = clip((Piece(gave, "quiet"),), frame.measure - NAME, frame.glyphs)
        lines.append(row(frame, (*name, space(NAME - width(name)), *said), "" if lines else "missed"))
    return lines
