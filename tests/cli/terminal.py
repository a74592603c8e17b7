"""The real program in a pseudo-terminal: keys go in, the screen is read as a person reads it."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable

import pexpect
import pyte

# Mode and keyboard requests that pyte would print as text.
UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[\?\d+\$p|\x1b\[[>=<]\d*u|\x1b\](?:11|22);[^\x1b\x07]*(?:\x1b\\\\|\x07)|\x1b\[\d* q"
)
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Terminal:
    """A program on a screen of its own; use it in a `with`."""

    def __init__(self, arguments: list[str], columns: int = 80, rows: int = 24, **environment: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        kept = {
            key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TUTOR_NOW", "TUTOR_LIBRARY")
        }
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "tutor", *arguments],
            dimensions=(rows, columns),
            cwd="/",
            env={**kept, "PYTHONPATH": ROOT, "TERM": "xterm-256color", "PYTHONUTF8": "1", **environment},
            timeout=10,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *error: object) -> None:
        self.process.close(force=True)

    def read(self, seconds: float = 0.05) -> None:
        """Takes in what arrives within that time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                output = self.process.read_nonblocking(65536, timeout=left)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return
            self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", output))

    @property
    def text(self) -> str:
        """The screen as lines, without the spaces at their ends."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, holds: Callable[[str], object], seconds: float = 10) -> str:
        """Reads until the screen is as wanted; the screen. Raises AssertionError with the screen when it never is."""
        end = time.monotonic() + seconds
        while not holds(self.text):
            assert time.monotonic() < end, f"never seen; the screen is\n{self.text}"
            self.read(0.1)
        return self.text

    def see(self, words: str, seconds: float = 10) -> str:
        """Reads until the words stand on the screen."""
        return self.until(lambda text: words in text, seconds)

    def press(self, keys: str) -> None:
        """Sends keys as they are."""
        self.process.send(keys)

    def kill(self) -> None:
        """kill -9."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
