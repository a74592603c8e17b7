"""The typed-answer rule on pairs labelled by hand (`answers.tsv`), in the context of all other names (`labels.txt`), and its laws."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.core.answers import Verdict, hint, judge

HERE = Path(__file__).parent
LABELS = [tuple(line.split("|")) for line in (HERE / "labels.txt").read_text(encoding="utf-8").splitlines()]


class Pair(NamedTuple):
    """An answer as typed for a label, the verdict it deserves (`close`: right or near) and what kind of answer it is."""

    label: str
    typed: str
    wanted: str
    kind: str


def pairs() -> Iterator[Pair]:
    for line in (HERE / "answers.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield Pair(*line.split("\t"))


PAIRS = list(pairs())


def judged(label: str, typed: str) -> Verdict:
    accept = next((names for names in LABELS if label in names), tuple(label.split("|")))
    others = {names[0]: names for names in LABELS if not set(names) & set(accept)}
    return judge(typed, accept, others)


def missed(kinds: set[str]) -> list[Pair]:
    return [
        pair
        for pair in PAIRS
        if pair.kind in kinds
        and judged(pair.label, pair.typed).mark not in (("right", "near") if pair.wanted == "close" else (pair.wanted,))
    ]


def test_the_table_is_large_and_holds_every_kind() -> None:
    kinds = Counter(pair.kind for pair in PAIRS)

    assert len(PAIRS) >= 200
    assert len(set(PAIRS)) == len(PAIRS)
    assert kinds["paraphrase"] >= 60
    assert min(kinds[kind] for kind in ("typo", "variant", "trap")) >= 50


def test_no_wrong_answer_is_accepted() -> None:
    wrong = [pair for pair in PAIRS if pair.wanted == "wrong"]

    assert [pair for pair in wrong if judged(pair.label, pair.typed).mark != "wrong"] == []


def test_at_least_95_of_100_typos_and_variants_are_right() -> None:
    every = [pair for pair in PAIRS if pair.kind in ("typo", "variant")]

    assert len(missed({"typo", "variant"})) <= 0.05 * len(every)


def test_paraphrases_are_right_or_near() -> None:
    assert missed({"paraphrase", "part"}) == []


def test_what_names_something_else_is_told_by_its_name() -> None:
    others = [(pair, judged(pair.label, pair.typed)) for pair in PAIRS if pair.kind == "other"]
    named = {names[0] for names in LABELS}

    assert {verdict.mark for _, verdict in others} == {"wrong"}
    assert sum(verdict.other in named for _, verdict in others) > len(others) / 2
    assert judged("myokines", "brain derived neurotropic factor").other == "BDNF"


@pytest.mark.parametrize("names", LABELS, ids=lambda names: names[0])
def test_every_name_is_itself_and_no_other(names: tuple[str, ...]) -> None:
    for name in names:
        assert judged(names[0], name).mark == "right"
        for other in LABELS:
            if other != names:
                assert judged(other[0], name).mark == "wrong", (other[0], name)


def slipped(word: str, chance: random.Random) -> str:
    """The word with one letter lost, added, changed or swapped, not the first."""
    at = chance.randrange(1, len(word))
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        ]
    )


def test_fresh_slips_of_the_finger_are_forgiven() -> None:
    chance = random.Random(7)
    right, all_ = 0, 0
    for names in LABELS:
        for name in names:
            words = name.split()
            long = [at for at, word in enumerate(words) if word.isalpha() and len(word) >= 5]
            for at in long:
                typed = " ".join([*words[:at], slipped(words[at], chance), *words[at + 1 :]])
                right += judged(names[0], typed).mark == "right"
                all_ += 1

    assert all_ > 150
    assert right >= 0.95 * all_


@pytest.mark.parametrize(
    ("typed", "label", "remark", "marks"),
    [
        ("myokimes", "myokines", "one letter off", "     ^  "),
        ("myokins", "myokines", "one letter off", "      ^"),
        ("myokinees", "myokines", "one letter off", "       ^ "),
        ("myoknies", "myokines", "letters swapped", "    ^^  "),
        ("neurogenosus", "neurogenesis", "two letters off", "        ^ ^ "),
        ("the  Hypothalmus", "hypothalamus", "one letter off", "             ^  "),
        ("aerobic excercise", "aerobic exercise", "one letter off", "          ^      "),
        ("cogntive resrve", "cognitive reserve", "two letters off", "    ^       ^  "),
        ("Schrödinger equatoin", "Schrödinger equation", "letters swapped", "                 ^^ "),
        ("hypothalamus, ventromediel", "ventromedial hypothalamus", "one letter off", " " * 24 + "^ "),
    ],
)
def test_the_letters_that_differ_are_marked_where_they_stand(typed: str, label: str, remark: str, marks: str) -> None:
    verdict = judge(typed, (label,))

    assert (verdict.mark, verdict.matched, verdict.remark) == ("right", label, remark)
    assert "".join("^" if at in verdict.differs else " " for at in range(len(typed))) == marks


def test_a_part_is_near_only_if_it_is_a_part_of_one_name() -> None:
    label, other = ("survival of existing neurons",), {"other": ("firing of existing neurons",)}

    assert judge("existing neurons", label) == Verdict("near", label[0], (), "part of the answer")
    assert judge("existing neurons", label, other) == Verdict("wrong")
    assert judge("survival", label, other).mark == "near"


def test_what_lies_between_two_names_is_near_and_what_is_nearer_to_another_is_the_other() -> None:
    accept, others = ("stalagmire",), {"other": ("stalagnire", "stalagmites")}

    assert judge("stalagzire", accept, others).mark == "near"
    assert judge("stalagmits", accept, others) == Verdict("wrong", other="other")
    assert judge("stalagmire", accept, others) == Verdict("right", "stalagmire")


def test_bracketed_words_are_optional_and_never_shown() -> None:
    label = ("SF1 (firing in the hour) after exercise", "poly(A) tail")

    assert judge("sf1 after exercise", label) == Verdict("right", "SF1 firing in the hour after exercise")
    assert judge("SF1 firing in the hour after exercise", label).mark == "right"
    assert judge("SF1 firing after exercise", label).mark == "right"
    assert judge("firing in the hour", label).mark == "wrong"
    assert judge("poly A tail", label).matched == "poly(A) tail"
    assert judge("tail", label).mark == "wrong"


@pytest.mark.parametrize(
    ("language", "typed", "label", "mark"),
    [
        ("fr", "la mémoire", "mémoire", "right"),
        ("fr", "memoire", "la mémoire", "right"),
        ("de", "Gedächtnis", "das Gedächtnis", "right"),
        ("de", "Gedachtnis", "das Gedächtnis", "right"),
        ("de", "kein Gedächtnis", "das Gedächtnis", "wrong"),
        ("es", "las neuronas", "neurona", "right"),
        ("en", "die Zelle", "Zelle", "wrong"),
        ("el", "μνήμη", "Μνήμη", "right"),
        ("ja", "記憶", "記憶", "right"),
        ("en", "∅", "∅", "right"),
        ("en", "!", "?", "wrong"),
        ("en", "C", "C++", "wrong"),
        ("en", "c ++", "C++", "wrong"),
        ("en", "c++", "C++", "right"),
        ("en", "to be", "to be", "right"),
        ("en", "to have", "to be", "wrong"),
    ],
)
def test_other_languages_and_odd_names(language: str, typed: str, label: str, mark: str) -> None:
    assert judge(typed, (label,), language=language).mark == mark


@pytest.mark.parametrize(
    ("letters", "shown"),
    [
        (0, ""),
        (1, "s…  4 words"),
        (3, "sur…  4 words"),
        (9, "survival o…  4 words"),
        (99, "survival of (existing) neurons"),
    ],
)
def test_a_hint_shows_letters_and_the_number_of_words(letters: int, shown: str) -> None:
    assert hint("survival of (existing) neurons", letters) == shown.replace("(", "").replace(")", "")


@pytest.mark.parametrize(
    ("typed", "label", "mark"),
    [
        ("the concentration", "concentration", "right"),
        ("levels", "the level", "right"),
        ("to be", "not to be", "wrong"),
    ],
)
def test_a_name_of_small_words_alone_needs_no_article(typed: str, label: str, mark: str) -> None:
    assert judge(typed, (label,)).mark == mark


def test_a_hint_of_one_word() -> None:
    assert hint("BDNF", 1) == "B…  1 word"
    assert hint("BDNF", 4) == "BDNF"


# ---- laws

NAME = st.sampled_from([name for names in LABELS for name in names])
LINE = st.text(max_size=60)


@given(NAME, st.randoms(use_true_random=False))
def test_a_name_is_itself_whatever_its_case_spacing_and_small_words(name: str, chance: random.Random) -> None:
    typed = chance.choice((name, name.upper(), name.lower(), name.title()))
    typed = f" the {typed.replace(' ', '   ')}. "

    assert judge(typed, (name,)).mark == "right"


@given(LINE, LINE)
def test_any_two_lines_are_judged(typed: str, label: str) -> None:
    verdict = judge(typed, (label,), {"other": ("BDNF",)})

    assert verdict.mark in ("right", "near", "wrong")
    assert all(0 <= at < len(typed) for at in verdict.differs)


@given(st.text(min_size=1, max_size=60))
def test_what_is_accepted_is_right(line: str) -> None:
    assert judge(line, (line,)).mark == ("right" if line.strip() else "wrong")


@given(NAME, NAME)
def test_two_names_are_as_near_one_way_as_the_other(one: str, other: str) -> None:
    there, back = judge(one, (other,)), judge(other, (one,))

    assert (there == Verdict("right", other)) == (back == Verdict("right", one))


@given(st.lists(NAME, min_size=1, max_size=3, unique=True))
@settings(max_examples=50)
def test_a_second_wording_never_costs_the_first(names: list[str]) -> None:
    for name in names:
        assert judge(name, tuple(names)).mark == "right"


def test_a_long_line_is_read_no_further_than_a_name_could_go() -> None:
    assert judge("neurons " * 50_000, ("neurogenesis",)).mark == "wrong"
    assert judge("n" * 500_000, ("neurogenesis",)).mark == "wrong"


def test_a_bare_figure_is_no_part_of_a_name() -> None:
    assert judge("1", ("SF1 neurons",)).mark == "wrong"
    assert judge("SF1", ("SF1 neurons",)).mark == "near"
