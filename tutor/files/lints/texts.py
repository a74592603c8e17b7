"""Lints of a file as it is written: texts cut short or in quotes that are none, key points without end, lints silenced that do not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.core.items import QuestionFile
from tutor.core.problems import Place
from tutor.core.spelling import small
from tutor.files.decode import Reading
from tutor.files.lints.finding import Finding, part
from tutor.files.lookalikes import CURLY
from tutor.files.naming import meant
from tutor.files.nodes import Node
from tutor.files.values import scalars

_WORDS = re.compile(r"[^\W_]{2,}")
_CUT = re.compile(r"[ \t]#(?=[^\s#!])")


def text_findings(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """The findings about the texts of one file and about its head."""
    yield from _texts(reading)
    yield from _curly(reading)
    yield from _unwritten(reading, file)
    yield from _gist(reading, file)
    yield from _uncovered(reading, file)
    yield from _allowed(reading, file)


def _texts(reading: Reading) -> Iterator[Finding]:
    """Text without quotes that ' #' cuts short: what follows became a comment."""
    cuts = {found.start() for found in _CUT.finditer(reading.sheet.text)}
    if not cuts:
        return
    for id, node in [*reading.written.items(), *reading.concepts.items(), *_heads(reading)]:
        for _, scalar in scalars(node):
            index = scalar.end_mark.index
            if not scalar.style and index in cuts:
                line = reading.sheet.line(scalar.end_mark.line + 1)
                place = Place(reading.sheet.path, scalar.end_mark.line + 1, scalar.end_mark.column + 2, max(len(line.rstrip()) - scalar.end_mark.column - 1, 1))  # fmt: skip
                help = "put the text in quotes; if it is a comment, leave a space after the #"
                yield Finding("cut-text", id, place, "the text ends here, as ' #' begins a comment", help)


def _curly(reading: Reading) -> Iterator[Finding]:
    """Whole texts between typographic quotes, which YAML takes for letters."""
    if reading.sheet.text.isascii() or not any(opening in reading.sheet.text for opening in CURLY):
        return
    for id, node in [*reading.written.items(), *reading.concepts.items(), *_heads(reading)]:
        for _, scalar in scalars(node):
            value = scalar.value.strip()
            closing = CURLY.get(value[:1], "")
            if (
                closing
                and not scalar.style
                and value[-1] in closing
                and len(value) > 2
                and not any(each in value[1:-1] for each in closing)
            ):
                message = f"the quotes {value[0]}…{value[-1]} are typographic: they belong to the text, and the card shows them"
                help = "use straight ones, or none"
                yield Finding("curly-quotes", id, scalar, message, help)


def _heads(reading: Reading) -> Iterator[tuple[str, Node]]:
    yield from (("", node) for node in reading.sources.values())
    yield from (("", node) for node in reading.gist)


def _unwritten(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """Words of a template that nobody wrote over, in an item that would be asked. Nothing to be allowed: it asks nothing."""
    from tutor.files.writing.template import placeholder

    for id, node in reading.written.items():
        if not file.items[id].common.draft:
            for key, scalar in scalars(node):
                if placeholder(scalar.value):
                    message = f"'{scalar.value}' stands there from the template"
                    yield Finding("placeholder", id, scalar, message, f"write the {key} itself, or keep 'draft: true'", "error")  # fmt: skip


def _gist(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    if len(file.gist) > 6:
        yield Finding(
            "long-gist",
            "",
            reading.gist[6],
            f"this is key point 7 of {len(file.gist)}",
            "six at most stay in mind: join or drop some",
        )


def _allowed(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    from tutor.files.lints import CODES

    for id, item in file.items.items():
        for code in item.common.allow:
            if code not in CODES:
                help = meant(code, CODES, f"it is one of {', '.join(CODES)}")
                yield Finding(
                    "unknown-lint", id, reading.written[id].entries["allow"], f"no lint has the code '{code}'", help
                )


def _uncovered(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """Key points that no item takes up: by name, by a line of the article, or by half of the point's words."""
    if not file.items:
        return
    lines = {line for item in file.items.values() for line in item.common.at}
    texts: list[set[str]] = []
    for point, node in zip(file.gist, reading.gist, strict=True):
        if point.items or not lines.isdisjoint(point.at):
            continue
        texts = texts or [
            _stems(" ".join(scalar.value for _, scalar in scalars(written))) for written in reading.written.values()
        ]
        words = _stems(point.say) - small(file.language)
        if not any(2 * len(words & text) >= len(words) for text in texts):
            help = "write an item for it, or name those that cover it: {say: …, items: [id]}"
            yield Finding("gist-without-item", "", part(node, 0), "no item of this file asks for this key point", help)


def _stems(text: str) -> set[str]:
    """The first letters of the words of a text, as far as inflection leaves them alone."""
    return {word.rstrip("s")[:6] for word in _WORDS.findall(text.lower())}
