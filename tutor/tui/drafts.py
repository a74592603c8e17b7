"""What is done with the drafts of a file on the screen: each act in the file first, then shown, and taken back by an undo."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from time import monotonic

from tutor.core.desk import Desk
from tutor.core.drafting import FRESH, Aside, Change, Slot, Spot, Trial, added, led, needed, position
from tutor.tui.editing import DeskSheet
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.reviewed import Ended
from tutor.tui.widgets.skeleton import Review, Reviewed


class DraftsSheet(DeskSheet):
    """A screen with the drafts of the file at `path`, one of them in hand; `under` whether it lies on top of another screen."""

    def __init__(self, desk: Desk, path: str, glyphs: Glyphs = UNICODE, under: bool = False) -> None:
        super().__init__(desk, glyphs)
        self.path, self.under = path, under
        self.shown = Review(desk.drafts(path))
        self.ended: Ended | None = None
        self.changes: list[tuple[Change, int]] = []
        self.spot: Spot | None = None
        self.aside: Aside | None = None
        self.shown_at = 0.0

    # ---- the file

    async def again(self, remark: str, spot: Spot | None = None, stays: bool = False) -> None:
        """Reads the file again, and stays on the same draft (on the same row: `stays`), or goes to the one that came after it."""
        before = self.shown
        spot = spot or self.spot
        drafts = await self.kept(lambda: self.desk.drafts(self.path))
        if drafts is None:
            return
        at = drafts.again(spot) if spot else min(before.at, max(0, len(drafts.drafts) - 1))
        same = stays or (drafts.drafts and before.draft and drafts.drafts[at].name == before.draft.name)
        self.shown = before._replace(
            drafts=drafts, at=at, row=before.row if same else 0, scroll=0, roams=False, whole=before.whole and bool(same),
            entry=None, adding=False, partners=None, kinds=False, sentences=(), sentence=-1, remark=remark,
        )  # fmt: skip
        await self.look()

    async def look(self) -> None:
        """Tries the draft in hand; where none is left, sums up."""
        draft = self.shown.draft
        if draft is None:
            self.shown = self.shown._replace(trial=Trial())
            self.ended = await self.kept(self._summed) if self.shown.drafts.broken is None else None
            return
        came_up = draft.spot != self.spot
        self.ended, self.spot = None, draft.spot
        trial = await self.kept(lambda: self.desk.tried(self.path, draft))
        if came_up:
            self.shown_at = monotonic()
        slots = draft.slots
        row = min(self.shown.row, max(0, len(slots) - 1))
        if not self.shown.row:
            # The cursor waits where something has to be reworded.
            row = next((at for at, slot in enumerate(slots) if slot.copied or slot.open), row)
        self.shown = self.shown._replace(trial=trial or Trial(), row=row)

    def _summed(self) -> Ended:
        preview = self.desk.preview(self.path)
        file = preview.cards[0].item.partition("/")[0] if preview.cards else ""
        held = [deck for deck in self.desk.library.decks if file in deck.files]
        return Ended(
            preview.title, self.shown.done.told(), self.shown.drafts.items, self.shown.drafts.points, len(preview.cards), preview.errors,
            len(preview.problems) - preview.errors, held[0].id if held else "", preview.path, self.shown.remark,
        )  # fmt: skip

    # ---- acts

    def done(self, call: Callable[[], Change]) -> None:
        """Does something to the file, keeps what it was before for an undo, and shows what comes next."""
        self.at_work(self._changed(call))

    def _changed(self, call: Callable[[], Change]) -> Awaitable[None]:
        async def work() -> None:
            change = await self.kept(call)
            if change is None:
                return
            self._keep(change)
            to, self.aside = led(self.aside, change)
            if change.act == "added":
                await self.again("a new draft; enter writes the row", to)
                self.reword()
            elif change.act == "row taken out":
                await self.again(f"the row '{change.name}' is taken out", to, True)
            elif change.act == "reworded":
                written = self.shown.slot
                await self.again(f"reworded: {change.name}", to, True)
                self._next_open(written)
            else:
                await self.again(f"{change.act}: {change.name}", to)

        return work()

    def _keep(self, change: Change) -> None:
        """Counts an act, with the place that the draft had in the whole round."""
        shown = self.shown
        place = position(shown.at, shown.gone)
        self.changes.append((change, place))
        if change.settled:
            self.shown = shown._replace(gone=(*shown.gone, place))
        self._count(change, 1)

    def _next_open(self, written: Slot | None) -> None:
        """After a row that was open, on to the next that is, open for writing: letters typed on are its text, never keys."""
        slots = self.shown.draft.slots if self.shown.draft else ()
        after = next((at for at, slot in enumerate(slots) if slot.open), None)
        if written is not None and written.open and after is not None:
            self.shown = self.shown._replace(row=after)
            self.reword()

    def _count(self, change: Change, by: int) -> None:
        done = self.shown.done._asdict()
        if change.act in done:
            done[change.act] += by
            self.shown = self.shown._replace(done=Reviewed(**done))

    async def undo(self) -> None:
        change, place = self.changes[-1]

        def back() -> Change:
            self.desk.put_back(change)
            return change

        if await self.kept(back) is None:
            return
        self.changes.pop()
        self._count(change, -1)
        if change.settled:
            self.shown = self.shown._replace(gone=tuple(one for one in self.shown.gone if one != place))
        self.ended = None
        await self.again(f"taken back: {change.act} {change.name}", change.spot)

    def reword(self) -> None:
        slot = self.shown.slot
        if slot is not None:
            text = "" if slot.open else slot.text
            self.shown = self.shown._replace(entry=Entry(text, len(text)), adding=False)

    def write_row(self) -> None:
        """Writes the row; one that is refused stays open, as it was typed."""
        draft, slot, entry, desk, path = self.shown.draft, self.shown.slot, self.shown.entry, self.desk, self.path
        if draft is None or entry is None:
            return
        text, old = entry.text.strip(), slot.text if slot and not slot.open else ""
        if slot is not None and slot.open and not text and not self.shown.adding:
            # It stays open: who types on writes it, and presses no keys.
            self.shown = self.shown._replace(remark=f"'{slot.key}' is still to be written; esc leaves it")
            return
        if slot is not None and needed(slot) and not text and not self.shown.adding:
            self.shown = self.shown._replace(
                entry=None, remark=f"the item cannot be without '{slot.key}'; it is as it was"
            )
            return
        if self.shown.adding and text:
            slot, text = added(text)
        elif slot is None or self.shown.adding or text == old:
            self.shown = self.shown._replace(entry=None, adding=False)
            return
        self.done(lambda: desk.reword_draft(path, draft, slot, text))

    def begin(self) -> None:
        draft, fresh, desk, path = self.shown.draft, FRESH[self.shown.chosen], self.desk, self.path
        source = self.shown.source
        if draft is not None:
            self.shown = self.shown._replace(kinds=False)
            self.done(lambda: desk.new_draft(path, draft, fresh, source))

    async def open_kinds(self) -> None:
        """What may be written, from the draft's own passage first."""
        draft = self.shown.draft
        if draft is not None:
            found = await self.kept(lambda: self.desk.sentences(self.path, draft)) or ((), -1)
            self.shown = self.shown._replace(kinds=True, chosen=0, sentences=found[0], sentence=found[1])

    async def open_partners(self) -> None:
        draft = self.shown.draft
        if draft is None:
            return
        found = await self.kept(lambda: self.desk.partners(self.path, draft))
        if found:
            self.shown = self.shown._replace(partners=found, chosen=0)
        elif found is not None:
            same = "no other claim of this file says the same of the same" if draft.kind == "claim" else "there is nothing to merge it with"  # fmt: skip
            self.shown = self.shown._replace(remark=same)

    def merge(self) -> None:
        draft, partners, desk, path = self.shown.draft, self.shown.partners, self.desk, self.path
        if draft is not None and partners:
            into = partners[self.shown.chosen].spot
            self.shown = self.shown._replace(partners=None)
            self.done(lambda: desk.merge_draft(path, draft, into))
