"""Small libraries for the tests of this room: written in one line, old enough not to be read again for their freshness."""

from __future__ import annotations

import os
from pathlib import Path

NERVES = """\
id: nerves
article: {title: How fibres are wrapped}
sources: [{id: fields15, title: White matter in learning, design: review}]
terms:
  - term: myelin
    definition: The sheath around a nerve fibre.
  - term: axon
    definition: The long fibre of a nerve cell.
faqs:
  - question: What wraps a nerve fibre?
    typed: myelin
claims:
  - cause: practice
    increases: myelin
    verb: thickens
"""
SEA = """\
id: sea
terms:
  - term: kelp
    definition: A large brown alga.
"""
LONG_AGO = 1_000_000_000


def library(folder: Path, **files: str) -> Path:
    """A library of question files by name (`deck_NAME` for decks), all of them last changed long ago."""
    (folder / "questions").mkdir(parents=True, exist_ok=True)
    (folder / "decks").mkdir(exist_ok=True)
    for name, text in files.items():
        put(folder, name, text)
    return folder


def put(folder: Path, name: str, text: str, at: int = LONG_AGO) -> Path:
    """Writes one file of a library, last changed at that second."""
    home, _, own = name.partition("deck_") if name.startswith("deck_") else ("", "", name)
    path = folder / ("decks" if name.startswith("deck_") else "questions") / f"{own}.yaml"
    path.write_text(home + text, encoding="utf-8")
    os.utime(path, (at, at))
    return path
