"""What a collection tells of our cards: answers given in Anki, cards forgotten and rescheduled there, as acts of the learner.

Cards are found by their notes' guids, else by the field Id, and cards that were deleted by the ids that are theirs alone. What moved no
memory (cramming) and what cannot be (a time to come, a rating that is none) is left out and counted.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from tutor.anki.collection import AnkiCard, AnkiReview, Collection
from tutor.anki.incoming import is_ours
from tutor.anki.naming import note_id
from tutor.core.days import Due, Moment
from tutor.core.memory import LONGEST, STEP
from tutor.core.problems import Refusal
from tutor.core.returning import Returned

FIRST_YEAR = 1_136_073_600_000
"""2006, when Anki was first released, in UTC milliseconds: nobody answered before."""
MOST = 3_000_000
"""The most reviews of our cards that are read: a lifetime holds fewer."""
_DAY, _EPOCH = 86_400, date(1970, 1, 1).toordinal()
_DAYS = range(date(1990, 1, 1).toordinal(), date(3000, 1, 1).toordinal())
_SECONDS = 10**9
_LEARNING, _RELEARNING, _FILTERED, _MANUAL, _RESCHEDULED = 0, 2, 3, 4, 5
_SUSPENDED = -1
_NEW, _REVIEW = 0, 2
_LONGEST_ANSWER = 3_600_000


class Ours(NamedTuple):
    """How our cards are found: `guids` leads to a card's key under its oldest names, `named` does so from what a field Id says ("" for none)."""

    guids: Mapping[str, str]
    named: Callable[[str], str]


class Clock(NamedTuple):
    """The learner's clock: it is `now`; `offset` says how many minutes east of UTC it was at a time; a day turns at `rollover` o'clock."""

    now: Moment
    offset: Callable[[int], int]
    rollover: int

    def moment(self, at: int) -> Moment:
        """A time (UTC milliseconds) as the learner lived it."""
        offset = self.offset(at)
        return Moment(at, offset, date.fromordinal(_EPOCH + (at // 1000 + offset * 60 - self.rollover * 3600) // _DAY))


class History(NamedTuple):
    """The acts of our cards in order of time.

    `unknown` cards of ours with reviews are in no library here, and `suspended` are the cards (by their oldest keys) that Anki does not ask;
    `deleted` cards with reviews are no longer in Anki. `left` counts rows that were left out, by the reason.
    """

    acts: tuple[Returned, ...]
    unknown: int
    suspended: frozenset[str]
    deleted: int
    left: Mapping[str, int]


def history(collection: Collection, ours: Ours, clock: Clock) -> History:
    """What is told of our cards. Raises Refusal for a collection that turns out to be damaged, or holds more than anyone ever answered."""
    clock = clock._replace(rollover=_rollover(collection, clock))
    cards, strange = _cards(collection, ours)
    gone = _gone(cards, strange, ours)
    told = _Told(collection, clock, {**{id: name for id, (name, _) in cards.items()}, **gone})
    unknown, deleted = set[int](), set[int]()
    for row in collection.reviews():
        if told.add(row):
            if row.card in gone:
                deleted.add(row.card)
        elif row.card in strange and row.ease:
            unknown.add(row.card)
    acts = told.acts(dict(cards.values()))
    suspended = frozenset(name for name, card in cards.values() if card.queue == _SUSPENDED)
    return History(acts, len(unknown), suspended, len(deleted), told.left)


def _rollover(collection: Collection, clock: Clock) -> int:
    """The hour at which the day turns there; a package does not say."""
    said = collection.conf.get("rollover")
    return said % 24 if isinstance(said, int) and -24 < said < 24 else clock.rollover


def _cards(collection: Collection, ours: Ours) -> tuple[dict[int, tuple[str, AnkiCard]], set[int]]:
    """Our cards by id, each with its oldest key; and cards of ours that are unknown here.

    Of notes that say the same Id the one with our guid counts, else the first: a copy that the learner made has a life of its own.
    """
    places = {
        id: kind.fields.index("Id")
        for id, kind in collection.notetypes.items()
        if is_ours(kind) and "Id" in kind.fields
    }
    notes, named, strange = dict[int, str](), dict[str, int](), set[int]()
    for note in collection.notes():
        if note.guid in ours.guids:
            notes[note.id] = ours.guids[note.guid]
        elif note.notetype in places:
            place = places[note.notetype]
            name = ours.named(html.unescape(note.fields[place]).strip()) if place < len(note.fields) else ""
            if name:
                named.setdefault(name, note.id)
            else:
                strange.add(note.id)
    found = set(notes.values())
    notes.update({id: name for name, id in named.items() if name not in found})
    cards, unknown = dict[int, AnkiCard](), set[int]()
    for card in collection.cards():
        if card.note in notes and (card.note not in cards or card.ord < cards[card.note].ord):
            cards[card.note] = card
        elif card.note in strange:
            unknown.add(card.id)
    return {card.id: (notes[id], card) for id, card in cards.items()}, unknown


def _gone(cards: Mapping[int, object], strange: set[int], ours: Ours) -> dict[int, str]:
    """The ids that our cards have, where there is no such card: the reviews of a deleted card stay in Anki's log."""
    ids = ((note_id(guid), name) for guid, name in ours.guids.items())
    return {id: name for id, name in ids if id not in cards and id not in strange}


class _Told:
    """Rows of the review log, taken one after the other by time, as acts."""

    def __init__(self, collection: Collection, clock: Clock, names: Mapping[int, str]) -> None:
        self.left = Counter[str]()
        self._clock, self._names, self._label = clock, names, collection.label
        self._began = _day_zero(collection, clock)
        # Before its second scheduler Anki had three buttons for a card in learning.
        self._three_buttons = collection.conf.get("schedVer", 1) == 1
        self._acts: list[Returned] = []
        self._last: dict[str, int] = {}
        self._by_hand: dict[str, AnkiReview] = {}

    def add(self, row: AnkiReview) -> bool:
        """Takes a row; whether it is one of a card of ours."""
        name = self._names.get(row.card)
        if name is None:
            return False
        reason = self._unlikely(row)
        if reason:
            self.left[reason] += 1
        elif row.ease == 0:
            self._set(name, row)
        elif row.type == _FILTERED and row.factor == 0:
            self.left["crammed"] += 1
        else:
            self._answered(name, row)
        if len(self._acts) > MOST:
            raise Refusal(f"{self._label} has more than {MOST:,} reviews of your cards", "nothing was read from it")
        return True

    def acts(self, cards: Mapping[str, AnkiCard]) -> tuple[Returned, ...]:
        """All acts by time. What Anki promises now counts for a card's last answer, and for its last change by hand after that."""
        for name, place in self._last.items():
            due = self._due(cards.get(name))
            if due is not None and name not in self._by_hand:
                self._acts[place] = self._acts[place]._replace(due=due)
        for name, row in self._by_hand.items():
            due = self._due(cards.get(name))
            if due is not None:
                self._acts.append(Returned("reschedule", name, *self._clock.moment(row.at), due=due))
        return tuple(sorted(self._acts, key=lambda act: act.at))

    def _unlikely(self, row: AnkiReview) -> str:
        if row.at > self._clock.now.at:
            return "future"
        if row.at < FIRST_YEAR:
            return "early"
        known = 0 <= row.ease <= 4 and 0 <= row.type <= _RESCHEDULED and (row.ease == 0 or row.type < _MANUAL)
        return "" if known else "unreadable"

    def _set(self, name: str, row: AnkiReview) -> None:
        """A card forgotten, or its due day changed by hand or with the options."""
        if row.type == _MANUAL and row.factor == 0:
            self._acts.append(Returned("reset", name, *self._clock.moment(row.at)))
            self._last.pop(name, None)
            self._by_hand.pop(name, None)
        elif row.type in (_MANUAL, _RESCHEDULED):
            self._by_hand[name] = row

    def _answered(self, name: str, row: AnkiReview) -> None:
        moment = self._clock.moment(row.at)
        rating = row.ease + (self._three_buttons and row.type in (_LEARNING, _RELEARNING) and row.ease in (2, 3))
        ms = min(max(row.ms, 0), _LONGEST_ANSWER)
        self._by_hand.pop(name, None)
        self._last[name] = len(self._acts)
        self._acts.append(Returned("review", name, *moment, rating, ms, _promised(moment, row.ivl)))

    def _due(self, card: AnkiCard | None) -> Due | None:
        """When Anki asks the card again; None where it does not say."""
        if card is None or card.type == _NEW:
            return None
        if card.type != _REVIEW and card.due > _SECONDS:
            return card.due * 1000 if card.due < 2 * self._clock.now.at // 1000 else None
        day = self._began + card.due
        return date.fromordinal(day) if day in _DAYS else None


def _promised(moment: Moment, ivl: int) -> Due:
    """Days, or seconds below 0."""
    if ivl > 0:
        return date.fromordinal(moment.day.toordinal() + min(ivl, LONGEST))
    return moment.at + (min(-ivl * 1000, LONGEST * _DAY * 1000) or STEP)


def _day_zero(collection: Collection, clock: Clock) -> int:
    """The ordinal of the day from which due days are counted: that of the collection's beginning, by the clock of then."""
    west = collection.conf.get("creationOffset")
    east = -west if isinstance(west, int) and -1440 < west < 1440 else 0
    created = min(max(collection.crt, 0), clock.now.at // 1000)
    if not isinstance(west, int):
        east = clock.offset(created * 1000)
    return _EPOCH + (created + east * 60) // _DAY
