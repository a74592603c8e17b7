"""A file's cards on the screen while the file is being edited."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.tui import screen
from tests.tui.authored import FILE, AuthorDesk
from tests.tui.screen import Driver, same_as
from tutor.core.previewing import Previewing
from tutor.core.problems import Place, Problem
from tutor.tui.preview import PreviewSheet
from tutor.tui.review import ReviewSheet

SIZES = ((80, 24), (120, 40), (40, 15))


opened = partial(screen.opened, quick=True)


@pytest.fixture(autouse=True)
def _looked_at_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReviewSheet, "look_again", 0.02)
    monkeypatch.setattr(PreviewSheet, "look_again", 0.02)


@pytest.fixture
def desk(tmp_path: Path) -> AuthorDesk:
    return AuthorDesk(tmp_path)


def at(desk: AuthorDesk, key: str = "") -> Previewing:
    return Previewing(desk.path, key)


async def waited(driver: Driver, words: str) -> None:
    """Waits until the screen has noticed the file."""
    for _ in range(300):
        await driver.pilot.pause(0.01)
        await driver.settle()
        if words in driver.text:
            return
    raise AssertionError(driver.text)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_card_is_drawn_as_it_will_be_asked_with_the_files_problems_beside_it(
    desk: AuthorDesk, size: tuple[int, int]
) -> None:
    async with opened(desk, at(desk), size=size) as driver:
        same_as(f"preview-{size[0]}x{size[1]}", driver.text)
        await driver.press("left", "left", "left", "space")

        same_as(f"preview-turned-{size[0]}x{size[1]}", driver.text)


MANY = "terms:\n  - {term: kelp, definition: Large brown seaweed.}\nfaqs:\n" + "".join(
    f"  - {{question: Is place {number} wet?, answer: It is wet in place {number}.}}\n" for number in range(8)
)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_however_much_is_wrong_elsewhere_the_answer_is_seen(desk: AuthorDesk, size: tuple[int, int]) -> None:
    desk.write(MANY)
    async with opened(desk, at(desk, "kelp/kelp#name"), size=size) as driver:
        await driver.press("space")
        assert "8 remarks in this file; w shows them" in driver.text or size[0] > 100
        assert any("kelp" in row for row in driver.text.split("\n")[3:])

        await driver.press("right", "right", "right", "space")
        assert "It is wet in place" in driver.text


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_w_shows_all_that_is_wrong_with_the_file(desk: AuthorDesk, size: tuple[int, int]) -> None:
    desk.write(MANY)
    async with opened(desk, at(desk, "kelp/kelp#name"), size=size) as driver:
        await driver.press("w")
        assert "8 problems" in driver.text
        seen = ""
        for _ in range(8):
            seen += driver.text
            await driver.press("pagedown")
        assert all(f"{number}:16" in seen for number in range(4, 12))
        await driver.press("w")

        assert "card 1 of" in driver.text


async def test_on_a_small_screen_a_long_question_is_turned_to_its_answer(desk: AuthorDesk) -> None:
    desk.write(MANY.replace("Large brown seaweed.", "Large brown seaweed" + " and very brown" * 25 + "."))
    async with opened(desk, at(desk, "kelp/kelp#name"), size=(40, 15)) as driver:
        await driver.press("space")
        assert "kelp" in driver.text
        await driver.press("space")

        assert "term  Large brown" in driver.row(4)


async def test_every_card_and_every_wording_is_come_by(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        sheet = driver.sheet
        assert isinstance(sheet, PreviewSheet)
        number = len(sheet.shown.preview.cards)
        seen = set()
        for _ in range(number):
            card = sheet.shown.card
            assert card is not None
            for _ in card.faces:
                seen.add((card.key, sheet.shown.wording % len(card.faces)))
                await driver.press("tab")
            await driver.press("right")

        assert len(seen) == sum(len(card.faces) for card in sheet.shown.preview.cards)
        assert "card 1 of" in driver.row(1)


async def test_a_saved_file_is_shown_at_once_at_the_same_card(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk, "kelp/kelp#name")) as driver:
        await driver.press("space")
        desk.write(FILE.replace("Large brown seaweed.", "The largest of seaweeds."))
        await waited(driver, "The largest of seaweeds.")

        assert "kelp" in driver.row(7)


async def test_a_file_that_breaks_keeps_its_cards_and_says_what_is_wrong(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk, "kelp/kelp#name")) as driver:
        desk.write(FILE.replace("definition: Large", "definition: [Large"))
        await waited(driver, "as it was before")
        assert "Large brown seaweed." in driver.text
        assert "✗" in driver.text
        desk.write(FILE)
        await driver.pilot.pause(0.6)
        await driver.settle()

        assert "as it was before" not in driver.text


async def test_an_item_that_is_renamed_leaves_nothing_behind(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk, "kelp/kelp#name")) as driver:
        before = driver.row(1)
        desk.write(FILE.replace("term: kelp", "term: giant kelp"))
        await driver.press("space")
        await waited(driver, "giant kelp")

        assert driver.row(1) == before


async def test_e_opens_the_item_of_the_card_and_a_problem_is_clicked_open(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk, "kelp/kelp#name")) as driver:
        opened_at: list[int] = []

        def editor(place: Place) -> list[str]:
            opened_at.append(place.line)
            return ["true"]

        desk.editor = editor  # type: ignore[method-assign]
        await driver.press("e")
        row = next(at for at, line in enumerate(driver.text.split("\n")) if "✗" in line and ":" in line)
        await driver.pilot.click(offset=(30, row))
        await driver.settle()

    lines = FILE.splitlines()
    assert opened_at == [lines.index("  - term: kelp") + 1, lines.index("  - question: What eats urchins?") + 1]


async def test_p_previews_the_file_of_the_deck_and_q_leads_back(desk: AuthorDesk) -> None:
    async with opened(desk, None) as driver:
        await driver.press("p")
        assert "card 1 of" in driver.row(1)
        await driver.press("d")
        assert "draft 1 of 5" in driver.row(1)
        await driver.press("q")
        await driver.press("q")

        assert driver.row(1).startswith("  tutor")


async def test_an_empty_file_waits_for_its_first_item(desk: AuthorDesk) -> None:
    desk.write("id: kelp\n")
    async with opened(desk, at(desk)) as driver:
        assert "no card yet" in driver.row(1)
        await driver.press("space", "right", "left", "tab", "down")
        desk.write(FILE)
        await waited(driver, "card 1 of")


async def test_many_problems_leave_the_card_its_rows(desk: AuthorDesk) -> None:
    async with opened(desk, at(desk)) as driver:
        sheet = driver.sheet
        assert isinstance(sheet, PreviewSheet)
        many = tuple(Problem("x", "error", Place("x", line), "something is wrong here") for line in range(1, 60))
        sheet.take(sheet.shown.preview._replace(problems=many, stamp=desk.stamp(desk.path)))
        sheet.redraw()
        await driver.settle()

        assert "errors more in this file; w shows them" in driver.text
        assert "far larger than its numbers" in driver.text
