"""Standard input and output as they come: in any encoding, closed, or full. What is printed is never lost to a letter the other side lacks."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tutor.core.problems import Refusal

_PLAINER = {"·": ".", "–": "-", "—": "-", "−": "-", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "→": "->", "←": "<-", "≥": ">=", "≤": "<=", "▁": "_"}  # fmt: skip


def make_ready() -> None:
    """Opens closed streams on nothing, and lets no letter stop the others."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        if _is_utf8():
            if sys.stdout.errors == "strict":
                sys.stdout.reconfigure(errors="replace")
        else:
            codecs.register_error("tutor", _plainer)
            sys.stdout.reconfigure(errors="tutor")


def say_json(value: object) -> None:
    """Prints one JSON document; in an encoding that is not UTF-8 every other letter is escaped, so that it reads back the same."""
    import json

    print(json.dumps(value, ensure_ascii=not _is_utf8(), indent=2))


@contextmanager
def working(what: str) -> Iterator[None]:
    """Says on a terminal's stderr what takes longer than a second, and how long it has taken; the line is gone afterwards."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Event, Thread

    done = Event()

    def tell() -> None:
        seconds = 0
        while not done.wait(1):
            seconds += 1
            print(f"\r{what}, {seconds} s ", end="", file=sys.stderr, flush=True)
        if seconds:
            print(f"\r{'':<{len(what) + 12}}\r", end="", file=sys.stderr, flush=True)

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def write_file(path: str, content: bytes, mode: int = 0o600) -> None:
    """Writes a file the user asked for, whole or not at all; raises Refusal with what was there before untouched.

    `mode` 0o666 for what others may read as far as the user's mask allows.
    """
    from tutor.store.places import write_whole

    try:
        write_whole(os.path.abspath(path), content, mode)
    except OSError as error:
        raise _unwritten(path, error) from None


def make_file(path: str, content: bytes, there: Refusal) -> None:
    """Writes a file that is not there yet, whole or not at all; raises `there` where it is by now, and Refusal where it cannot be written."""
    from tutor.files.writing.whole import create

    try:
        create(os.path.abspath(path), content)
    except FileExistsError:
        raise there from None
    except OSError as error:
        raise _unwritten(path, error) from None


def there(shown: str, mend: str) -> Refusal:
    """What is said of a file that is not written over."""
    return Refusal(f"there is a file '{shown}' already", mend)


def _unwritten(path: str, error: OSError) -> Refusal:
    reason = (error.strerror or str(error)).lower()
    return Refusal(f"'{path}' cannot be written: {reason}", "nothing was changed; choose another place")


def _is_utf8() -> bool:
    return (sys.stdout.encoding or "utf-8").replace("-", "").replace("_", "").lower() == "utf8"


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """A letter without its accents, a sign by its typewriter form, else a question mark."""
    assert isinstance(error, UnicodeEncodeError)
    from unicodedata import normalize

    said = []
    for letter in error.object[error.start : error.end]:
        plain = _PLAINER.get(letter) or normalize("NFKD", letter)
        said.append("".join(each for each in plain if each.isascii()) or "?")
    return "".join(said), error.end
