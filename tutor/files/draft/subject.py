"""The subject of a clause, and the insertions that part it from its verb."""

from __future__ import annotations

from tutor.files.draft import forms
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, inside_noun
from tutor.files.draft.tokens import Words, is_adverb, is_content, is_mark

_APPOSED = frozenset(
    """a an the one which who including such known called like especially particularly however in rather not namely
        or both whose some also as too found formed""".split()
)


def apposed(text: Words, comma: int, low: int) -> int | None:
    """For a comma that closes an insertion, the place of the comma that opens it."""
    for at in range(comma - 1, low, -1):
        if text.low(at) == ",":
            first = text.low(at + 1)
            inside = (
                first in _APPOSED
                or first in ("though", "although", "while", "if", "when", "as")
                or first.endswith(("able", "ible", "ful", "ous", "ive", "ent", "ed"))
                or (first in forms.everything() and first.endswith(("en", "wn")))
                or _is_name(text, at + 1, comma, low)
                or first in words.PREPOSITIONS
                or is_adverb(first)
                or (first.endswith("ing") and first in forms.everything())
            )
            return at if inside else None
        if text.low(at) in (";", ":"):
            return None
    return None


def _is_name(text: Words, start: int, comma: int, low: int) -> bool:
    """Whether a short insertion says another name of the thing before it: "the hormone of sleep, melatonin, …"."""
    opens = text.low(low) in words.PREPOSITIONS | words.SUBORDINATORS or is_adverb(text.low(low))
    inside = {text.low(at) for at in range(start, comma)}
    verbal = words.AUXILIARIES | words.SUBORDINATORS | words.PRONOUNS | {"and", "or"}
    return not opens and 0 < comma - start <= 4 and start - low > 3 and not inside & (verbal | forms.finite())


def subject(text: Words, low: int, high: int) -> Span | None:
    """The subject of the clause that begins at `low`: what stands before its first verb; that of the main clause where another leads."""
    if text.low(low) in (
        "when",
        "as",
        "if",
        "because",
        "although",
        "while",
        "once",
        "since",
        "though",
        "after",
        "before",
        "in",
        "by",
        "with",
        "without",
    ):
        comma = next((at for at in range(low + 1, min(high, low + 25)) if text.low(at) == ","), None)
        if comma is not None and comma + 1 < high:
            return subject(text, comma + 1, high)
    if text.low(low) in ("they", "we", "it", "these", "this", "those") and text.low(low + 1) in forms.everything():
        return low, low + 1
    for at in range(low, high):
        word = text.low(at)
        if word == ",":
            return (
                subject(text, at + 1, high) if at - low < 9 and not _apposition_follows(text, at, high) else (low, at)
            )
        if is_mark(word):
            return None
        if at > low and (word in words.AUXILIARIES or (word in forms.finite() and not inside_noun(text, at))):
            return low, at
        if at > low and word in ("that", "which", "who"):
            return low, at
        if (
            at > low
            and text.low(at + 1) in words.DETERMINERS - {"that", "all"}
            and is_content(word)
            and word not in words.SUBORDINATORS
            and word not in ("and", "or", "both")
        ):
            return low, at
        found = forms.everything().get(word)
        if (
            at > low
            and found
            and word.endswith("s")
            and text.low(at - 1) not in words.DETERMINERS | words.PREPOSITIONS
            and text.low(at + 1) not in ("of", ",", "and")
        ):
            return low, at
        if at > low and found == word and text.low(at - 1).endswith("s") and not text.low(at - 1).endswith("ss"):
            return low, at
    return None


def _apposition_follows(text: Words, comma: int, high: int) -> bool:
    first = text.low(comma + 1)
    return first in ("a", "an", "one", "which", "who", "known", "called", "including", "such") and any(
        text.low(at) == "," for at in range(comma + 2, high)
    )
