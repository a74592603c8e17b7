"""Memory that travels: the real Anki shows what the tutor knows of every card, and reckons the same from the history that came with it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.anki import samples

pytest.importorskip("anki")

from tests.anki.histories import (
    DAY_START,
    ZONES,
    Diary,
    differences,
    imported,
    kept,
    local_now,
    near,
    pack,
    plain,
    recomputed,
    switch_on,
)
from tutor.anki.export import Progress, build
from tutor.anki.naming import guid, note_id
from tutor.anki.package import write
from tutor.anki.schedule import Preset
from tutor.core.carried import carried
from tutor.core.days import Moment, moment
from tutor.core.memory import numbers, outcomes
from tutor.core.problems import Refusal
from tutor.core.twins import FARTHEST, same_time

REAL_LOG = Path(__file__).parents[3] / "shared/data/review-log.csv"
KEY = "kelp/otters#answer"
HOUR, A_DAY = 3_600_000, 86_400_000
FITTED = (0.3, 1.4, 2.9, 9.1, 6.1, 0.8, 2.9, 0.01, 1.7, 0.1, 0.9, 1.6, 0.1, 0.3, 2.0, 0.2, 3.1, 0.6, 0.2, 0.1, 0.2)
OFFSETS = (-480, -300, 0, 60, 330, 540)

Step = tuple[str, int, int, int]


def ago(now: Moment, milliseconds: int, offset: int | None = None) -> Moment:
    """A moment of the past, by the clock of a zone."""
    zone = timezone(timedelta(minutes=now.offset if offset is None else offset))
    return moment(datetime.fromtimestamp((now.at - milliseconds) / 1000, zone), DAY_START)


def rows_of(path: Path, query: str) -> list[tuple[object, ...]]:
    """What a package's database says."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as archive:
        archive.extract("collection.anki2", folder)
        with closing(sqlite3.connect(Path(folder) / "collection.anki2")) as database:
            return database.execute(query).fetchall()


def played(now: Moment, stories: list[list[Step]]) -> Diary:
    """Each story is a card's: acts with minutes between them, the last of them just now, those of earlier days by the clock of some zone."""
    acts: list[tuple[int, int, Step]] = []
    for card, story in enumerate(stories):
        at = now.at - 20 * 60_000
        for step in reversed(story):
            acts.append((at, card, step))
            at -= step[1] * 60_000 + card
    diary = Diary()
    for at, card, (act, _, rating, offset) in sorted(acts):
        there = offset if now.at - at > 2 * A_DAY else now.offset
        key, then = f"tale/{card}#answer", ago(now, now.at - at, there)
        if act == "review":
            diary.answer(key, then, rating)
        elif act == "slip":
            diary.take_back(diary.answer(key, then, rating), ago(now, now.at - at - 1, there))
        elif act == "reset":
            diary.forget(key, then)
        elif act == "cram":
            diary.act("cram", key, then, rating=rating, ms=1000)
        else:
            diary.act(act, key, then)
    return diary


ACTS = st.sampled_from(["review"] * 12 + ["slip", "reset", "bury", "suspend", "unsuspend", "cram", "flag", "quiz"])
MINUTES = st.one_of(
    st.integers(1, 90), st.integers(100, 2000), st.integers(1440, 60 * 1440), st.sampled_from([1440, 10, 15])
)
STEP = st.tuples(ACTS, MINUTES, st.integers(1, 4), st.sampled_from(OFFSETS))


def agrees(tmp: Path, stories: list[list[Step]]) -> None:
    """Carries the stories into Anki and compares everything."""
    now = local_now()
    known = pack(tmp / "tales.apkg", played(now, stories).rows, now, keys=["tale/unseen#answer"])
    col = imported(tmp / "tales.apkg", tmp / "anki")
    try:
        assert not list(differences(col, known, now))
        assert not list(recomputed(col, known))
        assert col.fix_integrity()[1]
        switch_on(col)
        assert not list(kept(col, known))
    finally:
        col.close()


@given(st.lists(st.lists(STEP, min_size=1, max_size=14), min_size=1, max_size=30))
@settings(max_examples=40)
def test_invented_histories_arrive_whole_and_are_reckoned_the_same(stories: list[list[Step]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        agrees(Path(folder), stories)


@pytest.mark.heavy
@given(st.lists(st.lists(STEP, min_size=1, max_size=30), min_size=20, max_size=60))
@settings(max_examples=150)
def test_thousands_of_invented_histories_arrive_whole(stories: list[list[Step]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        agrees(Path(folder), stories)


@pytest.mark.parametrize("zone", ZONES)
def test_real_reviews_arrive_whole_and_are_reckoned_the_same(zone: str, tmp_path: Path) -> None:
    if not REAL_LOG.exists():
        pytest.skip("the log of real reviews is not beside the checkout")
    said = subprocess.run(
        [sys.executable, "-m", "tests.anki.histories", str(REAL_LOG), str(tmp_path)], env={**os.environ, "TZ": zone},
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip

    assert said == ["1205", "12580", "sound"]


@pytest.mark.parametrize("zone", ZONES)
def test_invented_histories_agree_in_other_zones(zone: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", "from tests.anki.test_progress import elsewhere; elsewhere()"], env={**os.environ, "TZ": zone},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert said.returncode == 0, said.stderr[-2000:]


def elsewhere() -> None:
    """Sixty cards of a traveller with a few hundred answers, in the zone of the process."""
    from random import Random

    dice = Random(7)
    stories: list[list[Step]] = [
        [
            (dice.choice(["review"] * 9 + ["slip", "reset"]), dice.choice([10, 15, 300, 1440, 4000, 20000]), dice.randint(1, 4), dice.choice(OFFSETS))
            for _ in range(dice.randint(1, 12))
        ]
        for _ in range(60)
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        agrees(Path(folder), stories)


def test_every_button_leads_in_anki_where_it_leads_here(tmp_path: Path) -> None:
    now = local_now()
    stories: list[list[Step]] = [
        [("review", 10, 1, now.offset)],
        [("review", 10, 2, now.offset), ("review", 12, 1, now.offset)],
        [("review", 9000, 3, now.offset)],
        [("review", 9000, 3, now.offset), ("review", 20, 1, now.offset)],
        [("review", 90000, 4, now.offset), ("review", 40000, 1, now.offset), ("review", 10, 3, now.offset), ("review", 2 * 1440, 3, now.offset)],
    ]  # fmt: skip
    known = pack(tmp_path / "buttons.apkg", played(now, stories).rows, now)
    col = imported(tmp_path / "buttons.apkg", tmp_path / "anki")
    try:
        switch_on(col)
        for key, card in known.items():
            states = col._backend.get_scheduling_states(note_id(guid(key)))
            there = [getattr(states, name).normal for name in ("again", "hard", "good", "easy")]
            for here, state in zip(outcomes(key, card.state.memory, local_now()), there, strict=True):
                kind = {"learning": "learning", "review": "review", "relearning": "relearning"}[here.memory.state]
                assert state.WhichOneof("kind") == kind, (key, here.rating)
                inner = state.relearning.learning if kind == "relearning" else getattr(state, kind)
                assert near(inner.memory_state.stability, here.memory.stability), (key, here.rating)
                assert near(inner.memory_state.difficulty, here.memory.difficulty), (key, here.rating)
                if kind != "review":
                    assert (inner.remaining_steps, inner.scheduled_secs) == (1, 900 if here.rating == 2 else 600)
    finally:
        col.close()


def test_a_traveller_s_answers_are_moved_to_their_day_and_known_again(tmp_path: Path) -> None:
    now = local_now()
    diary = Diary()
    rows = [
        diary.answer(f"far/{number}#answer", ago(now, 9 * A_DAY + number * HOUR, offset), 3)
        for number, offset in enumerate((now.offset - 480, now.offset, now.offset + 540) * 8)
    ]
    pack(tmp_path / "far.apkg", diary.rows, now)
    told = dict(rows_of(tmp_path / "far.apkg", "select cid, id from revlog"))

    moved = [(row.at, told[note_id(guid(row.card or ""))]) for row in rows]
    assert 0 < sum(before != after for before, after in moved) < len(moved)
    assert all(isinstance(after, int) and same_time(before, after) for before, after in moved)
    assert all(abs(before - after) <= FARTHEST for before, after in moved if isinstance(after, int))


def test_two_answers_at_one_millisecond_keep_their_order(tmp_path: Path) -> None:
    now = local_now()
    diary = Diary()
    for number in range(5):
        diary.answer(f"same/{number}#answer", ago(now, A_DAY), 3)
    pack(tmp_path / "a.apkg", diary.rows, now)
    pack(tmp_path / "b.apkg", list(reversed(diary.rows)), now)
    ids = [id for (id,) in rows_of(tmp_path / "a.apkg", "select id from revlog order by id")]

    assert ids == list(range(now.at - A_DAY, now.at - A_DAY + 5))
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()


@pytest.mark.parametrize(
    ("story", "rows"),
    [
        pytest.param([("review", 3), ("slip", 1)], [(3, 0)], id="what was taken back stays"),
        pytest.param([("review", 3), ("cram", 1)], [(3, 0)], id="cramming stays"),
        pytest.param([("review", 3), ("quiz", 1)], [(3, 0)], id="a quiz stays"),
        pytest.param([("review", 1), ("review", 3)], [(1, 0), (3, 0)], id="a step is one of learning"),
        pytest.param([("review", 3), ("review", 1), ("review", 3)], [(3, 0), (1, 1), (3, 2)], id="a lapse is relearnt"),
        pytest.param([("review", 3), ("reset", 0), ("review", 4)], [(3, 0), (0, 4), (4, 0)], id="a reset"),
        pytest.param([("reset", 0), ("suspend", 0)], [], id="a reset of nothing"),
    ],
)
def test_what_goes_out_of_a_history(tmp_path: Path, story: list[tuple[str, int]], rows: list[tuple[int, int]]) -> None:
    now = local_now()
    diary = played(now, [[(act, 3000, rating or 3, now.offset) for act, rating in story]])
    pack(tmp_path / "one.apkg", diary.rows, now, keys=["kelp/other#answer"])

    assert rows_of(tmp_path / "one.apkg", "select ease, type from revlog order by id") == rows


def test_an_answer_dated_in_the_future_is_refused() -> None:
    now = local_now()
    diary = Diary()
    diary.answer(KEY, ago(now, -A_DAY), 3)
    progress = Progress(carried(diary.rows), {samples.DECK: Preset(0.9, numbers(None))}, now, DAY_START)

    with pytest.raises(Refusal, match="dated in the future"):
        build([plain(KEY)], {}, now.at, progress=progress)


def test_each_deck_has_the_options_of_its_retention_and_our_parameters(tmp_path: Path) -> None:
    now = local_now()
    diary = Diary()
    for key in ("sea/a#answer", "land/a#answer"):
        diary.answer(key, ago(now, 9 * A_DAY), 3)
    decks = {"sea/a#answer": "Sea", "land/a#answer": "Land"}
    known = pack(
        tmp_path / "two.apkg", diary.rows, now, retentions={"Sea": 0.9, "Land": 0.85}, parameters=FITTED, decks=decks
    )
    col = imported(tmp_path / "two.apkg", tmp_path / "anki")
    try:
        for key, deck, name, retention in (("sea/a#answer", "Sea", "Tutor 90 %", 0.9), ("land/a#answer", "Land", "Tutor 85 %", 0.85)):  # fmt: skip
            options = col.decks.config_dict_for_deck_id(col.decks.id_for_name(deck))
            card = col.get_card(note_id(guid(key)))
            assert (options["name"], options["desiredRetention"]) == (name, retention)
            assert options["fsrsParams6"] == pytest.approx(FITTED)
            assert options["new"]["delays"] == options["lapse"]["delays"] == [10.0]
            assert (card.desired_retention, round(card.decay or 0, 3)) == (pytest.approx(retention), 0.2)
        assert not list(differences(col, known, now))
        assert not list(recomputed(col, known))
    finally:
        col.close()


def test_without_progress_all_is_new_and_no_options_travel(tmp_path: Path) -> None:
    told = build([plain(KEY)], {}, local_now().at)
    write(told.package, tmp_path / "new.apkg")
    (conf, options) = rows_of(tmp_path / "new.apkg", "select conf, dconf from col")[0]

    assert rows_of(tmp_path / "new.apkg", "select type, queue, reps, data from cards") == [(0, 0, 0, "")]
    assert rows_of(tmp_path / "new.apkg", "select count() from revlog") == [(0,)]
    assert list(json.loads(str(options))) == ["1"]
    assert (told.progress, told.record[0].progress_at) == (0, None)
    assert "rollover" not in json.loads(str(conf))


def progress(now: Moment, *keys: str, again: bool = False) -> Progress:
    diary = Diary()
    for key in keys:
        diary.answer(key, ago(now, 3 * A_DAY), 3)
    return Progress(carried(diary.rows), {samples.DECK: Preset(0.9, numbers(None))}, now, DAY_START, again)


def test_progress_goes_out_once_for_a_card() -> None:
    now = local_now()
    cards = [plain("a/a#answer"), plain("a/b#answer")]
    first = build(cards, {}, now.at, progress=progress(now, "a/a#answer"))
    ledger = {entry.guid: entry for entry in first.record}
    second = build(cards, ledger, now.at, progress=progress(now, "a/a#answer", "a/b#answer"))
    ledger |= {entry.guid: entry for entry in second.record}
    third = build(cards, ledger, now.at, progress=progress(now, "a/a#answer", "a/b#answer"))
    again = build(cards, ledger, now.at, progress=progress(now, "a/a#answer", "a/b#answer", again=True))
    plainly = build(cards, ledger, now.at)

    assert [(told.progress, told.late, told.went) for told in (first, second, third, again)] == [
        (1, 0, 0), (1, 1, 1), (0, 0, 2), (2, 0, 0),
    ]  # fmt: skip
    assert third.package == plainly.package
    assert third.package.schedule is None
    assert third.record == ()


def test_a_retired_card_goes_out_without_progress() -> None:
    now = local_now()
    cards = [plain("a/a#answer"), plain("a/b#answer")]
    ledger = {entry.guid: entry for entry in build(cards, {}, now.at).record}
    told = build([cards[0], cards[1]._replace(retired=True)], ledger, now.at, progress=progress(now, "a/b#answer"))

    assert (told.progress, told.package.schedule) == (0, None)


@pytest.mark.parametrize("hour", [0, 4, 11, 23])
def test_an_answer_near_the_turn_of_the_day_stays_on_its_day(hour: int) -> None:
    from tutor.anki.schedule import Calendar

    zone = timezone(timedelta(hours=1))
    now = moment(datetime(2026, 12, 1, 15, 30, tzinfo=zone), hour)
    calendar = Calendar(now.day - timedelta(days=30), now, hour)

    def days(at: int) -> set[date]:
        """The day as Anki counts it back from now, and as the clock says: at the very turn these are two."""
        return {calendar.day(at), moment(datetime.fromtimestamp(at / 1000, zone), hour).day}

    for minute in range(-3000, 3000, 7):
        then = moment(datetime(2026, 11, 20, 12, tzinfo=UTC) + timedelta(minutes=minute), hour)
        for apart in (-1, 0, 1):
            wanted = then.day + timedelta(days=apart)
            told = calendar.on_its_day(then.at, wanted)
            assert days(told) == {wanted}
            assert (told - then.at) % (HOUR // 4) == 0
            assert told == then.at or days(then.at) != {wanted}
