"""Reviewing drafts line by line and previewing a file, as a user without a screen meets them; and in a real terminal, killed half way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.run import Machine
from tests.cli.terminal import ROOT, Terminal
from tests.tui.authored import FILE
from tutor.tui.review import ReviewSheet

DRAFT = """\
draft 1 of 5, term, line 9 of the file
article (line 4): A keystone species is one whose effect on its community is far larger than its numbers would suggest.
1  term: keystone species
2  definition: one whose effect on its community is far larger than its numbers would suggest
3  clue: The one species on which many others hang.
doubt: 'its' may mean the community or the species
error: 'definition' takes over words of the article: 'one whose effect on its community …'; say it in your own words
asked: one whose effect on its community is far larger than its numbers would suggest
answer: keystone species
source: Sea otters and kelp forests; read in The otter that holds up a forest
what to do:
"""


@pytest.fixture
def file(machine: Machine, tmp_path: Path) -> Path:
    """A library with one file of drafts, in use."""
    path = tmp_path / "sea" / "questions" / "kelp.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(FILE)
    machine.use(tmp_path / "sea")
    return path


# ---- review, line by line


def test_the_protocol_of_the_line_mode(machine: Machine, file: Path) -> None:
    ran = machine.tutor("draft", "--review", "--plain", str(file), typed="a\n2 On it hang many.\na\n")
    lines = ran.out.split("\n")

    assert ran.status == 0
    assert lines[0] == "The otter that holds up a forest: 5 drafts, 2 items accepted"
    assert lines[1].startswith("a accept, N text rewords row N, + key: text adds one, n term, n faq or n claim")
    assert DRAFT in ran.out
    assert "what to do:\nreworded: keystone species\n\ndraft 1 of 5" in ran.out
    assert "what to do:\naccepted: keystone species\n\ndraft 2 of 5, term" in ran.out
    assert ran.out.endswith("what to do:\n\n1 accepted, every act saved; 4 drafts left\n")


def test_every_act_of_the_line_mode_stands_in_the_file_and_is_undone(machine: Machine, file: Path) -> None:
    for typed, gone in (("s\nd\n", "urchin barren"), ("s\ns\nm\n1\n", "- term: barren ground")):
        file.write_text(FILE)
        machine.tutor("draft", "--review", "--plain", str(file), typed=typed)
        assert f"{gone}\n    definition" not in file.read_text()
        file.write_text(FILE)
        machine.tutor("draft", "--review", "--plain", str(file), typed=f"{typed}u\n")
        assert file.read_text() == FILE


def test_an_item_of_ones_own_is_written_line_by_line(machine: Machine, file: Path) -> None:
    typed = "n claim enables\n1 clear water\n2 kelp beds\na\n"
    ran = machine.tutor("draft", "--review", "--plain", str(file), typed=f"s\n{typed}")

    assert "added: claim\n\ndraft 6 of 6, claim, line 48 of the file\narticle (line 5): An urchin barren" in ran.out
    assert "1  cause: still to be written\n2  enables: still to be written\n" in ran.out
    assert "error: 'new cause' stands there from the template" in ran.out
    assert "accepted: clear water enables kelp beds\n\ndraft 2 of 6" in ran.out
    assert ran.out.endswith("1 accepted, every act saved; 5 drafts left\n")
    assert file.read_text().endswith("  - cause: clear water\n    enables: kelp beds\n    at: [5]\n")


def test_when_no_draft_is_left_the_next_step_is_named(machine: Machine, file: Path) -> None:
    ran = machine.tutor("draft", "--review", "--plain", str(file), typed="d\nd\na\nd\na\n")

    assert ran.out.endswith("2 accepted, 3 dropped, every act saved; 0 drafts left\nnext: tutor study kelp\n")
    assert machine.tutor("check", str(file)).status == 0


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("x\n", "a accept, N text rewords row N"),
        ("u\n", "there is nothing to take back"),
        ("n\n", "n takes term, faq, or claim with a relation"),
        ("n claim reduces\n", "the relations: increases, decreases"),
        ("s\nm\n9\n", "a number from 1 to"),
        ("+ nothing\n", "'' cannot be a key"),
        ("+ term: kelp\n", "there is a row 'term' already"),
        ("9 x\n", "a accept, N text rewords row N"),
    ],
)
def test_what_the_line_mode_cannot_do_is_said_and_changes_nothing(
    machine: Machine, file: Path, typed: str, says: str
) -> None:
    ran = machine.tutor("draft", "--review", "--plain", str(file), typed=typed)

    assert says in ran.out.split("what to do:", 1)[1]
    assert file.read_text() == FILE


def test_a_review_without_a_terminal_says_how_to_go_on(machine: Machine, file: Path) -> None:
    ran = machine.tutor("draft", "--review", str(file))

    assert (ran.status, ran.out) == (1, "")
    assert "tutor draft --review --plain FILE works without one" in ran.err


# ---- preview


def test_a_preview_prints_every_face_and_every_problem(machine: Machine, file: Path) -> None:
    ran = machine.tutor("preview", str(file))

    assert ran.status == 1
    assert "line 9, name, a draft, not drilled yet\n  wording 1 of 2\n" in ran.out
    assert "  wording 2 of 2\n  The one species on which many others hang.\n    answer: keystone species\n" in ran.out
    assert "line 26, name, in The otter that holds up a forest\n  Large brown seaweed.\n" in ran.out
    assert "error[missing-key]: a faq needs an answer" in ran.out
    assert ran.out.endswith("1 error, 0 warnings\n")


def test_a_preview_without_errors_exits_0_also_outside_of_a_library(machine: Machine, tmp_path: Path) -> None:
    path = tmp_path / "loose.yaml"
    path.write_text("terms:\n  - {term: kelp, definition: Large brown seaweed.}\n")
    ran = machine.tutor("preview", "loose.yaml")

    assert (ran.status, ran.err) == (0, "")
    assert "line 2, name, from depth standard on" in ran.out
    assert ran.out.endswith("no problems\n")


def test_a_preview_as_json(machine: Machine, file: Path) -> None:
    ran = machine.tutor("preview", "--json", str(file))
    told = json.loads(ran.out)
    first = told["cards"][0]

    assert ran.status == told["errors"] == 1
    assert (told["title"], told["problems"][0]["code"]) == ("The otter that holds up a forest", "missing-key")
    assert first.keys() == {"key", "item", "drill", "line", "draft", "stale", "depth", "decks", "faces"}
    assert (first["key"], first["draft"], first["line"]) == ("kelp/keystone-species#name", True, 9)
    assert [face["front"] for face in first["faces"]][1] == ["The one species on which many others hang."]


def test_a_preview_of_no_file_is_refused(machine: Machine) -> None:
    ran = machine.tutor("preview", "nowhere.yaml")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("tutor: there is no file 'nowhere.yaml'")


def test_a_watched_preview_is_printed_again_when_the_file_is_saved(file: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": ROOT, "TUTOR_DATA": str(tmp_path / "data"), "HOME": str(tmp_path), "PYTHONUTF8": "1"}  # fmt: skip
    command = [sys.executable, "-m", "tutor", "preview", "--plain", "--watch", str(file)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as ran:
        try:
            assert ran.stdout is not None
            lines: list[str] = []
            while not lines or lines[-1] != "1 error, 0 warnings\n":
                lines.append(ran.stdout.readline())
            time.sleep(0.01)
            file.write_text(FILE.replace("Large brown seaweed.", "The largest of seaweeds."))
            while "The largest of seaweeds." not in lines[-1]:
                lines.append(ran.stdout.readline())
        finally:
            ran.kill()


# ---- in a real terminal


def test_what_was_accepted_before_a_kill_stays_accepted(file: Path, tmp_path: Path) -> None:
    environment = {"TUTOR_DATA": str(tmp_path / "data"), "HOME": str(tmp_path), "EDITOR": "true"}
    arguments = ["draft", "--review", str(file)]
    with Terminal(arguments, **environment) as terminal:
        terminal.see("draft 1 of 5")
        terminal.press("s")
        terminal.see("draft 2 of 5")
        # A draft that has just come up is not accepted by a key that was meant for the one before.
        time.sleep(2 * ReviewSheet.unseen)
        terminal.press("a")
        terminal.see("draft 3 of 5")
        terminal.kill()
    after = file.read_text()
    with Terminal(arguments, **environment) as terminal:
        terminal.see("draft 1 of 4")
        terminal.press("e")
        terminal.see("draft 1 of 4")
        terminal.press("q")
        terminal.see("4 drafts left in")

    assert after == FILE.replace(
        "    at: [5]\n    draft: true\n    quote: An urchin barren is grazed bare.\n", "    at: [5]\n"
    )
    assert file.read_text() == after


def test_the_preview_of_a_real_terminal_follows_the_file(file: Path, tmp_path: Path) -> None:
    with Terminal(["preview", str(file)], TUTOR_DATA=str(tmp_path / "data"), HOME=str(tmp_path)) as terminal:
        terminal.see("card 1 of 12")
        file.write_text(FILE.replace("numbers would suggest\n", "numbers would suggest, and more\n"))
        terminal.see("and more")
        terminal.press("q")
