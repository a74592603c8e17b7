"""The core of a claim: two sides and what is said between them, with the words each was read from."""

from __future__ import annotations

import re
from typing import NamedTuple

from tutor.core.items import Relation
from tutor.files.draft import forms
from tutor.files.draft.context import Context, Said, is_pronoun, number
from tutor.files.draft.frames import Framed
from tutor.files.draft.kinds import kind_of
from tutor.files.draft.labels import Label, Names, changed, label
from tutor.files.draft.proposals import Trial
from tutor.files.draft.rules import words
from tutor.files.draft.spans import Span, noun_before
from tutor.files.draft.subject import subject
from tutor.files.draft.tokens import Words, is_content

_OPPOSITE: dict[Relation, Relation] = {
    "increases": "decreases",
    "decreases": "increases",
    "causes": "decreases",
    "prevents": "increases",
    "enables": "decreases",
}


# Behind one of these "the drug" is told apart by what follows.
_NARROWED = frozenset(["that", "which", "who", "of", "in", "with", "used", "called", "known"])


class Side(NamedTuple):
    """A cause or an effect: its label, the words left out of it, its sign (-1 less of it, 0 a change), the words that gave the sign, doubts, its place."""

    label: str
    span: Span
    dropped: str = ""
    sign: int = 1
    changed: str = ""
    notes: tuple[str, ...] = ()


class Core(NamedTuple):
    """A claim before its surroundings are placed. `spans` are the words it has used up."""

    cause: Side
    relation: Relation
    effect: Side
    verb: str
    spans: tuple[Span, ...]
    hedged: bool = False
    necessary: bool = False
    notes: tuple[str, ...] = ()
    trials: tuple[Trial, ...] = ()
    where: str = ""
    compared: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """The first word it has used."""
        return min(span[0] for span in self.spans)

    @property
    def end(self) -> int:
        """The place after the last word it has used."""
        return max(span[1] for span in self.spans)


class Reading(NamedTuple):
    """A sentence that is being read."""

    text: Words
    frame: Framed
    names: Names
    context: Context
    line: int

    def side(self, span: Span, effect: bool = False) -> Side | None:
        """A side from its words; None when they name nothing that could be a cause or an effect."""
        start, end = span
        low = [self.text.low(at) for at in range(start, end)]
        while (
            low
            and low[0] in ("both", "neither", "none", "either", "nothing", "all", "only", "just")
            and len(low) > 1
            and low[0] != "only"
        ):
            start, low = start + 1, low[1:]
        if not any(is_content(word) or is_pronoun(word) for word in low):
            return None
        plain = self.text.text(start, end)
        if is_pronoun(plain):
            meant, note = self._within(plain, start) or self.context.meant(plain, self.line)
            return Side(meant or plain.lower(), span, notes=(note,))
        parts = ["or" if word.low == "nor" else word.text for word in self.text.words[start:end]]
        sign, said = 1, ""
        if effect:
            parts, sign, said = changed(parts)
        named = label(parts, self.names, start == self.frame.low and (not effect or not said))
        if not named.text:
            return None
        notes: tuple[str, ...] = ()
        if low[0] in ("this", "these", "that", "those", "such") and len(low) < 6:
            meant, note = self.context.named(named.text, self.line)
            named, notes = named._replace(text=meant or named.text), (note.replace(f"'{named.text}'", f"'{plain}'", 1),)
        elif low[0] == "the" and low[1:2] == [kind_of(low[-1])] and self.text.low(end) not in _NARROWED:
            meant, note = self.context.named(named.text, self.line)
            if meant:
                named, notes = named._replace(text=meant), (note.replace(f"'{named.text}'", f"'{plain}'", 1),)
        elif low[0] in ("its", "their", "his", "her"):
            named, notes = self._owned(named, plain, start)
        return Side(named.text, span, named.dropped, sign, said, notes)

    def _owned(self, named: Label, plain: str, start: int) -> tuple[Label, tuple[str, ...]]:
        """ "Their disappearance", where nothing before it in the sentence can own it: the disappearance of what the sentence before spoke of."""
        who, _ = self.context.meant("they" if plain.lower().startswith("their ") else "it", self.line)
        if start > self.frame.low or not who or "(" in named.text or "(" in who or len(who.split()) > 4:
            return named, (f"'{plain}': whose stands before",)
        return named._replace(text=f"{named.text} of {who}"), (f"'{plain}' probably is '{named.text} of {who}'",)

    def _within(self, pronoun: str, at: int) -> tuple[str, str] | None:
        """What "it" or "they" in a later clause of the sentence probably is: the subject of the first one."""
        if pronoun.lower() not in ("it", "they", "them") or at < self.frame.low + 3:
            return None
        start = self.frame.low
        while (
            self.text.low(start)
            in ("when", "as", "if", "because", "although", "while", "once", "since", "and", "but", "though", "after")
            and start < at
        ):
            start += 1
        found = subject(self.text, start, at)
        if found and is_pronoun(self.text.text(*found)):
            found = None
        if found is None and start > self.frame.low and self.text.low(at - 1) == "," and at - 2 > start:
            # "As the glacier melts, it …": a clause of a subject and a verb.
            found = (start, at - 2) if at - start < 6 else None
        span = noun_before(self.text, found[1], found[0]) if found else (start, start)
        if is_pronoun(self.text.text(*span)):
            return None
        side = self.side(span)
        if side is None or is_pronoun(side.label) or number(side.label) != number(pronoun) or not self.acts(side):
            return None
        return side.label, f"pronoun: '{pronoun}' probably is '{side.label}'"

    def acts(self, side: Side) -> bool:
        """Whether a side can be a cause: not those who study and write."""
        low = [self.text.low(at) for at in range(*side.span)]
        head = _head(low)
        if not any(letter.isalpha() for word in low for letter in word) or (
            set(low) & words.ACTORS and low[-1] in words.FRAMES
        ):
            return False
        if side.label.split()[-1:] and side.label.split()[-1].removesuffix("'s") in self.context.speakers:
            return False
        return not (
            head in words.ACTORS
            or (low and re.split("['’]", low[0])[0] in ("we", "i", "he", "she", "you"))
            or side.label.lower() in words.ACTORS
        )

    def matters(self, side: Side) -> bool:
        """Whether a side can be an effect in the world."""
        low = [word.lower() for word in re.findall(r"[\w'-]+", side.label)]
        if low and low[0].isdigit() and len(low) > 1 and low[1] in words.UNITS and low[2:3] != ["of"]:
            return False
        if is_pronoun(side.label):
            return bool(side.notes)
        if low and (low[0] in words.SAID_ONLY or (len(low) == 1 and low[0].endswith(words.ADJECTIVAL))):
            return False
        if low[:2] in (["sense", "of"], ["feeling", "of"]):
            return True
        return bool(low) and _head(low) not in words.VAGUE and not (low[0] in words.VAGUE and len(low) == 1)

    def said(self, cores: list[Core]) -> Said:
        """What the next sentence may refer to."""
        labels = tuple(dict.fromkeys(side.label for core in cores for side in (core.cause, core.effect)))
        if cores:
            last = cores[-1]
            # A pronoun goes on with what the sentence began with: "floods are caused by X; they …" are the floods.
            topic = min(cores[0].cause, cores[0].effect, key=lambda side: side.span[0]).label
            caused = last.relation not in ("does-not-affect", "goes-with")
            return Said(
                self.line,
                topic if not is_pronoun(topic) else "",
                last.effect.label if caused else "",
                _sign(last),
                labels,
            )
        span = subject(self.text, self.frame.low, self.frame.high)
        side = self.side(noun_before(self.text, span[1], span[0])) if span else None
        if side is None or is_pronoun(side.label) or not self.acts(side) or len(side.label.split()) > 6:
            return Said(self.line)
        return Said(self.line, side.label, labels=(side.label,))


def _sign(core: Core) -> int:
    return -1 if core.relation in ("decreases", "prevents") else 1


def _head(low: list[str]) -> str:
    """The word a name is about: the last one before its first preposition."""
    for at, word in enumerate(low):
        if at and (
            word in words.PREPOSITIONS
            or word in ("that", "which", "who", ",")
            or (
                word.endswith("ed")
                and word in forms.everything()
                and at + 1 < len(low)
                and low[at + 1] in words.PREPOSITIONS
            )
        ):
            return low[at - 1]
    return low[-1] if low else ""


def composed(relation: Relation, effect: Side) -> tuple[Relation, bool]:
    """The relation to what the effect is about: bringing about a drop in Y is decreasing Y. False where the words of change must stay in the label."""
    if not effect.changed:
        return relation, True
    if relation == "causes":
        return ("increases" if effect.sign > 0 else "decreases" if effect.sign < 0 else "modulates"), True
    if relation == "increases" and effect.sign > 0:
        return relation, True
    if relation == "modulates" and effect.sign == 0:
        return relation, True
    return relation, False


def opposite(relation: Relation) -> Relation:
    """The relation of a thing where less of it does this."""
    return _OPPOSITE.get(relation, relation)
