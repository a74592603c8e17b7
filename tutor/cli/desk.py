"""The desk: library, log, settings and clock joined into what the app and plain mode ask for.

The one place where all rooms meet; decides nothing that core could decide.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from tutor.cli.authoring import Authoring
from tutor.cli.contrasting import Contrasting
from tutor.cli.quizzing import Quizzing
from tutor.core.agenda import Agenda, Options, Tally, agenda, tallies
from tutor.core.cards import DRILLS, CardKey
from tutor.core.days import Moment
from tutor.core.desk import Flag, Rated, Undone
from tutor.core.faces import Face, Given, Graded, TypeIn
from tutor.core.items import QuestionFile
from tutor.core.library import Library
from tutor.core.log import step
from tutor.core.memory import LONGEST, WEEK, CardState, Memory, Outcomes, Policy, Rating, Seen, outcomes
from tutor.core.problems import Place, Problem, Refusal
from tutor.core.reviewed import in_play
from tutor.core.settings import Settings
from tutor.core.sitting import Showing
from tutor.store.journal import Journal
from tutor.store.places import cache_folder, remember_library

if TYPE_CHECKING:
    from tutor.core.mapping import Atlas
    from tutor.core.progress import Home
    from tutor.core.reading import Passage
    from tutor.core.rebuilding import Rebuilt

THIRTY_DAYS = 30 * 86_400_000
UNKNOWN = CardState()


class LocalDesk(Contrasting, Quizzing, Authoring):
    """A `core.desk.Desk` over the files of this machine."""

    def __init__(
        self,
        library: Library,
        journal: Journal,
        settings: Settings,
        now: Callable[[], Moment],
        data: str,
        title: str = "tutor",
    ) -> None:
        self.library = library
        self.title = title
        self.settings = settings
        self.data = data
        self.now = now
        self._journal = journal
        self._states: dict[str, CardState] = dict(journal.states())
        self._parameters = journal.parameters()
        self.library = in_play(library, self._states)
        self._index()
        self._accepted: tuple[str, str, bytes, bytes] | None = None
        self._notice_renames()
        self._forget()

    def _notice_renames(self) -> None:
        """Adds to the library's problems what seems to go on under another name; looked for where a history has no card."""
        if all(key in self.library.cards for key in self._states):
            return
        from tutor.files.renames import renamed

        found = renamed(self.library, self._journal.history())
        self.library = self.library._replace(problems=(*self.library.problems, *found))

    def _index(self) -> None:
        """The load of each day, on which the spread of due days depends."""
        self._load: dict[date, int] = {}
        for key, state in self._states.items():
            if key in self.library.cards:
                self._count(state, 1)

    def _count(self, state: CardState, by: int) -> None:
        if isinstance(state.memory, Seen) and isinstance(state.memory.due, date):
            self._load[state.memory.due] = self._load.get(state.memory.due, 0) + by

    # ---- what is known

    def clock_trouble(self) -> str:
        """One sentence when the clock cannot be right, else ""."""
        return self._journal.clock_trouble(self.now())

    def states(self) -> Mapping[str, CardState]:
        """What is known of every card with a history."""
        return self._states

    def tallies(self) -> tuple[dict[str, Tally], Tally]:
        """The counts of each deck, and of all together."""
        return tallies(self.library, self._states, self.now(), self.settings)

    def agenda(self, options: Options = Options()) -> Agenda:
        """The day's work."""
        return agenda(self.library, self._states, self.now(), self.settings, options)

    def home(self) -> Home:
        """The figures of the home screen."""
        from tutor.core.progress import home, offered

        now, cards = self.now(), offered(self.library, self._states)
        return home(self._journal.rows(now.at - THIRTY_DAYS), self._states, cards, now.day)

    def tomorrow(self, decks: tuple[str, ...] = ()) -> Tally:
        """What the next day will give if nothing more is answered today."""
        from tutor.core.progress import tomorrow

        return tomorrow(self.library, self._states, self.now(), self.settings, decks)

    def recalled(self, days: int = 0) -> tuple[int, float]:
        """Cards met, and how many of them would be recalled in `days` days without study."""
        from tutor.core.progress import recalled

        met = [
            state for key, state in self._states.items() if key in self.library.cards and isinstance(state.memory, Seen)
        ]
        return len(met), recalled(met, self.now().day + timedelta(days=days), self._parameters.numbers)

    # ---- one card

    def face(self, showing: Showing) -> Face:
        """What the card shows at this count; raises Refusal when its file no longer yields it."""
        from tutor.core.drills import face_in

        try:
            return face_in(self.library, showing.key, showing.count)
        except KeyError:
            raise Refusal(f"'{showing.key}' is not in the library any more", "its history is kept; a card of that name takes it up again") from None  # fmt: skip

    def _file(self, key: str) -> QuestionFile:
        return self.library.files[CardKey.parse(key).file]

    def grade(self, face: Face, given: Given) -> Graded:
        """What the program makes of an answer."""
        from tutor.core.grading import grade

        file = self._file(face.key)
        graded = grade(face, given, file, self._others(file.id))
        return graded if graded.again else graded._replace(rows=(*graded.rows, *self._side_by_side(face)))

    def _others(self, own: str) -> Iterator[QuestionFile]:
        """The other question files, as far as the decks that hold the card's file name them."""
        together = {file for deck in self.library.decks if own in deck.files for file in deck.files} - {own}
        for file in sorted(together):
            if file in self.library.files:
                yield self.library.files[file]

    def outcomes(self, key: str, now: Moment) -> Outcomes:
        """The four promises of the buttons."""
        item, _, own = key.rpartition("#")
        siblings = (self._states.get(f"{item}#{drill}", UNKNOWN).memory for drill in DRILLS if drill != own)
        dues = [memory.due for memory in siblings if isinstance(memory, Seen) and isinstance(memory.due, date)]
        memory = self._states.get(key, UNKNOWN).memory
        most = WEEK if self._surely_missed(key, memory) else LONGEST
        return outcomes(key, memory, now, self._policy(key), lambda day: self._load.get(day, 0), dues, most)

    def _surely_missed(self, key: str, memory: Memory) -> bool:
        """Whether a sure mistake was not passed yet: then the pass promises no more than a week."""
        if not self.settings.confidence or not isinstance(memory, Seen) or not isinstance(memory.due, int):
            return False
        return any(row.sure and row.rating == Rating.AGAIN for row in self._journal.misses(key))

    def _policy(self, key: str) -> Policy:
        """The highest retention of all decks that hold the card decides."""
        card = self.library.cards.get(key)
        wanted = [deck.retention for deck in self.library.decks if card is not None and deck.holds(card)]
        return Policy(max(wanted, default=0.9), self._parameters.numbers)

    # ---- what is kept

    def review(self, rated: Rated) -> str:
        """Keeps the rating durably; the uid of its row."""
        row = self._journal.row(
            "cram" if rated.cram else "review", self.now(), rated.key, rating=int(rated.outcome.rating), ms=rated.ms,
            suggested=None if rated.suggested is None else int(rated.suggested), sure=None if rated.sure is None else int(rated.sure), due=None if rated.cram else rated.outcome.due,
            text=rated.said or None, parameters=self._parameters.uid or None,
        )  # fmt: skip
        self._accepted = None
        for kept in self._journal.append([row]):
            before = self._states.get(rated.key, UNKNOWN)
            after = step(before, kept, self._policy(rated.key))
            self._count(before, -1)
            self._count(after, 1)
            self._states[rated.key] = after
            if Rating.AGAIN in (kept.suggested, kept.rating if kept.suggested is None else None):
                from tutor.core.confusions import Miss

                reps = before.memory.reps if isinstance(before.memory, Seen) else 0
                self._remember(Miss(row.uid, rated.key, reps, rated.said))
        return row.uid

    def act(self, act: Literal["suspend", "unsuspend", "bury", "unbury", "flag", "unflag", "reset"], keys: Sequence[str], text: str = "") -> None:  # fmt: skip
        """Keeps one act on some cards, as one command."""
        if keys:
            self._accepted = None
            self._journal.append(self._journal.command(act, keys, self.now(), text or None))
            self._refresh()

    def flags(self) -> tuple[Flag, ...]:
        """The flagged cards with their notes."""
        from tutor.cli.flagging import flags

        return flags(self.library, self._journal.flags())

    def undo(self) -> Undone | None:
        """Takes back this device's last act; a wording accepted since that act comes out of its file first."""
        if self._accepted is not None:
            from tutor.files.writing.splice import take_back

            (key, path, before, after), self._accepted = self._accepted, None
            take_back(path, before, after)
            self.reload()
            return Undone("wording", key, "")
        taken = self._journal.undo(self.now())
        self._refresh()
        if not taken:
            return None
        first, asked = taken[0], len(taken)
        if first.act == "quiz":  # its rows stand for no card of a sitting
            return Undone("quiz" if any(row.rating for row in taken) else "map", "", first.uid, rows=asked)
        return Undone(first.act, first.card or "", first.uid, first.rating or 0, asked)

    def _refresh(self) -> None:
        self._states = dict(self._journal.states())
        self._parameters = self._journal.parameters()
        self._index()
        self._forget()

    # ---- files

    def accept(self, face: Face, wording: str) -> None:
        """Adds `wording` to what the face accepts, in the author's file."""
        from tutor.files.writing.splice import accept

        if not isinstance(face.ask, TypeIn) or not face.ask.wording:
            raise Refusal("this card takes no other wording", "numbers and full forms are graded as they are written")
        self._writable()
        key = CardKey.parse(face.key)
        path = self.file_path(key.file)
        self._accepted = (face.key, path, *accept(path, key.item, face.ask.node, wording))
        self.reload()

    def _writable(self) -> None:
        from tutor.files.scaffold import must_be_own

        must_be_own(self.library.path, self.library.writable)

    def atlas(self, deck: str = "") -> Atlas:
        """The map of a deck, or of the whole library."""
        from tutor.core.mapping import of_library

        decks = (deck,) if deck else ()
        return of_library(self.library, decks, self._states, self.now(), self._parameters.numbers)

    def rebuilt(self, result: Rebuilt) -> None:
        """Keeps the result as a row of its own."""
        import json

        text = json.dumps({"rebuilt": result.around, "right": result.right, "of": result.of, "wrong": result.wrong}, ensure_ascii=False)  # fmt: skip
        self._journal.append([self._journal.row("quiz", self.now(), ms=result.ms, text=text)])

    def passages(self, deck: str) -> tuple[Passage, ...]:
        """A deck as text."""
        from tutor.core.reading import passages

        found = self.library.deck(deck)
        return passages(self.library, found) if found else ()

    def place(self, key: str) -> Place | None:
        """Where a card's item stands in its file."""
        from tutor.files.load import places

        return places(self.library, key)

    def keep_history(self, problem: Problem) -> None:
        """Writes the former name of a renamed item into its file."""
        from tutor.files.renames import renamings
        from tutor.files.writing.keeping import keep

        self._writable()
        found = (each for each in renamings(self.library, self._journal.history()) if each.problem == problem)
        renaming = next(found, None)
        if renaming is None:
            raise Refusal("the file has changed: there is no renamed item where there was one", "nothing was changed")
        keep(os.path.join(self.library.path, renaming.path), renaming.item, renaming.old)
        self.reload()

    def editor(self, place: Place) -> list[str]:
        """The editor's command for a place: VISUAL or EDITOR, with the line where the editor is known to take one."""
        from tutor.cli.editors import command

        path = os.path.join(self.library.path, place.path)
        self._changing(path)
        return command(self.settings.editor, path, place.line)

    def reload(self) -> bool:
        """Reads changed files again."""
        from tutor.files.load import reload

        fresh = reload(self.library, cache_folder())
        if fresh is self.library:
            return False
        renamed = fresh.names != self.library.names
        self.library = fresh
        if renamed:
            self._journal.use_names(fresh.names)
        self.library = in_play(fresh, self._journal.states())
        self._refresh()
        self._notice_renames()
        return True

    def adopt(self, folder: str) -> None:
        """Copies the library to `folder` and goes on with the copy, now and at the next start."""
        from tutor.files.load import load
        from tutor.files.scaffold import init

        target = os.path.abspath(os.path.expanduser(folder))
        init(self.library.path, target)
        remember_library(self.data, target)
        self.library = in_play(load(target, cache_folder(), True), self._states)
        self._refresh()
