"""The ways through the causal map: chains by the rules of joining, the shortest way between two concepts, circles named as feedback.

Only links that join are followed, those of one kind of showing at a time, and no node twice.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from tutor.core.graph import Chain, Graph, Link, Shown, product

# Steps that the search for the longest ways through the nodes of one circle may take; then the best found so far are taken.
_EFFORT = 20_000
_SHORT = 5


def chains(graph: Graph, most: int | None = None) -> tuple[Chain, ...]:
    """The longest chain of two links or more from each start by the rules of joining (only + and -, shown in the same kind, supported or suggested),

    the longest first, ties broken by claim ids; at most `most` of them. None passes a node twice.
    """
    found = [chain for kind in _by_kind(graph) for chain in _longest(kind)]
    best: dict[str, Chain] = {}
    for chain in sorted(found, key=_rank):
        best.setdefault(chain.links[0].cause, chain)
    return tuple(best.values())[:most]


def short_chains(graph: Graph, most: int) -> tuple[Chain, ...]:
    """The chains of two links, then those of three and so on to five, by the same rules, in the order of their claims' ids; at most `most`."""
    kinds = {links[0].shown: kind for kind in _by_kind(graph) for links in kind.values()}
    longer = [_chain((link,)) for link in sorted(graph.links, key=lambda link: link.claim) if link.joins]
    kept: list[Chain] = []
    for _ in range(_SHORT - 1):
        grown = (
            _chain((*chain.links, link))
            for chain in longer
            for link in kinds[chain.links[0].shown].get(chain.links[-1].effect, ())
            if link.effect not in chain.nodes
        )
        longer = list(islice(grown, most - len(kept)))
        kept += longer
    return tuple(kept)


def between(graph: Graph, start: str, end: str) -> Chain | None:
    """The shortest chain from one node to another by the same rules, a single link included; None when nothing joins them."""
    found = [chain for kind in _by_kind(graph) if (chain := _shortest(kind, start, end))]
    return min(found, key=lambda chain: (len(chain.links), _ids(chain)), default=None)


def along(graph: Graph, first: str, last: str) -> Chain | None:
    """The chain that begins with one claim and ends with another (`<file>/<id>`), by the same rules; None when nothing joins the two."""
    for kind in _by_kind(graph):
        ends = {link.claim: link for links in kind.values() for link in links if link.claim in (first, last)}
        if len(ends) == 2:
            start, end = ends[first], ends[last]
            if start.effect == end.cause:
                return None if start.cause == end.effect else _chain((start, end))
            apart = {start.cause, end.effect}
            middle = {node: [one for one in links if one.effect not in apart] for node, links in kind.items()}
            way = _shortest(middle, start.effect, end.cause) if start.cause != end.effect else None
            return _chain((start, *way.links, end)) if way else None
    return None


def circles(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """Feedback: each circle of links that join, as its nodes, beginning at the smallest id; of the circles through a link the shortest."""
    found: dict[tuple[str, ...], None] = {}
    for kind in _by_kind(graph):
        whole = _circled(kind)
        inside = {node: [link for link in links if whole[link.effect] == whole[node]] for node, links in kind.items()}
        ends: dict[str, set[str]] = {}
        for links in inside.values():
            for link in links:
                ends.setdefault(link.effect, set()).add(link.cause)
        for start, causes in ends.items():
            came = _reached(inside, start, causes)
            for cause in causes:
                nodes = (start, *(link.effect for link in _way_back(came, start, cause)))
                at = nodes.index(min(nodes))
                found[nodes[at:] + nodes[:at]] = None
    return tuple(sorted(found, key=lambda nodes: (len(nodes), nodes)))


_Kind = dict[str, list[Link]]
"""The links of one kind of showing by the node they begin at, in the order of their claims' ids."""


def _by_kind(graph: Graph) -> tuple[_Kind, _Kind]:
    kinds: dict[Shown, _Kind] = {"directly": {}, "animals": {}}
    for link in sorted((link for link in graph.links if link.joins), key=lambda link: link.claim):
        kinds[link.shown].setdefault(link.cause, []).append(link)
    return kinds["directly"], kinds["animals"]


def _chain(links: tuple[Link, ...]) -> Chain:
    return Chain(links, product(links))


def _ids(chain: Chain) -> tuple[str, ...]:
    return tuple(link.claim for link in chain.links)


def _rank(chain: Chain) -> tuple[int, tuple[str, ...]]:
    return -len(chain.links), _ids(chain)


def _shortest(kind: _Kind, start: str, end: str) -> Chain | None:
    """The shortest way, of several the one whose claims' ids come first."""
    came = _reached(kind, start, {end}) if start != end else {}
    return _chain(_way_back(came, start, end)) if end in came else None


def _reached(kind: _Kind, start: str, ends: Collection[str]) -> dict[str, Link]:
    """The last link of the shortest way to each node, until all of the ends are reached."""
    came: dict[str, Link] = {}
    left = set(ends)
    waiting = deque([start])
    while waiting and left:
        node = waiting.popleft()
        for link in kind.get(node, ()):
            if link.effect not in came and link.effect != start:
                came[link.effect] = link
                left.discard(link.effect)
                waiting.append(link.effect)
    return came


def _way_back(came: Mapping[str, Link], start: str, end: str) -> tuple[Link, ...]:
    """The links from start to an end that was reached."""
    links = [came[end]]
    while links[-1].cause != start:
        links.append(came[links[-1].cause])
    return tuple(reversed(links))


def _longest(kind: _Kind) -> Iterator[Chain]:
    """The longest way of two links or more from each node. Circles are entered, and left before any node comes twice."""
    group = _circled(kind)
    size = Counter(group.values())
    best: dict[str, tuple[Link, ...]] = {}
    for start in group:
        best[start] = _way(start, kind, group, best, _EFFORT // size[group[start]])
    yield from (_chain(links) for links in best.values() if len(links) > 1)


def _way(start: str, kind: _Kind, group: Mapping[str, int], best: Mapping[str, tuple[Link, ...]], effort: int) -> tuple[Link, ...]:  # fmt: skip
    """The longest way from a node: through its own circle by trying, onwards by what is known of the nodes that cannot lead back."""
    found: tuple[Link, ...] = ()
    passed = {start}
    so_far: list[Link] = []
    stack = [iter(kind.get(start, ()))]
    while stack:
        link = next(stack[-1], None)
        if link is None or not effort:
            stack.pop()
            if so_far:
                passed.discard(so_far.pop().effect)
        elif group[link.effect] != group[start]:
            onward = (link, *best[link.effect])
            if len(so_far) + len(onward) > len(found):
                found = (*so_far, *onward)
        elif link.effect not in passed:
            effort -= 1
            so_far.append(link)
            passed.add(link.effect)
            stack.append(iter(kind.get(link.effect, ())))
            if len(so_far) > len(found):
                found = tuple(so_far)
    return found


def _circled(kind: _Kind) -> dict[str, int]:
    """For each node a number that it shares with all nodes it lies in a circle with; nodes come after those they lead to (Tarjan's algorithm)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    group: dict[str, int] = {}
    open_: list[str] = []
    for root in kind:
        stack = [(root, iter(kind.get(root, ())))] if root not in number else []
        while stack:
            node, links = stack[-1]
            if node not in number:
                number[node] = low[node] = len(number)
                open_.append(node)
            for link in links:
                if link.effect not in number:
                    stack.append((link.effect, iter(kind.get(link.effect, ()))))
                    break
                if link.effect not in group:
                    low[node] = min(low[node], number[link.effect])
            else:
                stack.pop()
                if stack:
                    low[stack[-1][0]] = min(low[stack[-1][0]], low[node])
                if low[node] == number[node]:
                    while node not in group:
                        group[open_.pop()] = number[node]
    return group
