"""The log's one line everywhere, and the fold of a card's rows: an undo leaves no trace, order of arrival does not matter."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.learner import A_DAY, AGAIN, GOOD, HARD, MINUTE, MONDAY, Learner, at, library, thin
from tutor.core.days import Moment
from tutor.core.log import COLUMNS, Row, canonical, columns, crc, fold, line, parse, row_of, standing
from tutor.core.memory import CardState, Seen, Unseen

KEY = "brain/bdnf#name"
DUE = date(2026, 3, 4)
REVIEW = Row("u1", "here", KEY, "review", 1_772_442_000_000, 60, MONDAY, 3, 4200, 3, None, DUE, "bdnf")


def test_a_line_is_the_columns_in_order_without_spaces_and_the_crc_of_the_array_before_it() -> None:
    array = '["u1","here","brain/bdnf#name","review",1772442000000,60,"2026-03-02",3,4200,3,null,"2026-03-04","bdnf",null,null]'

    assert line(REVIEW) == f"{array[:-1]},{crc32(array.encode())}]"
    assert crc(REVIEW) == crc32(array.encode())
    assert parse(line(REVIEW) + "\n") == REVIEW


@pytest.mark.parametrize(
    ("row", "written"),
    [
        (REVIEW._replace(due=1_772_442_600_000), ',1772442600000,"bdnf"'),
        (REVIEW._replace(text="Ne\u0301 \u2028\x1b[1m"), '"Né \u2028\\u001b[1m"'),
        (REVIEW._replace(text="a \ud800 b"), '"a ? b"'),
        (REVIEW._replace(act="void", card=None, rating=None, due=None, text=None, of="u0"), 'null,null,"u0",null'),
        (REVIEW._replace(act="from-a-later-version", rating=None, due=None), '"from-a-later-version"'),
        (REVIEW._replace(sure=1), ",1,"),
    ],
    ids=["a step in milliseconds", "NFC and controls escaped", "a lone surrogate", "no card", "unknown act", "sure"],
)
def test_every_row_has_one_canonical_line(row: Row, written: str) -> None:
    assert written in line(row)
    assert parse(line(row)) == canonical(row)
    assert line(parse(line(row))) == line(row)


def relined(row: Row, **changes: object) -> str:
    """A line with a right crc over wrong columns."""
    values = dict(zip(COLUMNS, columns(row), strict=True)) | changes
    array = json.dumps(list(values.values()), ensure_ascii=False, separators=(",", ":"))
    return f"{array[:-1]},{crc32(array.encode())}]"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[" * 100_000,
        "null",
        line(REVIEW)[:-2],
        line(REVIEW).replace("bdnf", "bdnt", 1),
        line(REVIEW).replace(",", ", ", 1),
        line(REVIEW) + " ",
        relined(REVIEW, text="Ne\u0301"),
        relined(REVIEW, rating=5),
        relined(REVIEW, rating=True),
        relined(REVIEW, rating=3.0),
        relined(REVIEW, rating=None),
        relined(REVIEW, card=None),
        relined(REVIEW, due=None),
        relined(REVIEW, day="20260302"),
        relined(REVIEW, day="2026-02-30"),
        relined(REVIEW, at=2**70),
        relined(REVIEW, at=-1),
        relined(REVIEW, due=10**17),
        relined(REVIEW, uid=7),
        relined(REVIEW, more=1),
    ],
)
def test_a_damaged_line_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"log|Expecting|columns|Extra|delimiter"):
        parse(text)


def test_columns_and_row_of_are_each_others_way_back() -> None:
    assert row_of(columns(REVIEW)) == REVIEW


# ---- the fold


def learner() -> Learner:
    return Learner(library([thin(KEY)]))


def test_reviews_make_the_memory_that_was_promised() -> None:
    anna = learner()
    for day, rating in ((0, AGAIN), (0, GOOD), (3, GOOD)):
        promised = anna.outcome(KEY, rating, at(day, 20))
        anna.answers(KEY, rating, at(day, 20))
        assert anna.states[KEY].memory == promised.memory

    assert anna.states[KEY] == CardState(promised.memory, MONDAY, True, last_rating=3)


@pytest.mark.parametrize(
    ("answers", "right"),
    [
        ([(0, GOOD)], False),
        ([(0, AGAIN), (0, GOOD)], False),
        ([(0, GOOD), (1, AGAIN)], False),
        ([(0, GOOD), (1, AGAIN), (1, GOOD)], False),
        ([(0, GOOD), (1, HARD)], True),
        ([(0, GOOD), (1, HARD), (2, AGAIN)], True),
    ],
)
def test_right_later_is_right_on_a_later_day(answers: list[tuple[int, int]], right: bool) -> None:
    anna = learner()
    for minute, (day, rating) in enumerate(answers):
        anna.answers(KEY, rating, at(day, minute))  # type: ignore[arg-type]

    assert anna.states[KEY].right_later is right


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        (["suspend"], CardState(suspended=True)),
        (["suspend", "unsuspend"], CardState()),
        (["bury"], CardState(buried_on=MONDAY)),
        (["bury", "unbury"], CardState()),
        (["flag"], CardState(flagged=True)),
        (["flag", "unflag"], CardState()),
        (["quiz"], CardState()),
        (["parameters", "from-a-later-version"], CardState()),
    ],
)
def test_acts_beside_reviews(acts: list[str], state: CardState) -> None:
    anna = learner()
    for minute, act in enumerate(acts):
        anna.act(act, KEY, at(0, minute))

    assert anna.states[KEY] == state


def test_a_cram_and_a_quiz_move_no_memory() -> None:
    anna = learner()
    anna.answers(KEY, GOOD, at())
    before = anna.states[KEY]
    anna.act("cram", KEY, at(1), rating=1, due=at(1, 10).at)
    anna.act("quiz", KEY, at(1, 1), rating=1, text="BDNF")

    assert anna.states[KEY] == before


def test_a_reset_forgets_the_memory_and_nothing_else() -> None:
    anna = learner()
    anna.answers(KEY, GOOD, at())
    anna.act("flag", KEY, at(0, 1))
    anna.act("reset", KEY, at(5))

    assert anna.states[KEY] == CardState(flagged=True)
    assert anna.states[KEY].memory == Unseen()


def test_a_reschedule_moves_the_due_day_alone() -> None:
    anna = learner()
    anna.answers(KEY, GOOD, at())
    memory = anna.states[KEY].memory
    assert isinstance(memory, Seen)
    anna.act("reschedule", KEY, at(1), due=date(2026, 6, 1))

    assert anna.states[KEY].memory == memory._replace(due=date(2026, 6, 1))


def test_a_void_takes_back_a_whole_command_and_is_itself_never_taken_back() -> None:
    anna = learner()
    first = anna.answers(KEY, GOOD, at())
    second = anna.act("flag", KEY, at(0, 1), of=first.uid)
    void = anna.act("void", KEY, at(0, 2), of=first.uid)
    again = anna.act("void", KEY, at(0, 3), of=void.uid)

    assert standing([again, void, second, first]) == []
    assert anna.states[KEY] == CardState()


def test_accepting_a_wording_replaces_a_rating_and_undo_takes_back_the_new_one_alone() -> None:
    anna = learner()
    anna.answers(KEY, AGAIN, at())
    void = anna.act("void", KEY, at(0, 1), of="u00000")
    new = anna.act("review", KEY, at(0, 1), rating=3, due=DUE, of=void.uid)
    assert anna.states[KEY].last_rating == 3

    anna.undoes(new, at(0, 2))
    assert anna.states[KEY] == CardState()


acts = st.tuples(
    st.sampled_from(["review", "review", "review", "suspend", "unsuspend", "bury", "flag", "reset", "cram", "future"]),
    st.integers(1, 4),
    st.integers(0, 30),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(acts, min_size=1, max_size=10), st.data())
def test_an_undone_act_leaves_no_trace_wherever_it_stands(
    history: list[tuple[str, int, int]], draw: st.DataObject
) -> None:
    rows, now = [], at()
    for number, (act, rating, days) in enumerate(history):
        now = Moment(now.at + days * A_DAY + MINUTE, 60, date.fromordinal(now.day.toordinal() + days))
        due = date.fromordinal(now.day.toordinal() + rating)
        rows.append(Row(f"u{number}", "here", KEY, act, now.at, 60, now.day, rating, 900, None, None, due))
    undone = draw.draw(st.sampled_from(rows))
    void = Row("v", "there", KEY, "void", now.at + MINUTE, 60, now.day, of=undone.uid)
    without = [row for row in rows if row != undone]
    shuffled = draw.draw(st.permutations([*rows, void]))

    assert fold(shuffled) == fold(without)
    assert fold(shuffled) == fold([*rows, void])


def test_rows_fold_alike_in_any_order_of_arrival() -> None:
    anna = learner()
    for day, rating in ((0, AGAIN), (0, GOOD), (4, GOOD), (9, HARD)):
        anna.answers(KEY, rating, at(day, len(anna.rows)))

    assert all(fold(rows) == anna.states[KEY] for rows in permutations(anna.rows))
