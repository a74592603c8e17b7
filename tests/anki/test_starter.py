"""The starter library in the real Anki: every card of it arrives and can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.anki.backend import NOW, Anki, collection, export, seen
from tutor.anki.export import ExportCard, build
from tutor.anki.html import clean
from tutor.anki.naming import deck_name
from tutor.core.drills import face_in
from tutor.core.faces import Face, TypeIn
from tutor.core.text import plain
from tutor.files.load import load


@pytest.fixture(scope="module")
def cards(root: Path) -> list[ExportCard]:
    """Every card of the starter library, whatever its depth."""
    library = load(str(root), None)
    decks = {file: deck.title for deck in library.decks for file in deck.files}
    return [
        ExportCard(card.key, card.key, face_in(library, card.key, 0), deck_name(decks[card.file]), card.tags)
        for card in library.cards.values()
    ]


@pytest.fixture(scope="module")
def anki(cards: list[ExportCard], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Anki]:
    """A collection that holds them all."""
    folder = tmp_path_factory.mktemp("starter")
    export(cards, folder / "starter.apkg")
    with collection(folder / "anki") as anki:
        log = anki.read(folder / "starter.apkg")
        assert len(log.new) == len(cards)
        yield anki


def test_every_starter_card_arrives_once(cards: list[ExportCard], anki: Anki) -> None:
    assert len(cards) > 200
    assert anki.col.card_count() == anki.col.note_count() == len(cards)
    assert not anki.col.get_empty_cards().notes
    assert anki.col.fix_integrity()[1]


def test_every_starter_card_shows_what_its_face_says(cards: list[ExportCard], anki: Anki) -> None:
    faces: dict[str, Face] = {card.oldest: card.face for card in cards}
    for card in anki.cards():
        output, note = card.render_output(reload=True), card.note()
        expected = faces[note["Id"]]
        front, back = shown(output.question_text), shown(output.answer_text)

        assert note["Front"], note["Id"]
        assert note["Answer"], note["Id"]
        assert squeezed(plain(expected.prompt)) in front
        assert squeezed(plain(expected.cue)) in front
        assert squeezed(plain(expected.answer)) in back
        for row in expected.rows:
            assert all(squeezed(plain(line)) in back for line in (*row.lines, *row.remarks)), (note["Id"], row)
        assert "{{" not in output.question_text + output.answer_text
        assert ("[[type:Typed]]" in front) == isinstance(expected.ask, TypeIn)
        assert not output.answer_av_tags


def test_what_is_typed_from_the_keyboard_is_right(cards: list[ExportCard], anki: Anki) -> None:
    for card in anki.cards():
        if typed := card.note()["Typed"]:
            compared = anki.col.compare_answer(typed, seen(typed)[0])
            assert "typeBad" not in compared, typed
            assert "typeMissed" not in compared, typed


def test_the_first_twenty_starter_cards_are_of_twenty_items(cards: list[ExportCard]) -> None:
    notes = build(cards, {}, NOW).package.notes[:20]
    items = {note.fields[-1].rpartition("#")[0] for note in notes}

    assert len(items) == 20


def shown(html: str) -> str:
    return squeezed(seen(html)[0])


def squeezed(text: str) -> str:
    return " ".join(clean(text).replace("\xa0", " ").split())
