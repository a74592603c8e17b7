"""The map of the design's sketch: what acts on BDNF and what it acts on, with the memories of its figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from tests.tui.desk import START, SUNDAY, FakeDesk
from tutor.core.cards import DEEP, STANDARD, Card, Cards, Deck
from tutor.core.graph import graph
from tutor.core.items import Claim, Common, Evidence, Mediator, Node, QuestionFile, Relation
from tutor.core.library import Library
from tutor.core.mapping import Atlas, atlas
from tutor.core.memory import DECAY, CardState, Seen

BACK = 8
LABELS = {
    "bdnf": "BDNF",
    "aerobic-exercise": "aerobic exercise",
    "walking": "walking",
    "exercise": "exercise",
    "bdnf-gene-expression": "BDNF gene expression",
    "survival-of-existing-neurons": "survival of existing neurons",
    "neurogenesis": "neurogenesis",
    "synaptic-plasticity": "synaptic plasticity",
    "long-term-potentiation": "long-term potentiation",
}
CLAIMS: tuple[tuple[str, str, Relation, str, str, tuple[str, ...]], ...] = (
    ("aerobic-bdnf", "aerobic-exercise", "increases", "bdnf", "raises", ()),
    ("walking-bdnf", "walking", "increases", "bdnf", "raises", ()),
    ("exercise-survival", "exercise", "increases", "survival-of-existing-neurons", "secures", ("bdnf",)),
    ("bdnf-survival", "bdnf", "increases", "survival-of-existing-neurons", "secures", ()),
    ("bdnf-neurogenesis", "bdnf", "increases", "neurogenesis", "stimulates", ()),
    ("bdnf-plasticity", "bdnf", "increases", "synaptic-plasticity", "enhances", ()),
    ("bdnf-ltp", "bdnf", "increases", "long-term-potentiation", "facilitates", ()),
    ("aerobic-ltp", "aerobic-exercise", "increases", "long-term-potentiation", "helps", ("bdnf-gene-expression", "bdnf")),
)  # fmt: skip
RECALL = {"aerobic-bdnf": 0.97, "bdnf-survival": 0.95, "bdnf-neurogenesis": 0.84, "bdnf-plasticity": 0.93}


def claim(id: str, cause: str, relation: Relation, effect: str, verb: str = "", via: tuple[str, ...] = (), **more: object) -> Claim:  # fmt: skip
    """A claim that a review reports."""
    steps = tuple((Mediator(node),) for node in via)
    made = Claim(Common(id), cause, relation, effect, verb=verb, via=steps, status="supported", evidence=(Evidence("r", design="review"),))  # fmt: skip
    return made._replace(**more)  # type: ignore[arg-type]


def file_of(claims: tuple[Claim, ...], labels: Mapping[str, str] = {}, id: str = "brain") -> QuestionFile:
    """A question file of these claims."""
    ends = {node for one in claims for node in (one.cause, one.effect) if node}
    ends |= {step.node for one in claims for steps in one.via for step in steps}
    nodes = {node: Node(node, labels.get(node, node)) for node in sorted(ends)}
    return QuestionFile(id, f"questions/{id}.yaml", id, None, (), {}, {one.common.id: one for one in claims}, nodes)


def card(item: str, drill: str, depth: int = STANDARD) -> Card:
    """A thin card of a claim."""
    return Card(f"{item}#{drill}", item, item.split("/")[0], "claim", drill, depth, "typed", (), (item,), 0)


def recalled(share: float) -> CardState:
    """A card answered eight days ago, of which so much is left today."""
    factor = 0.9 ** (-1 / DECAY) - 1
    stability = BACK * factor / (share ** (-1 / DECAY) - 1)
    due = SUNDAY if share < 0.9 else SUNDAY + timedelta(days=3)
    at = START.at - BACK * 86_400_000
    day = SUNDAY - timedelta(days=BACK)
    return CardState(Seen(stability, 5.0, due, "review", None, at, day, 3, 0), day, True)


FILE = file_of(tuple(claim(*row) for row in CLAIMS), LABELS)


def cards_of(file: QuestionFile) -> Cards:
    """Three cards a claim, two of them for later."""
    return Cards.of(
        card(f"{file.id}/{id}", drill, depth)
        for id in file.items
        for drill, depth in (("effect", STANDARD), ("cause", DEEP), ("support", DEEP))
    )


def map_of(*files: QuestionFile, recall: Mapping[str, float] = {}) -> Atlas:
    """The map of hand-made files; `recall` by claim, of its first card."""
    cards = Cards.of(card for file in files for card in cards_of(file).values())
    deck = Deck("both", "Both", tuple(file.id for file in files))
    library = Library("/library", cards, (deck,), {file.id: file for file in files})
    states = {f"{files[0].id}/{id}#effect": recalled(share) for id, share in recall.items()}
    return atlas(graph(files), library, states, START)


def desk_of(*files: QuestionFile, recall: Mapping[str, float] = {}, keys: tuple[str, ...] = ()) -> FakeDesk:
    """A desk with that map."""
    desk = FakeDesk(*keys)
    drawn = map_of(*files, recall=recall)
    desk.library = desk.library._replace(files={**desk.library.files, **drawn.library.files})
    desk.chart = drawn
    return desk


def sketched() -> FakeDesk:
    """The desk of the sketch."""
    return desk_of(FILE, recall=RECALL)
