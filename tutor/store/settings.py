"""`settings.toml`: read strictly, written only when the learner asks for it.

A key that is not known or a value that does not fit is a problem with its place; `read_settings` refuses the file then.
"""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from tutor.core.problems import Place, Problem, Refusal, visible
from tutor.core.settings import Settings
from tutor.store.places import make_private, unwritable, write_whole

FILE = "settings.toml"

_RANGES = {"new_per_day": (0, 9999), "day_start": (0, 23)}
_CHOICES = {"glyphs": ("auto", "unicode", "ascii"), "quiz_feedback": ("end", "each")}


class Loaded(NamedTuple):
    """Settings as the file `path` has them; `given` the keys that stand in it."""

    settings: Settings
    path: str
    given: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def read_settings(folder: str) -> Settings:
    """The settings in `folder`; raises Refusal for a file with a problem, naming the first."""
    loaded = load(folder)
    if loaded.problems:
        first = loaded.problems[0]
        more = len(loaded.problems) - 1
        rest = f" (and {more} more {'problem' if more == 1 else 'problems'})" if more else ""
        raise Refusal(f"{first.place.path}:{first.place.line}: {first.message}{rest}", first.help)
    return loaded.settings


def sources(folder: str) -> dict[str, str]:
    """Where each setting that is set comes from: the path of its file."""
    loaded = load(folder)
    return dict.fromkeys(loaded.given, loaded.path)


def load(folder: str) -> Loaded:
    """The settings in `folder` with every problem of the file; the defaults when there is none."""
    path = os.path.join(folder, FILE)
    try:
        with open(path, "rb") as file:
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return Loaded(Settings(), path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return _unusable(path, f"settings cannot be read: {reason}", 1, "see whether it is a file, yours and readable")
    # The TOML reader takes longer to import than a learner without settings should wait.
    import tomllib

    try:
        found = tomllib.loads(content.decode())
    except UnicodeDecodeError as error:
        return _unusable(path, "settings are not UTF-8 text", content.count(b"\n", 0, error.start) + 1)
    except tomllib.TOMLDecodeError as error:
        return _unusable(path, f"this is no TOML: {visible(str(error))}", _line_in(str(error)))
    return _decode(path, content.decode().splitlines(), found)


def _unusable(path: str, message: str, line: int, help: str = "a line reads: new_per_day = 10") -> Loaded:
    return Loaded(Settings(), path, frozenset(), (Problem("settings", "error", Place(path, line), message, help),))


def _line_in(message: str) -> int:
    """The line in the words of the TOML reader ("… (at line 3, column 5)"), 1 where it names none."""
    after = message.partition("at line ")[2].partition(",")[0]
    return int(after) if after.isdecimal() else 1


def _decode(path: str, lines: list[str], found: dict[str, Any]) -> Loaded:
    problems: list[Problem] = []
    good: dict[str, Any] = {}
    for key, value in found.items():
        number = next((index for index, text in enumerate(lines, 1) if _key_of(text) == key), 1)
        trouble = _trouble(key, value)
        if trouble:
            source = lines[number - 1] if lines else ""
            column = len(source) - len(source.lstrip()) + 1
            problems.append(
                Problem("settings", "error", Place(path, number, column, len(key)), *trouble, source=source)
            )
        else:
            good[key] = value
    problems.sort(key=lambda problem: problem.place)
    return Loaded(Settings(**good), path, frozenset(good), tuple(problems))


def _key_of(line: str) -> str:
    """The key, or the name of the table, that a line of TOML opens."""
    return line.partition("=")[0].strip().strip("[]\"' ")


def _trouble(key: str, value: object) -> tuple[str, str] | None:
    """What is wrong with a setting and the mend; None when nothing is."""
    defaults = Settings()._asdict()
    if key not in defaults:
        from difflib import get_close_matches

        near = get_close_matches(key, defaults, n=1, cutoff=0.5)
        return (
            f"'{visible(key)}' is no setting",
            f"did you mean '{near[0]}'?" if near else f"settings are: {', '.join(defaults)}",
        )
    kind = type(defaults[key])
    wanted = {int: "a whole number", bool: "true or false", str: "text in quotes"}[kind]
    if key in _RANGES:
        low, high = _RANGES[key]
        wanted = f"a whole number from {low} to {high}"
        if type(value) is int and low <= value <= high:
            return None
    elif key in _CHOICES:
        wanted = "one of " + ", ".join(f'"{choice}"' for choice in _CHOICES[key])
        if value in _CHOICES[key]:
            return None
    elif type(value) is kind:
        return None
    return f"{key} is {wanted}, not {visible(_toml(value))}", f"for example: {key} = {_toml(defaults[key])}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return str(value)


def change(folder: str, key: str, value: object) -> None:
    """Writes one setting, leaving every other line as the learner wrote it; raises Refusal for a value that does not fit."""
    trouble = _trouble(key, value)
    if trouble:
        raise Refusal(*trouble)
    loaded = load(folder)
    if loaded.problems:
        read_settings(folder)
    lines: list[str] = []
    if os.path.exists(loaded.path):
        with open(loaded.path, encoding="utf-8", newline="") as file:
            lines = file.read().splitlines(keepends=True)
    text = f"{key} = {_toml(value)}\n"
    at = next((index for index, line in enumerate(lines) if _key_of(line) == key), None)
    if at is None:
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        lines.append(text)
    else:
        lines[at] = text
    make_private(folder)
    try:
        write_whole(loaded.path, "".join(lines).encode())
    except OSError as error:
        raise unwritable(folder, error) from None
