"""Lints of the causal world: what waits for itself, an experiment written as a claim, and claims that say more than was shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.core.drills.order import prerequisites
from tutor.core.drills.row import playable
from tutor.core.items import Claim, QuestionFile
from tutor.core.sentences import shown
from tutor.files.decode import Reading
from tutor.files.lints.finding import Finding, asked

# What is done to a thing to see what follows: as the first word of a cause, or as its last one.
_DONE = re.compile(
    r"^(?:silenc|block|inhibit|stimulat|ablat|lesion|delet|knock|inject|overexpress|suppress|inactivat)ing\b"
    r"|\b(?:silencing|blockade|ablation|knock-?outs?|knock-?downs?|inactivation)$"
    r"|^(?:blocked|silenced|ablated|deleted|inactivated)\b",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    r"\b(suffic(?:e|es|ient)|guarantees?|ensures?|(?:is|are) enough|always|by (?:it|them)sel(?:f|ves)|on its own|alone)\b",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b((?:is|are) (?:needed|required|necessary|indispensable|essential)(?: for)?|requires?|(?:is|are) a (?:condition|prerequisite) (?:of|for))\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(r"\b(may|might|could|can|possibly|perhaps|probably|likely|seems?|appears?)\b", re.IGNORECASE)
_TOGETHER = frozenset(
    ("cohort", "cross-sectional", "case-control", "survey", "comparison", "case-report", "document", "opinion")
)
"""Designs that show what goes together, and not what brings it about."""
_SINGLY = 3
"""Claims without evidence that are told one by one; more of them are one finding."""
_LINES = 12
_WEAK = {"opinion": "opinion", "model": "a model", "case-report": "single cases"}


def claim_findings(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """The findings about the claims of one file, and about what its items wait for."""
    yield from _evidence(reading, file)
    yield from _verbs(reading, file)
    yield from _circles(reading, file)
    for id, item in file.items.items():
        if isinstance(item, Claim) and not item.common.draft:
            yield from _experiment(reading, id, item, file)
            yield from _necessity(reading, id, item)
            yield from _status(reading, id, item)
            yield from _overclaim(reading, id, item)


def _circles(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """Items that are each to be met before the other: none could come first."""
    before = prerequisites(file, {id for id, item in file.items.items() if playable(item)})
    done: set[str] = set()
    for start in before:
        way: list[str] = []
        stack = [iter((start,))]
        while stack:
            id = next(stack[-1], "")
            if not id:
                stack.pop()
                if way:
                    done.add(way.pop())
            elif id in way:
                yield _circle(reading, file, way[way.index(id) :])
            elif id not in done:
                way.append(id)
                stack.append(iter(before[id]))


def _circle(reading: Reading, file: QuestionFile, items: list[str]) -> Finding:
    newest = max(items, key=lambda id: reading.written[id].start_mark.index)
    first = items.index(newest)
    named = " → ".join([*items[first:], *items[:first], newest])
    entries = reading.written[newest].entries
    message = f"these wait for each other, so none can come first: {named}"
    return Finding("prerequisite-circle", newest, entries.get("requires", reading.written[newest]), message, "take one of them out of 'requires'", "error")  # fmt: skip


def _experiment(reading: Reading, id: str, claim: Claim, file: QuestionFile) -> Iterator[Finding]:
    cause = shown(file.nodes[claim.cause].label)
    if not claim.moderates and (found := _DONE.search(cause)):
        message = f"'{cause}' is an experiment, and this makes a rival fact of it: '{found[0]}' says what was done, not what causes"
        help = "write the claim it tests, and under its 'evidence' the experiment: 'do', 'outcome'"
        yield Finding("experiment-as-claim", id, reading.written[id].entries["cause"], message, help)


def _necessity(reading: Reading, id: str, claim: Claim) -> Iterator[Finding]:
    """Without the cause no effect: that it is needed, and not that it is enough."""
    entries = reading.written[id].entries
    for key, text in (("verb", claim.verb), ("say", claim.say)):
        if claim.necessary and (found := _ENOUGH.search(text)):
            message = f"'{found[1]}' says that the cause is enough, and 'necessary' only that it is needed"
            yield Finding("necessary-not-enough", id, entries[key], message, "say 'is needed for', 'is required for'")
            return
    if claim.verb and not claim.necessary and not claim.moderates and (found := _NEEDED.search(claim.verb)):
        message = f"'{found[1]}' says that the cause is needed, and the claim reads as if it were enough"
        yield Finding("necessary-not-enough", id, entries["verb"], message, "add 'necessary: true'")
        return
    outcomes = {piece.outcome for piece in claim.evidence if piece.do and piece.outcome}
    if outcomes == {"abolished"} and not claim.necessary and claim.relation in ("increases", "causes"):
        message = "every experiment here takes the cause away: that shows that it is needed, and not that more of it does more"
        help = "write 'necessary: true' or 'enables'; or add an experiment that gives more of the cause"
        yield Finding("necessary-not-enough", id, entries[claim.relation], message, help)


def _status(reading: Reading, id: str, claim: Claim) -> Iterator[Finding]:
    """A status written by hand that is higher than what stands behind it."""
    entries = reading.written[id].entries
    if "status" not in entries or claim.status != "supported":
        return
    if claim.hedged:
        message = "the source says may, and the status says supported"
        yield Finding("status-above-evidence", id, entries["status"], message, "leave 'status' out, or 'hedged' if another source says it plainly")  # fmt: skip
        return
    designs = {piece.design for piece in claim.evidence if piece.design}
    if designs and designs <= _WEAK.keys() and designs != {"opinion"}:
        behind = " and ".join(_WEAK[design] for design in sorted(designs))
        message = f"the status says supported, and only {behind} stands behind it"
        yield Finding(
            "status-above-evidence", id, entries["status"], message, "write 'status: suggested', or add a study"
        )


def _overclaim(reading: Reading, id: str, claim: Claim) -> Iterator[Finding]:
    """A cause named without a hedge where the evidence shows only what goes together."""
    if (
        not asked(claim)
        or claim.hedged
        or claim.moderates
        or claim.status == "suggested"
        or claim.relation in ("goes-with", "does-not-affect")
    ):
        return
    designs = {piece.design for piece in claim.evidence}
    tried = any(piece.do for piece in claim.evidence)
    if not designs or tried or not designs <= _TOGETHER or designs == {"opinion"}:
        return
    entries = reading.written[id].entries
    if "status" in entries and designs <= _WEAK.keys():
        return
    behind = " and ".join(f"'{design}'" for design in sorted(designs))
    message = f"'{claim.relation}' says what causes what, and evidence of the kind {behind} shows what goes together"
    help = "write 'goes-with', or 'hedged: true' if the source says may; or add an experiment or trial"
    yield Finding("overclaim", id, reading.written[id].key(claim.relation), message, help)


def _evidence(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """Claims that are asked as a fact although nothing but opinion, or nothing at all, stands behind them."""
    bare = []
    for id, item in file.items.items():
        if not isinstance(item, Claim) or item.moderates or not asked(item) or item.relation == "goes-with":
            continue
        if not item.evidence:
            bare.append(id)
        elif not item.hedged and item.status == "supported":
            yield from _undesigned(reading, id, item)
    counted = [id for id in bare if "claim-without-evidence" not in file.items[id].common.allow]
    if len(counted) > _SINGLY:
        lines = [str(reading.sheet.place(reading.written[id]).line) for id in counted]
        rest = f" and {len(lines) - _LINES} more" if len(lines) > _LINES else ""
        message = f"{len(counted)} claims have no evidence: lines {', '.join(lines[:_LINES])}{rest}"
        every = (
            "'defaults: {evidence: …}' gives all of them one"
            if file.sources
            else "a single source under 'sources' stands behind all of them"
        )
        help = f"{every}; or add 'evidence:' to each, or 'status: open' where it is left open"
        yield Finding("claim-without-evidence", counted[0], reading.written[counted[0]], message, help)
        return
    help = "add 'evidence:' with a source's id or an experiment; or 'status: open' if the source leaves it open"
    for id in counted:
        yield Finding("claim-without-evidence", id, reading.written[id], "this claim has no evidence", help)


def _undesigned(reading: Reading, id: str, claim: Claim) -> Iterator[Finding]:
    """Evidence that does not say how well it bears the claim out."""
    if any(piece.design not in ("", "opinion") for piece in claim.evidence):
        return
    plain = all(not piece.design for piece in claim.evidence)
    message = "the evidence of this claim has no design" if plain else "the evidence of this claim is opinion alone"
    help = "add a study, or 'hedged: true'"
    if plain:
        help = (
            f"add 'design:' to {'its source' if any(piece.source for piece in claim.evidence) else 'this experiment'}"
        )
    message = f"{message}, so how well it is supported is not asked"
    yield Finding("claim-without-evidence", id, reading.written[id], message, help)


def _verbs(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    for id, item in file.items.items():
        if isinstance(item, Claim) and (found := _HEDGE.search(item.verb)):
            message = f"the verb says '{found[1]}', which gives away how well the claim is supported"
            yield Finding(
                "hedged-verb",
                id,
                reading.written[id].entries["verb"],
                message,
                "leave it out of the verb and write 'hedged: true'",
            )
