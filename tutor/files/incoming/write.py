"""From what arrived to question files that read back without an error: ids that stay the same at the next import, tags, sources, media.

What would cost an item its place in the file is left out of it and said; nothing is dropped in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from tutor.core.incoming import Delivery, Left
from tutor.core.problems import Refusal
from tutor.files.decode import decode
from tutor.files.incoming.items import SECTIONS, Made, Section, made, same
from tutor.files.incoming.light import said
from tutor.files.incoming.media import Shelf
from tutor.files.naming import is_id, slug
from tutor.files.sheet import Sheet
from tutor.files.writing.beside import modeline
from tutor.files.writing.compose import Part, Value, question_file, scalar
from tutor.files.writing.compose import item as lines_of

LARGEST_FILE, MOST_ITEMS = 3 << 20, 4000
"""Bytes and items of one question file: what is more goes into a second one."""
_LONGEST = 47
"""Letters of a source's id."""
_ROUNDS = 8
_TOLD = 12


class Item(NamedTuple):
    """One item ready to be written; the id is among its `fields`. `source` is a title, "" for none."""

    section: Section
    fields: dict[str, Value]
    at: str
    source: str = ""

    @property
    def id(self) -> str:
        return str(self.fields["id"])


class Text(NamedTuple):
    """One question file: its id and its text."""

    id: str
    text: str


class Imported(NamedTuple):
    """What became of a delivery: `files` to be written, how many items of each kind, what was left, the tags that decks became."""

    files: tuple[Text, ...]
    items: dict[Section, int]
    left: tuple[Left, ...]
    decks: dict[str, str]
    title: str


def imported(delivery: Delivery, id: str, source: str, shelf: Shelf | None = None, linked: bool = False) -> Imported:
    """The question files of a delivery from `source`, a file's name. `shelf` takes the media (without one they are left); `linked`: the files
    will lie in a library that holds the schema for editors."""
    left = list(delivery.left)
    cards: list[Made] = []
    for each in (one for incoming in delivery.incoming for one in made(incoming)):
        (left if isinstance(each, Left) else cards).append(each)  # type: ignore[arg-type]
    decks = _deck_tags(cards)
    items = []
    for card, name in _named(_once(cards, left)):
        item = _item(card, name, decks, shelf, left)
        if card.needs and card.needs not in item.fields:
            left.append(Left(item.at, "its answer is a picture or a sound, which could not be kept"))
        else:
            items.append(item)
    title = _plain(delivery.title)[:200]
    head = [_plain(line) for line in (f"Imported from {source}: {delivery.kind}.", *_summary(left))]
    groups = _groups(items)
    files = []
    kept: Counter[Section] = Counter()
    for number, group in enumerate(groups, 1):
        name = id if number == 1 else f"{id}-{number}"
        text = _text(name, title, group, [modeline("question-file"), *head] if linked else head)
        whole = _sound(name, title, group, text, shelf, left, linked, head)
        if whole is not None:
            files.append(Text(name, whole[0]))
            kept.update(item.section for item in whole[1])
    return Imported(tuple(files), {section: kept[section] for section in SECTIONS}, tuple(left), decks, title)


# ---- one item


def _once(cards: Iterable[Made], left: list[Left]) -> Iterator[Made]:
    """Each item once, however often it stood in the file."""
    seen = set()
    for card in cards:
        key = same(card)
        if key in seen:
            left.append(Left(card.incoming.at, "the same is asked by another card"))
        else:
            seen.add(key)
            yield card


def _named(cards: Iterable[Made]) -> Iterator[tuple[Made, str]]:
    """Each item with its id: the author's own, else the slug of its wording; with letters made of its seed where another has that."""
    taken: set[str] = set()
    for card in cards:
        own = card.incoming.id
        name = own if is_id(own) and len(own) <= 60 and own not in taken else slug(card.wording)
        if not name or name in taken:
            mark = sha256(f"{card.incoming.seed}\x1f{card.wording}".encode("utf-8", "replace")).hexdigest()
            base = (name or "card")[:49].rstrip("-")
            name = next(each for size in range(6, 64) if (each := f"{base}-{mark[:size]}") not in taken)
        taken.add(name)
        yield card, name


def _item(card: Made, name: str, decks: dict[str, str], shelf: Shelf | None, left: list[Left]) -> Item:
    incoming = card.incoming
    fields: dict[str, Value] = {"id": name, **card.fields}
    for key, names in (("image", card.images), ("audio", card.sounds)):
        path = _kept(key, names, incoming.at, shelf, left)
        if path:
            fields[key] = path
    found = [tag for tag in map(slug, incoming.tags) if tag]
    left += [
        Left(incoming.at, "a tag without a letter", False) for tag in incoming.tags if tag.strip() and not slug(tag)
    ]
    tags = dict.fromkeys([*([decks[incoming.deck]] if incoming.deck in decks else []), *found])
    if tags:
        fields["tags"] = list(tags)
    return Item(card.section, fields, incoming.at, _plain(incoming.source))


def _kept(key: str, names: Sequence[str], at: str, shelf: Shelf | None, left: list[Left]) -> str:
    """The path of the first of some pictures or sounds that can be kept; an item has one of each."""
    found = ""
    for name in names:
        if found:
            left.append(Left(at, f"a second {'picture' if key == 'image' else 'sound'} (an item has one)", False))
        elif shelf is None:
            left.append(Left(at, "its picture or sound: without a file beside it there is no library to copy it to", False))  # fmt: skip
        else:
            try:
                found = shelf.keep(name)
            except Refusal as refusal:
                left.append(Left(at, f"its {'picture' if key == 'image' else 'sound'}: {refusal.message}", False))
    return found


def _deck_tags(cards: Iterable[Made]) -> dict[str, str]:
    """A tag for each deck, if there are several."""
    names = sorted({card.incoming.deck for card in cards if card.incoming.deck})
    if len(names) < 2:
        return {}
    parts = [name.split("::") for name in names]
    shared = 0
    while all(len(each) > shared + 1 for each in parts) and len({each[shared] for each in parts}) == 1:
        shared += 1
    tags = {name: slug(" ".join(each[shared:])) for name, each in zip(names, parts, strict=True)}
    return {name: tag for name, tag in tags.items() if tag}


def _plain(text: str) -> str:
    return " ".join(said(text[:1000], "plain").plain.split())


# ---- the file


def _groups(items: Sequence[Item]) -> list[list[Item]]:
    """The items in files that are not too large, in their order: more items at the next import only make the last file longer."""
    groups: list[list[Item]] = []
    sources: set[str] = set()
    size = 0
    for item in items:
        own = _size([*lines_of(item.fields), "    evidence: []"])
        named = _size(lines_of({"id": "x" * _LONGEST, "title": item.source}))
        more = own + (named if item.source not in sources else 0)
        if not groups or size + more > LARGEST_FILE or len(groups[-1]) >= MOST_ITEMS:
            groups.append([])
            sources, size, more = set(), 0, own + named
        groups[-1].append(item)
        sources.add(item.source)
        size += more + _LONGEST
    return groups


def _size(lines: Iterable[str]) -> int:
    """Bytes that lines take in a file."""
    return sum(len(line.encode()) + 1 for line in lines)


def _text(id: str, title: str, items: Sequence[Item], comments: Sequence[str]) -> str:
    """One question file."""
    sources = dict(_source_ids(items))
    head: dict[str, Value] = {"id": id, **({"title": title} if title else {})}
    if sources:
        head["sources"] = [{"id": name, "title": source} for source, name in sources.items()]
    sections: dict[str, list[Part]] = {section: [] for section in SECTIONS}
    for item in items:
        fields = dict(item.fields)
        if item.source in sources:
            name = sources[item.source]
            fields |= {"evidence": name} if item.section == "claims" else {"sources": [name]}
        elif len(sources) == 1:
            # A single source is the default of every item: one that named none has none.
            fields |= {"evidence": []} if item.section == "claims" else {"sources": []}
        sections[item.section].append(Part(fields))
    return question_file(head, sections, comments)


def _source_ids(items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for title in dict.fromkeys(item.source for item in items if item.source):
        name = slug(title)[: _LONGEST - 7].strip("-") or "source"
        if name in taken:
            name = f"{name}-{sha256(title.encode()).hexdigest()[:6]}"
        taken.add(name)
        yield title, name


def _sound(
    id: str, title: str, items: list[Item], text: str, shelf: Shelf | None, left: list[Left], linked: bool, head: Sequence[str]
) -> tuple[str, list[Item]] | None:  # fmt: skip
    """The text and its items, after everything is taken out that would be an error; None where nothing is left."""
    comments = [modeline("question-file"), *head] if linked else head
    for _ in range(_ROUNDS):
        if not items:
            return None
        reading = decode(Sheet(f"{id}.yaml", text), shelf.root if shelf else "")
        errors = [problem for problem in reading.problems if problem.severity == "error"]
        if not errors and reading.file is not None:
            return text, items
        bad = _blamed(text, items, {problem.place.line: problem.message for problem in errors})
        if not bad:
            break
        left += [Left(item.at, f"it would not be read: {bad[item.id]}") for item in items if item.id in bad]
        items = [item for item in items if item.id not in bad]
        text = _text(id, title, items, comments)
    raise Refusal("what was read cannot be written as a question file", f"{errors[0].message}; please report this file")


def _blamed(text: str, items: Sequence[Item], errors: dict[int, str]) -> dict[str, str]:
    """The ids of the items on whose lines the errors stand, with what is wrong."""
    begins = {f"  - id: {scalar(item.id)}": item.id for item in items}
    found: dict[str, str] = {}
    current = ""
    for number, line in enumerate(text.split("\n"), 1):
        current = begins.get(line, current)
        if number in errors and current:
            found.setdefault(current, errors[number])
    return found


def _summary(left: Sequence[Left]) -> list[str]:
    """What was left, as comments at the head of the file."""
    counts = Counter(each.reason for each in left)
    told = [f"Not carried: {number} × {reason}." for reason, number in counts.most_common(_TOLD)]
    return told + (
        [f"Not carried: {len(counts) - _TOLD} other things, see tutor import."] if len(counts) > _TOLD else []
    )
