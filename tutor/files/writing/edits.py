"""Edits to an author's file: characters put in or taken out at the parser's marks, and the file saved as a whole.

Knows nothing of what an edit means; whoever plans one reads the result again and compares before it is saved.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from tutor.core.problems import Refusal, visible
from tutor.files.sheet import BREAK, Broken, Sheet, decoded, read_bytes
from tutor.files.writing.whole import laid

_BOM = b"\xef\xbb\xbf"


class Edit(NamedTuple):
    """Characters of a text to replace: from `at` to before `end`, by `text`; where the two are one, `text` is put in."""

    at: int
    end: int
    text: str


def put_in(at: int, text: str) -> Edit:
    """An edit that takes nothing out."""
    return Edit(at, at, text)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made, none of which may overlap; several at one place go in in the order given."""
    parts = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.at, edit.end)):
        if edit.at < done:
            raise ValueError("two edits overlap")
        parts += [text[done : edit.at], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def read(path: str, otherwise: str = "nothing was changed") -> tuple[bytes, Sheet]:
    """A file's bytes and text, to be edited; raises Refusal, whose help is `otherwise`."""
    try:
        content = read_bytes(path)
        return content, decoded(content, path)
    except (OSError, ValueError) as error:
        raise Refusal(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}", otherwise) from None
    except Broken as broken:
        raise Refusal(f"{path} cannot be read: {broken.problem.message}", otherwise) from None


def encoded(before: bytes, text: str) -> bytes:
    """A text as the bytes of the file that was `before`: with a byte order mark where it had one."""
    return (_BOM if before.startswith(_BOM) else b"") + text.encode("utf-8")


def save(path: str, before: bytes, after: bytes, otherwise: str = "nothing was changed") -> None:
    """Replaces the file as a whole, durably; raises Refusal where it no longer holds `before`, is read-only or cannot be written."""
    path = os.path.realpath(path)
    must_be_writable(path, otherwise)
    try:
        mode = os.stat(path).st_mode & 0o7777
        with laid(path, after, mode) as scratch, _alone(os.path.dirname(path)):
            os.chmod(scratch, mode)
            if read_bytes(path) != before:
                raise Refusal(f"{path} was changed by another program meanwhile", f"{otherwise}; try again")
            os.replace(scratch, path)
    except (OSError, ValueError) as error:
        raise Refusal(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}", otherwise) from None


def must_be_writable(path: str, otherwise: str = "nothing was changed") -> None:
    """Raises Refusal for a file that its owner has made read-only, which only its folder would let one replace."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return  # whoever writes it says why
    if not mode & 0o222:
        raise Refusal(f"'{visible(path)}' is read-only", f"{otherwise}; chmod u+w '{visible(path)}' allows it")
    if not os.access(path, os.W_OK):
        raise Refusal(f"'{visible(path)}' may not be written to", otherwise)


@contextmanager
def _alone(folder: str) -> Iterator[None]:
    """No other tutor looks at a file of the folder and replaces it meanwhile, where folders can be locked."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def line_break(sheet: Sheet) -> str:
    """How the file ends its lines: as its first one."""
    found = BREAK.search(sheet.text)
    return found[0] if found else "\n"


def below(sheet: Sheet, index: int, line: str) -> Edit:
    """A line put in below the one that holds a character; at the end of a text without a last break, after one."""
    found = BREAK.search(sheet.text, index)
    if found:
        return put_in(found.end(), line + found[0])
    return put_in(len(sheet.text), line_break(sheet) + line)
