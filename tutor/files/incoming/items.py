"""What an incoming card becomes: a term, one or two faqs, or a claim, by what it says and by nothing that would have to be guessed.

A card that is asked one way stays a question. Only what is asked both ways, and has a short name on one side and a description on the other,
is a term. What has no text to ask is left, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from tutor.core.incoming import Incoming, Left
from tutor.files.incoming.light import Said, said
from tutor.files.incoming.marking import points
from tutor.files.keys import MODERATING, RELATIONS
from tutor.files.nodes import MAX_TEXT
from tutor.files.relations import meant_by
from tutor.files.writing.compose import Value

Section = Literal["terms", "faqs", "claims"]
SECTIONS: tuple[Section, ...] = ("terms", "faqs", "claims")

_TYPED = 200
_NAME_LETTERS, _NAME_WORDS, _MEANING_WORDS = 40, 4, 5
_SENTENCE = re.compile(r"[.?!:;]$|…|\n")
_SEEN = "see the picture"
_HEARD = "hear the sound"


class Made(NamedTuple):
    """One item to be written: its `fields` without id, tags, sources and media, the `wording` its id is made of, and what it brings along.

    `needs` is the medium that is its whole answer.
    """

    incoming: Incoming
    section: Section
    fields: dict[str, Value]
    wording: str
    images: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    needs: Literal["", "image", "audio"] = ""


def made(incoming: Incoming) -> Iterator[Made | Left]:
    """The items a card becomes, and what of it could not be carried."""
    texts = [said(text, incoming.markup) for text in (incoming.front, incoming.back, incoming.because, *incoming.gaps)]
    front, back, because, *gaps = texts
    yield from (Left(incoming.at, reason, False) for reason in dict.fromkeys(_lost(texts)))
    if front.images and front.text:
        yield Left(incoming.at, "a picture of the question, which is shown with the answer here", False)
    if any(len(each.text) > MAX_TEXT or any("text of more than" in reason for reason in each.lost) for each in texts):
        yield Left(incoming.at, f"a text of more than {MAX_TEXT:,} characters")
        return
    reason = _nothing(incoming, front, back, gaps)
    if reason:
        yield Left(incoming.at, reason)
        return
    images, sounds = _media(texts, "images"), _media(texts, "sounds")
    more: dict[str, Value] = {"because": because.text} if because.text and because.plain != back.plain else {}
    for section, fields, wording in _items(incoming, front, back, gaps):
        needs: Literal["", "image", "audio"] = (
            "" if back.text or incoming.shape != "asked" else "image" if back.images else "audio"
        )
        yield Made(incoming, section, {**fields, **more}, wording, images, sounds, needs)


def _lost(texts: Iterable[Said]) -> Iterator[str]:
    return (reason for text in texts for reason in text.lost)


def _media(texts: Iterable[Said], kind: Literal["images", "sounds"]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in texts for name in getattr(text, kind)))


def _nothing(incoming: Incoming, front: Said, back: Said, gaps: list[Said]) -> str:
    """Why nothing can be asked; "" where something can."""
    if not front.text:
        what = "a picture" if front.images else "a sound" if front.sounds else ""
        return f"its question is {what} alone" if what else "its question is empty"
    if incoming.shape == "gap":
        return "" if all(gap.text for gap in gaps) else "what belongs into its gap is a picture, or nothing"
    if not back.text and not (incoming.shape == "asked" and (back.images or back.sounds)):
        return "its answer is a picture alone" if back.images else "its answer is empty"
    if incoming.shape == "claim":
        return _no_relation(incoming.relation)
    return ""


def _items(incoming: Incoming, front: Said, back: Said, gaps: list[Said]) -> Iterator[tuple[Section, dict[str, Value], str]]:  # fmt: skip
    match incoming.shape:
        case "claim":
            relation = _relation(incoming.relation)
            yield "claims", {"cause": _flat(front), relation: _flat(back)}, f"{front.plain} {relation} {back.plain}"
        case "term":
            yield "terms", _term(front, back), front.plain
        case "both" if (pair := _named(front, back)) is not None:
            yield "terms", _term(*pair), pair[0].plain
        case "both":
            yield "faqs", {"question": front.text, **_answer(back)}, front.plain
            yield "faqs", {"question": back.text, **_answer(front)}, back.plain
        case "typed":
            yield "faqs", {"question": front.text, **_typed(back)}, front.plain
        case "gap":
            yield "faqs", {"question": front.text, **_filled(gaps)}, front.plain
        case "asked":
            yield "faqs", {"question": front.text, **_answer(back)}, front.plain


def _answer(back: Said) -> dict[str, Value]:
    """An answer to recall: its list as points to tick, what stands before the list as the answer."""
    if not back.text:
        return {"answer": _SEEN if back.images else _HEARD}
    lead, listed = points(back.text)
    if not listed:
        return {"answer": back.text}
    return {**({"answer": lead} if lead else {}), "points": list(listed)}


def _typed(back: Said) -> dict[str, Value]:
    """An answer to type, where it is one line that can be typed."""
    outside = re.sub(r"\([^()]*\)", "", back.plain).strip()
    if "\n" in back.plain or len(back.plain) > _TYPED or "\\(" in back.plain or not outside:
        return _answer(back)
    return {"typed": back.text}


def _filled(gaps: list[Said]) -> dict[str, Value]:
    """What belongs into the gaps: typed where it is one thing, ticked where it is several."""
    texts = {gap.plain: gap for gap in gaps}
    if len(texts) == 1:
        return _typed(gaps[0])
    return {"points": [_flat(gap) for gap in texts.values()]}


def _term(name: Said, meaning: Said) -> dict[str, Value]:
    lead, listed = points(meaning.text)
    if listed and not lead:
        return {"term": _flat(name), "points": list(listed)}
    return {"term": _flat(name), "definition": meaning.text}


def _named(front: Said, back: Said) -> tuple[Said, Said] | None:
    """The name and what it means, whichever side each is on; None where it is not plain which is which."""
    for name, meaning in ((front, back), (back, front)):
        if _is_name(name) and not _is_name(meaning) and len(meaning.plain.split()) >= _MEANING_WORDS and not meaning.plain.endswith("?"):  # fmt: skip
            return name, meaning
    return None


def _is_name(text: Said) -> bool:
    plain = text.plain
    return len(plain) <= _NAME_LETTERS and len(plain.split()) <= _NAME_WORDS and not _SENTENCE.search(plain)


def _flat(text: Said) -> str:
    return " ".join(text.text.split())


def _relation(words: str) -> str:
    return meant_by(words).relation


def _no_relation(words: str) -> str:
    relation = _relation(words)
    if relation in MODERATING:
        return f"a claim that '{relation}' another names that one's id, which a table does not have"
    if relation:
        return ""
    return f"'{words[:40]}' is no relation (it is one of {', '.join(each for each in RELATIONS if each not in MODERATING)})"


def same(one: Made) -> Any:
    """What two items have in common that ask the same."""
    return one.section, tuple((key, tuple(value) if isinstance(value, list) else value) for key, value in one.fields.items())  # fmt: skip
