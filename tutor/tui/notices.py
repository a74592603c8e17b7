"""A card in a few words, and what an undo says it took back."""

from __future__ import annotations

from tutor.core.desk import Desk, Undone
from tutor.core.faces import Arrange, Face, Judge, Pick, Trace
from tutor.core.memory import Rating
from tutor.core.problems import Refusal, visible
from tutor.core.sitting import Showing
from tutor.core.text import plain
from tutor.core.wording import count

CARD_ACTS = frozenset(["review", "cram", "suspend", "bury"])
"""Acts that decide which card is shown; after any other the card in hand stays."""
FURTHER = "; ctrl+z goes further back"
NAME = 20
WORDS = {"review": "rating", "cram": "rating", "suspend": "suspension", "bury": "burying", "unsuspend": "resuming", "reset": "forgetting", "wording": "your wording", "map": "the map put together"}  # fmt: skip


def asked_for(face: Face) -> str:
    """What a face asks for, in a few words: the answer, else the question."""
    match face.ask:
        case Pick(options):
            return "; ".join(plain(option.text) for option in options if option.right)
        case Judge() | Trace() | Arrange():
            return plain(face.prompt).split("\n")[0]
        case _:
            return plain(face.answer) or plain(face.prompt).split("\n")[0]


def act_of(undone: Undone) -> str:
    """The act in a few words: a rating by its name, a quiz by how much of it there was."""
    if undone.act == "pull":
        return f"what came home from Anki ({count(undone.rows - 1, 'row')})"
    if undone.act == "quiz":
        return f"a quiz of {count(undone.rows, 'question')}"
    return Rating(undone.rating).name.title() if undone.rating else WORDS.get(undone.act, undone.act)


def card_of(desk: Desk, undone: Undone, seen: bool, cells: int = NAME) -> str:
    """What the card asks for where its answer was `seen`, else how its question begins, in so many characters; its key where its file is silent."""
    try:
        face = desk.face(Showing(undone.key, 0))
        name = asked_for(face) if seen else plain(face.prompt).split("\n")[0]
    except (Refusal, KeyError):
        name = undone.key
    name = visible(name)
    return name if len(name) <= cells else f"{name[: cells - 1].rstrip()}…"


def taken_back(desk: Desk, undone: Undone, seen: bool) -> str:
    """`Good taken back: neuroplasticity`."""
    card = f": {card_of(desk, undone, seen)}" if undone.key else ""
    return f"{act_of(undone)} taken back{card}"


def took_back(desk: Desk, undone: Undone) -> str:
    """`taken back: Good for neuroplasticity`, `taken back: suspension of neuroplasticity`; said where no question stands."""
    card = f" {'for' if undone.rating else 'of'} {card_of(desk, undone, True, 2 * NAME)}" if undone.key else ""
    return f"taken back: {act_of(undone)}{card}"
