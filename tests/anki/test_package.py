"""The writer: whole or nothing, the same bytes for the same notes, nothing left lying about."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import zipfile
from pathlib import Path

import pytest

from tests.anki import samples
from tutor.anki.export import build
from tutor.anki.note import Package
from tutor.anki.package import write
from tutor.core.problems import Refusal

NOW = 1_764_100_000_000


def package(*pictures: Path) -> Package:
    return build([samples.CARDS[0]._replace(images=pictures), *samples.CARDS[1:]], {}, NOW).package


def test_the_same_notes_are_the_same_bytes(tmp_path: Path) -> None:
    write(package(), tmp_path / "first.apkg")
    write(package(), tmp_path / "second.apkg")

    assert (tmp_path / "first.apkg").read_bytes() == (tmp_path / "second.apkg").read_bytes()


def test_the_archive_is_compressed_and_carries_no_clock(tmp_path: Path) -> None:
    (tmp_path / "otter.png").write_bytes(b"png")
    write(package(tmp_path / "otter.png"), tmp_path / "deck.apkg")

    with zipfile.ZipFile(tmp_path / "deck.apkg") as archive:
        assert [entry.filename for entry in archive.infolist()] == ["collection.anki2", "media", "0"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        assert list(json.loads(archive.read("media"))) == ["0"]
        assert archive.read("0") == b"png"


def test_nothing_is_left_beside_the_package_nor_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "out").mkdir()
    write(package(), tmp_path / "out" / "deck.apkg")

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["deck.apkg"]
    assert not list((tmp_path / "temporary").iterdir())


@pytest.mark.parametrize("before", [None, b"the last export"])
def test_a_media_file_that_vanished_leaves_what_was_there(tmp_path: Path, before: bytes | None) -> None:
    picture, target = tmp_path / "otter.png", tmp_path / "out" / "deck.apkg"
    target.parent.mkdir()
    if before is not None:
        target.write_bytes(before)
    picture.write_bytes(b"png")
    broken = package(picture)
    picture.unlink()

    with pytest.raises(Refusal, match=r"the package could not be written: '.*otter.png': No such file or directory"):
        write(broken, target)

    assert [path.read_bytes() for path in target.parent.iterdir()] == ([] if before is None else [before])


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    import resource
    import signal

    target = tmp_path / "deck.apkg"
    target.write_bytes(b"the last export")
    limits, ignored = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(Refusal, match="the package could not be written"):
            write(package(), target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)

    assert [path.name for path in tmp_path.iterdir()] == ["deck.apkg"]
    assert target.read_bytes() == b"the last export"


@pytest.mark.parametrize("target", ["missing/deck.apkg", "folder"])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(Refusal, match="the package could not be written"):
        write(package(), tmp_path / target)

    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]


def test_an_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tutor.anki.package._fill", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(package(), tmp_path / "deck.apkg")

    assert not list(tmp_path.iterdir())


def test_a_link_is_followed_to_the_file_it_stands_for(tmp_path: Path) -> None:
    (tmp_path / "real.apkg").write_bytes(b"old")
    (tmp_path / "link.apkg").symlink_to(tmp_path / "real.apkg")
    write(package(), tmp_path / "link.apkg")

    assert (tmp_path / "link.apkg").is_symlink()
    assert zipfile.is_zipfile(tmp_path / "real.apkg")


WRITER = """
import sys
from pathlib import Path
from tests.anki import samples
from tutor.anki.export import build
from tutor.anki.package import write
cards = [samples.CARDS[0]._replace(key=f"a/{n}#name", oldest=f"a/{n}#name") for n in range(3000)]
package = build(cards, {}, 1).package
print("ready", flush=True)
sys.stdin.readline()
write(package, Path(sys.argv[1]))
print("written", flush=True)
sys.stdin.readline()
"""


def kill_writers(folder: Path, times: list[float | None]) -> list[bool]:
    """Kills a writer after so many seconds (None: once it is done), each time over a package that is there; which of them had finished."""
    target, temporary = folder / "out" / "deck.apkg", folder / "temporary"
    target.parent.mkdir()
    temporary.mkdir()
    whole, left = list[bool](), list[Path]()
    for seconds in times:
        target.write_bytes(b"the last export")
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "TMPDIR": str(temporary)},
        )  # fmt: skip
        assert child.stdin
        assert child.stdout
        child.stdout.readline()
        child.stdin.write(b"\n")
        child.stdin.flush()
        if seconds is None:
            child.stdout.readline()
        threading.Event().wait(seconds or 0)
        child.kill()
        child.communicate()
        whole.append(zipfile.is_zipfile(target))
        assert whole[-1] or target.read_bytes() == b"the last export"
        left += [path for path in (*target.parent.iterdir(), *temporary.iterdir()) if path != target]
        for path in left:
            path.unlink(missing_ok=True)
    # A file has a name of its own for a few microseconds twice: when it is opened, and before it takes its place.
    assert len(left) <= 1 or not hasattr(os, "O_TMPFILE")
    return whole


def test_a_killed_writer_leaves_what_was_there_or_the_whole_package_and_nothing_else(tmp_path: Path) -> None:
    whole = kill_writers(tmp_path, [0.0, 0.01, 0.03, None])

    assert not all(whole)
    assert whole[-1]


@pytest.mark.heavy
def test_no_kill_of_120_leaves_anything(tmp_path: Path) -> None:
    assert len(set(kill_writers(tmp_path, [*(number / 1000 for number in range(120)), None]))) == 2


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: object, **more: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tutor.anki.package.os.open", refused)
    monkeypatch.setattr("tutor.anki.package.Path.open", refused)
    with pytest.raises(Refusal, match=r"the package could not be written: '.*deck.apkg': Permission denied"):
        write(package(), tmp_path / "deck.apkg")

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("reason", ["database or disk is full", "disk I/O error"])
def test_no_room_for_what_is_written_first_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str) -> None:  # fmt: skip
    def full(*args: object) -> None:
        raise sqlite3.OperationalError(reason)

    (tmp_path / "deck.apkg").write_bytes(b"the last export")
    monkeypatch.setattr("tutor.anki.package._Package.write_to_db", full)
    with pytest.raises(Refusal, match=reason):
        write(package(), tmp_path / "deck.apkg")

    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"the last export"]


def test_a_package_is_written_where_files_cannot_be_without_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr("tutor.anki.package._nameless", lambda folder: None)
    write(package(), tmp_path / "deck.apkg")

    assert [path.name for path in tmp_path.iterdir()] == ["deck.apkg"]
    assert zipfile.is_zipfile(tmp_path / "deck.apkg")
