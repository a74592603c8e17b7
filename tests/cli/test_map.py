"""`tutor map`: the same map as text, for Graphviz, for Mermaid, as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.run import Machine
from tutor.cli.commands import Arguments
from tutor.cli.context import Context
from tutor.core.log import standing
from tutor.core.rebuilding import Rebuilt

LIBRARY = """
sources: [{id: trial, title: A trial, design: rct}]
defaults: {evidence: trial}
concepts:
  - label: 'the "odd" one'
    id: odd
claims:
  - {id: a, cause: sleep, decreases: stress, verb: eases}
  - {id: b, cause: stress, decreases: sleep, verb: spoils}
  - {id: c, cause: odd, increases: sleep, hedged: true}
  - {id: d, cause: coffee, weakens: a}
  - {id: e, cause: stress, increases: illness, via: [inflammation]}
"""


@pytest.fixture
def small(machine: Machine, tmp_path: Path) -> Machine:
    folder = tmp_path / "small"
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "sleep.yaml").write_text(LIBRARY, encoding="utf-8")
    machine.use(folder)
    return machine


def test_the_text_is_the_outline_with_marks_signs_and_feedback(small: Machine) -> None:
    ran = small.tutor("map")

    assert (ran.status, ran.err) == (0, "")
    assert (
        ran.out
        == """\
0 of 5 links known

the "odd" one
└┄↑ ○ sleep  and 1 more cause
   └─↓ ○ stress
      ├─↓ ○ coffee  on this link
      ├─↓ ○ sleep …  and 1 more cause
      └─↑ ○ illness

feedback: sleep → stress → sleep

● known  ◐ fading  ○ not met  ↑ raises  ↓ lowers  ┄ unsettled
"""
    )


def test_the_json_holds_every_node_and_link_with_what_is_remembered(small: Machine) -> None:
    found = json.loads(small.tutor("map", "--format", "json").out)

    assert set(found) == {"nodes", "links", "circles", "known", "counted"}
    assert {node["label"] for node in found["nodes"]} == {"sleep", "stress", 'the "odd" one', "coffee", "inflammation", "illness"}  # fmt: skip
    links = {link["claim"].partition("/")[2]: link for link in found["links"] if not link["implied"]}
    assert links["a"] == {
        "claim": "sleep/a", "cause": "sleep", "effect": "stress", "moderates": None, "sign": "-", "status": "supported", "shown": "directly",
        "necessary": False, "implied": False, "memory": "not met", "recall": None, "due": None,
    }  # fmt: skip
    assert (links["d"]["moderates"], links["d"]["effect"]) == ("sleep/a", None)
    assert [(link["cause"], link["effect"], link["memory"]) for link in found["links"] if link["implied"]] == [
        ("stress", "inflammation", None),
        ("inflammation", "illness", None),
    ]
    assert found["circles"] == [["sleep", "stress"]]
    assert (found["known"], found["counted"]) == (0, 5)
    assert json.loads(small.tutor("map", "--json").out) == found


def test_what_is_remembered_shows_in_every_deck_that_draws_it(machine: Machine) -> None:
    whole = json.loads(machine.tutor("map", "--json", "--demo").out)
    part = json.loads(machine.tutor("map", "--json", "--demo", "neural afterburn").out)
    memory = {link["claim"]: link for link in whole["links"] if not link["implied"]}

    assert {"known", "not met"} <= {link["memory"] for link in whole["links"]}
    assert 0 < len(part["links"]) < len(whole["links"])
    assert all(link == memory[link["claim"]] for link in part["links"] if not link["implied"])
    assert all((link["recall"] is None) == (link["memory"] in (None, "not met")) for link in whole["links"])


def test_graphviz_gets_a_moderator_onto_the_link_and_quotes_what_authors_wrote(small: Machine) -> None:
    out = small.tutor("map", "--format", "dot").out

    assert out.startswith("digraph map {\n")
    assert out.endswith("}\n")
    assert '[label="the \\"odd\\" one"];' in out
    point = re.search(r"(n\d+) \[shape=point\];", out)
    assert point
    assert len(re.findall(rf"-> {point[1]} ", out)) == 2
    assert len(re.findall(rf"{point[1]} -> ", out)) == 1
    assert out.count("style=dotted") == 2
    assert out.count("style=dashed") == 1
    assert out.count("arrowhead=tee") == 3


def test_mermaid_gets_every_link_with_its_sign(small: Machine) -> None:
    lines = small.tutor("map", "--format", "mermaid").out.splitlines()

    assert lines[0] == "flowchart LR"
    assert any('["the #34;odd#34; one"]' in line for line in lines)
    assert sum("-.->" in line for line in lines) == 3
    assert sum("|lowers|" in line for line in lines) == 3


def test_a_library_without_claims_has_no_map_and_that_is_said(machine: Machine, tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "a.yaml").write_text(
        "terms:\n  - {term: kelp, definition: A large seaweed.}\n", encoding="utf-8"
    )
    machine.use(folder)

    ran = machine.tutor("map")
    assert (ran.status, ran.out) == (1, "")
    assert "there is no claim here" in ran.err
    assert json.loads(machine.tutor("map", "--json").out)["links"] == []


def test_what_was_put_back_is_kept_moves_no_schedule_and_can_be_taken_back(machine: Machine) -> None:
    machine.tutor("study", "--plain", "--cards", "1", typed="x\n\n")
    before = json.loads(machine.tutor("due", "--json").out)["total"]
    with Context(Arguments(library=str(machine.library), data=str(machine.data))) as context:
        desk = context.desk()
        desk.rebuilt(Rebuilt("bdnf", 5, 7, ("BDNF raises neurogenesis: not laid",), 61_000))
        row = next(row for row in desk._journal.rows() if row.act == "quiz")
        assert desk.results() == ()

    assert (row.act, row.card, row.ms) == ("quiz", None, 61_000)
    assert json.loads(row.text or "") == {"rebuilt": "bdnf", "right": 5, "of": 7, "wrong": ["BDNF raises neurogenesis: not laid"]}  # fmt: skip
    assert json.loads(machine.tutor("due", "--json").out)["total"] == before
    assert machine.tutor("doctor").status == 0
    assert machine.tutor("undo").status == 0
    with Context(Arguments(library=str(machine.library), data=str(machine.data))) as context:
        assert {row.act for row in standing(context.journal.rows())} == {"review"}
