"""What authors write for the relation of a claim, and the relation it is: a spelling that is near says nothing about a meaning.

A verb whose direction depends on its object (affects, worsens, controls) is none of the eight but `modulates` at most; it is not guessed.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from tutor.files.keys import MODERATING, RELATIONS

_SIGNS = {
    **dict.fromkeys(("up", "+", "↑"), "increases"),
    **dict.fromkeys(("down", "-", "−", "↓"), "decreases"),
    **dict.fromkeys(("→", "->"), "causes"),
    **dict.fromkeys(("0", "no-effect"), "does-not-affect"),
}
_VERBS = {
    "increases": "raise boost promote stimulate improve enhance augment amplify elevate heighten foster speed-up accelerate expand",
    "decreases": "lower reduce inhibit cut diminish lessen slow slow-down suppress dampen curb shrink impair hold-down limit",
    "causes": "lead-to result-in produce trigger bring-about induce give-rise-to set-off spark create generate drive",
    "prevents": "block stop avert protect-against protect-from keep-from abolish halt eliminate",
    "enables": "allow permit make-possible is-needed-for are-needed-for is-necessary-for are-necessary-for require-for let",
    "modulates": "affect influence change alter regulate act-on",
    "does-not-affect": "has-no-effect-on have-no-effect-on does-not-change do-not-change leaves-unchanged",
    "goes-with": "correlate-with is-associated-with are-associated-with associated-with is-linked-to are-linked-to linked-to is-correlated-with",
}
_PLURALS = {key.removesuffix("s"): key for key in RELATIONS if key not in MODERATING} | {
    "go-with": "goes-with",
    "do-not-affect": "does-not-affect",
}
_WORDS = {word: relation for relation, words in _VERBS.items() for word in words.split()}
_THIRD = re.compile(r"^([a-z]+?)(?:(?<=ss|sh|ch)es|s)(?=-|$)")
_NEAR = 0.8


class Meant(NamedTuple):
    """The relation that was meant, "" where none is; `verb` is the author's own word beside it, "" where it says no more than the relation."""

    relation: str = ""
    verb: str = ""


def meant_by(words: str) -> Meant:
    """The relation that words stand for: its key, a sign, or a verb in the singular or plural whose direction is plain."""
    key = "-".join(words.casefold().split())
    if key in RELATIONS:
        return Meant(key)
    if key in _SIGNS or key in _PLURALS:
        return Meant(_SIGNS.get(key) or _PLURALS[key])
    base = key if key in _WORDS else _THIRD.sub(r"\1", key)
    relation = _WORDS.get(base, "")
    return Meant(relation, key.replace("-", " ")) if relation else Meant()


def mend(words: str) -> str:
    """What to write instead of words that are no relation."""
    relation, verb = meant_by(words)
    if verb:
        return f"write '{relation}: …', and 'verb: {verb}' if the word matters"
    near = relation or _misspelt(words)
    if near:
        return f"did you mean '{near}'?"
    return f"the relation is one of {', '.join(RELATIONS)}; your own word goes under 'verb'"


def alike(words: str, relation: str) -> bool:
    """Whether words are a relation's key but for a slip of the hand."""
    return SequenceMatcher(None, words.casefold(), relation).ratio() >= _NEAR


def _misspelt(words: str) -> str:
    return next((key for key in RELATIONS if alike(words, key)), "")
