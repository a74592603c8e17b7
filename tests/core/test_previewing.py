"""What a file shows of itself before it is drilled: every wording, drafts marked, cards kept over an error."""

from __future__ import annotations

from tutor.core.cards import Deck
from tutor.core.previewing import Preview, card_views, drilled, kept
from tutor.core.problems import Place, Problem
from tutor.files.decode import decode
from tutor.files.sheet import Sheet

TEXT = """\
terms:
  - {term: urchin barren, definition: Sea floor grazed bare of kelp., clue: What is left when nobody eats the grazers.}
  - {term: kelp, definition: Large brown seaweed., draft: true}
faqs:
  - {flawed: A barren mends itself., sound: A barren lasts until something eats the urchins.}
  - {question: Which eat urchins?, right: [otters, wolf eels], wrong: [kelp, snails, sea stars]}
claims:
  - {cause: otters, decreases: urchins, evidence: []}
"""


def preview(text: str = TEXT, *decks: Deck) -> Preview:
    reading = decode(Sheet("kelp.yaml", text))
    lines = {id: place.line for id, place in reading.places().items()}
    views = card_views(reading.file, lines, decks) if reading.file else ()
    starts = tuple(at for at, line in enumerate(text.split("\n"), 1) if line.startswith("  - "))
    return Preview("kelp.yaml", "kelp", views, reading.problems, "", starts, bool(decks))


def test_cards_stand_in_the_order_of_the_file_with_every_wording_once() -> None:
    found = [(view.key.removeprefix("kelp/"), view.line, len(view.faces), view.draft) for view in preview().cards]

    assert found[:4] == [
        ("urchin-barren#name", 2, 2, False),
        ("urchin-barren#define", 2, 1, False),
        ("kelp#name", 3, 1, True),
        ("kelp#define", 3, 1, True),
    ]
    assert [one[1:] for one in found[4:6]] == [(5, 2, False), (6, 1, False)]
    assert all(line == 8 for _, line, _, _ in found[6:])


def test_a_card_says_where_it_is_drilled() -> None:
    shallow = Deck("sea", "The sea", ("kelp",))
    told = {view.key: drilled(view, True) for view in preview(TEXT, shallow).cards}
    alone = {view.key: drilled(view, False) for view in preview().cards}

    assert told["kelp/urchin-barren#name"] == "in The sea"
    assert told["kelp/urchin-barren#define"] == "in no deck; from depth deep on"
    assert told["kelp/kelp#name"] == "a draft, not drilled yet"
    assert alone["kelp/urchin-barren#define"] == "from depth deep on"


def test_a_card_whose_item_broke_stays_until_it_is_mended_or_gone() -> None:
    before = preview()
    broken = kept(before, preview(TEXT.replace("definition: Sea floor", "defintion: Sea floor")))
    gone = kept(before, preview("\n".join(line for line in TEXT.split("\n") if "urchin barren" not in line)))

    assert [view.key for view in broken.cards] == [view.key for view in before.cards]
    assert [view.stale for view in broken.cards[:3]] == [True, True, False]
    assert not any("urchin-barren" in view.key for view in gone.cards)


def test_a_file_that_cannot_be_read_at_all_keeps_every_card() -> None:
    before = preview()
    now = Preview("kelp.yaml", "kelp.yaml", (), (Problem("yaml", "error", Place("kelp.yaml", 3), "broken"),))
    after = kept(before, now)

    assert (len(after.cards), after.title, after.errors) == (len(before.cards), "kelp", 1)
    assert kept(after, before) == before


def test_the_place_is_kept_by_card_then_by_item_then_by_number() -> None:
    shown = preview()

    assert shown.again("kelp/kelp#name", 0) == 2
    assert shown.again("kelp/kelp#expand", 0) == 2
    assert (shown.again("kelp/gone#name", 3), shown.again("kelp/gone#name", 99)) == (3, len(shown.cards) - 1)
