"""One link in words: what it says, how it is remembered, how well it is supported, what leads to it, what it feeds back on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tutor.core.cards import DRILLS
from tutor.core.days import Due, Moment
from tutor.core.drills.interventions import interventions
from tutor.core.drills.ladder import support
from tutor.core.faces import Row
from tutor.core.graph import Graph, Link, Sign
from tutor.core.items import Claim, QuestionFile
from tutor.core.mapping.around import Asked, Atlas, asked, claim_of, file_of, mark, weakest
from tutor.core.sentences import MARKS, label, sentence, short, shown, verb
from tutor.core.text import Text, join, markdown, plain, width, words
from tutor.core.wording import coming, listed, percent

DEPTHS = ("gist", "standard", "deep")
LONGEST = 64
"""Cells of the row that says what leads to a link."""
TOGETHER = ", put together"
GAP = "\xa0\xa0 "


def detail(atlas: Atlas, link: Link) -> tuple[Row, ...]:
    """The rows below the drawing; what there is nothing to say of is left out."""
    claim, file = claim_of(atlas, link), file_of(atlas, link)
    if claim is None or file is None:
        return ()
    if link.implied:
        return (
            Row("link", (_arrows(atlas.graph, (link,)),)),
            Row("implied by", (sentence(claim, file),)),
        )
    found = support(claim, file)
    rows = [
        Row("link", (said(claim, file),)),
        Row("memory", (words(_memory(atlas, link)),)),
        Row("cards", (_cards(asked(atlas, link)),)),
        Row("support", (words(found.wording),) if found else ()),
        Row("to here", _to_here(atlas, link)),
        Row("without", _without(atlas, link)),
        Row("feedback", feedback(atlas, link)),
    ]
    return tuple(row for row in rows if row.lines and plain(row.lines[0]))


def said(claim: Claim, file: QuestionFile) -> Text:
    """A claim in the words of its link: cause, verb, effect; a moderator in its sentence."""
    if claim.moderates:
        return markdown(plain(sentence(claim, file)).removesuffix("."))
    return markdown(f"{label(claim.cause, file)} {verb(claim, file)} {label(claim.effect, file)}")


def _memory(atlas: Atlas, link: Link) -> str:
    cards, told = asked(atlas, link), mark(atlas, link)
    least = weakest(cards)
    if least is None or least.recall is None:
        return told or "never asked, only on the map"
    due = min((card.due for card in cards if card.due is not None), key=lambda one: _left(one, atlas.now))
    return f"{told}, {percent(least.recall)} today; due {_when(due, atlas.now)}"


def _left(due: Due, now: Moment) -> float:
    """Days until something is due."""
    return (due - now.at) / 86_400_000 if isinstance(due, int) else float((due - now.day).days)


def _when(due: Due, now: Moment) -> str:
    said = coming(due, now)
    return "now" if said == "today" else said


def _cards(cards: Sequence[Asked]) -> Text:
    """The met ones with their recall, then those not met, then those of a greater depth."""
    ordered = sorted(cards, key=lambda card: DRILLS.index(card.drill) if card.drill in DRILLS else len(DRILLS))
    parts = [f"{card.drill} {percent(card.recall)}" for card in ordered if card.recall is not None]
    new = [card.drill for card in ordered if card.recall is None and card.depth is None]
    if new:
        parts.append(f"{listed(new)} not met")
    for depth, name in enumerate(DEPTHS):
        deeper = [card.drill for card in ordered if card.recall is None and card.depth == depth]
        if deeper:
            parts.append(f"{listed(deeper)} from depth {name} on")
    return words(GAP.join(part.replace(" %", "\xa0%") for part in parts))


# ---- what leads to a link


def path(atlas: Atlas, link: Link, longest: int = 0) -> tuple[Link, ...]:
    """The links that lead to the end of this one by the rules of joining, this one last; only itself where none does.

    `longest` the cells it may take in arrows, 0 for as long as it goes.
    """
    found: tuple[Link, ...] = (link,)
    while True:
        longer = next(_longer(atlas, found), None)
        if longer is None or (
            longest and len(found) > 1 and width(plain(_arrows(atlas.graph, longer))) + len(longer) > longest
        ):
            return found
        found = longer


def _longer(atlas: Atlas, links: tuple[Link, ...]) -> Iterator[tuple[Link, ...]]:
    met = {links[0].cause, *(link.effect for link in links)}
    for before in atlas.causes(links[0].cause):
        if before.cause not in met and before.joins and links[0].joins and before.shown == links[0].shown:
            yield (before, *links)


def _to_here(atlas: Atlas, link: Link) -> tuple[Text, ...]:
    links = path(atlas, link, LONGEST - len(TOGETHER))
    return (join((_arrows(atlas.graph, links), words(TOGETHER)), ""),) if len(links) > 1 else ()


def _without(atlas: Atlas, link: Link) -> tuple[Text, ...]:
    """What is gone with a cause that is needed, as far along as the next one is needed too."""
    if not (link.necessary and link.joins):
        return ()
    ways = [way.links for way in interventions(atlas.graph) if way.links[0] == link]
    if not ways:
        return ()
    links = max(ways, key=len)
    gone = [short(atlas.graph.places[one.effect].label) for one in links]
    text = f"{short(atlas.graph.places[link.cause].label)}: no {', hence no '.join(gone)}"
    return (join((markdown(text), words(TOGETHER if len(links) > 1 else "")), ""),)


def _arrows(graph: Graph, links: Sequence[Link]) -> Text:
    """Links end to end, each with its sign, in short names."""
    text = short(graph.places[links[0].cause].label)
    for link in links:
        text += f" {arrow(link)} {short(graph.places[link.effect].label)}"
    return markdown(text)


def arrow(link: Link) -> str:
    """The arrow of a link: dotted unless it is settled, after its sign."""
    return MARKS.get(link.sign if link.sign != "~" else "", "") + ("→" if link.settled else "┄→")


# ---- circles


def feedback(atlas: Atlas, link: Link) -> tuple[Text, ...]:
    """The circles a link is part of, each as arrows and what it does to itself."""
    told = []
    for circle in atlas.circles:
        if link.cause not in circle or not link.joins:
            continue
        at = circle.index(link.cause)
        turned = (*circle[at:], *circle[:at])
        if turned[1 % len(turned)] != link.effect:
            continue
        further = list(pairwise((*turned[1:], turned[0]))) if len(turned) > 1 else []
        links = [link, *(one for start, end in further if (one := _between(atlas, start, end)))]
        told.append(join((_arrows(atlas.graph, links), words(_ends([one.sign for one in links]))), ""))
    return tuple(told)


def _between(atlas: Atlas, start: str, end: str) -> Link | None:
    return next((link for link in atlas.effects(start) if link.effect == end and link.joins), None)


def _ends(signs: Sequence[Sign]) -> str:
    if any(sign not in ("+", "-") for sign in signs):
        return ", a circle"
    return ", which holds itself in check" if signs.count("-") % 2 else ", which feeds itself"


def circle_told(atlas: Atlas, circle: Sequence[str]) -> str:
    """A circle as plain words."""
    return " → ".join(shown(atlas.graph.places[node].label) for node in (*circle, circle[0]))
