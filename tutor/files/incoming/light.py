"""A stranger's HTML, Markdown or plain text as light Markdown, and what stands in it that is no text: pictures, sounds, and what cannot be carried.

HTML is read, never run: elements are left out but for their text, and so is every character that no question file may hold.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from tutor.core.incoming import Markup
from tutor.core.text import bare
from tutor.files.incoming.formulas import filled, fit, hold, tex
from tutor.files.incoming.marking import Line, shown, written
from tutor.files.incoming.page import SPACE, Page

LONGEST = 100_000
"""Characters of one field that are read; a question file takes 20,000 of a text."""

_SOUND = re.compile(r"\[sound:([^\]\n]{1,500})\]", re.IGNORECASE)
_PLAYED = re.compile(r"\[anki:play:[^\]\n]{0,100}\]|\[/?anki:tts[^\]\n]{0,200}\]", re.IGNORECASE)
_INSIDE = re.compile(
    r"(<img\b[^>]{0,500}?\bsrc\s{0,3}=\s{0,3})(?:\"data:[^\"<]*\"|'data:[^'<]*'|data:[^\s<>]*)", re.IGNORECASE
)
_DOLLARS = re.compile(r"(?<![\\$])\$\$(.+?)\$\$|(?<![\\$\w])\$(?![\s$])([^$\n]+?)(?<![\s\\])\$(?![\w$])", re.DOTALL)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]\n]{0,300})\]\([ ]{0,3}<?([^)\s>]{1,1000})>?(?:[ ]{1,3}\"[^\"\n]{0,300}\")?[ ]{0,3}\)")
_ROW = re.compile(r"^[ ]{0,3}(\|.*)$", re.MULTILINE)
_BULLET = re.compile(r"\s*(?:[-*•·‣]\s+|(\d{1,3}[.)])\s+)(?=\S)")


class Said(NamedTuple):
    """A text as light Markdown, the same as it is seen, and what stood in it besides: names of pictures and sounds, and what is left out."""

    text: str
    plain: str
    images: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def said(text: str, markup: Markup) -> Said:
    """A text of another program as light Markdown."""
    if LONGEST < len(text) <= 20 * LONGEST:
        text = _INSIDE.sub(r"\1''", text)
    if len(text) > LONGEST:
        return Said("", "", lost=(f"a text of more than {LONGEST:,} characters",))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    " if markup == "markdown" else "\t")
    clean = fit(text)
    hidden = ("a hidden character",) if len(clean) < len(text) else ()
    sounds = tuple(unescape(name) for name in _SOUND.findall(clean))
    clean = _PLAYED.sub(" ", _SOUND.sub(" ", clean))
    found = {"html": _html, "plain": _plain, "markdown": _markdown}[markup](clean)
    return found._replace(sounds=found.sounds + sounds, lost=found.lost + hidden)


def _plain(text: str) -> Said:
    """Words as they stand: a line that begins like an item of a list is one, `\\(…\\)` is math, and no letter is a mark."""
    text, held = hold(text, tags=False)
    lines = []
    for line in text.split("\n"):
        item = _BULLET.match(line)
        mark = "" if item is None else f"{item[1]} " if item[1] else "- "
        words = SPACE.sub(" ", line[item.end() :] if item else line)
        lines.append(Line(mark, tuple(filled(words, "", held))))
    return Said(written(lines), shown(lines))


def _markdown(text: str) -> Said:
    """Markdown with its `$…$` as `\\(…\\)`, its pictures and sounds taken out."""
    pictures = _PICTURE.findall(text)
    text = _PICTURE.sub(lambda found: found[1], text)
    parts, at = [], 0
    for code in _CODE.finditer(text):
        parts += [_dollars(text[at : code.start()]), code[0]]
        at = code.end()
    text = _ROW.sub(lambda found: f"\n{_cells(found[1])}\n", "".join([*parts, _dollars(text[at:])]))
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    names = [unquote(name) for _, name in pictures]
    sounds = tuple(name for name in names if name.lower().endswith((".mp3", ".ogg", ".wav", ".m4a", ".opus", ".flac")))
    return Said(text, bare(text), tuple(name for name in names if name not in sounds), sounds)


def _cells(row: str) -> str:
    """A row of a table as a line of its own; the line below its head says nothing."""
    return "" if not row.strip("|:- ") else " | ".join(cell.strip() for cell in row.strip("| ").split("|"))


def _dollars(text: str) -> str:
    return _DOLLARS.sub(lambda found: tex(found[1] or found[2]), text)


def _html(text: str) -> Said:
    text, held = hold(text, tags=True)
    page = Page(held)
    page.read(text)
    return Said(written(page.lines), shown(page.lines), tuple(page.images), tuple(page.sounds), tuple(page.lost))
