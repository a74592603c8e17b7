"""settings.toml is read strictly, every problem at its place, and a change leaves the learner's own lines alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.core.problems import Refusal
from tutor.core.settings import Settings
from tutor.store.settings import FILE, change, load, read_settings, sources


def given(folder: Path, text: str | bytes) -> str:
    content = text.encode() if isinstance(text, str) else text
    (folder / FILE).write_bytes(content)
    return str(folder)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(str(tmp_path / "nowhere")) == Settings()
    assert sources(str(tmp_path)) == {}


def test_a_file_may_set_everything(tmp_path: Path) -> None:
    folder = given(tmp_path, '# mine\nnew_per_day = 5\nday_start = 3\nconfidence = true\ntheme = "nord"\nglyphs = "ascii"\neditor = "vim"\nquiz_feedback = "each"\n')  # fmt: skip

    assert read_settings(folder) == Settings(5, 3, True, "nord", "ascii", "vim", "each")
    assert sources(folder) == dict.fromkeys(Settings._fields, str(tmp_path / FILE))


@pytest.mark.parametrize(
    ("text", "line", "message", "help"),
    [
        ("new_per_dya = 5", 1, "'new_per_dya' is no setting", "did you mean 'new_per_day'?"),
        (
            "\nzzz = 5",
            2,
            "'zzz' is no setting",
            "settings are: new_per_day, day_start, confidence, theme, glyphs, editor, quiz_feedback",
        ),
        (
            'new_per_day = "5"',
            1,
            'new_per_day is a whole number from 0 to 9999, not "5"',
            "for example: new_per_day = 10",
        ),
        (
            "new_per_day = true",
            1,
            "new_per_day is a whole number from 0 to 9999, not true",
            "for example: new_per_day = 10",
        ),
        ("day_start = 24", 1, "day_start is a whole number from 0 to 23, not 24", "for example: day_start = 4"),
        ("confidence = 1", 1, "confidence is true or false, not 1", "for example: confidence = false"),
        (
            'glyphs = "emoji"',
            1,
            'glyphs is one of "auto", "unicode", "ascii", not "emoji"',
            'for example: glyphs = "auto"',
        ),
        ("editor = 7", 1, "editor is text in quotes, not 7", 'for example: editor = ""'),
        ("[theme]\nname = 'x'", 1, "theme is text in quotes, not {'name': 'x'}", 'for example: theme = "auto"'),
        (b"\n# \xff", 2, "settings are not UTF-8 text", "a line reads: new_per_day = 10"),
        (
            '"\\u001b[2J" = 1',
            1,
            "'␛[2J' is no setting",
            "settings are: new_per_day, day_start, confidence, theme, glyphs, editor, quiz_feedback",
        ),
    ],
)
def test_a_mistake_is_refused_where_it_stands(tmp_path: Path, text: str | bytes, line: int, message: str, help: str) -> None:  # fmt: skip
    folder = given(tmp_path, text)

    with pytest.raises(Refusal) as refused:
        read_settings(folder)

    assert refused.value.message == f"{tmp_path / FILE}:{line}: {message}"
    assert refused.value.help == help


@pytest.mark.parametrize(
    ("text", "line"), [("new_per_day 5", 1), ("day_start = 4\nnew_per_day = = 5", 2), ("a = 1\na = 1", 1)]
)
def test_what_is_no_toml_is_refused(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(Refusal) as refused:
        read_settings(given(tmp_path, text))

    assert refused.value.message.startswith(f"{tmp_path / FILE}:{line}: this is no TOML: ")


def test_all_mistakes_are_found_at_once_and_what_is_right_holds(tmp_path: Path) -> None:
    folder = given(tmp_path, "day_start = 99\nnew_per_day = 3\nedtor = 'vim'\n")

    loaded = load(folder)

    assert [(problem.place.line, problem.place.column, problem.place.width) for problem in loaded.problems] == [(1, 1, 9), (3, 1, 5)]  # fmt: skip
    assert loaded.settings == Settings(new_per_day=3)
    with pytest.raises(Refusal, match=r"day_start is .* \(and 1 more problem\)"):
        read_settings(folder)


def test_a_change_touches_one_line_and_no_other(tmp_path: Path) -> None:
    folder = given(tmp_path, "# mine\nnew_per_day  =  5  # enough\r\ntheme = 'nord'")

    change(folder, "new_per_day", 7)
    change(folder, "editor", 'code "--wait" C:\\x')

    assert (tmp_path / FILE).read_bytes().decode() == "# mine\nnew_per_day = 7\ntheme = 'nord'\neditor = \"code \\\"--wait\\\" C:\\\\x\"\n"  # fmt: skip
    assert read_settings(folder) == Settings(new_per_day=7, theme="nord", editor='code "--wait" C:\\x')


def test_a_change_that_does_not_fit_changes_nothing(tmp_path: Path) -> None:
    folder = given(tmp_path, "new_per_day = 5\n")

    for key, value in (("new_per_day", "many"), ("new_per_dya", 5), ("day_start", 25)):
        with pytest.raises(Refusal):
            change(folder, key, value)

    assert (tmp_path / FILE).read_text() == "new_per_day = 5\n"


def test_the_first_change_makes_the_file(tmp_path: Path) -> None:
    change(str(tmp_path / "config"), "confidence", True)

    assert read_settings(str(tmp_path / "config")).confidence
