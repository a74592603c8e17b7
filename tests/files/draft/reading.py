"""Sentences read as claims, for the tests of prose."""

from __future__ import annotations

from tutor.files.draft.abbreviations import names_of, terms_in
from tutor.files.draft.article import Sentence
from tutor.files.draft.causal import claims_in
from tutor.files.draft.proposals import ClaimProposal, TermProposal, claim_fields


def claims(*sentences: str) -> tuple[ClaimProposal, ...]:
    """The claims of some sentences of one paragraph."""
    given = [Sentence(text, 7) for text in sentences]
    return claims_in(given, names_of(given))


def said(*sentences: str) -> list[str]:
    """The claims as `cause | relation | effect`."""
    return [f"{claim.cause} | {claim.relation} | {claim.effect}" for claim in claims(*sentences)]


def terms(*sentences: str) -> dict[str, TermProposal]:
    """The terms by name."""
    return {term.term: term for term in terms_in(Sentence(text, 7) for text in sentences)}


def shown(claim: ClaimProposal) -> str:
    """All an author sees of a claim beside its quote, in small letters."""
    fields = {key: value for key, value in claim_fields(claim).items() if key != "quote"}
    return str(fields).lower()


def counted(*sentences: str) -> int:
    """How many calls reading some sentences takes: a clock that no other work disturbs."""
    import sys

    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call" or event == "c_call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        claims(*sentences)
    finally:
        sys.setprofile(before)
    return calls
