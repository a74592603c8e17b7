"""Reading question files: places, limits and decoding included, against the C loader of PyYAML on the same text."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from tests.files.big import write_library
from tutor.files.decode import read_question_file


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """A contestant: one call, in milliseconds."""

    def run() -> float:
        began = time.perf_counter()
        work()
        return (time.perf_counter() - began) * 1000

    return run


def rows(compare: Callable) -> Iterator[object]:
    """The rows of this group; the last compares our time for ten times as much with ten times ours."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for items in (1_000, 10_000):
            write_library(Path(folder) / str(items), items, items)
            paths[items] = next((Path(folder) / str(items) / "questions").glob("*.yaml"))
        loaders = {
            items: timed(lambda path=path: yaml.load(path.read_text(), yaml.CSafeLoader))
            for items, path in paths.items()
        }
        ours = {items: timed(lambda path=path: read_question_file(str(path))) for items, path in paths.items()}
        yield compare("cold parse, 1,000 items", "CSafeLoader", loaders[1_000], ours[1_000], 0.8)
        yield compare("cold parse, 10,000 items", "CSafeLoader", loaders[10_000], ours[10_000], 0.35, 5)
        yield compare("cold parse, 10,000 items", "ours at 1,000", ours[1_000], ours[10_000], 13, 5)
