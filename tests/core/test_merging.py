"""Two items as one: what is joined, what is kept, and what is refused because the two do not say the same."""

from __future__ import annotations

import pytest

from tutor.core.drafting import Section, Written
from tutor.core.merging import merged, referred
from tutor.core.problems import Refusal

Item = dict[str, Written]


@pytest.mark.parametrize(
    ("section", "into", "other", "whole"),
    [
        pytest.param(
            "terms",
            {"term": "BDNF", "definition": "A protein.", "also": ["growth factor"]},
            {"term": "bdnf", "full": "brain-derived neurotrophic factor", "definition": "Another.", "at": ["4"]},
            {"term": "BDNF", "definition": "A protein.", "also": ["growth factor"], "full": "brain-derived neurotrophic factor", "at": ["4"], "clue": "Another."},
            id="a term takes the full form and the lines, and the other's definition as a clue",
        ),
        pytest.param(
            "terms",
            {"term": "urchin barren", "definition": "Grazed rock."},
            {"term": "barren ground", "also": ["Urchin  Barren", "barrens"], "definition": "grazed  rock."},
            {"term": "urchin barren", "definition": "Grazed rock.", "also": ["barren ground", "barrens"]},
            id="a term takes the other's names, but not its own again",
        ),
        pytest.param(
            "terms",
            {"term": "kelp"},
            {"term": "kelp", "points": ["large", "brown"]},
            {"term": "kelp", "points": ["large", "brown"]},
            id="a term without a definition takes the other's",
        ),
        pytest.param(
            "faqs",
            {"question": "How?", "points": ["a", "b"], "at": ["1"]},
            {"question": "In what way?", "points": ["b", "c"], "answer": "In some way.", "at": ["1", "2"]},
            {"question": "How?", "points": ["a", "b", "c"], "extra": ["In some way."], "at": ["1", "2"], "note": "merged with question: In what way?"},
            id="points are joined, another answer may be said besides, another question is noted",
        ),
        pytest.param(
            "faqs",
            {"question": "How?", "answer": "In one way."},
            {"question": "how?", "answer": "In another.", "extra": "d", "points": "c"},
            {"question": "How?", "answer": "In one way.", "points": ["c"], "extra": ["In another.", "d"]},
            id="points come to an answer",
        ),
        pytest.param(
            "faqs",
            {"question": "How?", "answer": "otters"},
            {"question": "How?", "answer": "sea otters"},
            {"question": "How?", "answer": "otters; sea otters"},
            id="two answers without points become one",
        ),
        pytest.param(
            "faqs",
            {"question": "How?", "draft": "true"},
            {"question": "How?", "right": "a", "wrong": ["b"], "draft": "true"},
            {"question": "How?", "right": "a", "wrong": ["b"], "draft": "true"},
            id="a question without an answer takes the other's",
        ),
        pytest.param(
            "terms",
            {"term": "kelp", "points": ["large"], "formerly": "weed", "depth": "deep", "because": "Otters need it."},
            {"term": "kelp", "points": ["brown"], "clue": "A forest of the sea.", "formerly": ["wrack"], "depth": "gist", "because": "It feeds fish.", "allow": ["no-points"]},
            {
                "term": "kelp", "points": ["large", "brown"], "formerly": ["weed", "wrack"], "depth": "gist", "because": "Otters need it. It feeds fish.",
                "clue": "A forest of the sea.", "allow": ["no-points"],
            },
            id="former names, reasons and silenced lints of both, and the depth that is asked first",
        ),
        pytest.param(
            "claims",
            {"cause": "a", "increases": "b", "verb": "raise", "note": "(draft) unsure", "draft": "true"},
            {"cause": "a", "increases": "b", "verb": "lift", "cue": "by how much", "note": "ask Ada", "depth": "map"},
            {"cause": "a", "increases": "b", "verb": "raise", "cue": "by how much", "note": "ask Ada; merged with verb: lift; (draft) unsure", "draft": "true"},
            id="another verb is noted, and what an author noted comes before a drafter's doubt",
        ),
        pytest.param(
            "faqs",
            {"question": "Which?", "typed": "BDNF"},
            {"question": "What?", "typed": ["BDNF", "the growth factor"]},
            {"question": "Which?", "typed": ["BDNF", "the growth factor"], "note": "merged with question: What?"},
            id="wordings to type are joined",
        ),
        pytest.param(
            "claims",
            {"cause": "a", "increases": "b", "evidence": "x", "draft": "true", "quote": "One.", "note": "who?"},
            {"cause": "a", "increases": "b", "evidence": ["x", {"do": "y"}], "unless": "c", "via": ["d"], "quote": "Two.", "note": "where?"},
            {"cause": "a", "increases": "b", "evidence": ["x", {"do": "y"}], "draft": "true", "quote": "One. … Two.", "note": "who?; where?", "unless": ["c"], "via": ["d"]},
            id="evidence, conditions, doubts and passages of claims are joined",
        ),
        pytest.param(
            "claims",
            {"cause": "a", "increases": "b"},
            {"cause": "a", "increases": "b", "draft": "true", "quote": "Two."},
            {"cause": "a", "increases": "b"},
            id="an accepted item takes no passage over",
        ),
        pytest.param(
            "claims",
            {"cause": "a", "increases": "b", "limits": "only fish", "dose": "1 mg"},
            {"cause": "a", "increases": "b", "limits": ["only fish", "one year"], "dose": "1 mg"},
            {"cause": "a", "increases": "b", "limits": ["only fish", "one year"], "dose": "1 mg"},
            id="limits are joined, and one dose is one",
        ),
    ],
)  # fmt: skip
def test_two_items_become_one(section: Section, into: Item, other: Item, whole: Item) -> None:
    before = dict(into)

    assert merged(section, into, other) == whole
    assert into == before


@pytest.mark.parametrize(
    ("section", "into", "other", "says"),
    [
        ("claims", {"in": "mice"}, {"in": "people"}, "two claims: 'in: mice' and 'in: people'"),
        ("claims", {"in": "mice"}, {}, "two claims: 'in: mice' and no 'in'"),
        ("claims", {}, {"hedged": "true"}, "two claims: no 'hedged' and 'hedged: true'"),
        ("claims", {"via": ["a"]}, {"via": ["b"]}, "two claims: 'via: a' and 'via: b'"),
        ("faqs", {"number": "5"}, {"number": "6"}, "answered in different ways"),
        ("faqs", {"answer": "yes"}, {"typed": "BDNF"}, "answered in different ways"),
        ("faqs", {"number": "5", "within": "1"}, {"number": "5", "within": "2"}, "'within' would be lost: 2"),
        (
            "faqs",
            {"right": "a", "wrong": ["b"]},
            {"right": "a", "wrong": [{"say": "c", "why": "so"}]},
            "'wrong' would be lost: say: c, why: so",
        ),
        ("terms", {"definition": "a", "clue": "b"}, {"definition": "c"}, "'definition' would be lost: c"),
        ("terms", {"definition": "a"}, {"definition": "b", "clue": "c"}, "'clue' would be lost: c"),
        ("terms", {"definition": "a"}, {"points": ["b"]}, "'points' would be lost: b"),
        ("claims", {"image": "media/a.png"}, {"image": "media/b.png"}, "'image' would be lost: media/b.png"),
        ("claims", {"dose": "1 mg"}, {"dose": "2 mg"}, "two claims: 'dose: 1 mg' and 'dose: 2 mg'"),
        ("terms", {}, {"later": "a key of tomorrow"}, "'later' would be lost: a key of tomorrow"),
    ],
)
def test_what_is_not_the_same_stays_two(section: Section, into: Item, other: Item, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        merged(section, into, other)


def test_references_follow_an_item_or_go_with_it() -> None:
    item: Item = {"about": ["gone", "kept"], "requires": "gone", "strengthens": "other"}

    assert referred(item, "gone", "new") == {"about": ["new", "kept"], "requires": "new", "strengthens": "other"}
    assert referred(item, "gone") == {"about": ["kept"], "strengthens": "other"}
    assert referred({"about": ["gone", "kept"]}, "gone", "kept") == {"about": ["kept"]}
    with pytest.raises(Refusal, match="is about this one"):
        referred({"cause": "x", "weakens": "gone"}, "gone")
