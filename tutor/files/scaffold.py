"""Where a library begins: the starter library, the nearest one upwards, and a copy of one's own. Refuses to write into a folder that holds anything."""

from __future__ import annotations

import os
import re
import stat

from tutor.core.problems import Refusal, visible

FOLDERS = ("questions", "decks")
_OURS = re.compile(rb"^\"?(?:terms|faqs|claims|concepts|gist|article)\"?\s*:", re.MULTILINE)


def starter() -> str:
    """The folder of the starter library: inside the installed package, else the checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = _join(package, "_library")
    return installed if os.path.isdir(installed) else os.path.dirname(package)


def must_be_own(path: str, writable: bool) -> None:
    """Raises Refusal for a library that cannot be written to: the program's own above all."""
    if not writable and os.path.realpath(path) == os.path.realpath(starter()):
        raise Refusal(
            "the starter library is part of the program and cannot be changed",
            "make a copy of your own with: tutor init DIR",
        )
    if not writable:
        raise Refusal(f"the library '{visible(path)}' may not be written to", "tutor init DIR makes one of your own")


def discover(start: str) -> str | None:
    """The nearest folder from `start` upwards whose `questions/` holds a question file; None when there is none."""
    folder = os.path.abspath(start)
    while True:
        if _holds_questions(_join(folder, "questions")):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _holds_questions(folder: str) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(
                entry.name.endswith((".yaml", ".yml")) and entry.is_file() and _is_ours(entry.path) for entry in entries
            )
    except OSError:
        return False


def _is_ours(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return _OURS.search(file.read(1 << 16)) is not None
    except OSError:
        return False


def init(source: str, target: str) -> None:
    """Copies `questions/` and `decks/` of a library into a folder that is new or empty: all of it or nothing; raises Refusal."""
    import shutil

    from tutor.files.writing.beside import lay

    target = _checked(source, target)
    parent, name = os.path.split(target)
    scratch = _join(parent, f".{name}.{os.getpid()}.part")
    try:
        os.makedirs(parent, exist_ok=True)
        os.mkdir(scratch)
        try:
            for folder in FOLDERS:
                if os.path.isdir(_join(source, folder)):
                    _copy(_join(source, folder), _join(scratch, folder), folder)
            lay(scratch)
            if os.path.isdir(target):
                # Renaming over an empty folder is not possible everywhere.
                os.rmdir(target)
            os.rename(scratch, target)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except OSError as error:
        raise Refusal(
            f"'{visible(target)}' cannot be written: {error.strerror or error}",
            "nothing was copied; choose another folder",
        ) from None


def _checked(source: str, target: str) -> str:
    if not target.strip() or "\0" in target:
        raise Refusal("a library needs a folder with a name", "tutor init DIR")
    full = os.path.abspath(target)
    shown = visible(target)
    if not os.path.isdir(_join(source, "questions")):
        raise Refusal(f"'{visible(source)}' is no library: it has no folder 'questions'")
    inside = os.path.realpath(full)
    for folder in FOLDERS:
        base = os.path.realpath(_join(source, folder))
        if inside == base or inside.startswith(base + os.sep):
            raise Refusal(f"'{shown}' lies inside the library that would be copied", "choose a folder outside of it")
    try:
        if os.path.islink(full) and not os.path.exists(full):
            raise Refusal(f"'{shown}' is a link to nothing", "choose another folder")
        if os.path.lexists(full) and not os.path.isdir(full):
            raise Refusal(f"'{shown}' is a file, not a folder", "choose another folder")
        if os.path.isdir(full) and os.listdir(full):
            raise Refusal(f"'{shown}' is not empty", "choose a folder that is new or empty")
    except (OSError, ValueError) as error:
        raise Refusal(
            f"'{shown}' cannot be read: {getattr(error, 'strerror', None) or error}", "choose another folder"
        ) from None
    return inside if os.path.islink(full) else full


def _copy(source: str, target: str, within: str = "") -> None:
    """Regular files and folders, without hidden ones; links are followed only inside the source. Files `within` questions or decks begin with
    the line that leads editors to their schema."""
    from tutor.files.writing.beside import with_modeline

    os.mkdir(target)
    base = os.path.realpath(source)
    with os.scandir(source) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith((".", "__")) or not os.path.realpath(entry.path).startswith(base + os.sep):
                continue
            to = _join(target, entry.name)
            if entry.is_dir(follow_symlinks=False):
                _copy(entry.path, to)
            elif stat.S_ISREG(entry.stat().st_mode):
                with open(entry.path, "rb") as read, open(to, "xb") as write:
                    write.write(with_modeline(read.read(), within if entry.name.endswith((".yaml", ".yml")) else ""))
                    write.flush()
                    os.fsync(write.fileno())


def _join(*parts: str) -> str:
    return os.path.join(*parts)
