"""`tutor check --fix`: what is safe to write for the author, by splices at the parser's marks; all else stays byte for byte.

Ids that so far follow from wordings and names, former names, sources in the order of their ids, quotes around texts that YAML misreads. Every step is
read again, and kept only where the values are those of before but for what was meant.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Table
from difflib import unified_diff
from typing import Any, NamedTuple

from tutor.core.problems import Refusal
from tutor.files.keys import FILE, KINDS_OF_ITEM, RELATIONS
from tutor.files.nodes import Mapping, Sequence, parse
from tutor.files.sheet import Broken, Sheet
from tutor.files.writing import edits as editing
from tutor.files.writing.compose import quoted
from tutor.files.writing.edits import Edit, applied, encoded, put_in
from tutor.files.writing.entries import changed, inside, ways, with_entry, written

_NOTHING = "nothing was changed"
_ROUNDS = 4
"""What is put in quotes may make an item of what was none, which then gets its id."""
_ID, _BROKEN, _MISREAD = "wrote the id of an item", "put a text in quotes that broke the file", "put a text in quotes that YAML misread"  # fmt: skip
_MANY = {
    _ID: "wrote the ids of {} items",
    _BROKEN: "put {} texts in quotes that broke the file",
    _MISREAD: "put {} texts in quotes that YAML misread",
}


class Change(NamedTuple):
    """One thing to mend: its edits, a word for what it is, on which line, and what becomes of the values of the whole file."""

    edits: tuple[Edit, ...]
    what: str
    line: int
    expect: Callable[[Any], None]


_Step = Callable[[Sheet, Mapping, bool], Iterable[Change]]


class Fixed(NamedTuple):
    """One file as it was and as it would be; `said` what was mended, `left` what was not and why."""

    path: str
    before: bytes
    after: bytes
    said: tuple[str, ...]
    left: tuple[str, ...]

    def save(self) -> None:
        """Writes the file; raises Refusal where it changed meanwhile."""
        if self.after != self.before:
            editing.save(self.path, self.before, self.after, _NOTHING)

    def diff(self) -> str:
        """What would be changed, as a unified diff."""
        before, after = (content.decode("utf-8").removeprefix("\ufeff") for content in (self.before, self.after))
        shown = self.path.replace(os.sep, "/")
        lines = unified_diff(_lines(before), _lines(after), shown, shown)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def fixed(path: str, renamed: Table[str, str] | None = None, deck: bool = False) -> Fixed:
    """What can be mended in one file; `renamed` are former ids by item ("" for the file). Raises Refusal for one that cannot be read."""
    before, sheet = editing.read(path, _NOTHING)
    said: Counter[str] = Counter()
    left: dict[str, None] = {}
    sheet = _readable(sheet, said)
    steps = (_ids, _sources, _texts) if not deck else (_ids, _texts)
    for _ in range(_ROUNDS if deck or _is_ours(sheet) else 0):
        text = sheet.text
        for step in steps:
            sheet = _made(sheet, step, said, left, deck)
        if sheet.text == text:
            break
    if renamed and not deck:
        sheet = _made(sheet, lambda sheet, root, _: _former(sheet, root, renamed), said, left, deck)
    return Fixed(path, before, encoded(before, sheet.text), tuple(_told(said)), tuple(left))


def _is_ours(sheet: Sheet) -> bool:
    """Whether a file holds a section of a question file, or no key that is none of one: a file of something else is left alone."""
    try:
        root = parse(sheet).root
    except Broken:
        return False
    return isinstance(root, Mapping) and (
        bool(root.entries.keys() & KINDS_OF_ITEM.keys()) or root.entries.keys() <= FILE.keys()
    )


class Target(NamedTuple):
    """A file to mend: its path, and whether it is a deck."""

    path: str
    deck: bool


def targets(paths: Iterable[str]) -> list[Target]:
    """The files of libraries (folders) and single files, each once; raises Refusal for what is not there."""
    from tutor.files.load import listed

    found: dict[str, Target] = {}
    for path in paths:
        if not os.path.lexists(path):
            raise Refusal(f"there is no file or folder '{path}'", "tutor check takes files and libraries")
        if os.path.isdir(path):
            questions, decks = listed(path)
            base = os.path.realpath(path) + os.sep
            own = [Target(os.path.join(path, shown), False) for shown in questions]
            own += [Target(os.path.join(path, shown), True) for shown in decks]
            # A link out of the library leads to a file that is not the library's.
            own = [each for each in own if os.path.realpath(each.path).startswith(base)]
        else:
            own = [Target(path, os.path.basename(os.path.dirname(os.path.abspath(path))) == "decks")]
        found.update({os.path.realpath(each.path): each for each in own})
    return list(found.values())


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text.replace("\r\n", "\n").replace("\r", "\n"))


def _told(said: Counter[str]) -> Iterator[str]:
    """Each thing that was mended, those of one kind together."""
    for what, times in said.items():
        yield _MANY[what].format(times) if times > 1 and what in _MANY else what


# ---- one step, and whether it did what was meant


def _made(sheet: Sheet, step: _Step, said: Counter[str], left: dict[str, None], deck: bool) -> Sheet:
    """The text with the changes of a step that do what was meant: all at once where they do, else each that does by itself."""
    try:
        root = parse(sheet).root
        changes = list(step(sheet, root, deck)) if isinstance(root, Mapping) else []
    except Broken:
        return sheet
    except Refusal as refusal:
        left[refusal.message] = None
        return sheet
    whole = _tried(sheet, changes, deck)
    if whole is None:
        kept = [change for change in changes if _tried(sheet, [change], deck) is not None]
        for change in changes:
            if change not in kept:
                left[f"not done at line {change.line}, as more would change than that: {change.what}"] = None
        changes, whole = kept, _tried(sheet, kept, deck)
    if whole is None:
        return sheet
    said.update(change.what for change in changes)
    return whole


def _tried(sheet: Sheet, changes: list[Change], deck: bool) -> Sheet | None:
    """The text after some changes, read again and compared; None when anything else would change."""
    root = parse(sheet).root
    expected: Any = {} if root is None else written(root)
    try:
        for change in changes:
            change.expect(expected)
        after = changed(sheet, [edit for change in changes for edit in change.edits], expected)
    except (Refusal, KeyError, IndexError, TypeError):
        return None
    return None if _codes(after, deck) - _codes(sheet, deck) else after


def _codes(sheet: Sheet, deck: bool) -> Counter[str]:
    """The codes of a file's problems."""
    from tutor.files.decks import decode_deck
    from tutor.files.decode import decode

    problems = decode_deck(sheet).problems if deck else decode(sheet).problems
    return Counter(problem.code for problem in problems if problem.code != "media")


# ---- the steps


def _readable(sheet: Sheet, said: Counter[str]) -> Sheet:
    """Quotes around what breaks the file."""
    from tutor.files.writing.quoting import unbroken

    quotes = unbroken(sheet)
    if not quotes:
        return sheet
    said[_BROKEN] += len(quotes)
    return Sheet(sheet.path, applied(sheet.text, [quote.edit for quote in quotes]))


def _ids(sheet: Sheet, root: Mapping, deck: bool) -> Iterator[Change]:
    """The ids that follow from wordings and from the file's name, written down: from now on both can be changed."""
    from tutor.files.decks import decode_deck
    from tutor.files.decode import decode

    if deck:
        made = decode_deck(sheet).deck
        own = made.id if made is not None else ""
        items: list[tuple[str, Mapping]] = []
    else:
        reading = decode(sheet)
        own = reading.file.id if reading.file is not None else ""
        items = [(id, node) for id, node in reading.written.items() if "id" not in node.entries and not _begun(node)]
    paths = ways(root)
    if own and "id" not in root.entries:
        yield _first(sheet, root, (), "id", own, f"wrote the {'deck' if deck else 'file'}'s id")  # fmt: skip
    for id, node in items:
        path = paths[node.start_mark.index]
        yield _first(sheet, node, path, "id", id, _ID)


def _begun(node: Mapping) -> bool:
    """Whether the words that make an item's id are still a template's."""
    from tutor.files.writing.template import placeholder

    return any(
        placeholder(getattr(node.entries.get(key), "value", "")) for key in ("term", "question", "cause", *RELATIONS)
    )


def _former(sheet: Sheet, root: Mapping, renamed: Table[str, str]) -> Iterator[Change]:
    """The names under which progress was kept so far."""
    from tutor.files.decode import decode

    paths = ways(root)
    nodes = {"": root, **decode(sheet).written}
    for item, old in renamed.items():
        node = nodes.get(item)
        if node is not None and "formerly" not in node.entries:
            path = paths[node.start_mark.index] if item else ()
            what = f"wrote 'formerly: [{old}]' on {f'{item!r}' if item else 'the file'}"
            edits = with_entry(sheet, node, "formerly", [old], ("id",))
            yield Change(tuple(edits), what, node.start_mark.line + 1, _given(path, "formerly", [old]))


def _sources(sheet: Sheet, root: Mapping, deck: bool) -> Iterator[Change]:
    """The list of sources by id."""
    from tutor.files.writing.ordering import ordered

    def expect(values: Any) -> None:
        values["sources"].sort(key=lambda source: source["id"])

    node = root.entries.get("sources")
    edit = ordered(sheet, node) if isinstance(node, Sequence) else None
    if edit is not None:
        yield Change((edit,), "sorted the sources by id", sheet.at(edit.at).line, expect)


def _texts(sheet: Sheet, root: Mapping, deck: bool) -> Iterator[Change]:
    """Quotes around what YAML reads, and not as it is written."""
    from tutor.files.writing.quoting import Quote, misread

    def change(path: tuple[Any, ...], quote: Quote) -> Change:
        def expect(values: Any) -> None:
            inside(values, path[:-1])[path[-1]] = quote.text

        line = sheet.at(quote.edit.at).line
        return Change((quote.edit,), _MISREAD, line, expect)

    for path, quote in misread(sheet, root):
        yield change(path, quote)


# ---- putting a key in


def _first(sheet: Sheet, node: Mapping, path: tuple[Any, ...], key: str, value: str, what: str) -> Change:
    """One more key of a mapping, as its first."""
    begin = node.key(next(iter(node.entries))).start_mark
    line = f"{key}: {quoted(value)}"
    if node.flow:
        edit = put_in(begin.index, f"{line}, ")
    elif not path:
        edit = put_in(_top(sheet, begin.index - begin.column), " " * begin.column + line + editing.line_break(sheet))
    else:
        edit = put_in(begin.index, line + editing.line_break(sheet) + " " * begin.column)
    return Change((edit,), what, begin.line + 1, _given(path, key, value))


def _given(path: tuple[Any, ...], key: str, value: Any) -> Callable[[Any], None]:
    """What becomes of the values of a file when a mapping gets one more key."""

    def expect(values: Any) -> None:
        inside(values, path)[key] = value

    return expect


def _top(sheet: Sheet, index: int) -> int:
    """Where the file's id goes: above the first key, and above the comment that belongs to that key when another one heads the file."""
    above = sheet.text[:index].splitlines(keepends=True)
    block = 0
    while block < len(above) and above[-1 - block].lstrip().startswith("#"):
        block += 1
    heads = any(line.strip() and not line.startswith(("---", "%")) for line in above[: len(above) - block])
    return index - sum(map(len, above[len(above) - block :])) if block and heads else index
