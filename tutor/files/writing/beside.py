"""The schemas of a library's files, kept beside them: the first line of a file leads an editor there, without a network.

They lie in a hidden folder that no reader of a library looks into, and are written again when the program knows more than they do.
"""

from __future__ import annotations

import json
import os
import re
from typing import Literal, TypeAlias

from tutor import __version__
from tutor.core.problems import Refusal
from tutor.files.writing.compose import MODELINE
from tutor.files.writing.whole import replace

FOLDER = ".tutor"
Kind: TypeAlias = Literal["question-file", "deck"]
_MADE = "made by tutor "
_OF_FOLDER: dict[str, Kind] = {"questions": "question-file", "decks": "deck"}


def modeline(kind: Kind) -> str:
    """The comment that begins a question file or a deck of a library: it tells an editor where the schema is."""
    return f"{MODELINE}../{FOLDER}/{kind}.schema.json"


def lay(library: str) -> None:
    """Writes the schemas into a library, where they are missing or older than the program. Raises Refusal."""
    from tutor.files.schema import deck_schema, question_file_schema

    folder = os.path.join(library, FOLDER)
    try:
        os.makedirs(folder, exist_ok=True)
        if os.path.islink(folder):
            raise Refusal(f"'{folder}' leads out of the library", "make it a folder")
        for kind, schema in (("question-file", question_file_schema()), ("deck", deck_schema())):
            path = os.path.join(folder, f"{kind}.schema.json")
            text = json.dumps({"$comment": _MADE + __version__, **schema}, ensure_ascii=False, indent=1) + "\n"
            if _older(path, text):
                replace(path, text.encode())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Refusal(
            f"the schemas for editors cannot be written to '{folder}': {reason}", "nothing was made"
        ) from None


def with_modeline(content: bytes, folder: str) -> bytes:
    """The content of a file in `questions` or `decks` with its modeline in front, where it has none."""
    kind = _OF_FOLDER.get(folder)
    if kind is None or MODELINE.encode() in content or content.startswith((b"\xef\xbb\xbf", b"%")):
        return content
    ends = b"\r\n" if b"\r\n" in content else b"\n"
    return modeline(kind).encode() + ends + content


def _older(path: str, text: str) -> bool:
    """Whether a schema differs from the program's, and was not written by a newer one."""
    try:
        with open(path, encoding="utf-8") as file:
            there = file.read()
    except (FileNotFoundError, ValueError):
        return True
    return there != text and _version(there) <= _version(text)


def _version(text: str) -> tuple[int, ...]:
    found = re.search(rf'"\$comment": "{_MADE}([\d.]+)', text[:200])
    return tuple(int(part) for part in found[1].split(".") if part) if found else ()
