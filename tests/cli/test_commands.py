"""Each command does what its page says, and says what is wrong in one sentence with its mend."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.run import Machine
from tutor.cli.commands import COMMANDS, overview
from tutor.cli.parsers import command_parser

SENTENCES = [
    ("an unknown command", ["stdy"], 2, "'stdy' is no command of tutor", "did you mean 'study'?"),
    ("an unknown deck", ["due", "neural-afterbrun"], 1, "there is no deck 'neural-afterbrun'", "did you mean 'neural-afterburn'?"),
    ("an unknown option", ["due", "--quite"], 2, "unrecognized arguments: --quite", "tutor due --help"),
    ("a number that is none", ["study", "--cards", "many"], 2, "'many'", "tutor study --help"),
    ("a library that is not there", ["due", "--library", "nowhere"], 1, "there is no folder", "tutor init DIR"),
    ("a backup before the first answer", ["backup"], 1, "there is no progress yet", "it begins with the first answer"),
    ("a log to import without a file", ["log", "import"], 2, "needs the file", "tutor log import FILE"),
    ("a file that is no backup", ["restore", "nothing.db"], 1, "nothing.db", ""),
    ("an export of an unknown deck", ["export", "brain", "-o", "x.apkg"], 1, "there is no deck 'brain'", ""),
    ("an act on nothing", ["cards", "--search", "zzzz", "--suspend"], 1, "no card is found", ""),
    ("an act on many cards without --yes", ["cards", "--suspend"], 1, "that would suspend", "add --yes"),
    ("a page into a folder that is not there", ["export", "neural-afterburn", "--format", "md", "-o", "no/x.md"], 1, "'no/x.md' cannot be written", "choose another place"),
    ("a log into a folder that is not there", ["log", "export", "-o", "no/x"], 1, "'no/x' cannot be written", "choose another place"),
    ("a package into a folder that is not there", ["export", "neural-afterburn", "-o", "no/x.apkg"], 1, "'no/x.apkg': No such file or directory", "nothing was changed"),
    ("an unknown setting", ["config", "new_a_day"], 1, "there is no setting 'new_a_day'", "did you mean 'new_per_day'?"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "status", "says", "mend"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES]
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    machine: Machine, words: list[str], status: int, says: str, mend: str
) -> None:
    ran = machine.tutor(*words)

    assert ran.status == status
    assert says in ran.err.splitlines()[0]
    assert mend in ran.err
    assert "Traceback" not in ran.err
    assert not ran.out
    assert not machine.data.exists() or not list(machine.data.glob("crash/*"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_stands_in_the_overview(name: str) -> None:
    assert f"\n  {name} " in overview()
    assert COMMANDS[name].summary.rstrip(".").lower()[1:] in command_parser(name).format_help().lower().replace(
        "\n", " "
    )


def test_due_counts_in_text_as_a_number_and_in_json(machine: Machine) -> None:
    text = machine.tutor("due")
    quiet = machine.tutor("due", "-q")
    found = json.loads(machine.tutor("due", "--json").out)

    assert text.out.startswith("10 cards now\n")
    assert (quiet.out, quiet.status) == ("10\n", 0)
    assert found["total"]["new"] == 10
    assert found["now"] == "2026-11-30T08:00:00Z"
    assert found["decks"][0]["id"] == "exercise-and-the-brain"
    assert {"id", "title", "studied", "due", "learning", "new", "total"} == found["decks"][0].keys()


def test_due_says_that_a_file_is_broken_and_counts_what_it_held(machine: Machine, tmp_path: Path) -> None:
    library = tmp_path / "lib"
    (library / "questions").mkdir(parents=True)
    path = library / "questions" / "sea.yaml"
    path.write_text("terms:\n  - {term: kelp, definition: Large brown seaweed.}\n", encoding="utf-8")
    whole = machine.tutor("due", "--library", str(library))
    path.write_text("terms: [", encoding="utf-8")
    broken = machine.tutor("due", "--library", str(library))

    assert broken.out == whole.out
    assert (whole.err, broken.err) == ("", "1 error in the files: tutor check\n")


def test_due_quiet_exits_1_when_nothing_is_left(machine: Machine) -> None:
    machine.tutor("study", "--plain", typed="\n\n4\n" * 60)

    assert machine.tutor("due", "-q", "spaced-retrieval") == (1, "0\n", "")


def test_cards_lists_and_acts_and_undo_takes_it_back(machine: Machine) -> None:
    before = json.loads(machine.tutor("cards", "neural-afterburn", "--search", "drill:name vmh", "--json").out)
    suspended = machine.tutor("cards", "neural-afterburn", "--search", "drill:name vmh", "--suspend")
    during = json.loads(machine.tutor("cards", "neural-afterburn", "--search", "drill:name vmh", "--json").out)
    machine.tutor("undo")
    after = json.loads(machine.tutor("cards", "neural-afterburn", "--search", "drill:name vmh", "--json").out)

    assert before
    assert suspended.status == 0
    assert all(card["suspended"] for card in during)
    assert after == before
    assert {"key", "item", "type", "drill", "decks", "front", "answer", "grading", "state", "due", "stability", "difficulty", "retrievability", "reps", "lapses", "suspended"} == before[0].keys()  # fmt: skip


def test_the_log_travels_as_lines_and_comes_back_as_a_union(machine: Machine, tmp_path: Path) -> None:
    machine.tutor("study", "--plain", "--cards", "3", typed="\n\n3\n" * 9)
    machine.tutor("log", "export", "-o", "log.jsonl")
    lines = (tmp_path / "log.jsonl").read_text().splitlines()
    again = json.loads(machine.tutor("log", "import", "log.jsonl", "--json").out)
    elsewhere = json.loads(machine.tutor("log", "import", "log.jsonl", "--data", str(tmp_path / "other"), "--json").out)

    assert lines
    assert (again["added"], again["known"]) == (0, len(lines))
    assert elsewhere["added"] == len(lines)


def test_a_backup_restores_what_was_lost_and_removes_nothing(machine: Machine, tmp_path: Path) -> None:
    machine.tutor("study", "--plain", "--cards", "2", typed="\n\n3\n" * 6)
    machine.tutor("backup", "-o", "copy.db")
    kept = machine.tutor("log", "export").out
    assert kept
    (machine.data / "progress.db").unlink()
    restored = machine.tutor("restore", "copy.db")
    twice = machine.tutor("restore", "copy.db")

    assert restored.status == 0
    assert machine.tutor("log", "export").out == kept
    assert "0 rows brought back" in twice.out


def test_doctor_finds_a_fresh_and_a_used_log_well(machine: Machine) -> None:
    assert machine.tutor("doctor").status == 0

    machine.tutor("study", "--plain", "--cards", "2", typed="\n\n3\n" * 6)

    assert json.loads(machine.tutor("doctor", "--json").out)["ok"]


def test_a_newer_database_is_refused_untouched(machine: Machine) -> None:
    machine.tutor("study", "--plain", "--cards", "1", typed="\n\n3\n")
    with sqlite3.connect(machine.data / "progress.db") as database:
        database.execute("PRAGMA user_version = 99")
    before = (machine.data / "progress.db").read_bytes()
    ran = machine.tutor("due")

    assert ran.status == 1
    assert "written by a newer tutor" in ran.err
    assert (machine.data / "progress.db").read_bytes() == before


def test_a_data_folder_that_is_a_file_is_named(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    ran = machine.tutor("study", "--plain", typed="")

    assert ran.status == 1
    assert f"progress cannot be kept in {tmp_path / 'data'}: a part of that path is a file" in ran.err
    assert (tmp_path / "data").read_text() == "mine"


def test_a_broken_item_is_left_out_and_the_rest_works(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "mine" / "questions").mkdir(parents=True)
    (tmp_path / "mine" / "questions" / "sleep.yaml").write_text(
        "terms:\n  - term: sleep spindle\n    definition: A burst of fast waves in light sleep.\n  - term: slow wave\n    defintion: A wave.\n"
    )
    machine.use(tmp_path / "mine")
    due = json.loads(machine.tutor("due", "--json").out)
    checked = machine.tutor("check")

    assert due["total"]["new"] == 1
    assert checked.status == 1
    assert "questions/sleep.yaml:5:5: error[unknown-key]: 'defintion'" in checked.out
    assert "did you mean 'definition'?" in checked.out


def test_init_makes_a_library_that_is_used_from_then_on(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TUTOR_LIBRARY")
    ran = machine.tutor("init", "notes")
    again = machine.tutor("init", "notes")

    assert ran.status == 0
    assert (tmp_path / "notes" / "questions" / "neural-afterburn-nn.yaml").exists()
    assert json.loads(machine.tutor("config", "library", "--json").out)["library"]["value"] == str(tmp_path / "notes")
    assert again.status == 1


def test_a_starter_library_inside_the_program_is_read_only(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUTOR_LIBRARY")

    assert json.loads(machine.tutor("config", "library", "--json").out)["library"]["from"] == "read-only"


def test_export_writes_a_package_and_says_what_is_in_it(machine: Machine, tmp_path: Path) -> None:
    first = machine.tutor("export", "neural-afterburn", "-o", "brain.apkg")
    bytes_of_first = (tmp_path / "brain.apkg").read_bytes()
    machine.at("2026-12-02T09:00:00+01:00")
    second = machine.tutor("export", "Neural afterburn", "-o", "brain.apkg", "--json")

    assert first.status == 0
    assert "new" in first.out
    assert json.loads(second.out)["unchanged"] == json.loads(second.out)["notes"]
    assert (tmp_path / "brain.apkg").read_bytes() == bytes_of_first


def test_what_acts_and_writes_tells_it_in_json_too(machine: Machine) -> None:
    (card,) = json.loads(machine.tutor("cards", "--search", "spacing-effect drill:name", "--suspend", "--json").out)
    page = json.loads(machine.tutor("export", "neural-afterburn", "--format", "md", "-o", "x.md", "--json").out)
    rows = json.loads(machine.tutor("log", "export", "-o", "x.jsonl", "--json").out)

    assert card["suspended"]
    assert page == {"path": "x.md", "decks": 1}
    assert rows == {"path": "x.jsonl", "rows": 1}


def test_a_package_without_a_record_says_that_it_is_there(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    ran = machine.tutor("export", "neural-afterburn", "-o", "brain.apkg")

    assert ran.status == 1
    assert ran.err.startswith("tutor: brain.apkg is written, but the record of this export was NOT saved")
    assert (tmp_path / "brain.apkg").exists()


def test_a_file_whose_name_is_no_text_costs_that_file(machine: Machine, tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "questions"
    folder.mkdir(parents=True)
    text = "terms:\n  - term: kelp\n    definition: A large brown alga.\n"
    (folder / "kelp.yaml").write_text(text)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.yaml")).write_text(text)
    machine.use(tmp_path / "mine")

    assert machine.tutor("due", "-q").out == machine.tutor("due", "-q").out == "1\n"
    assert "questions/<U+DCFF>.yaml:1:1: error[bad-id]" in machine.tutor("check").out


def test_check_names_the_renamed_at_a_path_like_all_others(machine: Machine, tmp_path: Path) -> None:
    file = tmp_path / "mine" / "questions" / "kelp.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("terms:\n  - term: urchin barren\n    definition: Sea floor grazed bare of kelp.\n")
    machine.use(tmp_path / "mine")
    machine.tutor("study", "--plain", typed="\n3\n")
    file.write_text(file.read_text().replace("urchin barren", "urchin barrens"))
    ran = machine.tutor("check")

    assert f"{file}:2:5: warning[renamed]: 'urchin-barren' has a history and is gone" in ran.out
    assert "add to it: formerly: [urchin-barren]" in ran.out


def test_check_reads_the_files_where_progress_cannot_be_read(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "progress.db").write_bytes(b"x" * 5000)
    ran = machine.tutor("check", "--json")

    assert ran.status == 0
    assert isinstance(json.loads(ran.out), list)
    assert "names were not compared with your progress" in ran.err


def test_a_newer_history_is_not_said_to_be_repairable(machine: Machine) -> None:
    machine.tutor("study", "--plain", "--cards", "1", typed="\n\n3\n")
    with sqlite3.connect(machine.data / "progress.db") as database:
        database.execute("PRAGMA user_version = 99")
    ran = machine.tutor("doctor", "--repair")

    assert ran.status == 1
    assert "update tutor" in ran.out
    assert "--repair" not in ran.out


def test_read_prints_the_deck_as_text_and_as_markdown(machine: Machine) -> None:
    text = machine.tutor("read", "neural-afterburn").out
    page = machine.tutor("read", "neural-afterburn", "--format", "md").out

    assert text.startswith("Neural afterburn\n")
    assert "  in short  " in text
    assert "SF1" in page
    assert page.startswith("# ")


def test_the_completion_scripts_are_those_of_today(root: Path) -> None:
    from tests.cli.completions import scripts

    for name, script in scripts().items():
        assert (root / "tutor" / "cli" / "completions" / name).read_text() == script, "python -m tests.cli.completions"


def test_an_unexpected_error_is_one_sentence_and_a_file(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(args: object) -> int:
        raise RuntimeError("no such thing")

    monkeypatch.setattr("tutor.cli.due.run_due", broken)
    ran = machine.tutor("due")
    (crash,) = (machine.data / "crash").iterdir()

    assert ran.status == 1
    assert "Traceback" not in ran.err
    assert str(crash) in ran.err
    assert "RuntimeError: no such thing" in crash.read_text()


def test_a_clock_that_is_none_is_named(machine: Machine) -> None:
    for when in ("tomorrow", "2026-12-01T09:00:00", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"):
        machine.at(when)

        assert f"TUTOR_NOW is '{when}', which is no time with a zone" in machine.tutor("due").err


def test_undo_takes_an_accepted_wording_out_of_the_file_before_any_rating(machine: Machine, tmp_path: Path) -> None:
    from tutor.cli.commands import Arguments
    from tutor.cli.context import Context
    from tutor.core.desk import Rated
    from tutor.core.sitting import Showing

    machine.tutor("init", "mine")
    machine.use(tmp_path / "mine")
    path = tmp_path / "mine" / "questions" / "spaced-retrieval.yaml"
    kept = path.read_bytes()
    with Context(Arguments(data=str(machine.data))) as context:
        desk = context.desk()
        key = next(
            key
            for key, card in desk.library.cards.items()
            if card.file == "spaced-retrieval" and card.grading == "typed"
        )
        desk.review(Rated(key, desk.outcomes(key, desk.now())[2], 1000))
        desk.accept(desk.face(Showing(key, 1)), "a wording of my own")

        assert path.read_bytes() != kept
        first, second = desk.undo(), desk.undo()

    assert path.read_bytes() == kept
    assert first is not None
    assert first.act == "wording"
    assert second is not None
    assert (second.act, second.key) == ("review", key)
