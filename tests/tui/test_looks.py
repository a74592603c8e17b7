"""The two looks and the six roles: contrast, other themes, the plain set of marks, the terminal's own background."""

from __future__ import annotations

from typing import Literal

import pytest
from textual.theme import BUILTIN_THEMES

from tests.tui.desk import GAINS, INFLAMMATION, MYOKINES, FakeDesk
from tests.tui.screen import opened, same_as
from tutor.core.problems import Refusal
from tutor.core.settings import Settings
from tutor.core.text import words
from tutor.tui.app import TutorApp, known_theme, run_app
from tutor.tui.driver import Background
from tutor.tui.looks import DARK, LIGHT, LOOKS, by_environment, contrast
from tutor.tui.widgets.glyphs import ASCII, UNICODE, choose

WANTED = {"ink": 12.6, "strong": 16.3, "quiet": 4.6, "mark": 5.3, "miss": 5.1}


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize(("role", "least"), WANTED.items())
def test_every_role_that_carries_text_stands_out_from_the_ground(look: object, role: str, least: float) -> None:
    variables = look.variables  # type: ignore[attr-defined]

    assert contrast(variables[role], variables["ground"]) >= least


@pytest.mark.parametrize("name", BUILTIN_THEMES)
async def test_any_other_theme_supplies_the_roles(name: str) -> None:
    desk = FakeDesk(GAINS.key, settings=Settings(theme=name, glyphs="unicode"))
    async with opened(desk) as driver:
        assert driver.app.theme == name
        await driver.press("enter")
        assert "endurance gains" in driver.row(7)
        variables = driver.app.get_css_variables()
        if not BUILTIN_THEMES[name].ansi:
            assert contrast(variables["quiet"], variables["ground"]) >= 3


def test_an_unknown_theme_gives_the_dark_look() -> None:
    assert TutorApp(FakeDesk(settings=Settings(theme="no-such-theme"))).theme == DARK


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("lihgt", "did you mean 'light'?"),
        ("nrod", "did you mean 'nord'?"),
        ("zzzz", "the themes are: auto, dark, light, "),
    ],
)
def test_a_theme_that_is_not_there_is_refused_before_the_terminal_changes(name: str, mend: str) -> None:
    with pytest.raises(Refusal) as refusal:
        run_app(FakeDesk(settings=Settings(theme=name)))

    assert refusal.value.message == f"settings.toml: there is no theme '{name}'"
    assert refusal.value.help.startswith(mend)


@pytest.mark.parametrize("name", ["auto", "dark", "light", "nord", LIGHT])
def test_a_theme_that_is_there_is_known(name: str) -> None:
    known_theme(name)


@pytest.mark.parametrize("plain", ["colour", "no colour", "ascii"])
async def test_the_remark_after_a_gap_stands_in_brackets_where_no_colour_sets_it_apart(
    plain: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if plain == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    else:
        monkeypatch.delenv("NO_COLOR", raising=False)
    glyphs: Literal["ascii", "unicode"] = "ascii" if plain == "ascii" else "unicode"
    async with opened(FakeDesk(INFLAMMATION.key, settings=Settings(glyphs=glyphs, theme="dark"))) as driver:
        ending = "neuroinflammation  molecule" if plain == "colour" else "neuroinflammation (molecule)"
        assert driver.row(4).endswith(ending)


@pytest.mark.parametrize(
    ("colorfgbg", "look"), [("15;0", DARK), ("0;15", LIGHT), ("0;default;15", LIGHT), ("", None), ("x", None)]
)
def test_colorfgbg_says_which_look(colorfgbg: str, look: str | None) -> None:
    assert by_environment(colorfgbg) == look


async def test_a_light_terminal_gets_the_light_look_unless_the_learner_chose_one() -> None:
    for theme, look in (("auto", LIGHT), ("dark", DARK)):
        async with opened(FakeDesk(settings=Settings(theme=theme, glyphs="unicode")), None) as driver:
            driver.app.post_message(Background((1.0, 1.0, 0.95)))
            await driver.settle()

            assert driver.app.theme == look


@pytest.mark.parametrize(
    ("setting", "encoding", "term", "glyphs"),
    [
        ("auto", "utf-8", "xterm-256color", UNICODE),
        ("auto", "UTF-8", "linux", ASCII),
        ("auto", "ANSI_X3.4-1968", "xterm", ASCII),
        ("ascii", "utf-8", "xterm", ASCII),
        ("unicode", "latin-1", "linux", UNICODE),
    ],
)
def test_the_plain_marks_are_used_where_the_others_cannot_be_drawn(
    setting: str, encoding: str, term: str, glyphs: object
) -> None:
    assert choose(setting, encoding, term) is glyphs


@pytest.mark.parametrize("name", ["reveal", "home", "typed"])
async def test_the_plain_marks_draw_the_same_screens(name: str) -> None:
    desk = FakeDesk(GAINS.key, settings=Settings(glyphs="ascii", theme="dark"))
    async with opened(desk, None) as driver:
        if name != "home":
            await driver.press("enter")
            await driver.type("endurance")
        if name == "reveal":
            await driver.press("enter")

        assert driver.text.isascii()
        same_as(f"{name}-ascii", driver.text)


async def test_marks_in_an_authors_text_are_translated_before_lines_are_measured() -> None:
    desk = FakeDesk(MYOKINES.key, settings=Settings(glyphs="ascii", theme="dark"))
    desk.faces[MYOKINES.key] = MYOKINES._replace(prompt=words("a → b … " * 20))
    async with opened(desk) as driver:
        assert driver.row(4) == "        term  " + "a -> b ... a -> b ... a -> b ... a -> b ... a -> b ... a -> b"
