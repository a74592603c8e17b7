"""When two accounts are of one act, and that an act of which a log holds both counts once."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest

from tests.core.learner import A_DAY, at
from tutor.core.log import ELSEWHERE, Row, fold, standing
from tutor.core.memory import Seen, Unseen
from tutor.core.twins import QUARTER, same_time

NOON, TODAY = 1_795_608_000_000, date(2026, 11, 25)
HOUR = 3_600_000
KEY, OLD = "kelp/otters#answer", "old/otters#answer"


def did(at: int, device: str = "here", rating: int | None = 3, card: str = KEY) -> Row:
    """A review, or a reset without a rating; a day later it is due."""
    act = "review" if rating else "reset"
    day = TODAY + timedelta(days=(at - NOON) // A_DAY)
    due = day + timedelta(days=1) if rating else None
    return Row(f"{act} {device} {at}", device, card, act, at, 0, day, rating, 4000 if rating else None, due=due)


def void(row: Row) -> Row:
    return Row(f"void of {row.uid}", "here", row.card, "void", row.at + HOUR, 0, row.day, of=row.uid)


@pytest.mark.parametrize(
    ("apart", "same"),
    [
        (0, True), (10, True), (11, False), (QUARTER, True), (-QUARTER - 7, True), (33 * QUARTER + 10, True), (QUARTER // 2, False),
        (A_DAY, True), (2 * A_DAY, False), (60_000, False),
    ],
)  # fmt: skip
def test_when_two_times_can_be_those_of_one_answer(apart: int, same: bool) -> None:
    now = at(9).at

    assert same_time(now, now + apart) is same is same_time(now + apart, now)


OWN = [did(NOON), did(NOON + A_DAY + 5000, rating=1)]


@pytest.mark.parametrize(
    ("came", "reps"),
    [
        pytest.param([did(NOON, ELSEWHERE)], 2, id="one came home"),
        pytest.param([did(NOON + 3 * QUARTER, ELSEWHERE), did(NOON + A_DAY + 5003, ELSEWHERE, 1)], 2, id="both did, moved"),
        pytest.param([did(NOON, ELSEWHERE, card=OLD)], 2, id="under the older name"),
        pytest.param([did(NOON + 61_000, ELSEWHERE)], 3, id="another answer"),
        pytest.param([did(NOON, ELSEWHERE, 4)], 3, id="another rating"),
        pytest.param([did(NOON, ELSEWHERE), did(NOON + QUARTER, ELSEWHERE)], 3, id="no answer stands for two"),
    ],
)  # fmt: skip
def test_an_answer_that_came_home_to_another_log_counts_once(came: list[Row], reps: int) -> None:
    for rows in permutations([*OWN, *came]):
        memory = fold(rows).memory
        assert isinstance(memory, Seen)
        assert memory.reps == reps
    if reps == 2:
        assert fold([*OWN, *came]) == fold(OWN)


def test_one_card_s_answer_is_not_another_s() -> None:
    other = did(NOON, ELSEWHERE, card="kelp/urchins#answer")

    assert standing([*OWN, other]) == sorted([*OWN, other], key=lambda row: (row.at, row.uid))


def test_an_answer_taken_back_after_it_went_out_stays_taken_back() -> None:
    assert fold([OWN[0], void(OWN[0]), did(NOON, ELSEWHERE)]).memory == Unseen()


def test_a_pull_taken_back_leaves_what_was_done_here() -> None:
    came = did(NOON, ELSEWHERE)

    assert fold([*OWN, came, void(came)]) == fold(OWN)


def test_a_reset_that_was_moved_forgets_nothing_after_its_own() -> None:
    rows = [did(NOON), did(NOON + HOUR + 7, rating=None), did(NOON + 2 * HOUR, rating=4)]
    came = [did(NOON + 12 * QUARTER, ELSEWHERE), did(NOON + 12 * QUARTER + 1, ELSEWHERE, None), did(NOON + 2 * HOUR + 8 * QUARTER, ELSEWHERE, 4)]  # fmt: skip

    assert fold([*rows, *came]) == fold(rows)
