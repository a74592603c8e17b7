"""Flags from the first press to the next round of writing: their notes and places, the editor, and histories that go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import Machine
from tests.cli.terminal import Terminal
from tutor.cli.commands import Arguments
from tutor.cli.context import Context

FILE = """\
terms:
  - term: urchin barren
    definition: Sea floor grazed bare of kelp.

faqs:
  - question: What holds a kelp forest up?
    typed: sea otters
"""
TERM, FAQ = "kelp/urchin-barren", "kelp/what-holds-a-kelp-forest-up"


@pytest.fixture
def file(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The question file of a library of one's own, two cards of it flagged, the working folder in it."""
    path = tmp_path / "mine" / "questions" / "kelp.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(FILE)
    machine.use(tmp_path / "mine")
    monkeypatch.chdir(tmp_path / "mine")
    with Context(Arguments()) as context:
        desk = context.desk()
        keys = {card.item: key for key, card in desk.library.cards.items() if card.drill in ("name", "answer")}
        desk.act("flag", [keys[FAQ]], "otters: where?")
        desk.act("flag", [keys[TERM]], "too short")
        desk.act("flag", [keys[TERM]], "too short\nsay what is left")
    machine.at("2026-11-30T10:00:00+01:00")
    return path


def test_each_line_leads_an_editor_to_the_item(machine: Machine, file: Path) -> None:
    ran = machine.tutor("cards", "--flagged")

    assert ran.status == 0
    assert ran.out.splitlines() == [
        "questions/kelp.yaml:2: too short say what is left — Sea floor grazed bare of kelp.",
        "questions/kelp.yaml:6: otters: where? — What holds a kelp forest up?",
    ]
    assert ran.err == "2 flagged cards\n"


def test_json_names_the_note_and_when(machine: Machine, file: Path) -> None:
    first, second = json.loads(machine.tutor("cards", "--flagged", "--json").out)

    assert first["note"] == "too short\nsay what is left"
    assert second == {
        "key": f"{FAQ}#answer", "item": "what-holds-a-kelp-forest-up", "front": "What holds a kelp forest up?", "note": "otters: where?",
        "path": "questions/kelp.yaml", "line": 6, "when": "2026-11-30T08:00:00Z",
    }  # fmt: skip


def test_flags_are_narrowed_cleared_and_brought_back(machine: Machine, file: Path) -> None:
    assert len(machine.tutor("cards", "--flagged", "--search", "urchins").out.splitlines()) == 0
    assert machine.tutor("cards", "--flagged", "--search", "type:faq", "--unflag").out.startswith("1 card unflagged")
    assert len(machine.tutor("cards", "--flagged").out.splitlines()) == 1
    machine.tutor("undo")
    assert len(machine.tutor("cards", "--flagged").out.splitlines()) == 2
    machine.at("2026-11-30T11:00:00+01:00")
    machine.tutor("cards", "--search", "is:flagged", "--unflag")
    ran = machine.tutor("cards", "--flagged")
    assert (ran.status, ran.out, ran.err) == (1, "", "0 flagged cards\n")


def test_the_flag_of_an_item_that_is_gone_is_still_told_and_can_be_cleared(machine: Machine, file: Path) -> None:
    file.write_text(FILE.partition("faqs:")[0])

    last = machine.tutor("cards", "--flagged").out.splitlines()[-1]
    assert last == f"otters: where? — {FAQ}#answer is not in its file any more"
    assert machine.tutor("cards", "--flagged", "--unflag").status == 0
    assert machine.tutor("cards", "--flagged").out == ""


def test_a_flag_goes_on_under_a_new_name_and_a_draft_keeps_its_place(machine: Machine, file: Path) -> None:
    file.write_text(FILE.replace("urchin barren", "barren\n    formerly: [urchin-barren]").replace("typed:", "draft: true\n    typed:"))  # fmt: skip

    told = json.loads(machine.tutor("cards", "--flagged", "--json").out)
    assert [(flag["key"], flag["line"]) for flag in told] == [("kelp/barren#name", 2), (f"{FAQ}#answer", 7)]


EDITOR = """\
#!/bin/sh
printf '%s ' "$@" > "$0.seen"
sed -i 's/What holds a kelp forest up/What keeps a kelp forest standing/' "$2"
"""


def test_in_the_app_a_flagged_item_is_edited_renamed_and_keeps_its_history(machine: Machine, file: Path, tmp_path: Path) -> None:  # fmt: skip
    machine.tutor("study", "--plain", typed="\n2\nsea otters\n3\n")
    before = json.loads(machine.tutor("cards", "--json", "--search", "type:faq").out)[0]["reps"]
    editor = tmp_path / "vim"
    editor.write_text(EDITOR)
    editor.chmod(0o755)
    library = str(tmp_path / "mine")
    with Terminal(["--library", library, "--data", str(machine.data)], EDITOR=str(editor), TUTOR_NOW="2026-11-30T10:30:00+01:00") as terminal:  # fmt: skip
        terminal.see("kelp")
        terminal.press("f")
        terminal.see("otters: where?")
        terminal.press("je")
        terminal.until(lambda _: (tmp_path / "vim.seen").exists())
        terminal.see("formerly: [what-holds-a-kelp-forest-up]")
        terminal.press("\x1b")
        terminal.see("no such card any more")
        terminal.press("q")
        terminal.see("add to it: formerly:")
        terminal.press("+")
        terminal.see("its history goes on")
        terminal.press("f")
        terminal.see("What keeps a kelp forest standing?")
        terminal.press("j!")
        terminal.see("flag cleared")
        terminal.press("q")
        terminal.see("enter study")
        terminal.press("q")
        terminal.process.wait()

    machine.at("2026-11-30T11:00:00+01:00")
    assert (tmp_path / "vim.seen").read_text() == f"+6 {library}/questions/kelp.yaml "
    assert "formerly: [what-holds-a-kelp-forest-up]\n" in file.read_text()
    assert machine.tutor("check").out == ""
    after = json.loads(machine.tutor("cards", "--json", "--search", "type:faq").out)[0]
    assert before == after["reps"] > 0
    assert [flag["item"] for flag in json.loads(machine.tutor("cards", "--flagged", "--json").out)] == ["urchin-barren"]


def test_a_question_reworded_in_the_middle_of_a_sitting_loses_nothing(machine: Machine, file: Path, tmp_path: Path) -> None:  # fmt: skip
    machine.tutor("study", "--plain", typed="\n2\nsea otters\n2\n")
    before = {card["key"]: card["reps"] for card in json.loads(machine.tutor("cards", "--json").out)}
    editor = tmp_path / "vim"
    editor.write_text(EDITOR)
    editor.chmod(0o755)
    options = ["--library", str(tmp_path / "mine"), "--data", str(machine.data)]
    with Terminal(["study", "--search", "type:faq", "--ahead", "300", *options], EDITOR=str(editor), TUTOR_NOW="2026-12-30T10:30:00+01:00") as terminal:  # fmt: skip
        terminal.see("What holds a kelp forest up?")
        terminal.press("\x1b")
        terminal.see("e edit")
        terminal.press("e")
        terminal.see("enter keep its history")
        terminal.press("\r")
        terminal.see("What keeps a kelp forest standing?")

    assert "formerly: [what-holds-a-kelp-forest-up]\n" in file.read_text()
    after = {card["front"]: card["reps"] for card in json.loads(machine.tutor("cards", "--json").out)}
    assert after["What keeps a kelp forest standing?"] == before[f"{FAQ}#answer"] > 0
