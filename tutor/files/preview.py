"""A question file read for its preview: its cards with their lines, and every problem and lint."""

from __future__ import annotations

import os
from collections.abc import Sequence

from tutor.core.cards import Deck
from tutor.core.previewing import Preview, card_views
from tutor.core.problems import Refusal
from tutor.files.decode import read_question_file, sorted_problems
from tutor.files.lints import lints
from tutor.files.writing.itemised import itemised
from tutor.files.writing.marked import stamp_of


def read_preview(path: str, shown: str, decks: Sequence[Deck] = ()) -> Preview:
    """The file as its cards look, named `shown` in its problems; `decks` are those of the library. Raises Refusal where there is no file.

    A file that cannot be read has no cards, and the problem that says why.
    """
    stamp = stamp_of(path)
    if not stamp:
        raise Refusal(f"there is no file '{shown}'", "tutor new file PATH makes one")
    reading = read_question_file(path, shown, nodes=True)
    problems = sorted_problems((*reading.problems, *lints(reading)))
    if reading.file is None:
        return Preview(shown, os.path.basename(path), (), problems, stamp)
    own = [deck for deck in decks if reading.file.id in deck.files]
    lines = {id: place.line for id, place in reading.places().items()}
    starts = tuple(item.start_mark.line + 1 for _, _, item in itemised(reading.sheet).items())
    return Preview(shown, reading.file.title, card_views(reading.file, lines, own), problems, stamp, starts, bool(own))
