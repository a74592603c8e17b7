"""What the desk does for a quiz: draws its questions, keeps its replies, reads earlier ones, lets mistakes count."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from tutor.core.days import Moment
from tutor.core.library import Library
from tutor.core.memory import CardState, Outcomes, Rating, Seen
from tutor.core.problems import Refusal
from tutor.store.journal import Journal
from tutor.store.states import Current

if TYPE_CHECKING:
    from tutor.core.cards import Deck
    from tutor.core.confusions import Miss
    from tutor.core.faces import Face, Graded
    from tutor.core.quiz import Candidate, Quiz, Reply, Result, Wanted


class Quizzing(ABC):
    """The part of a desk that a quiz asks."""

    library: Library
    now: Callable[[], Moment]
    _journal: Journal
    _states: dict[str, CardState]
    _parameters: Current

    @abstractmethod
    def states(self) -> Mapping[str, CardState]: ...

    @abstractmethod
    def outcomes(self, key: str, now: Moment) -> Outcomes: ...

    @abstractmethod
    def _remember(self, miss: Miss) -> None: ...

    @abstractmethod
    def _refresh(self) -> None: ...

    def quiz(self, wanted: Wanted) -> Quiz:
        """A new quiz, its questions drawn by the present time."""
        from tutor.core.quiz import Quiz, candidates, choose

        now = self.now()
        seed = now.at if wanted.seed is None else wanted.seed
        decks = decks_of(self.library, wanted.decks)
        states = self._states
        cards = [
            card
            for card in self.library.cards.values()
            if any(deck.holds(card) for deck in decks) and not (card.key in states and states[card.key].suspended)
        ]
        questions = choose([*candidates(cards), *self._of_the_map(decks, wanted)], wanted, seed)
        if not questions:
            kind = f" of the type '{wanted.kind}'" if wanted.kind else ""
            raise Refusal(f"there is no question{kind} that the program can mark by itself", "take another deck or type; tutor cards lists what there is")  # fmt: skip
        return Quiz(questions, started=now.at, seed=seed)

    def _of_the_map(self, decks: tuple[Deck, ...], wanted: Wanted) -> Iterator[Candidate]:
        """What the map of these decks' files asks besides."""
        from tutor.core.drills.interventions import asked
        from tutor.core.quiz import INTERVENTION, Candidate

        if wanted.kind in ("", INTERVENTION):
            names = dict.fromkeys(file for deck in decks for file in deck.files)
            for key, chain in asked(self.library.files[name] for name in names if name in self.library.files).items():
                claims = tuple(link.claim for link in chain.links)
                yield Candidate(key, key.rpartition("#")[0], INTERVENTION, f"{INTERVENTION} choice", claims)

    def quizzed(self, quiz: Quiz, reply: Reply) -> str:
        """Keeps a reply durably, without moving any schedule; the uid of its row."""
        from tutor.core.quiz import rating_of, text_of

        rating = rating_of(reply)
        row = self._journal.row(
            "quiz", self.now(), reply.question.key if reply.question.carded else None,
            rating=None if rating is None else int(rating), ms=reply.ms, sure=None if reply.sure is None else int(reply.sure),
            text=text_of(reply), of=quiz.uid or None,
        )  # fmt: skip
        self._journal.append([row])
        if rating == Rating.AGAIN:
            from tutor.core.confusions import Miss

            self._remember(Miss(row.uid, reply.question.key, reply.question.count, reply.graded.said))
        return row.uid

    def explained(self, face: Face, graded: Graded) -> Graded:
        """A mistake as it is explained, with the link behind it."""
        from tutor.core.quiz import explained

        return explained(face, graded, self.library.files[face.key.partition("/")[0]])

    def results(self) -> tuple[Result, ...]:
        """The quizzes that were kept, oldest first."""
        from tutor.core.quiz import results

        return results(self._journal.rows())

    def may_count(self, quiz: Quiz) -> tuple[str, ...]:
        """The cards that were answered wrong in a quiz and had been met before."""
        wrong = [reply.question.key for reply in quiz.mistakes if reply.question.carded and not reply.worth]
        return tuple(key for key in wrong if key in self._states and isinstance(self._states[key].memory, Seen))

    def count_mistakes(self, quiz: Quiz) -> int:
        """Reviews these cards as Again, one act; how many."""
        keys, now = self.may_count(quiz), self.now()
        replies = {reply.question.key: reply for reply in quiz.replies}
        rows = [
            self._journal.row(
                "review", now, key, rating=int(Rating.AGAIN), ms=replies[key].ms, suggested=int(Rating.AGAIN), due=self.outcomes(key, now)[0].due,
                sure=None if replies[key].sure is None else int(bool(replies[key].sure)), text=replies[key].graded.said or None, parameters=self._parameters.uid or None,
            )
            for key in keys
        ]  # fmt: skip
        if rows:
            self._journal.append([rows[0], *(row._replace(of=rows[0].uid) for row in rows[1:])])
            self._refresh()
        return len(rows)


def decks_of(library: Library, ids: tuple[str, ...]) -> tuple[Deck, ...]:
    """The decks of these ids; of none, all that are studied here."""
    return tuple(deck for deck in library.decks if (deck.id in ids if ids else deck.studied == "here"))
