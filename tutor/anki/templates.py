"""A card as Anki would make it of a note: its template's two sides with the note's fields put in, and what is typed or left out in it.

Reads `{{Field}}`, `{{filter:Field}}`, and sections that are shown when a field is filled or empty. Runs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_TAG = re.compile(r"\{\{([#^/]?)\s*([^{}]*?)\s*\}\}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ANSWER = re.compile(r"<hr\b[^>]*\bid\s*=\s*[\"']?answer\b[^>]*>", re.IGNORECASE)
_SPECIAL = frozenset({"Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"})
_FRONT = "FrontSide"


class Side(NamedTuple):
    """One side as HTML. `typed` is the field whose text is typed ("" for none), `cloze` the text written with gaps."""

    html: str
    typed: str = ""
    cloze: str = ""


def side(template: str, fields: Mapping[str, str], gaps: str | None = None) -> Side:
    """One side of a card; where a text with gaps stands, `gaps` is put in."""
    typed = cloze = ""
    out: list[str] = []
    hidden: list[str] = []
    open_: list[tuple[str, bool]] = []
    at = 0
    template = _COMMENT.sub("", template)
    for found in _TAG.finditer(template):
        if not hidden:
            out.append(template[at : found.start()])
        at = found.end()
        sign, name = found[1], found[2]
        if sign in ("#", "^"):
            shown = _filled(fields.get(name, "")) == (sign == "#") if name in fields else sign == "^"
            open_.append((name, shown))
        elif sign == "/":
            while open_ and open_.pop()[0] != name:
                pass
        elif not hidden:
            *filters, field = [part.strip() for part in name.split(":")]
            value = fields.get(field, "")
            if "cloze" in filters:
                cloze = cloze or value
                out.append(value if gaps is None else gaps)
            elif "type" in filters:
                typed = typed or field
            elif field != _FRONT and field not in _SPECIAL and not any(each.startswith("tts") for each in filters):
                out.append(value)
        hidden = [name for name, shown in open_ if not shown]
    if not hidden:
        out.append(template[at:])
    return Side("".join(out), typed, cloze)


def told(back: str) -> str:
    """What the back of a card says besides its front: all of it, or what stands below the line."""
    parts = _ANSWER.split(back)
    return parts[-1] if len(parts) > 1 else back


def _filled(value: str) -> bool:
    return bool(re.sub(r"<(?:br|div|p)\b[^>]*>|</(?:div|p)>|&nbsp;|\s", "", value, flags=re.IGNORECASE))
