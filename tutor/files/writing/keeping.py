"""The line that lets the history of a renamed item, or file, go on: `formerly`, written into its file and nothing else."""

from __future__ import annotations

from tutor.core.problems import Refusal
from tutor.files.decode import decode, library_of
from tutor.files.writing.edits import encoded, read, save
from tutor.files.writing.entries import changed, inside, ways, with_entry
from tutor.files.writing.itemised import itemised

_HEAD = ("id", "title")


def keep(path: str, item: str, old: str) -> None:
    """Writes `formerly: [old]` on an item ("" for the file itself). Raises Refusal, with the file unchanged."""
    content, sheet = read(path)
    file = itemised(sheet)
    node = file.root if not item else decode(sheet, library_of(path)).written.get(item)
    if node is None or "formerly" in node.entries:
        raise Refusal(f"'{item}' cannot be given a former name: {path} has changed", "nothing was changed")
    expected = file.said()
    inside(expected, ways(file.root)[node.start_mark.index] if item else ())["formerly"] = [old]
    after = changed(sheet, with_entry(sheet, node, "formerly", [old], _HEAD), expected)
    save(path, content, encoded(content, after.text))
