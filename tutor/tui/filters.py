"""The last line of defence: nothing but printable characters reaches the terminal, and no colour where none is wanted."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_INVISIBLE = dict.fromkeys(
    [*range(32), *range(127, 160), 0x61C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]
)  # fmt: skip


class Inert(LineFilter):
    """Deletes control characters and changes of direction from what is drawn; what `encoding` cannot say becomes a question mark."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = "" if "utf" in encoding.lower() else encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [segment if segment.control else segment._replace(text=self._said(segment.text)) for segment in segments]

    def _said(self, text: str) -> str:
        text = text.translate(_INVISIBLE)
        return text.encode(self._encoding, "replace").decode(self._encoding) if self._encoding else text


class Plain(LineFilter):
    """Takes every colour away and keeps weight: what NO_COLOR asks for."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, self._bare(style), control) for text, style, control in segments]

    @staticmethod
    def _bare(style: Style | None) -> Style | None:
        if style is None:
            return None
        return Style(bold=style.bold, reverse=style.reverse or None)
