"""Problems as they are found while a file is read: noted with their place and cost, so that reading goes on."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.core.problems import Place, Problem, Severity
from tutor.files.naming import meant
from tutor.files.sheet import Marked, Sheet

MOST = 300
"""Problems of one file that are told one by one: a hostile file must not turn into an endless list."""
GUESSES = 100


class Notes:
    """What is wrong with one file: `problems` collects, `failed` says whether anything was wrong since it was last cleared, `suspected` which
    keys were probably meant by unknown ones (those are not called missing as well), `refers` whether an id was referred to."""

    def __init__(self, sheet: Sheet, known: list[tuple[int, Problem]] | None = None) -> None:
        self.sheet = sheet
        self.problems: list[Problem] = []
        self.failed = False
        self.refers = False
        self.suspected: set[str] = set()
        self.known = known or []
        self.more = 0
        self._guesses = 0

    # ---- problems

    def problem(
        self,
        code: str,
        where: Marked | Place,
        message: str,
        help: str = "",
        cost: str = "",
        severity: Severity = "error",
    ) -> None:
        """Notes a problem at a node or place; beyond the most that are noted, only that something is wrong."""
        self.failed = self.failed or severity == "error"
        if len(self.problems) >= MOST:
            self.more += 1
            return
        place = where if isinstance(where, Place) else self.sheet.place(where)
        self.problems.append(self.sheet.problem(code, place, message, help, cost, severity))

    def meant(self, word: str, known: Iterable[str], otherwise: str) -> str:
        """The help that offers the nearest known name, as long as not very many had to be looked for."""
        self._guesses += 1
        return meant(word, known, otherwise) if self._guesses <= GUESSES else otherwise

    def costing(self, begin: int, cost: str) -> None:
        """Says of the errors noted since `begin` what they cost."""
        for index in range(begin, len(self.problems)):
            if self.problems[index].severity == "error" and not self.problems[index].cost:
                self.problems[index] = self.problems[index]._replace(cost=cost)

    def claim_known(self, node: Marked) -> None:
        """Takes over the problems that the parser found inside a node: they cost what the node is."""
        if self.known:
            start, end = node.start_mark.index, node.end_mark.index
            inside = [problem for index, problem in self.known if start <= index < end]
            if inside:
                self.known = [(index, problem) for index, problem in self.known if not start <= index < end]
                self.problems += inside
                self.failed = True

    def rest_of_known(self) -> None:
        """Takes over what the parser found outside of all items."""
        for _, problem in self.known:
            cost = (
                "the text is shown without it"
                if problem.code == "hidden-character"
                else "what stands under it is left out"
            )
            self.problems.append(problem._replace(cost=cost))
        self.known = []
        if self.more:
            message = f"{self.more} more problems of this file are not listed"
            problem = self.sheet.problem(
                "more-problems", self.problems[-1].place, message, "mend those above first", "", "warning"
            )
            self.problems.append(problem)
