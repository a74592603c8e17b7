"""What every test stands on: the repository's root, and a last line that names what was left out."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest
from hypothesis import settings

# The suite tries the same examples at every run; TUTOR_LAWS=explore looks for new ones.
settings.register_profile("suite", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("TUTOR_LAWS", "suite"))

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout, which is itself a library."""
    return ROOT


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how many tests need the real Anki backend and did not run because it is not installed."""
    skipped = len(terminalreporter.stats.get("skipped", []))
    if importlib.util.find_spec("anki") is None:
        terminalreporter.write_line(f"left out: {skipped} test modules or tests, as the anki package is not installed")
