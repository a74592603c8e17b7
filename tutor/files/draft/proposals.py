"""What the drafter proposes: claims and terms as plain values, and the fields they become in a question file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tutor.core.items import Relation
from tutor.files.writing.compose import Value


class Trial(NamedTuple):
    """A piece of evidence the sentence speaks of: an experiment (with `do`), or a kind of study alone."""

    do: str = ""
    found: str = ""
    outcome: str = ""
    design: str = ""
    population: str = ""


class ClaimProposal(NamedTuple):
    """A claim read from one sentence. `where` is the key `in`; `refs` are the numbers it cites; `note` says every doubt."""

    cause: str
    relation: Relation
    effect: str
    lines: tuple[int, ...]
    quote: str
    verb: str = ""
    hedged: bool = False
    where: str = ""
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    dose: str = ""
    lag: str = ""
    compared_with: tuple[str, ...] = ()
    necessary: bool = False
    status: str = ""
    trials: tuple[Trial, ...] = ()
    refs: tuple[int, ...] = ()
    note: str = ""

    @property
    def line(self) -> int:
        """The line it was first read in."""
        return self.lines[0]


class TermProposal(NamedTuple):
    """A term read from running text; `definition` holds the article's words."""

    term: str
    line: int
    quote: str
    definition: str = ""
    full: str = ""
    also: tuple[str, ...] = ()
    note: str = ""


def claim_fields(claim: ClaimProposal, sources: Mapping[int, str] = {}) -> dict[str, Value]:
    """The item of a claim, in the order of the format. `sources` gives the id of a source by the number it is cited by."""
    cited = [sources[number] for number in claim.refs if number in sources]
    evidence: list[Value] = []
    for trial in claim.trials:
        fields: dict[str, Value] = {"source": cited[0]} if len(cited) == 1 else {}
        fields |= {key: value for key, value in trial._asdict().items() if value}
        evidence.append(fields)
    if len(cited) != 1 or not claim.trials:
        evidence = [*cited, *evidence]
    fields = {
        "cause": claim.cause,
        claim.relation: claim.effect,
        "verb": claim.verb,
        "via": list(claim.via),
        "in": claim.where,
        "when": list(claim.when),
        "unless": list(claim.unless),
        "lag": claim.lag,
        "dose": claim.dose,
        "compared_with": list(claim.compared_with),
        "necessary": claim.necessary,
        "hedged": claim.hedged,
        "status": claim.status,
        "evidence": evidence,
        "at": list(claim.lines),
        "draft": True,
        "quote": claim.quote,
        "note": claim.note,
    }
    return {key: value for key, value in fields.items() if value}


def term_fields(term: TermProposal) -> dict[str, Value]:
    """The item of a term, in the order of the format."""
    fields: dict[str, Value] = {
        "term": term.term,
        "full": term.full,
        "also": list(term.also),
        "definition": term.definition or term.quote,
        "at": [term.line],
        "draft": True,
        "quote": term.quote,
        "note": term.note,
    }
    return {key: value for key, value in fields.items() if value}
