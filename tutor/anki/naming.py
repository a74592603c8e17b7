"""The names and numbers under which Anki knows what is ours. Frozen: another guid or id is another note, and its history is lost to it.

Everything follows from a card's key under its oldest names, so any machine gives the same names without keeping anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

DIGITS = r"""abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_`{|}~"""
_PAIRS = [high + low for high in DIGITS for low in DIGITS]
_VALUES = {pair: value for value, pair in enumerate(_PAIRS)}
_GUIDS = len(DIGITS) ** 10

# Ids are times in milliseconds. These lie in the years before Anki was first released: in the past, and nobody's own notes have them.
_FIRST_ID = 10**12
_IDS = 2**37

_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
# A card's tags stand in its HTML unescaped, where Anki would act on them as on any text.
_LIVE = re.compile(r"[\x00-\x1f\x7f\"'<>&{}\\]|\[|\]")


def guid(oldest: str) -> str:
    """The note's guid: the first ten base-91 digits of a hash of the card's key under its oldest names, read as a fraction."""
    number = int.from_bytes(sha256(f"tutor\x1f{oldest}".encode()).digest()) * _GUIDS >> 256
    pairs = []
    for _ in range(5):
        number, pair = divmod(number, len(_PAIRS))
        pairs.append(_PAIRS[pair])
    return "".join(reversed(pairs))


def note_id(guid: str) -> int:
    """The id of the note with this guid, and of its one card."""
    number = 0
    for at in range(0, len(guid), 2):
        number = number * len(_PAIRS) + _VALUES[guid[at : at + 2]]
    return _FIRST_ID + number % _IDS


def note_ids(guids: Iterable[str]) -> dict[str, int]:
    """The ids of the notes of one package; of two that meet, the one named later takes the next free number."""
    taken: set[int] = set()
    ids = {}
    for one in guids:
        id = note_id(one)
        while id in taken:
            id += 1
        taken.add(id)
        ids[one] = id
    return ids


def deck_id(name: str) -> int:
    """An id for a deck in the package; Anki goes by the name."""
    return _FIRST_ID + int.from_bytes(sha256(f"deck\x1f{name}".encode()).digest()) % _IDS


def deck_name(name: str) -> str:
    """A deck's name as Anki takes it; `::` nests."""
    parts = (" ".join(_UNSEEN.sub(" ", part).split()) for part in unicodedata.normalize("NFC", name).split("::"))
    return "::".join(word for part in parts if (word := part.strip(": "))) or "Tutor"


def tag(text: str) -> str:
    """An author's tag as Anki takes it ("" where nothing is left); tags under `tutor::` are ours alone."""
    words = ("_".join(part.split()) for part in unicodedata.normalize("NFC", text).split("::"))
    name = "::".join(part for word in words if (part := _LIVE.sub("", word).strip(":")))
    return "" if name.casefold() == "tutor" or name.casefold().startswith("tutor::") else name
