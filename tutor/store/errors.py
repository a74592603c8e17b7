"""What SQLite or the system could not do, as one sentence a learner can act on."""

from __future__ import annotations

import sqlite3

from tutor.core.problems import Refusal

BUSY, LOCKED, PERM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 3, 8, 10, 11, 13, 14, 26

FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the second when the words of its own message, taken from a damaged file, are no text."""

DAMAGED = (CORRUPT, NOTADB)

REPAIR = "tutor doctor --repair rebuilds it from the log, the backups and every row that can be read"


def code(error: Exception) -> int:
    """The primary result code; 0 when the error carries none."""
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode"):
        return CORRUPT
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def damaged(what: str) -> sqlite3.DatabaseError:
    """The error for damage that SQLite cannot see."""
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorcode = CORRUPT
    return error


def is_busy(error: Exception) -> bool:
    """Whether another program holds the file right now."""
    return code(error) in (BUSY, LOCKED)


def not_saved(error: Exception, what: str, path: str) -> Refusal:
    """The refusal for a write that did not happen; `what` was to be saved ("this answer", "the undo"), nothing else changed."""
    kind = code(error)
    lost = f"{what} was NOT saved"
    if kind == FULL:
        return Refusal(f"Disk full: {lost}.", f"Free some space, then {again(what)}.")
    if kind in (BUSY, LOCKED):
        return Refusal(f"another tutor is saving: {lost}", f"wait a moment, then {again(what)}")
    if kind in (READONLY, PERM):
        return Refusal(f"{path} can only be read: {lost}", f"make the file and its folder writable, then {again(what)}")
    if kind == CANTOPEN:
        return Refusal(
            f"{path} cannot be opened: {lost}", f"see whether its folder is there and writable, then {again(what)}"
        )
    if kind in DAMAGED:
        return Refusal(f"{path} is damaged: {lost}", REPAIR)
    return Refusal(f"{path}: {error}: {lost}", f"see whether the disk is well, then {again(what)}")


def again(what: str) -> str:
    """How what was not saved is tried again."""
    return "rate it again" if what == "this answer" else "try again"


def not_read(error: Exception, path: str) -> Refusal:
    """The refusal for a read that did not happen."""
    kind = code(error)
    if kind == NOTADB:
        return not_ours(path)
    if kind == CORRUPT:
        return Refusal(f"{path} is damaged", REPAIR)
    if kind in (BUSY, LOCKED):
        return Refusal(f"{path} is held by another program", "close what is using it, or wait a moment and try again")
    if kind == FULL:
        return Refusal(f"{path} cannot be used: the disk is full", "free some space and try again")
    if kind in (READONLY, PERM, CANTOPEN):
        return Refusal(
            f"{path} cannot be opened: {error}", "see whether the file and its folder are readable and writable"
        )
    return Refusal(f"{path} cannot be read: {error}", "see whether the disk is well, then try again")


def not_ours(path: str) -> Refusal:
    """The refusal for a file that is something else."""
    return Refusal(f"{path} is not a tutor database", "nothing was changed; is this the right file or folder?")
