"""What a drill is: one row of the table. The next drill is one more row; nothing else asks which drills there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from tutor.core.cards import DEEP, STANDARD, CardKey, Grading
from tutor.core.cards import Drill as Name
from tutor.core.faces import Face, Tick, TypeIn
from tutor.core.items import DEPTHS, Claim, Common, Faq, Item, ItemType, QuestionFile, Term
from tutor.core.sentences import short, shown
from tutor.core.text import Text, bare, markdown

T = TypeVar("T", Term, Faq, Claim)

TYPED_WORDS = 4


class Thin(NamedTuple):
    """What a card is, short of its face: `answers` are tokens of what is to be recalled, `items` the item ids it is made of."""

    depth: int
    grading: Grading
    items: tuple[str, ...]
    answers: tuple[str, ...] = ()


class Showing(NamedTuple):
    """One showing of a card: its key, its review count, the file it is made from; `reveal` whether the rows below the answer are wanted."""

    file: QuestionFile
    key: str
    reviews: int
    reveal: bool = True


class Drill(NamedTuple):
    """One row of the table. `ids` are the ids of what it asks about (an item's, or the two ends of a chain) in file order;

    `asks` whether an id is among them; `thin` and `face` take one that is.
    """

    name: Name
    of: ItemType
    ids: Callable[[QuestionFile], Iterable[str]]
    asks: Callable[[QuestionFile, str], bool]
    thin: Callable[[QuestionFile, str], Thin]
    face: Callable[[Showing, str], Face]


def drill(
    name: Name,
    kind: type[T],
    asks: Callable[[T, QuestionFile], bool],
    depth: Callable[[T, QuestionFile], int],
    grading: Callable[[T, QuestionFile], Grading],
    face: Callable[[T, Showing], Face],
    answers: Callable[[T, QuestionFile], tuple[str, ...]] = lambda item, file: (),
) -> Drill:
    """A row that asks about single items of one kind. `depth` is the row's own: a card is never shallower than its item."""

    def item(file: QuestionFile, id: str) -> T:
        found = file.items[id]
        assert isinstance(found, kind)
        return found

    def asked(file: QuestionFile, id: str) -> bool:
        found = file.items.get(id)
        return isinstance(found, kind) and playable(found) and asks(found, file)

    def thin(file: QuestionFile, id: str) -> Thin:
        found = item(file, id)
        deep = max(depth(found, file), DEPTHS.index(found.common.depth))
        return Thin(deep, grading(found, file), (id,), tuple(token(one) for one in answers(found, file)))

    return Drill(
        name,
        TYPES[kind],
        lambda file: (id for id in file.items if asked(file, id)),
        asked,
        thin,
        lambda showing, id: face(item(showing.file, id), showing),
    )


TYPES: dict[type[Item], ItemType] = {Term: "term", Faq: "faq", Claim: "claim"}


def playable(item: Item) -> bool:
    """Whether an item is drilled at all: drafts and what is only on the map are not."""
    return not item.common.draft and item.common.depth != "map"


def gist_first(common: Common) -> int:
    """Standard for gist items, deep for the rest."""
    return STANDARD if common.depth == "gist" else DEEP


def token(answer: str) -> str:
    """An answer as a token: two cards with the same one are never neighbours."""
    return "=" + " ".join(bare(shown(answer)).casefold().split())


# ---- typed, or ticked where every name is too long to type


def is_typed(names: Iterable[str]) -> bool:
    """Whether some name is four words or fewer, those in brackets not counted."""
    return any(len(short(name).split()) <= TYPED_WORDS for name in names)


def typed_or_ticked(names: Iterable[str]) -> Grading:
    """How an answer with these names is graded."""
    return "typed" if is_typed(names) else "checklist"


def type_or_tick(names: tuple[str, ...], node: str = "", wording: bool = True) -> tuple[TypeIn | Tick, Text]:
    """The ask for an answer with these names, and the answer as shown (a ticked point is its own answer)."""
    first = markdown(shown(names[0]))
    if not is_typed(names):
        return Tick((first,)), ()
    return TypeIn(tuple(bare(name) for name in names), node, wording=wording), first


def key_of(file: QuestionFile, id: str, name: Name) -> str:
    """A card's key."""
    return str(CardKey(file.id, id, name))
