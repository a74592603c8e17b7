"""Imports run one way, foreign libraries have one owner, and author's text never reaches an API that reads markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TUTOR = Path(__file__).parent.parent / "tutor"
MODULES = sorted(path for path in TUTOR.rglob("*.py") if "_library" not in path.parts)

# Which rooms a room may import, besides itself.
ROOMS = {
    "core": set(),
    "files": {"core"},
    "store": {"core"},
    "anki": {"core"},
    "tui": {"core"},
    "cli": {"core", "files", "store", "anki", "tui"},
}

# Floors of core: a module imports only from floors below its own.
FLOORS = [
    {"problems", "doubts", "settings", "days", "text", "exported", "incoming", "twins", "vocabulary"},
    {"items", "cards", "memory", "spelling"},
    {"log", "order", "quantities", "sentences", "wordfit", "wording", "wordkin"},
    {"carried", "graph", "faces", "answers", "introductions", "library", "today", "ways"},
    {"agenda", "drafting", "drills", "grading", "merging", "returning"},
    {
        "mapping",
        "outgoing",
        "previewing",
        "rebuilding",
        "sitting",
        "reading",
        "reviewed",
        "search",
        "quiz",
        "calibration",
    },
    {"progress", "confusions"},
    {"desk"},
]

OWNERS = {
    "yaml": {"files/nodes.py"},
    "genanki": {"anki/package.py"},
    "backports": {"anki/unpack.py"},
    "fsrs": {"core/memory.py"},
    "bs4": {"files/draft/html.py", "files/draft/page.py", "files/draft/metadata.py"},
    "markdown_it": {"files/draft/markdown.py"},
    "textual": {"tui"},
    "rich": {"tui"},
}

CORE_FOREIGN = {"fsrs"}


def name(path: Path) -> str:
    return path.relative_to(TUTOR).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every module a file names in an import, under TYPE_CHECKING and inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_of(path: Path) -> tuple[str, set[str]]:
    room = path.relative_to(TUTOR).parts[0]
    return room, {parts[1] for line in imports(path) if (parts := line.split("."))[0] == "tutor" and len(parts) > 1}


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent != TUTOR], ids=name)
def test_a_room_imports_only_the_rooms_it_may(path: Path) -> None:
    room, named = rooms_of(path)

    assert named & ROOMS.keys() <= ROOMS[room] | {room}


@pytest.mark.parametrize("path", [path for path in MODULES if name(path).startswith("core/")], ids=name)
def test_core_is_the_standard_library_and_fsrs_arithmetic(path: Path) -> None:
    import sys

    foreign = {line.split(".")[0] for line in imports(path)} - set(sys.stdlib_module_names) - {"tutor"}

    assert foreign <= CORE_FOREIGN
    assert not {"os", "pathlib", "io", "time", "random", "sqlite3", "subprocess"} & {
        line.split(".")[0] for line in imports(path)
    }


def test_every_module_of_core_stands_on_a_floor_and_imports_only_from_below() -> None:
    floor_of = {module: floor for floor, modules in enumerate(FLOORS) for module in modules}
    wrong = []
    for path in MODULES:
        parts = path.relative_to(TUTOR / "core").with_suffix("").parts if name(path).startswith("core/") else ()
        if not parts or parts == ("__init__",):
            continue
        own = floor_of[parts[0]]
        for line in imports(path):
            words = line.split(".")
            if words[:2] == ["tutor", "core"] and len(words) > 2 and words[2] in floor_of and words[2] != parts[0]:
                below = floor_of[words[2]]
                if below > own or (below == own and words[2] >= parts[0]):
                    wrong.append(f"{name(path)} (floor {own}) imports {words[2]} (floor {below})")

    assert not wrong


@pytest.mark.parametrize(("library", "owners"), OWNERS.items())
def test_a_foreign_library_has_one_owner(library: str, owners: set[str]) -> None:
    users = {name(path) for path in MODULES if any(line.split(".")[0] == library for line in imports(path))}

    assert users
    assert all(user in owners or user.split("/")[0] in owners for user in users)


def test_nothing_below_the_app_names_it() -> None:
    users = {name(path) for path in MODULES if any(line.startswith("tutor.tui.app") for line in imports(path))}

    assert {user for user in users if user.startswith(("core/", "files/", "store/", "anki/", "tui/"))} <= {"tui/app.py"}
