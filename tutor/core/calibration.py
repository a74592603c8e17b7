"""How far a learner knows what they know: answers given as sure or as a guess against what they were; and the same of the program's forecast.

The Brier score is the mean squared distance between what was expected and what came (0 or 1): 0 is perfect, 0.25 what saying 50 % always
gives (Brier 1950, Monthly Weather Review 78, 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tutor.core.cards import Card
from tutor.core.log import Row, standing, step
from tutor.core.memory import CardState, Policy, Rating, Seen, retrievability
from tutor.core.wording import count, percent

SURE, GUESS = 1.0, 0.5
"""What the two words are taken to promise."""
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Where the bins of the forecast's curve begin; the last ends at 1."""


class Share(NamedTuple):
    """So many right `of` so many."""

    right: int = 0
    of: int = 0

    def plus(self, right: bool) -> Share:
        return Share(self.right + right, self.of + 1)

    @property
    def share(self) -> float | None:
        return self.right / self.of if self.of else None


class Trust(NamedTuple):
    """The curve of two points: how many sure answers, and how many guesses, were right."""

    sure: Share = Share()
    guess: Share = Share()

    def plus(self, sure: bool, right: bool) -> Trust:
        """With one more answer."""
        return self._replace(sure=self.sure.plus(right)) if sure else self._replace(guess=self.guess.plus(right))

    @property
    def of(self) -> int:
        return self.sure.of + self.guess.of

    @property
    def brier(self) -> float | None:
        """The Brier score, a sure answer taken to promise 100 %, a guess 50 %; None without answers."""
        if not self.of:
            return None
        wrong = (SURE**2) * (self.sure.of - self.sure.right)
        return (wrong + (GUESS**2) * self.guess.of) / self.of


class Bin(NamedTuple):
    """The reviews for which a recall between `low` and `high` was forecast: the mean forecast, and how many were recalled."""

    low: float
    high: float
    forecast: float
    recalled: Share


class Forecast(NamedTuple):
    """What the memory model promised against what came: its Brier score (None without reviews) and its curve."""

    brier: float | None
    of: int
    bins: tuple[Bin, ...]


def confidence(rows: Iterable[Row], cards: Mapping[str, Card]) -> tuple[Trust, dict[str, Trust]]:
    """Sure answers and guesses among the standing reviews, crams and quiz replies that said so: all together, and by type of item."""
    whole, types = Trust(), {"term": Trust(), "faq": Trust(), "claim": Trust()}
    for row in standing(rows):
        if row.sure is None or row.act not in ("review", "cram", "quiz"):
            continue
        mark = row.rating if row.suggested is None else row.suggested
        if mark is None:
            continue
        whole = whole.plus(bool(row.sure), mark > Rating.AGAIN)
        card = cards.get(row.card or "")
        if card is not None:
            types[card.type] = types[card.type].plus(bool(row.sure), mark > Rating.AGAIN)
    return whole, {type: trust for type, trust in types.items() if trust.of}


def told(trust: Trust) -> str:
    """How a learner's word held: `of 12 sure answers 11 were right, 92 %; of 3 guesses 1`, "" without any."""
    parts = []
    if trust.sure.of:
        were = "was" if trust.sure.right == 1 else "were"
        parts.append(
            f"of {count(trust.sure.of, 'sure answer')} {trust.sure.right} {were} right, {percent(trust.sure.share or 0)}"
        )
    if trust.guess.of:
        parts.append(
            f"of {count(trust.guess.of, 'guess', 'guesses')} {trust.guess.right}" + ("" if parts else " right")
        )
    return "; ".join(parts)


def forecast(rows: Iterable[Row], keys: Iterable[str], parameters: tuple[float, ...] | None = None) -> Forecast:
    """The memory model's forecast for each review of a later day (no first meetings, no steps) of these cards, and what came.

    `rows` all that stand or are taken back, of any card: memories are folded from them.
    """
    wanted, policy = frozenset(keys), Policy(parameters=parameters)
    states: dict[str, CardState] = {}
    found: list[tuple[float, bool]] = []
    for row in standing(rows):
        if row.card is None or row.card not in wanted:
            continue
        state = states.get(row.card, CardState())
        memory = state.memory
        if row.act == "review" and row.rating and isinstance(memory, Seen) and not isinstance(memory.due, int):
            found.append((retrievability(memory, row.day, parameters), row.rating > Rating.AGAIN))
        states[row.card] = step(state, row, policy)
    brier = sum((promised - came) ** 2 for promised, came in found) / len(found) if found else None
    return Forecast(brier, len(found), tuple(_bins(found)))


def _bins(found: list[tuple[float, bool]]) -> Iterable[Bin]:
    for low, high in zip(BINS, (*BINS[1:], 1.0), strict=True):
        held = [(promised, came) for promised, came in found if low <= promised < high or promised == high == 1.0]
        if held:
            mean = sum(promised for promised, _ in held) / len(held)
            yield Bin(low, high, mean, Share(sum(came for _, came in held), len(held)))
