"""Packages of ours in the real Anki: imported, rendered, edited, answered, imported again."""

from __future__ import annotations

import re
from pathlib import Path

from tests.anki import samples
from tests.anki.backend import NOW, REVIEW, SECOND, Anki, collection, export, seen
from tutor.anki.export import ExportCard
from tutor.anki.naming import guid, note_id
from tutor.core.faces import Recall
from tutor.core.text import words

LATER = NOW + 10 * SECOND


def plain(key: str, answer: str = "yes", **more: object) -> ExportCard:
    return samples.card(key, samples.face(key, "question", words(f"What is {key}?"), Recall(), answer=answer), **more)


def study(anki: Anki, card_id: int) -> None:
    """Answers a card Good until it is in review."""
    while (card := anki.col.get_card(card_id)).type != REVIEW:
        card.start_timer()
        states = anki.col._backend.get_scheduling_states(card.id)
        anki.col.sched.answer_card(anki.col.sched.build_answer(card=card, states=states, rating=2))


def test_every_card_arrives_once_and_the_collection_is_sound(tmp_path: Path) -> None:
    told, _ = export(samples.CARDS, tmp_path / "deck.apkg")
    with collection(tmp_path / "anki") as anki:
        schema = anki.col.db.scalar("select scm from col")
        log = anki.read(tmp_path / "deck.apkg")

        assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (told.notes, 0, 0, 0)
        assert anki.col.card_count() == anki.col.note_count() == told.notes == len(samples.CARDS)
        assert anki.col.db.scalar("select scm from col") == schema
        assert anki.col.fix_integrity()[1], "Check Database finds nothing to mend"
        assert not anki.col.get_empty_cards().notes
        assert anki.col.db.scalar("select count() from revlog") == 0
        assert {card.type for card in anki.cards()} == {0}
        anki.col.after_note_updates(list(anki.col.find_notes("")), mark_modified=False, generate_cards=True)
        assert anki.col.card_count() == told.notes
        assert [kind.name for kind in anki.col.models.all_names_and_ids() if kind.name.startswith("Tutor")] == ["Tutor"]


def test_every_card_renders_with_a_front_and_an_answer(tmp_path: Path) -> None:
    export(samples.CARDS, tmp_path / "deck.apkg")
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "deck.apkg")
        for card in anki.cards():
            output, note = card.render_output(reload=True), card.note()
            front, back = seen(output.question_text)[0], seen(output.answer_text)[0]

            assert seen(note["Front"])[0].strip()
            assert seen(note["Front"])[0] in front
            assert seen(note["Answer"])[0] in back
            assert note["Label"] in front
            assert "{{" not in output.question_text + output.answer_text
            assert "[[type:Typed]]" in output.question_text or not note["Typed"]


def test_names_in_anki_are_ours_for_ever(tmp_path: Path) -> None:
    export(samples.CARDS, tmp_path / "deck.apkg")
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "deck.apkg")
        for each in samples.CARDS:
            note = anki.note(each.key)

            assert note.guid == guid(each.oldest)
            assert [note.id] == note.card_ids() == [note_id(note.guid)]
        assert anki.col.decks.id_for_name(samples.DECK)
        assert anki.col.decks.name(anki.cards()[0].did) == samples.DECK
        assert not anki.col.find_notes("weight-eaten-a-day"), "an Id is found by name alone"


def test_an_unchanged_export_is_the_same_bytes_and_all_duplicates(tmp_path: Path) -> None:
    _, ledger = export(samples.CARDS, tmp_path / "first.apkg")
    export(samples.CARDS, tmp_path / "second.apkg", ledger, LATER)
    assert (tmp_path / "first.apkg").read_bytes() == (tmp_path / "second.apkg").read_bytes()
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "first.apkg")
        log = anki.read(tmp_path / "second.apkg")

        assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 0, len(samples.CARDS))


def test_a_change_updates_its_note_and_leaves_the_schedule_alone(tmp_path: Path) -> None:
    _, ledger = export([plain("kelp/a#answer"), plain("kelp/b#answer")], tmp_path / "first.apkg")
    changed = [plain("kelp/a#answer", "no"), plain("kelp/b#answer"), plain("kelp/c#answer")]
    export(changed, tmp_path / "second.apkg", ledger, LATER)
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "first.apkg")
        id = anki.note("kelp/a#answer").id
        study(anki, id)
        before = anki.col.db.all("select * from cards where id = ?", id), anki.col.db.all("select * from revlog")
        log = anki.read(tmp_path / "second.apkg")

        assert (len(log.new), len(log.updated), len(log.duplicate)) == (1, 1, 1)
        assert anki.note("kelp/a#answer")["Answer"] == "no"
        assert (
            anki.col.db.all("select * from cards where id = ?", id),
            anki.col.db.all("select * from revlog"),
        ) == before
        assert len(before[1]) >= 1


def test_what_a_learner_edits_in_anki_survives_an_export_without_changes(tmp_path: Path) -> None:
    cards = [plain("kelp/a#answer"), plain("kelp/b#answer")]
    _, ledger = export(cards, tmp_path / "first.apkg")
    export([cards[0], plain("kelp/b#answer", "no")], tmp_path / "second.apkg", ledger, LATER)
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "first.apkg")
        note = anki.note("kelp/a#answer")
        note["Because"], note.tags = "my own words", ["mine"]
        anki.col.update_note(note)
        anki.read(tmp_path / "second.apkg")

        assert anki.note("kelp/b#answer")["Answer"] == "no"
        assert anki.note("kelp/a#answer")["Because"] == "my own words"
        assert anki.note("kelp/a#answer").tags == ["mine"]


def test_a_note_deleted_in_anki_comes_back_with_its_history(tmp_path: Path) -> None:
    export([plain("kelp/a#answer")], tmp_path / "deck.apkg")
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "deck.apkg")
        id = anki.note("kelp/a#answer").id
        study(anki, id)
        anki.col.remove_notes([id])
        anki.read(tmp_path / "deck.apkg")

        assert len(anki.col.card_stats_data(id).revlog) >= 1


def test_new_cards_come_in_introduction_order_twenty_items_on_the_first_day(tmp_path: Path) -> None:
    drills = ("name", "define", "expand")
    cards = [plain(f"kelp/item-{item:02}#{drill}") for item in range(25) for drill in drills]
    export(cards, tmp_path / "deck.apkg")
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "deck.apkg")
        anki.col.decks.select(anki.col.decks.id_for_name(samples.DECK))
        queued = anki.col.sched.get_queued_cards(fetch_limit=100)
        first = [anki.col.get_card(each.card.id).note()["Id"] for each in queued.cards]

        assert first == [f"kelp/item-{item:02}#name" for item in range(20)]
        assert [card.note()["Id"] for card in anki.cards()] == [
            f"kelp/item-{item:02}#{drill}" for drill in drills for item in range(25)
        ]


def test_a_learner_is_told_how_to_find_what_anki_keeps(tmp_path: Path) -> None:
    cards = [plain("kelp/a#answer"), plain("kelp/b#answer"), plain("kelp/c#answer")]
    _, ledger = export(cards, tmp_path / "first.apkg")
    told, _ = export(
        [plain("kelp/a#answer"), plain("kelp/b#answer", deck="Sea")], tmp_path / "second.apkg", ledger, LATER
    )
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "first.apkg")
        anki.read(tmp_path / "second.apkg")
        deck = anki.col.decks.name(anki.note("kelp/b#answer").cards()[0].did)

        assert (deck, told.stays[0].deck) == (samples.DECK, samples.DECK)
        assert [anki.col.get_note(id)["Id"] for id in anki.col.find_notes(told.stays[0].search)] == ["kelp/b#answer"]
        assert [anki.col.get_note(id)["Id"] for id in anki.col.find_notes(told.gone[0].search)] == ["kelp/c#answer"]


def test_typing_is_hidden_on_a_phone_by_a_class_of_the_card(tmp_path: Path) -> None:
    export(samples.CARDS[:1], tmp_path / "deck.apkg")
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "deck.apkg")
        card = anki.cards()[0]

        assert '<div class="tutor tutor::desktop">' in card.render_output().question_text
        assert r".mobile .tutor\:\:desktop .typing { display: none; }" in card.note_type()["css"]


def test_pictures_and_sounds_arrive_and_play(tmp_path: Path) -> None:
    (tmp_path / "otter.png").write_bytes(b"png")
    (tmp_path / "call.mp3").write_bytes(b"mp3")
    card = plain("kelp/a#answer", images=(tmp_path / "otter.png",), audio=(tmp_path / "call.mp3",))
    export([card], tmp_path / "deck.apkg")
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "deck.apkg")
        output = anki.cards()[0].render_output()
        names = re.findall(r'<img src="([^"]+)"', output.answer_text) + [tag.filename for tag in output.answer_av_tags]

        assert len(names) == 2
        assert {(Path(anki.col.media.dir()) / name).read_bytes() for name in names} == {b"png", b"mp3"}
        assert not output.question_av_tags


def test_hostile_names_of_decks_and_tags_arrive_as_they_were_made(tmp_path: Path) -> None:
    from tutor.anki.naming import deck_name

    decks = [deck_name(title) for title in ('He said "no"', "a::b", "tab\there", "Über 漢字", "<b>", "50 % of*")]
    cards = [plain(f"kelp/{index}#answer", deck=deck, tags=("Tag mit ü", "a::b")) for index, deck in enumerate(decks)]
    export(cards, tmp_path / "deck.apkg")
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "deck.apkg")

        assert {anki.col.decks.name(card.did) for card in anki.cards()} == set(decks)
        assert {tuple(card.note().tags) for card in anki.cards()} == {("a::b", "Tag_mit_ü")}
