"""The summary: its sentences and figures, and the ways on from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.tui.desk import DEFINE, GAINS, MYOKINES, START, SUNDAY, WALKING, FakeDesk, answer_of, card, seen
from tests.tui.screen import DECK, Driver, opened, same_as
from tutor.core.agenda import Options, Step, Tally
from tutor.core.calibration import Share, Trust
from tutor.core.cards import Cards
from tutor.core.desk import Flag
from tutor.core.memory import Rating
from tutor.core.sitting import Answer, Sitting
from tutor.tui.messages import OpenSummary
from tutor.tui.summary import trust, wider


@dataclass
class Past:
    """A sitting of the sketch: 22 reviews of which two slipped, eleven first meetings less one that comes back."""

    desk: FakeDesk
    sitting: Sitting


def sketched() -> Past:
    """33 cards in ten minutes, two of 22 reviews slipped, one card still in its step."""
    desk = FakeDesk()
    slips = [
        answer_of(MYOKINES.key, Rating.AGAIN, "BDNF"),
        answer_of("brain/neurogenesis#name", Rating.AGAIN, "neuroplasticity"),
    ]
    desk.faces["brain/neurogenesis#name"] = MYOKINES._replace(
        key="brain/neurogenesis#name", answer=(MYOKINES.answer[0]._replace(text="neurogenesis"),)
    )
    desk.contrasts = frozenset({slips[1].uid})
    reviews = [answer_of(f"brain/kept{number}#name") for number in range(20)]
    firsts = (
        [f"brain/new{number}#name" for number in range(3)]
        + [f"brain/new{number}#effect" for number in range(5)]
        + [f"brain/new{number}#answer" for number in range(2)]
    )
    answers: list[Answer] = [
        *slips,
        *reviews,
        *(answer_of(key, first=True) for key in firsts),
        answer_of("brain/step#name", first=False),
    ]
    answers[-1] = answers[-1]._replace(showing=answers[-1].showing._replace(step=True))
    answers = [answer._replace(ms=18_182) for answer in answers]
    cards = {**desk.library.cards, **{answer.showing.key: card(answer.showing.key) for answer in answers}}
    desk.library = desk.library._replace(cards=Cards.of(cards.values()))
    tomorrow = SUNDAY + timedelta(days=1)
    desk.known = {answer.showing.key: seen(due=tomorrow) for answer in answers}
    steps = (Step(DEFINE.key, START.at + 26 * 60_000),)
    answers = [*answers[:-1], answers[-1]._replace(showing=answers[-1].showing._replace(key=DEFINE.key))]
    return Past(desk, Sitting((), steps, tuple(answers), START.at, cards))


async def at_summary(driver: Driver, past: Past) -> None:
    from tutor.tui.messages import OpenSummary

    driver.app.on_open_summary(OpenSummary(DECK, past.sitting))
    await driver.settle()


async def test_the_summary_is_drawn_as_sketched() -> None:
    past = sketched()
    for size in ((80, 24), (120, 40), (40, 15)):
        async with opened(past.desk, None, size=size) as driver:
            await at_summary(driver, past)

            same_as(f"summary-{size[0]}x{size[1]}", driver.text)


async def test_after_the_last_card_the_summary_says_what_happened_and_enter_goes_to_the_decks() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.type("BDNF")
        await driver.press("enter")
        await driver.read()
        await driver.press("enter")
        assert "1 card in less than a minute, every answer saved" in driver.text
        assert "you typed BDNF" in driver.text
        assert "kept  0 of 1 review, 0 %; 90 % wanted" in driver.text
        await driver.press("enter")

        assert driver.row(1).startswith("  tutor")


async def test_tomorrow_promises_what_will_come_and_nothing_new_where_nothing_may_be_introduced() -> None:
    desk = FakeDesk(MYOKINES.key)
    desk.coming = Tally(due=2, learning=1)
    async with opened(desk) as driver:
        await driver.press("enter")
        await driver.read()
        await driver.press("3")

        assert "tomorrow, 3 reviews, " in driver.text


async def test_tomorrow_is_that_of_the_deck_which_was_studied() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk, Options(("afterburn",))) as driver:
        await driver.press("enter")
        await driver.read()
        await driver.press("3")

        assert "tomorrow, 2 reviews, " in driver.text


@pytest.mark.parametrize("flagged", [True, False])
async def test_the_footer_leads_to_the_flagged_cards_where_there_are_any(flagged: bool) -> None:
    desk = FakeDesk(MYOKINES.key)
    desk.noted = [Flag(MYOKINES.key, "Proteins", "too long", START.at, SUNDAY, None)] if flagged else []
    async with opened(desk) as driver:
        await driver.press("enter")
        await driver.read()
        await driver.press("3")
        shown = driver.row(24)
        await driver.press("f")

        assert ("f flagged cards" in shown) is flagged
        assert ("too long" in driver.text) is flagged


async def test_a_first_meeting_answered_wrong_is_no_slip() -> None:
    desk = FakeDesk(MYOKINES.key, states={})
    async with opened(desk) as driver:
        await driver.press("enter")
        await driver.read()
        await driver.press("3")

        assert "slipped" not in driver.text
        assert "met  1 term for the first time" in driver.text


async def test_x_goes_through_what_slipped_once_more_and_moves_no_memory() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.press("enter")
        await driver.read()
        await driver.press("enter")
        await driver.press("x")
        assert "Proteins" in driver.row(4)
        await driver.type("myokines")
        await driver.press("enter")
        await driver.pilot.pause(0.16)
        await driver.press("enter")

        assert [rated.cram for rated in desk.kept] == [False, True]


def test_ten_more_widen_what_bounded_the_sitting() -> None:
    assert wider(Options(cards=10, minutes=5)) == Options(cards=20, more_new=10)
    assert wider(Options(("sea",))) == Options(("sea",), more_new=10)


async def test_n_goes_on_with_ten_more_new_cards() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.press("enter")
        await driver.read()
        await driver.press("enter")
        await driver.press("n")

        assert driver.row(4).startswith("    new term  BDNF")


async def test_u_takes_the_last_rating_back_and_shows_the_card() -> None:
    desk = FakeDesk(MYOKINES.key)
    async with opened(desk) as driver:
        await driver.press("enter")
        await driver.read()
        await driver.press("enter")
        assert "u undo" in driver.row(24)
        await driver.press("u")

        assert "Proteins" in driver.row(4)
        assert driver.row(1).endswith("0 done, 1 to go")


async def test_w_waits_for_what_comes_back_and_enter_ends_the_wait() -> None:
    past = sketched()
    async with opened(past.desk, None) as driver:
        await at_summary(driver, past)
        await driver.press("w")
        assert "1 card comes back in 26 minutes" in driver.row(4)
        await driver.press("enter")

        assert "every answer saved" in driver.text


async def test_the_summary_offers_only_what_there_is() -> None:
    desk = FakeDesk(GAINS.key)
    async with opened(desk) as driver:
        await driver.type("endurance gains")
        await driver.press("enter")
        await driver.pilot.pause(0.16)
        await driver.press("enter")

        assert driver.row(24) == "  enter home   n ten more new   u undo   ? keys   q leave"


async def test_nothing_due_says_so() -> None:
    async with opened(FakeDesk()) as driver:
        assert "done  nothing was due" in driver.text


async def test_undoing_a_flag_at_the_summary_stays_there() -> None:
    desk = FakeDesk()
    desk.act("flag", [MYOKINES.key], "look")
    async with opened(desk) as driver:
        await driver.press("u")

        assert "flag taken back: myokines" in driver.row(4)
        assert driver.row(24).startswith("  enter home")


async def test_leaving_in_the_middle_goes_to_the_decks_with_the_cursor_on_the_deck() -> None:
    desk = FakeDesk(WALKING.key)
    async with opened(desk, None) as driver:
        await driver.press("down", "enter")
        assert driver.row(1).startswith("  The muscle-brain connection")
        await driver.press("escape", "q")

        assert driver.row(8).startswith("           ›  The muscle-brain")


async def test_sure_answers_and_guesses_are_summed_up_with_their_brier_score() -> None:
    past = sketched()
    words = [True, True, True, False, None]
    told = tuple(answer._replace(sure=sure) for answer, sure in zip(past.sitting.answers[:5], words, strict=True))
    sitting = past.sitting._replace(answers=(*told, *past.sitting.answers[5:]))

    assert trust(sitting) == Trust(Share(1, 3), Share(1, 1))
    async with opened(past.desk, None) as driver:
        driver.app.on_open_summary(OpenSummary(DECK, sitting))
        await driver.settle()

        assert "sure  of 3 sure answers 1 was right, 33 %; of 1 guess 1; Brier score" in driver.text
