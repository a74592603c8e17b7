"""`python -m tests.anki.fixture NAME.apkg` writes the package that a release leaves behind: every sample, some with their progress.

Run once before a release, under a name of its own; a package that is there is never written again.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.anki import samples
from tests.anki.histories import DAY_START, Diary
from tutor.anki.export import Progress, build
from tutor.anki.package import write
from tutor.anki.schedule import Preset
from tutor.core.carried import carried
from tutor.core.days import Moment, moment
from tutor.core.memory import numbers

WHEN = datetime(2026, 11, 20, 15, 56, tzinfo=UTC)
"""At this time of the day no inhabited place is at the turn of the learner's day."""
STORIES: dict[str, tuple[tuple[int, int], ...]] = {
    "kelp/keystone-species#name": ((30, 3), (27, 3), (12, 4)),
    "kelp/otters-urchins#effect": ((30, 1), (30, 3), (28, 3), (20, 1), (20, 3)),
    "kelp/weight-eaten-a-day#answer": ((9, 4),),
    "kelp/grazers#answer": ((2, 3), (0, 1)),
    "kelp/collapse#answer": ((0, 2),),
}
"""Days ago and ratings of the cards that were met."""
SUSPENDED = ("kelp/weight-eaten-a-day#answer", "kelp/growth-law#answer")


def diary() -> Diary:
    """The history behind the fixture."""
    kept = Diary()
    for key, story in STORIES.items():
        for place, (days, rating) in enumerate(story):
            kept.answer(key, ago(days, 36 - 6 * place), rating)
    for key in SUSPENDED:
        kept.act("suspend", key, ago(0, 1))
    return kept


def ago(days: int, minutes: int = 0) -> Moment:
    """So long before the fixture was written."""
    return moment(WHEN - timedelta(days=days, minutes=minutes), DAY_START)


def main(name: str) -> None:
    """Writes the fixture beside this module."""
    path = Path(__file__).with_name(name)
    if path.exists():
        raise SystemExit(f"{path} is there, and never written again")
    progress = Progress(carried(diary().rows), {samples.DECK: Preset(0.9, numbers(None))}, ago(0), DAY_START)
    write(build(samples.CARDS, {}, ago(0).at, progress=progress).package, path)


if __name__ == "__main__":
    main(*sys.argv[1:])
