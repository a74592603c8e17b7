"""Confusions: computed from what was said, the same whatever order it came in, and a contrast from the second mix-up on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.files import OTTERS
from tests.core.learner import MONDAY
from tutor.core.confusions import Miss, Mixup, contrasts, misses, mixup, name_of, side_by_side, tally
from tutor.core.drills import face
from tutor.core.log import Row
from tutor.core.text import plain

TERM, EFFECT, CHOICE = (
    "otters-kelp/keystone-species#name",
    "otters-kelp/otters-urchins#effect",
    "otters-kelp/who-grazes#answer",
)


def row(number: int, key: str | None, said: str | None, rating: int = 1, act: str = "review", suggested: int | None = None, of: str | None = None) -> Row:  # fmt: skip
    return Row(
        f"u{number}", "here", key, act, number, 60, MONDAY, rating, 1, suggested, None, date(2026, 3, 9), said, of
    )


SAID = [
    ("another term's name", TERM, "urchin barren", ("keystone-species", "urchin-barren")),
    ("with a typo", TERM, "urchin baren", ("keystone-species", "urchin-barren")),
    ("another name of it", TERM, "barren", ("keystone-species", "urchin-barren")),
    ("another node", EFFECT, "orcas", ("sea-urchins", "orcas")),
    ("nothing of the file", TERM, "whales", None),
    ("the right answer by today's wordings", TERM, "keystone species", None),
    ("part of the answer", TERM, "species", None),
    ("a card that is gone", "otters-kelp/gone#name", "kelp", None),
    ("options that are no names", CHOICE, "gulls", None),
    ("no key at all", "x", "kelp", None),
]


@pytest.mark.parametrize(("key", "said", "pair"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_what_was_said_is_looked_up_among_the_names_of_today(key: str, said: str, pair: tuple[str, str] | None) -> None:
    found = mixup(Miss("u", key, 0, said), OTTERS)

    assert (found and (found.asked, found.given)) == pair


def test_only_wrong_answers_in_words_that_stand_are_looked_at_and_a_face_is_that_of_its_count() -> None:
    rows = [
        row(1, TERM, "kelp", 3),
        row(2, TERM, "barren", 3, suggested=1),  # overridden, and confused all the same
        row(3, TERM, "orcas", 1, suggested=3),  # right, but rated down
        row(4, TERM, None),
        row(5, EFFECT, "orcas", act="cram"),
        row(6, TERM, '[7,"barren"]', act="quiz"),
        row(7, TERM, "taken back"),
        row(8, TERM, None, act="void", of="u7"),
        row(9, TERM, None, act="reset"),
        row(10, TERM, "barren"),
        row(11, None, '[2,"reduced","otters-kelp/x#intervention"]', act="quiz"),
    ]

    assert misses(rows) == [
        Miss("u2", TERM, 1, "barren"),
        Miss("u5", EFFECT, 0, "orcas"),
        Miss("u6", TERM, 7, "barren"),
        Miss("u10", TERM, 0, "barren"),
        Miss("u11", "otters-kelp/x#intervention", 2, "reduced"),
    ]


MIXUPS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.sampled_from("xyz")), max_size=20)


@given(MIXUPS)
def test_a_pair_is_a_contrast_from_its_second_mixup_on_either_way_round_and_by_file(
    found: list[tuple[str, str, str]],
) -> None:
    mixups = [Mixup(f"u{number}", *one) for number, one in enumerate(found) if one[1] != one[2]]
    times = tally(mixups)
    held = contrasts(mixups)

    assert {pair for pair, number in times.items() if number >= 2} == held.keys()
    assert sum(times.values()) == len(mixups)
    for (file, pair), uid in held.items():
        before = [one.uid for one in mixups if (one.file, one.pair) == (file, pair)]
        assert before.index(uid) == 1


def test_a_reveal_shows_the_two_side_by_side_with_what_each_means() -> None:
    pair = frozenset(("keystone-species", "urchin-barren"))
    (one,) = side_by_side(face(OTTERS, TERM, 0), OTTERS, [pair])

    assert one.label == "unlike"
    assert [plain(line).replace("\xa0", " ").split("  ")[0] for line in one.lines] == [
        "keystone species",
        "urchin barren",
    ]
    assert "far larger than its numbers" in plain(one.lines[0])
    assert "grazed bare of kelp" in plain(one.lines[1])


def test_the_other_one_shows_them_too_and_a_third_does_not() -> None:
    pair = frozenset(("keystone-species", "urchin-barren"))

    assert side_by_side(face(OTTERS, "otters-kelp/urchin-barren#name", 0), OTTERS, [pair])
    assert side_by_side(face(OTTERS, "otters-kelp/urchin-barren#define", 0), OTTERS, [pair])
    assert side_by_side(face(OTTERS, "otters-kelp/mpa#name", 0), OTTERS, [pair]) == ()
    assert side_by_side(face(OTTERS, EFFECT, 0), OTTERS, [pair]) == ()


def test_a_node_without_a_meaning_is_shown_by_what_it_does() -> None:
    (one,) = side_by_side(face(OTTERS, EFFECT, 0), OTTERS, [frozenset(("sea-urchins", "sea-otters"))])

    assert "lower" in plain(one.lines[1])


def test_a_contrast_with_what_is_gone_from_the_file_is_not_shown() -> None:
    assert side_by_side(face(OTTERS, TERM, 0), OTTERS, [frozenset(("keystone-species", "gone"))]) == ()
    assert name_of("gone", OTTERS) == "gone"
