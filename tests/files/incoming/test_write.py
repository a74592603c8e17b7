"""What becomes of cards in a question file: items, ids, tags, sources; and that any of it reads back without an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.incoming import Delivery, Incoming, Left
from tutor.core.items import ChoiceForm, Claim, Faq, Item, QuestionFile, Recalled, Term, TypedForm
from tutor.core.problems import Refusal
from tutor.files.decode import decode
from tutor.files.incoming import media, write
from tutor.files.incoming.media import Shelf
from tutor.files.incoming.write import Imported, imported
from tutor.files.sheet import MAX_BYTES, Sheet

BLANK = Incoming("line 1", "seed", "asked", "", markup="plain")


def asked(front: str, back: str = "", **more: object) -> Incoming:
    return BLANK._replace(front=front, back=back, **more)  # type: ignore[arg-type]


def came(*incoming: Incoming, shelf: Shelf | None = None) -> Imported:
    return imported(Delivery("a table", "", len(incoming), incoming), "sea", "sea.csv", shelf)


def files(found: Imported, root: str = "") -> list[QuestionFile]:
    read = [decode(Sheet(f"{file.id}.yaml", file.text), root) for file in found.files]
    assert [problem for reading in read for problem in reading.problems if problem.severity == "error"] == []
    return [reading.file for reading in read if reading.file is not None]


def items(*incoming: Incoming) -> list[Item]:
    return [item for file in files(came(*incoming)) for item in file.items.values()]


def left(found: Imported) -> list[tuple[str, bool]]:
    return [(each.reason, each.whole) for each in found.left]


def test_a_card_that_is_asked_one_way_stays_a_question() -> None:
    item = items(asked("keystone species", "Species with an effect far larger than its numbers"))[0]

    assert isinstance(item, Faq)
    assert item.form == Recalled("Species with an effect far larger than its numbers")


def test_what_is_asked_both_ways_is_a_term_where_one_side_is_a_name() -> None:
    for front, back in (("kelp", "A large brown alga of cold seas"), ("A large brown alga of cold seas", "kelp")):
        item = items(asked(front, back, shape="both"))[0]
        assert isinstance(item, Term)
        assert (item.term, item.definition) == ("kelp", "A large brown alga of cold seas")


@pytest.mark.parametrize(
    ("front", "back"), [("der Hund", "dog"), ("What is kelp?", "A large brown alga of cold seas"), ("a b c d e f", "g h i j k l")]
)  # fmt: skip
def test_what_is_asked_both_ways_is_two_questions_where_neither_side_is_plainly_a_name(front: str, back: str) -> None:
    found = items(asked(front, back, shape="both"))

    assert [(item.question, item.form) for item in found if isinstance(item, Faq)] == [
        (front, Recalled(back)),
        (back, Recalled(front)),
    ]


def test_a_list_is_points_to_tick() -> None:
    item = items(asked("Foods?", "<p>Some:</p><ul><li>urchins</li><li>clams</li></ul>", markup="html"))[0]

    assert isinstance(item, Faq)
    assert item.form == Recalled("Some:", ("urchins", "clams"))


@pytest.mark.parametrize(
    ("gaps", "form"),
    [
        (("otters",), TypedForm(("otters",))),
        (("otters", "otters"), TypedForm(("otters",))),
        (("otters", "kelp"), Recalled("", ("otters", "kelp"))),
        ((r"\(x^2\)",), Recalled(r"\(x^2\)")),
        (("one\n\ntwo",), Recalled("one\n\ntwo")),
    ],
)
def test_what_belongs_into_gaps(gaps: tuple[str, ...], form: ChoiceForm) -> None:
    item = items(asked("[…] eat", shape="gap", gaps=gaps))[0]

    assert isinstance(item, Faq)
    assert (item.question, item.form) == ("[…] eat", form)


def test_a_claim_with_its_relation_in_other_words_and_its_source() -> None:
    found = came(asked("sea otters", "urchins", shape="claim", relation="Reduces", source="Estes 1998"))
    file = files(found)[0]
    item = file.items["sea-otters-decreases-urchins"]

    assert isinstance(item, Claim)
    assert (item.relation, item.evidence[0].source) == ("decreases", "estes-1998")
    assert file.sources["estes-1998"].title == "Estes 1998"


def test_a_relation_that_is_none_is_left() -> None:
    assert "'eats' is no relation" in left(came(asked("a", "b", shape="claim", relation="eats")))[0][0]


def test_one_source_is_not_that_of_those_who_name_none() -> None:
    file = files(came(asked("a?", "b", source="S"), asked("c?", "d")))[0]

    assert [item.common.sources for item in file.items.values()] == [("s",), ()]


def test_ids_are_the_slug_of_the_wording_and_stay_the_same() -> None:
    cards = (asked("What?", "a"), asked("What?", "b", seed="other"), asked("?!", "c"), asked("x?", "y", id="mine"))
    first, again = came(*cards), came(*cards)

    assert first == again
    ids = list(files(first)[0].items)
    assert ids[0] == "what"
    assert ids[1].startswith("what-")
    assert ids[2].startswith("card-")
    assert ids[3] == "mine"
    # More cards at the next import change no id.
    assert list(files(came(asked("What else?", "z"), *cards))[0].items)[1:] == ids


def test_the_same_card_twice_is_carried_once_and_said() -> None:
    found = came(asked("a?", "b"), asked("a?", "b", at="line 2"))

    assert found.items["faqs"] == 1
    assert left(found) == [("the same is asked by another card", True)]


def test_several_decks_become_tags_by_what_tells_them_apart() -> None:
    found = came(asked("a?", "b", deck="Sea::Kelp forest", tags=("Food::Web", "")), asked("c?", "d", deck="Sea::Rocks"))

    assert found.decks == {"Sea::Kelp forest": "kelp-forest", "Sea::Rocks": "rocks"}
    assert [item.common.tags for item in files(found)[0].items.values()] == [("kelp-forest", "food-web"), ("rocks",)]


def test_what_has_no_text_to_ask_is_left_with_the_reason() -> None:
    found = came(
        asked("<img src=a.png>", "b", markup="html"),
        asked("c?", "", markup="html"),
        asked(" ", "d"),
        asked("e" * 30_000, "f"),
    )

    assert not found.files
    assert [reason for reason, whole in left(found) if whole] == [
        "its question is a picture alone",
        "its answer is empty",
        "its question is empty",
        "a text of more than 20,000 characters",
    ]


def test_an_answer_that_is_a_picture_alone_needs_the_picture(tmp_path: Path) -> None:
    card = asked("Look?", "<img src=a.png>", markup="html")
    kept = came(card, shelf=Shelf(str(tmp_path), {"a.png": b"otter"}.__getitem__))
    gone = came(card, shelf=Shelf(str(tmp_path), media.beside(str(tmp_path / "deck.md"))))

    assert [item.form for item in files(kept, str(tmp_path))[0].items.values()] == [Recalled("see the picture")]  # type: ignore[union-attr]
    assert not gone.files
    assert ("its answer is a picture or a sound, which could not be kept", True) in left(gone)


def test_what_was_left_stands_at_the_head_of_the_file() -> None:
    delivery = Delivery(
        "a table", "Sea", 2, (asked("a?", "b"),), (Left("line 2", "it is odd"), Left("line 3", "it is odd"))
    )
    text = imported(delivery, "sea", "sea.csv").files[0].text

    assert text.startswith("# Imported from sea.csv: a table.\n# Not carried: 2 × it is odd.\nid: sea\ntitle: Sea\n")


def test_media_are_kept_under_names_made_of_their_content(tmp_path: Path) -> None:
    contents = {"a.PNG": b"otter", "again.png": b"otter", "b.mp3": b"waves"}
    shelf = Shelf(str(tmp_path), contents.__getitem__)
    card = asked("x<img src=a.PNG><img src=again.png>", "y[sound:b.mp3]", markup="html")
    found = came(card, shelf=shelf)
    common = next(iter(files(found, str(tmp_path))[0].items.values())).common

    assert (tmp_path / common.image).read_bytes() == b"otter"
    assert (tmp_path / common.audio).read_bytes() == b"waves"
    assert sorted(each.suffix for each in (tmp_path / "media").iterdir()) == [".mp3", ".png"]
    assert "a second picture (an item has one)" in [reason for reason, _ in left(found)]
    shelf.take_back()
    assert not (tmp_path / "media").exists()


def test_media_that_are_neither_seen_nor_heard_too_much_or_outside_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "lib").mkdir()
    shelf = Shelf(str(tmp_path / "lib"), media.beside(str(tmp_path / "deck" / "deck.md")))
    (tmp_path / "deck" / "in").mkdir()
    (tmp_path / "deck" / "in.png").mkdir()
    (tmp_path / "deck" / "in" / "mine.png").write_bytes(b"mine")
    assert shelf.keep("in/../in/mine.png").startswith("media/")
    shelf.take_back()
    for name in (
        "../secret.png",
        "link.png",
        str(tmp_path / "secret.png"),
    ):
        with pytest.raises(Refusal, match="lies outside of the folder of deck"):
            shelf.keep(name)
    for name, said in (("absent.png", "is not there"), ("x.html", "no kind"), ("noname", "no kind"), ("a\0.png", "is not there"), ("in.png", "is not there")):  # fmt: skip
        with pytest.raises(Refusal, match=said):
            shelf.keep(name)
    monkeypatch.setattr(media, "LARGEST_IN_ALL", 3)
    (tmp_path / "deck" / "big.png").write_bytes(b"four")
    with pytest.raises(Refusal, match="more than"):
        Shelf(str(tmp_path / "lib"), media.beside(str(tmp_path / "deck" / "deck.md"))).keep("big.png")
    assert list((tmp_path / "lib").iterdir()) == []


def test_media_are_not_kept_through_a_link_out_of_the_library(tmp_path: Path) -> None:
    for name in ("lib", "away"):
        (tmp_path / name).mkdir()
    (tmp_path / "a.png").write_bytes(b"a")
    (tmp_path / "lib" / "media").symlink_to(tmp_path / "away")

    with pytest.raises(Refusal, match="leads out of the library"):
        Shelf(str(tmp_path / "lib"), media.beside(str(tmp_path / "deck.md"))).keep("a.png")
    assert list((tmp_path / "away").iterdir()) == []


def test_what_was_kept_before_is_not_taken_back(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.png").write_bytes(name.encode())
    first, second = (Shelf(str(tmp_path), media.beside(str(tmp_path / "deck.md"))) for _ in range(2))
    first.keep("a.png")
    second.keep("a.png")
    second.keep("b.png")
    assert (first.copied, second.copied) == (1, 1)
    second.take_back()

    assert [path.read_bytes() for path in (tmp_path / "media").iterdir()] == [b"a"]


def test_a_large_delivery_goes_into_several_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "MOST_ITEMS", 3)
    found = came(*(asked(f"question {number}?", "a", seed=str(number)) for number in range(7)))

    assert [file.id for file in found.files] == ["sea", "sea-2", "sea-3"]
    assert [len(file.items) for file in files(found)] == [3, 3, 1]


def test_a_file_is_no_longer_than_one_that_is_read_however_long_its_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "LARGEST_FILE", 6000)
    long = [
        asked(f"question {number}?", "a: b" * 9, seed=str(number), source=f"{number}: " + "ü" * 900)
        for number in range(12)
    ]
    short = [asked(f"another {number}?", "a", seed=f"s{number}", source="one book") for number in range(40)]
    found = came(*long, *short)

    assert max(len(file.text.encode()) for file in found.files) <= 6000 + 300
    assert [item.question for file in files(found) for item in file.items.values() if isinstance(item, Faq)] == [
        each.front for each in (*long, *short)
    ]
    assert len(found.files) < 9


def test_the_size_of_one_file_leaves_room_for_its_head() -> None:
    assert write.LARGEST_FILE + (1 << 19) < MAX_BYTES


STRANGE = st.text(st.one_of(st.sampled_from("ab: #-[]{}'\"\\`*_&!|>%@?,\n\t<b>…"), st.characters()), max_size=40)
CARDS = st.builds(
    Incoming,
    at=STRANGE,
    seed=STRANGE,
    shape=st.sampled_from(["asked", "typed", "both", "gap", "term", "claim"]),
    front=STRANGE,
    back=STRANGE,
    gaps=st.lists(STRANGE, min_size=1, max_size=3).map(tuple),
    because=STRANGE,
    relation=st.one_of(STRANGE, st.sampled_from(["increases", "reduces", "weakens"])),
    tags=st.lists(STRANGE, max_size=3).map(tuple),
    deck=STRANGE,
    source=STRANGE,
    id=STRANGE,
    markup=st.sampled_from(["html", "plain", "markdown"]),
)


@given(st.lists(CARDS, max_size=8), STRANGE, STRANGE)
def test_whatever_arrives_reads_back_without_an_error_and_is_carried_or_said(
    cards: list[Incoming], title: str, source: str
) -> None:
    found = imported(Delivery("a table", title, len(cards), tuple(cards)), "sea", source)
    read = files(found)

    assert sum(len(file.items) for file in read) == sum(found.items.values())
    assert sum(found.items.values()) + sum(each.whole for each in found.left) >= len(cards)
    assert found == imported(Delivery("a table", title, len(cards), tuple(cards)), "sea", source)
