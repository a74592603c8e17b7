"""How labelled sections are laid out, and how each kind is read: entries from blocks, and the place of the first block that is none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tutor.files.draft.article import Block
from tutor.files.draft.blocks import unnumbered
from tutor.files.draft.headings import CAPTION, line_role
from tutor.files.draft.sentences import split
from tutor.files.draft.shapes import ANSWER, CAMP, HEADER, asked, dated, ends_like_a_sentence, full_form, is_name, named

MOST_LISTED = 40
"""Entries of one list at most; what is longer is no list of key points."""
LONG = 250
"""From this length, in characters, a paragraph after short lines is running text again."""


class Entry(NamedTuple):
    """One thing a section lists. `name`: the term, question, date or camp ("": none); `lines` of the article; `quote`: the article's words,
    where they are more than name and text; `doubt`: what the reader of the draft must look at."""

    name: str
    text: str
    lines: tuple[int, ...]
    full: str = ""
    also: str = ""
    quote: str = ""
    doubt: str = ""


class Section(NamedTuple):
    """The label's place among all blocks, the place at which the section ends at the latest, the level of its heading (0: plain line),
    what stands on the label's own line behind it, and whether there is a label at all (else `label` is the place before the first block)."""

    blocks: Sequence[Block]
    label: int
    end: int
    level: int = 0
    first: Block | None = None
    labelled: bool = True

    def block(self, at: int) -> Block | None:
        """The block at a place, None beyond the end."""
        return self.blocks[at] if at < self.end else None

    @property
    def structured(self) -> bool:
        """Whether markup shows where the section ends."""
        return 0 < self.level < 7

    def adjoins(self, at: int) -> bool:
        """Whether a block stands on the line right below the one before it."""
        before = self.blocks[at - 1]
        return self.blocks[at].line <= before.line + len(before.breaks) + 1


Reader = Callable[[Section], tuple[list[Entry], int]]


def _is_caption(block: Block) -> bool:
    return block.kind == "caption" or (
        block.kind != "item" and bool(CAPTION.match(block.text)) and len(block.text) <= 300
    )


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
            and (block.kind == first.kind or _is_caption(block))
            and len(found) < MOST_LISTED
        ):
            if not _is_caption(block) and not HEADER.fullmatch(block.text):
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
            if len(gathered) == 1 and not section.adjoins(at) and len(list(split(gathered[0].text))) > 1:
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
        if HEADER.fullmatch(block.text):
            at += 1
            continue
        alone = is_name(unnumbered(block.text)) and not block.lead
        following = section.block(at + 1)
        if (
            block.kind != "row"
            and (block.kind in ("term", "heading") or alone)
            and following is not None
            and _explains(block, following, section, at)
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


def _explains(block: Block, following: Block, section: Section, at: int) -> bool:
    """Whether the next block can be the meaning of the name this one is."""
    if block.kind == "term":
        return True
    if following.kind in ("heading", "row", "caption") and following.kind != block.kind:
        return False
    if following.kind == "item" and block.kind != "item":
        return False
    if block.kind == "item" and following.kind != "item":
        return False
    return (
        len(following.text) > len(block.text) or ends_like_a_sentence(following.text) or following.kind == "paragraph"
    )


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


# ---- questions and answers


def faqs(section: Section) -> tuple[list[Entry], int]:
    """Questions, each with what follows it up to the next one."""
    found: list[tuple[Entry, int, int]] = []
    at = section.label + 1
    inline = False
    while (block := section.block(at)) is not None:
        if HEADER.fullmatch(block.text):
            at += 1
            continue
        question = asked(block, section.structured and block.level > section.level)
        if question is None or (inline and not question[1] and block.kind == "row"):
            break
        inline = bool(question[1])
        begin = at
        at += 1
        lines = [block.line]
        said = [question[1]] if question[1] else []
        while (more := section.block(at)) is not None and not (inline and block.kind in ("item", "row")):
            if line_role(more.text) or _is_caption(more):
                break
            if said and asked(more, section.structured and more.level > section.level) is not None:
                break
            if not said and more.kind == block.kind == "heading" and asked(more) is not None:
                break
            answer = ANSWER.match(more.text)
            said.append(more.text[answer.end() :] if answer else more.text.replace("\t", ": "))
            lines.append(more.line)
            at += 1
        if said:
            found.append((Entry(question[0], " ".join(said), tuple(lines)), begin, at))
        else:
            at = begin
            break
    if found and not section.structured:
        entry, begin, end = found[-1]
        most = max((stop - start for _, start, stop in found[:-1]), default=2)
        if end - begin > most:
            # Without markup nothing shows where the last answer ends: it is no longer than the others.
            stop = begin + most
            texts = [unnumbered(block.text) for block in section.blocks[begin + 1 : stop]]
            texts[:1] = [text[answer.end() :] if (answer := ANSWER.match(text)) else text for text in texts[:1]]
            cut = Entry(entry.name, " ".join(texts), entry.lines[:most], doubt="the answer may go on in the article")
            found[-1], at = (cut, begin, stop), stop
    return [entry for entry, _, _ in found], at


# ---- dates


def timeline(section: Section) -> tuple[list[Entry], int]:
    """Dates and events: on one line, on two lines below each other, or as rows."""
    found: list[Entry] = []
    at = section.label + 1
    while (block := section.block(at)) is not None:
        if HEADER.fullmatch(block.text) or (found and _is_caption(block)):
            at += 1
            continue
        date = dated(block, section.labelled or block.kind == "term")
        if date is None:
            break
        if date[1]:
            found.append(Entry(date[0], date[1].replace("\t", " "), (block.line,), quote=block.text.replace("\t", " ")))
            at += 1
            continue
        event = section.block(at + 1)
        if event is None or dated(event) is not None or event.kind == "row":
            break
        lines, said = [block.line, event.line], [event.text]
        at += 2
        while (
            section.structured
            and (more := section.block(at)) is not None
            and more.kind == "paragraph"
            and dated(more) is None
            and event.kind == "paragraph"
        ):
            said.append(more.text)
            lines.append(more.line)
            at += 1
        found.append(Entry(date[0], " ".join(said), tuple(lines), quote=f"{date[0]}: {' '.join(said)}"))
    return found, at


# ---- viewpoints


def viewpoints(section: Section) -> tuple[list[Entry], int]:
    """Camps, each with the paragraphs below its name, on the line of its name, or in a sentence that says who speaks."""
    found: list[tuple[Entry, int, int]] = []
    at = section.label + 1
    while (block := section.block(at)) is not None:
        begin = at
        speaking = CAMP.match(block.text)
        following = section.block(at + 1)
        alone = is_name(unnumbered(block.text)) and not block.lead and block.kind != "row"
        if (
            alone
            and following is not None
            and (block.kind in ("heading", "term") or _explains(block, following, section, at))
        ):
            lines = [block.line]
            said: list[str] = []
            at += 1
            while (more := section.block(at)) is not None and not _is_caption(more) and not line_role(more.text):
                if said and (
                    more.kind in ("heading", "term", "row") or (is_name(more.text) and _ends_a_camp(section, at))
                ):
                    break
                said.append(more.text)
                lines.append(more.line)
                at += 1
            entry = Entry(unnumbered(block.text).rstrip(" :"), " ".join(said), tuple(lines))
            if not said:
                break
        elif (same := named(block)) is not None and not same[2]:
            entry = Entry(same[0], same[1].replace("\t", " "), (block.line,), quote=block.text.replace("\t", " "))
            at += 1
        elif speaking is not None:
            entry = Entry(speaking["name"], block.text, (block.line,))
            at += 1
        else:
            break
        found.append((entry, begin, at))
    if found and not section.structured:
        entry, begin, end = found[-1]
        most = max((stop - start for _, start, stop in found[:-1]), default=3)
        if end - begin > most:
            stop = begin + most
            texts = [block.text for block in section.blocks[begin + 1 : stop]]
            found[-1], at = (
                (
                    Entry(
                        entry.name, " ".join(texts), entry.lines[:most], doubt="what they say may go on in the article"
                    ),
                    begin,
                    stop,
                ),
                stop,
            )
    return [entry for entry, _, _ in found], at


def _ends_a_camp(section: Section, at: int) -> bool:
    """Whether a short line is the name of the next camp: a longer one follows it."""
    following = section.block(at + 1)
    return following is not None and len(following.text) > len(section.blocks[at].text)


READERS: dict[str, Reader] = {
    "points": listed, "unknown": listed, "missing": listed, "terms": terms, "faqs": faqs, "timeline": timeline, "viewpoints": viewpoints,
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
