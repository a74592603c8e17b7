"""The causal map over the claims of a library: nodes joined across files by id, links with sign and status, chains, circles.

Computed, never drawn by hand. Knows claims and nodes only: no cards, no memory, no screen.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from tutor.core import sentences
from tutor.core.items import Claim, QuestionFile, Relation, Status

Sign = Literal["+", "-", "0", "~", ""]
"""Raises, lowers, does nothing, only modulates, none (goes together; or unknown on an implied link)."""
Shown = Literal["directly", "animals", "unknown"]

SIGNS: dict[Relation, Sign] = {**sentences.SIGNS, "modulates": "~", "strengthens": "+", "weakens": "-"}
"""What a cause does to what stands after the relation; a relation that is not here says nothing of the direction."""

_ANIMALS = frozenset(("animal-experiment", "in-vitro"))
# Steps that the search for the longest ways through the nodes of one circle may take; then the best found so far are taken.
_EFFORT = 20_000
_SHORT = 5


class Place(NamedTuple):
    """A concept of the map: its node id, the label (brackets kept) and kind in the first file that has it."""

    id: str
    label: str
    kind: str = ""


class Link(NamedTuple):
    """What a claim states (`claim` is `<file>/<id>`), or what only a chain of mediators implies (`implied`: no sign, no memory, joins no chain).

    A moderator's link ends at the claim it moderates: `effect` is "" and `moderates` that claim as `<file>/<id>`.
    """

    claim: str
    cause: str
    effect: str
    sign: Sign = ""
    status: Status = "unsaid"
    shown: Shown = "unknown"
    necessary: bool = False
    implied: bool = False
    moderates: str = ""

    @property
    def settled(self) -> bool:
        """Drawn solid: stated and supported (or unsaid); suggested, open, unsupported, refuted and implied links are dotted."""
        return not self.implied and self.status in ("supported", "unsaid")

    @property
    def joins(self) -> bool:
        """Whether it may be a part of a chain at all: it raises or lowers, and something that was shown or suggested stands behind it."""
        return (
            self.sign in ("+", "-")
            and self.status in ("supported", "suggested")
            and self.shown != "unknown"
            and not self.implied
            and not self.moderates
            and self.cause != self.effect
        )


class Chain(NamedTuple):
    """Links joined end to end; `sign` the product of their signs. As strong as its weakest link."""

    links: tuple[Link, ...]
    sign: Sign

    @property
    def nodes(self) -> tuple[str, ...]:
        """Where it passes, ends included."""
        return (self.links[0].cause, *(link.effect for link in self.links))

    @property
    def weakest(self) -> Link:
        """The link that its strength is: the first suggested one, else the first."""
        return next((link for link in self.links if link.status != "supported"), self.links[0])


class Graph(NamedTuple):
    """`places` by node id; `links` in file order."""

    places: Mapping[str, Place]
    links: tuple[Link, ...]

    def causes(self, node: str) -> tuple[Link, ...]:
        """The links that end at a node, stated ones first."""
        return _stated_first(link for link in self.links if link.effect == node)

    def effects(self, node: str) -> tuple[Link, ...]:
        """The links that begin at a node, stated ones first; those of moderators, which end at no node, are not among them."""
        return _stated_first(link for link in self.links if link.cause == node and not link.moderates)

    def moderators(self, claim: str) -> tuple[Link, ...]:
        """The moderators of a claim (`<file>/<id>`)."""
        return tuple(link for link in self.links if link.moderates == claim)


def _stated_first(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: link.implied))


def graph(files: Iterable[QuestionFile]) -> Graph:
    """The map of these files' claims (drafts left out, depth `map` included)."""
    places: dict[str, Place] = {}
    links: list[Link] = []
    implied: dict[tuple[str, str], Link] = {}
    for file in files:
        for id, item in file.items.items():
            if not isinstance(item, Claim) or item.common.draft:
                continue
            for node in _nodes(item):
                if node not in places:
                    named = file.nodes[node]
                    places[node] = Place(node, named.label, named.kind)
            links.append(link(id, item, file.id))
            for cause, effect in _steps(item):
                implied.setdefault((cause, effect), Link(f"{file.id}/{id}", cause, effect, implied=True))
    stated = {(found.cause, found.effect) for found in links}
    links += [found for ends, found in implied.items() if ends not in stated]
    return Graph(places, tuple(links))


def _nodes(claim: Claim) -> Iterator[str]:
    yield claim.cause
    yield from (one.node for step in claim.via for one in step)
    if claim.effect:
        yield claim.effect


def link(id: str, claim: Claim, file: str) -> Link:
    """What a claim of a file states."""
    moderates = f"{file}/{claim.moderates}" if claim.moderates else ""
    sign = SIGNS.get(claim.relation, "")
    return Link(f"{file}/{id}", claim.cause, claim.effect, sign, claim.status, shown_in(claim), claim.necessary, False, moderates)  # fmt: skip


def shown_in(claim: Claim) -> Shown:
    """In animals (or cells) where all evidence is such, else directly; unknown without evidence."""
    if not claim.evidence:
        return "unknown"
    return "animals" if all(piece.design in _ANIMALS for piece in claim.evidence) else "directly"


def _steps(claim: Claim) -> Iterator[tuple[str, str]]:
    """The pairs of nodes that a chain of mediators says are joined; each of several parallel ones with each."""
    if claim.via:
        ends = [(claim.cause,), *(tuple(one.node for one in step) for step in claim.via), (claim.effect,)]
        for left, right in pairwise(ends):
            yield from ((start, end) for start in left for end in right if start and end and start != end)


def product(links: Iterable[Link]) -> Sign:
    """The sign of links one after another: an odd number of lowering ones lowers; none where one neither raises nor lowers."""
    signs = [link.sign for link in links]
    if not all(sign in ("+", "-") for sign in signs):
        return ""
    return "-" if signs.count("-") % 2 else "+"


# ---- chains


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
