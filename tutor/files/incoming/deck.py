"""A Markdown deck: blocks of `Q:` and `A:`, and of `C:` with gaps in [brackets], which a line of dashes may divide.

A block goes on until the next one begins. What belongs to no block is not carried, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tutor.core.incoming import GAP, MOST_MADE, Delivery, Incoming, Left

KIND = "a Markdown deck"
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^[ \t]*(name|title|tags)[ \t]*[=:][ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*$")
_TAGS = frozenset({"Q:", "A:", "C:"})
_BRACKET = re.compile(
    r"\\[\[\]\\]|!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)|\[[^\[\]\n]{1,300}\]\([^()\s]{1,1000}\)|[\[\]]"
)


class _Block(NamedTuple):
    """The lines of one block; `tag` is "" for lines that belong to none."""

    tag: str
    line: int
    text: str


def deck(text: str) -> Delivery:
    """The cards of a Markdown deck."""
    title, skipped = "", 0
    tags: tuple[str, ...] = ()
    if (front := _FRONT.match(text)) is not None:
        entries = {key.lower(): value.strip("\"'[] ") for key, value in _ENTRY.findall(front[1])}
        title, tags = entries.get("name", entries.get("title", "")), tuple(re.split(r"[\s,\"']+", entries.get("tags", "")))  # fmt: skip
        skipped = front[0].count("\n")
        text = text[front.end() :]
    incoming: list[Incoming] = []
    left: list[Left] = []
    heading = ""
    blocks = list(_blocks(text, skipped))
    for block in blocks:
        if not block.tag and (found := _HEADING.fullmatch(block.text.strip())):
            heading = heading or found[1]
    for each in _cards([block for block in blocks if block.tag or not _HEADING.fullmatch(block.text.strip())]):
        if isinstance(each, Left):
            left.append(each)
        else:
            incoming.append(each._replace(tags=tags))
    cards = sum(block.tag in ("Q:", "C:") for block in blocks)
    return Delivery(KIND, title or heading, cards, tuple(incoming), tuple(left))


def looks_like_deck(text: str) -> bool:
    """Whether a text has blocks of a Markdown deck."""
    asked = False
    for line in text[:200_000].split("\n"):
        if (line[:2] == "A:" and asked) or (line[:2] == "C:" and "[" in line):
            return True
        asked = asked or line[:2] == "Q:"
    return False


def _blocks(text: str, skipped: int) -> Iterator[_Block]:
    """The text at its tags and dividing lines."""
    tag, begin, lines = "", skipped + 1, list[str]()
    for number, line in enumerate(text.split("\n"), skipped + 1):
        # A heading ends a block only where an empty line stands before it: else it may be a line of code.
        ends = line.strip() == "---" or (_HEADING.match(line) and (not lines or not lines[-1].strip()) and tag != "Q:")
        if line[:2] in _TAGS or ends:
            yield _Block(tag, begin, "\n".join(lines).strip())
            tag, begin, lines = ("", number + 1, []) if ends else (line[:2], number, [line[2:]])
            if ends and line.strip() != "---":
                yield _Block("", number, line.strip())
        else:
            lines.append(line)
    yield _Block(tag, begin, "\n".join(lines).strip())


def _cards(blocks: list[_Block]) -> Iterator[Incoming | Left]:
    asked: _Block | None = None
    for block in blocks:
        if block.tag == "A:" and asked is not None:
            yield Incoming(f"line {asked.line}", f"{asked.text}\x1f{block.text}", "asked", asked.text, block.text, markup="markdown")  # fmt: skip
            asked = None
            continue
        if asked is not None and (block.tag or block.text):
            yield Left(f"line {asked.line}", "it has no answer (A:)")
            asked = None
        match block.tag:
            case "Q:":
                asked = block
            case "A:":
                yield Left(f"line {block.line}", "an answer (A:) without a question (Q:)")
            case "C:":
                yield from _gaps(block)
            case _ if block.text:
                yield Left(f"line {block.line}", "text that belongs to no card")
    if asked is not None:
        yield Left(f"line {asked.line}", "it has no answer (A:)")


def _gaps(block: _Block) -> Iterator[Incoming | Left]:
    """One card for each pair of brackets, all others filled."""
    parts, gaps = _divided(block.text)
    if not gaps:
        yield Left(f"line {block.line}", "it has no [gap]")
    if len(gaps) * len(block.text) > MOST_MADE:
        yield Left(f"line {block.line}", f"{len(gaps)} gaps in one text")
        return
    for number, gap in enumerate(gaps):
        filled = [part if place % 2 == 0 else GAP if place // 2 == number else part for place, part in enumerate(parts)]
        yield Incoming(
            f"line {block.line}", f"{block.text}\x1f{number}", "gap", "".join(filled), gaps=(gap,), markup="markdown"
        )


def _divided(text: str) -> tuple[list[str], list[str]]:
    """The text around its gaps and in them by turns, and the gaps; pictures, links and brackets with a backslash are no gaps."""
    parts: list[str] = []
    at, opened = 0, -1
    for found in _BRACKET.finditer(text):
        if found[0] == "[" and opened < 0:
            opened = found.start()
        elif found[0] == "]" and opened >= 0:
            parts += [text[at:opened], text[opened + 1 : found.start()]]
            at, opened = found.end(), -1
    return [*parts, text[at:]], parts[1::2]
