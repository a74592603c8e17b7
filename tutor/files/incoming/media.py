"""Pictures and sounds on their way into a library: kept under names made of their content, in `media/`, within limits.

Takes only kinds of files that show or sound, never more than asked for, and can take back what it wrote.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from hashlib import sha256

from tutor.core.problems import Refusal, visible
from tutor.core.vocabulary import listed
from tutor.files.writing.whole import create

FOLDER = "media"
LARGEST, LARGEST_IN_ALL = 100 << 20, 1 << 30
"""Bytes of one file (Anki takes none larger), and of all files of one import."""
KINDS = frozenset(
    listed(
        "png jpg jpeg gif svg webp avif bmp tif tiff ico jxl heic mp3 ogg oga opus wav m4a flac aac aif aiff mp4 webm mov mkv avi 3gp spx"
    )
)


class Shelf:
    """Copies media into the library at `root`; `read` gives a file's content by the name its card calls it by, or raises Refusal."""

    def __init__(self, root: str, read: Callable[[str], bytes]) -> None:
        self.root, self._read = root, read
        self._kept: dict[str, str | Refusal] = {}
        self._made: list[str] = []
        self._folder = ""
        self._room = LARGEST_IN_ALL

    def keep(self, name: str) -> str:
        """Copies a file, once; its path inside the library. Raises Refusal for what is not there, too large, or neither picture nor sound."""
        if name not in self._kept:
            try:
                self._kept[name] = self._copied(name)
            except Refusal as refusal:
                self._kept[name] = refusal
        kept = self._kept[name]
        if isinstance(kept, Refusal):
            raise kept
        return kept

    def _copied(self, name: str) -> str:
        suffix = name.rpartition(".")[2].lower()
        if suffix not in KINDS:
            raise Refusal(f"'{visible(name[:60])}' is no kind of picture or sound that is known")
        content = self._read(name)
        self._room -= len(content)
        if self._room < 0:
            raise Refusal(f"its pictures and sounds are more than {LARGEST_IN_ALL >> 20} MB in all")
        return self._write(f"{sha256(content).hexdigest()[:20]}.{suffix}", content)

    @property
    def copied(self) -> int:
        """How many files are new in the library."""
        return len(self._made)

    def take_back(self) -> None:
        """Removes what was written: the import came to nothing."""
        for path in self._made:
            os.unlink(path)
        self._made.clear()
        if self._folder:
            os.rmdir(self._folder)
            self._folder = ""

    def _write(self, name: str, content: bytes) -> str:
        folder = os.path.join(self.root, FOLDER)
        path = os.path.join(folder, name)
        inside = f"{FOLDER}/{name}"
        try:
            if not os.path.isdir(folder):
                os.mkdir(folder)
                self._folder = folder
            if os.path.realpath(folder) != os.path.join(os.path.realpath(self.root), FOLDER):
                raise Refusal(f"'{folder}' leads out of the library", "make it a folder")
            if os.path.lexists(path):
                # The name says what is in it.
                return inside
            create(path, content)
        except FileExistsError:
            return inside
        except OSError as error:
            raise Refusal(f"'{path}' cannot be written: {(error.strerror or str(error)).lower()}") from None
        self._made.append(path)
        return inside


def beside(path: str) -> Callable[[str], bytes]:
    """Reads media that lie beside a text file, or below its folder; no link leads out of there."""
    base = os.path.realpath(os.path.dirname(os.path.abspath(path)))

    def read(name: str) -> bytes:
        shown = visible(name[:60])
        try:
            # Some decks name their own folder so.
            full = os.path.realpath(os.path.join(base, name.removeprefix("@/")), strict=True)
            if os.path.commonpath([base, full]) != base:
                raise Refusal(f"'{shown}' lies outside of the folder of {os.path.basename(path)}")
            with open(full, "rb", opener=_without_waiting) as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise Refusal(f"'{shown}' is no file")
                content = file.read(LARGEST + 1)
        except (OSError, ValueError):
            raise Refusal(f"'{shown}' is not there") from None
        if len(content) > LARGEST:
            raise Refusal(f"'{shown}' is larger than {LARGEST >> 20} MB")
        return content

    return read


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
