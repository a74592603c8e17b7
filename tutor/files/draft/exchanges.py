"""Layouts in which somebody asks, dates or says: questions and answers, timelines, viewpoints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.files.draft.article import Block
from tutor.files.draft.blocks import unnumbered
from tutor.files.draft.entries import Entry, Section, is_caption
from tutor.files.draft.headings import line_role
from tutor.files.draft.shapes import (
    ANSWER,
    CAMP,
    PEOPLE,
    asked,
    columns,
    dated,
    ends_like_a_sentence,
    is_name,
    named,
    separated,
    side_of,
)

_ABOUT = re.compile(
    r"(?:cons|pros|disadvantages|drawbacks|risks|harms|against|advantages|benefits)(?! (?:and|or|&|vs)\b)(?: of| on|:)? (?P<topic>.{2,60})$",
    re.IGNORECASE,
)
"""What the two sides of a question are about, in a label."""
Piece = tuple[Entry, int, int]
"""An entry with the places at which it begins and ends."""


def faqs(section: Section) -> tuple[list[Entry], int]:
    """Questions, each with what follows it up to the next one."""
    found: list[Piece] = []
    at = section.label + 1
    while (block := section.block(at)) is not None:
        if columns(block.text):
            at += 1
            continue
        question = asked(block, section.structured and block.level > section.level)
        if question is None:
            break
        answer, end = (
            ("", at + 1)
            if question[1] and block.kind in ("item", "row")
            else _answer(section, at + 1, bool(question[1]))
        )
        said = " ".join(each for each in (question[1], answer) if each)
        if not said:
            break
        lines = tuple(each.line for each in section.blocks[at:end])
        found.append((Entry(question[0], said, lines), at, end))
        at = end
    return _ended(section, found, at, 2, "the answer may go on in the article")


def _answer(section: Section, at: int, begun: bool) -> tuple[str, int]:
    """What is said up to the next question, and where that stands."""
    said: list[str] = []
    while (block := section.block(at)) is not None and not line_role(block.text) and not is_caption(block):
        headed = section.structured and block.level > section.level
        if asked(block, headed) is not None and (said or begun or block.kind == "heading"):
            break
        said.append(_reply(block))
        at += 1
    return " ".join(said), at


def _reply(block: Block) -> str:
    answer = ANSWER.match(block.text)
    return block.text[answer.end() :] if answer else block.text.replace("\t", ": ")


def _ended(section: Section, found: list[Piece], at: int, least: int, doubt: str) -> tuple[list[Entry], int]:
    """The entries; without markup nothing shows where the last one ends, so it is no longer than the others (alone: `least` blocks)."""
    if found and not section.structured:
        entry, begin, end = found[-1]
        stop = begin + max((stop - start for _, start, stop in found[:-1]), default=least)
        if end > stop:
            said = section.blocks[begin + 1 : stop]
            text = _joined(said) if any(each.kind == "item" for each in said) else " ".join(map(_reply, said))
            found[-1], at = (Entry(entry.name, text, entry.lines[: stop - begin], doubt=doubt), begin, stop), stop
    return [entry for entry, _, _ in found], at


def timeline(section: Section) -> tuple[list[Entry], int]:
    """Dates and events: on one line, on two lines below each other, or as rows."""
    found: list[Entry] = []
    at = section.label + 1
    while (block := section.block(at)) is not None:
        if columns(block.text) or (found and is_caption(block)):
            at += 1
            continue
        date = dated(block, section.labelled or block.kind == "term")
        if date is None:
            break
        if date[1]:
            found.append(Entry(date[0], date[1].replace("\t", " "), (block.line,), quote=block.text.replace("\t", " ")))
            at += 1
            continue
        end = _events(section, at + 1)
        if end == at + 1:
            break
        said = " ".join(each.text for each in section.blocks[at + 1 : end])
        found.append(
            Entry(date[0], said, tuple(each.line for each in section.blocks[at:end]), quote=f"{date[0]}: {said}")
        )
        at = end
    return found, at


def _events(section: Section, at: int) -> int:
    """Where the events of a date end: one block, with markup every paragraph up to the next date."""
    first = section.block(at)
    if first is None or dated(first) is not None or first.kind == "row":
        return at
    at += 1
    while section.structured and first.kind == "paragraph" and (more := section.block(at)) is not None:
        if more.kind != "paragraph" or dated(more) is not None:
            break
        at += 1
    return at


def viewpoints(section: Section) -> tuple[list[Entry], int]:
    """Camps, each with what stands below its name, on the line of its name, or in a sentence that says who speaks; or two columns, one a side."""
    first = section.block(section.label + 1)
    if first is not None and first.kind == "row" and columns(first.text) == "viewpoints" and side_of(first.text.split("\t")[0]):  # fmt: skip
        return _columned(section)
    found: list[Piece] = []
    at, topic = section.label + 1, _topic(section)
    while (block := section.block(at)) is not None:
        if columns(block.text):
            at += 1
            continue
        begin, name = at, unnumbered(block.text)
        following = section.block(at + 1)
        alone = (
            is_name(name) and not block.lead and block.kind != "row" and following is not None and not separated(name)
        )
        if alone and following is not None and (block.kind in ("heading", "term") or explains(block, following) or (side_of(name) and following.kind == "item")):  # fmt: skip
            at = _statement(section, at + 1)
            said = section.blocks[begin + 1 : at]
            if not said:
                break
            lines = tuple(each.line for each in section.blocks[begin:at])
            entry = Entry(name.rstrip(" :"), _joined(said), lines, topic)
        elif (same := named(block)) is not None and not same[2]:
            entry = Entry(
                same[0], same[1].replace("\t", " "), (block.line,), topic, quote=block.text.replace("\t", " ")
            )
            at += 1
        elif (speaking := CAMP.match(block.text)) is not None:
            entry = Entry(speaking["name"], block.text, (block.line,))
            at += 1
        elif (people := PEOPLE.match(block.text)) is not None and section.labelled and len(block.text) <= 600:
            entry = Entry(people["name"], block.text, (block.line,), doubt="whose view it is was guessed")
            at += 1
        else:
            break
        found.append((entry, begin, at))
    return _ended(section, found, at, 3, "what they say may go on in the article")


def _topic(section: Section) -> str:
    """What the two sides are about, from the label: `Pros and cons of ear drops`."""
    found = _ABOUT.search(section.blocks[section.label].text) if section.labelled and section.label >= 0 else None
    return found["topic"].strip(" :?") if found else ""


def _joined(said: Sequence[Block]) -> str:
    """What a camp says; the entries of a list on lines of their own, since they may have no full stops."""
    mark = "\n" if all(each.kind == "item" for each in said) else " "
    return mark.join(unnumbered(each.text) if each.kind == "item" else each.text for each in said)


def _columned(section: Section) -> tuple[list[Entry], int]:
    """A table with a column for each side."""
    at = section.label + 1
    names = section.blocks[at].text.split("\t")
    rows: list[Block] = []
    while (block := section.block(at + 1 + len(rows))) is not None and block.kind == "row":
        rows.append(block)
    cells = [row.text.split("\t") for row in rows]
    lines = tuple(row.line for row in rows)
    found = [
        Entry(name, "\n".join(row[side] for row in cells if len(row) > side), lines, _topic(section))
        for side, name in enumerate(names)
        if rows
    ]
    return found, at + 1 + len(rows)


def _statement(section: Section, at: int) -> int:
    """Where what stands below a camp's name ends: before the next name."""
    first = at
    while (block := section.block(at)) is not None and not is_caption(block) and not line_role(block.text):
        following = section.block(at + 1)
        listed = section.blocks[first].kind == "item" and section.blocks[first - 1].kind != "item"
        next_camp = (
            is_name(block.text)
            and following is not None
            and (len(following.text) > len(block.text) or bool(side_of(block.text)))
            and not (listed and block.kind == "item")
        )
        if at > first and (block.kind in ("heading", "term", "row") or next_camp or (listed and block.kind != "item" and not section.structured)):  # fmt: skip
            break
        at += 1
    return at


def explains(block: Block, following: Block) -> bool:
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
