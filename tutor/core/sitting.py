"""One sitting as a value that moves forward: what is shown, what was answered, what comes back.

Knows no face and no store; an undo makes a new sitting from the log (`resume`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tutor.core.agenda import Agenda, Step
from tutor.core.cards import Card
from tutor.core.days import Moment
from tutor.core.memory import CardState, Outcome


class Showing(NamedTuple):
    """A card to show: `count` its reviews so far (the seed of its face), `first` never answered before, `step` in its learning step.

    `predict`: this is the `do` face shown before the first card of its claim: no rating, no row, counts as no card.
    """

    key: str
    count: int
    first: bool = False
    step: bool = False
    predict: bool = False


class Waiting(NamedTuple):
    """Only steps are left and none may come yet: the summary opens and offers to wait; the first of `steps` comes at `until` (UTC ms)."""

    until: int
    steps: int


class Finished(NamedTuple):
    """Nothing is left."""


class Answer(NamedTuple):
    """One rated answer of this sitting: `uid` of its row, `said` what was given in words ("" for nothing), `at` UTC milliseconds."""

    uid: str
    showing: Showing
    outcome: Outcome
    said: str
    at: int
    ms: int


class Sitting(NamedTuple):
    """What is left and what was done; make one with `begin` or `resume`."""

    queue: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    answers: tuple[Answer, ...] = ()
    started: int = 0

    def show(self, now: Moment) -> Showing | Waiting | Finished:
        """What comes now."""
        raise NotImplementedError

    def predicted(self) -> Sitting:
        """The prediction just shown is behind; its card comes next."""
        raise NotImplementedError

    def rated(self, answer: Answer) -> Sitting:
        """The shown card was rated: it leaves, or comes back as a step."""
        raise NotImplementedError

    def skipped(self, key: str) -> Sitting:
        """The card (suspended, buried, gone from its file) leaves the sitting unanswered."""
        raise NotImplementedError

    def wait(self) -> Sitting:
        """The learner chose to wait: steps come when they fall due, and `show` gives Waiting until then without ending the sitting."""
        raise NotImplementedError

    def again(self) -> Sitting:
        """What slipped in this sitting once more (a cram: answers are not scheduled)."""
        raise NotImplementedError

    @property
    def done(self) -> int:
        """Cards finished in this sitting: answered and not coming back in it, each once."""
        raise NotImplementedError

    @property
    def to_go(self) -> int:
        """Cards still to come in this sitting, steps among them."""
        raise NotImplementedError


def begin(agenda: Agenda, cards: Mapping[str, Card], states: Mapping[str, CardState], now: Moment) -> Sitting:
    """A sitting over the day's work."""
    raise NotImplementedError


def resume(sitting: Sitting, agenda: Agenda, cards: Mapping[str, Card], states: Mapping[str, CardState], now: Moment, front: str = "", without: str = "") -> Sitting:
    """The sitting over a new agenda (after an undo, an edit or more new cards): answers kept but the one whose uid is `without`, `front` first."""
    raise NotImplementedError
