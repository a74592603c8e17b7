"""A word for a relation is taken by its meaning, and never for another that is only spelt like it."""

from __future__ import annotations

import pytest

from tutor.files.keys import RELATIONS
from tutor.files.relations import Meant, meant_by, mend


@pytest.mark.parametrize(
    ("words", "relation", "verb"),
    [
        ("increases", "increases", ""), ("increase", "increases", ""), ("improves", "increases", "improves"), ("Boosts", "increases", "boosts"),
        ("reduces", "decreases", "reduces"), ("reduce", "decreases", "reduce"), ("leads to", "causes", "leads to"), ("lead-to", "causes", "lead to"),
        ("blocks", "prevents", "blocks"), ("protects against", "prevents", "protects against"), ("allows", "enables", "allows"),
        ("is needed for", "enables", "is needed for"), ("affects", "modulates", "affects"), ("has no effect on", "does-not-affect", "has no effect on"),
        ("is associated with", "goes-with", "is associated with"), ("do not affect", "does-not-affect", ""), ("go with", "goes-with", ""),
        ("↑", "increases", ""), ("-", "decreases", ""), ("->", "causes", ""), ("suppresses", "decreases", "suppresses"), ("stops", "prevents", "stops"),
        ("worsens", "", ""), ("controls", "", ""), ("eats", "", ""), ("", "", ""),
    ],
)  # fmt: skip
def test_a_word_stands_for_a_relation_where_its_direction_is_plain(words: str, relation: str, verb: str) -> None:
    assert meant_by(words) == Meant(relation, verb)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("improves", "write 'increases: …', and 'verb: improves' if the word matters"),
        ("icreases", "did you mean 'increases'?"),
        ("prevent", "did you mean 'prevents'?"),
        ("worsens", f"the relation is one of {', '.join(RELATIONS)}; your own word goes under 'verb'"),
        ("proves", f"the relation is one of {', '.join(RELATIONS)}; your own word goes under 'verb'"),
    ],
)
def test_the_mend_offers_no_relation_that_is_only_spelt_alike(words: str, said: str) -> None:
    assert mend(words) == said
