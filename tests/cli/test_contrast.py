"""Two names mixed up twice are shown side by side from then on, by every face of the program."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import Machine

LIBRARY = """
terms:
  - term: myokines
    definition: Proteins that working muscle puts into the blood.
  - term: cytokines
    definition: Proteins by which cells of the immune system talk.
"""
QUERY = ("study", "--plain", "--ahead", "90", "--search", "drill:name")
ANSWERS = {"Proteins that working": "myokines", "Proteins by which": "cytokines"}


def told(machine: Machine, day: int, wrong: bool, minute: int = 0) -> str:
    """One sitting over whatever comes first: the other term's name, or its own."""
    machine.at(f"2026-12-{day:02}T09:{minute:02}:00+01:00")
    asked = machine.tutor(*QUERY, typed="").out
    right = next(answer for front, answer in ANSWERS.items() if front in asked)
    other = next(answer for answer in ANSWERS.values() if answer != right)
    return machine.tutor(*QUERY, typed=f"{other if wrong else right}\n\n").out


def test_the_second_mixup_makes_a_contrast_that_is_told_shown_counted_and_taken_back_by_undo(
    machine: Machine, tmp_path: Path
) -> None:
    (tmp_path / "mine" / "questions").mkdir(parents=True)
    (tmp_path / "mine" / "questions" / "m.yaml").write_text(LIBRARY)
    machine.use(tmp_path / "mine")
    for day in (1, 2):
        assert "unlike: " not in told(machine, day, wrong=False)
    assert "side by side" not in told(machine, 12, wrong=True)
    told(machine, 12, wrong=False, minute=20)
    second = told(machine, 20, wrong=True)
    after = told(machine, 21, wrong=False)

    assert "unlike: " not in second
    assert "the two are shown side by side from now on" in second
    assert "unlike: " in after
    assert "cytokines  Proteins by which cells of the immune system talk." in after.replace("\xa0", " ")
    assert json.loads(machine.tutor("stats", "--json").out)["mixed_up"] == [
        {"one": "cytokines", "other": "myokines", "times": 2}
    ]
    assert "cytokines and myokines, 2 times" in machine.tutor("stats").out

    machine.tutor("undo")
    machine.tutor("undo")

    assert "unlike: " not in told(machine, 22, wrong=False)
