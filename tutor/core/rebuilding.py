"""Rebuilding a part of the map from memory: its links are taken apart, the learner puts them back, the difference grades it.

Unscheduled: what belongs here grows with every claim. Draws no dice: a seed shuffles the concepts.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal, NamedTuple

from tutor.core.graph import Link, Sign
from tutor.core.mapping import Atlas, named, path

MOST = 9
"""Concepts of one exercise: each is called by a digit."""
SIGNS: tuple[Sign, ...] = ("+", "-", "0", "~", "")
WORDS: dict[Sign, str] = {"+": "raises", "-": "lowers", "0": "does nothing to", "~": "modulates", "": "goes with"}
_UNTOLD = {"open": "that is open", "unsupported": "that is not supported", "refuted": "that is not supported"}
Verdict = Literal["right", "other way", "other sign", "missing", "not said"]


class Laid(NamedTuple):
    """A link as the learner put it."""

    cause: str
    effect: str
    sign: Sign


class Judged(NamedTuple):
    """One link of the difference: as it is on the map (None where no claim says so), as it was laid (None where it was not), and what is wrong."""

    verdict: Verdict
    link: Link | None
    laid: Laid | None


class Rebuilt(NamedTuple):
    """The result to be kept: around which concept, how many links are right of those asked and those put too many, the wrong ones in words."""

    around: str
    right: int
    of: int
    wrong: tuple[str, ...]
    ms: int = 0


class Exercise(NamedTuple):
    """What is to be put back: concepts in the order of their digits, the links that claims state among them, and those laid so far."""

    around: str
    nodes: tuple[str, ...]
    links: tuple[Link, ...]
    laid: tuple[Laid, ...] = ()

    @property
    def asked(self) -> int:
        """How many links are to be put back; several claims that state one count once."""
        return len({_place(link) for link in self.links})

    def laying(self, cause: int, effect: int, sign: Sign) -> Exercise:
        """After one link more, by the places of its concepts; one that lies in the same place gives way to it."""
        new = Laid(self.nodes[cause], self.nodes[effect], sign)
        if not sign and new.effect < new.cause:
            # What goes together has no direction: it is the same link whichever end was named first.
            new = Laid(new.effect, new.cause, sign)
        kept = tuple(one for one in self.laid if _place(one) != _place(new))
        return self._replace(laid=(*kept, new)) if cause != effect else self

    def taken_back(self) -> Exercise:
        """Without the last link."""
        return self._replace(laid=self.laid[:-1])


def neighbourhood(atlas: Atlas, node: str, seed: str) -> Exercise | None:
    """A concept, its neighbours (at most eight of them) and all that claims state as facts among these; None where less than two links are."""
    near = [
        link.cause if link.effect == node else link.effect
        for link in (*atlas.causes(node), *atlas.effects(node))
        if _stated(link)
    ]
    return _exercise(atlas, node, list(dict.fromkeys((node, *near)))[:MOST], seed)


def chain(atlas: Atlas, link: Link, seed: str) -> Exercise | None:
    """The concepts of the longest way that leads to the end of a link; None where nothing leads to it."""
    links = path(atlas, link)
    nodes = [links[0].cause, *(one.effect for one in links)]
    return _exercise(atlas, link.effect, nodes[-MOST:], seed) if len(links) > 1 else None


def _stated(link: Link) -> bool:
    """Whether a claim says so as a fact: what is open or not supported is not to be put back."""
    return not link.implied and not link.moderates and link.cause != link.effect and link.status not in _UNTOLD


def _exercise(atlas: Atlas, around: str, nodes: list[str], seed: str) -> Exercise | None:
    among = set(nodes)
    links = tuple(one for one in atlas.graph.links if _stated(one) and {one.cause, one.effect} <= among)
    exercise = Exercise(
        around, tuple(sorted(nodes, key=lambda node: blake2b(f"{seed} {node}".encode()).digest())), links
    )
    return exercise if exercise.asked > 1 else None


def _place(link: Link | Laid) -> tuple[str, str, bool]:
    """Where a link lies: its two concepts in their order (which means nothing where they only go together), and whether one acts on the other."""
    ends = (link.cause, link.effect)
    return (*ends, True) if link.sign else (min(ends), max(ends), False)


def judge(exercise: Exercise) -> tuple[Judged, ...]:
    """The difference between what was laid and what the claims say: first what was asked, in the order of the map, then what was too much."""
    asked: dict[tuple[str, str, bool], list[Link]] = {}
    for link in exercise.links:
        asked.setdefault(_place(link), []).append(link)
    left = list(exercise.laid)
    told: dict[tuple[str, str, bool], Judged] = {}
    order: tuple[Verdict, ...] = ("right", "other sign", "other way")
    # What is right is found first, so that a link laid both ways is not taken for the wrong one of the two.
    for verdict in order:
        for place, links in asked.items():
            found = next((one for one in left if place not in told and _verdict(one, links) == verdict), None)
            if found is not None:
                left.remove(found)
                same = next((link for link in links if link.sign == found.sign), links[0])
                told[place] = Judged(verdict, same, found)
    missing = (told.get(place, Judged("missing", links[0], None)) for place, links in asked.items())
    return (*missing, *(Judged("not said", None, one) for one in left))


def _verdict(laid: Laid, links: list[Link]) -> Verdict | None:
    link = links[0]
    if {laid.cause, laid.effect} != {link.cause, link.effect}:
        return None
    if _place(laid) == _place(link):
        return "right" if any(one.sign == laid.sign for one in links) else "other sign"
    turned = laid.cause == link.effect
    return "other way" if turned and laid.sign and link.sign else "other sign"


def result(atlas: Atlas, exercise: Exercise, ms: int = 0) -> Rebuilt:
    """What is kept of an exercise."""
    judged = judge(exercise)
    wrong = tuple(told(atlas, one) for one in judged if one.verdict != "right")
    return Rebuilt(exercise.around, len(judged) - len(wrong), len(judged), wrong, ms)


def told(atlas: Atlas, judged: Judged) -> str:
    """One link of the difference in words: what is so, and what was laid instead."""
    true = said(atlas, judged.link.cause, judged.link.effect, judged.link.sign) if judged.link else ""
    laid = said(atlas, judged.laid.cause, judged.laid.effect, judged.laid.sign) if judged.laid else ""
    match judged.verdict:
        case "right":
            return true
        case "missing":
            return f"{true}: not laid"
        case "other sign" if judged.laid:
            return f"{true}: you laid {WORDS[judged.laid.sign]}"
        case "other way":
            return f"{true}: you laid it the other way round"
        case _:
            return f"{laid}: {_untold(atlas, judged.laid)}"


def _untold(atlas: Atlas, laid: Laid | None) -> str:
    """Why a link that was laid is not among those asked: no claim says so, or one does that is not a fact."""
    place = _place(laid) if laid else None
    between = (link.status for link in atlas.graph.links if _place(link) == place and not link.implied)
    return next((_UNTOLD[status] for status in between if status in _UNTOLD), "no claim says so")


def said(atlas: Atlas, cause: str, effect: str, sign: Sign) -> str:
    """A link in plain words."""
    return f"{named(atlas, cause)} {WORDS[sign]} {named(atlas, effect)}"
