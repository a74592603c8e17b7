"""The summary of a sitting, and the ways on from it."""

from __future__ import annotations

from collections.abc import Collection

from tutor.core.agenda import Options
from tutor.core.calibration import Trust
from tutor.core.desk import Desk
from tutor.core.memory import Rating, Seen
from tutor.core.problems import Refusal
from tutor.core.progress import summary
from tutor.core.sitting import Answer, Finished, Sitting, resume
from tutor.core.wording import back
from tutor.tui.editing import DeskSheet
from tutor.tui.keys import Key
from tutor.tui.messages import OpenFlagged, OpenHome, OpenSitting
from tutor.tui.notices import CARD_ACTS, asked_for, taken_back
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.recap import Recap, Slip, draw
from tutor.tui.widgets.spine import Frame, Picture

MONTH = 30
MORE = 10


class SummarySheet(DeskSheet):
    """What the sitting amounts to."""

    stage = "summary"

    def __init__(self, desk: Desk, options: Options, sitting: Sitting, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(desk, glyphs)
        self.options, self.sitting = options, sitting
        self.recap = recap(desk, options, sitting)
        self._wider = wider(options)
        self._more = desk.agenda(self._wider).new
        self._flagged = bool(desk.flags())

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        before, self._flagged = self._flagged, bool(self.desk.flags())
        if self._flagged is not before:
            self.redraw()

    def on_mount(self) -> None:
        self.redraw()

    def draw(self, frame: Frame) -> Picture:
        return draw(frame, self.recap, self.desk.now(), self.footer(frame))

    def idle(self) -> Collection[str]:
        without = set()
        if not self._more:
            without.add("more-new")
        if not self.recap.slips:
            without.add("slipped")
        if not self.recap.waiting:
            without.add("wait")
        if not self._flagged:
            without.add("flagged")
        return without

    def act(self, key: Key, press: str) -> None:
        match key.id:
            case "home":
                self.post_message(OpenHome(self.options.decks[0] if self.options.decks else ""))
            case "more-new":
                self.post_message(OpenSitting(self._wider, self._resumed(self._wider)._replace(until=None)))
            case "slipped":
                self.post_message(OpenSitting(self.options, self.sitting.again()))
            case "wait":
                self.post_message(OpenSitting(self.options, self.sitting.wait()))
            case "undo":
                self.at_work(self._undo())
            case "up" | "down":
                most = len(self.recap.slips) * 2
                self.recap = self.recap._replace(
                    scroll=max(0, min(most, self.recap.scroll + (1 if key.id == "down" else -1)))
                )
                self.redraw()
            case "flagged":
                self.post_message(OpenFlagged())
            case "leave":
                self.leave(0)

    def _resumed(self, options: Options, front: str = "", without: str = "") -> Sitting:
        desk = self.desk
        return resume(self.sitting, desk.agenda(options), desk.library.cards, desk.states(), desk.now(), front, without)

    async def _undo(self) -> None:
        undone = await self.kept(self.desk.undo)
        if undone is None:
            self.recap = self.recap._replace(notice=self.recap.notice or "there is nothing to take back")
            return
        if undone.act not in CARD_ACTS:
            self.recap = self.recap._replace(notice=taken_back(self.desk, undone, True))
            return
        front = undone.key if undone.key in self.desk.library.cards else ""
        self.post_message(OpenSitting(self.options, self._resumed(self.options, front, undone.uid)))

    def refuse(self, refusal: Refusal) -> None:
        self.recap = self.recap._replace(notice=refusal.message)

    def edited(self) -> None:
        self.redraw()


def wider(options: Options) -> Options:
    """The same sitting with ten more new cards: what bounded it in cards or minutes was reached."""
    cards = None if options.cards is None else options.cards + MORE
    return options._replace(more_new=options.more_new + MORE, cards=cards, minutes=None)


def recap(desk: Desk, options: Options, sitting: Sitting) -> Recap:
    """The figures of a sitting and of the day after it."""
    now, library = desk.now(), desk.library
    named = [deck for id in options.decks if (deck := library.deck(id))]
    title = named[0].title if len(named) == 1 else f"{len(named)} decks" if named else "all decks"
    wanted = named[0].retention if named else library.decks[0].retention if library.decks else 0.9
    figures = summary(sitting, library.cards)
    known, today = desk.recalled()
    home, ahead = desk.home(), desk.tomorrow(options.decks)
    total = len({answer.showing.key for answer in sitting.answers}.union(sitting.queue))
    steps = () if isinstance(sitting.show(now), Finished) else sitting.steps
    mixed = desk.contrasted() if sitting.slipped else frozenset()
    return Recap(
        title, total, figures.cards, figures.ms, figures.kept, figures.reviews, wanted,
        figures.met, tuple(_slip(desk, answer, answer.uid in mixed) for answer in sitting.slipped), known, today, desk.recalled(MONTH)[1],
        ahead.due + ahead.learning, ahead.new, home.pace,
        len(steps), steps[0].due if steps else 0, trust(sitting),
    )  # fmt: skip


def trust(sitting: Sitting) -> Trust:
    """How the answers of a sitting held that were given as sure or as a guess."""
    whole = Trust()
    for answer in sitting.answers:
        if answer.sure is not None:
            whole = whole.plus(answer.sure, answer.outcome.rating > Rating.AGAIN)
    return whole


def _slip(desk: Desk, answer: Answer, mixed: bool) -> Slip:
    now, key = desk.now(), answer.showing.key
    memory = desk.states()[key].memory if key in desk.states() else None
    due = memory.due if isinstance(memory, Seen) else answer.outcome.due
    try:
        name = asked_for(desk.face(answer.showing))
    except (Refusal, KeyError):
        name = key
    return Slip(name, answer.said, back(due, now), mixed)
