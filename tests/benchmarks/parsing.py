"""Reading question files: places, limits and decoding included, against the C loader of PyYAML on the same text."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.benchmarks.starting import ROOT
from tests.files.big import write_library

LOADER = "import pathlib, yaml; work = lambda: yaml.load(pathlib.Path(path).read_text(), yaml.CSafeLoader)"
OURS = "from tutor.files.decode import read_question_file; work = lambda: read_question_file(path)"
_LOOP = """
import sys, time
path = sys.argv[1]
{given}
for line in sys.stdin:
    began = time.perf_counter()
    work()
    print((time.perf_counter() - began) * 1000, flush=True)
"""


@contextmanager
def contestant(given: str, path: Path) -> Iterator[Callable[[], float]]:
    """One call, in milliseconds, in a process of its own: the collector walks whatever else a process holds."""
    command = [sys.executable, "-c", _LOOP.format(given=given), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdin
        assert process.stdout
        asked, told = process.stdin, process.stdout

        def run() -> float:
            print(file=asked, flush=True)
            return float(told.readline())

        yield run


def rows(compare: Callable) -> Iterator[object]:
    """The rows of this group; the last compares our time for ten times as much with ten times ours."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        loaders, ours = {}, {}
        for items in (1_000, 10_000):
            write_library(Path(folder) / str(items), items, items)
            path = next((Path(folder) / str(items) / "questions").glob("*.yaml"))
            loaders[items] = running.enter_context(contestant(LOADER, path))
            ours[items] = running.enter_context(contestant(OURS, path))
        yield compare("cold parse, 1,000 items", "CSafeLoader", loaders[1_000], ours[1_000], 0.8)
        yield compare("cold parse, 10,000 items", "CSafeLoader", loaders[10_000], ours[10_000], 0.35)
        yield compare("cold parse, 10,000 items", "ours at 1,000", ours[1_000], ours[10_000], 13)
