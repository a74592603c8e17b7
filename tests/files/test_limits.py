"""Hostile files: each is refused by name in a moment, and nothing ever raises."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counting import calls
from tests.files.big import question_file
from tests.files.libraries import NERVES
from tutor.core.problems import visible
from tutor.files.check import write
from tutor.files.decode import decode, read_question_file
from tutor.files.lints import lints
from tutor.files.sheet import Broken, Sheet, decoded

BOMBS = {
    "aliases": (
        "a: &a [x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True)),
        "alias",
    ),
    "merges": ("a: &a {k: v}\n" + "b: {<<: [*a, *a]}\n", "alias"),
    "an alias of itself": ("a: &a [*a]", "alias"),
    "lists in lists": ("terms:\n" + "- [" * 100_000, "syntax"),
    "open brackets": ("terms: " + "[" * 100_000, "syntax"),
    "dashes in dashes": ("terms:\n  " + "- " * 100_000 + "x", "too-deep"),
    "mappings in mappings": ("".join("\n" + " " * depth + "a:" for depth in range(600)), "too-deep"),
    "question marks": ("? " * 50_000 + "x", "syntax"),
    "a sexagesimal": ("title: " + "1:" * 300_000 + "1", "too-long"),
    "a python object": ("title: !!python/object/apply:os.system [ls]", "tag"),
    "many short values": ("gist: [" + "a, " * 300_000 + "b]", "too-many-values"),
    "many keys": ("".join(f"k{index}: v\n" for index in range(150_000)), "too-many-values"),
    "many documents": ("a: b\n---\n" * 1000, "second-document"),
    "a wall of quotes": ("title: " + "'" * 100_001, "syntax"),
    "one line of four million": ("title: " + "x " * 2_000_000, "too-long"),
}


@pytest.mark.parametrize(("text", "code"), BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_by_name(text: str, code: str) -> None:
    reading = decode(Sheet("a.yaml", text))

    assert reading.file is None
    assert {problem.code for problem in reading.problems} == {code}
    assert len(write(reading.problems, "text")) < 2000


@pytest.mark.parametrize("text", [text for text, _ in BOMBS.values()], ids=BOMBS.keys())
def test_a_bomb_costs_no_more_than_its_length(text: str) -> None:
    assert calls(lambda: decode(Sheet("a.yaml", text))) < 50_000 + 10 * len(text)


@pytest.mark.parametrize("code", [0x00, 0x07, 0x1B, 0x7F, 0x85, 0x9B])
def test_control_characters_break_the_file(code: int) -> None:
    with pytest.raises(Broken) as refused:
        decoded(f"title: a\nid: b{chr(code)}c\n".encode(), "a.yaml")

    problem = refused.value.problem
    assert (problem.code, problem.place.line, problem.place.column) == ("hidden-character", 2, 6)
    assert f"U+{code:04X}" in problem.message


@pytest.mark.parametrize("code", [0x200B, 0x200E, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xE0041])
@pytest.mark.parametrize("escaped", [False, True], ids=["raw", "escaped"])
def test_hidden_characters_cost_their_item(code: int, escaped: bool) -> None:
    written = f"\\U{code:08X}" if escaped else chr(code)
    reading = decode(
        Sheet("a.yaml", f'terms:\n  - term: "a{written}b"\n    definition: c\n  - {{term: d, definition: e}}\n')
    )

    assert reading.file is not None
    assert list(reading.file.items) == ["d"]
    assert [(problem.code, problem.cost) for problem in reading.problems] == [
        ("hidden-character", "one term is left out")
    ]


def test_hidden_characters_outside_of_items_reach_nothing() -> None:
    reading = decode(
        Sheet("a.yaml", 'title: "a\\e[2Jb"\narticle: {title: "x\\u202Ey"}\nterms: [{term: d, definition: e}]\n')
    )

    assert reading.file is not None
    assert reading.file.title == "a[2Jb"
    assert reading.file.article is not None
    assert reading.file.article.title == "xy"
    assert [problem.code for problem in reading.problems] == ["hidden-character"] * 2


def test_joiners_of_scripts_and_emoji_are_text() -> None:
    text = "terms:\n  - term: می\u200cخواهم\n    definition: 👩\u200d🔬 wants\n"

    assert not decode(Sheet("a.yaml", text)).problems


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_line_ends_and_a_byte_order_mark_change_nothing(end: str) -> None:
    text = NERVES.replace("definition: The long", "defintion: The long")
    reading = decode(decoded(b"\xef\xbb\xbf" + text.replace("\n", end).encode(), "a.yaml"))
    plain = decode(Sheet("a.yaml", text))

    assert reading.file == plain.file
    assert reading.problems == plain.problems


def test_the_parser_without_a_c_library_reads_the_same() -> None:
    for text in (question_file(3, 60), NERVES, NERVES.replace("term: axon", "term: [axon")):
        fast, slow = decode(Sheet("a.yaml", text)), decode(Sheet("a.yaml", text), pure=True)
        assert fast.file == slow.file
        assert [problem.place.line for problem in fast.problems] == [problem.place.line for problem in slow.problems]


@pytest.mark.parametrize("make", ["folder", "pipe", "nothing", "loop"])
def test_what_is_no_file_never_blocks(tmp_path: Path, make: str) -> None:
    import os

    path = tmp_path / "a.yaml"
    match make:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "loop":
            path.symlink_to(path)

    assert read_question_file(str(path)).problems[0].code in ("not-a-file", "unreadable")


_PIECES = [
    ":",
    " #",
    "[",
    "]",
    "{",
    "}",
    "- ",
    "? ",
    "&a ",
    "*a",
    "!x ",
    "|",
    ">",
    "'",
    '"',
    "\t",
    "\n",
    "\n  ",
    "~",
    "\\(",
    "%",
    ",",
    "é",
    "\u202e",
    "\x00",
    "🦦",
    "---\n",
]


def mutated(seed: int, rounds: int) -> str:
    """A question file with some of it cut, doubled, or replaced."""
    chance = random.Random(seed)
    text = NERVES if seed % 2 else question_file(seed % 7, 12)
    for _ in range(rounds):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[at + chance.randrange(1, 9) :]
            case 1:
                text = text[:at] + text[at : at + 30] + text[at:]
            case _:
                text = text[:at] + chance.choice(_PIECES) + text[at + chance.randrange(2) :]
    return text


def never_raises(text: str) -> None:
    try:
        sheet = decoded(text.encode("utf-8", "surrogatepass"), "a.yaml")
    except Broken:
        return
    reading = decode(sheet)
    lines = text.count("\n") + text.count("\r") + 1
    for problem in (*reading.problems, *lints(reading)):
        assert 1 <= problem.place.line <= lines
        assert 1 <= problem.place.column <= len(problem.source) + 2
        assert problem.message
        assert "'None'" not in problem.message
        assert problem.severity == "warning" or problem.cost
    said = write(reading.problems, "text")
    assert visible(said.replace("\n", "")) == said.replace("\n", "")
    assert (reading.file is None) == any(
        problem.cost == "the whole file is left out" or problem.code == "empty-file" for problem in reading.problems
    )


def test_mutated_files_never_raise() -> None:
    for seed in range(400):
        never_raises(mutated(seed, 1 + seed % 6))


@pytest.mark.heavy
def test_very_many_mutated_files_never_raise() -> None:
    for seed in range(400, 40_000):
        never_raises(mutated(seed, 1 + seed % 12))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_is_a_problem_and_no_error(text: str) -> None:
    never_raises(text)


def test_a_file_full_of_mistakes_ends_in_a_list_that_can_be_read() -> None:
    text = "terms: [{term: a, definition: b}]\n" + "".join(
        f"{chr(97 + index % 26)}ey{index}: v\n" for index in range(60_000)
    )
    reading = decode(Sheet("a.yaml", text))

    assert len(reading.problems) == 301
    assert "59700 more problems" in reading.problems[-1].message
    assert reading.file is not None
    assert list(reading.file.items) == ["a"]
