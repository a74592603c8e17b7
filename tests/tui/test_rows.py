"""A row being written: broken into lines of which none is lost or too long, with the caret where it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some
from rich.cells import cell_len

from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.rows import broken, written
from tutor.tui.widgets.spine import Frame

TEXTS = some.text(alphabet="ab é 漢字-,  ", max_size=120)


@given(TEXTS, some.integers(8, 30))
def test_no_line_is_empty_or_longer_than_its_room(text: str, cells: int) -> None:
    starts = broken(text, cells)
    lines = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]

    assert "".join(lines) == text
    assert all(lines) or text == ""
    assert all(cell_len(line.rstrip()) <= cells for line in lines)


@given(TEXTS, some.data())
def test_the_caret_stands_inside_of_what_is_drawn(text: str, data: some.DataObject) -> None:
    entry = Entry(text, data.draw(some.integers(0, len(text))))
    for frame in (Frame(80, 24), Frame(40, 15)):
        lines, column, down = written(frame, "definition", entry)

        assert 0 <= down < len(lines) - 1
        assert frame.indent <= column < frame.width
