"""A file is there whole or not at all, never over another, and a failure leaves nothing behind."""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.core.problems import Refusal
from tutor.files.writing.edits import save
from tutor.files.writing.whole import create, replace


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "none"])
def test_a_file_is_made_where_there_is_none_and_never_over_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "not here")

    if not links:
        monkeypatch.setattr(os, "link", refused)
    path = tmp_path / "a.yaml"
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "gone")
    create(str(path), b"one")
    for taken in (path, tmp_path / "nowhere.yaml"):
        with pytest.raises(FileExistsError):
            create(str(taken), b"two")

    mask = os.umask(0)
    os.umask(mask)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"one", 0o666 & ~mask)
    assert sorted(os.listdir(tmp_path)) == ["a.yaml", "nowhere.yaml"]


ACTS: dict[str, Callable[[str, str], object]] = {
    "an edit": lambda old, new: save(old, b"before", b"after" * 2000),
    "in place of the old": lambda old, new: replace(old, b"after" * 2000),
    "a new one": lambda old, new: create(new, b"new" * 2000),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("failure", ["too large for the disk", "not durable", "interrupted"])
def test_a_failure_half_way_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: str, act: Callable[[str, str], object]
) -> None:
    def failing(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space left") if failure == "not durable" else KeyboardInterrupt

    path = tmp_path / "a.yaml"
    path.write_bytes(b"before")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    if failure == "too large for the disk":
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    else:
        monkeypatch.setattr(os, "fsync", failing)
    try:
        with pytest.raises((OSError, Refusal, KeyboardInterrupt)):
            act(str(path), str(tmp_path / "b.yaml"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert os.listdir(tmp_path) == ["a.yaml"]
    assert path.read_bytes() == b"before"


def test_where_a_file_has_one_name_alone_half_of_it_is_not_left_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def second(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", second)
    monkeypatch.delattr(os, "link")
    with pytest.raises(OSError, match="no space left"):
        create(str(tmp_path / "a.yaml"), b"new")

    assert os.listdir(tmp_path) == []


def test_a_read_only_file_is_left_alone_with_the_mend(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"before")
    path.chmod(0o444)
    with pytest.raises(Refusal, match=f"^'{path}' is read-only$") as refused:
        save(str(path), b"before", b"after")

    assert refused.value.help == f"nothing was changed; chmod u+w '{path}' allows it"
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"before", 0o444)


def test_an_edit_goes_through_a_link_to_the_file_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    path, link = tmp_path / "elsewhere" / "a.yaml", tmp_path / "link.yaml"
    path.write_bytes(b"before")
    path.chmod(0o640)
    link.symlink_to(path)
    save(str(link), b"before", b"after")

    assert link.is_symlink()
    assert path.read_bytes() == b"after"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path / "elsewhere") == ["a.yaml"]
