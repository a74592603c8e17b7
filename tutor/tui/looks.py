"""The two looks of the program, and how any other theme supplies the same six roles."""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color, ColorParseError
from textual.theme import Theme

DARK, LIGHT = "tutor-dark", "tutor-light"


def _look(
    name: str, ground: str, ink: str, strong: str, quiet: str, faint: str, mark: str, miss: str, dark: bool
) -> Theme:
    roles = {"ground": ground, "ink": ink, "strong": strong, "quiet": quiet, "faint": faint, "mark": mark, "miss": miss}
    return Theme(
        name,
        primary=mark,
        accent=mark,
        warning=miss,
        foreground=ink,
        background=ground,
        surface=ground,
        panel=ground,
        dark=dark,
        variables=roles,
    )


LOOKS = (
    _look(DARK, "#16181d", "#d7dae0", "#f4f6fa", "#7d8590", "#3a3f4a", "#7fb4ca", "#d7a65f", True),
    _look(LIGHT, "#fbfaf6", "#2b2d33", "#0b0c10", "#6a6f79", "#d5d2c8", "#1f6f8b", "#9a5b00", False),
)


def roles(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """The six roles out of a theme that does not name them: ink is its foreground, quiet and faint lie between that and its ground."""
    ground, ink = variables["background"], variables["foreground"]
    strong = "#ffffff" if theme.dark else "#000000"
    mark, miss = variables.get("accent", ink), variables.get("warning", ink)
    if theme.ansi:
        return {
            "ground": ground,
            "ink": ink,
            "strong": ink,
            "quiet": "ansi_bright_black",
            "faint": "ansi_bright_black",
            "mark": "ansi_cyan",
            "miss": "ansi_yellow",
        }
    try:
        below, above = Color.parse(ground), Color.parse(ink)
    except ColorParseError:
        return {"ground": ground, "ink": ink, "strong": strong, "quiet": ink, "faint": ink, "mark": mark, "miss": miss}
    return {
        "ground": ground, "ink": ink, "strong": strong, "mark": mark, "miss": miss,
        "quiet": _between(below, above, 4.5).hex, "faint": below.blend(above, 0.22).hex,
    }  # fmt: skip


def _between(ground: Color, ink: Color, contrast: float) -> Color:
    """The colour nearest to the ground that still stands out from it by `contrast` (the ratio of WCAG)."""
    for step in range(40, 100, 4):
        mixed = ground.blend(ink, step / 100)
        if _ratio(mixed, ground) >= contrast:
            return mixed
    return ink


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart: the ratio of WCAG, from 1 to 21."""
    return _ratio(Color.parse(one), Color.parse(other))


def _ratio(one: Color, other: Color) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: Color) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def light_ground(color: tuple[float, float, float]) -> bool:
    """Whether a terminal's background (red, green, blue from 0 to 1) calls for the light look."""
    red, green, blue = (int(part * 255) for part in color)
    return _luminance(Color(red, green, blue)) > 0.4


def by_environment(colorfgbg: str) -> str | None:
    """The look that COLORFGBG (`foreground;background`) calls for, None when it says nothing."""
    last = colorfgbg.rpartition(";")[2]
    if not last.isdecimal():
        return None
    return LIGHT if int(last) in (7, 15) else DARK
