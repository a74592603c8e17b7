"""`tutor new` as a user meets it: in a library of one's own, in the starter library, with an editor."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.run import Machine


@pytest.fixture
def mine(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library begun by hand, and the working folder in it."""
    folder = tmp_path / "mine"
    (folder / "questions").mkdir(parents=True)
    monkeypatch.delenv("TUTOR_LIBRARY")
    monkeypatch.chdir(folder)
    return folder


def test_from_nothing_to_a_deck_that_passes_check(machine: Machine, mine: Path) -> None:
    begun = machine.tutor(
        "new", "file", "otters", "--title", "The otter: a forest", "--url", "https://tidepool.example"
    )
    term = machine.tutor("new", "term", "urchin barren", "--definition", "Sea floor grazed bare.", "--also", "barren")
    faq = machine.tutor("new", "faq", "What share of its weight does an otter eat a day?", "--number", "25 %", "--within", "2.5")  # fmt: skip
    claim = machine.tutor("new", "claim", "sea otters", "Goes with", "kelp", "--because", "They eat what grazes it.")
    deck = machine.tutor("new", "deck", "Kelp forests", "otters")

    assert [ran.status for ran in (begun, term, faq, claim, deck)] == [0] * 5
    assert begun.out == "questions/otters.yaml:4: file otters\n"
    assert term.out.endswith(": term urchin-barren\n")
    assert claim.out.endswith(": claim sea-otters-goes-with-kelp\n")
    assert deck.out == "decks/kelp-forests.yaml:2: deck kelp-forests\n"
    for line in (term.out, faq.out, claim.out):
        path, number, _ = line.split(":", 2)
        assert Path(path).read_text().splitlines()[int(number) - 1].startswith("  - id: ")
    assert machine.tutor("check").status == 0
    assert {card["type"] for card in json.loads(machine.tutor("cards", "kelp-forests", "--json").out)} == {"term", "faq", "claim"}  # fmt: skip


def test_json_says_where_and_whether_it_is_a_draft(machine: Machine, mine: Path) -> None:
    machine.tutor("new", "file", "otters")

    assert json.loads(machine.tutor("new", "term", "kelp", "--json").out) == {
        "path": "questions/otters.yaml", "line": 90, "kind": "term", "id": "kelp", "draft": True,
    }  # fmt: skip
    assert json.loads(machine.tutor("new", "faq", "--json").out)["id"] is None


def test_the_starter_library_is_offered_as_a_copy(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUTOR_LIBRARY")
    for words in (["file", "x"], ["deck"], ["term", "x"]):
        ran = machine.tutor("new", *words)

        assert (ran.status, ran.out) == (1, "")
        assert "the starter library is part of the program and cannot be changed" in ran.err
        assert "tutor init DIR" in ran.err


@pytest.mark.parametrize(
    ("words", "says", "mend"),
    [
        (["claim", "a", "icreases", "b"], "'icreases' is no relation", "did you mean 'increases'?"),
        (["claim", "a", "increases"], "a claim has three parts", "tutor new claim"),
        (["term", "urchin", "barren"], "there are 2 words", "put quotes around"),
        (["term", "x", "--to", "oters"], "there is no question file 'oters'", "did you mean 'otters'?"),
        (["term", "x", "--url", "y"], "--url is no option of a term", "tutor new --help"),
        (["file", "x", "--hedged"], "--hedged is no option of a file", "tutor new --help"),
        (["term", "x", "--hedged"], "'hedged' is not a key of a term", "nothing was added"),
        (["wish"], "invalid choice: 'wish'", "tutor new --help"),
    ],
)
def test_what_cannot_be_begun_is_said_with_its_mend(machine: Machine, mine: Path, words: list[str], says: str, mend: str) -> None:  # fmt: skip
    machine.tutor("new", "file", "otters")
    before = (mine / "questions/otters.yaml").read_bytes()
    ran = machine.tutor("new", *words)

    assert ran.status in (1, 2)
    assert says in ran.err
    assert mend in ran.err
    assert (mine / "questions/otters.yaml").read_bytes() == before


def test_with_edit_it_is_opened_at_its_line_and_checked_afterwards(
    machine: Machine, mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "vim"
    editor.write_text('#!/bin/sh\nprintf "%s " "$@" > "$0.seen"\nprintf "  - trem: x\\n" >> "$2"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    machine.tutor("new", "file", "otters", "--short")
    ran = machine.tutor("new", "term", "kelp", "--definition", "An alga.", "--edit")

    assert (tmp_path / "vim.seen").read_text() == f"+5 {os.path.realpath(mine)}/questions/otters.yaml "
    assert ran.status == 1
    assert "questions/otters.yaml:8:5: error[unknown-key]: 'trem' is not a key of a term" in ran.err


def test_after_editing_only_what_came_with_the_item_is_told(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine" / "questions" / "sea.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "claims:\n  - {cause: otters, decreases: urchins}\n  - {cause: storms, decreases: kelp, colour: grey}\n"
    )
    machine.use(tmp_path / "mine")
    editor = tmp_path / "vim"
    editor.write_text('#!/bin/sh\nsed -i "s/cause: whales/cause: orcas/" "$2"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))

    ran = machine.tutor("new", "claim", "whales", "decreases", "otters", "--edit")

    assert "cause: orcas" in path.read_text()
    assert ran.status == 0
    assert ran.err.count("warning[") == 1
    assert "cause: orcas" in ran.err or "id: whales" in ran.err
    assert "error[" not in ran.err
    assert ran.err.endswith("2 problems more elsewhere in the file: tutor check mine/questions/sea.yaml\n")


def test_init_and_new_lead_editors_to_the_same_schemas(machine: Machine, tmp_path: Path) -> None:
    machine.tutor("init", str(tmp_path / "lib"))
    machine.use(tmp_path / "lib")
    machine.tutor("new", "file", "otters")

    first = {path.read_text().splitlines()[0] for path in (tmp_path / "lib/questions").glob("*.yaml")}
    assert first == {"# yaml-language-server: $schema=../.tutor/question-file.schema.json"}
    assert json.loads((tmp_path / "lib/.tutor/question-file.schema.json").read_text())["title"] == "tutor question file"
