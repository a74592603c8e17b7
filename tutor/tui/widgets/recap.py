"""The summary of a sitting: what happened, what is known, what comes next, in sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tutor.core.calibration import Trust, told
from tutor.core.days import Moment
from tutor.core.text import words
from tutor.core.wording import coming, count, length, listed, minutes, percent
from tutor.tui.widgets.spine import (
    EMPTY,
    Frame,
    Line,
    Picture,
    Piece,
    clip,
    ends,
    header,
    paragraph,
    picture,
    room_for_body,
    row,
    scrolled,
    space,
    width,
)

NAME = 22
MIXED = "mixed up for the second time: shown side by side from now on"
KINDS = (("term", "term"), ("claim", "claim"), ("faq", "question"))


class Slip(NamedTuple):
    """One miss: what was asked for, what was given instead ("" for nothing), and when it comes back.

    `mixed`: the two were mixed up for the second time.
    """

    name: str
    said: str
    back: str
    mixed: bool = False


class Recap(NamedTuple):
    """The figures of a sitting.

    `met` first meetings by kind; `kept` of `reviews`, `wanted` the retention aimed at; `known` cards met so far, of which `today` and `later`
    would be recalled today and in a month; `next_reviews` and `next_new` of tomorrow, `pace` milliseconds a card; `waiting` steps still to
    come, the first at `until`; `trust` how answers given as sure or as a guess held.
    """

    title: str
    total: int
    cards: int
    ms: int
    kept: int = 0
    reviews: int = 0
    wanted: float = 0.9
    met: Mapping[str, int] = {}
    slips: tuple[Slip, ...] = ()
    known: int = 0
    today: float = 0.0
    later: float = 0.0
    next_reviews: int = 0
    next_new: int = 0
    pace: int | None = None
    waiting: int = 0
    until: int = 0
    trust: Trust = Trust()
    scroll: int = 0
    notice: str = ""


def draw(frame: Frame, recap: Recap, now: Moment, foot: Line) -> Picture:
    """The whole screen; a longer list of slips scrolls."""
    right = f"{recap.cards} of {recap.total}"
    head = header(frame, recap.title, right, recap.cards, recap.total)
    body = _body(frame, recap, now)
    room = room_for_body(frame, False, len(body))
    lines, _ = scrolled(frame, body, room, recap.scroll)
    return picture(frame, head, lines, foot)


def _body(frame: Frame, recap: Recap, now: Moment) -> list[Line]:
    groups = [
        _done(frame, recap),
        [*_kept(frame, recap), *_met(frame, recap), *_trusted(frame, recap)],
        _slips(frame, recap),
        _memory(frame, recap),
        _next(frame, recap, now),
    ]
    if recap.notice:
        groups.insert(0, paragraph(frame, words(recap.notice, "strong")))
    lines: list[Line] = []
    for group in groups:
        if group:
            lines += [EMPTY] if lines else []
            lines += group
    return lines


def _done(frame: Frame, recap: Recap) -> list[Line]:
    if not recap.cards:
        return paragraph(frame, words("nothing was due" if not recap.waiting else "no card finished yet"), "done")
    text = (
        *words(count(recap.cards, "card"), "strong"),
        *words(f" in {length(recap.ms)}, every answer saved"),
    )
    return paragraph(frame, text, "done")


def _kept(frame: Frame, recap: Recap) -> list[Line]:
    if not recap.reviews:
        return []
    text = f"{recap.kept} of {count(recap.reviews, 'review')}, {percent(recap.kept / recap.reviews)}; {percent(recap.wanted)} wanted"
    return paragraph(frame, words(text), "kept")


def _met(frame: Frame, recap: Recap) -> list[Line]:
    parts = [count(recap.met[kind], noun) for kind, noun in KINDS if recap.met.get(kind)]
    if not parts:
        return []
    return paragraph(frame, words(f"{listed(parts)} for the first time"), "met")


def _trusted(frame: Frame, recap: Recap) -> list[Line]:
    brier = recap.trust.brier
    if brier is None:
        return []
    return paragraph(frame, words(f"{told(recap.trust)}; Brier score {brier:.2f}, 0 is best"), "sure")


def _slips(frame: Frame, recap: Recap) -> list[Line]:
    lines: list[Line] = []
    for slip in recap.slips:
        back = (Piece(slip.back, "quiet"),)
        gave = (Piece(f"you typed {slip.said}" if slip.said else "", "quiet"),)
        if frame.narrow:
            lines += paragraph(frame, words(slip.name), "" if lines else "slipped")
            lines += paragraph(frame, words(MIXED)) if slip.mixed else []
            continue
        room = frame.measure - width(back) - 2
        name: Line = clip((Piece(slip.name),), NAME - 1 if slip.said else room, frame.glyphs)
        text: Line = (*name, space(NAME - width(name)), *clip(gave, room - NAME, frame.glyphs)) if slip.said else name
        lines.append(row(frame, ends(text, back, frame.measure), "" if lines else "slipped"))
        lines += paragraph(frame, words(MIXED)) if slip.mixed else []
    return lines


def _memory(frame: Frame, recap: Recap) -> list[Line]:
    if not recap.known:
        return []
    cards = count(recap.known, "card")
    now, later = (
        f"of the {cards} met you would recall about {round(recap.today)} today,",
        f"and about {round(recap.later)} in a month without study",
    )
    text = f"{now}{' ' if frame.narrow else chr(10)}{later}"
    return paragraph(frame, words(text), "memory")


def _next(frame: Frame, recap: Recap, now: Moment) -> list[Line]:
    parts = [count(recap.next_reviews, "review")] if recap.next_reviews else []
    parts += [f"{recap.next_new} new"] if recap.next_new else []
    lines: list[Line] = []
    if parts:
        time = minutes((recap.next_reviews + recap.next_new) * (recap.pace or 20_000))
        lines += paragraph(frame, words(f"tomorrow, {' and '.join(parts)}, {time}"), "next")
    if recap.waiting:
        verb = "card comes" if recap.waiting == 1 else "cards come"
        wait = words(f"{recap.waiting} {verb} back {coming(recap.until, now)}; w waits for it")
        lines += paragraph(frame, wait, "" if lines else "next")
    return lines
