"""Layouts of figures: a value and what it measures on one line, in two cells or on two lines; else a sentence with a number in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.core.quantities import quantity
from tutor.files.draft.article import Block
from tutor.files.draft.blocks import unnumbered, words
from tutor.files.draft.entries import Entry, Section, is_caption
from tutor.files.draft.headings import line_role
from tutor.files.draft.sentences import split
from tutor.files.draft.shapes import columns

GAP = "…"
"""Stands in a sentence where its number was."""
COUNTED = words(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand half"
)
_SCALES = r"(?:\s?(?:hundred|thousand|million|billion|trillion|bn)\b)?"
_SPAN = rf"\d[\d.,\u00a0\u202f ']*(?<=\d){_SCALES}"
FIGURE = re.compile(
    rf"(?P<share>\b\d{{1,3}} (?:in|out of) (?:every )?\d{{1,4}}\b(?!\s?%))|(?P<figure>(?:[−-](?=\d)|[$€£~≈]\s?)?{_SPAN}(?:\s?(?:–|-|to)\s?{_SPAN})?(?:\s?(?:%|‰|°\s?[CFK]\b|percent\b|per cent\b|percentage points\b))?)"
)
_LEAST = re.compile(r"\d")
_PARTED = re.compile(r"(?P<name>[^:\t]{1,60}?)\s*(?::\s+|\s[–—-]\s|\t|\s?=\s)\s*(?P<text>\S.*)", re.DOTALL)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_WIDEST = 7
"""Words of a value with its unit at most."""
MOST = 40


def figures(section: Section) -> tuple[list[Entry], int]:
    """Numbers: `name` is the value, `text` what it measures, or the sentence with a gap where it stood; a line without a number has no name."""
    found: list[Entry] = []
    at = section.label + 1
    if section.first is not None:
        found += [_told(section.first, *span) for span in split(section.first.text)]
        following = section.block(at)
        if section.blocks[section.label].kind != "heading" and (following is None or following.kind != "item"):
            return found, at
    first = section.block(at)
    while (block := section.block(at)) is not None and len(found) < MOST and first is not None:
        if columns(block.text) or (found and is_caption(block)):
            at += 1
            continue
        if (
            line_role(block.text)
            or block.kind in ("caption", "quote")
            or (found and not section.structured and not _alike(first, block))
        ):
            break
        following = section.block(at + 1)
        if following is not None and _is_value(block) and following.kind not in ("heading", "row") and not _pair(block):
            lines = (block.line, following.line)
            value = unnumbered(block.text).strip(" :–—")
            found.append(Entry(value, following.text, lines, quote=f"{value} {following.text}"))
            at += 2
            continue
        if not section.structured and not _LEAST.search(block.text) and block.kind != "item":
            break
        pair = _pair(block)
        if pair is not None:
            found.append(Entry(pair[0], pair[1], (block.line,), quote=block.text.replace("\t", " … ")))
        elif block.kind == "item":
            found.append(_told(block, len(block.text) - len(unnumbered(block.text)), len(block.text)))
        else:
            found += [_told(block, *span) for span in split(block.text)]
        at += 1
    return found, at


def _alike(first: Block, block: Block) -> bool:
    """Whether a block of plain lines still belongs to the list."""
    plain = ("paragraph", "heading")
    if block.kind in plain and block.level == 0:
        return first.kind in plain and len(block.text) <= 250
    return first.kind == block.kind


def _is_value(block: Block) -> bool:
    """Whether a line is a number with its unit, and nothing else."""
    text = unnumbered(block.text).strip(" :–—")
    return (
        bool(_LEAST.search(text))
        and len(text) <= 40
        and text[-1:] not in ".!?"
        and text.count(" ") < 4
        and quantity(text) is not None
    )


def _pair(block: Block) -> tuple[str, str] | None:
    """The value and what it measures, in either order; None for a sentence."""
    text = block.text if _LEAST.match(block.text) else unnumbered(block.text)
    lead = block.lead - (len(block.text) - len(text))
    if 0 < lead < len(text) and _measures(text[:lead]):
        rest = text[lead:].strip(" :–—-\t")
        return (text[:lead].strip(" :–—-"), rest) if rest else None
    parted = _PARTED.fullmatch(text)
    if parted is None:
        return None
    name, what = parted["name"].strip(), parted["text"].strip().replace("\t", " ")
    if _measures(name):
        return name, what
    return (what.rstrip("."), name) if _measures(what.rstrip(".")) and _LEAST.match(what.lstrip("~≈$€£<>")) else None


def _measures(text: str) -> bool:
    text = text.strip(" :–—-")
    share = FIGURE.fullmatch(text)
    return (
        bool(_LEAST.search(text)) and len(text.split()) <= _WIDEST and (quantity(text) is not None or share is not None)
    )


def _told(block: Block, start: int, end: int) -> Entry:
    """A sentence whose number is asked for: the first that is no year."""
    text = block.text[start:end]
    found = list(FIGURE.finditer(text))
    choice = next((each for each in found if not _YEAR.fullmatch(each[0].strip())), found[0] if found else None)
    line = (block.line_at(start),)
    if choice is None:
        return _spelled(text, line)
    cut = choice.end()
    value = choice[0].strip()
    if unit := _unit(value, text[cut:]):
        value, cut = f"{value} {unit}", cut + text[cut:].index(unit) + len(unit)
    gapped = f"{text[: choice.start()]}{GAP}{text[cut:]}"
    doubt = "the line holds more than one number" if len(found) > 1 else ""
    return Entry(value, gapped, line, quote=text, doubt=doubt)


def _unit(value: str, rest: str) -> str:
    """The unit of measure right behind a number, "" for none that is known."""
    word = re.match(r"\s([a-zA-Zµ]{1,12})\b", rest)
    read = quantity(f"{value} {word[1]}") if word and _LEAST.search(value) and value[-1].isdigit() else None
    return word[1] if word and read is not None and read.high.unit.kind else ""


def _spelled(text: str, line: tuple[int, ...]) -> Entry:
    """A sentence whose number is a word, or that has none."""
    parts: Sequence[re.Match[str]] = list(re.finditer(r"[A-Za-z-]+", text))
    choice = next((each for each in parts if each[0].casefold() in COUNTED), None)
    if choice is None:
        return Entry("", text, line)
    return Entry(choice[0], f"{text[: choice.start()]}{GAP}{text[choice.end() :]}", line, quote=text)
