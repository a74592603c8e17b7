"""What every command that writes an author's files has in common: nothing is written over, nothing half, and no name brings it down."""

from __future__ import annotations

import errno
import os
import resource
import shutil
from pathlib import Path

import pytest

from tests.cli.run import Machine
from tutor.files.writing import beside, new

TERM = "terms:\n  - term: kelp\n    definition: A large brown alga.\n"
ARTICLE = "Otters hold up a forest\n\nSea otters eat urchins. Urchins eat kelp.\n"


@pytest.fixture
def mine(machine: Machine, tmp_path: Path) -> Path:
    """A library of one's own, with an article and a table beside it."""
    folder = tmp_path / "mine"
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "kelp.yaml").write_text(TERM)
    (tmp_path / "otters.txt").write_text(ARTICLE)
    (tmp_path / "otters.csv").write_text("question,answer\nWhat eats urchins?,Sea otters\n")
    machine.use(folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


MADE = {
    "questions/otters-hold-up-a-forest.yaml": ["draft", "otters.txt"],
    "questions/otters.yaml": ["import", "otters.csv"],
    "questions/coast.yaml": ["new", "file", "coast"],
    "decks/coast.yaml": ["new", "deck", "coast", "kelp"],
}


@pytest.mark.parametrize(("path", "words"), MADE.items(), ids=[" ".join(words[:2]) for words in MADE.values()])
def test_a_file_that_another_program_makes_meanwhile_is_not_written_over(
    machine: Machine, mine: Path, monkeypatch: pytest.MonkeyPatch, path: str, words: list[str]
) -> None:
    def meanwhile(library: str) -> None:
        (mine / path).parent.mkdir(exist_ok=True)
        (mine / path).write_text("mine\n")

    monkeypatch.setattr(beside, "lay", meanwhile)
    monkeypatch.setattr(new, "lay", meanwhile)
    ran = machine.tutor(*words)

    assert (ran.status, (mine / path).read_text()) == (1, "mine\n")
    assert f"{os.path.basename(path)}' already" in ran.err


@pytest.mark.parametrize("words", [*MADE.values(), ["new", "term", "wrack"], ["check", "--fix"]], ids=" ".join)
def test_a_full_disk_leaves_the_library_as_it_was(
    machine: Machine, mine: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = files(mine)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        ran = machine.tutor(*words)
    assert ran.status == 1
    assert "no space left on device" in ran.err.lower()
    assert files(mine) == before

    assert machine.tutor(*words).status == 0
    assert files(mine) != before


@pytest.mark.parametrize("words", ["init fresh", "draft otters.txt -o fresh.yaml", "import otters.csv -o fresh.yaml", "export kelp -o fresh.apkg", "export kelp --format csv -o fresh.csv", "export kelp --format json -o fresh.json", "export kelp --format md -o fresh.md", "log export -o fresh.jsonl", "backup -o fresh.db"])  # fmt: skip
def test_what_is_asked_for_is_whole_or_not_there_when_the_disk_is_full(
    machine: Machine, mine: Path, words: str
) -> None:
    (mine / "questions" / "kelp.yaml").write_text(TERM.replace("alga.", "alga, " * 400 + "as said."))
    machine.tutor("study", "--plain", typed="\n3\n")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    there = set(machine.folder.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        ran = machine.tutor(*words.split())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert ran.status == 1, ran.out
    assert "Traceback" not in ran.err
    assert set(machine.folder.iterdir()) == there


@pytest.mark.parametrize("words", [["new", "term", "wrack"], ["check", "--fix"], ["check", "--fix", "mine/questions/kelp.yaml"]], ids=" ".join)  # fmt: skip
def test_a_read_only_file_is_not_replaced(machine: Machine, mine: Path, words: list[str]) -> None:
    (mine / "questions" / "kelp.yaml").chmod(0o444)
    ran = machine.tutor(*words)

    assert ran.status == 1
    assert "kelp.yaml' is read-only" in ran.err
    assert "chmod u+w" in ran.err
    assert (mine / "questions" / "kelp.yaml").read_text() == TERM


ODD = "b\udcffd"
"""What Python makes of an argument with a byte that is no UTF-8."""


@pytest.mark.parametrize(
    "words",
    [
        "check ?.yaml", "check ?.yaml --json", "check ?.yaml --fix", "check ?.yaml --fix --diff", "check --against ?.txt", "check --explain ?",
        "new file ?", "new file x --title ?", "new file x --id ?", "new deck ?", "new term ?", "new term x --definition ?", "new term x --also a ?",
        "new term x --to ?.yaml", "new claim ? increases x", "new faq ? --json",
        "draft ?.txt", "draft otters.txt -o ?2.yaml", "draft ?.yaml --review --plain", "draft ? --review", "preview ?.yaml", "preview ?",
        "import ?.csv", "import otters.csv -o ?3.yaml", "import ?", "export kelp -o ?.apkg", "export ? -o x.apkg", "export kelp --format md -o ?.md",
        "pull ?.txt", "pull ?", "log export -o ?.log", "log import ?.txt", "backup -o ?.bak", "restore ?.txt", "init ?dir",
        "study ? --plain", "read ?", "quiz ? --plain", "due ?", "stats ?", "map ?", "cards --search ?", "config ?", "completion ?", "schema ?", "?",
        "--library ?lib new term x", "--library ?lib check", "--library ?lib study --plain", "--data ?data due", "--data ?data config",
    ],
)  # fmt: skip
def test_bytes_that_are_no_text_bring_no_command_down(machine: Machine, mine: Path, words: str) -> None:
    for name in (f"{ODD}.yaml", f"{ODD}.txt", f"{ODD}.csv"):
        shutil.copy(machine.folder / "otters.csv" if name.endswith("csv") else machine.folder / "otters.txt", name)
    Path(f"{ODD}.yaml").write_text(f"{TERM}    draft: true\n")
    shutil.copytree(mine, f"{ODD}lib")
    ran = machine.tutor(*[word.replace("?", ODD) for word in words.split()])

    assert ran.status in (0, 1, 2)
    assert "Traceback" not in ran.err
    assert "something went wrong" not in ran.err
    assert "without touching" not in ran.err
    for path, content in files(mine).items():
        content.decode()
        assert path.endswith((".yaml", ".json", ".md"))


@pytest.mark.parametrize("words", ["new term ?", "new term x --definition ?", "new deck ?", "new file x --title ?"])
def test_a_text_that_is_none_is_named(machine: Machine, mine: Path, words: str) -> None:
    ran = machine.tutor(*[word.replace("?", ODD) for word in words.split()])

    assert ran.err.startswith("tutor: 'b<U+DCFF>d' is not valid text\nhelp: your terminal sent bytes that are no UTF-8")
