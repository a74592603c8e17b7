"""The log as lines of text, out and in. Reading is a union; a damaged line costs that line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tutor.core.days import Moment
from tutor.core.log import Row, line, parse
from tutor.store.backup import back_up
from tutor.store.journal import Journal


class Exported(NamedTuple):
    """The lines of a log, each with its line end, and the number of damaged rows that are not among them."""

    lines: tuple[str, ...]
    damaged: int


class Imported(NamedTuple):
    """What lines brought: rows `added` and `known` before, numbers of `damaged` lines (from 1), uids known with other contents (`differing`)."""

    added: int
    known: int
    damaged: tuple[int, ...] = ()
    differing: tuple[str, ...] = ()


def export_lines(journal: Journal) -> Exported:
    """Every row as its one line, in the order in which they were kept."""
    rows = journal.raw_rows()
    return Exported(tuple(f"{line(row)}\n" for row in rows.rows), len(rows.damaged))


def import_lines(journal: Journal, lines: Iterable[bytes], now: Moment) -> Imported:
    """The union of the log with lines (UTF-8, one row each), after a backup of what is here. Raises Refusal, with nothing changed."""
    rows: list[Row] = []
    damaged: list[int] = []
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            rows.append(parse(text.decode().rstrip("\r\n")))
        except ValueError:
            damaged.append(number)
    if rows and journal.store.exists:
        back_up(journal.folder, now)
    merged = journal.merge(rows, "the imported log")
    return Imported(merged.added, merged.known, tuple(damaged), merged.differing)
