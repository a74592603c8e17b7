"""Texts and ids as a question file can hold them: on one line, of bearable length, each id once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tutor.files.draft.article import Reference
from tutor.files.naming import slug
from tutor.files.sheet import HIDDEN
from tutor.files.writing.compose import Value

LONGEST = 4_000
"""The longest passage, in characters, that is quoted whole."""
SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "how", "in", "is", "of", "on", "or", "the", "to", "with"}
)


def file_id(title: str) -> str:
    """A name for the file: the title up to its colon, else its first words."""
    before = re.split(r"[:?!–—|]\s|[?!]$", title, maxsplit=1)[0]
    words = slug(before if 2 <= len(before.split()) <= 7 else title).split("-")
    return _short(words, 6) or "article"


def _short(words: Sequence[str], most: int) -> str:
    """The first words as an id, not ending in a small one."""
    kept = list(words[:most])
    while len(kept) > 1 and kept[-1] in SMALL:
        kept.pop()
    return "-".join(kept)[:48].strip("-")


def source_ids(sources: Sequence[Reference]) -> tuple[str, ...]:
    """An id for each source: first author and year, else journal or title."""
    used: set[str] = set()
    found = []
    for source in sources:
        surname = re.split(r",| and | & | et al", source.authors)[0].split()
        words = [word for word in slug(source.venue or source.title).split("-") if word not in SMALL]
        spelt = len(surname) > 1 and all(len(part.strip(".")) > 2 for part in surname)
        lead = slug(surname[-1] if spelt else max(surname, key=len)) if surname else _short(words, 3)
        found.append(unused(used, "-".join(part for part in (lead, slug(source.year)) if part) or "source"))
    return tuple(found)


def unused(used: set[str], id: str) -> str:
    """The id, or the id with the first number behind it that makes it another."""
    free, number = id, 2
    while free in used:
        free = f"{id[:50].strip('-')}-{number}"
        number += 1
    used.add(free)
    return free


def cleaned(value: Value) -> Value:
    """A value whose texts are clean, without what is empty or said twice."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: clear for key, each in value.items() if (clear := cleaned(each)) not in ("", [], {})}
    if isinstance(value, Sequence):
        return list(_distinct(cleaned(each) for each in value))
    return value


def _distinct(values: Iterable[Value]) -> Iterable[Value]:
    seen = []
    for value in values:
        if value not in ("", [], {}) and value not in seen:
            seen.append(value)
            yield value


def clean(text: str) -> str:
    """A text on one line, without what no file may hold, cut at a word where it is very long."""
    text = " ".join(HIDDEN.sub("", text.replace("\n", " ").replace("\r", " ")).split())
    text = text.encode("utf-8", "ignore").decode("utf-8")
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


_CITED = re.compile(r"\s?\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)\](?!\()")


def cited(value: Value) -> tuple[int, ...]:
    """The numbers of the sources that a value's texts cite: `[1]`, `[2, 5]`, `[7–9]`."""
    if isinstance(value, str):
        return tuple(number for found in _CITED.finditer(value) for part in re.split(r"[,;]", found[1]) for number in _run(part))  # fmt: skip
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, Sequence) else ()
    return tuple(number for each in inner for number in cited(each))


def _run(part: str) -> range:
    ends = [int(each) for each in re.findall(r"\d+", part)]
    return range(ends[0], min(ends[-1], ends[0] + 20) + 1)


def uncited(value: Value) -> Value:
    """A value whose texts are without the marks of citations."""
    if isinstance(value, str):
        return _CITED.sub("", value).strip()
    if isinstance(value, Mapping):
        return {key: uncited(each) for key, each in value.items()}
    return [uncited(each) for each in value] if isinstance(value, Sequence) else value


def drafted(fields: Mapping[str, Value], lines: Iterable[int], quote: str, note: str) -> dict[str, Value]:
    """A draft: its own keys, then `at`, `draft`, `quote`, `note`."""
    whole: dict[str, Value] = {
        **fields,
        "at": sorted(dict.fromkeys(lines)),
        "draft": True,
        "quote": quote,
        "note": note,
    }
    return {key: value for key, value in whole.items() if value}
