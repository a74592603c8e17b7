"""The causal map over the claims of a library: nodes joined across files by id, links with sign and status, chains, circles.

Computed, never drawn by hand. Knows claims and nodes only: no cards, no memory, no screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from tutor.core.items import Claim, QuestionFile, Status

Sign = Literal["+", "-", "0", "~", ""]
"""Raises, lowers, does nothing, only modulates, none (goes together; or unknown on an implied link)."""
Shown = Literal["directly", "animals", "unknown"]


class Place(NamedTuple):
    """A concept of the map: its node id, the label of the first file that has it, its kind."""

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


class Chain(NamedTuple):
    """Two or more links joined end to end; `sign` the product of their signs. As strong as its weakest link."""

    links: tuple[Link, ...]
    sign: Sign


class Graph(NamedTuple):
    """`places` by node id; `links` in file order."""

    places: Mapping[str, Place]
    links: tuple[Link, ...]

    def causes(self, node: str) -> tuple[Link, ...]:
        """The links that end at a node, stated ones first."""
        raise NotImplementedError

    def effects(self, node: str) -> tuple[Link, ...]:
        """The links that begin at a node, stated ones first."""
        raise NotImplementedError

    def moderators(self, claim: str) -> tuple[Link, ...]:
        """The moderators of a claim (`<file>/<id>`)."""
        raise NotImplementedError


def graph(files: Iterable[QuestionFile]) -> Graph:
    """The map of these files' claims (drafts left out, depth `map` included)."""
    raise NotImplementedError


def chains(graph: Graph, most: int | None = None) -> tuple[Chain, ...]:
    """The longest chain from each start by the rules of joining (only + and -, shown in the same kind, stated, supported or suggested),

    ties broken by claim ids; at most `most` of them.
    """
    raise NotImplementedError


def between(graph: Graph, start: str, end: str) -> Chain | None:
    """The shortest chain from one node to another by the same rules; None when nothing joins them."""
    raise NotImplementedError


def circles(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """Feedback: each circle of stated links as its nodes, beginning at the smallest id."""
    raise NotImplementedError
