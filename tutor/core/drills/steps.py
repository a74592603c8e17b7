"""What is asked of the way from cause to effect: the step that is missing in it, and the order of its steps.

Parallel mediators are one step.
"""

from __future__ import annotations

from tutor.core.cards import DEEP, Grading
from tutor.core.drills.chance import disordered, shuffled, turn
from tutor.core.drills.claims import claim_face, is_fact, setting
from tutor.core.drills.row import Drill, Showing, drill, is_typed, type_or_tick
from tutor.core.faces import Arrange, Ask, Face, Tick
from tutor.core.items import Claim, Mediator, QuestionFile
from tutor.core.sentences import chain_without, label, names, sentence, steps
from tutor.core.text import Text, join, markdown, words

Step = tuple[Mediator, ...]


def _typed_steps(claim: Claim, file: QuestionFile) -> tuple[int, ...]:
    """The steps that can be asked in one typed name."""
    return tuple(
        place for place, step in enumerate(claim.via) if len(step) == 1 and is_typed(names(file.nodes[step[0].node]))
    )


def places(claim: Claim, file: QuestionFile) -> tuple[int, ...]:
    """The steps that are asked, each at its turn."""
    return _typed_steps(claim, file) or tuple(range(len(claim.via)))


def _gap(claim: Claim, showing: Showing) -> Face:
    file = showing.file
    asked = places(claim, file)
    place = asked[turn(showing.key, showing.reviews, len(asked))]
    step = claim.via[place]
    ask: Ask
    answer: Text = ()
    cue = [setting(claim)]
    if len(step) == 1:
        node = file.nodes[step[0].node]
        ask, answer = type_or_tick(names(node), node.id)
        cue.insert(0, node.kind)
    else:
        ask = Tick(tuple(markdown(label(one.node, file)) for one in step))
    return claim_face(claim, showing, chain_without(claim, file, place), ask, markdown("; ".join(filter(None, cue))), answer)  # fmt: skip


def _how_gap(claim: Claim, file: QuestionFile) -> Grading:
    return "typed" if _typed_steps(claim, file) else "checklist"


def _answers(claim: Claim, file: QuestionFile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(file.nodes[one.node].label for step in claim.via for one in step))


def _sequence(claim: Claim, showing: Showing) -> Face:
    found = tuple(map(markdown, steps(claim, showing.file)))
    # Of two lines the wrong order alone would be no question.
    order = (disordered if len(found) > 2 else shuffled)(showing.key, showing.reviews, len(found))
    lines = tuple(found[index] for index in order)
    ask = Arrange(lines, tuple(order.index(step) for step in range(len(order))))
    prompt = join((sentence(claim, showing.file), words("By what steps, in which order?")), "\n")
    return claim_face(claim, showing, prompt, ask)


def _has_steps(claim: Claim, file: QuestionFile, least: int) -> bool:
    return is_fact(claim) and bool(claim.effect) and len(set(steps(claim, file))) == len(claim.via) >= least


GAP: Drill = drill(
    "gap",
    Claim,
    lambda claim, file: _has_steps(claim, file, 1),
    lambda claim, file: DEEP,
    _how_gap,
    _gap,
    _answers,
)
SEQUENCE: Drill = drill(
    "sequence",
    Claim,
    lambda claim, file: _has_steps(claim, file, 2),
    lambda claim, file: DEEP,
    lambda claim, file: "order",
    _sequence,
)
