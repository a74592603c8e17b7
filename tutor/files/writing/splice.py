"""`+` accept my wording: adds a wording to an author's file, and leaves everything else as it is, byte for byte.

A text splice at the parser's marks. The result is read again and compared before it is saved; what cannot be done safely is refused.
"""

from __future__ import annotations

import os

from tutor.core.items import Faq, QuestionFile, Term, TypedForm
from tutor.core.items import Node as Named
from tutor.core.problems import Refusal, visible
from tutor.files.decode import Reading, decode
from tutor.files.naming import slug, whole_slug
from tutor.files.nodes import Mapping, Node, Sequence
from tutor.files.sheet import Sheet
from tutor.files.writing.edits import Edit, applied, below, encoded, line_break, put_in, quoted, read, save

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
        raise Refusal(f"{path} has changed: '{item_id}' is not in it any more", "nothing was added")
    splices, wanted = _planned(before, file, item_id, node_id, wording)
    text = applied(sheet.text, splices)
    after = decode(Sheet(sheet.path, text))
    if after.file != wanted or [each.code for each in after.problems] != [each.code for each in before.problems]:
        raise Refusal("the wording cannot be added without touching the rest of the file", f"add it by hand: {path}")
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


# ---- what is to change


def _planned(
    before: Reading, file: QuestionFile, item_id: str, node_id: str, wording: str
) -> tuple[list[Edit], QuestionFile]:
    """The splices and the file they must result in."""
    item = file.items.get(item_id)
    if isinstance(item, Faq):
        if not isinstance(item.form, TypedForm):
            raise Refusal("this question takes no other wording", "only answers under 'typed' do")
        _not_yet(item.form.accept, wording)
        form = TypedForm((*item.form.accept, wording))
        splices = _into(before.sheet, before.written[item_id], "typed", wording)
        return splices, file._replace(items={**file.items, item_id: item._replace(form=form)})
    node = file.nodes.get(node_id)
    if node is None and isinstance(item, Term):
        node = Named(item_id, item.term, item.also, item.full, "", item.kind, item_id)
    if node is None:
        raise Refusal("this card takes no other wording", "nothing was added")
    _not_yet((node.label, node.full, *node.also), wording)
    _not_another(before, file, node, wording)
    term = file.items.get(node.item) if node.item else None
    if isinstance(term, Term):
        splices = _into(before.sheet, before.written[node.item], "also", wording, ("full", "term"))
        items = {**file.items, node.item: term._replace(also=(*term.also, wording))}
        added = _with(term.also, node.also, wording)
        return splices, file._replace(items=items, nodes=_also(file, node, added))
    if node.id in before.concepts:
        splices = _into(before.sheet, before.concepts[node.id], "also", wording, ("label",))
    else:
        splices = [_concept(before, node, wording)]
    return splices, file._replace(nodes=_also(file, node, (*node.also, wording)))


def _with(own: tuple[str, ...], all_of_them: tuple[str, ...], wording: str) -> tuple[str, ...]:
    """A term's own other names come before those its concept adds."""
    return (*own, wording, *all_of_them[len(own) :])


def _also(file: QuestionFile, node: Named, also: tuple[str, ...]) -> dict[str, Named]:
    return {**file.nodes, node.id: node._replace(also=also)}


def _not_yet(known: tuple[str, ...], wording: str) -> None:
    if wording in known:
        raise Refusal(f"'{wording}' is accepted already")


def _not_another(before: Reading, file: QuestionFile, node: Named, wording: str) -> None:
    for other in file.nodes.values():
        if other.id != node.id and whole_slug(wording) in {
            whole_slug(name) for name in (other.label, other.id, other.full, *other.also) if name
        }:
            raise Refusal(f"'{wording}' is the name of something else here: '{other.label}'", "nothing was added")
    for other_id, item in file.items.items():
        if isinstance(item, Term) and other_id != node.item and whole_slug(wording) == whole_slug(item.term):
            raise Refusal(f"'{wording}' is the name of something else here: '{item.term}'", "nothing was added")


# ---- splices


def _into(sheet: Sheet, mapping: Mapping, key: str, wording: str, after: tuple[str, ...] = ()) -> list[Edit]:
    """Adds to a list of a mapping, or adds the list."""
    found = mapping.entries.get(key)
    if isinstance(found, Sequence):
        return [_append(sheet, found, wording)]
    if found is not None:
        return _made_list(sheet, found, wording)
    entry = f"{key}: [{quoted(wording)}]"
    if mapping.flow:
        last = list(mapping.entries.values())[-1]
        return [put_in(last.end_mark.index, f", {entry}")]
    return [_line_after(sheet, mapping, after, entry)]


def _append(sheet: Sheet, sequence: Sequence, wording: str) -> Edit:
    if sequence.flow:
        if not sequence.items:
            return put_in(sequence.end_mark.index - 1, quoted(wording))
        return put_in(sequence.items[-1].end_mark.index, f", {quoted(wording)}")
    last = sequence.items[-1]
    if last.start_mark.line != _last_line(last) or getattr(last, "style", "") in ("|", ">"):
        raise _unsafe(sheet)
    line = sheet.line(last.start_mark.line + 1)
    dash = line[: last.start_mark.column].rindex("-")
    lead = " " * dash if not line[:dash].strip() else None
    if lead is None:
        raise _unsafe(sheet)
    return below(sheet, last.end_mark.index, f"{lead}- {quoted(wording)}")


def _made_list(sheet: Sheet, scalar: Node, wording: str) -> list[Edit]:
    """A text alone becomes a list of two; only what can stay as it is written."""
    start, end = scalar.start_mark, scalar.end_mark
    style = getattr(scalar, "style", None)
    raw = sheet.text[start.index : end.index]
    if (
        start.line != end.line
        or style in ("|", ">")
        or ((not style and set(raw) & set(",[]{}#&*!|>%@`")) or (": " in raw and not style))
    ):
        raise _unsafe(sheet)
    return [put_in(start.index, "["), put_in(end.index, f", {quoted(wording)}]")]


def _line_after(sheet: Sheet, mapping: Mapping, after: tuple[str, ...], entry: str) -> Edit:
    """A new line of a block mapping: below one of the keys `after`, else below any whose value stands on its line."""
    first, *others = mapping.names()
    lead = " " * first.start_mark.column
    keys = [key for key in after if key in mapping.entries] + list(mapping.entries)
    for key in keys:
        value = mapping.entries[key]
        if value.start_mark.line == _last_line(value) == mapping.key(key).start_mark.line and getattr(
            value, "style", ""
        ) not in ("|", ">"):
            return below(sheet, value.end_mark.index, lead + entry)
    for scalar in others:
        # In front of a key that begins a line there is always room.
        begin = scalar.start_mark.index - scalar.start_mark.column
        if not sheet.text[begin : scalar.start_mark.index].strip():
            return put_in(begin, f"{lead}{entry}{line_break(sheet)}")
    raise _unsafe(sheet)


def _last_line(node: Node) -> int:
    return node.end_mark.line


def _concept(before: Reading, node: Named, wording: str) -> Edit:
    """An entry under `concepts` for a node that was plain words: first of the list, or a list of its own at the end of the file."""
    sheet = before.sheet
    id = f"id: {node.id}, " if slug(node.label) != node.id else ""
    entry = f"- {{label: {quoted(node.label)}, {id}also: [{quoted(wording)}]}}"
    concepts = list(before.concepts.values())
    if not concepts:
        if "\nconcepts:" in sheet.text or sheet.text.startswith(("concepts:", "{")):
            raise _unsafe(sheet)
        gap = "" if not sheet.text or sheet.text.endswith(("\n", "\r")) else line_break(sheet)
        return put_in(
            len(sheet.text), f"{gap}{line_break(sheet)}concepts:{line_break(sheet)}  {entry}{line_break(sheet)}"
        )
    first = min(concepts, key=lambda each: each.start_mark.index)
    begin = first.start_mark.index - first.start_mark.column
    lead = sheet.text[begin : first.start_mark.index]
    if lead.strip() != "-":
        raise _unsafe(sheet)
    return put_in(begin, lead[: lead.index("-")] + entry + line_break(sheet))


def _unsafe(sheet: Sheet) -> Refusal:
    return Refusal("the wording cannot be added without touching the rest of the file", f"add it by hand: {sheet.path}")
