"""The drafts of a file on the screen: read, reworded, accepted, dropped, merged, and found again whatever happens to the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.tui import screen
from tests.tui.authored import FILE, AuthorDesk
from tests.tui.screen import Driver, same_as
from tutor.core.drafting import Reviewing
from tutor.core.problems import Refusal
from tutor.tui.preview import PreviewSheet
from tutor.tui.review import ReviewSheet
from tutor.tui.widgets.glyphs import ASCII

SIZES = ((80, 24), (120, 40), (40, 15))


opened = partial(screen.opened, quick=True)


@pytest.fixture(autouse=True)
def _looked_at_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReviewSheet, "look_again", 0.02)
    monkeypatch.setattr(ReviewSheet, "unseen", float("-inf"))
    monkeypatch.setattr(PreviewSheet, "look_again", 0.02)


@pytest.fixture
def desk(tmp_path: Path) -> AuthorDesk:
    return AuthorDesk(tmp_path)


def at(desk: AuthorDesk) -> Reviewing:
    return Reviewing(desk.path)


async def waited(driver: Driver, words: str) -> None:
    """Waits until the screen has noticed the file."""
    for _ in range(300):
        await driver.pilot.pause(0.01)
        await driver.settle()
        if words in driver.text:
            return
    raise AssertionError(driver.text)


# ---- as it looks


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_draft_stands_beside_its_passage(desk: AuthorDesk, size: tuple[int, int]) -> None:
    async with opened(desk, at(desk), size=size) as driver:
        same_as(f"review-{size[0]}x{size[1]}", driver.text)
        await driver.press(*["s"] * 4)

        same_as(f"review-claim-{size[0]}x{size[1]}", driver.text)


async def test_a_row_is_written_on_as_many_lines_as_it_takes(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("enter")

        same_as("review-rewording-80x24", driver.text)


async def test_the_items_it_can_be_merged_with_are_listed_the_likest_first(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("s", "m")

        same_as("review-merging-80x24", driver.text)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_end_says_what_was_done_and_what_comes_next(desk: AuthorDesk, size: tuple[int, int]) -> None:
    async with opened(desk, at(desk), size=size) as driver:
        await driver.press("d", "d", "a", "d", "a")
        assert "2 accepted, 3 dropped, every act saved" in " ".join(driver.text.split())
        same_as(f"reviewed-{size[0]}x{size[1]}", driver.text)


async def test_in_plain_ascii_nothing_is_lost(desk: AuthorDesk) -> None:
    desk.settings = desk.settings._replace(glyphs="ascii")
    async with opened(desk, at(desk)) as driver:
        same_as("review-ascii", driver.text)

        assert driver.text.isascii()
        assert ASCII.wrong in driver.text


DOUBTS = (
    'not placed: "although how much it does so in older people"; elsewhere in the sentence: "within a few years"; '
    'not placed: "is still being studied by several groups of divers on many coasts"; hedged: "may"'
)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_doubts_are_folded_where_they_would_push_the_question_away(
    desk: AuthorDesk, size: tuple[int, int]
) -> None:
    desk.write(
        FILE.replace("        outcome: increased\n", f"        outcome: increased\n    note: '(draft) {DOUBTS}'\n")
    )
    async with opened(desk, at(desk), size=size) as driver:
        await driver.press("left")
        same_as(f"review-doubts-{size[0]}x{size[1]}", driver.text)
        assert ("Sea otters hold down" in driver.text) == (size[1] > 15)
        await driver.press("w")
        whole = driver.text
        for _ in range(3):
            await driver.press("pagedown")
            whole += driver.text
        await driver.press("w", *["pagedown"] * 2)

        assert "studied by several groups" in " ".join(whole.split())
        assert ("3 pieces of the sentence" in " ".join(driver.text.split())) == (size[1] < 40)
    assert DOUBTS in desk.text


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_way_to_write_is_told(desk: AuthorDesk, size: tuple[int, int]) -> None:
    async with opened(desk, at(desk), size=size) as driver:
        told = driver.text
        await driver.press("question_mark")
        for _ in range(30):
            told += driver.text
            await driver.press("down")

    assert "add row" in told or size[0] < 80
    assert "Write an item of your own" in told
    assert "Add a row: a key and its text" in told


# ---- acts


async def test_what_takes_over_words_is_reworded_in_place_and_then_accepted(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("a")
        assert "not accepted yet" in driver.row(3)
        assert desk.text == FILE
        await driver.press("enter", "ctrl+u")
        await driver.type("On it hang many.")
        await driver.press("enter")
        assert "reworded: keystone species" in driver.row(3)
        await driver.press("a")

        assert "accepted: keystone species" in driver.row(3)
        assert "draft 2 of 5 · 1 accepted" in driver.row(1)
    assert (
        "    definition: On it hang many.\n    clue: The one species on which many others hang.\n    at: [4]\n    note:"
        in desk.text
    )


async def test_the_cursor_stays_on_the_row_of_a_claim_whose_effect_is_reworded(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press(*["s"] * 4)
        await driver.press(*["up"] * 9, "down", "enter", "ctrl+u")
        await driver.type("kelp beds")
        await driver.press("enter")

        row = next(row for row in driver.text.split("\n") if "› kelp beds" in row)
        assert "decreases›" in row.replace(" ", "")


async def test_escape_leaves_a_row_as_it_was_and_an_emptied_row_is_taken_out(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("enter", "x", "escape")
        assert desk.text == FILE
        await driver.press("down", "enter", "ctrl+u")
        assert "enter take the row out" in driver.text
        await driver.press("enter")
        assert "the row 'clue' is taken out" in driver.row(3)

    assert desk.text == FILE.replace("    clue: The one species on which many others hang.\n", "")


async def test_a_row_that_an_item_cannot_be_without_is_left_as_the_keys_say(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("up", "enter", "ctrl+u")
        assert "enter leave it" in driver.text
        await driver.press("enter")

        assert "the item cannot be without 'term'" in driver.row(3)
        assert "› keystone species" in driver.text
    assert desk.text == FILE


async def test_a_row_that_cannot_be_is_refused_where_it_is_typed_and_mended_there(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("left", "plus")
        await driver.type("instatus: foo")
        await driver.press("enter")
        assert "'instatus' is not a key of a claim" in driver.text
        assert "instatus: foo" in driver.text
        assert desk.text == FILE
        await driver.press(*["backspace"] * 13)
        assert "is not a key" not in driver.text
        await driver.type("status: foo")
        await driver.press("enter")
        assert "'foo'" in driver.text
        await driver.press(*["backspace"] * 3)
        await driver.type("open")
        await driver.press("enter")

        assert "reworded: sea otters" in driver.row(3)
    assert "    status: open\n" in desk.text


async def test_an_item_of_ones_own_is_written_from_the_passage_row_by_row(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("s", "n")
        same_as("review-choosing-80x24", driver.text)
        await driver.press("escape")
        assert desk.text == FILE
        await driver.press("n", "enter")
        assert "draft 4 of 6" in driver.row(1)
        # Enter on a row that is still to be written leaves it open, as letters would else be keys.
        await driver.press("enter")
        assert "'term' is still to be written; esc leaves it" in driver.row(3)
        await driver.type("wave line")
        await driver.press("enter")
        # The next row that is still to be written is open: letters are its text.
        await driver.type("Where waves end.")
        await driver.press("enter")
        same_as("review-written-80x24", driver.text)
        await driver.press("a")
        assert "accepted: wave line" in driver.row(3)
        assert "draft 2 of 6 · 1 accepted" in driver.row(1)
        await driver.press(*["u"] * 4)

        assert "draft 2 of 5" in driver.row(1)
    assert desk.text == FILE


async def test_no_letter_typed_into_a_new_item_is_a_key(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("n", "down", "down", "enter")
        for words in ("exercise", "heart rate"):
            await driver.type(words)
            await driver.press("enter")

        assert "cause: exercise\n    increases: heart rate\n" in desk.text
        assert "accepted" not in driver.row(1)
        assert "heart rate" in next(row for row in driver.text.split("\n") if "›" in row)


async def test_a_letter_that_no_help_names_leads_nowhere(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("s", "h", "l", "space")

        assert "draft 2 of 5" in driver.row(1)


async def test_what_was_not_seen_yet_is_neither_accepted_nor_dropped(
    desk: AuthorDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReviewSheet, "unseen", 60.0)
    async with opened(desk, at(desk)) as driver:
        await driver.press("s", "a", "d", "m")

        assert "draft 2 of 5" in driver.row(1)
        monkeypatch.setattr(ReviewSheet, "unseen", float("-inf"))
        await driver.press("s", "left", "a")
        assert "accepted: urchin barren" in driver.row(3)
    assert desk.text.count("draft: true") == 4


async def test_an_item_of_ones_own_may_come_from_any_sentence_of_the_article(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("n", "right", "right")
        chosen = driver.text
        await driver.press("enter")
        await driver.type("barren")
        await driver.press("enter")
        await driver.type("Bare rock.")
        await driver.press("enter")

    sentence, line = desk.text.partition("term: barren\n")[2], "    at: [5]"
    assert line in sentence.split("\n")[:4]
    assert "quote: An urchin barren is grazed bare." in sentence
    assert "An urchin barren is grazed bare." in chosen


async def test_what_a_template_says_is_not_accepted(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("n", "down", "enter", "escape", "a")

        assert "not accepted yet" in driver.row(3)
        assert "'new question?' stands there from the template" in driver.text
    assert "draft: true" in desk.text.split("new question?")[1].split("- ")[0]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_why_a_draft_is_not_accepted_is_seen_at_once_and_scrolled_to(
    desk: AuthorDesk, size: tuple[int, int]
) -> None:
    async with opened(desk, at(desk), size=size) as driver:
        await driver.press("a")
        assert "✗  'definition' takes over words" in driver.text
        assert "say it in your" in driver.text
        await driver.press("up", "up", "down", "pagedown")
        seen = driver.text
        await driver.press("pagedown")

        assert "✗  'definition' takes over words" in seen
        assert "say it in your" in seen + driver.text


async def test_a_row_is_added_by_its_key(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("left", "plus")
        await driver.type("hedged")
        await driver.press("colon", "space")
        await driver.type("true")
        await driver.press("enter")
        assert "      hedged  true" in driver.text
        await driver.press("plus", "enter")
        await driver.press("plus", "x", "enter")

        assert "'' cannot be a key" in driver.text
    assert desk.text == FILE.replace("        outcome: increased\n", "        outcome: increased\n    hedged: true\n")


async def test_a_missing_row_is_written(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("left", "left", "enter")
        await driver.type("otters")
        await driver.press("enter", "a")

    assert "  - question: What eats urchins?\n    answer: otters\n  - flawed" in desk.text


async def test_undo_takes_one_act_back_after_the_other_and_shows_its_draft(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("u")
        assert desk.text == FILE
        await driver.press("s", "a", "d")
        assert "draft 4 of 5 · 1 accepted, 1 dropped" in driver.row(1)
        await driver.press("u")
        assert "taken back: dropped barren ground" in driver.row(3)
        await driver.press("ctrl+z")

        assert "taken back: accepted urchin barren" in driver.row(3)
        assert "draft 2 of 5" in driver.row(1)
    assert desk.text == FILE


async def test_a_term_is_merged_with_the_one_under_the_cursor(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("s", "s", "m", "enter")

        assert "merged: barren ground" in driver.row(3)
    assert "    also: [barren ground]\n" in desk.text


async def test_a_claim_that_no_other_repeats_has_nothing_to_be_merged_with(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("left", "m")

        assert "no other claim of this file" in driver.row(3)


async def test_what_cannot_be_done_is_said_and_the_draft_stays(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        desk.refuse = Refusal("the disk is full", "free some space")
        await driver.press("s", "d")

        assert "the disk is full" in driver.text
        assert "draft 2 of 5" in driver.row(1)


async def test_rows_and_items_are_places_to_click(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        row = next(at for at, line in enumerate(driver.text.split("\n")) if "clue" in line)
        await driver.pilot.click(offset=(20, row))
        await driver.pilot.click(offset=(20, row))
        await driver.settle()

        assert "enter write it" in driver.text


# ---- the file, in other hands


async def test_a_change_made_elsewhere_is_read_and_the_place_is_kept(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("s")
        desk.write(FILE.replace("terms:\n", "terms:\n  - term: sea\n    definition: Salt water.\n    draft: true\n"))
        await waited(driver, "draft 3 of 6")

        assert "urchin barren" in driver.text


async def test_a_file_that_breaks_says_so_at_once_and_goes_on_when_it_is_mended(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        await driver.press("s")
        desk.write(FILE.replace("at: [4]", "at: [4"))
        await waited(driver, "line 12")
        await driver.press("a", "d", "m", "enter")
        desk.write(FILE)
        await waited(driver, "draft 2 of 5")

    assert desk.text == FILE


async def test_an_edit_leads_back_to_the_same_draft(desk: AuthorDesk, tmp_path: Path) -> None:
    script = tmp_path / "scribe"
    script.write_text("#!/bin/sh\nexit 0\n")
    script.chmod(0o755)
    desk.command = [str(script)]
    async with opened(desk, at(desk)) as driver:
        await driver.press("s", "e")

        assert "urchin barren" in driver.text


async def test_leaving_and_coming_back_begins_where_the_file_stands(desk: AuthorDesk) -> None:
    for left in (5, 4):
        async with opened(desk, at(desk)) as driver:
            assert f"draft 1 of {left}" in driver.row(1)
            await driver.press("s", "a")

    assert desk.text.count("draft: true") == 3


async def test_home_names_a_file_with_drafts_and_d_opens_it_and_q_leads_back(desk: AuthorDesk) -> None:
    async with opened(desk, None) as driver:
        assert "5 drafts in questions/kelp.yaml; d reviews them" in driver.text
        await driver.press("d")
        assert "draft 1 of 5" in driver.row(1)
        await driver.press("q")

        assert driver.row(1).startswith("  tutor")


async def test_the_palette_of_home_knows_the_drafts(desk: AuthorDesk) -> None:
    async with opened(desk, None) as driver:
        await driver.press("ctrl+p")
        await driver.type("review drafts")
        await driver.press("enter")

        assert "draft 1 of 5" in driver.row(1)


async def test_a_file_that_is_gone_is_said_on_the_screen_that_asked_for_it(desk: AuthorDesk) -> None:
    async with opened(desk, None) as driver:
        Path(desk.path).unlink()
        await driver.press("d")

        assert driver.row(1).startswith("  tutor")
        assert "cannot be read" in driver.text


async def test_what_an_author_wrote_is_shown_and_never_obeyed(desk: AuthorDesk) -> None:
    desk.write(FILE.replace("term: urchin barren", "term: '[b]x[/b] [@click=app.quit]q[/]'"))
    async with opened(desk, at(desk)) as driver:
        await driver.press("s")

        assert "[b]x[/b] [@click=app.quit]q[/]" in driver.text
