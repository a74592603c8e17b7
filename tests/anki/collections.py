"""Packages and collections as the real Anki writes them, with one note of every stock note type, media, and reviews."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.anki.backend import Anki, collection

pytest.importorskip("anki")

from anki.collection import DeckIdLimit, ExportAnkiPackageOptions

if TYPE_CHECKING:
    from anki.decks import DeckId
    from anki.notes import Note

NOTES = {
    "Basic": ("What eats urchins?", 'Sea <b>otters</b><img src="otter.png">', ""),
    "Basic (and reversed card)": ("keystone species", "Species with an outsized effect on its community", ""),
    "Basic (optional reversed card)": ("kelp", "A large brown alga", "y"),
    "Basic (type in the answer)": ("Who studied otters in 1974?", "Estes", ""),
    "Cloze": ("{{c1::Otters}} eat {{c2::urchins::what?}}, which eat {{c1::kelp}}.", "as Estes found", ""),
}
PICTURE, SOUND = b"\x89PNG\r\n\x1a\nnot really", b"ID3 not really"


def fill(anki: Anki) -> None:
    """Puts the notes into nested decks, answers two cards, resets a third."""
    col = anki.col
    deck = the_deck(anki)
    col.media.write_data("otter.png", PICTURE)
    col.media.write_data("waves.mp3", SOUND)
    for name, fields in NOTES.items():
        note = written(anki, name, fields)
        if name == "Cloze":
            note.fields[1] += "[sound:waves.mp3]"
        note.tags = ["marine", "food::web"]
        col.add_note(note, deck)
    col.decks.select(deck)
    met = []
    for rating in (3, 1):
        card = col.sched.getCard()
        assert card is not None
        card.start_timer()
        col.sched.answerCard(card, rating)
        met.append(card.id)
    col.sched.schedule_cards_as_new(met[1:])


def the_deck(anki: Anki) -> DeckId:
    """The nested deck, made where it is not there yet."""
    deck = anki.col.decks.id("Sea::Kelp forest")
    assert deck is not None
    return deck


def written(anki: Anki, name: str, fields: tuple[str, ...]) -> Note:
    """A new note of a stock type."""
    model = anki.col.models.by_name(name)
    assert model is not None
    note = anki.col.new_note(model)
    for place in range(len(note.fields)):
        note.fields[place] = fields[place]
    return note


def every_format(folder: Path) -> dict[str, Path]:
    """The same collection in every form in which Anki hands it out."""
    with collection(folder / "anki") as anki:
        fill(anki)
        paths = {}
        for name, legacy in (("new.apkg", False), ("old.apkg", True)):
            paths[name] = folder / name
            options = ExportAnkiPackageOptions(
                with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy
            )
            anki.col.export_anki_package(
                out_path=str(folder / name), limit=DeckIdLimit(the_deck(anki)), options=options
            )
        for name, legacy in (("new.colpkg", False), ("old.colpkg", True)):
            paths[name] = folder / name
            anki.col.export_collection_package(str(folder / name), include_media=True, legacy=legacy)
            anki.col.reopen()
    paths["collection.anki2"] = folder / "anki" / "collection.anki2"
    return paths
