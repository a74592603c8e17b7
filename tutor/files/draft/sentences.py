"""Where the sentences of a text begin and end: a mark that ends one, unless what stands before or after it says otherwise.

The tables are to be read and extended; what they do not know is decided by whether the next word begins like a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.files.draft.blocks import words

NEVER = words(
    "dr mr mrs ms mx prof st messrs gen sen rep gov rev hon capt col lt sgt maj vs v e.g i.e cf ca approx viz incl esp resp dept univ est "
    "ssp subsp var spp al. bros mt ft"
)
"""Never the end of a sentence."""
BEFORE_NUMBERS = words(
    "no nos fig figs eq eqs ref refs sec sect ch chap vol p pp art tab para pt jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""No end where a figure follows."""
EITHER = words("al etc inc ltd co corp jr sr bros u.s u.k u.n e.u d.c ph.d m.d b.a m.a m.sc b.sc a.m p.m sp")
"""The end only before a word that likes to begin a sentence."""
BEGINNERS = words(
    "a after all although an and another as at because before both but by during each even for from given he her here his how however i if "
    "in indeed instead it its many meanwhile moreover most much neither no nor not notably now of on once one only or other others our over "
    "researchers scientists she since so some still such than that the their then there these they this those though thus to today together "
    "two under until we what when where whether which while who why with without yet you"
)
"""Words that like to begin a sentence."""
LETTERED = words("vitamin hepatitis type group appendix class influenza phase plan figure panel part")
"""Words after which a single letter is a name, not somebody's initial."""

LONGEST = 1_000
"""What is longer, in characters, is no sentence, and is cut at a space."""

_END = re.compile(
    r"(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<cited>(?:\s?\[\d[\d,;\s–-]{0,30}\]|[¹²³⁰-⁹]{1,6})*)(?=\s|$|(?P<glued>[A-Z“]))|[。！？]+[」』”]*"
)
_WORD = re.compile(r"[^\s\"'“‘«(\[]{1,40}\Z")
_NEXT = re.compile(r"\s*([\"'“‘«(\[]*)(\S{1,40})")
_INNER_CAPITAL = re.compile(r"[a-z]{1,4}-?[A-Z0-9]")


def split(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a text, without the white space between them."""
    start = 0
    for found in _END.finditer(text):
        if found["mark"] is None or _ends(text, found):
            yield from _trimmed(text, start, found.end())
            start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut + (text[cut] == " ")
    if end > start:
        yield start, end


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether the mark is the end of a sentence."""
    if found["glued"] is not None and not found["cited"]:
        return False
    following = _NEXT.match(text, found.end())
    if following is None:
        return True
    word = following[2]
    if word[0].islower() and not _INNER_CAPITAL.match(word):
        return False
    if found["mark"] != "." or found["close"]:
        return True
    before = _WORD.search(text, max(0, found.start() - 41), found.start())
    last = before[0] if before else ""
    return _full_stop(text, last, found.start() - len(last), word)


def _full_stop(text: str, last: str, begin: int, word: str) -> bool:
    """Whether a full stop after the word `last`, which begins at `begin`, and before `word` ends a sentence."""
    folded, follows = last.casefold(), word.strip(".,;:!?").casefold()
    if folded in NEVER:
        return False
    if folded in BEFORE_NUMBERS and word[0].isdigit():
        return False
    if folded in EITHER:
        return follows in BEGINNERS
    if len(last) == 1 and last.isalpha() and last.isupper():
        earlier = _WORD.search(text[max(0, begin - 41) : begin].rstrip())
        named = earlier[0].casefold() if earlier else ""
        return named in LETTERED or (bool(named) and follows in BEGINNERS)
    # The number of a list entry: "3. The adult brain".
    return not (last.isdigit() and len(last) <= 2 and begin < 3)
