"""`tutor check --against`: a question file beside the article it was made from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import Machine

ARTICLE = (
    "Otters hold up a forest\n\nWhere otters vanished, urchins grazed the kelp down to the rock within two years.\n"
)
FILE = """\
id: otters
article: {title: Otters hold up a forest}
faqs:
  - question: What do urchins do to kelp?
    answer: They graze the kelp down to the rock within three years.
"""


@pytest.fixture
def folder(tmp_path: Path, machine: Machine) -> Path:
    for name, text in (
        ("article.txt", ARTICLE),
        ("questions/otters.yaml", FILE),
        ("questions/kelp.yaml", "terms: [{term: kelp, definition: A brown alga.}]\n"),
    ):
        path = tmp_path / "mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "mine"


def test_what_is_found_stands_with_the_other_problems(machine: Machine, folder: Path) -> None:
    ran = machine.tutor("check", str(folder), "--against", str(folder / "article.txt"))

    assert ran.status == 0
    assert (
        "otters.yaml:5:24: warning[copied-words]: 7 words in a row are those of the article, line 3: 'the kelp down to the rock within'"
        in ran.out
    )
    assert "warning[figure-not-in-article]: the article does not say 'three years'" in ran.out
    assert ran.err.splitlines() == [
        "2 files compared with article.txt: words copied in 1 place, 0 figures and names found in it, 1 not",
        "0 errors, 2 warnings",
    ]


def test_what_was_compared_is_said_where_nothing_is_wrong(machine: Machine, folder: Path) -> None:
    path = folder / "questions/otters.yaml"
    path.write_text(
        FILE.replace("They graze the kelp down to the rock within three years.", "They eat it within two years."),
        "utf-8",
    )
    ran = machine.tutor("check", str(path), "--against", str(folder / "article.txt"))

    assert (ran.status, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == "1 file compared with article.txt: no words copied, 1 figure or name found in it"


@pytest.mark.parametrize("paths", [("otters.yaml",), ("otters.yaml", "kelp.yaml")])
def test_files_are_named_and_strict_counts(machine: Machine, folder: Path, paths: tuple[str, ...]) -> None:
    named = [str(folder / "questions" / path) for path in paths]
    ran = machine.tutor("check", *named, "--against", str(folder / "article.txt"), "--json", "--strict")

    assert ran.status == 1
    assert [row["code"] for row in json.loads(ran.out)] == ["copied-words", "figure-not-in-article"]


def test_a_library_without_a_file_about_it_is_told_what_was_not_done(machine: Machine, folder: Path) -> None:
    (folder / "questions/otters.yaml").unlink()
    ran = machine.tutor("check", str(folder), "--against", str(folder / "article.txt"))

    assert ran.status == 0
    assert "figures and names were not compared" in ran.err


def test_an_article_that_is_not_there(machine: Machine, folder: Path) -> None:
    ran = machine.tutor("check", str(folder), "--against", str(folder / "nowhere.txt"))

    assert ran.status == 1
    assert "nowhere.txt" in ran.err
    assert "Traceback" not in ran.err


def test_what_it_means_is_explained(machine: Machine) -> None:
    assert "Mend: say it anew" in machine.tutor("check", "--explain", "copied-words").out
