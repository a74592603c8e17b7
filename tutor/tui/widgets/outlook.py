"""What is said of a draft below its rows: the drafter's doubts, what stands in the way, and how it will be asked. Pure."""

from __future__ import annotations

from tutor.core.doubts import folded, sorted_doubts
from tutor.core.drafting import Draft, Trial
from tutor.core.drills import answer_of, manner_of
from tutor.core.faces import Face
from tutor.core.problems import visible
from tutor.core.text import Span, Text, words
from tutor.core.wording import count
from tutor.tui.widgets.rows import told
from tutor.tui.widgets.spine import EMPTY, Frame, Line, Piece, paragraph, row


def foldable(draft: Draft) -> bool:
    """Whether its doubts can be said in short."""
    return folded(draft.doubts) != sorted_doubts(draft.doubts)


def doubts(frame: Frame, draft: Draft, whole: bool) -> list[Line]:
    """The drafter's doubts, in short or all of them."""
    if not draft.doubts:
        return []
    if whole or not foldable(draft):
        return paragraph(frame, words(visible(sorted_doubts(draft.doubts))), "doubt")
    short = words(visible(folded(draft.doubts)))
    return paragraph(frame, (*short, *words("\xa0 w shows them", "quiet")), "doubt")


def wrong(frame: Frame, trial: Trial) -> list[Line]:
    """What stands in the way."""
    return [line for problem in trial.problems for line in told(frame, problem)]


def asked(frame: Frame, trial: Trial) -> list[Line]:
    """The first card's question and answer, and how it is answered."""
    if trial.face is None:
        return []
    more = f"; {count(trial.cards - 1, 'more card')} of it" if trial.cards > 1 else ""
    return [
        EMPTY,
        *paragraph(frame, question(trial.face), "asked"),
        *paragraph(frame, words(answer_of(trial.face)), "answer"),
        row(frame, (Piece(f"{manner_of(trial.face)}{more}", "quiet"),), "how"),
    ]


def question(face: Face) -> Text:
    """What a face asks, its cue after it."""
    cue = tuple(Span(span.text, "quiet") for span in face.cue)
    return (*face.prompt, *((Span("\xa0 "), *cue) if cue else ()))
