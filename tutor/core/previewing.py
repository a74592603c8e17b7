"""A question file as its cards will look: every face of every card, drafts among them, beside what is wrong with the file. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tutor.core.cards import DEEP, STANDARD, Card, Deck
from tutor.core.drills import cards, face
from tutor.core.faces import Arrange, Face, Pick
from tutor.core.items import Item, QuestionFile
from tutor.core.problems import Problem
from tutor.core.text import plain

TURNS = 12
"""Showings that are looked through for wordings: a card has a few at most, and its options are shuffled besides."""
_FROM = {STANDARD: "from depth standard on", DEEP: "from depth deep on"}


class Previewing(NamedTuple):
    """A question file to open the app on, with the card (its key) to begin at ("" for the first)."""

    path: str
    key: str = ""


class CardView(NamedTuple):
    """One card: its key, the line of its item (from 1), every wording of it, where it is drilled (titles of decks), and from which depth.

    `draft`: its item is one still; `stale`: its item cannot be read just now, and this is how it was.
    """

    key: str
    line: int
    faces: tuple[Face, ...]
    decks: tuple[str, ...] = ()
    depth: int = 0
    draft: bool = False
    stale: bool = False

    @property
    def item(self) -> str:
        """`<file>/<item>`."""
        return self.key.rpartition("#")[0]

    @property
    def drill(self) -> str:
        """The kind of question."""
        return self.key.rpartition("#")[2]


class Preview(NamedTuple):
    """A file as it stands: its cards in the order of their items, and its problems by place; `stamp` is how it looked when it was read.

    `starts` are the lines on which its items begin, good or broken; `in_library` whether decks of the library in use hold it.
    """

    path: str
    title: str
    cards: tuple[CardView, ...]
    problems: tuple[Problem, ...]
    stamp: str = ""
    starts: tuple[int, ...] = ()
    in_library: bool = False

    @property
    def errors(self) -> int:
        """How many problems cost something."""
        return sum(problem.severity == "error" for problem in self.problems)

    def again(self, key: str, place: int) -> int:
        """The place of the card with that key, else of a card of the same item, else as near to `place` as there is one."""
        keys = [card.key for card in self.cards]
        if key in keys:
            return keys.index(key)
        item = key.rpartition("#")[0]
        return next((at for at, card in enumerate(self.cards) if card.item == item), max(0, min(place, len(keys) - 1)))


def card_views(file: QuestionFile, lines: Mapping[str, int], decks: Sequence[Deck] = ()) -> tuple[CardView, ...]:
    """Every card of a file, its drafts as if all of them were accepted; `lines` are those of its items."""
    drafts = {f"{file.id}/{id}" for id, item in file.items.items() if item.common.draft}
    found = list(_views(file, cards(file), lines, decks))
    if drafts:
        whole = _accepted(file)
        own = (card for card in cards(whole) if card.item in drafts)
        found += (view._replace(draft=True) for view in _views(whole, own, lines, decks))
    place = {f"{file.id}/{id}": at for at, id in enumerate(file.items)}
    return tuple(sorted(found, key=lambda view: place[view.item]))


def _accepted(file: QuestionFile) -> QuestionFile:
    """The file with no item a draft."""
    items: dict[str, Item] = {
        id: item._replace(common=item.common._replace(draft=False, quote="")) for id, item in file.items.items()
    }
    return file._replace(items=items)


def _views(
    file: QuestionFile, found: Iterable[Card], lines: Mapping[str, int], decks: Sequence[Deck]
) -> Iterator[CardView]:
    for card in found:
        held = tuple(deck.title for deck in decks if deck.holds(card))
        line = lines.get(card.item.partition("/")[2], 1)
        yield CardView(card.key, line, faces(file, card.key), held, card.depth)


def faces(file: QuestionFile, key: str) -> tuple[Face, ...]:
    """Every wording of a card, as it comes first; the same options or lines in another order are no other wording."""
    found: dict[tuple[object, ...], Face] = {}
    for count in range(TURNS):
        shown = face(file, key, count)
        found.setdefault(_likeness(shown), shown)
    return tuple(found.values())


def _likeness(shown: Face) -> tuple[object, ...]:
    match shown.ask:
        case Pick(options):
            asked: object = frozenset(plain(option.text) for option in options)
        case Arrange(lines):
            asked = frozenset(map(plain, lines))
        case _:
            asked = shown.ask
    return (shown.prompt, shown.cue, shown.answer, asked)


def drilled(view: CardView, in_library: bool) -> str:
    """Where a card is drilled, in a few words."""
    if view.draft:
        return "a draft, not drilled yet"
    if view.decks:
        return f"in {', '.join(view.decks)}"
    deep = _FROM.get(view.depth, "at every depth")
    return f"in no deck; {deep}" if in_library else deep


def kept(before: Preview, now: Preview) -> Preview:
    """The file as it is now, with the cards it had before in the place of those that cannot be read while it is being edited."""
    items = {card.item for card in now.cards}
    lost = [card for card in before.cards if card.item not in items and _broken(card.line, now)]
    merged = [*now.cards]
    for card in lost:
        at = next((at for at, other in enumerate(merged) if other.line > card.line), len(merged))
        merged.insert(at, card._replace(stale=True))
    return now._replace(cards=tuple(merged), title=now.title if now.cards else before.title)


def _broken(line: int, now: Preview) -> bool:
    """Whether what began on this line cannot be read now: an error stands before the next item, or nothing could be read at all."""
    if not now.cards:
        return now.errors > 0
    after = min((start for start in now.starts if start > line), default=0)
    return any(
        problem.severity == "error" and line <= problem.place.line and (not after or problem.place.line < after)
        for problem in now.problems
    )
