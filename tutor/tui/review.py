"""The drafts of a file, one after another: accepted, reworded, dropped, merged, each act saved in the file before the next draft shows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection

from tutor.core.agenda import Options
from tutor.core.desk import Desk
from tutor.core.drafting import Change, Spot, Trial, added
from tutor.core.problems import Place, Refusal
from tutor.tui.editing import DeskSheet
from tutor.tui.keys import Key
from tutor.tui.messages import OpenPreview, OpenSitting
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.reviewed import Ended
from tutor.tui.widgets.reviewed import draw as draw_end
from tutor.tui.widgets.skeleton import Review, Reviewed, draw, furthest
from tutor.tui.widgets.spine import Frame, Picture

LOOK_AGAIN = 0.5
PAGE = 6
NOT_YET = "not accepted yet"
ADDS = "key: text, such as hedged: true"


class ReviewSheet(DeskSheet):
    """The drafts of the file at `path`; the way back leads to where it was opened, else out of the program."""

    def __init__(self, desk: Desk, path: str, glyphs: Glyphs = UNICODE, under: bool = False) -> None:
        super().__init__(desk, glyphs)
        self.path, self.under = path, under
        self.shown = Review(desk.drafts(path))
        self.ended: Ended | None = None
        self.changes: list[Change] = []
        self.spot: Spot | None = None

    # ---- what is shown

    @property
    def stage(self) -> str:
        if self.ended is not None:
            return "reviewed"
        if self.shown.entry is not None:
            return "rewording"
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
            return {"accept-draft", "reword", "add", "drop", "merge", "skip", "previous", "undo", "up", "down"}
        if self.shown.slot is None:
            without.add("reword")
        return without

    def spare(self) -> Collection[str]:
        return ("leave", "merge") if self.stage == "review" else ()

    def on_mount(self) -> None:
        self.redraw()
        self.at_work(self._look())
        self.set_interval(LOOK_AGAIN, self._look_again)

    def _look_again(self) -> None:
        """Notices that the file was changed by other hands; not while a row is being written or a list stands open."""
        if self.app.screen is self and not self.busy and self.stage in ("review", "reviewed"):
            stamp = self.desk.stamp(self.path)
            if stamp and stamp != self.shown.drafts.stamp:
                self.at_work(self._again("the file was changed, and read again"))

    async def _again(self, remark: str, spot: Spot | None = None, stays: bool = False) -> None:
        """Reads the file again, and stays on the same draft (on the same row: `stays`), or goes to the one that came after it."""
        before = self.shown
        spot = spot or self.spot
        drafts = await self.kept(lambda: self.desk.drafts(self.path))
        if drafts is None:
            return
        at = drafts.again(spot) if spot else min(before.at, max(0, len(drafts.drafts) - 1))
        same = stays or (drafts.drafts and before.draft and drafts.drafts[at].name == before.draft.name)
        self.shown = before._replace(
            drafts=drafts, at=at, row=before.row if same else 0, scroll=0, entry=None, partners=None, remark=remark
        )
        await self._look()

    async def _look(self) -> None:
        """Tries the draft in hand; where none is left, sums up."""
        draft = self.shown.draft
        if draft is None:
            self.shown = self.shown._replace(trial=Trial())
            self.ended = await self.kept(self._summed) if self.shown.drafts.broken is None else None
            return
        self.ended, self.spot = None, draft.spot
        trial = await self.kept(lambda: self.desk.tried(self.path, draft))
        slots = draft.slots
        row = min(self.shown.row, max(0, len(slots) - 1))
        if not self.shown.row:
            # The cursor waits where something has to be reworded.
            row = next((at for at, slot in enumerate(slots) if slot.copied or slot.missing), row)
        self.shown = self.shown._replace(trial=trial or Trial(), row=row)

    def _summed(self) -> Ended:
        preview = self.desk.preview(self.path)
        file = preview.cards[0].item.partition("/")[0] if preview.cards else ""
        held = [deck for deck in self.desk.library.decks if file in deck.files]
        return Ended(
            preview.title, self.shown.done.told(), self.shown.drafts.items, self.shown.drafts.points, len(preview.cards), preview.errors,
            len(preview.problems) - preview.errors, held[0].id if held else "", preview.path, self.shown.remark,
        )  # fmt: skip

    # ---- keys

    def write(self, press: str, character: str | None) -> bool:
        entry = self.shown.entry
        if entry is None:
            return False
        changed = entry.typed(character or "") if press == "paste" else entry.pressed(press, character)
        if changed is not None:
            self.shown = self.shown._replace(entry=changed)
            self.redraw()
        return changed is not None

    def row_pressed(self, index: int) -> None:
        """A click chooses a row or an item, a second one rewords it or merges with it."""
        if self.shown.partners is not None:
            if index == self.shown.chosen:
                self._merge()
            self.shown = self.shown._replace(chosen=index)
        elif self.shown.entry is None:
            if index == self.shown.row:
                self._reword()
            else:
                self.shown = self.shown._replace(row=index, refusal=None)
        self.redraw()

    def act(self, key: Key, press: str) -> None:
        self.shown = self.shown._replace(remark="", refusal=None)
        match key.id:
            case "up" | "down":
                self._move(1 if key.id == "down" else -1)
            case "page" | "page-back":
                step = PAGE if key.id == "page" else -PAGE
                self._scroll(step)
            case "cancel":
                self.shown = self.shown._replace(entry=None, partners=None)
            case "write":
                self._write()
            case "empty":
                self.shown = self.shown._replace(entry=Entry())
            case "chosen":
                self._merge()
            case "reword":
                self._reword()
            case "add":
                self.shown = self.shown._replace(entry=Entry(), adding=True, remark=ADDS)
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
                self.at_work(self._undo())
            case _:
                self._act_on_draft(key)
        self.redraw()

    def _act_on_draft(self, key: Key) -> None:
        draft, desk, path = self.shown.draft, self.desk, self.path
        if draft is None:
            return
        match key.id:
            case "accept-draft":
                self._done(lambda: desk.accept_draft(path, draft))
            case "drop":
                self._done(lambda: desk.drop_draft(path, draft))
            case "merge":
                self.at_work(self._open_partners())

    def _move(self, step: int) -> None:
        shown = self.shown
        if shown.partners is not None:
            last = len(shown.partners) - 1
            self.shown = shown._replace(chosen=max(0, min(last, shown.chosen + step)))
        elif shown.draft is not None:
            to = shown.row + step
            last = len(shown.draft.slots) - 1
            if to > last:
                self._scroll(1)
            self.shown = self.shown._replace(row=max(0, min(last, to)))

    def _scroll(self, step: int) -> None:
        self.shown = self.shown._replace(scroll=max(0, min(furthest(self.frame, self.shown), self.shown.scroll + step)))

    def _to(self, step: int) -> None:
        number = len(self.shown.drafts.drafts)
        at = (self.shown.at + step) % number
        remark = "from the first draft on again" if step > 0 and at == 0 and number > 1 else ""
        self.shown = self.shown._replace(at=at, row=0, scroll=0, trial=Trial(), remark=remark)
        self.at_work(self._look())

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

    # ---- acts

    def _done(self, call: Callable[[], Change]) -> None:
        """Does something to the file, keeps what it was before for an undo, and shows what comes next."""
        self.at_work(self._changed(call))

    def _changed(self, call: Callable[[], Change]) -> Awaitable[None]:
        async def work() -> None:
            change = await self.kept(call)
            if change is None:
                return
            self.changes.append(change)
            self._count(change, 1)
            reworded = change.act == "reworded"
            await self._again(f"{change.act}: {change.name}", None if reworded else change.spot, reworded)

        return work()

    def _count(self, change: Change, by: int) -> None:
        done = self.shown.done._asdict()
        if change.act in done:
            done[change.act] += by
            self.shown = self.shown._replace(done=Reviewed(**done))

    async def _undo(self) -> None:
        change = self.changes[-1]

        def back() -> Change:
            self.desk.put_back(change)
            return change

        if await self.kept(back) is None:
            return
        self.changes.pop()
        self._count(change, -1)
        self.ended = None
        await self._again(f"taken back: {change.act} {change.name}", change.spot)

    def _reword(self) -> None:
        slot = self.shown.slot
        if slot is not None:
            self.shown = self.shown._replace(entry=Entry(slot.text, len(slot.text)), adding=False)

    def _write(self) -> None:
        draft, slot, entry, desk, path = self.shown.draft, self.shown.slot, self.shown.entry, self.desk, self.path
        self.shown = self.shown._replace(entry=None)
        if draft is None or entry is None:
            return
        text = entry.text
        if self.shown.adding:
            slot, text = added(text) if text.strip() else (None, "")
        if slot is not None and (self.shown.adding or text != slot.text):
            self._done(lambda: desk.reword_draft(path, draft, slot, text))

    async def _open_partners(self) -> None:
        draft = self.shown.draft
        if draft is None:
            return
        found = await self.kept(lambda: self.desk.partners(self.path, draft))
        if found:
            self.shown = self.shown._replace(partners=found, chosen=0)
        elif found is not None:
            same = "no other claim of this file says the same of the same" if draft.kind == "claim" else "there is nothing to merge it with"  # fmt: skip
            self.shown = self.shown._replace(remark=same)

    def _merge(self) -> None:
        draft, partners, desk, path = self.shown.draft, self.shown.partners, self.desk, self.path
        if draft is not None and partners:
            into = partners[self.shown.chosen].spot
            self.shown = self.shown._replace(partners=None)
            self._done(lambda: desk.merge_draft(path, draft, into))

    # ---- the editor

    def _place(self) -> Place:
        broken, draft = self.shown.drafts.broken, self.shown.draft
        return Place(self.path, broken.place.line if broken else draft.line if draft else 1)

    def owned(self, then: Callable[[], None]) -> None:
        """A file outside of the library can be edited whatever the library is."""
        then()

    def refuse(self, refusal: Refusal) -> None:
        if any(problem.message == refusal.message for problem in self.shown.trial.problems):
            # It stands on the screen already, with its mark.
            self.shown = self.shown._replace(remark=NOT_YET, scroll=0)
        else:
            self.shown = self.shown._replace(refusal=refusal)

    async def _reread(self) -> None:
        await self._again("")

    def edited(self) -> None:
        self.redraw()
