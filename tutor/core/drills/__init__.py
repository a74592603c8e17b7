"""The drills: which cards a question file yields, in what order they are introduced, and what each looks like when it is shown.

One table, one row a drill. Draws no dice: the same key and review count give the same face. Reads no memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count as counter
from typing import TYPE_CHECKING

from tutor.core.cards import Card, CardKey
from tutor.core.drills.claims import CAUSE, EFFECT, WHY
from tutor.core.drills.evidence import DESIGN, DO, SPOT, SUPPORT, experiments
from tutor.core.drills.faqs import ANSWER
from tutor.core.drills.limits import LIMITS
from tutor.core.drills.order import introduction, prerequisites
from tutor.core.drills.row import Drill, Showing, Thin, key_of
from tutor.core.drills.steps import GAP, SEQUENCE, places
from tutor.core.drills.terms import DEFINE, EXPAND, NAME
from tutor.core.faces import Arrange, Face, Judge, Pick, Recall, Tick, Trace, TypeIn
from tutor.core.items import Claim, Faq, Item, QuestionFile, Term, TwinsForm
from tutor.core.text import plain

if TYPE_CHECKING:
    from tutor.core.library import Library

TABLE: tuple[Drill, ...] = (
    NAME,
    DEFINE,
    EXPAND,
    ANSWER,
    EFFECT,
    CAUSE,
    WHY,
    DO,
    SUPPORT,
    SPOT,
    LIMITS,
    GAP,
    SEQUENCE,
    DESIGN,
)
"""Every drill of a single file; chains are made from the map (`chain`). Siblings are introduced in this order (of effect and cause the one its author asks for first)."""


def cards(file: QuestionFile) -> tuple[Card, ...]:
    """The file's cards, thin, in the order of their introduction; drafts and what is only on the map yield none."""
    found = [(id, drill, drill.thin(file, id)) for drill in TABLE for id in drill.ids(file)]
    before = prerequisites(file, {id for _, _, thin in found for id in thin.items})
    order = {id: place for place, id in enumerate(introduction(file, before))}
    # What is made of several items comes after the last of them.
    found.sort(key=lambda one: (max(order[id] for id in one[2].items), len(one[2].items), _place(one[1], one[2])))
    rank = counter()
    return tuple(_card(file, id, drill, thin, before, next(rank)) for id, drill, thin in found)


def _place(drill: Drill, thin: Thin) -> tuple[int, int]:
    """Where a drill stands among siblings: its row; effect and cause share one, the shallower first."""
    row = TABLE.index(drill)
    return (TABLE.index(EFFECT), thin.depth) if drill is CAUSE else (row, thin.depth if drill is EFFECT else 0)


def _card(file: QuestionFile, id: str, drill: Drill, thin: Thin, before: dict[str, tuple[str, ...]], rank: int) -> Card:
    items = [file.items[one] for one in thin.items]
    about = dict.fromkeys((*thin.items, *(claim for item in items for claim in item.common.about)))
    met = before.get(id, thin.items)
    primary = drill in (EFFECT, CAUSE) and not thin.depth
    return Card(
        key_of(file, id, drill.name),
        f"{file.id}/{id}",
        file.id,
        drill.of,
        drill.name,
        thin.depth,
        thin.grading,
        tuple(f"{file.id}/{one}" for one in met),
        (*(f"{file.id}/{one}" for one in about), *thin.answers),
        rank,
        tuple(dict.fromkeys(tag for item in items for tag in item.common.tags)),
        primary and DO.asks(file, id),
    )


def face(file: QuestionFile, key: str, count: int) -> Face:
    """The card as it looks at its `count`-th review; raises KeyError for a key that the file does not yield."""
    try:
        card = CardKey.parse(key)
    except ValueError:
        raise KeyError(key) from None
    drill = next((row for row in TABLE if row.name == card.drill), None)
    if drill is None or card.file != file.id or not drill.asks(file, card.item):
        raise KeyError(key)
    return drill.face(Showing(file, key, count), card.item)


def fronts(file: QuestionFile) -> Iterator[tuple[str, str, tuple[Face, ...]]]:
    """What a file asks: the item's id, the drill, and each wording of the question with its answer, but without the rows of the reveal."""
    for drill in TABLE:
        for id in drill.ids(file):
            key = key_of(file, id, drill.name)
            ways = range(_ways(file.items[id], drill, file))
            yield id, drill.name, tuple(drill.face(Showing(file, key, count, reveal=False), id) for count in ways)


def _ways(item: Item, drill: Drill, file: QuestionFile) -> int:
    """How many wordings take turns."""
    match item:
        case Term(clue=clue):
            return 2 if clue and drill is NAME else 1
        case Faq(form=form):
            return 2 if isinstance(form, TwinsForm) else 1
        case Claim():
            return len(experiments(item)) if drill is DO else len(places(item, file)) if drill is GAP else 1


def face_in(library: Library, key: str, count: int) -> Face:
    """Any question of a library at its `count`-th showing, a chain's from the files of all its claims, also one that only the map asks;

    KeyError for what is none.
    """
    # Most first cards are neither: what only these need is imported for them alone.
    if key.endswith("#intervention"):
        from tutor.core.drills.interventions import intervention_face

        return intervention_face(library.files, key, count)
    if key.endswith("#chain"):
        from tutor.core.drills.chain import chain_face

        card = library.cards.get(key)
        if card is None:
            raise KeyError(key)
        return chain_face(library.files, card)
    return face(library.files[key.partition("/")[0]], key, count)


def front_of(shown: Face) -> str:
    """What a face asks, in one line; of statements to choose from, these."""
    line = " ".join(plain(shown.prompt).split())
    if shown.key.endswith(f"#{SPOT.name}") and isinstance(shown.ask, Pick):
        line += " " + " / ".join(plain(option.text) for option in shown.ask.options)
    return line + (f"  {plain(shown.cue)}" if shown.cue else "")


def front(file: QuestionFile, key: str) -> str:
    """What a card of one file asks, in one line."""
    return front_of(face(file, key, 0))


def answer(file: QuestionFile, key: str) -> str:
    """The right answer of a card of one file, in one line."""
    return answer_of(face(file, key, 0))


def answer_of(shown: Face) -> str:
    """The right answer of a face in words, whatever it asks."""
    if shown.answer:
        line = plain(shown.answer)
    else:
        match shown.ask:
            case TypeIn(accept):
                line = accept[0]
            case Pick(options):
                line = "; ".join(plain(option.text) for option in options if option.right)
            case Arrange(lines, order):
                line = "; ".join(plain(lines[index]) for index in order)
            case Judge(sound, reason):
                line = f"{'sound' if sound else 'flawed'}: {plain(reason)}"
            case Trace(raises, points):
                line = f"{'raises' if raises else 'lowers'}: {'; '.join(plain(point) for point in points)}"
            case Tick(points):
                line = "; ".join(plain(point) for point in points)
            case Recall():
                line = ""
    return " ".join(line.split())


def manner_of(shown: Face) -> str:
    """How a face is answered, in a few words."""
    match shown.ask:
        case TypeIn():
            return "typed"
        case Pick(_, several):
            return "all that are right are chosen" if several else "chosen"
        case Arrange():
            return "put in order"
        case Judge():
            return "judged, then said why"
        case Trace():
            return "judged, then said link by link"
        case Tick():
            return "said to yourself, then ticked"
        case Recall():
            return "said to yourself"
