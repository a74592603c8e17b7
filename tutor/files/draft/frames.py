"""Who says it: reporting frames around a statement, what they hedge, and what is only asked or denied."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tutor.files.draft import forms
from tutor.files.draft.rules import words
from tutor.files.draft.tokens import Words, is_adverb, is_mark

_ACTOR = r"(?:we|they|he|she|the (?:\w+ ){0,2}?(?:team|authors?|researchers?|scientists?|study|paper|report|investigators?|group|review|findings|results)|(?:researchers|scientists|experts|economists|investigators|studies))"
_SAYS = r"(?:says?|said|adds?|added|explains?|explained|notes?|noted|writes?|wrote|argues?|argued|warns?|warned|believes?|believed|thinks?|thought|tells?|told)"
_FINDS = (
    r"(?:found|finds?|shows?|showed|reports?|reported|suggests?|suggested|concludes?|concluded|discovered|discovers?)"
)
_TRAILING = re.compile(
    r"[,.…!]?[\"”]\s+[A-Z](?:[^“”\".]|\.(?=\w|\s[A-Z])){2,200}\b(?:said|says|told|explained|added|noted|wrote|warned)\b[^“”\"]*$|"
    rf",\s*according to\s[^,]*(?:,[^,]{{0,60}})?$|,\s*as \w+(?: \w+){{0,3}} (?:{_SAYS}|{_FINDS}|put it)[^,]*$"
    rf"|,\s*(?:{_ACTOR}|a (?:new |recent |large |\w+ )?study|new research|one study)\s(?:{_SAYS}|{_FINDS})(?: (?!that\b)[\w'’-]+){{0,6}}\.?$"
    rf"|,[\"”’]*\s*(?:[\w.'’-]+\s){{1,6}}?{_SAYS}\.?$|,[\"”’]*\s*{_SAYS}\s(?!that\b|it\b|this\b|these\b|they\b|we\b|there\b|the (?:research|study|findings|results|report|work)\b)[^,]{{0,120}}(?:,[^,]{{0,120}})*$"
)
_INSERTED = re.compile(
    rf",\s*(?:{_ACTOR}|[A-Z][\w.]+(?: [A-Z][\w.]+)?)\s(?:{_SAYS}|{_FINDS})\s*,|,\s*according to [^,]{{2,60}},"
)
_SHE_SAYS = re.compile(r"\b(which|that|who) (?:s?he|they) (?:says?|said|believes?|thinks?|explains?) ")
_OPEN_END = re.compile(
    r"(?:,? (?:but|although|though)\b|, (?:the \w+ of )?which\b)[^,.]{0,60}\b(?:unclear|unknown|(?:still )?a mystery|not (?:yet )?(?:clear|known|understood))\b.*$"
)
_ASIDE = re.compile(
    r",\s(?:however|therefore|moreover|in turn|of course|for example|for instance|indeed|too|instead|then|meanwhile|though),\s"
)
_WHO = re.compile(rf"[^,\"“”]{{3,120}}, who [^,]{{3,120}}, {_SAYS} ")
_ACCORDING = re.compile(r"^According to [^,]{2,80},\s*", re.I)


# "In warm water, they found that crabs grow": where it was found is where it holds; a time or a study says nothing of the kind.
_MOVED = re.compile(
    rf"^((?:In|Among|At|Under|During|With|Without|After|When) (?![^,]*(?:\d{{4}}|\b(?:stud(?:y|ies)|research|work|papers?|reports?|analys[ei]s|survey|trials?|experiments?|tests?|article|review|issue|journal)\b))[^,\"“”]{{3,80}}),"
    rf" (?:{_ACTOR}|(?:the|these|other|some) (?:\w+ )?(?:researchers|scientists|authors|experts|biologists)) (?:also )?(?:found|discovered|showed|reported|observed) that\b"
)


class Framed(NamedTuple):
    """A sentence without its frame: where its statement begins and ends among the words, whether it is hedged by the frame, what denies it, and the
    words of the frame that qualify."""

    low: int
    high: int
    hedged: bool = False
    status: str = ""
    said: str = ""


def stripped(sentence: str) -> tuple[str, str]:
    """A sentence without the speaker named at its end or in its middle, and what was taken out."""
    taken = []
    if sentence.startswith("(") and sentence.rstrip().endswith(")"):
        sentence = sentence.strip()[1:-1]
    sentence = _MOVED.sub(r"\1,", _ASIDE.sub(" ", _SHE_SAYS.sub(r"\1 ", sentence)))
    for pattern, put in ((_ACCORDING, ""), (_TRAILING, "."), (_INSERTED, " "), (_OPEN_END, ".")):
        found = None if pattern is _TRAILING and _WHO.match(sentence) else pattern.search(sentence)
        if found and len(sentence) - len(found.group()) > 20:
            taken.append(found.group().strip(" ,"))
            sentence = (sentence[: found.start()] + put + sentence[found.end() :]).strip()
    return sentence, "; ".join(taken)


_SURNAME = r"(?:[A-Z][\w.'’-]*\s+){0,3}([A-Z][\w'’-]+)"
_SPEAKER = re.compile(
    rf"\b{_SURNAME}(?:,[^,.]{{3,90}},)?\s+(?:(?:also|further|then)\s+)?{_SAYS}\b|\b{_SAYS}\s{_SURNAME}"
    rf"|\b(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s+{_SURNAME}"
)


def speakers(sentences: Iterable[str]) -> frozenset[str]:
    """The surnames of those who are quoted or have a title."""
    return frozenset(name for each in sentences for found in _SPEAKER.finditer(each) for name in found.groups() if name)


def framed(text: Words) -> Framed:
    """The statement inside of a sentence's frame."""
    low, high, hedged, said = 0, len(text.words), False, []
    while high and is_mark(text.low(high - 1)):
        high -= 1
    low = _labelled(text, high)
    for _ in range(3):
        at = _that(text, low, high) or _bare(text, low, high)
        if at is None:
            break
        hedged |= any(text.low(place) in words.HEDGES for place in range(low, at))
        said.append(text.text(low, at))
        low = at
    joined = " ".join(said)
    status = next((status for pattern, status in words.DENIED if re.search(pattern, f"{joined} ".lower())), "")
    return Framed(low, high, hedged, status, joined)


def _labelled(text: Words, high: int) -> int:
    """Behind "Training efficiency:" and the like."""
    for at in range(min(40, high)):
        if text.low(at) == ":" and (at < 7 or text.low(at - 1) in words.FRAMES or "says" in text.low(at - 1)):
            return at + 1
        if at > 6 and is_mark(text.low(at)) and text.low(at) not in (",", ":"):
            return 0
    return 0


def _that(text: Words, low: int, high: int) -> int | None:
    """The place after the "that" of a frame, None where there is no frame."""
    from tutor.files.draft.triggers import triggers

    for at in range(low + 1, min(low + 30, high)):
        word = text.low(at)
        if word != "that":
            continue
        if text.low(low) in words.TIMED | words.REASONS and "," in (text.low(place) for place in range(low, at)):
            return None
        before = [text.low(place) for place in range(max(low, at - 4), at)]
        verb = next((each for each in reversed(before) if each in words.FRAMES), "")
        told = len(before) > 1 and before[-2] in words.FRAMES and (is_adverb(before[-1]) or before[-1] in _TOLD)
        if not verb or (before[-1] not in words.FRAMES and not told):
            continue
        if verb in ("means", "mean") or (
            verb in ("fact", "finding", "findings") and low + 1 < at and before[-1] == verb
        ):
            return None
        start = at - 1
        if any(trigger.stand == "finite" and trigger.relation != "goes-with" for trigger in triggers(text, low, start)):
            return None
        return at + 1
    return None


def _bare(text: Words, low: int, high: int) -> int | None:
    """The place behind a frame without "that": "researchers say fog …"."""
    told = _behind_insertion(text, low, high)
    for at in (told,) if told else range(low + 1, min(low + 9, high - 3)):
        word = text.low(at)
        if is_mark(word) or word in words.SUBORDINATORS:
            return None
        if word == "out" and text.low(at - 1) in ("point", "points", "pointed") and at - 2 >= low:
            return at + 1 + (text.low(at + 1) == "that")
        if word not in words.FRAMES or word not in _SAID:
            continue
        before = [text.low(place) for place in range(low, at)]
        after = text.low(at + 1)
        speaks = told or bool(set(before) & words.ACTORS) or text.words[at - 1].text[:1].isupper()
        opens = after in words.DETERMINERS | words.PRONOUNS or (
            after.isalpha() and after not in words.PREPOSITIONS | words.AUXILIARIES
        )
        if not speaks or not opens or after in ("that", "no") or is_adverb(after):
            return None
        if told:
            return at + 1
        later = (text.low(place) for place in range(at + 2, min(high, at + 14)))
        return at + 1 if any(each in words.AUXILIARIES or each in forms.finite() for each in later) else None
    return None


def _behind_insertion(text: Words, low: int, high: int) -> int:
    """Where a verb of saying stands behind an insertion: "Dr May, who led the study, says …"; 0 where there is none."""
    opens = next((at for at in range(low + 1, min(low + 16, high)) if text.low(at) == ","), None)
    if opens is None or any(text.low(at) in words.SUBORDINATORS | words.AUXILIARIES for at in range(low, opens)):
        return 0
    for at in range(opens + 2, min(opens + 26, high - 3)):
        if text.low(at) == "," and text.low(at + 1) in (
            "say",
            "says",
            "said",
            "adds",
            "added",
            "explains",
            "explained",
            "believes",
        ):
            return at + 1
    return 0


# Whom something is told: "told us that".
_TOLD = frozenset(["us", "them", "me", "people", "reporters", "readers", "today", "is", "was"])

_SAID = frozenset(
    """say says said add adds added believe believes believed think thinks thought suggest suggests suggested show shows showed find finds found
    argue argues argued warn warns warned claim claims claimed note notes noted estimate estimates estimated predict predicts predicted conclude concludes
    concluded fear feared suspect suspects suspected shown demonstrated revealed reported discovered indicated confirmed""".split()
)


# What is still to be studied.
_FUTURE = re.compile(
    r"(?i)\b(?:further|future|additional|more|larger|other) (?:[\w-]+ ){0,3}(?:stud(?:y|ies)|research|investigations?|trials?|work|analys[ei]s)\b[^,;]*\b(?:needed|required|necessary|warranted|should|may|might|could|will|would)\b"
    r"|\b(?:deserves?|merits?|warrants?) (?:further|more|additional)\b"
)


def asked(sentence: str) -> bool:
    """Whether it is a question, a call, or about what is not known."""
    if re.search(
        r"(?i)\b(?:but|and|then|they|we) (?:have )?(?:found|discovered|showed|shown|conclude[sd]?|report(?:ed)?) ",
        sentence,
    ):
        return False
    if _FUTURE.search(sentence):
        return True
    if sentence.rstrip("\"'”’ )").endswith("?") or re.search(r"\?[\"”’]+ \w+", sentence):
        return True
    return bool(
        re.search(
            r"(?i)\b(?:(?:not|n.t) (?:yet )?(?:identified|determined|figured out|worked out|pinned down)|has not been (?:shown|established|proven|demonstrated)|unclear|unknown|not (?:yet )?(?:known|clear)|remains? (?:a mystery|to be seen|open)|still a mystery|is a mystery|(?:investigat|examin|stud(?:y|ied|ying)|look(?:ed|ing|s)?(?: at| into)?|test|explor)\w* (?:whether|if)|wanted to|set out to|aims? to|hopes? to|plans? to|asked (?:what|how|whether|why)|to (?:find out|test|see|learn|understand|examine|explore|study|determine) (?:whether|how|if|what|why|the (?:impact|effect|role)))\b",
            sentence,
        )
    )
