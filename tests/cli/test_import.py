"""`tutor import`: packages of the real Anki, tables and Markdown decks into a library, and what is said of what could not be carried."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.anki.backend import collection
from tests.anki.collections import PICTURE, SOUND, every_format, fill
from tests.cli.run import Machine, Ran
from tutor.files.incoming import write
from tutor.files.writing import beside

TABLE = "question,answer,tags,colour\nWhat eats urchins?,Sea otters,marine diet,red\n,nobody asks,,\n"
DECK = """\
---
name = "Kelp"
---

Q: What eats urchins?
A: Sea otters ![](otter.png)

Nobody's text.
---
More of it.

C: Otters eat [urchins], which eat [kelp].

Q: Left open
"""


@pytest.fixture
def sea(machine: Machine, tmp_path: Path) -> Machine:
    """A library of one's own with nothing in it."""
    (tmp_path / "sea" / "questions").mkdir(parents=True)
    machine.use(tmp_path / "sea")
    return machine


def text(sea: Machine, name: str) -> str:
    return (sea.library / "questions" / name).read_text(encoding="utf-8")


def checked(sea: Machine) -> Ran:
    """The check of the library: warnings are allowed, errors are not."""
    found = sea.tutor("check", str(sea.library))
    assert found.status == 0, found.out
    return found


@pytest.fixture(scope="module")
def formats(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return every_format(tmp_path_factory.mktemp("formats"))


def test_every_format_of_anki_makes_the_same_question_file(sea: Machine, formats: dict[str, Path]) -> None:
    texts = {}
    for name, path in formats.items():
        (sea.folder / "out" / name).mkdir(parents=True)
        ran = sea.tutor("import", str(path), "-o", f"out/{name}/kelp.yaml")
        assert ran.status == 0, ran.err
        said = (sea.folder / "out" / name / "kelp.yaml").read_text(encoding="utf-8")
        texts[name] = said.partition("\nid:")[2]
        assert {each.read_bytes() for each in (sea.folder / "out" / name / "media").iterdir()} == {PICTURE, SOUND}
    assert len(set(texts.values())) == 1


def test_a_package_becomes_a_question_file_of_the_library(sea: Machine, formats: dict[str, Path]) -> None:
    ran = sea.tutor("import", str(formats["new.apkg"]), "--json")
    told = json.loads(ran.out)

    assert told["paths"] == [str(sea.library / "questions" / "new.yaml")]
    assert told["items"] == {"terms": 1, "faqs": 6, "claims": 0}
    assert (told["notes"], told["media"], told["title"], told["kind"]) == (5, 2, "Sea: Kelp forest", "an Anki package")
    assert "how 2 of its cards stood in Anki" in told["left"][0]["reason"]
    assert "typed: Estes" in text(sea, "new.yaml")
    assert "question: Otters eat [… what?], which eat kelp." in text(sea, "new.yaml")
    checked(sea)
    cards = json.loads(sea.tutor("cards", "--json").out)
    assert "new/otters-eat-what-which-eat-kelp#answer" in [card["key"] for card in cards]


def test_the_same_file_gives_the_same_ids_again(sea: Machine, formats: dict[str, Path]) -> None:
    first = sea.tutor("import", str(formats["new.apkg"]), "-o", "-").out

    assert sea.tutor("import", str(formats["new.apkg"]), "-o", "-").out == first
    assert not (sea.library / "media").exists()


def test_nothing_is_written_over(sea: Machine) -> None:
    (sea.folder / "kelp.csv").write_text(TABLE)
    assert sea.tutor("import", "kelp.csv").status == 0
    before = text(sea, "kelp.yaml")

    again = sea.tutor("import", "kelp.csv")

    assert again.status == 1
    assert "there is a file" in again.err
    assert text(sea, "kelp.yaml") == before


def test_a_table_and_what_of_it_is_not_carried(sea: Machine) -> None:
    (sea.folder / "kelp.csv").write_text(TABLE)
    ran = sea.tutor("import", "kelp.csv")

    assert "1 faq of 2 rows written to" in ran.err
    assert "not carried: 1 × its question is empty (line 3)" in ran.err
    assert "without: 1 × the column 'colour' is none of those that are carried (line 2)" in ran.err
    assert "tags: [marine, diet]" in text(sea, "kelp.yaml")
    checked(sea)


def test_a_markdown_deck_with_its_pictures(sea: Machine) -> None:
    (sea.folder / "kelp.md").write_text(DECK)
    (sea.folder / "otter.png").write_bytes(PICTURE)
    ran = sea.tutor("import", "kelp.md")

    assert "3 faqs of 3 cards written to" in ran.err
    assert "1 × text that belongs to no card (line 10)" in ran.err
    assert "1 × it has no answer (A:) (line 14)" in ran.err
    assert "title: Kelp" in text(sea, "kelp.yaml")
    assert "question: Otters eat […], which eat kelp." in text(sea, "kelp.yaml")
    assert [each.read_bytes() for each in (sea.library / "media").iterdir()] == [PICTURE]
    checked(sea)


def test_cards_of_a_library_are_not_imported_again(sea: Machine) -> None:
    (sea.folder / "kelp.csv").write_text(TABLE)
    sea.tutor("import", "kelp.csv")
    sea.tutor("export", "kelp", "-o", "kelp.apkg")
    ran = sea.tutor("import", "kelp.apkg", "-o", "again.yaml")

    assert ran.status == 1
    assert "from a library of tutor already" in ran.err
    assert "tutor pull kelp.apkg" in ran.err
    assert not (sea.folder / "again.yaml").exists()


REFUSED = {
    "article.txt": (b"An article without any column.\nIt goes on.\n", "no column for a question"),
    "notes.html": (b"<p>hello</p>", "neither an Anki package nor a table nor a Markdown deck"),
    "empty.md": (b"# Nothing\n", "no block that begins with Q: or C:"),
    "bytes.csv": (b"\0\1\2", "is no text"),
    "empty.csv": (b"", "no column for a question"),
    "rows.csv": (b"question,answer\n", "nothing in"),
    "broken.apkg": (b"PK\x03\x04rubbish", "is damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(sea: Machine, name: str) -> None:
    content, wanted = REFUSED[name]
    (sea.folder / name).write_bytes(content)
    ran = sea.tutor("import", name)

    assert ran.status == 1
    assert wanted in ran.err
    assert ran.out == ""
    assert list((sea.library / "questions").iterdir()) == []
    assert not (sea.library / "media").exists()


def test_a_failure_takes_its_media_back(sea: Machine, formats: dict[str, Path]) -> None:
    (sea.library / ".tutor").write_text("in the way")
    ran = sea.tutor("import", str(formats["new.apkg"]))

    assert ran.status == 1
    assert not (sea.library / "media").exists()
    assert list((sea.library / "questions").iterdir()) == []


def test_an_import_of_several_files_is_whole_or_nothing(sea: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(library: str) -> None:
        (sea.library / "questions" / "kelp-2.yaml").write_text("mine\n")

    monkeypatch.setattr(write, "MOST_ITEMS", 1)
    monkeypatch.setattr(beside, "lay", meanwhile)
    (sea.folder / "kelp.md").write_text(DECK)
    (sea.folder / "otter.png").write_bytes(PICTURE)
    ran = sea.tutor("import", "kelp.md")

    assert ran.status == 1
    assert "kelp-2.yaml' already" in ran.err
    assert [(path.name, path.read_text()) for path in (sea.library / "questions").iterdir()] == [
        ("kelp-2.yaml", "mine\n")
    ]
    assert not (sea.library / "media").exists()


def test_the_starter_library_is_not_written_to(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUTOR_LIBRARY")
    (machine.folder / "kelp.csv").write_text(TABLE)

    assert "tutor init" in machine.tutor("import", "kelp.csv").err


ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "utf-16": b"", "cp1252": b""}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_in_any_usual_encoding(sea: Machine, encoding: str) -> None:
    (sea.folder / "t.csv").write_bytes("question;answer\r\nWas ist Öl?;Fett\r\n".encode(encoding))
    sea.tutor("import", "t.csv")

    assert "question: Was ist Öl?" in text(sea, "t.yaml")


def test_what_anki_exports_as_text_is_read(sea: Machine, tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as anki:
        fill(anki)
        anki.col.export_note_csv(
            out_path=str(sea.folder / "notes.txt"), limit=None, with_html=True, with_tags=True, with_deck=True,
            with_notetype=True, with_guid=True,
        )  # fmt: skip
    ran = sea.tutor("import", "notes.txt", "--json")
    told = json.loads(ran.out)

    assert told["notes"] == 5
    assert told["items"] == {"terms": 0, "faqs": 6, "claims": 0}
    assert "question: Otters eat [… what?], which eat kelp." in text(sea, "notes.yaml")
    assert "answer: Sea **otters**" in text(sea, "notes.yaml")
    checked(sea)
