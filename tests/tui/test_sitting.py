"""The sitting, key by key: what each does at each stage, what is kept, and what is shown when it cannot be."""

from __future__ import annotations

import pytest

from tests.tui.desk import (
    DEFINE,
    GAINS,
    INFLAMMATION,
    MYOKINES,
    ORDER,
    PREDICT,
    SEVERAL,
    START,
    SUPPORT,
    TRACE,
    VERDICT,
    WALKING,
    FakeDesk,
    answer_of,
    midway,
    seen,
)
from tests.tui.screen import opened
from tutor.core.agenda import Step
from tutor.core.desk import Rated, Undone
from tutor.core.faces import Recall
from tutor.core.memory import CardState, Rating
from tutor.core.problems import Refusal
from tutor.core.settings import Settings
from tutor.core.sitting import Sitting

GUESSING = Settings(glyphs="unicode", theme="dark", confidence=True)


def ratings(desk: FakeDesk) -> list[tuple[str, int]]:
    return [(rated.key, int(rated.outcome.rating)) for rated in desk.kept]


# ---- a typed question


async def test_enter_hands_in_what_was_typed_and_enter_again_accepts_the_suggestion_and_shows_the_next_card() -> None:
    desk = FakeDesk(GAINS.key, MYOKINES.key)
    async with opened(desk) as driver:
        await driver.type("endurance gains")
        await driver.press("enter")
        assert driver.row(7).startswith("           ✓  endurance gains")
        await driver.pilot.pause(0.16)
        await driver.press("enter")

        assert ratings(desk) == [(GAINS.key, 3)]
        assert desk.kept[0].said == "endurance gains"
        assert desk.kept[0].suggested == 3
        assert "Proteins that working" in driver.row(4)
        assert driver.row(1).endswith("1 done, 1 to go")


async def test_letters_digits_and_signs_type_and_are_never_commands() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.type("use 1 q!?")

        assert driver.row(7) == "           ›  use 1 q!?█"
        assert desk.acts == []


async def test_enter_on_nothing_shows_the_answer_and_suggests_again() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.press("enter")

        assert driver.row(7) == "           ·  myokines"
        assert driver.row(24).startswith("  enter Again")


async def test_tab_shows_a_letter_and_the_number_of_words_and_the_suggestion_drops_to_hard() -> None:
    desk = FakeDesk(GAINS.key)
    async with opened(desk) as driver:
        await driver.press("tab")
        assert "e…  2 words" in driver.text
        await driver.press("tab")
        assert "en…  2 words" in driver.text
        await driver.type("endurance gains")
        await driver.press("enter")

        assert driver.row(24).startswith("  enter Hard")


async def test_escape_leaves_the_line_for_single_letters_and_enter_goes_back_to_it_with_the_text_kept() -> None:
    desk = FakeDesk(MYOKINES.key, GAINS.key)
    async with opened(desk) as driver:
        await driver.type("myo")
        await driver.press("escape")
        assert driver.row(7) == "           ›  myo"
        assert "s suspend" in driver.row(24)
        await driver.press("enter")
        await driver.type("kines")

        assert driver.row(7) == "           ›  myokines█"


async def test_another_true_answer_leaves_the_question_standing() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.type("irisin")
        await driver.press("enter")

        assert "irisin is also true; another?" in driver.text
        assert driver.row(7) == "           ›  █"
        assert desk.kept == []


async def test_a_near_answer_shows_its_mark_and_suggests_hard() -> None:
    async with opened(FakeDesk(MYOKINES.key)) as driver:
        await driver.type("existing neurons")
        await driver.press("enter")

        assert driver.row(7) == "           ≈  myokines          you typed existing neurons; part of the answer"
        assert driver.row(24).startswith("  enter Hard")


async def test_a_question_mark_at_the_end_counts_as_a_guess_where_confidence_is_on() -> None:
    desk = FakeDesk(MYOKINES.key, settings=GUESSING)
    async with opened(desk) as driver:
        await driver.type("myokines?")
        await driver.press("enter")
        await driver.read()
        await driver.press("enter")

        assert (desk.kept[0].sure, desk.kept[0].outcome.rating, desk.kept[0].said) == (False, 2, "myokines")


# ---- the pauses between keys


async def test_all_keys_are_swallowed_for_a_moment_after_a_reveal() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.type("myokines")
        await driver.pilot.press("enter", "enter", "3", "4")
        await driver.settle()

        assert desk.kept == []
        assert driver.row(7).startswith("           ✓  myokines")


async def test_the_key_that_revealed_a_wrong_answer_does_not_rate_until_it_can_be_read_but_others_do() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.type("BDNF")
        await driver.press("enter")
        await driver.pilot.pause(0.2)
        await driver.press("enter")
        assert desk.kept == []
        await driver.press("2")

        assert ratings(desk) == [(MYOKINES.key, 2)]


async def test_a_digit_that_chose_does_not_also_rate() -> None:
    desk = FakeDesk(SUPPORT.key)
    async with opened(desk) as driver:
        await driver.press("2")
        await driver.pilot.pause(0.2)
        await driver.press("2")
        assert desk.kept == []
        await driver.read()
        await driver.press("2")

        assert ratings(desk) == [(SUPPORT.key, 2)]


async def test_a_repeating_enter_does_not_show_the_next_answer() -> None:
    desk = FakeDesk(GAINS.key, MYOKINES.key)
    async with opened(desk) as driver:
        await driver.type("endurance gains")
        await driver.press("enter")
        await driver.pilot.pause(0.16)
        await driver.press("enter")
        await driver.press("enter")

        assert ratings(desk) == [(GAINS.key, 3)]
        assert driver.row(7) == "           ›  █"


# ---- the other forms


async def test_a_digit_chooses_and_the_right_option_and_the_chosen_one_are_marked() -> None:
    async with opened(FakeDesk(SUPPORT.key)) as driver:
        await driver.press("3")

        assert driver.row(8) == "           ✓  reported by reviews"
        assert driver.row(9).startswith("           ✗  shown in animals")
        assert driver.row(9).endswith("you chose this")
        assert "no animal was tested" in driver.text


async def test_a_digit_without_an_option_does_nothing() -> None:
    async with opened(FakeDesk(SUPPORT.key)) as driver:
        await driver.press("9", "z")

        assert driver.row(24).startswith("  1–4 choose")


async def test_g_says_that_a_choice_is_only_a_guess_where_confidence_is_on() -> None:
    desk = FakeDesk(SUPPORT.key, settings=GUESSING)
    async with opened(desk) as driver:
        assert driver.row(24) == "  1–4 choose   g only a guess   space show me   ? keys   q leave"
        await driver.press("g", "2")
        assert driver.row(24).startswith("  enter Hard")
        await driver.read()
        await driver.press("enter")

        assert desk.kept[0].sure is False


async def test_g_does_nothing_where_confidence_is_off() -> None:
    desk = FakeDesk(SUPPORT.key)
    async with opened(desk) as driver:
        await driver.press("g")

        assert "guess" not in driver.text


async def test_with_several_right_ones_digits_tick_and_enter_checks() -> None:
    async with opened(FakeDesk(SEVERAL.key)) as driver:
        await driver.press("enter")
        assert driver.row(24).startswith("  1–3 tick")
        await driver.press("1", "3", "3", "2", "enter")

        assert driver.row(7) == "           ✓     aerobic"
        assert driver.row(24).startswith("  enter Good")


async def test_digits_name_lines_in_order_and_backspace_takes_one_back() -> None:
    async with opened(FakeDesk(ORDER.key)) as driver:
        await driver.press("1", "1", "2")
        assert driver.row(11) == "       order  1 2 ▁"
        await driver.press("backspace", "backspace", "2", "3", "enter")
        assert driver.row(11) == "       order  2 3 ▁"
        await driver.press("1", "enter")

        assert [driver.row(number)[:30].rstrip() for number in (7, 8, 9)] == [
            "           ✓  exercise",
            "           ✓  BDNF rises",
            "           ✓  neurogenesis",
        ]
        assert driver.row(7).endswith("1995")


async def test_enter_on_an_unfinished_order_says_what_is_missing_until_the_next_line_is_named() -> None:
    async with opened(FakeDesk(ORDER.key)) as driver:
        await driver.press("1", "enter")
        assert "name every line first, or space shows the answer" in driver.text
        await driver.press("2")

        assert "name every line first" not in driver.text


async def test_a_wrong_order_says_at_each_line_out_of_place_where_it_was_put() -> None:
    async with opened(FakeDesk(ORDER.key)) as driver:
        await driver.press("1", "2", "3", "enter")

        assert [driver.row(number) for number in (7, 8, 9)] == [
            "           ✗  exercise" + "you: 2   1995".rjust(56),
            "           ✗  BDNF rises" + "you: 3".rjust(47),
            "           ✗  neurogenesis" + "you: 1   2003".rjust(52),
        ]
        assert "you named" not in driver.text


async def test_letters_are_no_commands_while_an_answer_is_said_from_memory_until_escape() -> None:
    for key in (DEFINE.key, WALKING.key):
        desk = FakeDesk(key, MYOKINES.key)
        async with opened(desk) as driver:
            asked = driver.text
            assert driver.row(24) == "  space show   esc keys"
            await driver.type("sbeuqgmxjk1!")
            assert (driver.row(24), desk.acts) == ("  space show   esc keys", [])
            asked = driver.text
            await driver.press("escape")
            assert driver.row(24) == "  esc back   u undo   e edit   s suspend   b bury   ! flag   ? keys   q leave"
            await driver.press("enter")
            assert driver.text == asked
            await driver.press("escape", "escape")
            assert driver.text == asked
            await driver.press("escape", "s")

            assert desk.acts == [("suspend", (key,), "")]


async def test_space_shows_an_answer_said_from_memory_from_among_its_keys_as_well() -> None:
    async with opened(FakeDesk(DEFINE.key)) as driver:
        await driver.press("escape", "space")

        assert "A protein that supports" in driver.row(7)


async def test_a_cram_shows_no_intervals_and_says_that_nothing_is_scheduled() -> None:
    desk = FakeDesk(GAINS.key)
    for size, note in (((80, 24), "cram: not scheduled"), ((40, 15), "cram")):
        async with opened(desk, size=size, sitting=midway(desk, GAINS.key, 0, 1)._replace(cram=True)) as driver:
            assert note in driver.row(1)
            await driver.type("endurance gains")
            await driver.press("enter")

            assert driver.row(size[1]).startswith("enter Good" if size[0] < 78 else "  enter Good")
            cells = ["1 Again", "2 Hard", "3 Good", "4 Easy"]
            assert driver.row(size[1] - 2).split("  ") == cells if size[0] < 78 else True
            assert driver.row(size[1] - 2).split() == " ".join(cells).split()


async def test_a_verdict_is_given_by_1_and_2_and_its_reason_is_ticked() -> None:
    desk = FakeDesk(VERDICT.key)
    async with opened(desk) as driver:
        await driver.press("2")
        assert driver.row(7) == "           ✓  flawed"
        assert driver.row(24).startswith("  space tick, next   a all   enter Hard")
        await driver.read()
        await driver.press("space")
        assert "enter Good" in driver.row(24)
        await driver.press("enter")

        assert ratings(desk) == [(VERDICT.key, 3)]


async def test_a_wrong_verdict_tells_the_reason_and_suggests_again() -> None:
    async with opened(FakeDesk(VERDICT.key)) as driver:
        await driver.press("1")

        assert driver.row(7).startswith("           ✗  flawed")
        assert driver.row(7).endswith("you said sound")
        assert "reason  neurogenesis takes weeks" in driver.text


async def test_a_chain_is_traced_by_its_way_and_its_links_are_ticked() -> None:
    desk = FakeDesk(TRACE.key)
    async with opened(desk) as driver:
        assert driver.row(24).startswith("  1 raises   2 lowers")
        await driver.press("2")
        await driver.read()
        await driver.press("space")
        assert "enter Hard" in driver.row(24)
        await driver.press("a")
        assert "enter Good" in driver.row(24)
        await driver.press("enter")

        assert ratings(desk) == [(TRACE.key, 3)]


async def test_a_chain_traced_the_wrong_way_tells_its_links_and_suggests_again() -> None:
    desk = FakeDesk(TRACE.key)
    async with opened(desk) as driver:
        await driver.press("1")
        assert "you said raises" in driver.row(7)
        assert "links  Resistance training builds cognitive reserve." in driver.text
        await driver.read()
        await driver.press("enter")

        assert ratings(desk) == [(TRACE.key, 1)]


async def test_what_the_learner_grades_alone_waits_for_a_digit() -> None:
    desk = FakeDesk(DEFINE.key)
    async with opened(desk) as driver:
        await driver.press("space")
        await driver.read()
        await driver.press("enter")
        assert desk.kept == []
        assert driver.row(23) == ""
        assert driver.row(24).startswith("  1–4 rate")
        await driver.press("4")

        assert ratings(desk) == [(DEFINE.key, 4)]
        assert desk.kept[0].suggested is None


async def test_points_are_ticked_one_by_one_and_the_suggestion_moves_with_them() -> None:
    desk = FakeDesk(WALKING.key)
    async with opened(desk) as driver:
        await driver.press("space")
        assert "enter Again" in driver.row(24)
        await driver.read()
        await driver.press("space", "space")
        assert "enter Hard" in driver.row(24)
        assert driver.row(9) == "           ›  ·  so doing both is best"
        await driver.press("up", "space")
        assert "enter Again" in driver.row(24)
        await driver.press("a", "enter")

        assert ratings(desk) == [(WALKING.key, 3)]


async def test_j_and_k_move_beside_the_arrows() -> None:
    async with opened(FakeDesk(WALKING.key)) as driver:
        await driver.press("space")
        await driver.read()
        await driver.press("j", "j", "k")

        assert driver.row(8).startswith("           ›")


async def test_a_prediction_is_shown_unrated_before_its_card() -> None:
    desk = FakeDesk(GAINS.key, states={}, predict={GAINS.key: PREDICT.key})
    async with opened(desk) as driver:
        assert "SF1 cells were silenced" in driver.row(4)
        assert "a prediction: it is not rated" in driver.row(22)
        await driver.press("1")
        await driver.read()
        await driver.press("3")
        assert desk.kept == []
        await driver.press("enter")

        assert driver.row(4).startswith("   new claim  SF1 firing")
        assert desk.kept == []


# ---- what is kept, and what cannot be


async def test_a_rating_that_cannot_be_kept_says_so_in_the_answers_row_and_can_be_pressed_again() -> None:
    desk = FakeDesk(MYOKINES.key, GAINS.key)
    async with opened(desk) as driver:
        await driver.type("myokines")
        await driver.press("enter")
        await driver.pilot.pause(0.16)
        desk.refuse = Refusal("the disk is full: this answer was not saved", "free some space and rate again")
        await driver.press("3")
        assert driver.row(7) == "           ✗  the disk is full: this answer was not saved"
        assert driver.row(8) == "              free some space and rate again"
        assert "3 Good" in driver.row(22)
        desk.refuse = None
        await driver.press("3")

        assert ratings(desk) == [(MYOKINES.key, 3)]
        assert "SF1 firing" in driver.row(4)


async def test_a_slow_save_says_so_and_keys_wait_for_the_next_card() -> None:
    desk = FakeDesk(MYOKINES.key, GAINS.key)
    async with opened(desk) as driver:
        await driver.type("myokines")
        await driver.press("enter")
        await driver.pilot.pause(0.16)
        desk.delay = 0.6
        await driver.pilot.press("3")
        await driver.pilot.pause(0.45)
        assert driver.row(1).endswith("saving …   0 done, 2 to go")
        await driver.pilot.press("e", "n")
        await driver.settle()

        assert driver.row(1).endswith("1 done, 1 to go")
        assert driver.row(7) == "           ›  en█"


async def test_leaving_while_a_save_is_under_way_waits_for_it() -> None:
    desk = FakeDesk(MYOKINES.key, GAINS.key)
    async with opened(desk) as driver:
        await driver.type("myokines")
        await driver.press("enter")
        await driver.pilot.pause(0.16)
        desk.delay = 0.3
        await driver.pilot.press("3", "ctrl+q")
        await driver.settle()

        assert ratings(desk) == [(MYOKINES.key, 3)]
        assert driver.app.return_code == 0


# ---- acts


async def test_u_takes_the_last_rating_back_and_shows_its_card_again() -> None:
    desk = FakeDesk(GAINS.key, MYOKINES.key)
    async with opened(desk) as driver:
        await driver.press("enter")
        await driver.read()
        await driver.press("2")
        assert "Proteins" in driver.row(4)
        await driver.press("escape", "u")

        assert "SF1 firing" in driver.row(4)
        assert driver.row(22) == "              Hard taken back: endurance gains; ctrl+z goes further back"
        assert desk.kept == []


async def test_a_notice_that_fits_stands_in_row_1_and_one_that_does_not_above_the_keys() -> None:
    desk = FakeDesk(PREDICT.key, VERDICT.key)
    async with opened(desk) as driver:
        await driver.press("1")
        await driver.read()
        await driver.press("3", "u")
        assert driver.row(1) == "  Exercise and the brain          Good taken back: abolished   0 done, 2 to go"
        await driver.press("s", "ctrl+z")

        assert driver.row(22) == "              suspension taken back: SF1 cells were sile…"


async def test_an_undo_does_not_give_away_an_answer_that_was_not_shown_in_this_sitting() -> None:
    desk = FakeDesk(MYOKINES.key)
    desk.review(Rated(MYOKINES.key, desk.outcomes(MYOKINES.key, desk.now())[2], 1000))
    desk.keys = (SUPPORT.key, MYOKINES.key)
    desk.known[SUPPORT.key] = seen()
    async with opened(desk) as driver:
        await driver.press("u")

        assert driver.row(4).startswith("        term  Proteins")
        assert driver.row(22) == "              Good taken back: Proteins that worki…; ctrl+z goes further back"
        assert "myokines" not in driver.text


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_what_is_taken_back_is_said_whole_at_any_width(size: tuple[int, int]) -> None:
    async with opened(FakeDesk(GAINS.key, MYOKINES.key), size=size) as driver:
        await driver.press("enter")
        await driver.read()
        await driver.press("2", "ctrl+z")

        told = " ".join(driver.text.split())
        assert "Hard taken back: endurance gains; ctrl+z goes further back" in told


async def test_undoing_a_flag_leaves_the_answer_and_what_was_typed_on_the_screen() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.type("myokimes")
        await driver.press("enter")
        await driver.read()
        before = driver.text.split("\n")[1:]
        await driver.press("exclamation_mark", "x", "enter", "u")

        assert driver.row(1).endswith("flag taken back: myokines   0 done, 1 to go")
        assert driver.text.split("\n")[1:] == before
        await driver.press("enter")
        assert ratings(desk) == [(MYOKINES.key, 3)]


async def test_ctrl_z_undoes_while_a_line_has_the_caret() -> None:
    desk = FakeDesk(GAINS.key, MYOKINES.key)
    async with opened(desk) as driver:
        await driver.press("enter")
        await driver.read()
        await driver.press("2")
        await driver.press("ctrl+z")

        assert "SF1 firing" in driver.row(4)


async def test_undo_without_anything_to_undo_says_so() -> None:
    async with opened(FakeDesk(SUPPORT.key)) as driver:
        await driver.press("u")

        assert "nothing to take back" in driver.row(1)


@pytest.mark.parametrize(
    ("key", "act", "word"), [("s", "suspend", "suspended"), ("b", "bury", "buried until tomorrow")]
)
async def test_s_and_b_put_the_card_away_and_u_brings_it_back(key: str, act: str, word: str) -> None:
    desk = FakeDesk(SUPPORT.key, MYOKINES.key)
    async with opened(desk) as driver:
        await driver.press(key)
        assert desk.acts == [(act, (SUPPORT.key,), "")]
        assert "Proteins" in driver.row(4)
        assert word in driver.row(1)
        await driver.press("ctrl+z")

        assert "Resistance training" in driver.row(4)


async def test_an_exclamation_mark_asks_for_a_note_and_flags_the_card() -> None:
    desk = FakeDesk(SUPPORT.key)
    async with opened(desk) as driver:
        await driver.press("exclamation_mark")
        await driver.type("wrong year? q")
        assert driver.row(7) == "           ›  wrong year? q█"
        await driver.press("enter")

        assert desk.acts == [("flag", (SUPPORT.key,), "wrong year? q")]
        assert "flagged" in driver.row(1)
        assert driver.row(7) == "           1  shown in people"


async def test_escape_drops_a_flag_before_it_is_kept() -> None:
    desk = FakeDesk(SUPPORT.key)
    async with opened(desk) as driver:
        await driver.press("exclamation_mark", "x", "escape")

        assert desk.acts == []
        assert driver.row(7) == "           1  shown in people"


async def test_plus_accepts_the_wording_and_grades_again() -> None:
    desk = FakeDesk(INFLAMMATION.key)
    async with opened(desk) as driver:
        await driver.type("exerkines")
        await driver.press("enter")
        await driver.pilot.pause(0.16)
        await driver.press("plus")

        assert desk.accepted == ["exerkines"]
        assert "accepted from now on; it stands in the file (e)" in driver.row(1)
        assert driver.row(7).startswith("           ✓  myokines")
        assert "enter Good" in driver.row(24)


@pytest.mark.parametrize("typed", ["myokimes", "BDNF"], ids=["a typo that is right", "another label of the file"])
async def test_plus_is_not_offered_for_what_is_right_already_or_another_label(typed: str) -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.type(typed)
        await driver.press("enter")
        await driver.read()
        await driver.press("plus")

        assert "wording" not in driver.row(24)
        assert desk.accepted == []


async def test_plus_is_not_offered_for_a_right_answer_or_for_none() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.press("enter")
        assert "wording" not in driver.row(24)
        await driver.pilot.pause(0.16)
        await driver.press("plus")

        assert desk.accepted == []


async def test_e_opens_the_editor_and_comes_back_to_the_same_card_with_everything_kept(tmp_path: object) -> None:
    desk = FakeDesk(WALKING.key)
    async with opened(desk) as driver:
        await driver.press("space")
        await driver.read()
        await driver.press("space")

        def reworded() -> None:
            desk.faces[WALKING.key] = WALKING._replace(prompt=MYOKINES.prompt)

        desk.reread = reworded
        driver.sheet._open = lambda command: None  # type: ignore[attr-defined]
        await driver.press("e")

        assert "Proteins that working" in driver.row(4)
        assert driver.row(7).startswith(" did you say  ✓")


async def test_a_card_that_the_edit_removed_gives_way_to_the_next() -> None:
    desk = FakeDesk(SUPPORT.key, MYOKINES.key)
    async with opened(desk) as driver:
        desk.reread = lambda: desk.faces.pop(SUPPORT.key) and None
        driver.sheet._open = lambda command: None  # type: ignore[attr-defined]
        await driver.press("e")

        assert "Proteins" in driver.row(4)
        assert driver.row(1).endswith("0 done, 1 to go")


async def test_a_card_whose_form_the_edit_changed_is_asked_anew() -> None:
    desk = FakeDesk(SUPPORT.key)
    async with opened(desk) as driver:
        await driver.press("2")
        await driver.read()
        desk.reread = lambda: desk.faces.update({SUPPORT.key: SUPPORT._replace(ask=Recall(), answer=MYOKINES.answer)})
        driver.sheet._open = lambda command: None  # type: ignore[attr-defined]
        await driver.press("e")

        assert driver.row(24).startswith("  space show")


async def test_a_terminal_that_cannot_be_handed_over_says_so() -> None:
    async with opened(FakeDesk(SUPPORT.key)) as driver:
        await driver.press("e")

        assert driver.row(7) == "           ✗  this terminal cannot be handed to an editor"


async def test_the_first_e_in_a_library_inside_the_program_offers_a_copy() -> None:
    desk = FakeDesk(SUPPORT.key, writable=False)
    async with opened(desk) as driver:
        driver.sheet._open = lambda command: None  # type: ignore[attr-defined]
        await driver.press("e")
        assert "           ›  ~/tutor-library█" in driver.text
        await driver.press("ctrl+u")
        await driver.type("/tmp/my library")
        await driver.press("enter")
        await driver.settle()

        assert desk.adopted == ["/tmp/my library"]
        assert "Resistance training" in driver.row(4)


async def test_escape_at_the_offer_changes_nothing() -> None:
    desk = FakeDesk(SUPPORT.key, writable=False)
    async with opened(desk) as driver:
        await driver.press("e", "escape")

        assert desk.adopted == []
        assert "Resistance training" in driver.row(4)


async def test_a_copy_that_fails_says_why_and_the_folder_can_be_changed() -> None:
    desk = FakeDesk(SUPPORT.key, writable=False)
    async with opened(desk) as driver:
        desk.refuse = Refusal("the folder is not empty", "name another one")
        await driver.press("e", "enter")
        assert "the folder is not empty" in driver.text
        await driver.press("2")

        assert "the folder is not empty" not in driver.text
        assert "~/tutor-library2█" in driver.text


# ---- clicks, pasting, the clock, waiting


async def test_everything_in_the_footer_and_every_option_and_rating_can_be_clicked() -> None:
    desk = FakeDesk(SUPPORT.key, MYOKINES.key)
    async with opened(desk) as driver:
        await driver.pilot.click(offset=(20, 7))
        await driver.settle()
        assert driver.row(8).startswith("           ✓")
        await driver.read()
        await driver.pilot.click(offset=(32, 21))
        await driver.settle()
        assert ratings(desk) == [(SUPPORT.key, 2)]
        await driver.type("myokines")
        await driver.pilot.click(offset=(4, 23))
        await driver.settle()

        assert driver.row(7).startswith("           ✓  myokines")


async def test_a_point_can_be_clicked() -> None:
    async with opened(FakeDesk(WALKING.key)) as driver:
        await driver.press("space")
        await driver.read()
        await driver.pilot.click(offset=(20, 8))
        await driver.settle()

        assert driver.row(9).startswith("           ›  ✓")


async def test_pasted_text_goes_into_the_line_as_one_line() -> None:
    from textual.events import Paste

    async with opened(FakeDesk(MYOKINES.key)) as driver:
        driver.app.post_message(Paste("myo\nkines\x1b[31m"))
        await driver.settle()

        assert driver.row(7) == "           ›  myo kines[31m█"


async def test_a_clock_that_is_off_is_said_before_the_first_rating() -> None:
    desk = FakeDesk(SUPPORT.key)
    desk.trouble = "your clock is 3 days behind your last review"
    async with opened(desk) as driver:
        assert "your clock is 3 days behind your last review" in driver.row(22)


async def test_waiting_shows_the_card_when_its_time_has_come() -> None:
    desk = FakeDesk(MYOKINES.key)
    due = desk.moment.at + 360_000
    pause = Sitting((), (Step(MYOKINES.key, due),), (), 0, desk.library.cards, {MYOKINES.key: 3}, waits=True)
    async with opened(desk, sitting=pause) as driver:
        assert driver.row(4) == "        wait  1 card comes back in 6 minutes"
        desk.moment = desk.moment._replace(at=due + 1)
        driver.sheet._look_again()  # type: ignore[attr-defined]
        await driver.settle()

        assert "Proteins" in driver.row(4)


async def test_the_terminals_cursor_stands_at_the_caret() -> None:
    async with opened(FakeDesk(MYOKINES.key)) as driver:
        await driver.type("myo")
        assert tuple(driver.app.cursor_position) == (17, 6)
        await driver.press("left")

        assert tuple(driver.app.cursor_position) == (16, 6)


async def test_a_first_meeting_is_labelled_new() -> None:
    async with opened(FakeDesk(MYOKINES.key, states={MYOKINES.key: CardState()})) as driver:
        assert driver.row(4).startswith("    new term  Proteins")


async def test_a_long_reveal_scrolls_under_its_question_and_says_that_there_is_more() -> None:
    desk = FakeDesk(GAINS.key)
    desk.faces[GAINS.key] = GAINS._replace(rows=(*GAINS.rows, *GAINS.rows[2:]))
    async with opened(desk) as driver:
        await driver.press("enter")
        assert driver.row(21).rstrip().endswith("↓ more")
        question, answer = driver.row(4), driver.row(7)
        await driver.press("down", "down", "down", "pagedown", "pagedown", "pagedown", "pagedown")

        assert (driver.row(4), driver.row(7)) == (question, answer)
        assert "↓ more" not in driver.text
        assert driver.row(20).startswith("      source")
        await driver.press("up")
        assert driver.row(21).rstrip().endswith("↓ more")


async def test_a_sure_mistake_that_comes_back_shows_what_was_given_and_why_it_was_wrong() -> None:
    desk = FakeDesk(INFLAMMATION.key, settings=GUESSING)
    missed = answer_of(INFLAMMATION.key, Rating.AGAIN, "BDNF")._replace(sure=True)
    sitting = Sitting((INFLAMMATION.key,), (), (missed,), START.at, desk.library.cards, {INFLAMMATION.key: 3})
    async with opened(desk, sitting=sitting) as driver:
        await driver.type("myokines")
        await driver.press("enter")

        assert "before  you were sure of BDNF" in driver.text
        assert "BDNF  raises neurogenesis" in driver.text
        await driver.read()
        await driver.press("enter")

    assert [rated.sure for rated in desk.kept] == [True]


async def test_a_mistake_that_was_a_guess_is_not_held_against_anybody() -> None:
    desk = FakeDesk(INFLAMMATION.key, settings=GUESSING)
    missed = answer_of(INFLAMMATION.key, Rating.AGAIN, "BDNF")._replace(sure=False)
    sitting = Sitting((INFLAMMATION.key,), (), (missed,), START.at, desk.library.cards, {INFLAMMATION.key: 3})
    async with opened(desk, sitting=sitting) as driver:
        await driver.type("myokines")
        await driver.press("enter")

        assert "you were sure" not in driver.text


async def test_an_answer_typed_where_none_is_typed_reveals_and_suspends_nothing() -> None:
    desk = FakeDesk(WALKING.key)
    async with opened(desk) as driver:
        await driver.type("both lifts best")

        assert "nothing is typed here; enter shows the answer" in driver.text
        assert not desk.acts
        assert "did you say" not in driver.text
        await driver.press("enter")
        assert "did you say" in driver.text


async def test_undo_before_the_rating_leads_back_to_the_question_with_what_was_typed() -> None:
    desk = FakeDesk(MYOKINES.key, GAINS.key)
    async with opened(desk) as driver:
        await driver.type("myokines")
        await driver.press("enter")
        await driver.read()
        await driver.press("enter")
        await driver.type("wrong thing")
        await driver.press("enter")
        await driver.read()
        await driver.press("u")

        assert len(desk.kept) == 1
        assert "wrong thing" in driver.text
        assert "enter check" in driver.row(24)
        await driver.press("ctrl+z")
        await driver.settle()
        assert "Proteins" in driver.row(4)


async def test_undo_after_accepting_a_wording_takes_the_wording_back_and_keeps_the_answer_on_screen() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.type("muscle juice")
        await driver.press("enter")
        await driver.read()
        before = driver.text
        await driver.press("+")
        desk.undoable = [Undone("wording", MYOKINES.key, "")]
        await driver.press("u")
        await driver.settle()

        assert "your wording taken back" in driver.text
        assert "muscle juice" in driver.text
        assert "myokines" in before
