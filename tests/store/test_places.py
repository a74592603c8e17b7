"""Where things are kept, and files of ours that are written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from tests.store.conftest import NOW, review
from tutor.core.exported import Exported
from tutor.core.problems import Refusal
from tutor.store import places
from tutor.store.journal import Journal
from tutor.store.ledger import Ledger
from tutor.store.rows import new_uid


def test_a_folder_named_wins_then_the_environment_then_the_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TUTOR_DATA", raising=False)
    platform = places.data_folder("")
    monkeypatch.setenv("TUTOR_DATA", "~/progress")

    assert places.data_folder("mine") == str(tmp_path / "mine") == places.config_folder("mine")
    assert places.data_folder("") == os.path.expanduser("~/progress") == places.config_folder("")
    assert platform == platformdirs.user_data_dir("tutor", appauthor=False)


@pytest.mark.parametrize("base", [None, "", "/srv/somewhere"])
def test_the_platforms_folders_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch, base: str | None) -> None:
    monkeypatch.delenv("TUTOR_DATA", raising=False)
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
        if base is not None:
            monkeypatch.setenv(variable, base)

    assert places.data_folder() == platformdirs.user_data_dir("tutor", appauthor=False)
    assert places.config_folder() == platformdirs.user_config_dir("tutor", appauthor=False)
    assert places.cache_folder() == platformdirs.user_cache_dir("tutor", appauthor=False)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/a/.local/share/tutor", ""),
        ("/home/a/Dropbox/tutor", "Dropbox"),
        ("/home/a/Dropbox (Personal)/tutor", "Dropbox"),
        ("/Users/a/Library/Mobile Documents/tutor", "iCloud Drive"),
        ("/c/Users/a/OneDrive - Work/tutor", "OneDrive"),
        ("/home/a/Google Drive/x", "Google Drive"),
        ("/home/a/Nextcloud/tutor", "Nextcloud"),
        ("/home/a/Sync/tutor", "Syncthing"),
        ("/home/a/async/dropboxes/tutor", ""),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_known_by_name(folder: str, service: str) -> None:
    assert places.sync_service(folder) == service


def test_a_folder_of_syncthing_is_known_by_its_marker(tmp_path: Path) -> None:
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)

    assert places.sync_service(str(tmp_path / "shared" / "tutor")) == "Syncthing"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "file"
    places.write_whole(str(path), b"old")
    (tmp_path / "taken").mkdir()

    with pytest.raises(OSError, match="taken"):
        places.write_whole(str(tmp_path / "taken"), b"new")
    with pytest.raises(TypeError):
        places.write_whole(str(path), "text")  # type: ignore[arg-type]

    assert path.read_bytes() == b"old"
    assert path.stat().st_mode & 0o777 == 0o600
    assert {entry.name for entry in tmp_path.iterdir()} == {"file", "taken"}


def test_the_library_of_the_first_init_is_remembered_while_it_is_there(tmp_path: Path) -> None:
    data, library = str(tmp_path / "data"), tmp_path / "my notes ü"
    assert places.remembered_library(data) == ""
    library.mkdir()

    places.remember_library(data, str(library))

    assert places.remembered_library(data) == str(library)
    library.rmdir()
    assert places.remembered_library(data) == ""


def test_a_device_keeps_its_name_and_damaged_names_are_replaced(tmp_path: Path) -> None:
    data = str(tmp_path)
    first = places.device_id(data)
    assert places.device_id(data) == first
    assert len(first) == 16
    assert (tmp_path / "device").stat().st_mode & 0o777 == 0o600

    for damaged in (b"", b"../../evil\n", b"\xff" * 16):
        (tmp_path / "device").write_bytes(damaged)
        assert places.device_id(data) == places.device_id(data) != first
    assert [entry.name for entry in tmp_path.iterdir()] == ["device"]


def test_a_folder_whose_name_is_no_text_is_refused() -> None:
    with pytest.raises(Refusal, match=r"^the name of the folder '/tmp/\\udcff/x' is not valid text$"):
        places.make_private("/tmp/\udcff/x")


def test_uids_are_of_version_7_in_order_of_time_and_unlike() -> None:
    uids = [new_uid(NOW.at + n // 100) for n in range(1000)]

    assert len(set(uids)) == 1000
    assert [uid[:13] for uid in uids] == sorted(uid[:13] for uid in uids)
    assert all(len(uid) == 36 and uid[14] == "7" and uid[19] in "89ab" for uid in uids)
    assert int(uids[0].replace("-", "")[:12], 16) == NOW.at


def test_the_ledger_keeps_where_a_note_first_went_and_what_it_last_was(journal: Journal, data: str) -> None:
    ledger = Ledger(journal.store)
    assert ledger.known() == {}
    assert not Path(data).exists()

    ledger.record([Exported("g1", "h1", 10, 10, "Brain", "desktop"), Exported("g2", "h2", 10, 10, "Brain", "never")])
    ledger.record([Exported("g1", "h3", 20, 20, "Other", "always")])

    assert ledger.known() == {"g1": Exported("g1", "h3", 20, 10, "Brain", "always"), "g2": Exported("g2", "h2", 10, 10, "Brain", "never")}  # fmt: skip
    told = Exported("g1", "h3", 20, 10, "Brain", "always", progress_at=30, gone_at=40, moved_to="Science")
    ledger.record([told])
    assert ledger.known()["g1"] == told
    ledger.record([told._replace(gone_at=None, moved_to="")])
    assert ledger.known()["g1"] == told._replace(gone_at=None, moved_to="")
    journal.append([review(journal)])
    assert len(Ledger(Journal(data, NOW).store).known()) == 2


def test_opening_a_journal_imports_nothing_heavy() -> None:
    """`tutor due` opens one each time it runs."""
    code = "import sys; sys.path[:0] = [sys.argv[1]]; from tutor.store import journal, places, settings; print(*sorted(sys.modules))"  # fmt: skip
    loaded = subprocess.run([sys.executable, "-I", "-c", code, os.getcwd()], capture_output=True, text=True, check=True).stdout.split()  # fmt: skip
    heavy = {"dataclasses", "pathlib", "asyncio", "uuid", "threading", "json", "tomllib", "platformdirs", "fsrs", "yaml", "textual", "hashlib", "random", "tempfile", "inspect"}  # fmt: skip

    assert not heavy & set(loaded)
