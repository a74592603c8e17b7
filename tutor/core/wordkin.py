"""Words close enough to make a wording near, never right: of one stem, or standing for each other in plain English.

Deliberately small. What it knows makes an answer `≈`, which the learner may accept for good; what it does not know costs one key.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tutor.core.spelling import same, shapes, slip
from tutor.core.vocabulary import ALIKE, DERIVED


@lru_cache(maxsize=4096)
def kin(one: str, other: str, language: str = "en", *, synonyms: bool = False) -> bool:
    """Whether two words are one, a slip apart or of one stem; with `synonyms` also whether they stand for each other."""
    if slip(one, other, language) or akin(one, other, language):
        return True
    return (
        language == "en"
        and synonyms
        and any(not shapes(one).isdisjoint(group) and not shapes(other).isdisjoint(group) for group in ALIKE)
    )


def akin(one: str, other: str, language: str = "en") -> bool:
    """Whether two words are one or of one stem, slips aside."""
    if same(one, other, language):
        return True
    return language == "en" and any(_stem(mine, yours) for mine in shapes(one) for yours in shapes(other))


_VERBAL = ({"", "ing"}, {"", "ed"}, {"ing", "ed"}, {"s", "ing"})
_LATIN = ({"us", "al"}, {"um", "al"}, {"is", "ic"}, {"a", "al"})


def _stem(one: str, other: str) -> bool:
    """Whether the words share their beginning and differ in endings that make one word out of another."""
    if any(char.isdigit() for char in one + other):
        return False
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if shared < 5:
        return (shared == 4 and {one[4:], other[4:]} in _VERBAL) or (
            shared >= 3 and {one[shared:], other[shared:]} in _LATIN
        )
    return any(one[at:] in DERIVED and other[at:] in DERIVED for at in range(shared, 4, -1))


def unfolded(line: Iterable[str]) -> list[str]:
    """The words with `neuro` and `cardio` taken off the front: `neuroinflammation` is an inflammation of something."""
    found: list[str] = []
    for text in line:
        front = next(
            (front for front in ("neuro", "cardio") if text.startswith(front) and len(text) >= len(front) + 5), ""
        )
        if front:
            found.extend((front, text.removeprefix(front)))
        else:
            found.append(text)
    return found
