"""The line that lets the history of a renamed item, or file, go on: `formerly`, written into its file and nothing else."""

from __future__ import annotations

from typing import Any

from tutor.core.problems import Refusal
from tutor.files.decode import decode, library_of
from tutor.files.nodes import Mapping, parse
from tutor.files.sheet import Sheet
from tutor.files.writing.edits import applied, encoded, read, save
from tutor.files.writing.entries import unsafe, with_entry, written
from tutor.files.writing.itemised import itemised

_HEAD = ("id", "title")


def keep(path: str, item: str, old: str) -> None:
    """Writes `formerly: [old]` on an item ("" for the file itself). Raises Refusal, with the file unchanged."""
    content, sheet = read(path)
    file = itemised(sheet)
    node = file.root if not item else decode(sheet, library_of(path)).written.get(item)
    if node is None or "formerly" in node.entries:
        raise Refusal(f"'{item}' cannot be given a former name: {path} has changed", "nothing was changed")
    expected: Any = written(file.root)
    _said_of(expected, file.root, node)["formerly"] = [old]
    text = applied(sheet.text, with_entry(sheet, node, "formerly", [old], _HEAD))
    root = parse(Sheet(sheet.path, text)).root
    if root is None or written(root) != expected:
        raise unsafe(sheet)
    save(path, content, encoded(content, text))


def _said_of(said: Any, root: Mapping, node: Mapping) -> Any:
    """What a file says at a node of it."""
    for section, value in root.entries.items():
        for place, item in enumerate(getattr(value, "items", ())):
            if item.start_mark.index == node.start_mark.index:
                return said[section][place]
    return said
