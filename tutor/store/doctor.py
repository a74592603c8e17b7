"""What is wrong with what is kept, as values; and the repair, after a copy of everything, each mend counted.

Never writes while only asked to look, and never removes: what is damaged is moved aside.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from typing import NamedTuple

from tutor.core.days import Moment
from tutor.core.log import fold as fold_rows
from tutor.core.memory import CardState
from tutor.core.problems import Refusal
from tutor.store import errors, states
from tutor.store.backup import back_up, backups
from tutor.store.database import NAME, read_only, refuse_foreign
from tutor.store.journal import Journal, current
from tutor.store.places import sync_service
from tutor.store.rebuild import rebuild
from tutor.store.states import Fold, Names

WAL_TROUBLE = ((3, 7, 0), (3, 51, 2))
"""SQLite versions that can damage a file in WAL mode with two connections (fixed in 3.51.3; backports aside)."""


class Finding(NamedTuple):
    """One thing worth saying and its `mend`: `damage`, else a remark; `repaired` counts what was mended (0: nothing was)."""

    code: str
    sentence: str
    mend: str = ""
    damage: bool = True
    repaired: int = 0


Kept = tuple[dict[str, CardState], states.Pending | None, states.Pending]


class Report(NamedTuple):
    """What an examination came to."""

    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether no damage is left."""
        return all(not finding.damage or finding.repaired for finding in self.findings)


_REBUILT = {"missing", "empty", "foreign", "unreadable", "integrity", "crc"}
_REPAIR = "tutor doctor --repair"


def examine(
    data: str, now: Moment, names: Mapping[str, str] = {}, cards: Collection[str] | None = None, repair: bool = False, fold: Fold = fold_rows
) -> Report:  # fmt: skip
    """Everything found wrong or odd in the data folder, mended where `repair` asks for it, after a copy of what is there.

    `cards` are the keys the library yields (None: not looked at). Raises Refusal where a repair cannot be done, with nothing changed.
    """
    found = tuple(_examine(data, now, names, cards, fold))
    return Report(_mended(found, data, now, names, fold) if repair else found)


def _examine(data: str, now: Moment, names: Mapping[str, str], cards: Collection[str] | None, fold: Fold) -> Iterator[Finding]:  # fmt: skip
    path = os.path.join(data, NAME)
    service = sync_service(data)
    if service:
        yield Finding("sync-folder", f"progress is kept in a folder that {service} copies while it is written: {data}", "keep it elsewhere with --data DIR or TUTOR_DATA", damage=False)  # fmt: skip
    trouble = _unopenable(data, path)
    if trouble:
        yield trouble
        return
    if not os.path.exists(path):
        return
    yield from _surroundings(path)
    journal = Journal(data, now, names, fold)
    try:
        structure = _structure(journal)
        if structure:
            yield structure
            return
        rows = journal.raw_rows()
        if rows.damaged:
            yield Finding("crc", f"{_count(len(rows.damaged), 'row')} of the log {'is' if len(rows.damaged) == 1 else 'are'} not as written (wrong crc)", f"{_REPAIR} takes what the backups have in their place")  # fmt: skip
        wrong = () if rows.damaged else differing(journal, names, fold)
        if wrong:
            yield Finding("state", f"what is kept of {_count(len(wrong), 'card')} is not what the log says, first {wrong[0]}", f"{_REPAIR} reckons it anew from the log")  # fmt: skip
        yield from _remarks(journal, now, cards)
    except Refusal as refusal:
        yield Finding("unreadable", refusal.message, refusal.help)
    finally:
        journal.close()


def _surroundings(path: str) -> Iterator[Finding]:
    if os.name == "posix" and os.path.exists(path) and os.stat(path).st_mode & 0o077:
        yield Finding("permissions", f"others on this machine may read {path}", f"{_REPAIR} makes it yours alone", damage=False)  # fmt: skip
    if WAL_TROUBLE[0] <= sqlite3.sqlite_version_info <= WAL_TROUBLE[1] and _is_wal(path):
        yield Finding("wal", f"another program set {path} to WAL mode, in which SQLite {sqlite3.sqlite_version} can damage it", "it was set back; open it with tutor alone", damage=False)  # fmt: skip


def _is_wal(path: str) -> bool:
    try:
        with closing(read_only(path)) as connection:
            return bool(connection.execute("PRAGMA journal_mode").fetchone() == ("wal",))
    except errors.FAILURES:
        return False


def _unopenable(data: str, path: str) -> Finding | None:
    """The finding for a database that must not even be opened."""
    try:
        refuse_foreign(path)
    except FileNotFoundError:
        kept = backups(data)
        return Finding("missing", f"no history found at {path}, though there is a backup ({kept[-1]})", f"{_REPAIR} brings it back") if kept else None  # fmt: skip
    except errors.FAILURES as error:
        raise errors.not_read(error, path) from None
    except OSError as error:
        return Finding("unreadable", f"{path} cannot be read: {(error.strerror or str(error)).lower()}", "see whether it is yours and readable")  # fmt: skip
    except Refusal as refusal:
        if os.path.getsize(path) == 0:
            return Finding("empty", refusal.message, refusal.help)
        newer = "newer tutor" in refusal.message
        return Finding("newer", refusal.message, refusal.help) if newer else Finding("foreign", refusal.message, f"{_REPAIR} keeps it and rebuilds from the backups, if there are any")  # fmt: skip
    return None


def _structure(journal: Journal) -> Finding | None:
    def checking(connection: sqlite3.Connection) -> list[str]:
        return [text for (text,) in connection.execute("PRAGMA integrity_check") if text != "ok"]

    nothing: list[str] = []
    found = journal.store.read(checking, nothing)
    if not found:
        return None
    return Finding("integrity", f"{journal.store.path} is damaged in {_count(len(found), 'place')}, first: {found[0].splitlines()[-1]}", errors.REPAIR)  # fmt: skip


def differing(journal: Journal, names: Mapping[str, str], fold: Fold) -> tuple[str, ...]:
    """The cards whose kept state is not the fold of their rows; states waiting to be folded anew do not count."""
    known = Names(names)

    def reading(connection: sqlite3.Connection) -> Kept:
        parameters = current(connection)
        return *states.current(connection, known, parameters), states.everything(connection, known, parameters)

    nothing: Kept = ({}, None, states.NOTHING)
    kept, stale, everything = journal.store.read(reading, nothing)
    folded = states.fold_pending(everything, fold)
    waiting = set(stale.cards) if stale else set()
    return tuple(sorted(card for card in {*kept, *folded} if card not in waiting and kept.get(card) != folded.get(card)))  # fmt: skip


def _remarks(journal: Journal, now: Moment, cards: Collection[str] | None) -> Iterator[Finding]:
    trouble = journal.clock_trouble(now)
    if trouble:
        yield Finding("clock", trouble, damage=False)
    if cards is not None:
        orphans = {card: count for card, count in journal.history().items() if card not in cards}
        if orphans:
            yield Finding("orphans", f"{_count(len(orphans), 'card')} with {_count(sum(orphans.values()), 'act')} in the log {'is' if len(orphans) == 1 else 'are'} in no question file now; the history is kept", damage=False)  # fmt: skip


def _mended(found: tuple[Finding, ...], data: str, now: Moment, names: Mapping[str, str], fold: Fold) -> tuple[Finding, ...]:  # fmt: skip
    codes = {finding.code for finding in found}
    if "foreign" in codes and not backups(data):
        return found  # perhaps somebody else's file: there is nothing to put in its place
    done: dict[str, Finding] = {}
    if codes & _REBUILT:
        done = _rebuilt(codes & _REBUILT, data, now, names, fold)
    elif "state" in codes:
        done["state"] = _refolded(data, now, names, fold)
    if "permissions" in codes:
        path = os.path.join(data, NAME)
        os.chmod(path, 0o600)
        done["permissions"] = Finding("permissions", f"{path} is yours alone now", damage=False, repaired=1)
    return tuple(done.get(finding.code, finding) for finding in found)


def _rebuilt(codes: set[str], data: str, now: Moment, names: Mapping[str, str], fold: Fold) -> dict[str, Finding]:
    result = rebuild(data, now, names, fold)
    sentence = f"the log was built anew from {result.sources}: {_count(result.rows, 'row')}"
    if result.lost:
        sentence += f", {_count(result.lost, 'row')} could not be read anywhere"
    mend = f"what was there is kept as {result.aside}" if result.aside else ""
    return {code: Finding(code, sentence, mend, repaired=max(result.rows, 1)) for code in codes}


def _refolded(data: str, now: Moment, names: Mapping[str, str], fold: Fold) -> Finding:
    back_up(data, now)
    journal = Journal(data, now, names, fold)
    try:
        wrong = differing(journal, names, fold)
        journal.refold_all()
    finally:
        journal.close()
    return Finding("state", f"what is kept of {_count(len(wrong), 'card')} was reckoned anew from the log", repaired=len(wrong))  # fmt: skip


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
