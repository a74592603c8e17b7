"""The whole map as lanes: a row a concept, causes above their effects as far as circles allow, a lane a cause that runs down to its last effect."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tutor.core.graph import Link, Sign
from tutor.core.mapping.around import Atlas, Mark, mark, named

Cell = Literal["", "begins", "passes", "joins", "ends", "crosses"]
"""What a lane does in a row: nothing, begins here, goes by, gives off a branch, ends in a branch, goes by under a branch."""


class Lane(NamedTuple):
    """One row: the concept, what each lane does in it with the sign of its branch, the weakest mark of the links that end here,

    and the concepts above that it acts back on.
    """

    node: str
    name: str
    cells: tuple[tuple[Cell, Sign], ...]
    mark: Mark
    back: tuple[str, ...] = ()


_NOTHING: tuple[Cell, Sign] = ("", "")
_WORST: tuple[Mark, ...] = ("fading", "not met", "known", "")


def lanes(atlas: Atlas) -> tuple[Lane, ...]:
    """The lanes of all stated links; every row has a cell for each lane."""
    links = [
        link for link in atlas.graph.links if not link.implied and not link.moderates and link.cause != link.effect
    ]
    order = _order(links)
    at = {node: place for place, node in enumerate(order)}
    down = [link for link in links if at[link.effect] > at[link.cause]]
    last: dict[str, int] = {}
    into: dict[str, list[Link]] = {}
    for link in down:
        last[link.cause] = max(last.get(link.cause, 0), at[link.effect])
        into.setdefault(link.effect, []).append(link)
    acts_back: dict[str, list[str]] = {}
    marks: dict[str, list[Mark]] = {}
    for link in links:
        marks.setdefault(link.effect, []).append(mark(atlas, link))
        if at[link.effect] < at[link.cause]:
            acts_back.setdefault(link.cause, []).append(named(atlas, link.effect))
    held: list[str | None] = []
    rows: list[Lane] = []
    for place, node in enumerate(order):
        signs: dict[str, Sign] = {link.cause: link.sign for link in into.get(node, ())}
        cells = [_cell(cause, signs, last, place) for cause in held]
        first = next((index for index, (cell, _) in enumerate(cells) if cell in ("joins", "ends")), len(cells))
        crossed: list[tuple[Cell, Sign]] = [
            ("crosses", "") if index > first and cell == "passes" else (cell, sign)
            for index, (cell, sign) in enumerate(cells)
        ]
        held = [None if cause and last[cause] == place else cause for cause in held]
        if node in last:
            crossed = _begin(held, crossed, node)
        while held and held[-1] is None:
            held.pop()
        worst: Mark = min(marks.get(node, ()), key=_WORST.index, default="")
        rows.append(Lane(node, named(atlas, node), tuple(crossed), worst, tuple(acts_back.get(node, ()))))
    wide = max((len(row.cells) for row in rows), default=0)
    return tuple(row._replace(cells=(*row.cells, *[_NOTHING] * (wide - len(row.cells)))) for row in rows)


def _cell(cause: str | None, signs: dict[str, Sign], last: dict[str, int], place: int) -> tuple[Cell, Sign]:
    if cause is None:
        return "", ""
    if cause in signs:
        return ("ends" if last[cause] == place else "joins"), signs[cause]
    return "passes", ""


def _begin(held: list[str | None], cells: list[tuple[Cell, Sign]], node: str) -> list[tuple[Cell, Sign]]:
    """Gives the concept the first lane that is free in this row and the next."""
    free = next((index for index, cause in enumerate(held) if cause is None and cells[index][0] == ""), len(held))
    if free == len(held):
        held.append(node)
        return [*cells, ("begins", "")]
    held[free] = node
    return [*cells[:free], ("begins", ""), *cells[free + 1 :]]


def _order(links: list[Link]) -> list[str]:
    """The concepts, each after its causes and as soon after the last of them as it can; a circle is cut where its file begins it."""
    nodes = list(dict.fromkeys(node for link in links for node in (link.cause, link.effect)))
    effects: dict[str, list[str]] = {node: [] for node in nodes}
    waits: dict[str, set[str]] = {node: set() for node in nodes}
    for link in links:
        effects[link.cause].append(link.effect)
        waits[link.effect].add(link.cause)
    left, order, ready = dict.fromkeys(nodes), [], [node for node in reversed(nodes) if not waits[node]]
    while left:
        node = ready.pop() if ready else next(iter(left))
        if node not in left:
            continue
        del left[node]
        order.append(node)
        for effect in reversed(effects[node]):
            waits[effect].discard(node)
            if not waits[effect] and effect in left:
                ready.append(effect)
    return order
