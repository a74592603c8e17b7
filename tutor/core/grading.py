"""A given answer against what a face asks: the mark, what differs, what else it would have been right about, the suggested rating.

A grader that cannot decide suggests nothing: it is never a lapse. Reads no clock.
"""

from __future__ import annotations

from collections.abc import Iterable

from tutor.core.faces import Face, Given, Graded
from tutor.core.items import QuestionFile


def grade(face: Face, given: Given, file: QuestionFile, others: Iterable[QuestionFile] = ()) -> Graded:
    """What the program makes of `given`. `file` is the card's own; `others` (as far as they are read) only serve "also true: another?"."""
    raise NotImplementedError
