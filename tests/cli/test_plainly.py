"""Decks as a table, as JSON and as Markdown: as many cards as the tutor has, saying the same; the real Anki takes the table as it is."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.anki.backend import collection, seen
from tests.cli.run import Machine
from tutor.cli.plainly import COLUMNS, STATE

pytest.importorskip("anki")

from anki.collection import ImportCsvRequest

DECKS = ("exercise-and-the-brain", "spaced-retrieval")
HOSTILE = """\
id: hostile
faqs:
  - id: formula
    question: '=HYPERLINK("http://x","y")'
    answer: '+1 and more'
  - id: at
    question: '@SUM(1)'
    answer: '-5'
  - id: quotes
    question: 'a "quoted", b; c	d <b>bold</b> {{c1::x}}'
    answer: "two\\n\\nlines"
    tags: ['a b', '=c', 'x::y']
  - id: choice
    question: Which?
    right: otter
    wrong: [urchin, {say: kelp, why: A plant.}]
  - id: ordered
    question: In which order?
    order: [first, {say: second, note: '1999'}]
  - id: number
    question: How much?
    number: 25 %
    within: 5
terms:
  - term: kelp
    full: kelp forest
    definition: Brown algae of cold seas that stand like a forest.
    also: [seaweed]
claims:
  - cause: sea otters
    decreases: sea urchins (purple)
    via: [fewer snails]
    because: They eat them.
    evidence: [{do: otters vanish, found: urchins multiply, outcome: increased}]
"""


@pytest.fixture
def hostile(machine: Machine, tmp_path: Path) -> Machine:
    """A library of every kind of item, some with text that means something to spreadsheets and Anki."""
    (tmp_path / "hostile" / "questions").mkdir(parents=True)
    (tmp_path / "hostile" / "questions" / "hostile.yaml").write_text(HOSTILE)
    machine.use(tmp_path / "hostile")
    return machine


def written(machine: Machine, name: str, *arguments: str) -> str:
    ran = machine.tutor("export", *arguments, "-o", name)
    assert ran.status == 0, ran.err
    return (machine.folder / name).read_text(encoding="utf-8-sig")


def rows(text: str) -> list[dict[str, str]]:
    lines = text.split("\n")
    start = next(place for place, line in enumerate(lines) if line.startswith("#columns:"))
    table = "\n".join([lines[start].removeprefix("#columns:"), *lines[start + 1 :]])
    return list(csv.DictReader(io.StringIO(table)))


def listed(machine: Machine, *decks: str) -> dict[str, dict[str, Any]]:
    return {card["key"]: card for card in json.loads(machine.tutor("cards", *decks, "--json").out)}


def test_json_and_table_have_the_cards_of_the_tutor_and_say_the_same(machine: Machine) -> None:
    cards = listed(machine, *DECKS)
    document = json.loads(written(machine, "all.json", *DECKS))
    table = rows(written(machine, "all.csv", *DECKS))

    assert len(cards) > 100
    assert [row["key"] for row in table] == [card["key"] for card in document["cards"]]
    assert {row["key"] for row in table} == cards.keys()
    for row, card in zip(table, document["cards"], strict=True):
        same = cards[card["key"]]
        assert {name: card[name] for name in ("front", "answer", "type", "drill", "grading", "decks", "item")} == {
            name: same[name] for name in ("front", "answer", "type", "drill", "grading", "decks", "item")
        }
        assert row["Front"].lstrip("'").split("\n")[0] == card["front"]
        assert row["Back"].lstrip("'") == card["answer"]
    held = {item["id"] for file in document["files"] for item in file["items"]}
    assert {card["item"] for card in document["cards"] if card["drill"] != "chain"} <= held
    assert [deck["id"] for deck in document["decks"]] == list(DECKS)


def test_json_tells_how_cards_stand_when_asked(machine: Machine) -> None:
    machine.tutor("study", DECKS[0], "--plain", "--cards", "3", typed="x\n3\nx\n3\nx\n3\n")
    cards = listed(machine, *DECKS)
    document = json.loads(written(machine, "all.json", *DECKS, "--progress"))
    stand = {card["key"]: {name: card[name] for name in STATE} for card in document["cards"]}

    assert any(card["reps"] for card in cards.values())
    assert stand == {key: {name: card[name] for name in STATE} for key, card in cards.items()}
    assert STATE[0] not in json.loads(written(machine, "none.json", *DECKS))["cards"][0]


def test_anki_makes_as_many_notes_of_the_table_and_updates_them(machine: Machine, tmp_path: Path) -> None:
    table = rows(written(machine, "all.csv", *DECKS))
    with collection(tmp_path / "anki") as anki:
        for times in (1, 2):
            path = str(machine.folder / "all.csv")
            metadata = anki.col.get_csv_metadata(path=path, delimiter=None)
            log = anki.col.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log
            assert anki.col.note_count() == len(table)
            assert (len(log.new), len(log.empty_first_field)) == (len(table) if times == 1 else 0, 0)
        notes = [anki.col.get_note(id) for id in anki.col.find_notes("")]
        shown = {note.guid: (seen(note["Front"])[0], seen(note["Back"])[0]) for note in notes}
        assert shown == {row["key"]: (row["Front"], row["Back"]) for row in table}
        decks = {note.guid: anki.col.decks.name(note.cards()[0].did) for note in notes}
        assert decks == {row["key"]: row["deck"] for row in table}


def test_no_cell_begins_a_formula(hostile: Machine) -> None:
    table = {row["key"].partition("#")[0].partition("/")[2]: row for row in rows(written(hostile, "h.csv", "hostile"))}

    assert table["formula"]["Front"] == '\'=HYPERLINK("http://x","y")'
    assert table["formula"]["Back"] == "'+1 and more"
    assert table["at"]["Front"] == "'@SUM(1)"
    assert table["at"]["Back"] == "-5"
    assert table["quotes"]["Front"] == 'a "quoted", b; c d <b>bold</b> {{c1::x}}'
    assert table["quotes"]["tags"] == "a_b =c x::y"
    assert table["choice"]["Front"] == f"Which?\n{table['choice']['options']}"
    assert sorted(line[3:] for line in table["choice"]["options"].split("\n")) == ["kelp", "otter", "urchin"]
    assert not any(cell[:1] in "=+@\t\r" and cell for row in table.values() for cell in row.values())


def test_anki_shows_hostile_cells_as_they_are(hostile: Machine, tmp_path: Path) -> None:
    table = rows(written(hostile, "h.csv", "hostile"))
    with collection(tmp_path / "anki") as anki:
        path = str(hostile.folder / "h.csv")
        metadata = anki.col.get_csv_metadata(path=path, delimiter=None)
        anki.col.import_csv(ImportCsvRequest(path=path, metadata=metadata))
        notes = [anki.col.get_note(id) for id in anki.col.find_notes("")]
        assert {note.guid: seen(note["Front"])[0] for note in notes} == {row["key"]: row["Front"] for row in table}


KEYS = {
    "term": ["term", "definition", "points", "full", "clue", "also", "confuse", "kind"],
    "claim": [
        "cause", "relation", "effect", "moderates", "verb", "say", "via", "cue", "ask", "in", "when", "unless", "lag", "dose", "compared_with",
        "necessary", "hedged", "status", "evidence", "limits", "misread",
    ],
}  # fmt: skip
COMMON = [
    "id", "type", "depth", "tags", "sources", "at", "allow", "about", "requires", "formerly", "draft", "quote", "image", "audio", "because",
]  # fmt: skip


def test_the_keys_of_json_are_those_of_question_files_and_never_fewer(hostile: Machine) -> None:
    document = json.loads(written(hostile, "h.json", "hostile"))
    items = {item["id"]: item for item in document["files"][0]["items"]}

    assert list(document) == ["format", "version", "exported", "decks", "files", "cards"]
    assert (document["format"], document["version"], document["exported"]) == ("tutor", 1, "2026-11-30T08:00:00Z")
    assert list(items["kelp"]) == COMMON + KEYS["term"]
    assert list(items["sea-otters-decreases-sea-urchins-purple"]) == COMMON + KEYS["claim"]
    assert items["sea-otters-decreases-sea-urchins-purple"]["effect"] == "sea urchins (purple)"
    assert items["sea-otters-decreases-sea-urchins-purple"]["via"] == [[{"node": "snails", "direction": "fewer"}]]
    assert items["choice"]["wrong"] == [{"say": "urchin", "why": ""}, {"say": "kelp", "why": "A plant."}]
    assert items["ordered"]["order"] == [{"say": "first", "note": ""}, {"say": "second", "note": "1999"}]
    assert (items["number"]["number"], items["number"]["within"]) == ("25 %", 5)
    assert list(document["cards"][0]) == [
        "key", "item", "file", "type", "drill", "front", "options", "answer", "because", "source", "tags", "grading", "depth", "decks",
    ]  # fmt: skip


@pytest.mark.parametrize("format", ["csv", "json", "md"])
def test_standard_output_gets_the_same(machine: Machine, format: str) -> None:
    text = written(machine, f"all.{format}", *DECKS)
    ran = machine.tutor("export", *DECKS, "-o", "-", "--format", format)

    assert ran.out == text
    assert "written to standard output" in ran.err
    assert not (machine.folder / "-").exists()


def test_a_package_can_be_sent_on(machine: Machine, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    machine.tutor("export", DECKS[1], "-o", "all.apkg")
    ran = machine.tutor("export", DECKS[1], "-o", "-")

    assert ran.status == 0
    assert "written to standard output" in ran.err
    assert ran.out.startswith("PK")
    assert not (machine.folder / "-").exists()


USAGE = {
    "what is printed and told": ("-o", "-", "--json", "--format", "csv"),
    "progress in a table": ("-o", "x.csv", "--progress"),
}


@pytest.mark.parametrize("case", USAGE)
def test_what_does_not_go_together_is_said(machine: Machine, case: str) -> None:
    assert machine.tutor("export", DECKS[0], *USAGE[case]).status == 2


def test_a_table_of_ours_is_not_imported_again(machine: Machine) -> None:
    written(machine, "all.csv", *DECKS)

    assert "exported by tutor" in machine.tutor("import", "all.csv", "-o", "x.yaml").err


def test_the_columns_are_a_contract() -> None:
    assert COLUMNS == ("key", "deck", "type", "drill", "Front", "options", "Back", "because", "source", "tags")
