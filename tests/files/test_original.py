"""Question files beside their article: words copied, figures and names that it does not have."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.files.libraries import library
from tutor.core.problems import Problem, Refusal
from tutor.files.check import write
from tutor.files.original import against

ARTICLE = """\
Otters hold up a forest
By Ann Lee, Tidepool Weekly

Where sea otters vanished, urchins multiplied and grazed the kelp down to the rock within two years.
A 24-week survey by Dr. Estes near Amchitka (Alaska) counted 1,200 urchins, 56 % of them large.

"An otter eats a quarter of its weight a day," says Estes of the University of California in Santa Cruz.
"""
FILE = """\
id: otters
article: {title: Otters hold up a forest, publisher: Tidepool Weekly}
sources: [{id: estes98, title: Killer whale predation on sea otters linking oceanic and nearshore ecosystems, authors: Estes and Tinker, design: comparison}]
faqs:
"""


def told(tmp_path: Path, items: str, named: bool = True) -> list[Problem]:
    """What is said of the items of one file; it is named, or found in its library by its title."""
    folder = library(tmp_path, otters=FILE + items)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    found, compared, *_ = against(
        str(tmp_path / "article.txt"), [str(folder / "questions/otters.yaml") if named else str(folder)]
    )
    assert compared
    return list(found)


def faq(answer: str, more: str = "") -> str:
    return f"  - question: What follows?\n    answer: {answer}\n{more}"


@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        ("Urchins multiply and eat the kelp.", []),
        ("urchins multiplied and grazed the kelp down", ["copied-words"]),
        ("Within two years, urchins are everywhere.", []),
        ("In 24 months the kelp is gone.", []),
        ("After 24 weeks 56 percent were large.", []),
        ("An otter eats 25 % of its weight.", []),
        ("There were 1200 urchins.", []),
        ("There were 1,300 urchins.", ["figure-not-in-article"]),
        ("The survey took 24 days.", ["figure-not-in-article"]),
        ("It began in 1998.", ["figure-not-in-article"]),
        ("Estes saw it near Amchitka in Alaska.", []),
        ("Nobody saw it near Attu.", ["name-not-in-article"]),
        ("The IUCN counts them.", ["name-not-in-article"]),
        ("Kelp comes back. Tinker said so.", []),
        ("Otters’ weight counts; it is Santa Cruz that says so.", []),
        ("They live by the University of California in Santa Cruz.", []),
        ("Which of these two is one day enough? See 3 points.", ["figure-not-in-article"]),
    ],
)
def test_an_item_beside_its_article(tmp_path: Path, answer: str, codes: list[str]) -> None:
    assert [problem.code for problem in told(tmp_path, faq(f"'{answer}'"))] == codes
    assert [problem.code for problem in told(tmp_path, faq(f"'{answer}'"), named=False)] == codes


def test_the_words_the_line_and_the_place_are_named(tmp_path: Path) -> None:
    found = told(tmp_path, faq("the kelp down to the rock, by 1999 in Kodiak", "    at: [4, 5]\n"))

    assert [(each.place.line, each.source[each.place.column - 1 :][: each.place.width]) for each in found] == [
        (6, "the kelp down to the rock"), (6, "1999"), (6, "Kodiak"),
    ]  # fmt: skip
    assert found[0].message == "6 words in a row are those of the article, line 4: 'the kelp down to the rock'"
    assert found[1].message == "the article does not say '1999'"
    assert found[1].help.endswith("it names lines 4, 5 of the article")
    assert found[2].message == "the name 'Kodiak' does not occur in the article"
    assert {each.severity for each in found} == {"warning"}


def test_a_number_in_another_unit_names_the_line(tmp_path: Path) -> None:
    [found] = told(tmp_path, faq("It took 24 days."))

    assert found.message == "the article does not say '24 days'; line 5 has '24-week'"


def test_a_text_over_lines_and_an_escaped_one_have_a_place(tmp_path: Path) -> None:
    folded = faq(">\n      Then urchins multiplied and grazed\n      the kelp, as in Kodiak.")
    escaped = faq('"Then \\u0075rchins multiplied and grazed the kelp."')

    assert [(each.code, each.place.line, each.place.column) for each in told(tmp_path, folded)] == [
        ("copied-words", 7, 12), ("name-not-in-article", 8, 23),
    ]  # fmt: skip
    assert [(each.code, each.place.line, each.place.column) for each in told(tmp_path, escaped)] == [
        ("copied-words", 6, 13)
    ]


def test_what_may_be_copied_and_what_may_be_invented(tmp_path: Path) -> None:
    free = """\
  - question: What follows?
    answer: Urchins.
    draft: true
    quote: urchins multiplied and grazed the kelp down to the rock within two years
  - question: How many were there?
    right: 1,200
    wrong: [900, {say: 'In Kodiak, 40', why: Only large ones.}]
    note: counted again by Doe in 2007
  - flawed: Kodiak has 77 otters.
    sound: Alaska has otters.
terms:
  - {term: keystone species, definition: A species that holds up the others., also: [Paine's keystone], confuse: [Zostera]}
claims:
  - {cause: otters, increases: kelp, evidence: estes98, misread: [{say: Otters eat 30 % of all kelp., why: They eat urchins.}]}
"""
    owed = (
        free.replace("answer: Urchins.", "answer: urchins multiplied and grazed the kelp")
        .replace("Only large", "Only 31 large")
        .replace("They eat urchins", "In Kodiak they eat 9 %")
    )

    assert told(tmp_path, free) == []
    assert [each.code for each in told(tmp_path, owed)] == [
        "copied-words", "figure-not-in-article", "name-not-in-article", "figure-not-in-article",
    ]  # fmt: skip


def test_an_item_allows_it_and_a_name_is_reported_once(tmp_path: Path) -> None:
    again = faq("In Kodiak.") + "  - question: Where else?\n    answer: Not in Kodiak.\n"

    assert [each.place.line for each in told(tmp_path, again)] == [6]
    assert told(tmp_path, faq("In Kodiak by 1999.", "    allow: [name-not-in-article, figure-not-in-article]\n")) == []


def test_nouns_of_german_are_no_names(tmp_path: Path) -> None:
    german = "language: de\n" + FILE + faq("Der Tang geht an Igel verloren, sagt die IUCN.")
    folder = library(tmp_path, otters=german)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")

    found, *_ = against(str(tmp_path / "article.txt"), [str(folder / "questions/otters.yaml")])

    assert [each.message for each in found] == ["the name 'IUCN' does not occur in the article"]


def test_of_a_library_words_are_compared_everywhere_and_facts_where_the_title_says_so(tmp_path: Path) -> None:
    other = "id: other\nfaqs:\n" + faq("In Kodiak urchins multiplied and grazed the kelp.")
    folder = library(tmp_path, otters=FILE + faq("In Kodiak."), other=other)
    (tmp_path / "article.md").write_text(f"# {ARTICLE}", encoding="utf-8")

    found, compared, *_ = against(str(tmp_path / "article.md"), [str(folder)])
    assert compared
    assert [(os.path.basename(each.place.path), each.code) for each in found] == [
        ("other.yaml", "copied-words"),
        ("otters.yaml", "name-not-in-article"),
    ]

    (folder / "questions/otters.yaml").unlink()
    found, compared, *_ = against(str(tmp_path / "article.md"), [str(folder)])
    assert not compared
    assert [each.code for each in found] == ["copied-words"]


def test_saved_pages_are_read_as_well(tmp_path: Path) -> None:
    folder = library(tmp_path, otters=FILE + faq("urchins multiplied and grazed the kelp, in Kodiak"))
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><h1>Otters</h1>\n<p>Where they went, <b>urchins</b> multiplied\nand grazed the kelp.</p></body></html>",
        encoding="utf-8",
    )

    found, *_ = against(str(page), [str(folder / "questions/otters.yaml")])

    assert [each.code for each in found] == ["copied-words", "name-not-in-article"]
    assert "line 2" in found[0].message


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    folder = library(tmp_path, otters=FILE)

    with pytest.raises(Refusal, match=r"nothing\.txt"):
        against(str(tmp_path / "nothing.txt"), [str(folder)])
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(Refusal, match="no file or folder"):
        against(str(tmp_path / "article.txt"), [str(tmp_path / "nowhere")])


def test_it_is_written_like_all_problems(tmp_path: Path) -> None:
    found = told(tmp_path, faq("In Kodiak."))

    [row] = json.loads(write(found, "json"))
    assert (row["code"], row["severity"], row["line"], row["column"]) == ("name-not-in-article", "warning", 6, 16)
    assert "^^^^^^" in write(found, "text")


def _work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: str) -> int:
    """How many characters are read for words while a file with one long answer is compared, and how often a text is made bare."""
    from tutor.files import original

    seen = 0

    def counted(call: Callable[[str], Any]) -> Callable[[str], Any]:
        def counting(text: str) -> Any:
            nonlocal seen
            seen += len(text)
            return call(text)

        return counting

    with monkeypatch.context() as patched:
        for name in ("words", "bare"):
            patched.setattr(original, name, counted(getattr(original, name)))
        told(tmp_path, faq(f"|\n      {answer}"))
    return seen


@pytest.mark.parametrize(
    "piece",
    ["There were 7{}3 of them.", "So said McX{}.", "{} urchins multiplied and grazed the kelp down."],
    ids=["figures", "names", "copied words"],
)
def test_a_text_twice_as_long_is_twice_the_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, piece: str) -> None:
    def text(many: int) -> str:
        numbers = range(10, 10 + many)
        fills = numbers if "McX" not in piece else [chr(97 + each // 26) + chr(97 + each % 26) for each in numbers]
        return "\n      ".join(map(piece.format, fills))

    small, large = (_work(monkeypatch, tmp_path / str(many), text(many)) for many in (60, 120))

    assert large < 2.5 * small
