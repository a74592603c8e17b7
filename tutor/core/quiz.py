"""A quiz as a value that moves forward: which questions, what was answered, what it amounts to; and earlier ones, read back from the log.

A test over material met or not. Asks only what the program can mark by itself, and moves no schedule. Draws no dice: the same seed over
the same cards gives the same questions with the same faces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple
from zlib import crc32

from tutor.core.cards import Card, CardKey
from tutor.core.faces import Face, Given, Graded, Mark, Shown
from tutor.core.faces import Row as Line
from tutor.core.items import Claim, QuestionFile
from tutor.core.log import Row, standing
from tutor.core.memory import Rating
from tutor.core.sentences import link
from tutor.core.wording import percent

QUESTIONS = 20
"""How many questions are asked where no other number is wanted."""
KINDS = ("term", "question", "claim", "support", "chain", "intervention")
"""What is asked about, in the order in which figures name it."""
MARKED = frozenset(("typed", "choice", "order", "verdict"))
"""The ways of grading that need no word of the learner's."""
INTERVENTION = "intervention"
"""What stands for a drill in the key of a question that the map asks: it has no card."""
WORTH: Mapping[Mark, float] = {"right": 1.0, "near": 0.5, "wrong": 0.0, "none": 0.0}
_RATINGS: Mapping[Mark, Rating] = {
    "right": Rating.GOOD,
    "near": Rating.HARD,
    "wrong": Rating.AGAIN,
    "none": Rating.AGAIN,
}
_POINTS = {int(Rating.AGAIN): 0.0, int(Rating.HARD): 0.5, int(Rating.GOOD): 1.0}
_FACES = 64
_PLURALS = {
    "term": "terms",
    "question": "questions",
    "claim": "claims",
    "support": "support",
    "chain": "chains",
    INTERVENTION: "interventions",
}


class Wanted(NamedTuple):
    """What a quiz is to be over: `decks` ids (empty: all that are studied here), how many questions, one kind only ("" for all);

    `each` whether each answer is explained at once (None: as the settings say); `seed` draws the questions (None: the time it starts).
    """

    decks: tuple[str, ...] = ()
    questions: int = QUESTIONS
    kind: str = ""
    each: bool | None = None
    seed: int | None = None


class Candidate(NamedTuple):
    """What might be asked: a card's key or one of the map's, its item, what it is about, the form of its answer, tokens as cards share them."""

    key: str
    item: str
    kind: str
    form: str
    shares: tuple[str, ...]


class Question(NamedTuple):
    """One question: `key` of its card (of the map: no card), the `count` that decides its face, what it is about."""

    key: str
    count: int  # type: ignore[assignment]  # what a tuple's own method of that name does is not needed here
    kind: str

    @property
    def carded(self) -> bool:
        """Whether a card stands behind it."""
        return not self.key.endswith(f"#{INTERVENTION}")


class Reply(NamedTuple):
    """What was given to a question, what it is worth, and the milliseconds it took; `sure` None where that was not said."""

    question: Question
    given: Given
    graded: Graded
    ms: int
    sure: bool | None = None

    @property
    def failed(self) -> bool:
        """Whether the program could not mark it: then it counts neither way."""
        return self.graded.mark == "none" and not isinstance(self.given, Shown)

    @property
    def worth(self) -> float:
        """1 for right, a half for nearly right, else 0."""
        return WORTH[self.graded.mark]


class Quiz(NamedTuple):
    """A quiz under way; `uid` is that of its first row ("" before it), `started` UTC milliseconds, `seed` what its questions were drawn by."""

    questions: tuple[Question, ...]
    replies: tuple[Reply, ...] = ()
    started: int = 0
    seed: int = 0
    uid: str = ""

    @property
    def current(self) -> Question | None:
        """What is asked now; None when all is answered."""
        return self.questions[len(self.replies)] if len(self.replies) < len(self.questions) else None

    def answered(self, reply: Reply, uid: str) -> Quiz:
        """The quiz after a reply that was kept under `uid`."""
        return self._replace(replies=(*self.replies, reply), uid=self.uid or uid)

    def without_current(self) -> Quiz:
        """The quiz without a question that can no longer be asked."""
        at = len(self.replies)
        return self._replace(questions=(*self.questions[:at], *self.questions[at + 1 :]))

    @property
    def marked(self) -> tuple[Reply, ...]:
        """The replies that count."""
        return tuple(reply for reply in self.replies if not reply.failed)

    @property
    def score(self) -> float:
        """The share of the replies that is right, nearly right ones counting half; 0 without any."""
        return sum(reply.worth for reply in self.marked) / len(self.marked) if self.marked else 0.0

    @property
    def mistakes(self) -> tuple[Reply, ...]:
        """What was not right, in the order of asking."""
        return tuple(reply for reply in self.marked if reply.graded.mark != "right")

    @property
    def words(self) -> str:
        """The score as a sentence: `14 of 20 right, 1 nearly right and counted half: 73 %`."""
        if not self.marked:
            return "nothing was answered"
        right, near = (sum(reply.graded.mark == mark for reply in self.marked) for mark in ("right", "near"))
        halves = f", {near} nearly right and counted half" if near else ""
        return f"{right} of {len(self.marked)} right{halves}: {percent(self.score)}"

    @property
    def by_kind(self) -> dict[str, tuple[float, int]]:
        """Points and number of replies by what was asked about."""
        return _by_kind((reply.question.kind, reply.worth) for reply in self.marked)


def explained(face: Face, graded: Graded, file: QuestionFile) -> Graded:
    """A mistake as it is explained: besides all of its reveal the claim behind it as a link, where its rows draw none yet."""
    claim = file.items.get(CardKey.parse(face.key).item)
    if not isinstance(claim, Claim) or claim.moderates or any(row.kind == "chain" for row in face.rows):
        return graded
    return graded._replace(rows=(*graded.rows, Line("link", (link(claim, file),))))


# ---- choosing


def kind_of(key: str) -> str:
    """What a key asks about, in the words a sitting labels questions with; an experiment, an author's or the map's, is an intervention."""
    drill = key.rpartition("#")[2]
    if drill in ("do", INTERVENTION):
        return INTERVENTION
    if drill in ("support", "chain"):
        return drill
    return "term" if drill in ("name", "define", "expand") else "question" if drill == "answer" else "claim"


def candidates(cards: Iterable[Card]) -> Iterator[Candidate]:
    """The cards that a quiz can ask."""
    for card in cards:
        if card.grading in MARKED:
            kind = kind_of(card.key)
            yield Candidate(card.key, card.item, kind, f"{kind} {card.drill} {card.grading}", card.shares)


def choose(pool: Iterable[Candidate], wanted: Wanted, seed: int) -> tuple[Question, ...]:
    """So many questions, their forms taking turns; as long as there are enough, none shares an item or an answer with another."""
    left = sorted(
        (one for one in pool if wanted.kind in ("", one.kind)),
        key=lambda one: (crc32(f"{seed} {one.key}".encode()), one.key),
    )
    taken: list[Candidate] = []
    tokens: set[str] = set()
    items: set[str] = set()

    def told(one: Candidate) -> bool:
        return one.item in items or not tokens.isdisjoint(one.shares)

    def same_item(one: Candidate) -> bool:
        return one.item in items

    tests: tuple[Callable[[Candidate], bool], ...] = (told, same_item, lambda one: False)
    for clashes in tests:
        for one in _turns(left):
            if len(taken) < wanted.questions and not clashes(one):
                taken.append(one)
                tokens.update(one.shares)
                items.add(one.item)
        left = [one for one in left if one not in taken]
    return tuple(Question(one.key, crc32(f"{seed} {one.key} face".encode()) % _FACES, one.kind) for one in taken)


def _turns(pool: list[Candidate]) -> Iterator[Candidate]:
    """The first of each form, then the second of each."""
    seen: Counter[str] = Counter()
    turns = []
    for place, one in enumerate(pool):
        turns.append((seen[one.form], place, one))
        seen[one.form] += 1
    for _, _, one in sorted(turns):
        yield one


# ---- kept and read back


class Result(NamedTuple):
    """A quiz that was kept: the uid of its first row, when (UTC milliseconds) and on which day, `points` of so many replies, by kind too;

    `keys` what was asked.
    """

    uid: str
    at: int
    day: date
    points: float
    of: int
    kinds: Mapping[str, tuple[float, int]]
    keys: tuple[str, ...]

    @property
    def score(self) -> float:
        return self.points / self.of if self.of else 0.0


def text_of(reply: Reply) -> str:
    """What the row of a reply says: the face's count and the answer; of a question without a card its key as well."""
    import json

    key = () if reply.question.carded else (reply.question.key,)
    return json.dumps([reply.question.count, reply.graded.said, *key], ensure_ascii=False, separators=(",", ":"))


def rating_of(reply: Reply) -> Rating | None:
    """What the row of a reply holds as its rating: Good for right, Hard for nearly, Again for wrong; None for what could not be marked."""
    return None if reply.failed else _RATINGS[reply.graded.mark]


def answer_in(row: Row) -> tuple[str, int, str] | None:
    """The key, the face's count and the answer that a quiz row holds; None for a row of another kind or of another exercise."""
    import json

    if row.act != "quiz" or not row.text:
        return None
    try:
        found = json.loads(row.text)
    except (ValueError, RecursionError):
        return None
    match found:
        case [int(count), str(said)] if row.card:
            return row.card, count, said
        case [int(count), str(said), str(key)] if not row.card:
            return key, count, said
        case _:
            return None


def results(rows: Iterable[Row]) -> tuple[Result, ...]:
    """The quizzes among the rows that were not taken back, oldest first."""
    found: dict[str, list[tuple[Row, str]]] = {}
    for row in standing(rows):
        answer = answer_in(row)
        if answer is not None and row.rating is not None:
            found.setdefault(row.of or row.uid, []).append((row, answer[0]))
    made = []
    for uid, answers in found.items():
        worth = [(kind_of(key), _POINTS.get(row.rating or 0, 0.0)) for row, key in answers]
        first = answers[0][0]
        made.append(
            Result(
                uid, first.at, first.day, sum(points for _, points in worth), len(worth), _by_kind(worth),
                tuple(key for _, key in answers),
            )
        )  # fmt: skip
    return tuple(sorted(made, key=lambda result: result.at))


def comparable(
    earlier: Iterable[Result], files: Iterable[str], kinds: Iterable[str] = KINDS, without: str = ""
) -> tuple[Result, ...]:
    """The earlier quizzes that asked of these question files alone and about these kinds alone, oldest first; not the one called `without`."""
    held, about = frozenset(files), frozenset(kinds)
    return tuple(
        result
        for result in earlier
        if result.uid != without
        and about.issuperset(result.kinds)
        and all(key.partition("/")[0] in held for key in result.keys)
    )


def points(number: float) -> str:
    """Points as written: `14`, `14.5`."""
    return f"{number:.1f}".removesuffix(".0")


def figures(kinds: Mapping[str, tuple[float, int]]) -> str:
    """Points by kind in one line: `terms 5 of 6; claims 6.5 of 9`."""
    return "; ".join(f"{_PLURALS[kind]} {points(got)} of {of}" for kind, (got, of) in kinds.items())


def _by_kind(worth: Iterable[tuple[str, float]]) -> dict[str, tuple[float, int]]:
    found: dict[str, tuple[float, int]] = {}
    for kind, points in worth:
        before, of = found.get(kind, (0.0, 0))
        found[kind] = (before + points, of + 1)
    return {kind: found[kind] for kind in KINDS if kind in found}
