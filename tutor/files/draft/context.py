"""What the sentences before a sentence spoke of: who "it" and "this" probably are, never without a note."""

from __future__ import annotations

from typing import NamedTuple

from tutor.files.draft.kinds import kind_of
from tutor.files.draft.labels import stem

_PLAIN = frozenset({"it", "they", "them", "its", "their", "these", "those"})
_EVENTS = frozenset({"this", "that", "which", "all this"})


class Said(NamedTuple):
    """What a sentence said: its line, the label of its subject, the label and sign of its last effect; "" where not known."""

    line: int
    subject: str = ""
    effect: str = ""
    sign: int = 1
    labels: tuple[str, ...] = ()


class Context:
    """The sentences read so far, the last two of them, and the surnames of those who speak in the article."""

    def __init__(self, speakers: frozenset[str] = frozenset()) -> None:
        self.said: list[Said] = []
        self.speakers = speakers
        self.kinds: dict[str, str] = {}

    def add(self, said: Said) -> None:
        """Remembers a sentence."""
        self.said = [*self.said[-2:], said]

    def near(self, line: int) -> Said | None:
        """The sentence before, if it stands in the same paragraph or the one before."""
        return self.said[-1] if self.said and 0 <= line - self.said[-1].line <= 2 else None

    def meant(self, words: str, line: int) -> tuple[str, str]:
        """The label a pronoun probably stands for ("" where that is not safe), and the note to make."""
        low, before = words.lower(), self.near(line)
        if low in _EVENTS or (low in ("these", "those") and before is not None and not before.subject):
            if before is not None and before.effect:
                label = before.effect if before.sign >= 0 else f"less {before.effect}"
                return (
                    label,
                    f"'{words}' is taken for the effect in the sentence before: '{label}'; it may mean all of it",
                )
            return "", f"'{words}' is what the sentence before says: name it"
        if before is not None and before.subject and number(before.subject) == number(low):
            return before.subject, f"pronoun: '{words}' probably is '{before.subject}'"
        return "", f"pronoun: who '{words}' is was not resolved"

    def named(self, phrase: str, line: int) -> tuple[str, str]:
        """The label that "this protein" or "these cells" probably stands for, and the note."""
        if name := self.kinds.get(kind_of(phrase.lower())):
            return name, f"'{phrase}' probably is '{name}'"
        head = stem(phrase).split()[-1:]
        for said in reversed(self.said):
            if 0 <= line - said.line <= 3:
                for label in said.labels:
                    if head and stem(label).split()[-1:] == head and stem(label) != stem(phrase):
                        return label, f"'{phrase}' probably is '{label}'"
        return "", f"'{phrase}': which is meant stands before this sentence"


def is_pronoun(words: str) -> bool:
    """Whether words stand for something named before."""
    return words.lower() in _PLAIN | _EVENTS


def number(label: str) -> bool:
    """Whether it is many."""
    low = label.lower().split(" (")[0]
    if low in ("they", "them", "their", "these", "those"):
        return True
    return (
        " and " in low
        or (low.endswith("s") and not low.endswith(("ss", "us", "is")))
        or low.split()[-1]
        in ("people", "mice", "bacteria", "algae", "children", "fungi", "larvae", "women", "men", "data")
    )
