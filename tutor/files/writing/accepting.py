"""What is done with a draft in its file: accepted, dropped, merged with another item, reworded, and each of these undone.

Every act is a splice that is read again and compared before it is saved, whole and durably; an item that is not as it was shown is left alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from collections.abc import Sequence as Row
from typing import NamedTuple

from tutor.core.drafting import SETTLED, Act, Change, Draft, Section, Slot, Spot, Written, listed, needed
from tutor.core.merging import merged, referred
from tutor.core.problems import Refusal, visible
from tutor.files.keys import RELATIONS
from tutor.files.nodes import Mapping, Sequence
from tutor.files.writing.drafts import settled, spot_of, taken_over, trial, unmarked
from tutor.files.writing.edits import Edit, encoded, read, save
from tutor.files.writing.entries import (
    at,
    changed,
    inside,
    reworded,
    with_entry,
    without_item,
    without_keys,
    without_member,
)
from tutor.files.writing.itemised import Itemised, is_draft, itemised, name_of, opened, said_of
from tutor.files.writing.leading import as_value, become, differing, item_of, kept, led, renamed, typed
from tutor.files.writing.remarks import without_remarks

_KEY = re.compile(r"[a-z][a-z_-]*")


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
        item = item_of(expected, section, place)
        become(item, settled(item))
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
        before = item_of(expected, section, other)
        if "draft" not in before:
            for problem in taken_over(file, section, place):
                raise Refusal(problem.message, problem.help)
        # Neither of the two is about the other any more.
        whole = referred(referred(_merged(expected, section, before, item_of(expected, section, place)), gone), now)
        edits = list(differing(file, file.member(section, other), before, whole))
        become(before, whole)
        return _without(file, draft.spot, now, _Plan(edits, expected))

    return _acted(path, "merged", draft, plan)


def _merged(
    file: dict[str, Written], section: Section, into: dict[str, Written], other: dict[str, Written]
) -> dict[str, Written]:
    """Two items as one; where only one of them names what it rests on, the other rests on the file's default or only source."""
    key = "evidence" if section == "claims" else "sources"
    defaults, sources = file.get("defaults", {}), listed(file.get("sources", []))
    given = listed(defaults[key]) if isinstance(defaults, dict) and key in defaults else []
    if not given and len(sources) == 1 and isinstance(sources[0], dict):
        given = [sources[0].get("id", "")]
    if not given or (key in into) == (key in other):
        return merged(section, into, other)
    whole = merged(section, {key: given, **into}, {key: given, **other})
    if whole[key] == given and key not in into:
        del whole[key]
    return {name: whole[name] for name in sorted(whole, key=[*into, *whole].index)}


def reword(path: str, draft: Draft, slot: Slot, text: str) -> Change:
    """Writes another text into a row, or takes the row out where it is empty; a row that was missing is put in."""
    text = " ".join(text.split())
    if slot.missing and not _KEY.fullmatch(slot.key):
        raise Refusal(f"'{visible(slot.key)}' cannot be a key", "a row is added as 'key: text', such as 'hedged: true'")
    if slot.missing and not text:
        raise Refusal(f"'{slot.key}' is still to be written")
    if draft.spot.section == "claims" and len(slot.way) == 1 and slot.key in RELATIONS:
        relation, words = _related(slot, text)
        if relation:
            return _acted(path, "reworded", draft, lambda file: _turned(file, draft, relation, words))
    if not text and needed(slot):
        raise Refusal(f"the item cannot be without '{slot.key}'", "write another text, or drop the draft")

    def plan(file: Itemised) -> _Plan:
        place, expected = file.found(draft.spot), file.said()
        item, said = file.member(draft.spot.section, place), item_of(expected, draft.spot.section, place)
        if slot.missing and slot.key in said:
            raise Refusal(f"there is a row '{slot.key}' already", "reword that one")
        if slot.missing:
            said[slot.key] = row = typed(draft.spot.section, slot.way, text)
            edits = with_entry(file.sheet, item, slot.key, as_value(slot.key, row), kept(item))
            _no_slip(file, draft.spot.section, place, edits)
            return _Plan(edits, expected)
        if not text:
            return _Plan(_emptied(file, item, said, slot.way), expected)
        before = dict(said)
        inside(said, slot.way[:-1])[slot.way[-1]] = row = typed(draft.spot.section, slot.way, text)
        edits = [reworded(file.sheet, item, slot.way, as_value(slot.key, row))]
        edits += renamed(file, draft.spot.section, place, expected, before)
        _no_slip(file, draft.spot.section, place, edits)
        return _Plan(edits, expected)

    if text:
        return _acted(path, "reworded", draft, plan)
    return _acted(path, "row taken out", draft, plan)._replace(name=slot.key)


def _related(slot: Slot, text: str) -> tuple[str, str]:
    """Another relation that is written into the row of one, and the effect behind it ("": it stays); "" where there is none.

    `increases`, `increases: the flow`; and a row `increases` put in beside another relation.
    """
    word, colon, rest = text.partition(":")
    if slot.missing:
        return slot.key, text
    key = "-".join(word.casefold().split())
    return (key, rest.strip()) if key in RELATIONS and key != slot.key and (colon or not rest) else ("", "")


def _turned(file: Itemised, draft: Draft, relation: str, words: str) -> _Plan:
    """The relation of a claim made another one where it stands; its effect goes along, or becomes `words`."""
    place, expected = file.found(draft.spot), file.said()
    item, said = file.member(draft.spot.section, place), item_of(expected, draft.spot.section, place)
    old = next((key for key in said if key in RELATIONS), "")
    before = dict(said)
    if not old:
        said[relation] = words
        edits = with_entry(file.sheet, item, relation, words, kept(item))
    else:
        effect = words or said[old]
        become(
            said, {relation if key == old else key: effect if key == old else value for key, value in before.items()}
        )
        name = item.key(old)
        edits = [Edit(name.start_mark.index, name.end_mark.index, relation)] if old != relation else []
        edits += [reworded(file.sheet, item, (old,), words)] if words and words != before[old] else []
    edits += renamed(file, draft.spot.section, place, expected, before)
    _no_slip(file, draft.spot.section, place, edits)
    return _Plan(edits, expected)


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


def _acted(path: str, act: Act, draft: Draft, plan: Planned) -> Change:
    path = os.path.realpath(path)
    content, file = opened(path)
    edits, expected = plan(file)
    after = changed(file.sheet, edits, expected)
    if not any(is_draft(item) for _, _, item in itemised(after).items()):
        after = changed(after, without_remarks(after.text), expected)
    whole = itemised(after)
    saved = encoded(content, after.text)
    save(path, content, saved)
    section, place = draft.spot.section, file.found(draft.spot)
    if act in SETTLED:
        return Change(act, draft.name, path, content, saved, draft.spot)
    item = whole.member(section, place)
    return Change(act, name_of(said_of(item)), path, content, saved, draft.spot, spot_of(whole, section, item))


# ---- the parts of a plan


def _emptied(file: Itemised, item: Mapping, said: dict[str, Written], way: Row[str | int]) -> list[Edit]:
    """Takes a row out: its key, its member of a list, or the list with its last member."""
    parent = inside(said, way[:-1])
    while len(parent) == 1 and len(way) > 1:
        way = way[:-1]
        parent = inside(said, way[:-1])
    del parent[way[-1]]
    node, last = at(item, way[:-1]), way[-1]
    if isinstance(node, Mapping):
        return without_keys(file.sheet, node, (str(last),))
    assert isinstance(node, Sequence)
    return without_member(file.sheet, node, int(last))


def _without(file: Itemised, spot: Spot, now: str, plan: _Plan) -> _Plan:
    """Takes an item out as well; what led to it leads to the id `now`, or is taken out where that is ""."""
    section, place = spot.section, file.found(spot)
    id = file.id(section, place)
    edits = [*plan.edits, *(led(file, section, place, id, now, plan.expected) if id else ())]
    edits += without_item(file.sheet, file.root, section, place)
    items = plan.expected[section]
    assert isinstance(items, list)
    del items[place]
    if not items:
        del plan.expected[section]
    return _Plan(edits, plan.expected)
