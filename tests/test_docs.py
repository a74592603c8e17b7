"""README, pictures and CI say what is so: what can be made from the program is compared with it."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.pictures.__main__ import FOLDER, PICTURES, draw
from tutor import __version__
from tutor.cli.commands import COMMANDS
from tutor.cli.parsers import command_parser
from tutor.core.problems import Refusal
from tutor.core.settings import Settings


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """Every call of tutor in code of the README."""
    found = re.findall(r"`(tutor [^`]*)`", text)
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        found += re.findall(r"^(tutor .*)$", block, re.MULTILINE)
    return found


def test_every_call_in_the_readme_is_one_that_the_program_takes(readme: str) -> None:
    wrong = []
    for call in commands(readme):
        words = shlex.split(call)[1:]
        if words[0].startswith("--"):
            continue
        try:
            command_parser(words[0]).parse_args(words[1:])
        except (KeyError, Refusal) as error:
            if "required" not in str(error):
                wrong.append(f"{call}: {error}")

    assert not wrong
    assert len(commands(readme)) > 12


def test_every_command_is_named_in_the_readme(readme: str) -> None:
    assert {name for name in COMMANDS if f"tutor {name}" not in readme} <= {
        "log",
        "schema",
        "cards",
        "completion",
        "config",
    }


def test_the_example_of_the_readme_is_a_file_without_a_problem(readme: str, tmp_path: Path) -> None:
    from tutor.files.check import check

    (example,) = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "otters.yaml").write_text(example, encoding="utf-8")

    assert not check([str(tmp_path)])


def test_the_keys_of_the_readme_are_those_of_the_app(readme: str) -> None:
    from tutor.tui.keys import table

    between = readme.partition("<!-- keys -->\n")[2].partition("<!-- /keys -->")[0]

    assert (
        between.strip()
        == table(
            (
                "home",
                "typed",
                "choice",
                "reveal",
                "points",
                "read",
                "summary",
                "map",
                "rebuild",
                "score",
                "mistake",
                "review",
                "preview",
            )
        ).strip()
    )


def test_every_setting_stands_in_the_readme_with_its_default(readme: str) -> None:
    for name, value in Settings()._asdict().items():
        shown = f'"{value}"' if isinstance(value, str) else str(value).lower()

        assert f"| `{name}` | {shown} |" in readme


def test_ci_runs_the_command_of_the_readme(readme: str, root: Path) -> None:
    (develop,) = re.findall(r"```sh\n(.*pytest.*)\n```", readme)
    script = (root / ".ci" / "run").read_text(encoding="utf-8")

    for part in develop.split(" && "):
        assert part.replace("install", "install --quiet") in script or part in script


def test_the_version_is_one(root: Path) -> None:
    assert tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"] == __version__
    assert f"## {__version__}" in (root / "CHANGELOG.md").read_text()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_readme_is_what_the_app_draws_today(name: str) -> None:
    assert (FOLDER / f"{name}.svg").read_text(encoding="utf-8") == draw(PICTURES[name]), "python -m tests.pictures"


@pytest.mark.parametrize("tool", ["ruff check .", "ruff format --check .", "mypy"])
def test_style_and_types_are_clean(tool: str, root: Path) -> None:
    ran = subprocess.run([sys.executable, "-m", *tool.split()], cwd=root, capture_output=True, text=True)

    assert ran.returncode == 0, ran.stdout + ran.stderr
