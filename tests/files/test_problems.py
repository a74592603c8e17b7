"""The page of problems: every case says exactly what stands below it. That every code has one is asserted where codes are explained."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tutor.files.check import check, write

PAGE = Path(__file__).parent / "problems.md"
_BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
Content = str | bytes | Callable[[str], None]


class Case(NamedTuple):
    title: str
    files: dict[str, Content]
    said: str


def cases() -> list[Case]:
    found = []
    for section in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        files: dict[str, Content] = {}
        said = ""
        for language, path, text in _BLOCK.findall(section):
            if language == "yaml":
                files[path] = text
            elif language == "python":
                files |= eval(text, {"os": os})
            else:
                said = text
        found.append(Case(section.partition("\n")[0], files, said))
    return found


def build(folder: Path, files: dict[str, Content]) -> None:
    (folder / "questions").mkdir(exist_ok=True)
    for path, content in files.items():
        full = folder / path
        full.parent.mkdir(exist_ok=True)
        if callable(content):
            content(str(full))
        else:
            full.write_bytes(content.encode() if isinstance(content, str) else content)


def said_of(folder: Path) -> str:
    return write(check([str(folder)]), "text").replace(f"{folder}{os.sep}", "")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_page_shows_what_is_said(case: Case, tmp_path: Path) -> None:
    build(tmp_path, case.files)

    assert said_of(tmp_path) == case.said
