"""The sitting: one card after another on one page, each rating kept before the next card is shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from time import monotonic

from tutor.core.agenda import Options
from tutor.core.desk import Desk, Rated
from tutor.core.faces import Arrange, Given, Graded, sure_of
from tutor.core.memory import Rating
from tutor.core.problems import Refusal
from tutor.core.sitting import Answer, Finished, Showing, Sitting, Waiting, begin
from tutor.tui.acts import CardSheet
from tutor.tui.hand import (
    NAME_ALL,
    Asked,
    Revealed,
    acceptable,
    checked,
    digit,
    hinted,
    needs_reading,
    points,
    said,
    shown,
    stage,
    with_points,
)
from tutor.tui.keys import Key
from tutor.tui.messages import OpenHome, OpenMap, OpenSummary
from tutor.tui.widgets.card import Table, draw, furthest
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.foot import names
from tutor.tui.widgets.front import choices
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.spine import Frame, Picture

PAINTED = 0.05
SETTLE, READ, NEXT = 0.15, 0.6, 0.3
LOOK_AGAIN = 5.0
NOT_TYPED = "nothing is typed here; enter shows the answer"


class SittingSheet(CardSheet):
    """A sitting over `options`, or `sitting` as it stands."""

    def __init__(self, desk: Desk, options: Options, sitting: Sitting | None = None, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(desk, glyphs)
        self.options = options
        self.sitting = sitting or begin(desk.agenda(options), desk.library.cards, desk.states(), desk.now())
        self.remark = desk.clock_trouble()
        self._hush: tuple[float, str, float] = (0.0, "", 0.0)

    # ---- what is shown

    @property
    def stage(self) -> str:
        if self.note is not None:
            return "note"
        return stage(self.hand) if isinstance(self.hand, Asked | Revealed) else "waiting"

    @property
    def table(self) -> Table:
        """What lies on the table now."""
        named = [deck.title for id in self.options.decks if (deck := self.desk.library.deck(id))]
        title = named[0] if len(named) == 1 else f"{len(named)} decks" if named else "all decks"
        remark = "saving …" if self.slow else self.remark
        return Table(
            title,
            self.sitting.done,
            self.sitting.to_go,
            self.hand,
            self.desk.now(),
            remark,
            self.note,
            self.refusal,
            self.sitting.cram,
        )

    def draw(self, frame: Frame) -> Picture:
        return draw(frame, self.table, self.footer)

    def on_mount(self) -> None:
        self.next_card()
        self.set_timer(PAINTED, self.look_ahead)
        self.set_interval(LOOK_AGAIN, self._look_again)

    def idle(self) -> Collection[str]:
        without = set() if self.desk.settings.confidence else {"guess"}
        if not isinstance(self.hand, Revealed) or not acceptable(self.hand):
            without.add("wording")
        if isinstance(self.hand, Revealed) and self.hand.graded.suggested is None:
            without.add("accept")
        return without

    def words(self) -> Mapping[str, str]:
        if not isinstance(self.hand, Revealed):
            return {}
        suggested = self.hand.graded.suggested
        return {"accept": names(suggested)} if suggested else {"rate": "rate"}

    def spare(self) -> Collection[str]:
        # After a right answer there is more to mend in the file than to look up on the map.
        return ("map",) if isinstance(self.hand, Revealed) and self.hand.graded.mark == "right" else ()

    def digits(self) -> int:
        return len(choices(self.hand.face)) if isinstance(self.hand, Asked) else 4

    # ---- from card to card

    def next_card(self) -> None:
        """Shows what comes now, or goes to the summary."""
        self.refusal, self.note = None, None
        while True:
            match coming := self.sitting.show(self.desk.now()):
                case Showing():
                    if self._taken(coming):
                        break
                    self.sitting = self.sitting.predicted() if coming.predict else self.sitting.skipped(coming.key)
                case Waiting() if self.sitting.waits:
                    self.hand = coming
                    break
                case Waiting() | Finished():
                    self.post_message(OpenSummary(self.options, self.sitting))
                    return
        self.redraw()

    def _taken(self, showing: Showing) -> bool:
        """Takes a card in hand; False when its item can no longer be asked."""
        try:
            self.hand = Asked(showing, self.desk.face(showing), self.desk.now().at)
        except (Refusal, KeyError):
            return False
        return True

    def _look_again(self) -> None:
        if isinstance(self.hand, Waiting) and not self.busy:
            self.next_card()

    # ---- keys

    def swallowed(self, press: str, time: float) -> bool:
        settle, same, until = self._hush
        return bool(time) and (time < settle or (press == same and time < until))

    def write(self, press: str, character: str | None) -> bool:
        if self.stage == "recall" and isinstance(self.hand, Asked) and (character or "").isalnum():
            # Who types an answer would reveal it with the first space, and then suspend, bury or leave with single letters.
            self.hand = self.hand._replace(remark=NOT_TYPED)
            self.redraw()
            return True
        asked = self.hand if isinstance(self.hand, Asked) and self.stage == "typed" else None
        entry = self.note if self.note is not None else asked.entry if asked else None
        changed = (
            None
            if entry is None
            else entry.typed(character or "")
            if press == "paste"
            else entry.pressed(press, character)
        )
        if changed is None:
            return False
        if self.note is not None:
            self.note = changed
        elif asked:
            self.hand = asked._replace(entry=changed, remark="")
        self.remark, self.refusal = "", None
        self.redraw()
        return True

    def row_pressed(self, index: int) -> None:
        if isinstance(self.hand, Revealed) and index < len(points(self.hand)):
            self.hand = self.hand._replace(at=index)
            self._tick(said(self.hand) ^ {index})
            self.redraw()

    def act(self, key: Key, press: str) -> None:
        self.remark = ""
        if self.note is not None:
            self.act_on_note(key)
        elif not self._act_anywhere(key):
            if isinstance(self.hand, Asked):
                self._act_asked(self.hand, key, press)
            elif isinstance(self.hand, Revealed):
                self._act_revealed(self.hand, key, press)
            else:
                self.post_message(OpenSummary(self.options, self.sitting))
        self.redraw()

    def _act_anywhere(self, key: Key) -> bool:
        hand = self.hand
        match key.id:
            case "undo" if isinstance(hand, Revealed) and not hand.showing.predict and not self.acts:
                # Nothing is kept of this answer yet: the next undo takes back the last rating.
                self.refusal = None
                self.hand = hand.asked._replace(away=False, remark="")
            case "undo":
                self.refusal = None
                self.acts = max(0, self.acts - 1)
                self.at_work(self.undo())
            case "leave":
                self.post_message(OpenHome(self.options.decks[0] if self.options.decks else ""))
            case "map" if isinstance(hand, Asked | Revealed):
                deck = self.options.decks[0] if len(self.options.decks) == 1 else ""
                self.post_message(OpenMap(deck, hand.showing.key.rpartition("#")[0]))
            case "edit" if isinstance(hand, Asked | Revealed):
                self.refusal = None
                self.edit_at(lambda: self.desk.place(hand.showing.key))
            case "preview" if isinstance(hand, Asked | Revealed):
                self.refusal = None
                self.preview_file(lambda: hand.showing.key.partition("/")[0], hand.showing.key)
            case "suspend" | "bury" if isinstance(hand, Asked | Revealed):
                self.refusal = None
                self.at_work(self.put_away("suspend" if key.id == "suspend" else "bury", hand.showing.key))
            case "flag" if isinstance(hand, Asked | Revealed):
                self.note = Entry()
            case _:
                return False
        return True

    def _act_asked(self, asked: Asked, key: Key, press: str) -> None:
        match key.id:
            case "check":
                if (given := checked(asked, self.desk.settings.confidence)) is not None:
                    self.reveal(asked, given, press)
                elif isinstance(asked.face.ask, Arrange):
                    self.hand = asked._replace(remark=NAME_ALL)
            case "show" if press != "space" or asked.remark != NOT_TYPED:
                self.reveal(asked, shown(asked), press)
            case "hint":
                self.hand = hinted(asked)
            case "leave-line" | "to-line":
                self.hand = asked._replace(away=key.id == "leave-line")
            case "digit" | "sound" | "flawed" | "raises" | "lowers":
                self._digit(asked, press)
            case "back":
                self.hand = asked._replace(order=asked.order[:-1], remark="")
            case "guess":
                self.hand = asked._replace(guess=not asked.guess)
            case "up" | "down":
                self._scroll(1 if key.id == "down" else -1)

    def _digit(self, asked: Asked, press: str) -> None:
        match digit(asked, int(press)):
            case Asked() as changed:
                self.hand = changed
            case None:
                pass
            case given:
                self.reveal(asked, given, press)

    def _act_revealed(self, hand: Revealed, key: Key, press: str) -> None:
        match key.id:
            case "accept" if hand.graded.suggested is not None:
                self.rate(hand, hand.graded.suggested, press)
            case "rate":
                self.rate(hand, Rating(int(press)), press)
            case "on":
                self.sitting = self.sitting.predicted()
                self._guard(press)
                self.next_card()
            case "wording":
                self.refusal = None
                self.add_wording(hand)
            case "tick":
                self._tick(said(hand) ^ {hand.at})
                self._move(1)
            case "all":
                self._tick(frozenset(range(len(points(hand)))))
            case "up" | "down":
                self._move(1 if key.id == "down" else -1)
            case "page" | "page-back":
                self._scroll(6 if key.id == "page" else -6)

    # ---- answering

    def reveal(self, asked: Asked, given: Given, press: str) -> None:
        """Shows the answer to what was given, unless another true answer was meant."""
        graded = self._graded(asked, given)
        if graded.again:
            self.hand = asked._replace(remark=graded.remark or "also true; another?", entry=Entry())
            return
        now = self.desk.now()
        self.acts = 0
        self.hand = hand = Revealed(
            asked, given, graded, self.desk.outcomes(asked.showing.key, now), max(0, now.at - asked.began)
        )
        moment = monotonic()
        self._hush = (moment + SETTLE, press, moment + READ if needs_reading(hand) else 0.0)

    def _graded(self, asked: Asked, given: Given) -> Graded:
        """What an answer is worth; where the last one was a sure mistake of this sitting, with its refutation."""
        graded = self.desk.grade(asked.face, given)
        before = None if asked.showing.predict else self.sitting.refuted(asked.showing.key)
        if before is None or graded.again:
            return graded
        from tutor.core.grading import refutation

        try:
            told = refutation(self.desk.face(before.showing), before.said, self.desk.grade)
        except (Refusal, KeyError):
            return graded
        return graded._replace(rows=(*graded.rows, *(row for row in told if row not in graded.rows)))

    def _tick(self, ticked: frozenset[int]) -> None:
        if isinstance(self.hand, Revealed):
            given = with_points(self.hand, ticked)
            self.hand = self.hand._replace(given=given, graded=self._graded(self.hand.asked, given))

    def _move(self, step: int) -> None:
        if isinstance(self.hand, Revealed) and points(self.hand):
            self.hand = self.hand._replace(at=min(len(points(self.hand)) - 1, max(0, self.hand.at + step)))
        else:
            self._scroll(step)

    def _scroll(self, step: int) -> None:
        if isinstance(self.hand, Asked | Revealed):
            scroll = min(furthest(self.frame, self.table), max(0, self.hand.scroll + step))
            self.hand = self.hand._replace(scroll=scroll)

    def _guard(self, press: str) -> None:
        """A key that went on to the next card, repeating, does not also act on it."""
        self._hush = (0.0, press, monotonic() + NEXT)

    def rate(self, hand: Revealed, rating: Rating, press: str) -> None:
        """Keeps a rating, and goes on once it is kept."""
        outcome = hand.outcomes[rating - 1]
        sure = sure_of(hand.given) if self.desk.settings.confidence else None
        rated = Rated(
            hand.showing.key, outcome, hand.ms, hand.graded.suggested, sure, hand.graded.said, self.sitting.cram
        )
        self.refusal = None

        async def keep() -> None:
            uid = await self.kept(lambda: self.desk.review(rated))
            if uid is not None:
                self.sitting = self.sitting.rated(
                    Answer(uid, hand.showing, outcome, hand.graded.said, self.desk.now().at, hand.ms, sure)
                )
                self._guard(press)
                self.next_card()

        self.at_work(keep())
