"""`python -m tests.cli.completions`: writes the completion scripts that the program ships, made by shtab from the parsers."""

from __future__ import annotations

from pathlib import Path

import shtab

from tutor.cli.care import SHELLS
from tutor.cli.parsers import whole_parser

FOLDER = Path(__file__).parent.parent.parent / "tutor" / "cli" / "completions"


def scripts() -> dict[str, str]:
    """Each shell's script by its file name."""
    return {f"tutor.{shell}": shtab.complete(whole_parser(), shell) for shell in SHELLS}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, script in scripts().items():
        (FOLDER / name).write_text(script, encoding="utf-8")
