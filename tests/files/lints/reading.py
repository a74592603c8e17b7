"""Small question files for the tests of lints."""

from __future__ import annotations

from tutor.core.problems import Problem
from tutor.files.decode import decode
from tutor.files.lints import lints
from tutor.files.sheet import Sheet


def found(text: str, code: str) -> list[Problem]:
    """What one lint says of a question file, which has to be without an error."""
    reading = decode(Sheet("questions/a.yaml", text))
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    return [problem for problem in lints(reading) if problem.code == code]


def lines(text: str, code: str) -> list[int]:
    """The lines at which one lint is reported."""
    return [problem.place.line for problem in found(text, code)]


def quoted(text: str) -> str:
    """A text as a YAML scalar."""
    return "'" + text.replace("'", "''") + "'"
