"""What is no mistake but rarely meant: each lint is a warning with a code, silenced by `allow: [code]` on the item it is reported on.

A circle of prerequisites alone is an error. One module a kind of lint; each gives `Finding`s, and `lints` drops those that are allowed.
"""

from __future__ import annotations

from tutor.core.problems import Place, Problem
from tutor.files.decode import Reading, sorted_problems
from tutor.files.lints.finding import Finding

CODES = (
    "near-name", "long-label", "ambiguous-question", "claim-without-evidence", "answer-gives-itself-away", "cut-text", "hedged-verb", "long-gist",
    "prerequisite-circle", "experiment-as-claim", "necessary-not-enough", "status-above-evidence", "unknown-lint", "renamed",
)  # fmt: skip


def lints(reading: Reading) -> tuple[Problem, ...]:
    """Every lint of one file that its items do not allow."""
    from tutor.files.lints.cards import card_findings
    from tutor.files.lints.claims import claim_findings
    from tutor.files.lints.names import name_findings
    from tutor.files.lints.texts import text_findings

    if reading.file is None:
        return ()
    file = reading.file
    found = [
        *name_findings(reading, file),
        *text_findings(reading, file),
        *claim_findings(reading, file),
        *card_findings(reading, file),
    ]
    kept = (
        each
        for each in found
        if each.severity == "error"
        or each.item not in file.items
        or each.code not in file.items[each.item].common.allow
    )
    return sorted_problems(problem(reading, each) for each in kept)


def problem(reading: Reading, found: Finding) -> Problem:
    """The finding as a problem."""
    place = found.at if isinstance(found.at, Place) else reading.sheet.place(found.at)
    return reading.sheet.problem(found.code, place, found.message, found.help, "", found.severity)
