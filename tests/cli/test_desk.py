"""The desk over real files: what it notices beside what it is asked."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import Machine
from tutor.cli.commands import Arguments
from tutor.cli.context import Context
from tutor.core.desk import Rated

BEFORE = "terms:\n  - term: urchin barren\n    definition: Sea floor grazed bare of kelp.\n"
AFTER = BEFORE.replace("urchin barren", "urchin barrens")


def test_a_renamed_item_is_noticed_at_the_start_and_while_the_program_runs(machine: Machine, tmp_path: Path) -> None:
    file = tmp_path / "mine" / "questions" / "kelp.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(BEFORE)
    machine.use(tmp_path / "mine")
    machine.tutor("study", "--plain", typed="\n3\n")
    said = []
    with Context(Arguments()) as context:
        desk = context.desk()
        for text in (BEFORE, AFTER, AFTER.replace("barrens", "barrens\n    formerly: [urchin-barren]")):
            file.write_text(text)
            desk.reload()
            said.append([problem.code for problem in desk.library.problems])
    file.write_text(AFTER)
    with Context(Arguments()) as context:
        (problem,) = context.desk().library.problems

    assert said == [[], ["renamed"], []]
    assert problem.message == "'urchin-barren' has a history and is gone, and 'urchin-barrens' is new"
    assert (problem.place.path, problem.place.line) == ("questions/kelp.yaml", 2)


def test_an_undo_tells_which_rating_it_took_back(machine: Machine) -> None:
    with Context(Arguments()) as context:
        desk = context.desk()
        key = desk.agenda().new[0]
        desk.review(Rated(key, desk.outcomes(key, desk.now())[2], 1000))
        desk.act("flag", [key], "look")

        assert [(undone.act, undone.key, undone.rating) for undone in (desk.undo(), desk.undo()) if undone] == [
            ("flag", key, 0),
            ("review", key, 3),
        ]


def test_the_decks_of_a_demo_are_headed_as_one(machine: Machine) -> None:
    titles = []
    for demo in (False, True):
        with Context(Arguments(demo=demo)) as context:
            titles.append(context.desk().title)

    assert titles == ["tutor", "tutor, a demo"]
