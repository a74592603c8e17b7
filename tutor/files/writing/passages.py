"""The article that a file was drafted from, where it is still at hand: what stands around a passage of it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from tutor.core.drafting import Draft, Sentence
from tutor.core.problems import Refusal
from tutor.files.writing.edits import read
from tutor.files.writing.remarks import FOUND

Around = Callable[[str, tuple[int, ...]], tuple[str, str]]
"""The sentences before and after a quote that stands on these lines, each "" where there is none."""


def around(path: str, text: str) -> Around:
    """What stands around passages of the article that the head of a question file names."""
    found = next((one for one in _named(path, text) if os.path.isfile(one)), "")
    read = _sentences(found, _stamp(found)) if found else ()
    return lambda quote, at: _beside(read, quote, at)


def sentences_of(path: str, draft: Draft) -> tuple[tuple[Sentence, ...], int]:
    """Every sentence of the article that the head of a question file names, in order (none where it is not at hand), and the place of the
    one that a draft quotes, -1 where it is none of them."""
    _, sheet = read(path)
    found = next((one for one in _named(path, sheet.text) if os.path.isfile(one)), "")
    known = _sentences(found, _stamp(found)) if found else ()
    wanted, line = _folded(draft.quote), draft.at[0] if draft.at else 0
    hits = [at for at, (_, _, folded) in enumerate(known) if wanted and _same(folded, wanted)]
    at = min(hits, key=lambda at: abs(known[at][1] - line)) if hits else -1
    return tuple(Sentence(text, line) for text, line, _ in known), at


def _named(path: str, text: str) -> Iterator[str]:
    """The places that a name in the head can mean: from the working folder, the file's own, the library's."""
    named = FOUND.search(text[:4000])
    if named:
        folder = os.path.dirname(path)
        for base in (os.getcwd(), folder, os.path.dirname(folder)):
            yield os.path.join(base, os.path.expanduser(named[1]))


def _stamp(path: str) -> tuple[int, int]:
    stat = os.stat(path)
    return stat.st_size, stat.st_mtime_ns


@lru_cache(maxsize=4)
def _sentences(path: str, stamp: tuple[int, int]) -> tuple[tuple[str, int, str], ...]:
    """The article's sentences, each with its line and its words alone."""
    from tutor.files.draft.reading import read_article, sentences

    try:
        return tuple((one.text, one.line, _folded(one.text)) for one in sentences(read_article(path)))
    except Refusal:
        return ()


def _beside(read: Sequence[tuple[str, int, str]], quote: str, at: tuple[int, ...]) -> tuple[str, str]:
    wanted = _folded(quote)
    if not wanted or not read:
        return "", ""
    # A short sentence ("Yes.") stands in many quotes: the lines decide where it is meant.
    hits = [index for index, (_, _, folded) in enumerate(read) if _same(folded, wanted)]
    if at and hits:
        first = min(hits, key=lambda index: abs(read[index][1] - at[0]))
    elif hits:
        first = hits[0]
    else:
        return "", ""
    last = first
    while last + 1 in hits:
        last += 1
    return (read[first - 1][0] if first else ""), (read[last + 1][0] if last + 1 < len(read) else "")


def _same(sentence: str, quote: str) -> bool:
    return bool(sentence) and (sentence in quote or quote in sentence)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
