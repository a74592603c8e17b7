"""What a sentence says a thing is: "melatonin, a hormone that …", so that "the hormone" can be called by its name later."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.files.draft import forms
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_before
from tutor.files.draft.tokens import Words, is_content, is_mark

_CALLED = frozenset("called named termed dubbed".split())
_LONGEST = 4


def kind_of(low: str) -> str:
    """The general noun a word is a form of, "" where it is none: "drugs" is "drug"."""
    return next((word for word in (low, low.removesuffix("s"), low.removesuffix("es")) if word in words.KINDS), "")


def kinds_in(text: Words) -> Iterator[tuple[str, Span]]:
    """Each general noun that is given a name, and the words that name it."""
    for at in range(len(text.words)):
        span = (_called(text, at) or _explained(text, at)) if text.low(at) in words.KINDS else None
        if span is not None and 0 < span[1] - span[0] <= _LONGEST and _names(text, span):
            yield text.low(at), span


def _called(text: Words, at: int) -> Span | None:
    """ "The drug, psilocybin, …", "a gene called GFI1", "the protein BDNF"."""
    after, first = text.low(at + 1), at + 2
    if after == "known" and text.low(at + 2) == "as":
        first = at + 3
    elif after not in _CALLED and after != ",":
        word = text.words[at + 1].text if at + 1 < len(text.words) else ""
        return (at + 1, at + 2) if any(letter.isupper() for letter in word[1:]) else None
    end = first
    while end < len(text.words) and end - first <= _LONGEST and not _over(text, end):
        end += 1
    return (first, end) if after != "," or text.low(end) == "," else None


def _over(text: Words, at: int) -> bool:
    low = text.low(at)
    return is_mark(low) or low in words.AUXILIARIES | words.SUBORDINATORS | words.PREPOSITIONS or low in forms.finite()


def _explained(text: Words, at: int) -> Span | None:
    """ "Melatonin, a hormone that …", "melatonin is a hormone"."""
    start = at
    while start > 0 and at - start < _LONGEST and text.low(start) not in ("a", "an", "the", "this"):
        if is_mark(text.low(start)) or text.low(start) in words.PREPOSITIONS:
            return None
        start -= 1
    before = text.low(start - 1)
    if text.low(start) in ("a", "an", "the") and (before == "," or before in ("is", "are", "was")):
        return noun_before(text, start - 1, 0)
    return None


def _names(text: Words, span: Span) -> bool:
    low = [text.low(at) for at in range(*span)]
    return (
        is_content(low[-1])
        and not set(low) & (words.PRONOUNS | words.AUXILIARIES | words.PREPOSITIONS | words.ACTORS | forms.finite())
        and not kind_of(low[-1])
    )
