"""Chains as cards: which there are, how deep, what they ask and tell, and that their keys hang on their two ends alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_graph import claim, claims, file_of
from tutor.core.cards import DEEP, STANDARD, Card, CardKey, Cards
from tutor.core.drills import answer_of, face_in, front_of
from tutor.core.drills.chain import chain_cards, ends_of, item_of, parts
from tutor.core.faces import Trace
from tutor.core.items import Claim, Common, QuestionFile
from tutor.core.library import Library
from tutor.core.text import plain


def chained(*files: QuestionFile) -> tuple[Card, ...]:
    return chain_cards(part for file in files for part in parts(file))


def library(*files: QuestionFile) -> Library:
    return Library(
        "", Cards.of(sorted(chained(*files), key=lambda card: card.file)), (), {file.id: file for file in files}
    )


def keys(*some: Claim) -> dict[str, int]:
    return {card.key: card.depth for card in chained(file_of(*some))}


def padded(*some: Claim, to: int = 10) -> list[Claim]:
    """As many claims as are needed for one chain at depth standard."""
    return [*some, *(claim(f"z{number}", f"p{number}", f"q{number}") for number in range(to - len(some)))]


THREE = (claim("x", "a", "b"), claim("y", "b", "c", "decreases"), claim("z", "c", "d", "prevents"))


def test_the_longest_chain_is_standard_up_to_a_tenth_of_the_claims_and_the_rest_deep() -> None:
    assert keys(*padded(*THREE)) == {"one/x..z#chain": STANDARD, "one/y..z#chain": DEEP, "one/x..y#chain": DEEP}
    assert set(keys(*THREE).values()) == {DEEP}


def test_a_chain_is_never_shallower_than_its_claims() -> None:
    deep = claim("y", "b", "c")._replace(common=Common("y", "deep"))

    assert keys(*padded(claim("x", "a", "b"), deep)) == {"one/x..y#chain": DEEP}


def test_what_is_only_on_the_map_is_in_no_chain() -> None:
    shallow = claim("y", "b", "c")._replace(common=Common("y", "map"))

    assert keys(claim("x", "a", "b"), shallow) == {}


def test_between_two_concepts_there_is_one_chain_and_none_where_a_claim_says_otherwise() -> None:
    assert list(keys(claim("x", "a", "b"), claim("y", "b", "c"), claim("v", "a", "m"), claim("w", "m", "c"))) == [
        "one/v..w#chain"
    ]
    assert list(keys(claim("x", "a", "b"), claim("y", "b", "c"), claim("z", "a", "c"))) == ["one/x..y#chain"]
    assert list(keys(claim("x", "a", "b"), claim("y", "b", "c"), claim("z", "a", "c", "decreases"))) == []


def test_two_chains_that_disagree_leave_nothing_to_ask() -> None:
    other = claim("w", "m", "c", "decreases")

    assert list(keys(claim("x", "a", "b"), claim("y", "b", "c"), claim("v", "a", "m"), other)) == []
    assert list(keys(*THREE, claim("v", "a", "m"), claim("w", "m", "d"))) == [
        "one/x..z#chain",
        "one/y..z#chain",
        "one/x..y#chain",
    ]
    assert "one/x..z#chain" not in keys(*THREE, claim("v", "a", "m"), claim("w", "m", "d", "decreases"))


def test_a_chain_through_two_files_names_the_last_claim_in_full_and_waits_for_all() -> None:
    one, two = file_of(claim("x", "a", "b"), id="one"), file_of(claim("y", "b", "c"), id="two")
    (card,) = chained(two, one)

    assert card.key == "one/x..two/y#chain"
    assert CardKey.parse(card.key) == ("one", "x..two/y", "chain")
    assert (card.file, card.item, card.type, card.grading) == ("one", "one/x..two/y", "claim", "verdict")
    assert card.after == ("one/x", "two/y")
    assert {"one/x", "two/y", "=the c"} <= set(card.shares)


def test_ends_and_items_lead_to_each_other() -> None:
    assert ends_of(item_of("one/x", "one/y")) == ("one/x", "one/y")
    assert ends_of(item_of("one/x", "two/y")) == ("one/x", "two/y")
    assert ends_of("one/x") == ("one/x", "one/x")


def test_the_face_asks_which_way_and_ticks_the_links() -> None:
    found = library(file_of(*padded(*THREE)))
    shown = face_in(found, "one/x..z#chain", 0)

    assert front_of(shown) == "Trace how the a acts on the d, and which way.  put together from 3 claims"
    assert isinstance(shown.ask, Trace)
    assert shown.ask.raises
    assert [plain(point) for point in shown.ask.points] == [
        "The a increases the b.",
        "The b decreases the c.",
        "The c prevents the d.",
    ]
    assert answer_of(shown) == "raises the d"
    assert [(row.label, plain(row.lines[0])) for row in shown.rows] == [
        ("", "the a ↑→ the b ↓→ the c ↓→ the d"),
        ("worded", "by no source as a whole; as strong as its weakest link"),
        ("support", "shown in people: The a increases the b."),
    ]


def test_a_chain_lowers_where_an_odd_number_of_its_links_does() -> None:
    shown = face_in(library(file_of(*THREE)), "one/x..y#chain", 0)

    assert isinstance(shown.ask, Trace)
    assert not shown.ask.raises
    assert answer_of(shown) == "lowers the c"


def test_the_weakest_link_is_named_and_dotted() -> None:
    weak = claim("y", "b", "c", status="suggested")
    shown = face_in(library(file_of(claim("x", "a", "b"), weak)), "one/x..y#chain", 0)

    assert plain(shown.rows[0].lines[0]) == "the a ↑→ the b ↑┄→ the c"
    assert plain(shown.rows[2].lines[0]) == "suggested only: The b increases the c."


def test_what_was_shown_in_animals_says_so() -> None:
    mice = [claim("x", "a", "b", designs=("animal-experiment",)), claim("y", "b", "c", designs=("in-vitro",))]

    assert (
        plain(face_in(library(file_of(*mice)), "one/x..y#chain", 0).cue)
        == "put together from 2 claims; shown in animals"
    )


@given(claims(), st.randoms())
def test_rewording_and_reordering_change_no_key(some: list[Claim], chance: object) -> None:
    mixed = [one._replace(verb="does it to", say="Said otherwise.", cue="a word") for one in some]
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    assert keys(*some) == keys(*mixed)


@given(claims(), claims())
def test_neighbours_that_touch_nothing_change_no_key(some: list[Claim], more: list[Claim]) -> None:
    apart = [
        one._replace(
            common=Common(f"x{number}"), cause=f"{one.cause}{one.cause}", effect=f"{one.effect}{one.effect}", via=()
        )
        for number, one in enumerate(more)
    ]

    assert keys(*some).keys() <= keys(*some, *apart).keys()


@given(claims())
def test_every_chain_has_a_front_of_its_own_and_can_be_shown(some: list[Claim]) -> None:
    found = library(file_of(*some))
    fronts = [front_of(face_in(found, key, 0)) for key in found.cards]

    assert len(set(fronts)) == len(fronts)
    assert all(ends_of(card.item) == (card.after[0], card.after[-1]) for card in found.cards.values())


def test_no_more_short_chains_than_claims() -> None:
    many = [claim(f"c{number}", f"n{number % 7}", f"n{number * 3 % 11}") for number in range(60)]

    assert len(keys(*many)) <= 2 * len(many)
