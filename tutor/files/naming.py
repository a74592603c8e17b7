"""Names: the slug of a wording, what an id may look like, and the nearest known name for "did you mean"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 60

# ASCII, where a slug needs one pass: brackets vanish, capitals become small, everything else but letters and digits divides.
_ASCII = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 32 for code in range(256))
_GONE = b"()[]{}"
_BRACKETS = re.compile(r"[()\[\]{}]")


def slug(words: str) -> str:
    """The id of a wording: NFKC, lower case, letters and digits of any script, one hyphen between; cut at the last hyphen within 60 letters.

    May be empty: then an id has to be given.
    """
    return cut(whole_slug(words))


def whole_slug(words: str) -> str:
    """The slug before it is cut."""
    if words.isascii():
        return b"-".join(words.encode().translate(_ASCII, _GONE).split()).decode()
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).lower())
    text = _BRACKETS.sub("", text)
    # Vowel signs and other marks belong to the letter before them.
    return "-".join(
        "".join(each if each.isalnum() or unicodedata.category(each)[0] == "M" else " " for each in text).split()
    )


def cut(whole: str) -> str:
    """A whole slug, cut at the last hyphen within 60 letters."""
    if len(whole) <= LONGEST:
        return whole
    end = whole.rfind("-", 0, LONGEST + 1)
    return whole[: end if end > 0 else LONGEST]


def is_id(text: str) -> bool:
    """Whether a text is an id: lower-case letters of any script, digits, single hyphens."""
    return bool(text) and whole_slug(text) == text


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, "" when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return near[0] if near else ""


def meant(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The help that offers the nearest known name."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else otherwise


def one_edit(first: str, second: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours leads from the one to the other."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    begin = 0
    while begin < min(len(first), len(second)) and first[begin] == second[begin]:
        begin += 1
    rest, other = first[begin:], second[begin:]
    swapped = len(rest) == len(other) > 1 and rest[0] == other[1] and rest[1] == other[0] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
