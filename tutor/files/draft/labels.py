"""Short names for causes and effects: one name for one thing throughout an article, brackets for what may be left out.

Nothing is lost silently: the words a label leaves out are handed back to be noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tutor.files.draft import forms
from tutor.files.draft.brackets import CUT, MOST, bracketed, cut, size
from tutor.files.draft.rules import words
from tutor.files.draft.tokens import is_adverb, is_content, is_mark, joined

_LEADING = words.DETERMINERS | frozenset(
    """up how such same own overall so-called resulting subsequent ensuing consequent also only just even both thus then well very rather quite""".split()
)


_WAITING = frozenset("aged akin similar due prone able unable according caused known seen made given such".split())


_DOERS = frozenset("it they we you he she i".split())


# "A loss of millions" is no fewer millions.
_COUNTS = frozenset("millions billions thousands hundreds dozens tens".split())


class Label(NamedTuple):
    """A label; the words left out of it; its sign: -1 for less of the thing."""

    text: str
    dropped: str = ""
    sign: int = 1


class Names:
    """The names of an article: proper names, abbreviations, and the label each thing was given first."""

    def __init__(self, proper: Iterable[str] = (), short: Mapping[str, str] = {}) -> None:
        self.proper = frozenset(proper)
        self.short = {key.lower(): value for key, value in short.items()}
        self.known: dict[str, str] = {}
        for name in self.short.values():
            self.known.setdefault(stem(name), name)

    def same(self, label: str) -> str:
        """The label under which this thing is known, or the label itself, known from now on."""
        for long, short in self.short.items():
            label = re.sub(rf"(?i)\b{re.escape(long)}\b", short, label)
        return self.known.setdefault(stem(label) or label, label)


def stem(label: str) -> str:
    """What two labels of one thing have in common: content words without brackets and plural endings."""
    plain = re.sub(r"[()]", "", label.lower())
    found = [re.sub(r"(?<=[a-z]{3})(?:es|s)$", "", word) for word in re.findall(r"[\w'-]+", plain) if is_content(word)]
    return " ".join(found)


def label(parts: list[str], names: Names, first: bool = False) -> Label:
    """The label of some words of a sentence; `first`: they begin the sentence, whose capital is no name's."""
    parts = [part for part in parts if part not in ("'",)]
    if first and parts and parts[0] not in names.proper and not _named(parts[0]):
        parts = [parts[0][:1].lower() + parts[0][1:], *parts[1:]]
    dropped: list[str] = []
    parts, said = _without_verb(parts)
    dropped += said
    while parts and (
        parts[0].lower() in _LEADING | words.PREPOSITIONS | words.AUXILIARIES | {"and", "or"}
        or is_mark(parts[0])
        or (is_adverb(parts[0].lower()) and parts[0].lower() not in words.MORE | words.LESS | {"no", "not"})
    ):
        if parts[0].lower() in words.SIGNALS or parts[0].lower() in (
            "only",
            "just",
            "such",
            "some",
            "most",
            "certain",
            "many",
            "alone",
        ):
            dropped.append(parts[0])
        parts = parts[1:]
    while parts and _dangles(parts):
        if is_content(parts[-1].lower()):
            dropped.append(parts[-1])
        parts = parts[:-1]
    body, tail = cut(parts)
    if tail and sum(map(is_content, (each.lower() for each in tail))) > 4:
        dropped += tail
        tail = []
    text, lost = bracketed(body, tail)
    return Label(names.same(text) if text else "", joined(dropped + lost))


def _dangles(parts: list[str]) -> bool:
    """Whether the last word waits for another: "risk of the", "pain caused", "colds and"."""
    low = parts[-1].lower()
    if (
        is_mark(low)
        or is_adverb(low)
        or low in words.PREPOSITIONS | {"and", "or", "but", "the", "a", "an", "their", "its"}
    ):
        return True
    waiting = low.endswith("ed") and forms.everything().get(low, low) != low
    return len(parts) > 1 and parts[-2].lower() not in words.AUXILIARIES and (waiting or low in _WAITING)


def _without_verb(parts: list[str]) -> tuple[list[str], list[str]]:
    """A clause cut to what it is about, and the words cut off: "soils are wet" is "wet soils", "parks are closed" is "closing parks"."""
    long = size(parts) > MOST
    acts = forms.everything().get(parts[1].lower()) if len(parts) > 2 and parts[0].lower() in _DOERS else None
    if acts:
        return [forms.ing(acts), *parts[2:]], parts[:1]
    for at in range(1, len(parts)):
        low = parts[at].lower()
        if low in CUT or low in ("such", "including"):
            return parts, []
        if parts[at - 1].lower() == "to":
            continue
        helper = low in words.AUXILIARIES or low.endswith(("n't", "'ve", "'re", "'ll"))
        helper = helper or low in ("tend", "tends", "tended", "appear", "appears", "seem", "seems", "seemed")
        if not helper and not (long and low in forms.finite() and not low.endswith("ed")):
            continue
        subject, rest = parts[:at], parts[at:]
        if any(part.lower() in words.NEGATIONS or part.lower().endswith("n't") for part in rest):
            return parts, []
        if not any(is_content(part.lower()) and part.lower() not in words.PRONOUNS for part in subject):
            return parts, []
        words_behind = [part for part in rest if part.lower() not in words.AUXILIARIES and not is_adverb(part.lower())]
        state = words_behind[0].lower() if words_behind else ""
        if low in words.BE and state:
            base = forms.everything().get(state)
            if base and state.endswith(("ed", "en", "t", "n")):
                return [forms.ing(base), *subject], rest
            if len(words_behind) == 1 and not base:
                return [state, *(part for part in subject if part.lower() not in words.DETERMINERS)], [
                    part for part in rest if part.lower() in words.SIGNALS
                ]
        return subject, rest
    return parts, []


def _named(word: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in word[1:]) or (len(word) == 1 and word != "A")


def _describes(low: str) -> bool:
    """Whether a word is an adjective by its ending: "exponential"."""
    return low.endswith(("al", "ic", "ous", "ive", "ent", "ant", "ble"))


def changed(parts: list[str]) -> tuple[list[str], int, str]:
    """What a wording like "a rise in sales" or "fewer bees" is about, the sign it gives (0: a change of unknown direction), and the words that said so."""
    low = [part.lower() for part in parts]
    at = 0
    said: list[str] = []
    while (
        at < len(parts)
        and (
            low[at] in _LEADING
            or low[at]
            in (
                "significant",
                "statistically",
                "substantial",
                "large",
                "marked",
                "strong",
                "sharp",
                "small",
                "slight",
                "durable",
                "further",
                "lasting",
                "measurable",
                "modest",
                "dramatic",
                "rapid",
                "long-term",
                "significantly",
                "additional",
                "overall",
                "severe",
                "irreversible",
                "widespread",
                "much",
                "far",
                "slightly",
                "gradual",
                "immediate",
                "temporary",
                "big",
                "great",
                "long-lasting",
                "any",
                "notable",
                "targeted",
                "comprehensive",
            )
            or re.fullmatch(r"[\d.,]+\s?%?|percent|per|cent|fold", low[at])
            or is_adverb(low[at])
        )
        and low[at] not in words.MORE | words.LESS
        and low[at] not in words.SAME
    ):
        said.append(parts[at])
        at += 1
    turns = words.RISE | words.FALL | words.CHANGE
    if (
        low[at + 1 : at + 2]
        and low[at + 1] in turns
        and low[at + 2 : at + 3] in (["in"], ["of"])
        and _describes(low[at])
    ):
        said.append(parts[at])
        at += 1
    if at >= len(parts):
        return parts, 1, ""
    head = low[at]
    for heads, sign in ((words.RISE, 1), (words.FALL, -1), (words.CHANGE, 0)):
        if low[at + 2 : at + 3] and low[at + 2] in _COUNTS:
            continue
        if head in heads and at + 2 < len(parts) and low[at + 1] in ("in", "of", "to"):
            return parts[at + 2 :], sign, joined([*said, parts[at]])
        compound = next(
            (
                place
                for place in range(at + 1, min(at + 4, len(parts)))
                if low[place] in heads and (place + 1 == len(parts) or low[place + 1] in words.PREPOSITIONS)
            ),
            0,
        )
        if (
            compound
            and head not in words.SAME
            and compound - at > 1
            and not any(word in ("of", "in", "and", "or", "to", "from") for word in low[at:compound])
            and sign
        ):
            return (
                parts[at:compound] + parts[compound + 1 :]
                if low[compound + 1 : compound + 2] == ["of"]
                else parts[at:compound],
                sign,
                joined([*said, parts[compound], *parts[compound + 1 :]]),
            )
    if head in words.MORE and at + 1 < len(parts):
        return parts[at + 1 :], 1, joined([*said, parts[at]])
    if head in words.LESS and at + 1 < len(parts):
        return parts[at + 1 :], -1, joined([*said, parts[at]])
    return parts, 1, ""
