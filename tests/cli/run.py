"""The command line in this process, as a user meets it: arguments in; exit status, output and errors out."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tutor.cli.main import main


class Ran(NamedTuple):
    """What a command left: its exit status, standard output and standard error."""

    status: int
    out: str
    err: str


class Machine:
    """A fresh machine: an empty home, the starter library of the checkout, a clock that starts at nine on a Monday."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
        self.folder, self.data, self.library = folder, folder / "data", library
        self._monkeypatch = monkeypatch
        for name in ("VISUAL", "EDITOR", "NO_COLOR"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HOME", str(folder))
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        monkeypatch.setenv("TUTOR_DATA", str(self.data))
        monkeypatch.setenv("TUTOR_LIBRARY", str(library))
        self.at("2026-11-30T09:00:00+01:00")
        monkeypatch.chdir(folder)

    def at(self, when: str) -> None:
        """Sets the clock."""
        self._monkeypatch.setenv("TUTOR_NOW", when)

    def use(self, library: Path) -> None:
        """Another library from here on."""
        self.library = library
        self._monkeypatch.setenv("TUTOR_LIBRARY", str(library))

    def tutor(self, *arguments: str, typed: str = "") -> Ran:
        """Runs one command with `typed` as its standard input."""
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), self._input(typed):
            status = main(list(arguments))
        return Ran(status, *(_written(stream) for stream in (out, err)))

    @contextlib.contextmanager
    def _input(self, typed: str) -> Iterator[None]:
        before, sys.stdin = sys.stdin, io.StringIO(typed)
        try:
            yield
        finally:
            sys.stdin = before


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
