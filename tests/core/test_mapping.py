"""What the map shows says what the claims say: no link is lost or invented by any view, and a mark is what memory is."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.counting import calls
from tutor.core.cards import DEEP, STANDARD, Card, Cards, Deck
from tutor.core.days import Moment
from tutor.core.graph import Graph, Link, Place
from tutor.core.items import Claim, Common, Evidence, Node, QuestionFile
from tutor.core.library import Library
from tutor.core.mapping import (
    Atlas,
    around,
    atlas,
    busiest,
    counted,
    detail,
    lanes,
    mark,
    outline,
    path,
    place_of,
    record,
)
from tutor.core.memory import CardState, Seen, retrievability
from tutor.core.rebuilding import SIGNS, Exercise, chain, judge, neighbourhood, result
from tutor.core.text import plain

TODAY = date(2026, 12, 1)
NOW = Moment(1_796_115_600_000, 60, TODAY)
NAMES = "abcdefgh"
BARE = Library("/library", Cards.of(()), (), {})


def drawn(*links: Link) -> Atlas:
    """A map of these links alone."""
    places = {node: Place(node, f"the {node}") for link in links for node in (link.cause, link.effect) if node}
    return atlas(Graph(places, links), BARE, {}, NOW)


@st.composite
def maps(draw: st.DrawFn) -> Atlas:
    ends = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=16, unique=True))
    links = [
        Link(
            f"f/c{number}", cause, effect, draw(st.sampled_from(SIGNS)), draw(st.sampled_from(("supported", "suggested", "open"))),
            draw(st.sampled_from(("directly", "animals", "unknown"))), implied=draw(st.integers(0, 4)) == 0,
        )
        for number, (cause, effect) in enumerate(ends)
    ]  # fmt: skip
    stated = [link.claim for link in links if not link.implied]
    for number, claim in enumerate(draw(st.lists(st.sampled_from(stated), max_size=2, unique=True)) if stated else []):
        links.append(Link(f"f/m{number}", draw(st.sampled_from(NAMES)), "", "+", moderates=claim))
    return drawn(*links)


def stated(map: Atlas) -> set[tuple[str, str]]:
    return {(link.cause, link.effect) for link in map.graph.links if not link.implied and not link.moderates}


@given(maps())
def test_a_neighbourhood_holds_each_link_of_its_concept_and_no_other(map: Atlas) -> None:
    for node in map.graph.places:
        about = around(map, node)
        causes = {tie.link.claim for tie in about.causes if not tie.moderator}
        effects = {tie.link.claim for tie in about.effects if not tie.moderator}
        links = map.graph.links
        assert causes == {link.claim for link in links if link.effect == node}
        assert effects == {link.claim for link in links if link.cause == node}
        assert all(tie.other in map.graph.places for tie in about.ties)


@given(maps())
def test_the_outline_holds_every_stated_link_once(map: Atlas) -> None:
    shown = Counter(entry.link.claim for entry in outline(map) if entry.link)

    assert shown == Counter(link.claim for link in map.graph.links if not link.implied)


@given(maps())
def test_a_concept_is_opened_once_in_the_outline(map: Atlas) -> None:
    entries = outline(map)
    opened = [entry.node for entry, below in pairwise(entries) if len(below.rails) > len(entry.rails) and not below.moderator]  # fmt: skip

    assert len(opened) == len(set(opened))


@given(maps())
def test_what_can_be_read_off_the_lanes_is_what_the_claims_say(map: Atlas) -> None:
    held: dict[int, str] = {}
    read: set[tuple[str, str]] = set()
    for row in lanes(map):
        for lane, (cell, _) in enumerate(row.cells):
            if cell in ("joins", "ends"):
                read.add((held[lane], row.node))
            if cell == "ends":
                del held[lane]
            if cell in ("passes", "crosses"):
                assert lane in held
        for lane, (cell, _) in enumerate(row.cells):
            if cell == "begins":
                assert lane not in held
                held[lane] = row.node
        labels = {place.label: place.id for place in map.graph.places.values()}
        read |= {(row.node, labels[name]) for name in row.back}

    assert not held
    assert read == {(cause, effect) for cause, effect in stated(map) if cause != effect}


@given(maps())
def test_what_leads_to_a_link_joins_by_the_rules_and_passes_no_concept_twice(map: Atlas) -> None:
    for link in map.graph.links:
        links = path(map, link)
        assert links[-1] == link
        if len(links) > 1:
            assert all(one.joins and one.shown == link.shown for one in links)
            assert all(one.effect == other.cause for one, other in pairwise(links))
            nodes = [links[0].cause, *(one.effect for one in links)]
            assert len(nodes) == len(set(nodes))


@given(maps())
def test_the_record_holds_every_node_and_link(map: Atlas) -> None:
    found = record(map)

    assert len(found["nodes"]) == len(map.graph.places)  # type: ignore[arg-type]
    assert len(found["links"]) == len(map.graph.links)  # type: ignore[arg-type]


# ---- memory

FILE = QuestionFile(
    "f", "questions/f.yaml", "F", None, (), {},
    {"c": Claim(Common("c"), "a", "increases", "b", verb="feeds", status="supported", evidence=(Evidence("r", design="review"),))},
    {"a": Node("a", "the (big) a"), "b": Node("b", "the b")},
)  # fmt: skip


def card(drill: str, depth: int = STANDARD) -> Card:
    return Card(f"f/c#{drill}", "f/c", "f", "claim", drill, depth, "typed", (), (), 0)


def seen(stability: float, back: int = 10, due: date | int | None = None) -> CardState:
    day = TODAY - timedelta(days=back)
    memory = Seen(stability, 5.0, due or day + timedelta(days=round(stability)), "review", None, 0, day, 2, 0)
    return CardState(memory, day, True)


def known(states: dict[str, CardState], retention: float = 0.9) -> Atlas:
    cards = Cards.of((card("effect"), card("why"), card("cause", DEEP)))
    library = Library("/library", cards, (Deck("d", "D", ("f",), retention=retention),), {"f": FILE})
    link = Link("f/c", "a", "b", "+", "supported", "directly")
    places = {"a": Place("a", "the (big) a"), "b": Place("b", "the b")}
    return atlas(Graph(places, (link,)), library, states, NOW)


MARKS = [
    ("no card was answered", {}, 0.9, "not met"),
    ("all is well above what is asked", {"effect": 100.0}, 0.9, "known"),
    ("the weakest of the met cards counts", {"effect": 100.0, "why": 2.0}, 0.9, "fading"),
    ("a card never met does not count", {"why": 100.0}, 0.9, "known"),
    ("exactly what the deck asks is known", {"effect": 10.0}, retrievability(Seen(10.0, 5.0, TODAY, "review", None, 0, TODAY - timedelta(days=10), 2, 0), TODAY), "known"),
    ("a deck that asks more finds it fading", {"effect": 40.0}, 0.97, "fading"),
    ("a deck that asks less finds it known", {"effect": 6.0}, 0.7, "known"),
]  # fmt: skip


@pytest.mark.parametrize(("states", "retention", "told"), [row[1:] for row in MARKS], ids=[row[0] for row in MARKS])
def test_a_mark_is_the_weakest_met_card_against_what_its_deck_asks(
    states: dict[str, float], retention: float, told: str
) -> None:
    map = known({f"f/c#{drill}": seen(stability) for drill, stability in states.items()}, retention)

    assert mark(map, map.graph.links[0]) == told


def test_what_is_only_implied_or_never_asked_has_no_mark_and_is_not_counted() -> None:
    implied, asked_never = Link("f/c", "a", "b", implied=True), Link("f/x", "a", "b")

    assert mark(known({}), implied) == mark(known({}), asked_never) == ""
    assert counted(["known", "", "fading", "not met", ""]) == (1, 3)


def told(map: Atlas) -> dict[str, str]:
    return {row.label: plain(row.lines[0]).replace("\xa0", " ") for row in detail(map, map.graph.links[0])}


def test_a_link_tells_what_it_says_how_it_is_remembered_and_what_its_cards_ask() -> None:
    rows = told(known({"f/c#effect": seen(100.0, due=TODAY + timedelta(days=8))}))

    assert rows == {
        "link": "the big a feeds the b",
        "memory": "known, 99 % today; due in 8 days",
        "cards": "effect 99 %   why not met   cause from depth deep on",
        "support": "reported by reviews",
    }


def test_a_link_never_met_and_one_overdue_say_so() -> None:
    assert told(known({}))["memory"] == "not met"
    assert told(known({"f/c#effect": seen(2.0)}))["memory"].endswith("today; due now")


def test_a_needed_cause_says_what_is_gone_without_it_as_far_as_the_next_is_needed() -> None:
    claims = {
        id: Claim(Common(id), cause, "enables", effect, status="supported", necessary=True)
        for id, cause, effect in ("1ab", "2bc")
    }
    nodes = {node: Node(node, f"{node} (long)") for node in "abc"}
    file = FILE._replace(items=claims, nodes=nodes)
    links = [Link(f"f/{id}", one.cause, one.effect, "+", "supported", "animals", True) for id, one in claims.items()]
    places = {node: Place(node, f"{node} (long)") for node in "abc"}
    map = atlas(Graph(places, tuple(links)), BARE._replace(files={"f": file}), {}, NOW)

    assert told(map)["without"] == "a: no b, hence no c, put together"
    assert {row.label: plain(row.lines[0]) for row in detail(map, links[1])}["without"] == "b: no c"


# ---- where it opens


def test_the_map_opens_where_most_links_meet_or_at_what_the_item_is_about() -> None:
    hub = drawn(Link("f/1", "a", "b", "+"), Link("f/2", "c", "b", "+"), Link("f/3", "d", "e", "+"))

    assert busiest(hub) == "b"
    assert busiest(drawn()) == ""
    assert place_of(hub, "f/3") == ("d", "f/3")
    assert place_of(hub, "f/unheard-of") == place_of(hub, "") == ("", "")


# ---- put back from memory


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    map = draw(maps())
    for node in map.graph.places:
        made = neighbourhood(map, node, draw(st.text("xyz", max_size=2)))
        if made is not None:
            return made
    return Exercise("a", ("a", "b"), (Link("f/1", "a", "b", "+"), Link("f/2", "b", "a", "-")))


def laid(exercise: Exercise, links: list[Link]) -> Exercise:
    for link in links:
        exercise = exercise.laying(exercise.nodes.index(link.cause), exercise.nodes.index(link.effect), link.sign)
    return exercise


@given(exercises())
def test_what_the_claims_say_is_all_right(exercise: Exercise) -> None:
    judged = judge(laid(exercise, list(exercise.links)))

    assert {one.verdict for one in judged} == {"right"}
    assert len(judged) == exercise.asked


def test_what_is_no_fact_is_not_put_back_and_is_named_where_it_is_laid() -> None:
    links = [
        Link("f/a", "light", "growth", "+", "supported"),
        Link("f/b", "soil", "growth", "+", "unsaid"),
        Link("f/c", "water", "growth", "+", "refuted"),
        Link("f/d", "noise", "growth", "-", "open"),
        Link("f/e", "light", "soil", "+", "unsupported"),
    ]
    map = atlas(Graph({}, tuple(links)), Library("", Cards.of([]), (), {}), {}, NOW)
    made = neighbourhood(map, "growth", "")
    assert made is not None

    assert (set(made.nodes), [link.claim for link in made.links]) == ({"growth", "light", "soil"}, ["f/a", "f/b"])
    assert result(map, laid(made, [*made.links, links[4]])).wrong == ("light raises soil: that is not supported",)
    assert neighbourhood(map, "noise", "") is None


@given(exercises(), st.data())
def test_one_link_left_out_is_the_one_that_is_missing(exercise: Exercise, data: st.DataObject) -> None:
    out = data.draw(st.sampled_from(exercise.links))
    judged = judge(laid(exercise, [link for link in exercise.links if link != out]))

    assert [(one.verdict, one.link) for one in judged if one.verdict != "right"] == [("missing", out)]


@given(exercises(), st.data())
def test_a_wrong_sign_is_named_for_its_link_alone(exercise: Exercise, data: st.DataObject) -> None:
    off = data.draw(st.sampled_from([link for link in exercise.links if link.sign in ("+", "-")] or [None]))
    if off is None:
        return
    flipped = off._replace(sign="-" if off.sign == "+" else "+")
    judged = judge(laid(exercise, [flipped if link == off else link for link in exercise.links]))

    assert [(one.verdict, one.link) for one in judged if one.verdict != "right"] == [("other sign", off)]


@given(exercises(), st.data())
def test_a_link_turned_round_is_named_as_such(exercise: Exercise, data: st.DataObject) -> None:
    ends = {(link.cause, link.effect) for link in exercise.links}
    alone = [link for link in exercise.links if link.sign and (link.effect, link.cause) not in ends]
    off = data.draw(st.sampled_from(alone or [None]))
    if off is None:
        return
    turned = off._replace(cause=off.effect, effect=off.cause)
    judged = judge(laid(exercise, [turned if link == off else link for link in exercise.links]))

    assert [(one.verdict, one.link) for one in judged if one.verdict != "right"] == [("other way", off)]


@given(exercises())
def test_the_order_of_laying_changes_nothing(exercise: Exercise) -> None:
    one, other = laid(exercise, list(exercise.links)), laid(exercise, list(reversed(exercise.links)))

    assert judge(one) == judge(other)


@given(maps(), st.integers(0, 7))
def test_the_same_seed_shuffles_alike_and_never_gives_more_than_there_are_digits(map: Atlas, seed: int) -> None:
    for node in map.graph.places:
        made = neighbourhood(map, node, str(seed))
        if made is not None:
            assert made == neighbourhood(map, node, str(seed))
            assert node in made.nodes
            assert len(set(made.nodes)) == len(made.nodes) <= 9
            assert made.asked > 1


def test_a_chain_is_taken_apart_from_its_beginning_to_the_link() -> None:
    links = [Link(f"f/{n}", a, b, "+", "supported", "directly") for n, (a, b) in enumerate(["ab", "bc", "cd"])]
    map = drawn(*links)
    made = chain(map, links[1], "")

    assert made is not None
    assert sorted(made.nodes) == ["a", "b", "c"]
    assert chain(map, links[0], "") is None


def test_what_is_too_much_is_counted_against_what_was_asked() -> None:
    map = drawn(Link("f/1", "a", "b", "+"), Link("f/2", "a", "c", "-"))
    exercise = neighbourhood(map, "a", "")
    assert exercise is not None
    b, c = exercise.nodes.index("b"), exercise.nodes.index("c")

    kept = result(map, laid(exercise, list(exercise.links)).laying(b, c, "~"), 1000)

    assert (kept.right, kept.of, kept.wrong, kept.ms) == (2, 3, ("the b modulates the c: no claim says so",), 1000)


# ---- size


def test_the_work_of_drawing_a_map_grows_as_its_links_do() -> None:
    def shown(links: int) -> None:
        chain = [Link(f"f/c{n}", f"n{n // 2}", f"n{n + 1}", "+", "supported", "directly") for n in range(links)]
        map = drawn(*chain, Link("f/loop", f"n{links}", "n0", "-", "supported", "directly"))
        outline(map)
        lanes(map)
        about = around(map, busiest(map))
        [detail(map, tie.link) for tie in about.ties]

    assert calls(lambda: shown(4_000)) < 6 * calls(lambda: shown(1_000))
