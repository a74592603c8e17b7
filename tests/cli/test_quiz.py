"""`tutor quiz`: line by line and as JSON, kept, compared, and harmless to the schedule."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import Machine

LIBRARY = """
article: {title: Otters, publisher: Tidepool Weekly}
terms:
  - term: keystone species
    definition: A species with an effect far above its numbers.
claims:
  - cause: sea otters
    decreases: sea urchins
    because: An otter eats a quarter of its weight a day.
faqs:
  - question: What grows back?
    right: kelp
    wrong: [{say: coral, why: It needs warm water.}, moss]
  - question: Why watch islands?
    points: [some were hunted bare, others were spared]
"""
QUIZ = ("quiz", "--plain", "--seed", "5")
ANSWERS = {"A species": "keystone species", "[gap]": "sea urchins", "What grows": "kelp"}


def otters(machine: Machine, folder: Path) -> None:
    (folder / "mine" / "questions").mkdir(parents=True)
    (folder / "mine" / "questions" / "otters.yaml").write_text(LIBRARY)
    machine.use(folder / "mine")


def rows(machine: Machine) -> list[list[object]]:
    return [json.loads(line) for line in machine.tutor("log", "export").out.splitlines()]


def questions(machine: Machine) -> str:
    """What the quiz asks, looked at where it leaves no trace."""
    other = str(machine.folder / "elsewhere")
    return machine.tutor(*QUIZ, "--data", other, typed="\n\n\n\n").out.partition("0 of ")[0]


def answers(asked: str, **instead: str) -> str:
    """The input that answers what the quiz asks; `instead` by the right answer's first word."""
    typed = []
    blocks = [block for block in asked.split("\n\n") if " of " in block.split("\n")[0]]
    for block in blocks:
        answer = next((answer for front, answer in ANSWERS.items() if front in block), "")
        answer = instead.get(answer.split(" ")[0], answer)
        digit = next((line[0] for line in block.split("\n") if line[1:] == f"  {answer}"), "")
        typed.append(digit or answer)
    return "\n".join(typed) + "\n"


def test_a_quiz_asks_what_it_can_mark_scores_it_and_leaves_the_schedule_alone(machine: Machine, tmp_path: Path) -> None:
    otters(machine, tmp_path)
    before = machine.tutor("due", "--json").out
    asked = questions(machine)
    ran = machine.tutor(*QUIZ, typed=answers(asked))

    assert ran.out.startswith("3 questions; an empty line passes; the score and the answers come at the end\n")
    assert "right:" not in ran.out.partition("3 of 3 right")[0]
    assert "3 of 3 right: 100 %\nterms 1 of 1; questions 1 of 1; claims 1 of 1\n" in ran.out
    assert {row[3] for row in rows(machine)} == {"quiz"}
    assert json.loads(machine.tutor("due", "--json").out)["total"] == json.loads(before)["total"]


def test_every_mistake_is_explained_at_the_end_with_what_stands_below_the_answer(
    machine: Machine, tmp_path: Path
) -> None:
    otters(machine, tmp_path)
    asked = questions(machine)
    ran = machine.tutor(*QUIZ, typed=answers(asked, kelp="coral", sea="whales"))

    assert "1 of 3 right: 33 %" in ran.out
    assert "why not: It needs warm water." in ran.out
    assert "why: An otter eats a quarter of its weight a day." in ran.out
    assert "mistake 2 of 2" in ran.out


def test_feedback_comes_with_each_answer_when_it_is_wished(machine: Machine, tmp_path: Path) -> None:
    otters(machine, tmp_path)
    (machine.data).mkdir(exist_ok=True)
    (machine.data / "settings.toml").write_text('quiz_feedback = "each"\n')
    asked = questions(machine)
    by_setting = machine.tutor(*QUIZ, typed=answers(asked))
    by_option = machine.tutor(*QUIZ, "--feedback", "end", typed=answers(asked))

    assert by_setting.out.count("right: ") == 4  # three answers, and the score
    assert by_option.out.count("right: ") == 1


def test_json_goes_to_standard_output_and_the_questions_to_standard_error(machine: Machine, tmp_path: Path) -> None:
    otters(machine, tmp_path)
    asked = questions(machine)
    ran = machine.tutor("quiz", "--seed", "5", "--json", typed=answers(asked, kelp="moss"))
    told = json.loads(ran.out)

    assert "1 of 3" in ran.err
    assert told["score"] == 0.6667
    assert (told["points"], told["of"], len(told["questions"])) == (2.0, 3, 3)
    wrong = next(one for one in told["questions"] if one["mark"] == "wrong")
    assert (wrong["question"], wrong["given"], wrong["answer"]) == ("What grows back?", "moss", "kelp")
    assert wrong["explanation"]


def test_mistakes_count_only_if_the_learner_says_so_and_only_on_cards_met_and_one_undo_takes_all_back(
    machine: Machine, tmp_path: Path
) -> None:
    otters(machine, tmp_path)
    asked = questions(machine)
    unmet = machine.tutor(*QUIZ, "--count", typed=answers(asked, keystone="otter", kelp="moss"))
    assert "counted as Again" not in unmet.out
    machine.tutor("study", "--plain", "--search", "drill:name", typed="keystone species\n\n")
    machine.tutor("study", "--plain", "--search", "drill:effect", typed="sea urchins\n\n")
    met = [row[2] for row in rows(machine) if row[3] == "review"]
    machine.at("2026-12-01T09:00:00+01:00")
    asked = questions(machine)
    wrong = answers(asked, keystone="otter", kelp="moss", sea="otter")
    left = machine.tutor(*QUIZ, typed=wrong + "\n")
    assert [row[3] for row in rows(machine)].count("review") == len(met) == 2
    assert "y lets the 2 mistakes on cards you have met count as Again" in left.out
    counted = machine.tutor(*QUIZ, typed=wrong + "y\n")
    assert "2 mistakes counted as Again" in counted.out
    again = [row for row in rows(machine) if row[3] == "review"][2:]
    assert sorted(str(row[2]) for row in again) == sorted(map(str, met))
    assert {row[7] for row in again} == {1}

    machine.tutor("undo")

    assert [row[3] for row in rows(machine)].count("void") == 2


def test_earlier_quizzes_are_listed_and_named_beside_a_new_score(machine: Machine, tmp_path: Path) -> None:
    otters(machine, tmp_path)
    asked = questions(machine)
    assert machine.tutor("quiz", "--results").out == "no quiz over these decks yet; tutor quiz begins one\n"
    machine.tutor(*QUIZ, typed=answers(asked, kelp="moss"))
    machine.at("2026-12-02T09:00:00+01:00")
    asked = questions(machine)
    second = machine.tutor(*QUIZ, typed=answers(asked))
    listed = machine.tutor("quiz", "--results").out

    assert "other questions: 67 % of 3 on 30 November" in second.out
    assert "on 30 November   67 %  2 of 3: terms 1 of 1; questions 0 of 1; claims 1 of 1" in listed
    assert [round(one["score"], 2) for one in json.loads(machine.tutor("quiz", "--results", "--json").out)] == [
        0.67,
        1.0,
    ]


def test_a_quiz_left_early_is_scored_as_far_as_it_was_answered(machine: Machine, tmp_path: Path) -> None:
    otters(machine, tmp_path)
    asked = questions(machine)
    first = answers(asked).split("\n")[0]
    ran = machine.tutor(*QUIZ, typed=f"{first}\n")

    assert ran.status == 0
    assert "1 of 1 right: 100 %" in ran.out


def test_a_deck_without_such_questions_says_so(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "mine" / "questions").mkdir(parents=True)
    (tmp_path / "mine" / "questions" / "a.yaml").write_text("faqs:\n  - question: Why?\n    answer: Because.\n")
    machine.use(tmp_path / "mine")
    ran = machine.tutor(*QUIZ)

    assert ran.status == 1
    assert "no question that the program can mark by itself" in ran.err


def test_without_a_terminal_the_app_is_refused_and_the_way_named(machine: Machine) -> None:
    ran = machine.tutor("quiz")

    assert (ran.status, "tutor quiz --plain" in ran.err) == (1, True)


def test_interventions_come_from_experiments_and_from_the_map(machine: Machine) -> None:
    ran = machine.tutor("quiz", "--type", "intervention", "--plain", typed="1\n" * 3)

    assert ran.out.count("What happened to") > 1
    assert "Months of training are left out: what happens to lasting brain change, and why?" in ran.out
    assert machine.tutor("log", "export").out.count('"quiz"') == 3
