"""Answering: a key to the next card on the terminal, and one rating made durable."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

from tests.benchmarks.starting import BARE, TUTOR, Terminal, environment


def rows(compare: Callable) -> Iterator[object]:
    """The rows of this group."""
    with tempfile.TemporaryDirectory() as folder:
        world = environment(folder)
        bare = Terminal([sys.executable, "-c", BARE], world)
        tutor = Terminal([sys.executable, *TUTOR, "study", "--data", folder], world)
        try:
            bare.until("first card")
            tutor.until("to go")
            tutor.settle(0.5)
            yield compare("a rating key to the next card", "bare Static.update", _press(bare), _next_card(tutor), 2, 9)
        finally:
            bare.close()
            tutor.close()
        yield compare("one rating, durable", "append + fdatasync", _append(folder), _rating(folder), 8, 5)


def _press(terminal: Terminal) -> Callable[[], float]:
    keys = iter("abcdefghijklmnopqrstuvwxyz" * 9)
    return lambda: terminal.key(next(keys))


def _next_card(terminal: Terminal) -> Callable[[], float]:
    """Shows the answer unmeasured, waits until keys count again, then rates and measures until the next card stands."""

    def run() -> float:
        terminal.key("\x1b", 0.3)
        terminal.key(" ", 0.3)
        terminal.key("\r", 0.3)
        time.sleep(0.7)
        return terminal.key("3", 0.3)

    return run


def _append(folder: str) -> Callable[[], float]:
    file = os.open(f"{folder}/append", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def run() -> float:
        times = []
        for _ in range(50):
            began = time.perf_counter()
            os.write(file, b"x" * 200)
            os.fdatasync(file)
            times.append(time.perf_counter() - began)
        return statistics.median(times) * 1000

    return run


def _rating(folder: str) -> Callable[[], float]:
    from tutor.cli.commands import Arguments
    from tutor.cli.context import Context
    from tutor.core.desk import Rated

    desk = Context(Arguments(data=f"{folder}/rating")).desk()
    keys = list(desk.library.cards)

    def run() -> float:
        times = []
        for key in keys[:50]:
            outcome = desk.outcomes(key, desk.now())[2]
            began = time.perf_counter()
            desk.review(Rated(key, outcome, 1000))
            times.append(time.perf_counter() - began)
        return statistics.median(times) * 1000

    return run
