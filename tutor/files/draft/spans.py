"""Which words of a sentence name what stands before and behind a place."""

from __future__ import annotations

from tutor.files.draft import forms
from tutor.files.draft.rules import words
from tutor.files.draft.tokens import Words, is_adverb, is_content, is_mark

Span = tuple[int, int]
# Where the words that a verb acts on are over.
_ENDS = frozenset(
    """because although though while whereas whilst if when whenever unless until since which who whom where
        wherein than compared versus even despite after before during through throughout via among amongst within
        without under following only at as so but alongside unlike regardless then across about over up by per
        provided thereby thus yet except causing leading resulting making allowing specifically especially
        particularly too that well relative rather instead amid depending primarily for""".split()
) - {"about", "for"}
_RELATIONAL = frozenset(
    """increase increases decrease decreases decline declines reduction reductions change changes rise drop loss
        losses gain gains improvement improvements growth shift shifts fall role part deficit deficits difference
        differences interest confidence variation variations involvement cut cuts incentive participation success
        impairment impairments""".split()
)
_WHO = frozenset(["it", "they", "we", "he", "she", "i", "you"])
_DAYS = frozenset("days nights day night average mornings weekdays weekends".split())
_AS = frozenset("such well known as same far described defined regarded used seen".split())
_APPOSED = frozenset(
    """a an the one which who including such known called like especially particularly however in rather not namely
        or both whose some also as too found formed""".split()
)


def noun_before(text: Words, end: int, low: int) -> Span:
    """The words that name what stands directly before a place."""
    start = end
    while start > low and not _begins(text, start - 1, low, end):
        start -= 1
    while start < end and (
        text.low(start) in ("and", "or", "but", "so", "that", "with", "by", "of", "for", "to", "on")
        or is_mark(text.low(start))
    ):
        start += 1
    return start, end


def _begins(text: Words, at: int, low: int, end: int) -> bool:
    """Whether a word stands before the name, walking back."""
    word = text.low(at)
    if word == ",":
        return not _listed_back(text, at, low, end)
    if word in _WHO and at + 1 == end:
        return False
    if text.low(at - 1) == "to" and text.low(at - 2) in _TO and word in forms.everything():
        return False
    if word == "as":
        return text.low(at - 1) not in _AS and text.low(at + 1) != "well"
    if text.low(at + 1) in _WHO and at + 2 == end:
        return True
    if word in ("and", "or"):
        return at + 1 == end or text.low(at + 1) in words.PRONOUNS - {"its", "their", "this", "that", "these", "those"}
    if (
        is_mark(word)
        or word in words.SUBORDINATORS - {"as", "than", "after", "before"}
        or word in words.MODALS | words.DO | words.BE
    ):
        return True
    if word in words.HAVE:
        return True
    if word in ("not", "n't") or word in ("however", "therefore", "thus", "moreover"):
        return True
    return word in forms.finite() and at + 1 < end and not inside_noun(text, at)


def inside_noun(text: Words, at: int) -> bool:
    """Whether a form of a verb describes a noun here ("the found coins", "lost sleep", "cells exposed to heat")."""
    before, after = text.low(at - 1), text.low(at + 1)
    return (
        before in words.DETERMINERS
        or before in words.PREPOSITIONS
        or before == "and"
        or (text.low(at).endswith("ed") and (not before or is_mark(before)))
        or (after in ("to", "with", "by", "from", "in") and text.low(at).endswith(("ed", "n")))
    )


def _listed_back(text: Words, comma: int, low: int, end: int) -> bool:
    """Whether the comma divides the members of a list that ends with "and …"."""
    between = [text.low(at) for at in range(comma + 1, end)]
    if not between or len(between) > 12 or not ({"and", "or"} & set(between)):
        return False
    if any(word in words.AUXILIARIES or word in words.SUBORDINATORS or word in forms.finite() for word in between):
        return False
    before = [text.low(at) for at in range(max(low, comma - 30), comma)]
    first = max((place for place, word in enumerate(before) if is_mark(word)), default=-1)
    if comma - first > 24 or before[first + 1 :][:1] == ["as"]:
        return False
    member = before[first + 1 :]
    if not member or member[0] in words.PREPOSITIONS or member[0] in words.SUBORDINATORS or is_adverb(member[0]):
        return False
    if any(_acts(text, at) for at in range(comma - len(member), comma)):
        return False
    joint = between.index("and") if "and" in between else between.index("or")
    return joint <= 5 and not any(word in words.AUXILIARIES or word in forms.finite() for word in member)


def _acts(text: Words, at: int) -> bool:
    """Whether a word that may be a noun or a verb is a verb with its object: "the body needs zinc"."""
    word, before, after = text.low(at), text.low(at - 1), text.low(at + 1)
    if (
        not word.endswith("s")
        or forms.everything().get(word, word) == word
        or before in words.DETERMINERS | words.PREPOSITIONS
    ):
        return False
    return bool(after) and not is_mark(after) and after not in words.PREPOSITIONS and after not in ("and", "or")


def noun_after(text: Words, start: int, high: int, whole: bool = False) -> Span:
    """The words that name what stands directly after a place; `whole` keeps an infinitive ("willows to grow")."""
    end = start
    while end < high and not _stops(text, start, end, high, whole):
        end += 1
    while end > start and (
        is_adverb(text.low(end - 1))
        or is_mark(text.low(end - 1))
        or text.low(end - 1) in words.PREPOSITIONS
        or text.low(end - 1) in ("and", "or", "to", "such", "far", "much", "so", "quite")
    ):
        end -= 1
    return start, end


def _stops(text: Words, start: int, at: int, high: int, whole: bool) -> bool:
    word = text.low(at)
    if word == ",":
        return not (_listed_on(text, start, at, high) or _described(text, start, at))
    if is_mark(word):
        return True
    if at == start:
        return word in ("because", "when", "if", "which")
    if word in ("due", "owing", "thanks") and text.low(at + 1) == "to":
        return not whole
    if word in ("and", "or", "but"):
        return (
            word == "but"
            or (text.low(at + 1) in _WHO | {"to"} and not whole)
            or (text.low(at + 1) in ("this", "that", "these", "those") and _third(text.low(at + 2)))
            or verb_at(text, at + 1, high)
            or _same_past(text, start, at + 1)
            or (not whole and _clause(text, at + 1, high))
            or text.low(at + 1) in ("thus", "thereby", "so", "therefore", "then", "consequently", "even", "make", "in")
        )
    if word == "in":
        return text.low(at - 1) not in _RELATIONAL and not whole
    if word == "to":
        return (
            not whole
            and text.low(at + 1) in forms.everything()
            and text.low(at + 1) == forms.everything()[text.low(at + 1)]
            and text.low(at - 1) not in _TO
        )
    if word == "by" and whole:
        return False
    if word in ("on", "with") and {text.low(place) for place in range(at + 1, at + 4)} & _DAYS:
        return True
    if word in words.MODALS | words.BE | words.DO | words.HAVE:
        return not whole
    if text.low(at - 1) == "how":
        return False
    if word in ("include", "includes", "included"):
        return True
    return (
        word in _ENDS
        and not (word == "over" and text.low(at - 1) in ("control", "influence"))
        and not (word == "during" and whole)
    )


_TO = frozenset(
    """ability abilities capacity tendency propensity failure willingness incentive likelihood inability
        opportunity power need""".split()
)


def _third(low: str) -> bool:
    """Whether a word is a verb in the third person ("requires") or a helper."""
    return low in words.AUXILIARIES or (low.endswith("s") and forms.everything().get(low, low) != low)


def _same_past(text: Words, start: int, at: int) -> bool:
    """Whether a second verb in the past follows a first ("reduced pain and improved sleep"), not a describing word ("caused loss and reduced yields")."""
    first = forms.index().get(text.low(start - 1), ())
    while is_adverb(text.low(at)):
        at += 1
    second = forms.index().get(text.low(at), ())
    plain = (
        any("past" in kinds and verb.relation != "causes" for verb, kinds in first)
        and text.low(start - 2) not in words.BE
    )
    third = forms.everything().get(text.low(at), text.low(at)) != text.low(at) and text.low(at).endswith("s")
    if any("s" in kinds for _, kinds in first) and third:
        return not is_mark(text.low(at + 1)) and text.low(at + 1) not in words.PREPOSITIONS
    if any("base" in kinds and "past" not in kinds for _, kinds in first) and text.low(at) in forms.bare():
        return not is_mark(text.low(at + 1))
    return plain and any("past" in kinds for _, kinds in second) and bool(is_content(text.low(at + 1)))


def verb_at(text: Words, at: int, high: int) -> bool:
    """Whether a verb stands here, after "and" (adverbs in between): its form is that of no noun, or what follows is its object."""
    while at < high and is_adverb(text.low(at)):
        at += 1
    word = text.low(at)
    if at >= high:
        return False
    if word in words.AUXILIARIES or (word in forms.finite() and not word.endswith("ed")):
        return True
    found = forms.index().get(word)
    after = text.low(at + 1)
    if not found:
        known = word in forms.everything() and after in ("to", "for", "in")
        return word.endswith(("s", "ed")) and (after in words.DETERMINERS or known)
    kinds = {kind for _, each in found for kind in each}
    if kinds <= {"past", "participle"}:
        return after in words.DETERMINERS or text.low(at - 1) in ("significantly",)
    if "ing" in kinds:
        return after in words.DETERMINERS or (after not in words.PREPOSITIONS and not is_mark(after) and bool(after))
    if word in words.MORE | words.LESS:
        return False
    noun = any(verb.noun for verb, _ in found)
    return (
        bool(after)
        and not is_mark(after)
        and after not in words.PREPOSITIONS
        and (not noun or after in words.DETERMINERS or ("s" in kinds and after not in ("and", "or")))
    )


def _listed_on(text: Words, start: int, comma: int, high: int) -> bool:
    """Whether a list goes on after the comma: short members, then "and …"."""
    if comma - start > 14:
        return False
    at, size = comma + 1, 0
    if text.low(at) in ("and", "or"):
        return not _clause(text, at + 1, high) and not verb_at(text, at + 1, high) and _closed_list(text, start, comma)
    while at < high and size <= 7:
        word = text.low(at)
        if word in ("and", "or"):
            return size > 0 and not verb_at(text, at + 1, high) and not _clause(text, at + 1, high)
        if word == ",":
            return _listed_on(text, comma + 1, at, high) if size else False
        if is_mark(word) or word in words.AUXILIARIES or word in words.SUBORDINATORS or word in forms.finite():
            return False
        if size == 0 and (
            word in words.PREPOSITIONS
            or word in _APPOSED - {"the"}
            or is_adverb(word)
            or (word.endswith("ing") and text.low(at + 1) not in (",", "and", "or"))
        ):
            return False
        at, size = at + 1, size + 1
    return False


def _described(text: Words, start: int, comma: int) -> bool:
    """Whether a comma divides two adjectives before a noun: "a single, circular genome"."""
    first = start + (text.low(start) in words.DETERMINERS)
    return (
        comma == first + 1
        and _adjective(text.low(first))
        and _adjective(text.low(comma + 1))
        and is_content(text.low(comma + 2))
        and not is_mark(text.low(comma + 2))
    )


_PLAIN = frozenset(
    "single large small big long short new old strong weak deep thin thick hot cold dry wet warm cool slow fast rich poor hard soft dark".split()
)


def _adjective(low: str) -> bool:
    return low in _PLAIN or (len(low) > 4 and low.endswith(("al", "ic", "ous", "ive", "ful", "ar", "less", "ary")))


def _closed_list(text: Words, start: int, comma: int) -> bool:
    return comma - start <= 14 and not any(text.low(at) == "and" for at in range(start, comma))


def _clause(text: Words, at: int, high: int) -> bool:
    """Whether what follows has a verb of its own before the next mark."""
    for place in range(at, min(high, at + 9)):
        word = text.low(place)
        if is_mark(word) or word in words.SUBORDINATORS or (word in words.PREPOSITIONS and word not in ("of", "in")):
            return False
        if word in words.AUXILIARIES or (word in forms.finite() and not inside_noun(text, place)):
            return True
        if (
            place > at
            and word in forms.index()
            and word.endswith("s")
            and not any(verb.noun for verb, _ in forms.index()[word])
        ):
            return True
    return False
