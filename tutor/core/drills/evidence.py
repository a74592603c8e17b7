"""What is asked of a claim's evidence: what an experiment found, how well the claim is supported, what the source did not say."""

from __future__ import annotations

from tutor.core.cards import DEEP, STANDARD
from tutor.core.drills.chance import shuffled, turn
from tutor.core.drills.claims import claim_face, is_fact, rows_of, setting
from tutor.core.drills.ladder import BEST, REVIEWS, rung, support
from tutor.core.drills.row import Drill, Showing, drill, gist_first
from tutor.core.faces import Face, Option, Pick, Row
from tutor.core.items import Claim, Evidence, QuestionFile, Status
from tutor.core.sentences import label, sentence, shown, stopped
from tutor.core.text import join, markdown, words

# What a claim that is not asked as a fact is called where the true statement is looked for.
_UNSETTLED: dict[Status, str] = {"open": "Open: ", "unsupported": "Not supported: ", "refuted": "Refuted: "}
OUTCOMES = ("abolished", "reduced", "unchanged", "increased")


def experiments(claim: Claim) -> tuple[Evidence, ...]:
    """The experiments whose outcome can be asked."""
    return tuple(piece for piece in claim.evidence if piece.do and piece.outcome) if is_fact(claim) else ()


def _do(claim: Claim, showing: Showing) -> Face:
    found = experiments(claim)
    piece = found[turn(showing.key, showing.reviews, len(found))]
    measured = _measured(piece, label(claim.effect, showing.file))
    prompt = join((markdown(stopped(piece.do)), markdown(f"What happened to {measured}?")), "\n")
    order = shuffled(showing.key, showing.reviews, len(OUTCOMES))
    options = tuple(Option(words(OUTCOMES[index]), OUTCOMES[index] == piece.outcome) for index in order)
    rows = rows_of(claim, showing)
    if piece.found:
        found_row = Row("found", (markdown(piece.found),))
        rows = (found_row, *(row for row in rows if row != found_row))
    return claim_face(claim, showing, prompt, Pick(options), words(setting(claim)), rows=rows)


def _measured(piece: Evidence, effect: str) -> str:
    """What was measured; a single word that only says part of the effect (`gain` of `endurance gains`) gives way to it."""
    of = shown(piece.of)
    return of if of and (" " in of or of.casefold() not in effect.casefold()) else effect


def _support(claim: Claim, showing: Showing) -> Face:
    found = support(claim, showing.file)
    assert found is not None
    options = tuple(Option(words(wording), wording == found.wording) for wording in found.options)
    prompt = join((sentence(claim, showing.file), words("How well is it supported?")), "\n")
    return claim_face(claim, showing, prompt, Pick(options), label="support")


def _support_depth(claim: Claim, file: QuestionFile) -> int:
    if claim.status in ("open", "unsupported", "refuted"):
        return STANDARD
    return DEEP if rung(claim) == REVIEWS else gist_first(claim.common)


def _spot(claim: Claim, showing: Showing) -> Face:
    unsettled = _UNSETTLED.get(claim.status, "")
    options = [Option(join((words(unsettled), sentence(claim, showing.file)), ""), True)]
    options += [Option(markdown(stopped(wrong.say)), False, markdown(wrong.why)) for wrong in claim.misread]
    order = shuffled(showing.key, showing.reviews, len(options))
    prompt = words("Which statement matches the source?")
    return claim_face(claim, showing, prompt, Pick(tuple(options[index] for index in order)))


# Families of designs, and which of each is offered beside the right one; two of one family are never told apart.
_FAMILIES = (
    ("rct", "nonrandomised", "experiment"),
    ("cohort", "case-control", "cross-sectional", "comparison", "survey"),
    ("systematic-review", "meta-analysis", "review"),
    ("animal-experiment",),
    ("model",),
    ("in-vitro",),
    ("case-report",),
    ("document",),
)
DESIGNS = {
    "meta-analysis": "a meta-analysis, which pools trials",
    "systematic-review": "a systematic review",
    "rct": "a randomised trial",
    "nonrandomised": "a trial without randomisation",
    "experiment": "an experiment",
    "cohort": "a cohort study, which follows people",
    "case-control": "a case-control study",
    "cross-sectional": "a cross-sectional study",
    "comparison": "a comparison of what was there already",
    "case-report": "a case report",
    "survey": "a survey",
    "animal-experiment": "an experiment on animals",
    "in-vitro": "an experiment on cells",
    "model": "a model",
    "review": "a review of the literature",
    "document": "documents of the time",
}
"""Designs as a learner reads them."""


def structured(claim: Claim) -> tuple[str, ...]:
    """The designs of evidence that tells more than its source: what was done, found, or in how many."""
    told = (
        piece.design
        for piece in claim.evidence
        if piece.do or piece.found or piece.outcome or piece.studies or piece.participants or piece.duration or piece.of
    )
    return tuple(dict.fromkeys(design for design in told if design in DESIGNS))


def _design(claim: Claim, showing: Showing) -> Face:
    named = structured(claim)
    right = next(design for design in BEST if design in named)
    stand = {piece.design for piece in claim.evidence}
    others = [family[0] for family in _FAMILIES if not stand & set(family)][:3]
    order = shuffled(showing.key, showing.reviews, len(others) + 1)
    options = [Option(words(DESIGNS[design]), design == right) for design in (right, *others)]
    asked = "What kind of study stands behind it?" if len(named) == 1 else "What is the best kind of study behind it?"
    prompt = join((sentence(claim, showing.file), words(asked)), "\n")
    return claim_face(claim, showing, prompt, Pick(tuple(options[index] for index in order)), label="support")


DO: Drill = drill(
    "do",
    Claim,
    lambda claim, file: bool(experiments(claim)),
    lambda claim, file: gist_first(claim.common),
    lambda claim, file: "choice",
    _do,
)
SUPPORT: Drill = drill(
    "support",
    Claim,
    lambda claim, file: rung(claim) is not None,
    _support_depth,
    lambda claim, file: "choice",
    _support,
)
SPOT: Drill = drill(
    "spot",
    Claim,
    lambda claim, file: bool(claim.misread) and not claim.moderates,
    lambda claim, file: STANDARD if len(claim.misread) >= 2 else DEEP,
    lambda claim, file: "choice",
    _spot,
)
DESIGN: Drill = drill(
    "design",
    Claim,
    lambda claim, file: is_fact(claim) and claim.common.depth == "gist" and bool(structured(claim)),
    lambda claim, file: DEEP,
    lambda claim, file: "choice",
    _design,
)
