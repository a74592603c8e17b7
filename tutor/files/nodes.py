"""YAML that remembers where everything stood: events of the parser become mappings, sequences and scalars with their marks.

Every scalar stays text. Refuses what a stranger's file could do harm with: tags, anchors, aliases, second documents, keys given twice, hidden
characters, and anything beyond the limits. Sole importer of `yaml`, on first use.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple, Protocol

from tutor.core.problems import Problem
from tutor.files.collector import uncollected
from tutor.files.sheet import HIDDEN, WHOLE, Broken, Mark, Sheet, name_of

MAX_VALUES = 200_000
MAX_DEPTH = 20
MAX_TEXT = 20_000
MOST_TWICE = 100


class Scalar(Protocol):
    """A text as the parser gives it: its event, kept as it is because wrapping it costs more than it saves. `style` is "" or None when plain."""

    @property
    def value(self) -> str: ...
    @property
    def style(self) -> str | None: ...
    @property
    def start_mark(self) -> Mark: ...
    @property
    def end_mark(self) -> Mark: ...


class Point:
    """A mark worked out from another one."""

    __slots__ = ("column", "index", "line")

    def __init__(self, index: int, line: int, column: int) -> None:
        self.index, self.line, self.column = index, line, column


class Key(NamedTuple):
    """The scalar of a key that was kept by its beginning alone."""

    value: str
    start_mark: Mark
    end_mark: Mark
    style: str = ""


class Mapping:
    """Keys in order with their values. `begins` holds the scalars of the keys, or where they begin if that says it all: half the memory."""

    __slots__ = ("_places", "begins", "end_mark", "entries", "flow", "start_mark")

    def __init__(self, start_mark: Mark, flow: bool) -> None:
        self.start_mark, self.flow, self.end_mark = start_mark, flow, start_mark
        self.entries: dict[str, Node] = {}
        self.begins: list[Any] = []
        self._places: dict[str, int] | None = None

    def key(self, name: str) -> Scalar:
        """The scalar of a key that is given."""
        if self._places is None or len(self._places) != len(self.begins):
            self._places = {each: place for place, each in enumerate(self.entries)}
        found = self.begins[self._places[name]]
        if hasattr(found, "start_mark"):
            return found  # type: ignore[no-any-return]
        long = len(name)
        return Key(name, found, Point(found.index + long, found.line, found.column + long))

    def names(self) -> Iterator[Scalar]:
        """The scalars of all keys, in their order."""
        return map(self.key, self.entries)


class Sequence:
    """Items in order."""

    __slots__ = ("end_mark", "flow", "items", "start_mark")

    def __init__(self, start_mark: Mark, flow: bool) -> None:
        self.start_mark, self.flow, self.end_mark = start_mark, flow, start_mark
        self.items: list[Node] = []


Node = Scalar | Mapping | Sequence


class Tree(NamedTuple):
    """A parsed file: its root (None for an empty file) and what is wrong with single values (position in characters, problem)."""

    root: Node | None
    problems: list[tuple[int, Problem]]


def parse(sheet: Sheet, pure: bool = False) -> Tree:
    """The nodes of a file; raises Broken for what costs all of it. `pure` takes the slow parser that needs no C library."""
    import yaml

    if not sheet.text.isascii():
        _refuse_odd_indent(sheet)
    loader = yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with uncollected():
            return _Builder(sheet, yaml).build(loader(sheet.text).get_event)
    except yaml.YAMLError as error:
        from tutor.files.traps import explained

        raise Broken(explained(sheet, error)) from None


def _refuse_odd_indent(sheet: Sheet) -> None:
    """Spaces that are none to YAML would make keys of another level of what they indent."""
    from tutor.files.lookalikes import odd_indent

    index = odd_indent(sheet.text)
    if index >= 0:
        from tutor.files.traps import odd

        problem = odd(sheet, sheet.at(index).line)
        if problem is not None:
            raise Broken(problem)


class _Builder:
    """Events to nodes, with every limit and refusal."""

    def __init__(self, sheet: Sheet, yaml: Any) -> None:
        self.sheet, self.yaml = sheet, yaml
        self.problems: list[tuple[int, Problem]] = []
        self.parted: list[tuple[Mapping, Mapping]] = []

    def build(self, get_event: Any) -> Tree:
        """The hot loop: what can be seen to be impossible in the text as a whole is not looked for in each value."""
        scalar, alias = self.yaml.ScalarEvent, self.yaml.AliasEvent
        map_start, list_start = self.yaml.MappingStartEvent, self.yaml.SequenceStartEvent
        map_end, list_end, document = (
            self.yaml.MappingEndEvent,
            self.yaml.SequenceEndEvent,
            self.yaml.DocumentStartEvent,
        )
        hidden = not self.sheet.text.isascii() and HIDDEN.search(self.sheet.text) is not None
        wary = self._wary(hidden)
        whole = hidden or self._marked_keys()
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
                        container = self._twice(container, key, event, stack[-1][0])
                        entries = container.entries
                    else:
                        entries[name] = event
                        container.begins.append(key if key.style or whole else key.start_mark)
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
                        container = self._twice(container, key, node, stack[-1][0])
                        entries = container.entries
                    else:
                        entries[key.value] = node
                        container.begins.append(key if key.style or whole else key.start_mark)
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
        for first, rest in reversed(self.parted):
            first.end_mark = rest.end_mark
        return Tree(root, self.problems)

    def _wary(self, hidden: bool) -> bool:
        """Whether the text holds anything that single values have to be searched for."""
        text = self.sheet.text
        return hidden or "!" in text or "&" in text or "\\" in text

    def _marked_keys(self) -> bool:
        """Whether the text may hold a `? ` before a key, which may then go over several lines."""
        text = self.sheet.text
        at = text.find("?")
        while at > 0 and text[at - 1] not in " \t\r\n{[,":
            at = text.find("?", at + 1)
        return at >= 0

    def _look(self, event: Any) -> None:
        """Refuses tags and anchors, notes hidden characters."""
        if event.tag is not None or event.anchor is not None:
            self._refuse_property(event)
        value = getattr(event, "value", "")
        if (hidden := HIDDEN.search(value)) is not None:
            self._hidden(event, hidden.group())
            event.value = HIDDEN.sub("", value)

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

    def _twice(self, mapping: Mapping, key: Any, value: Any, outer: Any) -> Mapping:
        """Notes a key that is given again. Returns where the keys after it belong: where an item of a list plainly lacks its dash, they are another's."""
        name, column = key.value, key.start_mark.column
        first = mapping.key(name).start_mark.line + 1
        message = f"the key '{name}' is given twice, first on line {first}"
        help = f"join the two lists under one '{name}'" if column == 0 else "delete one of the two"
        own = mapping
        if (
            type(outer) is Sequence
            and not mapping.flow
            and len(mapping.entries) > 1
            and name == next(iter(mapping.entries))
        ):
            message += ": the '- ' of a new item is missing here"
            help = f"write '- ' before it, in column {column - 1}, as in line {first}"
            own = Mapping(key.start_mark, False)
            own.entries[name] = value
            own.begins.append(key)
            self.parted.append((mapping, own))
        if len(self.problems) < MOST_TWICE:
            problem = self.sheet.problem("duplicate-key", self.sheet.place(key), message, help)
            self.problems.append((key.start_mark.index, problem))
        return own
