"""`tutor draft` as a user meets it: a file in the library, on standard output or elsewhere, told on standard error what was found."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.run import Machine

ARTICLES = Path(__file__).parent.parent / "files" / "draft" / "articles"
BREAD, BEAVERS = str(ARTICLES / "headings.md"), str(ARTICLES / "glued.txt")


@pytest.fixture
def mine(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of one's own, and the working folder in it."""
    folder = tmp_path / "mine"
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "old.yaml").write_text("terms:\n  - term: kelp\n    definition: A brown alga.\n", "utf-8")
    monkeypatch.chdir(folder)
    machine.use(folder)
    return folder


def test_a_draft_goes_into_the_library_and_passes_check(machine: Machine, mine: Path) -> None:
    ran = machine.tutor("draft", BREAD)

    assert (ran.status, ran.out) == (0, "")
    assert "  4  key terms (line 31-35)" in ran.err
    assert "  3  dates (line 66-68)" in ran.err
    assert "  publisher The Slow Kitchen; authors Lena Marsh; date 2024-11-08" in ran.err
    assert "next: tutor draft --review questions/bread-that-rises-by-itself.yaml" in ran.err
    path = mine / "questions" / "bread-that-rises-by-itself.yaml"
    first = path.read_text("utf-8").splitlines()[0]
    assert (mine / "questions" / first.split("=")[1]).resolve().is_file(), "the schema lies where the first line says"
    checked = machine.tutor("check")
    assert (checked.status, "error" in checked.out) == (0, False)


def test_the_file_names_its_article_so_that_it_is_found_again(machine: Machine, mine: Path) -> None:
    """A path below the home folder is told as such; any other is whole."""
    (machine.folder / "ice.txt").write_text("Of ice\n\nGlossary\n- Firn: Snow of last year.\n", "utf-8")

    assert f"found in {BREAD}: nothing" in machine.tutor("draft", BREAD, "-o", "-").out
    assert "found in ~/ice.txt: nothing" in machine.tutor("draft", str(machine.folder / "ice.txt"), "-o", "-").out


def test_no_draft_is_asked_and_no_key_point_is_read_out(machine: Machine, mine: Path) -> None:
    before = machine.tutor("due", "--json").out
    machine.tutor("draft", BREAD)

    after = json.loads(machine.tutor("due", "--json").out)
    assert after["total"] == json.loads(before)["total"]
    assert "outnumber yeasts" not in machine.tutor("read", "bread-that-rises-by-itself").out


def test_nothing_is_overwritten(machine: Machine, mine: Path) -> None:
    machine.tutor("draft", BREAD)
    path = mine / "questions" / "bread-that-rises-by-itself.yaml"
    path.write_text(path.read_text("utf-8") + "# mine\n", "utf-8")
    ran = machine.tutor("draft", BREAD)

    assert ran.status == 1
    assert "there is a file 'questions/bread-that-rises-by-itself.yaml' already" in ran.err
    assert "tutor draft --review questions/bread-that-rises-by-itself.yaml" in ran.err
    assert path.read_text("utf-8").endswith("# mine\n")


def test_the_file_may_be_read_as_the_users_mask_allows(machine: Machine, mine: Path) -> None:
    machine.tutor("draft", BEAVERS, "-o", "valley.yaml")

    mask = os.umask(0)
    os.umask(mask)
    assert (mine / "valley.yaml").stat().st_mode & 0o777 == 0o666 & ~mask


def test_an_id_that_a_deck_has_is_left_to_it(machine: Machine, mine: Path) -> None:
    (mine / "decks").mkdir()
    (mine / "decks" / "bread-that-rises-by-itself.yaml").write_text("questions: [old]\n", "utf-8")
    machine.tutor("draft", BREAD)

    assert (mine / "questions" / "bread-that-rises-by-itself-2.yaml").is_file()
    assert machine.tutor("check").status == 0


def test_it_is_printed_or_written_where_one_says(machine: Machine, mine: Path) -> None:
    printed = machine.tutor("draft", BEAVERS, "-o", "-")
    elsewhere = machine.tutor("draft", BEAVERS, "-o", "valley.yaml")

    assert printed.out.startswith("# yaml-language-server: ")
    assert "\nid: beavers-and-the-water-table\n" in printed.out
    assert elsewhere.out == ""
    assert "\nid: valley\n" in (mine / "valley.yaml").read_text("utf-8")
    assert machine.tutor("check", "valley.yaml").status == 0


def test_an_article_comes_from_standard_input(machine: Machine, mine: Path) -> None:
    ran = machine.tutor("draft", "-", "-o", "-", typed="Of ice\n\nGlossary\n- Firn: Snow of last year.\n")

    assert "term: firn" in ran.out
    assert "A draft of what was found in an article" in ran.out


def test_json_tells_what_was_found(machine: Machine, mine: Path) -> None:
    told = json.loads(machine.tutor("draft", BEAVERS, "--json").out)

    assert told["path"] == str(mine / "questions" / "beavers-and-the-water-table.yaml")
    assert told["article"] == {"title": "Beavers and the water table", "publisher": "Valley Report", "authors": "Valley Report Editorial Team", "date": None, "url": None, "doi": None}  # fmt: skip
    assert told["found"] == {"terms": 2, "faqs": 2, "points": 3, "unknown": 1, "timeline": 3, "numbers": 0, "myths": 0, "viewpoints": 2, "missing": 1}  # fmt: skip
    assert told["empty"] == []
    assert (told["items"]["sources"], told["items"]["points"]) == (3, 3)


def test_what_was_not_found_is_told(machine: Machine, mine: Path) -> None:
    ran = machine.tutor("draft", "-", "-o", "-", typed="# Of ice\n\n## Glossary\n\n> A poem stands here instead of a glossary, as if to mock its reader.\n\nIce is old.\n")  # fmt: skip

    assert "not found: publisher, authors, date" in ran.err
    assert "a section of key terms begins on line 3, but nothing in it could be told apart" in ran.err
    assert "no section of key terms or questions and answers or key points or open ends or dates was found" in ran.err


REFUSED = {
    "no article": ([], 2, "an article is needed"),
    "a question file": (["questions/old.yaml"], 1, "is a question file, not an article"),
    "no file": (["nowhere.txt"], 1, "'nowhere.txt' cannot be read"),
    "a screen and JSON": ([BREAD, "--review", "--json"], 2, "--json tells what was found"),
    "a screen on what is printed": ([BREAD, "--review", "-o", "-"], 2, "what is printed cannot be reviewed"),
    "no such folder": ([BREAD, "-o", "none/x.yaml"], 1, "cannot be written"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_request_that_cannot_be_met_is_one_sentence(machine: Machine, mine: Path, case: str) -> None:
    arguments, status, message = REFUSED[case]
    ran = machine.tutor("draft", *arguments)

    assert (ran.status, ran.out) == (status, "")
    assert message in ran.err


def test_the_starter_library_is_not_written_to(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUTOR_LIBRARY")
    ran = machine.tutor("draft", BREAD)

    assert ran.status == 1
    assert "the starter library is part of the program and cannot be changed" in ran.err


def test_the_review_of_a_file_that_cannot_be_read_says_so_and_fails(
    machine: Machine, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = mine / "questions" / "kelp.yaml"
    path.write_text("terms:\n  - term: kelp\n    definition: A large: alga.\n    draft: true\n")
    ran = machine.tutor("draft", "--review", "--plain", "questions/kelp.yaml", typed="a\n")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("tutor: questions/kelp.yaml:3 cannot be read: ")
    assert "\nhelp: " in ran.err

    path.write_text("terms:\n  - term: kelp\n    definition: A large alga.\n    draft: true\n")
    script = mine / "break.sh"
    script.write_text(f"#!/bin/sh\nprintf '\\t: [' >> {path}\n")
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    ran = machine.tutor("draft", "--review", "--plain", "questions/kelp.yaml", typed="e\nq\n")
    assert ran.status == 1
    assert "line 5 cannot be read: " in ran.out


def test_review_goes_through_the_drafts(machine: Machine, mine: Path) -> None:
    """In one go with drafting, by path and by name; what is accepted or dropped is saved in the file."""
    ran = machine.tutor("draft", BEAVERS, "--review", "--plain", typed="d\nq\n")
    path = mine / "questions" / "beavers-and-the-water-table.yaml"
    named = machine.tutor("draft", "--review", "--plain", "beavers-and-the-water-table.yaml", typed="q\n")

    assert (ran.status, named.status) == (0, 0)
    assert "One dam can hold" not in path.read_text("utf-8"), "key points come first"
    assert "draft 1 of" in named.out
