"""`tutor pull`: what was answered in the real Anki comes home into the log, is told, is taken back, and agrees with what goes out again."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.run import Machine

pytest.importorskip("anki")

from tests.anki.answering import TURN, answer, pass_time, studying
from tutor.anki.naming import guid, note_id

QUESTIONS = "faqs:\n" + "".join(
    f"  - {{id: q{number}, question: What eats {number} urchins?, typed: [otters]}}\n" for number in range(8)
)
KEYS = [f"kelp/q{number}#answer" for number in range(8)]
IDS = [note_id(guid(key)) for key in KEYS]
NOTHING = {"crammed": 0, "future": 0, "early": 0, "unreadable": 0, "unmet": 0}


@pytest.fixture
def sea(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A library of eight questions, at the present time, as Anki knows no other."""
    (tmp_path / "sea" / "questions").mkdir(parents=True)
    (tmp_path / "sea" / "questions" / "kelp.yaml").write_text(QUESTIONS)
    for name in ("ANKI_BASE", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    machine.use(tmp_path / "sea")
    machine.data.mkdir()
    (machine.data / "settings.toml").write_text(f"day_start = {TURN}\n")
    monkeypatch.delenv("TUTOR_NOW")
    return machine


def study_here(sea: Machine, answers: int) -> None:
    """Answers so many new cards rightly."""
    sea.tutor("study", "--plain", typed="otters\n\n" * answers + "q\n")


def exported(sea: Machine, name: str = "out.apkg") -> Path:
    ran = sea.tutor("export", "kelp", "-o", name, "--progress")
    assert ran.status == 0, ran.err
    return sea.folder / name


def pulled(sea: Machine, *arguments: str) -> dict[str, object]:
    """What a pull says as JSON."""
    ran = sea.tutor("pull", *arguments, "--json")
    assert ran.status == 0, ran.err
    found: dict[str, object] = json.loads(ran.out)
    return found


def states(sea: Machine) -> dict[str, tuple[object, ...]]:
    """How each card stands here."""
    cards = json.loads(sea.tutor("cards", "--json").out)
    return {card["key"]: (card["state"], card["due"], card["stability"], card["reps"]) for card in cards}


def answered(sea: Machine, rating: int = 3, cards: int = 5, folder: str = "anki") -> Path:
    """A collection that imported the library, in which so many cards were answered."""
    path = exported(sea, f"{folder}.apkg")
    with studying(sea.folder / folder, path, "Kelp") as col:
        for id in IDS[:cards]:
            answer(col, id, rating)
    return sea.folder / folder / "collection.anki2"


def test_what_was_answered_in_anki_comes_home_once(sea: Machine) -> None:
    study_here(sea, 3)
    path = answered(sea, cards=5)

    told = sea.tutor("pull", str(path), "--dry-run")
    assert told.out == f"5 reviews of 5 cards would come home from {path}; 3 were known\nnothing was written\n"
    assert len(rows(sea)) == 3

    assert pulled(sea, str(path)) == {
        "file": str(path), "kind": "collection", "reviews_new": 5, "cards": 5, "reviews_known": 3, "resets": 0, "rescheduled": 0,
        "cards_unknown": 0, "cards_suspended": 0, "cards_deleted": 0, "left": NOTHING, "written": True,
    }  # fmt: skip
    assert [state for _, state in sorted(reps(sea).items())] == [2, 2, 2, 1, 1, 0, 0, 0]
    again = sea.tutor("pull", str(path))
    assert again.out == f"no new review came home from {path}; 8 were known\n"
    assert len(rows(sea)) == 9
    assert json.loads(sea.tutor("doctor", "--json").out) == {"ok": True, "findings": []}


def reps(sea: Machine) -> dict[str, object]:
    return {key: state[3] for key, state in states(sea).items()}


def rows(sea: Machine) -> list[list[object]]:
    """The log."""
    return [json.loads(line) for line in sea.tutor("log", "export").out.splitlines()]


def later(sea: Machine, minutes: int) -> None:
    """The clock moves on."""
    sea.at((datetime.now(UTC) + timedelta(minutes=minutes)).isoformat())


def test_what_goes_out_again_is_what_anki_has(sea: Machine) -> None:
    study_here(sea, 3)
    path = answered(sea, cards=5)
    sea.tutor("pull", str(path))
    sea.tutor("export", "kelp", "-o", "again.apkg", "--progress", "--again")

    found = pulled(sea, "again.apkg")
    assert (found["reviews_new"], found["reviews_known"], found["written"]) == (0, 8, False)
    with closing(sqlite3.connect(path)) as anki:
        there = anki.execute("SELECT cid, ease, ivl FROM revlog ORDER BY cid, id").fetchall()
    with ZipFile(sea.folder / "again.apkg") as archive, closing(sqlite3.connect(archive.extract("collection.anki2", sea.folder))) as ours:  # fmt: skip
        assert ours.execute("SELECT cid, ease, ivl FROM revlog ORDER BY cid, id").fetchall() == there


def test_an_undo_takes_the_whole_pull_back_and_the_next_pull_brings_it_again(sea: Machine) -> None:
    study_here(sea, 3)
    before = states(sea)
    path = answered(sea, cards=5)
    sea.tutor("pull", str(path))
    after = states(sea)

    taken = sea.tutor("undo")
    assert taken.out == "taken back: what came home from Anki (5 rows); 'tutor pull' brings it again\n"
    assert states(sea) == before != after
    assert pulled(sea, str(path))["reviews_new"] == 5
    assert states(sea) == after
    assert pulled(sea, str(path))["reviews_new"] == 0
    sea.tutor("undo")
    assert sea.tutor("undo").out.startswith("taken back: review")
    assert pulled(sea, str(path))["reviews_new"] == 5


def test_a_backup_is_made_before_anything_is_added(sea: Machine) -> None:
    study_here(sea, 2)
    path = answered(sea, cards=1)
    held = set((sea.data / "backups").glob("*.db")) if (sea.data / "backups").exists() else set()
    sea.tutor("pull", str(path), "--dry-run")
    assert set((sea.data / "backups").glob("*.db")) == held
    sea.tutor("pull", str(path))

    (made,) = set((sea.data / "backups").glob("*.db")) - held
    with closing(sqlite3.connect(made)) as backup:
        assert backup.execute("SELECT count(*) FROM log").fetchone() == (2,)


def test_a_backup_restored_after_a_pull_into_a_new_folder_counts_no_answer_twice(sea: Machine) -> None:
    study_here(sea, 3)
    before, path = states(sea), exported(sea)
    sea.tutor("backup", "-o", "saved.db")
    (sea.data / "progress.db").unlink()
    assert pulled(sea, str(path))["reviews_new"] == 3
    came = states(sea)

    assert sea.tutor("restore", "saved.db").status == 0
    assert states(sea) == before == came
    assert pulled(sea, str(path))["reviews_new"] == 0
    assert json.loads(sea.tutor("doctor", "--json").out)["ok"]


def test_two_devices_that_pull_the_same_collection_have_the_same_log(sea: Machine, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    path = answered(sea, cards=4)
    sea.tutor("pull", str(path))
    here = [row for row in rows(sea) if row[1] == "anki"]
    (sea.folder / "here.jsonl").write_text(sea.tutor("log", "export").out)
    monkeypatch.setenv("TUTOR_DATA", str(sea.folder / "other"))
    (sea.folder / "other").mkdir()
    (sea.folder / "other" / "settings.toml").write_text(f"day_start = {TURN}\n")
    sea.tutor("pull", str(path))

    assert [row for row in rows(sea) if row[1] == "anki"] == here
    assert "1 row added" in sea.tutor("log", "import", "here.jsonl").out


def test_a_card_renamed_since_it_went_out_gets_its_reviews(sea: Machine) -> None:
    path = answered(sea, cards=2)
    questions = sea.library / "questions" / "kelp.yaml"
    questions.write_text(
        questions.read_text().replace("{id: q0,", "{id: first, formerly: [q0],").replace("{id: q1,", "{id: other,")
    )
    found = pulled(sea, str(path))

    assert (found["reviews_new"], found["cards_unknown"]) == (1, 1)
    assert reps(sea)["kelp/first#answer"] == 1
    assert "1 card with reviews is not in this library" in sea.tutor("pull", str(path)).out


def test_what_was_done_by_hand_is_told(sea: Machine) -> None:
    path = exported(sea)
    with studying(sea.folder / "anki", path, "Kelp") as col:
        for id in IDS[:4]:
            answer(col, id, 4)
        pass_time(col, days=2)
        col.sched.schedule_cards_as_new([IDS[0]])
        col.sched.set_due_date([IDS[1]], "9")
        col.sched.suspend_cards([IDS[2]])
        col.remove_notes_by_card([IDS[3]])
    told = sea.tutor("pull", "anki/collection.anki2").out.splitlines()

    assert told == [
        "4 reviews of 4 cards came home from anki/collection.anki2",
        "in Anki 1 card forgotten and 1 card given another due day: here too",
        "1 card is suspended in Anki, not here",
        "1 card with reviews is no longer in Anki",
        "'tutor undo' takes it back",
    ]
    assert reps(sea)[KEYS[0]] == 0
    cards = json.loads(sea.tutor("cards", "--json").out)
    assert not any(card["suspended"] for card in cards)


def test_a_due_day_set_for_a_card_never_answered_is_told_and_left(sea: Machine) -> None:
    path = exported(sea)
    with studying(sea.folder / "anki", path, "Kelp") as col:
        answer(col, IDS[1], 4)
        pass_time(col, days=2)
        col.sched.set_due_date(IDS[:2], "9")

    told = pulled(sea, "anki/collection.anki2", "--dry-run")
    assert (told["rescheduled"], told["left"]) == (1, NOTHING | {"unmet": 1})
    assert sea.tutor("pull", "anki/collection.anki2").out.splitlines()[1:] == [
        "in Anki 1 card given another due day: here too",
        "left out: 1 given a due day before the first answer",
        "'tutor undo' takes it back",
    ]
    assert pulled(sea, "anki/collection.anki2")["written"] is False


def test_a_deck_studied_in_anki_is_pulled_and_stays_there(sea: Machine) -> None:
    (sea.library / "decks").mkdir()
    (sea.library / "decks" / "kelp.yaml").write_text("title: Kelp\nquestions: [kelp]\nstudied: anki\n")
    path = answered(sea, rating=1, cards=3)

    assert pulled(sea, str(path))["reviews_new"] == 3
    later(sea, 60)
    assert sea.tutor("due", "-q").out == "0\n"
    (sea.library / "decks" / "kelp.yaml").write_text("title: Kelp\nquestions: [kelp]\n")
    assert json.loads(sea.tutor("due", "--json").out)["total"]["learning"] == 3


OPEN = """
import sys, time, pathlib
from tests.anki.answering import answer, studying
from tests.cli.test_pull import IDS
with studying(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), "Kelp") as col:
    for id in IDS[:6]:
        answer(col, id, 3)
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_without_a_file_the_collection_of_this_machine_is_read_while_anki_has_it_open(sea: Machine, root: Path) -> None:
    path = exported(sea)
    profile = sea.folder / ".local" / "share" / "Anki2" / "User 1"
    anki = subprocess.Popen([sys.executable, "-c", OPEN, str(profile), str(path)], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # fmt: skip
    try:
        assert anki.stdout is not None
        assert anki.stdout.readline() == "open\n"
        ran = sea.tutor("pull")
        assert (ran.status, ran.out.splitlines()[0]) == (
            0,
            "6 reviews of 6 cards came home from Anki's profile 'User 1'",
        )
    finally:
        anki.communicate("\n")
    assert anki.returncode == 0


@pytest.mark.parametrize("arguments", [(), ("absent.apkg",), ("settings.toml",)])
def test_what_is_not_there_is_refused_in_a_sentence(sea: Machine, arguments: tuple[str, ...]) -> None:
    (sea.folder / "settings.toml").write_text("theme = 'dark'\n")
    ran = sea.tutor("pull", *arguments)

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("tutor: ")
    assert "Traceback" not in ran.err
    assert not (sea.data / "progress.db").exists()
