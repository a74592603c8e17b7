"""An unexpected error: the trace goes to a file in the data folder, one sentence to the user."""

from __future__ import annotations

import os
import traceback

from tutor.core.problems import Refusal


def keep(error: BaseException, folder: str = "") -> Refusal:
    """Writes the trace of `error` to the crash folder and says where; when even that fails, says what the error was."""
    from tutor import __version__
    from tutor.cli.clock import clock

    try:
        if not folder:
            from tutor.store.places import data_folder

            folder = data_folder("")
        folder = os.path.join(folder, "crash")
        os.makedirs(folder, mode=0o700, exist_ok=True)
        path = os.path.join(folder, clock()().strftime("%Y-%m-%dT%H%M%S") + ".txt")
        with open(path, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"tutor {__version__}\n" + "".join(traceback.format_exception(error)))
    except Exception:
        return Refusal(
            f"something went wrong that should not have: {type(error).__name__}: {error}",
            "every answer given before is saved",
        )
    return Refusal(
        f"something went wrong that should not have; the details are in {path}", "every answer given before is saved"
    )
