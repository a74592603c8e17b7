"""A typed answer held against the accepted wordings and against every other name that is known: right, near or wrong.

No string metric decides here: each word must be there, at most a slip of the finger away, and what turns a meaning round (digits,
negations, `less`, who acts on whom) must be as it is. Whatever is nearer to another known name is that name. Numbers: `core.quantities`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from tutor.core.sentences import OPTIONAL, shown
from tutor.core.spelling import Word, same, slip, words
from tutor.core.vocabulary import HARMLESS, LESS, NEGATIONS, listed
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


class Wording(NamedTuple):
    """A name ready to be compared: `text` as shown; `optional` the indices of words that stood in brackets."""

    text: str
    words: tuple[Word, ...]
    optional: frozenset[int] = frozenset()


class Fit(NamedTuple):
    """How what was typed has all the words of a name: `edits` letters off, at the places `at`; `roles` whether each keeps its part in its order,

    or that is left open (`insulin resistance` for `resistance to insulin`), or changed (`from brain to muscle`).
    """

    edits: int
    at: tuple[int, ...] = ()
    swap: bool = False
    roles: Literal["kept", "open", "changed"] = "kept"

    @property
    def rank(self) -> tuple[int, int]:
        return (("kept", "open", "changed").index(self.roles), self.edits)


PART = "part of the answer"
NEARLY = "nearly the same words"

# What follows one of these plays another part than what stands before it; the second row counts as a word besides.
_TO_FROM = frozenset(listed("to from by into onto against via"))
_THAN = frozenset(listed("than before after over under through"))
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


@lru_cache(maxsize=8192)
def wording(label: str, language: str = "en") -> Wording:
    """A name, its brackets read."""
    found = words(label, language)
    inside = [match.span() for match in OPTIONAL.finditer(label)]
    optional = frozenset(i for i, word in enumerate(found) if any(start <= word.at[0] < end for start, end in inside))
    return Wording(shown(label), found, optional if len(optional) < len(found) else frozenset())


def judge(said: str, accept: Sequence[str], others: Mapping[str, Sequence[str]] = {}, language: str = "en") -> Verdict:
    """What `said` is, held against the wordings in `accept` and the names of `others` (by key; none of them a name of what is asked)."""
    typed = words(said, language)
    if not typed:
        met = next((label for label in accept if label.strip() == said.strip() != ""), None)
        return Verdict("wrong") if met is None else Verdict("right", met)
    names = [wording(label, language) for label in accept]
    best, met_ = _nearest(typed, names, language)
    if best and best.rank == (0, 0):
        return Verdict("right", met_)
    rival, other = None, ""
    for key, labels in others.items():
        found, _ = _nearest(typed, (wording(label, language) for label in labels), language)
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
    typed: tuple[Word, ...], said: str, names: Sequence[Wording], others: Mapping[str, Sequence[str]], language: str
) -> Verdict:
    for name in names:
        if _initials(said) == "".join(word.text[0] for word in name.words) and len(name.words) > 2:
            return Verdict("near", name.text, remark="its initials")
    asides = {text for word in _asides(typed, said) for text in (word.text, *unfolded([word.text]))}

    def says(typed: tuple[Word, ...], name: Wording, language: str) -> bool:
        return _says(typed, name, asides, language)

    for within, remark in ((says, NEARLY), (_part, PART)):
        for name in names:
            if within(typed, name, language):
                shared = any(
                    within(typed, wording(label, language), language) for labels in others.values() for label in labels
                )
                return Verdict("wrong") if shared else Verdict("near", name.text, remark=remark)
    return Verdict("wrong")


def _initials(said: str) -> str:
    """The letters of what can only be an abbreviation, else ""."""
    letters = said.strip().replace(".", "").casefold()
    return letters if letters.isalpha() and len(letters) > 2 else ""


# ---- all the words of a name


def _nearest(typed: tuple[Word, ...], names: Iterable[Wording], language: str) -> tuple[Fit | None, str]:
    best: Fit | None = None
    text = ""
    for name in names:
        found = _fit(typed, name, language)
        if found and (best is None or found.rank < best.rank):
            best, text = found, name.text
            if found.rank == (0, 0):
                break
    return best, text


def _fit(typed: tuple[Word, ...], name: Wording, language: str) -> Fit | None:
    needed = len(name.words) - len(name.optional)
    if not needed - 3 <= len(typed) <= len(name.words) + 3 or _fixed(typed) not in (
        _fixed(name.words),
        _fixed(_needed(name)),
    ):
        return None
    if not _starts(typed) & _starts(name.words):
        return None
    if "".join(word.text for word in typed) == "".join(word.text for word in name.words):
        return Fit(0)
    for given, wanted, optional in _joined(typed, name, language):
        found = _pair(given, wanted, optional, language)
        if found:
            return found
    return None


def _starts(line: tuple[Word, ...]) -> set[str]:
    """The letters its words begin with; of `oestrogen` both."""
    return {word.text[0] for word in line} | {"e" for word in line if word.text[:2] in ("oe", "ae")}


def _joined(
    typed: tuple[Word, ...], name: Wording, language: str
) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...], frozenset[int]]]:
    """Both sides as they are, then with two neighbours of the longer side written as one word (`cross-talk`, `weightlifting`)."""
    yield typed, name.words, name.optional
    if len(typed) > len(name.words) - len(name.optional):
        for i in range(len(typed) - 1):
            yield _join(typed, i, i + 1), name.words, name.optional
    elif len(typed) < len(name.words):
        for i in range(len(name.words) - 1):
            yield typed, _join(name.words, i, i + 1), frozenset()
            yield typed, _join(name.words, i + 1, i), frozenset()


def _join(line: tuple[Word, ...], first: int, second: int) -> tuple[Word, ...]:
    one, other = line[first], line[second]
    if first > second and len(one.text) > 4:
        one = Word(one.text.removesuffix("s"), one.at[: len(one.text.removesuffix("s"))])
    start = min(first, second)
    return (*line[:start], Word(one.text + other.text, one.at + other.at, line[start].before), *line[start + 2 :])


def _pair(typed: tuple[Word, ...], wanted: tuple[Word, ...], optional: frozenset[int], language: str) -> Fit | None:
    """Each typed word with a word of the name of its own, in any order that leaves the roles alone."""
    if not len(wanted) - len(optional) <= len(typed) <= len(wanted):
        return None
    pairs: dict[int, int] = {}
    free = list(range(len(wanted)))
    for i, word in enumerate(typed):
        met = next((j for j in free if word.text == wanted[j].text), None)
        if met is None:
            met = next((j for j in free if same(word.text, wanted[j].text, language)), None)
        if met is not None:
            pairs[i] = met
            free.remove(met)
    off, swap = 0, True
    at: list[int] = []
    for i, word in enumerate(typed):
        if i in pairs:
            continue
        slips = [(found.edits, j, found) for j in free if (found := slip(word.text, wanted[j].text, language))]
        if not slips:
            return None
        least, met, found = min(slips, key=lambda each: each[:2])
        pairs[i] = met
        free.remove(met)
        off, swap = off + least, swap and found.swap
        at.extend(word.at[place] for place in found.at)
    if not optional.issuperset(free):
        return None
    return Fit(off, tuple(sorted(set(at))), swap and off == 1, _roles(typed, wanted, pairs))


def _roles(
    typed: tuple[Word, ...], wanted: tuple[Word, ...], pairs: Mapping[int, int]
) -> Literal["kept", "open", "changed"]:
    """Whether another order leaves everything its part: `to brain from muscle` does, `from brain to muscle` does not."""
    ordered = [pairs[i] for i in range(len(typed))]
    moved = ordered != sorted(ordered)
    numbers = [pairs[i] for i, word in enumerate(typed) if any(char.isdigit() for char in word.text)]
    if numbers != sorted(numbers):
        return "changed"
    ours, theirs = _phrases(typed), _phrases(wanted)
    if not ours or not theirs:
        return "open" if moved and (ours or theirs) else "kept"
    for role in ours.keys() & theirs.keys():
        mine, yours = [pairs[i] for i in ours[role]], list(theirs[role])
        if mine[0] not in yours or yours[0] not in mine:
            return "changed"
    return "changed" if moved and not ours.keys() & theirs.keys() else "kept"


def _phrases(line: tuple[Word, ...]) -> dict[str, list[int]]:
    """The words after each `to`, `from`, `before` …, up to the next small word that is no article."""
    phrases: dict[str, list[int]] = {}
    role = ""
    for i, word in enumerate(line):
        lead = [small for small in word.before if small not in ("the", "a", "an")]
        if lead:
            role = next((small for small in lead if small in _TO_FROM), "")
        if word.text in _THAN:
            role = word.text
        elif role:
            phrases.setdefault(role, []).append(i)
    return phrases


# ---- some of its words


def _fixed(line: Iterable[Word]) -> list[str]:
    """What may be neither missing nor added: digits, single letters, negations (all alike), words for less."""
    kept = []
    for word in line:
        text = word.text
        if text in NEGATIONS or (text.startswith("non") and len(text) > 6):
            kept.append("not")
        elif text in LESS:
            kept.append("less")
        elif len(text) == 1 or any(char.isdigit() for char in text):
            kept.append("".join(char for char in text if char.isdigit()) or text)
    return sorted(kept)


def _needed(name: Wording) -> list[Word]:
    return [word for i, word in enumerate(name.words) if i not in name.optional]


def _part(typed: tuple[Word, ...], name: Wording, language: str) -> bool:
    """Whether some words of the name were typed and nothing else; what is in brackets alone is no part."""
    wanted = _needed(name)
    given = unfolded(word.text for word in typed)
    whole = unfolded(word.text for word in wanted)
    if _fixed(typed) != _fixed(wanted) or not given:
        return False
    return len(given) < len(whole) and _covers(given, whole, language, synonyms=False)


def _says(typed: tuple[Word, ...], name: Wording, asides: set[str], language: str) -> bool:
    """Whether all of the name was said in words akin to its own, with nothing more than `asides` and what repeats what kind of thing it is."""
    wanted = _needed(name)
    if _fixed(typed) != _fixed(wanted):
        return False
    plain_given, plain_whole = [word.text for word in typed], [word.text for word in wanted]
    for given, whole in ((plain_given, plain_whole), (unfolded(plain_given), unfolded(plain_whole))):
        core = [text for text in whole if not same(text, "function")] or whole
        if _covers(core, given, language, synonyms=True):
            rest = [text for text in given if not any(kin(text, mine, language, synonyms=True) for mine in whole)]
            if all(text in asides or any(same(text, each) for each in HARMLESS) for text in rest):
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
