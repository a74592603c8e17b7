"""A question file as its items stand in it, good or broken: found again by their text, whatever else was changed around them."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from typing import NamedTuple

from tutor.core.drafting import SECTIONS, Section, Spot, Written, told
from tutor.core.problems import Place, Refusal
from tutor.files.decode import decode, library_of
from tutor.files.keys import RELATIONS
from tutor.files.nodes import Mapping, Sequence, parse
from tutor.files.sheet import Broken, Sheet
from tutor.files.writing.edits import read
from tutor.files.writing.entries import end_of, written


class Itemised(NamedTuple):
    """A file's text and its mapping."""

    sheet: Sheet
    root: Mapping

    def items(self) -> Iterator[tuple[Section, int, Mapping]]:
        """Every item with its section and place, section by section."""
        for section in SECTIONS:
            sequence = self.root.entries.get(section)
            for place, item in enumerate(sequence.items if isinstance(sequence, Sequence) else ()):
                if isinstance(item, Mapping) and item.entries:
                    yield section, place, item

    def member(self, section: str, place: int) -> Mapping:
        """One item."""
        sequence = self.root.entries[section]
        assert isinstance(sequence, Sequence)
        item = sequence.items[place]
        assert isinstance(item, Mapping)
        return item

    def text(self, item: Mapping) -> str:
        """An item as it is written, from its first key on."""
        return self.sheet.text[item.start_mark.index : end_of(self.sheet, item)]

    def found(self, spot: Spot) -> int:
        """Where in its section an item stands now; raises Refusal for one that is not there as it was shown."""
        places = [
            place for section, place, item in self.items() if section == spot.section and self.text(item) == spot.text
        ]
        if not places:
            raise Refusal(
                "the file was changed meanwhile, and this item is not in it as it was shown", "look at it again"
            )
        return min(places, key=lambda place: abs(place - spot.place))

    def id(self, section: str, place: int) -> str:
        """The id of an item, given or made of its wording; "" where it has none."""
        item = self.member(section, place)
        reading = decode(self.sheet, library_of(self.sheet.path))
        start = item.start_mark.index
        given = getattr(item.entries.get("id"), "value", "")
        return next((id for id, node in reading.written.items() if node.start_mark.index == start), given)

    def said(self) -> dict[str, Written]:
        """What the whole file says."""
        return said_of(self.root)


def itemised(sheet: Sheet) -> Itemised:
    """The file's items; raises Broken."""
    root = parse(sheet).root
    if not isinstance(root, Mapping):
        place = Place(sheet.path)
        raise Broken(sheet.problem("empty-file", place, "this file holds nothing yet", "add terms, faqs or claims"))
    return Itemised(sheet, root)


def opened(path: str) -> tuple[bytes, Itemised]:
    """A file's bytes and items, to be changed; raises Refusal."""
    content, sheet = read(path)
    try:
        return content, itemised(sheet)
    except Broken as broken:
        where = f"{sheet.path}:{broken.problem.place.line}"
        raise Refusal(f"{where} cannot be read: {broken.problem.message}", broken.problem.help) from None


def said_of(item: Mapping) -> dict[str, Written]:
    """What a mapping says."""
    said = written(item)
    assert isinstance(said, dict)
    return said


def is_draft(item: Mapping) -> bool:
    """Whether an item is a draft."""
    return getattr(item.entries.get("draft"), "value", "") == "true"


def name_of(said: Table[str, Written]) -> str:
    """What an item is called in a list: its term, its question, or what its cause does."""
    for key in ("say", "term", "question", "flawed") if "cause" not in said else ():
        if key in said:
            return told(said[key])
    relation = next((key for key in said if key in RELATIONS), "")
    return " ".join(part for part in (told(said.get("cause", "")), relation, told(said.get(relation, ""))) if part)
