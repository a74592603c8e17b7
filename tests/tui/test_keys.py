"""The one table of keys: complete, without clashes, and every footer fits."""

from __future__ import annotations

import pytest

from tutor.tui.keys import FOOTERS, KEYS, STAGES, commands, find, footer, of_stage, table
from tutor.tui.widgets.foot import footer as drawn
from tutor.tui.widgets.spine import Frame, width

TEXT = ("typed", "note", "folder", "palette", "rewording")
LATER = {"slash", "/"}


@pytest.mark.parametrize("stage", STAGES)
def test_a_footer_names_at_most_eight_keys_that_work_and_fits_every_width(stage: str) -> None:
    for size in (80, 60, 40):
        line = drawn(Frame(size, 24), footer(stage))
        named = [piece.press for piece in line if piece.role == "ink" and piece.press]
        assert width(line) <= min(76, size)
        assert len(named) <= 8
        assert all(find(stage, press) for press in named)


@pytest.mark.parametrize("stage", STAGES)
def test_a_key_means_one_thing_at_a_stage(stage: str) -> None:
    meanings: dict[str, set[str]] = {}
    for key in KEYS:
        if stage in key.stages:
            for press in key.press:
                meanings.setdefault(press, set()).add(key.id)

    doubled = {press: ids for press, ids in meanings.items() if len(ids) > 1}

    assert doubled in ({}, {"enter": {"check", "show"}})


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_a_footer_and_a_way_out(stage: str) -> None:
    assert stage in FOOTERS
    assert find(stage, "ctrl+q")


@pytest.mark.parametrize("stage", TEXT)
def test_no_letter_digit_or_sign_is_a_command_while_a_line_has_the_caret(stage: str) -> None:
    assert [press for key in KEYS if stage in key.stages for press in key.press if len(press) == 1] == []


def test_no_letter_is_a_command_while_an_answer_is_being_thought_of() -> None:
    single = {press for key in KEYS if "recall" in key.stages for press in key.press if len(press) == 1}

    assert single == {"?"}


@pytest.mark.parametrize("stage", STAGES)
def test_the_palette_names_no_command_twice(stage: str) -> None:
    named = [key.word for key in commands(stage)]

    assert len(named) == len(set(named))


@pytest.mark.parametrize("stage", ["home", "read", "reveal", "recalled", "summary", "waiting"])
def test_a_narrow_footer_keeps_a_way_out_or_to_the_keys(stage: str) -> None:
    named = {piece.press for piece in drawn(Frame(40, 15), footer(stage))}

    assert named & {"q", "question_mark"}


def test_keys_of_screens_that_do_not_exist_are_not_bound() -> None:
    assert not LATER & {press for key in KEYS for press in key.press}


def test_every_key_of_help_has_a_sentence() -> None:
    for stage in STAGES:
        for key in of_stage(stage):
            assert key.tip.endswith("."), key.id


def test_the_table_for_the_readme_has_a_row_a_stage() -> None:
    lines = table().split("\n")

    assert len(lines) == len(STAGES) + 3
    assert "| the decks | `enter` study · `r` read" in table()
