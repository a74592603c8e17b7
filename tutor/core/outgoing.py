"""What goes out in plain formats: a card as one line of a table, decks, files and items as plain values under the keys their authors write.

The keys are a contract: more may come, none is renamed. Every key is always there; what is not said is "", [] or null.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias, assert_never

from tutor.core.cards import Card, CardKey, Deck
from tutor.core.drills import answer_of, face_in, front_of
from tutor.core.faces import Arrange, Face, Judge, Pick, Recall, Tick, Trace, TypeIn
from tutor.core.items import (
    DEPTHS,
    AnswerForm,
    ChoiceForm,
    Claim,
    Faq,
    Item,
    NumberForm,
    OrderForm,
    QuestionFile,
    Recalled,
    Term,
    TwinsForm,
    TypedForm,
    type_of,
)
from tutor.core.library import Library
from tutor.core.text import plain

Value: TypeAlias = "str | int | float | bool | Sequence[Value] | Mapping[str, Value] | None"
Record: TypeAlias = "dict[str, Value]"
VERSION = 1


class Line(NamedTuple):
    """A card in words: `options` are what is chosen from or put in order, by number; `because` why it is so, `source` where it was learnt."""

    key: str
    type: str
    drill: str
    front: str
    options: tuple[str, ...]
    answer: str
    because: str
    source: str
    tags: tuple[str, ...]


def line(library: Library, card: Card) -> Line:
    """A card as it looks before any review."""
    shown = face_in(library, card.key, 0)
    because = [plain(text) for row in shown.rows if row.label == "why" and not row.remarks for text in row.lines]
    source = [plain(text) for row in shown.rows if row.kind == "quiet" or row.label == "source" for text in row.lines]
    return Line(
        card.key, card.type, card.drill, front_of(shown), _options(shown), answer_of(shown), "\n".join(because), "\n".join(source), card.tags
    )  # fmt: skip


def _options(shown: Face) -> tuple[str, ...]:
    match shown.ask:
        case Pick(options=options):
            return tuple(plain(option.text) for option in options)
        case Arrange(lines=lines):
            return tuple(map(plain, lines))
        case Judge():
            return ("sound", "flawed")
        case Trace():
            return ("raises", "lowers")
        case TypeIn() | Tick() | Recall():
            return ()
        case other:
            assert_never(other)


def card_record(library: Library, card: Card, decks: Sequence[Deck]) -> Record:
    """A card of these decks."""
    said = line(library, card)._asdict()
    return {
        "key": card.key,
        "item": CardKey.parse(card.key).item,
        "file": card.file,
        **said,
        "options": list(said["options"]),
        "tags": list(card.tags),
        "grading": card.grading,
        "depth": DEPTHS[card.depth],
        "decks": [deck.id for deck in decks if deck.holds(card)],
    }


def deck_record(deck: Deck) -> Record:
    """A deck as it is in force, defaults filled in."""
    return {
        "id": deck.id,
        "title": deck.title,
        "note": deck.note,
        "questions": list(deck.files),
        "types": list(deck.types),
        "tags": list(deck.tags),
        "depth": DEPTHS[deck.depth],
        "retention": deck.retention,
        "new_per_day": deck.new_per_day,
        "reviews_per_day": deck.reviews_per_day,
        "exam": deck.exam,
        "anki": deck.anki,
        "studied": deck.studied,
        "formerly": list(deck.formerly),
    }


def file_record(file: QuestionFile) -> Record:
    """A question file with all its items."""
    return {
        "id": file.id,
        "path": file.path,
        "title": file.title,
        "language": file.language,
        "formerly": list(file.formerly),
        "article": None if file.article is None else dict(file.article._asdict()),
        "gist": [{"say": point.say, "items": list(point.items), "at": list(point.at)} for point in file.gist],
        "sources": [dict(source._asdict()) for source in file.sources.values()],
        "items": [item_record(item, file) for item in file.items.values()],
    }


def item_record(item: Item, file: QuestionFile) -> Record:
    """An item under the keys of a question file; causes, effects and mediators as their authors wrote them."""
    common: Record = {
        "id": item.common.id,
        "type": type_of(item),
        **{name: list(value) if isinstance(value, tuple) else value for name, value in item.common._asdict().items()},
    }
    match item:
        case Term():
            own: Record = {
                "term": item.term,
                "definition": item.definition,
                "points": list(item.points),
                "full": item.full,
                "clue": item.clue,
                "also": list(item.also),
                "confuse": list(item.confuse),
                "kind": item.kind,
            }
        case Faq():
            own = {"question": item.question, **_form(item.form)}
        case Claim():
            own = _claim(item, file)
        case _:
            assert_never(item)
    return {**common, **own}


def _form(form: AnswerForm) -> Record:
    match form:
        case Recalled():
            return {"answer": form.answer, "points": list(form.points), "extra": list(form.extra)}
        case TypedForm():
            return {"typed": list(form.accept)}
        case NumberForm():
            return {"number": form.number, "within": form.within}
        case ChoiceForm():
            return {"right": list(form.right), "wrong": [dict(wrong._asdict()) for wrong in form.wrong]}
        case OrderForm():
            return {"order": [dict(step._asdict()) for step in form.steps]}
        case TwinsForm():
            return {"flawed": form.flawed, "sound": form.sound}
        case _:
            assert_never(form)


def _claim(claim: Claim, file: QuestionFile) -> Record:
    def named(node: str) -> str:
        return file.nodes[node].label if node in file.nodes else node

    return {
        "cause": named(claim.cause),
        "relation": claim.relation,
        "effect": named(claim.effect),
        "moderates": claim.moderates,
        "verb": claim.verb,
        "say": claim.say,
        "via": [[{"node": named(each.node), "direction": each.direction} for each in step] for step in claim.via],
        "cue": claim.cue,
        "ask": claim.ask,
        "in": claim.where,
        "when": list(claim.when),
        "unless": list(claim.unless),
        "lag": claim.lag,
        "dose": claim.dose,
        "compared_with": list(claim.compared_with),
        "necessary": claim.necessary,
        "hedged": claim.hedged,
        "status": claim.status,
        "evidence": [dict(each._asdict()) for each in claim.evidence],
        "limits": list(claim.limits),
        "misread": [dict(each._asdict()) for each in claim.misread],
    }
