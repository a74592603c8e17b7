"""The decks: what there is to study, and the ways in."""

from __future__ import annotations

from collections.abc import Collection
from os.path import join

from tutor.core.agenda import Options
from tutor.core.desk import Desk
from tutor.core.problems import Place, Problem, Refusal
from tutor.tui.editing import DeskSheet
from tutor.tui.keys import Key
from tutor.tui.messages import OpenFlagged, OpenMap, OpenQuiz, OpenRead, OpenReview, OpenSitting
from tutor.tui.notices import took_back
from tutor.tui.widgets.decks import Decks, draw, errors_of
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.spine import Frame, Picture

LOOK_AGAIN = 2.0


class HomeSheet(DeskSheet):
    """The home screen, with the cursor on the deck of that id, else on the first."""

    stage = "home"

    def __init__(self, desk: Desk, deck: str = "", glyphs: Glyphs = UNICODE) -> None:
        super().__init__(desk, glyphs)
        self.shown = self._counted()
        self.shown = self.shown._replace(at=next((at for at, one in enumerate(self.shown.decks) if one.id == deck), 0))

    def _counted(self) -> Decks:
        library = self.desk.library
        tallies, whole = self.desk.tallies()
        return Decks(
            library.decks, tallies, whole, self.desk.home(), 0, library.problems, self.desk.clock_trouble(),
            title=self.desk.title,
        )  # fmt: skip

    def on_mount(self) -> None:
        self.redraw()
        self.call_after_refresh(lambda: self.run_worker(self._look_for_drafts(), exit_on_error=False))
        self.set_interval(LOOK_AGAIN, self._look_again)

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self._left is not None:
            self.run_worker(self._look_for_drafts(), exit_on_error=False)

    async def _look_for_drafts(self) -> None:
        """Drafts stand on no deck, so the files are looked through for them, once the decks are shown."""
        try:
            found = await self.off_thread(self.desk.drafted)
        except (Refusal, OSError):
            return
        if found != self.shown.drafted:
            self.shown = self.shown._replace(drafted=found)
            self.redraw()

    def _look_again(self) -> None:
        """Notices files that were changed outside; keys wait for it, as the desk does one thing at a time."""
        if self.app.screen is self and not self.busy:
            self.at_work(self._reload())

    async def _reload(self) -> None:
        try:
            changed = await self.off_thread(self.desk.reload)
        except (Refusal, OSError):
            return
        if changed:
            self._again(self.shown.notice)
            await self._look_for_drafts()

    def draw(self, frame: Frame) -> Picture:
        return draw(frame, self.shown, self.footer(frame))

    def idle(self) -> Collection[str]:
        without = set() if self.shown.decks else {"study", "read", "map", "quiz", "preview"}
        without |= set() if self._renamed else {"keep-history"}
        return without if self.shown.drafted else {*without, "review"}

    def row_pressed(self, index: int) -> None:
        """A click puts the cursor on a deck, a second one studies it."""
        if index == self.shown.at:
            self._study()
        self._to(index)

    def act(self, key: Key, press: str) -> None:
        shown, self.shown = self.shown, self.shown._replace(notice="", failed=False)
        match key.id:
            case "study":
                self._study()
            case "read":
                self.post_message(OpenRead(shown.decks[shown.at].id))
            case "map":
                self.post_message(OpenMap(shown.decks[shown.at].id))
            case "quiz":
                self._quiz()
            case "up" | "down":
                self._to(shown.at + (1 if key.id == "down" else -1))
            case "undo":
                self.at_work(self._undo())
            case "edit":
                self.edit_at(self._place)
            case "review" if shown.drafted:
                self.post_message(OpenReview(self._drafted(shown)))
            case "preview":
                self.preview_file(self._file)
            case "keep-history" if self._renamed:
                self.at_work(self._keep(self._renamed))
            case "flagged":
                self.post_message(OpenFlagged())
            case "leave":
                self.leave(0)
        self.redraw()

    def _to(self, index: int) -> None:
        self.shown = self.shown._replace(at=max(0, min(len(self.shown.decks) - 1, index)))
        self.redraw()

    def _study(self) -> None:
        deck = self.shown.decks[self.shown.at]
        options = Options((deck.id,))
        if deck.studied == "anki":
            self.shown = self.shown._replace(
                notice=f"{deck.title} is studied in Anki; r reads it here, z tests you on it"
            )
        elif self.desk.agenda(options).size:
            self.post_message(OpenSitting(options))
        else:
            self.shown = self.shown._replace(notice=f"nothing of {deck.title} is left for today")

    def _quiz(self) -> None:
        from tutor.core.quiz import Wanted

        self.post_message(OpenQuiz(Wanted((self.shown.decks[self.shown.at].id,))))

    def _place(self) -> Place | None:
        """Where `e` goes: to the first trouble, else to the deck's first question file."""
        if errors := errors_of(self.desk.library.problems):
            return errors[0].place
        return Place(self.desk.file_path(self._file()))

    def _file(self) -> str:
        """The id of the first question file of the deck under the cursor."""
        deck = self.shown.decks[self.shown.at] if self.shown.decks else None
        file = next((id for id in deck.files if id in self.desk.library.files), None) if deck else None
        if file is None:
            raise Refusal("there is no question file yet")
        return file

    @property
    def _renamed(self) -> Problem | None:
        """The trouble that is shown, where it is a renamed item."""
        first = next(iter(errors_of(self.desk.library.problems)), None)
        return first if first is not None and first.code == "renamed" else None

    async def _keep(self, problem: Problem) -> None:
        await self.kept(lambda: self.desk.keep_history(problem))
        if not self.shown.failed:
            self._again("its history goes on; the line stands in the file")

    def _drafted(self, shown: Decks) -> str:
        """The first file with drafts of the deck under the cursor, else of all."""
        paths = [join(self.desk.library.path, path) for path, _ in shown.drafted]
        deck = shown.decks[shown.at] if shown.decks else None
        own = {self.desk.file_path(file) for file in (deck.files if deck else ()) if file in self.desk.library.files}
        return next((path for path in paths if path in own), paths[0])

    async def _undo(self) -> None:
        undone = await self.kept(self.desk.undo)
        if not self.shown.notice:
            self._again(took_back(self.desk, undone) if undone else "there is nothing to take back")

    def refuse(self, refusal: Refusal) -> None:
        self.shown = self.shown._replace(
            notice=refusal.message + (f"; {refusal.help}" if refusal.help else ""), failed=True
        )

    def edited(self) -> None:
        self._again(self.shown.notice)

    def _again(self, notice: str) -> None:
        shown, decks = self.shown, self.desk.library.decks
        here = shown.decks[shown.at].id if shown.decks else ""
        at = next((at for at, deck in enumerate(decks) if deck.id == here), min(shown.at, max(0, len(decks) - 1)))
        self.shown = self._counted()._replace(at=at, notice=notice, failed=shown.failed, drafted=shown.drafted)
