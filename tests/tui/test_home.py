"""The decks and the text of a deck: choosing, reading, trouble, and the ways between them."""

from __future__ import annotations

import pytest

from tests.tui.desk import AHEAD, DECKS, FIRST, MYOKINES, PASSAGES, TALLIES, TROUBLE, FakeDesk
from tests.tui.screen import opened, text_of
from tutor.core.agenda import Tally
from tutor.core.cards import Deck
from tutor.core.desk import Rated
from tutor.core.problems import Place, Problem, Refusal
from tutor.core.progress import Home
from tutor.tui.keys import KEYS
from tutor.tui.widgets.decks import Decks
from tutor.tui.widgets.decks import draw as draw_decks
from tutor.tui.widgets.pages import draw, paged
from tutor.tui.widgets.spine import Frame


async def test_the_first_deck_is_chosen_on_arrival_so_that_the_first_key_of_the_day_is_enter() -> None:
    async with opened(FakeDesk(MYOKINES.key), None) as driver:
        await driver.press("enter")

        assert driver.row(1).startswith("  Exercise and the brain")
        assert "Proteins" in driver.row(4)


async def test_arrows_and_j_k_choose_and_stop_at_the_ends() -> None:
    async with opened(FakeDesk(), None) as driver:
        await driver.press("up", "j", "down", "down", "k")

        assert driver.row(8).startswith("           ›  The muscle-brain")


async def test_a_click_chooses_a_deck_and_a_second_one_studies_it() -> None:
    async with opened(FakeDesk(MYOKINES.key), None) as driver:
        await driver.pilot.click(offset=(20, 8))
        await driver.settle()
        assert driver.row(9).startswith("           ›  Neural afterburn")
        await driver.pilot.click(offset=(20, 8))
        await driver.settle()

        assert driver.row(1).startswith("  Neural afterburn")


async def test_a_deck_with_nothing_left_says_so_and_stays() -> None:
    async with opened(FakeDesk(), None) as driver:
        await driver.press("enter")

        assert "nothing of Exercise and the brain is left for today" in driver.text
        assert driver.row(1).startswith("  tutor")


async def test_r_reads_the_deck_and_q_comes_back_with_the_cursor_where_it_was() -> None:
    async with opened(FakeDesk(), None) as driver:
        await driver.press("down", "r")
        assert driver.row(1).startswith("  The muscle-brain connection")
        await driver.press("q")

        assert driver.row(8).startswith("           ›")


async def test_space_turns_pages_and_enter_studies_what_was_read() -> None:
    desk = FakeDesk(MYOKINES.key)
    desk.texts = PASSAGES * 4
    async with opened(desk, None) as driver:
        await driver.press("r")
        assert driver.row(1).endswith("page 1 of 3")
        first = driver.text
        await driver.press("space")
        assert driver.row(1).endswith("page 2 of 3")
        assert driver.row(4).startswith("    in short") or driver.row(4).split()[0] in ("term", "claim")
        await driver.press("pageup")
        assert driver.text == first
        await driver.press("down", "down")
        assert driver.row(4) == first.split("\n")[5]
        await driver.press("enter")

        assert "Proteins" in driver.row(4)


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (120, 40), (40, 6), (20, 7)])
def test_every_line_of_a_text_is_on_exactly_one_page(size: tuple[int, int]) -> None:
    frame = Frame(*size)
    pages = paged(frame, PASSAGES * 4)
    shown: list[str] = []
    for start in pages.starts:
        rows = text_of(draw(frame, "title", pages, start, ()), size[1]).split("\n")
        shown += rows[frame.top + 3 : -2]

    whole = ["".join(piece.text for piece in line).strip() for line in pages.lines]
    assert [line.strip() for line in shown if line.strip()] == [line for line in whole if line]


async def test_the_first_trouble_is_named_with_how_many_more_there_are() -> None:
    desk = FakeDesk(
        problems=(TROUBLE, TROUBLE._replace(place=Place("questions/a.yaml")), TROUBLE._replace(severity="warning"))
    )
    async with opened(desk, None) as driver:
        assert driver.row(19) == "           ✗  questions/sleep.yaml:14:5  one term is left out       and 1 more"


async def test_a_history_that_waits_for_a_name_is_said_as_well() -> None:
    renamed = TROUBLE._replace(code="renamed", severity="warning", cost="its history waits")
    async with opened(FakeDesk(problems=(renamed,)), None) as driver:
        assert driver.row(19) == "           ✗  questions/sleep.yaml:14:5  its history waits"


async def test_e_opens_the_trouble_and_reads_the_files_again() -> None:
    desk = FakeDesk(problems=(TROUBLE,))
    opened_at: list[str] = []
    async with opened(desk, None) as driver:
        driver.sheet._open = opened_at.extend  # type: ignore[attr-defined]

        def mended() -> None:
            desk.library = desk.library._replace(problems=())

        desk.reread = mended
        await driver.press("e")

        assert opened_at == ["true", "questions/sleep.yaml:14"]
        assert "✗" not in driver.text


async def test_an_editor_that_is_not_there_is_said_on_the_decks() -> None:
    desk = FakeDesk(problems=(TROUBLE,))
    async with opened(desk, None) as driver:

        def missing(command: list[str]) -> None:
            raise Refusal("the editor 'emcas' was not found", "set VISUAL or EDITOR to one that is there")

        driver.sheet._open = missing  # type: ignore[attr-defined]
        await driver.press("e")

        assert "the editor 'emcas' was not found; set VISUAL or EDITOR to one" in driver.text


async def test_a_clock_that_is_off_takes_the_row_of_the_trouble() -> None:
    desk = FakeDesk(problems=(TROUBLE,))
    desk.trouble = "the clock is 3 days behind the newest answer"
    async with opened(desk, None) as driver:
        assert "✗  the clock is 3 days behind the newest answer" in driver.text


async def test_when_all_is_done_the_day_says_so_and_what_tomorrow_brings() -> None:
    done = {id: tally._replace(due=0, learning=0, new=0) for id, tally in TALLIES.items()}
    async with opened(FakeDesk(tallies=done), None) as driver:
        assert driver.row(4) == "       today  nothing is left; 24 reviews tomorrow"


async def test_a_demo_says_so_at_the_head_of_the_decks() -> None:
    desk = FakeDesk()
    desk.title = "tutor, a demo"
    async with opened(desk, None) as driver:
        assert driver.row(1).startswith("  tutor, a demo  ")


async def test_an_empty_library_is_calm() -> None:
    desk = FakeDesk(tallies={"both": Tally()})
    desk.library = desk.library._replace(decks=())
    async with opened(desk, None) as driver:
        assert driver.row(4) == "       today  no cards yet: the library is empty"
        assert driver.row(24) == "  enter study   r read   e edit   ? keys   q leave".replace(
            "enter study   r read   ", ""
        )
        await driver.press("enter", "r", "up", "down")

        assert driver.row(1).startswith("  tutor")


async def test_more_decks_than_fit_scroll_with_the_cursor() -> None:
    desk = FakeDesk()
    desk.library = desk.library._replace(decks=tuple(Deck(f"d{n}", f"Deck {n}", ()) for n in range(40)))
    async with opened(desk, None) as driver:
        assert "and 3" in driver.text
        await driver.press(*["down"] * 15)

        assert "›  Deck 15" in driver.text
        assert driver.row(24).startswith("  enter study")


async def test_a_title_that_is_too_long_is_cut_with_a_mark() -> None:
    desk = FakeDesk()
    long = DECKS[0]._replace(title="Everything that was ever written about exercise")
    desk.library = desk.library._replace(decks=(long, *DECKS[1:]))
    async with opened(desk, None) as driver:
        assert driver.row(7) == "           ›  Everything that was ever wri…    22          1     10  60 of 142"


async def test_a_day_without_reviews_ahead_shows_a_dot_and_no_bar() -> None:
    desk = FakeDesk()
    quiet = Home(tuple((day, load if load > 20 else 0) for day, load in AHEAD), 1, 7, None, None)
    desk.home = lambda: quiet  # type: ignore[method-assign]
    async with opened(desk, None) as driver:
        assert driver.row(13) == "               24    26    21    28     ·     ·     ·     reviews due"
        assert driver.row(16) == "     studied  1 of the last 7 days"


async def test_the_first_start_names_the_key_and_asks_nothing() -> None:
    async with opened(FakeDesk(tallies=FIRST), None) as driver:
        assert driver.row(4) == "       today  10 new cards, about 6 minutes"
        assert driver.row(12).startswith("       start  enter begins.")


async def test_undo_on_the_decks_takes_back_an_act_of_an_earlier_sitting() -> None:
    desk = FakeDesk(MYOKINES.key)
    desk.act("suspend", [MYOKINES.key])
    async with opened(desk, None) as driver:
        await driver.press("ctrl+z")

        assert "           ·  taken back: suspension of myokines" in driver.text
        assert desk.gone == set()


async def test_undo_on_the_decks_names_the_rating_and_its_card() -> None:
    desk = FakeDesk(MYOKINES.key)
    desk.review(Rated(MYOKINES.key, desk.outcomes(MYOKINES.key, desk.now())[2], 1000))
    async with opened(desk, None) as driver:
        await driver.press("ctrl+z")
        assert "           ·  taken back: Good for myokines" in driver.text
        await driver.press("ctrl+z")

        assert "           ·  there is nothing to take back" in driver.text


async def test_files_changed_outside_are_noticed_while_the_decks_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.tui.home.LOOK_AGAIN", 0.05)
    desk = FakeDesk()
    async with opened(desk, None) as driver:
        await driver.press("down")
        desk.library = desk.library._replace(problems=(TROUBLE,), decks=DECKS[1:])
        await driver.pilot.pause(0.2)
        await driver.settle()

        assert "questions/sleep.yaml:14:5" in driver.text
        assert driver.row(7).startswith("           ›  The muscle-brain")
        await driver.press("ctrl+p")
        await driver.settle()
        looks = []
        desk.reread = lambda: looks.append(1)
        await driver.pilot.pause(0.2)
        assert looks == []


LONG = Problem("broken", "error", Place("questions/muscle-brain-factlen.yaml", 290, 3), "the text ends inside quotes", "close them", "the last whole version is used")  # fmt: skip


def test_a_long_place_and_what_it_costs_are_both_said_in_full() -> None:
    desk = FakeDesk(problems=(LONG, LONG))
    tallies, whole = desk.tallies()
    for width in (80, 44):
        frame = Frame(width, 24)
        text = text_of(draw_decks(frame, Decks(DECKS, tallies, whole, desk.home(), problems=desk.library.problems), ()))
        rows = [line.strip() for line in text.split("\n")]

        assert "the last whole version is used" in rows
        assert "the text ends inside quotes; close them" in " ".join(rows)
        assert any("yaml:290:3" in row and row.endswith("and 1 more") for row in rows) or width == 44


def test_a_trouble_of_many_lines_says_that_it_is_cut() -> None:
    desk = FakeDesk()
    tallies, whole = desk.tallies()
    long = LONG._replace(message="a word " * 60)
    text = text_of(draw_decks(Frame(), Decks(DECKS, tallies, whole, desk.home(), problems=(long,)), ()))

    assert text.rstrip().endswith("…")


# ---- help and palette


async def test_a_question_mark_shows_every_key_of_the_moment_and_any_way_back_returns() -> None:
    async with opened(FakeDesk(), None) as driver:
        await driver.press("question_mark")
        assert "Read the deck as a text" in driver.text
        assert "  esc back" in driver.text
        await driver.press("escape")

        assert driver.row(1).startswith("  tutor")


async def test_help_that_is_longer_than_the_screen_scrolls() -> None:
    async with opened(FakeDesk(), None, size=(40, 15)) as driver:
        await driver.press("question_mark", *["down"] * 30)

        assert "ctrl+c  Leave the program as well." in driver.text


async def test_a_question_mark_in_a_line_is_text() -> None:
    async with opened(FakeDesk(MYOKINES.key)) as driver:
        await driver.press("question_mark")

        assert driver.row(7) == "           ›  ?█"


async def test_the_palette_finds_a_command_by_its_words_and_does_it() -> None:
    async with opened(FakeDesk(), None) as driver:
        await driver.press("ctrl+p")
        await driver.type("text before")
        assert "›  read" in driver.text
        await driver.press("enter")

        assert driver.row(24).startswith("  space next page")


async def test_the_palette_keeps_words_and_sentences_in_columns_and_names_what_e_does_here() -> None:
    async with opened(FakeDesk(), None) as driver:
        await driver.press("ctrl+p")
        tips = {key.tip[:20] for key in KEYS if "home" in key.stages and key.tip}
        columns = {row.index(tip) for row in driver.text.split("\n") for tip in tips if tip in row}

        assert len(columns) == 1
        assert "Open the first trouble, or the deck's" in driver.text


async def test_a_narrow_palette_tells_the_whole_sentence_of_the_command_under_the_cursor() -> None:
    async with opened(FakeDesk(), None, size=(40, 15)) as driver:
        await driver.press("ctrl+p")
        await driver.type("edit")

        assert driver.row(7) == "›  edit                              e"
        told = " ".join(driver.row(number).strip() for number in (8, 9, 10))
        assert "Open the first trouble, or the deck's question file, in your editor." in told


async def test_the_palette_moves_with_the_arrows_and_escape_leaves_it() -> None:
    async with opened(FakeDesk(), None) as driver:
        await driver.press("ctrl+p", "down")
        assert "›  read" in driver.text
        await driver.type("zzz")
        assert "no command is called that" in driver.text
        await driver.press("escape")

        assert driver.row(1).startswith("  tutor")


async def test_the_palette_of_a_typed_question_holds_only_what_works_there() -> None:
    async with opened(FakeDesk(MYOKINES.key)) as driver:
        await driver.press("ctrl+p")
        await driver.type("hint")
        await driver.press("enter")

        assert "m…  1 word" in driver.text


async def test_q_and_ctrl_q_leave_with_0_and_ctrl_c_as_interrupted() -> None:
    for key, code in (("q", 0), ("ctrl+q", 0), ("ctrl+c", 130)):
        async with opened(FakeDesk(), None) as driver:
            await driver.pilot.press(key)
            await driver.pilot.pause()

            assert driver.app.return_code == code


async def test_a_deck_studied_in_anki_is_named_so_and_enter_says_what_works_here() -> None:
    desk = FakeDesk(MYOKINES.key)
    desk.library = desk.library._replace(
        decks=(desk.library.decks[0]._replace(studied="anki"), *desk.library.decks[1:])
    )
    async with opened(desk, None) as driver:
        assert "studied in Anki" in driver.row(7)
        await driver.press("enter")

        assert "is studied in Anki; r reads it here, z tests you on it" in " ".join(driver.text.split())
        assert driver.row(1).startswith("  tutor")
        await driver.press("r", "enter")

        assert "it is studied in Anki" in driver.text


def test_a_library_studied_in_anki_alone_is_not_called_empty() -> None:
    decks = tuple(deck._replace(studied="anki") for deck in DECKS)
    for width in (100, 40):
        lines = text_of(draw_decks(Frame(width, 30), Decks(decks, {}, Tally(), Home((), 0, 7, None, None)), ()))
        assert "every deck is studied in Anki" in lines
        assert "in Anki" in lines.partition("every deck")[2]
