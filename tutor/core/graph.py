"""The causal map over the claims of a library: nodes joined across files by id, links with sign and status.

Computed, never drawn by hand. Knows claims and nodes only: no cards, no memory, no screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Literal, NamedTuple

from tutor.core import sentences
from tutor.core.items import Claim, QuestionFile, Relation, Status

Sign = Literal["+", "-", "0", "~", ""]
"""Raises, lowers, does nothing, only modulates, none (goes together; or unknown on an implied link)."""
Shown = Literal["directly", "animals", "unknown"]

SIGNS: dict[Relation, Sign] = {**sentences.SIGNS, "modulates": "~", "strengthens": "+", "weakens": "-"}
"""What a cause does to what stands after the relation; a relation that is not here says nothing of the direction."""

_ANIMALS = frozenset(("animal-experiment", "in-vitro"))


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
