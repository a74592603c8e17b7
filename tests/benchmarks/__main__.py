"""`python -m tests.benchmarks [NAME…]`: what the learner feels, as ratios to a floor measured in the same run.

Contestants take turns, medians are compared, one table comes out. The suite asserts none of this.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from typing import NamedTuple

from tests.benchmarks import answering, exporting, parsing, starting


class Row(NamedTuple):
    """One line of the table: both medians, in milliseconds where nothing else is said, and the ratio that is wanted at most."""

    what: str
    floor_name: str
    floor: float
    ours: float
    budget: float

    def __str__(self) -> str:
        ratio = self.ours / self.floor
        verdict = "within" if ratio <= self.budget else "OVER"
        return f"{self.what:<44}{self.floor_name:<26}{self.floor:9.2f}{self.ours:10.2f}{ratio:8.2f}x{self.budget:7.2f}x  {verdict}"


def compare(
    what: str, floor_name: str, floor: Callable[[], float], ours: Callable[[], float], budget: float, rounds: int = 9
) -> Row:
    """Runs the two in turn, once unmeasured and then `rounds` times; each returns the milliseconds it took."""
    floor(), ours()
    pairs = [(floor(), ours()) for _ in range(rounds)]
    return Row(what, floor_name, statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), budget)


def main(names: list[str]) -> None:
    """Prints the table; with names, only the groups named."""
    groups = {
        "starting": starting.rows,
        "parsing": parsing.rows,
        "answering": answering.rows,
        "exporting": exporting.rows,
    }
    print(f"{'what':<44}{'floor':<26}{'floor':>9}{'ours':>10}{'ratio':>9}{'budget':>8}")
    for name, rows in groups.items():
        if not names or name in names:
            for row in rows(compare):
                print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
