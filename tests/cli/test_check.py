"""`tutor check --explain` and `--fix` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import Machine

URCHINS = "terms:\n  - term: urchin barren\n    definition: Sea floor grazed bare of kelp.\n"


@pytest.fixture
def file(machine: Machine, tmp_path: Path) -> Path:
    path = tmp_path / "mine" / "questions" / "kelp.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(URCHINS)
    machine.use(tmp_path / "mine")
    return path


def test_codes_are_listed_and_explained(machine: Machine) -> None:
    index, one = machine.tutor("check", "--explain"), machine.tutor("check", "--explain", "cut-text")
    known = json.loads(machine.tutor("check", "--explain", "--json").out)

    assert "\nRarely meant\n  cut-text " in index.out
    assert one.out.startswith("cut-text: a number sign that cuts a text short\n")
    assert "allow: [cut-text]" in one.out
    assert len(known) > 50
    assert json.loads(machine.tutor("check", "--explain", "cut-text", "--json").out) in known


def test_an_unknown_code_gets_the_nearest(machine: Machine) -> None:
    ran = machine.tutor("check", "--explain", "cut-txt")

    assert (ran.status, ran.out) == (2, "")
    assert "did you mean 'cut-text'?" in ran.err


def test_fix_says_what_it_wrote_and_what_is_left(machine: Machine, file: Path) -> None:
    file.write_text(URCHINS + "    depth: shallow\n  - term: kelp\n    definition: A large: brown alga.\n")
    ran = machine.tutor("check", "--fix")

    assert file.read_text() == (
        "id: kelp\n"
        + URCHINS
        + "    depth: shallow\n  - id: kelp\n    term: kelp\n    definition: 'A large: brown alga.'\n"
    )
    assert f"fixed: {file}: wrote the file's id\n" in ran.err
    assert f"fixed: {file}: put a text in quotes that broke the file\n" in ran.err
    assert ran.err.endswith("1 error, 0 warnings left\n")
    assert ran.status == 1
    assert f"{file}:5:12: error[unknown-value]" in ran.out


def test_a_diff_is_shown_and_nothing_written(machine: Machine, file: Path) -> None:
    ran = machine.tutor("check", "--fix", "--diff")

    assert file.read_text() == URCHINS
    assert ran.out.splitlines()[2:] == ["@@ -1,3 +1,5 @@", "+id: kelp", " terms:", "-  - term: urchin barren", "+  - id: urchin-barren", "+    term: urchin barren", "     definition: Sea floor grazed bare of kelp."]  # fmt: skip
    assert ran.err.endswith("1 file would be changed; nothing was written\n")
    assert ran.status == 1


def test_a_diff_of_nothing_is_fine(machine: Machine, file: Path) -> None:
    machine.tutor("check", "--fix")
    ran = machine.tutor("check", "--fix", "--diff")

    assert (ran.status, ran.out, ran.err) == (0, "", "0 files would be changed; nothing was written\n")


@pytest.mark.parametrize("words", [["--json"], ["--format", "json"], ["--format", "github"]], ids=" ".join)
def test_a_diff_is_not_mixed_with_another_format(machine: Machine, file: Path, words: list[str]) -> None:
    for diff in (["--diff"], ["--fix", "--diff"]):
        ran = machine.tutor("check", *diff, *words)

        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"tutor: a diff is not written as {words[-1].strip('-')}\n")
    assert file.read_text() == URCHINS


def test_what_is_left_after_mending_is_pure_json(machine: Machine, file: Path) -> None:
    file.write_text(URCHINS + "    depth: shallow\n")
    (file.parent / "sea.yaml").write_text("terms:\n  - term: kelp\n    definition: A large: brown alga.\n")
    ran = machine.tutor("check", "--fix", "--json", "--against", str(file))

    assert [each["code"] for each in json.loads(ran.out)] == ["unknown-value"]
    assert "id: sea\n" in (file.parent / "sea.yaml").read_text()


def test_a_second_run_finds_nothing(machine: Machine, file: Path) -> None:
    machine.tutor("check", "--fix")
    before = file.stat().st_mtime_ns
    ran = machine.tutor("check", "--fix", "--json")

    assert (ran.status, ran.out, ran.err) == (0, "[]\n", "nothing to fix\n")
    assert file.stat().st_mtime_ns == before


def test_a_renamed_item_and_file_keep_their_progress(machine: Machine, file: Path) -> None:
    machine.tutor("study", "--plain", typed="\n3\n")
    file.write_text(URCHINS.replace("urchin barren", "urchin barrens"))
    ran = machine.tutor("check", "--fix")

    assert "  - id: urchin-barrens\n    formerly: [urchin-barren]\n    term: urchin barrens\n" in file.read_text()
    assert f"fixed: {file}: wrote 'formerly: [urchin-barren]' on 'urchin-barrens'" in ran.err
    assert ran.err.endswith("no problems left\n")
    assert '"state": "new"' not in machine.tutor("cards", "--json").out

    file.write_text(file.read_text().replace("id: kelp\n", "id: sea\n"))
    machine.tutor("check", "--fix")
    assert file.read_text().startswith("id: sea\nformerly: [kelp]\n")


def test_only_what_is_named_is_touched(machine: Machine, file: Path) -> None:
    other = file.with_name("other.yaml")
    other.write_text(URCHINS)
    machine.tutor("check", "--fix", str(other))

    assert file.read_text() == URCHINS
    assert other.read_text().startswith("id: other\n")


def test_a_library_that_may_not_be_written_to_is_refused(machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # fmt: skip
    monkeypatch.setattr("os.access", lambda path, mode: False)
    (tmp_path / "mine" / "questions").mkdir(parents=True)
    (tmp_path / "mine" / "questions" / "kelp.yaml").write_text(URCHINS)
    machine.use(tmp_path / "mine")
    ran = machine.tutor("check", "--fix")
    named = machine.tutor("check", "--fix", str(tmp_path / "mine" / "questions" / "kelp.yaml"))

    assert (ran.status, named.status) == (1, 1)
    assert "may not be written to" in ran.err
    assert "may not be written to" in named.err
    assert (tmp_path / "mine" / "questions" / "kelp.yaml").read_text() == URCHINS


def test_files_and_decks_are_taken_by_name(machine: Machine, file: Path) -> None:
    (file.parent / "reefs.yaml").write_text("id: coral\ntitle: Coral reefs\nterms: [{term: reef}]\n")
    (file.parent / "broken.yaml").write_text("terms: [\n")
    decks = file.parent.parent / "decks"
    decks.mkdir()
    (decks / "sea.yaml").write_text("title: The sea\nquestions: [kelp, coral]\n")
    told = {
        name: machine.tutor("check", name)
        for name in ("coral", "reefs", "reefs.yaml", "sea", "the sea", "kelp", "broken")
    }

    assert {name: ran.status for name, ran in told.items()} == dict.fromkeys(told, 1) | {"kelp": 0}
    assert all("questions/reefs.yaml:3:" in ran.out for name, ran in told.items() if name not in ("kelp", "broken"))
    assert "broken.yaml" in told["broken"].out
    assert "reefs" not in told["broken"].out


@pytest.mark.parametrize(("name", "said"), [("kepl", "did you mean 'kelp'?"), ("other/kelp.yaml", "the question files are: kelp")])  # fmt: skip
def test_a_name_that_is_none_gets_the_nearest(machine: Machine, file: Path, name: str, said: str) -> None:
    for command in (("check", name), ("preview", name), ("draft", "--review", name)):
        ran = machine.tutor(*command)

        assert (ran.status, ran.out) == (1, "")
        assert f"there is no file '{name}', nor a question file or deck of that name" in ran.err
        assert said in ran.err


def test_preview_takes_one_file_of_a_deck(machine: Machine, file: Path) -> None:
    (file.parent / "reefs.yaml").write_text("title: Coral reefs\nterms: [{term: reef, definition: A ridge.}]\n")
    decks = file.parent.parent / "decks"
    decks.mkdir()
    (decks / "sea.yaml").write_text("questions: [kelp, reefs]\n")
    (decks / "land.yaml").write_text("questions: [kelp]\n")

    assert machine.tutor("preview", "--plain", "reefs").out.startswith("Coral reefs\n")
    assert "urchin barren" in machine.tutor("preview", "--plain", "land").out
    assert "the deck 'sea' has 2 question files" in machine.tutor("preview", "--plain", "sea").err
