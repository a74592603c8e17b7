"""The page of problems: every case says exactly what stands below it. That every code has one is asserted where codes are explained."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tutor.files.check import check, write
from tutor.files.load import load
from tutor.files.original import against
from tutor.files.renames import renamed

PAGE = Path(__file__).parent / "problems.md"
_BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
Content = str | bytes | Callable[[str], None]


class Case(NamedTuple):
    """A library, the cards that have a history in it, the article it is held against ("" for none), and what is said then
    (`last`: at the end)."""

    title: str
    files: dict[str, Content]
    history: tuple[str, ...]
    article: str
    said: str
    last: bool


def cases() -> list[Case]:
    found = []
    for section in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        files: dict[str, Content] = {}
        said = article = ""
        history: tuple[str, ...] = ()
        last = False
        for language, path, text in _BLOCK.findall(section):
            if language == "yaml":
                files[path] = text
            elif language == "python":
                files |= eval(text, {"os": os})
            elif language == "history":
                history = tuple(text.split())
            elif language == "article":
                article = text
            else:
                said, last = text, path == "last"
        found.append(Case(section.partition("\n")[0], files, history, article, said, last))
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


def said_of(folder: Path, history: tuple[str, ...] = (), article: str = "") -> str:
    found = [*check([str(folder)]), *renamed(load(str(folder), None), history)]
    if article:
        (folder / "article.txt").write_text(article, encoding="utf-8")
        found += against(str(folder / "article.txt"), [str(path) for path in (folder / "questions").iterdir()])[0]
    return write(found, "text").replace(f"{folder}{os.sep}", "")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_page_shows_what_is_said(case: Case, tmp_path: Path) -> None:
    build(tmp_path, case.files)

    said = said_of(tmp_path, case.history, case.article)
    assert (said.rpartition("\n\n")[2] if case.last else said) == case.said
