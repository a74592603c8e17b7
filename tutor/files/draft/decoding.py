"""The bytes of an article as text: what kind of file it is and in what encoding; refuses what is no text, and says what to give instead."""

from __future__ import annotations

import re

from tutor.core.problems import Refusal, visible
from tutor.files.sheet import read_bytes

MOST_BYTES = 8 << 20

MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "copy its text into a file, or make one with: pdftotext -layout FILE"),
    (b"PK\x03\x04", "a packed file (as Word and e-books are)", "save it as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "a Word document", "save it as text or HTML"),
    (b"{\\rtf", "a rich-text file", "save it as text or HTML"),
    (b"bplist", "a web archive", "save the page as HTML (page source)"),
    (b"\x89PNG", "a picture", "copy its text into a file"),
    (b"\xff\xd8\xff", "a picture", "copy its text into a file"),
    (b"GIF8", "a picture", "copy its text into a file"),
    (b"\x1f\x8b", "a packed file", "unpack it first"),
)
"""What files begin with that are no text: the beginning, what it is, what to give instead."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAGS = re.compile(r"</(?:p|div|h[1-6]|li)>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_ARCHIVE = re.compile(rb"(?:^|\n)(?:MIME-Version:|Content-Type: multipart/related)", re.IGNORECASE)
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\x1b")


def content_of(path: str) -> bytes:
    """The bytes of a file ("-": of standard input); raises Refusal."""
    shown = visible(path)
    if path == "-":
        import sys

        stream = getattr(sys.stdin, "buffer", None)
        content: bytes = stream.read(MOST_BYTES + 1) if stream else sys.stdin.read().encode("utf-8", "replace")
        if len(content) > MOST_BYTES:
            raise Refusal(f"standard input holds more than {MOST_BYTES >> 20} MiB", "give the article alone")
        return content
    try:
        return read_bytes(path, MOST_BYTES)
    except ValueError as error:
        raise Refusal(f"'{shown}' is not read: {error}", "give the article alone, as text, Markdown or HTML") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        help = "an address is not fetched: save the page as HTML first" if "://" in path else "name a file with the article as text, Markdown or HTML"  # fmt: skip
        raise Refusal(f"'{shown}' cannot be read: {reason}", help) from None


def text_of(path: str, content: bytes) -> tuple[str, bool]:
    """The text, and whether it is HTML; raises Refusal for what is no text."""
    shown = "standard input" if path == "-" else f"'{visible(path)}'"
    for beginning, what, help in MAGIC:
        if content.lstrip()[: len(beginning)] == beginning:
            raise Refusal(f"{shown} is {what}, which is not read", help)
    if _ARCHIVE.search(content[:2000]) and b"boundary=" in content[:4000]:
        raise Refusal(f"{shown} is a web archive, which is not read", "save the page as HTML only")
    text = _decoded(content)
    if text is None:
        raise Refusal(f"{shown} is no text", "give the article as text, Markdown or HTML")
    extension = path.lower().rsplit(".", 1)[-1] if "." in path else ""
    by_name = extension in ("html", "htm", "xhtml")
    is_html = _HTML.match(text[:20_000]) is not None or (
        (by_name or extension not in ("md", "markdown", "txt"))
        and len(_TAGS.findall(text[:200_000])) >= (1 if by_name else 5)
    )
    return text, is_html


def _decoded(content: bytes) -> str | None:
    """In the encoding its mark or its head names, else UTF-8, else Windows' Western one; None for what is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _tried(content, "utf-16")
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    zeros = content[:4000].count(0)
    if zeros:
        sides = content[0:4000:2].count(0), content[1:4000:2].count(0)
        wide = max(sides) > 0.3 * len(content[:4000]) / 2 and min(sides) == 0
        return _tried(content, "utf-16-be" if sides[0] else "utf-16-le") if wide else None
    control = len(content) - len(content.translate(None, _CONTROL))
    if control > len(content) // 1000 + 4:
        return None
    named = _CHARSET.search(content[:4000])
    names = [named[1].decode("ascii", "replace")] if named else []
    for name in [*names, "utf-8"]:
        if (text := _tried(content, name)) is not None:
            return text
    # A stray byte in a text that is UTF-8 otherwise is replaced; else it is taken for Windows' Western encoding.
    replaced = content.decode("utf-8", "replace")
    strange = replaced.count("\ufffd")
    letters = sum(1 for each in replaced if ord(each) > 127) - strange
    return replaced if strange < letters else content.decode("cp1252", "replace")


def _tried(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
    return text.removeprefix("\ufeff") if isinstance(text, str) else None
