"""`+` accept my wording: adds a wording to an author's file, and leaves everything else as it is, byte for byte.

The result is read again and compared before it is saved; what cannot be done safely is refused.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from tutor.core.drafting import listed
from tutor.core.items import Faq, QuestionFile, Term, TypedForm
from tutor.core.items import Node as Named
from tutor.core.problems import Refusal, visible
from tutor.files.decode import Reading, decode
from tutor.files.naming import slug, whole_slug
from tutor.files.nodes import Mapping
from tutor.files.sheet import Sheet
from tutor.files.writing.append import appended
from tutor.files.writing.compose import Value
from tutor.files.writing.edits import encoded, read, save
from tutor.files.writing.entries import changed, inside, unsafe, ways, with_members
from tutor.files.writing.itemised import itemised

_NOTHING = "nothing was added"


def accept(path: str, item_id: str, node_id: str, wording: str) -> tuple[bytes, bytes]:
    """Adds `wording` to what counts as right for an item: into `also` of the term or concept `node_id`, into `typed` of a faq.

    A node of plain words gets an entry under `concepts` that keeps its id. The file's bytes before and after. Raises Refusal, with the file
    unchanged.
    """
    wording = wording.strip()
    if not wording or visible(wording) != wording or "\n" in wording or "\t" in wording or len(wording) > 200:
        raise Refusal("this wording cannot be added", "a wording is one short line of text")
    path = os.path.realpath(path)
    content, sheet = read(path, _NOTHING)
    before = decode(sheet)
    file = before.file
    if file is None or (item_id not in file.items and node_id not in file.nodes):
        raise Refusal(f"{path} has changed: '{item_id}' is not in it any more", _NOTHING)
    place = _place(before, file, item_id, node_id, wording)
    if isinstance(place, _List):
        text = _added(sheet, place, wording)
    else:
        own: dict[str, Value] = {"id": place.id} if slug(place.label) != place.id else {}
        text = appended(sheet, "concepts", {"label": place.label, **own, "also": [wording]})
    after = decode(Sheet(sheet.path, text))
    if [each.code for each in after.problems] != [each.code for each in before.problems]:
        raise unsafe(sheet)
    saved = encoded(content, text)
    save(path, content, saved, _NOTHING)
    return content, saved


def take_back(path: str, before: bytes, after: bytes) -> None:
    """Puts a file back as it was before `accept`; raises Refusal where it was changed since."""
    path = os.path.realpath(path)
    content, _ = read(path, _NOTHING)
    if content != after:
        raise Refusal(f"{path} was changed since: the wording stays", "take it out by hand, in the editor")
    save(path, after, before)


class _List(NamedTuple):
    """Where a wording goes: the `key` of a mapping that holds wordings, below one of the keys `after` where it is new."""

    mapping: Mapping
    key: str
    after: tuple[str, ...] = ()


def _added(sheet: Sheet, place: _List, wording: str) -> str:
    file = itemised(sheet)
    expected = file.said()
    said = inside(expected, ways(file.root)[place.mapping.start_mark.index])
    said[place.key] = [*listed(said.get(place.key, [])), wording]
    return changed(sheet, with_members(sheet, place.mapping, place.key, [wording], place.after), expected).text


def _place(before: Reading, file: QuestionFile, item_id: str, node_id: str, wording: str) -> _List | Named:
    """The list that a wording goes into, or the node of plain words that has none yet. Raises Refusal."""
    if wording in _known(file, item_id, node_id):
        raise Refusal(f"'{wording}' is accepted already")
    item = file.items.get(item_id)
    if isinstance(item, Faq):
        if not isinstance(item.form, TypedForm):
            raise Refusal("this question takes no other wording", "only answers under 'typed' do")
        return _List(before.written[item_id], "typed")
    node = file.nodes.get(node_id)
    if node is None and isinstance(item, Term):
        node = Named(item_id, item.term, item.also, item.full, "", item.kind, item_id)
    if node is None:
        raise Refusal("this card takes no other wording", _NOTHING)
    _not_another(file, node, wording)
    if isinstance(file.items.get(node.item), Term):
        return _List(before.written[node.item], "also", ("full", "term"))
    return _List(before.concepts[node.id], "also", ("label",)) if node.id in before.concepts else node


def _known(file: QuestionFile, item_id: str, node_id: str) -> tuple[str, ...]:
    """The wordings that count as right."""
    item, node = file.items.get(item_id), file.nodes.get(node_id)
    if isinstance(item, Faq):
        return item.form.accept if isinstance(item.form, TypedForm) else ()
    if node is not None:
        return node.label, node.full, *node.also
    return (item.term, item.full, *item.also) if isinstance(item, Term) else ()


def _not_another(file: QuestionFile, node: Named, wording: str) -> None:
    for other in file.nodes.values():
        if other.id != node.id and whole_slug(wording) in {
            whole_slug(name) for name in (other.label, other.id, other.full, *other.also) if name
        }:
            raise Refusal(f"'{wording}' is the name of something else here: '{other.label}'", _NOTHING)
    for other_id, item in file.items.items():
        if isinstance(item, Term) and other_id != node.item and whole_slug(wording) == whole_slug(item.term):
            raise Refusal(f"'{wording}' is the name of something else here: '{item.term}'", _NOTHING)
