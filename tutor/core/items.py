"""What an author knows: sources, terms, faqs and claims of one question file, already read and resolved.

No places, no YAML, no drills: where a value stood in its file is kept by `files`, what it asks by `core.drills`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Depth = Literal["gist", "standard", "deep", "map"]
DEPTHS: tuple[Depth, ...] = ("gist", "standard", "deep", "map")

Relation = Literal[
    "increases",
    "decreases",
    "causes",
    "prevents",
    "enables",
    "modulates",
    "does-not-affect",
    "goes-with",
    "strengthens",
    "weakens",
]
Status = Literal["unsaid", "supported", "suggested", "open", "unsupported", "refuted"]
Outcome = Literal["abolished", "reduced", "unchanged", "increased"]
Direction = Literal["more", "less", "fewer"]


class Source(NamedTuple):
    """What the article rests on. `design` is one of the closed list of the format, "" when not said."""

    id: str
    title: str
    authors: str = ""
    venue: str = ""
    year: str = ""
    doi: str = ""
    url: str = ""
    design: str = ""
    population: str = ""
    peer_reviewed: bool | None = None


class Article(NamedTuple):
    """Where it was learnt; shown on every reveal."""

    title: str
    publisher: str = ""
    authors: str = ""
    date: str = ""
    url: str = ""
    doi: str = ""


class Gist(NamedTuple):
    """A key point of the article and the items (ids of this file) that cover it."""

    say: str
    items: tuple[str, ...] = ()
    at: tuple[int, ...] = ()


class Common(NamedTuple):
    """What every item may carry. `id` is the item's id in its file; ids in `about` and `requires` are of the same file."""

    id: str
    depth: Depth = "standard"
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    at: tuple[int, ...] = ()
    allow: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    draft: bool = False
    quote: str = ""
    image: str = ""
    audio: str = ""
    because: str = ""


class Node(NamedTuple):
    """A thing that claims join at: a term, a concept, or plain words. `label` keeps the author's brackets (optional words).

    `item` is the id of the term that stands for it, "" for concepts and plain words.
    """

    id: str
    label: str
    also: tuple[str, ...] = ()
    full: str = ""
    gloss: str = ""
    kind: str = ""
    item: str = ""


class Term(NamedTuple):
    """A key term; exactly one of `definition` and `points` is given."""

    common: Common
    term: str
    definition: str = ""
    points: tuple[str, ...] = ()
    full: str = ""
    clue: str = ""
    also: tuple[str, ...] = ()
    confuse: tuple[str, ...] = ()
    kind: str = ""


class Recalled(NamedTuple):
    """Recalled freely: ticked by `points` (`extra` may be said), or judged by oneself when there are none."""

    answer: str = ""
    points: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


class TypedForm(NamedTuple):
    """Typed and graded; the first of `accept` is shown."""

    accept: tuple[str, ...]


class NumberForm(NamedTuple):
    """A number as written (with its unit) and the tolerance in the same unit."""

    number: str
    within: float = 0.0


class Wrong(NamedTuple):
    """A wrong option or misreading and why it is wrong ("" when not said)."""

    say: str
    why: str = ""


class ChoiceForm(NamedTuple):
    """Picked from `right` and `wrong`; all of `right` must be picked."""

    right: tuple[str, ...]
    wrong: tuple[Wrong, ...]


class Step(NamedTuple):
    """A line to be put in order; `note` (a date) stands on the reveal alone."""

    say: str
    note: str = ""


class OrderForm(NamedTuple):
    """Lines in their right order."""

    steps: tuple[Step, ...]


class TwinsForm(NamedTuple):
    """A flawed statement and its sound twin; one of the two is shown and judged."""

    flawed: str
    sound: str


AnswerForm = Recalled | TypedForm | NumberForm | ChoiceForm | OrderForm | TwinsForm


class Faq(NamedTuple):
    """A question with one answer form; `question` is "" for twins alone."""

    common: Common
    question: str
    form: AnswerForm


class Mediator(NamedTuple):
    """A step on the way from cause to effect; `direction` as written, "more" for a bare name."""

    node: str
    direction: Direction = "more"


class Evidence(NamedTuple):
    """One piece of evidence. `source` is an id of this file ("" when none could be meant); an experiment has `do`.

    `design` and `population` are the evidence's own, else its source's; `of` is what was measured, if not the effect.
    """

    source: str = ""
    do: str = ""
    found: str = ""
    outcome: Outcome | Literal[""] = ""
    design: str = ""
    of: str = ""
    studies: str = ""
    participants: str = ""
    population: str = ""
    duration: str = ""


class Claim(NamedTuple):
    """A causal claim. `cause` and `effect` are node ids of the file; a moderator's `effect` is "" and `moderates` a claim's id.

    `status` is the final one (written, else unsaid, suggested or supported); `via` holds one tuple a step, parallel ones together.
    """

    common: Common
    cause: str
    relation: Relation
    effect: str
    moderates: str = ""
    verb: str = ""
    say: str = ""
    via: tuple[tuple[Mediator, ...], ...] = ()
    cue: str = ""
    ask: Literal["cause", "effect"] = "effect"
    where: str = ""
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    lag: str = ""
    dose: str = ""
    compared_with: tuple[str, ...] = ()
    necessary: bool = False
    hedged: bool = False
    status: Status = "unsaid"
    evidence: tuple[Evidence, ...] = ()
    limits: tuple[str, ...] = ()
    misread: tuple[Wrong, ...] = ()


Item = Term | Faq | Claim
ItemType = Literal["term", "faq", "claim"]


class QuestionFile(NamedTuple):
    """One article's knowledge. `items` in file order, by id (drafts included); `nodes` by id, for every cause, effect and mediator.

    `formerly` are the file's own former ids, oldest first.
    """

    id: str
    path: str
    title: str
    article: Article | None
    gist: tuple[Gist, ...]
    sources: Mapping[str, Source]
    items: Mapping[str, Item]
    nodes: Mapping[str, Node]
    language: str = "en"
    formerly: tuple[str, ...] = ()


def type_of(item: Item) -> ItemType:
    """The kind of an item in one word, as decks and JSON name it."""
    match item:
        case Term():
            return "term"
        case Faq():
            return "faq"
        case Claim():
            return "claim"
