"""`tutor stats`, and what confidence does to a sitting, from the command line."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from tests.cli.run import Machine
from tests.cli.test_quiz import otters, rows

QUERY = ("study", "--plain", "--search", "drill:name")


@pytest.fixture
def sure(machine: Machine, tmp_path: Path) -> Machine:
    """A learner with confidence switched on."""
    otters(machine, tmp_path)
    machine.data.mkdir(exist_ok=True)
    (machine.data / "settings.toml").write_text("confidence = true\n")
    return machine


def test_a_beginner_is_told_what_there_is_not_yet(machine: Machine) -> None:
    ran = machine.tutor("stats")

    assert ran.status == 0
    assert "no review yet in the last 30 days" in ran.out
    assert "nothing met yet" in ran.out
    assert "confidence is off" in ran.out
    assert "none yet over these decks" in ran.out


def test_the_keys_of_json_are_those_of_its_help(machine: Machine) -> None:
    from tutor.cli.stats import KEYS

    told = json.loads(machine.tutor("stats", "--json").out)
    documented = re.findall(r"(?:^|; |;\n)(\w+)", KEYS.removeprefix("keys of --json: "))

    assert [*told] == [name for name in documented if name in told]
    for name, value in told.items():
        inside = re.search(rf"{name} \{{([^}}]*)", KEYS)
        if isinstance(value, dict) and inside:
            assert set(value) <= set(re.findall(r"\w+", inside[1])), name


def test_a_deck_is_counted_alone(machine: Machine) -> None:
    whole = json.loads(machine.tutor("stats", "--json").out)
    one = json.loads(machine.tutor("stats", whole["decks"][1], "--json").out)

    assert one["decks"] == whole["decks"][1:2]
    assert 0 < one["cards"]["total"] < whole["cards"]["total"]


def test_sure_answers_and_guesses_are_kept_and_shown_with_their_score_by_type(sure: Machine) -> None:
    sure.tutor(*QUERY, typed="keystone species?\n\n")
    sure.tutor("study", "--plain", "--search", "drill:effect", typed="sea otters\n\n")
    kept = [(row[2], row[7], row[10]) for row in rows(sure)]
    told = json.loads(sure.tutor("stats", "--json").out)["confidence"]

    assert [one[1:] for one in kept] == [(2, 0), (1, 1)]
    assert (told["answers"], told["brier"]) == (2, 0.625)
    assert told["types"]["term"]["guess"] == {"right": 1, "of": 1, "share": 1.0}
    assert told["types"]["claim"]["sure"] == {"right": 0, "of": 1, "share": 0.0}
    assert "of 1 sure answer 0 were right, 0 %; of 1 guess 1" in " ".join(sure.tutor("stats").out.split())


def test_a_sure_mistake_comes_back_in_the_same_sitting_with_its_refutation_and_again_within_the_week(
    sure: Machine,
) -> None:
    known = {"A species": "keystone species", "Sea otters": "sea urchins"}
    for day in ("2026-11-30", "2026-12-08", "2027-01-20"):
        for drill in ("name", "effect"):
            sure.at(f"{day}T09:00:00+01:00")
            answer = "keystone species" if drill == "name" else "sea urchins"
            sure.tutor("study", "--plain", "--search", f"drill:{drill}", "--ahead", "365", typed=f"{answer}\n4\n")
    sure.at("2027-06-01T09:00:00+01:00")
    met = ("study", "--plain", "--search", "is:review", "--ahead", "999")
    asked = sure.tutor(*met, typed="").out
    first = next(front for front in known if f"\n{front}" in asked)
    other = next(front for front in known if front != first)
    wrong = "sea otters" if first == "Sea otters" else "sea urchins"
    ran = sure.tutor(*met, typed=f"{wrong}\n\n{known[other]}\n\n{known[first]}\n\n")
    back = ran.out.rpartition("\nright: ")[2]
    promised = rows(sure)[-1][11]

    assert f"before: you were sure of {wrong}" in back
    assert 1 <= (date.fromisoformat(str(promised)) - date(2027, 6, 1)).days <= 7


def test_a_guess_that_was_wrong_is_not_refuted_later(sure: Machine) -> None:
    sure.tutor(*QUERY, typed="sea urchins?\n\n")
    sure.at("2026-11-30T09:20:00+01:00")
    ran = sure.tutor(*QUERY, typed="keystone species\n\n")

    assert "you were sure" not in ran.out
