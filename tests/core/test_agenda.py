"""What comes today and in what order: claim by claim, siblings apart, limits, and counts that agree with the work itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.learner import AGAIN, EASY, GOOD, HARD, MONDAY, Learner, at, kept_apart, library, numbered, thin
from tutor.core.agenda import Agenda, Options, Tally
from tutor.core.cards import DEEP, GIST, STANDARD, Card, CardKey, Deck
from tutor.core.days import Moment
from tutor.core.library import Library
from tutor.core.memory import Rating
from tutor.core.progress import offered
from tutor.core.settings import Settings


def new(cards: Iterable[Card], *decks: Deck, limit: int = 10) -> list[str]:
    """What a first sitting introduces."""
    return list(Learner(library(cards, *decks), Settings(new_per_day=limit)).agenda(at()).new)


# ---- introductions


def test_terms_come_just_before_the_claim_that_mentions_them_and_other_terms_last() -> None:
    cards = numbered(
        [
            thin("f/unused#name"),
            thin("f/bdnf#name"),
            thin("f/vmh#name"),
            thin("f/run#effect", after=["f/bdnf"]),
            thin("f/fire#effect", after=["f/vmh", "f/bdnf"]),
        ]
    )

    assert new(cards) == ["f/bdnf#name", "f/run#effect", "f/vmh#name", "f/fire#effect", "f/unused#name"]


def test_gist_claims_come_first_and_articles_alternate() -> None:
    cards = numbered(
        [
            thin("a/one#effect", depth=STANDARD),
            thin("a/two#effect"),
            thin("a/three#effect"),
            thin("b/one#effect"),
            thin("c/one#effect", depth=DEEP),
        ]
    )

    assert new(cards) == ["a/two#effect", "b/one#effect", "a/three#effect", "a/one#effect", "c/one#effect"]


def test_after_every_third_item_comes_a_faq() -> None:
    cards = numbered(
        [*(thin(f"f/claim-{number}#effect") for number in range(7)), *(thin(f"f/faq-{n}#answer") for n in range(3))]
    )
    kinds = "".join("q" if key.endswith("answer") else "c" for key in new(cards, limit=20))

    assert kinds == "cccqcccqcq"


def test_a_prerequisite_answered_wrong_is_met() -> None:
    cards = numbered([thin("f/bdnf#name"), thin("f/run#effect", after=["f/bdnf"])])
    anna = Learner(library(cards))
    anna.answers("f/bdnf#name", AGAIN, at())

    assert anna.agenda(at(0, 1)).new == ("f/run#effect",)


@pytest.mark.parametrize("hidden", ["suspended", "of another deck", "missing"])
def test_only_prerequisites_in_play_count(hidden: str) -> None:
    cards = numbered([thin("f/bdnf#name"), thin("f/run#effect", after=["f/bdnf", "f/gone"])])
    decks = [Deck("claims", "Claims", ("f",), types=("claims",))] if hidden == "of another deck" else []
    anna = Learner(library(cards[1:] if hidden == "missing" else cards, *decks))
    if hidden == "suspended":
        anna.act("suspend", "f/bdnf#name", at())

    assert anna.agenda(at()).new == ("f/run#effect",)


def test_what_waits_for_something_that_cannot_come_today_waits_too() -> None:
    anna = Learner(library(numbered([thin("f/bdnf#name"), thin("f/run#effect", after=["f/bdnf"])])))
    anna.act("bury", "f/bdnf#name", at())

    assert anna.agenda(at()).new == ()
    assert anna.agenda(at(1)).new == ("f/bdnf#name", "f/run#effect")


def test_a_circle_of_prerequisites_does_not_stop_both() -> None:
    cards = numbered([thin("f/one#effect", after=["f/two"]), thin("f/two#effect", after=["f/one"])])

    assert sorted(new(cards)) == ["f/one#effect", "f/two#effect"]


def test_a_claim_is_never_next_to_the_term_it_asks_for() -> None:
    cards = numbered(
        [
            thin("f/bdnf#name", shares=["bdnf"]),
            thin("f/run#effect", after=["f/bdnf"], shares=["bdnf"]),
            thin("f/fire#effect"),
        ]
    )

    assert new(cards) == ["f/bdnf#name", "f/fire#effect", "f/run#effect"]


def test_a_sibling_is_introduced_after_the_one_before_it_was_right_on_a_later_day() -> None:
    anna = Learner(library(numbered([thin("f/run#effect"), thin("f/run#cause"), thin("f/run#why")])))
    assert anna.agenda(at()).new == ("f/run#effect",)

    anna.answers("f/run#effect", GOOD, at())
    assert anna.agenda(at(0, 30)).size == 0
    assert anna.agenda(at(1)).new == ()

    anna.answers("f/run#effect", HARD, at(2))
    assert anna.agenda(at(2, 30)).size == 0  # the item had its card of the day
    assert anna.agenda(at(3)).new == ("f/run#cause",)


def test_a_suspended_sibling_is_passed_over() -> None:
    anna = Learner(library(numbered([thin("f/run#effect"), thin("f/run#cause")])))
    anna.act("suspend", "f/run#effect", at())

    assert anna.agenda(at()).new == ("f/run#cause",)


def test_a_gist_claim_with_an_experiment_is_predicted_once_before_its_first_card() -> None:
    cards = numbered(
        [thin("f/run#effect", predict=True), thin("f/run#do", depth=STANDARD, predict=True), thin("f/walk#effect")]
    )
    anna = Learner(library(cards))
    assert anna.agenda(at()).predict == {"f/run#effect": "f/run#do"}

    anna.answers("f/run#effect", GOOD, at())
    anna.answers("f/run#effect", GOOD, at(2))
    day = anna.agenda(at(3))
    assert "f/run#do" in day.new
    assert day.predict == {}


def test_at_most_one_support_in_six_cards_is_introduced() -> None:
    cards = numbered(
        [*(thin(f"f/s{n}#support") for n in range(4)), *(thin(f"f/z{n}#effect", depth=STANDARD) for n in range(9))]
    )
    kinds = ["s" if key.endswith("support") else "e" for key in new(cards, limit=13)]

    assert all(kinds[place : place + 6].count("s") <= 1 for place in range(len(kinds)))
    assert kinds.count("s") >= 1


def test_a_day_does_not_begin_with_a_support_where_anything_else_can_come() -> None:
    several = [thin("f/s0#support"), thin("f/s1#support"), *(thin(f"f/z{n}#effect", depth=STANDARD) for n in range(9))]
    few = [thin("f/s0#support"), thin("f/z#effect")]

    drills = [key.partition("#")[2] for key in new(numbered(several), limit=11)]
    assert [place for place, drill in enumerate(drills) if drill == "support"] == [4, 10]
    assert new(numbered(few), limit=5) == ["f/z#effect", "f/s0#support"]
    assert new(numbered([thin("f/s0#support")]), limit=5) == ["f/s0#support"]


def test_a_support_passed_over_at_first_comes_once_there_are_cards_enough() -> None:
    cards = [thin("f/s0#support"), thin("f/s1#support"), *(thin(f"f/q{n}#answer") for n in range(9))]
    anna = Learner(library(numbered(cards)), Settings(new_per_day=20))
    day = anna.agenda(at())
    for minute, key in enumerate(day.new):
        anna.answers(key, EASY, at(0, minute))

    assert len(day.new) == 11
    assert anna.agenda(at(0, 30)).size == 0


# ---- limits


def test_the_library_limit_counts_what_was_introduced_today() -> None:
    anna = Learner(library(numbered(thin(f"f/c{n}#effect") for n in range(9))), Settings(new_per_day=4))
    first = anna.agenda(at())
    assert len(first.new) == 4

    anna.answers(first.new[0], EASY, at())
    assert anna.agenda(at(0, 1)).new == first.new[1:]
    assert len(anna.agenda(at(0, 1), Options(more_new=2)).new) == 5
    assert len(anna.agenda(at(1)).new) == 4


def decks(*limits: int | None, reviews: int = 200) -> list[Deck]:
    return [
        Deck(f"d{number}", "", ("f",) if number == 0 else ("f", "g"), new_per_day=limit, reviews_per_day=reviews)
        for number, limit in enumerate(limits)
    ]


@pytest.mark.parametrize(
    ("limits", "alone", "together"),
    [((2, None), [2, 8], 8), ((2, 3), [2, 3], 3), ((3, 1), [3, 1], 5), ((0, 0), [0, 0], 0)],
)
def test_a_card_counts_against_every_deck_that_holds_it_and_is_offered_while_one_has_room(
    limits: tuple[int | None, ...], alone: list[int], together: int
) -> None:
    cards = numbered([*(thin(f"f/c{n}#effect") for n in range(5)), *(thin(f"g/c{n}#effect") for n in range(3))])
    anna = Learner(library(cards, *decks(*limits)))
    by_deck, total = anna.tallies(at())

    assert [tally.new for tally in by_deck.values()] == alone
    assert total.new == (together if limits != (3, 1) else 3)


def met(anna: Learner, keys: Iterable[str], rating: Rating = GOOD, day: int = 0) -> None:
    for minute, key in enumerate(keys):
        anna.answers(key, rating, at(day, minute))


def test_reviews_per_day_counts_what_was_reviewed_today() -> None:
    anna = Learner(library(numbered(thin(f"f/c{n}#effect") for n in range(6)), *decks(0, reviews=4)))
    met(anna, anna.library.cards)
    day = anna.agenda(at(2))
    assert len(day.reviews) == 4

    anna.answers(day.reviews[0], GOOD, at(2))
    assert len(anna.agenda(at(2, 1)).reviews) == 3
    assert anna.tallies(at(2, 1))[1].due == 3


def test_what_is_held_back_by_a_limit_holds_back_its_siblings() -> None:
    anna = Learner(library(numbered([thin("f/run#effect"), thin("f/run#cause")]), *decks(None, reviews=0)))
    met(anna, ["f/run#effect"])
    met(anna, ["f/run#effect"], day=2)

    assert anna.agenda(at(60)).size == 0


# ---- reviews


def test_of_siblings_due_on_one_day_the_least_retrievable_comes_and_the_other_the_next_day() -> None:
    anna = Learner(library(numbered([thin("f/run#effect"), thin("f/run#cause")])))
    anna.answers("f/run#effect", EASY, at(), due=MONDAY + timedelta(days=5))
    anna.answers("f/run#cause", GOOD, at(0, 1), due=MONDAY + timedelta(days=5))
    assert anna.agenda(at(5)).reviews == ("f/run#cause",)

    anna.answers("f/run#cause", GOOD, at(5))
    assert anna.agenda(at(5, 20)).reviews == ()
    assert anna.agenda(at(6)).reviews == ("f/run#effect",)


@pytest.mark.parametrize(
    ("act", "today", "tomorrow"), [("suspend", 0, 0), ("bury", 0, 1), ("flag", 1, 1), ("reset", 0, 0)]
)
def test_suspended_and_buried_cards_are_left_out(act: str, today: int, tomorrow: int) -> None:
    anna = Learner(library([thin("f/run#effect")]))
    met(anna, ["f/run#effect"])
    anna.act(act, "f/run#effect", at(3))

    assert len(anna.agenda(at(3)).reviews) == today
    assert len(anna.agenda(at(4)).reviews) == tomorrow


def test_due_reviews_never_wait_for_a_prerequisite() -> None:
    anna = Learner(library(numbered([thin("f/bdnf#name"), thin("f/run#effect", after=["f/bdnf"])])))
    met(anna, ["f/run#effect"])

    assert anna.agenda(at(3)).reviews == ("f/run#effect",)


def test_the_least_retrievable_review_comes_first() -> None:
    anna = Learner(library(numbered(thin(f"f{n}/c#effect") for n in range(3))))
    for key, rating in zip(anna.library.cards, (EASY, HARD, GOOD), strict=True):
        anna.answers(key, rating, at(), due=MONDAY + timedelta(days=3))

    assert anna.agenda(at(20)).reviews == ("f1/c#effect", "f2/c#effect", "f0/c#effect")


def two_decks(studied: str) -> Library:
    """A deck of everything that is studied here or in Anki, and a smaller one, studied here, that holds one of its files."""
    cards = numbered(thin(f"{file}/{item}#answer") for file in ("sea", "land") for item in ("a", "b"))
    everything = Deck("all", "All", ("sea", "land"), depth=DEEP, studied=studied)  # type: ignore[arg-type]
    return library(cards, everything, Deck("sea", "Sea", ("sea",), depth=DEEP))


def test_a_deck_studied_in_anki_gives_nothing_here_but_its_cards_that_another_deck_holds() -> None:
    learner = Learner(two_decks("anki"))
    work = learner.agenda(at())
    named = learner.agenda(at(), Options(decks=("all",)))
    tallies, whole = learner.tallies(at())

    assert {CardKey.parse(key).file for key in work.new} == {"sea"}
    assert (named.size, tallies["all"]) == (0, Tally(total=4))
    assert (whole.total, whole.new, tallies["sea"].new) == (2, 2, 2)


def test_where_a_deck_is_studied_can_be_changed_at_any_time() -> None:
    learner = Learner(two_decks("here"))
    for key in learner.library.cards:
        learner.answers(key, GOOD, at())
    away = Learner(two_decks("anki"))
    away.rows, away.states = learner.rows, learner.states

    assert len(learner.agenda(at(30)).reviews) == 4
    assert len(away.agenda(at(30)).reviews) == 2
    assert away.agenda(at(30), Options(decks=("all",), cram=True)).size == 4
    assert set(offered(away.library, away.states)) == {"sea/a#answer", "sea/b#answer"}


def test_reviews_keep_shared_answers_apart_and_interleave_kinds() -> None:
    cards = numbered(
        [
            *(thin(f"f/t{n}#name", shares=[f"node-{n % 3}"]) for n in range(9)),
            *(thin(f"g/c{n}#effect", shares=[f"node-{n % 3}"]) for n in range(9)),
        ]
    )
    anna = Learner(library(cards))
    met(anna, anna.library.cards)
    day = anna.agenda(at(3), Options(more_new=0))

    assert sorted(day.reviews) == sorted(anna.library.cards)
    assert kept_apart(day.reviews, anna.library)
    changes = sum(one[0] != two[0] for one, two in zip(day.reviews, day.reviews[1:], strict=False))
    assert changes >= 12


def test_a_step_comes_with_its_time_and_keeps_its_siblings_away() -> None:
    anna = Learner(library(numbered([thin("f/run#effect"), thin("f/run#cause")])))
    anna.answers("f/run#cause", GOOD, at(), due=MONDAY + timedelta(days=1))
    anna.answers("f/run#effect", AGAIN, at())
    day = anna.agenda(at(1))

    assert [step.key for step in day.steps] == ["f/run#effect"]
    assert day.steps[0].due == at(0, 10).at
    assert day.reviews == ()


# ---- options


def test_a_sitting_can_be_narrowed_and_widened() -> None:
    cards = numbered([*(thin(f"f/c{n}#effect") for n in range(6)), *(thin(f"g/c{n}#effect") for n in range(6))])
    anna = Learner(library(cards, Deck("f", "F", ("f",)), Deck("g", "G", ("g",))))
    met(anna, [f"f/c{n}#effect" for n in range(4)])
    anna.answers("f/c4#effect", AGAIN, at(0, 9))
    anna.answers("f/c4#effect", GOOD, at(0, 20))

    def sizes(day: Agenda) -> tuple[int, int]:
        return len(day.reviews), len(day.new)

    assert sizes(anna.agenda(at(1))) == (1, 7)
    assert sizes(anna.agenda(at(1), Options(decks=("f",)))) == (1, 1)
    assert sizes(anna.agenda(at(1), Options(decks=("nowhere",)))) == (0, 0)
    assert sizes(anna.agenda(at(1), Options(ahead=1))) == (5, 7)
    assert sizes(anna.agenda(at(1), Options(ahead=1, cards=6))) == (5, 1)
    assert sizes(anna.agenda(at(1), Options(keys=frozenset(["f/c0#effect", "g/c1#effect"]), ahead=1))) == (1, 1)
    assert sizes(anna.agenda(at(1), Options(cram=True))) == (5, 0)


def test_what_was_answered_again_today_or_yesterday_can_be_asked_for_though_its_step_was_passed() -> None:
    anna = Learner(library(numbered(thin(f"f/c{n}#effect") for n in range(3))))
    for n in range(3):
        anna.answers(f"f/c{n}#effect", EASY, at(0, n))
    anna.answers("f/c0#effect", AGAIN, at(9))
    anna.answers("f/c1#effect", AGAIN, at(9, 1))
    anna.answers("f/c1#effect", GOOD, at(9, 12))

    def forgotten(day: int) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
        work = anna.agenda(at(day, 60), Options(forgotten=True))
        return [step.key for step in work.steps], work.reviews, work.new

    assert forgotten(9) == (["f/c0#effect"], (), ())  # c1 has had its turn of the day
    assert forgotten(10) == (["f/c0#effect"], ("f/c1#effect",), ())
    assert forgotten(11) == ([], (), ())
    anna.answers("f/c1#effect", GOOD, at(10, 61))
    assert forgotten(10) == (["f/c0#effect"], (), ())


def test_a_deck_studied_in_anki_is_left_out_even_where_it_is_named() -> None:
    anna = Learner(library([thin("f/c#effect")], Deck("away", "", ("f",), studied="anki")))

    assert anna.agenda(at()).size == 0
    assert anna.tallies(at())[1] == Tally()
    assert anna.agenda(at(), Options(decks=("away",))).new == ()


# ---- laws


def world() -> Library:
    cards = []
    for file in ("a", "b", "c"):
        for number in range(4):
            term, claim, faq = f"{file}/t{number}", f"{file}/c{number}", f"{file}/q{number}"
            cards += [
                thin(f"{term}#name", shares=[f"n{number % 2}"]),
                thin(f"{term}#define", depth=STANDARD),
                thin(f"{claim}#effect", depth=number % 3, after=[term], shares=[f"n{number % 2}"], predict=True),
                thin(f"{claim}#why", depth=STANDARD, after=[term]),
                thin(f"{claim}#support", depth=STANDARD, after=[term], tags=["rung"]),
                thin(f"{faq}#answer", depth=number % 2),
            ]
    return library(
        numbered(cards),
        Deck("both", "", ("a", "b"), depth=DEEP, reviews_per_day=5),
        Deck("first", "", ("a",), depth=GIST, new_per_day=3),
        Deck("claims", "", ("b", "c"), types=("claims",), new_per_day=2),
        Deck("rungs", "", ("c",), tags=("rung",)),
    )


moves = st.tuples(st.sampled_from([*Rating, "suspend", "bury", "pass"]), st.integers(0, 40), st.integers(0, 3))


@settings(max_examples=60, deadline=None)
@given(st.lists(moves, max_size=25), st.integers(0, 8))
def test_counts_are_the_sizes_of_the_work_and_an_answer_leaves_the_rest_as_it_was(
    history: list[tuple[Rating | str, int, int]], limit: int
) -> None:
    anna, minute, day = Learner(world(), Settings(new_per_day=limit)), 0, 0
    for move, choice, days in history:
        day += days if days > 1 else 0
        minute += 1
        now = at(day, minute)
        work = anna.agenda(now)
        keys = (*work.reviews, *work.new)
        check_counts(anna, now)
        if not keys or move == "pass":
            continue
        key = keys[choice % len(keys)]
        if isinstance(move, str):
            anna.act(move, key, now)
            continue
        anna.answers(key, move, now)
        left = anna.agenda(at(day, minute + 0.5))
        if key in work.reviews or choice % len(keys) == len(work.reviews):
            assert set(left.reviews) | set(left.new) == set(keys) - {key}
        steps = {step.key for step in work.steps} | ({key} if move in (AGAIN,) else set())
        assert steps <= {step.key for step in left.steps}


def check_counts(anna: Learner, now: Moment) -> None:
    by_deck, total = anna.tallies(now)
    for deck in anna.library.decks:
        work = anna.agenda(now, Options(decks=(deck.id,)))
        held = [card for card in anna.library.cards.values() if deck.holds(card)]
        seen = sum(card.key in anna.states and anna.states[card.key].last_rating > 0 for card in held)
        assert by_deck[deck.id] == Tally(len(work.reviews), len(work.steps), len(work.new), seen, len(held))
        check_work(anna, work)
    work = anna.agenda(now)
    assert (total.due, total.learning, total.new) == (len(work.reviews), len(work.steps), len(work.new))
    assert total.total == len(
        {card.key for card in anna.library.cards.values() for deck in anna.library.decks if deck.holds(card)}
    )
    check_work(anna, work)


def check_work(anna: Learner, work: Agenda) -> None:
    cards = anna.library.cards
    items = [cards[key].item for key in (*work.reviews, *work.new)]
    assert len(set(items)) == len(items)
    for place, key in enumerate(work.new):
        later = {cards[other].item for other in work.new[place + 1 :]}
        assert later.isdisjoint(cards[key].after)
