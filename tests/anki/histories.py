"""Histories as rows of the log, carried into the real Anki, and the comparison of what it then shows with what the tutor knows.

`python -m tests.anki.histories LOG.csv FOLDER` does so with a log of real reviews in the time zone of the environment; the suite runs it in
three of them, each in a process of its own, as Anki asks for the zone once.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.deck_config_pb2 import UpdateDeckConfigsRequest

from tests.anki import samples
from tutor.anki.export import ExportCard, Progress, build
from tutor.anki.naming import guid, note_id
from tutor.anki.package import write
from tutor.anki.schedule import Preset
from tutor.core.carried import Answered, Carried, carried
from tutor.core.days import Moment, moment
from tutor.core.faces import Recall
from tutor.core.log import Row
from tutor.core.memory import Memory, Seen, Unseen, numbers, outcomes
from tutor.core.text import words

DAY_START = 4
ZONES = ("America/Los_Angeles", "UTC", "Asia/Kolkata")
CLOSE = 1e-3


def local_now() -> Moment:
    """The present where the process runs."""
    return moment(datetime.now(UTC).astimezone(), DAY_START)


class Diary:
    """The rows of a learner who answers as told."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._memories: dict[str, list[Memory]] = {}

    def act(self, act: str, key: str | None, now: Moment, **columns: Any) -> Row:
        """One more row."""
        row = Row(f"u{len(self.rows):06}", "here", key, act, now.at, now.offset, now.day, **columns)
        self.rows.append(row)
        return row

    def answer(self, key: str, now: Moment, rating: int, ms: int = 4000) -> Row:
        """A review as the app would keep it: with what the pressed button promised."""
        outcome = outcomes(key, self.memory(key), now)[rating - 1]
        self._memories.setdefault(key, []).append(outcome.memory)
        return self.act("review", key, now, rating=rating, ms=ms, due=outcome.due)

    def take_back(self, row: Row, now: Moment) -> None:
        """An undo of a card's last review."""
        self.act("void", row.card, now, of=row.uid)
        if row.act == "review":
            self._memories[row.card or ""].pop()

    def forget(self, key: str, now: Moment) -> None:
        """A reset."""
        self.act("reset", key, now)
        self._memories.setdefault(key, []).append(Unseen())

    def memory(self, key: str) -> Memory:
        """What is remembered of a card."""
        known = self._memories.get(key)
        return known[-1] if known else Unseen()


def real(path: Path, now: Moment, zone: timezone | None = None) -> list[Row]:
    """The rows of a log of real reviews, moved by whole days so that the newest is two days old."""
    with path.open(encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    times = [datetime.fromisoformat(row["review_time"]).replace(tzinfo=UTC) for row in table]
    shift = timedelta(days=(datetime.fromtimestamp(now.at / 1000, UTC) - timedelta(days=2) - max(times)).days)
    diary = Diary()
    for time, row in sorted(zip(times, table, strict=True), key=lambda pair: pair[0]):
        then = moment((time + shift).astimezone(zone), DAY_START)
        diary.answer(f"real/{row['card_id']}#answer", then, int(row["review_rating"]), int(row["review_duration"]))
    return diary.rows


def plain(key: str, deck: str = samples.DECK) -> ExportCard:
    """A card with nothing but a question."""
    return ExportCard(key, key, samples.face(key, "question", words(f"{key}?"), Recall(), answer="yes"), deck)


def pack(
    path: Path, rows: Sequence[Row], now: Moment, keys: Sequence[str] = (), retentions: Mapping[str, float] | None = None, parameters: tuple[float, ...] | None = None,
    decks: Mapping[str, str] | None = None,
) -> dict[str, Carried]:  # fmt: skip
    """Exports the cards of the rows, and those of `keys`, with their progress; what was carried by key."""
    known = carried(rows, parameters)
    presets = {
        deck: Preset(retention, numbers(parameters)) for deck, retention in (retentions or {samples.DECK: 0.9}).items()
    }
    cards = [plain(key, (decks or {}).get(key, samples.DECK)) for key in dict.fromkeys([*known, *keys])]
    told = build(cards, {}, now.at, progress=Progress(known, presets, now, DAY_START))
    write(told.package, path)
    assert told.progress == len(known)
    return known


def imported(path: Path, folder: Path) -> Collection:
    """A collection that imported the package with its progress and presets."""
    folder.mkdir(parents=True, exist_ok=True)
    col = Collection(str(folder / "collection.anki2"))
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
    col.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options))
    return col


def switch_on(col: Collection, deck: str = samples.DECK) -> None:
    """What turning FSRS on in a deck's options does: every memory is reckoned anew from the history."""
    id = col.decks.id_for_name(deck)
    known = col.decks.get_deck_configs_for_update(id)
    mine = [one.config for one in known.all_config if one.config.id == known.current_deck.config_id]
    col.decks.update_deck_configs(
        UpdateDeckConfigsRequest(
            target_deck_id=id, configs=mine, limits=known.current_deck.limits, fsrs=True, card_state_customizer=known.card_state_customizer,
        )
    )  # fmt: skip


def differences(col: Collection, known: Mapping[str, Carried], now: Moment) -> Iterator[str]:
    """Whatever Anki shows of the carried cards that is not what the tutor knows, as it arrived."""
    types = {"learning": 1, "review": 2, "relearning": 3}
    for key, card in known.items():
        there, memory, suspended = col.get_card(note_id(guid(key))), card.state.memory, card.state.suspended
        answers = [event for event in card.events if isinstance(event, Answered)]
        stored = col.db.all("select id, ease, ivl, factor, time, type from revlog where cid = ? order by id", there.id)
        rated = [row for row in stored if row[1]]
        expected: dict[str, object] = {
            "reps": memory.reps if isinstance(memory, Seen) else 0, "lapses": memory.lapses if isinstance(memory, Seen) else 0,
            "ratings": [int(event.rating) for event in answers], "times": [min(event.ms, 60_000) for event in answers],
            "first": [0] if answers else [], "factors": True, "past": True,
            "events": len(card.events), "type": types[memory.state] if isinstance(memory, Seen) else 0,
        }  # fmt: skip
        shown: dict[str, object] = {
            "reps": there.reps, "lapses": there.lapses, "ratings": [row[1] for row in rated], "times": [row[4] for row in rated],
            "first": [row[5] for row in rated[:1]], "factors": all(row[3] for row in rated), "past": all(row[0] <= now.at for row in stored),
            "events": len(stored), "type": int(there.type),
        }  # fmt: skip
        expected["suspended"], shown["suspended"] = suspended, there.queue == -1
        promised = [(event.due - event.day).days if isinstance(event.due, date) else -((event.due - event.at) // 1000) for event in answers]  # fmt: skip
        expected["intervals"], shown["intervals"] = promised, [row[2] for row in rated]
        if isinstance(memory, Seen):
            if not suspended:
                expected["queue"], shown["queue"] = (2 if memory.state == "review" else 1), int(there.queue)
            if isinstance(memory.due, date):
                expected["due"], shown["due"] = memory.due, now.day + timedelta(days=there.due - col.sched.today)
                expected["ivl"], shown["ivl"] = (memory.due - memory.last_day).days, there.ivl
            else:
                expected["due"], shown["due"] = memory.due // 1000, there.due
            state = there.memory_state
            expected["memory"] = True
            shown["memory"] = state is not None and near(state.stability, memory.stability, 1e-4) and near(state.difficulty, memory.difficulty, 1e-3)  # fmt: skip
            expected["last"], shown["last"] = stored[-1][0] // 1000, there.last_review_time
        else:
            expected["memory"], shown["memory"] = None, there.memory_state
        for name, value in expected.items():
            if shown[name] != value:
                yield f"{key}: {name} is {shown[name]}, not {value}"


def near(one: float, other: float, least: float = CLOSE) -> bool:
    """Whether two figures agree within a thousandth of theirs, or within `least` where they are small."""
    return abs(one - other) <= max(least, CLOSE * abs(other))


def recomputed(col: Collection, known: Mapping[str, Carried]) -> Iterator[str]:
    """The cards of which Anki reckons another memory from their history."""
    for key, card in known.items():
        memory, state = card.state.memory, col.compute_memory_state(note_id(guid(key)))
        if not isinstance(memory, Seen):
            if state.stability:
                yield f"{key}: remembered though it was reset"
        elif state.stability is None or not near(state.stability, memory.stability) or not near(state.difficulty, memory.difficulty):  # fmt: skip
            yield f"{key}: {state.stability}, {state.difficulty}, not {memory.stability}, {memory.difficulty}"


def kept(col: Collection, known: Mapping[str, Carried]) -> Iterator[str]:
    """The cards whose memory is another one once FSRS was turned on."""
    for key, card in known.items():
        memory, state = card.state.memory, col.get_card(note_id(guid(key))).memory_state
        if not isinstance(memory, Seen):
            if state is not None:
                yield f"{key}: remembered though it was reset"
        elif state is None or not near(state.stability, memory.stability, 1e-4) or not near(state.difficulty, memory.difficulty):  # fmt: skip
            yield f"{key}: {state}, not {memory}"


def main(log: str, folder: str) -> None:
    """Carries a real log and says how many cards there were, and every difference."""
    now = local_now()
    known = pack(Path(folder) / "real.apkg", real(Path(log), now), now)
    col = imported(Path(folder) / "real.apkg", Path(folder) / "anki")
    try:
        found = [*differences(col, known, now), *recomputed(col, known)]
        sound = col.fix_integrity()[1]
        switch_on(col)
        found += kept(col, known)
    finally:
        col.close()
    print(
        len(known), sum(len(card.events) for card in known.values()), "sound" if sound else "unsound", *found, sep="\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
