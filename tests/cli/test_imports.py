"""Heavy modules are imported where they are needed and nowhere else: asserted by name, never by the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "textual",
    "rich",
    "yaml",
    "fsrs",
    "fsrs_rs_python",
    "genanki",
    "numpy",
    "asyncio",
    "platformdirs",
    "dataclasses",
    "json",
    "argparse",
}
SCRIPT = "import sys, tutor.__main__ as m; sys.argv = ['tutor', *{words}];\ntry: m.run()\nexcept SystemExit: pass\nprint('\\n' + ' '.join(sys.modules), file=sys.stderr)"

ALLOWED = [
    ("--version", ["--version"], set()),
    ("due with a warm cache", ["due"], {"argparse"}),
    ("due as a number", ["due", "-q"], {"argparse"}),
    ("--help", ["--help"], {"argparse"}),
    ("read", ["read"], {"argparse", "yaml", "dataclasses"}),
    ("undo", ["undo"], {"argparse", "json"}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "allowed"), [row[1:] for row in ALLOWED], ids=[row[0] for row in ALLOWED])
def test_a_command_imports_only_what_it_needs(words: list[str], allowed: set[str], tmp_path: Path, root: Path) -> None:
    environment = {**os.environ, "TUTOR_DATA": str(tmp_path / "data"), "XDG_CACHE_HOME": str(tmp_path / "cache"), "TUTOR_LIBRARY": str(root), "PYTHONPATH": str(root)}  # fmt: skip
    command = [sys.executable, "-c", SCRIPT.format(words=words)]
    subprocess.run(command, check=True, capture_output=True, env=environment)  # warms the cache
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    loaded = {name.split(".")[0] for name in ran.stderr.splitlines()[-1].split()}

    assert "tutor" in loaded
    assert loaded & HEAVY <= allowed
