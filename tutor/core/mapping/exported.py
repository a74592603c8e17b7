"""The map for other programs: Graphviz, Mermaid, JSON. A moderator's arrow ends at a point on the link that it bears on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from tutor.core.graph import Link, Sign
from tutor.core.mapping.around import Atlas, asked, counted, mark, named, weakest

SIGNS: Mapping[Sign, str] = {"+": "raises", "-": "lowers", "0": "does nothing to", "~": "modulates", "": ""}
_HEADS: Mapping[Sign, str] = {"+": "normal", "-": "tee", "0": "none", "~": "odiamond", "": "none"}


def _parts(atlas: Atlas) -> Iterator[tuple[str, str, Link, bool]]:
    """Each arrow as its two ends (concepts or points), its link, and whether it is only the first half of one."""
    points = {claim: f"@{claim}" for claim in atlas.known.moderators if claim in atlas.known.claims}
    for link in atlas.graph.links:
        if link.moderates:
            if link.moderates in points:
                yield link.cause, points[link.moderates], link, False
        elif not link.implied and link.claim in points:
            yield link.cause, points[link.claim], link, True
            yield points[link.claim], link.effect, link, False
        else:
            yield link.cause, link.effect, link, False


def _names(atlas: Atlas) -> dict[str, str]:
    """A short name for every concept and point, in the order of the map."""
    ends = [*atlas.graph.places, *(end for start, stop, _, _ in _parts(atlas) for end in (start, stop))]
    return {end: f"n{number}" for number, end in enumerate(dict.fromkeys(ends), 1)}


def dot(atlas: Atlas) -> str:
    """The map for Graphviz."""
    names = _names(atlas)
    lines = ["digraph map {", "  rankdir=LR;", '  node [shape=box, style=rounded, fontname="sans-serif"];']
    for end, name in names.items():
        point = end.startswith("@")
        lines.append(f"  {name} [shape=point];" if point else f'  {name} [label="{_quoted(named(atlas, end))}"];')
    for start, end, link, half in _parts(atlas):
        style = "solid" if link.settled else "dotted" if link.implied else "dashed"
        head = "none" if half else _HEADS[link.sign] if not link.implied else "normal"
        lines.append(f"  {names[start]} -> {names[end]} [arrowhead={head}, style={style}];")
    return "\n".join([*lines, "}"]) + "\n"


def mermaid(atlas: Atlas) -> str:
    """The map for Mermaid, as a flowchart."""
    names = _names(atlas)
    lines = ["flowchart LR"]
    for end, name in names.items():
        lines.append(f'  {name}(("·"))' if end.startswith("@") else f'  {name}["{_entities(named(atlas, end))}"]')
    for start, end, link, half in _parts(atlas):
        line = "---" if half else "-->" if link.settled else "-.->"
        told = f"|{SIGNS[link.sign]}|" if link.sign and not half else ""
        lines.append(f"  {names[start]} {line}{told} {names[end]}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _entities(text: str) -> str:
    """Whatever Mermaid or HTML might read, by its number."""
    return "".join(
        char if char.isalnum() or char in " ,.;:'()-/" or ord(char) > 127 else f"#{ord(char)};" for char in text
    )


def record(atlas: Atlas) -> dict[str, object]:
    """The map as values that JSON takes."""
    known, of = counted(mark(atlas, link) for link in atlas.graph.links)
    return {
        "nodes": [{"id": place.id, "label": named(atlas, place.id), "kind": place.kind} for place in atlas.graph.places.values()],
        "links": [_link(atlas, link) for link in atlas.graph.links],
        "circles": [list(circle) for circle in atlas.circles],
        "known": known,
        "counted": of,
    }  # fmt: skip


def _link(atlas: Atlas, link: Link) -> dict[str, object]:
    least = weakest(asked(atlas, link))
    return {
        "claim": link.claim,
        "cause": link.cause,
        "effect": link.effect or None,
        "moderates": link.moderates or None,
        "sign": link.sign or None,
        "status": link.status,
        "shown": link.shown,
        "necessary": link.necessary,
        "implied": link.implied,
        "memory": mark(atlas, link) or None,
        "recall": None if least is None or least.recall is None else round(least.recall, 4),
        "due": None if least is None or least.due is None else _when(least.due),
    }


def _when(due: date | int) -> str:
    """A day, or a moment in UTC."""
    if isinstance(due, int):
        return datetime.fromtimestamp(due / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return due.isoformat()
