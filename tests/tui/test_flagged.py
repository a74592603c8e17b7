"""The flagged cards: listed with their notes, opened in the editor, cleared, brought back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.tui.desk import GAINS, MYOKINES, SUPPORT, TROUBLE, FakeDesk
from tests.tui.screen import Driver, opened, text_of
from tutor.core.cards import Cards
from tutor.core.desk import Flag
from tutor.core.problems import Place, Problem, Refusal
from tutor.tui.widgets.flagged import Flagged, draw
from tutor.tui.widgets.spine import Frame

SUNDAY = date(2026, 11, 29)
WRONG = Flag(GAINS.key, "SF1 firing is required for ___ ability", "wrong year? the paper says 1999, and this item says 2003", 0, SUNDAY, Place("questions/neural-afterburn-nn.yaml", 31))  # fmt: skip
MUTE = Flag(MYOKINES.key, "Proteins that muscle makes", "", 0, date(2026, 9, 12), Place("questions/brain.yaml", 14))
GONE = Flag("brain/gone#name", "", "two answers", 0, date(2025, 9, 12), None)


def desk() -> FakeDesk:
    """A desk with three flags, of which clearing takes one away and undo brings it back."""
    made = FakeDesk()
    made.noted = [WRONG, MUTE, GONE]
    real = made.act

    def act(kind: str, keys: list[str], text: str = "") -> None:
        real(kind, keys, text)
        if kind == "unflag":
            made.noted = [flag for flag in made.noted if flag.key not in keys]

    made.act = act  # type: ignore[assignment, method-assign]
    return made


def seen(driver: Driver) -> list[str]:
    """The first words of each flag on the screen."""
    rows = [driver.row(number)[14:] for number in range(4, 22)]
    return [now.split(" ")[0] for before, now in zip(["", *rows], rows, strict=False) if now and not before]


@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["wide", "narrow"])
async def test_each_flag_shows_its_note_its_question_and_its_place(size: tuple[int, int]) -> None:
    async with opened(desk(), None, size=size) as driver:
        await driver.press("f")

        assert driver.row(1).strip().startswith("flagged")
        assert driver.row(1).endswith("3 cards")
        assert "wrong year?" in driver.row(4)
        assert "questions/neural-afterburn-nn.y" in driver.text


def test_the_whole_list_is_drawn_to_the_cell() -> None:
    lines = text_of(draw(Frame(), Flagged((WRONG, MUTE, GONE), SUNDAY, 1), ())).split("\n")

    assert lines[3:14] == [
        "              wrong year? the paper says 1999, and this item says 2003",
        "              SF1 firing is required for ___ ability",
        "              questions/neural-afterburn-nn.yaml:31                      today",
        "",
        "           ›  no note",
        "              Proteins that muscle makes",
        "              questions/brain.yaml:14                             12 September",
        "",
        "              two answers",
        "              no such card any more",
        "              brain/gone#name                                12 September 2025",
    ]


def test_a_long_list_keeps_the_cursor_on_the_screen() -> None:
    flags = tuple(MUTE._replace(key=f"a/{number}#name", note=f"note {number}") for number in range(40))
    for at in range(40):
        picture = draw(Frame(), Flagged(flags, SUNDAY, at), ())
        assert f"›  note {at}\n" in text_of(picture)


async def test_it_is_found_in_the_palette_and_leads_back() -> None:
    async with opened(desk(), None) as driver:
        await driver.press("ctrl+p")
        await driver.type("flagged")
        await driver.press("enter")
        assert driver.row(1).startswith("  flagged")
        await driver.press("q")

        assert driver.row(1).startswith("  tutor")


async def test_without_any_it_says_how_to_flag() -> None:
    async with opened(FakeDesk(), None) as driver:
        await driver.press("f")

        assert "No card is flagged. While you study, ! flags the card at hand" in driver.row(4)
        assert driver.row(24) == "  ? keys   q leave"


async def test_e_opens_the_item_at_its_line_and_comes_back_to_what_the_files_say_now() -> None:
    made = desk()
    async with opened(made, None) as driver:
        await driver.press("f", "j")
        opened_at: list[list[str]] = []
        driver.sheet._open = opened_at.append  # type: ignore[attr-defined]

        def reworded() -> None:
            made.noted[1] = MUTE._replace(front="Messengers of muscle", place=Place("questions/brain.yaml", 15))

        made.reread = reworded
        await driver.press("e")

        assert opened_at == [["true", "questions/brain.yaml:14"]]
        assert "›  no note" in driver.row(8)
        assert "Messengers of muscle" in driver.row(9)


async def test_an_item_that_is_gone_cannot_be_opened_and_its_flag_can_be_cleared() -> None:
    made = desk()
    async with opened(made, None) as driver:
        await driver.press("f", "j", "j", "e")
        assert "✗  'brain/gone#name' is in no file any more" in driver.row(4)
        await driver.press("!")

        assert made.acts == [("unflag", ("brain/gone#name",), "")]
        assert seen(driver) == ["wrong", "no"]
        assert "flag cleared" in driver.row(1)


async def test_a_cleared_flag_is_brought_back_by_undo_and_nothing_else_is_undone() -> None:
    made = desk()
    async with opened(made, None) as driver:
        await driver.press("f", "u")
        assert made.acts == []
        await driver.press("!")
        made.noted.insert(0, WRONG)
        await driver.press("u", "u")

        assert seen(driver) == ["wrong", "no", "two"]
        assert "taken back: " in driver.row(1)


async def test_a_flag_that_cannot_be_cleared_stays_and_why_is_said() -> None:
    made = desk()
    async with opened(made, None) as driver:
        await driver.press("f")
        made.refuse = Refusal("this cannot be saved: the disk is full")
        await driver.press("!")

        assert "✗  this cannot be saved: the disk is full" in driver.row(4)
        assert driver.row(1).endswith("3 cards")


async def test_plus_on_the_decks_writes_the_line_that_keeps_a_history() -> None:
    renamed = TROUBLE._replace(code="renamed", severity="warning", cost="its history waits")
    made = FakeDesk(problems=(renamed,))
    async with opened(made, None) as driver:
        assert "+ keep its history" in driver.row(24)
        await driver.press("plus")

        assert made.renewed == [renamed]


async def test_no_plus_for_any_other_trouble() -> None:
    made = FakeDesk(problems=(TROUBLE,))
    async with opened(made, None) as driver:
        await driver.press("plus")

        assert "history" not in driver.row(24)
        assert made.renewed == []


def renamed(made: FakeDesk) -> str:
    """Gives an item another id, as an edit of its words does; its card's new key. The library tells of it until its history is kept."""
    new = "brain/training#support"
    made.faces[new] = made.faces.pop(SUPPORT.key)._replace(key=new)
    made.keys, made.known[new] = (new, MYOKINES.key), made.known.pop(SUPPORT.key)
    card = made.library.cards[SUPPORT.key]
    cards = Cards.of([card._replace(key=new, item="brain/training"), made.library.cards[MYOKINES.key]])
    place, message = Place("questions/brain.yaml", 31), "'resistance' has a history and is gone, and 'training' is new"
    problem = Problem(
        "renamed", "warning", place, message, "if it is the same claim, add to it: formerly: [resistance]"
    )
    made.library = made.library._replace(cards=cards, problems=(problem,))

    def keep(problem: Problem) -> None:
        made.renewed.append(problem)
        made.library = made.library._replace(problems=(), names={"brain/resistance": "brain/training"})

    made.keep_history = keep  # type: ignore[method-assign]
    return new


@pytest.mark.parametrize(("answer", "comes"), [("enter", "Resistance training lowers"), ("escape", "Proteins that working")])  # fmt: skip
async def test_a_card_that_the_edit_renamed_is_offered_its_history(answer: str, comes: str) -> None:
    made = FakeDesk(SUPPORT.key, MYOKINES.key)
    async with opened(made) as driver:
        made.reread = lambda: renamed(made) and None
        driver.sheet._open = lambda command: None  # type: ignore[attr-defined]
        await driver.press("e")
        assert driver.row(4) == "              'resistance' has a history and is gone, and 'training' is new."
        assert "formerly: [resistance]" in driver.text
        assert "questions/brain.yaml:31" in driver.text
        await driver.press(answer)

        assert comes in driver.row(4)
        assert len(made.renewed) == (answer == "enter")
        assert ("its id changed, and its history goes on" in driver.text) == (answer == "enter")
        assert ("that card is not in its file any more" in driver.text) == (answer == "escape")


async def test_a_flagged_item_that_the_edit_renamed_stays_under_the_cursor() -> None:
    made = FakeDesk(SUPPORT.key)
    made.noted = [MUTE, Flag(SUPPORT.key, "Resistance training", "why?", 0, SUNDAY, Place("questions/brain.yaml", 31))]
    async with opened(made, None) as driver:
        await driver.press("f", "j")

        def reread() -> None:
            new = renamed(made)
            made.noted = [made.noted[1]._replace(key=new, front="Training"), MUTE]

        made.reread = reread
        driver.sheet._open = lambda command: None  # type: ignore[attr-defined]
        await driver.press("e", "enter")

        assert len(made.renewed) == 1
        assert "›  why?" in driver.row(4)


async def test_a_list_that_cannot_be_read_again_is_said_and_the_program_goes_on() -> None:
    made = desk()
    async with opened(made, None) as driver:
        await driver.press("f")

        def refused() -> None:
            raise Refusal("progress.db cannot be read", "see tutor doctor")

        made.flags = refused  # type: ignore[assignment, method-assign]
        await driver.press("!")
        await driver.settle()

        assert "progress.db cannot be read" in driver.text
        await driver.press("q")
