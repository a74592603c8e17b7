"""Light Markdown as spans, and its wrapping, as an author and a reader would expect them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.counting import calls
from tutor.core.text import GAP, Span, join, markdown, plain, width, words, wrap, wrap_chain

STRONG, EMPHASIS, CODE, MATH = "strong", "emphasis", "code", "math"


@pytest.mark.parametrize(
    ("written", "spans"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("kelp *forest* bare", (("kelp ", ""), ("forest", EMPHASIS), (" bare", "")), id="emphasis"),
        pytest.param("_kelp_", (("kelp", EMPHASIS),), id="emphasis with underscores"),
        pytest.param("**kelp** and __sea__", (("kelp", STRONG), (" and ", ""), ("sea", STRONG)), id="strong"),
        pytest.param("**a *b* c**", (("a b c", STRONG),), id="the outer style holds"),
        pytest.param("***kelp***", (("kelp", STRONG),), id="three marks"),
        pytest.param("run `a * b` now", (("run ", ""), ("a * b", CODE), (" now", "")), id="code keeps its marks"),
        pytest.param("``a ` b``", (("a ` b", CODE),), id="code with a backtick inside"),
        pytest.param(r"\(x_1 * y_1\)", ((r"\(x_1 * y_1\)", MATH),), id="math as written"),
        pytest.param("see [the *page*](http://a/b_(c))", (("see the ", ""), ("page", EMPHASIS)), id="a link as its text"),
        pytest.param("snake_case_name, 2*3*4, a * b", (("snake_case_name, 2*3*4, a * b", ""),), id="no marks inside words"),
        pytest.param("这是**重要**的", (("这是", ""), ("重要", STRONG), ("的", "")), id="a script without spaces"),
        pytest.param(r"\*kelp\*", (("*kelp*", ""),), id="escaped marks"),
        pytest.param("*open, **open, `open, \\(open, [open", (("*open, **open, `open, \\(open, [open", ""),), id="unclosed"),
        pytest.param("[/x] [@click=app.quit] <b>{{x}}", (("[/x] [@click=app.quit] <b>{{x}}", ""),), id="other markup"),
        pytest.param("- otters\n- urchins\n  and kelp", (("• otters\n• urchins and kelp", ""),), id="a list"),
        pytest.param("1. otters\n2. urchins", (("1. otters\n2. urchins", ""),), id="a numbered list"),
        pytest.param("one\ntwo\n\nthree", (("one two\nthree", ""),), id="paragraphs"),
        pytest.param("one  \ntwo", (("one\ntwo", ""),), id="a hard break"),
        pytest.param("```\na = 1\n  b\n```", (("a = 1", CODE), ("\n", ""), ("  b", CODE)), id="fenced code"),
        pytest.param("-40 °C", (("-40 °C", ""),), id="a minus is no bullet"),
    ],
)  # fmt: skip
def test_markdown_reads_what_an_author_marks_and_nothing_else(written: str, spans: tuple[tuple[str, str], ...]) -> None:
    assert tuple(map(tuple, markdown(written))) == spans


@given(st.text(alphabet=st.sampled_from("ab *_`\\()[]\n-1.é中"), max_size=60))
def test_markdown_never_fails_and_invents_no_character(written: str) -> None:
    shown = plain(markdown(written))

    assert set(shown) <= set(written) | {"•", " ", "\n"}


@pytest.mark.parametrize("evil", ["*a ", "[a](", "``a", "\\(", "**_", "["], ids=repr)
def test_markdown_takes_time_in_proportion(evil: str) -> None:
    assert calls(lambda: markdown(evil * 400)) < 3 * calls(lambda: markdown(evil * 200))


@pytest.mark.parametrize(
    ("text", "cells"),
    [("kelp", 4), ("café", 4), ("cafe\u0301", 4), ("海带", 4), ("▁▁", 2), ("❤\ufe0f", 2), ("👩\u200d🔬", 2), ("", 0)],
)
def test_width_is_counted_in_terminal_cells(text: str, cells: int) -> None:
    assert width(text) == cells


DEFINITION = (
    "Proteins that working skeletal muscle puts into the blood and that act on distant organs, the brain among them."
)


@pytest.mark.parametrize(
    ("text", "room", "rows"),
    [
        pytest.param(
            DEFINITION,
            64,
            [
                "Proteins that working skeletal muscle puts into the blood and",
                "that act on distant organs, the brain among them.",
            ],
            id="the sketch of a term",
        ),
        pytest.param("a run of 10 minutes", 11, ["a run of", "10 minutes"], id="a number stays with its unit"),
        pytest.param("raised by 84 % today", 12, ["raised by", "84 % today"], id="a per cent sign too"),
        pytest.param("in 2026, mice", 9, ["in 2026,", "mice"], id="a number before a comma has no unit"),
        pytest.param("one two three four five", 18, ["one two three", "four five"], id="company for the last word"),
        pytest.param("otters electroencephalogram", 26, ["otters", "electroencephalogram"], id="none to give up"),
        pytest.param("electroencephalogram", 8, ["electroe", "ncephalo", "gram"], id="a long word is broken"),
        pytest.param("海带森林，很大", 8, ["海带森", "林，很大"], id="wide characters, punctuation never first"),
        pytest.param("one\n\ntwo", 8, ["one", "", "two"], id="line breaks are kept"),
        pytest.param("• grazed bare of all kelp", 12, ["• grazed", "  bare of", "  all kelp"], id="items hang"),
        pytest.param("", 8, [""], id="at least one row"),
    ],
)
def test_wrap(text: str, room: int, rows: list[str]) -> None:
    assert [plain(row) for row in wrap(words(text), room)] == rows


def test_wrapping_keeps_styles_across_rows() -> None:
    assert wrap(markdown("a **keystone species** here"), 12) == (
        (Span("a "), Span("keystone", "strong")),
        (Span("species", "strong"), Span(" here")),
    )


def test_the_cue_keeps_its_distance_from_the_gap() -> None:
    prompt = (Span("SF1 firing in the hour after exercise is required for "), GAP, Span("  "), Span("ability", "quiet"))

    assert [plain(row) for row in wrap(prompt, 64)] == [
        "SF1 firing in the hour after exercise is required for",
        "▁▁▁▁▁▁▁▁▁▁▁▁  ability",
    ]


def test_a_chain_is_broken_only_before_an_arrow() -> None:
    chain = words("SF1 after exercise ┄→ glucose use ↓┄→ organs adapt → endurance")

    assert [plain(row) for row in wrap_chain(chain, 34)] == [
        "SF1 after exercise ┄→ glucose use",
        "↓┄→ organs adapt → endurance",
    ]


@given(st.text(alphabet=st.sampled_from("abc  1%海，é\u0301\n•."), max_size=80), st.integers(2, 30))
def test_rows_fit_and_lose_nothing_but_spaces(text: str, room: int) -> None:
    rows = [plain(row) for row in wrap(words(text), room)]

    assert all(width(row) <= room for row in rows)
    assert "".join("".join(rows).split()) == "".join(text.split())


def test_joining_leaves_no_loose_ends() -> None:
    assert plain(join((words("a"), (), words("b")), "; ")) == "a; b"
