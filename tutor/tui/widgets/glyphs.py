"""The marks the program draws with, in Unicode and in plain ASCII, each one cell wide unless it says otherwise.

Only marks are chosen here; what an author wrote is translated no further than its arrows, dots and gaps.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tutor.core.text import Span, Text


class Glyphs(NamedTuple):
    """One set of marks. `bars` are eight steps of a bar ("" in a set that leaves them out); `inside` what stands in running text instead.

    Of the map: memory marks; branches at the start, in the middle and at the end of the trunk, settled and `loose`; lanes.
    """

    heavy: str
    light: str
    here: str
    right: str
    near: str
    wrong: str
    none: str
    caret: str
    gap: str
    differs: str
    more: str
    cut: str
    dash: str
    bars: str
    up: str
    down: str
    inside: Mapping[str, str]
    known: str = "●"
    fading: str = "◐"
    unmet: str = "○"
    branches: tuple[str, str, str] = ("┌──", "├──", "└──")
    loose: tuple[str, str, str] = ("┌┄┄", "├┄┄", "└┄┄")
    rail: str = "│"
    unsettled: str = "┄"
    across: tuple[str, str, str] = ("─", "┼", "┴")

    def text(self, text: Text) -> Text:
        """An author's text with its marks out of this set."""
        if not self.inside:
            return text
        return tuple(Span(self.words(span.text), span.style) for span in text)

    def words(self, text: str) -> str:
        """The same for plain words."""
        for mark, plain in self.inside.items():
            text = text.replace(mark, plain)
        return text


UNICODE = Glyphs("━", "─", "›", "✓", "≈", "✗", "·", "█", "▁", "▔", "↓ more", "…", "–", "▁▂▃▄▅▆▇█", "↑", "↓", {})
ASCII = Glyphs(
    "=", "-", ">", "+", "~", "x", ".", "_", "_", "^", "v more", "...", "-", "", "^", "v",
    {"┄→": "..>", "→": "->", "←": "<-", "▁": "_", "…": "...", "·": ".", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "↑": "^", "↓": "v", "≈": "~", "≤": "<=", "≥": ">=", "×": "x", "\xa0": " "},
    "*", "o", ".", (",--", "|--", "'--"), (",..", "|..", "'.."), "|", "..", ("-", "+", "'"),
)  # fmt: skip


def choose(setting: str, encoding: str, term: str) -> Glyphs:
    """The set that a setting ("auto", "unicode", "ascii"), the output's encoding and the kind of terminal call for."""
    if setting == "auto":
        plain = "utf" not in encoding.lower() or term == "linux"
        return ASCII if plain else UNICODE
    return ASCII if setting == "ascii" else UNICODE
