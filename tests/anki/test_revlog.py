"""Which rows of Anki's review log are acts of the learner on cards of ours; the rest is counted, and what an enemy wrote is no traceback."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.anki.histories import plain
from tests.counting import calls
from tutor.anki import revlog
from tutor.anki.collection import opened
from tutor.anki.export import build
from tutor.anki.naming import guid, note_id
from tutor.anki.package import write
from tutor.anki.revlog import Clock, History, Ours, history
from tutor.core.days import Moment
from tutor.core.log import columns, row_of
from tutor.core.problems import Refusal
from tutor.core.returning import homecoming

NOON = 1_795_608_000_000
TODAY = date(2026, 11, 25)
NOW = Moment(NOON, 60, TODAY)
HOUR, A_DAY = 3_600_000, 86_400_000
KEYS = ("kelp/otters#answer", "kelp/urchins#answer", "kelp/gone#answer")
IDS = [note_id(guid(key)) for key in KEYS]

Values = tuple[object, ...]


def row(at: int = NOON - HOUR, card: int = 0, ease: int = 3, ivl: int = 4, factor: int = 500, ms: int = 3000, type: int = 1) -> Values:  # fmt: skip
    """A row of the review log: id, card, usn, ease, interval, last interval, factor, milliseconds, type."""
    return at, IDS[card], -1, ease, ivl, 0, factor, ms, type


def made(folder: Path, rows: Iterable[Values] = (), *statements: str, conf: str = "{}") -> Path:
    """A collection with the cards of ours and these reviews, after these statements."""
    folder.mkdir(parents=True, exist_ok=True)
    write(build([plain(key) for key in KEYS], {}, NOON - 90 * A_DAY).package, folder / "out.apkg")
    with ZipFile(folder / "out.apkg") as archive:
        path = Path(archive.extract("collection.anki2", folder))
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE col SET conf = ?, crt = ?", (conf, (NOON - 60 * A_DAY) // 1000))
        database.executemany("INSERT INTO revlog VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        for statement in statements:
            database.execute(statement)
        database.commit()
    return path


def told(path: Path, named: Callable[[str], str] = lambda id: id if id in KEYS else "", known: tuple[str, ...] = KEYS[:2], day_start: int = 4) -> History:  # fmt: skip
    ours = Ours({guid(key): key for key in known}, named)
    with opened(path) as collection:
        return history(collection, ours, Clock(NOW, lambda at: 60, day_start))


def read(path: Path) -> History | str:
    """What is told, or the sentence with which the file is refused."""
    try:
        return told(path)
    except Refusal as refusal:
        return refusal.message


NEW_SCHEDULER = '{"schedVer": 2}'
SINGLE = {
    "an answer": (row(), ("review", 3, TODAY + timedelta(days=4)), ""),
    "a step": (row(ivl=-600), ("review", 3, NOON - HOUR + 600_000), ""),
    "no interval at all": (row(ivl=0), ("review", 3, NOON - HOUR + 600_000), ""),
    "an interval beyond any calendar": (row(ivl=2**62), ("review", 3, TODAY + timedelta(days=36_500)), ""),
    "a step beyond any calendar": (row(ivl=-(2**62)), ("review", 3, NOON - HOUR + 36_500 * A_DAY), ""),
    "reviewed early in a filtered deck": (row(type=3), ("review", 3, TODAY + timedelta(days=4)), ""),
    "crammed": (row(type=3, factor=0), None, "crammed"),
    "an answer of learning without a factor": (row(type=0, factor=0), ("review", 3, TODAY + timedelta(days=4)), ""),
    "forgotten": (row(ease=0, type=4, factor=0, ivl=0), ("reset", None, None), ""),
    "rescheduled with the options": (row(ease=0, type=5), None, ""),
    "an answer yet to come": (row(NOON + 1), None, "future"),
    "an answer far in the future": (row(2**62), None, "future"),
    "an answer before Anki": (row(10**12), None, "early"),
    "an answer at no time": (row(-5), None, "early"),
    "a fifth button": (row(ease=5), None, "unreadable"),
    "a button below none": (row(ease=-1), None, "unreadable"),
    "a kind that is not known": (row(type=9), None, "unreadable"),
    "a manual row with a button": (row(type=4), None, "unreadable"),
}


@pytest.mark.parametrize("name", SINGLE)
def test_a_row_is_an_act_or_is_left_out_with_a_reason(tmp_path: Path, name: str) -> None:
    values, act, reason = SINGLE[name]
    found = told(made(tmp_path, [values], conf=NEW_SCHEDULER))

    assert [(one.act, one.rating, one.due) for one in found.acts] == ([act] if act else [])
    assert found.left == ({reason: 1} if reason else {})


def test_the_first_scheduler_s_three_buttons_of_learning(tmp_path: Path) -> None:
    rows = [row(NOON - HOUR + number, ease=number % 4 + 1, type=type) for number, type in enumerate((0, 0, 0, 0, 1, 1, 1, 1, 2))]  # fmt: skip
    old, new = made(tmp_path / "old", rows), made(tmp_path / "new", rows, conf=NEW_SCHEDULER)

    assert [one.rating for one in told(old).acts] == [1, 3, 4, 4, 1, 2, 3, 4, 1]
    assert [one.rating for one in told(new).acts] == [1, 2, 3, 4, 1, 2, 3, 4, 1]


@pytest.mark.parametrize(
    ("conf", "day"),
    [
        ('{"rollover": 0}', TODAY), ('{"rollover": 4}', TODAY - timedelta(days=1)), ("{}", TODAY - timedelta(days=1)),
        ('{"rollover": -2}', TODAY - timedelta(days=1)), ('{"rollover": "soon"}', TODAY - timedelta(days=1)), ('{"rollover": 9e99}', TODAY - timedelta(days=1)),
    ],
)  # fmt: skip
def test_the_day_turns_where_the_collection_says_or_else_where_the_learner_does(
    tmp_path: Path, conf: str, day: date
) -> None:
    (act,) = told(made(tmp_path, [row(NOON - 10 * HOUR)], conf=conf)).acts

    assert (act.day, act.offset) == (day, 60)
    assert act.due == day + timedelta(days=4)


def test_what_anki_promises_now_counts_for_the_last_answer(tmp_path: Path) -> None:
    rows = [row(NOON - 5 * A_DAY), row(NOON - 2 * A_DAY), row(NOON - 3 * A_DAY, card=1)]
    due = f"UPDATE cards SET type = 2, queue = 2, due = 63 WHERE id = {IDS[0]}"
    step = f"UPDATE cards SET type = 1, queue = 1, due = {NOON // 1000 + 60} WHERE id = {IDS[1]}"
    conf = '{"schedVer": 2, "creationOffset": -60}'
    found = told(made(tmp_path, rows, due, step, conf=conf))

    assert [(one.card, one.due) for one in found.acts] == [
        (KEYS[0], TODAY - timedelta(days=1)), (KEYS[1], NOON + 60_000), (KEYS[0], TODAY + timedelta(days=3)),
    ]  # fmt: skip


@pytest.mark.parametrize("due", [2**62, -(2**62), 10**8, 10**13, "'soon'", "x'ff'", "1e300", "-1e300"])
def test_a_due_day_that_cannot_be_is_no_promise(tmp_path: Path, due: object) -> None:
    path = made(
        tmp_path, [row()], f"UPDATE cards SET type = 2, queue = 2, due = {due} WHERE id = {IDS[0]}", conf=NEW_SCHEDULER
    )
    found = read(path)

    if isinstance(found, str):
        assert "damaged" in found
    else:
        assert found.acts[0].due in (TODAY + timedelta(days=4), TODAY - timedelta(days=60))


def test_a_card_in_a_filtered_deck_is_due_when_its_own_deck_says(tmp_path: Path) -> None:
    away = f"UPDATE cards SET type = 2, queue = 2, due = -100000, odid = did, odue = 66 WHERE id = {IDS[0]}"
    (act,) = told(made(tmp_path, [row()], away, conf='{"schedVer": 2, "creationOffset": -60}')).acts

    assert act.due == TODAY + timedelta(days=6)


def test_only_the_last_change_by_hand_after_an_answer_counts(tmp_path: Path) -> None:
    rows = [
        row(NOON - 9 * A_DAY),
        row(NOON - 8 * A_DAY, ease=0, type=4),
        row(NOON - 7 * A_DAY),
        row(NOON - 6 * A_DAY, ease=0, type=5),
        row(NOON - 5 * A_DAY, ease=0, type=4),
    ]
    due = f"UPDATE cards SET type = 2, queue = 2, due = 80 WHERE id = {IDS[0]}"
    found = told(made(tmp_path, rows, due, conf='{"schedVer": 2, "creationOffset": -60}'))

    assert [(one.act, one.at) for one in found.acts] == [
        ("review", NOON - 9 * A_DAY), ("review", NOON - 7 * A_DAY), ("reschedule", NOON - 5 * A_DAY),
    ]  # fmt: skip
    assert found.acts[-1].due == TODAY + timedelta(days=20)
    answered = told(made(tmp_path / "b", rows[:3], due, conf='{"schedVer": 2, "creationOffset": -60}'))
    assert [(one.act, one.due) for one in answered.acts] == [
        ("review", TODAY - timedelta(days=5)), ("review", TODAY + timedelta(days=20)),
    ]  # fmt: skip


def test_a_promise_from_before_a_card_was_forgotten_stays_what_it_was(tmp_path: Path) -> None:
    rows = [row(NOON - 9 * A_DAY), row(NOON - 8 * A_DAY, ease=0, type=4, factor=0)]
    due = f"UPDATE cards SET type = 2, queue = 2, due = 99 WHERE id = {IDS[0]}"
    found = told(made(tmp_path, rows, due, conf=NEW_SCHEDULER))

    assert [(one.act, one.due) for one in found.acts] == [("review", TODAY - timedelta(days=5)), ("reset", None)]


@pytest.mark.parametrize(("west", "days"), [(-600, 61), (0, 60), (600, 60), (720, 59)])
def test_due_days_are_counted_from_the_day_on_which_the_collection_began_where_it_did(
    tmp_path: Path, west: int, days: int
) -> None:
    began = (NOON - 60 * A_DAY) // 1000 + 5 * 3600
    due = f"UPDATE cards SET type = 2, queue = 2, due = {days} WHERE id = {IDS[0]}"
    conf = f'{{"schedVer": 2, "creationOffset": {west}}}'
    (act,) = told(made(tmp_path, [row()], due, f"UPDATE col SET crt = {began}", conf=conf)).acts

    local = (began - west * 60) // 86_400 - NOON // 1000 // 86_400
    assert act.due == TODAY + timedelta(days=local + days)


# ---- which cards are ours


def test_a_card_that_no_library_has_is_counted_if_it_was_reviewed(tmp_path: Path) -> None:
    path = made(tmp_path, [row(), row(NOON - 2 * HOUR, card=2), row(NOON - 3 * HOUR, card=2)])

    found = told(path, lambda id: id if id in KEYS[:2] else "")
    assert ([one.card for one in found.acts], found.unknown) == ([KEYS[0]], 1)
    assert told(made(tmp_path / "b", [row()]), lambda id: "").unknown == 0


@pytest.mark.parametrize("id", [KEYS[2], f" {KEYS[2]}&nbsp;", "<b></b>" * 9])
def test_a_note_is_found_by_its_id_where_its_guid_says_nothing(tmp_path: Path, id: str) -> None:
    change = f"UPDATE notes SET guid = 'elsewhere', flds = replace(flds, '{KEYS[2]}', '{id}')"
    found = told(made(tmp_path, [row(card=2)], f"{change} WHERE id = {IDS[2]}"))

    assert [one.card for one in found.acts] == ([KEYS[2]] if KEYS[2] in id else [])


def test_a_copy_that_the_learner_made_of_a_note_has_a_life_of_its_own(tmp_path: Path) -> None:
    copies = (
        f"INSERT INTO notes SELECT 77, 'copied', mid, mod, usn, tags, flds, sfld, csum, flags, data FROM notes WHERE id = {IDS[0]}",
        "INSERT INTO cards SELECT 78, 77, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data"
        f" FROM cards WHERE id = {IDS[0]}",
        f"INSERT INTO revlog VALUES({NOON - 5}, 78, -1, 1, 1, 1, 500, 100, 1)",
    )
    found = told(made(tmp_path, [row()], *copies))

    assert [(one.card, one.rating) for one in found.acts] == [(KEYS[0], 3)]


def test_reviews_of_other_cards_are_nobody_s_business(tmp_path: Path) -> None:
    strangers = [(NOON - number, 500 + number, -1, 3, 4, 1, 500, 100, 1) for number in range(1, 50)]
    found = told(made(tmp_path, [*strangers, row()]))

    assert (len(found.acts), found.unknown, found.left, found.deleted) == (1, 0, {}, 0)


def test_suspended_cards_are_named_and_deleted_ones_counted(tmp_path: Path) -> None:
    gone = (f"DELETE FROM cards WHERE id = {IDS[1]}", f"DELETE FROM notes WHERE id = {IDS[1]}")
    path = made(
        tmp_path, [row(), row(NOON - 2 * HOUR, card=1)], f"UPDATE cards SET queue = -1 WHERE id = {IDS[0]}", *gone
    )
    found = told(path)

    assert ([one.card for one in found.acts], found.deleted) == ([KEYS[1], KEYS[0]], 1)
    assert found.suspended == {KEYS[0]}


# ---- what an enemy wrote

LOG = "id, cid, usn, ease, ivl, lastIvl, factor, time, type"
DAMAGE = {
    "a view instead of the log": ("ALTER TABLE revlog RENAME TO r", "CREATE VIEW revlog AS SELECT * FROM r"),
    "a view without an end": ("DROP TABLE revlog", f"CREATE VIEW revlog AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT {', '.join('i AS ' + name for name in LOG.split(', '))} FROM n"),
    "a trigger": ("CREATE TRIGGER t AFTER INSERT ON revlog BEGIN DELETE FROM notes; END",),
    "text for numbers": ("UPDATE revlog SET ease = 'three', ivl = 'four'",),
    "bytes for numbers": ("UPDATE revlog SET factor = x'c3'",),
    "floats beyond any number": ("UPDATE revlog SET ivl = 9e999",),
    "floats": ("UPDATE revlog SET ivl = 4.6, time = 1e300",),
    "nothing": ("CREATE TABLE r AS SELECT * FROM revlog", "DROP TABLE revlog", "ALTER TABLE r RENAME TO revlog", "UPDATE revlog SET ease = NULL, type = NULL"),
    "text that is no text": (f"UPDATE notes SET flds = cast(x'fffefd' AS TEXT), guid = cast(x'c328' AS TEXT) WHERE id = {IDS[1]}",),
    "no log": ("DROP TABLE revlog",),
    "a log of other columns": ("DROP TABLE revlog", "CREATE TABLE revlog (a, b)"),
    "no fields": ("UPDATE notes SET flds = ''",),
    "a note type that is not there": ("UPDATE notes SET mid = 5",),
    "settings that are no object": ("UPDATE col SET conf = '[1, 2]'",),
    "settings of the wrong kind": ('UPDATE col SET conf = \'{"rollover": [], "creationOffset": {}, "schedVer": "x"}\'',),
    "a beginning beyond any calendar": ("UPDATE col SET crt = 9e17",),
    "a beginning before any calendar": ("UPDATE col SET crt = -9e17",),
    "cards of huge numbers": ("UPDATE cards SET due = 9e18, type = 2, ord = 9e18, queue = -9e18",),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_an_enemy_s_collection_is_refused_in_a_sentence_or_read(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "enemy", [row()], *DAMAGE[name], conf=NEW_SCHEDULER)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    before = path.read_bytes()
    found = read(path)

    if isinstance(found, str):
        assert "\n" not in found
    else:
        assert all(0 < one.at <= NOON for one in found.acts)
    assert os.listdir(tmp_path / "temporary") == []
    assert sorted(os.listdir(path.parent)) == ["collection.anki2", "out.apkg"]
    assert path.read_bytes() == before


def test_more_reviews_than_anyone_ever_made_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revlog, "MOST", 100)

    with pytest.raises(Refusal, match="more than 100 reviews"):
        told(made(tmp_path, [row(NOON - number) for number in range(200)]))


@pytest.mark.heavy
def test_a_long_life_of_reviews_costs_no_more_than_its_length(tmp_path: Path) -> None:
    def life(reviews: int) -> Path:
        folder = tmp_path / str(reviews)
        folder.mkdir()
        return made(folder, [row(NOON - 60_000 * n, card=n % 2) for n in range(reviews)], conf=NEW_SCHEDULER)

    long, short = life(100_000), life(20_000)

    assert len(told(long).acts) == 100_000
    assert calls(lambda: told(long)) < 6 * calls(lambda: told(short))


@pytest.mark.heavy
def test_bytes_changed_at_random_give_a_refusal_or_acts_that_can_be(tmp_path: Path) -> None:
    from random import Random

    dice = Random(5)
    whole = made(tmp_path, [row(NOON - 60_000 * number, card=number % 3) for number in range(60)], conf=NEW_SCHEDULER).read_bytes()  # fmt: skip
    path = tmp_path / "changed.anki2"
    tables = [at for at in range(0, len(whole), 4096) if any(whole[at : at + 4096])]
    heard = 0
    for _ in range(400):
        content = bytearray(whole)
        for _ in range(dice.choice((1, 5, 40))):
            content[dice.choice(tables) + dice.randrange(4096)] = dice.randrange(256)
        path.write_bytes(content)
        found = read(path)
        if isinstance(found, History):
            heard += 1
            assert all(row_of(columns(one)) for one in homecoming(found.acts, (), str).rows)
    assert heard > 20
