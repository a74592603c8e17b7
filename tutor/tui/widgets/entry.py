"""A line being written, as a value: its text and where the caret stands. Every edit gives the next line.

The caret moves by what a reader sees as one character: combining marks stay with their letter.
"""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import category, combining

from rich.cells import cell_len

from tutor.tui.widgets.glyphs import Glyphs
from tutor.tui.widgets.spine import Line, Piece, width

LONGEST = 500
JOINER = "\u200d"


class Entry(NamedTuple):
    """`text` with the caret before the character at `caret`."""

    text: str = ""
    caret: int = 0

    def typed(self, text: str) -> Entry:
        """With `text` put in at the caret; line ends become spaces, control characters go, what is over the longest answer is dropped."""
        clean = "".join(
            " " if char in "\r\n\t" else char
            for char in text
            if char in "\r\n\t" or category(char)[0] != "C" or char == JOINER
        )
        clean = clean[: max(0, LONGEST - len(self.text))]
        return Entry(self.text[: self.caret] + clean + self.text[self.caret :], self.caret + len(clean))

    def pressed(self, key: str, character: str | None) -> Entry | None:
        """The line after a key; None for a key that is no edit."""
        if key in MOVES or key in CUTS:
            return self._moved(key) if key in MOVES else self._cut(key)
        if (
            character
            and (character.isprintable() or combining(character[0]) or character == JOINER)
            and not key.startswith(("ctrl+", "alt+"))
        ):
            return self.typed(character)
        return None

    def _moved(self, key: str) -> Entry:
        return self._replace(caret=MOVES[key](self))

    def _cut(self, key: str) -> Entry:
        start, end = sorted((self.caret, CUTS[key](self)))
        return Entry(self.text[:start] + self.text[end:], start)

    def left(self) -> int:
        """Where the caret stands one character further left."""
        at = self.caret - 1
        while at > 0 and (_clings(self.text[at]) or self.text[at - 1] == JOINER):
            at -= 1
        return max(0, at)

    def right(self) -> int:
        """Where the caret stands one character further right."""
        at = self.caret + 1
        while at < len(self.text) and (_clings(self.text[at]) or self.text[at - 1] == JOINER):
            at += 1
        return min(len(self.text), at)

    def word_left(self) -> int:
        """The start of the word before the caret."""
        before = self.text[: self.caret].rstrip()
        return len(before) - len(before.split(" ")[-1]) if before else 0

    def word_right(self) -> int:
        """The end of the word after the caret."""
        after = self.text[self.caret :]
        blank = len(after) - len(after.lstrip())
        return self.caret + blank + len(after.lstrip().split(" ")[0])

    def drawn(self, cells: int, glyphs: Glyphs, caret: bool = True) -> tuple[Line, int]:
        """The line as far as `cells` reach, scrolled to the caret; and the column at which the caret stands."""
        start, cells = 0, max(3, cells)
        while cell_len(self.text[start : self.caret]) > cells - 2:
            start += 1
        before, after = self.text[start : self.caret], self.text[self.caret :]
        while after and cell_len(before + after) > cells - 1:
            after = after[:-1]
        column = cell_len(before)
        if not caret:
            return (Piece(before + after),), column
        if not after:
            return (Piece(before), Piece(glyphs.caret, "accent")), column
        under = after[: Entry(after, 0).right()]
        line = (Piece(before), Piece(under, "caret"), Piece(after[len(under) :]))
        assert width(line) <= cells
        return line, column


def _clings(char: str) -> bool:
    return (
        bool(combining(char)) or char == JOINER or "\ufe00" <= char <= "\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff"
    )


MOVES = {
    "left": Entry.left,
    "ctrl+b": Entry.left,
    "right": Entry.right,
    "ctrl+f": Entry.right,
    "home": lambda line: 0,
    "ctrl+a": lambda line: 0,
    "end": lambda line: len(line.text),
    "ctrl+e": lambda line: len(line.text),
    "ctrl+left": Entry.word_left,
    "ctrl+right": Entry.word_right,
}
CUTS = {
    "backspace": Entry.left,
    "ctrl+h": Entry.left,
    "delete": Entry.right,
    "ctrl+d": Entry.right,
    "ctrl+w": Entry.word_left,
    "ctrl+backspace": Entry.word_left,
    "ctrl+u": lambda line: 0,
    "ctrl+k": lambda line: len(line.text),
    "ctrl+delete": Entry.word_right,
}
