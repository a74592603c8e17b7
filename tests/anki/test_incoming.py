"""What the cards of a collection ask: the real backend wrote it, with every stock note type and some of a learner's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.anki import samples
from tests.anki.backend import Anki, collection, export
from tests.anki.collections import written
from tutor.anki import incoming
from tutor.anki.collection import opened
from tutor.anki.incoming import COVERED, OURS, delivery
from tutor.anki.templates import side, told
from tutor.anki.unpack import MEGABYTE
from tutor.core.faces import Recall
from tutor.core.incoming import Delivery, Incoming
from tutor.core.problems import Refusal
from tutor.core.text import words


def arrived(folder: Path, fill: Callable[[Anki], None]) -> Delivery:
    """What is read of a collection that was filled."""
    with collection(folder / "anki") as anki:
        fill(anki)
    with opened(folder / "anki" / "collection.anki2") as found:
        return delivery(found)


def of_type(name: str, *fields: str) -> Callable[[Anki], None]:
    """One note of a stock type, in a deck of its own."""

    def fill(anki: Anki) -> None:
        deck = anki.col.decks.id("Sea::Kelp")
        assert deck is not None
        anki.col.add_note(written(anki, name, (*fields, "", "", "", "", "")), deck)

    return fill


def asked(found: Delivery) -> Sequence[tuple[str, str, str, tuple[str, ...]]]:
    return [(each.shape, each.front.strip(), each.back.strip(), each.gaps) for each in found.incoming]


STOCK: dict[str, tuple[tuple[str, ...], list[tuple[str, str, str, tuple[str, ...]]]]] = {
    "Basic": (("Front <b>x</b>", "Back"), [("asked", "Front <b>x</b>", "Back", ())]),
    "Basic (and reversed card)": (("a", "b"), [("both", "a", "b", ())]),
    "Basic (optional reversed card)": (("a", "b", ""), [("asked", "a", "b", ())]),
    "Basic (type in the answer)": (("a", "b"), [("typed", "a", "b", ())]),
    "Cloze": (
        ("{{c1::a}} and {{c2::b::h}}", "more"),
        [("gap", "[…] and b", "", ("a",)), ("gap", "a and [… h]", "", ("b",))],
    ),
}


@pytest.mark.parametrize("name", STOCK)
def test_a_note_of_a_stock_type(tmp_path: Path, name: str) -> None:
    fields, wanted = STOCK[name]
    found = arrived(tmp_path, of_type(name, *fields))

    assert asked(found) == wanted
    assert {each.deck for each in found.incoming} == {"Sea::Kelp"}
    assert found.title == "Sea: Kelp"
    assert not found.left


def test_an_optional_reversed_card_is_asked_both_ways_where_its_author_wanted_it(tmp_path: Path) -> None:
    assert asked(arrived(tmp_path, of_type("Basic (optional reversed card)", "a", "b", "y"))) == [
        ("both", "a", "b", ())
    ]


def test_what_the_back_says_besides_the_gap_comes_along(tmp_path: Path) -> None:
    found = arrived(tmp_path, of_type("Cloze", "{{c1::a}} b", "more"))

    assert [each.because.strip() for each in found.incoming] == ["<br>\nmore"]


def test_covered_pictures_are_left(tmp_path: Path) -> None:
    covered = of_type(
        "Image Occlusion", "{{c1::image-occlusion:rect:left=.1:top=.1:width=.1:height=.1}}", "<img src=x.png>"
    )
    found = arrived(tmp_path, covered)

    assert not found.incoming
    assert [each.reason for each in found.left] == [COVERED]


def test_an_unknown_note_type_is_carried_as_its_templates_show_it(tmp_path: Path) -> None:
    def fill(anki: Anki) -> None:
        model = anki.col.models.copy(anki.col.models.by_name("Basic"), add=False)  # type: ignore[arg-type]
        model["name"], model["id"] = "Capitals", 0
        anki.col.models.add_field(model, anki.col.models.new_field("Map"))
        model["tmpls"][0]["qfmt"] = "What is the capital of {{Front}}?{{^Map}} (no map){{/Map}}{{tts en_US:Front}}"
        model["tmpls"][0]["afmt"] = "{{FrontSide}}<hr id=answer>{{Back}}{{#Map}}, see {{Map}}{{/Map}}"
        anki.col.models.add_dict(model)
        of_type("Capitals", "France", "Paris")(anki)

    assert asked(arrived(tmp_path, fill)) == [("asked", "What is the capital of France? (no map)", "Paris", ())]


def test_cards_of_a_library_of_ours_are_known(tmp_path: Path) -> None:
    face = samples.face("sea/otters#answer", "question", words("What eats urchins?"), Recall())
    export([samples.card("sea/otters#answer", face)], tmp_path / "ours.apkg")
    with opened(tmp_path / "ours.apkg") as found:
        came = delivery(found)

    assert not came.incoming
    assert [each.reason for each in came.left] == [OURS]


def test_tags_come_along_but_for_marks_of_ankis_own(tmp_path: Path) -> None:
    def fill(anki: Anki) -> None:
        of_type("Basic", "a", "b")(anki)
        note = anki.col.get_note(anki.col.find_notes("")[0])
        note.tags = ["leech", "food::web"]
        anki.col.update_note(note)

    found = arrived(tmp_path, fill)

    assert [each.tags for each in found.incoming] == [("food::web",)]
    assert [(each.reason, each.whole) for each in found.left] == [("the tag 'leech' is a mark of Anki's own", False)]


def test_a_card_that_is_there_many_times_is_one(tmp_path: Path) -> None:
    found = arrived(tmp_path, many_times("x", 300))

    assert asked(found) == [("asked", "x", "x", ())]


def many_times(said: str, times: int) -> Callable[[Anki], None]:
    """A note with so many cards by one template, as no Anki makes them."""

    def fill(anki: Anki) -> None:
        of_type("Basic", said, said)(anki)
        (row,) = anki.col.db.all("select * from cards")
        marks = ", ".join("?" * len(row))
        anki.col.db.executemany(f"insert into cards values({marks})", [[id, *row[1:]] for id in range(1, times)])

    return fill


def many_templates(anki: Anki) -> None:
    """A small note of a note type whose hundred templates say it four hundred times each."""
    models = anki.col.models
    kind = models.new("Many")
    models.add_field(kind, models.new_field("Said"))
    for number in range(100):
        template = models.new_template(f"card {number}")
        template["qfmt"] = template["afmt"] = "{{Said}}" * 400 + str(number)
        models.add_template(kind, template)
    models.add(kind)
    note = anki.col.new_note(models.by_name("Many"))
    note.fields[0] = "kelp " * 40
    anki.col.add_note(note, anki.col.decks.id("Sea"))
    of_type("Basic", "small", "note")(anki)


def test_a_note_whose_cards_say_too_much_is_left(tmp_path: Path) -> None:
    found = arrived(tmp_path, many_templates)

    assert asked(found) == [("asked", "small", "note", ())]
    assert [left.reason for left in found.left] == ["its cards say more than 8 MB together"]


def test_a_collection_whose_cards_say_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "LARGEST", MEGABYTE)

    with pytest.raises(Refusal, match="say more than 1 MB together"):
        arrived(tmp_path, lambda anki: [of_type("Basic", f"{number}" * 150_000, "")(anki) for number in range(8)])


def test_each_card_has_a_seed_of_its_own_that_lasts(tmp_path: Path) -> None:
    first = arrived(tmp_path, of_type("Cloze", "{{c1::a}} {{c2::b}}"))
    with opened(tmp_path / "anki" / "collection.anki2") as found:
        again = delivery(found)

    seeds: list[str] = [each.seed for each in first.incoming]
    assert len(set(seeds)) == 2
    assert [each.seed for each in again.incoming] == seeds
    assert all(isinstance(each, Incoming) for each in again.incoming)


TEMPLATES = {
    "a field": ("{{F}}", "f"),
    "a filter": ("{{text:furigana:F}}", "f"),
    "shown when filled": ("{{#F}}a{{/F}}{{#E}}b{{/E}}", "a"),
    "shown when empty": ("{{^E}}a{{/E}}{{^F}}b{{/F}}", "a"),
    "a section in a section that is hidden": ("{{#E}}{{#F}}a{{/F}}{{/E}}b", "b"),
    "what Anki fills in itself": ("{{Tags}}{{Deck}}{{FrontSide}}{{Card}}x", "x"),
    "no such field": ("{{Nope}}x", "x"),
    "speech": ("{{tts en_US:F}}x", "x"),
    "a comment": ("<!-- {{F}} -->x", "x"),
    "sections that do not match": ("{{#F}}a{{/E}}b", "ab"),
}


@pytest.mark.parametrize("case", TEMPLATES)
def test_a_template_with_its_fields(case: str) -> None:
    template, wanted = TEMPLATES[case]

    assert side(template, {"F": "f", "E": " <br>"}).html == wanted


def test_the_answer_stands_below_the_line() -> None:
    assert told('front<hr id="answer">back') == "back"
    assert told("all") == "all"
    assert side("{{type:F}}", {"F": "f"}).typed == "F"
