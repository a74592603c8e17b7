"""Opening an item in the learner's editor and coming back; a library inside the program is copied first, if the learner agrees."""

from __future__ import annotations

import subprocess
from abc import abstractmethod
from collections.abc import Awaitable, Callable
from typing import TypeVar

from textual.app import SuspendNotSupported

from tutor.core.desk import Desk
from tutor.core.library import Library
from tutor.core.problems import Place, Refusal
from tutor.tui.sheet import Sheet
from tutor.tui.widgets.glyphs import UNICODE, Glyphs

Made = TypeVar("Made")


class DeskSheet(Sheet[None]):
    """A screen with a desk."""

    def __init__(self, desk: Desk, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(glyphs)
        self.desk = desk
        self._left: Library | None = None

    def on_screen_suspend(self) -> None:
        self._left = self.desk.library

    def on_screen_resume(self) -> None:
        """Back from a screen on top of this one, where files may have been changed."""
        if self._left is not None and self._left is not self.desk.library:
            self.edited()
            self.redraw()

    async def done_on_top(self) -> None:
        """Leads back to the screen below, which finds the files as they are now."""
        await self.kept(self.desk.reload)
        self.dismiss(None)

    @abstractmethod
    def refuse(self, refusal: Refusal) -> None:
        """Says what could not be done."""

    @abstractmethod
    def edited(self) -> None:
        """Goes on after the files may have changed."""

    def at_work(self, work: Awaitable[None]) -> None:
        """Runs `work`; a refusal that it meets on its way is said."""

        async def run() -> None:
            try:
                await work
            except Refusal as refusal:
                self.drop_held()
                self.refuse(refusal)

        super().at_work(run())

    async def kept(self, call: Callable[[], Made]) -> Made | None:
        """The result of an act of the desk; None when it was refused, and why is said."""
        try:
            return await self.off_thread(call)
        except Refusal as refusal:
            self.drop_held()
            self.refuse(refusal)
            return None

    def owned(self, then: Callable[[], None]) -> None:
        """Does `then` at once in a library that can be written; otherwise offers a copy first."""
        if self.desk.library.writable:
            then()
            return

        from tutor.tui.adopt import AdoptSheet

        def answered(folder: str | None) -> None:
            if folder:
                then()

        self.app.push_screen(AdoptSheet(self.desk, self.glyphs), answered)

    def preview_file(self, which: Callable[[], str], key: str = "") -> None:
        """Shows the cards of a question file (its id) as they will look, beginning with one."""
        from tutor.tui.messages import OpenPreview

        try:
            self.post_message(OpenPreview(self.desk.file_path(which()), key))
        except Refusal as refusal:
            self.refuse(refusal)

    def edit_at(self, where: Callable[[], Place | None]) -> None:
        """Opens the place that `where` finds in the editor, then reads what changed."""

        def go() -> None:
            try:
                place = where()
                if place is None:
                    raise Refusal("the file of this item is not there any more")
                self._open(self.desk.editor(place))
            except Refusal as refusal:
                self.refuse(refusal)
                self.redraw()
                return
            self.at_work(self._reread())

        self.owned(go)

    def with_history(self, key: str, then: Callable[[], None]) -> None:
        """Does `then`, after an offer to let the history of a card go on where an edit gave its item another id."""
        item = key.partition("#")[0].partition("/")[2]
        ending = f"add to it: formerly: [{item}]"
        found = (each for each in self.desk.library.problems if each.code == "renamed" and each.help.endswith(ending))
        problem = None if key in self.desk.library.cards else next(found, None)
        if problem is None:
            then()
            return

        from tutor.tui.renamed import RenamedSheet

        async def keep() -> None:
            await self.kept(lambda: self.desk.keep_history(problem))
            then()

        def answered(keeping: bool | None) -> None:
            if keeping:
                self.at_work(keep())
            else:
                then()
                self.redraw()

        self.app.push_screen(RenamedSheet(problem, self.glyphs), answered)

    def _open(self, command: list[str]) -> None:
        try:
            with self.app.suspend():
                status = subprocess.run(command, check=False).returncode
        except SuspendNotSupported:
            raise Refusal("this terminal cannot be handed to an editor", "edit the file in another window") from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise Refusal(
                f"the editor '{command[0]}' could not be started: {reason}", "set VISUAL or EDITOR to one that is there"
            ) from None
        if status:
            raise Refusal(f"the editor '{command[0]}' ended with status {status}", "what it saved is read all the same")

    async def _reread(self) -> None:
        await self.kept(self.desk.reload)
        self.edited()
