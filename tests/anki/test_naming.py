"""Guids, ids, deck names and tags. A pinned value that fails here would cost every learner the history of their notes."""

from __future__ import annotations

import time

import pytest

from tutor.anki.naming import deck_name, guid, note_id, note_ids, tag


@pytest.mark.parametrize(
    ("oldest", "expected", "id"),
    [
        ("kelp/keystone-species#name", "iKrUu6W<F7", 1009461470152),
        ("kelp/otters-urchins#effect", "yG(tB-|!.7", 1054279023681),
        ("kelp/überfischung#define", "a+m?oZF*!|", 1047202190899),
        ("kelp/a..kelp/b#chain", "kqiDf*3!ko", 1123431793590),
    ],
)
def test_a_guid_and_an_id_are_for_ever(oldest: str, expected: str, id: int) -> None:
    assert (guid(oldest), note_id(guid(oldest))) == (expected, id)


def test_ids_are_milliseconds_before_anki_was_first_released() -> None:
    ids = {note_id(guid(f"kelp/item-{number}#name")) for number in range(2000)}

    assert len(ids) == 2000
    assert min(ids) >= time.mktime((2001, 9, 1, 0, 0, 0, 0, 0, 0)) * 1000
    assert max(ids) < time.mktime((2006, 10, 5, 0, 0, 0, 0, 0, 0)) * 1000


def test_of_two_notes_with_one_number_the_later_one_gives_way() -> None:
    assert note_ids(["aaaaaaaaaa", "aaaaaaaaab", "aaaaaaaaac"]) == {
        "aaaaaaaaaa": 10**12,
        "aaaaaaaaab": 10**12 + 1,
        "aaaaaaaaac": 10**12 + 2,
    }
    # 2 ** 37 in base 91 is the smallest guid that meets the first one.
    assert note_ids(["aaaaaaaaaa", _meets("aaaaaaaaaa")]) == {"aaaaaaaaaa": 10**12, _meets("aaaaaaaaaa"): 10**12 + 1}


def _meets(first: str) -> str:
    from tutor.anki.naming import DIGITS

    number, digits = 2**37, ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits.rjust(len(first), "a")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Neural afterburn", "Neural afterburn"),
        ("Science::Exercise and the brain", "Science::Exercise and the brain"),
        ("Science:: Brain ::", "Science::Brain"),
        ("two\nlines\x07", "two lines"),
        ("::", "Tutor"),
        (":::", "Tutor"),
        ("Otters:", "Otters"),
        ("a:::b", "a::b"),
        ("a: b", "a: b"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_a_deck_is_called_in_anki_what_it_is_called_here(name: str, expected: str) -> None:
    assert deck_name(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("brain", "brain"),
        ("two words\tand\u3000three", "two_words_and_three"),
        ("a::::b::", "a::b"),
        ("::", ""),
        ('"><img src=x>', "img_src=x"),
        ("Cafe\u0301", "Café"),
        ("tutor::desktop", ""),
        ("Tutor", ""),
        ("[sound:x.mp3] {{Answer}}", "sound:x.mp3_Answer"),
        (":", ""),
        ("tutorial", "tutorial"),
    ],
)
def test_a_tag_is_one_word_that_anki_keeps_and_none_of_ours(text: str, expected: str) -> None:
    assert tag(text) == expected
