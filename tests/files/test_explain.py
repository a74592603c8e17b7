"""`tutor check --explain`: every code that can be met is explained, and every example says what its page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.codes import emitted
from tests.files.test_problems import build, cases
from tutor.core.problems import Refusal
from tutor.files.check import check
from tutor.files.explain import Explanation, explained, explanations, index, page
from tutor.files.lints import CODES

UNSEEN = {"renamed"}
"""Codes that no library gives alone: the page of problems shows them with a history."""


def test_what_can_be_said_is_explained_and_shown() -> None:
    told = set(explanations())
    shown = {case.title.partition(":")[0] for case in cases()}

    assert len(told) > 50
    assert emitted() == told == shown
    assert set(CODES) <= told


@pytest.mark.parametrize("code", [each for each in explanations().values() if each.wrong], ids=lambda each: each.code)
def test_the_wrong_example_has_the_problem_and_the_mended_one_none(code: Explanation, tmp_path: Path) -> None:
    said = {}
    for word, text in (("wrong", code.wrong), ("mended", code.mended)):
        folder = tmp_path / word
        folder.mkdir()
        build(
            folder,
            {"questions/a.yaml": "title: A\n" if code.deck else text, **({"decks/d.yaml": text} if code.deck else {})},
        )
        said[word] = check([str(folder)])

    assert code.code in UNSEEN or code.code in [each.code for each in said["wrong"]]
    assert code.code not in [each.code for each in said["mended"]]
    assert not [each for each in said["mended"] if each.severity == "error"]


@pytest.mark.parametrize("code", explanations().values(), ids=lambda each: each.code)
def test_a_page_says_what_why_and_how(code: Explanation) -> None:
    text = page(code)

    assert text.startswith(f"{code.code}: {code.line}\n\n")
    assert "\nWhy: " in text
    assert bool(code.wrong) == bool(code.mended)
    assert code.wrong or "\nMend: " in text
    assert (f"allow: [{code.code}]" in text) == bool(code.silence)


@pytest.mark.parametrize(
    "code", [each for each in explanations().values() if each.silence and each.wrong], ids=lambda each: each.code
)
def test_a_lint_is_silent_where_the_item_allows_it(code: Explanation, tmp_path: Path) -> None:
    build(tmp_path, {"questions/a.yaml": code.wrong})
    [place] = [each.place for each in check([str(tmp_path)]) if each.code == code.code]
    lines = code.wrong.splitlines()
    first = max(number for number in range(place.line) if lines[number].startswith("  - "))
    lines[first] = f"  - allow: [{code.code}]\n    {lines[first][4:]}"
    build(tmp_path, {"questions/a.yaml": "\n".join(lines)})

    assert code.code not in [each.code for each in check([str(tmp_path)])]


def test_the_index_has_a_line_for_each_in_groups() -> None:
    known = explanations()
    lines = index(known.values()).splitlines()

    assert sum(line.startswith("  ") for line in lines) == len(known)
    assert {line for line in lines if line and not line.startswith(" ")} == {each.group for each in known.values()}


def test_an_unknown_code_gets_the_nearest() -> None:
    with pytest.raises(Refusal) as refused:
        explained("long-lable")

    assert refused.value.help == "did you mean 'long-label'?"
    assert refused.value.code == 2
