"""What can be done with the card at hand besides answering it: undo, suspend, bury, flag, accept a wording, edit."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from tutor.core.agenda import Options
from tutor.core.faces import Face, Shown
from tutor.core.problems import Refusal
from tutor.core.sitting import Showing, Sitting, Waiting, resume
from tutor.tui.editing import DeskSheet
from tutor.tui.hand import Asked, Hand, Revealed, stage
from tutor.tui.keys import Key
from tutor.tui.notices import CARD_ACTS, FURTHER, taken_back
from tutor.tui.widgets.entry import Entry


class CardSheet(DeskSheet):
    """A screen with a sitting and a card in hand; `refusal` stands in the answer's row, `remark` at the end of row 1."""

    options: Options
    sitting: Sitting
    hand: Hand | Waiting | None = None
    note: Entry | None = None
    refusal: Refusal | None = None
    remark: str = ""
    acts: int = 0
    """Flags and wordings kept since the answer was shown: an undo takes those back before the answer."""

    @abstractmethod
    def next_card(self) -> None:
        """Shows what comes now."""

    def look_ahead(self) -> None:
        """Reads the files of the next cards, and what ratings are computed with, while the learner reads the first question."""
        if not isinstance(self.hand, Asked):
            return
        desk, key, face = self.desk, self.hand.showing.key, self.hand.face
        cards, files = desk.library.cards, desk.library.files
        coming = dict.fromkeys(cards[other].file for other in self.sitting.queue[:12] if other in cards)

        def read() -> None:
            import tutor.tui.summary
            import tutor.tui.widgets.back  # noqa: F401

            desk.outcomes(key, desk.now())
            desk.grade(face, Shown())
            for file in coming:
                files.get(file)

        self.run_worker(self.off_thread(read), exit_on_error=False)

    def refuse(self, refusal: Refusal) -> None:
        self.refusal = refusal

    def resumed(self, front: str = "", without: str = "") -> None:
        """Goes on over the day's work as it stands now."""
        desk = self.desk
        self.sitting = resume(
            self.sitting, desk.agenda(self.options), desk.library.cards, desk.states(), desk.now(), front, without
        )

    async def undo(self) -> None:
        """Takes back the last act and shows its card again; what did not put a card away leaves the one in hand as it is."""
        undone = await self.kept(self.desk.undo)
        if self.refusal is not None:
            return
        if undone is None:
            self.remark = "nothing to take back"
            return
        seen = any(answer.uid == undone.uid for answer in self.sitting.answers) or (
            isinstance(self.hand, Revealed) and self.hand.showing.key == undone.key
        )
        if undone.act in CARD_ACTS:
            self.resumed(undone.key if undone.key in self.desk.library.cards else "", undone.uid)
            self.next_card()
        elif undone.act == "wording":
            self.edited()
        letters_type = isinstance(self.hand, Asked) and stage(self.hand) in ("typed", "recall")
        self.remark = taken_back(self.desk, undone, seen) + (FURTHER if letters_type else "")

    async def put_away(self, act: Literal["suspend", "bury"], key: str) -> None:
        """Leaves the card out of this sitting, and of later ones."""
        await self.kept(lambda: self.desk.act(act, [key]))
        if self.refusal is None:
            left = self.sitting.skipped(key)
            self.sitting = (
                left.predicted() if isinstance(self.hand, Asked | Revealed) and self.hand.showing.predict else left
            )
            self.next_card()
            self.remark = "suspended" if act == "suspend" else "buried until tomorrow"

    async def flag(self, key: str, text: str) -> None:
        """Keeps a flag with its note; the card stays."""
        await self.kept(lambda: self.desk.act("flag", [key], text))
        if self.refusal is None:
            self.acts += 1
            self.remark = "flagged"

    def act_on_note(self, key: Key) -> None:
        """Keeps or drops the note being written."""
        note, self.note = self.note, None
        if key.id == "keep" and note is not None and isinstance(self.hand, Asked | Revealed):
            self.at_work(self.flag(self.hand.showing.key, note.text.strip()))

    def add_wording(self, hand: Revealed) -> None:
        """Adds what was typed to the accepted answers, and grades it again."""

        async def accept() -> None:
            await self.kept(lambda: self.desk.accept(hand.face, hand.graded.said))
            if self.refusal is None:
                self.acts += 1
                self.edited()
                self.remark = "accepted from now on; it stands in the file (e)"

        self.owned(lambda: self.at_work(accept()))

    def edited(self) -> None:
        """Back to the same card with everything kept; when it is gone, to the next."""
        if not isinstance(self.hand, Asked | Revealed):
            return
        showing = self.hand.showing
        face = self._face_again(showing)
        if face is None:
            self.with_history(showing.key, lambda: self._gone(showing.key))
        elif isinstance(self.hand, Asked):
            same = type(face.ask) is type(self.hand.face.ask)
            self.hand = self.hand._replace(face=face) if same else Asked(showing, face, self.hand.began)
        elif type(face.ask) is type(self.hand.face.ask):
            given = self.hand.given if _fits(self.hand.face, face) else Shown()
            self.hand = self.hand._replace(
                asked=self.hand.asked._replace(face=face), given=given, graded=self.desk.grade(face, given)
            )
        else:
            self.hand = Asked(showing, face, self.hand.asked.began)

    def _gone(self, key: str) -> None:
        """Goes on with the card under the name it has now, else with the next one, and says what became of it."""
        item, _, drill = key.rpartition("#")
        name = f"{self.desk.library.names.get(item, item)}#{drill}"
        if name != key and name in self.desk.library.cards:
            self.resumed(name)
            self.next_card()
            self.remark = "its id changed, and its history goes on"
            return
        self.sitting = self.sitting.skipped(key)
        self.next_card()
        self.remark = "that card is not in its file any more"

    def _face_again(self, showing: Showing) -> Face | None:
        if showing.key not in self.desk.library.cards:
            return None
        try:
            return self.desk.face(showing)
        except (Refusal, KeyError):
            return None


def _fits(before: Face, after: Face) -> bool:
    """Whether positions named in the old face mean the same in the new one."""
    return all(
        len(getattr(before.ask, field, ())) == len(getattr(after.ask, field, ()))
        for field in ("options", "lines", "points")
    )
