"""In which order a file's items are introduced, and what must be met before which.

Claims lead, gist first; just before each stand the terms it mentions; after every third item comes a faq.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from tutor.core.items import DEPTHS, Claim, Faq, Item, QuestionFile, Term
from tutor.core.sentences import short, shown
from tutor.core.text import bare

_WORD = re.compile(r"\w+")
EVERY = 3


class _Name(NamedTuple):
    """A term's name as words to be looked for: `exact` where it has a form of its own (BDNF, SF1), singular and lower case else."""

    words: tuple[str, ...]
    exact: bool
    term: str


def prerequisites(file: QuestionFile, asked: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For each of the `asked` items those that are met first: what it `requires`, and for a claim the terms it mentions and the claim it moderates."""
    named = _names(file, asked)
    found: dict[str, tuple[str, ...]] = {}
    for id, item in file.items.items():
        if id in asked:
            mentioned = tuple(_mentioned(item, file, named)) if isinstance(item, Claim) else ()
            borne = (item.moderates,) if isinstance(item, Claim) and item.moderates else ()
            before = dict.fromkeys((*mentioned, *borne, *item.common.requires))
            found[id] = tuple(one for one in before if one != id and one in asked)
    return found


def introduction(file: QuestionFile, before: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The asked items in the order in which they are introduced, each once."""
    claims, terms, faqs = (_by_depth(file, before, kind) for kind in (Claim, Term, Faq))
    placed: dict[str, None] = {}
    waiting = iter(faqs)
    others = 0

    def place(start: str) -> None:
        """Puts an item down, what it waits for first (in a circle the one met first goes first)."""
        nonlocal others
        stack, open_ = [start], set[str]()
        while stack:
            id = stack[-1]
            ahead = [one for one in before[id] if one not in placed and one not in open_] if id not in placed else []
            open_.add(id)
            if ahead:
                stack.extend(reversed(ahead))
                continue
            stack.pop()
            if id in placed:
                continue
            placed[id] = None
            if not isinstance(file.items[id], Faq):
                others += 1
                if others % EVERY == 0:
                    follow()

    def follow() -> None:
        for id in waiting:
            if id not in placed and all(one in placed for one in before[id]):
                placed[id] = None
                return
            if id not in placed:
                late.append(id)

    late: list[str] = []
    for id in (*claims, *terms):
        place(id)
    for id in (*late, *waiting):
        place(id)
    return tuple(placed)


def _by_depth(file: QuestionFile, asked: Iterable[str], kind: type[Item]) -> list[str]:
    """Items of one kind, gist first, else in file order."""
    ids = [id for id in asked if isinstance(file.items[id], kind)]
    return sorted(ids, key=lambda id: DEPTHS.index(file.items[id].common.depth))


# ---- mentions


def _names(file: QuestionFile, asked: Collection[str]) -> dict[str, list[_Name]]:
    """The names of the file's terms by their first word."""
    found: dict[str, list[_Name]] = {}
    for id, item in file.items.items():
        if isinstance(item, Term) and id in asked:
            for name in (item.term, item.full, *item.also):
                for form in dict.fromkeys((shown(name), short(name))):
                    exact = any(char.isupper() for char in form[1:]) or any(char.isdigit() for char in form)
                    words = tuple(_WORD.findall(form)) if exact else _plain(form)
                    if words:
                        found.setdefault(words[0], []).append(_Name(words, exact, id))
    return found


def _mentioned(claim: Claim, file: QuestionFile, named: Mapping[str, list[_Name]]) -> Iterator[str]:
    """The ids of the terms that stand for a claim's nodes or are named in their labels or in `say`."""
    nodes = [claim.cause, *(one.node for step in claim.via for one in step), *([claim.effect] if claim.effect else [])]
    for node in (file.nodes[id] for id in nodes if id in file.nodes):
        if node.item:
            yield node.item
        yield from _named_in(shown(node.label), named)
    yield from _named_in(bare(claim.say), named)


def _named_in(text: str, named: Mapping[str, list[_Name]]) -> Iterator[str]:
    written, plain = tuple(_WORD.findall(text)), _plain(text)
    for words, exact in ((written, True), (plain, False)):
        for at, word in enumerate(words):
            for name in named.get(word, ()):
                if name.exact == exact and words[at : at + len(name.words)] == name.words:
                    yield name.term


def _plain(text: str) -> tuple[str, ...]:
    """Words in lower case, a plural s taken off."""
    return tuple(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "is", "us")) else word
        for word in _WORD.findall(text.casefold())
    )
