"""Where Anki's collections are looked for on each platform, and which one is taken where there are several."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.anki.test_revlog import made
from tutor.anki.profiles import collections, default, folders
from tutor.core.problems import Refusal


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home on Linux."""
    for name in ("ANKI_BASE", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path / "home"


def profile(folder: Path, name: str, ours: bool = True, age: int = 0) -> Path:
    """A profile with a collection that holds notes of ours, or none that can be read."""
    target = folder / name / "collection.anki2"
    target.parent.mkdir(parents=True)
    if ours:
        shutil.copyfile(made(folder.parent / f"making {name}"), target)
    else:
        target.write_bytes(b"")
    os.utime(target, (1_700_000_000 - age, 1_700_000_000 - age))
    return target


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, ["~/.local/share/Anki2", "~/.var/app/net.ankiweb.Anki/data/Anki2"]),
        ("linux", {"XDG_DATA_HOME": "/elsewhere"}, ["/elsewhere/Anki2", "~/.var/app/net.ankiweb.Anki/data/Anki2"]),
        ("linux", {"XDG_DATA_HOME": "not/absolute"}, ["~/.local/share/Anki2", "~/.var/app/net.ankiweb.Anki/data/Anki2"]),
        ("darwin", {}, ["~/Library/Application Support/Anki2"]),
        ("win32", {"APPDATA": "/users/me/roaming"}, ["/users/me/roaming/Anki2"]),
        ("win32", {}, ["~/AppData/Roaming/Anki2"]),
        ("linux", {"ANKI_BASE": "/base"}, ["/base"]),
    ],
)  # fmt: skip
def test_each_platform_has_its_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert list(folders()) == [Path(path).expanduser() for path in expected]


def test_the_only_profile_is_taken(home: Path) -> None:
    path = profile(home / ".local/share/Anki2", "User 1")

    assert default() == path


def test_of_several_profiles_the_one_with_our_notes_is_taken(home: Path) -> None:
    base = home / ".local/share/Anki2"
    profile(base, "Empty", ours=False)
    path = profile(base, "Learner", age=9)

    assert collections()[0].parent.name == "Empty"
    assert default() == path


def test_of_several_learners_none_is_taken_and_all_are_named_the_latest_first(home: Path) -> None:
    base = home / ".local/share/Anki2"
    older, newer = profile(base, "Ada", age=9), profile(base, "Bo")
    profile(base, "Empty", ours=False)

    with pytest.raises(Refusal) as caught:
        default()
    assert "'Bo', 'Ada'" in caught.value.message
    assert caught.value.help.endswith(f'tutor pull "{newer}"\n  tutor pull "{older}"')


def test_without_anki_the_folder_is_named(home: Path) -> None:
    with pytest.raises(Refusal, match="no collection") as caught:
        default()
    assert str(home / ".local/share/Anki2") in caught.value.message
