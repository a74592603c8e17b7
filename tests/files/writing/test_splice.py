"""`+` accept my wording: one splice, everything else byte for byte; refused where that is not possible."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.core.items import Faq, Term, TypedForm
from tutor.core.problems import Refusal
from tutor.files.decode import decode
from tutor.files.sheet import Sheet, decoded
from tutor.files.writing.compose import quoted
from tutor.files.writing.splice import accept

TEXT = """\
# notes on nerves
id: nerves

terms:
  - term: myelin      # the sheath
    definition: A sheath.
  - {term: axon, definition: A fibre.}
  - definition: |
      The body
      of a cell.
    term: soma
    also: cell body
  - term: synapse
    definition: A gap.
    also:
      - junction
      - cleft   # of a kind

  - term: dendrite
    definition: >-
      A branch.
    also: ["it's a branch", twig]

faqs:
  - question: Who drew them?
    typed: Cajal
  - question: Who stained them?
    typed: [Golgi]
  - {question: How many?, number: 3}

claims:
  - cause: hard practice
    increases: myelin
  - cause: sleep
    increases: cell survival (in rats)

concepts:
  - label: sleep
"""

CASES = {
    "a line of its own below the term": ("myelin", "myelin", "sheath of fat", "also: [sheath of fat]"),
    "inside a flow mapping": ("axon", "", "nerve fibre", "{term: axon, also: [nerve fibre], definition"),
    "a text becomes a list": ("soma", "soma", "perikaryon", "also: [cell body, perikaryon]"),
    "one more line of a block list": ("synapse", "synapse", "contact: close", "      - 'contact: close'\n\n"),
    "one more of a flow list": ("dendrite", "dendrite", "no", """twig, 'no']"""),
    "typed, alone": ("who-drew-them", "", "Ramón y Cajal", "typed: [Cajal, Ramón y Cajal]"),
    "typed, a list": ("who-stained-them", "", "Golgi #1", "typed: [Golgi, 'Golgi #1']"),
    "a concept": ("sleep-increases-cell-survival-in-rats", "sleep", "slumber", "  - label: sleep\n    also: [slumber]"),
    "plain words": (
        "sleep-increases-cell-survival-in-rats",
        "cell-survival-in-rats",
        "living on",
        "  - label: sleep\n  - label: cell survival (in rats)\n    also: [living on]\n",
    ),
    "plain words with a dash": (
        "hard-practice-increases-myelin",
        "hard-practice",
        "-drill",
        "  - label: hard practice\n    also: ['-drill']\n",
    ),
}


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "nerves.yaml"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize(("item", "node", "wording", "expected"), CASES.values(), ids=CASES.keys())
def test_a_wording_is_added_and_nothing_else_changes(
    tmp_path: Path, item: str, node: str, wording: str, expected: str, end: str, mark: str
) -> None:
    before = mark + TEXT.replace("\n", end)
    path = written(tmp_path, before.encode())
    path.chmod(0o640)

    accept(str(path), item, node, wording)
    after = path.read_bytes().decode()

    assert expected.replace("\n", end) in after
    assert after.count(end) == after.count("\n")
    left = iter(after)
    assert all(character in left for character in before), "every character stays, in its order"
    assert len(after) - len(before) < len(wording) + 80
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["nerves.yaml"]


def test_plain_words_without_concepts_get_the_list(tmp_path: Path) -> None:
    path = written(tmp_path, b"claims:\n  - {cause: a b, increases: c}")
    accept(str(path), "a-b-increases-c", "c", "d")

    assert path.read_text() == "claims:\n  - {cause: a b, increases: c}\n\nconcepts:\n  - label: c\n    also: [d]"

    accept(str(path), "a-b-increases-c", "a-b", "e")
    assert path.read_text().endswith("\nconcepts:\n  - label: c\n    also: [d]\n  - label: a b\n    also: [e]")


def test_a_wording_can_be_added_through_a_link(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.encode())
    (tmp_path / "link.yaml").symlink_to(path)
    accept(str(tmp_path / "link.yaml"), "myelin", "myelin", "sheath")

    assert (tmp_path / "link.yaml").is_symlink()
    assert "also: [sheath]" in path.read_text()


@pytest.mark.parametrize(
    ("item", "node", "wording", "said"),
    [
        ("myelin", "myelin", "axon", "something else here: 'axon'"),
        ("myelin", "myelin", "Cell body", "something else here: 'soma'"),
        ("synapse", "synapse", "cleft", "accepted already"),
        ("how-many", "", "4", "takes no other wording"),
        ("gone", "", "x", "is not in it any more"),
        ("myelin", "myelin", "two\nlines", "cannot be added"),
        ("myelin", "myelin", "esc\x1b[2J", "cannot be added"),
        ("myelin", "myelin", "  ", "cannot be added"),
    ],
)
def test_what_cannot_be_added_leaves_the_file_alone(
    tmp_path: Path, item: str, node: str, wording: str, said: str
) -> None:
    path = written(tmp_path, TEXT.encode())

    with pytest.raises(Refusal, match=said):
        accept(str(path), item, node, wording)
    assert path.read_text() == TEXT
    assert os.listdir(tmp_path) == ["nerves.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "claims: [{cause: a, increases: b}]\nconcepts: []\n",
        "terms:\n  - term: a\n    definition: b\n    also:\n      -\n        c\n",
    ],
    ids=["an empty list", "a dash alone on its line"],
)
def test_what_would_touch_more_is_refused(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text.encode())

    with pytest.raises(Refusal, match="without touching the rest"):
        accept(str(path), "a-increases-b", "a", "x")
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("{claims: [{cause: a, increases: b}]}", "{claims: [{cause: a, increases: b}], concepts: [{label: a, also: [x]}]}"),
        ("terms:\n  - term: a\n    definition: b\n    also: >\n      c: d\n", "terms:\n  - term: a\n    definition: b\n    also:\n      - \"c: d\\n\"\n      - x\n"),
        ("terms:\n  - also: 'it''s'  # so\n    term: a\n    definition: b\n", "terms:\n  - also: ['it''s', x]  # so\n    term: a\n    definition: b\n"),
        ("terms:\n  - term: a\n    definition: b\nconcepts:\n  # none yet\n", ""),
    ],
    ids=["a file in brackets", "a folded text", "a text in quotes", "a key that holds nothing"],
)  # fmt: skip
def test_every_layout_of_what_is_there_takes_one_more(tmp_path: Path, text: str, after: str) -> None:
    path = written(tmp_path, text.encode())
    accept(str(path), "a-increases-b", "a", "x")

    assert path.read_text() == (after or text.replace("term: a\n", "term: a\n    also: [x]\n"))


@pytest.mark.parametrize(
    "text",
    [
        "kelp",
        "null",
        "~",
        "1.50",
        "yes",
        "it's",
        "a: b",
        "a #b",
        "-x",
        "x.",
        "[a]",
        "{{c}}",
        "ä ö",
        "a, b",
        "'",
        "@x",
        "a\\b",
        "?",
    ],
)
def test_a_quoted_text_reads_as_it_was(text: str) -> None:
    reading = decode(Sheet("a.yaml", f"terms: [{{term: t, definition: d, also: [{quoted(text)}]}}]"))
    assert reading.file is not None
    [item] = reading.file.items.values()

    assert isinstance(item, Term)
    assert item.also == (text,)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wording=st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30),
    case=st.sampled_from(
        [
            ("myelin", "myelin"),
            ("axon", "axon"),
            ("soma", "soma"),
            ("synapse", "synapse"),
            ("who-drew-them", ""),
            ("who-stained-them", ""),
        ]
    ),
)
def test_any_wording_reads_back_or_is_refused(tmp_path: Path, wording: str, case: tuple[str, str]) -> None:
    path = written(tmp_path, TEXT.encode())
    try:
        accept(str(path), *case, wording)
    except Refusal:
        assert path.read_text() == TEXT
        return
    reading = decode(decoded(path.read_bytes(), "nerves.yaml"))
    assert reading.file is not None
    item = reading.file.items[case[0]]
    names = (
        item.form.accept
        if isinstance(item, Faq) and isinstance(item.form, TypedForm)
        else item.also
        if isinstance(item, Term)
        else ()
    )
    assert names[-1] == wording.strip()
