"""From a collection's notes to what they ask: each card as its template would show it, cards that ask the same both ways taken together.

What the tutor has no drill for (pictures with covered places) and what is its own already is left, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tutor.anki import notetype as ours
from tutor.anki.collection import IMAGE_OCCLUSION, AnkiCard, AnkiNote, Collection, Notetype
from tutor.anki.templates import Side, side, told
from tutor.anki.unpack import MEGABYTE
from tutor.core.incoming import Delivery, Gapped, Incoming, Left, Shape, gapped
from tutor.core.problems import Refusal

OURS = "it comes from a library of tutor already; tutor pull brings its reviews home"
COVERED = "a picture with covered places needs a screen for pictures; keep it in Anki"
LARGEST, LARGEST_NOTE = 256 * MEGABYTE, 8 * MEGABYTE
"""Characters that all cards of a collection, and those of one note, may say: each repeats what its template and its note say."""
_TOOLS = frozenset({"leech", "marked"})
_KINDS = {"collection": "an Anki collection", "legacy": "an Anki package", "transition": "an Anki package", "new": "an Anki package"}  # fmt: skip


class _Shown(NamedTuple):
    """A card with its two sides, of which the back no longer holds the front."""

    card: AnkiCard
    front: Side
    back: str
    because: str = ""
    gaps: tuple[str, ...] = ()


def delivery(collection: Collection) -> Delivery:
    """All that a collection holds; raises Refusal where it turns out to be damaged."""
    cards: dict[int, list[AnkiCard]] = {}
    for card in collection.cards():
        cards.setdefault(card.note, []).append(card)
    incoming: list[Incoming] = []
    left: list[Left] = []
    notes = made = 0
    for note in collection.notes():
        notes += 1
        own = {card.ord: card for card in reversed(cards.get(note.id, ()))}
        held = sorted(own.values(), key=lambda card: card.ord)
        kind = collection.notetypes.get(note.notetype)
        reason = _kept_out(note, kind, held)
        if reason or kind is None:
            left.append(Left(_at(note), reason))
            continue
        for each in _note(note, kind, held, collection.decks):
            (left if isinstance(each, Left) else incoming).append(each)  # type: ignore[arg-type]
            made += 0 if isinstance(each, Left) else len(each.front) + len(each.back) + len(each.because)
        if made > LARGEST:
            raise Refusal(
                f"the cards of {collection.label} say more than {LARGEST // MEGABYTE} MB together",
                "export fewer decks of it",
            )
    left += _habits(cards, incoming)
    left += [Left(f"media '{name}'", "its name is no plain file name", False) for name in collection.media.refused]
    return Delivery(_KINDS[collection.kind], _title(incoming), notes, tuple(incoming), tuple(left))


def is_ours(kind: Notetype) -> bool:
    """Whether notes of this type were exported by the tutor."""
    return kind.id == ours.ID or set(ours.FIELDS) <= set(kind.fields)


def _kept_out(note: AnkiNote, kind: Notetype | None, cards: Sequence[AnkiCard]) -> str:
    if kind is None:
        return "its note type is missing"
    if is_ours(kind):
        return OURS
    if kind.stock == IMAGE_OCCLUSION or (kind.cloze and "image-occlusion:" in "".join(note.fields)):
        return COVERED
    return "" if cards else "it has no card"


def _note(
    note: AnkiNote, kind: Notetype, cards: Sequence[AnkiCard], decks: Mapping[int, str]
) -> Iterator[Incoming | Left]:
    """What the cards of one note ask."""
    fields = dict(zip(kind.fields, note.fields, strict=False))
    gaps = _gaps(kind, fields) if kind.cloze else {}
    shown: list[_Shown] = []
    made = 0
    for card in cards:
        found = _gap(card, kind, fields, gaps) if kind.cloze else _sides(card, kind, fields)
        if isinstance(found, str):
            yield Left(_at(note), found)
        else:
            shown.append(found)
            made += len(found.front.html) + len(found.back) + len(found.because)
        if made > LARGEST_NOTE:
            yield Left(_at(note), f"its cards say more than {LARGEST_NOTE // MEGABYTE} MB together")
            return
    turned = {_way(one): one for one in reversed(shown) if _is_plain(one)}
    taken = set[int]()
    for one in shown:
        if one.card.id not in taken:
            front, back = _way(one)
            other = turned.get((back, front)) if front != back and _is_plain(one) else None
            taken |= {other.card.id} if other else set()
            yield _incoming(note, one, decks.get(one.card.deck, ""), other is not None)
    tools = sorted({tag for tag in note.tags if tag.casefold() in _TOOLS})
    if shown and tools:
        yield Left(_at(note), f"the tag '{tools[0]}' is a mark of Anki's own", False)


def _sides(card: AnkiCard, kind: Notetype, fields: Mapping[str, str]) -> _Shown | str:
    """A card by its template; in words why there is none."""
    if not 0 <= card.ord < len(kind.templates):
        return "its card has no template"
    template = kind.templates[card.ord]
    front = side(template.front, fields)
    back = side(template.back, fields)
    said = told(back.html)
    # A back that repeats its front instead of {{FrontSide}} says it once more.
    if front.html.strip() and said.lstrip().startswith(front.html.strip()) and said.strip() != front.html.strip():
        said = said.lstrip()[len(front.html.strip()) :]
    if front.typed:
        return _Shown(card, front, fields.get(front.typed, ""), said)
    if back.typed:
        said = f"{fields.get(back.typed, '')}<br>{said}"
    return _Shown(card, front, said)


def _gaps(kind: Notetype, fields: Mapping[str, str]) -> dict[int, Gapped]:
    """The text with gaps of a note, by number."""
    if not kind.templates:
        return {}
    return {each.number: each for each in gapped(side(kind.templates[0].front, fields).cloze)}


def _gap(card: AnkiCard, kind: Notetype, fields: Mapping[str, str], gaps: Mapping[int, Gapped]) -> _Shown | str:
    """A card by the number of its gap; in words why there is none."""
    found = gaps.get(card.ord + 1)
    if found is None:
        return f"its card for gap {card.ord + 1} is empty: the text has no such gap, or is too long"
    template = kind.templates[0]
    front = side(template.front, fields, found.front)
    return _Shown(card, front, "", told(side(template.back, fields, "").html), found.gaps)


def _way(shown: _Shown) -> tuple[str, str]:
    """From what to what a card asks, whatever space is between."""
    return "".join(shown.front.html.split()), "".join(shown.back.split())


def _is_plain(shown: _Shown) -> bool:
    return not shown.gaps and not shown.front.typed and all(_way(shown))


def _incoming(note: AnkiNote, shown: _Shown, deck: str, both: bool) -> Incoming:
    tags = tuple(tag for tag in note.tags if tag.casefold() not in _TOOLS)
    shape: Shape = "gap" if shown.gaps else "typed" if shown.front.typed else "both" if both else "asked"
    return Incoming(
        _at(note), f"{note.guid}/{shown.card.ord}", shape, shown.front.html, shown.back, shown.gaps, shown.because, "", tags, deck
    )  # fmt: skip


def _habits(cards: Mapping[int, Sequence[AnkiCard]], incoming: Sequence[Incoming]) -> Iterator[Left]:
    """What is known of the learner, not of the matter."""
    if incoming and (met := sum(card.reps > 0 or card.queue == -1 for held in cards.values() for card in held)):
        yield Left("", f"how {met} of its cards stood in Anki (reviews, due days, suspension): here each begins as new", False)  # fmt: skip


def _at(note: AnkiNote) -> str:
    return f"nid:{note.id}"


def _title(incoming: Sequence[Incoming]) -> str:
    """The deck that holds all of them, or most."""
    decks = Counter(each.deck for each in incoming)
    if not decks:
        return ""
    parts = [name.split("::") for name in decks]
    shared = [level[0] for level in zip(*parts, strict=False) if len(set(level)) == 1]
    return ": ".join(shared) if len(decks) > 1 or shared != ["Default"] else ""
