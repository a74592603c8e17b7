"""Every screen as the design draws it, to the cell: the files under snapshots/ are the sketches, the program must draw them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.desk import (
    DEFINE,
    FIRST,
    GAINS,
    INFLAMMATION,
    MYOKINES,
    ORDER,
    SEVERAL,
    SUPPORT,
    TRACE,
    TROUBLE,
    VERDICT,
    WALKING,
    FakeDesk,
    midway,
)
from tests.tui.screen import SNAPSHOTS, opened, same_as

SIZES = ((80, 24), (120, 40), (40, 15))

# What is on the table, how far the sitting is, and the keys that lead to the screen.
CARDS = {
    "typed": (MYOKINES.key, 12, 21, "myokin", ()),
    "reveal": (GAINS.key, 19, 14, "endurance", ("enter",)),
    "typo": (MYOKINES.key, 12, 21, "myokimes", ("enter",)),
    "near": (MYOKINES.key, 12, 21, "existing neurons", ("enter",)),
    "wrong": (INFLAMMATION.key, 13, 20, "BDNF", ("enter",)),
    "points": (WALKING.key, 14, 19, "", ("space", "wait", "space", "space")),
    "choice": (SUPPORT.key, 15, 18, "", ()),
    "choice-wrong": (SUPPORT.key, 15, 18, "", ("3",)),
    "several": (SEVERAL.key, 15, 18, "", ("1", "3")),
    "order": (ORDER.key, 15, 18, "", ("1", "3")),
    "verdict": (VERDICT.key, 15, 18, "", ("2",)),
    "trace": (TRACE.key, 15, 18, "", ()),
    "traced": (TRACE.key, 15, 18, "", ("2", "wait", "space")),
    "traced-wrong": (TRACE.key, 15, 18, "", ("1",)),
    "recall": (DEFINE.key, 15, 18, "", ("space",)),
}


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_card_is_drawn_as_sketched(name: str, size: tuple[int, int]) -> None:
    key, done, to_go, typed, keys = CARDS[name]
    desk = FakeDesk(key)
    async with opened(desk, size=size, sitting=midway(desk, key, done, to_go)) as driver:
        await driver.type(typed)
        for press in keys:
            await (driver.read() if press == "wait" else driver.press(press))

        same_as(f"{name}-{size[0]}x{size[1]}", driver.text)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["home", "first"])
async def test_the_decks_are_drawn_as_sketched(name: str, size: tuple[int, int]) -> None:
    desk = FakeDesk(problems=(TROUBLE,)) if name == "home" else FakeDesk(tallies=FIRST)
    async with opened(desk, None, size=size) as driver:
        same_as(f"{name}-{size[0]}x{size[1]}", driver.text)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_deck_to_read_is_drawn_as_sketched(size: tuple[int, int]) -> None:
    async with opened(FakeDesk(), None, size=size) as driver:
        await driver.press("down", "down", "r")

        same_as(f"read-{size[0]}x{size[1]}", driver.text)


async def test_a_question_and_its_reveal_differ_only_below_row_6_in_the_header_and_in_the_keys() -> None:
    desk = FakeDesk(GAINS.key)
    async with opened(desk, sitting=midway(desk, GAINS.key, 19, 14)) as driver:
        before = driver.text.split("\n")
        await driver.type("endurance")
        await driver.press("enter")

        assert driver.text.split("\n")[1:6] == before[1:6]


@pytest.mark.parametrize("path", sorted(SNAPSHOTS.glob("*-80x24.txt")), ids=lambda path: path.stem)
def test_nothing_stands_in_the_margins_of_a_usual_terminal(path: Path) -> None:
    rows = path.read_text(encoding="utf-8").split("\n")

    assert max(map(len, rows)) <= 78
    assert not any(row[:1].strip() for row in rows)


async def test_a_resize_redraws_the_same_state() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk, sitting=midway(desk, MYOKINES.key, 12, 21)) as driver:
        await driver.type("myokin")
        await driver.pilot.resize_terminal(40, 15)
        await driver.settle()
        same_as("typed-40x15", driver.text)
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()

        same_as("typed-80x24", driver.text)


@pytest.mark.parametrize(("width", "height"), [(20, 6), (10, 3), (1, 1), (200, 5), (77, 24), (78, 24), (60, 100)])
async def test_any_terminal_gets_a_screen(width: int, height: int) -> None:
    desk = FakeDesk(GAINS.key)
    async with opened(desk, size=(width, height)) as driver:
        await driver.type("endurance")
        await driver.press("enter")
        assert len(driver.text.split("\n")) == height + 1


@pytest.mark.parametrize(("width", "height"), [(20, 6), (10, 3), (1, 1), (200, 5), (60, 100)])
async def test_any_terminal_gets_every_screen(width: int, height: int) -> None:
    async with opened(FakeDesk(GAINS.key, problems=(TROUBLE,)), None, size=(width, height)) as driver:
        for keys in (["r"], ["q", "question_mark"], ["escape", "ctrl+p", "r"], ["escape", "enter", "enter"]):
            await driver.press(*keys)
            assert len(driver.text.split("\n")) == height + 1
