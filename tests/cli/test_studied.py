"""`studied: anki` in a deck file: the deck is reviewed in Anki, is named so everywhere, and nothing of it is due here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import Machine

QUESTIONS = "faqs:\n  - {{id: one, question: What eats {0}?, typed: [otters]}}\n  - {{id: two, question: What is {0}?, typed: [food]}}\n"


@pytest.fixture
def sea(machine: Machine, tmp_path: Path) -> Machine:
    """A deck of two files, and one of the first of them."""
    for folder in ("questions", "decks"):
        (tmp_path / "sea" / folder).mkdir(parents=True)
    for name in ("kelp", "crabs"):
        (tmp_path / "sea" / "questions" / f"{name}.yaml").write_text(QUESTIONS.format(name))
    machine.use(tmp_path / "sea")
    live(machine, "here")
    return machine


def live(sea: Machine, studied: str, small: str = "here") -> None:
    """Says in the deck files where the decks are studied."""
    (sea.library / "decks" / "all.yaml").write_text(f"title: All\nquestions: [kelp, crabs]\nstudied: {studied}\n")
    (sea.library / "decks" / "kelp.yaml").write_text(f"title: Kelp\nquestions: [kelp]\nstudied: {small}\n")


def test_due_follows_the_deck_file(sea: Machine) -> None:
    assert sea.tutor("due", "-q").out == "4\n"

    live(sea, "anki")
    said = sea.tutor("due").out
    told = json.loads(sea.tutor("due", "--json").out)

    assert sea.tutor("due", "-q").out == "2\n"
    assert sea.tutor("due", "all", "-q").out == "0\n"
    assert [line for line in said.splitlines() if line.startswith("All")] == ["All          studied in Anki   0 of 4"]
    assert [(deck["id"], deck["studied"], deck["new"], deck["total"]) for deck in told["decks"]] == [
        ("all", "anki", 0, 4), ("kelp", "here", 2, 2),
    ]  # fmt: skip
    assert told["total"]["new"] == 2

    live(sea, "here")
    assert sea.tutor("due", "-q").out == "4\n"


def test_studying_it_by_name_says_where_it_is_studied_and_what_works_here(sea: Machine) -> None:
    sea.tutor("study", "--plain", typed="\n1\n" * 4)
    live(sea, "anki")
    named = sea.tutor("study", "all", "--plain")
    both = sea.tutor("study", "all", "kelp", "--plain", typed="q\n")
    crammed = sea.tutor("study", "all", "--plain", "--cram", typed="q\n")

    assert named.status == 1
    assert "'All' is studied in Anki" in named.err
    assert "--cram" in named.err
    assert "decks/all.yaml" in named.err
    assert (both.status, both.err) == (0, "'All' is studied in Anki: nothing of it comes here\n")
    assert crammed.status == 0
    assert "nothing is due" not in crammed.out


def test_a_deck_studied_in_anki_is_exported_read_and_tested_all_the_same(sea: Machine) -> None:
    before = sea.tutor("export", "all", "-o", "before.apkg", "--json").out
    first = (sea.folder / "before.apkg").read_bytes()
    live(sea, "anki")

    assert sea.tutor("export", "all", "-o", "before.apkg", "--json").status == 0
    assert (sea.folder / "before.apkg").read_bytes() == first
    assert json.loads(before)["notes"] == 4
    assert "What eats kelp?" in sea.tutor("read", "all").out
    assert sea.tutor("quiz", "all", "--plain", typed="").status == 0


def test_where_every_deck_is_studied_in_anki_nothing_is_due(sea: Machine) -> None:
    live(sea, "anki", "anki")

    assert sea.tutor("due", "-q") == (1, "0\n", "")
    assert "nothing is due now" in sea.tutor("study", "--plain").out
