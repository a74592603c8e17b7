"""Takes what Anki wrote apart without trusting it: a package or a collection becomes a private copy of its database, and media by name.

Reads only, writes only inside a temporary folder of its own, and refuses in one sentence what is damaged, too large, or newer than it knows.
A collection is never opened where it lies: Anki may have it open, so it is copied with what Anki has not yet written into it.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import struct
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Literal, NamedTuple, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, is_zipfile

from tutor.anki import wire
from tutor.core.problems import Refusal

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Kind = Literal["legacy", "transition", "new", "collection"]
"""How a file is built: `collection.anki2`, `collection.anki21` or zstd `collection.anki21b` in a zip, or a bare database."""

MEGABYTE = 1 << 20
LARGEST_DATABASE = 1024 * MEGABYTE
LARGEST_MEDIUM = 100 * MEGABYTE
LARGEST_LIST = 16 * MEGABYTE
"""The most that is read: of a database, of one media file (Anki takes none larger), of a list of names (some 300,000 media files)."""

_MEMBERS: dict[Kind, str] = {"legacy": "collection.anki2", "transition": "collection.anki21", "new": "collection.anki21b"}  # fmt: skip
_VERSIONS: dict[int, Kind] = {1: "legacy", 2: "transition", 3: "new"}
_SQLITE = b"SQLite format 3\0"
_WINDOW = 27
_CHUNK = 1 << 18
_TRIES = 5
_AGAIN = "export it from Anki once more"
BROKEN = (
    BadZipFile, zlib.error, zstd.ZstdError, EOFError, NotImplementedError, RuntimeError, struct.error, ValueError, OverflowError, LookupError,
    AttributeError, TypeError, MemoryError,
)  # fmt: skip
"""What reading a damaged or hostile archive, list or database may raise, besides OSError and sqlite3.Error."""


class Unpacked(NamedTuple):
    """A private copy of a database, gone when its `with` ends, how its file was built, and the file's media."""

    database: Path
    kind: Kind
    media: Media


class Media:
    """Media files by the names that fields call them by; `refused` are names that are no plain file name, and are left alone."""

    def __init__(self, label: str, names: Iterable[str] = ()) -> None:
        self.label = label
        every = list(names)
        self.names = tuple(sorted({name for name in every if _is_plain(name)}))
        self.refused = tuple(name for name in every if not _is_plain(name))

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """The content of one file; raises Refusal for one that is not there, damaged, or larger than Anki takes."""
        try:
            with self._open(name) as stream:
                return b"".join(_pieces(stream, LARGEST_MEDIUM, f"the media file '{name}' of {self.label}"))
        except OSError as error:
            raise Refusal(f"the media file '{name}' of {self.label} cannot be read: {_reason(error)}") from None
        except BROKEN:
            raise Refusal(f"the media file '{name}' is not in {self.label}, or damaged", _AGAIN) from None

    def _open(self, name: str) -> IO[bytes]:
        raise KeyError(name)


class _Packed(Media):
    """Media inside a package, under numbers."""

    def __init__(self, label: str, archive: ZipFile, members: Mapping[str, str], squeezed: bool) -> None:
        super().__init__(label, members)
        self._archive, self._members, self._squeezed = archive, members, squeezed

    def __contains__(self, name: object) -> bool:
        return name in self._members and isinstance(name, str) and _is_plain(name)

    def _open(self, name: str) -> IO[bytes]:
        return _member(self._archive, self._members[name], self._squeezed)


class _Beside(Media):
    """Media in the folder `collection.media` beside a collection."""

    def __init__(self, label: str, folder: Path) -> None:
        names = sorted(each.name for each in os.scandir(folder) if _is_regular(each)) if folder.is_dir() else []
        super().__init__(label, names)
        self._folder, self._known = folder, frozenset(self.names)

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def _open(self, name: str) -> IO[bytes]:
        if name not in self._known:
            raise KeyError(name)
        return _regular(self._folder / name, follow=False)


@contextmanager
def unpacked(path: str | os.PathLike[str]) -> Iterator[Unpacked]:
    """The database of a package or collection, and its media; raises Refusal for a file that cannot be taken apart."""
    source = Path(path).absolute()
    label = f"'{os.fspath(path)}'"
    with _told(label):
        file = _regular(source)
    with file, _temporary(label) as folder:
        database = folder / "collection.anki2"
        with _told(label):
            start = file.read(len(_SQLITE))
            packed = start != _SQLITE and is_zipfile(file)
            if start.startswith(b"PK\x03\x04") and not packed:
                raise BadZipFile
        if packed:
            with _told(label):
                archive = ZipFile(_Careful(file, label))
            with archive:
                with _told(label):
                    kind, media = _unzip(archive, database, label)
                yield Unpacked(database, kind, media)
        else:
            with _told(label):
                _copy(source, file, database, label)
                beside = _Beside(label, source.resolve().with_name(source.resolve().stem + ".media"))
            yield Unpacked(database, "collection", beside)


class _Careful(io.RawIOBase):
    """A file that refuses to be read into memory whole: a zip's list of entries is, whatever size it says it has."""

    def __init__(self, file: IO[bytes], label: str) -> None:
        self._file, self._label = file, label

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > LARGEST_LIST:
            raise Refusal(f"{self._label} has too many entries", "the largest package that is read has some 300,000")
        return self._file.read(-1 if size is None else size)


def _unzip(archive: ZipFile, database: Path, label: str) -> tuple[Kind, Media]:
    names = set(archive.namelist())
    kind: Kind = "transition" if _MEMBERS["transition"] in names else "legacy"
    if "meta" in names:
        version = wire.integer(_whole(_member(archive, "meta"), 1024, label), 1)
        if version not in _VERSIONS:
            raise Refusal(f"{label} is of a newer Anki than is known here (package version {version})", "in Anki's export dialog tick: support older Anki versions")  # fmt: skip
        kind = _VERSIONS[version]
    member = _MEMBERS[kind]
    if member not in names:
        raise Refusal(f"{label} is a zip file without an Anki collection in it", "name an .apkg, a .colpkg or a collection.anki2")  # fmt: skip
    with _member(archive, member, kind == "new") as stream, database.open("xb") as copy:
        for piece in _pieces(stream, LARGEST_DATABASE, f"the collection in {label}"):
            copy.write(piece)
    if not _starts_like_sqlite(database):
        raise Refusal(f"{label} is damaged: its collection is no database", _AGAIN)
    media = _media_list(archive, kind == "new", label) if "media" in names else {}
    return kind, _Packed(label, archive, media, kind == "new")


def _media_list(archive: ZipFile, squeezed: bool, label: str) -> dict[str, str]:
    """Which entry holds which media file."""
    raw = _whole(_member(archive, "media", squeezed), LARGEST_LIST, f"the list of media of {label}")
    if not squeezed:
        entries = json.loads(raw.decode("utf-8", "replace") or "{}")
        return {name: entry for entry, name in entries.items() if isinstance(name, str)}
    listed = [field.content for field in wire.fields(raw) if field.number == 1]
    return {
        wire.text(entry, 1): str(wire.integer(entry, 255) if _said(entry, 255) else place)
        for place, entry in enumerate(listed)
    }


def _said(message: bytes, number: int) -> bool:
    return any(field.number == number for field in wire.fields(message))


def _member(archive: ZipFile, name: str, squeezed: bool = False) -> IO[bytes]:
    """One entry as a stream. Of the ways to compress only Anki's are taken: others can ask for any amount of memory."""
    entry = archive.getinfo(name)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ValueError(f"compressed in an unknown way: {entry.compress_type}")
    stream = archive.open(entry)
    if not squeezed:
        return stream
    options: Any = {zstd.DecompressionParameter.window_log_max: _WINDOW}
    return cast("IO[bytes]", zstd.ZstdFile(stream, options=options))


def _pieces(stream: IO[bytes], most: int, what: str) -> Iterator[bytes]:
    """A stream bit by bit; raises Refusal as soon as it is longer than `most`, whatever it said of its size."""
    left = most
    while piece := stream.read(_CHUNK):
        left -= len(piece)
        if left < 0:
            raise Refusal(f"{what} is larger than {most // MEGABYTE or 1} MB when unpacked", "nothing was read from it")
        yield piece


def _whole(stream: IO[bytes], most: int, what: str) -> bytes:
    with stream:
        return b"".join(_pieces(stream, most, what))


def _copy(source: Path, file: IO[bytes], database: Path, label: str) -> None:
    """Copies a collection with its log until both hold still: Anki may be writing to them."""
    file.seek(0)
    if file.read(len(_SQLITE)) != _SQLITE:
        raise Refusal(f"{label} is neither an Anki package nor an Anki collection", "name an .apkg, a .colpkg or a collection.anki2")  # fmt: skip
    real = source.resolve()
    parts = {tail: real.with_name(real.name + tail) for tail in ("", "-wal", "-journal")}
    before: object = None
    for _ in range(_TRIES):
        now = tuple((tail, each.st_mtime_ns, each.st_size) for tail, each in _stats(parts))
        if now == before:
            return
        if sum(size for _, _, size in now) > LARGEST_DATABASE:
            raise Refusal(f"{label} is larger than {LARGEST_DATABASE // MEGABYTE} MB", "nothing was read from it")
        before = now
        for tail, part in parts.items():
            copy = Path(f"{database}{tail}")
            copy.unlink(missing_ok=True)
            if tail in [each for each, _, _ in now]:
                # What Anki closes meanwhile takes its log with it: the next round sees that.
                with (
                    suppress(*[FileNotFoundError] if tail else []),
                    _regular(part) as original,
                    copy.open("xb") as target,
                ):
                    shutil.copyfileobj(original, target, _CHUNK)
    raise Refusal(f"{label} is being written to again and again", "let Anki finish, or close it, then try once more")


def _stats(parts: Mapping[str, Path]) -> Iterator[tuple[str, os.stat_result]]:
    for tail, part in parts.items():
        try:
            yield tail, part.stat()
        except FileNotFoundError:
            continue


def _regular(path: Path, follow: bool = True) -> IO[bytes]:
    """A file opened for reading; no folder, device or pipe, which could be without an end."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | (0 if follow else getattr(os, "O_NOFOLLOW", 0)))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, "it is no regular file")
    return os.fdopen(descriptor, "rb")


def _is_regular(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False)


def _is_plain(name: str) -> bool:
    return (
        0 < len(name) <= 255 and name not in (".", "..") and not any(each in "/\\:\x7f" or each < " " for each in name)
    )


def _starts_like_sqlite(database: Path) -> bool:
    with database.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


@contextmanager
def _temporary(label: str) -> Iterator[Path]:
    with _told(label):
        folder = TemporaryDirectory(prefix="tutor-anki-", ignore_cleanup_errors=True)
    with folder as name:
        yield Path(name)


@contextmanager
def _told(label: str) -> Iterator[None]:
    """Says what went wrong in one sentence."""
    try:
        yield
    except OSError as error:
        raise Refusal(f"{label} cannot be read: {_reason(error)}", "nothing was changed") from None
    except BROKEN:
        raise Refusal(f"{label} is damaged, or no Anki package", _AGAIN) from None


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
