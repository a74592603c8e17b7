"""What is no mistake but rarely meant: each lint is a warning with a code, silenced by `allow: [code]` on the item it is reported on.

A circle of prerequisites and words left over from a template are errors. One module a kind of lint; each gives `Finding`s, and `lints` drops those that are allowed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tutor.core.items import QuestionFile
from tutor.core.problems import Place, Problem
from tutor.files.decode import Reading, sorted_problems
from tutor.files.lints.finding import Finding

if TYPE_CHECKING:
    from tutor.files.lints.likeness import Asked

CODES = (
    "near-name", "long-label", "ambiguous-question", "claim-without-evidence", "answer-gives-itself-away", "cut-text", "joined-line", "curly-quotes", "placeholder", "hedged-verb", "long-gist",
    "prerequisite-circle", "experiment-as-claim", "necessary-not-enough", "status-above-evidence", "unknown-lint", "renamed",
    "yes-no-question", "two-questions", "similar-questions", "long-answer", "list-answer", "distractor-is-right", "circular-definition",
    "undefined-term", "ambiguous-pronoun", "gist-without-item", "overclaim",
    "copied-words", "figure-not-in-article", "name-not-in-article",
)  # fmt: skip
DRAFTED = ("cut-text", "joined-line", "curly-quotes", "unknown-lint", "prerequisite-circle")
"""What is reported of a draft as well; the rest waits until it is accepted."""


def lints(reading: Reading, questions: Sequence[Asked] | None = None) -> tuple[Problem, ...]:
    """Every lint of one file that its items do not allow; `questions` are those of `likeness.asked`, where they are known already."""
    from tutor.files.lints.answers import answer_findings
    from tutor.files.lints.cards import card_findings
    from tutor.files.lints.claims import claim_findings
    from tutor.files.lints.likeness import alike, asked
    from tutor.files.lints.lines import line_findings
    from tutor.files.lints.names import name_findings
    from tutor.files.lints.options import option_findings
    from tutor.files.lints.questions import question_findings
    from tutor.files.lints.starts import start_findings
    from tutor.files.lints.terms import term_findings
    from tutor.files.lints.texts import text_findings

    file = reading.file
    if file is None:
        return ()
    kinds = (
        name_findings,
        text_findings,
        line_findings,
        term_findings,
        question_findings,
        answer_findings,
        option_findings,
        start_findings,
        claim_findings,
    )
    found = [finding for kind in kinds for finding in kind(reading, file)]
    circular = {each.item for each in found if each.code == "circular-definition"}
    found += (
        each
        for each in card_findings(reading, file)
        if each.item not in circular or each.code != "answer-gives-itself-away"
    )
    return sorted_problems(
        [
            *(problem(reading, each) for each in found if _counts(file, each)),
            *alike(asked(reading) if questions is None else questions),
        ]
    )


def _counts(file: QuestionFile, found: Finding) -> bool:
    """Whether a finding is reported: neither allowed by its item nor too early for it."""
    if found.severity == "error" or found.item not in file.items:
        return True
    common = file.items[found.item].common
    return found.code not in common.allow and (not common.draft or found.code in DRAFTED)


def problem(reading: Reading, found: Finding) -> Problem:
    """The finding as a problem."""
    place = found.at if isinstance(found.at, Place) else reading.sheet.place(found.at)
    return reading.sheet.problem(found.code, place, found.message, found.help, "", found.severity)
