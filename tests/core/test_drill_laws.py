"""What holds of every face at every count."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tests.core.files import BARE, BY_KEY, OTTERS, shown, with_item
from tutor.core.drills import cards, face
from tutor.core.faces import Arrange, Judge, Pick, Recall, Tick, TypeIn
from tutor.core.items import Common, Term
from tutor.core.text import plain

KEYS = st.sampled_from(sorted(BY_KEY))
COUNTS = st.integers(0, 500)


@given(KEYS, COUNTS)
def test_the_same_key_and_count_give_the_same_face(key: str, count: int) -> None:
    again = shown(key, count)

    assert again == shown(key, count)
    assert again.key == key
    assert plain(again.prompt).strip()


@given(KEYS, COUNTS)
def test_a_face_is_graded_as_its_card_says(key: str, count: int) -> None:
    asks = {"typed": TypeIn, "choice": Pick, "order": Arrange, "verdict": Judge, "checklist": Tick, "self": Recall}

    assert type(shown(key, count).ask) is asks[BY_KEY[key].grading]


@given(KEYS, COUNTS)
def test_no_face_holds_markup(key: str, count: int) -> None:
    asked = shown(key, count)
    texts = [
        asked.prompt,
        asked.cue,
        asked.answer,
        *(line for row in asked.rows for line in (*row.lines, *row.remarks)),
    ]

    assert not [mark for mark in ("**", "`", "](", "*l") for text in texts if mark in plain(text)]


@given(KEYS, COUNTS)
def test_a_typed_card_does_not_give_its_answer_away(key: str, count: int) -> None:
    asked = shown(key, count)
    if isinstance(asked.ask, TypeIn):
        told = f"{plain(asked.prompt)} {plain(asked.cue)}".casefold()
        assert not [name for name in asked.ask.accept if f" {name.casefold()} " in f" {told} "]


@given(KEYS, COUNTS)
def test_a_choice_offers_what_is_right_and_never_one_thing_twice(key: str, count: int) -> None:
    asked = shown(key, count)
    if isinstance(asked.ask, Pick):
        options = [plain(option.text) for option in asked.ask.options]
        assert sum(option.right for option in asked.ask.options) == (2 if asked.ask.several else 1)
        assert len(set(options)) == len(options)


@given(COUNTS)
def test_lines_to_be_ordered_are_a_true_shuffle_and_never_in_order(count: int) -> None:
    asked = shown("otters-kelp/story#answer", count).ask
    assert isinstance(asked, Arrange)

    assert [plain(asked.lines[index]) for index in asked.order] == [
        "otters are hunted",
        "urchins multiply",
        "kelp goes",
    ]
    assert [plain(asked.notes[index]) for index in asked.order] == ["1911", "", ""]
    assert asked.order != (0, 1, 2)


def test_every_shuffle_but_the_right_order_comes_up() -> None:
    seen = {shown("otters-kelp/story#answer", count).ask.order for count in range(60)}  # type: ignore[union-attr]

    assert seen == set(permutations(range(3))) - {(0, 1, 2)}


@given(st.permutations(list(OTTERS.items)))
def test_keys_do_not_depend_on_the_order_of_a_file(order: list[str]) -> None:
    shuffled = OTTERS._replace(items={id: OTTERS.items[id] for id in order})

    assert {(card.key, card.depth, card.grading) for card in cards(shuffled)} == {
        (card.key, card.depth, card.grading) for card in cards(OTTERS)
    }


def test_neighbours_change_neither_keys_nor_faces() -> None:
    more = with_item(OTTERS, BARE, Term(Common("forest"), "kelp forest", "Many kelps."))

    assert {card.key for card in cards(OTTERS)} < {card.key for card in cards(more)}
    assert all(face(more, card.key, 3) == face(OTTERS, card.key, 3) for card in cards(OTTERS))


def test_what_requires_itself_in_a_circle_is_still_introduced_once() -> None:
    circle = with_item(
        OTTERS,
        Term(Common("one", requires=("two",)), "one", "The first."),
        Term(Common("two", requires=("one",)), "two", "The second."),
    )
    keys = [card.key for card in cards(circle)]

    assert len(keys) == len(set(keys)) == len(cards(OTTERS)) + 4
