"""The protocol of plain mode, line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import Machine

ITEMS = {
    "typed": "terms:\n  - term: keystone species\n    definition: A species with an effect far above its numbers.\n",
    "recalled": "faqs:\n  - question: What do otters eat?\n    answer: Urchins.\n",
    "ticked": "faqs:\n  - question: Why watch islands?\n    points: [some were hunted bare, others were spared]\n",
    "number": "faqs:\n  - question: What share of its weight does an otter eat a day?\n    number: 25 %\n    within: 5\n",
    "choice": "faqs:\n  - question: What grows back?\n    right: kelp\n    wrong: [coral, moss]\n",
    "several": "faqs:\n  - question: What eats urchins?\n    right: [otters, wolf eels]\n    wrong: [kelp]\n",
    "order": "faqs:\n  - question: In which order?\n    order: [otters leave, urchins grow, kelp goes]\n",
    "verdict": "faqs:\n  - flawed: Urchins starve in a barren.\n    sound: Urchins live on scraps in a barren.\n",
}


def write(folder: Path, text: str) -> Path:
    (folder / "mine" / "questions").mkdir(parents=True)
    (folder / "mine" / "questions" / "otters.yaml").write_text(text)
    return folder / "mine"


def test_a_typed_card_from_front_to_summary(machine: Machine, tmp_path: Path) -> None:
    machine.use(write(tmp_path, ITEMS["typed"]))
    ran = machine.tutor("study", "--plain", typed="Keystone Specis\n\n")

    assert ran.status == 0
    assert ran.out.splitlines() == [
        "1 card; answer on one line, an empty line shows the answer",
        "",
        "1 of 1, new term",
        "A species with an effect far above its numbers.",
        "answer:",
        "right: keystone species",
        "you said: Keystone Specis; one letter off",
        "1 Again 10 min, 2 Hard 15 min, 3 Good 2 days, 4 Easy 8 days",
        "rating, empty for Good:",
        "",
        "1 answer in less than a minute, every answer saved",
    ]


GRADED = [
    ("a right number", "number", "27 percent\n\n", "right", 3),
    ("a wrong number", "number", "60 %\n\n", "wrong; the answer is", 1),
    ("a choice by its digit", "choice", "{kelp}\n\n", "right", 3),
    ("all of several", "several", "{otters} {wolf eels}\n\n", "right", 3),
    ("one of several", "several", "{otters}\n\n", "nearly; the answer is", 2),
    ("an order", "order", "{otters leave} {urchins grow} {kelp goes}\n\n", "right", 3),
    ("all points", "ticked", "\n1 2\n\n", "answer", 3),
    ("one point of two", "ticked", "\n1\n\n", "answer", 2),
    ("no point", "ticked", "\n\n\n", "answer", 1),
    ("nothing typed", "typed", "\n\n", "answer", 1),
    ("a rating of one's own", "typed", "\n4\n", "answer", 4),
    ("graded by oneself", "recalled", "urchins\n2\n", "answer", 2),
]


@pytest.mark.parametrize(
    ("item", "typed", "mark", "rating"), [row[1:] for row in GRADED], ids=[row[0] for row in GRADED]
)
def test_what_is_suggested_is_what_an_empty_rating_keeps(
    machine: Machine, tmp_path: Path, item: str, typed: str, mark: str, rating: int
) -> None:
    machine.use(write(tmp_path, ITEMS[item]))
    shown = machine.tutor("study", "--plain", typed="").out
    digits = {line[3:]: line[0] for line in shown.splitlines() if line[1:3] == "  "}
    ran = machine.tutor("study", "--plain", typed=typed.format(**digits))
    (row,) = machine.tutor("log", "export").out.splitlines()

    assert f"\n{mark}: " in ran.out
    assert json.loads(row)[7] == rating


def test_a_card_graded_by_oneself_waits_for_a_rating(machine: Machine, tmp_path: Path) -> None:
    machine.use(write(tmp_path, ITEMS["recalled"]))
    ran = machine.tutor("study", "--plain", typed="\n\n\n3\n")

    assert ran.out.count("a rating is 1 to 4") == 2
    assert len(machine.tutor("log", "export").out.splitlines()) == 1


def test_commands_at_the_rating_prompt(machine: Machine, tmp_path: Path) -> None:
    machine.use(write(tmp_path, ITEMS["typed"] + "  - term: urchin barren\n    definition: Sea floor grazed bare.\n"))
    ran = machine.tutor("study", "--plain", typed="\ns\n\n! odd wording\nu\n\n2\n")
    acts = [json.loads(line)[3] for line in machine.tutor("log", "export").out.splitlines()]

    assert "flagged" in ran.out
    assert "taken back: flag" in ran.out
    assert acts == ["suspend", "flag", "void", "review"]


def test_undo_brings_the_card_back_in_front(machine: Machine, tmp_path: Path) -> None:
    machine.use(write(tmp_path, ITEMS["typed"] + "  - term: urchin barren\n    definition: Sea floor grazed bare.\n"))
    ran = machine.tutor("study", "--plain", typed="\n4\n\nu\n\n3\n\n3\n")
    rows = [json.loads(line) for line in machine.tutor("log", "export").out.splitlines()]

    assert ran.out.count("A species with an effect far above its numbers.") == 2
    assert [row[3] for row in rows] == ["review", "void", "review", "review"]
    assert rows[1][13] == rows[0][0]


def test_commands_are_answers_before_the_reveal(machine: Machine, tmp_path: Path) -> None:
    machine.use(write(tmp_path, ITEMS["typed"]))
    ran = machine.tutor("study", "--plain", typed="q\nq\n")

    assert "wrong; the answer is: keystone species" in ran.out
    assert "you said: q" in ran.out
    assert not machine.tutor("log", "export").out


def test_the_end_of_input_quits_and_what_was_given_is_saved(machine: Machine) -> None:
    ran = machine.tutor("study", "--plain", typed="\n3\n\n")

    assert ran.status == 0
    assert "1 answer in less than a minute, every answer saved" in ran.out
    assert len(machine.tutor("log", "export").out.splitlines()) == 1


def test_what_was_typed_is_shown_and_does_not_act(machine: Machine, tmp_path: Path) -> None:
    machine.use(write(tmp_path, ITEMS["typed"]))

    assert "you said: a␛[31mb" in machine.tutor("study", "--plain", typed="a\x1b[31mb\n\n").out


def test_a_clock_that_cannot_be_right_is_said_before_the_first_card(machine: Machine) -> None:
    machine.tutor("study", "--plain", "--cards", "1", typed="\n\n3\n")
    machine.at("2026-11-29T09:00:00+01:00")
    first = machine.tutor("study", "--plain").out.splitlines()[0]

    assert first == "your clock is 1 day behind your last answer; set it right before you rate"


def test_no_mark_or_escape_is_printed(machine: Machine) -> None:
    out = machine.tutor("study", "--plain", typed="\n\n3\n" * 60).out

    assert not set("✓✗≈›▁━─\x1b") & set(out)


def test_cramming_leaves_the_schedule_as_it_is(machine: Machine, tmp_path: Path) -> None:
    machine.use(write(tmp_path, ITEMS["typed"]))
    machine.tutor("study", "--plain", typed="\n3\n")
    before = machine.tutor("cards", "--json").out
    machine.tutor("study", "--plain", "--cram", typed="\n1\n")

    assert machine.tutor("cards", "--json").out == before
    assert len(machine.tutor("log", "export").out.splitlines()) == 2


def test_a_picture_is_named_as_the_terminal_cannot_show_it(machine: Machine, tmp_path: Path) -> None:
    library = write(tmp_path, ITEMS["typed"].rstrip() + "\n    image: media/otter.png\n")
    (library / "media").mkdir()
    (library / "media" / "otter.png").write_bytes(b"png")
    machine.use(library)
    out = machine.tutor("study", "--plain", typed="\n3\n").out

    assert "picture: media/otter.png" in out.partition("rating")[0].partition("answer:")[2]


def test_a_chain_is_answered_by_its_way_and_its_links(machine: Machine, tmp_path: Path) -> None:
    machine.use(
        write(
            tmp_path,
            "sources: [{id: trial, title: A trial, design: experiment}]\ndefaults: {evidence: trial}\n"
            "claims:\n"
            "  - {id: x, cause: sea otters, decreases: sea urchins}\n"
            "  - {id: y, cause: sea urchins, decreases: kelp}\n",
        )
    )
    (tmp_path / "mine" / "decks").mkdir()
    (tmp_path / "mine" / "decks" / "all.yaml").write_text("questions: otters\ndepth: deep\n")
    machine.tutor("cards", "--search=-drill:chain", "--suspend")
    ran = machine.tutor("study", "--plain", typed="1\n1 2\n\n")

    assert ran.out.splitlines() == [
        "1 card; answer on one line, an empty line shows the answer",
        "",
        "1 of 1, new chain",
        "Trace how sea otters act on kelp, and which way.",
        "(put together from 2 claims)",
        "1  raises",
        "2  lowers",
        "answer:",
        "right: raises kelp",
        "you said: raises",
        "1  Sea otters decrease sea urchins.",
        "2  Sea urchins decrease kelp.",
        "  sea otters ↓→ sea urchins ↓→ kelp",
        "worded: by no source as a whole; as strong as its weakest link",
        "support: shown directly: Sea otters decrease sea urchins.",
        "links you named, as numbers:",
        "1 Again 10 min, 2 Hard 15 min, 3 Good 2 days, 4 Easy 6 days",
        "rating, empty for Good:",
        "",
        "1 answer in less than a minute, every answer saved",
    ]
