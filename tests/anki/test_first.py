"""A package of the first release, and what is exported today: Anki must take them for the same notes for ever.

`first.apkg` is never written again.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anki import samples
from tests.anki.backend import DAY, NOW, collection, export
from tutor.anki import notetype
from tutor.anki.naming import guid
from tutor.core.exported import Exported

FIRST = Path(__file__).with_name("first.apkg")


def test_todays_export_updates_the_notes_of_the_first_release(tmp_path: Path) -> None:
    # To a ledger that knows another content, every note has changed.
    ledger = {guid(card.oldest): Exported(guid(card.oldest), "", NOW, NOW, samples.DECK) for card in samples.CARDS}
    export(samples.CARDS, tmp_path / "today.apkg", ledger, NOW + DAY)
    with collection(tmp_path / "anki") as anki:
        assert len(anki.read(FIRST).new) == 10
        cards, schema = anki.col.db.list("select id from cards order by id"), anki.col.db.scalar("select scm from col")
        log = anki.read(tmp_path / "today.apkg")

        assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, 10, 0)
        assert [kind.name for kind in anki.col.models.all_names_and_ids() if kind.name.startswith("Tutor")] == ["Tutor"]
        assert anki.col.db.scalar("select scm from col") == schema
        assert anki.col.db.list("select id from cards order by id") == cards
        assert [deck.name for deck in anki.col.decks.all_names_and_ids(skip_empty_default=True)] == [
            "Science",
            samples.DECK,
        ]


def test_a_new_look_reaches_the_notes_of_the_first_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with collection(tmp_path / "anki") as anki:
        anki.read(FIRST)
        schema = anki.col.db.scalar("select scm from col")
        monkeypatch.setattr(notetype, "MOD", notetype.MOD + 1)
        monkeypatch.setattr(notetype, "CSS", ".card { color: plum; }")
        export(samples.CARDS, tmp_path / "today.apkg")
        anki.read(tmp_path / "today.apkg")

        assert anki.cards()[0].note_type()["css"] == ".card { color: plum; }"
        assert anki.col.db.scalar("select scm from col") == schema
