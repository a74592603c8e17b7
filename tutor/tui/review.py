"""The drafts of a file, one after another: accepted, reworded, dropped, merged, each act saved in the file before the next draft shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from tutor.core.agenda import Options
from tutor.core.drafting import FRESH, Trial, needed
from tutor.core.problems import Place, Refusal
from tutor.tui.drafts import DraftsSheet
from tutor.tui.keys import Key, find
from tutor.tui.messages import OpenPreview, OpenSitting
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.outlook import foldable
from tutor.tui.widgets.reviewed import draw as draw_end
from tutor.tui.widgets.skeleton import draw, furthest, scrolled_to, wrong_at
from tutor.tui.widgets.spine import Frame, Picture

PAGE = 6
NOT_YET = "not accepted yet"
SETTLES = ("accept-draft", "drop", "merge")
ADDS = "key: text, such as hedged: true"


class ReviewSheet(DraftsSheet):
    """The drafts of the file at `path`; the way back leads to where it was opened, else out of the program."""

    look_again = 0.5
    """Seconds until the file is looked at again."""
    unseen = 0.15
    """Seconds in which a draft that has come up is not yet seen: a key that was meant for the one before does nothing to it."""

    # ---- what is shown

    @property
    def stage(self) -> str:
        if self.ended is not None:
            return "reviewed"
        if self.shown.entry is not None:
            return "rewording"
        if self.shown.kinds:
            return "choosing"
        return "merging" if self.shown.partners is not None else "review"

    def draw(self, frame: Frame) -> Picture:
        if self.ended is not None:
            return draw_end(frame, self.ended, self.footer(frame))
        return draw(frame, self.shown, self.footer(frame))

    def idle(self) -> Collection[str]:
        without = set() if self.changes else {"undo"}
        if self.stage == "reviewed":
            assert self.ended is not None
            return without if self.ended.deck else {*without, "study"}
        if self.shown.draft is None:
            return {
                "accept-draft",
                "reword",
                "add",
                "new",
                "drop",
                "merge",
                "doubts",
                "skip",
                "previous",
                "undo",
                "up",
                "down",
            }
        if not foldable(self.shown.draft):
            without.add("doubts")
        if self.shown.slot is None:
            without.add("reword")
        return without

    def words(self) -> Mapping[str, str]:
        entry, slot = self.shown.entry, self.shown.slot
        if entry is None or entry.text.strip() or self.shown.adding or slot is None or slot.open:
            return {}
        return {"write": "leave it"} if needed(slot) else {"write": "take the row out"}

    def spare(self) -> Collection[str]:
        return ("leave", "edit", "merge", "undo") if self.stage == "review" else ()

    def on_mount(self) -> None:
        self.redraw()
        self.at_work(self.look())
        self.set_interval(self.look_again, self._look_again)

    def _look_again(self) -> None:
        """Notices that the file was changed by other hands; not while a row is being written or a list stands open."""
        if self.app.screen is self and not self.busy and self.stage in ("review", "reviewed"):
            stamp = self.desk.stamp(self.path)
            if stamp and stamp != self.shown.drafts.stamp:
                self.at_work(self.again("the file was changed, and read again"))

    # ---- keys

    def swallowed(self, press: str, time: float) -> bool:
        key = find(self.stage, press)
        return bool(time) and key is not None and key.id in SETTLES and time < self.shown_at + self.unseen

    def write(self, press: str, character: str | None) -> bool:
        entry = self.shown.entry
        if entry is None:
            return False
        changed = entry.typed(character or "") if press == "paste" else entry.pressed(press, character)
        if changed is not None:
            self.shown = self.shown._replace(entry=changed, refusal=None, remark="")
            self.redraw()
        return changed is not None

    def row_pressed(self, index: int) -> None:
        """A click chooses a row or an item, a second one rewords it or merges with it."""
        if self.shown.partners is not None or self.shown.kinds:
            if index == self.shown.chosen:
                self.begin() if self.shown.kinds else self.merge()
                return
            self.shown = self.shown._replace(chosen=index)
        elif self.shown.entry is None:
            if index == self.shown.row:
                self.reword()
            else:
                self.shown = self.shown._replace(row=index, refusal=None)
        self.redraw()

    def act(self, key: Key, press: str) -> None:
        self.shown = self.shown._replace(remark="", refusal=None)
        match key.id:
            case "up" | "down":
                self._move(1 if key.id == "down" else -1)
            case "page" | "page-back":
                self._scroll(PAGE if key.id == "page" else -PAGE)
            case "cancel":
                self.shown = self.shown._replace(entry=None, adding=False, partners=None, kinds=False)
            case "write":
                self.write_row()
            case "empty":
                self.shown = self.shown._replace(entry=Entry())
            case "chosen":
                self.merge()
            case "reword":
                self.reword()
            case "new":
                self.at_work(self.open_kinds())
            case "passage-on" | "passage-back":
                self._passage(1 if key.id == "passage-on" else -1)
            case "begin":
                self.begin()
            case "add":
                self.shown = self.shown._replace(entry=Entry(), adding=True, remark=ADDS)
            case "doubts":
                self.shown = self.shown._replace(whole=not self.shown.whole)
            case "skip" | "previous":
                self._to(1 if key.id == "skip" else -1)
            case "leave":
                self._leave()
            case "edit":
                self.edit_at(self._place)
            case "preview":
                self.post_message(OpenPreview(self.path))
            case "study":
                self.at_work(self._study())
            case "undo":
                self.at_work(self.undo())
            case _:
                self._act_on_draft(key)
        self.redraw()

    def _act_on_draft(self, key: Key) -> None:
        draft, desk, path = self.shown.draft, self.desk, self.path
        if draft is None:
            return
        match key.id:
            case "accept-draft":
                self.done(lambda: desk.accept_draft(path, draft))
            case "drop":
                self.done(lambda: desk.drop_draft(path, draft))
            case "merge":
                self.at_work(self.open_partners())

    def _move(self, step: int) -> None:
        shown = self.shown
        if shown.partners is not None or shown.kinds:
            last = len(FRESH if shown.kinds else shown.partners or ()) - 1
            self.shown = shown._replace(chosen=max(0, min(last, shown.chosen + step)))
        elif shown.draft is not None:
            to = shown.row + step
            last = len(shown.draft.slots) - 1
            scroll = scrolled_to(self.frame, shown)
            self.shown = shown._replace(row=max(0, min(last, to)), scroll=scroll, roams=False)
            if to > last:
                self._scroll(1)

    def _scroll(self, step: int) -> None:
        to = max(0, min(furthest(self.frame, self.shown), scrolled_to(self.frame, self.shown) + step))
        self.shown = self.shown._replace(scroll=to, roams=True)

    def _passage(self, step: int) -> None:
        last = len(self.shown.sentences) - 1
        self.shown = self.shown._replace(sentence=max(0, min(last, self.shown.sentence + step)))

    def _to(self, step: int) -> None:
        number = len(self.shown.drafts.drafts)
        at = (self.shown.at + step) % number
        remark = "from the first draft on again" if step > 0 and at == 0 and number > 1 else ""
        self.shown = self.shown._replace(at=at, row=0, scroll=0, roams=False, trial=Trial(), remark=remark, whole=False)
        self.at_work(self.look())

    def _leave(self) -> None:
        if self.under:
            self.at_work(self.done_on_top())
        else:
            self.leave(0)

    async def _study(self) -> None:
        await self.kept(self.desk.reload)
        deck = self.ended.deck if self.ended else ""
        options = Options((deck,))
        if deck and self.desk.agenda(options).size:
            self.post_message(OpenSitting(options))
        elif self.ended:
            self.ended = self.ended._replace(remark="nothing of it is left for today")

    # ---- the editor

    def _place(self) -> Place:
        broken, draft = self.shown.drafts.broken, self.shown.draft
        return Place(self.path, broken.place.line if broken else draft.line if draft else 1)

    def owned(self, then: Callable[[], None]) -> None:
        """A file outside of the library can be edited whatever the library is."""
        then()

    def refuse(self, refusal: Refusal) -> None:
        if self.stage == "review" and any(problem.message == refusal.message for problem in self.shown.trial.problems):
            # It stands on the screen already, with its mark.
            self.shown = self.shown._replace(remark=NOT_YET, scroll=wrong_at(self.frame, self.shown), roams=True)
        else:
            self.shown = self.shown._replace(refusal=refusal)

    async def _reread(self) -> None:
        await self.again("")

    def edited(self) -> None:
        self.redraw()
