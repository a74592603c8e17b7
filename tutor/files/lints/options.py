"""Lints of wrong options: one that is the right one, one that a claim of the file says is right as well, twins and misreadings that agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.core.items import ChoiceForm, Claim, Faq, QuestionFile, TwinsForm
from tutor.core.sentences import shown
from tutor.core.text import bare
from tutor.files.decode import Reading
from tutor.files.lints.english import reads
from tutor.files.lints.finding import Finding, part
from tutor.files.nodes import Node

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_RAISES = "raise|increase|improve|boost|enhance|strengthen|promote|stimulate|elevate|support|build|lift"
_LOWERS = "lower|decrease|reduce|weaken|diminish|dampen|inhibit|suppress|blunt|hold off|delay"
_VERBS = {
    "increases": _RAISES, "decreases": _LOWERS, "causes": "cause|bring about|bring on|lead to|trigger|produce|induce|" + _RAISES,
    "prevents": "prevent|avert|stop|block|" + _LOWERS, "enables": "enable|allow|make possible",
}  # fmt: skip
_NOT = re.compile(
    r"\b(?:not|n't|never|least|most|best|main|mainly|chief|chiefly|only|alone|first|except|but|without|than)\b|n't\b",
    re.IGNORECASE,
)


def option_findings(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """The findings about the wrong options and readings of one file."""
    truths = {
        like(claim.say): id
        for id, claim in file.items.items()
        if isinstance(claim, Claim) and claim.say and claim.status in ("supported", "suggested")
    }
    choosing = any(isinstance(item, Faq) and isinstance(item.form, ChoiceForm) for item in file.items.values())
    facts = _Facts(file) if choosing and reads(file.language) else None
    for id, item in file.items.items():
        entries = reading.written[id].entries
        if isinstance(item, Claim):
            for place, misread in enumerate(item.misread):
                if other := truths.get(like(misread.say)):
                    help = f"'{other}' says the same: leave it out, or make it wrong"
                    yield _right(id, part(entries["misread"], place), f"the misreading '{misread.say}' is true", help)
        elif isinstance(item, Faq) and isinstance(item.form, TwinsForm):
            if like(item.form.flawed) == like(item.form.sound):
                yield _right(
                    id,
                    entries["flawed"],
                    "the flawed statement is the sound one",
                    "make it wrong, or the other one right",
                )
        elif isinstance(item, Faq) and isinstance(item.form, ChoiceForm):
            yield from _options(id, item.question, item.form, entries["wrong"], facts)


def _options(id: str, question: str, form: ChoiceForm, node: Node, facts: _Facts | None) -> Iterator[Finding]:
    right = {like(option) for option in form.right}
    seen: set[str] = set()
    for place, option in enumerate(form.wrong):
        words = like(option.say)
        if words in right:
            help = "leave it out, or make it wrong"
            yield _right(
                id, part(node, place), f"'{option.say}' is among the wrong options and among the right ones", help
            )
        elif words in seen:
            yield _right(
                id, part(node, place), f"the wrong option '{option.say}' stands here twice", "leave one of the two out"
            )
        elif facts and (other := facts.says(question, words)):
            help = "move it to 'right', or narrow the question so that it is wrong"
            yield _right(
                id,
                part(node, place),
                f"'{option.say}' is a wrong option here, and '{other}' says that it is right",
                help,
            )
        seen.add(words)


def _right(id: str, at: Node, message: str, help: str) -> Finding:
    return Finding("distractor-is-right", id, at, message, help)


def like(text: str) -> str:
    """What two texts share that differ in marks, the first letter's case, a first article, spaces and the last stop alone.

    Signs and capitals inside are kept: `p < 0.05` is not `p > 0.05`, nor the gene Bdnf the protein BDNF.
    """
    line = _ARTICLE.sub("", _SPACE.sub(" ", bare(text)).strip().rstrip(".!;,"), count=1) if text else ""
    return line[:1].lower() + line[1:]


class _Facts:
    """The file's claims, by the two things they join: whether a question of the shape `What raises …?` has a further answer."""

    def __init__(self, file: QuestionFile) -> None:
        self.names: dict[str, str] = {}
        for node in file.nodes.values():
            for name in (node.label, shown(node.label), *node.also, node.full):
                if name:
                    self.names.setdefault(like(name), node.id)
        self.file = file
        self.from_cause: dict[str, list[tuple[str, Claim]]] = {}
        self.from_effect: dict[str, list[tuple[str, Claim]]] = {}
        for id, item in file.items.items():
            if (
                isinstance(item, Claim)
                and item.effect
                and not item.common.draft
                and item.status == "supported"
                and item.relation in _VERBS
            ):
                self.from_cause.setdefault(item.cause, []).append((id, item))
                self.from_effect.setdefault(item.effect, []).append((id, item))

    def says(self, question: str, option: str) -> str:
        """The id of the claim by which the option answers the question, "" when there is none."""
        node = self.names.get(option)
        if node is None or _NOT.search(question):
            return ""
        text = bare(question)
        for id, claim in self.from_cause.get(node, ()):
            if self._asked(
                rf"(?:what|which(?: of these)?(?: \w+)?)\s+(?:(?:{_VERBS[claim.relation]})s?|{re.escape(claim.verb or claim.relation)})",
                text,
                claim.effect,
                after=True,
            ):
                return id
        for id, claim in self.from_effect.get(node, ()):
            if self._asked(rf"(?:{_VERBS[claim.relation]})", text, claim.cause, after=False):
                return id
        return ""

    def _asked(self, verb: str, text: str, node: str, after: bool) -> bool:
        """Whether the question is no more than the verb and one of the node's names, before it or after it."""
        for name in (self.file.nodes[node].label, shown(self.file.nodes[node].label), *self.file.nodes[node].also):
            if not name:
                continue
            words = rf"(?:the |an? )?{re.escape(name)}"
            pattern = (
                rf"{verb}\s+{words}\W*$" if after else rf"(?:what|which \w+)\s+(?:does|do|can)\s+{words}\s+{verb}\W*$"
            )
            if re.match(pattern, text, re.IGNORECASE):
                return True
        return False
