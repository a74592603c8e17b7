"""The JSON Schema and the decoder come from one table and must agree on whatever an author writes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tutor.files.decks import decode_deck
from tutor.files.decode import decode
from tutor.files.keys import DECK, FILE, RECORDS, Key
from tutor.files.schema import deck_schema, question_file_schema
from tutor.files.sheet import Sheet

QUESTIONS = Draft202012Validator(question_file_schema())
DECKS = Draft202012Validator(deck_schema())
# What only the whole file can tell: references, ids, wording.
BEYOND = {"unknown-id", "unknown-source", "duplicate-id", "empty-slug", "bad-id", "said-twice", "media", "formerly-in-use", "formerly-twice", "left-out", "ambiguous-name", "newer-format"}  # fmt: skip

words = st.sampled_from(["kelp", "sea otters", "a b", "25 %", "x: y", "[z]", "no", "#1"])
scalars = st.one_of(
    words, words, words, st.integers(0, 30), st.booleans(), st.sampled_from(["", " ", None, 0.9, "2026-12-20", "gist"])
)


def values(key: Key) -> st.SearchStrategy[Any]:
    """Mostly what the key takes, sometimes anything."""
    inner: st.SearchStrategy[Any] = words
    match key.kind:
        case "flag":
            inner = st.booleans()
        case "whole" | "wholes":
            inner = st.integers(1, 40)
        case "decimal":
            inner = st.sampled_from([0.5, 0.9, 1, 7])
        case "day":
            inner = st.just("2026-12-20")
        case "one" | "some":
            inner = st.sampled_from(key.choices)
        case "record":
            return st.one_of(record(key.of), record(key.of), scalars)
        case "records" | "items" | "lines":
            return st.one_of(st.lists(st.one_of(record(key.of), record(key.of), words), max_size=3), words)
        case "steps":
            return st.lists(st.one_of(words, st.lists(words, max_size=2)), max_size=3)
        case "id":
            inner = st.sampled_from(["kelp", "otter-1", "Kelp!"])
    if key.kind in ("texts", "names", "wholes", "some"):
        return st.one_of(inner, st.lists(inner, max_size=3))
    return st.one_of(inner, inner, inner, inner, scalars, st.lists(words, max_size=1))


USUAL = {
    "term": [["definition"], ["points"], []],
    "faq": [
        ["question", "answer"],
        ["question", "points", "extra"],
        ["question", "typed"],
        ["question", "number", "within"],
        ["question", "right", "wrong"],
        ["question", "order"],
        ["flawed", "sound"],
        ["question"],
    ],
    "claim": [["increases"], ["goes-with"], ["strengthens"], ["increases", "via"], []],
    "file": [["terms", "claims"], ["faqs", "sources"], []],
}


def record(name: str) -> st.SearchStrategy[Any]:
    """Some of the keys of a record, its required ones nearly always, now and then a key it does not have."""
    table = RECORDS[name]

    @st.composite
    def drawn(draw: st.DrawFn) -> dict[str, Any]:
        chosen = [key for key, entry in table.items() if entry.required and draw(st.integers(0, 9))]
        chosen += draw(st.sampled_from(USUAL.get(name, [[]])))
        chosen += draw(st.lists(st.sampled_from(sorted(table)), max_size=2, unique=True))
        found = {key: draw(values(table[key])) for key in dict.fromkeys(chosen)}
        if not draw(st.integers(0, 15)):
            found["colour"] = "red"
        return found

    return drawn()


def test_the_invented_documents_are_right_and_wrong() -> None:
    seen = set()

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(
        st.sampled_from(["term", "faq", "claim", "source", "deck"]).flatmap(
            lambda name: st.tuples(st.just(name), record(name))
        )
    )
    def invent(pair: tuple[str, dict[str, Any]]) -> None:
        name, document = pair
        schema = (
            deck_schema()
            if name == "deck"
            else {**question_file_schema()["$defs"][name], "$defs": question_file_schema()["$defs"]}
        )
        seen.add((name, Draft202012Validator(schema).is_valid(document)))

    invent()
    assert len(seen) == 10


def agree(document: Any, validator: Draft202012Validator, codes: set[str]) -> None:
    errors = [error.message for error in validator.iter_errors(document)]
    if errors:
        assert codes, errors
    else:
        assert not codes - BEYOND, codes


@settings(max_examples=250, deadline=None)
@given(record("file"))
def test_schema_and_decoder_agree_on_question_files(document: dict[str, Any]) -> None:
    text = json.dumps(document, ensure_ascii=False)
    reading = decode(Sheet("a.yaml", text))

    agree(document, QUESTIONS, {problem.code for problem in reading.problems if problem.severity == "error"})


@settings(max_examples=150, deadline=None)
@given(record("deck"))
def test_schema_and_decoder_agree_on_decks(document: dict[str, Any]) -> None:
    read = decode_deck(Sheet("a.yaml", json.dumps(document, ensure_ascii=False)))

    agree(document, DECKS, {problem.code for problem in read.problems if problem.severity == "error"})


@pytest.mark.parametrize("name", [name for name in RECORDS if name not in ("deck", "only")])
def test_every_key_is_in_the_schema_with_its_meaning(name: str) -> None:
    schema = question_file_schema()
    found = schema if name == "file" else schema["$defs"][name]

    assert list(found["properties"]) == list(RECORDS[name])
    assert all(entry["description"].endswith((".", ".)", "…", "%.", "]")) for entry in found["properties"].values())


def test_the_schemas_are_schemas() -> None:
    for schema in (question_file_schema(), deck_schema()):
        Draft202012Validator.check_schema(schema)
        json.dumps(schema)
    assert set(FILE) == set(question_file_schema()["properties"])
    assert set(DECK) == set(deck_schema()["properties"])
