"""The quiz in the app: nothing is given away before the end, every reply is kept, every mistake explained."""

from __future__ import annotations

import pytest

from tests.tui.desk import GAINS, INFLAMMATION, MYOKINES, ORDER, SUNDAY, SUPPORT, VERDICT, FakeDesk
from tests.tui.screen import Driver, opened, text_of
from tutor.core.problems import Refusal
from tutor.core.quiz import Result, Wanted
from tutor.core.settings import Settings
from tutor.tui.widgets.score import Missed, Score, draw_score
from tutor.tui.widgets.spine import Frame

DARK = Settings(glyphs="unicode", theme="dark")

REPEATED = 0.35  # longer than a key that went on is taken for a repeating one


async def answered(driver: Driver, *words: str) -> None:
    """Types a line and hands it in, or presses a digit."""
    for word in words:
        await (driver.press(word) if word.isdigit() else driver.type(word))
        if not word.isdigit():
            await driver.press("enter")
        await driver.pilot.pause(REPEATED)


async def test_z_takes_a_quiz_over_the_deck_under_the_cursor_and_tells_nothing_before_the_score() -> None:
    desk = FakeDesk(INFLAMMATION.key, MYOKINES.key)
    async with opened(desk, None) as driver:
        await driver.press("z")
        assert driver.row(1).startswith("  quiz: Exercise and the brain")
        assert driver.row(1).rstrip().endswith("0 of 2")
        await answered(driver, "BDNF")
        assert "Proteins that" in driver.row(4)
        assert "✗" not in driver.text
        await answered(driver, "myokines")

        assert driver.row(4).strip() == "score  1 of 2 right: 50 %"
        assert [reply.graded.said for reply in desk.replies] == ["BDNF", "myokines"]
        assert desk.kept == []


async def test_every_mistake_is_explained_with_what_was_given_and_the_rows_of_its_card() -> None:
    desk = FakeDesk(GAINS.key, INFLAMMATION.key, MYOKINES.key)
    async with opened(desk, Wanted()) as driver:
        await answered(driver, "BDNF", "BDNF", "myokines")
        await driver.press("enter")
        assert "✗  endurance gains" in driver.text
        assert "tried  SF1 cells silenced only after each run  → gain abolished" in driver.text
        assert driver.row(1).rstrip().endswith("1 of 2")
        await driver.press("enter")
        assert "BDNF  raises neurogenesis" in driver.text
        await driver.press("left")
        assert "endurance gains" in driver.text
        await driver.press("enter", "enter")

        assert driver.row(4).strip().startswith("score")


async def test_an_answer_is_explained_at_once_when_the_setting_says_so() -> None:
    desk = FakeDesk(MYOKINES.key, INFLAMMATION.key, settings=DARK._replace(quiz_feedback="each"))
    async with opened(desk, Wanted()) as driver:
        await answered(driver, "myokines")
        assert "✓  myokines" in driver.text
        assert "Again" not in driver.text
        await driver.press("space")

        assert "reduce neuroinflammation" in driver.text


async def test_mistakes_count_when_the_learner_presses_c_and_only_then() -> None:
    desk = FakeDesk(INFLAMMATION.key)
    async with opened(desk, Wanted()) as driver:
        await answered(driver, "BDNF")
        assert "as it was before; c lets the mistake on a card" in driver.text
        assert desk.counted == ()
        await driver.press("c")

        assert desk.counted == (INFLAMMATION.key,)
        assert "1 mistake counted as Again" in driver.text
        assert "c let mistakes" not in driver.text


async def test_choices_orders_and_verdicts_go_on_with_their_last_key_and_nothing_can_be_passed_twice_by_one() -> None:
    desk = FakeDesk(SUPPORT.key, ORDER.key, VERDICT.key)
    async with opened(desk, Wanted()) as driver:
        await answered(driver, "2", "1", "3", "2")
        await driver.press("enter")
        await driver.press("space")

        assert [reply.graded.mark for reply in desk.replies] == ["right", "wrong", "none"]
        assert "passed" in driver.text


async def test_acts_on_cards_do_not_work_in_a_quiz() -> None:
    desk = FakeDesk(SUPPORT.key, MYOKINES.key)
    async with opened(desk, Wanted()) as driver:
        await driver.press("s", "b", "u", "e", "exclamation_mark", "m")
        assert "u undo" not in driver.text
        await driver.press("2", "escape", "u", "s", "escape", "tab")

        assert desk.acts == []
        assert desk.undoable == []
        assert driver.row(7).strip() == "›  █"


async def test_leaving_early_shows_the_score_of_what_was_answered_and_leaving_again_the_decks() -> None:
    desk = FakeDesk(SUPPORT.key, ORDER.key)
    async with opened(desk, Wanted(("brain",))) as driver:
        await driver.press("2", "q")
        assert driver.row(4).strip() == "score  1 of 1 right: 100 %"
        assert driver.row(1).rstrip().endswith("1 of 2")
        await driver.press("q")

        assert driver.row(8).startswith("           ›  The muscle-brain connection")


async def test_a_reply_that_could_not_be_saved_says_so_and_the_question_stays() -> None:
    desk = FakeDesk(MYOKINES.key, SUPPORT.key)
    async with opened(desk, Wanted()) as driver:
        desk.refuse = Refusal("this quiz could not be saved: the disk is full", "free some space")
        await answered(driver, "myokines")
        assert "the disk is full" in driver.text
        assert "Proteins" in driver.text
        desk.refuse = None
        await driver.pilot.pause(REPEATED)
        await driver.press("enter")

        assert "How well is it supported?" in driver.text
        assert len(desk.replies) == 1


async def test_a_guess_is_kept_as_one_when_confidence_is_on() -> None:
    desk = FakeDesk(MYOKINES.key, SUPPORT.key, ORDER.key, settings=DARK._replace(confidence=True))
    async with opened(desk, Wanted()) as driver:
        await answered(driver, "myokines?")
        await answered(driver, "2", "1", "2", "3")
        await driver.press("enter")

        assert [reply.sure for reply in desk.replies] == [False, True, None]


async def test_a_deck_without_questions_says_so() -> None:
    async with opened(FakeDesk(), Wanted()) as driver:
        assert "there is no question that the program can mark by itself" in driver.text
        await driver.press("enter")

        assert driver.row(1).startswith("  tutor")


async def test_earlier_scores_over_the_same_decks_stand_beside_the_new_one() -> None:
    desk = FakeDesk(MYOKINES.key)
    desk.earlier = (
        Result("a", 1, SUNDAY.replace(day=12), 3.0, 4, {"term": (3.0, 4)}, ("brain/a#name",)),
        Result("b", 2, SUNDAY.replace(day=13), 0.0, 4, {"term": (0.0, 4)}, ("elsewhere/a#name",)),
    )
    async with opened(desk, Wanted(("brain",))) as driver:
        await answered(driver, "myokines")

        assert "earlier  75 % of 4 on 12 November" in driver.text
        assert "13 November" not in driver.text


@pytest.mark.parametrize(("width", "height"), [(80, 24), (40, 15), (120, 40)])
def test_the_score_fits_every_size(width: int, height: int) -> None:
    missed = tuple(Missed("a long name of what was asked for in a question", "something else") for _ in range(30))
    score = Score("quiz: all decks", 30, 30, "0 of 30 right: 0 %", missed=missed, may=3)
    lines = text_of(draw_score(Frame(width, height), score, ()), height).splitlines()

    assert len(lines) == height
    assert max(map(len, lines)) <= width
