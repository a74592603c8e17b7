"""The phrases of the rules, ready to be looked for."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tutor.files.draft import forms
from tutor.files.draft.rules import phrases, verbs, words
from tutor.files.draft.tokens import Words, is_adverb, is_mark

_GAP = 4
_OBJECT = 9
_NO_OBJECT = frozenset(["to", "for", "up", "down", "out", "off", "back", "away"])


class Step(NamedTuple):
    """A place of a pattern: the words it may be (empty: a gap, or an object); whether it may be missing; the verb whose form it is."""

    words: frozenset[str]
    optional: bool = False
    verb: str = ""
    verbs: tuple[str, ...] = ()
    object: bool = False


class Pattern(NamedTuple):
    """A phrase, ready to be looked for."""

    steps: tuple[Step, ...]
    phrase: phrases.Phrase


@cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """Every phrase under each word it may begin with, the longest first."""
    found: dict[str, list[Pattern]] = {}
    for phrase in phrases.PHRASES:
        for wording in phrase.pattern.split(" || "):
            steps = tuple(_step(part) for part in wording.split())
            for word in steps[0].words:
                found.setdefault(word, []).append(Pattern(steps, phrase))
    return {word: tuple(sorted(rows, key=lambda row: -len(row.steps))) for word, rows in found.items()}


@cache
def _verb_forms(base: str) -> frozenset[str]:
    for table in (verbs.PARTS, verbs.OTHER, *verbs.TABLES.values()):
        for verb in forms.rows(table):
            if verb.base == base:
                return frozenset(forms.forms(verb))
    return frozenset(forms.forms(next(forms.rows(base))))


def _step(part: str) -> Step:
    if part == "~":
        return Step(frozenset(), True)
    if part == "*":
        return Step(frozenset(), object=True)
    optional, part = part.endswith("?"), part.rstrip("?")
    found: set[str] = set()
    base = ""
    bases: list[str] = []
    for each in part.split("|"):
        if each.endswith("@"):
            base = base or each[:-1]
            bases.append(each[:-1])
            found |= _verb_forms(each[:-1])
        elif each == "be":
            base = "be"
            found |= words.BE
        else:
            found.add(each)
    return Step(frozenset(found), optional, base, tuple(bases))


@cache
def kinds_of(base: str, word: str) -> tuple[forms.Form, ...]:
    for table in (verbs.PARTS, verbs.OTHER, *verbs.TABLES.values()):
        for verb in forms.rows(table):
            if verb.base == base:
                return forms.forms(verb).get(word, ())
    return forms.forms(next(forms.rows(base))).get(word, ())


class Match(NamedTuple):
    """Where a pattern ends, and the words of its object."""

    end: int
    object: tuple[int, int] | None = None


def matched(text: Words, at: int, high: int, steps: tuple[Step, ...]) -> Match | None:
    """Where the pattern ends, None where it does not match."""
    if not steps:
        return Match(at)
    step, rest = steps[0], steps[1:]
    if not step.words:
        least, most, fits = (1, _OBJECT, _names) if step.object else (0, _GAP, _describes)
        for length in range(most + 1):
            if length and (at + length > high or not fits(text, at + length - 1)):
                return None
            found = matched(text, at + length, high, rest) if length >= least else None
            if found is not None:
                return found._replace(object=(at, at + length)) if step.object else found
        return None
    if at < high and text.low(at) in step.words:
        found = matched(text, at + 1, high, rest)
        if found is not None:
            return found
    return matched(text, at, high, rest) if step.optional else None


def _describes(text: Words, at: int) -> bool:
    low = text.low(at)
    if low == "and":
        return is_adverb(text.low(at - 1))
    if low == "in" and text.low(at - 1) not in words.BE and not is_adverb(text.low(at - 1)):
        # "Commoner in workers exposed to dust": the workers are exposed, not what is told of.
        return False
    return (
        not is_mark(low)
        and low not in words.SUBORDINATORS
        and low not in ("and", "or", "of", "it", "them", "among", "than")
    )


def _names(text: Words, at: int) -> bool:
    low = text.low(at)
    return not is_mark(low) and low not in words.SUBORDINATORS | words.AUXILIARIES | _NO_OBJECT
