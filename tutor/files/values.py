"""From nodes to values: each kind of key has one reader, and everything wrong is noted with its place instead of ending the reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from tutor.files.keys import CALLED, EMPTY_TAKES_AWAY, RECORDS, Key
from tutor.files.misreading import NULL, Misreadings
from tutor.files.naming import is_id
from tutor.files.nodes import Mapping, Node, Scalar, Sequence

_EDGES = frozenset(" \t\n\r")
_WHOLE = re.compile(r"\d{1,9}")
_DECIMAL = re.compile(r"\d{1,9}(\.\d{1,9})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Line(NamedTuple):
    """One entry of a list of lines or records: its node, and what its keys hold (a text alone stands under the first key)."""

    node: Node
    fields: dict[str, Any]


class Reader(Misreadings):
    """Reads nodes as values by the table of keys; what is wrong is noted, and the value is None."""

    # ---- records

    def record(self, node: Node, name: str) -> dict[str, Any] | None:
        """The values of a mapping by field name, every wrong key noted; None when it is no mapping."""
        if type(node) is not Mapping:
            self.no_mapping(node, name)
            return None
        readers = _READERS[name]
        fields: dict[str, Any] = {}
        for key, value in node.entries.items():
            reader = readers.get(key)
            if reader is None:
                self.unknown(node, key, value, name)
                continue
            field, read, entry = reader
            found = read(self, value, key, entry)
            if found is not None:
                fields[field] = found
        for key in _REQUIRED[name]:
            if key not in node.entries and key not in self.suspected:
                self.problem("missing-key", node, f"{CALLED[name]} needs '{key}'", f"add '{key}: …'")
        return fields

    def lines(self, node: Node, name: str, key: Key) -> list[Line] | None:
        """A list whose entries are mappings or texts for the first key of the record."""
        first = next(iter(RECORDS[key.of]))
        found = []
        for entry in self.entries(node, name, key):
            if type(entry) is Mapping:
                fields = self.record(entry, key.of)
            else:
                reader = _READERS[key.of][first]
                said = reader.read(self, entry, name, reader.key)
                fields = None if said is None else {first: said}
            if fields is not None:
                found.append(Line(entry, fields))
        return found

    def records(self, node: Node, name: str, key: Key) -> list[Line]:
        """A list of mappings."""
        found = []
        for entry in self.entries(node, name, key):
            fields = self.record(entry, key.of)
            if fields is not None:
                found.append(Line(entry, fields))
        return found

    def entries(self, node: Node, name: str, key: Key) -> Iterable[Node]:
        """The nodes of a list; a scalar is a list of one."""
        if type(node) is Sequence:
            if not node.items and name not in EMPTY_TAKES_AWAY:
                self.problem("empty", node, f"'{name}' is an empty list", "fill it or delete it")
            elif len(node.items) < key.least:
                self.problem(
                    "too-few",
                    node,
                    f"'{name}' needs at least {int(key.least)} entries",
                    "add one, or choose another answer form",
                )
            return node.items
        if type(node) is Mapping:
            self.problem(
                "wrong-type",
                node,
                f"'{name}' is a list, and this is one mapping",
                "begin it with '- ', or put it in [ ]",
            )
            return ()
        if not _scalar(node).value:
            self.problem("empty", node, f"'{name}' is empty", "fill it or delete it")
            return ()
        if key.least > 1:
            self.problem(
                "too-few",
                node,
                f"'{name}' needs at least {int(key.least)} entries",
                "add one, or choose another answer form",
            )
        return (node,)

    # ---- kinds of value

    def text(self, node: Node, name: str, key: Key) -> str | None:
        """A text, without the spaces around it."""
        try:
            value: str = node.value  # type: ignore[union-attr]
        except AttributeError:
            self.no_text(node, name)
            return None
        value = value.strip()
        if value in NULL and (not value or not _scalar(node).style):
            self.empty(node, name)
            return None
        return value

    def texts(self, node: Node, name: str, key: Key) -> tuple[str, ...] | None:
        """Texts."""
        if type(node) is not Sequence and type(node) is not Mapping and key.least < 2:
            alone = self.text(node, name, key)
            return None if alone is None else (alone,)
        found = [self.text(entry, name, key) for entry in self.entries(node, name, key)]
        return tuple([text for text in found if text is not None])

    def id(self, node: Node, name: str, key: Key) -> str | None:
        """An id."""
        value = self.text(node, name, key)
        if value is not None and not is_id(value):
            from tutor.files.naming import slug

            other = slug(value)
            help = "an id is made of lower-case letters, digits and single hyphens" + (f": '{other}'" if other else "")
            self.problem("bad-id", node, f"'{value}' cannot be an id", help)
            return None
        return value

    def name(self, node: Node, name: str, key: Key) -> str | None:
        """An id that is referred to."""
        return self.text(node, name, key)

    def names(self, node: Node, name: str, key: Key) -> tuple[str, ...] | None:
        """Ids that are referred to, or former ids."""
        self.refers = True
        found = self.texts(node, name, key)
        if name == "formerly":
            for text in found or ():
                if not all(is_id(part) for part in text.split("/", 1)):
                    self.problem("bad-id", node, f"'{text}' cannot have been an id", "write old-id, or old-file/old-id")
        return found

    def flag(self, node: Node, name: str, key: Key) -> bool | None:
        """true or false."""
        value = self.text(node, name, key)
        if value is None or (value in ("true", "false") and not _scalar(node).style):
            return value and value == "true"  # type: ignore[return-value]
        self.problem(
            "wrong-type", node, f"'{name}' is true or false, not '{value}'", "write true or false, without quotes"
        )
        return None

    def whole(self, node: Node, name: str, key: Key) -> int | None:
        """A whole number."""
        value = self.text(node, name, key)
        if value is None:
            return None
        if not _WHOLE.fullmatch(value) or _scalar(node).style or int(value) < key.least:
            least = f" from {int(key.least)}" if key.least else ""
            self.problem(
                "wrong-type",
                node,
                f"'{name}' is a whole number{least}, not '{value}'",
                "write digits alone, without quotes",
            )
            return None
        return int(value)

    def wholes(self, node: Node, name: str, key: Key) -> tuple[int, ...] | None:
        """Whole numbers."""
        found = [self.whole(entry, name, key) for entry in self.entries(node, name, key._replace(least=0))] if type(node) is Sequence else [self.whole(node, name, key)]  # fmt: skip
        return tuple(number for number in found if number is not None)

    def decimal(self, node: Node, name: str, key: Key) -> float | None:
        """A number, with a point if need be."""
        value = self.text(node, name, key)
        if value is None:
            return None
        if not _DECIMAL.fullmatch(value) or _scalar(node).style:
            self.problem(
                "wrong-type", node, f"'{name}' is a number, not '{value}'", "write digits alone, without quotes: 0.9"
            )
        elif key.most is not None and not key.least <= float(value) <= key.most:
            self.problem(
                "out-of-range", node, f"'{name}' lies between {key.least:g} and {key.most:g}, and {value} does not"
            )
        else:
            return float(value)
        return None

    def day(self, node: Node, name: str, key: Key) -> str | None:
        """A date."""
        from datetime import date

        value = self.text(node, name, key)
        if value is None:
            return None
        try:
            if not _DAY.fullmatch(value):
                raise ValueError
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.problem("wrong-type", node, f"'{name}' is a date, not '{value}'", "write year, month, day: 2026-12-20")
            return None

    def one(self, node: Node, name: str, key: Key) -> str | None:
        """One of a closed list."""
        value = self.text(node, name, key)
        if value is not None and value not in key.choices:
            self.problem(
                "unknown-value",
                node,
                f"'{name}' cannot be '{value}'",
                self.meant(value, key.choices, f"it is one of {', '.join(key.choices)}"),
            )
            return None
        return value

    def some(self, node: Node, name: str, key: Key) -> tuple[str, ...] | None:
        """Some of a closed list."""
        found = [self.one(entry, name, key) for entry in self.entries(node, name, key)]
        return tuple(value for value in found if value is not None)

    def steps(self, node: Node, name: str, key: Key) -> list[tuple[Scalar, ...]] | None:
        """Steps in order; an inner list is parallel."""
        found = []
        for entry in self.entries(node, name, key):
            inner = self.entries(entry, name, key) if type(entry) is Sequence else (entry,)
            found.append(tuple([_scalar(each) for each in inner if self.text(each, name, key) is not None]))
        return found

    def items(self, node: Node, name: str, key: Key) -> Iterable[Node] | None:
        """The nodes of a list of items."""
        return self.entries(node, name, key)

    def one_record(self, node: Node, name: str, key: Key) -> Line | None:
        """A mapping."""
        fields = self.record(node, key.of)
        return None if fields is None else Line(node, fields)


def _scalar(node: Node) -> Scalar:
    return node  # type: ignore[return-value]


class _Read(NamedTuple):
    field: str
    read: Callable[[Reader, Node, str, Key], Any]
    key: Key


_KINDS: dict[str, Callable[[Reader, Node, str, Key], Any]] = {
    kind: getattr(Reader, "one_record" if kind == "record" else kind)
    for kind in ("text", "texts", "id", "name", "names", "flag", "whole", "wholes", "decimal", "day", "one", "some", "record", "records", "lines", "steps", "items")
}  # fmt: skip
_READERS = {
    name: {key: _Read(entry.field or key, _KINDS[entry.kind], entry) for key, entry in table.items()}
    for name, table in RECORDS.items()
}
_REQUIRED = {name: [key for key, entry in table.items() if entry.required] for name, table in RECORDS.items()}


def scalars(node: Node) -> Iterator[tuple[str, Scalar]]:
    """Every text below a node with the key it stands under."""
    pending: list[tuple[str, Node]] = [("", node)]
    while pending:
        key, each = pending.pop()
        if type(each) is Mapping:
            pending += each.entries.items()
        elif type(each) is Sequence:
            pending += [(key, entry) for entry in each.items]
        else:
            yield key, _scalar(each)
