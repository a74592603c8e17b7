"""What to drill now and in what order, from thin cards, states, limits and the day; and the counts, by the same code.

Imports neither items nor faces; draws no dice (ties are broken by a hash of key and day). Answering a card leaves the rest of the day's
work as it was: what was done today is read from the states, so the agenda after an answer is the agenda before it without that card.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tutor.core.cards import Group, group_of
from tutor.core.days import Moment
from tutor.core.library import Library
from tutor.core.memory import CardState
from tutor.core.order import apart, introduced
from tutor.core.settings import Settings
from tutor.core.today import Today, Work


class Options(NamedTuple):
    """What a sitting is narrowed or widened to.

    `decks` ids (empty: every deck); `keys` only these cards (a search); `cards` and `minutes` at most; `ahead` days to look ahead; `forgotten`
    only what was answered Again today or yesterday; `cram` every met card whether due or not, unscheduled; `more_new` beyond the day's limit.
    """

    decks: tuple[str, ...] = ()
    keys: frozenset[str] | None = None
    cards: int | None = None
    minutes: int | None = None
    ahead: int = 0
    forgotten: bool = False
    cram: bool = False
    more_new: int = 0


class Tally(NamedTuple):
    """Counts of what enter would give now (`due` reviews, `learning` steps, `new` cards) and of the whole (`met` of `total`)."""

    due: int = 0
    learning: int = 0
    new: int = 0
    met: int = 0
    total: int = 0

    @property
    def today(self) -> int:
        return self.due + self.learning + self.new


class Step(NamedTuple):
    """A card in its learning step, due at `due` (UTC milliseconds)."""

    key: str
    due: int


class Agenda(NamedTuple):
    """The day's work in order: due `reviews`, then `new` cards; `steps` come as they fall due.

    `predict` leads from a new card's key to the `do` card whose face is shown, unrated, just before it.
    """

    reviews: tuple[str, ...]
    steps: tuple[Step, ...]
    new: tuple[str, ...]
    predict: Mapping[str, str] = {}
    cram: bool = False
    cards: int | None = None
    minutes: int | None = None

    @property
    def size(self) -> int:
        return len(self.reviews) + len(self.steps) + len(self.new)


EVERYTHING = Options()
STANDARD = Settings()


def agenda(
    library: Library,
    states: Mapping[str, CardState],
    now: Moment,
    settings: Settings = STANDARD,
    options: Options = EVERYTHING,
) -> Agenda:
    """The day's work: limits, sibling rule, suspension and burying applied, neighbours kept apart."""
    today = Today(library, states, now, options.ahead, options.forgotten)
    chosen = today.numbers(options.decks, anywhere=options.cram)
    if options.cram:
        holds = today.among(chosen, options.keys)
        met = apart(card for card, state in today.seen if holds(card) and not state.suspended)
        return _agenda(today, Work([], met, []), options)
    work = today.work(chosen, settings, options.keys, options.more_new)
    reviews = apart(work.reviews, following=work.new)
    return _agenda(today, Work(work.steps, reviews, introduced(work.new, reviews)), options)


def _agenda(today: Today, work: Work, options: Options) -> Agenda:
    most = len(today.library.cards) if options.cards is None else max(0, options.cards)
    steps = work.steps[:most]
    reviews = work.reviews[: most - len(steps)]
    new = work.new[: most - len(steps) - len(reviews)]
    return Agenda(
        tuple(card.key for card in reviews),
        tuple(Step(card.key, due) for due, card in steps),
        tuple(card.key for card in new),
        today.predictions(new),
        options.cram,
        options.cards,
        options.minutes,
    )


def tallies(
    library: Library, states: Mapping[str, CardState], now: Moment, settings: Settings = STANDARD
) -> tuple[dict[str, Tally], Tally]:
    """The counts of each deck by id, and of all decks together, where a card that several hold counts once.

    Of a deck that is studied in Anki nothing is to be done here; its cards are counted all the same.
    """
    today = Today(library, states, now)
    here = today.numbers()
    total = _spread(today, (group for own in library.cards.groups.values() for group in own.items()), here)
    met = _spread(today, Counter(group_of(card) for card, _ in today.seen).items(), here)

    works: dict[tuple[int, ...], Work] = {}

    def tally(chosen: tuple[int, ...], place: int) -> Tally:
        if place >= 0 and library.decks[place].studied == "anki":
            return Tally(met=met[place], total=total[place])
        # Where one deck is all there is, its work is that of the whole.
        work = works.get(chosen) or works.setdefault(chosen, today.work(chosen, settings))
        return Tally(len(work.reviews), len(work.steps), len(work.new), met[place], total[place])

    return {deck.id: tally((number,), number) for number, deck in enumerate(library.decks)}, tally(here, -1)


def _spread(today: Today, groups: Iterable[tuple[Group, int]], here: tuple[int, ...]) -> list[int]:
    """Cards by deck, and last those of all decks studied here, each once."""
    counts = [0] * (len(today.library.decks) + 1)
    everywhere = set(here)
    for group, number in groups:
        held = today.holders(group)
        for deck in held:
            counts[deck] += number
        if not everywhere.isdisjoint(held):
            counts[-1] += number
    return counts
