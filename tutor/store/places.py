"""Where things are kept: progress, settings, caches, crashes; and files of ours, written whole or not at all.

Folders we make are for their owner alone (0700), files too (0600). Refuses a folder that cannot be made or written, in one sentence.
"""

from __future__ import annotations

import os
import sys
from typing import Literal

from tutor.core.problems import Refusal

Kind = Literal["data", "config", "cache"]

_UNIX = {
    "data": ("XDG_DATA_HOME", "~/.local/share"),
    "config": ("XDG_CONFIG_HOME", "~/.config"),
    "cache": ("XDG_CACHE_HOME", "~/.cache"),
}

_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
    "sync": "Syncthing",
}


def data_folder(chosen: str = "") -> str:
    """The folder of `progress.db` as an absolute path: `chosen` (`--data`), else TUTOR_DATA, else the platform's; it need not exist."""
    return _named(chosen) or _platform("data")


def config_folder(chosen: str = "") -> str:
    """The folder of `settings.toml`: the data folder where one was named, else the platform's for settings."""
    return _named(chosen) or _platform("config")


def cache_folder() -> str:
    """The folder for what may be deleted at any time; it need not exist."""
    return _platform("cache")


def crash_folder(data: str) -> str:
    """Where the traces of unexpected errors are kept."""
    return os.path.join(data, "crash")


def _named(chosen: str) -> str:
    folder = chosen or os.environ.get("TUTOR_DATA", "")
    return os.path.abspath(os.path.expanduser(folder)) if folder else ""


def _platform(kind: Kind) -> str:
    if sys.platform.startswith(("linux", "freebsd", "openbsd", "netbsd")) and not hasattr(sys, "getandroidapilevel"):
        # platformdirs comes to the same; importing it costs more than all else that `tutor due` does.
        variable, default = _UNIX[kind]
        base = os.environ.get(variable, "")
        return os.path.join(base if os.path.isabs(base) else os.path.expanduser(default), "tutor")
    import platformdirs

    find = {
        "data": platformdirs.user_data_dir,
        "config": platformdirs.user_config_dir,
        "cache": platformdirs.user_cache_dir,
    }
    return find[kind]("tutor", appauthor=False)


def make_private(folder: str) -> None:
    """Makes the folder, for its owner alone, unless it is there; raises Refusal where it cannot be made."""
    try:
        folder.encode("utf-8")
        if os.path.isdir(folder):
            return
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        os.mkdir(folder, 0o700)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise Refusal(f"progress cannot be kept in {folder}: a part of that path is a file", _ELSEWHERE) from None
    except UnicodeEncodeError:
        raise Refusal(f"the name of the folder {folder!a} is not valid text", _ELSEWHERE) from None
    except OSError as error:
        raise unwritable(folder, error) from None


def unwritable(folder: str, error: OSError) -> Refusal:
    """The refusal for a folder in which nothing can be kept."""
    return Refusal(f"progress cannot be kept in {folder}: {_reason(error)}", _ELSEWHERE)


_ELSEWHERE = "choose another folder with --data DIR or TUTOR_DATA"


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def write_whole(path: str, content: bytes, mode: int = 0o600) -> None:
    """Writes a file of ours so that it is either the old or the new one after any crash; raises OSError with the old one untouched.

    `mode` as far as the user's mask allows; without it, for its owner alone.
    """
    fresh = f"{path}.{os.urandom(4).hex()}.new"
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except BaseException:
        if os.path.exists(fresh):
            os.unlink(fresh)
        raise
    sync_folder(os.path.dirname(path))


def sync_folder(folder: str) -> None:
    """Makes the folder's own entries durable, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network folders cannot; the files themselves are durable
    finally:
        os.close(handle)


def sync_service(folder: str) -> str:
    """The service that copies this folder elsewhere while it is written ("" for none), by the names of the folders above it."""
    parts = os.path.realpath(folder).replace("\\", "/").split("/")
    for index, part in enumerate(parts):
        lower = part.lower()
        service = _SYNCED.get(lower) or next((name for start, name in _SYNCED.items() if lower.startswith((f"{start} ", f"{start}-"))), "")  # fmt: skip
        if service:
            return service
        if index and os.path.isdir(os.path.join("/".join(parts[: index + 1]), ".stfolder")):
            return "Syncthing"
    return ""


def remember_library(data: str, library: str) -> None:
    """Keeps the library made by the first `tutor init`: it is used wherever no other is named."""
    make_private(data)
    try:
        write_whole(os.path.join(data, "library"), os.fsencode(os.path.abspath(library)) + b"\n")
    except OSError as error:
        raise unwritable(data, error) from None


def remembered_library(data: str) -> str:
    """The library kept by `remember_library`; "" when none is, or when its folder is gone."""
    try:
        with open(os.path.join(data, "library"), "rb") as file:
            library = os.fsdecode(file.read().rstrip(b"\r\n"))
    except OSError:
        return ""
    return library if os.path.isdir(library) else ""


def device_id(data: str) -> str:
    """The name of this device in the log (16 hexadecimal digits), made once and kept beside the database, never in it."""
    path = os.path.join(data, "device")
    for _ in range(2):
        try:
            with open(path, "rb") as file:
                known = file.read(64).strip().decode("ascii", "replace")
            if len(known) == 16 and all(digit in "0123456789abcdef" for digit in known):
                return known
            os.unlink(path)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise unwritable(data, error) from None
        _make_device(path)
    raise Refusal(f"{path} cannot be kept", _ELSEWHERE)


def _make_device(path: str) -> None:
    fresh = f"{path}.{os.urandom(4).hex()}.new"
    try:
        write_whole(fresh, os.urandom(8).hex().encode() + b"\n")
        try:
            os.link(fresh, path)  # the first of two processes wins
            os.unlink(fresh)
        except FileExistsError:
            os.unlink(fresh)
        except OSError:
            os.replace(fresh, path)
    except OSError as error:
        raise unwritable(os.path.dirname(path), error) from None
