"""What comes home becomes the same rows everywhere, once; what went out from here is known when it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.log import ELSEWHERE, Row, fold
from tutor.core.memory import Seen, Unseen
from tutor.core.returning import Homecoming, Returned, homecoming
from tutor.core.twins import QUARTER

NOON = 1_795_608_000_000
TODAY = date(2026, 11, 25)
HOUR = 3_600_000
KEY = "kelp/otters#answer"


def came(at: int = NOON, rating: int = 3, card: str = KEY) -> Returned:
    """A review in Anki."""
    return Returned("review", card, at, 0, TODAY, rating, 4000, TODAY + timedelta(days=rating))


def own(at: int = NOON, rating: int = 3, card: str = KEY, uid: str = "own") -> Row:
    """A review here."""
    return Row(uid, "here", card, "review", at, 0, TODAY, rating, 4000, due=TODAY + timedelta(days=rating))


def home(acts: Sequence[Returned], rows: Sequence[Row] = ()) -> Homecoming:
    kept = [row._replace(card=now(row.card)) for row in rows]
    return homecoming(acts, kept, now)


def now(name: str | None) -> str:
    """The key of today."""
    return (name or "").replace("old/", "kelp/")


def void(row: Row, device: str = "here") -> Row:
    return Row(f"void of {row.uid}", device, row.card, "void", row.at + HOUR, 0, TODAY, of=row.uid)


def test_a_review_becomes_a_row_with_all_it_says() -> None:
    (row,) = home([came()]).rows

    assert row[1:] == (ELSEWHERE, KEY, "review", NOON, 0, TODAY, 3, 4000, None, None, TODAY + timedelta(days=3), None, None, None)  # fmt: skip
    assert (len(row.uid), row.uid[14]) == (36, "7")


@pytest.mark.parametrize(
    ("act", "row", "known"),
    [
        pytest.param(came(), own(), True, id="the same answer"),
        pytest.param(came(NOON + 9), own(), True, id="moved as its millisecond was taken"),
        pytest.param(came(NOON + 3 * QUARTER), own(), True, id="moved onto its day"),
        pytest.param(came(NOON + 40 * HOUR), own(), False, id="farther than anything is moved"),
        pytest.param(came(NOON + 61_000), own(), False, id="a minute later"),
        pytest.param(came(rating=4), own(), False, id="another rating"),
        pytest.param(came(card="kelp/urchins#answer"), own(), False, id="another card"),
        pytest.param(came(card="old/otters#answer"), own(), True, id="the card's older name"),
    ],
)
def test_what_went_out_is_known(act: Returned, row: Row, known: bool) -> None:
    found = home([act], [row])

    assert (len(found.rows), found.known.get("review", 0)) == ((0, 1) if known else (1, 0))


def test_one_row_stands_for_one_answer_alone() -> None:
    found = home([came(), came(NOON + QUARTER)], [own()])

    assert [row.at for row in found.rows] == [NOON + QUARTER]
    assert found.known == {"review": 1}


def test_an_answer_taken_back_here_stays_taken_back() -> None:
    row = own()

    assert home([came()], [row, void(row)]).rows == ()


def test_a_pull_taken_back_comes_again_and_again() -> None:
    rows: list[Row] = []
    for _ in range(3):
        (fresh,) = home([came()], rows).rows
        assert home([came()], [*rows, fresh]).rows == ()
        rows += [fresh, void(fresh)]

    assert len({row.uid for row in rows}) == 6
    assert fold(rows).memory == Unseen()


def test_a_reset_is_known_wherever_it_was_moved_behind() -> None:
    reset = Row("reset", "here", KEY, "reset", NOON, 0, TODAY)
    moved = [came(NOON + 5 * HOUR + 76), Returned("reset", KEY, NOON + 5 * HOUR + 77, 0, TODAY)]
    acts = [*moved, Returned("reset", KEY, NOON + 30 * HOUR, 0, TODAY)]
    rows = [own(NOON - HOUR + 76), reset]

    assert [row.at for row in home(acts, rows).rows] == [NOON + 30 * HOUR]
    assert home(acts, rows).known == {"review": 1, "reset": 1}


def test_a_card_forgotten_there_a_few_hours_after_it_was_forgotten_here_is_forgotten_again() -> None:
    rows = [own(NOON - 9 * HOUR), Row("reset", "here", KEY, "reset", NOON, 0, TODAY)]
    acts = [came(NOON + 2 * HOUR + 77_777), Returned("reset", KEY, NOON + 5 * HOUR + 99_999, 0, TODAY)]

    found = home(acts, rows)
    assert [row.act for row in found.rows] == ["review", "reset"]
    assert fold([*rows, *found.rows]).memory == Unseen()


def test_reviews_here_and_there_are_folded_by_time() -> None:
    rows = [own(NOON - 48 * HOUR - 4321)._replace(day=TODAY - timedelta(days=2)), own(NOON + 24 * HOUR + 1234, uid="later")._replace(day=TODAY + timedelta(days=1))]  # fmt: skip
    whole = [*rows, *home([came()], rows).rows]
    alone = [rows[0], own(uid="between"), rows[1]]

    assert fold(whole) == fold(alone)
    assert isinstance(memory := fold(whole).memory, Seen)
    assert memory.reps == 3


def test_a_due_day_set_by_hand_moves_nothing_else() -> None:
    moved = Returned("reschedule", KEY, NOON + HOUR, 0, TODAY, due=TODAY + timedelta(days=50))
    rows = home([came(), moved]).rows
    before, after = fold(rows[:1]).memory, fold(rows).memory

    assert isinstance(before, Seen)
    assert after == before._replace(due=TODAY + timedelta(days=50))


ACTS = st.lists(
    st.builds(
        came,
        at=st.one_of(st.integers(NOON, NOON + 60), st.integers(0, 200).map(lambda quarters: NOON + quarters * QUARTER)),
        rating=st.integers(1, 4), card=st.sampled_from([KEY, "kelp/urchins#answer", "old/otters#answer"]),
    ),
    max_size=30, unique_by=lambda act: (now(act.card), act.at),
)  # fmt: skip


@given(ACTS, ACTS)
def test_coming_home_twice_or_on_two_devices_is_coming_home_once(first: list[Returned], more: list[Returned]) -> None:
    rows = home(first).rows

    assert home(list(reversed(first))).rows == rows
    assert len({row.uid for row in rows}) == len(first)
    again = home(first, rows)
    assert (again.rows, again.known.get("review", 0)) == ((), len(first))
    told = {(now(act.card), act.at) for act in first}
    unheard = [act for act in more if (now(act.card), act.at) not in told]
    later = home([*first, *unheard], rows)
    assert len(later.rows) + later.known.get("review", 0) == len(first) + len(unheard)
    assert not {row.uid for row in later.rows} & {row.uid for row in rows}
