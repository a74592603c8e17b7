"""Math in a text of another program: taken out while the rest is read, put back as `\\(…\\)`; and what no question file may hold, left out."""

from __future__ import annotations

import re
from html import unescape

from tutor.core.text.spans import Style
from tutor.files.incoming.marking import Piece
from tutor.files.sheet import HIDDEN

_UNFIT = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MATH = {
    "\\(": "\\)",
    "\\[": "\\]",
    "[latex]": "[/latex]",
    "[$$]": "[/$$]",
    "[$]": "[/$]",
    "<anki-mathjax": "</anki-mathjax>",
}
_OPENS = re.compile(r"\\\(|\\\[|\[latex\]|\[\$\$\]|\[\$\]|<anki-mathjax(?=[\s>])", re.IGNORECASE)
_HELD = re.compile("\x02(\\d+)\x03")


def fit(text: str) -> str:
    """The text without characters that no question file may hold."""
    return _UNFIT.sub("", HIDDEN.sub("", text))


def tex(inner: str) -> str:
    """TeX as marked math in one line; "" for none."""
    inner = " ".join(inner.replace("\\)", ")").split())
    return rf"\({inner}\)" if inner else ""


def hold(text: str, tags: bool) -> tuple[str, list[str]]:
    """The text with its math taken out, a mark in each place; what is not closed is no math."""
    held: list[str] = []
    parts: list[str] = []
    low, never = text.lower() if text.isascii() else text, set[str]()
    at = 0
    for found in _OPENS.finditer(text):
        opening = found[0].lower()
        if found.start() < at or opening in never:
            continue
        end = low.find(_MATH[opening], found.end())
        if end < 0:
            never.add(opening)
            continue
        inner = text[found.end() : end]
        inner = inner.partition(">")[2] if opening.startswith("<") else inner
        formula = tex(unescape(re.sub(r"<[^<>]*>", " ", inner.replace("\xa0", " "))) if tags else inner)
        parts += [text[at : found.start()], f"\x02{len(held)}\x03"]
        held.append(fit(formula))
        at = end + len(_MATH[opening])
    return "".join([*parts, text[at:]]), held


def filled(text: str, style: Style, held: list[str], link: str = "") -> list[Piece]:
    """A run of characters with its math put back."""
    pieces = []
    for place, part in enumerate(_HELD.split(text)):
        if place % 2:
            pieces.append(Piece(held[int(part)], "math"))
        elif part:
            pieces.append(Piece(part, style, link))
    return pieces
