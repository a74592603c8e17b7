"""YAML that remembers where everything stood: events of the parser become mappings, sequences and scalars with their marks.

Every scalar stays text. Refuses what a stranger's file could do harm with: tags, anchors, aliases, second documents, keys given twice, hidden
characters, and anything beyond the limits. Sole importer of `yaml`, on first use.
"""

from __future__ import annotations

import os
import re
import stat
from itertools import islice
from typing import Any, NamedTuple, Protocol

from tutor.core.problems import Place, Problem, Severity
from tutor.files.collector import uncollected

MAX_BYTES = 4 << 20
MAX_VALUES = 200_000
MAX_DEPTH = 20
MAX_TEXT = 20_000

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ORDINARY = bytes(byte for byte in range(128) if byte in b"\t\n\r" or 32 <= byte < 127)
_BREAK = re.compile("\r\n|\n|\r")


class Mark(Protocol):
    """Where something begins or ends: `index` in characters, `line` and `column` from 0."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Scalar(Protocol):
    """A text as the parser gives it: its event, kept as it is because wrapping it would double the cost. `style` is "" or None when plain."""

    @property
    def value(self) -> str: ...
    @property
    def style(self) -> str | None: ...
    @property
    def start_mark(self) -> Mark: ...
    @property
    def end_mark(self) -> Mark: ...


class Mapping:
    """Keys in order with their values; `keys` are the scalars of the keys, in the order of `entries`."""

    __slots__ = ("end_mark", "entries", "flow", "keys", "start_mark")

    def __init__(self, start_mark: Mark, flow: bool) -> None:
        self.start_mark, self.flow, self.end_mark = start_mark, flow, start_mark
        self.entries: dict[str, Node] = {}
        self.keys: list[Scalar] = []

    def key(self, name: str) -> Scalar:
        """The scalar of a key that is given."""
        return self.keys[list(self.entries).index(name)]


class Sequence:
    """Items in order."""

    __slots__ = ("end_mark", "flow", "items", "start_mark")

    def __init__(self, start_mark: Mark, flow: bool) -> None:
        self.start_mark, self.flow, self.end_mark = start_mark, flow, start_mark
        self.items: list[Node] = []


Node = Scalar | Mapping | Sequence


class Broken(Exception):
    """The file as a whole cannot be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Sheet:
    """One file as written: its text without a byte order mark, the `path` to show, and the places in it."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self._lines: list[str] | None = None

    def line(self, number: int) -> str:
        """A line counted from 1, without its break; "" beyond the end."""
        if self._lines is None:
            self._lines = _BREAK.split(self.text)
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def place(self, node: Node) -> Place:
        """The part of a node that stands on its first line; of a mapping, its first key."""
        if type(node) is Mapping and node.keys and not node.flow:
            return self.place(node.keys[0])
        start, end = node.start_mark, node.end_mark
        line = self.line(start.line + 1)
        stop = end.column if end.line == start.line else len(line.rstrip())
        return Place(self.path, start.line + 1, start.column + 1, max(stop - start.column, 1))

    def at(self, index: int, width: int = 1) -> Place:
        """The place of a character counted from 0 in the text."""
        breaks = list(_BREAK.finditer(self.text, 0, index))
        begin = breaks[-1].end() if breaks else 0
        return Place(self.path, len(breaks) + 1, index - begin + 1, width)

    def problem(
        self, code: str, place: Place, message: str, help: str = "", cost: str = "", severity: Severity = "error"
    ) -> Problem:
        """A problem of this file, with the line it stands on."""
        return Problem(code, severity, place, message, help, cost, self.line(place.line))


class Tree(NamedTuple):
    """A parsed file: its root (None for an empty file) and what is wrong with single values (position in characters, problem)."""

    root: Node | None
    problems: list[tuple[int, Problem]]


WHOLE = "the whole file is left out"


def read_bytes(path: str) -> bytes:
    """The bytes of a regular file; raises OSError for one that cannot be read and ValueError (in words) for one that is refused."""
    # A pipe or device named x.yaml would block for ever without O_NONBLOCK.
    file = os.open(
        path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise ValueError("this is no regular file, so it is not read")
        parts = []
        size = 0
        while size <= MAX_BYTES and (part := os.read(file, MAX_BYTES + 1 - size)):
            parts.append(part)
            size += len(part)
    finally:
        os.close(file)
    if size > MAX_BYTES:
        raise ValueError(f"this file is larger than {MAX_BYTES >> 20} MiB")
    return b"".join(parts)


def read_sheet(path: str, shown: str) -> Sheet:
    """The text of a file; raises Broken."""
    sheet = Sheet(shown, "")
    try:
        content = read_bytes(path)
    except ValueError as error:
        code, help = ("too-big", "divide it into several files") if "MiB" in str(error) else ("not-a-file", "")
        raise Broken(sheet.problem(code, Place(shown), str(error), help, WHOLE)) from None
    except OSError as error:
        raise Broken(
            sheet.problem("unreadable", Place(shown), f"this file cannot be read: {error.strerror or error}", "", WHOLE)
        ) from None
    return decoded(content, shown)


def decoded(content: bytes, shown: str) -> Sheet:
    """Bytes as text, without a byte order mark; raises Broken for what is not UTF-8 and for control characters."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = Sheet(shown, content[: error.start].decode("utf-8") + "�")
        place = before.at(error.start - (error.start - len(before.text) + 1))
        message = f"the byte 0x{content[error.start]:02X} is not UTF-8"
        raise Broken(before.problem("not-utf8", place, message, "save the file as UTF-8", WHOLE)) from None
    sheet = Sheet(shown, text.removeprefix("\ufeff"))
    rest = content.translate(None, _ORDINARY).decode("utf-8").removeprefix("\ufeff")
    if rest and _CONTROL.search(rest) and (found := _CONTROL.search(sheet.text)):
        place = sheet.at(found.start())
        raise Broken(
            sheet.problem("hidden-character", place, f"{name_of(found.group())} is not allowed", "delete it", WHOLE)
        )
    return sheet


def name_of(character: str) -> str:
    """A character by code and name: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    import unicodedata

    name = unicodedata.name(
        character, "control character" if ord(character) < 32 or 127 <= ord(character) < 160 else "hidden character"
    )
    return f"the character U+{ord(character):04X} ({name.lower()})"


def parse(sheet: Sheet, pure: bool = False) -> Tree:
    """The nodes of a file; raises Broken for what costs all of it. `pure` takes the slow parser that needs no C library."""
    import yaml

    loader = yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with uncollected():
            return _Builder(sheet, yaml).build(loader(sheet.text).get_event)
    except yaml.YAMLError as error:
        from tutor.files.traps import explained

        raise Broken(explained(sheet, error)) from None


class _Builder:
    """Events to nodes, with every limit and refusal."""

    def __init__(self, sheet: Sheet, yaml: Any) -> None:
        self.sheet, self.yaml = sheet, yaml
        self.problems: list[tuple[int, Problem]] = []

    def build(self, get_event: Any) -> Tree:
        """The hot loop: what can be seen to be impossible in the text as a whole is not looked for in each value."""
        scalar, alias = self.yaml.ScalarEvent, self.yaml.AliasEvent
        map_start, list_start = self.yaml.MappingStartEvent, self.yaml.SequenceStartEvent
        map_end, list_end, document = (
            self.yaml.MappingEndEvent,
            self.yaml.SequenceEndEvent,
            self.yaml.DocumentStartEvent,
        )
        wary = self._wary()
        stack: list[tuple[Any, Any]] = []
        root: Any = None
        container: Any = None
        entries: dict[str, Any] | None = None
        key: Any = None
        values = documents = 0
        # A value takes two events at most, so what is built stays bounded although values are counted by container.
        events = islice(iter(get_event, None), 2 * MAX_VALUES + 8)
        for event in events:
            kind = type(event)
            if kind is scalar:
                if wary:
                    self._look(event)
                if len(event.value) > MAX_TEXT:
                    self._refuse(
                        "too-long",
                        event,
                        f"this text is longer than {MAX_TEXT:,} characters",
                        "shorten it, or divide it",
                    )
                if entries is not None:
                    if key is None:
                        key = event
                        continue
                    name = key.value
                    if name in entries:
                        self._twice(container, key)
                    else:
                        entries[name] = event
                        container.keys.append(key)
                    key = None
                elif container is not None:
                    container.items.append(event)
                else:
                    root = event
            elif kind is map_start or kind is list_start:
                if wary:
                    self._look(event)
                if len(stack) >= MAX_DEPTH:
                    help = "put the text in quotes if its brackets are meant as text"
                    self._refuse("too-deep", event, f"this is nested deeper than {MAX_DEPTH} levels", help)
                inner = Mapping(event.start_mark, event.flow_style) if kind is map_start else None
                node = inner if inner is not None else Sequence(event.start_mark, event.flow_style)
                if entries is not None:
                    if key is None:
                        self._refuse_key(event)
                    if key.value in entries:
                        self._twice(container, key)
                    else:
                        entries[key.value] = node
                        container.keys.append(key)
                elif container is not None:
                    container.items.append(node)
                else:
                    root = node
                stack.append((container, entries))
                container, entries, key = node, inner.entries if inner is not None else None, None
            elif kind is map_end or kind is list_end:
                container.end_mark = event.end_mark
                values += 1 + (len(container.items) if entries is None else 2 * len(entries))
                if values > MAX_VALUES:
                    break
                container, entries = stack.pop()
                key = None
            elif kind is alias:
                self._refuse_property(event)
            elif kind is document:
                documents += 1
                if documents > 1:
                    self._refuse(
                        "second-document",
                        event,
                        "a second document begins here, and a file holds one",
                        'delete the line "---"',
                    )
        if values > MAX_VALUES or stack:
            self._refuse(
                "too-many-values",
                event,
                f"this file holds more than {MAX_VALUES:,} values",
                "divide it into several files",
            )
        return Tree(root, self.problems)

    def _wary(self) -> bool:
        """Whether the text holds anything that single values have to be searched for."""
        text = self.sheet.text
        return "!" in text or "&" in text or "\\" in text or (not text.isascii() and _HIDDEN.search(text) is not None)

    def _look(self, event: Any) -> None:
        """Refuses tags and anchors, notes hidden characters."""
        if event.tag is not None or event.anchor is not None:
            self._refuse_property(event)
        value = getattr(event, "value", "")
        if (hidden := _HIDDEN.search(value)) is not None:
            self._hidden(event, hidden.group())

    def _refuse(self, code: str, event: Any, message: str, help: str) -> None:
        raise Broken(self.sheet.problem(code, self.sheet.place(event), message, help, WHOLE))

    def _refuse_property(self, event: Any) -> None:
        if getattr(event, "tag", None) is not None and getattr(event, "anchor", None) is None:
            # `!` before a text is a tag of its own.
            self._refuse(
                "tag",
                event,
                f"the tag '{event.tag[:60]}' is not allowed",
                "if the text begins with !, put it in quotes",
            )
        alias = type(event) is self.yaml.AliasEvent
        sign, word = ("*", "an alias") if alias else ("&", "an anchor")
        self._refuse("alias", event, f"'{sign}{event.anchor[:60]}' is {word}, which is not allowed", f"if the text begins with {sign}, put it in quotes")  # fmt: skip

    def _refuse_key(self, event: Any) -> None:
        from tutor.files.traps import at_start

        raise Broken(at_start(self.sheet, event.start_mark.line + 1, event.start_mark.column + 1))

    def _hidden(self, event: Any, character: str) -> None:
        problem = self.sheet.problem(
            "hidden-character", self.sheet.place(event), f"{name_of(character)} is not allowed", "delete it"
        )
        self.problems.append((event.start_mark.index, problem))

    def _twice(self, mapping: Mapping, key: Any) -> None:
        first = mapping.key(key.value).start_mark.line + 1
        message = f"the key '{key.value}' is given twice, first on line {first}"
        help = f"join the two lists under one '{key.value}'" if key.start_mark.column == 0 else "delete one of the two"
        self.problems.append(
            (key.start_mark.index, self.sheet.problem("duplicate-key", self.sheet.place(key), message, help))
        )
