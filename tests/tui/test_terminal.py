"""The app in a real terminal: how it leaves, by key, signal and error, and what it leaves behind."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
sys.path.insert(0, {root!r})
from tests.tui.desk import FakeDesk, MYOKINES
from tutor.tui.app import run_app
desk = FakeDesk(MYOKINES.key)
{more}
try:
    sys.exit(run_app(desk))
except ZeroDivisionError:
    print("the error came out")
    sys.exit(7)
"""


class Left(NamedTuple):
    """What a program left behind: its exit status, whether the terminal is as before, and all it wrote."""

    status: int
    restored: bool
    output: str


def run(act: Callable[[int, int], None], more: str = "", **environment: str) -> Left:
    """Runs the app on a desk in a terminal of its own until it has painted, acts, and waits for its end."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update({"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", **environment})
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM.format(root=str(ROOT), more=more)])
    before, output, status = termios.tcgetattr(terminal), b"", None
    acted, end = False, time.monotonic() + 30
    while status is None and time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.02)
        with suppress(OSError):
            output += os.read(terminal, 65536) if ready else b""
        if not acted and b"leave" in output:
            acted = True
            time.sleep(0.1)
            act(pid, terminal)
        gone, raw = os.waitpid(pid, os.WNOHANG)
        status = os.waitstatus_to_exitcode(raw) if gone else None
    restored = termios.tcgetattr(terminal) == before
    while select.select([terminal], [], [], 0)[0]:
        try:
            output += os.read(terminal, 65536)
        except OSError:
            break
    os.close(terminal)
    assert status is not None, output[-500:]
    return Left(status, restored, output.decode(errors="replace"))


def key(name: str) -> Callable[[int, int], None]:
    return lambda pid, terminal: os.write(terminal, name.encode()) and None


def signalled(number: int) -> Callable[[int, int], None]:
    return lambda pid, terminal: os.kill(pid, number)


WAYS = [
    ("q", key("q"), 0),
    ("ctrl+q", key("\x11"), 0),
    ("ctrl+c", key("\x03"), 130),
    ("SIGTERM", signalled(signal.SIGTERM), 143),
    ("SIGHUP", signalled(signal.SIGHUP), 129),
]


@pytest.mark.parametrize(
    ("act", "status"), [(act, status) for _, act, status in WAYS], ids=[name for name, _, _ in WAYS]
)
def test_every_way_out_restores_the_terminal_and_says_how_it_ended(
    act: Callable[[int, int], None], status: int
) -> None:
    left = run(act)

    assert (left.status, left.restored) == (status, True)
    assert "\x1b[?1049l" in left.output
    assert "Traceback" not in left.output


def test_an_unexpected_error_restores_the_terminal_and_comes_out_of_run_app() -> None:
    left = run(key("r"), "desk.passages = lambda deck: 1 / 0")

    assert (left.status, left.restored) == (7, True)
    assert "the error came out" in left.output
    assert "Traceback" not in left.output


def test_no_escape_of_an_author_reaches_the_terminal() -> None:
    more = "desk.library = desk.library._replace(decks=(desk.library.decks[0]._replace(title='\\x1b]0;owned\\x07 \\u202e'),))"
    left = run(key("q"), more)

    assert "\x1b]0;owned" not in left.output
    assert "\u202e" not in left.output


def test_no_color_leaves_no_colour_in_what_is_drawn() -> None:
    left = run(key("q"), NO_COLOR="1")

    assert "38;" not in left.output
    assert "48;" not in left.output


def test_the_terminals_answer_about_its_background_is_no_input() -> None:
    def answer(pid: int, terminal: int) -> None:
        os.write(terminal, b"\x1b]11;rgb:ffff/ff")
        time.sleep(0.05)
        os.write(terminal, b"ff/f0f0\x1b\\")
        time.sleep(0.3)
        os.write(terminal, b"q")

    left = run(answer, "desk.settings = desk.settings._replace(theme='auto')", COLORTERM="truecolor", COLORFGBG="")

    assert left.status == 0
    assert "38;2;43;45;51;48;2;251;250;246" in left.output
