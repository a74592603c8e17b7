"""Starting: the version, `due`, and the first card on a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.files.big import write_library

ROOT = Path(__file__).parent.parent.parent
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("first card")
    def on_key(self, event):
        self.query_one(Static).update("next card " + event.key)
Bare().run()
"""


def process(*arguments: str, **environment: str) -> Callable[[], float]:
    """A contestant: a whole process from start to exit, in milliseconds."""

    def run() -> float:
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments],
            check=False,
            stdout=subprocess.DEVNULL,
            cwd="/",
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        )
        return (time.perf_counter() - began) * 1000

    return run


def painted(marker: str, *arguments: str, **environment: str) -> Callable[[], float]:
    """A contestant: a program in a pseudo-terminal from start until `marker` is drawn, in milliseconds."""

    def run() -> float:
        began = time.perf_counter()
        terminal = Terminal([sys.executable, *arguments], environment)
        try:
            terminal.until(marker)
            return (time.perf_counter() - began) * 1000
        finally:
            terminal.close()

    return run


class Terminal:
    """A program in a pseudo-terminal of 80 columns and 24 rows."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir("/")
            os.environ.update(
                {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", "PYTHONPATH": str(ROOT), **environment}
            )
            os.execvp(command[0], command)

    def read(self, seconds: float) -> bytes:
        """What arrives within that time; empty when nothing does."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        try:
            return os.read(self.fd, 65536) if ready else b""
        except OSError:
            return b""

    def until(self, marker: str, seconds: float = 20) -> None:
        """Reads until the marker was drawn; raises TimeoutError."""
        seen, end = b"", time.monotonic() + seconds
        while marker.encode() not in seen:
            if time.monotonic() > end:
                raise TimeoutError(f"{marker!r} was not drawn; the end was {seen[-400:]!r}")
            seen += self.read(0.5)

    def settle(self, quiet: float) -> float:
        """Reads until nothing arrives for `quiet` seconds; the time of the last byte."""
        last = time.perf_counter()
        while self.read(quiet):
            last = time.perf_counter()
        return last

    def key(self, keys: str, quiet: float = 0.12) -> float:
        """Presses keys; milliseconds until the last byte they caused."""
        began = time.perf_counter()
        os.write(self.fd, keys.encode())
        return (self.settle(quiet) - began) * 1000

    def close(self) -> None:
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def rows(compare: Callable) -> Iterator[object]:
    """The rows of this group."""
    nothing = process("-c", "pass")
    with tempfile.TemporaryDirectory() as folder:
        starter, big, many = f"{folder}/starter", f"{folder}/big", f"{folder}/many"
        write_library(Path(big), 10_000, 200)
        write_library(Path(many), 10_000, 10)
        own = {"XDG_CACHE_HOME": f"{folder}/cache", "XDG_DATA_HOME": f"{folder}/data"}

        yield compare("tutor --version", "python -c pass", nothing, process("-m", "tutor", "--version"), 1.5)
        yield compare(
            "tutor due, starter library",
            "python -c pass",
            nothing,
            process("-m", "tutor", "due", "--data", starter, **own),
            5,
        )
        yield compare(
            "tutor due, 1,000 question files",
            "python -c pass",
            nothing,
            process("-m", "tutor", "due", "--library", many, "--data", many, **own),
            6,
        )
        bare = painted("first card", "-c", BARE)
        yield compare(
            "first card, starter library",
            "bare Textual app",
            bare,
            painted("enter", "-m", "tutor", "study", "--data", starter, **own),
            1.5,
        )
        yield compare(
            "first card, 10,000 items",
            "bare Textual app",
            bare,
            painted("enter", "-m", "tutor", "study", "--library", big, "--data", big, **own),
            1.5,
        )
