"""What a query finds, and what is said of one that is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.learner import MONDAY, at, thin
from tutor.core.cards import Card, Deck
from tutor.core.memory import CardState, Seen
from tutor.core.problems import Refusal
from tutor.core.search import Candidate, parse

NOW = at()
SAYS = {
    "brain/bdnf#name": "Protein that keeps nerve cells alive\nBDNF",
    "brain/exercise-bdnf#effect": "Aerobic exercise raises ▁▁▁▁\nBDNF",
    "brain/sleep#answer": "Why does a naïve learner sleep?\nto consolidate  memory",
    "otters/kelp#support": "Otters bring back kelp.\nsuggested only",
    "otters/barren#name": "Sea floor grazed bare\nurchin barren",
}
CARDS = {key: thin(key, tags=["Exam 2"] if key.startswith("otters") else []) for key in SAYS}
BRAIN, OTTERS = Deck("brain-deck", "The Brain", ("brain",), depth=2), Deck("sea", "At sea", ("otters",), depth=2)


def seen(
    stability: float = 10, state: str = "review", due: int = 0, reps: int = 4, lapses: int = 0, ago: int = 10
) -> Seen:
    return Seen(stability, 5.0, at(due).day, state, None, 0, at(-ago).day, reps, lapses)  # type: ignore[arg-type]


STATES = {
    "brain/bdnf#name": CardState(seen(), MONDAY, flagged=True),
    "brain/exercise-bdnf#effect": CardState(seen(100, due=30, lapses=9), MONDAY),
    "brain/sleep#answer": CardState(seen(1, "relearning", due=-1, reps=2), MONDAY, suspended=True),
    "otters/barren#name": CardState(seen(3.5, due=-1), MONDAY, buried_on=MONDAY),
}


def found(query: str) -> str:
    """The items found, in a line."""
    wanted = parse(query)
    candidates = [Candidate(card, STATES.get(key, CardState()), (BRAIN if card.file == "brain" else OTTERS,), lambda card: SAYS[card.key]) for key, card in CARDS.items()]  # fmt: skip
    return " ".join(one.card.item.partition("/")[2] for one in candidates if wanted.matches(one, NOW))


@pytest.mark.parametrize(
    ("query", "items"),
    [
        ("", "bdnf exercise-bdnf sleep kelp barren"),
        ("bdnf", "bdnf exercise-bdnf"),
        ("BDNF aerobic", "exercise-bdnf"),
        ("bdnf -aerobic", "bdnf"),
        ("naive", "sleep"),
        ("NAÏVE", "sleep"),
        ('"consolidate memory"', "sleep"),
        ('"memory consolidate"', ""),
        ('-"nerve cells" deck:brain-deck', "exercise-bdnf sleep"),
        ("otters/", "kelp barren"),
        ("exercise-bdnf#effect", "exercise-bdnf"),
        ("deck:sea", "kelp barren"),
        ('deck:"the brain"', "bdnf exercise-bdnf sleep"),
        ("deck:brain*", "bdnf exercise-bdnf sleep"),
        ("-deck:sea", "bdnf exercise-bdnf sleep"),
        ("deck:none", ""),
        ("type:term", "bdnf barren"),
        ("type:Terms", "bdnf barren"),
        ("type:faq", "sleep"),
        ("type:claim", "exercise-bdnf kelp"),
        ("drill:support", "kelp"),
        ('tag:"exam 2"', "kelp barren"),
        ("tag:exam*", "kelp barren"),
        ("-tag:exam*", "bdnf exercise-bdnf sleep"),
        ("is:new", "kelp"),
        ("is:due", "bdnf"),
        ("is:learning", "sleep"),
        ("is:review", "bdnf exercise-bdnf barren"),
        ("is:suspended", "sleep"),
        ("is:buried", "barren"),
        ("is:flagged", "bdnf"),
        ("is:leech", "exercise-bdnf"),
        ("-is:new -is:review", "sleep"),
        ("prop:s>=10", "bdnf exercise-bdnf"),
        ("prop:s<3,6", "sleep barren"),
        ("prop:d=5", "bdnf exercise-bdnf sleep barren"),
        ("prop:r<0.9", "sleep barren"),
        ("prop:r<90%", "sleep barren"),
        ("prop:r<=90", "bdnf sleep barren"),
        ("prop:ivl>=10", "bdnf exercise-bdnf"),
        ("prop:ivl=40", "exercise-bdnf"),
        ("prop:reps=0", "kelp"),
        ("prop:reps<4", "sleep kelp"),
        ("prop:lapses>0", "exercise-bdnf"),
        ("-prop:lapses>0 type:claim", "kelp"),
        ('"is:new"', ""),
        ("10:30", ""),
        ("-", "exercise-bdnf"),
    ],
)
def test_what_a_query_finds(query: str, items: str) -> None:
    assert found(query) == items


def test_a_step_counts_its_interval_by_the_day_it_falls_on() -> None:
    state = CardState(seen(due=0)._replace(due=NOW.at + 600_000, last_day=MONDAY, state="learning"), MONDAY)
    wanted = parse("prop:ivl=0 -is:due is:learning")

    assert wanted.matches(Candidate(CARDS["otters/kelp#support"], state, (OTTERS,), lambda card: ""), NOW)


def test_what_a_card_says_is_read_only_when_a_word_is_looked_for() -> None:
    def says(card: Card) -> str:
        raise AssertionError("read")

    candidate = Candidate(CARDS["otters/kelp#support"], CardState(), (OTTERS,), says)

    assert parse("type:claim is:new").matches(candidate, NOW)
    assert not parse("kelp type:term").matches(candidate, NOW)


@pytest.mark.parametrize(
    ("query", "message", "help"),
    [
        ("dck:sea", "'dck:' is nothing to search by", "did you mean 'deck:'?"),
        ("is:lech", "'is:lech' is nothing to search by", "did you mean 'leech'?"),
        ("type:card", "'card' is not a type to search for", "one of term, faq, claim"),
        ("drill:efect", "'efect' is not a drill to search for", "did you mean 'effect'?"),
        ("prop:lapse>3", "'lapse' is no property of a card", "did you mean 'lapses'?"),
        ("prop:reps", "'prop:reps' compares nothing", "write it as prop:reps>=3"),
        ("prop:reps>many", "'many' in 'prop:reps>many' is no number", "write it as prop:reps>=3"),
        ("deck:", "nothing stands after 'deck:'", 'a query has words and "phrases"'),
        ('brain "two words', "the quotation mark before 'two words' is never closed", 'write a phrase as "two words"'),
        ("wxyz:a", "'wxyz:' is nothing to search by", "one of deck:"),
    ],
)
def test_a_query_that_is_none_is_refused_with_the_nearest(query: str, message: str, help: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(query)

    assert refused.value.message == message
    assert refused.value.help.startswith(help)


@given(st.text(alphabet='abB :-"<>=*0. prop:is:deck:é', max_size=40))
def test_any_line_is_a_query_or_refused(line: str) -> None:
    try:
        items = found(line)
    except Refusal:
        return

    assert set(items.split()) <= set(found("").split())


@given(st.sampled_from(["bdnf", "type:term", "is:due", "prop:reps>2", "tag:exam*", "deck:sea"]))
def test_a_condition_and_its_negation_part_the_cards(condition: str) -> None:
    assert sorted(f"{found(condition)} {found('-' + condition)}".split()) == sorted(found("").split())
