"""Files written whole or not at all: on the disk under a hidden name first, then put in their place. Where that fails, nothing of it is left."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

OPEN = 0o666
"""What others may do with a file, as far as the user's mask allows."""


@contextmanager
def laid(path: str, content: bytes, mode: int = OPEN) -> Iterator[str]:
    """A file beside `path` with its content, to be put in its place: gone at the end unless it was. Raises OSError."""
    folder = os.path.dirname(path) or os.curdir
    scratch = os.path.join(folder, f".{os.urandom(8).hex()}.part")
    try:
        _write(scratch, content, mode)
        yield scratch
    finally:
        with suppress(FileNotFoundError):
            os.unlink(scratch)
    _sync(folder)


def create(path: str, content: bytes) -> None:
    """Writes a file that is not there; raises FileExistsError for one that is, even if it was made this moment, and OSError."""
    with laid(path, content) as scratch:
        try:
            os.link(scratch, path)
        except FileExistsError:
            raise
        except (AttributeError, NotImplementedError, OSError):
            # Where a file cannot have two names, its own is taken first and filled then.
            _write(path, content, OPEN)


def replace(path: str, content: bytes, mode: int = OPEN) -> None:
    """Writes a file in place of the one that is there, if any; raises OSError with that one untouched."""
    with laid(path, content, mode) as scratch:
        os.replace(scratch, path)


def _write(path: str, content: bytes, mode: int) -> None:
    """Writes a file that is not there, and takes it back where that fails half way."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            os.unlink(path)
            raise


def _sync(folder: str) -> None:
    """Makes the new name durable, where folders can be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
