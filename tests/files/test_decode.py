"""What a file means: nodes by name, defaults, status, ids, order, and what an error costs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.items import (
    Claim,
    Evidence,
    Faq,
    Mediator,
    NumberForm,
    OrderForm,
    Recalled,
    Step,
    Term,
    TwinsForm,
    TypedForm,
)
from tutor.files.decode import Reading, decode
from tutor.files.naming import LONGEST, is_id, one_edit, slug
from tutor.files.sheet import Sheet

SOURCES = "sources: [{id: one, title: A, design: rct, population: rowers}, {id: two, title: B, design: opinion}]\n"


def read(text: str) -> Reading:
    return decode(Sheet("questions/a.yaml", text))


def claim(text: str, head: str = "") -> Claim:
    reading = read(head + "claims:\n  - " + text.replace("\n", "\n    "))
    assert reading.file is not None
    assert not reading.problems
    [item] = reading.file.items.values()
    assert isinstance(item, Claim)
    return item


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Endurance (gains)", "endurance-gains"),
        ("gain(s)", "gains"),
        ("Alzheimer's disease", "alzheimer-s-disease"),
        ("What — is it?!", "what-is-it"),
        ("  ÜBER  Größe ", "über-größe"),
        ("ﬁbre", "fibre"),
        ("Сон и память", "сон-и-память"),
        ("हिन्दी", "हिन्दी"),
        ("+++", ""),
        ("a" * 70, "a" * 60),
        ("word " * 13, "word-" * 11 + "word"),
        ("x" * 59 + " yz", "x" * 59),
    ],
)
def test_a_slug(words: str, expected: str) -> None:
    assert slug(words) == expected


@given(st.text())
def test_a_slug_is_an_id_and_its_own_slug(words: str) -> None:
    made = slug(words)

    assert slug(made) == made
    assert len(made) <= LONGEST
    assert is_id(made) or not made


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("kelp", "kelps", True),
        ("kelp", "klep", True),
        ("kelp", "kelq", True),
        ("kelp", "kelp", False),
        ("kelp", "kepls", False),
    ],
)
def test_one_edit(one: str, other: str, near: bool) -> None:
    assert one_edit(one, other) is one_edit(other, one) is near


def test_nodes_are_terms_concepts_other_names_or_plain_words() -> None:
    reading = read(
        "claims:\n"
        "  - {cause: Brain-Derived Factor, increases: survival (of neurons)}\n"
        "  - {cause: BDNF, decreases: SURVIVAL OF NEURONS}\n"
        "  - {cause: sf1, increases: endurance gains}\n"
        "  - {cause: Oddly (named) Thing, increases: stamina}\n"
        "terms:\n  - {term: BDNF, definition: x, also: [brain-derived factor]}\n"
        "concepts:\n  - {label: SF1 cells, id: sf1, gloss: g, kind: cell}\n  - {label: endurance (gains), also: stamina}\n"
    )
    assert reading.file is not None
    ends = [(item.cause, item.effect) for item in reading.file.items.values() if isinstance(item, Claim)]
    nodes = reading.file.nodes

    assert ends == [
        ("bdnf", "survival-of-neurons"),
        ("bdnf", "survival-of-neurons"),
        ("sf1", "endurance-gains"),
        ("oddly-named-thing", "endurance-gains"),
    ]
    assert (nodes["bdnf"].item, nodes["bdnf"].also) == ("bdnf", ("brain-derived factor",))
    assert nodes["survival-of-neurons"].label == "survival (of neurons)"
    assert (nodes["sf1"].label, nodes["sf1"].gloss, nodes["sf1"].kind) == ("SF1 cells", "g", "cell")
    assert not reading.problems


def test_a_term_and_a_concept_of_one_name_are_one_thing() -> None:
    reading = read(
        "terms: [{term: BDNF, definition: x, also: [a]}]\nconcepts: [{label: bdnf, also: b, gloss: g}]\nclaims: [{cause: B, increases: A}]"
    )
    assert reading.file is not None

    assert list(reading.file.nodes) == ["bdnf"]
    assert reading.file.nodes["bdnf"].also == ("a", "b")
    assert reading.file.nodes["bdnf"].gloss == "g"


def test_via_holds_directions_and_parallel_steps() -> None:
    found = claim("cause: a\nincreases: b\nvia: [more x, [fewer sea urchins, y], Less is more]")

    assert found.via == (
        (Mediator("x", "more"),),
        (Mediator("sea-urchins", "fewer"), Mediator("y")),
        (Mediator("is-more", "less"),),
    )
    assert claim("cause: a\nincreases: b\nvia: less").via == ((Mediator("less"),),)


@pytest.mark.parametrize(
    ("keys", "status"),
    [
        ("evidence: one", "supported"),
        ("evidence: one\nhedged: true", "suggested"),
        ("evidence: []", "unsaid"),
        ("hedged: true\nevidence: []", "unsaid"),
        ("status: open", "open"),
    ],
)
def test_status_is_settled(keys: str, status: str) -> None:
    assert claim(f"cause: a\nincreases: b\n{keys}", SOURCES).status == status


def test_evidence_belongs_to_its_source_the_default_or_the_only_one() -> None:
    alone = "sources: [{id: one, title: A, design: rct, population: rowers}]\n"

    assert claim("cause: a\nincreases: b", alone).evidence == (Evidence("one", design="rct", population="rowers"),)
    assert claim("cause: a\nincreases: b\nevidence: [{do: x, population: mice}]", alone).evidence == (
        Evidence("one", "x", design="rct", population="mice"),
    )
    assert claim("cause: a\nincreases: b", SOURCES).evidence == ()
    assert claim("cause: a\nincreases: b\nevidence: [{do: x}]", SOURCES).evidence == (Evidence("", "x"),)
    default = SOURCES + "defaults: {evidence: two, in: mice}\n"
    assert claim("cause: a\nincreases: b\nevidence: [{do: x}, one]", default).evidence == (
        Evidence("two", "x", design="opinion"),
        Evidence("one", design="rct", population="rowers"),
    )
    assert claim("cause: a\nincreases: b", default).where == "mice"
    assert claim("cause: a\nincreases: b\nin: men", default).where == "men"


def test_defaults_reach_the_items_they_are_for() -> None:
    reading = read(
        SOURCES + "defaults: {sources: [one], depth: gist, tags: [x]}\n"
        "terms:\n  - {term: a, definition: b}\n  - {term: c, definition: d, sources: [], tags: [], depth: deep}\n  - {term: e, definition: f, sources: two, tags: y}\n"
        "claims:\n  - {cause: g, increases: h}\n"
    )
    assert reading.file is not None

    assert [(item.common.depth, item.common.tags, item.common.sources) for item in reading.file.items.values()] == [
        ("gist", ("x",), ("one",)),
        ("deep", (), ()),
        ("gist", ("x", "y"), ("two",)),
        ("gist", ("x",), ()),
    ]


@pytest.mark.parametrize(
    ("keys", "form"),
    [
        ("question: q\nanswer: a", Recalled("a")),
        ("question: q\npoints: [a, b]\nextra: c", Recalled("", ("a", "b"), ("c",))),
        ("question: q\ntyped: no", TypedForm(("no",))),
        ("question: q\nnumber: 1e3 %\nwithin: 2.5", NumberForm("1e3 %", 2.5)),
        ("question: q\norder: [1:30, {say: b, note: 2026-12-20}]", OrderForm((Step("1:30"), Step("b", "2026-12-20")))),
        ("flawed: f\nsound: s", TwinsForm("f", "s")),
    ],
)
def test_answer_forms_keep_the_authors_letters(keys: str, form: object) -> None:
    reading = read("faqs:\n  - " + keys.replace("\n", "\n    "))
    assert reading.file is not None
    [item] = reading.file.items.values()

    assert isinstance(item, Faq)
    assert item.form == form


def test_ids_are_slugs_of_the_wording_and_items_stand_in_file_order() -> None:
    reading = read(
        "claims:\n  - {cause: Sea otters, does-not-affect: kelp}\n  - {cause: urchins, strengthens: sea-otters-does-not-affect-kelp}\n"
        "faqs:\n  - {flawed: It is so., sound: It is not.}\n"
        "terms:\n  - {term: Kelp (forest), definition: x}\n"
    )
    assert reading.file is not None

    assert list(reading.file.items) == [
        "sea-otters-does-not-affect-kelp",
        "urchins-strengthens-sea-otters-does-not-affect-kelp",
        "it-is-so",
        "kelp-forest",
    ]
    moderator = reading.file.items["urchins-strengthens-sea-otters-does-not-affect-kelp"]
    assert isinstance(moderator, Claim)
    assert (moderator.moderates, moderator.effect) == ("sea-otters-does-not-affect-kelp", "")


def test_an_error_costs_its_item_and_what_refers_to_it_stays() -> None:
    reading = read(
        "terms:\n  - {term: a, definition: b, requires: [c, broken]}\n  - {term: broken, defintion: b, requires: nothing}\n  - {term: c, definition: d}\n"
        "claims:\n  - {cause: broken, increases: c, status: open}\n"
    )
    assert reading.file is not None

    assert list(reading.file.items) == ["a", "c", "broken-increases-c"]
    assert reading.file.items["a"].common.requires == ("c",)
    assert reading.file.nodes["broken"].item == ""
    assert [(problem.code, problem.cost) for problem in reading.problems] == [
        ("unknown-key", "one term is left out"),
        ("unknown-id", "one term is left out"),
    ]


def test_a_duplicate_that_is_broken_leaves_the_first_alone() -> None:
    reading = read("terms:\n  - {term: a, definition: b}\n  - {term: A, definition: c, requires: nothing}\n")
    assert reading.file is not None

    assert isinstance(reading.file.items["a"], Term)
    assert [problem.code for problem in reading.problems] == ["duplicate-id", "unknown-id"]


def test_the_file_has_an_id_a_title_and_key_points() -> None:
    reading = read(
        "article: {title: On kelp, date: 2026-01-02}\ngist: [One point., {say: Another., items: [kelp], at: 3}]\nterms: [{term: kelp, definition: x}]\nformerly: old\nlanguage: de"
    )
    assert reading.file is not None

    assert (reading.file.id, reading.file.title, reading.file.language, reading.file.formerly) == (
        "a",
        "On kelp",
        "de",
        ("old",),
    )
    assert [(point.say, point.items, point.at) for point in reading.file.gist] == [
        ("One point.", (), ()),
        ("Another.", ("kelp",), (3,)),
    ]
    assert reading.file.article is not None
    assert reading.file.article.date == "2026-01-02"


def test_pictures_lie_inside_the_library(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "library/pictures").mkdir(parents=True)
    (tmp_path / "library/pictures/a.png").write_bytes(b"x")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/b.png").write_bytes(b"x")
    (tmp_path / "library/link").symlink_to(tmp_path / "secret")
    paths = [
        "pictures/a.png",
        "./pictures/../pictures/a.png",
        "link/b.png",
        "../secret/b.png",
        "/etc/hostname",
        "pictures",
        "x" * 300,
        "gone.png",
    ]
    text = "terms:\n" + "".join(
        f"  - {{term: t{index}, definition: d, image: '{path}'}}\n" for index, path in enumerate(paths)
    )
    reading = decode(Sheet("questions/a.yaml", text), str(tmp_path / "library"))
    assert reading.file is not None

    assert [item.common.image for item in reading.file.items.values()] == ["pictures/a.png"] * 2 + [""] * 6
    assert [problem.code for problem in reading.problems] == ["media"] * 6
