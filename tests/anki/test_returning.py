"""Reviews made in the real Anki come home: what is then remembered is what Anki remembers, and bringing it twice adds nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.anki import samples

pytest.importorskip("anki")

from anki.collection import Collection as Anki
from anki.collection import DeckIdLimit, ExportAnkiPackageOptions
from anki.utils import int_time

from tests.anki.answering import DAY, TURN, answer, at, long_ago, pass_time, study, studying
from tests.anki.histories import Diary, near, plain
from tutor.anki.collection import opened
from tutor.anki.export import Progress, build
from tutor.anki.naming import guid, note_id
from tutor.anki.package import write
from tutor.anki.revlog import Clock, History, Ours, history
from tutor.anki.schedule import Preset
from tutor.core.carried import carried
from tutor.core.days import Moment
from tutor.core.log import Row, fold
from tutor.core.memory import Seen, Unseen, numbers
from tutor.core.returning import Homecoming, homecoming

KEYS = tuple(f"kelp/q{number}#answer" for number in range(40))
IDS = {key: note_id(guid(key)) for key in KEYS}
TYPES = {"learning": 1, "review": 2, "relearning": 3}


def now() -> Moment:
    return at(int_time(1000))


def told(path: Path, keys: Sequence[str] = KEYS) -> History:
    """What a file says of the cards."""
    ours = Ours({guid(key): key for key in keys}, lambda id: id if id in keys else "")
    with opened(path) as collection:
        return history(collection, ours, Clock(now(), lambda then: at(then).offset, TURN))


def home(found: History, rows: Sequence[Row]) -> Homecoming:
    """What of it is new."""
    return homecoming(found.acts, rows, lambda name: name)


def lived(dice: Random) -> Diary:
    """Twenty-five cards studied here, over the last weeks."""
    diary, present = Diary(), now()
    answers = []
    for place, key in enumerate(KEYS[:25]):
        then = present.at - dice.randint(20, 40) * DAY * 1000 - place * 61_000
        for _ in range(dice.randint(1, 6)):
            answers.append((then, key))
            then += dice.choice([12 * 60, DAY, 3 * DAY, 5 * DAY, 700 * 60]) * 1000
    for then, key in sorted(answers):
        if then < present.at:
            diary.answer(key, at(then), dice.choice([1, 2, 3, 3, 3, 4]))
    return diary


def pack(path: Path, rows: Sequence[Row]) -> None:
    """Exports all cards with the progress of the rows."""
    progress = Progress(carried(rows), {samples.DECK: Preset(0.9, numbers(None))}, now(), TURN)
    write(build([plain(key) for key in KEYS], {}, now().at, progress=progress).package, path)


def differences(col: Anki, rows: Sequence[Row]) -> list[str]:
    """Whatever Anki remembers of the cards that is not what the rows amount to."""
    found = []
    for key in KEYS:
        memory, card = fold(row for row in rows if row.card == key).memory, col.get_card(IDS[key])
        if isinstance(memory, Unseen):
            if card.type:
                found.append(f"{key}: unseen here, {card.type} there")
            continue
        due = card.due * 1000 if card.queue == 1 else now().day + timedelta(days=card.due - col.sched.today)
        if (TYPES[memory.state], memory.due) != (card.type, due):
            found.append(f"{key}: {memory}, but {card.type} and {due}")
        # What Anki keeps is rounded after every answer; what it reckons from the whole history is not.
        kept, reckoned = card.memory_state, col.compute_memory_state(IDS[key])
        for state, close in ((kept, 5e-3), (reckoned, 1e-3)):
            if state is None or not same(memory, state.stability, state.difficulty, close):
                found.append(f"{key}: {memory}, but {state}")
    return found


def same(memory: Seen, stability: float, difficulty: float, close: float) -> bool:
    return abs(stability / memory.stability - 1) < close and abs(difficulty / memory.difficulty - 1) < close


def round_trip(folder: Path, seed: int) -> str:
    """Out with progress, answered there over weeks, home, and out again; what was counted on the way."""
    dice = Random(seed)
    diary = lived(dice)
    pack(folder / "out.apkg", diary.rows)
    with studying(folder / "anki", folder / "out.apkg", samples.DECK) as col:
        answered, days = study(col, list(IDS.values()), [dice.choice([1, 1, 2, 5]) for _ in range(8)], dice)
    rows = long_ago(diary.rows, days)
    came = told(folder / "anki" / "collection.anki2")
    first = home(came, rows)
    rows += first.rows
    second = home(came, rows)
    with studying(folder / "anki") as col:
        wrong = differences(col, rows)
    pack(folder / "again.apkg", rows)
    out_again = home(told(folder / "again.apkg"), rows)
    with studying(folder / "fresh", folder / "again.apkg", samples.DECK) as col:
        wrong += differences(col, rows)

    assert not wrong
    assert (len(first.rows), first.known["review"]) == (answered, len(diary.rows))
    assert (second.rows, out_again.rows) == ((), ())
    assert second.known["review"] == out_again.known["review"] == len(rows)
    return f"{len(diary.rows)} out, {answered} answered, {len(first.rows)} home, {len(wrong)} differences"


@pytest.mark.parametrize("seed", range(3))
def test_a_round_trip_leaves_both_sides_agreed(tmp_path: Path, seed: int) -> None:
    assert round_trip(tmp_path, seed)


@pytest.mark.heavy
def test_many_round_trips(tmp_path: Path) -> None:
    for seed in range(100, 140):
        (tmp_path / str(seed)).mkdir()
        round_trip(tmp_path / str(seed), seed)


@pytest.fixture(scope="module")
def hand(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A collection in which all was done to cards that can be done by hand, in every form in which Anki hands it out."""
    folder = tmp_path_factory.mktemp("hand")
    pack(folder / "out.apkg", [])
    forgotten, moved, suspended, deleted, crammed, early = (IDS[key] for key in KEYS[:6])
    with studying(folder / "anki", folder / "out.apkg", samples.DECK) as col:
        for id in (forgotten, moved, suspended, deleted, crammed, early):
            answer(col, id, 4)
        pass_time(col, days=3)
        col.sched.schedule_cards_as_new([forgotten])
        col.sched.set_due_date([moved], "17")
        col.sched.suspend_cards([suspended])
        for id, moves in ((crammed, False), (early, True)):
            filtered = col.sched.get_or_create_filtered_deck(0)
            filtered.name = f"filtered {id}"
            filtered.config.reschedule = moves
            filtered.config.search_terms[0].search = f"cid:{id}"
            del filtered.config.search_terms[1:]
            col.sched.add_or_update_filtered_deck(filtered)
            answer(col, id, 3)
        paths = {"collection.anki2": folder / "anki" / "collection.anki2"}
        for name, legacy in (("new.apkg", False), ("old.apkg", True)):
            paths[name] = folder / name
            deck = col.decks.id_for_name(samples.DECK)
            assert deck is not None
            options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, legacy=legacy)
            col.export_anki_package(out_path=str(paths[name]), limit=DeckIdLimit(deck), options=options)
        col.remove_notes_by_card([deleted])
        for name, legacy in (("new.colpkg", False), ("old.colpkg", True)):
            paths[name] = folder / name
            col.export_collection_package(str(paths[name]), include_media=False, legacy=legacy)
            col.reopen()
    return paths


def acts(found: History) -> dict[str, list[tuple[str, int | None]]]:
    """What was done to each card, in order."""
    done: dict[str, list[tuple[str, int | None]]] = {}
    for act in found.acts:
        done.setdefault(act.card, []).append((act.act, act.rating))
    return done


FORMATS = ("collection.anki2", "new.colpkg", "old.colpkg", "new.apkg", "old.apkg")


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_done_by_hand_is_followed_or_counted(hand: Mapping[str, Path], name: str) -> None:
    found = told(hand[name])

    assert acts(found) == {
        KEYS[0]: [("review", 4), ("reset", None)], KEYS[1]: [("review", 4), ("reschedule", None)], KEYS[2]: [("review", 4)],
        KEYS[3]: [("review", 4)], KEYS[4]: [("review", 4)], KEYS[5]: [("review", 4), ("review", 3)],
    }  # fmt: skip
    assert found.left == {"crammed": 1}
    assert found.suspended == {KEYS[2]}
    assert (found.deleted, found.unknown) == (0 if name.endswith(".apkg") else 1, 0)
    (moved,) = (act for act in found.acts if act.act == "reschedule")
    assert moved.due == now().day + timedelta(days=17)


def test_after_it_came_home_the_same_cards_are_due(hand: Mapping[str, Path]) -> None:
    rows = home(told(hand["collection.anki2"]), []).rows
    memories = {key: fold(row for row in rows if row.card == key).memory for key in KEYS}

    with studying(hand["collection.anki2"].parent) as col:
        for key in (*KEYS[1:3], *KEYS[4:6]):
            card, memory = col.get_card(IDS[key]), memories[key]
            assert isinstance(memory, Seen)
            assert memory.due == now().day + timedelta(days=(card.odue or card.due) - col.sched.today)
            assert card.memory_state is not None
            assert near(card.memory_state.stability, memory.stability)
    assert memories[KEYS[0]] == Unseen()
    assert isinstance(memories[KEYS[3]], Seen)


def test_what_went_out_is_known_in_another_zone_s_hours(tmp_path: Path) -> None:
    diary, present = Diary(), now()
    for number, key in enumerate(KEYS):
        then = at(present.at - 9 * DAY * 1000 - number * 3_600_000)
        diary.answer(key, then._replace(day=then.day + timedelta(days=number % 3 - 1), offset=then.offset + 540), 3)
        if number % 4 == 0:
            diary.forget(key, at(present.at - 8 * DAY * 1000))
    pack(tmp_path / "out.apkg", diary.rows)
    found = home(told(tmp_path / "out.apkg"), diary.rows)

    assert found.rows == ()
    assert found.known == {"review": 40, "reset": 10}


def test_answers_that_are_moved_to_the_end_of_one_day_are_known_and_keep_their_order(tmp_path: Path) -> None:
    diary, present = Diary(), now()
    turn = present.at - 9 * DAY * 1000 - (present.at // 1000 + present.offset * 60 - TURN * 3600) % DAY * 1000
    # Given far in the west, where the day was not over yet: the first is moved to a minute before its end, the others before that.
    for minutes in (134, 140, 144, 150, 190):
        then = at(turn + minutes * 60_000)
        diary.answer(
            KEYS[0], then._replace(day=then.day - timedelta(days=1), offset=then.offset - 480), 1 + minutes % 4
        )
    diary.forget(KEYS[0], at(turn + 200 * 60_000))
    diary.answer(KEYS[0], at(turn + 201 * 60_000)._replace(day=at(turn).day - timedelta(days=1)), 3)
    pack(tmp_path / "out.apkg", diary.rows)
    found = told(tmp_path / "out.apkg")

    assert home(found, diary.rows).rows == ()
    fresh = [(row.act, row.rating, row.day) for row in home(found, []).rows]
    assert [entry[:2] for entry in fresh] == [(row.act, row.rating) for row in diary.rows]
    assert {day for act, _, day in fresh if act == "review"} == {diary.rows[0].day}


READ = """
import sys, tests.anki.test_returning as here
found = here.told(here.Path(sys.argv[1]))
print(len(found.acts), len(here.home(found, []).rows))
"""


def test_a_collection_that_anki_has_open_gives_what_is_not_yet_in_its_file(tmp_path: Path) -> None:
    pack(tmp_path / "out.apkg", [])
    with studying(tmp_path / "anki", tmp_path / "out.apkg", samples.DECK) as col:
        for key in KEYS[:7]:
            answer(col, IDS[key], 3)
        # From another process: closing a file here would drop the locks that Anki holds on it.
        run = subprocess.run([sys.executable, "-c", READ, str(tmp_path / "anki" / "collection.anki2")], capture_output=True, text=True, check=False)  # fmt: skip

        assert (run.stderr, run.stdout) == ("", "7 7\n")


def test_a_note_that_was_deleted_and_imported_again_has_its_history(tmp_path: Path) -> None:
    pack(tmp_path / "out.apkg", [])
    with studying(tmp_path / "anki", tmp_path / "out.apkg", samples.DECK) as col:
        answer(col, IDS[KEYS[0]], 3)
        col.remove_notes_by_card([IDS[KEYS[0]]])
    gone = told(tmp_path / "anki" / "collection.anki2")
    with studying(tmp_path / "anki", tmp_path / "out.apkg", samples.DECK) as col:
        pass_time(col, minutes=30)
        answer(col, IDS[KEYS[0]], 4)
    back = told(tmp_path / "anki" / "collection.anki2")

    assert (acts(gone), gone.deleted) == ({KEYS[0]: [("review", 3)]}, 1)
    assert (acts(back), back.deleted) == ({KEYS[0]: [("review", 3), ("review", 4)]}, 0)
