"""Every package and collection the real Anki writes is read as plain values; what an enemy wrote is refused in one sentence, and leaves nothing."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from backports import zstd

from tests.anki import samples
from tests.anki.backend import Anki, collection, export
from tests.anki.collections import NOTES, PICTURE, SOUND, every_format, fill
from tutor.anki import unpack, wire
from tutor.anki.collection import Collection, opened
from tutor.core.faces import Recall
from tutor.core.problems import Refusal
from tutor.core.text import words

FORMATS = ("new.apkg", "old.apkg", "new.colpkg", "old.colpkg", "collection.anki2")
KINDS = ("new", "transition", "new", "transition", "collection")
READ = """
import json, sys
from tutor.anki.collection import opened
with opened(sys.argv[1]) as found:
    print(json.dumps([found.kind, [note.guid for note in found.notes()], [row.at for row in found.reviews()]]))
"""


@pytest.fixture(scope="module")
def formats(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return every_format(tmp_path_factory.mktemp("formats"))


@pytest.fixture(autouse=True)
def no_leftovers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """A temporary folder of one's own; what is in it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return lambda: os.listdir(folder)


def told(found: Collection) -> dict[str, object]:
    """All that every format must say alike."""
    stock = {note.notetype for note in found.notes()}
    return {
        "notes": list(found.notes()),
        "cards": list(found.cards()),
        "reviews": list(found.reviews()),
        "types": {id: found.notetypes[id] for id in stock},
        "decks": {card.id: found.decks[card.deck] for card in found.cards()},
        "media": {name: found.media.read(name) for name in found.media.names},
        "crt": found.crt,
    }


@pytest.mark.parametrize(("name", "kind"), list(zip(FORMATS, KINDS, strict=True)))
def test_every_format_says_the_same(formats: dict[str, Path], name: str, kind: str) -> None:
    with opened(formats["collection.anki2"]) as found:
        truth = told(found)

    with opened(formats[name]) as found:
        assert found.kind == kind
        assert told(found) == truth


def test_what_is_read_is_what_was_written(formats: dict[str, Path], no_leftovers: Callable[[], list[str]]) -> None:
    with opened(formats["new.apkg"]) as found:
        notes, cards, reviews = list(found.notes()), list(found.cards()), list(found.reviews())
        types = {found.notetypes[note.notetype].name: found.notetypes[note.notetype] for note in notes}

        assert [found.notetypes[note.notetype].name for note in notes] == list(NOTES)
        assert notes[0].fields == NOTES["Basic"][:2]
        assert notes[0].tags == ("food::web", "marine")
        assert len(cards) == 8
        assert {found.decks[card.deck] for card in cards} == {"Sea::Kelp forest"}
        assert [(row.ease, row.type) for row in reviews] == [(3, 0), (1, 0), (0, 4)]
        assert reviews[2].factor == 0
        assert [card.reps for card in cards if card.reps] == [1, 1]
        assert types["Cloze"].cloze
        assert not types["Basic"].cloze
        assert types["Basic (optional reversed card)"].fields == ("Front", "Back", "Add Reverse")
        assert "{{#Add Reverse}}" in types["Basic (optional reversed card)"].templates[1].front
        assert found.media.read("otter.png") == PICTURE
        assert found.media.read("waves.mp3") == SOUND
        assert found.conf["sched2021"] is True
    assert no_leftovers() == []


def test_a_package_of_genanki_is_read(tmp_path: Path) -> None:
    face = samples.face("sea/otters#answer", "question", words("What eats urchins?"), Recall())
    export([samples.card("sea/otters#answer", face)], tmp_path / "ours.apkg")

    with opened(tmp_path / "ours.apkg") as found:
        assert found.kind == "legacy"
        assert [found.notetypes[note.notetype].name for note in found.notes()] == ["Tutor"]
        assert [found.notetypes[note.notetype].fields[-1] for note in found.notes()] == ["Id"]


def test_a_collection_that_anki_has_open_is_read_with_what_is_not_yet_in_its_file(tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as anki:
        fill(anki)
        path = tmp_path / "anki" / "collection.anki2"
        before = _stamps(path.parent)
        # From another process: closing a file here would drop the locks that Anki holds on it.
        run = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=False)

        assert run.stderr == ""
        kind, guids, times = json.loads(run.stdout)
        assert _stamps(path.parent) == before
        assert kind == "collection"
        assert guids == column(anki, "select guid from notes order by id")
        assert times == column(anki, "select id from revlog order by id")
        assert len(guids) == 5


def column(anki: Anki, select: str) -> list[object]:
    assert anki.col.db is not None
    return list(anki.col.db.list(select))


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {each.name: (each.stat().st_mtime_ns, each.stat().st_size) for each in folder.iterdir() if each.is_file()}


def test_a_log_that_anki_takes_in_meanwhile_is_no_failure(
    formats: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = formats["collection.anki2"]
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"not yet in the file")
    opens = unpack._regular

    def closing_anki(part: Path, follow: bool = True) -> IO[bytes]:
        if part == log:
            log.unlink()
        return opens(part, follow)

    monkeypatch.setattr(unpack, "_regular", closing_anki)
    with opened(path) as found:
        assert len(list(found.reviews())) == 3


def test_a_memory_is_read_from_a_card(tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as anki:
        fill(anki)
        anki.col.set_config("fsrs", True)
        _answer(anki)
    with opened(tmp_path / "anki" / "collection.anki2") as found:
        assert any({"s", "d"} <= card.data.keys() for card in found.cards())
        assert found.conf["fsrs"] is True


def _answer(anki: Anki) -> None:
    card = anki.col.sched.getCard()
    assert card is not None
    card.start_timer()
    anki.col.sched.answerCard(card, 3)


# --- what an enemy, or a bad disk, wrote


def zipped(path: Path, entries: dict[str, bytes], method: int = ZIP_DEFLATED) -> Path:
    with ZipFile(path, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def database(path: Path, *statements: str) -> bytes:
    """A collection of the oldest schema, after some statements."""
    with sqlite3.connect(path) as made:
        made.executescript(SCHEMA)
        for statement in statements:
            made.execute(statement)
    made.close()
    return path.read_bytes()


SCHEMA = """
CREATE TABLE col (id integer primary key, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags);
CREATE TABLE notes (id integer primary key, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data);
CREATE TABLE cards (id integer primary key, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data);
CREATE TABLE revlog (id integer primary key, cid, usn, ease, ivl, lastIvl, factor, time, type);
INSERT INTO col VALUES (1, 1, 1, 1, 11, 0, 0, 0, '{}', '{}', '{}', '{}', '{}');
"""
FOREVER = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x"
WHOLE = (FOREVER + ", '', 1, 1, 1, '', '', '', 1, 1, '' FROM n").replace("SELECT x,", "SELECT x AS id,")
HOSTILE: dict[str, tuple[str, ...]] = {
    "a note type that is no object": ("UPDATE col SET models = '{\"1\": 7}'",),
    "a note type without fields": ("UPDATE col SET models = '{\"1\": {\"name\": \"x\"}}'",),
    "a deck without a name": ("UPDATE col SET decks = '{\"1\": []}'",),
    "an id that is a text": ("INSERT INTO notes (id, guid, mid) VALUES (1, 'a', 'b')",),
    "no head": ("DELETE FROM col",),
    "a newer schema": ("UPDATE col SET ver = 99",),
    "no review log": ("DROP TABLE revlog",),
    "a view in place of the notes, without an end": ("DROP TABLE notes", f"CREATE VIEW notes AS {WHOLE}"),
    "a virtual table": ("DROP TABLE notes", "CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, mod, tags, flds)"),
    "a generated column": ("ALTER TABLE notes ADD COLUMN more AS (hex(zeroblob(100000000))) VIRTUAL",),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_database_is_refused(tmp_path: Path, case: str, no_leftovers: Callable[[], list[str]]) -> None:
    content = database(tmp_path / "hostile.db", *HOSTILE[case])
    refused(zipped(tmp_path / "hostile.apkg", {"collection.anki2": content, "media": b"{}"}))
    assert no_leftovers() == []


def read(path: Path) -> None:
    with opened(path) as found:
        list(found.notes())
        list(found.cards())
        list(found.reviews())


def refused(path: Path) -> Refusal:
    """What is said of a file; one sentence, in which it is named."""
    with pytest.raises(Refusal) as caught:
        read(path)
    assert path.name in caught.value.message
    assert "\n" not in caught.value.message
    return caught.value


def refused_or_read(path: Path) -> str:
    """What is said of a file that may be refused."""
    try:
        read(path)
    except Refusal as refusal:
        return refusal.message
    return "read"


@pytest.mark.parametrize("kept", [0, 1, 15, 100, 1000])
@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_is_cut_off_is_refused(formats: dict[str, Path], tmp_path: Path, name: str, kept: int) -> None:
    short = tmp_path / f"short-{name}"
    short.write_bytes(formats[name].read_bytes()[:kept])
    refused(short)


def test_a_new_package_with_a_newer_version_is_refused_with_the_way_out(tmp_path: Path) -> None:
    assert "support older Anki versions" in refused(zipped(tmp_path / "newer.apkg", {"meta": b"\x08\x04"})).help


def bomb(megabytes: int) -> bytes:
    """So many megabytes as a zstd stream of a few kilobytes."""
    squeezer = zstd.ZstdCompressor()
    zeros = bytes(unpack.MEGABYTE)
    return b"".join([*(squeezer.compress(zeros) for _ in range(megabytes)), squeezer.flush()])


def test_a_zstd_bomb_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "LARGEST_DATABASE", 8 * unpack.MEGABYTE)
    path = zipped(tmp_path / "bomb.apkg", {"meta": b"\x08\x03", "collection.anki21b": bomb(64)})

    assert path.stat().st_size < unpack.MEGABYTE
    assert "larger than 8 MB" in refused(path).message


def test_a_zip_bomb_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "LARGEST_DATABASE", 8 * unpack.MEGABYTE)
    path = zipped(tmp_path / "bomb.apkg", {"collection.anki2": bytes(64 * unpack.MEGABYTE)})

    assert "larger than 8 MB" in refused(path).message


def test_a_list_of_media_without_an_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "LARGEST_LIST", unpack.MEGABYTE)
    content = database(tmp_path / "db")
    path = zipped(tmp_path / "list.apkg", {"collection.anki2": content, "media": b" " * (2 * unpack.MEGABYTE)})

    assert "larger than 1 MB" in refused(path).message


def test_more_entries_than_can_be_listed_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "LARGEST_LIST", 100_000)
    path = zipped(tmp_path / "many.apkg", {f"{number:050}": b"" for number in range(1500)}, ZIP_STORED)

    assert "too many entries" in refused(path).message


@pytest.mark.parametrize("method", [ZIP_LZMA, ZIP_BZIP2])
def test_ways_to_compress_that_anki_never_uses_are_refused(tmp_path: Path, method: int) -> None:
    refused(zipped(tmp_path / "odd.apkg", {"collection.anki2": database(tmp_path / "db")}, method))


def test_a_zstd_window_larger_than_memory_is_refused(tmp_path: Path) -> None:
    options: dict[int, int] = {
        zstd.CompressionParameter.window_log: 30,
        zstd.CompressionParameter.enable_long_distance_matching: 1,
    }
    squeezer = zstd.ZstdCompressor(options=options)
    stream = squeezer.compress(database(tmp_path / "db")) + squeezer.flush()
    refused(zipped(tmp_path / "window.apkg", {"meta": b"\x08\x03", "collection.anki21b": stream}))


def test_media_that_are_no_plain_names_are_left_alone_and_named(tmp_path: Path) -> None:
    names = ["../../evil.png", "/etc/passwd", "C:\\x", "..", "a/b.png", "bell\x07.png", "", "good.png"]
    entries = {"collection.anki2": database(tmp_path / "db"), "0": b"good"}
    listed = {str(place if name != "good.png" else 0): name for place, name in enumerate(names, 1)}
    path = zipped(tmp_path / "names.apkg", {**entries, "media": json.dumps(listed).encode()})

    with opened(path) as found:
        assert found.media.names == ("good.png",)
        assert sorted(found.media.refused) == sorted(names[:-1])
        assert found.media.read("good.png") == b"good"
        assert "../../evil.png" not in found.media
        with pytest.raises(Refusal, match="is not in"):
            found.media.read("absent.png")


def test_a_medium_larger_than_anki_takes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "LARGEST_MEDIUM", unpack.MEGABYTE)
    entries = {
        "collection.anki2": database(tmp_path / "db"),
        "media": b'{"0": "big.png"}',
        "0": bytes(2 * unpack.MEGABYTE),
    }

    with opened(zipped(tmp_path / "big.apkg", entries)) as found, pytest.raises(Refusal, match="larger than 1 MB"):
        found.media.read("big.png")


@pytest.mark.parametrize("media", [b"[]", b"{", b"[" * 100_000, b"7", b'{"0": {"a": 1}}', b"\xff\xfe"])
def test_a_damaged_list_of_media_is_no_traceback(tmp_path: Path, media: bytes) -> None:
    path = zipped(tmp_path / "media.apkg", {"collection.anki2": database(tmp_path / "db"), "media": media})
    assert refused_or_read(path) in ("read", f"'{path}' is damaged, or no Anki package")


def test_links_folders_and_pipes_are_not_followed(formats: dict[str, Path], tmp_path: Path) -> None:
    content = formats["collection.anki2"].read_bytes()
    (tmp_path / "profile" / "collection.media").mkdir(parents=True)
    (tmp_path / "profile" / "collection.anki2").write_bytes(content)
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "profile" / "collection.media" / "otter.png").symlink_to(tmp_path / "secret")
    os.mkfifo(tmp_path / "pipe.apkg")

    with opened(tmp_path / "profile" / "collection.anki2") as found:
        assert found.media.names == ()
    assert "no regular file" in refused(tmp_path / "pipe.apkg").message
    assert "cannot be read" in refused(tmp_path / "profile").message
    assert "no such file" in refused(tmp_path / "absent.apkg").message


def test_any_other_file_is_named_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello, this is no package at all")
    assert "neither an Anki package nor" in refused(tmp_path / "notes.txt").message
    assert "without an Anki collection" in refused(zipped(tmp_path / "other.zip", {"a.txt": b"a"})).message
    with sqlite3.connect(tmp_path / "other.db") as made:
        made.execute("CREATE TABLE a (b)")
    made.close()
    assert "no Anki collection" in refused(tmp_path / "other.db").message


@pytest.mark.parametrize("message", [b"\x08", b"\x0a\x05a", b"\x0b", b"\xff" * 20, b"\x08" + b"\x80" * 11])
def test_a_message_that_is_no_protobuf_is_no_message(message: bytes) -> None:
    with pytest.raises(ValueError, match="no protobuf"):
        list(wire.fields(message))


@pytest.mark.heavy
@pytest.mark.parametrize("name", FORMATS)
def test_bytes_changed_at_random_give_a_refusal_or_a_reading(
    formats: dict[str, Path], tmp_path: Path, name: str
) -> None:
    import random

    dice, whole = random.Random(7), formats[name].read_bytes()
    path = tmp_path / name
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(dice.choice((1, 3, 30))):
            content[dice.randrange(len(content))] = dice.randrange(256)
        path.write_bytes(content)
        assert "\n" not in refused_or_read(path)
