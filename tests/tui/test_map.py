"""The map: drawn as sketched, walked from the keyboard, legible for everything the starter library knows."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tests.tui.desk import GAINS, FakeDesk, midway
from tests.tui.mapped import FILE, RECALL, claim, desk_of, file_of, sketched
from tests.tui.screen import opened, same_as, text_of
from tutor.core.days import Moment
from tutor.core.graph import graph
from tutor.core.mapping import Atlas, around, atlas, counted, detail, lanes, outline
from tutor.core.problems import Refusal
from tutor.files.load import load
from tutor.tui.map import MapSheet
from tutor.tui.widgets.glyphs import ASCII, UNICODE, Glyphs
from tutor.tui.widgets.overview import draw_lanes, draw_outline
from tutor.tui.widgets.spine import Frame, width
from tutor.tui.widgets.trunk import Mapped, draw

ROOT = Path(__file__).parent.parent.parent
SIZES = ((80, 24), (120, 40), (40, 15))


# ---- as the design draws it


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_map_around_a_concept_is_drawn_as_sketched(size: tuple[int, int]) -> None:
    async with opened(sketched(), None, size=size) as driver:
        # Up to a cause and down again, so that there is a way back as in the sketch.
        await driver.press("m", "right", "right", "down")

        same_as(f"map-{size[0]}x{size[1]}", driver.text)


async def test_the_map_in_plain_ascii_keeps_every_row_and_column() -> None:
    desk = sketched()
    desk.settings = desk.settings._replace(glyphs="ascii")
    async with opened(desk, None) as driver:
        await driver.press("m", "right", "right", "down")

        same_as("map-ascii", driver.text)
        assert driver.text.isascii()


@pytest.mark.parametrize(("keys", "name"), [(("tab",), "outline"), (("tab", "tab"), "lanes")])
async def test_tab_turns_to_the_whole_map_and_back(keys: tuple[str, ...], name: str) -> None:
    async with opened(sketched(), None) as driver:
        await driver.press("m", *keys)
        same_as(f"map-{name}-80x24", driver.text)
        await driver.press(*["tab"] * (3 - len(keys)))

        assert driver.row(9) == "              BDNF"


def test_the_whole_map_is_made_only_when_it_is_looked_at() -> None:
    sheet = MapSheet(sketched())
    drawn = text_of(sheet.draw(Frame(80, 24)), 24)

    assert "BDNF" in drawn
    assert {"outline", "lanes"}.isdisjoint(vars(sheet))
    assert [entry.node for entry in sheet.outline] == [entry.node for entry in outline(sheet.atlas)]


# ---- every concept of the starter library


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    library = load(str(ROOT), str(tmp_path_factory.mktemp("cache")), False)
    return atlas(graph(library.files.values()), library, {}, Moment(1_795_939_200_000, 60, sketched().now().day))


def pictures(atlas: Atlas, frame: Frame) -> list[tuple[Mapped, str]]:
    """Every concept with the cursor on each of its links."""
    drawn = []
    for node in atlas.graph.places:
        about = around(atlas, node)
        details = tuple(detail(atlas, tie.link) for tie in about.ties)
        known, of = counted(tie.mark for tie in about.ties)
        for at in range(len(about.ties)):
            shown = Mapped(about, at, details, known, of)
            drawn.append((shown, text_of(draw(frame, shown, ()), frame.height)))
    return drawn


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_concept_of_the_starter_library_is_legible_at_80_columns(starter: Atlas, glyphs: Glyphs) -> None:
    drawn = pictures(starter, Frame(80, 24, glyphs))

    assert len({shown.around.node for shown, _ in drawn}) > 60
    for shown, text in drawn:
        rows = text.split("\n")
        assert max(map(len, rows)) <= 78, shown.around.name
        assert len(rows) == 25
        assert glyphs.cut not in text, text
        for name in (shown.around.name, *(tie.name for tie in shown.around.ties)):
            assert any(row.rstrip().endswith(glyphs.words(name)) for row in rows), (name, text)


def test_the_trunk_does_not_move_with_the_cursor(starter: Atlas) -> None:
    trunks: dict[str, set[str]] = {}
    for shown, text in pictures(starter, Frame(80, 24)):
        rows = text.split("\n")[3 : 3 + len(shown.around.ties) + 1]
        trunks.setdefault(shown.around.node, set()).add("\n".join(row[14:] for row in rows))

    assert all(len(same) == 1 for same in trunks.values())


@pytest.mark.parametrize(("size", "glyphs"), list(product([(80, 24), (120, 40)], [UNICODE, ASCII])))
def test_the_outline_and_the_lanes_of_the_starter_library_fit(
    starter: Atlas, size: tuple[int, int], glyphs: Glyphs
) -> None:
    frame = Frame(*size, glyphs)
    entries, drawn = outline(starter), lanes(starter)
    for at in range(len(entries)):
        picture = draw_outline(frame, entries, at, 0, 1, ())
        assert max(map(width, picture.lines)) <= frame.margin + 76
        assert entries[at].name in text_of(picture, size[1])
    for at in range(len(drawn)):
        picture = draw_lanes(frame, drawn, at, 0, 1, ())
        assert max(map(width, picture.lines)) <= frame.margin + 76
        assert drawn[at].name in text_of(picture, size[1])


# ---- what is told


def test_a_moderator_hangs_from_the_claim_it_bears_on(starter: Atlas) -> None:
    _, text = next(one for one in pictures(starter, Frame()) if one[0].around.node == "cognition")

    rows = text.split("\n")
    at = next(index for index, row in enumerate(rows) if row.endswith("resistance training"))
    assert rows[at + 1] == "              │   └┄┄ ↑ ○ consistency and growing load"


def test_a_moderator_leads_from_its_own_place_to_the_link_it_bears_on(starter: Atlas) -> None:
    node = next(link.cause for link in starter.graph.links if link.moderates.endswith("/resistance-cognition"))
    tie = around(starter, node).effects[0]

    assert (tie.name, tie.other) == ("resistance training → cognition", "cognition")


async def test_a_circle_is_named_as_feedback_and_walked_only_by_hand() -> None:
    stress = claim("stress-sleep", "stress", "decreases", "sleep", "spoils")
    sleep = claim("sleep-stress", "sleep", "decreases", "stress", "eases")
    async with opened(desk_of(file_of((stress, sleep))), None) as driver:
        await driver.press("m")

        assert "    feedback  sleep ↓→ stress ↓→ sleep, which feeds itself" in driver.text
        assert "to here" not in driver.text


async def test_a_circle_with_one_lowering_link_holds_itself_in_check() -> None:
    hare = claim("hare-lynx", "hares", "increases", "lynxes", "feed")
    lynx = claim("lynx-hare", "lynxes", "decreases", "hares", "eat")
    async with opened(desk_of(file_of((hare, lynx))), None) as driver:
        await driver.press("m")

        assert "which holds itself in check" in driver.text


async def test_more_links_than_fit_scroll_while_the_concept_stays_in_its_place() -> None:
    claims = tuple(claim(f"c{n}", f"cause {n:02}", "increases", "hub") for n in range(12))
    claims += tuple(claim(f"e{n}", "hub", "decreases", f"effect {n:02}") for n in range(9))
    async with opened(desk_of(file_of(claims)), None) as driver:
        await driver.press("m")
        seen: set[str] = set()
        places: set[int] = set()
        for _ in range(21):
            rows = driver.text.split("\n")
            places.add(rows.index("              hub"))
            assert sum(row.strip().startswith("│       and") for row in rows) == 2
            pointed = [row for row in rows if "›" in row]
            assert len(pointed) == 1
            seen.add(pointed[0].rpartition("○")[2].strip())
            await driver.press("down")

        assert len(places) == 1
        assert len(seen) == 21


# ---- walking


async def test_the_way_back_is_the_way_one_came() -> None:
    async with opened(sketched(), None) as driver:
        await driver.press("m", *["down"] * 6)
        assert "←" not in driver.row(24)
        before = driver.text
        await driver.press("right")
        assert driver.row(4) == "      causes› ┌── ↑ ● BDNF"
        assert driver.row(6) == "              synaptic plasticity"
        assert "← back" in driver.row(24)
        await driver.press("left")

        assert driver.text == before


async def test_enter_reads_the_claim_with_its_evidence_and_comes_back() -> None:
    async with opened(sketched(), None) as driver:
        await driver.press("m")
        before = driver.text
        await driver.press("enter")
        assert driver.row(4) == "       claim  Aerobic exercise raises BDNF."
        assert "     support  reported by reviews" in driver.text
        await driver.press("escape")

        assert driver.text == before


async def test_clicks_choose_a_link_and_a_second_one_walks_it() -> None:
    async with opened(sketched(), None) as driver:
        await driver.press("m")
        await driver.pilot.click(offset=(22, 4))
        await driver.settle()
        assert driver.row(5).startswith("           ›")
        await driver.pilot.click(offset=(22, 4))
        await driver.settle()

        assert "walking" in driver.row(4)


async def test_the_map_opens_from_the_decks_from_reading_and_from_a_question_and_leads_back_there() -> None:
    desk = sketched()
    async with opened(desk, None) as driver:
        home = driver.text
        await driver.press("m", "q")
        assert driver.text == home
        await driver.press("r")
        page = driver.text
        await driver.press("m", "q")
        assert driver.text == page

    assert desk.charted == ["both", "both"]


async def test_a_question_keeps_what_was_typed_while_the_map_is_open() -> None:
    desk = desk_of(FILE, recall=RECALL, keys=(GAINS.key,))
    async with opened(desk, sitting=midway(desk, GAINS.key, 1, 2)) as driver:
        await driver.type("endur")
        await driver.press("escape", "m")
        assert driver.row(1).startswith("  map")
        await driver.press("q", "enter")

        assert "›  endur█" in driver.text


async def test_an_empty_map_says_so() -> None:
    async with opened(FakeDesk(), None) as driver:
        await driver.press("m", "right", "enter", "tab", "down")
        assert "no claim says yet what acts on anything" in driver.text
        await driver.press("q")

        assert driver.row(1).startswith("  tutor")


@pytest.mark.parametrize("size", [(20, 6), (10, 3), (1, 1), (200, 5), (60, 100), (77, 24)])
async def test_any_terminal_gets_a_map(size: tuple[int, int]) -> None:
    async with opened(sketched(), None, size=size) as driver:
        for keys in (["m"], ["down", "right"], ["tab"], ["tab", "down"], ["right", "enter"]):
            await driver.press(*keys)
            assert len(driver.text.split("\n")) == size[1] + 1


# ---- taken apart and put back

SIGN_KEYS = {"+": "up", "-": "down", "0": "0", "~": "tilde", "": "equals_sign"}


async def test_links_are_taken_apart_and_put_back_from_the_keyboard() -> None:
    desk = sketched()
    async with opened(desk, None) as driver:
        await driver.press("m", "t")
        same_as("rebuild-80x24", driver.text)
        exercise = driver.sheet.exercise  # type: ignore[attr-defined]
        for link in exercise.links:
            cause, effect = exercise.nodes.index(link.cause), exercise.nodes.index(link.effect)
            await driver.press(str(cause + 1), str(effect + 1), SIGN_KEYS[link.sign])
        await driver.press("enter")

        assert driver.row(1).endswith("7 of 7 right")
        assert "✗" not in driver.text
    assert [(kept.around, kept.right, kept.of, kept.wrong) for kept in desk.rebuilds] == [("bdnf", 7, 7, ())]
    assert desk.kept == []


@pytest.mark.parametrize("size", [(120, 40), (40, 15), (20, 6)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_row_that_asks_is_there_in_every_terminal(size: tuple[int, int]) -> None:
    async with opened(sketched(), None, size=size) as driver:
        await driver.press("m", "t", "1")
        same_as(f"rebuild-{size[0]}x{size[1]}", driver.text)
        await driver.press("2", "up", "enter")
        same_as(f"rebuilt-{size[0]}x{size[1]}", driver.text)


async def test_each_wrong_link_is_named_with_what_is_wrong_about_it() -> None:
    desk = sketched()
    async with opened(desk, None) as driver:
        await driver.press("m", "t")
        nodes = driver.sheet.exercise.nodes  # type: ignore[attr-defined]
        digit = {node: str(place + 1) for place, node in enumerate(nodes)}
        await driver.press(digit["walking"], digit["bdnf"], "up")
        await driver.press(digit["aerobic-exercise"], digit["bdnf"], "down")
        await driver.press(digit["neurogenesis"], digit["bdnf"], "up")
        await driver.press(digit["walking"], digit["neurogenesis"], "up")
        await driver.press("enter")
        same_as("rebuilt-80x24", driver.text)

        assert driver.row(1).endswith("1 of 8 right")
        assert "✗  aerobic exercise raises BDNF: you laid lowers" in driver.text
        assert "✗  BDNF raises neurogenesis: you laid it the other way round" in driver.text
        assert "✗  BDNF raises synaptic plasticity: not laid" in driver.text
        assert "✗  walking raises neurogenesis: no claim says so" in driver.text
        await driver.press("enter")
        assert driver.row(1).startswith("  map")
    assert desk.rebuilds[0].right == 1
    assert len(desk.rebuilds[0].wrong) == 7


async def test_the_chain_that_leads_to_a_link_can_be_taken_apart_instead() -> None:
    async with opened(sketched(), None) as driver:
        await driver.press("m", "right", "right", "down", "t")
        assert "the chain" in driver.row(24)
        await driver.press("tab")

        assert driver.row(1).endswith("0 of 2 links laid")
        assert len(driver.sheet.exercise.nodes) == 3  # type: ignore[attr-defined]


async def test_what_was_laid_can_be_taken_back_and_the_wheel_lays_nothing() -> None:
    async with opened(sketched(), None) as driver:
        await driver.press("m", "t", "1", "2")
        driver.sheet.on_mouse_scroll_down()
        await driver.settle()
        assert driver.row(1).endswith("0 of 7 links laid")
        await driver.press("down", "3", "backspace", "backspace")

        assert driver.row(1).endswith("0 of 7 links laid")
        assert "check" not in driver.row(24)


async def test_a_lone_link_cannot_be_taken_apart_and_that_is_said() -> None:
    async with opened(desk_of(file_of((claim("a", "rain", "increases", "rivers"),))), None) as driver:
        await driver.press("m", "t")

        assert "one link alone cannot be taken apart" in driver.row(1)


async def test_a_result_that_cannot_be_kept_is_said_and_the_answer_still_shown() -> None:
    desk = sketched()
    desk.refuse = Refusal("the disk is full")
    async with opened(desk, None) as driver:
        await driver.press("m", "t", "1", "2", "up", "enter")

        assert "the disk is full" in driver.row(1)
        assert "not laid" in driver.text
