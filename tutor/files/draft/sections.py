"""An article divided into its labelled sections, and what each of them lists: terms, questions, key points, open ends, dates, viewpoints.

A block that fits no layout of its section goes back to the running text, so that nothing is lost. Time grows with the text alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tutor.files.draft import exchanges, layouts, myths
from tutor.files.draft.article import Article, Block
from tutor.files.draft.entries import Entry, Section
from tutor.files.draft.headings import CAPTION, INLINE_ROLES, WEAK, glued, line_role, plain_label, role_of
from tutor.files.draft.shapes import CAMP, QUESTION, columns, dated, ends_like_a_sentence, is_name

ROLES = (
    "", "title", "heading", "caption", "byline", "points", "terms", "faqs", "unknown", "timeline", "numbers", "myths", "viewpoints", "missing", "sources",
    "abstract", "about", "furniture", "repeat",
)  # fmt: skip
"""What a block may be: running text (""), a part of the frame, a labelled section, or text that repeats other text (a pull-quote)."""
FOUND = ("terms", "faqs", "points", "unknown", "timeline", "numbers", "myths", "viewpoints", "missing")
"""The roles whose entries become items."""


MOST_QUOTED = 50
"""Passages set apart that are looked for in the running text at most."""


class Divided(NamedTuple):
    """The role of each block, the entries of each kind in order, and the labels below which nothing was found (role, line)."""

    roles: tuple[str, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    empty: tuple[tuple[str, int], ...] = ()


def divided(article: Article) -> Divided:
    """The sections of an article."""
    return _Division(article).run()


class _Division:
    def __init__(self, article: Article) -> None:
        self.blocks, self.title = article.blocks, article.title
        self.roles = [""] * len(article.blocks)
        self.entries: dict[str, list[Entry]] = {role: [] for role in FOUND}
        self.empty: list[tuple[str, int]] = []
        self.labels = [self._label(at) for at in range(len(self.blocks))]
        self.looked = 0
        self.ends: dict[tuple[int, bool], list[int]] = {}

    def run(self) -> Divided:
        at = 0
        while at < len(self.blocks):
            at = max(self._labelled(at) or self._unlabelled(at), at + 1)
        self._introduced()
        self._framed()
        self._repeated()
        entries = {role: tuple(_once(found)) for role, found in self.entries.items()}
        return Divided(tuple(self.roles), entries, tuple(self.empty))

    def _labelled(self, at: int) -> int:
        """Reads the section a label announces here; where it ends, 0 without a label."""
        block = self.blocks[at]
        role, rest = self.labels[at]
        if not role:
            return 0
        level = block.level if block.kind == "heading" else 0
        section = Section(self.blocks, at, self._end(at, level, role), level)
        if rest:
            first = Block(
                "item",
                block.text[rest:],
                block.line_at(rest),
                tuple(each - rest for each in block.breaks if each > rest),
            )
            section = section._replace(first=first)
        if role in FOUND:
            found, end = layouts.READERS[role](section)
            if not found and not rest and (intro := self._introduction(section)):
                found, end = layouts.READERS[role](section._replace(label=at + intro))
            if not found and role == "points" and end <= at + 1 and not rest:
                # "What to know" above running text is a heading like any other.
                return 0
            self.entries[role] += found
            if not found and not WEAK.fullmatch(plain_label(block.text)):
                self.empty.append((role, block.line))
        else:
            end = layouts.extent(section, role)
        self.roles[at:end] = [role] * (end - at)
        return end

    def _introduction(self, section: Section) -> int:
        """How many paragraphs stand between a label and what it lists: one or two, where markup or a colon shows that they belong to it."""
        for count in (1, 2):
            block = section.block(section.label + count)
            if block is None or block.kind != "paragraph" or not (section.structured or block.text.endswith(":")):
                return count - 1
        return 2

    def _label(self, at: int) -> tuple[str, int]:
        """The role announced by a block, and where its content begins on the same line (0: it does not)."""
        block = self.blocks[at]
        role = role_of(block.text)
        if block.kind in ("caption", "row", "quote") or (block.text == self.title and at < 3 and role != "myths"):
            return "", 0
        if role and block.kind == "item" and at + 1 < len(self.blocks) and role_of(self.blocks[at + 1].text):
            # A list of labels is a table of contents.
            return "", 0
        if (
            role
            and block.kind == "item"
            and at
            and role_of(self.blocks[at - 1].text)
            and self.blocks[at - 1].kind == "item"
        ):
            return "", 0
        if not role and 0 < block.lead < len(block.text) and (led := role_of(block.text[: block.lead])) in INLINE_ROLES:
            return led, block.lead + len(block.text[block.lead :]) - len(block.text[block.lead :].lstrip(" :–—-"))
        return (role, 0) if role else glued(block.text)

    def _end(self, at: int, level: int, role: str) -> int:
        """Where the section after a place must end: at the next label, or at a heading that is not below its own."""
        asking = role == "faqs"
        key = (6 if level in (0, 7) else level, asking)
        if key not in self.ends:
            ends, end = [], len(self.blocks)
            for place in range(len(self.blocks) - 1, -1, -1):
                ends.append(end)
                block = self.blocks[place]
                above = (
                    block.kind == "heading" and 1 <= block.level <= key[0] and not (asking and block.text.endswith("?"))
                )
                if above or self.labels[place][0]:
                    end = place
            self.ends[key] = ends[::-1]
        return self.ends[key][at]

    def _unlabelled(self, at: int) -> int:
        """Reads what shows what it is without a label: `Q:` and `A:`, a run of dated lines, camps that speak; where it ends, 0 for none."""
        block = self.blocks[at]
        own = line_role(block.text)
        if own:
            self.roles[at] = own
            return 0
        section = Section(self.blocks, at - 1, self._end(at, 0, ""), labelled=False)
        if QUESTION.match(block.text) and block.text[:1] == "Q":
            found, end = exchanges.faqs(section)
            role = "faqs"
        elif block.kind == "row" and (role := columns(block.text)):
            found, end = layouts.READERS[role](section._replace(labelled=True))
        elif block.kind == "term" and at >= self.looked:
            found, end = layouts.terms(section)
            # A list that is none of terms is not read again from each of its entries.
            self.looked = end
            # Pages list much else this way.
            explained = sum(each.text.endswith((".", ";")) and each.text.count(" ") > 3 for each in found)
            role = "terms" if len(found) > 1 and explained * 2 > len(found) else ""
        elif myths.opens(block):
            found, end = myths.myths(section)
            role = "myths"
        elif dated(block):
            found, end = exchanges.timeline(section)
            role = "timeline" if len(found) > 2 else ""
        elif (speaking := CAMP.match(block.text)) is not None:
            self.entries["viewpoints"].append(Entry(speaking["name"], block.text, (block.line,)))
            return 0
        else:
            return 0
        if not role or not found:
            return 0
        self.entries[role] += found
        self.roles[at:end] = [role] * (end - at)
        return end

    def _introduced(self) -> None:
        """Camps named in a list at the top, each with a line: those lines belong to them."""
        views = {entry.name.casefold(): place for place, entry in enumerate(self.entries["viewpoints"])}
        for at in range(len(self.blocks) - 1):
            place = views.get(self.blocks[at].text.casefold())
            if (
                place is not None
                and not self.roles[at]
                and not self.roles[at + 1]
                and self.blocks[at + 1].kind != "heading"
            ):
                entry, said = self.entries["viewpoints"][place], self.blocks[at + 1]
                self.entries["viewpoints"][place] = entry._replace(
                    lines=(said.line, *entry.lines), quote=f"{said.text} … {entry.quote or entry.text}"
                )
                self.roles[at] = self.roles[at + 1] = "viewpoints"

    def _framed(self) -> None:
        """Title, headings, captions among the running text."""
        for at, block in enumerate(self.blocks):
            if not self.roles[at] or (self.roles[at] == "abstract" and block.kind == "heading"):
                if block.text == self.title and at < 5:
                    self.roles[at] = "title"
                elif block.kind == "heading" or self._is_above_text(at):
                    self.roles[at] = "heading"
                elif block.kind == "caption" or (len(block.text) <= 300 and CAPTION.match(block.text)):
                    self.roles[at] = "caption"

    def _is_above_text(self, at: int) -> bool:
        """Whether a line without markup stands over text as a heading does."""
        block = self.blocks[at]
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        return (
            block.kind == "paragraph"
            and is_name(block.text)
            and following is not None
            and len(following.text) > len(block.text)
            and ends_like_a_sentence(following.text)
        )

    def _repeated(self) -> None:
        """Running text all of whose sentences stand in a longer block too."""
        from tutor.files.draft.sentences import split

        longest: dict[str, int] = {}
        said: list[tuple[int, list[str]]] = []
        for at, block in enumerate(self.blocks):
            if self.roles[at] == "" and block.kind in ("paragraph", "quote"):
                own = [block.text[start:end].strip("“”\"' ").casefold() for start, end in split(block.text)]
                said.append((at, own))
                for each in own:
                    longest[each] = max(longest.get(each, 0), len(block.text))
        quoted = [(at, own) for at, own in said if self.blocks[at].kind == "quote"][:MOST_QUOTED]
        whole = (
            " ".join(self.blocks[at].text for at, _ in said if self.blocks[at].kind == "paragraph").casefold()
            if quoted
            else ""
        )
        for at, _ in quoted:
            if self.blocks[at].text.strip("“”\"' .…").casefold() in whole:
                self.roles[at] = "repeat"
        for at, own in said:
            length = len(self.blocks[at].text)
            if own and length > 25 and all(longest[each] > length + 10 for each in own):
                self.roles[at] = "repeat"


def _once(entries: list[Entry]) -> list[Entry]:
    """Entries without those that say the same again; their lines are joined."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(" ".join(f"{entry.name}|{entry.text}".casefold().split()), []).append(entry)
    return [
        each[0]._replace(lines=tuple(dict.fromkeys(line for entry in each for line in entry.lines)))
        for each in found.values()
    ]
