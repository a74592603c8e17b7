"""What is done with a draft in its file: accepted, dropped, merged with another item, reworded, and each of these undone.

Every act is a splice that is read again and compared before it is saved, whole and durably; an item that is not as it was shown is left alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Table
from collections.abc import Sequence as Row
from typing import Any, Literal, NamedTuple

from tutor.core.drafting import Change, Draft, Section, Slot, Spot, Written, listed, told
from tutor.core.merging import merged, referred
from tutor.core.problems import Refusal, visible
from tutor.files.nodes import Mapping, Sequence, parse
from tutor.files.sheet import Broken, Sheet
from tutor.files.writing.compose import Value
from tutor.files.writing.drafts import marks, trial, unmarked
from tutor.files.writing.edits import Edit, applied, encoded, read, save
from tutor.files.writing.entries import (
    at,
    reworded,
    unsafe,
    with_entry,
    with_members,
    without_item,
    without_keys,
    without_member,
    written,
)
from tutor.files.writing.itemised import Itemised, itemised, opened

_KEY = re.compile(r"[a-z][a-z_-]*")
_LAST = frozenset({"draft", "quote", "at", "note"})


class _Plan(NamedTuple):
    """An act before it is done: the edits, and what the whole file must say afterwards."""

    edits: list[Edit]
    expected: dict[str, Written]


Planned = Callable[[Itemised], _Plan]


def accept(path: str, draft: Draft) -> Change:
    """Makes an item of a draft: `draft` and `quote` go, everything else stays. Raises Refusal with the first thing that stands in the way."""

    def plan(file: Itemised) -> _Plan:
        section, place = draft.spot.section, file.found(draft.spot)
        edits, expected = unmarked(file, section, place), file.said()
        for problem in trial(file, section, place, edits).problems:
            if problem.severity == "error":
                raise Refusal(problem.message, problem.help)
        item = _item(expected, section, place)
        for key in marks(item):
            item.pop(key, None)
        return _Plan(edits, expected)

    return _acted(path, "accepted", draft, plan)


def drop(path: str, draft: Draft) -> Change:
    """Takes a draft out of the file, and every mention of its id; raises Refusal where a claim is about it."""

    def plan(file: Itemised) -> _Plan:
        return _without(file, draft.spot, "", _Plan([], file.said()))

    return _acted(path, "dropped", draft, plan)


def merge(path: str, draft: Draft, into: Spot) -> Change:
    """Adds what a draft says to another item, and takes the draft out; what led to it leads there. Raises Refusal where they differ."""

    def plan(file: Itemised) -> _Plan:
        section, place, other = into.section, file.found(draft.spot), file.found(into)
        if place == other or draft.spot.section != section:
            raise Refusal("a draft is merged with another item of its kind")
        if section == "gist":
            raise Refusal("two key points are not joined by a key", "reword one of them, and drop the other")
        expected, gone, now = file.said(), file.id(section, place), file.id(section, other)
        before = _item(expected, section, other)
        # Neither of the two is about the other any more.
        own = _item(expected, section, place)
        whole = referred(referred(merged(section, before, own), gone), now)
        if section == "faqs":
            _nothing_lost(own, whole)
        edits = list(_differing(file, file.member(section, other), before, whole))
        _become(before, whole)
        return _without(file, draft.spot, now, _Plan(edits, expected))

    return _acted(path, "merged", draft, plan)


def reword(path: str, draft: Draft, slot: Slot, text: str) -> Change:
    """Writes another text into a row, or takes the row out where it is empty; a row that was missing is put in."""
    text = " ".join(text.split())
    if slot.missing and not _KEY.fullmatch(slot.key):
        raise Refusal(f"'{visible(slot.key)}' cannot be a key", "a row is added as 'key: text', such as 'hedged: true'")
    if slot.missing and not text:
        raise Refusal(f"'{slot.key}' is still to be written")

    def plan(file: Itemised) -> _Plan:
        place, expected = file.found(draft.spot), file.said()
        item, said = file.member(draft.spot.section, place), _item(expected, draft.spot.section, place)
        if slot.missing and slot.key in said:
            raise Refusal(f"there is a row '{slot.key}' already", "reword that one")
        if slot.missing:
            said[slot.key] = text
            edits = with_entry(file.sheet, item, slot.key, _value(slot.key, text), _kept(item))
            _no_slip(file, draft.spot.section, place, edits)
            return _Plan(edits, expected)
        if not text:
            return _Plan(_emptied(file, item, said, slot.way), expected)
        _inside(said, slot.way)[slot.way[-1]] = text
        edit = reworded(file.sheet, item, slot.way, text)
        edits = [edit._replace(text=text) if text in ("true", "false") else edit]
        _no_slip(file, draft.spot.section, place, edits)
        return _Plan(edits, expected)

    return _acted(path, "reworded", draft, plan)


_ANSWERS = ("answer", "points", "extra", "typed", "number", "within", "right", "wrong", "order", "sound")


def _nothing_lost(own: Table[str, Written], whole: Table[str, Written]) -> None:
    """Raises Refusal where an answer of a question would be gone after a merge."""
    said = set(_leaves([whole.get(key, "") for key in _ANSWERS]))
    for key in _ANSWERS:
        for leaf in _leaves(own.get(key, "")):
            if leaf not in said:
                raise Refusal(
                    f"'{key}' would be lost: {visible(leaf)}", "write it into the other one, or drop this draft"
                )


def _leaves(value: Written) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
        return
    for one in value.values() if isinstance(value, dict) else value:
        yield from _leaves(one)


_SLIPS = frozenset({"unknown-key", "unknown-value", "wrong-type", "out-of-range", "bad-id"})


def _no_slip(file: Itemised, section: Section, place: int, edits: list[Edit]) -> None:
    """Raises Refusal for a row that the reader would not take; what is only still to be done is said once it stands there."""
    known = {problem.message for problem in trial(file, section, place, []).problems}
    for problem in trial(file, section, place, edits).problems:
        if problem.code in _SLIPS and problem.message not in known:
            raise Refusal(problem.message, problem.help)


def put_back(change: Change) -> None:
    """Undoes an act; raises Refusal where the file was changed since."""
    content, _ = read(change.path)
    if content != change.after:
        raise Refusal(f"{change.path} was changed since, so this is not undone", "change it back in the editor")
    save(change.path, change.after, change.before)


def _acted(path: str, act: Literal["accepted", "dropped", "merged", "reworded"], draft: Draft, plan: Planned) -> Change:
    path = os.path.realpath(path)
    content, file = opened(path)
    edits, expected = plan(file)
    try:
        after = Sheet(path, applied(file.sheet.text, edits))
        right = written(itemised(after).root) == expected and _slips(after) == _slips(file.sheet)
    except (Broken, ValueError):
        right = False
    if not right:
        raise unsafe(file.sheet)
    saved = encoded(content, after.text)
    save(path, content, saved)
    return Change(act, draft.name, path, content, saved, draft.spot)


def _slips(sheet: Sheet) -> int:
    """How many single values are wrong in themselves, such as a key given twice, of which only the first is compared."""
    return len(parse(sheet).problems)


# ---- what is expected


def _item(said: dict[str, Written], section: str, place: int) -> dict[str, Written]:
    items = said[section]
    assert isinstance(items, list)
    item = items[place]
    assert isinstance(item, dict)
    return item


def _become(item: dict[str, Written], other: Table[str, Written]) -> None:
    other = dict(other)
    item.clear()
    item.update(other)


# ---- the parts of a plan


def _kept(item: Mapping) -> list[str]:
    """The keys below which a new one belongs."""
    return [key for key in item.entries if key not in _LAST]


def _emptied(file: Itemised, item: Mapping, said: dict[str, Written], way: Row[str | int]) -> list[Edit]:
    """Takes a row out: its key, its member of a list, or the list with its last member."""
    parent = _inside(said, way)
    while len(parent) == 1 and len(way) > 1:
        way = way[:-1]
        parent = _inside(said, way)
    del parent[way[-1]]
    node, last = at(item, way[:-1]), way[-1]
    if isinstance(node, Mapping):
        return without_keys(file.sheet, node, (str(last),))
    assert isinstance(node, Sequence)
    return without_member(file.sheet, node, int(last))


def _inside(said: dict[str, Written], way: Row[str | int]) -> Any:
    inside: Any = said
    for step in way[:-1]:
        inside = inside[step]
    return inside


def _without(file: Itemised, spot: Spot, now: str, plan: _Plan) -> _Plan:
    """Takes an item out as well; what led to it leads to the id `now`, or is taken out where that is ""."""
    section, place = spot.section, file.found(spot)
    id = file.id(section, place)
    edits = [*plan.edits, *(_led(file, section, place, id, now, plan.expected) if id else ())]
    edits += without_item(file.sheet, file.root, section, place)
    items = plan.expected[section]
    assert isinstance(items, list)
    del items[place]
    if not items:
        del plan.expected[section]
    return _Plan(edits, plan.expected)


def _led(file: Itemised, own: str, place: int, id: str, now: str, expected: dict[str, Written]) -> Iterator[Edit]:
    """The edits by which references to an id lead elsewhere; `expected` follows them."""
    for section, index, item in file.items():
        if (section, index) == (own, place):
            continue
        said = _item(expected, section, index)
        changed = referred(said, id, now)
        if changed != said:
            yield from _differing(file, item, said, changed)
            _become(said, changed)


def _differing(file: Itemised, item: Mapping, old: Table[str, Written], new: Table[str, Written]) -> Iterator[Edit]:
    """The edits that make one item of the other: keys taken out and put in, lists longer or shorter, other texts."""
    gone = [key for key in old if key not in new]
    if gone:
        yield from without_keys(file.sheet, item, gone)
    for key, value in new.items():
        before = old.get(key)
        if before == value:
            continue
        if before is None:
            yield from with_entry(file.sheet, item, key, _value(key, value), _kept(item))
        elif isinstance(value, str):
            yield reworded(file.sheet, item, (key,), value)
        else:
            yield from _lists(file.sheet, item, key, listed(before), listed(value))


def _lists(sheet: Sheet, item: Mapping, key: str, old: list[Written], new: list[Written]) -> Iterator[Edit]:
    if new[: len(old)] == old:
        yield from with_members(sheet, item, key, [_value(key, one) for one in new[len(old) :]])
        return
    node = item.entries[key]
    for index, one in enumerate(old):
        if one in new:
            continue
        if len(new) == len(old):
            yield reworded(sheet, item, (key, index), told(new[index]))
        elif isinstance(node, Sequence):
            yield from without_member(sheet, node, index)


def _value(key: str, said: Written) -> Value:
    """A value to be written: lines of the article as numbers, yes and no as such, the rest as text."""
    if isinstance(said, dict):
        return {name: _value(name, one) for name, one in said.items()}
    if isinstance(said, list):
        return [_value(key, one) for one in said]
    if key == "at" and said.isdecimal():
        return int(said)
    if key in ("hedged", "necessary") and said in ("true", "false"):
        return said == "true"
    return said
