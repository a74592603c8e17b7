"""The phrases that stand around a claim, and the key each belongs to: setting, condition, time, dose, comparison, step."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tutor.files.draft import forms
from tutor.files.draft.rules import words
from tutor.files.draft.spans import inside_noun, verb_at
from tutor.files.draft.tokens import Words, is_adverb, is_mark

Place = Literal["in", "when", "unless", "lag", "dose", "compared_with", "via", "note"]


class Around(NamedTuple):
    """A phrase beside the core of a clause: its words, the word that opens it behind any "only", and the key it belongs to ("note": none is sure)."""

    start: int
    opener: int
    end: int
    place: Place


_PLACES: dict[str, Place] = {
    **dict.fromkeys("in among amongst across within throughout for at".split(), "in"),
    **dict.fromkeys(
        "when whenever if once where wherever under during without following after before until provided on with".split(),
        "when",
    ),
    **dict.fromkeys("unless except".split(), "unless"),
    **dict.fromkeys("than compared versus relative rather unlike instead".split(), "compared_with"),
    **dict.fromkeys("by through via".split(), "via"),
    **dict.fromkeys("daily weekly twice".split(), "dose"),
}
_CLAUSES = frozenset(
    "when whenever if once unless while where until because although provided as since though whereas".split()
)
_FOCUS = frozenset(
    "only even especially particularly specifically notably but mostly not just partly primarily mainly".split()
)
_BREAKS = frozenset("because although but which that who whose whereas while".split())
_NUMBER = re.compile(r"[$€£]?\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|several|a|an|few|some|half|many)$")


def around(text: Words, low: int, high: int) -> list[Around]:
    """The phrases between two places, each from the word that opens it to the next."""
    found: list[Around] = []
    at = low
    while at < high:
        if is_mark(text.low(at)) or text.low(at) in ("and", "or"):
            at += 1
            continue
        opener = at
        while text.low(opener) in _FOCUS and opener + 1 < high:
            opener += 1
        end = opener + 1
        while end < high and not _ends(text, opener, end):
            end += 1
        found.append(Around(at, opener, end, _place(text, at, opener, end, low)))
        at = end
    return found


def _ends(text: Words, opener: int, at: int) -> bool:
    """Whether a phrase is over before a word."""
    word = text.low(at)
    if is_mark(word):
        return word != "," or not _list_on(text, opener, at)
    if text.low(opener) in _CLAUSES:
        return word in ("unless", "but", "because", "although", "whereas")
    if word in _FOCUS:
        return word != "just"
    if word == "and" and verb_at(text, at + 1, len(text.words)):
        return True
    if word == "than" and text.low(at - 1) in ("rather", "other", "more", "less"):
        return False
    if text.low(opener) in _PLACES and (word in words.AUXILIARIES or _verb(text, opener, at)):
        return True
    return word in _BREAKS or (
        word in _PLACES and word not in ("on", "with") and text.low(at - 1) not in _FOCUS and not _of_a_noun(text, at)
    )


def _verb(text: Words, opener: int, at: int) -> bool:
    """Whether a word carries a clause, so that the phrase is over: "during the war | reached the sea"."""
    low = text.low(at)
    return (
        at > opener + 1
        and text.low(opener) not in words.SUBORDINATORS | {"until"}
        and (low in forms.finite() or low in forms.bare())
        and not inside_noun(text, at)
        and text.low(at - 1) not in ("to", "not", "or")
    )


def _of_a_noun(text: Words, at: int) -> bool:
    """Whether "relative" describes a noun: "the relative strength"."""
    return text.low(at) == "relative" and text.low(at + 1) != "to"


def _list_on(text: Words, opener: int, comma: int) -> bool:
    """Whether a list goes on behind a comma: "in muscle, heart and lung tissue"."""
    if text.low(opener) not in ("in", "among", "across", "for") or comma - opener > 4:
        return False
    after = [text.low(at) for at in range(comma + 1, comma + 6)]
    joint = next((at for at, word in enumerate(after) if word in ("and", "or")), None)
    if joint == 0 and after[1].endswith("ing"):
        return False
    if joint is None or joint > 3:
        return False
    return not any(
        (is_mark(word) and word != ",")
        or word in words.AUXILIARIES
        or word in forms.finite()
        or word in words.PREPOSITIONS
        for word in after[:joint]
    )


def _place(text: Words, start: int, opener: int, end: int, low: int) -> Place:
    """The key a phrase belongs to; a phrase that leads must stand first, or behind a mark."""
    word = text.low(opener)
    inside = [text.low(at) for at in range(opener + 1, end)]
    focus = {text.low(at) for at in range(start, opener)}
    if focus & {"but", "not"}:
        return "unless" if "not" in focus and word in ("in", "among", "for", "when", "at") else "note"
    if focus & {"even", "partly", "mostly", "just", "mainly", "primarily"}:
        return "note"
    if word in ("after", "within", "for", "over", "in", "during") and _is_time(inside):
        return "lag" if word in ("after", "within", "in") else "note"
    if word == "compared":
        return "compared_with" if inside[:1] in (["to"], ["with"]) else "note"
    if word in ("rather", "instead"):
        return "compared_with" if inside[:1] in (["than"], ["of"]) else "note"
    if word == "for":
        return "in" if set(inside) & words.POPULATIONS else "note"
    if word in ("on", "with"):
        return "note"
    place = _PLACES.get(word, "note")
    leads = start == low or is_mark(text.low(start - 1)) or is_adverb(text.low(start - 1))
    return place if leads or start == opener or place != "note" else "note"


def _is_time(inside: list[str]) -> bool:
    return (
        bool(set(inside[:5]) & words.TIMES)
        and any(_NUMBER.match(word) for word in inside[:3])
        and "of" not in inside[:2]
    )
