"""The learner's editor as a command: split by the shell's rules, never handed to a shell."""

from __future__ import annotations

import os
import shlex
import shutil

from tutor.core.problems import Refusal

USUAL = ("nano", "vim", "vi", "notepad")
MEND = "set EDITOR, or editor in settings.toml"
PLUS = frozenset(
    [
        "vi",
        "vim",
        "nvim",
        "gvim",
        "nano",
        "emacs",
        "emacsclient",
        "micro",
        "kak",
        "ne",
        "joe",
        "jed",
        "mcedit",
        "pico",
        "gedit",
    ]
)
GOTO = frozenset(["code", "codium", "cursor", "windsurf"])
COLON = frozenset(["hx", "helix", "subl", "zed", "edit"])


def command(chosen: str, path: str, line: int) -> list[str]:
    """The arguments that open `path` at a line: in `chosen`, else VISUAL, else EDITOR, else a usual one. Raises Refusal."""
    wanted = chosen or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(wanted)
    except ValueError:
        raise Refusal(f"the editor '{wanted}' cannot be read as a command", MEND) from None
    program = shutil.which(words[0]) if words else next(filter(None, map(shutil.which, USUAL)), None)
    if program is None:
        raise Refusal(f"the editor '{words[0] if words else ''}' was not found", MEND)
    return [os.path.abspath(program), *words[1:], *at_line(program, path, line)]


def at_line(program: str, path: str, line: int) -> list[str]:
    """The arguments that open a file at a line, for editors known to take one; others get the file."""
    name = os.path.splitext(os.path.basename(program))[0].lower()
    if name in PLUS:
        return [f"+{line}", path]
    if name in GOTO:
        return ["--wait", "--goto", f"{path}:{line}"]
    return [f"{path}:{line}"] if name in COLON else [path]
