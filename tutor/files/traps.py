"""Why YAML could not be read, in the author's terms: the usual traps are recognised by the line itself, not by the parser's words."""

from __future__ import annotations

import re
from typing import Any

from tutor.core.problems import Problem
from tutor.files.sheet import WHOLE, Sheet, name_of

_ENTRY = re.compile(
    r"(?P<lead>\s*(?:- +)*)(?:(?P<key>[^\s:'\"\[{#][^:'\"\[{]*?)(?P<colon>:)(?:(?P<gap>\s+)(?P<value>.*)|$))?"
)
_GLUED = re.compile(r"\s*(?:- +)?[a-z_-]+:\S")
_STARTERS = "@`%*&!|>?-,#]}"


def explained(sheet: Sheet, error: Any) -> Problem:
    """The problem behind an error of the parser, at the place where the author can mend it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        index = getattr(error, "position", 0)
        character = getattr(error, "character", "")
        said = name_of(chr(character) if isinstance(character, int) else character[:1] or "?")
        return sheet.problem(
            "hidden-character", sheet.at(min(index, len(sheet.text))), f"{said} is not allowed", "delete it", WHOLE
        )
    words = f"{getattr(error, 'context', '') or ''}; {getattr(error, 'problem', '') or ''}"
    line, column = mark.line + 1, mark.column + 1
    context = getattr(error, "context_mark", None)
    if "quoted scalar" in words and "end of stream" in words and context is not None:
        line, column = context.line + 1, context.column + 1
        return _at(
            sheet,
            line,
            column,
            "this text opens a quote that is never closed",
            "close it, or put the text without quotes",
        )
    if not sheet.line(line).strip() and line > 1:
        line, column = _last_line(sheet, line)
    return _trap(sheet, line, column, words)


def at_start(sheet: Sheet, line: int, column: int) -> Problem:
    """The problem of a list or mapping that stands where a key must: most often a text that begins with a bracket."""
    text = sheet.line(line)
    entry = _ENTRY.match(text)
    value = (entry and entry.group("value")) or ""
    begin = entry.start("value") + 1 if entry and value else 0
    help = "if a text begins with '{', '[' or '? ', put it in quotes"
    return _by_start(sheet, line, column, text, value, begin) or _at(
        sheet, line, column, "a key must be plain text", help
    )


def _last_line(sheet: Sheet, line: int) -> tuple[int, int]:
    while line > 1 and not sheet.line(line).strip():
        line -= 1
    return line, len(sheet.line(line).rstrip())


def _trap(sheet: Sheet, line: int, column: int, words: str) -> Problem:
    text = sheet.line(line)
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" in indent:
        return _at(sheet, line, indent.index("\t") + 1, "this line is indented with a tab", "indent with spaces")
    if text[column - 1 : column] == "\t":
        return _at(sheet, line, column, "a tab stands here, and YAML takes none", "use spaces")
    if "escape" in words:
        help = "write it without quotes or in single ones: '…'"
        return _at(
            sheet, line, column, "in double quotes a backslash begins an escape, and this is none YAML knows", help
        )
    if "document start" in words:
        return _at(sheet, line, column, "a second document begins here, and a file holds one", "delete the line above")
    entry = _ENTRY.match(text)
    value = (entry and entry.group("value")) or ""
    begin = entry.start("value") + 1 if entry and value else 0
    return (
        _by_start(sheet, line, column, text, value, begin)
        or _by_colon(sheet, line, column, value, begin, words)
        or _by_shape(sheet, line, column, words, entry)
    )


def _by_start(sheet: Sheet, line: int, column: int, text: str, value: str, begin: int) -> Problem | None:
    """A value whose first character means something else to YAML."""
    if not value:
        value, begin = text.lstrip(" -"), len(text) - len(text.lstrip(" -")) + 1
    first = value[:1]
    if first in ("{", "["):
        end = _closing(value)
        if end and value[end:].strip() and not value[end:].lstrip().startswith("#"):
            return _at(
                sheet,
                line,
                begin,
                f"the text begins with '{first}', which opens a list or mapping in YAML",
                _quote(value),
                end,
            )
    elif first and first in _STARTERS:
        return _at(
            sheet, line, begin, f"the text begins with '{first}', which means something else in YAML", _quote(value)
        )
    elif first in ("'", '"') and column > begin:
        rest = value[1:]
        if first == "'" and re.match(r"[^']*\w'\w", rest):
            return _at(
                sheet,
                line,
                column,
                "an apostrophe ends the text, as it stands in single quotes",
                "double it (''), or use double quotes",
            )
        if first in rest and rest.split(first, 1)[1].strip():
            return _at(
                sheet,
                line,
                begin,
                "the quotes end before the text does",
                "put the whole text in quotes, the other kind if it holds this one",
            )
    return None


def _by_colon(sheet: Sheet, line: int, column: int, value: str, begin: int, words: str) -> Problem | None:
    """A text with ': ' in it, a key without its space, a key indented too far."""
    if "mapping values" not in words and "simple key" not in words:
        return None
    inner = re.search(r":(?:\s|$)", value)
    if inner and value[:1] not in "'\"":
        return _at(
            sheet, line, begin + inner.start(), "the text has ': ' in it, which begins a value in YAML", _quote(value)
        )
    above = line - 1
    while above > 1 and not sheet.line(above).strip():
        above -= 1
    before = sheet.line(above)
    if _GLUED.match(before):
        at = before.index(":") + 1
        return _at(sheet, above, at, "a space is missing after this colon", f"write '{before[:at].strip(' -')} …'")
    if "simple key" in words:
        # The parser complains one line too late: the line above has no colon.
        at = len(before) - len(before.lstrip()) + 1
        return _at(sheet, above, at, "this line is neither a key with its colon nor part of the text above", "add the colon, or indent it under its key", len(before.strip()))  # fmt: skip
    text = sheet.line(line)
    lead = len(text) - len(text.lstrip())
    return _at(sheet, line, lead + 1, "this line is indented further than the keys it belongs to", "let the keys of one item begin in one column", max(column - lead - 1, 1))  # fmt: skip


def _by_shape(sheet: Sheet, line: int, column: int, words: str, entry: re.Match[str] | None) -> Problem:
    if "flow mapping" in words or "flow sequence" in words:
        what, close = ("mapping { }", "}") if "mapping" in words else ("list [ ]", "]")
        if sheet.line(line)[column - 1 : column] == ":":
            return _at(sheet, line, column, "the text has ': ' in it, which begins a value in YAML", f"put it in quotes; or the {what} is not closed with {close}")  # fmt: skip
        help = f"close it with {close}, and put texts with ': ' or brackets in quotes"
        return _at(sheet, line, column, f"this does not fit into the {what} that is open here", help)
    help = "let the keys of one item begin in one column, and the items of one list with '- ' in one column"
    return _at(sheet, line, column, "this line does not fit what stands above it", help)


def _closing(value: str) -> int:
    """Just after the bracket that closes the first one; 0 when it stays open."""
    depth = 0
    for index, character in enumerate(value):
        depth += (character in "[{") - (character in "]}")
        if not depth:
            return index + 1
    return 0


def _quote(value: str) -> str:
    value = value.strip()
    if len(value) > 60:
        return "put the text in quotes"
    return "put the text in quotes: " + (
        f"'{value}'" if "'" not in value else f'"{value}"' if not set(value) & set('"\\') else "'…'"
    )


def _at(sheet: Sheet, line: int, column: int, message: str, help: str, width: int = 1) -> Problem:
    from tutor.core.problems import Place

    return sheet.problem("syntax", Place(sheet.path, line, column, max(width, 1)), message, help, WHOLE)
