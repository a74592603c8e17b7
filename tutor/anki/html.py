"""Author's text as the HTML of an Anki field: shown as written, run as nothing.

Anki's fields are raw HTML in a web view, and even escaped text is read once more: for sound and speech tags, LaTeX, input boxes, MathJax
and cloze marks. Every leaf goes through `escape`; marked math is the only text that reaches MathJax.
"""

from __future__ import annotations

import html
import re
import unicodedata

from tutor.core.text import Span, Text

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MEDIA = re.compile(r"\[(?=sound:|/?anki:|/?latex\]|/?\${1,2}\]|\[type:)", re.IGNORECASE)
_SPACE = re.compile(r"(?<=[ \n]) ")
# MathJax reads through entities, but does not join a backslash and a bracket across an element. Brackets and braces are escaped one and all,
# so that no two neighbouring leaves can make a tag between them.
_LIVE = str.maketrans(
    {
        "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "[": "&#91;", "{": "&#123;", "}": "&#125;",
        "\\": "<span>\\</span>", "\n": "<br>", "\xa0": "&nbsp;",
    }
)  # fmt: skip
_SPECIAL = re.compile(r"[\x00-\x1f\x7f\xa0&<>\"'\[{}\\]|  ")
_GAP = '<span class="gap" role="img" aria-label="gap">{}</span>'
_TAGS = {"strong": "b", "emphasis": "i", "code": "code"}


def clean(text: str) -> str:
    """What Anki keeps of a text: NFC, `\\n` for every line end, four spaces for a tab, no control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def escape(text: str) -> str:
    """`text` as HTML that Anki shows as written, line breaks and runs of spaces included."""
    if not _SPECIAL.search(text) and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text
    return _SPACE.sub("\xa0", clean(text)).translate(_LIVE)


def math(tex: str) -> str:
    """Marked TeX, with or without its `\\( \\)`, for MathJax; Anki must not find a cloze or a field in its braces."""
    inner = clean(tex).strip()
    if inner.startswith(r"\(") and inner.endswith(r"\)"):
        inner = inner[2:-2].strip()
    inner = re.sub(r"\{(?=\{)", "{ ", inner)
    inner = re.sub(r"\}(?=\})", "} ", inner)
    return rf"\({_MEDIA.sub('[ ', html.escape(inner, quote=False))}\)"


def inline(text: Text) -> str:
    """A text's spans as inline HTML."""
    if len(text) == 1 and not text[0].style:
        return escape(text[0].text)
    return "".join([_span(span) for span in text])


def _span(span: Span) -> str:
    if span.style == "math":
        return math(span.text)
    leaf = escape(span.text)
    match span.style:
        case "":
            return leaf
        case "gap":
            return _GAP.format(leaf)
        case "quiet":
            return f'<span class="quiet">{leaf}</span>'
        case style:
            return f"<{_TAGS[style]}>{leaf}</{_TAGS[style]}>"
