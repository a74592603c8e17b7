"""A deck as text: key points first, then what it holds in the order in which it is introduced, answers and all."""

from __future__ import annotations

from tests.core.files import AFTERBURN, OTTERS, changed
from tutor.core.cards import DEEP, GIST, STANDARD, Cards, Deck
from tutor.core.drills import cards
from tutor.core.items import Gist, QuestionFile
from tutor.core.library import Library
from tutor.core.reading import Passage, markdown, passages
from tutor.core.text import plain

SHORT = "SF1 neurons have to keep firing for about an hour after a run, or stamina does not build"


def library(*files: QuestionFile) -> Library:
    return Library("", Cards.of(card for file in files for card in cards(file)), (), {file.id: file for file in files})


def deck(*files: QuestionFile, depth: int = STANDARD, **only: tuple[str, ...]) -> Deck:
    return Deck("both", "Otters and mice", tuple(file.id for file in files), depth=depth, **only)  # type: ignore[arg-type]


def read(*files: QuestionFile, depth: int = STANDARD, **only: tuple[str, ...]) -> list[Passage]:
    return list(passages(library(*files), deck(*files, depth=depth, **only)))


def by_item(found: list[Passage]) -> dict[str, str]:
    return {passage.item.partition("/")[2]: plain(passage.text) for passage in found if passage.item}


def test_the_page_of_the_sketch() -> None:
    file = AFTERBURN._replace(gist=(Gist(SHORT),))

    assert [(one.label, plain(one.text), one.remark, one.item) for one in read(file)] == [
        ("in short", SHORT + ".", "", ""),
        ("term", "SF1 neurons  cells of the VMH that fire in exercise and for an hour or more afterwards", "", "neural-afterburn-nn/sf1-neurons"),
        ("claim", "Endurance improves only if SF1 neurons keep firing for about an hour after exercise.", "shown in animals", "neural-afterburn-nn/sf1-endurance"),
    ]  # fmt: skip


def test_items_come_in_the_order_of_their_introduction_each_once_and_only_what_the_deck_holds() -> None:
    held = dict.fromkeys(card.item for card in cards(OTTERS) if card.depth <= STANDARD)
    gist = {card.item for card in cards(OTTERS) if card.depth == GIST}

    assert [one.item for one in read(OTTERS) if one.item] == list(held)
    assert {one.item for one in read(OTTERS, depth=GIST) if one.item} == gist
    assert {one.label for one in read(OTTERS, types=("terms",))} == {"in short", "term"}
    assert "otters-kelp/half-done" not in {one.item for one in read(OTTERS, depth=DEEP)}


def test_a_question_stands_with_its_answer() -> None:
    texts = by_item(read(OTTERS, depth=DEEP))

    assert texts["how-tell"].split("\n") == [
        "How could anyone tell what otters do without removing any?",
        "· hunting had cleared some islands",
        "· kelp where otters lived, barrens where not",
        "· the islands are alike otherwise",
    ]
    assert texts["share"] == "What share of its own weight does a sea otter eat a day?\n25 %"
    assert texts["hunter"] == "What eats otters?\norcas"
    assert texts["who-grazes"] == "Who grazes kelp?\nurchins"
    assert texts["both"] == "Which two gain from otters?\n· kelp\n· fish"
    assert texts["story"].split("\n")[1:] == ["1911  otters are hunted", "2  urchins multiply", "3  kelp goes"]
    assert texts["why-care"] == "Why care?\nBecause kelp feeds many."


def test_of_twins_only_the_sound_one_is_read() -> None:
    assert by_item(read(OTTERS))["mends-itself"].startswith("Urchins get by for years on scraps")


def test_a_claim_is_its_sentence_and_says_quietly_what_it_falls_short_of() -> None:
    remarks = {one.item.partition("/")[2]: one.remark for one in read(OTTERS, depth=DEEP)}
    plain_claim = read(changed("otters-urchins", say="", verb=""))

    assert by_item(read(OTTERS))["otters-kelp"] == "Where sea otters return, the urchin barren turns to kelp."
    assert by_item(plain_claim)["otters-urchins"] == "Sea otters decrease sea urchins."
    assert (remarks["otters-kelp"], remarks["orcas-otters"], remarks["otters-urchins"]) == ("suggested only", "open", "goes together only")  # fmt: skip


def test_a_definition_goes_on_after_its_term_unless_it_opens_with_a_name() -> None:
    def text(definition: str) -> str:
        return by_item(read(changed("keystone-species", definition=definition)))["keystone-species"]

    assert text("Species of weight.") == "keystone species  species of weight"
    assert text("A species of weight. It is rare.") == "keystone species  a species of weight. It is rare."
    assert text("BDNF and the like.") == "keystone species  BDNF and the like"


def test_full_forms_are_read_where_they_are_asked() -> None:
    remarks = {one.item: one.remark for one in read(AFTERBURN, depth=DEEP)}

    assert remarks["neural-afterburn-nn/sf1-neurons"] == "in full: steroidogenic factor-1 neurons"


def test_the_same_as_a_markdown_page() -> None:
    page = markdown(library(OTTERS, AFTERBURN), deck(OTTERS, AFTERBURN))

    assert page.startswith("# Otters and mice\n\n## The otter that holds up a forest\n\n- In short.\n\n")
    assert "\n**SF1 neurons**  cells of the VMH" in page
    assert "about an hour after exercise. *(shown in animals)*\n" in page
    assert "**Which two gain from otters?**\n\n- kelp\n- fish\n" in page
    assert "**What eats otters?**\n\norcas\n" in page
    assert "a stretch of sea; where fishing is *limited*" in page
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


def test_a_file_that_cannot_be_read_is_passed_over() -> None:
    found = passages(library(AFTERBURN), deck(OTTERS, AFTERBURN))

    assert {passage.item.partition("/")[0] for passage in found if passage.item} == {AFTERBURN.id}
