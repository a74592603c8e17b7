"""A typed answer held against the accepted wordings and against every other name that is known: right, near or wrong.

No string metric decides here: each word must be there, at most a slip of the finger away, and what turns a meaning round (digits,
negations, `less`, who acts on whom) must be as it is. Whatever is nearer to another known name is that name. Numbers: `core.quantities`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from tutor.core.sentences import shown
from tutor.core.spelling import Word, shapes
from tutor.core.vocabulary import HARMLESS, listed
from tutor.core.wordfit import Wording, nearest, wording
from tutor.core.wordkin import kin, unfolded


class Verdict(NamedTuple):
    """`matched` is the accepted wording met (brackets dropped), `differs` the places in what was typed that miss it, `remark` a few words on how,

    `other` the key of the other known name that was typed instead ("" for none).
    """

    mark: Literal["right", "near", "wrong"]
    matched: str = ""
    differs: tuple[int, ...] = ()
    remark: str = ""
    other: str = ""


PART = "part of the answer"
NEARLY = "nearly the same words"
INITIALS = "its initials"

# What follows one of these only says where.
_WHERE = frozenset(listed("in within inside of among at"))
_COUNTED = ("", "one letter", "two letters", "three letters", "four letters", "five letters", "six letters")


def hint(label: str, letters: int) -> str:
    """The first `letters` letters of a name and its number of words: `sur…  4 words`; the whole name when none is left."""
    text = shown(label)
    if letters <= 0:
        return ""
    places = [place for place, char in enumerate(text, 1) if char.isalnum()]
    if letters >= len(places):
        return text
    count = len(text.split())
    return f"{text[: places[letters - 1]]}…  {count} {'word' if count == 1 else 'words'}"


def judge(said: str, accept: Sequence[str], others: Mapping[str, Sequence[str]] = {}, language: str = "en") -> Verdict:
    """What `said` is, held against the wordings in `accept` and the names of `others` (by key; none of them a name of what is asked)."""
    typed = wording(said, language)
    if not typed.words:
        met = next((label for label in accept if label.strip() == said.strip() != ""), None)
        return Verdict("wrong") if met is None else Verdict("right", met)
    names = [wording(label, language) for label in accept]
    best, met_ = nearest(typed, names, language)
    if best and best.rank == (0, 0):
        return Verdict("right", met_)
    rival, other = None, ""
    for key, labels in others.items():
        found, _ = nearest(typed, (wording(label, language) for label in labels), language)
        if found and found.roles == "kept" and (rival is None or found.edits < rival.edits):
            rival, other = found, key
    if rival and (best is None or rival.rank < best.rank):
        return Verdict("wrong", other=other)
    if best is None:
        return _near(typed, said, names, others, language)
    if best.roles != "kept":
        return Verdict("near", met_, remark=NEARLY) if best.roles == "open" else Verdict("wrong")
    remark = "letters swapped" if best.swap else f"{_COUNTED[min(best.edits, 6)]} off"
    return Verdict("near" if rival else "right", met_, best.at, remark)


def _near(
    typed: Wording, said: str, names: Sequence[Wording], others: Mapping[str, Sequence[str]], language: str
) -> Verdict:
    for name in names:
        if len(name.words) > 2 and _initials(said) == "".join(word.text[0] for word in name.words):
            return Verdict("near", name.text, remark=INITIALS)
    asides = {text for word in _asides(typed.words, said) for text in (word.text, *unfolded([word.text]))}

    def says(name: Wording) -> bool:
        return _says(typed, name, asides, language)

    def part(name: Wording) -> bool:
        return _part(typed, name, language)

    for within, remark in ((says, NEARLY), (part, PART)):
        for name in filter(within, names):
            shared = any(within(wording(label, language)) for labels in others.values() for label in labels)
            return Verdict("wrong") if shared else Verdict("near", name.text, remark=remark)
    return Verdict("wrong")


def _initials(said: str) -> str:
    """The letters of what can only be an abbreviation, else ""."""
    letters = said.strip().replace(".", "").casefold()
    return letters if letters.isalpha() and len(letters) > 2 else ""


# ---- some of its words


def _part(typed: Wording, name: Wording, language: str) -> bool:
    """Whether some words of the name were typed and nothing else; what is in brackets alone is no part."""
    if typed.fixed != name.fixed or not any(map(str.isalpha, "".join(word.text for word in typed.words))):
        return False
    given, whole = unfolded(word.text for word in typed.words), unfolded(word.text for word in name.needed)
    return 0 < len(given) < len(whole) and _covers(given, whole, language, synonyms=False)


def _says(typed: Wording, name: Wording, asides: set[str], language: str) -> bool:
    """Whether all of the name was said in words akin to its own, with nothing more than `asides` and what repeats what kind of thing it is."""
    if typed.fixed != name.fixed:
        return False
    ours, theirs = [word.text for word in typed.words], [word.text for word in name.needed]
    for given, whole in ((ours, theirs), (unfolded(ours), unfolded(theirs))):
        core = [text for text in whole if text not in ("function", "functions")] or whole
        if len(core) <= len(given) and _covers(core, given, language, synonyms=True):
            rest = [text for text in given if not any(kin(text, mine, language, synonyms=True) for mine in whole)]
            if all(text in asides or not HARMLESS.isdisjoint(shapes(text)) for text in rest):
                return True
    return False


def _covers(some: Sequence[str], all_: Sequence[str], language: str, *, synonyms: bool) -> bool:
    """Whether each of `some` is akin to one of `all_` of its own."""
    free = list(all_)
    for text in sorted(some, key=lambda text: text not in free):
        met = (
            text
            if text in free
            else next((each for each in free if kin(text, each, language, synonyms=synonyms)), None)
        )
        if met is None:
            return False
        free.remove(met)
    return True


def _asides(line: tuple[Word, ...], said: str) -> Iterator[Word]:
    """The words that only say where or whose: `in the hippocampus`, `the brain's`."""
    aside = False
    for word in line:
        lead = [small for small in word.before if small not in ("the", "a", "an", "its", "their")]
        if lead:
            aside = lead[-1] in _WHERE
        if aside or said[word.at[-1] - 1 : word.at[-1]] in ("'", "’"):
            yield word
