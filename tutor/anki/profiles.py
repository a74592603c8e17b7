"""Where Anki keeps its collections on this machine, one a profile. Looks, and opens nothing where it lies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from tutor.anki.collection import opened
from tutor.anki.incoming import is_ours
from tutor.core.problems import Refusal

NAME = "collection.anki2"
_FOLDER = "Anki2"
_FLATPAK = "~/.var/app/net.ankiweb.Anki/data"


def folders() -> tuple[Path, ...]:
    """The folders in which Anki may keep its profiles: where ANKI_BASE says so, else those of the platform."""
    base = os.environ.get("ANKI_BASE", "")
    if base:
        return (Path(base).expanduser(),)
    if sys.platform == "win32":
        roots = [os.environ.get("APPDATA", "") or "~/AppData/Roaming"]
    elif sys.platform == "darwin":
        roots = ["~/Library/Application Support"]
    else:
        said = os.environ.get("XDG_DATA_HOME", "")
        roots = [said if os.path.isabs(said) else "~/.local/share", _FLATPAK]
    return tuple(Path(root).expanduser() / _FOLDER for root in roots)


def collections() -> tuple[Path, ...]:
    """The collections of all profiles, the one that Anki wrote to last first."""
    found: list[tuple[float, Path]] = []
    for folder in folders():
        try:
            found += [(path.stat().st_mtime, path) for path in folder.glob(f"*/{NAME}") if path.is_file()]
        except OSError:
            continue
    return tuple(path for _, path in sorted(found, key=lambda pair: (-pair[0], pair[1])))


def default() -> Path:
    """The collection of the one profile there is, or of the one that holds notes of ours; raises Refusal where that leaves none, or several."""
    every = collections()
    if len(every) == 1:
        return every[0]
    if not every:
        looked = " or ".join(f"'{folder}'" for folder in folders())
        raise Refusal(f"Anki has no collection in {looked}", "name a file: tutor pull FILE (.apkg, .colpkg or collection.anki2)")  # fmt: skip
    ours = _ours(every)
    if len(ours) == 1:
        return ours[0]
    told = "\n".join(f'  tutor pull "{path}"' for path in ours or every)
    names = ", ".join(f"'{path.parent.name}'" for path in ours or every)
    raise Refusal(f"Anki has several profiles{' with your decks' if ours else ''}: {names}", f"say whose reviews are yours:\n{told}")  # fmt: skip


def _ours(paths: Iterable[Path]) -> tuple[Path, ...]:
    found = []
    for path in paths:
        try:
            with opened(path) as collection:
                if any(is_ours(kind) for kind in collection.notetypes.values()):
                    found.append(path)
        except Refusal:
            continue
    return tuple(found)
