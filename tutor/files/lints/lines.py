"""Lint of lines that YAML reads as the end of the text above them: a list item or key that was indented too far, and says nothing of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.core.items import QuestionFile
from tutor.core.problems import Place
from tutor.files.decode import Reading
from tutor.files.keys import RECORDS
from tutor.files.lints.finding import Finding
from tutor.files.values import scalars

_KEYS = "|".join(sorted({name for record in RECORDS.values() for name in record}))
_LINE = re.compile(rf"[ ]*(?P<at>-(?= )|(?:{_KEYS}):(?=[^\s/]))")
# A line with a text of its own, and right below it one that is indented further and begins as an item or a key would.
_SEEN = re.compile(
    rf"^([ ]*)(?:- +)?[^\s#-][^\r\n]*[^\s:](?:\r\n|\n|\r)+\1[ ]+(?:- +\S|(?:{_KEYS}):[^\s/])", re.MULTILINE
)


def line_findings(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """The findings about the lines of one file."""
    if _SEEN.search(reading.sheet.text) is None:
        return
    for id, node in [*reading.written.items(), *reading.concepts.items()]:
        for _, scalar in scalars(node):
            first, last = scalar.start_mark.line, scalar.end_mark.line
            for number in range(first + 1, last + 1) if not scalar.style else ():
                found = _LINE.match(reading.sheet.line(number + 1))
                if found is not None:
                    place = Place(reading.sheet.path, number + 1, found.start("at") + 1, len(found["at"]))
                    message = "this line is indented further than what it belongs to, so it is read as the end of the text above"  # fmt: skip
                    help = "let it begin in the column of the others; if it is part of the text, put the text in quotes"
                    yield Finding("joined-line", id, place, message, help)
