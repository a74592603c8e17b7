"""Claims: their ends and mediators become nodes, their evidence is joined to the file's sources, their status is settled."""

from __future__ import annotations

from collections.abc import Mapping as Table
from typing import Any, NamedTuple

from tutor.core.items import Claim, Evidence, Mediator, Source, Status, Wrong
from tutor.files.keys import MODERATING, RELATIONS
from tutor.files.naming import cut
from tutor.files.nodes import Mapping, Node
from tutor.files.resolve import Ambiguous, Nodes
from tutor.files.topics import Setting, common
from tutor.files.values import Line, Reader

_ALONE = frozenset({"source"})
_RELATIONS = frozenset(RELATIONS)


class Evident(NamedTuple):
    """The sources of a file (`named` also holds those with a mistake in them), the evidence of claims that give none, a source alone as evidence, the
    only source, the setting of claims that give none."""

    sources: Table[str, Source]
    named: frozenset[str]
    evidence: tuple[Evidence, ...] = ()
    plain: Table[str, Evidence] = {}
    only: str = ""
    where: str = ""


def relation_of(node: Mapping) -> str:
    """The first relation key that is given, "" when there is none."""
    for key in node.entries:
        if key in RELATIONS:
            return key
    return ""


def wording_slug(nodes: Nodes, fields: dict[str, Any], relation: str) -> str:
    """The id of a claim without one: cause, relation and effect as written."""
    parts = (nodes.slug(fields.get("cause", "")), relation, nodes.slug(fields.get(relation, "")))
    return cut("-".join(parts)) if parts[0] and parts[2] else ""


def claim(
    reader: Reader, setting: Setting, evident: Evident, nodes: Nodes, id: str, fields: dict[str, Any], node: Mapping
) -> Claim | None:
    """A claim; None when something was wrong. What a moderator moderates is checked when every id is known."""
    relation = _relation(reader, node)
    shared = common(reader, setting, id, fields, node, sourced=False)
    evidence = evident.evidence
    if "evidence" in fields:
        evidence = evidence_of(reader, evident, fields["evidence"])
    misread = fields.pop("misread", ())
    via = fields.pop("via", ())
    if reader.failed:
        return None
    cause = _end(reader, nodes, node, "cause", fields.pop("cause"))
    end = fields.pop(relation)
    moderates = end if relation in MODERATING else ""
    effect = "" if moderates else _end(reader, nodes, node, relation, end)
    if "where" not in fields and evident.where:
        fields["where"] = evident.where
    if via:
        fields["via"] = _via(reader, nodes, via)
    if misread:
        fields["misread"] = tuple(Wrong(**line.fields) for line in misread)
    fields["evidence"] = evidence
    if "status" not in fields:
        fields["status"] = _status(evidence, fields.get("hedged", False))
    return None if reader.failed else Claim(shared, cause, relation, effect, moderates, **fields)  # type: ignore[arg-type]


def _status(evidence: tuple[Evidence, ...], hedged: bool) -> Status:
    return "unsaid" if not evidence else "suggested" if hedged else "supported"


def _relation(reader: Reader, node: Mapping) -> str:
    given = _RELATIONS.intersection(node.entries)
    if not given:
        if not reader.suspected & RELATIONS.keys():
            help = f"add one of {', '.join(RELATIONS)}"
            reader.problem("missing-key", node, "a claim needs a relation key, which is followed by the effect", help)
        reader.failed = True
        return ""
    if len(given) > 1:
        first, second, *_ = [key for key in node.entries if key in given]
        message = f"a claim has one relation, and '{first}' is given already"
        reader.problem("two-relations", node.key(second), message, "make a second claim of it")
        return first
    (relation,) = given
    return relation


def _end(reader: Reader, nodes: Nodes, node: Mapping, key: str, words: str) -> str:
    return named(reader, nodes, node.entries[key], words)


def named(reader: Reader, nodes: Nodes, at: Node, words: str) -> str:
    """The id of the node that `words` stand for, "" (and a problem) when there is none or no single one."""
    try:
        id = nodes.of(words)
    except Ambiguous as several:
        ids = " or ".join(f"'{each}'" for each in several.ids)
        reader.problem("ambiguous-name", at, f"'{words}' may be {ids}", "write the id of the one that is meant")
        return ""
    if not id:
        reader.problem("empty-slug", at, f"'{words}' holds no letter or digit to make an id of", f"declare it under concepts: {{label: '{words}', id: …}}")  # fmt: skip
    return id


def _via(reader: Reader, nodes: Nodes, steps: list[tuple[Any, ...]]) -> tuple[tuple[Mediator, ...], ...]:
    found = []
    for step in steps:
        parallel = []
        for scalar in step:
            direction, words = nodes.mediator(scalar.value.strip())
            parallel.append(Mediator(named(reader, nodes, scalar, words), direction))
        found.append(tuple(parallel))
    return tuple(found)


def evidence_of(reader: Reader, evident: Evident, lines: list[Line]) -> tuple[Evidence, ...]:
    """Evidence as written, with the design and population of its source where it gives none itself."""
    return tuple([_piece(reader, evident, line) for line in lines])


def _piece(reader: Reader, evident: Evident, line: Line) -> Evidence:
    if line.fields.keys() == _ALONE and (known := evident.plain.get(line.fields["source"])) is not None:
        return known
    fields = dict(line.fields)
    id = fields.pop("source", "")
    if id and id not in evident.named:
        at = line.node.entries["source"] if isinstance(line.node, Mapping) else line.node
        unknown_source(reader, evident.named, at, id)
    if not id and isinstance(line.node, Mapping):
        id = evident.only
    if "outcome" in fields and "do" not in fields:
        reader.problem("missing-key", line.node, "'outcome' goes with 'do'", "add 'do: …', what was done")
    source = evident.sources.get(id)
    if source is not None:
        fields.setdefault("design", source.design)
        fields.setdefault("population", source.population)
    return Evidence(id if id in evident.sources else "", **fields)


def unknown_source(reader: Reader, known: frozenset[str], at: Node, id: str) -> None:
    """Notes that no source has that id."""
    otherwise = (
        f"the sources of this file are {', '.join(sorted(known))}" if known else "list it under 'sources' with this id"
    )
    reader.problem(
        "unknown-source", at, f"no source of this file has the id '{id}'", reader.meant(id, known, otherwise)
    )
