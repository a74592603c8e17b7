"""Six words in a row that are another's."""

from __future__ import annotations

import pytest

from tutor.files.wordruns import Original, runs, words

ARTICLE = (
    "Mice that ran on a wheel each evening slept longer than the mice which stayed in their cage. "
    "The researchers work at the Department of Psychology of the University of Oslo in Norway. "
    "It isn’t known why the effect wears off within a day or two."
)


def shared(text: str, titles: tuple[str, ...] = ()) -> list[str]:
    original = Original([(ARTICLE, lambda position: 7)], titles)
    return [text[run.start : run.end] for run in original.shared(text)]


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("ran on a wheel each evening", ["ran on a wheel each evening"]),
        ("RAN on a wheel: each EVENING!", ["RAN on a wheel: each EVENING"]),
        ("*ran* on a “wheel” — each evening", ["ran* on a “wheel” — each evening"]),
        ("They ran on a wheel each evening and ate", ["ran on a wheel each evening"]),
        ("They ran on\n  a wheel each evening", ["ran on\n  a wheel each evening"]),
        ("It isn't known why the effect lasts", ["It isn't known why the effect"]),
        (
            "slept longer than the mice which stayed in their cage",
            ["slept longer than the mice which stayed in their cage"],
        ),
        (
            "each evening slept longer than the rats, known why the effect wears off",
            ["each evening slept longer than the", "known why the effect wears off"],
        ),
        ("stayed in their cage. The researchers work", ["stayed in their cage. The researchers work"]),
        ("effect wears off within a day", ["effect wears off within a day"]),
        ("the effect wears off within a week", ["the effect wears off within a"]),
        ("work at the Department of Psychology", ["work at the Department of Psychology"]),
    ],
)
def test_a_run_is_found_as_long_as_it_is(text: str, copied: list[str]) -> None:
    assert shared(text) == copied


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ran on a wheel each",
        "ran on the wheel each evening",
        "each evening a wheel ran on",
        "Mice slept longer if they had run on a wheel",
        "the Department of Psychology of the University of Oslo",
        "of the University of Oslo in Norway",
        "why does the effect wear off within a day",
        "mice in their cage slept less than mice on a wheel",
        "longer than the mice, which ran on wheels, stayed",
        "within a day or so the effect is gone",
        "evening mice wheel ran longer slept cage",
    ],
)
def test_what_is_said_anew_is_free(text: str) -> None:
    assert shared(text) == []


def test_a_title_is_free() -> None:
    assert shared("ran on a wheel each evening slept", ("Ran on a wheel each evening",)) == [
        "on a wheel each evening slept"
    ]


def test_a_run_knows_its_line_its_words_and_its_place() -> None:
    lines = ["one two three four five six", "seven eight nine ten eleven twelve"]
    original = Original([(text, lambda position, line=line: line) for line, text in enumerate(lines, 4)])

    [run] = original.shared("And: eight nine ten eleven twelve six five; seven eight nine ten eleven twelve!")

    assert (run.first, run.length, run.line) == (8, 6, 5)
    assert words("It’s two-fold")[0].text == "its"
    assert runs("a b c d e") == set()
