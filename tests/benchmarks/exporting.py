"""Exporting 10,000 notes: our writer beside genanki's own, and beside Anki's exporter over the same notes in a collection.

Each runs in a process of its own that has everything ready and then only writes: milliseconds, the file's size, and how much memory it took
on top of what it held.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

NOTES = 10_000
ROOT = Path(__file__).parent.parent.parent

_MEASURED = """
import gc, json, os, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tests.benchmarks.exporting import {name}, resident
work = {name}(Path(sys.argv[2]))
gc.collect()
Path("/proc/self/clear_refs").write_text("5")
before, began = resident("VmRSS"), time.perf_counter()
work()
took = (time.perf_counter() - began) * 1000
size = os.path.getsize(Path(sys.argv[2]) / "{name}.apkg")
print(json.dumps([took, size / 1024, (resident("VmHWM") - before) / 1024, resident("VmHWM") / 1024]))
"""


def resident(which: str) -> int:
    """The kilobytes of this process in memory, now (VmRSS) or at most since its mark was reset (VmHWM); Linux alone."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(which))


def cards() -> list[object]:
    """Invented cards of every form."""
    from tests.anki import samples

    made: list[object] = []
    for number in range(NOTES):
        face = samples.FACES[number % len(samples.FACES)]
        key = f"topic-{number // 200}/item-{number}#{face.key.rpartition('#')[2]}"
        prompt = (face.prompt[0]._replace(text=f"{face.prompt[0].text} ({number})"), *face.prompt[1:])
        made.append(samples.card(key, face._replace(key=key, prompt=prompt)))
    return made


def ours(folder: Path) -> Callable[[], object]:
    """Our writer over notes that are there."""
    from tutor.anki.export import build
    from tutor.anki.package import write

    package = build(cards(), {}, 1_764_100_000_000).package  # type: ignore[arg-type]
    return lambda: write(package, folder / "ours.apkg")


def ours_from_cards(folder: Path) -> Callable[[], object]:
    """The same with the fields made from faces, ledger and report included."""
    from tutor.anki.export import build
    from tutor.anki.package import write

    made = cards()
    return lambda: write(build(made, {}, 1_764_100_000_000).package, folder / "ours_from_cards.apkg")  # type: ignore[arg-type]


def genanki_own(folder: Path) -> Callable[[], object]:
    """The stock writer over the same fields."""
    import genanki

    from tutor.anki import notetype
    from tutor.anki.export import build

    package = build(cards(), {}, 1_764_100_000_000).package  # type: ignore[arg-type]
    model = genanki.Model(notetype.ID, notetype.NAME, notetype.fields(), notetype.templates(), notetype.CSS)

    def work() -> None:
        deck = genanki.Deck(1_700_000_001, "Science")
        for note in package.notes:
            deck.add_note(genanki.Note(model, list(note.fields), guid=note.guid, tags=list(note.tags)))
        genanki.Package(deck).write_to_file(str(folder / "genanki_own.apkg"))

    return work


def anki_own(folder: Path) -> Callable[[], object]:
    """Anki's exporter over a collection that holds the same notes."""
    from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    ours(folder)()
    home = Path(tempfile.mkdtemp(dir=folder))
    col = Collection(str(home / "collection.anki2"))
    col.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(folder / "ours.apkg"), options=ImportAnkiPackageOptions())
    )
    options = ExportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False, with_media=True, legacy=True)
    return lambda: col.export_anki_package(out_path=str(folder / "anki_own.apkg"), options=options, limit=None)


def measured(name: str, folder: str) -> tuple[float, float, float, float]:
    """Milliseconds, kilobytes of the file, megabytes of memory of one contestant in a new process."""
    said = subprocess.run(
        [sys.executable, "-c", _MEASURED.format(name=name), str(ROOT), folder], check=True, capture_output=True, text=True, env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )  # fmt: skip
    took, size, memory, whole = json.loads(said.stdout.splitlines()[-1])
    return took, size, memory, whole


def rows(compare: Callable) -> Iterator[object]:
    """The rows of this group."""
    names = ["genanki_own", "ours", "ours_from_cards"]
    import importlib.util

    if importlib.util.find_spec("anki"):
        names.append("anki_own")
    with tempfile.TemporaryDirectory() as folder:

        def figure(name: str, which: int) -> Callable[[], float]:
            return lambda: measured(name, folder)[which]

        yield compare("10,000 notes written", "genanki", figure("genanki_own", 0), figure("ours", 0), 2, 5)
        yield compare("10,000 notes, fields made too", "genanki", figure("genanki_own", 0), figure("ours_from_cards", 0), 2.5, 5)  # fmt: skip
        if "anki_own" in names:
            yield compare("10,000 notes written", "Anki's exporter", figure("anki_own", 0), figure("ours", 0), 2, 5)
        yield compare("10,000 notes, size in kB", "genanki", figure("genanki_own", 1), figure("ours", 1), 0.25, 1)
        yield compare("10,000 notes, memory in MB", "genanki", figure("genanki_own", 2), figure("ours", 2), 1.5, 3)
