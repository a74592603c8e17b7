"""Text of strangers is shown as written and never acts: no markup, no escape, no change of direction."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tests.tui.desk import HOSTILE, MYOKINES, TROUBLE, FakeDesk
from tests.tui.screen import opened
from tutor.core.problems import Place
from tutor.core.text import words
from tutor.tui.filters import Inert, Plain
from tutor.tui.widgets.page import Page

TUI = Path(__file__).parents[2] / "tutor" / "tui"
MARKUP = [
    "[/x]",
    "[foo=']",
    "[@click=app.quit]leave[/]",
    "[b]bold[/b]",
    "a[i] = [1, 2]",
    ":smile:",
    "$name",
    r"\[x]",
    "[link=file:///etc/passwd]x[/link]",
]
ESCAPES = [
    "\x1b[31m",
    "\x1b]0;title\x07",
    "\x1b]8;;file:///etc/passwd\x1b\\",
    "\x1bP1$r\x1b\\",
    "\x9b31m",
    "\x00",
    "\x7f",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\U000e0041",
]
READS_MARKUP = {
    "Static", "Label", "Button", "RadioButton", "Checkbox", "OptionList", "SelectionList", "DataTable", "RichLog", "Tree", "Tabs", "Collapsible",
    "Select", "Placeholder", "Markdown", "Header", "Footer", "Link", "from_markup", "notify", "border_title", "border_subtitle", "tooltip",
}  # fmt: skip


@pytest.mark.parametrize("text", MARKUP)
async def test_markup_is_shown_as_written(text: str) -> None:
    desk = FakeDesk(MYOKINES.key)
    desk.faces[MYOKINES.key] = MYOKINES._replace(prompt=words(text), answer=words(text))
    async with opened(desk) as driver:
        assert driver.row(4).endswith(text)
        await driver.press("enter")
        assert driver.row(7).endswith(text)
        assert {driver.sheet.page.press_at(column, row) for row in (3, 6) for column in range(80)} == {""}


async def test_a_hostile_card_is_drawn_whole_and_nothing_of_it_can_be_clicked() -> None:
    desk = FakeDesk(HOSTILE.key)
    async with opened(desk) as driver:
        await driver.press("enter")
        page = driver.sheet.page
        assert isinstance(page, Page)

        assert "[@click=app.quit]quit[/] [b]bold[/b]" in driver.text
        assert {page.press_at(column, row) for row in range(3, 20) for column in range(80)} <= {"", "down"}


async def test_names_of_files_and_messages_are_made_visible_on_the_decks() -> None:
    desk = FakeDesk(
        problems=(TROUBLE._replace(place=Place("questions/\x1b[31m.yaml"), message="'\u202eevil' is no key"),)
    )
    async with opened(desk, None) as driver:
        assert "questions/␛[31m.yaml:1:1" in driver.text
        assert "<U+202E>evil" in driver.text


@pytest.mark.parametrize("escape", ESCAPES)
def test_the_filter_lets_no_control_character_through(escape: str) -> None:
    drawn = Inert().apply([Segment(f"a{escape}b", Style(bold=True))], Color(0, 0, 0))

    assert not set(escape[:1]) & set(drawn[0].text)
    assert drawn[0].text.startswith("a")
    assert drawn[0].text.endswith("b")


def test_the_filter_leaves_the_programs_own_control_segments_and_joined_signs_alone() -> None:
    own = Segment("\x1b[2J", None, [(1,)])  # type: ignore[list-item]

    assert Inert().apply([own, Segment("👩‍🔬")], Color(0, 0, 0)) == [own, Segment("👩‍🔬")]


def test_what_an_encoding_cannot_say_becomes_a_question_mark_of_one_cell() -> None:
    assert Inert("latin-1").apply([Segment("β é")], Color(0, 0, 0)) == [Segment("? é")]


def test_without_colour_weight_and_reverse_remain() -> None:
    drawn = Plain().apply(
        [Segment("x", Style(color="red", bgcolor="blue", bold=True)), Segment("y", Style(color="red", reverse=True))],
        Color(0, 0, 0),
    )

    assert [segment.style for segment in drawn] == [Style(bold=True), Style(reverse=True)]


@pytest.mark.parametrize("path", sorted(TUI.rglob("*.py")), ids=lambda path: path.relative_to(TUI).as_posix())
def test_no_screen_uses_what_reads_markup(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name)
    }
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("textual", "rich"))
        for alias in node.names
    }

    assert not (names | imported) & READS_MARKUP
