"""What is remembered of cards, as Anki keeps it: the columns of its cards, the rows of its review log, its options, its calendar.

Anki counts days backwards from the next turn of the day where it runs, whatever the clock said when an answer was given. An answer that
would so fall on another day than the learner's is moved by quarters of an hour onto its day: only then does Anki reckon the same memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

from tutor.core.carried import Answered, Carried, Forgotten
from tutor.core.days import Due, Moment
from tutor.core.memory import LONGEST, STEP, Seen
from tutor.core.problems import Refusal
from tutor.core.twins import FARTHEST, QUARTER

SECOND, DAY = 1000, 86_400
LONGEST_ANSWER = 60_000
"""Anki counts no answer as longer, in milliseconds."""
NEW, LEARNING, REVIEW, RELEARNING = range(4)
SUSPENDED, LATER = -1, 3
"""Queues: not asked at all, and a step that is due on a later day."""
_TYPES = {"learning": LEARNING, "review": REVIEW, "relearning": RELEARNING}
_KINDS = {"learning": 0, "review": 1, "relearning": 2}
_MANUAL = 4
_EASE = 2500
_PRESET_MOD = 1_764_028_800


class Calendar(NamedTuple):
    """How Anki counts days: its day 0 is `first`, the day turns at `rollover` hours local time, `offset` minutes east of UTC; it is `now`."""

    first: date
    now: Moment
    rollover: int

    @property
    def created(self) -> int:
        """When day 0 began (UTC seconds)."""
        return self._turn(self.first)

    def number(self, day: date) -> int:
        """The day's number."""
        return (day - self.first).days

    def day(self, at: int) -> date:
        """The learner's day of a time, by the clock of now."""
        return self.now.day - timedelta(days=self.ago(at))

    def ago(self, at: int) -> int:
        """How many days ago Anki will say it was (UTC milliseconds); today is 0."""
        return (self._turn(self.now.day + timedelta(days=1)) - at // SECOND) // DAY

    def on_its_day(self, at: int, day: date) -> int:
        """The time moved onto the learner's day where Anki would count another one; as it is where that is too far, or a day yet to come."""
        wanted, quarter = (self.now.day - day).days, QUARTER // SECOND
        last = self._turn(self.now.day + timedelta(days=1)) - wanted * DAY
        second, steps = at // SECOND, 0
        # The very second of the turn is of either day, as it is counted: no answer is left on it.
        if second >= last:
            steps = -((second - last) // quarter + 1)
        elif second <= last - DAY:
            steps = (last - DAY - second) // quarter + 1
        moved = at + steps * QUARTER
        if moved > self.now.at >= (last - DAY + 1) * SECOND:
            moved = self.now.at
        return moved if abs(moved - at) <= FARTHEST and moved <= self.now.at else at

    def _turn(self, day: date) -> int:
        """When the day begins (UTC seconds)."""
        return (day - date(1970, 1, 1)).days * DAY + self.rollover * 3600 - self.now.offset * 60


class Preset(NamedTuple):
    """Deck options: the desired retention, and FSRS's 21 parameters."""

    retention: float
    parameters: tuple[float, ...]

    @property
    def id(self) -> int:
        """The same for the same options, as Anki takes over a preset once and never changes it."""
        told = json.dumps([self.retention, *self.parameters])
        return 10**12 + int.from_bytes(sha256(f"preset\x1f{told}".encode()).digest()) % 2**37

    def options(self) -> dict[str, Any]:
        """As Anki keeps them."""
        steps = [STEP / 60_000]
        return {
            "id": self.id, "mod": _PRESET_MOD, "usn": -1, "name": f"Tutor {self.retention * 100:g} %", "maxTaken": 60, "autoplay": True, "timer": 0, "replayq": True, "dyn": False,
            "new": {"bury": False, "delays": steps, "initialFactor": _EASE, "ints": [1, 4, 0], "order": 1, "perDay": 10},
            "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": LONGEST, "perDay": 200, "hardFactor": 1.2},
            "lapse": {"delays": steps, "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
            "fsrsParams6": list(self.parameters), "desiredRetention": self.retention, "sm2Retention": 0.9, "easyDaysPercentages": [1.0] * 7,
        }  # fmt: skip


class Columns(NamedTuple):
    """What a row of `cards` says of a schedule, by Anki's names."""

    type: int
    queue: int
    due: int
    ivl: int
    factor: int
    reps: int
    lapses: int
    left: int
    data: str


Answer = tuple[int, int, int, int, int, int, int, int, int]
"""A row of `revlog`: id, card, usn, ease, ivl, last ivl, factor, milliseconds, type."""


class Schedule(NamedTuple):
    """All that a package says of schedules. `cards` by note id; decks by name lead to their presets."""

    calendar: Calendar
    cards: Mapping[int, Columns]
    answers: Sequence[Answer]
    presets: Mapping[str, Preset]


def schedule(
    cards: Mapping[int, tuple[Carried, int, str]], presets: Mapping[str, Preset], now: Moment, rollover: int
) -> Schedule:
    """The schedule of cards by note id, each with its place among the new ones and its deck; raises Refusal for a review in the future."""
    calendar = Calendar(_day_zero(carried for carried, _, _ in cards.values()) or now.day, now, rollover)
    calendar = calendar._replace(first=calendar.first - timedelta(days=1))
    times = _times({id: carried for id, (carried, _, _) in cards.items()}, calendar)
    columns, answers = dict[int, Columns](), list[Answer]()
    for id, (carried, position, deck) in cards.items():
        own = _answers(id, carried, times[id])
        answers.extend(own)
        columns[id] = _columns(carried, position, own, presets[deck], calendar)
    return Schedule(calendar, columns, sorted(answers), presets)


def _day_zero(all: Iterable[Carried]) -> date | None:
    return min((event.day for carried in all for event in carried.events if isinstance(event, Answered)), default=None)


def _times(cards: Mapping[int, Carried], calendar: Calendar) -> dict[int, list[int]]:
    """When each event of each card happened as Anki is told: on its day, in the card's order, no two at the same millisecond."""
    told = [
        (at, id, place) for id, carried in cards.items() for place, at in enumerate(_in_order(carried.events, calendar))
    ]
    times: dict[int, list[int]] = {id: [0] * len(carried.events) for id, carried in cards.items()}
    before = 0
    for at, id, place in sorted(told):
        before = max(at, before + 1)
        times[id][place] = before
    return times


def _in_order(events: Sequence[Answered | Forgotten], calendar: Calendar) -> list[int]:
    """When the events of one card happened, each on its day. What a reset forgot gives way to what came after it: its days count no more."""
    times: list[int] = []
    life = 0
    for event in events:
        if event.at > calendar.now.at:
            raise Refusal("an answer in the log is dated in the future, and Anki would change its time", "set the clock right, or export without --progress")  # fmt: skip
        if isinstance(event, Forgotten):
            times.append(max(event.at, times[-1] + 1))
            life = len(times)
            continue
        at, last = calendar.on_its_day(event.at, event.day), times[-1] if len(times) > life else 0
        while (
            at <= last and at + QUARTER <= calendar.now.at and calendar.ago(at + QUARTER + SECOND) == calendar.ago(at)
        ):
            at += QUARTER
        _give_way(times, at)
        times.append(at)
    return times


def _give_way(times: list[int], at: int) -> None:
    """Moves the last of the times back by quarters of an hour, by which an answer is known again, until all of them are before `at`."""
    for place in reversed(range(len(times))):
        if times[place] < at:
            break
        times[place] -= ((times[place] - at) // QUARTER + 1) * QUARTER
        at = times[place]


def _answers(id: int, carried: Carried, times: Sequence[int]) -> list[Answer]:
    """The rows of one card. The first one, and the first after a reset, is one of learning, or Anki would not trust the rest."""
    rows: list[Answer] = []
    last = 0
    for at, event in zip(times, carried.events, strict=True):
        if isinstance(event, Forgotten):
            rows.append((at, id, -1, 0, 0, last, 0, 0, _MANUAL))
            last = 0
            continue
        days = _interval(event.due, event.day)
        ivl = days if days > 0 else -_step(event)
        kind = _KINDS[event.before.state] if isinstance(event.before, Seen) else 0
        rows.append((at, id, -1, int(event.rating), ivl, last, _factor(event.after), min(max(event.ms, 0), LONGEST_ANSWER), kind))  # fmt: skip
        last = ivl
    return rows


def _columns(carried: Carried, position: int, answers: Sequence[Answer], preset: Preset, calendar: Calendar) -> Columns:
    memory, suspended = carried.state.memory, carried.state.suspended
    if not isinstance(memory, Seen):
        return Columns(NEW, SUSPENDED if suspended else NEW, position, 0, 0, 0, 0, 0, "")
    type = _TYPES[memory.state]
    earned = next((ivl for _, _, _, _, ivl, *_ in reversed(answers) if ivl > 0), 0)
    if type == REVIEW:
        day = memory.due if isinstance(memory.due, date) else max(memory.last_day, calendar.day(memory.due))
        queue, due, ivl = REVIEW, calendar.number(day), max(1, (day - memory.last_day).days)
    elif isinstance(memory.due, date):
        queue, due, ivl = LATER, calendar.number(memory.due), earned
    else:
        queue, due, ivl = LEARNING, memory.due // SECOND, earned
    return Columns(
        type, SUSPENDED if suspended else queue, due, ivl, _EASE, memory.reps, memory.lapses, 0 if type == REVIEW else 1,
        _fsrs(memory, position, preset, answers[-1][0] // SECOND),
    )  # fmt: skip


def _fsrs(memory: Seen, position: int, preset: Preset, last: int) -> str:
    """A card's FSRS memory, rounded as Anki rounds it."""
    known = {
        "pos": position, "s": round(memory.stability, 4), "d": round(memory.difficulty, 3), "dr": round(preset.retention, 2),
        "decay": round(preset.parameters[20], 3), "lrt": last,
    }  # fmt: skip
    return json.dumps(known, separators=(",", ":"))


def _interval(due: Due, day: date) -> int:
    """The days that were promised, 0 for a step."""
    return max(1, (due - day).days) if isinstance(due, date) else 0


def _step(event: Answered) -> int:
    """The seconds of a step."""
    assert isinstance(event.due, int)
    return min(max(1, (event.due - event.at) // SECOND), DAY - 1)


def _factor(memory: Seen) -> int:
    """Difficulty as Anki keeps it where the ease was: 1 to 10 becomes 100 to 1100, never the 0 that means no answer."""
    return int(((memory.difficulty - 1) / 9 + 0.1) * 1000)
