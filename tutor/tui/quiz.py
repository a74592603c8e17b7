"""The quiz: one question after another, each reply kept before the next is shown; then the score, and every mistake explained."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from time import monotonic

from tutor.core.desk import Desk
from tutor.core.faces import Arrange, Given, sure_of
from tutor.core.memory import Unseen, outcomes
from tutor.core.problems import Refusal
from tutor.core.quiz import KINDS, Question, Quiz, Reply, Wanted, comparable
from tutor.core.sitting import Showing
from tutor.core.wording import on, percent
from tutor.tui.editing import DeskSheet
from tutor.tui.hand import NAME_ALL, Asked, Revealed, checked, digit, stage
from tutor.tui.keys import KEYS, Key
from tutor.tui.messages import OpenHome, OpenQuiz
from tutor.tui.notices import asked_for
from tutor.tui.sitting import NEXT, READ, SETTLE
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.front import choices
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.score import Missed, Paper, Score, draw_paper, draw_score, furthest
from tutor.tui.widgets.spine import Frame, Picture

ASKING = frozenset(("check", "show", "leave-line", "to-line", "digit", "sound", "flawed", "raises", "lowers", "back", "guess", "up", "down", "keys", "leave", "palette", "quit", "interrupt"))  # fmt: skip
EARLIER = 4


class QuizSheet(DeskSheet):
    """A quiz over what is wanted."""

    def __init__(self, desk: Desk, wanted: Wanted, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(desk, glyphs)
        self.wanted = wanted
        self.each = desk.settings.quiz_feedback == "each" if wanted.each is None else wanted.each
        self.quiz, self.hand, self.refusal = Quiz(()), None, None
        self.score: Score | None = None
        self.at = 0
        self._hush: tuple[float, str, float] = (0.0, "", 0.0)

    quiz: Quiz
    hand: Asked | Revealed | None
    refusal: Refusal | None

    # ---- what is shown

    @property
    def stage(self) -> str:
        if isinstance(self.hand, Asked):
            return stage(self.hand)
        if isinstance(self.hand, Revealed):
            return "mistake" if self.score else "explained"
        return "score"

    @property
    def over(self) -> str:
        """What the quiz is over."""
        named = [deck.title for id in self.wanted.decks if (deck := self.desk.library.deck(id))]
        return f"quiz: {named[0] if len(named) == 1 else f'{len(named)} decks' if named else 'all decks'}"

    def _paper(self, hand: Asked | Revealed) -> Paper:
        if self.score:
            done, total = self.at + 1, len(self.quiz.mistakes)
            return Paper(f"{self.over}, mistakes", done, total, hand, refusal=self.refusal)
        remark = "saving …" if self.slow else ""
        return Paper(self.over, len(self.quiz.replies), len(self.quiz.questions), hand, remark, self.refusal)

    def draw(self, frame: Frame) -> Picture:
        if self.hand is not None:
            return draw_paper(frame, self._paper(self.hand), self.footer)
        return draw_score(frame, self.score or Score(self.over, 0, 0, ""), self.footer(frame))

    def on_mount(self) -> None:
        try:
            self.quiz = self.desk.quiz(self.wanted)
        except Refusal as refusal:
            self.score = Score(self.over, 0, 0, refusal.message, notice=refusal.help)
            self.redraw()
            return
        self.next_question()

    def idle(self) -> Collection[str]:
        if isinstance(self.hand, Asked):
            without = {key.id for key in KEYS if self.stage in key.stages} - ASKING
            return without if self.desk.settings.confidence else without | {"guess"}
        if self.hand is not None:
            return () if self._question().carded else ("edit",)
        return () if self.score and self.score.may and self.score.counted is None else ("count",)

    def words(self) -> Mapping[str, str]:
        if isinstance(self.hand, Asked):
            return {"show": "pass"}
        mistakes, left = len(self.quiz.mistakes), len(self.quiz.mistakes) - self.at - 1
        if self.hand is None:
            return {"next": "first mistake" if mistakes else "home"}
        return {"next": ("next mistake" if left else "the score") if self.score else "go on"}

    def digits(self) -> int:
        return len(choices(self.hand.face)) if isinstance(self.hand, Asked) else 9

    # ---- from question to question

    def next_question(self) -> None:
        """Shows the next question that can be asked, or the score."""
        self.refusal = None
        while (question := self.quiz.current) is not None:
            if (hand := self._asked(question)) is not None:
                self.hand = hand
                break
            self.quiz = self.quiz.without_current()
        else:
            self._end()
        self.redraw()

    def _asked(self, question: Question) -> Asked | None:
        """A question in hand; None when its item can no longer be asked."""
        showing = Showing(question.key, question.count)
        try:
            return Asked(showing, self.desk.face(showing), self.desk.now().at)
        except (Refusal, KeyError):
            return None

    def _question(self) -> Question:
        """The question whose answer is shown."""
        return self.quiz.mistakes[self.at].question if self.score else self.quiz.replies[-1].question

    def _end(self) -> None:
        self.hand, self.at = None, 0
        quiz, day = self.quiz, self.desk.now().day
        decks = [deck for deck in self.desk.library.decks if deck.id in self.wanted.decks or not self.wanted.decks]
        kinds = (self.wanted.kind,) if self.wanted.kind else KINDS
        same = comparable(self.desk.results(), (file for deck in decks for file in deck.files), kinds, quiz.uid)
        earlier = tuple(f"{percent(result.score)} of {result.of} {on(result.day, day)}" for result in same[-EARLIER:])
        missed = tuple(self._missed(reply) for reply in quiz.mistakes)
        self.score = Score(
            self.over,
            len(quiz.replies),
            len(quiz.questions),
            quiz.words,
            quiz.by_kind,
            earlier,
            missed,
            len(self.desk.may_count(quiz)),
        )

    def _missed(self, reply: Reply) -> Missed:
        asked = self._asked(reply.question)
        return Missed(asked_for(asked.face) if asked else reply.question.key, reply.graded.said)

    # ---- keys

    def swallowed(self, press: str, time: float) -> bool:
        settle, same, until = self._hush
        return bool(time) and (time < settle or (press == same and time < until))

    def write(self, press: str, character: str | None) -> bool:
        if not isinstance(self.hand, Asked) or self.stage != "typed":
            return False
        entry = self.hand.entry
        changed = entry.typed(character or "") if press == "paste" else entry.pressed(press, character)
        if changed is None:
            return False
        self.hand, self.refusal = self.hand._replace(entry=changed, remark=""), None
        self.redraw()
        return True

    def act(self, key: Key, press: str) -> None:
        if key.id == "leave":
            self._leave()
        elif isinstance(self.hand, Asked):
            self._act_asked(self.hand, key, press)
        elif self.hand is not None:
            self._act_revealed(self.hand, key, press)
        else:
            self._act_score(key)
        self.redraw()

    def _leave(self) -> None:
        """From a question to the score of what was answered; from anywhere else to the decks."""
        if isinstance(self.hand, Asked) and self.quiz.replies:
            self._end()
        else:
            self.post_message(OpenHome(self.wanted.decks[0] if self.wanted.decks else ""))

    def _act_asked(self, asked: Asked, key: Key, press: str) -> None:
        match key.id:
            case "check":
                if (given := checked(asked, self.desk.settings.confidence)) is not None:
                    self.answer(asked, given, press)
                elif isinstance(asked.face.ask, Arrange):
                    self.hand = asked._replace(remark=NAME_ALL)
            case "show":
                from tutor.core.faces import Shown

                self.answer(asked, Shown(), press)
            case "leave-line" | "to-line":
                self.hand = asked._replace(away=key.id == "leave-line")
            case "digit" | "sound" | "flawed" | "raises" | "lowers":
                match digit(asked, int(press)):
                    case Asked() as changed:
                        self.hand = changed
                    case None:
                        pass
                    case given:
                        self.answer(asked, given, press)
            case "back":
                self.hand = asked._replace(order=asked.order[:-1])
            case "guess":
                self.hand = asked._replace(guess=not asked.guess)
            case "up" | "down":
                self._scroll(asked, 1 if key.id == "down" else -1)

    def _act_revealed(self, hand: Revealed, key: Key, press: str) -> None:
        match key.id:
            case "next" if not self.score:
                self._hush = (0.0, press, monotonic() + NEXT)
                self.next_question()
            case "next":
                self._explain(self.at + 1)
            case "previous" if self.score:
                self._explain(self.at - 1)
            case "edit":
                question = self._question()
                self.edit_at(lambda: self.desk.place(question.key))
            case "up" | "down":
                self._scroll(hand, 1 if key.id == "down" else -1)
            case "page" | "page-back":
                self._scroll(hand, 6 if key.id == "page" else -6)

    def _act_score(self, key: Key) -> None:
        score = self.score
        match key.id:
            case "next" if self.quiz.mistakes:
                self._explain(0)
            case "next":
                self._leave()
            case "again":
                self.post_message(OpenQuiz(self.wanted))
            case "count":
                self.at_work(self._count())
            case "up" | "down" if score:
                step = 1 if key.id == "down" else -1
                self.score = score._replace(scroll=max(0, min(len(score.missed) + 12, score.scroll + step)))

    def _scroll(self, hand: Asked | Revealed, step: int) -> None:
        most = furthest(self.frame, self._paper(hand))
        self.hand = hand._replace(scroll=min(most, max(0, hand.scroll + step)))

    # ---- answering, explaining

    def answer(self, asked: Asked, given: Given, press: str) -> None:
        """Keeps what was given and goes on, unless another true answer was meant."""
        graded = self.desk.grade(asked.face, given)
        question = self.quiz.current
        if graded.again or question is None:
            self.hand = asked._replace(remark=graded.remark or "also true; another?", entry=Entry())
            return
        sure = sure_of(given) if self.desk.settings.confidence else None
        reply = Reply(question, given, graded, max(0, self.desk.now().at - asked.began), sure)
        self.refusal = None

        async def keep() -> None:
            uid = await self.kept(lambda: self.desk.quizzed(self.quiz, reply))
            if uid is None:
                return
            self.quiz = self.quiz.answered(reply, uid)
            moment = monotonic()
            self._hush = (0.0, press, moment + NEXT)
            if self.each:
                self.hand = self._revealed(asked, reply)
                self._hush = (moment + SETTLE, press, moment + READ if reply.graded.mark != "right" else 0.0)
            else:
                self.next_question()

        self.at_work(keep())

    def _revealed(self, asked: Asked, reply: Reply) -> Revealed:
        # Nothing is rated in a quiz: the outcomes stand for a card that was never met, and are not drawn.
        promised = outcomes(reply.question.key, Unseen(), self.desk.now())
        graded = reply.graded if reply.graded.mark == "right" else self.desk.explained(asked.face, reply.graded)
        return Revealed(asked, reply.given, graded, promised, reply.ms)

    def _explain(self, at: int) -> None:
        """Shows a mistake with all that stands below its answer; past the last one the score again."""
        self.refusal = None
        mistakes = self.quiz.mistakes
        asked = self._asked(mistakes[at].question) if 0 <= at < len(mistakes) else None
        self.at = at if asked else 0
        self.hand = self._revealed(asked, mistakes[at]) if asked else None

    async def _count(self) -> None:
        counted = await self.kept(lambda: self.desk.count_mistakes(self.quiz))
        if counted is not None and self.score:
            self.score = self.score._replace(counted=counted, notice="")

    def refuse(self, refusal: Refusal) -> None:
        if self.hand is None and self.score:
            self.score = self.score._replace(notice=refusal.message)
        else:
            self.refusal = refusal

    def edited(self) -> None:
        if self.score and self.hand is not None:
            self._explain(self.at)
        self.redraw()
