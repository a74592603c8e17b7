"""What is opened, made, migrated and refused; and the one sentence for each."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.store.conftest import NOW, later, review
from tutor.core.problems import Refusal
from tutor.store import errors
from tutor.store.backup import backups, daily
from tutor.store.database import NAME, create_database, open_database
from tutor.store.journal import Journal
from tutor.store.schema import APPLICATION, MIGRATIONS, Migration

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))
NEWEST = MIGRATIONS[-1].version
NEXT = (*MIGRATIONS, Migration(NEWEST + 1, ("ALTER TABLE card_state ADD COLUMN note TEXT", "CREATE TABLE extra(a)", "INSERT INTO extra SELECT uid FROM log")))  # fmt: skip


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def sqlite_file(path: Path, application: int = 0, version: int = 0) -> Path:
    path.parent.mkdir(exist_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(f"CREATE TABLE recipes(a); PRAGMA application_id = {application}; PRAGMA user_version = {version}")  # fmt: skip
    connection.close()
    return path


def test_a_new_database_is_for_its_owner_alone_and_carries_our_mark(data: str) -> None:
    path = Path(data) / NAME
    create_database(str(path))

    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == [NAME]
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    assert connection.execute("PRAGMA user_version").fetchone() == (MIGRATIONS[-1].version,)
    connection.close()


def test_every_safety_is_on(data: str) -> None:
    path = str(Path(data) / NAME)
    create_database(path)
    connection = open_database(path)
    expected = {"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0}  # fmt: skip

    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected
    connection.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda path: None, "no history found at {path}", id="missing"),
        pytest.param(
            lambda path: path.touch(), "{path} is empty (0 bytes): the history that was in it is gone", id="empty"
        ),
        pytest.param(lambda path: path.write_text("my diary " * 100), "{path} is not a tutor database", id="text"),
        pytest.param(lambda path: path.write_bytes(b"SQLite format 3\0"), "{path} is not a tutor database", id="stump"),
        pytest.param(lambda path: sqlite_file(path), "{path} is not a tutor database", id="another program's"),
        pytest.param(lambda path: sqlite_file(path, APPLICATION, 0), "{path} is not a tutor database", id="no version"),
        pytest.param(lambda path: sqlite_file(path, APPLICATION, 1), "{path} is not a tutor database", id="no log"),
        pytest.param(
            lambda path: sqlite_file(path, APPLICATION, 7),
            "This history was written by a newer tutor (schema 7, this one knows {newest}). Nothing was changed.",
            id="newer",
        ),
        pytest.param(lambda path: path.mkdir(), "{path} cannot be read: is a directory", id="folder"),
    ],
)
def test_what_is_no_history_of_ours_is_refused_untouched(tmp_path: Path, make: Callable[[Path], object], message: str) -> None:  # fmt: skip
    path = tmp_path / NAME
    make(path)
    before = digest(path) if path.is_file() else None

    with pytest.raises(Refusal) as refused:
        open_database(str(path))

    assert refused.value.message == message.format(path=path, newest=NEWEST)
    assert refused.value.help
    assert (digest(path) if path.is_file() else None) == before
    assert {entry.name for entry in tmp_path.iterdir()} <= {NAME}


def test_a_damaged_page_is_told(filled: Journal, data: str) -> None:
    filled.close()
    path = Path(data) / NAME
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 3] = bytes(4096)
    path.write_bytes(content)

    def everything() -> None:
        filled.states()
        filled.rows()
        filled.append([review(filled)])

    with pytest.raises(Refusal) as refused:
        everything()
    assert refused.value.message.startswith(f"{path} is damaged")
    assert refused.value.help == "tutor doctor --repair rebuilds it from the log, the backups and every row that can be read"  # fmt: skip


def test_a_folder_below_a_file_is_refused(tmp_path: Path, opened: Callable[..., Journal]) -> None:
    (tmp_path / "file").touch()
    journal = opened(str(tmp_path / "file" / "data"))

    with pytest.raises(Refusal) as refused:
        journal.create()
    assert refused.value.message == f"progress cannot be kept in {tmp_path}/file/data: a part of that path is a file"
    assert refused.value.help == "choose another folder with --data DIR or TUTOR_DATA"
    with pytest.raises(Refusal, match=r"^progress cannot be kept in"):
        journal.row("flag", NOW)


@pytest.fixture
def nobodys(filled: Journal, data: str) -> Iterator[Callable[[Callable[[], object]], str]]:
    """Runs something as a user who may read the data folder and not write it (root may always); what it said."""
    filled.close()
    os.chmod(Path(data) / NAME, 0o444)
    os.chmod(data, 0o555)
    folders = [folder for folder in Path(data).parents if os.stat(folder).st_uid == os.geteuid()]
    modes = {folder: folder.stat().st_mode & 0o777 for folder in folders}
    if os.geteuid() == 0:
        for folder in folders:
            os.chmod(folder, modes[folder] | 0o055)

    def run(work: Callable[[], object]) -> str:
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            said = ""
            try:
                if os.geteuid() == 0:
                    os.setuid(65534)
                said = repr(work())
            except Refusal as refusal:
                said = refusal.message
            except BaseException as error:
                said = f"{type(error).__name__}: {error}"
            finally:
                os.write(write, said.encode())
                os._exit(0)
        os.close(write)
        os.waitpid(child, 0)
        with os.fdopen(read, "rb") as pipe:
            return pipe.read().decode()

    yield run
    for folder, mode in modes.items():
        os.chmod(folder, mode)
    os.chmod(data, 0o700)


def test_a_disk_that_can_only_be_read_can_be_studied_from(data: str, nobodys: Callable[[Callable[[], object]], str], opened: Callable[..., Journal]) -> None:  # fmt: skip
    row = review(Journal(data, NOW))
    path = Path(data) / NAME

    assert nobodys(lambda: len(Journal(data, NOW).states())) == "8"
    assert nobodys(lambda: Journal(data, NOW).store.writable) == "False"
    assert nobodys(lambda: daily(data, NOW)) == "''"
    assert nobodys(lambda: Journal(data, NOW).append([row])) == f"{path} can only be read: this answer was NOT saved"
    assert nobodys(lambda: Journal(f"{data}/sub", NOW).create()) == f"progress cannot be kept in {data}/sub: permission denied"  # fmt: skip
    os.chmod(path, 0o000)
    assert nobodys(lambda: Journal(data, NOW).states()) == f"{path} cannot be read: permission denied"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (sqlite3.SQLITE_FULL, "Disk full: the undo was NOT saved."),
        (sqlite3.SQLITE_BUSY, "another tutor is saving: the undo was NOT saved"),
        (sqlite3.SQLITE_READONLY, "/p.db can only be read: the undo was NOT saved"),
        (sqlite3.SQLITE_CANTOPEN, "/p.db cannot be opened: the undo was NOT saved"),
        (sqlite3.SQLITE_CORRUPT, "/p.db is damaged: the undo was NOT saved"),
        (sqlite3.SQLITE_IOERR_FSYNC, "/p.db: disk I/O error: the undo was NOT saved"),
    ],
)
def test_every_failure_to_write_says_what_was_not_saved(code: int, message: str) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code

    refusal = errors.not_saved(error, "the undo", "/p.db")

    assert refusal.message == message
    assert refusal.help


def test_two_first_starts_at_once_make_one_database(data: str, opened: Callable[..., Journal]) -> None:
    journals = [opened(data) for _ in range(4)]
    threads = [threading.Thread(target=lambda j=j: j.append([review(j)])) for j in journals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(opened(data).rows()) == 4
    assert {entry.name for entry in Path(data).iterdir()} <= {NAME, f"{NAME}-journal", "device"}


# ---- migrations


def test_the_schema_of_each_release_is_a_fixture() -> None:
    assert [path.stem for path in SCHEMAS] == [str(migration.version) for migration in MIGRATIONS]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: f"schema {path.stem}")
def test_a_history_of_every_released_schema_opens(schema: Path, data: str, opened: Callable[..., Journal]) -> None:
    Path(data).mkdir()
    connection = sqlite3.connect(Path(data) / NAME)
    connection.executescript(schema.read_text(encoding="utf-8"))
    connection.close()

    journal = opened(data)

    assert len(journal.raw_rows().rows) == 6
    assert journal.raw_rows().damaged == ()
    states = journal.states()
    assert {key: state.last_rating for key, state in states.items()} == {"brain/bdnf#name": 3, "brain/vegf#name": 4}
    journal.append([review(journal, now=later(20))])
    assert journal.undo(later(20))


def test_a_migration_backs_up_first_and_keeps_everything(filled: Journal, data: str, opened: Callable[..., Journal]) -> None:  # fmt: skip
    before = filled.rows()
    filled.close()

    journal = opened(data, NOW, migrations=NEXT)

    assert journal.rows() == before
    (name,) = backups(data)
    assert len(opened(data, NOW, migrations=NEXT).rows()) == 40
    assert backups(data) == (name,)
    old = sqlite3.connect(Path(data) / "backups" / name)
    assert old.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    old.close()
    with pytest.raises(Refusal, match=rf"newer tutor \(schema {NEWEST + 1}, this one knows {NEWEST}\)"):
        opened(data).rows()


def test_a_migration_that_fails_leaves_the_old_schema(filled: Journal, data: str, opened: Callable[..., Journal]) -> None:  # fmt: skip
    filled.close()
    broken = (*MIGRATIONS, Migration(NEWEST + 1, ("CREATE TABLE extra(a)", "INSERT INTO nowhere VALUES(1)")))

    with pytest.raises(Refusal):
        opened(data, NOW, migrations=broken).rows()

    journal = opened(data)
    assert len(journal.rows()) == 40
    tables = journal.store.read(lambda c: {name for (name,) in c.execute("SELECT name FROM sqlite_master")}, set())
    assert "extra" not in tables


MIGRATOR = """
import sys
from tests.store.test_database import NEXT
from tutor.store.database import open_database
print("ready", flush=True)
sys.stdin.readline()
open_database(sys.argv[1], None, NEXT)
"""


def kill_migrations(data: str, journal: Journal, count: int) -> None:
    journal.close()
    path = Path(data) / NAME
    original = path.read_bytes()
    versions = set()
    for number in range(count):
        path.write_bytes(original)
        Path(f"{path}-journal").unlink(missing_ok=True)
        child = subprocess.Popen([sys.executable, "-c", MIGRATOR, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
        assert child.stdin
        assert child.stdout
        child.stdout.readline()
        child.stdin.write(b"\n")
        child.stdin.flush()
        threading.Event().wait(0.0004 * (number % 16))
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()
        connection = sqlite3.connect(path)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM log").fetchone() == (40,)
        assert ("extra" in tables) == (version == NEWEST + 1)
        connection.close()
        versions.add(version)
    assert versions <= {NEWEST, NEWEST + 1}


def test_a_killed_migration_happened_or_did_not(filled: Journal, data: str) -> None:
    kill_migrations(data, filled, 8)


@pytest.mark.heavy
def test_no_kill_of_120_leaves_half_a_migration(filled: Journal, data: str) -> None:
    kill_migrations(data, filled, 120)
