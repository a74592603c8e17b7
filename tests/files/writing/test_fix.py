"""`tutor check --fix`: what is written is what was meant; everything else stays byte for byte, and every value stays."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.big import question_file
from tutor.core.items import QuestionFile
from tutor.core.problems import Refusal
from tutor.files.decode import decode
from tutor.files.sheet import Broken, Sheet, decoded
from tutor.files.writing.fix import Fixed, fixed, targets

COMMENTED = """\
# yaml-language-server: $schema=../question-file.schema.json
# What wraps a nerve.

# where I read it
article:
  title: Fast nerves          # the web title

sources:
  # the classic
  - id: waxman80
    title: Conduction velocity
    # design is my guess
    design: review

  - {id: fields08, title: White matter, design: review}   # read twice

  # trained adults
  - id: bengtsson05
    title: "Piano: white matter"
    design: cohort
    # n is small

terms:
  - term: myelin      # the sheath
    definition: A sheath.
  -  term:    axon
     definition: A fibre.

  # abbreviations
  - {term: OPC, definition: What becomes a glial cell.}
  - definition: |
      The body
      of a cell.
    term: soma
  - term: 'null'
    definition: Nothing at all.
claims:
  - cause: practice
    increases: myelin
    evidence: bengtsson05
"""
MENDED = """\
# yaml-language-server: $schema=../question-file.schema.json
# What wraps a nerve.

id: nerves
# where I read it
article:
  title: Fast nerves          # the web title

sources:
  # trained adults
  - id: bengtsson05
    title: "Piano: white matter"
    design: cohort
    # n is small

  - {id: fields08, title: White matter, design: review}   # read twice

  # the classic
  - id: waxman80
    title: Conduction velocity
    # design is my guess
    design: review

terms:
  - id: myelin
    term: myelin      # the sheath
    definition: A sheath.
  -  id: axon
     term:    axon
     definition: A fibre.

  # abbreviations
  - {id: opc, term: OPC, definition: What becomes a glial cell.}
  - id: soma
    definition: |
      The body
      of a cell.
    term: soma
  - id: 'null'
    term: 'null'
    definition: Nothing at all.
claims:
  - id: practice-increases-myelin
    cause: practice
    increases: myelin
    evidence: bengtsson05
"""


def run(folder: Path, content: str | bytes, renamed: dict[str, str] | None = None) -> Fixed:
    path = folder / "nerves.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return fixed(str(path), renamed)


def text_of(result: Fixed) -> str:
    return result.after.decode()


# ---- what is written


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize("last", [True, False], ids=["", "no-last-break"])
def test_a_commented_file_is_mended_and_nothing_else_changes(tmp_path: Path, end: str, mark: str, last: bool) -> None:
    before, after = ((mark + text.replace("\n", end)) for text in (COMMENTED, MENDED))
    if not last:
        before, after = before.removesuffix(end), after.removesuffix(end)

    result = run(tmp_path, before)
    assert text_of(result) == after
    assert result.said == ("wrote the file's id", "wrote the ids of 6 items", "sorted the sources by id")

    result.save()
    assert (tmp_path / "nerves.yaml").read_bytes() == after.encode()
    again = fixed(result.path)
    assert (again.before, again.said, again.diff()) == (again.after, (), "")


QUOTED = {
    "a colon": ("definition: A sheath: fatty.", "definition: 'A sheath: fatty.'"),
    "a colon before a comment": ("definition: A sheath: fatty.  # new", "definition: 'A sheath: fatty.'  # new"),
    "an apostrophe in it": ("definition: It's this: fat.", "definition: 'It''s this: fat.'"),
    "a cloze": ("definition: {{c1::Fat}} around it", "definition: '{{c1::Fat}} around it'"),
    "a cloze alone": ("definition: {{c1::Fat}}", "definition: '{{c1::Fat}}'"),
    "a bracket": ("definition: [Fat] around it", "definition: '[Fat] around it'"),
    "per cent": ("definition: % of all", "definition: '% of all'"),
    "at": ("definition: @home", "definition: '@home'"),
    "a backtick": ("definition: `x` is it", "definition: '`x` is it'"),
    "bold": ("definition: **Fat** around it", "definition: '**Fat** around it'"),
    "more than": ("definition: > 50 % of it", "definition: '> 50 % of it'"),
    "size": ("definition: | x | is it", "definition: '| x | is it'"),
    "an exclamation mark": ("definition: !n is it", "definition: '!n is it'"),
    "a minus": ("definition: - 5 to 5", "definition: '- 5 to 5'"),
    "a number sign": ("definition: Layer #1 of it", "definition: 'Layer #1 of it'"),
    "a colon in a list": ("points:\n      - Above all: fat\n      - more", "points:\n      - 'Above all: fat'\n      - more"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), QUOTED.values(), ids=QUOTED.keys())
def test_a_text_that_yaml_misreads_is_put_in_quotes(tmp_path: Path, before: str, after: str) -> None:
    item = "terms:\n  - term: t\n    {}\n    depth: gist\n"

    assert text_of(run(tmp_path, "id: n\n" + item.format(before))) == "id: n\n" + item.format(after).replace("- ", "- id: t\n    ", 1)  # fmt: skip


LEFT = {
    "a text over two lines": "definition: A sheath: fatty\n      and more.",
    "one of our keys": "definition: A sheath. because: it is fat",
    "an alias": "definition: *a",
    "an anchor": "definition: &a fat",
    "a tag": "definition: !!str fat",
    "typographic quotes": "definition: “A sheath: fatty.”",
    "a comment of its own": "definition: A sheath.  # 1st layer",
    "a comment after a full stop": "definition: A sheath. #1 priority",
    "a word after the number sign": "definition: A sheath #todo",
    "half of its quotes": 'definition: A sheath: fatty."',
    "a list for a text": "definition: [fat]",
    "an open quote": 'definition: "A sheath',
}


@pytest.mark.parametrize("line", LEFT.values(), ids=LEFT.keys())
def test_what_may_be_meant_otherwise_is_left_alone(tmp_path: Path, line: str) -> None:
    text = f"id: n\nterms:\n  - id: t\n    term: t\n    {line}\n    depth: gist\n"

    assert text_of(run(tmp_path, text)) == text


def test_of_several_broken_items_those_that_can_be_are_mended(tmp_path: Path) -> None:
    text = 'id: n\nterms:\n  - term: a\n    definition: b: c\n  - term: d\n    definition: "e\n  - term: f\n    definition: @g\n'

    assert text_of(run(tmp_path, text)) == text.replace("b: c", "'b: c'").replace("@g", "'@g'")


def test_an_id_that_was_made_of_a_cut_wording_keeps_its_history(tmp_path: Path) -> None:
    result = run(tmp_path, "id: n\nfaqs:\n  - question: What is C #1?\n    typed: a key\n")

    assert text_of(result) == "id: n\nfaqs:\n  - id: what-is-c\n    question: 'What is C #1?'\n    typed: a key\n"


@pytest.mark.parametrize(
    "item",
    [
        "terms:\n  - term: new term 2\n    definition: A fold.\n",
        "faqs:\n  - question: new question?\n    answer: A fold.\n",
        "claims:\n  - cause: new cause\n    enables: sleep\n",
        "claims:\n  - cause: light\n    enables: new effect\n",
    ],
)
def test_no_id_is_made_of_what_a_template_says(tmp_path: Path, item: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"id: a\n{item}    draft: true\n")

    assert fixed(str(path)).after == path.read_bytes()


def test_former_names_are_written_below_the_id(tmp_path: Path) -> None:
    text = "id: n   # short\nterms:\n  - id: a   # new\n    term: a\n    definition: b\n  - {id: c, term: c, definition: d}\n"
    result = run(tmp_path, text, {"": "old-n", "a": "old-a", "c": "no", "gone": "x"})

    assert text_of(result) == (
        "id: n   # short\nformerly: [old-n]\nterms:\n  - id: a   # new\n    formerly: [old-a]\n    term: a\n    definition: b\n"
        "  - {id: c, formerly: ['no'], term: c, definition: d}\n"
    )
    assert "wrote 'formerly: [old-a]' on 'a'" in result.said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("sources: [{id: b, title: b}, {id: a, title: a}]\n", "the list stands in brackets"),
        ("sources:\n  - {id: b, title: b}\n\n  # animals\n\n  - {id: a, title: a}\n", "may belong to several"),
        (
            "sources:\n  - {id: b, title: b}\n  - {id: a, title: a}\n\n  # - {id: c}\n",
            "a comment stands below the last",
        ),
    ],
)
def test_sources_that_cannot_be_told_apart_stay_as_they_are(tmp_path: Path, text: str, why: str) -> None:
    result = run(tmp_path, "id: n\n" + text)

    assert text_of(result) == "id: n\n" + text
    assert len(result.left) == 1
    assert why in result.left[0]


def test_comments_move_with_the_source_they_belong_to(tmp_path: Path) -> None:
    text = "id: n\nsources:\n  # of b\n  - id: b\n    title: b\n    # of b, too\n  # of a\n  - id: a   # a\n    title: a\n# of the terms\nterms: [{id: t, term: t, definition: d}]\n"

    assert text_of(run(tmp_path, text)) == (
        "id: n\nsources:\n  # of a\n  - id: a   # a\n    title: a\n  # of b\n  - id: b\n    title: b\n    # of b, too\n"
        "# of the terms\nterms: [{id: t, term: t, definition: d}]\n"
    )


def test_a_former_name_that_brings_a_problem_is_not_written(tmp_path: Path) -> None:
    text = "id: n\nterms:\n  - {id: a, term: a, definition: b}\n  - {id: c, term: c, definition: d}\n"
    result = run(tmp_path, text, {"a": "c", "c": "old"})

    assert text_of(result) == text.replace("{id: c,", "{id: c, formerly: [old],")
    assert result.left == ("not done at line 3, as more would change than that: wrote 'formerly: [c]' on 'a'",)


@pytest.mark.parametrize(
    "text",
    [
        "terms:\n  - id: a\n    term: a\n    definition: One: two\n      and more.\n",
        "terms:\n  - id: a\n    term: a\n    points:\n      - One: two: three\n        and: more.\n",
        "terms:\n  - id: a\n    term: a\n    definition: One: two\n\n      # so\n      because: it is\n",
    ],
)
def test_a_broken_text_that_goes_on_below_is_left_to_its_author(tmp_path: Path, text: str) -> None:
    result = run(tmp_path, f"id: n\n{text}")

    assert text_of(result) == f"id: n\n{text}"


def test_what_would_change_a_value_is_not_done(tmp_path: Path) -> None:
    text = "id: n\nsources:\n  - id: b\n    title: |\n      B\n  - {id: a, title: a}"
    result = run(tmp_path, text)

    assert text_of(result) == text
    assert result.left == ("not done at line 3, as more would change than that: sorted the sources by id",)


def test_a_deck_gets_its_id(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    path = tmp_path / "decks" / "all.yaml"
    path.parent.mkdir()
    path.write_text("# everything\nquestions: ['*']\n")
    [target] = targets([str(tmp_path)])

    assert target.deck
    assert fixed(target.path, deck=True).after == b"# everything\nid: all\nquestions: ['*']\n"


def test_a_diff_says_it_all_and_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    result = run(tmp_path, "terms:\n  - {term: a, definition: b}")

    assert result.diff().splitlines()[2:] == [
        "@@ -1,2 +1,3 @@", "+id: nerves", " terms:", "-  - {term: a, definition: b}", "\\ No newline at end of file",
        "+  - {id: a, term: a, definition: b}", "\\ No newline at end of file",
    ]  # fmt: skip
    (tmp_path / "nerves.yaml").write_text("other")
    with pytest.raises(Refusal, match="changed by another program"):
        result.save()
    assert (tmp_path / "nerves.yaml").read_text() == "other"


# ---- laws


def told(text: str) -> QuestionFile | None:
    try:
        return decode(decoded(text.encode(), "nerves.yaml")).file
    except Broken:
        return None


def inside(small: str, large: str) -> bool:
    """Whether every character of one text stands in the other, in its order."""
    rest = iter(large)
    return all(character in rest for character in small)


def apart(text: str) -> tuple[str, list[str]]:
    """The text without its list of sources, and the words of that list."""
    found = re.search(r"^\ufeff?sources:.*?(?=^[a-z]|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found
    return text[: found.start()] + text[found.end() :], re.findall(r"\w+", found[0])


def holds(folder: Path, text: str) -> None:
    """No character is lost, each stays in its place unless sources were sorted, no value changes but by quotes, and a second run does nothing."""
    try:
        result = run(folder, text)
    except Refusal:
        return
    after = text_of(result)
    assert not Counter(text) - Counter(after)
    if "sorted the sources by id" in result.said:
        (text, moved), (after, to) = apart(text), apart(after)
        assert Counter(moved) == Counter(to)
    assert inside(text, after)
    before, now = told(result.before.decode()), told(text_of(result))
    if before is not None:
        assert now is not None
        if not any("misread" in said for said in result.said):
            assert now == before
            assert list(now.items) == list(before.items)
        assert before.items.keys() <= now.items.keys()
    second = run(folder, result.after)
    assert second.after == result.after
    assert not second.said


WORDS = st.sampled_from(["kelp", "sea: otters", "C #1", "@home", "it's", "{{c1::x}} y", "no", "“so”", "a, b", "50 % #2 of", "ä ö", "- x", "x # y", "null"])  # fmt: skip
COMMENT = st.sampled_from(["", "  # why", "   #here", " # it's: so"])


@st.composite
def items(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["term", "flow", "faq", "odd"]))
    word, other, comment, number = draw(WORDS), draw(WORDS), draw(COMMENT), draw(st.integers(0, 99))
    id = draw(st.sampled_from(["", f"    id: i{number}\n"]))
    match kind:
        case "term":
            return f"  - term: t{number}{comment}\n    definition: {word}{comment}\n{id}"
        case "flow":
            return f"  - {{term: t{number}, definition: 'x: {number}', also: [y{number}]}}{comment}\n"
        case "faq":
            return f"  # {other}\n  - term: q{number}\n    points:\n      - {word}\n      - {other}{comment}\n{id}"
        case _:
            return f"  -   definition: |\n        {word}\n        {other}\n\n      term: o{number}\n"


@st.composite
def question_files(draw: st.DrawFn) -> str:
    head = "".join(draw(st.lists(st.sampled_from(["# head\n", "\n", "# more\n", "title: A title   # so\n", "note: 'n: o'\n"]), unique=True)))  # fmt: skip
    ids = draw(st.lists(st.sampled_from("abcdef"), unique=True, max_size=4))
    gaps = st.sampled_from(["", "\n", "  # above\n", "\n  # above\n", "    # below\n", "  # floating\n\n"])
    sources = "".join(draw(gaps) + draw(st.sampled_from([f"  - {{id: {id}, title: t}}\n", f"  - id: {id}\n    title: |\n      # no comment\n\n", f"  - title: 't'\n    id: {id}   # its id\n"])) for id in ids)  # fmt: skip
    terms = "".join(draw(st.lists(items(), max_size=5)))
    text = head + (f"sources:\n{sources}" if ids else "") + draw(st.sampled_from(["", "\n", "# about terms\n"])) + (f"terms:\n{terms}" if terms else "")  # fmt: skip
    text = draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return text if draw(st.booleans()) else text.rstrip("\r\n")


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=question_files())
def test_a_file_keeps_its_values_and_a_second_run_does_nothing(tmp_path: Path, text: str) -> None:
    holds(tmp_path, text)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(base=st.sampled_from([COMMENTED, MENDED, question_file(1, 10)]), changes=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 3), st.sampled_from(["", " ", "\n", "#", ": ", "- ", "'", '"', "[", "}", "\t", "\u00a0", "…", "*", "&a ", "---\n", "\u2028", "x"])), min_size=1, max_size=6))  # fmt: skip
def test_no_byte_of_a_hostile_file_is_lost(tmp_path: Path, base: str, changes: list[tuple[int, int, str]]) -> None:
    text = base
    for at, gone, put in changes:
        at %= len(text) + 1
        text = text[:at] + put + text[at + gone :]
    holds(tmp_path, text)


def test_a_generated_library_gets_all_its_ids(tmp_path: Path) -> None:
    for index in range(3):
        text = question_file(index, 40)
        result = run(tmp_path, text)
        file: Any = told(text_of(result))

        assert file == told(text)
        assert text_of(result).count("id: ") == text.count("id: ") + len(file.items)
        assert decode(Sheet("nerves.yaml", text_of(result))).problems == ()


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "wf.yaml"
    path.write_text("name: build\non: push\nsources: [{id: b, title: x}, {id: a, title: y}]\n")

    assert fixed(str(path)).after == path.read_bytes()


def test_a_link_out_of_the_library_is_no_file_of_it(tmp_path: Path) -> None:
    questions = tmp_path / "lib" / "questions"
    questions.mkdir(parents=True)
    (questions / "a.yaml").write_text("terms: [{term: kelp, definition: Large.}]\n")
    (tmp_path / "other.yaml").write_text("terms: [{term: wrack, definition: Small.}]\n")
    (questions / "evil.yaml").symlink_to(tmp_path / "other.yaml")

    assert [Path(each.path).name for each in targets([str(tmp_path / "lib")])] == ["a.yaml"]
