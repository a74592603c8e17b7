"""What the lints know of English: its question words, its auxiliaries, its pronouns, and a text as sentences and words.

A lint that rests on these runs in English files alone.
"""

from __future__ import annotations

import re

from tutor.core.text import bare

QUESTION = "what|which|who|whom|whose|why|how|when|where"
AUXILIARY = (
    "is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|cannot"
    "|(?:is|are|was|were|do|does|did|has|have|had|could|would|should|must|ca|wo)n't"
)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”|«[^«»]*»|(?<!\w)'[^']+'(?!\w)|‘[^‘’]*’(?!\w)")
_BRACKETS = re.compile(r" ?\([^()]*\)")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+")
_LEAD = re.compile(
    rf"(?!(?:what|which|who|whom|whose|why|how|{AUXILIARY})\b)[^,?]{{1,120}}\s[^,?]{{1,120}},\s+", re.IGNORECASE
)
_ASKS = re.compile(
    rf"(?:and\s+)?(?:(?:in|at|by|for|to|from|of|on|with|under|after|through|until|about)\s+)?(?:{QUESTION}|{AUXILIARY})\b",
    re.IGNORECASE,
)


def reads(language: str) -> bool:
    """Whether a file is in English."""
    return language.partition("-")[0].lower() == "en"


def said(text: str) -> str:
    """A text without marks, without what it quotes, in one line, with straight apostrophes."""
    return " ".join(_QUOTED.sub("…", bare(text)).replace("’", "'").split())


def unbracketed(text: str) -> str:
    """A text without what stands in brackets."""
    return _BRACKETS.sub("", text)


def sentences(text: str) -> list[str]:
    """Its sentences, and the parts of them that a colon or semicolon divides."""
    return _SENTENCE.split(text)


def without_lead(sentence: str) -> str:
    """A sentence without a clause before it: of `In mice, does it last?` the question."""
    found = _LEAD.match(sentence)
    return sentence[found.end() :] if found else sentence


def asks(sentence: str) -> bool:
    """Whether a sentence begins as a question does, a clause before it aside."""
    return bool(_ASKS.match(sentence) or _ASKS.match(without_lead(sentence)))
