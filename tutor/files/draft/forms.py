"""Forms of English verbs, made from the tables of rules/: what a word may be a form of, and the form a claim needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from tutor.files.draft.rules import verbs

Form = Literal["base", "s", "past", "participle", "ing"]

_DOUBLED = frozenset(["permit", "control", "compel", "propel", "offset", "upset", "deter", "forget", "begin", "shut", "put", "cut", "let", "set", "stop", "spur", "curb", "dim", "blunt"]) - {"curb", "blunt"}  # fmt: skip
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtz]")


class Verb(NamedTuple):
    """A row of a table. `tail` is its particle ("out" of "knock out"); `noun`: it is written like a noun; `relation` "" for other verbs."""

    base: str
    past: str
    participle: str
    tail: str = ""
    noun: bool = False
    relation: str = ""


def rows(table: str, relation: str = "") -> Iterator[Verb]:
    """The verbs of a table."""
    for entry in re.split(r"[;\n]", table):
        # A line holds rows divided by semicolons; a line's end divides too, so that a row is never cut.
        words = entry.split()
        if not words:
            continue
        base, noun = words[0].rstrip("*"), words[0].endswith("*")
        if len(words) == 3:
            yield Verb(base, words[1], words[2], "", noun, relation)
        else:
            for each in (base, base[:-3] + "ise") if base.endswith("ize") else (base,):
                yield Verb(each, _ed(each), _ed(each), " ".join(words[1:]), noun, relation)


def forms(verb: Verb) -> dict[str, tuple[Form, ...]]:
    """Each written form of a verb and what it may be."""
    found: dict[str, tuple[Form, ...]] = {}
    made: tuple[tuple[str, Form], ...] = (
        (verb.base, "base"), (third(verb.base), "s"), (verb.past, "past"), (verb.participle, "participle"), (ing(verb.base), "ing"),
    )  # fmt: skip
    for word, form in made:
        found[word] = (*found.get(word, ()), form)
    return found


@cache
def index() -> dict[str, tuple[tuple[Verb, tuple[Form, ...]], ...]]:
    """Every form of every verb that says one thing acts on another."""
    found: dict[str, tuple[tuple[Verb, tuple[Form, ...]], ...]] = {}
    for relation, table in verbs.TABLES.items():
        for verb in rows(table, relation):
            for word, kinds in forms(verb).items():
                found[word] = (*found.get(word, ()), (verb, kinds))
    return found


@cache
def of_table(table: str) -> dict[str, tuple[tuple[Verb, tuple[Form, ...]], ...]]:
    """Every form of the verbs of one table."""
    found: dict[str, tuple[tuple[Verb, tuple[Form, ...]], ...]] = {}
    for verb in rows(table):
        for word, kinds in forms(verb).items():
            found[word] = (*found.get(word, ()), (verb, kinds))
    return found


@cache
def finite() -> frozenset[str]:
    """Words that carry a clause and are not written like a noun or an adjective."""
    words = set()
    for verb in rows(verbs.OTHER):
        words |= {verb.past} | ({verb.base, third(verb.base)} if not verb.noun else set())
    return frozenset(words)


@cache
def everything() -> dict[str, str]:
    """Every form of every verb in any table, with its base."""
    found: dict[str, str] = {}
    for table in (verbs.OTHER, verbs.TAKEN_AWAY, verbs.ADDED, *verbs.TABLES.values()):
        for verb in rows(table):
            for word in forms(verb):
                found.setdefault(word, verb.base)
    return found


@cache
def bare() -> frozenset[str]:
    """Base forms that are written like no noun."""
    tables = (verbs.OTHER, *verbs.TABLES.values())
    return frozenset(verb.base for table in tables for verb in rows(table) if not verb.noun)


def third(base: str) -> str:
    """reduce -> reduces, carry -> carries."""
    if base in ("have", "do", "go"):
        return {"have": "has", "do": "does", "go": "goes"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    return base[:-1] + "ies" if _y(base) else base + "s"


def ing(base: str) -> str:
    """reduce -> reducing, stop -> stopping."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) and base != "be":
        return base[:-1] + "ing"
    return (base + base[-1] if _doubles(base) else base) + "ing"


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if _y(base):
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else base) + "ed"


def _y(base: str) -> bool:
    return len(base) > 2 and base.endswith("y") and base[-2] not in "aeiou"


def _doubles(base: str) -> bool:
    return base in _DOUBLED or bool(_SHORT.fullmatch(base)) or bool(re.fullmatch(r"s?[qw]u?[aeiou][t]", base))
