"""What a learner may set, with the values that hold when nothing is set. Reading and writing them is the store's work."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Settings(NamedTuple):
    """`new_per_day` the limit over all decks (a deck may lower it); `day_start` the local hour at which the learner's day turns;

    `confidence` whether answers are marked sure or a guess; `theme` and `glyphs` the look ("auto" asks the terminal);
    `editor` the command that opens a file ("" takes VISUAL, then EDITOR); `quiz_feedback` when a quiz explains mistakes.
    """

    new_per_day: int = 10
    day_start: int = 4
    confidence: bool = False
    theme: Literal["auto", "dark", "light"] | str = "auto"
    glyphs: Literal["auto", "unicode", "ascii"] = "auto"
    editor: str = ""
    quiz_feedback: Literal["end", "each"] = "end"
