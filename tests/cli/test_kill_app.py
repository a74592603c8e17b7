"""kill -9 of the real app at any moment loses no rating whose next card was shown."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.cli.terminal import ROOT, Terminal

DONE = re.compile(r"(\d+) done")


def environment(folder: Path) -> dict[str, str]:
    """A machine of its own."""
    return {
        "HOME": str(folder),
        "TUTOR_DATA": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "TUTOR_LIBRARY": ROOT,
    }


def plenty(folder: Path) -> None:
    """Makes sure that cards do not run out."""
    (folder / "data").mkdir(mode=0o700)
    (folder / "data" / "settings.toml").write_text("new_per_day = 9999\n")


def reviews(folder: Path) -> int:
    """How many reviews the log holds, read by the program itself."""
    command = [sys.executable, "-m", "tutor", "log", "export"]
    ran = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment(folder), "PYTHONPATH": ROOT},
    )
    return sum(json.loads(line)[3] == "review" for line in ran.stdout.splitlines())


def study_until_killed(folder: Path, seed: int) -> tuple[int, int]:
    """Answers cards as fast as they come until the kill; the ratings seen as kept (by the next card), and those pressed."""
    chance = Random(seed)
    pressed = shown = 0
    with Terminal(["study"], **environment(folder)) as terminal:
        terminal.see(" done", 20)
        end = time.monotonic() + 0.5 + chance.random() * 3
        while time.monotonic() < end:
            text = terminal.text
            if found := DONE.search(text):
                shown = max(shown, int(found.group(1)))
            if "3 Good" in text:
                terminal.press("3")
                pressed += 1
            elif "esc keys" in text:
                terminal.press("\r")
            else:
                terminal.press(" ")
            terminal.read(0.03 + chance.random() * 0.05)
        terminal.kill()
    return shown, pressed


def test_a_kill_in_the_middle_of_a_sitting_loses_nothing_shown_as_done(tmp_path: Path) -> None:
    plenty(tmp_path)
    shown, pressed = study_until_killed(tmp_path, 1)

    assert pressed > 3
    assert shown <= reviews(tmp_path) <= pressed


@pytest.mark.heavy
@pytest.mark.timeout(300)
def test_twenty_kills_one_after_another_lose_nothing_shown_as_done(tmp_path: Path) -> None:
    plenty(tmp_path)
    kept = 0
    for seed in range(20):
        shown, _ = study_until_killed(tmp_path, seed)
        now = reviews(tmp_path)

        assert now >= kept + shown, f"kill {seed}"
        kept = now
    assert kept > 40
