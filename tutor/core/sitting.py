"""One sitting as a value that moves forward: what is shown, what was answered, what comes back.

Knows no face and no store; an undo makes a new sitting from the log (`resume`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tutor.core.agenda import Agenda, Step
from tutor.core.cards import Card
from tutor.core.days import Moment, is_due
from tutor.core.memory import CardState, Outcome, Rating, Seen
from tutor.core.order import clash


class Showing(NamedTuple):
    """A card to show: `count` its reviews so far (the seed of its face), `first` never answered before, `step` in its learning step.

    `predict`: this is the `do` face shown before the first card of its claim: no rating, no row, counts as no card.
    """

    key: str
    count: int  # type: ignore[assignment]  # what a tuple's own method of that name does is not needed here
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
    """One rated answer of this sitting: `uid` of its row, `said` what was given in words ("" for nothing), `at` UTC milliseconds;

    `sure` whether it was given as sure (None where that was not said).
    """

    uid: str
    showing: Showing
    outcome: Outcome
    said: str
    at: int
    ms: int
    sure: bool | None = None


AHEAD = 20 * 60_000
"""When only steps are left, those due within so many milliseconds come at once."""
OTHERS = 5
"""A step comes back after so many other cards at the earliest, while there are any."""
_LOOK = 8


class Sitting(NamedTuple):
    """What is left and what was done; make one with `begin` or `resume`.

    `counts` reviews before the sitting by key; `predict` predictions still to be shown; `front` comes next whatever else is due; `waits` the
    learner waits for steps; `cram` answers are not scheduled; `until` when its minutes are over (UTC ms).
    """

    queue: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    answers: tuple[Answer, ...] = ()
    started: int = 0
    cards: Mapping[str, Card] = {}
    counts: Mapping[str, int] = {}
    predict: Mapping[str, str] = {}
    front: str = ""
    waits: bool = False
    cram: bool = False
    until: int | None = None

    def show(self, now: Moment) -> Showing | Waiting | Finished:
        """What comes now."""
        if self.until is not None and now.at >= self.until:
            return Finished()
        key = self.front or self._due_step(now) or self._following() or self._early_step(now)
        if not key:
            return Waiting(self.steps[0].due, len(self.steps)) if self.steps else Finished()
        if key in self.predict:
            return self._showing(self.predict[key], predict=True)
        return self._showing(key)

    def predicted(self) -> Sitting:
        """The prediction just shown is behind; its card comes next."""
        key = self.front or self._following()
        return self._replace(predict={one: do for one, do in self.predict.items() if one != key}, front=key)

    def rated(self, answer: Answer) -> Sitting:
        """The shown card was rated: it leaves, or comes back as a step. After a miss the weakest of what it builds on comes next."""
        left = self.skipped(answer.showing.key)
        steps = left.steps
        if isinstance(answer.outcome.due, int) and not self.cram:
            steps = tuple(sorted((*steps, Step(answer.showing.key, answer.outcome.due)), key=lambda step: step.due))
        left = left._replace(steps=steps, answers=(*self.answers, answer))
        missed = answer.outcome.rating is Rating.AGAIN
        return left._replace(front=left._part(answer.showing.key)) if missed else left

    def skipped(self, key: str) -> Sitting:
        """The card (suspended, buried, gone from its file) leaves the sitting unanswered."""
        return self._replace(
            queue=tuple(one for one in self.queue if one != key),
            steps=tuple(step for step in self.steps if step.key != key),
            front="" if self.front == key else self.front,
        )

    def wait(self) -> Sitting:
        """The learner chose to wait: steps come when they fall due, and `show` gives Waiting until then without ending the sitting."""
        return self._replace(waits=True)

    def again(self) -> Sitting:
        """What slipped in this sitting once more (a cram: answers are not scheduled)."""
        keys = tuple(answer.showing.key for answer in self.slipped)
        counts = {key: self._count(key) for key in keys}
        started = self.answers[-1].at if self.answers else self.started
        return Sitting(keys, started=started, cards=self.cards, counts=counts, cram=True)

    @property
    def done(self) -> int:
        """Cards finished in this sitting: answered and not coming back in it, each once."""
        coming = {*self.queue, *(step.key for step in self.steps)}
        return len({answer.showing.key for answer in self.answers} - coming)

    @property
    def to_go(self) -> int:
        """Cards still to come in this sitting, steps among them."""
        return len(self.queue) + len(self.steps)

    @property
    def reviewed(self) -> tuple[Answer, ...]:
        """The answers that count as reviews: no first meetings, no steps, each card once."""
        reviews: dict[str, Answer] = {}
        for answer in self.answers:
            if not (answer.showing.first or answer.showing.step):
                reviews.setdefault(answer.showing.key, answer)
        return tuple(reviews.values())

    @property
    def slipped(self) -> tuple[Answer, ...]:
        """The reviews answered Again."""
        return tuple(answer for answer in self.reviewed if answer.outcome.rating is Rating.AGAIN)

    def refuted(self, key: str) -> Answer | None:
        """The last answer of a card in this sitting, if it was a sure mistake: its refutation is due."""
        last = next((answer for answer in reversed(self.answers) if answer.showing.key == key), None)
        return last if last is not None and last.sure and last.outcome.rating is Rating.AGAIN else None

    # ---- what comes next

    def _showing(self, key: str, predict: bool = False) -> Showing:
        count = self._count(key)
        step = not predict and any(step.key == key for step in self.steps)
        return Showing(key, count, not predict and not count, step, predict)

    def _count(self, key: str) -> int:
        for answer in reversed(self.answers):
            if answer.showing.key == key and not self.cram:
                return answer.outcome.memory.reps
        return self.counts.get(key, 0)

    @property
    def _last(self) -> Card | None:
        return self.cards.get(self.answers[-1].showing.key) if self.answers else None

    def _clashes(self, key: str) -> bool:
        last, card = self._last, self.cards.get(key)
        return last is not None and card is not None and clash(last, card)

    def _others_since(self, key: str) -> int:
        """How many cards were answered since that one; many if it was not answered in this sitting."""
        for since, answer in enumerate(reversed(self.answers)):
            if answer.showing.key == key:
                return since
        return OTHERS

    def _part(self, key: str) -> str:
        """The first card to come of the terms and claims a card builds on: reviews stand weakest first.

        None that gives itself away now; but of a chain a link comes at once, just after the whole was seen.
        """
        card = self.cards.get(key)
        parts = set(card.after) if card is not None else set()
        coming = ((one, self.cards.get(one)) for one in self.queue)
        chain = card is not None and card.drill == "chain"
        return next(
            (one for one, part in coming if part and part.item in parts and (chain or not self._clashes(one))), ""
        )

    def _due_step(self, now: Moment) -> str:
        """A step whose time has come, after five others; one that clashes with the last card lets another card go first."""
        for step in self.steps:
            late = step.due <= now.at and self._others_since(step.key) >= OTHERS
            if late and not (self.queue and self._clashes(step.key)):
                return step.key
        return ""

    def _following(self) -> str:
        """The next of the queue, or one a little further on if that gives less away; nothing passes what it waits for."""
        before: set[str] = set()
        for key in self.queue[:_LOOK]:
            card = self.cards.get(key)
            if not self._clashes(key) and (card is None or before.isdisjoint(card.after)):
                return key
            if card is not None:
                before.add(card.item)
        return self.queue[0] if self.queue else ""

    def _early_step(self, now: Moment) -> str:
        """With only steps left: one due soon, but never the card just answered before its time."""
        last = self.answers[-1].showing.key if self.answers else ""
        horizon = now.at if self.waits else now.at + AHEAD
        soon = [step.key for step in self.steps if step.due <= (now.at if step.key == last else horizon)]
        return next((key for key in soon if not self._clashes(key)), soon[0] if soon else "")


def begin(agenda: Agenda, cards: Mapping[str, Card], states: Mapping[str, CardState], now: Moment) -> Sitting:
    """A sitting over the day's work."""
    queue = (*agenda.reviews, *agenda.new)
    until = None if agenda.minutes is None else now.at + agenda.minutes * 60_000
    counts = _counts((*queue, *(step.key for step in agenda.steps)), states)
    return Sitting(queue, agenda.steps, (), now.at, cards, counts, dict(agenda.predict), cram=agenda.cram, until=until)


def resume(
    sitting: Sitting,
    agenda: Agenda,
    cards: Mapping[str, Card],
    states: Mapping[str, CardState],
    now: Moment,
    front: str = "",
    without: str = "",
) -> Sitting:
    """The sitting over a new agenda (after an undo, an edit or more new cards): answers kept but the one whose uid is `without`, `front` first.

    What was in the queue keeps its order. `front` comes even if the agenda lacks it, as long as it was taken back here or is due or new.
    """
    answers = tuple(answer for answer in sitting.answers if answer.uid != without)
    undone = {answer.showing.key for answer in sitting.answers if answer.uid == without}
    answered = {answer.showing.key for answer in answers}
    fresh = begin(agenda, cards, states, now)
    queue, steps = fresh.queue, fresh.steps
    if sitting.cram:
        # A cram moves no memory, so the states do not show what was answered in it.
        queue, steps = tuple(key for key in (*undone, *sitting.queue) if key in cards), ()
    # What is new today may be chosen otherwise by now; a sitting of which an answer was taken back is the sitting before that answer.
    new = undone and {key for key in sitting.queue if key in cards and states.get(key, CardState()) == CardState()}
    kept = {key: None for key in sitting.queue if key in queue or key in new}
    queue = tuple(kept if undone else kept | dict.fromkeys(queue))
    came = {*queue, *(step.key for step in steps)}
    if front not in came and front in cards and (front in undone or _may_come(states.get(front), now)):
        queue = (front, *queue)
        came.add(front)
    if agenda.cards is not None:
        room = max(0, agenda.cards - len(answered - came) - len(steps))
        queue = tuple(sorted(queue, key=lambda key: key != front)[:room])
        came = {*queue, *(step.key for step in steps)}
    known = undone.union(sitting.queue)
    counts = {**sitting.counts, **_counts(came, states)}
    return fresh._replace(
        queue=queue,
        steps=steps,
        answers=answers,
        started=sitting.started,
        counts=counts,
        predict={key: do for key, do in fresh.predict.items() if key in sitting.predict or key not in known},
        front=front if front in came else "",
        waits=sitting.waits,
        cram=sitting.cram,
        until=sitting.until,
    )


def _counts(keys: Iterable[str], states: Mapping[str, CardState]) -> dict[str, int]:
    """Reviews so far of the cards that have any."""
    found = {key: state.memory for key in keys if (state := states.get(key)) is not None}
    return {key: memory.reps for key, memory in found.items() if isinstance(memory, Seen)}


def _may_come(state: CardState | None, now: Moment) -> bool:
    if state is None:
        return True
    due = not isinstance(state.memory, Seen) or is_due(state.memory.due, now)
    return due and not state.suspended and state.buried_on != now.day
