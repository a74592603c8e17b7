"""What a face of the program (the app, plain mode) may ask of the edges: one Protocol, implemented by the command line.

Calls are blocking; `review`, `act`, `undo`, `accept` and `reload` are made off the UI thread, one at a time. A request that cannot be met
raises `Refusal`, one sentence, with nothing changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from tutor.core.agenda import Agenda, Options, Tally
from tutor.core.days import Moment
from tutor.core.faces import Face, Given, Graded
from tutor.core.library import Library
from tutor.core.memory import CardState, Outcome, Outcomes
from tutor.core.problems import Place, Problem
from tutor.core.settings import Settings
from tutor.core.sitting import Showing

if TYPE_CHECKING:
    from datetime import date

    from tutor.core.drafting import Change, Draft, Drafts, Fresh, Partner, Sentence, Slot, Spot, Trial
    from tutor.core.mapping import Atlas
    from tutor.core.previewing import Preview
    from tutor.core.progress import Home
    from tutor.core.quiz import Quiz, Reply, Result, Wanted
    from tutor.core.reading import Passage
    from tutor.core.rebuilding import Rebuilt


class Rated(NamedTuple):
    """A rating to be kept: the pressed button's `outcome`, milliseconds taken, the program's suggestion, sure or a guess, what was given in words.

    `cram` rows are kept but move no memory."""

    key: str
    outcome: Outcome
    ms: int
    suggested: int | None = None
    sure: bool | None = None
    said: str = ""
    cram: bool = False


class Undone(NamedTuple):
    """What an undo took back: the act, its card ("" for none), the uid of its first row, the rating of an answer (0 for other acts), its rows.

    Besides the log's acts: "wording", an accepted wording that came out of its file again, and "map", a rebuilt part of the map.
    """

    act: str
    key: str
    uid: str
    rating: int = 0
    rows: int = 1


class Flag(NamedTuple):
    """A flagged card: what it asks in one line ("" where there is no such card any more), the flag's note, when it was set (UTC milliseconds, and

    the learner's day), and where the item stands (None where it is gone)."""

    key: str
    front: str
    note: str
    at: int
    day: date
    place: Place | None


class Desk(Protocol):
    """The edges joined: library, store, clock, editor."""

    @property
    def library(self) -> Library: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def title(self) -> str:
        """What stands at the head of the decks: `tutor`, or that it is only a demo."""
        ...

    def now(self) -> Moment: ...
    def clock_trouble(self) -> str:
        """One sentence when the clock runs an hour behind or a year ahead of the newest entry, else ""."""
        ...

    def states(self) -> Mapping[str, CardState]: ...
    def tallies(self) -> tuple[dict[str, Tally], Tally]: ...
    def agenda(self, options: Options = Options()) -> Agenda: ...
    def home(self) -> Home: ...
    def tomorrow(self, decks: tuple[str, ...] = ()) -> Tally:
        """What the next day will give of these decks (none: of all) if nothing more is answered today."""
        ...

    def recalled(self, days: int = 0) -> tuple[int, float]:
        """Cards met, and how many of them would be recalled in `days` days without study."""
        ...

    def face(self, showing: Showing) -> Face: ...
    def grade(self, face: Face, given: Given) -> Graded: ...
    def outcomes(self, key: str, now: Moment) -> Outcomes: ...

    def review(self, rated: Rated) -> str:
        """Keeps the rating durably; the uid of its row."""
        ...

    def act(
        self,
        act: Literal["suspend", "unsuspend", "bury", "unbury", "flag", "unflag", "reset"],
        keys: Sequence[str],
        text: str = "",
    ) -> None: ...
    def flags(self) -> tuple[Flag, ...]:
        """The flagged cards with their notes, in the order of their items in the files; those whose item is gone come last."""
        ...

    def undo(self) -> Undone | None:
        """Takes back this device's last act; None when there is none."""
        ...

    def accept(self, face: Face, wording: str) -> None:
        """Adds `wording` to the accepted wordings of what the face asks for, in the author's file, and reads the file again."""
        ...

    def quiz(self, wanted: Wanted) -> Quiz:
        """A new quiz, its questions drawn by the present time; raises Refusal when there is nothing to ask. `face` shows its questions."""
        ...

    def quizzed(self, quiz: Quiz, reply: Reply) -> str:
        """Keeps a reply durably, without moving any schedule; the uid of its row."""
        ...

    def explained(self, face: Face, graded: Graded) -> Graded:
        """A mistake of a quiz as it is explained: with the link of the claim behind it."""
        ...

    def results(self) -> tuple[Result, ...]:
        """The quizzes that were kept, oldest first."""
        ...

    def may_count(self, quiz: Quiz) -> tuple[str, ...]:
        """The cards that were answered wrong in a quiz and had been met before."""
        ...

    def count_mistakes(self, quiz: Quiz) -> int:
        """Reviews these cards as Again, one act; how many."""
        ...

    def contrasted(self) -> frozenset[str]:
        """The uids of the answers by which a pair of names was mixed up for the second time: a contrast from then on."""
        ...

    def atlas(self, deck: str = "") -> Atlas:
        """The causal map of a deck's files ("" for all files) with what is remembered of it."""
        ...

    def rebuilt(self, result: Rebuilt) -> None:
        """Keeps what came of putting a part of the map back, as a quiz is kept: no schedule moves."""
        ...

    def passages(self, deck: str) -> tuple[Passage, ...]: ...
    def keep_history(self, problem: Problem) -> None:
        """Writes the line that lets the history of a renamed item go on, as that problem (`renamed`) says, and reads the file again."""
        ...

    def place(self, key: str) -> Place | None:
        """Where a card's item stands in its file."""
        ...

    def editor(self, place: Place) -> list[str]:
        """The command that opens the place in the learner's editor, as arguments (never for a shell)."""
        ...

    def reload(self) -> bool:
        """Reads changed files again; whether anything changed."""
        ...

    def adopt(self, folder: str) -> None:
        """Copies a read-only library to `folder` (`tutor init`) and goes on with the copy: same ids, so memory goes on."""
        ...

    # ---- for an author; paths are those of files, also outside of the library

    def file_path(self, file: str) -> str:
        """Where the question file of that id lies."""
        ...

    def stamp(self, path: str) -> str:
        """How a file looks now, cheaply; "" where it is not there."""
        ...

    def drafted(self) -> tuple[tuple[str, int], ...]:
        """The question files of the library that hold drafts (paths inside it), and how many."""
        ...

    def drafts(self, path: str) -> Drafts:
        """The drafts of a file as it stands."""
        ...

    def tried(self, path: str, draft: Draft) -> Trial:
        """What would come of accepting a draft; raises Refusal where the file no longer holds it as it was shown."""
        ...

    def partners(self, path: str, draft: Draft) -> tuple[Partner, ...]:
        """The items that a draft can be merged with, the likest first."""
        ...

    def accept_draft(self, path: str, draft: Draft) -> Change:
        """Makes an item of a draft, durably; raises Refusal with what stands in the way. The same holds for the four acts below."""
        ...

    def drop_draft(self, path: str, draft: Draft) -> Change: ...
    def merge_draft(self, path: str, draft: Draft, into: Spot) -> Change: ...
    def reword_draft(self, path: str, draft: Draft, slot: Slot, text: str) -> Change: ...
    def sentences(self, path: str, draft: Draft) -> tuple[tuple[Sentence, ...], int]:
        """The article's sentences, none where it is not at hand, and the place of the one that the draft quotes (-1: none of them)."""
        ...

    def new_draft(self, path: str, draft: Draft, fresh: Fresh, sentence: Sentence | None = None) -> Change:
        """Begins an item of the author's own from a passage of the article, that of the draft where none is named."""
        ...

    def put_back(self, change: Change) -> None:
        """Undoes one of these acts, if the file was not changed since."""
        ...

    def preview(self, path: str) -> Preview:
        """A file as its cards will look, with its problems."""
        ...
