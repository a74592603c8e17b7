"""The JSON Schema and the decoder come from one table and must agree on whatever an author writes, right or wrong.

What a schema cannot say is listed as BEYOND and nowhere else; each of these has a row below that shows it to be so.
"""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tutor.files.decks import decode_deck
from tutor.files.decode import decode
from tutor.files.keys import DECK, FILE, FORMS, RECORDS, RELATIONS, Key
from tutor.files.schema import deck_schema, question_file_schema
from tutor.files.sheet import Sheet
from tutor.files.snippets import SNIPPETS

QUESTIONS = Draft202012Validator(question_file_schema())
DECKS = Draft202012Validator(deck_schema())
Document = dict[str, Any]

# What takes more than the value itself to know.
BEYOND = {
    "unknown-id",  # a reference to an item that is not there
    "unknown-source",  # a reference to a source that is not there
    "left-out",  # a claim about a claim that is left out
    "duplicate-id",  # two ids, or two wordings with one slug
    "formerly-in-use",  # a former id that is in use
    "formerly-twice",  # a former id of two items
    "ambiguous-name",  # a node that may be one of two
    "empty-slug",  # a wording without letter or digit, of which an id is made
    "said-twice",  # two options or lines that are the same
    "media",  # a picture that is not in the library
}
words = st.sampled_from(["kelp", "sea otters", "a b", "x: y", "[z]", "{z}", "no", "true", "null", "~", "#1", "- a", "a # b", "über", "ÖL", " kelp "])  # fmt: skip
scalars = st.one_of(words, st.integers(0, 30), st.booleans(), st.sampled_from([0.9, -3, "2026-12-20", "gist"]))
ids = st.sampled_from(["kelp", "otter-1", "öl", "007", "a-b-c", 7, True])
wrong = st.sampled_from([None, "", "  ", [], {}, [[]], [None], [""], {"say": "x"}, {"colour": "red"}, [{"say": 1}], [["a"]], "Kelp!", "a--b", "-a", "A b/c", 0, -1, 1.5, 2_000_000_000, True, "shallow", "2026-02-40", "26-1-1", "true"])  # fmt: skip
PAIRS = {"right": "wrong", "wrong": "right", "flawed": "sound", "sound": "flawed", "extra": "points", "within": "number", "outcome": "do", "quote": "draft"}  # fmt: skip


def one(key: Key, name: str) -> st.SearchStrategy[Any]:
    """What the key takes."""
    text: st.SearchStrategy[Any] = scalars.filter(lambda each: each is not None)
    match key.kind:
        case "text" if name == "number":
            return st.sampled_from(["25 %", 25, "about 3 kg", 0.5])
        case "flag":
            return st.booleans()
        case "whole":
            return st.integers(max(1, int(key.least)), int(key.most or 40))
        case "wholes":
            return listed(st.integers(1, 40), 1, True)
        case "decimal":
            return st.sampled_from([0.7, 0.9, 0.97]) if key.most else st.sampled_from([0, 0.5, 7, 12.25])
        case "day":
            return st.sampled_from(["2026-12-20", "2027-01-01"])
        case "one":
            return st.sampled_from(list(key.choices))
        case "some":
            return listed(st.sampled_from(list(key.choices)), 0, True)
        case "id":
            return ids
        case "names" if name == "formerly":
            return listed(st.sampled_from(["kelp", "old/kelp-2", "öl/a"]), 1, True)
        case "texts" | "names":
            return listed(text, 1, True)
        case "record":
            return right(key.of)
        case "records" | "items":
            return st.lists(right(key.of), min_size=1, max_size=2)
        case "lines":
            alone = key.least < 2
            return listed(st.one_of(text, right(key.of)), max(1, int(key.least)), alone, text)
        case "steps":
            return listed(st.one_of(text, st.lists(text, min_size=1, max_size=2)), 1, True, text)
        case _:
            return text


def listed(entry: st.SearchStrategy[Any], least: int, alone: bool, single: st.SearchStrategy[Any] | None = None) -> st.SearchStrategy[Any]:  # fmt: skip
    """A list, or where that is allowed one entry alone."""
    many = st.lists(entry, min_size=least, max_size=max(2, least))
    return st.one_of(many, entry if single is None else single) if alone else many


def leading(name: str) -> st.SearchStrategy[tuple[str, ...]]:
    """The keys without which a record is not whole, in each of its ways."""
    if name == "term":
        return st.sampled_from([("definition",), ("points",)])
    if name == "claim":
        return st.sampled_from([(relation,) for relation in RELATIONS])
    if name == "faq":
        ways: list[tuple[str, ...]] = [("question", "answer", "points", "extra"), ("question", "answer"), ("question", "points")]  # fmt: skip
        for keys, beside in FORMS[1:]:
            ways += [(*(() if keys[0] == "flawed" else ("question",)), *keys, *beside[:some]) for some in {0, len(beside)}]  # fmt: skip
        return st.sampled_from(ways)
    if name == "file":
        return st.sampled_from([("terms", "faqs"), ("claims", "concepts"), ("sources", "defaults"), ()])
    return st.just(())


BESIDE = {
    "term": {"definition", "points"},
    "faq": {key for form in FORMS for keys in form for key in keys} | {"question"},
    "claim": set(RELATIONS),
}


def right(name: str) -> st.SearchStrategy[Document]:
    """A whole record: what it needs, and some of what it may have."""
    table = RECORDS[name]

    @st.composite
    def drawn(draw: st.DrawFn) -> Document:
        chosen = [key for key, entry in table.items() if entry.required] + list(draw(leading(name)))
        more = sorted(set(table) - BESIDE.get(name, set()))
        chosen += draw(st.lists(st.sampled_from(more), max_size=3, unique=True))
        chosen += [PAIRS[key] for key in chosen if key in ("outcome", "quote")]
        found = {key: draw(one(table[key], key)) for key in dict.fromkeys(chosen)}
        if "quote" in found:
            found["draft"] = True
        return found

    return drawn()


def containers(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a document: what holds it, and its key or index."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from containers(value[key])


KEYS_OF_ANY = sorted({key for table in RECORDS.values() for key in table})


@st.composite
def mistaken(draw: st.DrawFn, name: str) -> Document:
    """A whole document with up to three mistakes anywhere in it: a wrong value, a key too many, a key too few."""
    document = copy.deepcopy(draw(right(name)))
    for _ in range(draw(st.integers(0, 3))):
        places = list(containers(document))
        if not places:
            break
        holder, key = draw(st.sampled_from(places))
        match draw(st.sampled_from(["value", "key", "gone", "other"])):
            case "value":
                holder[key] = copy.deepcopy(draw(wrong))
            case "other":
                holder[key] = draw(st.one_of(words, right(draw(st.sampled_from(["term", "evidence", "wrong"])))))
            case "gone" if isinstance(holder, dict):
                del holder[key]
            case _ if isinstance(holder, dict):
                holder[draw(st.sampled_from([*KEYS_OF_ANY, "colour", "Term", ""]))] = copy.deepcopy(
                    draw(st.one_of(words, wrong))
                )
            case _:
                holder.append(copy.deepcopy(draw(wrong)))
    return document


def codes(name: str, document: Document) -> set[str]:
    """The errors that the reader names."""
    sheet = Sheet("a.yaml", json.dumps(document, ensure_ascii=False))
    problems = decode_deck(sheet).problems if name == "deck" else decode(sheet).problems
    return {problem.code for problem in problems if problem.severity == "error"}


def agree(name: str, document: Document) -> tuple[bool, set[str]]:
    """Both say that it is right, or both that it is wrong."""
    validator = DECKS if name == "deck" else QUESTIONS
    errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]
    found = codes(name, document)
    if errors:
        assert found, (errors, document)
    else:
        assert not found - BEYOND, (found, document)
    return not errors, found


@settings(max_examples=150, deadline=None)
@given(right("file"))
def test_what_is_right_is_right_to_both(document: Document) -> None:
    assert agree("file", document)[0]


@settings(max_examples=300, deadline=None)
@given(mistaken("file"))
def test_a_mistake_anywhere_in_a_question_file_is_one_to_both(document: Document) -> None:
    agree("file", document)


@settings(max_examples=200, deadline=None)
@given(mistaken("deck"))
def test_a_mistake_anywhere_in_a_deck_is_one_to_both(document: Document) -> None:
    agree("deck", document)


WRAPPED = {
    "term": lambda item: {"terms": [item]},
    "faq": lambda item: {"faqs": [item]},
    "claim": lambda item: {"claims": [item]},
    "concept": lambda item: {"concepts": [item]},
    "source": lambda item: {"sources": [item]},
    "evidence": lambda item: {"claims": [{"cause": "a", "increases": "b", "evidence": [item]}]},
    "misread": lambda item: {"claims": [{"cause": "a", "increases": "b", "misread": [item]}]},
    "wrong": lambda item: {"faqs": [{"question": "a", "right": "b", "wrong": [item]}]},
    "step": lambda item: {"faqs": [{"question": "a", "order": [item, "z"]}]},
    "defaults": lambda item: {"defaults": item},
    "gist": lambda item: {"gist": [item]},
    "article": lambda item: {"article": item},
}


@st.composite
def overfull(draw: st.DrawFn, name: str) -> Document:
    """A record with some keys too many or too few, each with a right value: two answer forms, two relations, one twin alone."""
    item = draw(right(name))
    table = RECORDS[name]
    for key in draw(st.lists(st.sampled_from(sorted(item) or [""]), max_size=1)):
        item.pop(key, None)
    for key in draw(st.lists(st.sampled_from(sorted(BESIDE.get(name, set(table)))), max_size=2)):
        item[key] = draw(one(table[key], key))
    return WRAPPED[name](item)


def together(name: str, examples: int) -> Counter[str]:
    """How often both called a document of that kind right, and with which codes it was wrong."""
    seen: Counter[str] = Counter()

    @settings(max_examples=examples, deadline=None, database=None)
    @given(overfull(name))
    def judge(document: Document) -> None:
        accepted, found = agree("file", document)
        seen.update(["right"] if accepted else found - BEYOND)

    judge()
    return seen


@pytest.mark.parametrize("name", WRAPPED)
def test_keys_that_do_not_go_together_are_a_mistake_to_both(name: str) -> None:
    seen = together(name, 60)

    assert seen["right"]
    assert name in ("misread", "wrong", "step", "defaults", "gist", "article") or seen["missing-key"]


@pytest.mark.heavy
@pytest.mark.parametrize("name", WRAPPED)
def test_they_still_agree_after_many_more(name: str) -> None:
    together(name, 1_500)


def test_two_forms_and_two_relations_are_among_what_was_invented() -> None:
    assert together("faq", 150)["two-answers"]
    assert together("claim", 150)["two-relations"]


# ---- the exceptions, each shown to be one


@pytest.mark.parametrize(
    ("code", "document"),
    [
        ("unknown-id", {"claims": [{"cause": "a", "strengthens": "b"}]}),
        ("unknown-source", {"terms": [{"term": "a", "definition": "b", "sources": "c"}]}),
        ("left-out", {"claims": [{"cause": "a", "increases": "b", "id": "c", "evidence": "no"}, {"cause": "d", "weakens": "c"}, {"cause": "e", "increases": "b", "id": "d", "about": "c", "audio": "x"}, {"cause": "f", "weakens": "d"}]}),
        ("duplicate-id", {"terms": [{"term": "a", "definition": "b"}, {"term": "a", "definition": "c"}]}),
        ("formerly-in-use", {"terms": [{"term": "a", "definition": "b", "formerly": "c"}, {"term": "c", "definition": "c"}]}),
        ("formerly-twice", {"terms": [{"term": "a", "definition": "b", "formerly": "x"}, {"term": "c", "definition": "c", "formerly": "x"}]}),
        ("ambiguous-name", {"concepts": [{"label": "a", "also": "x"}, {"label": "b", "also": "x"}], "claims": [{"cause": "x", "increases": "y"}]}),
        ("empty-slug", {"terms": [{"term": "…", "definition": "b"}]}),
        ("said-twice", {"faqs": [{"question": "a", "right": "b", "wrong": ["c", "c"]}]}),
        ("media", {"terms": [{"term": "a", "definition": "b", "image": "gone.png"}]}),
    ],
)  # fmt: skip
def test_what_takes_more_than_the_value_to_know_is_left_to_the_reader(code: str, document: Document) -> None:
    assert QUESTIONS.is_valid(document)
    assert code in codes("file", document)
    assert codes("file", document) <= BEYOND


def test_every_exception_has_its_row() -> None:
    marks = test_what_takes_more_than_the_value_to_know_is_left_to_the_reader.pytestmark  # type: ignore[attr-defined]

    assert {code for code, _ in marks[0].args[1]} == BEYOND


@pytest.mark.parametrize(
    ("written", "key", "editor"),
    [
        ("True", "draft", True),
        ("0x10", "at", 16),
        ("1.0", "at", 1.0),
        ("1e1", "within", 10.0),
        ("Ö", "id", "Ö"),
        ("2027-02-30", "exam", "2027-02-30"),
        ('"a\u200b"', "note", "a\u200b"),
        ("a" * 20_001, "note", "a" * 20_001),
    ],
    ids=["True", "hexadecimal", "1.0", "exponent", "capitals beyond ASCII", "30 February", "hidden sign", "too long"],
)
def test_only_these_notations_are_right_to_an_editor_and_not_to_the_reader(
    written: str, key: str, editor: object
) -> None:
    if key == "exam":
        assert DECKS.is_valid({"questions": "a", key: editor})
        assert decode_deck(Sheet("a.yaml", f"questions: a\nexam: {written}\n")).problems
        return
    faq = {"question": "a", "number": "25", key: editor}

    assert QUESTIONS.is_valid({"faqs": [faq]})
    assert decode(Sheet("a.yaml", f"faqs:\n  - question: a\n    number: 25\n    {key}: {written}\n")).problems


# ---- what an editor shows


@pytest.mark.parametrize("name", [name for name in RECORDS if name not in ("deck", "only")])
def test_every_key_is_in_the_schema_with_its_meaning(name: str) -> None:
    schema = question_file_schema()
    found = schema if name == "file" else schema["$defs"][name]

    assert list(found["properties"]) == list(RECORDS[name])
    assert all(entry["description"].endswith((".", ".)", "…", "%.", "]")) for entry in found["properties"].values())


def test_every_value_of_a_closed_list_has_its_meaning() -> None:
    found = [entry for entry in every(question_file_schema()) if "enum" in entry]

    assert found
    assert all(len(entry["enum"]) == len(entry["markdownEnumDescriptions"]) for entry in found)
    assert all(meaning.endswith(".") for entry in found for meaning in entry["markdownEnumDescriptions"])


def test_no_alternative_is_found_by_trying_which_an_editor_cannot_explain() -> None:
    for schema in every(question_file_schema()):
        assert "oneOf" not in schema
        assert "not" not in schema
        assert all(set(entry) <= {"required", "errorMessage"} for entry in schema.get("anyOf", ()))


@pytest.mark.parametrize(
    ("name", "snippet"), [(name, snippet) for name in SNIPPETS for snippet in SNIPPETS[name]], ids=lambda each: getattr(each, "label", "")
)  # fmt: skip
def test_what_an_editor_puts_in_is_right_once_it_is_filled_in(name: str, snippet: Any) -> None:
    filled = {"outcome": "reduced", "design": "rct", "number": "25 %"}
    body = {key: filled.get(key, _filled(value)) for key, value in snippet.body.items()}

    document = body if name == "deck" else WRAPPED[name](body)
    accepted, found = agree("deck" if name == "deck" else "file", document)

    assert accepted
    assert found <= {"unknown-id", "unknown-source"}


def _filled(value: Any) -> Any:
    return [_filled(each) for each in value] if isinstance(value, list) else value.replace("$", "stop-")


def every(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema."""
    for value in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from every(value)
    if isinstance(schema, dict):
        yield schema


def test_the_schemas_are_schemas() -> None:
    for schema in (question_file_schema(), deck_schema()):
        Draft202012Validator.check_schema(schema)
        json.dumps(schema)
    assert set(FILE) == set(question_file_schema()["properties"])
    assert set(DECK) == set(deck_schema()["properties"])
