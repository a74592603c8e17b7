"""A learner who studies in the real Anki over many days: the clock stays where it is, and the past moves away from it.

The day turns twelve hours from now, so that no test crosses its end.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.scheduler.v3 import CardAnswer
from anki.utils import int_time

from tests.anki.histories import switch_on
from tutor.core.days import Moment, moment
from tutor.core.log import Row

if TYPE_CHECKING:
    from anki.cards import Card

DAY = 86_400
TURN = (datetime.now().astimezone().hour + 12) % 24
"""The hour at which the day turns where the process runs."""
_RATINGS = {1: CardAnswer.AGAIN, 2: CardAnswer.HARD, 3: CardAnswer.GOOD, 4: CardAnswer.EASY}


def at(milliseconds: int) -> Moment:
    """A time as this learner lived it."""
    return moment(datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone(), TURN)


@contextmanager
def studying(folder: Path, package: Path | None = None, deck: str = "") -> Iterator[Collection]:
    """A collection begun long ago that imported the package with its progress; with `deck`, FSRS is on there."""
    folder.mkdir(parents=True, exist_ok=True)
    col = Collection(str(folder / "collection.anki2"))
    try:
        if package is not None:
            assert col.db is not None
            col.set_config("rollover", TURN)
            col.db.execute("update col set crt = crt - ?", 400 * DAY)
            options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
            col.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))
            if deck:
                switch_on(col, deck)
        yield col
    finally:
        col.close()


def answer(col: Collection, id: int, rating: int, ms: int = 3000) -> None:
    """Answers a card with the button, as the reviewer does, but no two within a millisecond: Anki would date the other in the future."""
    time.sleep(0.002)
    states = col._backend.get_scheduling_states(id)
    new = {1: states.again, 2: states.hard, 3: states.good, 4: states.easy}[rating]
    col.sched.answer_card(
        CardAnswer(
            card_id=id, current_state=states.current, new_state=new, rating=_RATINGS[rating], answered_at_millis=int_time(1000), milliseconds_taken=ms
        )
    )  # fmt: skip


def pass_time(col: Collection, days: int = 0, minutes: int = 0) -> None:
    """Lets time pass: all that was done lies so much farther back, and comes back so much sooner."""
    assert col.db is not None
    seconds = days * DAY + minutes * 60
    col.db.execute("update revlog set id = -id")
    col.db.execute("update revlog set id = -id - ?", seconds * 1000)
    for id, type, due, odid, odue, data in col.db.all("select id, type, due, odid, odue, data from cards"):
        then, column = (odue, "odue") if odid and odue else (due, "due")
        if type:
            by = days if type == 2 or then < 10**9 else seconds
            col.db.execute(f"update cards set {column} = ? where id = ?", then - by, id)
        known = json.loads(data) if data else {}
        if "lrt" in known:
            known["lrt"] -= seconds
            col.db.execute("update cards set data = ? where id = ?", json.dumps(known), id)


def is_due(col: Collection, card: Card) -> bool:
    """Whether Anki would ask the card now."""
    return card.due <= int_time() if card.queue == 1 else card.queue in (2, 3) and card.due <= col.sched.today


def study(col: Collection, ids: Sequence[int], days: Sequence[int], dice: Random) -> tuple[int, int]:
    """Answers what is due, and some new cards, again after twenty minutes, with so many days between; the answers, and the days that passed."""
    answers = 0
    for between in days:
        for later, ratings in ((0, (1, 2, 3, 3, 3, 4)), (20, (1, 3, 3))):
            pass_time(col, minutes=later)
            for id in ids:
                card = col.get_card(id)
                if is_due(col, card) or (not later and card.queue == 0 and dice.random() < 0.3):
                    answer(col, id, dice.choice(ratings))
                    answers += 1
        pass_time(col, days=between, minutes=-20)
    return answers, sum(days)


def long_ago(rows: Sequence[Row], days: int) -> list[Row]:
    """The rows of a log, so many days earlier."""
    back = timedelta(days=days)
    return [
        row._replace(
            at=row.at - days * DAY * 1000, day=row.day - back, due=row.due - days * DAY * 1000 if isinstance(row.due, int) else row.due and row.due - back
        )
        for row in rows
    ]  # fmt: skip
