"""Whether a line has all the words of a name, each in place of its own and at most a slip of the finger away.

Word order is free as long as everyone keeps his part: `to brain from muscle` is `from muscle to brain`, `from brain to muscle` is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from tutor.core.sentences import OPTIONAL, shown
from tutor.core.spelling import Word, same, slip, words
from tutor.core.vocabulary import LESS, NEGATIONS, SIGNS, listed


class Wording(NamedTuple):
    """A name ready to be compared: `text` as shown; `optional` the indices of words that stood in brackets, `needed` the other words.

    `starts` are the letters that each word may begin with, `joined` its words written as one; `fixed` is what may be neither missing nor
    added, `turned` the digits and negations of it, with and without the words in brackets.
    """

    text: str
    words: tuple[Word, ...]
    optional: frozenset[int]
    needed: tuple[Word, ...]
    starts: tuple[str, ...]
    joined: str
    fixed: tuple[str, ...]
    turned: tuple[tuple[str, ...], tuple[str, ...]]


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


# What follows one of these plays another part than what stands before it; the second row counts as a word besides.
_TO_FROM = frozenset(listed("to from by into onto against via"))
_THAN = frozenset(listed("than before after over under through"))


_SIGNED = frozenset(SIGNS.values())


@lru_cache(maxsize=8192)
def wording(label: str, language: str = "en") -> Wording:
    """A name, its brackets read."""
    found = words(label, language)
    inside = [match.span() for match in OPTIONAL.finditer(label)] if "(" in label else []
    optional = frozenset(i for i, word in enumerate(found) if any(start <= word.at[0] < end for start, end in inside))
    if len(optional) == len(found):
        optional = frozenset()
    needed = tuple(word for i, word in enumerate(found) if i not in optional)
    starts = tuple(word.text[:2] if word.text.startswith(("oe", "ae")) else word.text[0] for word in found)
    joined = "".join(word.text for word in found)
    return Wording(
        shown(label), found, optional, needed, starts, joined, _fixed(needed), (_turned(found), _turned(needed))
    )


@lru_cache(maxsize=8192)
def _kept(text: str) -> str:
    """What of a word may be neither missing nor added: its digits, a single letter, a sign, a negation (all alike), a word for less; else ""."""
    if text in NEGATIONS or (text.startswith("non") and len(text) > 6):
        return "not"
    if text in LESS:
        return "less"
    if text in _SIGNED:
        return text
    if len(text) == 1 or any(char.isdigit() for char in text):
        return "".join(char for char in text if char.isdigit()) or text
    return ""


def _fixed(line: Iterable[Word]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, (_kept(word.text) for word in line))))


def nearest(typed: Wording, names: Iterable[Wording], language: str) -> tuple[Fit | None, str]:
    """The best fit of what was `typed` among some names, and the name as shown."""
    best: Fit | None = None
    text = ""
    for name in names:
        if not _may_fit(typed, name):
            continue
        found = _fit(typed, name, language)
        if found and (best is None or found.rank < best.rank):
            best, text = found, name.text
            if found.rank == (0, 0):
                break
    return best, text


def _may_fit(typed: Wording, name: Wording) -> bool:
    """What can be said without looking at the words: their number, how they begin, digits and negations."""
    if _written_otherwise(typed, name):
        return True
    if typed.turned[0] not in name.turned:
        return False
    if not len(name.needed) - 1 <= len(typed.words) <= len(name.words) + 1:
        return False
    letters = "".join(name.starts)
    spare = len(typed.words) > len(name.needed)
    for options in typed.starts:
        if not any(letter in letters for letter in options):
            if not spare:
                return False
            # A word that may be the second half of another.
            spare = False
    return True


def _written_otherwise(typed: Wording, name: Wording) -> bool:
    """Whether only spaces and hyphens differ: `vitamin B 12`; digits stay together."""
    if typed.joined != name.joined or len(typed.words) == len(name.words):
        return False
    digits = [[kept for kept in each.turned[0] if kept.isdigit()] for each in (typed, name)]
    return digits[0] == digits[1]


def _fit(typed: Wording, name: Wording, language: str) -> Fit | None:
    if _written_otherwise(typed, name):
        return Fit(0)
    for given, wanted, optional in _split_or_joined(typed.words, name):
        found = _pair(given, wanted, optional, language)
        if found:
            return found
    return None


def _turned(line: Iterable[Word]) -> tuple[str, ...]:
    """The digits and negations of a line."""
    return tuple(fixed for fixed in _fixed(line) if fixed != "less")


def _split_or_joined(
    typed: tuple[Word, ...], name: Wording
) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...], frozenset[int]]]:
    """Both sides as they are, then with two neighbours of the longer side written as one word (`cross-talk`, `weightlifting`)."""
    yield typed, name.words, name.optional
    if len(typed) > len(name.needed):
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
    if _mirrored(typed, ordered):
        return "changed"
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


def _mirrored(typed: tuple[Word, ...], ordered: list[int]) -> bool:
    """Whether both sides of a word have changed places with nothing to say so: `prey eats predator`."""
    for i in range(1, len(ordered) - 1):
        left, right = ordered[:i], ordered[i + 1 :]
        if min(left) > ordered[i] > max(right) and not typed[i].before and not typed[i + 1].before:
            return True
    return False


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
