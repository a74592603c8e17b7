"""The line an answer is written on: every edit a learner knows from other programs, in any script."""

from __future__ import annotations

import pytest

from tutor.tui.widgets.entry import LONGEST, Entry
from tutor.tui.widgets.glyphs import UNICODE


def after(text: str, *keys: str) -> str:
    """The line after some keys, with `|` for the caret."""
    entry = Entry(text, len(text))
    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        changed = entry.pressed(key, character)
        entry = entry if changed is None else changed
    return entry.text[: entry.caret] + "|" + entry.text[entry.caret :]


@pytest.mark.parametrize(
    ("text", "keys", "line"),
    [
        ("", ["m", "y", "o"], "myo|"),
        ("myo", ["left", "x"], "myx|o"),
        ("myo", ["home", "x"], "x|myo"),
        ("myo", ["ctrl+a", "right", "x"], "mx|yo"),
        ("myo", ["ctrl+a", "ctrl+e", "x"], "myox|"),
        ("myo", ["backspace"], "my|"),
        ("", ["backspace", "delete", "left", "right"], "|"),
        ("myo", ["home", "delete"], "|yo"),
        ("existing neurons", ["ctrl+w"], "existing |"),
        ("existing neurons  ", ["ctrl+w"], "existing |"),
        ("existing", ["ctrl+w", "ctrl+w"], "|"),
        ("existing neurons", ["ctrl+u"], "|"),
        ("existing neurons", ["ctrl+left", "ctrl+k"], "existing |"),
        ("existing neurons", ["home", "ctrl+right"], "existing| neurons"),
        ("existing neurons", ["ctrl+left", "ctrl+left", "delete"], "|xisting neurons"),
        ("a", ["space", "b"], "a b|"),
        ("a", ["f5", "ctrl+x", "up"], "a|"),
        ("β-Kette", ["backspace", "ü"], "β-Kettü|"),
        ("cafe\u0301", ["backspace"], "caf|"),
        ("cafe\u0301x", ["left", "left", "y"], "cafy|e\u0301x"),
        ("神経", ["left", "新"], "神新|経"),
        ("a👩‍🔬", ["backspace"], "a|"),
        ("a👍🏽", ["left"], "a|👍🏽"),
    ],
)
def test_keys_edit_the_line(text: str, keys: list[str], line: str) -> None:
    assert after(text, *keys) == line


def test_a_paste_becomes_one_line_without_control_characters() -> None:
    assert Entry("ab", 1).typed("1\n2\t3\x1b\x00‮4") == Entry("a1 2 34b", 7)


def test_a_line_has_an_end() -> None:
    assert len(Entry().typed("x" * 9000).text) == LONGEST
    assert Entry("x" * LONGEST, LONGEST).typed("y").text == "x" * LONGEST


@pytest.mark.parametrize("caret", [0, 3, 150, 298, 300])
@pytest.mark.parametrize("text", ["m" * 300, "神" * 300, "e\u0301" * 150])
def test_a_long_line_scrolls_to_its_caret_and_never_leaves_its_room(text: str, caret: int) -> None:
    from rich.cells import cell_len

    line, column = Entry(text, caret).drawn(62, UNICODE)

    assert cell_len("".join(piece.text for piece in line)) <= 62
    assert 0 <= column < 62


def test_the_caret_inside_the_line_lies_on_its_letter() -> None:
    line, column = Entry("myokine", 2).drawn(62, UNICODE)

    assert [(piece.text, piece.role) for piece in line] == [("my", "ink"), ("o", "caret"), ("kine", "ink")]
    assert column == 2
