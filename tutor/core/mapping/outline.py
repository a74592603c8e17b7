"""The whole map as a tree: causes at the left, effects below them; what stands in several places is opened in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tutor.core.graph import Link
from tutor.core.mapping.around import Atlas, Mark, mark, named


class Entry(NamedTuple):
    """A row of the outline: `link` leads to the concept from the row above (None for a root).

    `rails` says for each level above whether its branch goes on below, the last one whether this row's does; `again` whether the concept
    is opened elsewhere; `more` how many other causes it has; `moderator` whether it bears on the link of the row above.
    """

    node: str
    name: str
    link: Link | None
    mark: Mark
    rails: tuple[bool, ...]
    again: bool = False
    more: int = 0
    moderator: bool = False


def outline(atlas: Atlas) -> tuple[Entry, ...]:
    """Every stated link once, from the concepts without a cause on; a circle begins at its first concept in the order of the files."""
    opened: set[str] = set()
    rows: list[Entry] = []
    nodes = list(dict.fromkeys(link.cause for link in atlas.graph.links if _drawn(link)))
    caused = {link.effect for link in atlas.graph.links if _drawn(link)}
    for start in (*(node for node in nodes if node not in caused), *nodes):
        if start not in opened:
            rows.append(Entry(start, named(atlas, start), None, "", ()))
            rows += _below(atlas, start, (), opened)
    return tuple(rows)


def _drawn(link: Link) -> bool:
    return not link.implied and not link.moderates


def _below(atlas: Atlas, start: str, rails: tuple[bool, ...], opened: set[str]) -> Iterator[Entry]:
    """The rows below a concept, depth first and without recursion, so that a long chain is no trouble."""
    stack: list[tuple[str, tuple[bool, ...], Iterator[Link]]] = [(start, rails, _effects(atlas, start))]
    opened.add(start)
    while stack:
        node, above, left = stack[-1]
        link = next(left, None)
        if link is None:
            stack.pop()
            continue
        others = list(left)
        stack[-1] = (node, above, iter(others))
        own = (*above, bool(others))
        target, again = link.effect, link.effect in opened and next(_effects(atlas, link.effect), None) is not None
        more = sum(_drawn(one) for one in atlas.causes(target)) - 1
        yield Entry(target, named(atlas, target), link, mark(atlas, link), own, again, more)
        opens = target not in opened and next(_effects(atlas, target), None) is not None
        bearing = atlas.moderators(link.claim)
        for index, one in enumerate(bearing):
            goes_on = opens or index + 1 < len(bearing)
            yield Entry(one.cause, named(atlas, one.cause), one, mark(atlas, one), (*own, goes_on), moderator=True)
        if opens:
            opened.add(target)
            stack.append((target, own, _effects(atlas, target)))


def _effects(atlas: Atlas, node: str) -> Iterator[Link]:
    return (link for link in atlas.effects(node) if _drawn(link))
