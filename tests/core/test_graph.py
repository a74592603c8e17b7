"""The map as computed: what joins and what never does, its signs, its circles, and that nothing hangs on order or wording."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.core.files import question_file
from tests.counting import calls
from tutor.core.graph import Chain, Graph, Link, graph, product, shown_in
from tutor.core.items import Claim, Common, Evidence, Mediator, Node, QuestionFile
from tutor.core.ways import along, between, chains, circles

RELATIONS = ("increases", "decreases", "causes", "prevents", "enables", "modulates", "does-not-affect", "goes-with")
STATUSES = ("unsaid", "supported", "suggested", "open", "unsupported", "refuted")
DESIGNS = ("rct", "review", "animal-experiment", "in-vitro")
NAMES = "abcdef"


def claim(id: str, cause: str, effect: str, relation: str = "increases", status: str = "supported", designs: tuple[str, ...] = ("rct",), **more: object) -> Claim:  # fmt: skip
    evidence = tuple(Evidence(design=design) for design in designs)
    return Claim(Common(id), cause, relation, effect, status=status, evidence=evidence, **more)  # type: ignore[arg-type]


def file_of(*claims: Claim, id: str = "one") -> QuestionFile:
    nodes = dict.fromkeys(
        node
        for one in claims
        for node in (one.cause, one.effect, *(each.node for step in one.via for each in step))
        if node
    )
    return question_file(id, None, [], [Node(node, f"the {node}") for node in nodes], list(claims))


def drawn(*claims: Claim) -> Graph:
    return graph([file_of(*claims)])


def ways(map: Graph) -> list[str]:
    return ["".join(chain.nodes) + chain.sign for chain in chains(map)]


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    ends = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=14))
    return [
        claim(
            f"c{number}",
            cause,
            effect,
            draw(st.sampled_from(RELATIONS)),
            draw(st.sampled_from(STATUSES)),
            tuple(draw(st.lists(st.sampled_from(DESIGNS), max_size=2))),
            via=tuple((Mediator(node),) for node in draw(st.lists(st.sampled_from(NAMES), max_size=2))),
        )
        for number, (cause, effect) in enumerate(ends)
    ]


def every_chain(map: Graph) -> list[Chain]:
    shortest = [way for start in map.places for end in map.places if (way := between(map, start, end))]
    keyed = [way for one in map.links for two in map.links if (way := along(map, one.claim, two.claim))]
    return [*chains(map), *shortest, *keyed]


@given(claims())
def test_a_chain_joins_end_to_end_and_passes_no_node_twice(some: list[Claim]) -> None:
    for chain in every_chain(drawn(*some)):
        assert all(one.effect == two.cause for one, two in zip(chain.links, chain.links[1:], strict=False))
        assert len(set(chain.nodes)) == len(chain.links) + 1


@given(claims())
def test_the_sign_of_a_chain_is_the_product_of_its_links(some: list[Claim]) -> None:
    for chain in every_chain(drawn(*some)):
        value = 1
        for link in chain.links:
            value *= {"+": 1, "-": -1}[link.sign]
        assert chain.sign == ("+" if value > 0 else "-")


@given(claims())
def test_no_forbidden_link_ever_joins(some: list[Claim]) -> None:
    by_key = {f"one/{one.common.id}": one for one in some}

    for chain in every_chain(drawn(*some)):
        joined = [by_key[link.claim] for link in chain.links]
        assert {one.relation for one in joined} <= {"increases", "decreases", "causes", "prevents", "enables"}
        assert {one.status for one in joined} <= {"supported", "suggested"}
        assert not any(link.implied for link in chain.links)
        assert len({shown_in(one) for one in joined}) == 1
        assert all(one.evidence for one in joined)


@given(claims(), st.randoms())
def test_order_and_wording_change_no_chain(some: list[Claim], chance: object) -> None:
    mixed = list(some)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    reworded = [one._replace(verb="does this to", say="Said otherwise.") for one in mixed]

    assert chains(drawn(*some)) == chains(drawn(*reworded))
    assert circles(drawn(*some)) == circles(drawn(*mixed))


@given(claims(), claims())
def test_the_ends_of_a_chain_stay_joined_whatever_is_added(some: list[Claim], more: list[Claim]) -> None:
    added = [one._replace(common=Common(f"x{number}")) for number, one in enumerate(more)]
    before, after = drawn(*some), drawn(*some, *added)

    for chain in chains(before):
        now = along(after, chain.links[0].claim, chain.links[-1].claim)
        assert now is not None
        assert (now.links[0].claim, now.links[-1].claim) == (chain.links[0].claim, chain.links[-1].claim)


@given(claims())
def test_circles_are_circles(some: list[Claim]) -> None:
    map = drawn(*some)
    joined = {(link.cause, link.effect) for link in map.links if link.joins}

    for nodes in circles(map):
        assert nodes[0] == min(nodes)
        assert all(pair in joined for pair in zip(nodes, (*nodes[1:], nodes[0]), strict=True))


def test_a_chain_goes_through_several_files() -> None:
    one = file_of(claim("first", "a", "b", "decreases"), id="one")
    two = file_of(claim("second", "b", "c"), id="two")

    (chain,) = chains(graph([one, two]))

    assert [link.claim for link in chain.links] == ["one/first", "two/second"]
    assert chain.sign == "-"


def test_two_links_that_lower_raise_together() -> None:
    assert ways(drawn(claim("x", "a", "b", "decreases"), claim("y", "b", "c", "prevents"))) == ["abc+"]


def test_the_longest_way_wins_and_then_the_ids_of_claims() -> None:
    detour = [claim("p", "a", "b"), claim("q", "b", "c"), claim("r", "a", "c"), claim("s", "c", "d")]
    assert ways(drawn(*detour)) == ["abcd+", "bcd+"]

    forked = [claim("x", "a", "b"), claim("z", "b", "c"), claim("y", "b", "d")]
    assert ways(drawn(*forked)) == ["abd+"]


def test_what_was_shown_in_animals_is_not_joined_to_what_was_shown_in_people() -> None:
    mixed = drawn(claim("x", "a", "b", designs=("animal-experiment",)), claim("y", "b", "c"))
    assert ways(mixed) == []

    animals = drawn(claim("x", "a", "b", designs=("animal-experiment",)), claim("y", "b", "c", designs=("in-vitro",)))
    assert ways(animals) == ["abc+"]

    both = drawn(claim("x", "a", "b", designs=("animal-experiment", "rct")), claim("y", "b", "c"))
    assert ways(both) == ["abc+"]


def test_feedback_is_named_and_not_followed_twice() -> None:
    # From b two ways are as long: w, out to d, comes before y, round to a.
    round_ = drawn(claim("x", "b", "c"), claim("y", "c", "a"), claim("z", "a", "b"), claim("w", "c", "d"))

    assert circles(round_) == (("a", "b", "c"),)
    assert ways(round_) == ["abcd+", "bcd+", "cab+"]


def test_the_longest_way_through_a_circle_is_found_and_left() -> None:
    # In at a, round b and c, out at d.
    map = drawn(
        claim("1", "a", "b"), claim("2", "b", "c"), claim("3", "c", "a"), claim("4", "c", "d"), claim("5", "d", "e")
    )

    assert ways(map)[0] == "abcde+"


def test_a_link_that_mediators_imply_is_drawn_only_where_no_claim_states_it() -> None:
    map = drawn(claim("x", "a", "d", via=((Mediator("b"), Mediator("c")),)), claim("y", "a", "b"))

    implied = [(link.cause, link.effect, link.sign) for link in map.links if link.implied]
    assert implied == [("a", "c", ""), ("b", "d", ""), ("c", "d", "")]
    assert [link.implied for link in map.effects("a")] == [False, False, True]
    assert ways(map) == []


def test_a_moderator_ends_at_the_claim_it_moderates() -> None:
    map = drawn(claim("x", "a", "b"), claim("more", "m", "", "strengthens", moderates="x"))

    (moderator,) = map.moderators("one/x")
    assert (moderator.cause, moderator.sign) == ("m", "+")
    assert map.effects("m") == ()
    assert "m" in map.places


def test_drafts_are_not_on_the_map() -> None:
    draft = claim("x", "a", "b")._replace(common=Common("x", draft=True))

    assert drawn(draft) == Graph({}, ())


def test_the_shortest_way_between_two_nodes() -> None:
    map = drawn(claim("x", "a", "b"), claim("y", "b", "c"), claim("z", "a", "c", "decreases"))

    assert between(map, "a", "c") == Chain((map.links[2],), "-")
    assert between(map, "c", "a") is None


def test_a_chain_is_as_strong_as_its_weakest_link() -> None:
    (chain,) = chains(drawn(claim("x", "a", "b"), claim("y", "b", "c", status="suggested")))

    assert chain.weakest.claim == "one/y"


def test_the_product_of_an_unknown_sign_is_none() -> None:
    assert product((Link("x", "a", "b", "+"), Link("y", "b", "c", "~"))) == ""


def test_the_work_of_following_claims_full_of_circles_stays_in_bounds() -> None:
    def followed(claims: int) -> None:
        links = tuple(
            Link(
                f"f/c{n}",
                f"n{n * 7919 % (claims * 4 // 5)}",
                f"n{n * 104729 % (claims - 11)}",
                "+",
                "supported",
                "directly",
            )
            for n in range(claims)
        )
        assert chains(Graph({}, links))
        assert circles(Graph({}, links))

    assert calls(lambda: followed(4_000)) < 6 * calls(lambda: followed(1_000))
