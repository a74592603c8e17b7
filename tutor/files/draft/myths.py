"""Layouts of what people believe and what is so: myth and fact on lines of their own, in a table, behind a bold lead, or with a verdict."""

from __future__ import annotations

import re
from typing import NamedTuple

from tutor.files.draft.article import Block
from tutor.files.draft.blocks import unnumbered
from tutor.files.draft.entries import Entry, Section, is_caption
from tutor.files.draft.headings import line_role
from tutor.files.draft.sentences import split
from tutor.files.draft.shapes import columns, ends_like_a_sentence

_DEGREES = r"(?:(?:mostly|partly|largely|partially|basically|half|entirely|not entirely|not quite|absolutely|totally|completely|very much) )?"
_VERDICTS = r"(?:false|true|wrong|incorrect|correct|right|untrue|misleading|not true|not so|fiction|fact|a myth|myth|busted|debunked)"
MYTH = re.compile(
    r"(?:(?:the )?(?:common )?(?:myth|misconception|fiction|false belief|rumou?r|belief)|you may have heard|people say)(?: ?(?:#|no\.? ?)?\d{1,2})?\s*(?:[:.–—]|-\s)\s*",
    re.IGNORECASE,
)
"""What stands before a wrong belief, with or without a heading over it."""
_CLAIM = re.compile(r"(?:claim|statement|the claim)(?: ?#?\d{1,2})?\s*[:.–—]\s*", re.IGNORECASE)
FACT = re.compile(
    r"(?:(?:the )?(?:facts?|truth|reality|correction|science|answer|explanation)|why it(?:'s|’s| is) wrong)(?: ?(?:#|no\.? ?)?\d{1,2})?\s*(?:[:.–—]|-\s)\s*|(?:in (?:fact|reality|truth)|actually)\s*[:,–—]\s*",
    re.IGNORECASE,
)
"""What stands before its correction."""
_INNER_FACT = re.compile(
    r"(?<=[.!?”\"’)\s])\s*(?P<mark>(?:Facts?|FACTS?|Truth|Reality|REALITY|TRUTH)\s?(?:[:–—]|-\s)\s*)"
)
_VERDICT = re.compile(
    rf"(?:(?:our |the )?(?:verdict|rating|ruling|status)\s*[:–—]\s*)?\(?(?P<verdict>{_DEGREES}{_VERDICTS})\)?\s*(?:[.:!;–—,]|$|(?=(?-i:[A-Z])))\s*",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    rf"(?P<say>[^\n]{{8,240}}?)(?:(?<=[.!?…\"”’)])\s*|\s*[–—:]\s*|\s+(?=\())(?P<rest>(?:(?:Verdict|Rating|Ruling)\s*:\s*)?(?=\(?[A-Z])(?i:\(?{_DEGREES}{_VERDICTS}\)?\s*(?:[.:!–—]|$)).*)",
    re.DOTALL,
)
"""A statement with the verdict on it behind it, which begins with a capital."""
_QUOTED = re.compile(r"[“\"‘](?P<say>[^“”\"]{8,240})[”\"’][.:]?\s*(?:[–—-]\s*)?(?P<rest>\S.*)", re.DOTALL)
_MARKS = '“”"‘ *_'
_LONGEST = 260
"""No belief is longer, in characters: the line is running text."""


def myths(section: Section) -> tuple[list[Entry], int]:
    """Beliefs, each with its correction: `name` is the belief, `text` what the article says of it, verdict included."""
    found, at = _turned(section)
    if found:
        return found, at
    layout = ""
    while (block := section.block(at)) is not None:
        if columns(block.text) or (found and is_caption(block)):
            at += 1
            continue
        read = _belief(section, at)
        if read is None or (found and read.layout != layout and not read.sure):
            break
        belief, begun, layout, sure = read
        alone = begun and block.kind in ("item", "row") and not _is_fact(section.block(at + 1))
        end = at + 1 if alone else _correction(section, at + 1, bool(begun))
        text = " ".join([*([begun] if begun else []), *(_told(each) for each in section.blocks[at + 1 : end])]).strip()
        if not text:
            break
        lines = tuple(each.line for each in section.blocks[at:end])
        quote = " … ".join(each.text.replace("\t", " … ") for each in section.blocks[at:end])
        found.append(
            Entry(
                belief.strip(_MARKS),
                text,
                lines,
                quote=quote,
                doubt="" if sure or layout == "headed" else "which words are the belief was guessed",
            )
        )
        at = end
    return found, at


def _turned(section: Section) -> tuple[list[Entry], int]:
    """Pairs in which the fact comes first; none where the belief does. `at` is where to begin then."""
    begin = section.label + 1
    at = (
        begin if section.labelled or section.label < 0 or not _is_fact(section.blocks[section.label]) else section.label
    )
    found: list[Entry] = []
    while (fact := section.block(at)) is not None and (belief := section.block(at + 1)) is not None:
        if FACT.match(unnumbered(fact.text).lstrip(_MARKS)) is None or not opens(belief):
            break
        quote = f"{fact.text} … {belief.text}"
        text = _bare(unnumbered(belief.text))[0].strip(_MARKS)
        found.append(Entry(text, _told(fact), (fact.line, belief.line), quote=quote, doubt="the fact stands before the belief"))  # fmt: skip
        at += 2
    return found, at if found else begin


def opens(block: Block) -> bool:
    """Whether a line says of itself that it is a wrong belief, so that it needs no heading."""
    return MYTH.match(unnumbered(block.text)) is not None and len(block.text) < 2_000


class _Belief(NamedTuple):
    """A belief, what follows it on the same line, how it is told from the rest, and whether that shows it wherever it stands."""

    say: str
    rest: str
    layout: str
    sure: bool = True


def _belief(section: Section, at: int) -> _Belief | None:
    """The belief that a block states; None for another block."""
    block = section.blocks[at]
    text = unnumbered(block.text).strip()
    if line_role(block.text) or block.kind == "caption" or _is_fact(block):
        return None
    if block.kind == "row":
        cells = [cell for cell in text.split("\t") if cell]
        return _Belief(_bare(cells[0])[0], _bared(". ".join(cells[1:])), "row") if len(cells) > 1 else None
    bare, marked = _bare(text)
    if marked and (inner := _INNER_FACT.search(bare)):
        return _Belief(bare[: inner.start()].strip(), bare[inner.end() :].strip(), "marked")
    lead = block.lead - (len(block.text) - len(bare))
    if 0 < lead < len(bare) and lead <= _LONGEST and section.labelled:
        return _Belief(bare[:lead].strip(" :–—-"), _bared(bare[lead:]), "lead")
    if (judged := _JUDGED.fullmatch(bare)) and (section.labelled or marked):
        return _Belief(judged["say"].strip(" :–—-"), judged["rest"], "judged")
    if marked and len(bare) <= _LONGEST:
        return _Belief(bare, "", "marked")
    return _unmarked(section, at, bare) if section.labelled and not marked else None


def _unmarked(section: Section, at: int, bare: str) -> _Belief | None:
    """A belief that only its place in the section shows."""
    block, following = section.blocks[at], section.block(at + 1)
    if quoted := _QUOTED.fullmatch(bare):
        return _Belief(quoted["say"], _bared(quoted["rest"]), "quoted")
    sentences = list(split(bare))
    if bare[:1] in '“"' and bare.rstrip(".")[-1:] in '”"' and following is not None and len(bare) <= _LONGEST:
        return _Belief(bare, "", "quoted")
    if block.kind == "item" and len(sentences) > 1 and not _is_fact(following):
        return _Belief(bare[: sentences[0][1]], _bared(bare[sentences[0][1] :]), "item", False)
    if len(bare) > _LONGEST or following is None:
        return None
    if _is_fact(following):
        return _Belief(bare, "", "fact below")
    if block.kind in ("heading", "term") and (not section.structured or block.level > section.level or not block.level):
        return _Belief(bare, "", "headed", False)
    in_turn = (
        len(sentences) == 1
        and following.kind not in ("heading", "row", "caption")
        and (block.kind == "item") >= (following.kind == "item")
        and ends_like_a_sentence(following.text)
        and len(following.text) > 8
    )
    return _Belief(bare, "", f"{block.kind} in turn", False) if in_turn else None


def _bare(text: str) -> tuple[str, bool]:
    """A line without what says that it is a belief, and whether it said so."""
    mark = MYTH.match(text.lstrip(_MARKS)) or _CLAIM.match(text.lstrip(_MARKS))
    return (text.lstrip(_MARKS)[mark.end() :].strip(), True) if mark else (text, False)


def _bared(text: str) -> str:
    """A correction without what says that it is one."""
    text = text.strip(" :–—-\t")
    mark = FACT.match(text)
    return text[mark.end() : mark.end() + 1].upper() + text[mark.end() + 1 :] if mark else text


def _told(block: Block) -> str:
    text = unnumbered(block.text)
    return (_bared(text.lstrip(_MARKS)) if _is_fact(block) else text).replace("\t", ": ")


def _is_fact(block: Block | None) -> bool:
    """Whether a block says of itself that it is the correction, or begins with a verdict."""
    text = unnumbered(block.text).lstrip(_MARKS) if block is not None else ""
    judged = text[:1].isupper() and _VERDICT.match(text) is not None and not _bare(text)[1]
    return judged or FACT.match(text) is not None


def _correction(section: Section, at: int, begun: bool) -> int:
    """Where the correction ends that begins here: before the next belief; without markup it is one block."""
    first = at
    while (block := section.block(at)) is not None and not is_caption(block) and not line_role(block.text):
        text = unnumbered(block.text).lstrip(_MARKS)
        if _bare(text)[1] or block.kind in ("heading", "term", "row"):
            break
        # What follows may be the next belief; only markup shows that it is not.
        told = (begun or at > first) and not _is_fact(block)
        if told and (not section.structured or _belief(section, at) is not None):
            break
        at += 1
    return at


def verdict_of(text: str) -> tuple[str, str]:
    """The verdict a correction begins with, in small letters, and the correction without it; "" for none."""
    found = _VERDICT.match(text)
    if found is None or not text[found.end() :].strip():
        return "", text
    return found["verdict"].casefold(), text[found.end() :].strip()
