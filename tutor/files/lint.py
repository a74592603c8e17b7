"""What is no mistake but rarely meant: names that nearly match, labels too long to type, claims without evidence, texts cut short.

Each is a warning, silenced by `allow: [code]` on the item it is reported on, but for a circle of prerequisites, which is an error.
What needs the cards themselves is in `lint_cards`, what is said of cause and effect in `lint_claims`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tutor.core.items import Claim, Item, QuestionFile, Term
from tutor.core.problems import Place, Problem, Severity
from tutor.files.decode import Reading, sorted_problems
from tutor.files.naming import meant, one_edit, whole_slug
from tutor.files.nodes import Node, Sequence
from tutor.files.values import scalars

CODES = (
    "near-name", "long-label", "ambiguous-question", "claim-without-evidence", "answer-gives-itself-away", "cut-text", "hedged-verb", "long-gist",
    "prerequisite-circle", "experiment-as-claim", "necessary-not-enough", "status-above-evidence", "unknown-lint", "renamed",
)  # fmt: skip
_CONTENT_WORDS = 3
_SHORT = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "as",
        "is",
        "are",
        "its",
        "their",
        "than",
        "per",
    ]
)
_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CUT = re.compile(r"[ \t]#(?=[^\s#!])")
_HEDGE = re.compile(r"\b(may|might|could|can|possibly|perhaps|probably|likely|seems?|appears?)\b", re.IGNORECASE)


class Finding(NamedTuple):
    """A lint at an item (by id; "" for the file), at a node or a place."""

    code: str
    item: str
    at: Node | Place
    message: str
    help: str = ""
    severity: Severity = "warning"


def lints(reading: Reading) -> tuple[Problem, ...]:
    """Every lint of one file that its items do not allow."""
    from tutor.files.lint_cards import card_findings
    from tutor.files.lint_claims import claim_findings

    if reading.file is None:
        return ()
    file = reading.file
    found = [
        *_names(reading, file),
        *_labels(reading, file),
        *_evidence(reading, file),
        *_texts(reading),
        *_verbs(reading, file),
        *claim_findings(reading, file),
    ]
    found += [*_gist(reading, file), *_allowed(reading, file), *card_findings(reading, file)]
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


def _names(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """A node of plain words that is one letter from another name of the file: most often the same thing, written in two ways."""
    declared = {whole_slug(name) for node in file.nodes.values() if node.item or node.id in reading.concepts for name in (node.label, *node.also, node.full) if name}  # fmt: skip
    uses: dict[str, tuple[str, str, Node]] = {}
    for use in _uses(reading, file):
        if not file.nodes[use[1]].item and use[1] not in reading.concepts:
            uses.setdefault(use[1], use)
    order = {id: place for place, id in enumerate(uses, 1)}
    known = {**dict.fromkeys(declared, ""), **{id: id for id in uses}}
    shapes: dict[str, list[str]] = {}
    for name in known:
        for shape in _shapes(name):
            shapes.setdefault(shape, []).append(name)
    for id, (item, _, node) in uses.items():
        for other in sorted({name for shape in _shapes(id) for name in shapes[shape]}):
            if (
                order.get(other, 0) > order[id]
                or len(id) < 5
                or re.sub(r"\d", "", id) == re.sub(r"\d", "", other)
                or not one_edit(id, other)
            ):
                continue
            label = file.nodes[other].label if other in file.nodes else other.replace("-", " ")
            message = f"'{file.nodes[id].label}' is one letter from '{label}', so the two are two things on the map"
            yield Finding(
                "near-name", item, node, message, f"write '{label}', or list the one under 'also' of the other"
            )
            break


def _shapes(name: str) -> set[str]:
    return {name, *(name[:index] + name[index + 1 :] for index in range(len(name)))}


def _uses(reading: Reading, file: QuestionFile) -> Iterator[tuple[str, str, Node]]:
    """Each end and mediator of the file's claims: the claim, the node's id, and where it stands."""
    for id, item in file.items.items():
        if isinstance(item, Claim):
            entries = reading.written[id].entries
            yield id, item.cause, entries["cause"]
            if item.effect:
                yield id, item.effect, entries[item.relation]
            if item.via:
                steps = entries["via"].items if isinstance(entries["via"], Sequence) else [entries["via"]]
                for step, node in zip(item.via, steps, strict=True):
                    inner = node.items if isinstance(node, Sequence) else [node]
                    yield from ((id, mediator.node, each) for mediator, each in zip(step, inner, strict=True))


def _labels(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """Labels that a learner has to type and that hold more than three words with a meaning of their own."""
    said = set()
    for id, item in file.items.items():
        if isinstance(item, Term) and item.common.depth != "map":
            names = (item.term, item.full, *item.also)
            if _too_long(names):
                yield _long(id, item.term, reading.written[id].entries["term"])
                said.add(id)
    for id, node_id, at in _uses(reading, file):
        claim, node = file.items[id], file.nodes[node_id]
        asked = (
            isinstance(claim, Claim)
            and not claim.moderates
            and node_id in (claim.cause, claim.effect)
            and _asked(claim)
        )
        if asked and node_id not in said and node.item not in said and _too_long((node.label, node.full, *node.also)):
            said.add(node_id)
            yield _long(id, node.label, at)


def _asked(item: Item) -> bool:
    if item.common.draft or item.common.depth == "map":
        return False
    return not isinstance(item, Claim) or item.status in ("supported", "suggested", "unsaid")


def _long(item: str, label: str, at: Node) -> Finding:
    help = "put what may be left out in brackets, or give a short name under 'also'"
    return Finding(
        "long-label", item, at, f"'{label}' is long to type: more than {_CONTENT_WORDS} words that count", help
    )


def _too_long(names: tuple[str, ...]) -> bool:
    return min(content_words(name) for name in names if name) > _CONTENT_WORDS


def content_words(label: str) -> int:
    """How many words of a label count: those in brackets and function words do not."""
    return sum(word.lower() not in _SHORT for word in _WORD.findall(_BRACKETED.sub(" ", label)))


def _evidence(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """Claims that are asked as a fact although nothing but opinion, or nothing at all, stands behind them."""
    for id, item in file.items.items():
        if not isinstance(item, Claim) or item.moderates or not _asked(item) or item.relation == "goes-with":
            continue
        if not item.evidence:
            help = "add 'evidence:' with a source's id or an experiment; or 'status: open' if the source leaves it open"
            yield Finding("claim-without-evidence", id, reading.written[id], "this claim has no evidence", help)
        elif (
            not item.hedged
            and item.status == "supported"
            and all(piece.design in ("", "opinion") for piece in item.evidence)
        ):
            plain = all(not piece.design for piece in item.evidence)
            message = (
                "the evidence of this claim has no design" if plain else "the evidence of this claim is opinion alone"
            )
            help = "add 'design:' to its source" if plain else "add a study, or 'hedged: true'"
            yield Finding(
                "claim-without-evidence",
                id,
                reading.written[id],
                f"{message}, so how well it is supported is not asked",
                help,
            )


def _texts(reading: Reading) -> Iterator[Finding]:
    """Text without quotes that ' #' cuts short: what follows became a comment."""
    cuts = {found.start() for found in _CUT.finditer(reading.sheet.text)}
    if not cuts:
        return
    for id, node in [*reading.written.items(), *reading.concepts.items(), *_heads(reading)]:
        for _, scalar in scalars(node):
            index = scalar.end_mark.index
            if not scalar.style and index in cuts:
                line = reading.sheet.line(scalar.end_mark.line + 1)
                place = Place(reading.sheet.path, scalar.end_mark.line + 1, scalar.end_mark.column + 2, max(len(line.rstrip()) - scalar.end_mark.column - 1, 1))  # fmt: skip
                help = "put the text in quotes; if it is a comment, leave a space after the #"
                yield Finding("cut-text", id, place, "the text ends here, as ' #' begins a comment", help)


def _heads(reading: Reading) -> Iterator[tuple[str, Node]]:
    yield from (("", node) for node in reading.sources.values())
    yield from (("", node) for node in reading.gist)


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


def _gist(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    if len(file.gist) > 6:
        yield Finding(
            "long-gist",
            "",
            reading.gist[6],
            f"this is key point 7 of {len(file.gist)}",
            "six at most stay in mind: join or drop some",
        )


def _allowed(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    for id, item in file.items.items():
        for code in item.common.allow:
            if code not in CODES:
                help = meant(code, CODES, f"it is one of {', '.join(CODES)}")
                yield Finding(
                    "unknown-lint", id, reading.written[id].entries["allow"], f"no lint has the code '{code}'", help
                )
