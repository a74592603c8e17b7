"""Names with a history that are gone from their file while new ones came: most often the same item, renamed or reworded."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from tutor.core.cards import CardKey
from tutor.core.items import Claim, Faq, Item, QuestionFile, Term, TwinsForm, type_of
from tutor.core.library import Library
from tutor.core.problems import Place, Problem, Refusal
from tutor.files.naming import slug
from tutor.files.shelf import Files

_DRILLS_OF = {"term": {"name", "define", "expand"}, "faq": {"answer"}}
_ALIKE = 0.5


class Renaming(NamedTuple):
    """An item ("" for the whole file) that seems to go on under another id: its file, what it was called, and the warning."""

    path: str
    item: str
    old: str
    problem: Problem


def renamed(library: Library, keys: Iterable[str]) -> tuple[Problem, ...]:
    """A warning for each item that seems to go on under another id, with the line to add; `keys` are all card keys with a history."""
    return tuple(each.problem for each in renamings(library, keys))


def renamings(library: Library, keys: Iterable[str]) -> tuple[Renaming, ...]:
    """Items that seem to go on under another id. History of what was removed for good is left alone, and nothing is said of it."""
    history: dict[str, dict[str, set[str]]] = {}
    for key in keys:
        try:
            parsed = CardKey.parse(key)
        except ValueError:
            continue
        if parsed.drill == "chain":
            continue  # named by the claims at its ends: what becomes of those is said of them
        now = library.names.get(f"{parsed.file}/{parsed.item}", f"{parsed.file}/{parsed.item}")
        file, _, item = now.partition("/")
        history.setdefault(file, {}).setdefault(item, set()).add(parsed.drill)
    drilled: dict[str, set[str]] = {}
    for card in library.cards.values():
        drilled.setdefault(card.file, set()).add(card.item.partition("/")[2])
    found: list[Renaming] = []
    for file, items in sorted(history.items()):
        if file not in library.files:
            found += _file(library, file, items, history, drilled)
        elif not items.keys() <= drilled.get(file, set()):
            found += _items(library, file, items)
    return tuple(found)


def _items(library: Library, file: str, history: dict[str, set[str]]) -> list[Renaming]:
    """Pairs what is gone with what is new in one file: the most alike first, each once."""
    try:
        questions = library.files[file]
    except Refusal:
        return []
    gone = [item for item in history if item not in questions.items]
    new = [item for item in questions.items if item not in history]
    pairs = sorted(
        (-_alike(old, item, questions), old, item)
        for old in gone
        for item in new
        if _of(history[old]) == type_of(questions.items[item]) and not questions.items[item].common.formerly
    )
    found = []
    taken: set[str] = set()
    for score, old, item in pairs:
        if old not in taken and f"new {item}" not in taken and -score >= _ALIKE:
            taken |= {old, f"new {item}"}
            place = library.files.places(file).get(item) if isinstance(library.files, Files) else None
            message = f"'{old}' has a history and is gone, and '{item}' is new"
            help = f"if it is the same {type_of(questions.items[item])}, add to it: formerly: [{old}]"
            problem = Problem("renamed", "warning", place or Place(questions.path), message, help, "its history waits")
            found.append(Renaming(problem.place.path, item, old, problem))
    return found


def _of(drills: set[str]) -> str:
    return next((kind for kind, own in _DRILLS_OF.items() if drills & own), "claim")


def _alike(old: str, new: str, file: QuestionFile) -> float:
    """How much a name that is gone is like an item's id, or like the id that its wording would have made."""
    return max(
        SequenceMatcher(None, old, name, autojunk=False).ratio()
        for name in (new, slug(_wording(file.items[new], file)))
    )


def _wording(item: Item, file: QuestionFile) -> str:
    match item:
        case Term(term=term):
            return term
        case Faq(question=question, form=form):
            return question or (form.flawed if isinstance(form, TwinsForm) else "")
        case Claim(cause=cause, relation=relation, effect=effect, moderates=moderates):
            return f"{file.nodes[cause].label} {relation} {file.nodes[effect].label if effect else moderates}"


def _file(
    library: Library,
    gone: str,
    items: dict[str, set[str]],
    history: dict[str, dict[str, set[str]]],
    drilled: dict[str, set[str]],
) -> list[Renaming]:
    """A whole file whose items are found again under another id."""

    def shared(file: str) -> int:
        return sum(item in drilled.get(file, ()) or f"{file}/{item}" in library.names for item in items)

    best = max((file for file in library.files if file not in history), key=shared, default="")
    if not best or 2 * shared(best) < len(items):
        return []
    paths = library.files.paths if isinstance(library.files, Files) else {}
    message = f"the file '{gone}' has a history and is gone, and '{best}' holds the same items"
    help = f"if it is the same file, add to its head: formerly: [{gone}]"
    problem = Problem("renamed", "warning", Place(paths.get(best, best)), message, help, "its history waits")
    return [Renaming(problem.place.path, "", gone, problem)]
