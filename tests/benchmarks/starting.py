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


TUTOR = ("-c", "from tutor.__main__ import run; run()")
"""What the installed script does."""


def environment(folder: str) -> dict[str, str]:
    """Everything in a folder of its own, with compiled modules kept as an installation keeps them."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "TUTOR_LIBRARY", "TUTOR_DATA")
    }
    own = {
        "XDG_CACHE_HOME": f"{folder}/cache",
        "XDG_DATA_HOME": f"{folder}/data",
        "XDG_CONFIG_HOME": f"{folder}/config",
    }
    return {**kept, **own, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}


def process(world: dict[str, str], *arguments: str) -> Callable[[], float]:
    """A contestant: a whole process from start to exit, in milliseconds."""

    def run() -> float:
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments],
            check=False,
            stdout=subprocess.DEVNULL,
            cwd="/",
            env=world,
        )
        return (time.perf_counter() - began) * 1000

    return run


def painted(world: dict[str, str], marker: str, *arguments: str) -> Callable[[], float]:
    """A contestant: a program in a pseudo-terminal from start until `marker` is drawn, in milliseconds."""

    def run() -> float:
        began = time.perf_counter()
        terminal = Terminal([sys.executable, *arguments], world)
        try:
            terminal.until(marker)
            return (time.perf_counter() - began) * 1000
        finally:
            terminal.close()

    return run


class Terminal:
    """A program in a pseudo-terminal of 80 columns and 24 rows."""

    def __init__(self, command: list[str], world: dict[str, str]) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir("/")
            os.execve(command[0], command, {**world, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"})

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
    with tempfile.TemporaryDirectory() as folder:
        world = environment(folder)
        starter, big, many = f"{folder}/starter", f"{folder}/big", f"{folder}/many"
        write_library(Path(big), 10_000, 200)
        write_library(Path(many), 10_000, 10)
        time.sleep(2.1)  # younger files are read again each time
        nothing = process(world, "-c", "pass")
        bare = painted(world, "first card", "-c", BARE)

        def due(*words: str) -> Callable[[], float]:
            return process(world, *TUTOR, "due", *words)

        def card(*words: str) -> Callable[[], float]:
            return painted(world, "to go", *TUTOR, "study", *words)

        yield compare("tutor --version", "python -c pass", nothing, process(world, *TUTOR, "--version"), 1.5)
        yield compare("tutor due, starter library", "python -c pass", nothing, due("--data", starter), 5)
        yield compare(
            "tutor due, 1,000 question files", "python -c pass", nothing, due("--library", many, "--data", many), 6
        )
        yield compare("first card, starter library", "bare Textual app", bare, card("--data", starter), 1.5)
        yield compare("first card, 10,000 items", "bare Textual app", bare, card("--library", big, "--data", big), 1.5)
