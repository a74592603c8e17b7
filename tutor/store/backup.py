"""Copies of `progress.db` made while it is in use, verified before they get their name, thinned as they grow old.

Nothing is ever replaced by a copy: what a copy holds comes back as a union (`restore`).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from tutor.core.days import Moment
from tutor.core.problems import Refusal
from tutor.store import errors
from tutor.store.database import NAME, read_only
from tutor.store.places import make_private, sync_folder, unwritable
from tutor.store.rows import COLUMNS, check

FOLDER = "backups"
ALL_DAYS, DAILY, WEEKLY, MONTHLY = 2, 12, 10, 12


def stamp(now: Moment) -> str:
    """Local time as it stands in a backup's name."""
    return datetime.fromtimestamp(now.at / 1000, timezone(timedelta(minutes=now.offset))).strftime("%Y-%m-%dT%H%M%S")


def back_up(data: str, now: Moment) -> str:
    """A verified copy of the folder's database in its `backups`, thinned afterwards; the path of the copy. Raises Refusal."""
    folder = os.path.join(data, FOLDER)
    make_private(folder)
    path = free_name(folder, stamp(now))
    copy(os.path.join(data, NAME), path)
    thin(folder, now)
    return path


def free_name(folder: str, name: str) -> str:
    """The path of `name` in the folder, numbered where there is such a file already."""
    path, number = os.path.join(folder, f"{name}.db"), 1
    while os.path.exists(path):
        number += 1
        path = os.path.join(folder, f"{name}-{number}.db")
    return path


def daily(data: str, now: Moment) -> str:
    """The copy of the first start of a day; "" when there is one of today already, nothing to copy, or a folder that can only be read."""
    if (
        not os.access(data, os.W_OK)
        or not os.path.exists(os.path.join(data, NAME))
        or any(name.startswith(stamp(now)[:10]) for name in backups(data))
    ):
        return ""
    return back_up(data, now)


def backups(data: str) -> tuple[str, ...]:
    """The names of the folder's backups, oldest first."""
    folder = os.path.join(data, FOLDER)
    try:
        return tuple(sorted(name for name in os.listdir(folder) if _day_of(name)))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise unwritable(folder, error) from None


def copy(source: str, target: str) -> None:
    """Copies a database of ours, in use or not, to a file that appears whole or not at all; raises Refusal (`target` is then as before)."""
    if not os.path.exists(source):
        raise Refusal(f"no history found at {source}", "there is nothing to copy yet")
    fresh = f"{target}.{os.urandom(4).hex()}.new"
    try:
        os.close(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise Refusal(f"the backup cannot be written to {target}: {(error.strerror or str(error)).lower()}", "choose another place") from None  # fmt: skip
    try:
        _copy_pages(source, fresh)
        _verify(fresh, source)
        with open(fresh, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(fresh, target)
        sync_folder(os.path.dirname(os.path.abspath(target)))
    except OSError as error:
        raise Refusal(f"the backup cannot be written to {target}: {(error.strerror or str(error)).lower()}", "choose another place") from None  # fmt: skip
    finally:
        for left in (fresh, f"{fresh}-journal"):
            if os.path.exists(left):
                os.unlink(left)


def _copy_pages(source: str, target: str) -> None:
    try:
        read, write = read_only(source), sqlite3.connect(target, isolation_level=None)
        try:
            read.execute("PRAGMA busy_timeout = 5000")
            read.backup(write)
        finally:
            read.close()
            write.close()
    except errors.FAILURES as error:
        if errors.code(error) == errors.FULL:
            raise Refusal("Disk full: the backup was NOT made.", "Free some space, then try again.") from None
        raise errors.not_read(error, source) from None


def _verify(path: str, source: str) -> None:
    connection = read_only(path)
    try:
        sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",) and not check(connection.execute(f"SELECT {COLUMNS} FROM log")).damaged  # fmt: skip
    except errors.FAILURES:
        sound = False
    finally:
        connection.close()
    if not sound:
        raise Refusal(f"{source} is damaged: no backup was made of it", errors.REPAIR)


def thin(folder: str, now: Moment) -> tuple[str, ...]:
    """Removes backups that newer ones make needless; the names removed."""
    names = [name for name in os.listdir(folder) if _day_of(name)]
    removed = tuple(sorted(set(names) - set(kept(names, date.fromisoformat(stamp(now)[:10])))))
    for name in removed:
        os.unlink(os.path.join(folder, name))
    return removed


def kept(names: Iterable[str], today: date) -> tuple[str, ...]:
    """The names worth keeping: all of two days, then the newest of each day, of each week and of each month, for a while each."""
    keep: list[str] = []
    spans: tuple[dict[object, str], ...] = ({}, {}, {})
    for name in sorted(names, reverse=True):
        day = _day_of(name)
        if day is None or (today - day).days < ALL_DAYS:
            keep.append(name)
            continue
        for span, limit, key in zip(spans, (DAILY, WEEKLY, MONTHLY), (day, day.isocalendar()[:2], (day.year, day.month)), strict=True):  # fmt: skip
            if key not in span and len(span) < limit:
                span[key] = name
    return tuple(sorted({*keep, *(name for span in spans for name in span.values())}))


def _day_of(name: str) -> date | None:
    """The day in a backup's name; None for any other file."""
    if not name.endswith(".db"):
        return None
    try:
        return datetime.strptime(name[:17], "%Y-%m-%dT%H%M%S").date()
    except ValueError:
        return None
