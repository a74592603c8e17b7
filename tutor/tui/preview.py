"""The cards of a file as they will look, read again whenever the file is saved; the place is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from tutor.core.desk import Desk
from tutor.core.previewing import Preview, kept
from tutor.core.problems import Place, Refusal
from tutor.tui.editing import DeskSheet
from tutor.tui.keys import Key
from tutor.tui.messages import OpenReview
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.preview import Looked, answered_at, draw, furthest
from tutor.tui.widgets.spine import Frame, Picture

PAGE = 6


class PreviewSheet(DeskSheet):
    """The cards of the file at `path`, from the card `key` on; the way back leads to where it was opened, else out of the program."""

    look_again = 0.25
    """Seconds until the file is looked at again."""

    def __init__(self, desk: Desk, path: str, key: str = "", glyphs: Glyphs = UNICODE, under: bool = False) -> None:
        super().__init__(desk, glyphs)
        self.path, self.under = path, under
        preview = desk.preview(path)
        self.shown = Looked(preview, preview.again(key, 0))

    @property
    def stage(self) -> str:
        return "wrong" if self.shown.listing else "preview"

    def on_mount(self) -> None:
        self.redraw()
        self.set_interval(self.look_again, self._look_again)

    def draw(self, frame: Frame) -> Picture:
        return draw(frame, self.shown, self.footer(frame))

    def idle(self) -> Collection[str]:
        if self.shown.listing:
            return ()
        card = self.shown.card
        without = set() if any(one.draft for one in self.shown.preview.cards) else {"review"}
        if not self.shown.preview.problems:
            without.add("wrong")
        if card is None:
            return {*without, "flip", "skip", "previous", "wording"}
        return without if len(card.faces) > 1 else {*without, "wording"}

    def words(self) -> Mapping[str, str]:
        return {"flip": "turn back" if self.shown.turned else "turn", "review": "drafts"}

    def spare(self) -> Collection[str]:
        return ("wrong", "leave")

    # ---- the file

    def _look_again(self) -> None:
        if self.app.screen is self and not self.busy:
            stamp = self.desk.stamp(self.path)
            # A file that is just being replaced is not there for a moment.
            if stamp and stamp != self.shown.preview.stamp:
                self.at_work(self._again())

    async def _again(self) -> None:
        now = await self.kept(lambda: self.desk.preview(self.path))
        if now is not None:
            self.take(now)

    def take(self, now: Preview) -> None:
        """Shows the file as it is now, at the same card, turned as it was."""
        before = self.shown
        preview = kept(before.preview, now)
        key = before.card.key if before.card else ""
        at = preview.again(key, before.at)
        here = preview.cards[at] if preview.cards else None
        # An item that was renamed is the same to who renames it.
        same = (
            here is not None
            and before.card is not None
            and (here.line, here.drill) == (before.card.line, before.card.drill)
        )
        same = same or (here is not None and here.key == key)
        self.shown = before._replace(
            preview=preview, at=at, refusal=None, remark="",
            wording=before.wording if same else 0, turned=before.turned and same, scroll=before.scroll if same else 0,
        )  # fmt: skip

    # ---- keys

    def act(self, key: Key, press: str) -> None:
        shown = self.shown = self.shown._replace(remark="", refusal=None)
        match key.id:
            case "flip":
                turned = shown._replace(turned=not shown.turned, scroll=0)
                self.shown = turned._replace(scroll=answered_at(self.frame, turned) if turned.turned else 0)
            case "skip" | "previous":
                step = 1 if key.id == "skip" else -1
                self.shown = shown._replace(
                    at=(shown.at + step) % len(shown.preview.cards), wording=0, turned=False, scroll=0
                )
            case "wording":
                self.shown = shown._replace(wording=shown.wording + 1, scroll=0)
            case "up" | "down" | "page" | "page-back":
                step = (1 if key.id in ("down", "page") else -1) * (PAGE if key.id.startswith("page") else 1)
                self.shown = shown._replace(scroll=max(0, min(furthest(self.frame, shown), shown.scroll + step)))
            case "wrong" | "cancel":
                self.shown = shown._replace(listing=not shown.listing, scroll=0)
            case "edit":
                self.edit_at(self._place)
            case "review":
                self.post_message(OpenReview(self.path))
            case "leave":
                self._leave()
        self.redraw()

    def row_pressed(self, index: int) -> None:
        """A click on a problem opens it in the editor."""
        problems = self.shown.preview.problems
        if index < len(problems):
            self.edit_at(lambda: Place(self.path, problems[index].place.line))

    def _leave(self) -> None:
        if self.under:
            self.at_work(self.done_on_top())
        else:
            self.leave(0)

    # ---- the editor

    def _place(self) -> Place:
        """The item of the card in hand, else the first problem."""
        card, problems = self.shown.card, self.shown.preview.problems
        if card is not None and not card.stale:
            return Place(self.path, card.line)
        first = next((problem for problem in problems if problem.severity == "error"), None)
        return Place(self.path, first.place.line if first else card.line if card else 1)

    def owned(self, then: Callable[[], None]) -> None:
        """A file outside of the library can be edited whatever the library is."""
        then()

    def refuse(self, refusal: Refusal) -> None:
        self.shown = self.shown._replace(refusal=refusal, listing=False)

    async def _reread(self) -> None:
        await self._again()

    def edited(self) -> None:
        self.redraw()
