"""A claim in words: its sentence, the sentence with a gap, and the arrows through its mediators.

Takes nothing from outside the claim's own file, and never says how sure a source was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from tutor.core.items import Claim, Direction, Node, QuestionFile, Relation
from tutor.core.text import GAP, Span, Text, join, markdown, words

Sign = Literal["+", "-", "0", ""]

SIGNS: dict[Relation, Sign] = {
    "increases": "+",
    "causes": "+",
    "enables": "+",
    "decreases": "-",
    "prevents": "-",
    "does-not-affect": "0",
}
"""What a cause does to its effect; a relation that is not here says nothing of the direction."""

VERBS: dict[Relation, tuple[str, str]] = {
    "increases": ("increases", "increase"),
    "decreases": ("decreases", "decrease"),
    "causes": ("causes", "cause"),
    "prevents": ("prevents", "prevent"),
    "enables": ("enables", "enable"),
    "modulates": ("modulates", "modulate"),
    "does-not-affect": ("does not affect", "do not affect"),
    "goes-with": ("goes with", "go with"),
    "strengthens": ("strengthens", "strengthen"),
    "weakens": ("weakens", "weaken"),
}
"""The relation's word, singular and plural."""

MARKS: dict[Sign, str] = {"+": "↑", "-": "↓"}

_AFTER = re.compile(r"\s+(?:of|in|to|for|from|on|with|by|at|after|during|between|against)\s")
# Brackets at the edge of words; those inside one (`poly(A)`) belong to it.
OPTIONAL = re.compile(r"(?<!\w)\(([^()]*)\)(?!\w)")


def shown(label: str) -> str:
    """A label as it is shown: brackets mark words that may be left out and are dropped, the words stay."""
    return " ".join((OPTIONAL.sub(r"\1", label) if "(" in label else label).split())


def short(label: str) -> str:
    """A label without the words that may be left out; the whole label where nothing would remain."""
    return " ".join(OPTIONAL.sub(" ", label).split()) or shown(label)


def capital(text: str) -> str:
    """`text` with a capital first letter, but for names that have a form of their own (mTOR, p53, SF1, β-amyloid)."""
    first = re.match(r"[\"'“‘(*_]*(\w[\w-]*)", text)
    if not first or not first[1][0].islower() or "Ͱ" <= first[1][0] <= "Ͽ":
        return text
    word = first[1]
    if any(char.isdigit() or char.isupper() for char in word):
        return text
    at = first.start(1)
    return text[:at] + text[at].upper() + text[at + 1 :]


def stopped(text: str) -> str:
    """`text` as a sentence: a capital and a full stop where it has no mark of its own."""
    text = capital(text.strip())
    return text if text.rstrip("\"'”’)*_").endswith((".", "!", "?", "…", "。", "！", "？")) else text + "."


def is_plural(label: str) -> bool:
    """Whether a label takes a plural verb: what stands before its first preposition ends in s (not ss, is, us) or holds "and"."""
    label = _AFTER.split(shown(label).casefold(), maxsplit=1)[0]
    return (label.endswith("s") and not label.endswith(("ss", "is", "us"))) or "and" in re.findall(r"\w+", label)


def verb(claim: Claim, file: QuestionFile) -> str:
    """The claim's own verb, else the relation's word in the number of its cause."""
    return claim.verb or VERBS[claim.relation][is_plural(file.nodes[claim.cause].label)]


def sentence(claim: Claim, file: QuestionFile) -> Text:
    """The whole claim as a sentence: the author's `say`, else cause, verb and effect. A moderator's names the claim it bears on."""
    return markdown(source(claim, file))


def source(claim: Claim, file: QuestionFile) -> str:
    """The sentence before its Markdown is read."""
    if claim.say:
        return stopped(claim.say)
    return stopped(f"{label(claim.cause, file)} {verb(claim, file)} {_object(claim, file)}")


def _object(claim: Claim, file: QuestionFile) -> str:
    if not claim.moderates:
        return label(claim.effect, file)
    match file.items.get(claim.moderates):
        case Claim(relation="goes-with") as other:
            return f"the link between {label(other.cause, file)} and {label(other.effect, file)}"
        case Claim(moderates="") as other:
            return f"the effect of {label(other.cause, file)} on {label(other.effect, file)}"
        case _:
            return "it"


def gap_sentence(claim: Claim, file: QuestionFile, hidden: Literal["cause", "effect"]) -> Text:
    """Cause, verb and effect with a gap where the hidden one stands; no full stop."""
    if hidden == "cause":
        return (GAP, *markdown_after(" ", f"{verb(claim, file)} {label(claim.effect, file)}"))
    return (*markdown(capital(f"{label(claim.cause, file)} {verb(claim, file)}")), Span(" "), GAP)


def markdown_after(lead: str, text: str) -> Text:
    """Markdown with a few plain characters before it."""
    return join((words(lead), markdown(text)), "")


def label(node: str, file: QuestionFile) -> str:
    """What a node is called, without brackets."""
    return shown(file.nodes[node].label)


def names(node: Node) -> tuple[str, ...]:
    """Every name of a node, its label first, brackets kept, each once."""
    return tuple(dict.fromkeys(name for name in (node.label, node.full, *node.also) if name))


# ---- the chain through the mediators

_DIRECTIONS: dict[Direction, Sign] = {"more": "+", "less": "-", "fewer": "-"}


def steps(claim: Claim, file: QuestionFile) -> Iterator[str]:
    """The mediators in words, in order, a parallel pair as one: `fewer sea urchins`."""
    for step in claim.via:
        yield _listed(
            [(f"{one.direction} " if one.direction != "more" else "") + label(one.node, file) for one in step]
        )


def chain(claim: Claim, file: QuestionFile) -> Text:
    """Cause, mediators and effect with arrows between, empty without mediators.

    An arrow is solid where a supported claim of the file states the link. Signs stand before the arrows (`↓→`) as soon as one link
    lowers what it leads to; a chain that only raises needs none.
    """
    return markdown(" ".join(_drawn(claim, file))) if claim.via else ()


def chain_without(claim: Claim, file: QuestionFile, step: int) -> Text:
    """The same with a gap where one step (from 0) stands."""
    parts = _drawn(claim, file)
    place = 2 * (step + 1)
    before, after = " ".join(parts[:place]), " ".join(parts[place + 1 :])
    return (*markdown(before), Span(" "), GAP, *markdown_after(" ", after))


def _drawn(claim: Claim, file: QuestionFile) -> list[str]:
    """What stands at the ends and steps of a claim, and the arrows between, one after another."""
    ends: list[tuple[tuple[str, Sign], ...]] = [((claim.cause, "+"),)]
    ends += [tuple((one.node, _DIRECTIONS[one.direction]) for one in step) for step in claim.via]
    ends.append(((claim.effect, SIGNS.get(claim.relation, "")),))
    stated = _stated(file)
    links = [_link(left, right, stated) for left, right in pairwise(ends)]
    signed = any(sign == "-" for sign, _ in links)
    text = [_listed([short(file.nodes[node].label) for node, _ in ends[0]])]
    for (sign, solid), end in zip(links, ends[1:], strict=True):
        text.append(arrow(sign if signed else "", solid))
        text.append(_listed([short(file.nodes[node].label) for node, _ in end]))
    return text


def link(claim: Claim, file: QuestionFile) -> Text:
    """The claim alone as an arrow with its sign: `sea otters ↓→ sea urchins`."""
    if claim.moderates:
        return sentence(claim, file)
    sign = SIGNS.get(claim.relation, "")
    ends = short(file.nodes[claim.cause].label), short(file.nodes[claim.effect].label)
    return markdown(f"{ends[0]} {arrow(sign, claim.status == 'supported')} {ends[1]}")


def arrow(sign: Sign, solid: bool) -> str:
    """An arrow: dotted unless it is settled, after its sign where that is known."""
    return MARKS.get(sign, "") + ("→" if solid else "┄→")


def _stated(file: QuestionFile) -> dict[tuple[str, str], Claim]:
    """The file's claims by their ends; of several the first supported one."""
    found: dict[tuple[str, str], Claim] = {}
    for item in file.items.values():
        if isinstance(item, Claim) and not item.common.draft and not item.moderates:
            ends = (item.cause, item.effect)
            if ends not in found or (item.status == "supported" and found[ends].status != "supported"):
                found[ends] = item
    return found


def _link(left: tuple[tuple[str, Sign], ...], right: tuple[tuple[str, Sign], ...], stated: dict[tuple[str, str], Claim]) -> tuple[Sign, bool]:  # fmt: skip
    """The sign of a step (none where parallel links differ) and whether supported claims state all of it."""
    signs: set[Sign] = set()
    solid = True
    for start, first in left:
        for end, second in right:
            claim = stated.get((start, end))
            signs.add(SIGNS.get(claim.relation, "") if claim else _product(first, second))
            solid = solid and claim is not None and claim.status == "supported"
    return (signs.pop() if len(signs) == 1 else ""), solid


def _product(first: Sign, second: Sign) -> Sign:
    if first not in ("+", "-") or second not in ("+", "-"):
        return ""
    return "+" if first == second else "-"


def _listed(parts: list[str]) -> str:
    return " and ".join(parts) if len(parts) < 3 else ", ".join(parts[:-1]) + " and " + parts[-1]
