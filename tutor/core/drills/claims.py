"""What is asked of a claim as a fact: its effect or its cause, and why it holds.

Only a claim that is supported, suggested or unsaid is asked as a fact; a moderator is not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from tutor.core.cards import DEEP, GIST, Grading
from tutor.core.drills.reveal import claim_rows
from tutor.core.drills.row import Drill, Showing, drill, gist_first, type_or_tick, typed_or_ticked
from tutor.core.faces import Ask, Face, Label, Row, Tick
from tutor.core.items import Claim, Node, QuestionFile
from tutor.core.sentences import gap_sentence, names, sentence, steps
from tutor.core.text import Text, join, markdown, words

End = Literal["cause", "effect"]


def is_settled(claim: Claim) -> bool:
    """Whether a claim is stated at all: neither open nor unsupported nor refuted."""
    return claim.status in ("supported", "suggested", "unsaid")


def is_fact(claim: Claim) -> bool:
    """Whether a claim is asked as a fact."""
    return not claim.moderates and is_settled(claim)


def claim_face(claim: Claim, showing: Showing, prompt: Text, ask: Ask, cue: Text = (), answer: Text = (), rows: tuple[Row, ...] | None = None, label: Label = "claim") -> Face:  # fmt: skip
    """A face with a claim's whole reveal, unless `rows` says otherwise."""
    common = claim.common
    rows = rows_of(claim, showing) if rows is None else rows
    return Face(showing.key, label, prompt, ask, cue, answer, rows, (common.image,) if common.image else (), (common.audio,) if common.audio else ())  # fmt: skip


def rows_of(claim: Claim, showing: Showing, but: str = "") -> tuple[Row, ...]:
    """The rows of a claim's reveal but those with one label; none where they are not wanted."""
    if not showing.reveal:
        return ()
    return tuple(row for row in claim_rows(claim, showing.file) if not but or row.label != but)


def setting(claim: Claim) -> str:
    """`in mice`, "" where the claim names no setting."""
    return f"in {claim.where}" if claim.where else ""


def _hidden(claim: Claim, file: QuestionFile, end: End) -> Node:
    return file.nodes[claim.effect if end == "effect" else claim.cause]


def _recall(end: End) -> Drill:
    """The claim's sentence with a gap at one end. The end an author does not ask for comes for gist claims alone, and late;

    the author's cue was written for the other one and is not shown with it.
    """

    def face(claim: Claim, showing: Showing) -> Face:
        node = _hidden(claim, showing.file, end)
        own = claim.cue if claim.ask == end else ""
        cue = "; ".join(part for part in (own or node.kind, setting(claim)) if part)
        ask, answer = type_or_tick(names(node), node.id)
        return claim_face(claim, showing, gap_sentence(claim, showing.file, end), ask, markdown(cue), answer)

    def asks(claim: Claim, file: QuestionFile) -> bool:
        return is_fact(claim) and (claim.ask == end or claim.common.depth == "gist")

    def grading(claim: Claim, file: QuestionFile) -> Grading:
        return typed_or_ticked(names(_hidden(claim, file, end)))

    def answers(claim: Claim, file: QuestionFile) -> tuple[str, ...]:
        return (_hidden(claim, file, end).label,)

    depth: Callable[[Claim, QuestionFile], int] = lambda claim, file: GIST if claim.ask == end else DEEP  # noqa: E731
    return drill(end, Claim, asks, depth, grading, face, answers)


def _why(claim: Claim, showing: Showing) -> Face:
    points = [markdown(step) for step in steps(claim, showing.file)]
    if claim.common.because:
        points.append(markdown(claim.common.because))
    prompt = join((sentence(claim, showing.file), words("Why, or by what steps?")), "\n")
    return claim_face(claim, showing, prompt, Tick(tuple(points)), rows=rows_of(claim, showing, but="why"))


EFFECT: Drill = _recall("effect")
CAUSE: Drill = _recall("cause")
WHY: Drill = drill(
    "why",
    Claim,
    lambda claim, file: is_fact(claim) and bool(claim.via or claim.common.because),
    lambda claim, file: gist_first(claim.common),
    lambda claim, file: "checklist",
    _why,
)
