"""`$EDITOR` as people write it: split into words, never given to a shell, with the line where the editor takes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import Machine
from tutor.cli.commands import Arguments
from tutor.cli.context import Context
from tutor.core.desk import Desk
from tutor.core.problems import Place, Refusal

PLACE = Place("questions/kelp.yaml", 5)


@pytest.fixture
def desk(machine: Machine, tmp_path: Path) -> Desk:
    """A desk over a library of one's own, with an editor in a folder that has a space in its name."""
    (tmp_path / "mine" / "questions").mkdir(parents=True)
    machine.use(tmp_path / "mine")
    for name in ("vim", "scribe"):
        program = tmp_path / "my tools" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    with Context(Arguments()) as context:
        return context.desk()


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("'{tools}/vim'", ["{tools}/vim", "+5", "{file}"]),
        ('"{tools}/vim" -n "a b"', ["{tools}/vim", "-n", "a b", "+5", "{file}"]),
        ("'{tools}/scribe' --wait", ["{tools}/scribe", "--wait", "{file}"]),
        ("'{tools}/scribe' ; $(id) `id` > x", ["{tools}/scribe", ";", "$(id)", "`id`", ">", "x", "{file}"]),
    ],
)
def test_an_editor_is_words_and_never_a_shells_line(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: str, words: list[str]
) -> None:
    names = {"tools": str(tmp_path / "my tools"), "file": str(tmp_path / "mine" / PLACE.path)}
    monkeypatch.setenv("EDITOR", wanted.format(**names))

    assert desk.editor(PLACE) == [word.format(**names) for word in words]


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ('vim "x', "the editor 'vim \"x' cannot be read as a command"),
        ("emcas -nw", "the editor 'emcas' was not found"),
        ("''", "the editor '' was not found"),
    ],
)
def test_an_editor_that_cannot_be_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch, wanted: str, says: str) -> None:
    monkeypatch.setenv("EDITOR", wanted)
    with pytest.raises(Refusal, match=r"editor") as refused:
        desk.editor(PLACE)

    assert refused.value.message == says


def test_the_starter_library_is_not_edited(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUTOR_LIBRARY")
    monkeypatch.setenv("EDITOR", "true")
    with Context(Arguments()) as context, pytest.raises(Refusal, match="starter library is part of the program"):
        context.desk().editor(PLACE)
