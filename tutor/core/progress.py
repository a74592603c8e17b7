"""How it goes: days studied, what was kept, the load ahead, and how much would be recalled. Pure counts over rows and states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tutor.core.agenda import STANDARD, Tally
from tutor.core.calibration import Share
from tutor.core.cards import Card
from tutor.core.days import Due, Moment
from tutor.core.library import Library
from tutor.core.log import Row, standing
from tutor.core.memory import CardState, Rating, Seen, retrievability
from tutor.core.settings import Settings
from tutor.core.sitting import Sitting
from tutor.core.today import Today

WEEK, MONTH = 7, 30
ENOUGH = 10
"""A pace is said from so many answers on."""


class Home(NamedTuple):
    """The lower half of the home screen: `ahead` reviews due on each of the next seven days, `studied` days out of the last `of` (7, later 30),

    `remembered` the share of reviews (not first meetings, not steps) answered Hard or better in those days, None without any; `pace` the
    median milliseconds an answer takes (None before ten answers).
    """

    ahead: tuple[tuple[date, int], ...]
    studied: int
    of: int
    remembered: float | None
    pace: int | None


class Slip(NamedTuple):
    """A review answered Again: what was given instead ("" for nothing) and when the card comes back."""

    key: str
    said: str
    due: Due


class Summary(NamedTuple):
    """A sitting in figures that agree: `cards` answered, each once, in `ms` milliseconds; `kept` of `reviews` (no first meetings, no steps),

    `met` first meetings by kind of item, `slipped` the reviews that were not kept; `coming` steps still to come, the first at `until`
    (UTC ms, None without any).
    """

    cards: int
    ms: int
    kept: int
    reviews: int
    met: Mapping[str, int]
    slipped: tuple[Slip, ...]
    coming: int
    until: int | None


def offered(library: Library, keys: Iterable[str]) -> Mapping[str, Card]:
    """The cards of these keys that may come here; without a deck that is studied in Anki all cards of the library."""
    if all(deck.studied == "here" for deck in library.decks):
        return library.cards

    def comes(card: Card) -> bool:
        holders = [deck.studied for deck in library.decks if deck.holds(card)]
        return not holders or "here" in holders

    return {key: card for key in keys if (card := library.cards.get(key)) is not None and comes(card)}


def home(rows: Iterable[Row], states: Mapping[str, CardState], cards: Mapping[str, Card], today: date) -> Home:
    """The figures of the home screen from the rows of the last thirty days and the states; `cards` are those that may come (`offered`)."""
    first = min((state.first_day for state in states.values() if state.first_day is not None), default=today)
    of = MONTH if (today - first).days >= MONTH - 1 else WEEK
    held = standing(rows)
    reviews = [row for row in held if row.act == "review" and 0 <= (today - row.day).days < of]
    asked = [row for row in _recalls(held, states) if 0 <= (today - row.day).days < of]
    times = sorted(row.ms for row in reviews if row.ms is not None)
    return Home(
        tuple(_ahead(states, cards, today)),
        len({row.day for row in reviews}),
        of,
        sum(row.rating != Rating.AGAIN for row in asked) / len(asked) if asked else None,
        times[len(times) // 2] if len(times) >= ENOUGH else None,
    )


def retention(
    rows: Iterable[Row], states: Mapping[str, CardState], cards: Mapping[str, Card], today: date, days: int = MONTH
) -> dict[str, Share]:
    """How many reviews (not first meetings, not steps) of the last `days` days were answered Hard or better, by type of item."""
    found: dict[str, Share] = {}
    for row in _recalls(standing(rows), states):
        card = cards.get(row.card or "")
        if card is not None and 0 <= (today - row.day).days < days:
            found[card.type] = found.get(card.type, Share()).plus(row.rating != Rating.AGAIN)
    return found


def recalled(states: Iterable[CardState], day: date, parameters: tuple[float, ...] | None = None) -> float:
    """The expected number of met cards recalled on `day`: the sum of their retrievabilities."""
    memories = (state.memory for state in states)
    return sum(retrievability(memory, day, parameters) for memory in memories if isinstance(memory, Seen))


def summary(sitting: Sitting, cards: Mapping[str, Card]) -> Summary:
    """The figures of a sitting."""
    reviews, slipped = sitting.reviewed, sitting.slipped
    first = {answer.showing.key for answer in sitting.answers if answer.showing.first}
    return Summary(
        len({answer.showing.key for answer in sitting.answers}),
        sum(answer.ms for answer in sitting.answers),
        len(reviews) - len(slipped),
        len(reviews),
        Counter(cards[key].type for key in first if key in cards),
        tuple(Slip(answer.showing.key, answer.said, _promise(sitting, answer.showing.key)) for answer in slipped),
        len(sitting.steps),
        sitting.steps[0].due if sitting.steps else None,
    )


def tomorrow(
    library: Library,
    states: Mapping[str, CardState],
    now: Moment,
    settings: Settings = STANDARD,
    decks: tuple[str, ...] = (),
) -> Tally:
    """What the next day will give if nothing more is answered today; `met` and `total` are left at nothing."""
    then = Moment(now.at + 86_400_000, now.offset, now.day + timedelta(days=1))
    today = Today(library, states, then)
    work = today.work(today.numbers(decks), settings)
    return Tally(len(work.reviews), len(work.steps), len(work.new))


def _promise(sitting: Sitting, key: str) -> Due:
    """What the last answer of a card promised."""
    return next(answer.outcome.due for answer in reversed(sitting.answers) if answer.showing.key == key)


def _recalls(held: list[Row], states: Mapping[str, CardState]) -> Iterable[Row]:
    """The reviews that tried a memory: not the first meeting of a card, not a step."""
    promised: dict[str, Due | None] = {}
    for row in held:
        if row.card is None or row.act not in ("review", "reset"):
            continue
        if row.act == "reset":
            promised[row.card] = None
            continue
        if row.card in promised:
            earlier = promised[row.card]
        else:
            # Its earlier rows are older than the window: they can only be missing if it was met before.
            state = states.get(row.card)
            met = state is not None and state.first_day is not None and state.first_day < row.day
            earlier = row.day if met else None
        promised[row.card] = row.due
        if isinstance(earlier, date):
            yield row


def _ahead(states: Mapping[str, CardState], cards: Mapping[str, Card], today: date) -> Iterable[tuple[date, int]]:
    """Reviews by day, as the agenda would give them without limits: of an item one card a day, the others the next."""
    due: list[list[str]] = [[] for _ in range(WEEK + 1)]
    answered: set[str] = set()
    for key, state in states.items():
        card, memory = cards.get(key), state.memory
        if card is None or not isinstance(memory, Seen) or state.suspended:
            continue
        if memory.last_day == today or isinstance(memory.due, int):
            answered.add(card.item)
        if isinstance(memory.due, date) and (days := (memory.due - today).days) <= WEEK:
            due[max(days, 1 if state.buried_on == today else 0)].append(card.item)
    for day, items in enumerate(due):
        come = set(items) - (answered if day == 0 else set())
        aside = Counter(items)
        aside.subtract(come)
        if day < WEEK:
            due[day + 1].extend(aside.elements())
        if day:
            yield today + timedelta(days=day), len(come)
