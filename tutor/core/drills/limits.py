"""What is asked of the limits of a claim: what bounds it, and when or for whom it is stronger or weaker."""

from __future__ import annotations

from tutor.core.cards import DEEP, STANDARD
from tutor.core.drills.claims import claim_face, is_settled, rows_of, setting
from tutor.core.drills.reveal import bounds, moderator_rows
from tutor.core.drills.row import Drill, Showing, drill
from tutor.core.faces import Face, Tick
from tutor.core.items import Claim, QuestionFile
from tutor.core.sentences import label, sentence
from tutor.core.text import join, markdown, words

_TURNED = {"strengthens": "stronger", "weakens": "weaker"}


def moderated(claim: Claim, file: QuestionFile) -> Claim | None:
    """The claim that a moderator bears on, where both are asked as facts."""
    other = file.items.get(claim.moderates)
    if isinstance(other, Claim) and not other.common.draft and is_settled(claim) and is_settled(other):
        return other
    return None


def _asks(claim: Claim, file: QuestionFile) -> bool:
    if claim.moderates:
        return moderated(claim, file) is not None
    return is_settled(claim) and bool(bounds(claim))


def _face(claim: Claim, showing: Showing) -> Face:
    file = showing.file
    if (other := moderated(claim, file)) is not None:
        turned = _TURNED[claim.relation]
        prompt = join((sentence(other, file), words(f"When, or for whom, is it {turned}?")), "\n")
        cue = "; ".join(part for part in (claim.cue, setting(claim)) if part)
        ask = Tick((markdown(label(claim.cause, file)),))
        return claim_face(claim, showing, prompt, ask, markdown(cue), rows=moderator_rows(claim, file))
    prompt = join((sentence(claim, file), words("What limits it?")), "\n")
    return claim_face(
        claim, showing, prompt, Tick(tuple(map(markdown, bounds(claim)))), rows=rows_of(claim, showing, but="limits")
    )


LIMITS: Drill = drill(
    "limits",
    Claim,
    _asks,
    lambda claim, file: STANDARD if claim.moderates else DEEP,
    lambda claim, file: "checklist",
    _face,
)
