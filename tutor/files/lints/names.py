"""Lints of names: two that nearly match, and labels too long to type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.core.items import Claim, QuestionFile, Term
from tutor.core.vocabulary import listed
from tutor.files.decode import Reading
from tutor.files.lints.finding import Finding, asked
from tutor.files.naming import one_edit, whole_slug
from tutor.files.nodes import Node, Sequence

_CONTENT_WORDS = 3
_SHORT = frozenset(listed("a an the of in on at to for from by with and or as is are its their than per"))
_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def name_findings(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """The findings about the names of one file."""
    yield from _names(reading, file)
    yield from _labels(reading, file)


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
        counts = (
            isinstance(claim, Claim) and not claim.moderates and node_id in (claim.cause, claim.effect) and asked(claim)
        )
        if counts and node_id not in said and node.item not in said and _too_long((node.label, node.full, *node.also)):
            said.add(node_id)
            yield _long(id, node.label, at)


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
