"""Whatever the standard streams are (another encoding, closed, full, left by their reader), a command says what it can and never a trace."""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.run import Machine
from tests.cli.terminal import Terminal
from tutor.cli.streams import working

PRINTS = [
    ("due",), ("due", "--json"), ("cards", "--json"), ("read",), ("read", "--json"), ("read", "--format", "md"), ("check", "--json"),
    ("doctor",), ("config",), ("study", "--plain"),
]  # fmt: skip


@pytest.fixture
def sea(machine: Machine, tmp_path: Path) -> Machine:
    """A library whose words need more than ASCII."""
    (tmp_path / "sea" / "questions").mkdir(parents=True)
    (tmp_path / "sea" / "questions" / "sea.yaml").write_text(
        "title: The sea · kelp\nfaqs:\n  - question: Où vit l’otarie – ≥ 3 °C, 海?\n    answer: Dans “l’eau”…\n",
        encoding="utf-8",
    )
    machine.use(tmp_path / "sea")
    return machine


def fill() -> None:
    """No file takes another byte from this process."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def run(
    *words: str,
    typed: bytes = b"",
    stdout: int = subprocess.PIPE,
    before: Callable[[], None] | None = None,
    **environment: str,
) -> tuple[int, bytes, str]:
    """The command in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-m", "tutor", *words], input=typed, stdout=stdout, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment}, check=False, timeout=60, preexec_fn=before
    )  # fmt: skip
    return ran.returncode, ran.stdout or b"", ran.stderr.decode()


@pytest.mark.parametrize("words", PRINTS, ids=" ".join)
def test_an_output_that_is_not_utf8_gets_what_it_can_show(sea: Machine, words: tuple[str, ...]) -> None:
    status, out, err = run(*words, PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert (status, "wrong" in err) == (0, False), err
    assert out.decode("ascii")
    if "--json" in words:
        assert json.loads(out) == json.loads(run(*words, PYTHONIOENCODING="utf-8")[1])


def test_signs_become_those_of_a_typewriter(sea: Machine) -> None:
    _, out, _ = run("read", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert b"Ou vit l'otarie - >= 3 ?C, ??" in out
    assert b'Dans "l\'eau"...' in out


def test_an_answer_that_is_no_text_is_wrong_and_the_sitting_goes_on(sea: Machine) -> None:
    status, out, err = run("study", "--plain", typed=b"\xff\xfe\n3\n", PYTHONIOENCODING="utf-8:strict")

    assert (status, err) == (0, "")
    assert b"1 answer" in out


@pytest.mark.parametrize("words", [("--version",), ("due",), ("cards", "--json")], ids=" ".join)
def test_a_reader_that_left_or_a_closed_output_is_no_error(sea: Machine, words: tuple[str, ...]) -> None:
    quoted = f"{sys.executable} -m tutor {' '.join(words)}"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for line in (f"({quoted}; echo $? >&2) | true", f"{quoted} >&-; echo $? >&2"):
        ran = subprocess.run(["sh", "-c", line], capture_output=True, text=True, env=environment, check=False)

        assert ran.stderr == "0\n"


@pytest.mark.parametrize("words", [("--version",), ("due",), ("cards", "--json"), ("log", "export")], ids=" ".join)
def test_an_output_that_is_full_is_one_sentence(sea: Machine, tmp_path: Path, words: tuple[str, ...]) -> None:
    sea.tutor("study", "--plain", typed="\n3\n")
    with (tmp_path / "out").open("wb") as full:
        status, _, err = run(*words, stdout=full.fileno(), before=fill)

    assert status == 1
    assert err.splitlines()[0] == "tutor: the output cannot be written: file too large"
    assert "nothing was changed" not in err
    assert len(err.splitlines()) == 2


def test_a_closed_input_ends_a_sitting(sea: Machine) -> None:
    ran = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m tutor study --plain <&-"], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False
    )  # fmt: skip

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "0 answers" in ran.stdout


def test_a_dumb_terminal_gets_lines_instead_of_the_app(sea: Machine) -> None:
    with Terminal(["study"], **place(sea)) as terminal:
        said = terminal.see("tutor study --plain works without one")
    with Terminal([], **place(sea)) as terminal:
        counts = terminal.see("tutor study --plain studies here")

    assert "tutor: the app cannot draw in this terminal (TERM is 'dumb')" in said
    assert "1 card now" in counts


def place(sea: Machine) -> dict[str, str]:
    return {"TERM": "dumb", "TUTOR_DATA": str(sea.data), "TUTOR_LIBRARY": str(sea.library)}


class Tty(io.StringIO):
    """What a person sees of stderr."""

    def isatty(self) -> bool:
        return True


def test_what_takes_longer_than_a_second_says_so_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Tty()
    monkeypatch.setattr("sys.stderr", screen)
    with working("reading"):
        pass

    assert screen.getvalue() == ""

    with working("reading"):
        time.sleep(1.3)

    said, blank, end = screen.getvalue()[1:].split("\r")
    assert (said, end) == ("reading, 1 s ", "")
    assert len(blank) >= len(said)
    assert not blank.strip()
