"""Why YAML could not be read, in the author's terms: the usual traps are recognised by the line itself, not by the parser's words."""

from __future__ import annotations

import re
from typing import Any

from tutor.core.problems import Problem
from tutor.files.keys import FILE
from tutor.files.lookalikes import CURLY, lookalike, without_colon
from tutor.files.sheet import WHOLE, Sheet, name_of

_ENTRY = re.compile(
    r"(?P<lead>\s*(?:- +)*)(?:(?P<key>[^\s:'\"\[{#][^:'\"\[{]*?)(?P<colon>:)(?:(?P<gap>\s+)(?P<value>.*)|$))?"
)
_KEYED = re.compile(r"[ ]*(?:- +)?([\w-]+)[ ]?:(?:\s|$)")
_DASHED = re.compile(r"[ ]*- ")
_STARTERS = "@`%*&!|>?-,#]}"
COLUMNS = "let the keys of one item begin in one column, and the items of one list with '- ' in one column"


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
    opened = (context.line + 1, context.column + 1) if context is not None else (line, column)
    if "quoted scalar" in words and "end of stream" in words:
        message = "this text opens a quote that is never closed"
        return _at(sheet, *opened, message, "close it, or put the text without quotes")
    if "simple key" in words:
        # The parser complains where the colon should have been by, at the latest; the text itself began here.
        line, column = opened
    if not sheet.text[mark.index :].strip():
        words += "; at the end"
    if not sheet.line(line).strip() and line > 1:
        line, column = _last_line(sheet, line)
    return _trap(sheet, line, column, words, opened)


def at_start(sheet: Sheet, line: int, column: int) -> Problem:
    """The problem of a list or mapping that stands where a key must: most often a text that begins with a bracket."""
    text = sheet.line(line)
    value, begin = _value(text)
    if value.startswith(("{{", "[[")):
        message = f"the text begins with '{value[0]}', which opens a list or mapping in YAML"
        return _at(sheet, line, begin, message, _quote(value), _closing(value))
    help = "if a text begins with '{', '[' or '? ', put it in quotes"
    return _by_start(sheet, line, column, value, begin) or _at(sheet, line, column, "a key must be plain text", help)


def odd(sheet: Sheet, line: int) -> Problem | None:
    """What stands in a line instead of what YAML takes, if anything does."""
    found = lookalike(sheet.line(line))
    if found is None:
        return None
    return _at(sheet, line, found.column + 1, found.message, found.help, found.width)


def _last_line(sheet: Sheet, line: int) -> tuple[int, int]:
    while line > 1 and not sheet.line(line).strip():
        line -= 1
    return line, len(sheet.line(line).rstrip())


def _above(sheet: Sheet, line: int) -> int:
    """The line above that holds something; 0 for none."""
    line -= 1
    while line > 0 and (not sheet.line(line).strip() or sheet.line(line).lstrip().startswith("#")):
        line -= 1
    return line


def _value(text: str) -> tuple[str, int]:
    """The value on a line, and its column from 1; without a key, what follows the dashes."""
    entry = _ENTRY.match(text)
    value = (entry and entry.group("value")) or ""
    if entry and value:
        return value, entry.start("value") + 1
    value = text.lstrip(" -") if text.lstrip(" ").startswith("- ") else text.lstrip(" ")
    return value, len(text) - len(value) + 1


def _trap(sheet: Sheet, line: int, column: int, words: str, opened: tuple[int, int]) -> Problem:
    text = sheet.line(line)
    if (strange := odd(sheet, line)) is not None:
        return strange
    if text[column - 1 : column] == "\t":
        return _at(sheet, line, column, "a tab stands here, and YAML takes none", "use spaces")
    if "escape" in words:
        help = "write it without quotes or in single ones: '…'"
        return _at(
            sheet, line, column, "in double quotes a backslash begins an escape, and this is none YAML knows", help
        )
    if "document start" in words:
        return _at(sheet, line, column, "a second document begins here, and a file holds one", "delete the line above")
    if "flow mapping" in words or "flow sequence" in words:
        return _by_bracket(sheet, line, column, words, opened)
    value, begin = _value(text)
    return (
        _by_start(sheet, line, column, value, begin)
        or _by_colon(sheet, line, column, value, begin, words)
        or _by_column(sheet, line, column, words, opened)
        or _at(sheet, line, column, "this line does not fit what stands above it", COLUMNS)
    )


def _by_start(sheet: Sheet, line: int, column: int, value: str, begin: int) -> Problem | None:
    """A value whose first character means something else to YAML."""
    first = value[:1]
    if first in ("{", "["):
        end = _closing(value)
        if end and value[end:].strip() and not value[end:].lstrip().startswith("#"):
            message = f"the text begins with '{first}', which opens a list or mapping in YAML"
            return _at(sheet, line, begin, message, _quote(value), end)
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
    """A text with ': ' in it, a key without its colon or space, a key indented too far."""
    if "mapping values" not in words and "simple key" not in words:
        return None
    text = sheet.line(line)
    entry = _ENTRY.match(text)
    inner = re.search(r":(?:\s|$)", value) if entry and entry.group("value") else None
    if inner and value[:1] not in "'\"" and (column >= begin or "simple key" in words):
        return _at(
            sheet, line, begin + inner.start(), "the text has ': ' in it, which begins a value in YAML", _quote(value)
        )
    lead = len(text) - len(text.lstrip())
    if "simple key" in words:
        width = len(text.strip())
        if key := without_colon(text):
            at = text.index(key) + 1
            return _at(sheet, line, at, f"the colon after '{key}' is missing", f"write '{key}: …'", len(key))
        return _at(sheet, line, lead + 1, "this line is neither a key with its colon nor part of the text above", "add the colon, or indent it under its key", width)  # fmt: skip
    above = _above(sheet, line)
    strange = odd(sheet, above) if above else None
    return strange or _at(sheet, line, lead + 1, "this line is indented further than the keys it belongs to", "let the keys of one item begin in one column", max(column - lead - 1, 1))  # fmt: skip


def _by_column(sheet: Sheet, line: int, column: int, words: str, opened: tuple[int, int]) -> Problem | None:
    """An item or key that does not begin in the column of those before it."""
    text = sheet.line(line)
    lead = len(text) - len(text.lstrip(" "))
    keyed = _KEYED.match(text)
    above = _above(sheet, line)
    if above and (strange := odd(sheet, above)) is not None:
        return strange
    if _DASHED.match(text) and column == lead + 1:
        other = _sibling(sheet, line)
        dash = len(sheet.line(other)) - len(sheet.line(other).lstrip(" "))
        if other and dash != lead:
            how = "further" if lead > dash else "less"
            message = f"this item is indented {how} than the one on line {sheet.above + other}"
            return _at(sheet, line, lead + 1, message, f"let its '-' begin in column {dash + 1}, as that one does")
    if keyed is None or column != lead + 1 or _DASHED.match(text):
        return None
    key = keyed[1]
    if "block collection" in words:
        if key in FILE and key not in ("id", "note", "sources", "formerly"):
            message = f"'{key}' is a key of the file, and this line is indented"
            return _at(sheet, line, lead + 1, message, "let it begin at the left margin", len(key))
        if lead + 1 <= opened[1]:
            return _without_dash(sheet, line, lead, key)
        message, help = (
            "this key is indented less than the keys above it",
            "let the keys of one item begin in one column",
        )
        return _at(sheet, line, lead + 1, message, help, len(key))
    if "block mapping" in words and lead + 1 != opened[1]:
        how = "further" if lead + 1 > opened[1] else "less"
        message = f"this key is indented {how} than the one on line {sheet.above + opened[0]}"
        return _at(sheet, line, lead + 1, message, f"let it begin in column {opened[1]}, as that one does", len(key))
    return None


def _without_dash(sheet: Sheet, line: int, lead: int, key: str) -> Problem:
    """A key in the column of the dashes: a new item where the one above has that key already, else one of its own."""
    above, keys = line, set()
    while above := _above(sheet, above):
        found = _KEYED.match(sheet.line(above))
        keys.add(found[1] if found else "")
        if _DASHED.match(sheet.line(above)):
            break
    if "" not in keys and key not in keys and above:
        column = len(sheet.line(above)) - len(sheet.line(above).lstrip(" -")) + 1
        message, help = "this key is indented less than the other keys of its item", f"let it begin in column {column}, as the key on line {sheet.above + above} does"  # fmt: skip
    elif keys == {""}:
        message, help = "this key stands where the '- ' of the list above it stand", "let the keys of one item begin in one column"  # fmt: skip
    else:
        message, help = "the '- ' of this list item is missing", f"write '- {key}: …'"
    return _at(sheet, line, lead + 1, message, help, len(key))


def _sibling(sheet: Sheet, line: int) -> int:
    """The item above that is indented least, of the same list as far as can be told; 0 for none."""
    found, least = 0, 1 << 20
    while line := _above(sheet, line):
        text = sheet.line(line)
        indent = len(text) - len(text.lstrip(" "))
        if not indent and not _DASHED.match(text):
            break
        if _DASHED.match(text) and indent < least:
            found, least = line, indent
    return found


def _by_bracket(sheet: Sheet, line: int, column: int, words: str, opened: tuple[int, int]) -> Problem:
    """A list or mapping in brackets that is not closed, or holds what does not fit."""
    what, close = ("mapping { }", "}") if "mapping" in words else ("list [ ]", "]")
    text = sheet.line(line)
    value, begin = _value(sheet.line(opened[0]))
    if begin == opened[1] and (found := _by_start(sheet, *opened, value, begin)) is not None:
        return found
    if "at the end" in words or (line > opened[0] and (_KEYED.match(text) or _DASHED.match(text))):
        return _at(sheet, *opened, f"the {what} that begins here is never closed", f"close it with {close}; a text that begins with a bracket goes in quotes")  # fmt: skip
    if text[column - 1 : column] == ":":
        return _at(sheet, line, column, "the text has ': ' in it, which begins a value in YAML", f"put it in quotes; or the {what} is not closed with {close}")  # fmt: skip
    help = f"put a comma between two entries, close it with {close}, and put texts with ': ' or brackets in quotes"
    return _at(sheet, line, column, f"this does not fit into the {what} that is open here", help)


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
    curly = value[:1] in CURLY and value[-1:] in CURLY[value[:1]] and len(value) > 2
    if curly:
        value = value[1:-1]
    told = "typographic quotes do not quote in YAML: use straight ones" if curly else "put the text in quotes"
    if len(value) > 60:
        return told
    return f"{told}: " + (f"'{value}'" if "'" not in value else f'"{value}"' if not set(value) & set('"\\') else "'…'")


def _at(sheet: Sheet, line: int, column: int, message: str, help: str, width: int = 1) -> Problem:
    from tutor.core.problems import Place

    return sheet.problem("syntax", Place(sheet.path, line, column, max(width, 1)), message, help, WHOLE)
