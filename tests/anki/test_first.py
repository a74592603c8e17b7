"""The packages of earlier releases, and what is exported today: Anki must take them for the same notes for ever.

None of these packages is ever written again; `tests/anki/fixture.py` makes the one of the next release.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.anki import samples
from tests.anki.backend import DAY, NOW, Anki, collection, export

pytest.importorskip("anki")

from tests.anki import fixture
from tests.anki.histories import kept, recomputed, switch_on
from tutor.anki import notetype
from tutor.anki.naming import guid
from tutor.core.carried import carried
from tutor.core.exported import Exported

HERE = Path(__file__).parent
RELEASES = {
    "first": "0c1fc00d",
    "second": "fdb93a6b",
}
"""Each package by the beginning of the hash of its collection."""
EVERY = pytest.mark.parametrize("release", RELEASES)


def scheduling(anki: Anki) -> list[object]:
    """All that a learner would lose."""
    columns = "id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, data"
    return [
        anki.col.db.scalar("select scm from col"),
        anki.col.db.all(f"select {columns} from cards order by id"),
        anki.col.db.all("select * from revlog order by id"),
        sorted((one["id"], one["name"]) for one in anki.col.decks.all_config()),
    ]


@EVERY
def test_a_package_of_a_release_is_as_it_was_released(release: str) -> None:
    with ZipFile(HERE / f"{release}.apkg") as archive:
        assert sha256(archive.read("collection.anki2")).hexdigest()[:8] == RELEASES[release]


def test_every_package_that_was_released_is_looked_at() -> None:
    assert {path.stem for path in HERE.glob("*.apkg")} == set(RELEASES)


@EVERY
@pytest.mark.parametrize("learnt", [False, True], ids=["as new cards", "with progress"])
def test_todays_export_updates_the_notes_of_a_release_and_nothing_else(release: str, learnt: bool, tmp_path: Path) -> None:  # fmt: skip
    # To a ledger that knows another content, every note has changed.
    ledger = {guid(card.oldest): Exported(guid(card.oldest), "", NOW, NOW, samples.DECK) for card in samples.CARDS}
    export(samples.CARDS, tmp_path / "today.apkg", ledger, NOW + 900 * DAY)
    with collection(tmp_path / "anki") as anki:
        assert len(anki.read(HERE / f"{release}.apkg", learnt).new) == 10
        before = scheduling(anki)
        log = anki.read(tmp_path / "today.apkg", learnt)

        assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, 10, 0)
        assert [kind.name for kind in anki.col.models.all_names_and_ids() if kind.name.startswith("Tutor")] == ["Tutor"]
        assert scheduling(anki) == before
        assert anki.col.fix_integrity()[1]
        assert [deck.name for deck in anki.col.decks.all_names_and_ids(skip_empty_default=True)] == [
            "Science",
            samples.DECK,
        ]


def another_field(anki: Anki) -> None:
    kind = anki.cards()[0].note_type()
    anki.col.models.add_field(kind, anki.col.models.new_field("Mine"))
    anki.col.models.update_dict(kind)


def one_field_less(anki: Anki) -> None:
    kind = anki.cards()[0].note_type()
    anki.col.models.remove_field(kind, anki.col.models.field_map(kind)["Chain"][1])
    anki.col.models.update_dict(kind)


@pytest.mark.parametrize("change", [another_field, one_field_less])
def test_a_note_type_that_the_learner_changed_is_updated_when_note_types_are_merged(tmp_path: Path, change: Callable[[Anki], None]) -> None:  # fmt: skip
    _, ledger = export(samples.CARDS, tmp_path / "out.apkg")
    changed = {guid: entry._replace(hash="") for guid, entry in ledger.items()}
    export(samples.CARDS, tmp_path / "again.apkg", changed, NOW + 900 * DAY)
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "out.apkg")
        change(anki)
        before = scheduling(anki)[1:3]
        plainly, merged = (anki.read(tmp_path / "again.apkg", merged=merged) for merged in (False, True))

        assert (len(plainly.updated), len(plainly.conflicting)) == (0, 10)
        assert (len(merged.new), len(merged.updated), len(merged.conflicting)) == (0, 10, 0)
        assert scheduling(anki)[1:3] == before


@EVERY
def test_a_new_look_reaches_the_notes_of_a_release(
    release: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with collection(tmp_path / "anki") as anki:
        anki.read(HERE / f"{release}.apkg")
        schema = anki.col.db.scalar("select scm from col")
        monkeypatch.setattr(notetype, "MOD", notetype.MOD + 1)
        monkeypatch.setattr(notetype, "CSS", ".card { color: plum; }")
        export(samples.CARDS, tmp_path / "today.apkg")
        anki.read(tmp_path / "today.apkg")

        assert anki.cards()[0].note_type()["css"] == ".card { color: plum; }"
        assert anki.col.db.scalar("select scm from col") == schema


def test_the_progress_of_the_second_release_is_what_it_was(tmp_path: Path) -> None:
    known = carried(fixture.diary().rows)
    with collection(tmp_path / "anki") as anki:
        anki.read(HERE / "second.apkg", learnt=True)

        assert len(known) == 6
        assert not list(recomputed(anki.col, known))
        switch_on(anki.col)
        assert not list(kept(anki.col, known))
        assert len(anki.col.find_cards("is:suspended")) == 2
