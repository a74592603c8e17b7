"""An item made to say something else, and what leads to its id led elsewhere: edits, with what the file must say afterwards kept in step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from collections.abc import Mapping as Table
from collections.abc import Sequence as Row

from tutor.core.drafting import Section, Written, listed, told
from tutor.core.merging import referred
from tutor.files.decode import decode, library_of
from tutor.files.keys import RECORDS, RELATIONS
from tutor.files.naming import slug
from tutor.files.nodes import Mapping, Sequence, parse
from tutor.files.sheet import Broken, Sheet
from tutor.files.writing.compose import Value
from tutor.files.writing.edits import Edit
from tutor.files.writing.entries import reworded, with_entry, with_members, without_keys, without_member, written
from tutor.files.writing.itemised import Itemised

_LAST = frozenset({"draft", "quote", "at", "note"})


def item_of(said: dict[str, Written], section: str, place: int) -> dict[str, Written]:
    items = said[section]
    assert isinstance(items, list)
    item = items[place]
    assert isinstance(item, dict)
    return item


def become(item: dict[str, Written], other: Table[str, Written]) -> None:
    other = dict(other)
    item.clear()
    item.update(other)


def kept(item: Mapping) -> list[str]:
    """The keys below which a new one belongs."""
    return [key for key in item.entries if key not in _LAST]


def led(file: Itemised, own: str, place: int, id: str, now: str, expected: dict[str, Written]) -> Iterator[Edit]:
    """The edits by which references to an id lead elsewhere; `expected` follows them."""
    for section, index, item in file.items():
        if (section, index) == (own, place):
            continue
        said = item_of(expected, section, index)
        changed = referred(said, id, now)
        if changed != said:
            yield from differing(file, item, said, changed)
            become(said, changed)


def differing(file: Itemised, item: Mapping, old: Table[str, Written], new: Table[str, Written]) -> Iterator[Edit]:
    """The edits that make one item of the other: keys taken out and put in, lists longer or shorter, other texts."""
    gone = [key for key in old if key not in new]
    if gone:
        yield from without_keys(file.sheet, item, gone)
    for key, value in new.items():
        before = old.get(key)
        if before == value:
            continue
        if before is None:
            yield from with_entry(file.sheet, item, key, as_value(key, value), kept(item))
        elif isinstance(value, str):
            yield reworded(file.sheet, item, (key,), value)
        else:
            yield from _lists(file.sheet, item, key, listed(before), listed(value))


def _lists(sheet: Sheet, item: Mapping, key: str, old: list[Written], new: list[Written]) -> Iterator[Edit]:
    if new[: len(old)] == old:
        yield from with_members(sheet, item, key, [as_value(key, one) for one in new[len(old) :]])
        return
    node = item.entries[key]
    for index, one in enumerate(old):
        if one in new:
            continue
        if len(new) == len(old):
            yield reworded(sheet, item, (key, index), told(new[index]))
        elif isinstance(node, Sequence):
            yield from without_member(sheet, node, index)


def as_value(key: str, said: Written) -> Value:
    """A value to be written: numbers, yes and no as such where the key takes them, the rest as text."""
    if isinstance(said, dict):
        return {name: as_value(name, one) for name, one in said.items()}
    if isinstance(said, list):
        return [as_value(key, one) for one in said]
    if key in _FLAGS and said in ("true", "false"):
        return said == "true"
    if key in _NUMBERS and re.fullmatch(r"\d{1,9}|\d{1,9}\.\d{0,5}[1-9]", said):
        number = float(said) if "." in said else int(said)
        return number if str(number) == said else said
    return said


def typed(section: Section, way: Row[str | int], text: str) -> Written:
    """What an author's row says: what stands in brackets where its key takes a list or more, else the text."""
    key = RECORDS[_RECORD[section]].get(str(way[0]))
    within = _TAKES_MORE if len(way) == 2 else _LISTS
    if (
        key is None
        or key.kind not in within
        or len(way) > 2
        or text[0] not in ("[{" if key.kind in _TAKES_MORE else "[")
    ):
        return text
    try:
        tree = parse(Sheet("", f"{way[0]}: {text}"))
    except Broken:
        return text
    read = tree.root.entries.get(str(way[0])) if isinstance(tree.root, Mapping) and not tree.problems else None
    return text if read is None else written(read)


_LISTS = frozenset({"texts", "names", "lines", "steps", "wholes", "records"})
_TAKES_MORE = frozenset({"lines", "steps", "records"})
"""Kinds of keys whose members may be more than a text."""
_RECORD = {"gist": "gist", "terms": "term", "faqs": "faq", "claims": "claim"}
_KINDS = {name: key.kind for record in RECORDS.values() for name, key in record.items()}
_FLAGS = frozenset(name for name, kind in _KINDS.items() if kind == "flag")
_NUMBERS = frozenset(name for name, kind in _KINDS.items() if kind in ("whole", "wholes", "decimal"))


# ---- an id that follows from the wording


def renamed(
    file: Itemised, section: Section, place: int, expected: dict[str, Written], before: Table[str, Written]
) -> Iterator[Edit]:
    """The edits by which a draft's id follows from its wording as it did `before`, and references to it as well; none for an id of its own."""
    said = item_of(expected, section, place)
    id, wanted = said.get("id"), _wording(section, said)
    if not isinstance(id, str) or wanted in ("", id) or not _made_of(id, _wording(section, before)):
        return
    taken = decode(file.sheet, library_of(file.sheet.path)).written.keys() - {id}
    new = _unused(taken, wanted)
    if new == id:
        return
    said["id"] = new
    yield reworded(file.sheet, file.member(section, place), ("id",), new)
    yield from led(file, section, place, id, new, expected)


def _wording(section: Section, said: Table[str, Written]) -> str:
    """The slug that a drafter makes of an item's wording; "" where there is nothing to make one of."""
    if section == "terms":
        parts = [said.get("term")]
    elif section == "faqs":
        parts = [said.get("question", said.get("flawed"))]
    else:
        relation = next((key for key in said if key in RELATIONS), "")
        parts = [said.get("cause"), relation, said.get(relation)]
    return slug(" ".join(parts)) if all(isinstance(part, str) and part for part in parts) else ""  # type: ignore[arg-type]


def _made_of(id: str, wording: str) -> bool:
    """Whether an id is a slug, or that with the number by which it differs from another."""
    return bool(wording) and (id == wording or re.sub(r"-\d+$", "", id) == wording[:50].strip("-"))


def _unused(used: Set[str], id: str) -> str:
    free, number = id, 2
    while free in used:
        free = f"{id[:50].strip('-')}-{number}"
        number += 1
    return free
