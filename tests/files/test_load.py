"""Loading: a cache changes nothing but the time, a changed file is read again, and a file that breaks keeps its last whole version."""

from __future__ import annotations

import marshal
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import tutor.files.decode
from tests.files.big import write_library
from tests.files.libraries import LONG_AGO, NERVES, SEA, library, put
from tutor.core.library import Library
from tutor.core.problems import Place, Refusal
from tutor.files.bodies import frozen, thawed
from tutor.files.load import load, places, reload

DECK = "title: Both\nquestions: [nerves, 's*']\nretention: 0.85\nonly: {types: terms}\nexam: 2026-12-20\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path / "library", a=NERVES, b=SEA, deck_both=DECK)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were parsed, in order."""
    seen: list[str] = []
    real = tutor.files.decode.read_question_file

    def reading(path: str, *rest: object, **named: object) -> object:
        seen.append(os.path.basename(path))
        return real(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(tutor.files.decode, "read_question_file", reading)
    return seen


def same(one: Library, other: Library) -> bool:
    return (
        dict(one.cards) == dict(other.cards)
        and list(one.cards) == list(other.cards)
        and one[2] == other[2]
        and one[4:] == other[4:]
        and dict(one.files) == dict(other.files)
    )


def test_a_library_holds_cards_decks_and_files(folder: Path) -> None:
    found = load(str(folder), None)

    assert {card.file for card in found.cards.values()} == {"nerves", "sea"}
    assert [(deck.id, deck.title, deck.files, deck.retention, deck.types, deck.exam) for deck in found.decks] == [
        ("both", "Both", ("nerves", "sea"), 0.85, ("terms",), "2026-12-20")
    ]
    assert list(found.files) == ["nerves", "sea"]
    assert found.files["nerves"].items.keys() == {
        "myelin",
        "axon",
        "what-wraps-a-nerve-fibre",
        "practice-increases-myelin",
    }
    assert found.files["nerves"].path == "questions/a.yaml"
    assert not found.problems


def test_a_file_that_no_deck_names_is_a_deck_of_its_own(tmp_path: Path) -> None:
    found = load(str(library(tmp_path, a=NERVES, b=SEA, deck_one="questions: nerves")), None)

    assert [(deck.id, deck.title, deck.files) for deck in found.decks] == [
        ("one", "one", ("nerves",)),
        ("sea", "sea", ("sea",)),
    ]


def test_with_and_without_a_cache_the_library_is_the_same(folder: Path, tmp_path: Path) -> None:
    put(folder, "broken", "terms: [{term: x}]")
    put(folder, "worse", "terms: [")
    put(folder, "other", "formerly: older\nterms:\n  - {term: y, definition: z, formerly: [w]}")
    cache = str(tmp_path / "cache")
    plain = load(str(folder), None)

    assert len(plain.problems) == 2
    assert plain.names == {"older/w": "other/y", "older/y": "other/y", "other/w": "other/y"}
    assert plain.oldest == {"other/y": "older/w"}
    assert all(same(plain, load(str(folder), cache)) for _ in range(3))


def test_a_warm_load_parses_nothing(folder: Path, tmp_path: Path, parsed: list[str]) -> None:
    load(str(folder), str(tmp_path))
    assert parsed == ["a.yaml", "b.yaml"]

    found = load(str(folder), str(tmp_path))

    assert found.files["sea"].items["kelp"]
    assert parsed == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize(
    "at", [LONG_AGO, LONG_AGO + 1], ids=["the same time, another size", "another time, the same size"]
)
def test_a_changed_file_is_read_again_and_no_other(folder: Path, tmp_path: Path, parsed: list[str], at: int) -> None:
    load(str(folder), str(tmp_path))
    put(folder, "b", SEA.replace("kelp", "kelps" if at == LONG_AGO else "wrak"), at)

    found = load(str(folder), str(tmp_path))

    assert parsed[2:] == ["b.yaml"]
    assert {"sea/kelps", "sea/wrak"} & {card.item for card in found.cards.values()}
    assert same(found, load(str(folder), None))


def test_a_file_changed_just_now_is_read_again(folder: Path, tmp_path: Path, parsed: list[str]) -> None:
    (folder / "questions/b.yaml").write_text(SEA, encoding="utf-8")
    load(str(folder), str(tmp_path))
    load(str(folder), str(tmp_path))

    assert parsed == ["a.yaml", "b.yaml", "b.yaml"]


def test_files_that_go_and_decks_that_change_are_noticed(folder: Path, tmp_path: Path) -> None:
    load(str(folder), str(tmp_path))
    (folder / "questions/a.yaml").unlink()
    put(folder, "deck_both", "questions: sea\nid: one\n")

    found = load(str(folder), str(tmp_path))

    assert [deck.id for deck in found.decks] == ["one"]
    assert {card.file for card in found.cards.values()} == {"sea"}


@pytest.mark.parametrize(
    "damage", [b"", b"no database at all" * 99, None], ids=["empty", "other bytes", "flipped bits"]
)
def test_a_damaged_cache_is_made_again(folder: Path, tmp_path: Path, damage: bytes | None) -> None:
    cache = tmp_path / "cache"
    whole = load(str(folder), str(cache))
    path = next(cache.iterdir())
    if damage is None:
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE files SET content = zeroblob(length(content))")
            connection.execute("UPDATE bodies SET content = zeroblob(length(content))")
            connection.execute("UPDATE whole SET content = zeroblob(length(content))")
    else:
        path.write_bytes(damage)

    assert same(whole, load(str(folder), str(cache)))
    assert same(whole, load(str(folder), str(cache)))


def test_a_cache_of_another_program_is_not_read(folder: Path, tmp_path: Path, parsed: list[str]) -> None:
    load(str(folder), str(tmp_path))
    with sqlite3.connect(next(tmp_path.glob("*.db"))) as connection:
        connection.execute("UPDATE about SET stamp = 'of another version'")

    load(str(folder), str(tmp_path))
    assert parsed == ["a.yaml", "b.yaml"] * 2


def test_a_cache_that_cannot_be_written_is_done_without(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    assert same(load(str(folder), str(tmp_path / "file")), load(str(folder), None))


def test_two_files_with_one_id_are_told_apart_by_path(folder: Path) -> None:
    put(folder, "c", SEA.replace("kelp", "wrack"))

    found = load(str(folder), None)

    assert found.files["sea"].path == "questions/b.yaml"
    assert [(problem.code, problem.place.path, problem.place.line) for problem in found.problems] == [
        ("duplicate-id", "questions/c.yaml", 1)
    ]


def test_reload_gives_the_same_library_when_nothing_changed(folder: Path, tmp_path: Path) -> None:
    for cache in (None, str(tmp_path)):
        found = load(str(folder), cache)
        assert reload(found, cache) is found


def test_reload_reads_what_changed_and_keeps_what_was_read(folder: Path, tmp_path: Path, parsed: list[str]) -> None:
    load(str(folder), str(tmp_path))
    before = load(str(folder), str(tmp_path))
    kept = before.files["nerves"]
    parsed.clear()
    put(folder, "b", SEA.replace("kelp", "wrack"))

    after = reload(before, str(tmp_path))

    assert parsed == ["b.yaml"]
    assert after.files["nerves"] is kept
    assert "wrack" in after.files["sea"].items


def test_a_running_app_keeps_the_last_whole_version_of_a_file_that_breaks(folder: Path, tmp_path: Path) -> None:
    before = load(str(folder), str(tmp_path))
    assert before.files["sea"]
    put(folder, "b", "terms: [")

    after = reload(before, str(tmp_path))
    again = reload(after, str(tmp_path))

    assert dict(after.cards) == dict(before.cards)
    assert after.files["sea"].items.keys() == {"kelp"}
    assert [(problem.code, problem.cost) for problem in after.problems] == [
        ("syntax", "the last whole version is used")
    ]
    assert again is after
    assert "sea" not in load(str(folder), None).files

    put(folder, "b", SEA.replace("kelp", "wrack"))
    mended = reload(again, str(tmp_path))
    assert mended.files["sea"].items.keys() == {"wrack"}
    assert not mended.problems


def test_a_file_that_was_broken_before_the_start_keeps_its_last_whole_version_too(folder: Path, tmp_path: Path) -> None:
    before = load(str(folder), str(tmp_path))
    put(folder, "b", "terms: [")

    for _ in range(2):
        after = load(str(folder), str(tmp_path))
        assert dict(after.cards) == dict(before.cards)
        assert [deck.id for deck in after.decks] == [deck.id for deck in before.decks]
        assert after.files["sea"].items.keys() == {"kelp"}
        assert [(problem.code, problem.cost) for problem in after.problems] == [("syntax", "the last whole version is used")]  # fmt: skip
        assert reload(after, str(tmp_path)) is after

    put(folder, "b", SEA.replace("kelp", "wrack"))
    assert load(str(folder), str(tmp_path)).files["sea"].items.keys() == {"wrack"}
    put(folder, "b", "")
    assert "sea" not in load(str(folder), str(tmp_path)).files


def test_a_file_that_becomes_unreadable_before_it_is_shown_is_one_sentence(folder: Path) -> None:
    found = load(str(folder), None)
    put(folder, "b", "terms: [")

    with pytest.raises(Refusal, match=r"questions/b.yaml:1 cannot be read now"):
        found.files["sea"]


def test_a_file_is_shown_as_it_was_when_its_cards_were_made(folder: Path, tmp_path: Path) -> None:
    load(str(folder), str(tmp_path))
    found = load(str(folder), str(tmp_path))
    put(folder, "b", "terms: [")

    assert found.files["sea"].items.keys() == {"kelp"}
    assert [problem.code for problem in reload(found, str(tmp_path)).problems] == ["syntax"]


def test_every_value_of_a_file_survives_the_cache(tmp_path: Path) -> None:
    folder = write_library(tmp_path / "big", 300, 100)
    here = Path(tutor.files.decode.__file__).parents[2]
    for path in (folder, here):
        plain = load(str(path), None)
        for file in plain.files.values():
            assert thawed(marshal.loads(marshal.dumps(frozen(file)))) == file
            assert repr(thawed(frozen(file))) == repr(file)


def test_a_card_knows_where_its_item_stands(folder: Path) -> None:
    found = load(str(folder), None)

    assert places(found, "nerves/axon#name") == Place("questions/a.yaml", 7, 5, 4)
    assert places(found, "nerves/gone#name") is None
    assert places(found, "gone/axon#name") is None


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: None, "there is no folder"),
        (lambda folder: folder.mkdir(), "it has no folder 'questions'"),
        (lambda folder: folder.write_text("a file"), "there is no folder"),
        (lambda folder: (folder.mkdir(), (folder / "questions").write_text("")), "cannot be read"),
    ],
    ids=["nothing there", "no questions", "a file", "questions is a file"],
)
def test_what_is_no_library_is_refused(tmp_path: Path, make: object, said: str) -> None:
    make(tmp_path / "x")  # type: ignore[operator]

    with pytest.raises(Refusal, match=said):
        load(str(tmp_path / "x"), None)


def test_hidden_and_other_files_are_no_question_files(folder: Path) -> None:
    (folder / "questions/.#a.yaml").symlink_to("nowhere")
    (folder / "questions/notes.txt").write_text("x: [")

    assert not load(str(folder), None).problems


def test_a_warm_load_imports_nothing_heavy(tmp_path: Path) -> None:
    write_library(tmp_path / "library", 20, 10)
    for path in (tmp_path / "library").rglob("*.yaml"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    code = "import sys; from tutor.files.load import load; load(sys.argv[1], sys.argv[2]); print(*sys.modules)"
    run = [sys.executable, "-c", code, str(tmp_path / "library"), str(tmp_path / "cache")]
    subprocess.run(run, check=True, capture_output=True)

    modules = set(subprocess.run(run, check=True, capture_output=True, text=True).stdout.split())

    assert not modules & {
        "yaml",
        "dataclasses",
        "pathlib",
        "asyncio",
        "textual",
        "fsrs",
        "json",
        "typing_extensions",
        "tutor.files.decode",
        "tutor.core.drills",
    }
