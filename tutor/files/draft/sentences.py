"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?]+[\"'”’)\]]*(?:\[\d+\])*(?=\s|$)")


def split(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a text, without the white space between them."""
    start = 0
    for found in _END.finditer(text):
        if text[start : found.end()].strip():
            yield start, found.end()
        start = found.end() + 1
    if text[start:].strip():
        yield start, len(text)
