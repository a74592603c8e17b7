"""`python -m tests.pictures`: draws README's pictures from the real app on the demo's sixty days, always at the same moment."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
CLAIM = "neural-afterburn-nn/sf1-post-endurance#effect"
CHOICE = "neural-afterburn-nn/sf1-post-endurance#support"
WORLD = {"TUTOR_NOW": "2026-12-01T09:00:00+00:00", "TUTOR_LIBRARY": str(ROOT), "TZ": "UTC"}


class Picture(NamedTuple):
    """One picture: the cards it is narrowed to (none: the home screen), the keys pressed, the size, the look."""

    cards: tuple[str, ...]
    keys: tuple[str, ...]
    size: tuple[int, int] = (80, 24)
    theme: str = "dark"


PICTURES = {
    "home": Picture((), ()),
    "claim": Picture((CLAIM,), (*"endurance", "enter")),
    "choice": Picture((CHOICE,), (), theme="light"),
    "typed": Picture((CLAIM,), (*"endur",), theme="light"),
}


def draw(picture: Picture) -> str:
    """The picture as SVG; it names no host and loads no font."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(WORLD, XDG_CACHE_HOME=f"{folder}/cache", XDG_CONFIG_HOME=f"{folder}/config")
        os.environ.pop("NO_COLOR", None)
        try:
            return asyncio.run(_drawn(picture))
        finally:
            os.environ.clear()
            os.environ.update(before)


async def _drawn(picture: Picture) -> str:
    from tutor.cli.commands import Arguments
    from tutor.cli.context import Context
    from tutor.core.agenda import Options
    from tutor.tui.app import TutorApp

    with Context(Arguments(demo=True)) as context:
        desk = context.desk()
        desk.settings = desk.settings._replace(theme=picture.theme, glyphs="unicode")
        start = Options(("exercise-and-the-brain",), frozenset(picture.cards), ahead=900) if picture.cards else None
        app = TutorApp(desk, start)
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause(0.3)
            for key in picture.keys:
                await pilot.press(key)
            await pilot.pause(0.3)
            svg = app.export_screenshot(title="tutor")
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)


def main() -> None:
    """Writes every picture."""
    for name, picture in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(draw(picture), encoding="utf-8")


if __name__ == "__main__":
    main()
