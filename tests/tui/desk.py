"""A desk without edges: the cards, words and figures of the design's sketches, kept in memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal

from tutor.core.agenda import Agenda, Options, Tally
from tutor.core.cards import Card, Cards, Deck, Grading
from tutor.core.days import Moment
from tutor.core.desk import Flag, Rated, Undone
from tutor.core.drafting import Change, Draft, Drafts, Fresh, Partner, Sentence, Slot, Spot, Trial
from tutor.core.faces import (
    Arrange,
    Face,
    Given,
    Graded,
    Judge,
    Judged,
    Option,
    Pick,
    Picked,
    Recall,
    Row,
    Shown,
    Tick,
    Ticked,
    Trace,
    Traced,
    Typed,
    TypeIn,
)
from tutor.core.graph import Graph
from tutor.core.library import Library
from tutor.core.mapping import Atlas, atlas
from tutor.core.memory import CardState, Outcome, Outcomes, Rating, Seen, Unseen
from tutor.core.previewing import Preview
from tutor.core.problems import Place, Problem, Refusal
from tutor.core.progress import Home
from tutor.core.quiz import Question, Quiz, Reply, Result, Wanted, kind_of
from tutor.core.reading import Passage
from tutor.core.rebuilding import Rebuilt
from tutor.core.settings import Settings
from tutor.core.sitting import Answer, Showing, Sitting
from tutor.core.text import GAP, Span, Text, words

SUNDAY = date(2026, 11, 29)
START = Moment(1_795_939_200_000, 60, SUNDAY)
MINUTE = 60_000
LINE = words
SOURCE = Row("source", (words("Neuron, February 2026; read in Neural afterburn"),), kind="quiet")

MYOKINES = Face(
    "brain/myokines#name",
    "term",
    words(
        "Proteins that working skeletal muscle puts into the blood and that act on distant organs, the brain among them."
    ),
    TypeIn(("myokines",), "myokines"),
    answer=words("myokines"),
)
GAINS = Face(
    "afterburn/sf1#effect",
    "claim",
    (*words("SF1 firing in the hour after exercise is required for "), GAP),
    TypeIn(("endurance gains", "endurance"), "endurance"),
    words("ability; in mice"),
    words("endurance gains"),
    (
        Row(
            "why",
            (
                words(
                    "Firing after each run is thought to steer stored glucose to recovery, so that muscle, heart and lungs adapt."
                ),
            ),
        ),
        Row("", (words("SF1 after exercise ┄→ glucose use ┄→ organs adapt ┄→ endurance"),), kind="chain"),
        Row(
            "tried",
            (
                words("SF1 cells silenced only after each run"),
                words("SF1 output blocked, same training"),
                words("SF1 cells stimulated after each run"),
            ),
            (words("→ gain abolished"), words("→ gain abolished"), words("→ gain increased")),
        ),
        Row("in", (words("mice, daily runs for two weeks; how many is not said"),)),
        Row("limits", (words("people not tested; the glucose and organ steps are proposed"),)),
        Row("worded", (words("as plain cause"),)),
        Row(
            "support",
            ((Span("shown in animals", "strong"), *words(": needed; whether it is enough is another matter")),),
        ),
        SOURCE,
    ),
)
INFLAMMATION = Face(
    "brain/myokines-inflammation#cause",
    "claim",
    (GAP, *words(" reduce neuroinflammation")),
    TypeIn(("myokines",), "myokines"),
    words("molecule"),
    words("myokines"),
    (Row("why", (words("They pass from the blood into the brain and act there."),)),),
)
WALKING = Face(
    "brain/walking#answer",
    "question",
    words("Is walking enough, or should I lift weights as well?"),
    Tick((
        words("walking helps the heart and already raises BDNF"),
        words("lifting adds executive function and reserve"),
        words("so doing both is best"),
    )),
    rows=(Row("source", (words("The muscle-brain connection, Factlen"),), kind="quiet"),),
)  # fmt: skip
SUPPORT = Face(
    "brain/resistance#support",
    "support",
    words("Resistance training lowers neuroinflammation.\nHow well is it supported?"),
    Pick((
        Option(words("shown in people"), False),
        Option(words("reported by reviews"), True),
        Option(words("shown in animals"), False, words("no animal was tested")),
        Option(words("goes together only"), False),
    )),
)  # fmt: skip
SEVERAL = Face(
    "brain/kinds#answer",
    "question",
    words("Which kinds of exercise raise BDNF?"),
    Pick((Option(words("aerobic"), True), Option(words("resistance"), True), Option(words("stretching"), False)), True),
)
ORDER = Face(
    "brain/order#answer",
    "question",
    words("Put the steps in order."),
    Arrange(
        (words("neurogenesis"), words("exercise"), words("BDNF rises")),
        (1, 2, 0),
        (words("2003"), words("1995"), words("")),
    ),
)
VERDICT = Face(
    "brain/twins#answer",
    "question",
    words("A single walk makes new neurons within the hour.\nSound or flawed, and why?"),
    Judge(False, words("neurogenesis takes weeks")),
)
TRACE = Face(
    "brain/resistance..reserve#chain",
    "chain",
    words("Trace how resistance training acts on dementia symptoms, and which way."),
    Trace(
        False,
        (
            words("Resistance training builds cognitive reserve."),
            words("Cognitive reserve holds off the symptoms of dementia although the plaques are there."),
        ),
    ),
    words("put together from 2 claims"),
    words("lowers dementia symptoms"),
    (
        Row("", (words("resistance training ↑→ cognitive reserve ↓→ dementia symptoms"),), kind="chain"),
        Row("worded", (words("by no source as a whole; as strong as its weakest link"),)),
        Row("support", (words("reported by reviews: Resistance training builds cognitive reserve."),)),
        Row("source", (words("read in The muscle-brain connection"),), kind="quiet"),
    ),
)
DEFINE = Face(
    "brain/bdnf#define",
    "term",
    words("BDNF"),
    Recall(),
    answer=words("A protein that supports the survival of neurons and the growth of synapses."),
)
PREDICT = Face(
    "afterburn/sf1#do",
    "claim",
    words("SF1 cells were silenced only after each run.\nWhat happened to endurance?"),
    Pick((Option(words("abolished"), True), Option(words("unchanged"), False))),
)
HOSTILE = Face(
    "brain/hostile#name",
    "term",
    words("[/x] [@click=app.quit]quit[/] [b]bold[/b] \x1b[31mred\x1b[0m a[i] = [1, 2] :smile: $name"),
    TypeIn(("[red]x[/red]",)),
    answer=words("[red]x[/red]"),
    rows=(Row("[bold]", (words("\x1b]8;;file:///etc/passwd\x07link\x1b]8;;\x07 ‮evil"),)),),
)
FACES: tuple[Face, ...] = (
    MYOKINES,
    GAINS,
    INFLAMMATION,
    WALKING,
    SUPPORT,
    SEVERAL,
    ORDER,
    VERDICT,
    TRACE,
    DEFINE,
    PREDICT,
    HOSTILE,
)

DECKS = (
    Deck("both", "Exercise and the brain", ("brain", "afterburn"), path="decks/both.yaml"),
    Deck("brain", "The muscle-brain connection", ("brain",), path="decks/brain.yaml"),
    Deck("afterburn", "Neural afterburn", ("afterburn",), path="decks/afterburn.yaml"),
)
TALLIES = {"both": Tally(22, 1, 10, 60, 142), "brain": Tally(15, 1, 10, 43, 100), "afterburn": Tally(7, 0, 10, 17, 41)}
FIRST = {"both": Tally(0, 0, 10, 0, 142), "brain": Tally(0, 0, 10, 0, 100), "afterburn": Tally(0, 0, 10, 0, 41)}
LOAD = (24, 26, 21, 28, 19, 12, 17)
AHEAD = tuple((SUNDAY + timedelta(days=day + 1), load) for day, load in enumerate(LOAD))
TROUBLE = Problem(
    "unknown-key", "error", Place("questions/sleep.yaml", 14, 5, 9), "'defintion' is not a key of a term", "did you mean 'definition'?", "one term is left out"
)  # fmt: skip
PASSAGES = (
    Passage("in short", words("SF1 neurons have to keep firing for about an hour after a run, or stamina does not build.")),
    Passage("term", (Span("SF1 neurons", "strong"), *words("  cells of the VMH that fire in exercise and for an hour or more afterwards")), item="afterburn/sf1"),
    Passage("claim", words("A run activates SF1 neurons, and they stay active for an hour or more after it ends."), "shown in animals", "afterburn/run"),
    Passage("claim", words("In mice, endurance improves only if SF1 neurons keep firing for about an hour after exercise."), "shown in animals", "afterburn/sf1"),
)  # fmt: skip

INTERVALS: Mapping[str, tuple[int, int, int]] = {
    MYOKINES.key: (3, 5, 8),
    GAINS.key: (8, 11, 19),
    INFLAMMATION.key: (5, 7, 11),
    WALKING.key: (3, 5, 8),
}


def card(key: str) -> Card:
    """The thin card of a key."""
    item, _, drill = key.partition("#")
    kinds: dict[str, Grading] = {"name": "typed", "effect": "typed", "cause": "typed", "support": "choice"}
    kind: Literal["term", "faq", "claim"] = (
        "term" if drill in ("name", "define") else "faq" if drill == "answer" else "claim"
    )
    return Card(key, item, item.split("/")[0], kind, drill, 1, kinds.get(drill, "self"), (), (key,), 0)


def seen(now: Moment = START, reps: int = 3, due: date | int = SUNDAY, stability: float = 10.0) -> CardState:
    """A card answered before."""
    memory = Seen(stability, 5.0, due, "review", None, now.at - 8 * 86_400_000, SUNDAY - timedelta(days=8), reps, 0)
    return CardState(memory, SUNDAY - timedelta(days=20), True)


def answer_of(
    key: str, rating: Rating = Rating.GOOD, said: str = "", first: bool = False, ms: int = 18_000, uid: str = ""
) -> Answer:
    """An answer given earlier in a sitting."""
    due = SUNDAY + timedelta(days=1 if rating is Rating.AGAIN else 8)
    memory = Seen(8.0, 5.0, due, "review", None, START.at, SUNDAY, 4, 0)
    return Answer(
        uid or f"u-{key}", Showing(key, 0 if first else 3, first), Outcome(rating, due, memory), said, START.at, ms
    )


class FakeDesk:
    """A desk over the sketches: `keys` are asked in that order, `others` fill the sitting up to the figures of the header."""

    def __init__(
        self,
        *keys: str,
        states: Mapping[str, CardState] | None = None,
        tallies: Mapping[str, Tally] = TALLIES,
        problems: tuple[Problem, ...] = (),
        settings: Settings = Settings(glyphs="unicode", theme="dark"),
        writable: bool = True,
        predict: Mapping[str, str] = {},
    ) -> None:
        self.faces = {face.key: face for face in FACES}
        cards = Cards.of(card(key) for key in self.faces)
        files: dict[str, Any] = {"brain": None, "afterburn": None}
        self.library = Library("/library", cards, DECKS, files, problems, writable=writable)
        self.settings = settings
        self.keys, self.predict = keys, predict
        self.counts = dict(tallies)
        self.known: dict[str, CardState] = dict(states if states is not None else {key: seen() for key in keys})
        self.moment = START
        self.kept: list[Rated] = []
        self.acts: list[tuple[str, tuple[str, ...], str]] = []
        self.undoable: list[Undone] = []
        self.refuse: Refusal | None = None
        self.trouble = ""
        self.title = "tutor"
        self.delay = 0.0
        self.reread: Callable[[], None] = lambda: None
        self.command = ["true"]
        self.accepted: list[str] = []
        self.adopted: list[str] = []
        self.gone: set[str] = set()
        self.figures = (70, 66.2, 50.1)
        self.coming = Tally(due=24, new=10)
        self.texts = PASSAGES
        self.replies: list[Reply] = []
        self.earlier: tuple[Result, ...] = ()
        self.counted: tuple[str, ...] = ()
        self.contrasts: frozenset[str] = frozenset()
        self.chart: Atlas = atlas(Graph({}, ()), self.library, self.known, START)
        self.charted: list[str] = []
        self.noted: list[Flag] = []
        self.renewed: list[Problem] = []
        self.rebuilds: list[Rebuilt] = []
        self.with_drafts: tuple[tuple[str, int], ...] = ()

    def now(self) -> Moment:
        return self.moment

    def clock_trouble(self) -> str:
        return self.trouble

    def states(self) -> Mapping[str, CardState]:
        return self.known

    def tallies(self) -> tuple[dict[str, Tally], Tally]:
        return self.counts, self.counts["both"]

    def agenda(self, options: Options = Options()) -> Agenda:
        done = {rated.key for rated in self.kept} | self.gone
        reviews = tuple(
            key
            for key in self.keys
            if key not in done and not isinstance(self.known.get(key, CardState()).memory, Unseen)
        )
        new = tuple(key for key in self.keys if key not in done and key not in reviews)
        more = (DEFINE.key,) if options.more_new and DEFINE.key not in done | set(self.keys) else ()
        return Agenda(reviews, (), (*new, *more), self.predict)

    def home(self) -> Home:
        if not self.counts["both"].met:
            return Home((), 0, 7, None, None)
        return Home(AHEAD, 6, 7, 0.912, 20_000)

    def tomorrow(self, decks: tuple[str, ...] = ()) -> Tally:
        return self.coming if decks in ((), ("both",)) else Tally(due=2)

    def recalled(self, days: int = 0) -> tuple[int, float]:
        known, today, later = self.figures
        return known, later if days else today

    def face(self, showing: Showing) -> Face:
        if showing.key not in self.faces:
            raise Refusal(f"'{showing.key}' is not in the library any more")
        return self.faces[showing.key]

    def grade(self, face: Face, given: Given) -> Graded:
        return graded(face, given)

    def outcomes(self, key: str, now: Moment) -> Outcomes:
        days = INTERVALS.get(key, (3, 5, 8))
        return promises(now, days)

    def review(self, rated: Rated) -> str:
        self._work()
        self.kept.append(rated)
        uid = f"uid-{len(self.kept)}"
        self.undoable.append(Undone("cram" if rated.cram else "review", rated.key, uid, int(rated.outcome.rating)))
        self.known[rated.key] = seen(reps=4, due=rated.outcome.due)
        return uid

    def act(self, act: str, keys: Sequence[str], text: str = "") -> None:
        self._work()
        self.acts.append((act, tuple(keys), text))
        self.undoable.append(Undone(act, keys[0], f"act-{len(self.acts)}"))
        if act in ("suspend", "bury"):
            self.gone |= set(keys)

    def flags(self) -> tuple[Flag, ...]:
        return tuple(self.noted)

    def undo(self) -> Undone | None:
        self._work()
        if not self.undoable:
            return None
        undone = self.undoable.pop()
        self.kept = [rated for rated in self.kept if rated.key != undone.key]
        self.gone.discard(undone.key)
        self.known[undone.key] = seen()
        return undone

    def accept(self, face: Face, wording: str) -> None:
        self._work()
        self.accepted.append(wording)
        ask = face.ask
        assert isinstance(ask, TypeIn)
        self.faces[face.key] = face._replace(ask=ask._replace(accept=(*ask.accept, wording)))

    def atlas(self, deck: str = "") -> Atlas:
        self.charted.append(deck)
        return self.chart

    def quiz(self, wanted: Wanted) -> Quiz:
        if not self.keys:
            raise Refusal("there is no question that the program can mark by itself", "take another deck")
        return Quiz(tuple(Question(key, 0, kind_of(key)) for key in self.keys), started=self.moment.at)

    def quizzed(self, quiz: Quiz, reply: Reply) -> str:
        self._work()
        self.replies.append(reply)
        return f"quiz-{len(self.replies)}"

    def explained(self, face: Face, graded: Graded) -> Graded:
        return graded

    def results(self) -> tuple[Result, ...]:
        return self.earlier

    def contrasted(self) -> frozenset[str]:
        return self.contrasts

    def may_count(self, quiz: Quiz) -> tuple[str, ...]:
        return tuple(
            reply.question.key for reply in quiz.mistakes if not reply.worth and reply.question.key in self.known
        )

    def count_mistakes(self, quiz: Quiz) -> int:
        self._work()
        self.counted = self.may_count(quiz)
        return len(self.counted)

    def rebuilt(self, result: Rebuilt) -> None:
        self._work()
        self.rebuilds.append(result)

    def passages(self, deck: str) -> tuple[Passage, ...]:
        return self.texts

    def place(self, key: str) -> Place | None:
        return Place("questions/brain.yaml", 14, 5)

    def keep_history(self, problem: Problem) -> None:
        self._work()
        self.renewed.append(problem)

    def editor(self, place: Place) -> list[str]:
        return [*self.command, f"{place.path}:{place.line}"]

    def file_path(self, file: str) -> str:
        return f"/library/questions/{file}.yaml"

    def stamp(self, path: str) -> str:
        return ""

    def drafted(self) -> tuple[tuple[str, int], ...]:
        return self.with_drafts

    def drafts(self, path: str) -> Drafts:
        raise Refusal(f"{path} cannot be read: no such file")

    def tried(self, path: str, draft: Draft) -> Trial:
        return Trial()

    def partners(self, path: str, draft: Draft) -> tuple[Partner, ...]:
        return ()

    def accept_draft(self, path: str, draft: Draft) -> Change:
        raise Refusal("this desk holds no file")

    drop_draft = accept_draft

    def merge_draft(self, path: str, draft: Draft, into: Spot) -> Change:
        raise Refusal("this desk holds no file")

    def reword_draft(self, path: str, draft: Draft, slot: Slot, text: str) -> Change:
        raise Refusal("this desk holds no file")

    def sentences(self, path: str, draft: Draft) -> tuple[tuple[Sentence, ...], int]:
        return (), -1

    def new_draft(self, path: str, draft: Draft, fresh: Fresh, sentence: Sentence | None = None) -> Change:
        raise Refusal("this desk holds no file")

    def put_back(self, change: Change) -> None:
        raise Refusal("this desk holds no file")

    def preview(self, path: str) -> Preview:
        raise Refusal(f"there is no file '{path}'")

    def reload(self) -> bool:
        self.reread()
        return True

    def adopt(self, folder: str) -> None:
        self._work()
        self.adopted.append(folder)
        self.library = self.library._replace(writable=True)

    def _work(self) -> None:
        if self.delay:
            time.sleep(self.delay)
        if self.refuse is not None:
            raise self.refuse


def promises(now: Moment, days: tuple[int, int, int]) -> Outcomes:
    """Four outcomes: ten minutes, and so many days."""
    dues: list[date | int] = [now.at + 10 * MINUTE, *(now.day + timedelta(days=day) for day in days)]
    made = [
        Outcome(rating, due, Seen(8.0, 5.0, due, "review", None, now.at, now.day, 4, 0))
        for rating, due in zip(Rating, dues, strict=True)
    ]
    return made[0], made[1], made[2], made[3]


KNOWN = Row(
    "BDNF",
    (
        words(
            "raises neurogenesis, synaptic plasticity and 2 more; what it does to neuroinflammation is not in this library"
        ),
    ),
)


def graded(face: Face, given: Given) -> Graded:
    """A grader that knows the answers of the sketches."""
    match given:
        case Shown():
            return Graded("none", None if isinstance(face.ask, Recall) else Rating.AGAIN)
        case Typed(text, hints, guess):
            assert isinstance(face.ask, TypeIn)
            if text in face.ask.accept:
                return Graded("right", Rating.HARD if hints or guess else Rating.GOOD, text)
            known = {
                "myokimes": Graded("right", Rating.GOOD, text, (5,), "one letter off"),
                "BDNF": Graded("wrong", Rating.AGAIN, text, rows=(KNOWN,), confused="bdnf"),
                "existing neurons": Graded("near", Rating.HARD, text, remark="part of the answer"),
                "irisin": Graded("right", None, text, remark="irisin is also true; another?", again=True),
            }
            return known.get(text, Graded("wrong", Rating.AGAIN, text))
        case Picked(options, guess):
            assert isinstance(face.ask, Pick)
            right = {index for index, option in enumerate(face.ask.options) if option.right}
            if options == right:
                return Graded("right", Rating.HARD if guess else Rating.GOOD, "")
            whys = tuple(face.ask.options[index].why for index in sorted(options) if face.ask.options[index].why)
            return Graded("wrong", Rating.AGAIN, "", rows=(Row("but", whys),) if whys else ())
        case Judged(sound, reason):
            assert isinstance(face.ask, Judge)
            if sound != face.ask.sound:
                return Graded("wrong", Rating.AGAIN)
            return Graded("right", Rating.GOOD if reason else Rating.HARD)
        case Traced(raises, told):
            assert isinstance(face.ask, Trace)
            if raises != face.ask.raises:
                return Graded("wrong", Rating.AGAIN)
            return Graded("right", Rating(max(1, 3 - len(face.ask.points) + len(told))))
        case Ticked(points):
            assert isinstance(face.ask, Tick)
            missing = len(face.ask.points) - len(points)
            return Graded("none", Rating.GOOD if not missing else Rating.HARD if missing == 1 else Rating.AGAIN)
        case _:
            assert isinstance(face.ask, Arrange)
            right_order = given.order == face.ask.order
            return Graded("right" if right_order else "wrong", Rating.GOOD if right_order else Rating.AGAIN)


def midway(desk: FakeDesk, key: str, done: int, to_go: int) -> Sitting:
    """A sitting that has `done` cards behind it and `to_go` ahead, `key` the first of them."""
    answers = tuple(answer_of(f"brain/done{number}#name") for number in range(done))
    queue = (key, *(f"brain/later{number}#name" for number in range(to_go - 1)))
    for later in queue[1:]:
        desk.faces[later] = MYOKINES._replace(key=later)
    return Sitting(queue, (), answers, START.at, desk.library.cards, dict.fromkeys(queue, 3))


def text_of(text: Text) -> str:
    """The characters of a text."""
    return "".join(span.text for span in text)
