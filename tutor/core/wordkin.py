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
    if same(one, other, language) or slip(one, other, language):
        return True
    if language != "en":
        return False
    return _stem(one, other) or (
        synonyms and any(not shapes(one).isdisjoint(group) and not shapes(other).isdisjoint(group) for group in ALIKE)
    )


def _stem(one: str, other: str) -> bool:
    """Whether the words share five letters or more and differ in endings that make one word out of another."""
    if any(char.isdigit() for char in one + other):
        return False
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= 5 and any(one[at:] in DERIVED and other[at:] in DERIVED for at in range(shared, 4, -1))


def unfolded(line: Iterable[str]) -> list[str]:
    """The words with `neuro` taken off the front: `neuroinflammation` is an inflammation of something."""
    found: list[str] = []
    for text in line:
        if text.startswith("neuro") and len(text) >= 10:
            found.extend(("neuro", text[5:]))
        else:
            found.append(text)
    return found
