"""The log as lines of text, out and in. Reading is a union; a damaged line costs that line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.core.days import Moment
from tutor.core.log import Row, line, parse
from tutor.core.problems import Refusal
from tutor.store.backup import back_up
from tutor.store.journal import Journal, Merged


class Imported(NamedTuple):
    """What lines brought: rows `added` and `known` before, numbers of `damaged` lines (from 1), uids known with other contents (`differing`)."""

    added: int
    known: int
    damaged: tuple[int, ...] = ()
    differing: tuple[str, ...] = ()


def export_lines(journal: Journal) -> bytes:
    """Every row as its one line, in the order in which they were kept; a damaged row is left out (`doctor` names it)."""
    return "".join(f"{line(row)}\n" for row in journal.raw_rows().rows).encode()


def import_lines(journal: Journal, file: str, now: Moment) -> Imported:
    """The union of the log with a file's lines, after a backup of what is here. Raises Refusal, with nothing changed."""
    try:
        with open(file, "rb") as opened:
            lines = opened.read().split(b"\n")
    except OSError as error:
        raise Refusal(f"{file} cannot be read: {(error.strerror or str(error)).lower()}", "'tutor log export -o FILE' writes such a file") from None  # fmt: skip
    rows: list[Row] = []
    damaged: list[int] = []
    for number, text in enumerate(lines, 1):
        if text.strip():
            try:
                rows.append(parse(text.decode().rstrip("\r")))
            except ValueError:
                damaged.append(number)
    if rows and journal.store.exists:
        back_up(journal.folder, now)
    merged = journal.merge(rows, "the imported log")
    return Imported(merged.added, merged.known, tuple(damaged), merged.differing)


def take_home(journal: Journal, rows: Sequence[Row], now: Moment) -> Merged:
    """The union of the log with rows that come from another program, after a backup of what is here; one act, which an undo takes back."""
    if not rows:
        return Merged(0, 0)
    if journal.store.exists:
        back_up(journal.folder, now)
    return journal.merge(rows, "what came home", journal.row("pull", now))
