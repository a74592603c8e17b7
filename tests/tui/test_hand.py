"""A card in the hand, as a value."""

from __future__ import annotations

from tutor.core.faces import Face, TypeIn
from tutor.core.sitting import Showing
from tutor.core.text import words
from tutor.tui.hand import Asked, hint, hinted


def test_a_hint_shows_no_brackets_and_ends_with_the_whole_name() -> None:
    face = Face("f/c#effect", "claim", words("Exercise raises"), TypeIn(("survival of (new) cells",)))
    asked, hints = Asked(Showing(face.key, 0), face, 0), []
    for _ in range(25):
        hints.append(hint(asked))
        asked = hinted(asked)

    assert (hints[0], hints[1], hints[11], hints[-1]) == (
        "",
        "s…  4 words",
        "survival of n…  4 words",
        "survival of new cells",
    )
