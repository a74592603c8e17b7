"""The drafts of a question file: read as rows, and tried as if they were accepted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Mapping as Table
from collections.abc import Sequence as Row
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tutor.core.drafting import DOUBT, NAMES, Draft, Drafts, Partner, Section, Slot, Spot, Trial, Written, listed
from tutor.core.items import Claim
from tutor.core.problems import Place, Problem
from tutor.core.text import bare
from tutor.files.decode import Reading, decode, library_of
from tutor.files.keys import FORMS, RELATIONS
from tutor.files.naming import slug
from tutor.files.nodes import Mapping
from tutor.files.sheet import Broken, Sheet
from tutor.files.writing.edits import Edit, applied, read
from tutor.files.writing.entries import end_of
from tutor.files.writing.itemised import Itemised, is_draft, itemised, name_of, opened, said_of
from tutor.files.writing.leading import differing
from tutor.files.writing.marked import stamp_of
from tutor.files.writing.passages import around

if TYPE_CHECKING:
    from tutor.files.wordruns import Original

_UNSHOWN = frozenset({"draft", "quote", "at", "note", "id"})
_FORM_KEYS = tuple(key for needed, _ in FORMS for key in needed)
_SHOWN = 6
COPIED = "copied-words"


def settled(said: Table[str, Written]) -> dict[str, Written]:
    """What a draft says once it is accepted: all but its marks, `draft` and `quote`, and the drafter's doubts at the end of its note."""
    whole = {key: value for key, value in said.items() if key not in ("draft", "quote")}
    note = whole.get("note")
    if isinstance(note, str) and (own := f"; {note}".partition(f"; {DOUBT}")[0].removeprefix("; ")) != note:
        whole["note"] = own
        if not own:
            del whole["note"]
    return whole


# ---- reading


def read_drafts(path: str) -> Drafts:
    """The drafts of a file as it stands; raises Refusal where it is not there or no text."""
    path = os.path.abspath(path)
    stamp = stamp_of(path)
    _, sheet = read(path)
    try:
        file = itemised(sheet)
    except Broken as broken:
        return Drafts(path, os.path.basename(path), (), 0, 0, stamp, broken.problem)
    near = around(path, sheet.text)
    drafts: list[Draft] = []
    items = points = 0
    for section, place, item in file.items():
        if is_draft(item):
            draft = _draft(Spot(section, place, file.text(item)), item)
            before, after = near(draft.quote, draft.at)
            drafts.append(draft._replace(before=before, after=after))
        elif section == "gist":
            points += 1
        else:
            items += 1
    return Drafts(path, _title(path, file), tuple(drafts), items, points, stamp)


def _title(path: str, file: Itemised) -> str:
    said = file.said()
    article = said.get("article")
    named = said.get("title") or (article.get("title") if isinstance(article, dict) else "")
    return named if isinstance(named, str) and named else os.path.basename(path)


def _draft(spot: Spot, item: Mapping) -> Draft:
    said = said_of(item)
    quote, note = (value if isinstance(value := said.get(key, ""), str) else "" for key in ("quote", "note"))
    at = tuple(int(line) for line in listed(said.get("at", [])) if isinstance(line, str) and line.isdecimal())
    slots = tuple(_slots(said, spot.section, quote))
    return Draft(spot, name_of(said), item.start_mark.line + 1, at, quote, note.removeprefix(DOUBT), slots)


def _slots(said: Table[str, Written], section: Section, quote: str) -> Iterator[Slot]:
    from tutor.files.writing.template import placeholder

    passage = _passage(quote)
    free = said.keys() if COPIED in listed(said.get("allow", [])) else NAMES
    for key, value in said.items():
        if key not in _UNSHOWN:
            for way, text in _scalars(value, (key,)):
                shown = str(way[-1]) if isinstance(way[-1], str) else key
                begun = placeholder(text)
                yield Slot(shown, way, text, "" if key in free or begun else _copied(text, passage), begun=begun)
    if section == "terms" and not {"definition", "points"} & said.keys():
        yield Slot("definition", ("definition",), "", missing=True)
    if section == "faqs" and not set(_FORM_KEYS) & said.keys():
        yield Slot("answer", ("answer",), "", missing=True)


def _passage(quote: str) -> Original:
    from tutor.files.wordruns import Original

    return Original([(bare(quote), lambda _: 1)])


def _copied(text: str, passage: Original) -> str:
    """The first run of words of the passage in a text, as the text has it; "" for none."""
    text = bare(text)
    run = next(passage.shared(text), None)
    return text[run.start : run.end] if run else ""


def _scalars(value: Written, way: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield way, value
        return
    for step, one in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _scalars(one, (*way, step))


def spot_of(file: Itemised, section: Section, item: Mapping) -> Spot:
    """Where an item stands."""
    start = item.start_mark.index
    place = next(at for own, at, one in file.items() if own == section and one.start_mark.index == start)
    return Spot(section, place, file.text(item))


# ---- trying


def tried(path: str, draft: Draft) -> Trial:
    """The draft as it would be once accepted; raises Refusal where the file can no longer be read, or the draft is gone."""
    _, file = opened(path)
    place = file.found(draft.spot)
    return trial(file, draft.spot.section, place, unmarked(file, draft.spot.section, place))


def unmarked(file: Itemised, section: Section, place: int) -> list[Edit]:
    """The edits that make an item of a draft."""
    item = file.member(section, place)
    said = said_of(item)
    return list(differing(file, item, said, settled(said)))


def trial(file: Itemised, section: Section, place: int, edits: Row[Edit]) -> Trial:
    """What would come of these edits for one item."""
    from tutor.core.drills import cards, face
    from tutor.files.lints import lints

    sheet, folder = file.sheet, library_of(file.sheet.path)
    text = applied(sheet.text, edits)
    after = decode(Sheet(sheet.path, text), folder)
    item = itemised(after.sheet).member(section, place)
    lines = range(item.start_mark.line + 1, after.sheet.at(end_of(after.sheet, item)).line + 1)
    known = {(one.code, one.place.line) for one in decode(sheet, folder).problems}
    found = []
    for one in (*after.problems, *lints(after)):
        moved = one._replace(place=_origin(sheet, edits, text, one.place), source="")
        if one.code == "duplicate-id":
            moved = moved._replace(help=f"{one.help}, or merge the two")
        if one.code == "placeholder":
            moved = moved._replace(help="write the row, or drop the draft")
        if one.place.line in lines or (one.severity == "error" and (one.code, moved.place.line) not in known):
            found.append(moved)
    found = sorted([*taken_over(file, section, place), *found], key=lambda one: one.severity != "error")
    id = next((id for id, node in after.written.items() if node.start_mark.index == item.start_mark.index), "")
    begun = any(one.code == "placeholder" for one in found)
    if after.file is None or not id or begun or section == "gist":
        return Trial(tuple(found))
    own = [card for card in cards(after.file) if card.item == f"{after.file.id}/{id}"]
    first = own[0].key if own else ""
    return Trial(tuple(found), first, face(after.file, first, 0) if first else None, len(own))


def taken_over(file: Itemised, section: Section, place: int) -> Iterator[Problem]:
    """What is word for word as in the quote."""
    item = file.member(section, place)
    for slot in _draft(Spot(section, place, ""), item).slots:
        if slot.copied:
            where = Place(file.sheet.path, item.start_mark.line + 1, item.start_mark.column + 1)
            message = f"'{slot.key}' takes over words of the article: '{_begun(slot.copied)}'"
            yield Problem("copied-words", "error", where, message, "say it in your own words")


def _begun(text: str) -> str:
    """The first words of a long run."""
    found = text.split()
    return text if len(found) <= _SHOWN + 2 else " ".join([*found[:_SHOWN], "…"])


def _origin(sheet: Sheet, edits: Row[Edit], text: str, place: Place) -> Place:
    """Where a place of the edited text stands in the file as it is."""
    lines = text.splitlines(keepends=True)
    index = sum(map(len, lines[: place.line - 1])) + place.column - 1
    for edit in sorted(edits):
        if edit.at + len(edit.text) > index:
            break
        index += edit.end - edit.at - len(edit.text)
    return sheet.at(min(index, len(sheet.text)), place.width)


# ---- what a draft can be merged with


def partners(path: str, draft: Draft) -> tuple[Partner, ...]:
    """The items that a draft can be merged with, the likest first: of claims those of the same link alone."""
    _, file = opened(path)
    own = file.found(draft.spot)
    reading = decode(file.sheet, library_of(path))
    link = _link(reading, file.member(draft.spot.section, own))
    found = []
    for section, place, item in file.items():
        if section != draft.spot.section or place == own or (section == "claims" and _link(reading, item) != link):
            continue
        found.append(Partner(Spot(section, place, file.text(item)), name_of(said_of(item)), is_draft(item)))
    alike = {one.spot: SequenceMatcher(None, one.name.casefold(), draft.name.casefold()).ratio() for one in found}
    return tuple(sorted(found, key=lambda one: -alike[one.spot]))


def _link(reading: Reading, item: Mapping) -> tuple[str, str, str]:
    """Cause, relation and effect of a claim, the two ends as nodes of the file."""
    relation = next((key for key in item.entries if key in RELATIONS), "")
    for id, node in reading.written.items():
        if node.start_mark.index == item.start_mark.index and reading.file is not None:
            claim = reading.file.items[id]
            if isinstance(claim, Claim):
                return claim.cause, relation, claim.effect or claim.moderates
    cause, effect = (slug(getattr(item.entries.get(key), "value", "")) for key in ("cause", relation))
    return cause, relation, effect
