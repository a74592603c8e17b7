"""What the program says in comments of a file: right for as long as a draft stands there, and known again word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.files.writing.edits import Edit

FOUND = re.compile(r"(?m)^#[ \t]*A draft of what was found in (.+?): nothing here is asked yet\.")
"""The first of them, with the article's name."""
DRAFT = "take this line away when it is done: until then it is neither asked nor exported"
"""The one beside `draft: true` of a template."""
_REMARK = re.compile(
    r"# (?:A draft of what was found in .+: nothing here is asked yet\."
    r"|tutor draft --review \S+ goes through it: accept, reword or drop each item\."
    r"|'quote' holds the article's words: say it in your own\.)[ \t]*(?:\r\n|\n|\r)"
)


def remarks(article: str, id: str) -> list[str]:
    """The comments of a file `id` that was drafted from an article."""
    return [
        f"A draft of what was found in {article}: nothing here is asked yet.",
        f"tutor draft --review {id}.yaml goes through it: accept, reword or drop each item.",
        "'quote' holds the article's words: say it in your own.",
    ]


def without_remarks(text: str) -> Iterator[Edit]:
    """Takes them out of the comments that the text begins with."""
    at = 0
    while (line := _COMMENT.match(text, at)) is not None:
        if _REMARK.fullmatch(line[0]):
            yield Edit(at, line.end(), "")
        at = line.end()


_COMMENT = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)")
