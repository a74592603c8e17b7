"""Where a key stands is known to the character, however it is written."""

from __future__ import annotations

import pytest

from tutor.files.nodes import Mapping, parse
from tutor.files.sheet import Sheet

KEYS = {
    "plain": ("terms:\n  - term: a\n", "term", "term"),
    "plain, a question before it": ("a: really?\nterm : b\n", "term", "term"),
    "in quotes": ("- 'a term': b\n", "a term", "'a term'"),
    "in brackets": ("- {one: a, two words: b}\n", "two words", "two words"),
    "over two lines": ("? a term\n  of two lines\n: b\n", "a term of two lines", "a term\n  of two lines"),
    "beside a hidden character": ("te\u200brm: b\n", "term", "te\u200brm"),
    "of another script": ("- Begriff: ä\n  größe: b\n", "größe", "größe"),
}


@pytest.mark.parametrize("name", KEYS)
def test_a_key_begins_and_ends_where_it_is_written(name: str) -> None:
    text, key, written = KEYS[name]
    for pure in (False, True):
        mapping = next(each for each in _mappings(parse(Sheet("a.yaml", text), pure).root) if key in each.entries)
        found = mapping.key(key)
        start, end = found.start_mark, found.end_mark
        assert (found.value, text[start.index : end.index]) == (key, written)
        lines = text.split("\n")
        assert lines[start.line][start.column :].startswith(written.split("\n")[0])
        assert lines[end.line][: end.column].endswith(written.split("\n")[-1])
        assert [each.value for each in mapping.names()] == list(mapping.entries)


def _mappings(node: object) -> list[Mapping]:
    if isinstance(node, Mapping):
        return [node, *(each for value in node.entries.values() for each in _mappings(value))]
    return [each for entry in getattr(node, "items", ()) for each in _mappings(entry)]
