"""One concept with its causes and effects, and how well each link is remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from tutor.core.cards import Card
from tutor.core.days import Due, Moment
from tutor.core.graph import Graph, Link
from tutor.core.graph import graph as graph_of
from tutor.core.items import Claim, QuestionFile, Term
from tutor.core.library import Library
from tutor.core.memory import CardState, Seen, retrievability
from tutor.core.sentences import shown
from tutor.core.ways import circles

Mark = Literal["known", "fading", "not met", ""]
"""How a link is remembered by the weakest of its met cards: at or above what the deck asks, below it, no card answered yet.

"" where nothing can be remembered: a link that is only implied, or a claim that is never asked.
"""
ASKED = 0.9
"""The retention of a card that no deck holds any more."""


class Index(NamedTuple):
    """The links of a map by effect, by cause, by the claim they moderate and by their own; the cards by claim."""

    causes: dict[str, list[Link]]
    effects: dict[str, list[Link]]
    moderators: dict[str, list[Link]]
    claims: dict[str, Link]
    cards: dict[str, list[Card]]


class Atlas(NamedTuple):
    """The map and all that is known of it: the cards of its claims, what is remembered of them, and the moment."""

    graph: Graph
    library: Library
    states: Mapping[str, CardState]
    now: Moment
    parameters: tuple[float, ...] | None = None
    circles: tuple[tuple[str, ...], ...] = ()
    known: Index = Index({}, {}, {}, {}, {})

    def causes(self, node: str) -> Sequence[Link]:
        """The links that end at a concept, stated ones first."""
        return self.known.causes.get(node, ())

    def effects(self, node: str) -> Sequence[Link]:
        """The links that begin at a concept, stated ones first; moderators too."""
        return self.known.effects.get(node, ())

    def moderators(self, claim: str) -> Sequence[Link]:
        """The moderators of a claim."""
        return self.known.moderators.get(claim, ())


class Asked(NamedTuple):
    """One card of a link: its drill; `recall` today, from 0 to 1, and `due` (None before the first answer); the retention `wanted`;

    `depth` that from which it is drilled, None where a deck drills it now.
    """

    drill: str
    recall: float | None
    due: Due | None
    wanted: float
    depth: int | None


class Tie(NamedTuple):
    """A link as seen from a concept: `other` the concept at its far end and what stands there. A moderator stands below what it moderates."""

    link: Link
    other: str
    name: str
    mark: Mark
    moderator: bool = False


class Around(NamedTuple):
    """A concept with what acts on it and what it acts on, in the order in which it is drawn."""

    node: str
    name: str
    causes: tuple[Tie, ...]
    effects: tuple[Tie, ...]

    @property
    def ties(self) -> tuple[Tie, ...]:
        """All links from the top."""
        return (*self.causes, *self.effects)


def atlas(
    graph: Graph,
    library: Library,
    states: Mapping[str, CardState],
    now: Moment,
    parameters: tuple[float, ...] | None = None,
) -> Atlas:
    """The map with its circles found."""
    return Atlas(graph, library, states, now, parameters, circles(graph), _index(graph, library))


def of_library(
    library: Library,
    decks: Collection[str],
    states: Mapping[str, CardState],
    now: Moment,
    parameters: tuple[float, ...] | None = None,
) -> Atlas:
    """The map of the files of these decks (by id), in their order; of the whole library without any."""
    chosen = [file for deck in library.decks if deck.id in decks for file in deck.files] if decks else library.files
    files = [library.files[id] for id in dict.fromkeys(chosen) if id in library.files]
    return atlas(graph_of(files), library, states, now, parameters)


def _index(graph: Graph, library: Library) -> Index:
    index = Index({}, {}, {}, {}, {})
    # Stated before moderating before implied.
    for link in sorted(graph.links, key=lambda link: (link.implied, bool(link.moderates))):
        index.effects.setdefault(link.cause, []).append(link)
        if link.moderates:
            index.moderators.setdefault(link.moderates, []).append(link)
        else:
            index.causes.setdefault(link.effect, []).append(link)
        if not link.implied:
            index.claims[link.claim] = link
    for file in dict.fromkeys(claim.partition("/")[0] for claim in index.claims):
        for card in library.cards.of_file(file).values():
            index.cards.setdefault(card.item, []).append(card)
    return index


def named(atlas: Atlas, node: str) -> str:
    """What a concept is called, without brackets."""
    place = atlas.graph.places.get(node)
    return shown(place.label) if place else node


def around(atlas: Atlas, node: str) -> Around:
    """The neighbourhood of a concept; empty for one that no link touches."""
    causes = _ties(atlas, ((link, link.cause) for link in atlas.causes(node)))
    effects = _ties(atlas, ((link, link.effect) for link in atlas.effects(node)))
    return Around(node, named(atlas, node), tuple(causes), tuple(effects))


def _ties(atlas: Atlas, links: Iterable[tuple[Link, str]]) -> Iterator[Tie]:
    for link, other in links:
        if link.moderates:
            other = walk(atlas, link)
        yield Tie(link, other, _far(atlas, link, other), mark(atlas, link))
        if not link.implied:
            for one in atlas.moderators(link.claim):
                yield Tie(one, one.cause, named(atlas, one.cause), mark(atlas, one), True)


def _far(atlas: Atlas, link: Link, other: str) -> str:
    """What stands at the end of a branch: a concept, or the link that a moderator bears on."""
    bears = moderated(atlas, link)
    if link.moderates:
        return f"{named(atlas, bears.cause)} → {named(atlas, bears.effect)}" if bears else link.moderates
    return named(atlas, other)


def moderated(atlas: Atlas, link: Link) -> Link | None:
    """The link that a moderator bears on."""
    return atlas.known.claims.get(link.moderates)


def walk(atlas: Atlas, link: Link) -> str:
    """The concept a moderator leads to: the effect of what it moderates."""
    bears = moderated(atlas, link)
    return bears.effect if bears else link.cause


def file_of(atlas: Atlas, link: Link) -> QuestionFile | None:
    """The question file that states the link."""
    return atlas.library.files.get(link.claim.partition("/")[0])


def claim_of(atlas: Atlas, link: Link) -> Claim | None:
    """The claim that states the link (or, of an implied one, implies it)."""
    file = file_of(atlas, link)
    item = file.items.get(link.claim.partition("/")[2]) if file else None
    return item if isinstance(item, Claim) else None


def asked(atlas: Atlas, link: Link) -> tuple[Asked, ...]:
    """The cards of a link in the order of their introduction; none for what is only implied or never asked."""
    if link.implied:
        return ()
    return tuple(_asked(atlas, card) for card in atlas.known.cards.get(link.claim, ()))


def _asked(atlas: Atlas, card: Card) -> Asked:
    memory = atlas.states.get(card.key, CardState()).memory
    seen = memory if isinstance(memory, Seen) else None
    holding = [deck.retention for deck in atlas.library.decks if deck.holds(card)]
    recall = retrievability(seen, atlas.now.day, atlas.parameters) if seen else None
    return Asked(
        card.drill, recall, seen.due if seen else None, max(holding, default=ASKED), None if holding else card.depth
    )


def weakest(cards: Iterable[Asked]) -> Asked | None:
    """Of the met cards the one that is furthest below what is asked of it."""
    met = [card for card in cards if card.recall is not None]
    return min(met, key=lambda card: (card.recall or 0.0) - card.wanted, default=None)


def mark(atlas: Atlas, link: Link) -> Mark:
    """How a link is remembered today."""
    cards = asked(atlas, link)
    if not cards:
        return ""
    least = weakest(cards)
    if least is None or least.recall is None:
        return "not met"
    return "known" if least.recall >= least.wanted else "fading"


def counted(marks: Iterable[Mark]) -> tuple[int, int]:
    """How many links are known, and of how many that can be."""
    told = [one for one in marks if one]
    return told.count("known"), len(told)


def busiest(atlas: Atlas) -> str:
    """The concept that most stated links touch, the first of several; "" on an empty map."""
    touched = Counter(
        node for link in atlas.graph.links if not link.implied for node in (link.cause, link.effect) if node
    )
    return touched.most_common(1)[0][0] if touched else ""


def place_of(atlas: Atlas, item: str) -> tuple[str, str]:
    """The concept, and the claim, that an item (`<file>/<id>`) is about: a claim's cause and the claim, a term's own place,

    for another the first claim it is about; ("", "") where the map has none of these.
    """
    link = atlas.known.claims.get(item)
    if link is not None:
        return link.cause, item
    file, _, id = item.partition("/")
    own = atlas.library.files.get(file) if file else None
    found = own.items.get(id) if own else None
    if found is None or own is None:
        return "", ""
    if isinstance(found, Term):
        node = next((node.id for node in own.nodes.values() if node.item == id), "")
        if node in atlas.graph.places:
            return node, ""
    claims = (f"{file}/{one}" for one in found.common.about)
    about = next((atlas.known.claims[claim] for claim in claims if claim in atlas.known.claims), None)
    return (about.cause, about.claim) if about else ("", "")
