"""How labelled sections are laid out: entries from blocks, and the place of the first block that is none of them; lists and terms."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.files.draft.article import Block
from tutor.files.draft.blocks import unnumbered
from tutor.files.draft.entries import Entry, Reader, Section, is_caption
from tutor.files.draft.exchanges import explains, faqs, timeline, viewpoints
from tutor.files.draft.figures import figures
from tutor.files.draft.headings import line_role
from tutor.files.draft.myths import myths
from tutor.files.draft.sentences import split
from tutor.files.draft.shapes import columns, full_form, is_name, named, separated

MOST_LISTED = 40
"""Entries of one list at most; what is longer is no list of key points."""
LONG = 250
"""From this length, in characters, a paragraph after short lines is running text again."""


# ---- lists: key points, open ends, voices not heard


def listed(section: Section) -> tuple[list[Entry], int]:
    """A list, rows of a table, lines below each other, or one paragraph, whose sentences are the entries."""
    found: list[Entry] = []
    at = section.label + 1
    if section.first is not None:
        found += (
            [_line(section.first)]
            if section.block(at) is not None and section.blocks[at].kind == "item"
            else _sentences([section.first])
        )
    first = section.block(at)
    if first is None:
        return found, at
    if first.kind in ("item", "row"):
        while (
            (block := section.block(at)) is not None
            and (block.kind == first.kind or is_caption(block))
            and len(found) < MOST_LISTED
        ):
            if not is_caption(block) and not columns(block.text):
                found.append(_line(block))
            at += 1
        return found, at
    if section.first is not None:
        return found, at
    return _unmarked(section, at)


def _unmarked(section: Section, at: int) -> tuple[list[Entry], int]:
    """A section without bullets."""
    begin = at
    gathered: list[Block] = []
    while (block := section.block(at)) is not None and len(gathered) < MOST_LISTED:
        if (
            line_role(block.text)
            or block.kind not in ("paragraph", "heading", "quote")
            or (block.kind == "heading" and block.level)
        ):
            break
        if gathered and not section.structured:
            apart = not section.adjoins(at) and section.adjoins(begin + 1) if len(gathered) > 1 else False
            if apart or (len(block.text) > LONG and max(len(each.text) for each in gathered) < LONG):
                break
            sentences = sum(1 for _ in split(block.text))
            if len(gathered) == 1 and not section.adjoins(at) and len(list(split(gathered[0].text))) > 1:
                break
            if len(gathered) > 1 and sentences > 1 and not any(len(list(split(each.text))) > 1 for each in gathered):
                break
        gathered.append(block)
        at += 1
    if section.structured and sum(len(block.text) for block in gathered) > 4 * LONG:
        return [], begin
    if len(gathered) > 1 and max(len(block.text) for block in gathered) <= LONG:
        return [_line(block) for block in gathered], at
    if not section.structured:
        # Without markup only the first paragraph is known to belong here.
        return _sentences(gathered[:1]), begin + min(1, len(gathered))
    return _sentences(gathered), at


def _line(block: Block) -> Entry:
    text = unnumbered(block.text)
    return Entry("", ": ".join(cell for cell in text.split("\t") if cell), (block.line,))


def _sentences(blocks: Sequence[Block]) -> list[Entry]:
    return [
        Entry("", block.text[start:end], (block.line_at(start),))
        for block in blocks
        for start, end in split(block.text)
    ]


# ---- terms


def terms(section: Section) -> tuple[list[Entry], int]:
    """Name and meaning: on one line, on two lines below each other, as a list of definitions, or as rows of a table."""
    found: list[Entry] = []
    at = section.label + 1
    first = section.block(at)
    layout = ""
    while (block := section.block(at)) is not None:
        if columns(block.text):
            at += 1
            continue
        alone = is_name(unnumbered(block.text)) and not block.lead and not separated(unnumbered(block.text))
        following = section.block(at + 1)
        if (
            block.kind != "row"
            and (block.kind in ("term", "heading") or alone)
            and following is not None
            and explains(block, following)
        ):
            entry, end, this = *_pair(section, at), "pair"
        elif (same := named(block)) is not None and not (
            block.kind == "paragraph" and layout == "pair" and len(block.text) > LONG
        ):
            entry, end, this = _term(same[0], same[1], (block.line,), same[2], block.text), at + 1, "line"
        else:
            break
        if layout and this != layout and first is not None and first.kind != block.kind and not block.lead:
            break
        if not section.structured and found and block.kind == "paragraph" and not _goes_on(section, at, this):
            break
        layout = this
        found.append(entry)
        at = end
    return found, at


def _goes_on(section: Section, at: int, layout: str) -> bool:
    """Whether a further entry of plain lines still belongs to the list: gaps between entries are as they were between the first two."""
    begin = section.label + 1
    width = 2 if layout == "pair" else 1
    return section.adjoins(at) or not section.adjoins(begin + width)


def _pair(section: Section, at: int) -> tuple[Entry, int]:
    """A name and the blocks that tell its meaning."""
    block = section.blocks[at]
    meaning = [section.blocks[at + 1]]
    end = at + 2
    while block.kind in ("term", "heading") and (more := section.block(end)) is not None:
        if (
            more.kind not in ("paragraph", "item", "meaning")
            or (more.kind == "meaning") != (block.kind == "term")
            or (block.kind == "heading" and (block.level in (0, 7) or not section.structured))
        ):
            break
        meaning.append(more)
        end += 1
    text = " ".join(each.text for each in meaning)
    return _term(
        unnumbered(block.text).rstrip(" :"), text, (block.line, *(each.line for each in meaning)), False, ""
    ), end


def _term(name: str, text: str, lines: tuple[int, ...], guessed: bool, quote: str) -> Entry:
    short, full, also = full_form(name.strip("*_“”\"' "))
    doubt = "where the term ends was guessed" if guessed else ""
    return Entry(short or name, text.replace("\t", " "), lines, full, also, quote.replace("\t", " "), doubt)


READERS: dict[str, Reader] = {
    "points": listed, "unknown": listed, "missing": listed, "terms": terms, "faqs": faqs, "timeline": timeline, "viewpoints": viewpoints,
    "myths": myths, "numbers": figures,
}  # fmt: skip


# ---- sections that list nothing


def extent(section: Section, role: str) -> int:
    """Where a section ends that is no source of items."""
    at = section.label + 1
    if role in ("sources", "abstract") or section.structured:
        return section.end
    # Furniture in a plain text: short lines, and one paragraph at most.
    paragraphs = 0
    while (block := section.block(at)) is not None:
        if block.kind != "item" and len(block.text) > 160 and not line_role(block.text):
            paragraphs += 1
            if paragraphs > 1 or at > section.label + 1:
                break
        at += 1
    return at
