"""`formerly`, written where a name changed: one line more, the rest as it was, and the history goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.core.problems import Refusal
from tutor.files.load import load
from tutor.files.writing.keeping import keep

TERMS = """\
# Otters and what they hold up.
id: kelp
terms:
  - term: barren   # grazed bare
    definition: >-
      Sea floor grazed

      bare.

  - id: myelin
    term: myelin
    definition: A sheath.
"""


@pytest.mark.parametrize(
    ("text", "item", "old", "after"),
    [
        (TERMS, "myelin", "sheath", TERMS.replace("- id: myelin\n", "- id: myelin\n    formerly: [sheath]\n")),
        (TERMS, "barren", "old-one", TERMS.replace("      bare.\n", "      bare.\n    formerly: [old-one]\n")),
        (TERMS, "", "seaweed", TERMS.replace("id: kelp\n", "id: kelp\nformerly: [seaweed]\n")),
        ("terms: [{term: a, definition: b}]\n", "a", "z", "terms: [{term: a, definition: b, formerly: [z]}]\n"),
        (TERMS.replace("\n", "\r\n"), "myelin", "sheath", TERMS.replace("- id: myelin\n", "- id: myelin\n    formerly: [sheath]\n").replace("\n", "\r\n")),
        ("\ufeff" + TERMS, "myelin", "sheath", "\ufeff" + TERMS.replace("- id: myelin\n", "- id: myelin\n    formerly: [sheath]\n")),
    ],
    ids=["below its id", "below a folded text", "the file", "in brackets", "CRLF", "byte order mark"],
)  # fmt: skip
def test_one_line_more_and_nothing_else(tmp_path: Path, text: str, item: str, old: str, after: str) -> None:
    path = tmp_path / "questions" / "kelp.yaml"
    path.parent.mkdir()
    path.write_bytes(text.encode())

    keep(str(path), item, old)

    assert path.read_bytes().decode() == after
    names = load(str(tmp_path), None).names
    file = f"kelp/{item or 'myelin'}"
    assert names[f"kelp/{old}" if item else "seaweed/myelin"] == file


@pytest.mark.parametrize(
    ("text", "item"), [(TERMS, "gone"), (TERMS.replace("id: myelin", "id: myelin\n    formerly: [x]"), "myelin")]
)
def test_a_file_that_has_changed_meanwhile_is_left_alone(tmp_path: Path, text: str, item: str) -> None:
    path = tmp_path / "kelp.yaml"
    path.write_text(text)

    with pytest.raises(Refusal, match="has changed"):
        keep(str(path), item, "old")
    assert path.read_text() == text
