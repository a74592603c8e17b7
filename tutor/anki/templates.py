"""A card as Anki would make it of a note: its template's two sides with the note's fields put in, and what is typed or left out in it.

Reads `{{Field}}`, `{{filter:Field}}`, and sections that are shown when a field is filled or empty. Runs nothing, and makes no side longer than
anyone could learn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

LONGEST = 200_000
"""Characters of a template that are read, and of a side that are made."""

_TAG = re.compile(r"\{\{([^{}]*)\}\}")
_ANSWER = re.compile(r"<hr\b[^>]{0,200}?\bid\s{0,3}=\s{0,3}[\"']?answer\b[^>]{0,200}>", re.IGNORECASE)
_BLANK = re.compile(r"<(?:br|div|p)\b[^>]*>|</(?:div|p)>|&nbsp;|\s", re.IGNORECASE)
_SPECIAL = frozenset({"Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID", "FrontSide"})


class Side(NamedTuple):
    """One side as HTML. `typed` is the field whose text is typed ("" for none), `cloze` the text written with gaps."""

    html: str
    typed: str = ""
    cloze: str = ""


def side(template: str, fields: Mapping[str, str], gaps: str | None = None) -> Side:
    """One side of a card; where a text with gaps stands, `gaps` is put in."""
    typed = cloze = ""
    out: list[str] = []
    open_: list[tuple[str, bool]] = []
    at = made = hidden = 0
    template = _without_comments(template[:LONGEST])
    for found in _TAG.finditer(template):
        said = template[at : found.start()]
        at = found.end()
        name = found[1].strip()
        sign = name[:1]
        if hidden:
            said = ""
        if sign in ("#", "^"):
            name = name[1:].strip()
            shown = _filled(fields.get(name, "")) == (sign == "#")
            open_.append((name, shown))
            hidden += not shown
        elif sign == "/":
            name = name[1:].strip()
            while open_:
                closed, shown = open_.pop()
                hidden -= not shown
                if closed == name:
                    break
        elif not hidden:
            *filters, field = [part.strip() for part in name.split(":")]
            value = fields.get(field, "")
            if "cloze" in filters:
                cloze = cloze or value
                said += value if gaps is None else gaps
            elif "type" in filters:
                typed = typed or field
            elif field not in _SPECIAL and not any(each.startswith("tts") for each in filters):
                said += value
        out.append(said)
        made += len(said)
        if made > LONGEST:
            break
    if not hidden:
        out.append(template[at:])
    return Side("".join(out)[:LONGEST], typed, cloze)


def told(back: str) -> str:
    """What the back of a card says besides its front: all of it, or what stands below the line."""
    parts = _ANSWER.split(back)
    return parts[-1] if len(parts) > 1 else back


def _filled(value: str) -> bool:
    return bool(_BLANK.sub("", value[:1000]))


def _without_comments(template: str) -> str:
    parts = []
    at = 0
    while (begin := template.find("<!--", at)) >= 0 and (end := template.find("-->", begin)) >= 0:
        parts.append(template[at:begin])
        at = end + 3
    return "".join([*parts, template[at:]])
