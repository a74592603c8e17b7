"""A fresh machine for every test of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import Machine


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path) -> Machine:
    """A machine with the starter library and no progress."""
    return Machine(tmp_path, monkeypatch, root)
