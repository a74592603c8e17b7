"""Which files hold drafts, and whether a file changed: asked often, so that nothing is parsed for it and nothing heavy imported."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from tutor.files.sheet import read_bytes

_MARK = re.compile(
    rb"""(?:(?:^|\r)[ ]*(?:-[ \t]+)*|[{,][ \t]*)(["']?)draft\1[ \t]*:[ \t]*(["']?)true\2(?=[ \t]*(?:[,}\r]|$)|[ \t]+\#)""", re.MULTILINE
)  # fmt: skip


def stamp_of(path: str) -> str:
    """How a file looks now, "" where it is not there."""
    try:
        stat = os.stat(path)
    except OSError:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"


def drafted(library: str, names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """The files of a library (paths inside it) in which drafts stand, and how many, as far as their bytes show."""
    found = []
    for name in names:
        try:
            content = read_bytes(os.path.join(library, name))
        except (OSError, ValueError):
            continue
        number = len(_MARK.findall(content)) if b"draft" in content else 0
        if number:
            found.append((name, number))
    return tuple(found)
