"""Every other name that a typed answer might be: what it would have been right about, and whether it is true as well.

Only claims that are asked as a fact count as true. Files meet here alone: a claim of another file may make an answer true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from tutor.core.answers import judge
from tutor.core.drills.claims import is_fact
from tutor.core.drills.terms import meaning
from tutor.core.faces import Row
from tutor.core.items import Claim, Item, Node, QuestionFile, Term
from tutor.core.sentences import SIGNS, is_plural, names, shown
from tutor.core.text import Text, markdown, words

LABEL = 10
"""Letters that fit left of the spine."""


class Asked(NamedTuple):
    """What is asked: the card's item and drill, the node and the wordings of the answer."""

    item: Item | None
    drill: str
    node: str
    accept: tuple[str, ...]

    @property
    def hidden(self) -> Literal["cause", "effect", ""]:
        """The end of a claim that the question hides, "" when it asks for something else."""
        if not isinstance(self.item, Claim):
            return ""
        return "cause" if self.drill == "cause" else "effect" if self.drill == "effect" else ""

    @property
    def stated(self) -> str:
        """The node of the claim's other end."""
        if not isinstance(self.item, Claim) or not self.hidden:
            return ""
        return self.item.cause if self.hidden == "effect" else self.item.effect


def known(file: QuestionFile, asked: Asked) -> dict[str, tuple[str, ...]]:
    """The names of all that the file knows but what is asked, by node id, term id or, for what is only confused with it, the words themselves."""
    found = {id: names(node) for id, node in file.nodes.items()}
    for id, item in file.items.items():
        if not isinstance(item, Term):
            continue
        stands = next((node for node, value in file.nodes.items() if value.item == id), id)
        mine = (item.term, item.full, *item.also)
        found[stands] = tuple(dict.fromkeys(name for name in (*found.get(stands, ()), *mine) if name))
        for one in item.confuse:
            if one not in file.nodes and one not in file.items:
                found.setdefault(one, (one,))
    own = {_plain(name) for name in asked.accept}
    if isinstance(asked.item, Term):
        own |= {_plain(name) for name in (asked.item.term, asked.item.full, *asked.item.also) if name}
    return {key: called for key, called in found.items() if key != asked.node and not own & set(map(_plain, called))}


@lru_cache(maxsize=8192)
def _plain(name: str) -> str:
    return shown(name).casefold()


def rival(asked: Asked, other: str, said: str, file: QuestionFile, others: Iterable[QuestionFile]) -> bool:
    """Whether what was said (the node `other` of the file, "" for none) stands in a claim as true as the one asked: the stated end the same,

    the relation of the same sign.
    """
    assert isinstance(asked.item, Claim)
    for claim in facts(file):
        if _matches(asked, asked.item, claim) and _ends(asked, claim) == (asked.stated, other):
            return True
    stated = names(file.nodes[asked.stated])
    for library in others:
        same = {id for id, node in library.nodes.items() if id == asked.stated or _one(stated, names(node))}
        for claim in facts(library):
            here, there = _ends(asked, claim)
            if here in same and _matches(asked, asked.item, claim) and judge(said, names(library.nodes[there]), {}, library.language).mark == "right":  # fmt: skip
                return True
    return False


def facts(file: QuestionFile) -> Iterator[Claim]:
    """The claims that are asked as a fact, gist first, else in file order."""
    claims = [
        item for item in file.items.values() if isinstance(item, Claim) and is_fact(item) and not item.common.draft
    ]
    yield from sorted(claims, key=lambda claim: claim.common.depth != "gist")


def _ends(asked: Asked, claim: Claim) -> tuple[str, str]:
    """The stated end and the hidden one, as the question has them."""
    return (claim.cause, claim.effect) if asked.hidden == "effect" else (claim.effect, claim.cause)


def _matches(asked: Asked, mine: Claim, claim: Claim) -> bool:
    sign = SIGNS.get(mine.relation)
    return SIGNS.get(claim.relation) == sign if sign else claim.relation == mine.relation


def _one(some: Iterable[str], others: Iterable[str]) -> bool:
    return not set(map(_plain, some)).isdisjoint(map(_plain, others))


# ---- what it would have been right about


def instead(key: str, called: tuple[str, ...], asked: Asked, file: QuestionFile) -> tuple[Row, ...]:
    """One row on what was typed instead: what it does or what does it, or what it means; none for words that are only confused."""
    text = described(key, asked, file)
    if not text:
        return ()
    name = shown(called[0])
    if len(name) <= LABEL:
        return (Row(name, (text,)),)
    return (Row("yours", ((*words(f"{name}  "), *text),)),)


def described(key: str, asked: Asked, file: QuestionFile) -> Text:
    """What is said of a name of the file, by its key in `known`: what it does to what is asked about, else what it means, else what it does."""
    node = file.nodes.get(key)
    term = file.items.get(node.item if node and node.item else key)
    text: Text = ()
    if asked.hidden and node:
        text = _claimed(node, asked, file)
    if not text and isinstance(term, Term):
        text = meaning(term)
    if not text and node:
        text = markdown(node.gloss) or _claimed(node, asked, file)
    return text


_ACTIVE = {"+": ("raises", "raise"), "-": ("lowers", "lower"), "0": ("does not affect", "do not affect")}
_PASSIVE = {
    "+": ("is raised by", "are raised by"),
    "-": ("is lowered by", "are lowered by"),
    "0": ("is not affected by", "are not affected by"),
}
_UNSIGNED = {
    "modulates": (("modulates", "modulate"), ("is modulated by", "are modulated by")),
    "goes-with": (("goes with", "go with"), ("goes with", "go with")),
}


def _claimed(node: Node, asked: Asked, file: QuestionFile) -> Text:
    """`raises neurogenesis, synaptic plasticity and 2 more; what it does to neuroinflammation is not in this library`."""
    plural = is_plural(node.label)
    ways: tuple[Literal["cause", "effect"], ...] = (
        ("effect", "cause") if asked.hidden == "effect" else ("cause", "effect")
    )
    parts: list[str] = []
    for way in ways:
        parts = _listed(node.id, way, plural, asked.stated, file)
        if parts:
            break
    aside = _unsaid(node, plural, asked, file) if asked.hidden else ""
    if not parts and isinstance(file.items.get(node.item), Term):
        return ()
    return markdown("; ".join([*parts[:2], *([aside] if aside else [])]))


def _listed(id: str, role: Literal["cause", "effect"], plural: bool, first: str, file: QuestionFile) -> list[str]:
    """What the node does (as a cause), or what does it (as an effect), a part for each kind of relation; `first` leads where it is among them."""
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for claim in facts(file):
        mine, other = (claim.cause, claim.effect) if role == "cause" else (claim.effect, claim.cause)
        if mine != id:
            continue
        sign = SIGNS.get(claim.relation, "")
        if sign:
            verbs = (_ACTIVE if role == "cause" else _PASSIVE)[sign]
        else:
            verbs = _UNSIGNED[claim.relation][role == "effect"]
        groups.setdefault(verbs, {})[other] = None
    return [
        f"{verbs[plural]} {_few([shown(file.nodes[other].label) for other in sorted(others, key=lambda one: one != first)])}"
        for verbs, others in sorted(groups.items(), key=lambda group: first not in group[1])
    ]


def _few(labels: list[str]) -> str:
    if len(labels) > 3:
        labels = [*labels[:2], f"{len(labels) - 2} more"]
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"


def _unsaid(node: Node, plural: bool, asked: Asked, file: QuestionFile) -> str:
    """What the library says of the very pair in question, where no claim states it as a fact."""
    stated = file.nodes[asked.stated]
    if node.id == stated.id:
        return ""
    cause, effect = (stated.id, node.id) if asked.hidden == "effect" else (node.id, stated.id)
    between = [
        item
        for item in file.items.values()
        if isinstance(item, Claim) and not item.common.draft and (item.cause, item.effect) == (cause, effect)
    ]
    if any(is_fact(claim) for claim in between):
        return ""
    if asked.hidden == "effect":
        what = (
            f"what {shown(stated.label)} {'do' if is_plural(stated.label) else 'does'} to {'them' if plural else 'it'}"
        )
    else:
        what = f"what {'they do' if plural else 'it does'} to {shown(stated.label)}"
    if not between:
        return f"{what} is not in this library"
    return f"{what} is open" if between[0].status == "open" else f"{what} is not supported"
