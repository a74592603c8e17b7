"""A deck as pages of text, read before or instead of being studied."""

from __future__ import annotations

from tutor.core.agenda import Options
from tutor.core.desk import Desk
from tutor.core.problems import Place, Refusal
from tutor.tui.editing import DeskSheet
from tutor.tui.keys import Key
from tutor.tui.messages import OpenHome, OpenMap, OpenSitting
from tutor.tui.widgets.glyphs import UNICODE, Glyphs
from tutor.tui.widgets.pages import Pages, draw, paged
from tutor.tui.widgets.spine import Frame, Picture


class ReadSheet(DeskSheet):
    """The text of one deck."""

    stage = "read"

    def __init__(self, desk: Desk, deck: str, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(desk, glyphs)
        self.deck = deck
        self.passages = desk.passages(deck)
        self.line = 0
        self.notice = ""

    @property
    def pages(self) -> Pages:
        """The text as it falls into pages at the present size."""
        return paged(self.frame, self.passages)

    def on_mount(self) -> None:
        self.redraw()

    def draw(self, frame: Frame) -> Picture:
        deck = self.desk.library.deck(self.deck)
        return draw(frame, deck.title if deck else self.deck, self.pages, self.line, self.footer(frame), self.notice)

    def act(self, key: Key, press: str) -> None:
        self.notice = ""
        pages = self.pages
        page, last = pages.page(self.line), len(pages.starts) - 1
        match key.id:
            case "page":
                self.line = pages.starts[min(page + 1, last)]
            case "page-back":
                self.line = pages.starts[page if self.line > pages.starts[page] else max(0, page - 1)]
            case "up" | "down":
                self.line = max(0, min(max(0, len(pages.lines) - 1), self.line + (1 if key.id == "down" else -1)))
            case "study":
                self._study()
            case "map":
                self.post_message(OpenMap(self.deck, self._item()))
            case "edit":
                self.edit_at(self._place)
            case "preview" if item := self._item():
                self.preview_file(lambda: item.partition("/")[0], f"{item}#")
            case "leave":
                self.post_message(OpenHome(self.deck))
        self.redraw()

    def _study(self) -> None:
        options, deck = Options((self.deck,)), self.desk.library.deck(self.deck)
        if deck is not None and deck.studied == "anki":
            self.notice = "it is studied in Anki"
        elif self.desk.agenda(options).size:
            self.post_message(OpenSitting(options))
        else:
            self.notice = "nothing of it is left for today"

    def _place(self) -> Place | None:
        """The place of the item at the top of the page."""
        item = self._item()
        card = next((card for card in self.desk.library.cards.values() if card.item == item), None) if item else None
        return self.desk.place(card.key) if card else None

    def _item(self) -> str:
        """The item at the top of the page, "" without one."""
        at, frame = 0, self.frame
        for passage in self.passages:
            at += len(paged(frame, (passage,)).lines) + 1
            if at > self.line and passage.item:
                return passage.item
        return ""

    def refuse(self, refusal: Refusal) -> None:
        self.notice = refusal.message

    def edited(self) -> None:
        self.passages = self.desk.passages(self.deck)
        self.line = min(self.line, self.pages.starts[-1])
