"""A deck as pages of text, in the order in which it would be asked: what `read` shows before (or instead of) studying."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, assert_never

from tutor.core.cards import DEEP, Deck
from tutor.core.drills.ladder import ANIMALS, NOT, OPEN, SUGGESTED, TOGETHER, support
from tutor.core.drills.terms import meaning
from tutor.core.items import (
    ChoiceForm,
    Claim,
    Faq,
    Item,
    NumberForm,
    OrderForm,
    QuestionFile,
    Recalled,
    Step,
    Term,
    TwinsForm,
    TypedForm,
    type_of,
)
from tutor.core.library import Library
from tutor.core.sentences import sentence, shown, stopped
from tutor.core.text import Span, Text, join, plain, words
from tutor.core.text import markdown as spans

LABELS: dict[str, Literal["term", "question", "claim"]] = {"term": "term", "faq": "question", "claim": "claim"}
# Only what a reader must not take for shown in people is remarked on.
_REMARKED = frozenset((ANIMALS, TOGETHER, SUGGESTED, OPEN, NOT))


class Passage(NamedTuple):
    """One paragraph: `label` ("in short", "term", "question", "claim"), its `text`, a quiet `remark` ("shown in animals"), the item (`<file>/<id>`,
    "" for key points)."""

    label: Literal["in short", "term", "question", "claim"]
    text: Text
    remark: str = ""
    item: str = ""


def passages(library: Library, deck: Deck) -> tuple[Passage, ...]:
    """Everything the deck holds, key points first, then items claim by claim, each once."""
    return tuple(passage for _, found in _files(library, deck) for passage in found)


def markdown(library: Library, deck: Deck) -> str:
    """The same passages as a Markdown page."""
    blocks = [f"# {deck.title}"]
    several = len(deck.files) > 1
    for file, found in _files(library, deck):
        if several and found:
            blocks.append(f"## {file.article.title if file.article else file.title}")
        points = [passage for passage in found if passage.label == "in short"]
        if points:
            blocks.append("\n".join(f"- {_marked(passage.text)}" for passage in points))
        blocks += [
            _marked(passage.text) + (f" *({passage.remark})*" if passage.remark else "")
            for passage in found
            if passage.label != "in short"
        ]
    return "\n\n".join(blocks) + "\n"


def _files(library: Library, deck: Deck) -> Iterator[tuple[QuestionFile, list[Passage]]]:
    """The deck's files in its order, with their passages in the order of introduction."""
    items: dict[str, dict[str, None]] = {}
    for card in library.cards.values():
        if deck.holds(card):
            items.setdefault(card.file, {})[card.item] = None
    for id in deck.files:
        if id not in library.files:
            continue
        file = library.files[id]
        found = [Passage("in short", spans(stopped(point.say))) for point in file.gist]
        for name in items.get(id, ()):
            item = file.items.get(name.removeprefix(f"{id}/"))
            if item is not None:
                found.append(
                    Passage(LABELS[type_of(item)], _text(item, file), _remark(item, file, deck.depth >= DEEP), name)
                )
        yield file, found


def _remark(item: Item, file: QuestionFile, deep: bool) -> str:
    """What is remarked on quietly: how well a claim is supported, where that is short of shown; where full forms are asked, a term's."""
    match item:
        case Claim():
            found = support(item, file)
            return found.wording if found and found.rung in _REMARKED else ""
        case Term():
            return f"in full: {shown(item.full)}" if item.full and deep else ""
        case _:
            return ""


def _text(item: Item, file: QuestionFile) -> Text:
    match item:
        case Term():
            return join((words(shown(item.term), "strong"), _lowered(meaning(item))), "  ")
        case Claim():
            return sentence(item, file)
        case Faq():
            return _answered(item)
        case _:
            assert_never(item)


def _lowered(text: Text) -> Text:
    """A definition that goes on after its term: a small first letter but for names, no full stop after a single sentence."""
    if not text:
        return text
    first, last = text[0], text[-1]
    word = first.text.split(" ", 1)[0]
    if word[1:].islower() or word in ("A", "I"):
        text = (first._replace(text=first.text[:1].lower() + first.text[1:]), *text[1:])
        last = text[-1]
    if last.text.endswith(".") and ". " not in plain(text):
        text = (*text[:-1], last._replace(text=last.text[:-1]))
    return text


def _answered(faq: Faq) -> Text:
    """The question with its answer below it; of twins the sound statement alone."""
    lines: list[Text]
    match faq.form:
        case TwinsForm(sound=sound):
            return spans(stopped(sound))
        case Recalled(answer, points, extra):
            lines = [*([spans(answer)] if answer else []), *(_point(point) for point in (*points, *extra))]
        case TypedForm(accept):
            lines = [spans(shown(accept[0]))]
        case NumberForm(number):
            lines = [spans(number)]
        case ChoiceForm(right):
            lines = [spans(right[0])] if len(right) == 1 else [_point(one) for one in right]
        case OrderForm(steps):
            lines = [_step(number, step) for number, step in enumerate(steps, 1)]
        case _:
            assert_never(faq.form)
    return join((join((spans(faq.question),), ""), *lines), "\n")


def _point(text: str) -> Text:
    return join((words("· "), spans(text)), "")


def _step(number: int, step: Step) -> Text:
    lead = step.note or f"{number}"
    return join((words(f"{lead}  ", "quiet"), spans(step.say)), "")


# ---- Markdown

_FENCES = {"strong": "**", "emphasis": "*", "code": "`"}


def _marked(text: Text) -> str:
    """Spans as Markdown; a line that was broken becomes a list item or a line of its own."""
    lines = "".join(map(_fenced, text)).split("\n")
    first, rest = lines[0], [line.removeprefix("· ") for line in lines[1:]]
    if not rest:
        return first
    listed = len(rest) > 1 or any(line.startswith("· ") for line in lines[1:])
    return f"**{first}**\n\n" + "\n".join(f"- {line}" if listed else line for line in rest)


def _fenced(span: Span) -> str:
    fence, core = _FENCES.get(span.style, ""), span.text.strip()
    return span.text.replace(core, f"{fence}{core}{fence}", 1) if core else span.text
