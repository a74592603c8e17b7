"""A sure mistake when its card comes back: what was given then, and why it was wrong.

Kept nowhere but in the answer's own words: what they would be worth is graded again.
"""

from __future__ import annotations

from collections.abc import Callable

from tutor.core.faces import Face, Given, Graded, Judge, Judged, Pick, Picked, Row, Typed, TypeIn
from tutor.core.text import plain, words


def given_of(face: Face, said: str) -> Given | None:
    """What was given to a face, from the words in which it is kept; None where these do not tell."""
    match face.ask:
        case TypeIn():
            return Typed(said) if said else None
        case Pick(options):
            texts = [plain(option.text) for option in options]
            chosen = frozenset(index for index, text in enumerate(texts) if text == said or text in said.split("; "))
            return Picked(chosen) if chosen else None
        case Judge():
            return Judged(said == "sound") if said in ("sound", "flawed") else None
        case _:
            return None


def refutation(face: Face, said: str, grade: Callable[[Face, Given], Graded]) -> tuple[Row, ...]:
    """The rows that say what the learner was sure of and why it is wrong; none where what was given is not known, or is right by now."""
    given = given_of(face, said)
    graded = grade(face, given) if given is not None else None
    if graded is None or graded.mark == "right":
        return ()
    return (Row("before", (words(f"you were sure of {said}"),)), *graded.rows)
