"""How a form of a verb stands in its sentence: as the verb of a clause, as a participle, in the passive, or as no verb at all."""

from __future__ import annotations

import re

from tutor.files.draft import forms
from tutor.files.draft.helping import HELPED, Stand, Trigger, agent, helpers
from tutor.files.draft.rules import words
from tutor.files.draft.subject import apposed
from tutor.files.draft.tokens import Words, is_adverb, is_mark

_PLURALS = frozenset(["people", "bacteria", "mice", "algae", "data", "children", "we", "they", "you", "that", "which", "who", "these", "those", "others", "women", "men", "larvae", "fungi", "media", "feet", "both", "i", "police", "nuclei", "stimuli", "phenomena", "criteria", "species"])  # fmt: skip
_NOUN_BEFORE = (
    words.DETERMINERS | words.PREPOSITIONS | frozenset(["no", "more", "less", "fewer", "greater", "and", "or"])
)
_NO_AIM = frozenset(
    "possibility chances attempting potential ability abilities capacity way ways power need needs opportunity effort efforts attempt attempts right incentive how tendency propensity likely failure agency chance".split()
)
_BEFORE_NOUNS = words.DETERMINERS - {"that", "this", "these", "those", "both", "some", "many", "all"}
_NOUN_AFTER = frozenset(
    """of in to from for on and or that is are was were has have had will would can may might could by than at
        between with""".split()
)


def standing(
    text: Words, at: int, end: int, low: int, high: int, kinds: tuple[forms.Form, ...], noun: bool, before: list[Trigger], phrase: bool
) -> tuple[Stand, int, bool, bool, bool, bool] | None:  # fmt: skip
    """How the verb at a place stands: its stand, where it begins, negated, hedged, able, passive; None where it is no verb of a clause."""
    start, negated, hedged, able = helpers(text, at, low)
    helper = next((text.low(place) for place in range(at - 1, start - 1, -1) if not is_adverb(text.low(place)) or text.low(place) in words.AUXILIARIES), "")  # fmt: skip
    ahead = text.low(start - 1) if start > low else ""
    if not helper and ahead.endswith(("'", "'s", "’s")):
        return None
    if start == at and before and before[-1].end == start and before[-1].stand != "linking":
        return None
    inserted = apposed(text, start - 1, low) if ahead == "," and "ing" not in kinds else None
    if inserted is not None and text.low(inserted + 1) not in words.PREPOSITIONS - {"among", "like", "unlike"}:
        ahead = text.low(inserted - 1)
    after = _next(text, end, high)
    said = (start, negated, hedged, able)
    if helper in ("for", "of", "in") and "ing" in kinds:
        return ("finite", *said, False)
    if helper in words.BE:
        if "ing" in kinds:
            return ("finite", *said, False)
        return ("finite", *said, True) if "participle" in kinds else None
    if helper in words.HAVE:
        return ("finite", *said, False) if "participle" in kinds else None
    if helper in words.MODALS or helper in words.DO or helper == "to" or helper in HELPED:
        return ("finite", *said, False) if "base" in kinds else None
    if "base" in kinds and ahead in ("help", "helps", "helped", "helping") and start - 1 > low:
        start, negated, hedged, able = helpers(text, start - 1, low)
        return ("finite", start, negated, hedged, able, False)
    if "ing" in kinds:
        stand = _ing(text, start, low, ahead, before) if phrase or _object(after) else None
        return (stand, *said, False) if stand else None
    if "base" in kinds and ahead == "to" and not helper and text.low(start - 2) not in _NO_AIM:
        return ("infinitive", start, negated, hedged, able, False)
    if "participle" in kinds and not phrase and agent(text, at, min(high, at + 4)) and ahead not in words.DETERMINERS:
        return ("reduced", *said, True)
    if "past" in kinds and "base" not in kinds and _past(text, ahead, after, start, low, before, phrase):
        return ("finite", *said, False)
    if noun and (
        text.low(end) in forms.bare() or (is_adverb(text.low(end)) and text.low(end + 1) in forms.everything())
    ):
        return None
    if ahead in ("these", "those") and text.low(at) in words.MORE | words.LESS:
        return None
    if "s" in kinds and _present(ahead, after, noun, phrase):
        return ("finite", *said, False)
    if "base" in kinds and _plural(text, ahead, after, noun, phrase, start, low, before):
        return ("finite", *said, False)
    return None


def _next(text: Words, at: int, high: int) -> str:
    """The word that follows, adverbs left aside."""
    while (
        at < high
        and is_adverb(text.low(at))
        and text.low(at) not in ("no", "more", "most", "less", "all", "each", "either", "both")
    ):
        at += 1
    if text.low(at) in ("over", "about", "around", "between", "nearly", "roughly") and text.low(at + 1)[:1].isdigit():
        at += 1
    return text.low(at + 1 if text.low(at) == "both" else at) if at < high else ""


def _ing(text: Words, start: int, low: int, ahead: str, before: list[Trigger]) -> Stand | None:
    if ahead == "," and _leading(text, low, start - 1):
        return None
    if ahead == "," or text.low(start) in ("thus", "thereby") or (ahead in ("thus", "thereby")):
        return "participle" if start - 1 > low else None
    if ahead.endswith("ing") and ahead in forms.everything():
        return None
    if ahead in ("and", "or", "but"):
        last = bool(before) and text.low(before[-1].head).endswith("ing")
        joined = any(
            text.low(at).endswith("ing") and text.low(at - 1) == "," for at in range(max(low + 1, start - 9), start)
        )
        return "participle" if last or joined else None
    if (
        not ahead
        or is_mark(ahead)
        or ahead in words.PREPOSITIONS
        or ahead in words.SUBORDINATORS
        or ahead in words.DETERMINERS
    ):
        return None
    if is_adverb(ahead) or ahead in words.AUXILIARIES or ahead in forms.finite() or ahead in ("more", "less"):
        return None
    return "reduced"


def _leading(text: Words, low: int, comma: int) -> bool:
    """Whether all before a comma leads to the main clause: "In summary, raising rates …"."""
    first = text.low(low)
    inside = [text.low(at) for at in range(low, comma)]
    if (
        first in words.SUBORDINATORS
        or first in words.PREPOSITIONS
        or (len(inside) < 4 and not set(inside) & (forms.finite() | words.AUXILIARIES))
    ):
        return "," not in inside
    return False


def followed(text: Words, at: int, high: int) -> bool:
    """Whether what follows an active verb may be its object: not "increased since May", "rose relative to wages", "fell every year"."""
    after = _next(text, at, high)
    if text.low(at) in ("every", "each") and text.low(at + 1) in words.TIMES | {"time"}:
        return False
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", after):
        return False
    if after[:1].isdigit() and _share(text, at, high):
        return True
    if after[:1].isdigit() and (after.endswith("%") or {text.low(place) for place in range(at + 1, at + 4)} & _UNITS):
        return False
    if after in ("over", "about", "around", "up"):
        place = next((place for place in range(at, min(high, at + 3)) if text.low(place) == after), at)
        return (
            text.low(place + 1) in ("half", "a", "one", "two", "three", "to") and text.low(place + 2) not in words.TIMES
        )
    if after in ("like", "that", "what", "how", "where", "which", "whether", "when", "upon"):
        return True
    return bool(after) and not is_mark(after) and after not in _NO_OBJECT


def _share(text: Words, at: int, high: int) -> bool:
    """Whether "30 percent of the kids" follows: a part of a thing, no amount; "30 percent of the time" tells how often."""
    for place in range(at, min(high - 2, at + 5)):
        if text.low(place) == "of" and (text.low(place - 1) in ("percent", "%") or text.low(place - 1).endswith("%")):
            return not {text.low(place + 1), text.low(place + 2)} & (words.TIMES | {"time", "cases"})
    return False


_UNITS = frozenset(["fold", "percent", "per", "times", "%", "to"])
_NO_OBJECT = (
    words.PREPOSITIONS | words.SUBORDINATORS | words.AUXILIARIES | {"relative", "compared", "and", "or", "to"}
) - {"than", "both"}


def _object(after: str) -> bool:
    """Whether a word may begin what a verb acts on."""
    return (
        bool(after)
        and not is_mark(after)
        and after not in words.PREPOSITIONS | words.AUXILIARIES
        and after not in ("and", "or")
    )


def _past(text: Words, ahead: str, after: str, start: int, low: int, before: list[Trigger], phrase: bool) -> bool:
    if (
        not ahead
        or ahead in _BEFORE_NOUNS
        or ahead in words.PREPOSITIONS
        or ahead in ("more", "less", "most", "least", "no")
    ):
        return False
    if ahead.endswith(("gone", "done", "wn", "ven", "ken")):
        return False
    if ahead in ("this", "that") and start - 1 <= low and _only_verb(text, start + 1, after):
        return True
    if ahead in ("this", "these", "those") or (ahead == "that" and (start - 1 <= low or is_mark(text.low(start - 2)))):
        return False
    if not phrase and (
        (ahead.endswith("ed") and len(ahead) > 5) or ahead.endswith(("ous", "ful", "ible")) or ahead == "significant"
    ):
        return False
    if ahead in ("and", "or", "but", ","):
        if after in words.DETERMINERS or phrase or ahead == "but":
            return start > low + 2
        last = before[-1] if before else None
        if (
            ahead == "and"
            and last is not None
            and last.relation != "causes"
            and last.end == last.head + 1
            and not last.turned
        ):
            kinds = {kind for _, each in forms.index().get(text.low(last.head), ()) for kind in each}
            if "past" in kinds and text.low(last.head - 1) not in words.BE:
                return True
        return ahead != "or" and last is not None and last.head < start - 3 and not text.low(last.head).endswith("ing")
    if not phrase and (after in words.PREPOSITIONS or is_mark(after) or not after or after in words.AUXILIARIES):
        return False
    return ahead not in forms.finite()


def _only_verb(text: Words, at: int, after: str) -> bool:
    """Whether no other verb follows in the clause: "This pushed water away", not "This increased risk is small"."""
    if after in words.DETERMINERS - {"other", "another"}:
        return True
    for place in range(at, min(at + 14, len(text.words))):
        low = text.low(place)
        if is_mark(low) or low in ("and", "but"):
            return True
        if low in words.AUXILIARIES or low in forms.finite():
            return False
    return True


def _present(ahead: str, after: str, noun: bool, phrase: bool) -> bool:
    if not ahead or ahead in _BEFORE_NOUNS or ahead in words.PREPOSITIONS or ahead in words.AUXILIARIES:
        return False
    if not phrase and (not after or is_mark(after) or after in _NOUN_AFTER or after in words.PREPOSITIONS):
        return after == "that" and not noun
    return not noun or not (
        _describing(ahead) or (ahead in _NOUN_BEFORE and ahead not in ("and", "or", "this", "that", "which", "it"))
    )


def _describing(low: str) -> bool:
    """Whether a word is an adjective, by its ending."""
    return low in words.MORE | words.LESS or (
        low.endswith(("al", "ic", "ous", "ive", "ful", "able", "ible", "ary", "less", "ant", "ent"))
        and low not in _NO_ADJECTIVES
    )


_NO_ADJECTIVES = frozenset(
    """treatment environment government management development movement experiment component current event parent agent plant accident animal signal
    chemical metal material capital arrival removal survival renewal approval decline music logic traffic fabric topic garlic arctic antarctic
    plastic plant plants mechanic""".split()
)


def _plural(
    text: Words, ahead: str, after: str, noun: bool, phrase: bool, start: int, low: int, before: list[Trigger]
) -> bool:
    if not ahead or ahead in _BEFORE_NOUNS or ahead in words.PREPOSITIONS:
        return False
    if not phrase and (
        not after or is_mark(after) or after in words.AUXILIARIES or (after in _NOUN_AFTER and after != "that")
    ):
        return False
    if ahead in ("and", "or", "but", ","):
        earlier = [each for each in before if each.stand in ("finite", "infinitive")]
        last = earlier[-1] if earlier else None
        if text.low(start) in words.MORE | words.LESS and last is not None and last.relation == "causes":
            return False
        if not noun and any(text.low(place) in words.MODALS for place in range(low, start)) and ahead != ",":
            return True
        joined = last is not None and (text.low(last.head) == last.base or text.low(last.head) in words.BE)
        many = text.low(low) in ("they", "we", "these", "those", "both") or _other_plural(text, low, start)
        if noun and ahead == "and" and after in ("a", "an", "the", "its", "their") and many:
            return True
        return start > low + 1 and (
            joined or (not noun and ahead == "and" and last is None and _other_plural(text, low, start))
        )
    if after in ("a", "an", "the", "its", "their") and not is_mark(ahead) and ahead not in ("and", "or", "but"):
        return True
    if noun and _describing(ahead) and not text.words[start - 1].text[:1].isupper():
        return False
    if not noun and not phrase and _object(after) and text.low(start) not in _LIKE_ADJECTIVES and _names_many(ahead):
        return True
    if ahead in _PLURALS or (ahead.endswith("s") and not ahead.endswith(("ss", "us", "is"))):
        return True
    # An insertion parts a subject from its verb: "slips from the fault, rather than quakes, cause".
    end = (apposed(text, start - 1, low) if text.low(start - 1) == "," else None) or start
    near = [text.low(place) for place in range(max(low, end - 9), end)]
    if "and" in near[-4:] and (not noun or (not (set(near) & (forms.finite() | words.AUXILIARIES)) and _object(after))):
        return True
    heads = [
        place
        for place in range(len(near) - 1)
        if near[place].endswith("s") and not near[place].endswith(("ss", "us", "is"))
    ]
    return any(near[place + 1] in words.PREPOSITIONS for place in heads) and not (noun and is_mark(near[-1]))


_LIKE_ADJECTIVES = frozenset(
    """slow cool warm narrow thin dim dull damp blunt calm blind foul moderate clean dry lower better worse free open alternate separate elaborate
    sour tame mature perfect complete secure quiet""".split()
)


def _names_many(low: str) -> bool:
    """Whether a word may name several things without an s: "hagfish secrete slime"."""
    return (
        low.isalpha()
        and low
        not in (
            words.DETERMINERS
            | words.PREPOSITIONS
            | words.AUXILIARIES
            | words.SUBORDINATORS
            | words.ADVERBS
            | {"and", "or", "to", "not"}
        )
        and not _describing(low)
        and not low.endswith(("ing", "ed", "ly"))
    )


def _other_plural(text: Words, low: int, start: int) -> bool:
    """Whether a verb in the plural stands before, to which this one is joined."""
    return any(
        text.low(place) in forms.finite() and not text.low(place).endswith(("s", "ed")) for place in range(low, start)
    )
