"""Taking a part of the map apart and putting it back from the keyboard; what came of it is kept, and nothing is scheduled."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tutor.core.desk import Desk
from tutor.core.graph import Sign
from tutor.core.mapping import Atlas, named
from tutor.core.problems import Refusal
from tutor.core.rebuilding import Exercise, Judged, judge, result, told
from tutor.tui.keys import Key
from tutor.tui.sheet import Sheet
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.rebuild import Laying, Told, draw, draw_told
from tutor.tui.widgets.spine import Frame, Picture

SIGNS: Mapping[str, Sign] = {"raises": "+", "lowers": "-", "nothing": "0", "modulates": "~", "together": ""}


class RebuildSheet(Sheet[None]):
    """One exercise over the neighbourhood, or over the chain that leads to the link (None where there is none of them)."""

    def __init__(
        self, desk: Desk, atlas: Atlas, near: Exercise | None, chain: Exercise | None, glyphs: Glyphs = UNICODE
    ) -> None:
        super().__init__(glyphs)
        self.desk, self.atlas = desk, atlas
        self.exercises = [one for one in (near, chain) if one is not None]
        self.exercise = self.exercises[0]
        self.ends: tuple[int, ...] = ()
        self.judged: tuple[Judged, ...] = ()
        self.began = desk.now().at
        self.scroll = 0
        self.notice = ""

    @property
    def stage(self) -> str:
        return "rebuilt" if self.judged else "rebuild"

    def on_mount(self) -> None:
        self.redraw()

    def draw(self, frame: Frame) -> Picture:
        if self.judged:
            found = [Told(one.verdict == "right", told(self.atlas, one)) for one in self.judged]
            return draw_told(frame, found, self.scroll, self.footer(frame), self.notice)
        exercise = self.exercise
        names = tuple(named(self.atlas, node) for node in exercise.nodes)
        laid = tuple((named(self.atlas, one.cause), one.sign, named(self.atlas, one.effect)) for one in exercise.laid)
        return draw(frame, Laying(names, laid, exercise.asked, self.ends, self.notice), self.footer(frame))

    def digits(self) -> int:
        return len(self.exercise.nodes)

    def idle(self) -> Collection[str]:
        without = set() if len(self.ends) == 2 else set(SIGNS)
        if len(self.ends) == 2:
            without.add("digit")
        if self.ends or not self.exercise.laid:
            without.add("check")
        if not self.ends and not self.exercise.laid:
            without.add("back")
        if len(self.exercises) < 2 or self.exercise.laid or self.ends:
            without.add("other")
        return without

    def turned(self, press: str) -> None:
        # While links are laid the arrows are signs; a turn of the wheel is none.
        if self.judged:
            super().turned(press)

    def words(self) -> Mapping[str, str]:
        return {"other": "the chain" if self.exercise is self.exercises[0] else "the neighbourhood"}

    def act(self, key: Key, press: str) -> None:
        self.notice = ""
        if self.judged:
            self._after(key)
        else:
            self._lay(key, press)
        self.redraw()

    def _lay(self, key: Key, press: str) -> None:
        match key.id:
            case "digit":
                self._choose(int(press) - 1)
            case "back":
                if self.ends:
                    self.ends = self.ends[:-1]
                else:
                    self.exercise = self.exercise.taken_back()
            case "other":
                self.exercise = self.exercises[1 if self.exercise is self.exercises[0] else 0]
            case "check":
                self.judged = judge(self.exercise)
                self.at_work(self._keep())
            case "leave":
                self.dismiss(None)
            case sign if sign in SIGNS:
                cause, effect = self.ends
                self.exercise = self.exercise.laying(cause, effect, SIGNS[sign])
                self.ends = ()

    def _choose(self, index: int) -> None:
        if index < len(self.exercise.nodes) and index not in self.ends:
            self.ends = (*self.ends, index)

    def _after(self, key: Key) -> None:
        match key.id:
            case "up" | "down":
                self.scroll = max(0, min(len(self.judged), self.scroll + (1 if key.id == "down" else -1)))
            case "again":
                self.exercise = self.exercise._replace(laid=())
                self.judged, self.scroll, self.began = (), 0, self.desk.now().at
            case "close":
                self.dismiss(None)

    async def _keep(self) -> None:
        """Keeps the result like that of a quiz; what could not be kept is said, and nothing is lost but the figure."""
        kept = result(self.atlas, self.exercise, max(0, self.desk.now().at - self.began))
        try:
            await self.off_thread(lambda: self.desk.rebuilt(kept))
        except Refusal as refusal:
            self.notice = refusal.message
