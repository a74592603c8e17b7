"""`tutor export` over a library that changes, in the real Anki: what no deck holds any more keeps its face, and what Anki will not do is said."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

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


def test_what_anki_keeps_is_told_once_and_then_counted(sea: Machine) -> None:
    sea.tutor("export", "sea", "-o", "sea.apkg")
    write(sea, QUESTIONS.partition("  - id: otters")[0], DECK + "anki: Science::Sea\n")
    first = sea.tutor("export", "sea", "-o", "sea.apkg").out
    second = sea.tutor("export", "sea", "-o", "sea.apkg").out
    told = json.loads(sea.tutor("export", "sea", "-o", "sea.apkg", "--json").out)

    assert first.count("nid:") == 2
    assert "nid:" not in second
    assert "as told before, Anki keeps 3 more notes where or as they were; --json lists them" in second
    assert (told["stays"][0]["notes"], told["gone"][0]["notes"]) == (2, 1)


def test_several_decks_go_out_at_once_each_under_its_own_name(machine: Machine, tmp_path: Path) -> None:
    decks = [deck["id"] for deck in json.loads(machine.tutor("due", "--json").out)["decks"]]
    told = json.loads(machine.tutor("export", *decks, "-o", "all.apkg", "--json").out)
    with collection(tmp_path / "anki") as anki:
        log = anki.read(tmp_path / "all.apkg")
        names = {anki.col.decks.name(card.did) for card in anki.cards()}

        assert (len(log.new), told["new"], anki.col.card_count()) == (told["notes"],) * 3
        assert len(decks) > len(names) > 1
        assert anki.col.fix_integrity()[1]


def test_nested_and_hostile_names_and_media_arrive(sea: Machine, tmp_path: Path) -> None:
    (sea.library / "media").mkdir()
    (sea.library / "media" / "otter.png").write_bytes(b"\x89PNG")
    (sea.library / "media" / "call [x].mp3").write_bytes(b"ID3")
    pictured = QUESTIONS.replace(
        "    tags: [few]\n",
        "    tags: [few, 'a b', '<i>']\n    image: media/otter.png\n    audio: 'media/call [x].mp3'\n",
    )
    write(sea, pictured, DECK + "anki: 'Science::\"Sea\"::<b>{{Front}}'\n")
    (sea.library / "decks" / "twin.yaml").write_text("title: science::\"SEA\"::<B>{{front}}\nanki: 'science::\"SEA\"::<B>{{front}}'\nquestions: [kelp]\n")  # fmt: skip
    assert sea.tutor("export", "sea", "twin", "-o", "sea.apkg").status == 0
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "sea.apkg")
        card = anki.col.get_card(anki.note("kelp/otters#answer").id)
        output = card.render_output()

        assert {anki.col.decks.name(one.did) for one in anki.cards()} == {'Science::"Sea"::<b>{{Front}}'}
        assert sorted(card.note().tags) == ["a_b", "few", "i"]
        assert len(output.answer_av_tags) == 1
        kept = {path.read_bytes() for path in Path(anki.col.media.dir()).iterdir()}
        assert {b"\x89PNG", b"ID3"} <= kept
        assert not [name for name in Path(anki.col.media.dir()).iterdir() if not name.name.startswith("tutor-") and name.suffix != ".db2"]  # fmt: skip


@pytest.mark.parametrize("path", ["../outside.png", "/etc/passwd", "media/link.png", "media"])
def test_nothing_outside_the_library_goes_out(sea: Machine, tmp_path: Path, path: str) -> None:
    (sea.library / "media").mkdir()
    (tmp_path / "outside.png").write_bytes(b"secret")
    (sea.library / "media" / "link.png").symlink_to(tmp_path / "outside.png")
    write(sea, QUESTIONS.replace("    tags: [few]\n", f"    tags: [few]\n    image: {path}\n"), DECK)
    sea.tutor("export", "sea", "-o", "sea.apkg")

    with ZipFile(tmp_path / "sea.apkg") as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        assert archive.read("media") == b"{}"


def test_a_picture_that_is_gone_leaves_the_package_that_was_there(sea: Machine, tmp_path: Path) -> None:
    picture = sea.library / "media" / "otter.png"
    picture.parent.mkdir()
    picture.write_bytes(b"png")
    write(sea, QUESTIONS.replace("    tags: [few]\n", "    tags: [few]\n    image: media/otter.png\n"), DECK)
    os.utime(sea.library / "questions" / "kelp.yaml", (1_700_000_000, 1_700_000_000))  # a younger file is read again
    sea.tutor("export", "sea", "-o", "sea.apkg")
    before = (tmp_path / "sea.apkg").read_bytes()
    picture.unlink()
    said = sea.tutor("export", "sea", "-o", "sea.apkg")

    assert (said.status, (tmp_path / "sea.apkg").read_bytes()) == (1, before)
    assert "the media file 'media/otter.png' of kelp/otters#answer is not there" in said.err
    assert not list(tmp_path.glob(".tutor-*"))


def answered(sea: Machine) -> None:
    """Two cards met, one of them twice, and one put aside."""
    sea.at("2026-11-20T09:00:00+01:00")
    sea.tutor("study", "--plain", "--cards", "2", typed="\n3\n\n1\n")
    sea.at("2026-11-25T09:00:00+01:00")
    sea.tutor("study", "--plain", "--cards", "1", typed="\n3\n")
    sea.tutor("cards", "--search", "barren", "--suspend")
    sea.at("2026-11-26T09:00:00+01:00")


def test_progress_goes_out_with_the_package_and_the_ticks_are_told(sea: Machine, tmp_path: Path) -> None:
    answered(sea)
    said = sea.tutor("export", "sea", "-o", "sea.apkg", "--progress", "--json")
    told = json.loads(said.out)
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "sea.apkg", learnt=True)
        listed = {card["key"]: card for card in json.loads(sea.tutor("cards", "--json").out)}
        there = {card.note()["Id"]: card for card in anki.cards()}

        assert told["progress"] == {"cards": 3, "late": 0, "before": 0}
        assert set(there) == set(listed)
        for key, card in listed.items():
            state = there[key].memory_state
            assert (there[key].reps, there[key].lapses) == (card["reps"], card["lapses"])
            assert (there[key].queue == -1) == card["suspended"]
            assert (state is None) == (card["stability"] is None)
            if state is not None:
                assert state.stability == pytest.approx(card["stability"], abs=1e-3)
        assert anki.col.db.scalar("select count() from revlog") == sum(card["reps"] for card in listed.values())
        assert anki.col.decks.config_dict_for_deck_id(anki.cards()[0].did)["name"] == "Tutor 90 %"
    for tick in ("Import any learning progress", "Import any deck presets", "FSRS", "studied: anki"):
        assert tick in said.err


def test_progress_goes_out_once_unless_it_is_sent_again(sea: Machine) -> None:
    answered(sea)
    sea.tutor("export", "sea", "-o", "sea.apkg")
    first = sea.tutor("export", "sea", "-o", "one.apkg", "--progress").err
    second = sea.tutor("export", "sea", "-o", "two.apkg", "--progress").err
    again = sea.tutor("export", "sea", "-o", "three.apkg", "--progress", "--again").err
    sea.tutor("export", "sea", "-o", "four.apkg")
    plainly = sea.tutor("export", "sea", "-o", "five.apkg")

    assert "progress goes out with 3 cards" in first
    assert "3 cards of them went out before without it" in first
    assert "progress goes out" not in second
    assert "3 cards without: their progress went out before, and Anki takes it once" in second
    assert "progress goes out with 3 cards" in again
    assert plainly.err == ""
    files = {name: (sea.folder / f"{name}.apkg").read_bytes() for name in ("one", "two", "three", "four", "five")}
    assert files["one"] == files["three"]
    assert files["two"] == files["four"] == files["five"] == (sea.folder / "sea.apkg").read_bytes()


def test_before_anything_was_answered_there_is_no_progress(sea: Machine) -> None:
    said = sea.tutor("export", "sea", "-o", "sea.apkg", "--progress")

    assert said.err == "there is no progress yet that could go out\n"
    assert sea.tutor("export", "sea", "-o", "x.apkg", "--again").status == 2


def test_where_answers_are_typed_is_remembered_until_it_is_said_anew(sea: Machine, tmp_path: Path) -> None:
    write(sea, QUESTIONS.replace("answer: Sea otters.", "typed: [sea otters]"), DECK)

    def typed(*said: str) -> tuple[str, bool]:
        assert sea.tutor("export", "sea", "-o", "sea.apkg", *said).status == 0
        with collection(tmp_path / "".join(("anki", *said, str(len(list(tmp_path.iterdir())))))) as anki:
            anki.read(tmp_path / "sea.apkg")
            note = anki.note("kelp/otters#answer")
            return note["Typed"], "tutor::desktop" in note.tags

    assert typed() == ("sea otters", True)
    assert typed("--typing", "always") == typed() == ("sea otters", False)
    assert typed("--typing", "never") == typed() == ("", False)
    assert typed("--typing", "desktop") == typed() == ("sea otters", True)


def test_what_went_out_is_known_when_it_comes_back(sea: Machine) -> None:
    answered(sea)
    sea.tutor("export", "sea", "-o", "sea.apkg", "--progress")
    sea.at("2026-11-28T09:00:00-08:00")
    told = json.loads(sea.tutor("pull", "sea.apkg", "--json").out)

    assert (told["reviews_new"], told["resets"]) == (0, 0)
    assert told["reviews_known"] == 3


@pytest.mark.parametrize("ending", [".colpkg", ".COLPKG", ".anki2", ".anki21b"])
def test_a_package_is_not_called_what_anki_would_put_in_the_place_of_a_collection(sea: Machine, ending: str) -> None:
    ran = sea.tutor("export", "kelp", "-o", f"out{ending}")

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("help: name a file that ends in .apkg\n")
    assert not (sea.folder / f"out{ending}").exists()


@pytest.mark.parametrize("format", ["apkg", "csv", "json", "md"])
def test_a_database_is_not_overwritten(sea: Machine, format: str) -> None:
    study = sea.folder / "precious"
    with closing(sqlite3.connect(study)) as database:
        database.execute("CREATE TABLE revlog(id)")
    before = study.read_bytes()
    ran = sea.tutor("export", "kelp", "-o", str(study), "--format", format)

    assert (ran.status, ran.out) == (1, "")
    assert "is a database" in ran.err
    assert study.read_bytes() == before


def test_what_was_exported_is_known_after_a_restore_into_a_new_folder(sea: Machine) -> None:
    sea.tutor("export", "sea", "-o", "before.apkg")
    sea.tutor("backup", "-o", "saved.db")
    (sea.data / "progress.db").unlink()
    sea.at("2026-12-24T09:00:00+01:00")
    assert sea.tutor("restore", "saved.db").status == 0

    assert sea.tutor("export", "sea", "-o", "after.apkg").out.endswith(" unchanged\n")
    assert (sea.folder / "after.apkg").read_bytes() == (sea.folder / "before.apkg").read_bytes()


def test_a_restore_leaves_what_was_exported_since_as_it_is(sea: Machine) -> None:
    sea.tutor("export", "sea", "-o", "first.apkg")
    sea.tutor("backup", "-o", "saved.db")
    path = sea.library / "questions" / "kelp.yaml"
    path.write_text(path.read_text().replace("Sea otters.", "Otters."))
    sea.at("2026-12-24T09:00:00+01:00")
    sea.tutor("export", "sea", "-o", "before.apkg")
    sea.tutor("restore", "saved.db")

    assert sea.tutor("export", "sea", "-o", "after.apkg").out.endswith(" unchanged\n")
    assert (sea.folder / "after.apkg").read_bytes() == (sea.folder / "before.apkg").read_bytes()


def test_a_file_without_an_ending_becomes_a_package_and_one_that_tells_nothing_is_refused(sea: Machine) -> None:
    assert sea.tutor("export", "sea", "-o", "brain").status == 0
    assert (sea.folder / "brain.apkg").exists()
    assert not (sea.folder / "brain").exists()

    refused = sea.tutor("export", "sea", "-o", "brain.pdf")
    assert refused.status == 2
    assert "'.pdf' tells no format" in refused.err
    assert sea.tutor("export", "sea", "-o", "brain.pdf", "--format", "csv").status == 0
