"""How well a claim is supported: one rung of a ladder, computed from status, relation and the designs of its evidence.

Judges nothing itself: what a source did not say and no author wrote down has no rung.
"""

from __future__ import annotations

from typing import NamedTuple

from tutor.core.items import Claim, QuestionFile

LADDER = (
    "shown directly",
    "reported by reviews",
    "shown in animals",
    "goes together only",
    "suggested only",
    "open",
    "not supported",
)
DIRECTLY, REVIEWS, ANIMALS, TOGETHER, SUGGESTED, OPEN, NOT = range(7)

MEDICAL = frozenset(
    [
        "rct",
        "nonrandomised",
        "cohort",
        "case-control",
        "cross-sectional",
        "case-report",
        "animal-experiment",
        "in-vitro",
    ]
)
EXPERIMENTS = frozenset(("rct", "nonrandomised", "experiment", "animal-experiment"))
"""Designs of which one expects to hear how many took part."""

# As the format lists them.
_ORDER = (
    "meta-analysis", "systematic-review", "rct", "nonrandomised", "experiment", "cohort", "case-control", "cross-sectional", "comparison",
    "case-report", "survey", "animal-experiment", "in-vitro", "model", "review", "document",
)  # fmt: skip
# The best design decides: the first of these lines that holds one.
_BY_DESIGN = (
    (DIRECTLY, frozenset(("meta-analysis", "rct", "nonrandomised", "experiment"))),
    (TOGETHER, frozenset(("cohort", "case-control", "cross-sectional", "comparison", "survey", "case-report"))),
    (ANIMALS, frozenset(("animal-experiment", "in-vitro"))),
    (SUGGESTED, frozenset(("model",))),
    (REVIEWS, frozenset(("systematic-review", "review", "document"))),
)


BEST = tuple(design for _, of in _BY_DESIGN for design in sorted(of, key=_ORDER.index))
"""Every design that shows something, the best first."""


class Support(NamedTuple):
    """The right rung (an index into LADDER), its wording in this file, and the four options in ladder order."""

    rung: int
    wording: str
    options: tuple[str, ...]


def support(claim: Claim, file: QuestionFile) -> Support | None:
    """How well the claim is supported; None where only opinion or nothing stands behind it, and for a moderator."""
    right = rung(claim)
    if right is None:
        return None
    named = designs(file)
    ladder = {place: _wording(place, named) for place in range(len(LADDER)) if place != ANIMALS or named & MEDICAL}
    ladder[right] = _wording(right, _designs(claim), named)
    rungs = list(ladder)
    nearest = sorted(rungs, key=lambda one: (abs(rungs.index(one) - rungs.index(right)), one))[:4]
    return Support(right, ladder[right], tuple(ladder[one] for one in sorted(nearest)))


_KNOWN: list[tuple[QuestionFile, frozenset[str]]] = []


def designs(file: QuestionFile) -> frozenset[str]:
    """Every design that the file names; remembered for the file that was asked about last, as each of its claims asks."""
    if not _KNOWN or _KNOWN[0][0] is not file:
        _KNOWN[:] = [(file, _named(file))]
    return _KNOWN[0][1]


def _named(file: QuestionFile) -> frozenset[str]:
    named = {source.design for source in file.sources.values()}
    for item in file.items.values():
        if isinstance(item, Claim):
            named |= _designs(item)
    return frozenset(named - {""})


def _designs(claim: Claim) -> frozenset[str]:
    return frozenset(piece.design for piece in claim.evidence)


def rung(claim: Claim) -> int | None:
    """An index into LADDER, by the first rule that holds; None as for `support`. Looks at nothing but the claim."""
    if claim.moderates or claim.status == "unsaid":
        return None
    if claim.status in ("refuted", "unsupported"):
        return NOT
    if claim.relation == "goes-with":
        return TOGETHER
    if claim.status == "open":
        return OPEN
    if claim.hedged or claim.status == "suggested":
        return SUGGESTED
    named = _designs(claim)
    return next((place for place, of in _BY_DESIGN if named & of), None)


def _wording(place: int, named: frozenset[str], file: frozenset[str] | None = None) -> str:
    """How a rung reads where these designs are named (by the claim itself, else by its file)."""
    if place == DIRECTLY and (file or named) & MEDICAL:
        return "shown in people"
    if place == REVIEWS and "document" in named and not named & {"review", "systematic-review"}:
        return "reported by documents"
    if place == ANIMALS and "in-vitro" in named and "animal-experiment" not in named:
        return "shown in cells"
    return LADDER[place]
