"""`tutor export` over a library that changes, in the real Anki: what no deck holds any more keeps its face, and what Anki will not do is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.anki.backend import Anki, collection
from tests.cli.run import Machine

QUESTIONS = """\
faqs:
  - id: grazers
    depth: gist
    question: What grazes on kelp?
    answer: Sea urchins.
  - id: barren
    question: What is left where urchins are many?
    answer: A sea floor grazed bare.
  - id: otters
    tags: [few]
    depth: gist
    question: What eats the grazers?
    answer: Sea otters.
"""
DECK = "id: sea\ntitle: The sea\nquestions: [kelp]\n"


@pytest.fixture
def sea(machine: Machine, tmp_path: Path) -> Machine:
    """Three questions in one deck."""
    for folder in ("questions", "decks"):
        (tmp_path / "sea" / folder).mkdir(parents=True)
    machine.use(tmp_path / "sea")
    write(machine, QUESTIONS, DECK)
    return machine


def write(sea: Machine, questions: str, deck: str) -> None:
    (sea.library / "questions" / "kelp.yaml").write_text(questions)
    (sea.library / "decks" / "sea.yaml").write_text(deck)


def export(sea: Machine, anki: Anki, when: str) -> dict[str, object]:
    """The package of a day, imported; what the command said of it."""
    sea.at(f"{when}T09:00:00+01:00")
    told = json.loads(sea.tutor("export", "sea", "-o", "sea.apkg", "--json").out)
    anki.read(sea.folder / "sea.apkg")
    assert isinstance(told, dict)
    return told


def test_a_card_that_no_deck_holds_any_more_keeps_its_face_and_is_tagged_until_it_returns(
    sea: Machine, tmp_path: Path
) -> None:
    with collection(tmp_path / "anki") as anki:
        export(sea, anki, "2026-12-01")
        before = anki.note("kelp/barren#answer").fields
        write(sea, QUESTIONS, DECK + "depth: gist\n")
        told = export(sea, anki, "2026-12-02")
        again = export(sea, anki, "2026-12-03")
        retired = anki.note("kelp/barren#answer")

        assert (told["notes"], told["changed"], told["retired"], told["gone"]) == (3, 1, 1, [])
        assert (again["unchanged"], again["retired"]) == (3, 1)
        assert retired.fields == before
        assert "tutor::retired" in retired.tags
        assert anki.col.card_count() == 3
        assert list(anki.col.find_notes("tag:tutor::retired")) == [retired.id]
        assert not anki.col.get_empty_cards().notes

        write(sea, QUESTIONS, DECK)

        assert export(sea, anki, "2026-12-04")["retired"] == 0
        assert "tutor::retired" not in anki.note("kelp/barren#answer").tags


def test_a_card_that_another_deck_holds_is_neither_retired_nor_gone(sea: Machine, tmp_path: Path) -> None:
    sea.tutor("export", "sea", "-o", "sea.apkg")
    write(sea, QUESTIONS, DECK + "depth: gist\n")
    (sea.library / "decks" / "all.yaml").write_text("title: All\nquestions: [kelp]\n")
    (sea.library / "decks" / "few.yaml").write_text("title: Few\nquestions: [kelp]\nonly: {tags: [few]}\n")
    told = json.loads(sea.tutor("export", "sea", "-o", "sea.apkg", "--json").out)

    part = json.loads(sea.tutor("export", "few", "-o", "few.apkg", "--json").out)

    assert (told["notes"], told["retired"], told["gone"]) == (2, 0, [])
    assert (part["notes"], part["retired"], part["gone"]) == (1, 0, [])
    assert [(left["deck"], left["notes"]) for left in part["stays"]] == [("The sea", 1)]


def test_an_item_that_is_gone_stays_in_anki_as_it_was_and_is_named(sea: Machine, tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as anki:
        export(sea, anki, "2026-12-01")
        before = anki.note("kelp/otters#answer")
        write(sea, QUESTIONS.partition("  - id: otters")[0], DECK)
        said = sea.tutor("export", "sea", "-o", "sea.apkg").out
        anki.read(tmp_path / "sea.apkg")
        search = said.rpartition(": ")[2].strip()

        assert "Anki keeps 1 note of the deck The sea that your files lack now: nid:" in said
        assert list(anki.col.find_notes(search)) == [before.id]
        assert anki.note("kelp/otters#answer").fields == before.fields


def test_a_deck_that_is_called_otherwise_in_anki_leaves_its_notes_where_they_are(sea: Machine, tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as anki:
        export(sea, anki, "2026-12-01")
        write(sea, QUESTIONS, DECK + "anki: Science::Sea\ndepth: gist\n")
        said = sea.tutor("export", "sea", "-o", "sea.apkg").out
        anki.read(tmp_path / "sea.apkg")
        search = said.rpartition(": ")[2].strip()

        assert "Anki leaves 2 notes in the deck The sea, where they first went: nid:" in said
        assert "no deck holds 1 note any more; to find them in Anki: tag:tutor::retired" in said
        assert len(anki.col.find_notes(search)) == 2
        assert len(anki.col.find_notes('deck:"The sea"')) == 3
