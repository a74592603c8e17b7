"""`tutor new`: templates that are right as written and right once uncommented; items put in without disturbing what is there."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.core.items import Claim, Faq, Term
from tutor.core.problems import Refusal
from tutor.files.check import check
from tutor.files.decks import decode_deck
from tutor.files.decode import decode, read_question_file
from tutor.files.load import load
from tutor.files.nodes import parse
from tutor.files.scaffold import init
from tutor.files.sheet import Sheet
from tutor.files.writing import template
from tutor.files.writing.append import appended
from tutor.files.writing.beside import FOLDER, lay, modeline, with_modeline
from tutor.files.writing.entries import written
from tutor.files.writing.new import new_deck, new_file, new_item, target

TERM = {"term": "kelp", "definition": "A brown alga that grows into forests."}


def library(folder: Path, **files: str) -> Path:
    """A library with these question files."""
    (folder / "questions").mkdir(parents=True)
    for name, text in files.items():
        (folder / "questions" / f"{name}.yaml").write_bytes(text.encode())
    return folder


def uncommented(text: str) -> str:
    """The text as it is once the # of every example is taken away."""
    return re.sub(r"^( *)#(?! )(?=\S)|^( *)#(?=  )", r"\1\2", text, flags=re.MULTILINE)


def sheet(text: str) -> Sheet:
    return Sheet("otters.yaml", text)


# ---- templates


@pytest.mark.parametrize("article", [{}, {"title": "A: b", "url": "https://a.example"}, {"publisher": "Tidepool"}], ids=["bare", "known", "half"])  # fmt: skip
@pytest.mark.parametrize("short", [False, True], ids=["with examples", "short"])
def test_a_new_file_passes_check_and_asks_nothing(tmp_path: Path, article: dict[str, str], short: bool) -> None:
    made = new_file(str(library(tmp_path)), "otters", article, short)

    assert check([made.path]) == ()
    assert check([str(tmp_path)]) == ()
    assert not load(str(tmp_path), None).cards
    text = Path(made.path).read_text()
    assert text.startswith("# yaml-language-server: $schema=../.tutor/question-file.schema.json\n")
    assert text.splitlines()[made.line - 1].startswith("id: otters")


@pytest.mark.parametrize("article", [{}, {"title": "Otters"}], ids=["bare", "known"])
def test_every_example_is_right_once_its_sign_is_taken_away(article: dict[str, str]) -> None:
    reading = decode(sheet(uncommented(template.question_file("otters", article))))

    assert reading.problems == ()
    assert reading.file is not None
    assert reading.file.article is not None
    assert {type(item) for item in reading.file.items.values()} == {Term, Faq, Claim}
    assert len({type(item.form) for item in reading.file.items.values() if isinstance(item, Faq)}) == 6


def test_what_the_template_makes_of_its_examples_has_no_lint_either(tmp_path: Path) -> None:
    made = new_file(str(library(tmp_path)), "otters", {})
    Path(made.path).write_text(uncommented(Path(made.path).read_text()))

    assert [problem.message for problem in check([made.path])] == []


@pytest.mark.parametrize("section", ["gist", "sources", "terms", "faqs", "claims"])
def test_each_section_is_right_alone(section: str) -> None:
    text = template.question_file("otters", {"title": "Otters"})
    blocks = [
        uncommented(block) if f"\n#{section}:" in block else block for block in text.split("\n\n") if "#" in block
    ]
    reading = decode(sheet("\n\n".join(blocks)))

    assert [problem.code for problem in reading.problems if section != "gist"] == []
    assert reading.file is not None


def test_no_key_is_told_twice_in_a_template() -> None:
    text = template.question_file("otters", {})
    told = re.findall(r"^[# -]*([a-z_]+):[^#\n]*\S  +# ", text, re.MULTILINE)

    assert sorted(told) == sorted(set(told))


def test_a_new_deck_takes_the_files_that_no_deck_holds(tmp_path: Path) -> None:
    library(tmp_path, kelp="terms: []\n", otters="terms: []\n")
    known = {"kelp": "questions/kelp.yaml", "otters": "questions/otters.yaml"}

    made = new_deck(str(tmp_path), "Under water", [], known, ["otters"], False)

    text = Path(made.path).read_text()
    assert made.path.endswith("decks/under-water.yaml")
    assert text.startswith("# yaml-language-server: $schema=../.tutor/deck.schema.json\nid: under-water\ntitle: Under water\nquestions:\n  - otters\n")  # fmt: skip
    assert decode_deck(Sheet("under-water.yaml", text)).problems == ()
    assert decode_deck(Sheet("under-water.yaml", uncommented(text))).problems == ()


@pytest.mark.parametrize(
    ("name", "files", "says"),
    [
        ("otters", ["kelp"], "is the id of a question file"),
        ("sea", ["klep"], "there is no question file 'klep'"),
        ("…", [], "holds no letter or digit"),
        ("taken", [], "there is a file"),
    ],
)
def test_a_deck_that_cannot_be_is_refused_and_nothing_written(tmp_path: Path, name: str, files: list[str], says: str) -> None:  # fmt: skip
    library(tmp_path)
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/taken.yaml").write_text("questions: kelp\n")
    known = {"kelp": "questions/kelp.yaml", "otters": "questions/otters.yaml"}

    with pytest.raises(Refusal, match=says):
        new_deck(str(tmp_path), name, files, known, [], False)
    assert sorted(os.listdir(tmp_path / "decks")) == ["taken.yaml"]


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    library(tmp_path, otters="terms: []\n")

    with pytest.raises(Refusal, match="there is a file"):
        new_file(str(tmp_path), "otters", {})
    with pytest.raises(Refusal, match=r"there is a file '.*otters\.yaml'"):
        new_file(str(tmp_path), "sea", {}, known={"sea": "questions/otters.yaml"})
    assert (tmp_path / "questions/otters.yaml").read_text() == "terms: []\n"


@pytest.mark.parametrize("kind", ["term", "faq", "claim"])
def test_a_template_of_an_item_is_a_draft_whose_examples_are_right(tmp_path: Path, kind: str) -> None:
    made = new_file(str(library(tmp_path)), "otters", {}, True)
    first = new_item(made.path, kind, {})
    second = new_item(made.path, kind, {})

    reading = read_question_file(made.path)
    assert reading.file is not None
    assert first.draft
    assert second.draft
    assert not first.id
    assert len(reading.file.items) == 2
    assert all(item.common.draft for item in reading.file.items.values())
    assert check([made.path]) == ()
    assert not load(str(tmp_path), None).cards
    examples = [line for line in Path(made.path).read_text().splitlines() if re.match(r" +#\S", line)]
    assert len(examples) == 2 * len(template.EXAMPLES[f"{kind}s"])
    for example in examples:
        if "instead of points" not in example:
            text = Path(made.path).read_text().replace(example, example.replace("#", "", 1), 1)
            assert [problem.message for problem in decode(sheet(text)).problems] == []


def test_what_an_author_gave_is_whole_and_what_is_missing_makes_a_draft(tmp_path: Path) -> None:
    made = new_file(str(library(tmp_path)), "otters", {}, True)
    whole = new_item(made.path, "term", TERM)
    half = new_item(made.path, "term", {"term": "urchin barren"})
    twins = new_item(made.path, "faq", {"flawed": "Otters eat kelp.", "sound": "Otters eat what eats kelp."})

    assert (whole.id, whole.draft) == ("kelp", False)
    assert (half.id, half.draft) == ("urchin-barren", True)
    assert (twins.id, twins.draft) == ("otters-eat-kelp", False)
    text = Path(made.path).read_text()
    assert "  - id: kelp\n    term: kelp\n    definition: A brown alga that grows into forests.\n" in text
    assert text.splitlines()[half.line - 1] == "  - id: urchin-barren"


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        ("term", TERM, "'kelp', is already used on line 4"),
        ("term", {"term": "alga", "definition": "a", "also": ["b", "\x1b[31mc"]}, "is not allowed"),
        ("term", {"term": "alga", "definition": "a", "id": "Kelp"}, "'Kelp' cannot be an id"),
        ("faq", {"question": "a?", "answer": "b", "typed": "c"}, "one answer form"),
        ("faq", {"question": "a?", "right": "b"}, "'right' needs 'wrong' beside it"),
        ("claim", {"cause": "a", "increases": "b", "evidence": "gone"}, "no source of this file has the id 'gone'"),
        ("claim", {"cause": "a", "strengthens": "b"}, "no claim of this file has the id 'b'"),
    ],
)  # fmt: skip
def test_an_item_that_would_be_wrong_is_not_written(tmp_path: Path, kind: str, fields: dict[str, Any], says: str) -> None:  # fmt: skip
    text = "id: otters\n\nterms:\n  - term: kelp\n    definition: A brown alga.\n  - trem: broken before\n"
    path = library(tmp_path, otters=text) / "questions/otters.yaml"

    with pytest.raises(Refusal, match=re.escape(says)):
        new_item(str(path), kind, fields)
    assert path.read_text() == text


def test_a_file_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    path = library(tmp_path, otters="terms:\n  - term: a: b\n") / "questions/otters.yaml"

    with pytest.raises(Refusal, match=r"otters.yaml:2: ") as refused:
        new_item(str(path), "term", TERM)
    assert "nothing was added" in refused.value.help


# ---- where it goes

KELP = "term: kelp\n    definition: A brown alga that grows into forests."
ADDED = f"  - {KELP}\n"
BEGUN = "terms:\n  - term: a\n    definition: b\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEGUN, BEGUN + ADDED),
        (BEGUN + "\nfaqs:\n  - question: c?\n    answer: d\n", BEGUN + ADDED + "\nfaqs:\n  - question: c?\n    answer: d\n"),
        (BEGUN + "    # of a\n# of the file\n", BEGUN + "    # of a\n" + ADDED + "# of the file\n"),
        (BEGUN + "\n  - term: c\n    definition: d  # last\n\n\n", BEGUN + "\n  - term: c\n    definition: d  # last\n\n" + ADDED + "\n\n"),
        ("terms:\n  - term: a\n    definition: |\n      b\n\n      c\n\n\nid: x\n", "terms:\n  - term: a\n    definition: |\n      b\n\n      c\n" + ADDED + "\n\nid: x\n"),
        (BEGUN.replace("  - ", "- ").replace("    ", "  "), BEGUN.replace("  - ", "- ").replace("    ", "  ") + ADDED.replace("  - ", "- ").replace("    ", "  ")),
        (BEGUN.replace("  - ", "   -  ").replace("    def", "      def"), BEGUN.replace("  - ", "   -  ").replace("    def", "      def") + ADDED.replace("  - ", "   -  ").replace("    def", "      def")),
        ("terms:\n  -\n    term: a\n    definition: b\n", "terms:\n  -\n    term: a\n    definition: b\n" + ADDED),
        ("terms:\n  - {term: a, definition: b}\n", "terms:\n  - {term: a, definition: b}\n" + ADDED),
        ("terms: [{term: a, definition: b}]  # c\n", "terms: [{term: a, definition: b}, {term: kelp, definition: 'A brown alga that grows into forests.'}]  # c\n"),
        ("terms: []  # none yet\nid: x\n", "terms:  # none yet\n" + ADDED + "id: x\n"),
        ("terms: [\n]\nid: x\n", "terms:\n" + ADDED + "id: x\n"),
        ("terms:\nid: x\n", "terms:\n" + ADDED + "id: x\n"),
        ("terms: ~\n", "terms:\n" + ADDED),
        ("id: x\n", "id: x\n\nterms:\n" + ADDED),
        ("id: x\n\n", "id: x\n\nterms:\n" + ADDED),
        ("id: x", "id: x\n\nterms:\n" + ADDED.rstrip("\n")),
        ("", "terms:\n" + ADDED),
        ("# to come\n", "# to come\n\nterms:\n" + ADDED),
        ("faqs:\n- question: a?\n  answer: b\n", "faqs:\n- question: a?\n  answer: b\n\nterms:\n" + ADDED.replace("  - ", "- ").replace("    ", "  ")),
        ('{"id": "x"}', '{"id": "x", terms: [{term: kelp, definition: \'A brown alga that grows into forests.\'}]}'),
        (BEGUN.rstrip("\n"), BEGUN + ADDED.rstrip("\n")),
        ("\ufeff" + BEGUN, "\ufeff" + BEGUN + ADDED),
        (BEGUN.replace("\n", "\r\n"), (BEGUN + ADDED).replace("\n", "\r\n")),
        (BEGUN.replace("\n", "\r\n").rstrip(), (BEGUN + ADDED).replace("\n", "\r\n").rstrip()),
    ],
    ids=["last", "in the middle", "comments of the item", "set apart", "after a block text", "at the margin", "far in", "dash alone", "mixed", "in brackets", "empty brackets", "empty brackets on two lines", "nothing", "null", "no section", "no section, empty line", "no section, no last break", "empty", "comments alone", "layout of another section", "JSON", "no last break", "byte order mark", "CRLF", "CRLF, no last break"],
)  # fmt: skip
def test_an_item_goes_in_below_the_last_and_nothing_else_moves(tmp_path: Path, before: str, after: str) -> None:
    path = library(tmp_path, otters=before) / "questions/otters.yaml"

    bom = before.startswith("\ufeff")
    text = appended(sheet(before.removeprefix("\ufeff")), "terms", TERM)
    assert ("\ufeff" if bom else "") + text == after
    made = new_item(str(path), "term", {**TERM, "id": "kelp"})

    kept = path.read_bytes().decode()
    assert kept.startswith("\ufeff") == bom
    assert ("\r\n" in kept) == ("\r\n" in before)
    assert kept.count("\r\n") in (0, kept.count("\n"))
    assert "kelp" in kept.removeprefix("\ufeff").splitlines()[made.line - 1]


@pytest.mark.parametrize("text", ["terms: kelp\n", "terms: {a: b}\n", "- a\n", "id: x\n...\n"])
def test_what_cannot_be_added_to_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        appended(sheet(text), "terms", TERM)


texts = st.text(st.sampled_from("ab:#'\"-[]{}, ?!&*%@`|>é\u00a0."), min_size=1, max_size=12).filter(lambda text: text.strip() == text and text not in ("-", "?"))  # fmt: skip
LAYOUTS: list[Callable[[list[dict[str, str]]], str]] = [
    lambda items: "terms:\n" + "".join(f"  - term: {json.dumps(each['term'])}\n    definition: >-\n      x\n\n" for each in items),
    lambda items: "terms: " + json.dumps(items) + "\n",
    lambda items: "id: x\nterms:\n" + "\n".join(f"- term: {json.dumps(each['term'])} # y\n  definition: z\n  # c" for each in items),
    lambda items: json.dumps({"terms": items}),
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.fixed_dictionaries({"term": texts, "definition": texts}), min_size=1, max_size=3), texts, texts, st.sampled_from(LAYOUTS), st.booleans())  # fmt: skip
def test_any_text_is_added_to_any_layout_and_the_rest_reads_the_same(
    items: list[dict[str, str]],
    term: str,
    definition: str,
    layout: Callable[[list[dict[str, str]]], str],
    windows: bool,
) -> None:
    before = layout(items)
    before = before.replace("\n", "\r\n") if windows else before

    after = appended(sheet(before), "terms", {"term": term, "definition": definition})

    was, now = (parse(sheet(text)).root for text in (before, after))
    assert was is not None
    assert now is not None
    said = written(now)
    assert isinstance(said, dict)
    assert isinstance(said["terms"], list)
    assert said["terms"].pop() == {"term": term, "definition": definition}
    assert said == written(was)


# ---- which file


def test_the_only_file_is_meant_else_the_one_changed_last(tmp_path: Path) -> None:
    library(tmp_path, kelp="id: kelp\n")
    assert target(str(tmp_path), "", {}).endswith("questions/kelp.yaml")
    (tmp_path / "questions/otters.yaml").write_text("id: sea\n")
    os.utime(tmp_path / "questions/kelp.yaml", (1, 1))
    assert target(str(tmp_path), "", {}).endswith("questions/otters.yaml")


def test_where_it_cannot_be_told_the_two_last_are_named(tmp_path: Path) -> None:
    library(tmp_path, kelp="id: kelp\n", otters="id: sea\n")

    with pytest.raises(Refusal, match="it is not clear which is meant") as refused:
        target(str(tmp_path), "", {})
    assert refused.value.help in ("say which: --to kelp or otters", "say which: --to otters or kelp")


@pytest.mark.parametrize("wanted", ["otters", "sea", "otters.yaml", "questions/otters.yaml"])
def test_a_file_is_named_by_name_id_or_path(tmp_path: Path, wanted: str) -> None:
    library(tmp_path, kelp="id: kelp\n", otters="id: sea\n")

    assert target(str(tmp_path), wanted, {"sea": "questions/otters.yaml"}).endswith("questions/otters.yaml")


def test_a_name_that_is_none_gets_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        target(str(library(tmp_path, otters="id: otters\n")), "oters", {})
    assert refused.value.help == "did you mean 'otters'?"


# ---- the schemas beside the files


def test_schemas_are_laid_once_and_again_when_the_program_knows_more(tmp_path: Path) -> None:
    lay(str(tmp_path))
    schema = tmp_path / FOLDER / "question-file.schema.json"
    first = schema.stat()
    lay(str(tmp_path))
    assert schema.stat().st_ino == first.st_ino

    whole = schema.read_text()
    schema.write_text(whole.replace('"title": "term"', '"title": "word"'))
    lay(str(tmp_path))
    assert schema.read_text() == whole
    newer = re.sub(r"made by tutor [\d.]+", "made by tutor 99.0", whole)
    schema.write_text(newer)
    lay(str(tmp_path))
    assert schema.read_text() == newer


def test_the_modeline_leads_from_a_file_to_its_schema(tmp_path: Path) -> None:
    made = new_file(str(library(tmp_path)), "otters", {})
    relative = Path(made.path).read_text().splitlines()[0].partition("$schema=")[2]

    assert json.loads((tmp_path / "questions" / relative).read_text())["title"] == "tutor question file"


def test_a_library_made_by_init_has_schemas_and_modelines(tmp_path: Path) -> None:
    source = library(tmp_path / "source", kelp=BEGUN, crlf=BEGUN.replace("\n", "\r\n"), led=f"{modeline('question-file')}\n{BEGUN}")  # fmt: skip
    init(str(source), str(tmp_path / "mine"))
    mine = tmp_path / "mine"

    assert sorted(os.listdir(mine / FOLDER)) == ["deck.schema.json", "question-file.schema.json"]
    assert (mine / "questions/kelp.yaml").read_text() == f"{modeline('question-file')}\n{BEGUN}"
    assert (mine / "questions/led.yaml").read_text() == (source / "questions/led.yaml").read_text()
    assert (mine / "questions/crlf.yaml").read_bytes().count(b"\n") == (mine / "questions/crlf.yaml").read_bytes().count(b"\r\n")  # fmt: skip
    assert load(str(mine), None).cards == load(str(source), None).cards
    assert not (source / FOLDER).exists()


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfid: x\n", b"%YAML 1.2\n---\nid: x\n"])
def test_nothing_is_put_before_what_must_come_first(content: bytes) -> None:
    assert with_modeline(content, "questions") == content


def test_an_item_lays_no_schemas_where_no_file_asks_for_them(tmp_path: Path) -> None:
    path = library(tmp_path, otters=BEGUN) / "questions/otters.yaml"
    new_item(str(path), "term", TERM)

    assert not (tmp_path / FOLDER).exists()
