"""The causal map: around one concept, as an outline, as lanes; walked link by link."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Literal

from tutor.core.desk import Desk
from tutor.core.mapping import (
    Entry,
    Lane,
    around,
    busiest,
    claim_of,
    counted,
    detail,
    file_of,
    lanes,
    mark,
    outline,
    place_of,
)
from tutor.tui.keys import Key
from tutor.tui.sheet import Sheet
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.overview import draw_lanes, draw_outline
from tutor.tui.widgets.spine import Frame, Picture
from tutor.tui.widgets.trunk import WIDE, Mapped, draw

View = Literal["trunk", "outline", "lanes"]
NEXT: Mapping[View, View] = {"trunk": "outline", "outline": "lanes", "lanes": "trunk"}


class MapSheet(Sheet[None]):
    """The map of a deck ("" for the whole library), around what a card is about where its item (`<file>/<id>`) is given."""

    stage = "map"

    def __init__(self, desk: Desk, deck: str = "", item: str = "", glyphs: Glyphs = UNICODE) -> None:
        super().__init__(glyphs)
        self.desk = desk
        self.atlas = desk.atlas(deck)
        self.view: View = "trunk"
        self.row = 0
        self.came: list[tuple[str, int]] = []
        node, claim = place_of(self.atlas, item)
        self.around = around(self.atlas, node or busiest(self.atlas))
        self.at = next((index for index, tie in enumerate(self.around.ties) if claim and tie.link.claim == claim), 0)
        self._show()

    @cached_property
    def outline(self) -> tuple[Entry, ...]:
        """The whole map as a tree, made when it is first looked at."""
        return outline(self.atlas)

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The whole map as lanes, made when they are first looked at."""
        return lanes(self.atlas)

    def _show(self) -> None:
        ties = self.around.ties
        details = tuple(detail(self.atlas, tie.link) for tie in ties)
        known, of = counted(tie.mark for tie in ties)
        self.shown = Mapped(self.around, self.at, details, known, of)

    def _whole(self) -> tuple[int, int]:
        return counted(mark(self.atlas, link) for link in self.atlas.graph.links)

    def on_mount(self) -> None:
        self.redraw()

    def draw(self, frame: Frame) -> Picture:
        foot = self.footer(frame)
        match self.view:
            case "trunk":
                wide = frame.width >= WIDE
                return draw(frame, self.shown._replace(outline=self.outline) if wide else self.shown, foot)
            case "outline":
                return draw_outline(frame, self.outline, self.row, *self._whole(), foot)
            case "lanes":
                return draw_lanes(frame, self.lanes, self.row, *self._whole(), foot)

    def idle(self) -> Collection[str]:
        without = set()
        if not self.came:
            without.add("back")
        if not self.around.ties:
            without |= {"walk", "claim", "view", "rebuild", "up", "down"}
        if self.view != "trunk":
            without |= {"claim", "rebuild"}
        return without

    def words(self) -> Mapping[str, str]:
        return {"view": NEXT[self.view], **({} if self.view == "trunk" else {"down": "concept"})}

    def row_pressed(self, index: int) -> None:
        """A click puts the cursor on a row, a second one walks there."""
        here = self.at if self.view == "trunk" else self.row
        if index == here:
            self._walk()
        else:
            self._to(index)
        self.redraw()

    def act(self, key: Key, press: str) -> None:
        self.shown = self.shown._replace(notice="")
        step = {"up": -1, "down": 1}.get(key.id)
        match key.id:
            case "up" | "down" if step:
                self._to((self.at if self.view == "trunk" else self.row) + step)
            case "walk":
                self._walk()
            case "back":
                node, at = self.came.pop()
                self._around(node, at)
            case "claim":
                self._claim()
            case "rebuild":
                self._rebuild()
            case "view":
                self._turn()
            case "leave":
                self.dismiss(None)
                return
        self.redraw()

    def _to(self, index: int) -> None:
        if self.view == "trunk":
            self.at = max(0, min(len(self.around.ties) - 1, index))
            self.shown = self.shown._replace(at=self.at)
        else:
            self.row = max(0, min(len(self._rows()) - 1, index))

    def _rows(self) -> list[str]:
        return [entry.node for entry in (self.outline if self.view == "outline" else self.lanes)]

    def _walk(self) -> None:
        """To the concept under the cursor, there to the first link that leads on in the same direction."""
        self.came.append((self.around.node, self.at))
        if self.view != "trunk":
            node = self._rows()[self.row]
            self.view = "trunk"
            self._around(node, 0)
            return
        down = self.at >= len(self.around.causes)
        self._around(self.around.ties[self.at].other, -1)
        self._to(len(self.around.causes) if down and self.around.effects else 0)

    def _around(self, node: str, at: int) -> None:
        self.around = around(self.atlas, node)
        self.at = max(0, min(at, len(self.around.ties) - 1))
        self.view = "trunk"
        self._show()

    def _turn(self) -> None:
        """The next view, with the cursor on the concept at hand."""
        node = self.around.node if self.view == "trunk" else self._rows()[self.row]
        self.view = NEXT[self.view]
        if self.view != "trunk":
            self.row = self._rows().index(node) if node in self._rows() else 0

    def _claim(self) -> None:
        from tutor.tui.claim import ClaimSheet

        link = self.around.ties[self.at].link
        claim, file = claim_of(self.atlas, link), file_of(self.atlas, link)
        if claim is not None and file is not None:
            self.app.push_screen(ClaimSheet(claim, file, self.glyphs))

    def _rebuild(self) -> None:
        from tutor.core.rebuilding import chain, neighbourhood
        from tutor.tui.rebuild import RebuildSheet

        seed = str(self.desk.now().at)
        near = neighbourhood(self.atlas, self.around.node, seed)
        way = chain(self.atlas, self.around.ties[self.at].link, seed)
        if near or way:
            self.app.push_screen(RebuildSheet(self.desk, self.atlas, near, way, self.glyphs))
        else:
            self.shown = self.shown._replace(notice="one link alone cannot be taken apart")
