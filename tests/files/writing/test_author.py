"""What an author does besides writing: make a library, find it, check it, rename in it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.files.libraries import NERVES, SEA, library, put
from tutor.core.problems import Place, Problem, Refusal, render
from tutor.files.check import check, write
from tutor.files.load import load
from tutor.files.renames import renamed
from tutor.files.scaffold import discover, init, starter
from tutor.files.writing.splice import accept, take_back

# ---- renames


@pytest.mark.parametrize(
    ("old", "new", "history", "expected"),
    [
        ("term: axon", "term: axons", ["nerves/axon#name"], "add to it: formerly: [axon]"),
        (
            "question: What wraps a nerve fibre?",
            "question: What wraps the fibre of a nerve?",
            ["nerves/what-wraps-a-nerve-fibre#answer"],
            "formerly: [what-wraps-a-nerve-fibre]",
        ),
        (
            "verb: thickens",
            "id: wraps",
            ["nerves/practice-increases-myelin#effect"],
            "formerly: [practice-increases-myelin]",
        ),
        ("term: axon", "id: axon\n    term: long fibre", ["nerves/axon#name"], ""),
        ("term: axon", "formerly: axon\n    term: long fibre", ["nerves/axon#name"], ""),
        ("term: axon", "draft: true\n    term: axon", ["nerves/axon#name"], ""),
        ("term: axon", "term: axons", [], ""),
        ("term: axon", "term: axons", ["nerves/axon#answer", "nerves/axons#name", "no key"], ""),
    ],
    ids=[
        "a term",
        "a question",
        "a claim that got an id",
        "a term that kept its id",
        "said so",
        "a draft",
        "no history",
        "of another kind",
    ],
)
def test_an_item_that_goes_on_under_another_name_is_noticed(
    tmp_path: Path, old: str, new: str, history: list[str], expected: str
) -> None:
    text = NERVES.replace(old, new)
    assert text != NERVES
    found = renamed(load(str(library(tmp_path, a=text)), None), history)

    assert [problem.code for problem in found] == (["renamed"] if expected else [])
    assert all(
        problem.help.endswith(expected) and problem.place.path == "questions/a.yaml" and problem.place.line > 1
        for problem in found
    )


def test_each_name_that_is_gone_gets_the_new_one_most_like_it(tmp_path: Path) -> None:
    text = NERVES.replace("term: axon", "term: axons").replace("term: myelin", "term: myelins")
    found = renamed(load(str(library(tmp_path, a=text)), None), ["nerves/axon#name", "nerves/myelin#define"])

    assert sorted(problem.message for problem in found) == [
        "'axon' has a history and is gone, and 'axons' is new",
        "'myelin' has a history and is gone, and 'myelins' is new",
    ]


def test_a_file_that_goes_on_under_another_name_is_noticed(tmp_path: Path) -> None:
    history = ["old-nerves/axon#name", "old-nerves/myelin#name", "other/kelp#name"]
    found = renamed(load(str(library(tmp_path, a=NERVES)), None), history)

    assert [problem.help for problem in found] == ["if it is the same file, add to its head: formerly: [old-nerves]"]
    put(tmp_path, "a", NERVES + "formerly: old-nerves\n")
    assert not renamed(load(str(tmp_path), None), history)


def test_former_names_lead_to_the_name_of_now_and_to_the_oldest(tmp_path: Path) -> None:
    sea = SEA + "    formerly: [wrack, garden/alga]\nformerly: [coast, beach]\n"
    found = load(str(library(tmp_path, a=sea)), None)

    assert found.names == {
        "garden/alga": "sea/kelp", "coast/wrack": "sea/kelp", "coast/kelp": "sea/kelp", "beach/wrack": "sea/kelp", "beach/kelp": "sea/kelp", "sea/wrack": "sea/kelp",
    }  # fmt: skip
    assert found.oldest == {"sea/kelp": "coast/wrack"}


def test_an_item_that_moved_from_a_renamed_file_keeps_its_oldest_name(tmp_path: Path) -> None:
    sea = SEA + "    formerly: [nerves/alga]\n"
    found = load(str(library(tmp_path, a=NERVES + "formerly: brain\n", b=sea)), None)

    assert found.names["nerves/alga"] == "sea/kelp"
    assert found.oldest["sea/kelp"] == "brain/alga"


# ---- a library of one's own


def test_init_copies_questions_and_decks(tmp_path: Path) -> None:
    source = library(tmp_path / "source", a=NERVES, deck_b="questions: nerves")
    (source / "questions/.hidden").write_text("x")
    (source / "other").mkdir()
    target = tmp_path / "deep/er/mine"

    init(str(source), str(target))

    assert sorted(str(path.relative_to(target)) for path in target.rglob("*")) == [
        ".tutor",
        ".tutor/deck.schema.json",
        ".tutor/question-file.schema.json",
        "decks",
        "decks/b.yaml",
        "questions",
        "questions/a.yaml",
    ]
    assert load(str(target), None).cards == load(str(source), None).cards
    assert not list(target.parent.glob(".*"))


def test_init_fills_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    init(str(library(tmp_path / "source", a=NERVES)), str(tmp_path / "mine"))

    assert (tmp_path / "mine/questions/a.yaml").read_text().endswith(f"\n{NERVES}")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("full", "is not empty"),
        ("file", "is a file"),
        ("dangling", "link to nothing"),
        ("source/questions/x", "inside the library"),
        ("file/x", "cannot be written"),
        ("a\0b", "a folder with a name"),
        ("", "a folder with a name"),
        ("x" * 300, "cannot be"),
    ],
    ids=["full", "file", "dangling", "inside", "below a file", "nul", "empty", "too long"],
)
def test_init_refuses_in_one_sentence_and_writes_nothing(tmp_path: Path, name: str, said: str) -> None:
    source = library(tmp_path / "source", a=NERVES)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").write_text("x")
    (tmp_path / "file").write_text("x")
    (tmp_path / "dangling").symlink_to("nowhere")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(Refusal, match=said):
        init(str(source), f"{tmp_path}/{name}" if name else "")
    assert sorted(tmp_path.rglob("*")) == before


def test_init_follows_no_link_out_of_the_library(tmp_path: Path) -> None:
    source = library(tmp_path / "source", a=NERVES)
    (tmp_path / "secret").write_text("x")
    (source / "questions/b.yaml").symlink_to(tmp_path / "secret")
    init(str(source), str(tmp_path / "mine"))

    assert os.listdir(tmp_path / "mine/questions") == ["a.yaml"]


def test_discover_goes_upwards_to_a_folder_with_a_question_file(tmp_path: Path) -> None:
    outer = library(tmp_path / "outer", a=NERVES)
    inner = outer / "some/where"
    (inner / "questions").mkdir(parents=True)
    (inner / "questions/survey.yaml").write_text("answers: 3\n")

    assert discover(str(inner)) == str(outer)
    assert discover(str(tmp_path)) in (None, discover("/"))
    assert discover(str(tmp_path / "gone/away")) in (None, discover("/"))


def test_the_starter_library_is_there(root: Path) -> None:
    assert starter() == str(root)


# ---- check


def test_check_takes_files_and_libraries(tmp_path: Path) -> None:
    folder = library(
        tmp_path / "library",
        a=NERVES.replace("definition: The l", "defintion: The l"),
        b="terms: [",
        deck_c="questions: [nerves, x]",
    )
    alone = tmp_path / "alone.yaml"
    alone.write_text("terms: 3\n")

    def codes(*paths: Path) -> list[tuple[str, str]]:
        return [
            (problem.code, os.path.relpath(problem.place.path, tmp_path))
            for problem in check([str(path) for path in paths])
        ]

    assert codes(alone) == [("wrong-type", "alone.yaml")]
    assert codes(folder / "questions/b.yaml") == [("syntax", "library/questions/b.yaml")]
    assert codes(folder / "decks/c.yaml") == [("unknown-file", "library/decks/c.yaml")]
    assert codes(folder, folder) == [
        ("unknown-file", "library/decks/c.yaml"),
        ("unknown-key", "library/questions/a.yaml"),
        ("syntax", "library/questions/b.yaml"),
    ]


def test_check_shows_paths_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library(tmp_path, b="terms: [")
    monkeypatch.chdir(tmp_path / "questions")

    assert {check([path])[0].place.path for path in ("..", "b.yaml", "../questions/b.yaml")} == {"../questions/b.yaml"}
    monkeypatch.chdir(tmp_path)
    assert check(["."])[0].place.path == check(["questions/b.yaml"])[0].place.path == "questions/b.yaml"


def test_check_refuses_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="there is no file or folder"):
        check([str(tmp_path / "gone")])


PROBLEM = Problem(
    "syntax", "error", Place("q/a,b.yaml", 3, 5, 4), "100 % 'wrong'\x1b", "mend it", "x", "    wide 漢字 text"
)


def test_json_has_stable_keys() -> None:
    assert json.loads(write([PROBLEM], "json")) == [
        {
            "code": "syntax",
            "severity": "error",
            "path": "q/a,b.yaml",
            "line": 3,
            "column": 5,
            "message": "100 % 'wrong'␛",
            "help": "mend it",
        }
    ]
    assert write([], "json") == "[]\n"


def test_github_annotations_are_escaped() -> None:
    assert (
        write([PROBLEM], "github")
        == "::error file=q/a%2Cb.yaml,line=3,col=5,endColumn=9,title=syntax::100 %25 'wrong'␛%0Amend it\n"
    )


def test_the_caret_stands_under_what_it_marks() -> None:
    wide = render(PROBLEM._replace(source="漢字: wrong", place=Place("a", 12, 5, 5)))
    tabbed = render(PROBLEM._replace(source="\tx: \x1bwrong", place=Place("a", 1, 6, 5)))
    cut = render(PROBLEM._replace(source="x" * 500 + "HERE" + "y" * 500, place=Place("a", 1, 501, 4)))

    assert wide.split("\n")[1:4] == ["   |", "12 | 漢字: wrong", "   |       ^^^^^"]
    assert tabbed.split("\n")[2:4] == ["1 |  x: ␛wrong", "  |      ^^^^^"]
    line, caret = cut.split("\n")[2:4]
    assert len(line) < 120
    assert line[caret.index("^") : caret.rindex("^") + 1] == "HERE"


def test_what_decks_miss_is_not_told_while_a_file_is_broken_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "decks").mkdir()
    (tmp_path / "questions" / "a.yaml").write_text("terms: [\n")
    (tmp_path / "decks" / "all.yaml").write_text("questions: [a]\n")

    assert {problem.place.path for problem in check([str(tmp_path)])} == {str(tmp_path / "questions" / "a.yaml")}


def test_a_wording_is_taken_back_as_long_as_nobody_else_wrote(tmp_path: Path) -> None:
    path = tmp_path / "otters.yaml"
    path.write_text("terms:\n  - term: otter   # mine\n    definition: It swims.\n")
    kept = path.read_bytes()
    change = accept(str(path), "otter", "otter", "sea otter")

    assert path.read_bytes() == change[1] != kept
    take_back(str(path), *change)
    assert path.read_bytes() == kept

    change = accept(str(path), "otter", "otter", "sea otter")
    path.write_bytes(change[1] + b"# more\n")
    with pytest.raises(Refusal, match="was changed since"):
        take_back(str(path), *change)
