"""What a card looks like, as structure: the app, plain mode, Anki and previews all draw the same Face.

No strings with markup, no colours, no widths; and no grading: `core.grading` holds what was given against `Face.ask`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from tutor.core.memory import Rating
from tutor.core.text import Text, words

Label = Literal["term", "question", "claim", "support", "chain"]


class TypeIn(NamedTuple):
    """Typed on one line. `accept[0]` is shown as the answer; brackets in a name mark words that may be left out.

    `node` is the node id the answer names ("" when it is none); `number` set when the value decides (`accept` then holds it as written);
    `wording` whether `+` may add what was typed to the accepted wordings.
    """

    accept: tuple[str, ...]
    node: str = ""
    number: bool = False
    within: float = 0.0
    wording: bool = True


class Option(NamedTuple):
    """One option of a choice; `why` (may be empty) is shown on the reveal when it was chosen wrongly."""

    text: Text
    right: bool
    why: Text = ()


class Pick(NamedTuple):
    """Options in the order shown; `several`: digits tick and enter checks, all right ones must be ticked."""

    options: tuple[Option, ...]
    several: bool = False


class Arrange(NamedTuple):
    """Lines as shown (shuffled). `order[i]` is the index in `lines` of the i-th line in the right order; `notes` go with `lines`."""

    lines: tuple[Text, ...]
    order: tuple[int, ...]
    notes: tuple[Text, ...] = ()


class Judge(NamedTuple):
    """A statement to be judged sound or flawed; `reason` is the one point to tick afterwards."""

    sound: bool
    reason: Text


class Trace(NamedTuple):
    """A chain to be followed: whether it raises what it ends at, to be said first; `points` are its links, to tick afterwards."""

    raises: bool
    points: tuple[Text, ...]


class Tick(NamedTuple):
    """Recalled freely, then ticked: `points` must be said, `extra` may be."""

    points: tuple[Text, ...]
    extra: tuple[Text, ...] = ()


class Recall(NamedTuple):
    """Recalled freely and judged by oneself; the answer stands in `Face.answer`."""


Ask = TypeIn | Pick | Arrange | Judge | Trace | Tick | Recall


class Row(NamedTuple):
    """A labelled row of the reveal. `lines` are wrapped by who draws them; `remarks[i]`, when given, stands in a column right of `lines[i]`.

    `kind`: "chain" for the row of arrows below `why` (label "", one line, broken only before an arrow), "quiet" for the source, "" for the rest.
    """

    label: str
    lines: tuple[Text, ...]
    remarks: tuple[Text, ...] = ()
    kind: Literal["", "chain", "quiet"] = ""


class Face(NamedTuple):
    """One showing of a card: the same key and review count give the same face.

    `prompt` is what is asked (a gap is a span of style "gap"); `cue` is said quietly after it; `answer` the right answer in one line
    (empty where the ask's own points, options or lines are the answer); `rows` the reveal below it in the fixed order of the design.
    """

    key: str
    label: Label
    prompt: Text
    ask: Ask
    cue: Text = ()
    answer: Text = ()
    rows: tuple[Row, ...] = ()
    images: tuple[str, ...] = ()
    audio: tuple[str, ...] = ()


def media(face: Face) -> tuple[Row, ...]:
    """Pictures and sounds as rows that name their files: a terminal shows neither."""
    named = (("picture", face.images), ("sound", face.audio))
    return tuple(Row(label, tuple(words(name) for name in names), kind="quiet") for label, names in named if names)


# ---- what a learner gives


class Typed(NamedTuple):
    """What was typed; `hints` is how many letters were shown before."""

    text: str
    hints: int = 0
    guess: bool = False


class Picked(NamedTuple):
    """Indices into `Pick.options`."""

    options: frozenset[int]
    guess: bool = False


class Arranged(NamedTuple):
    """Indices into `Arrange.lines` in the order given."""

    order: tuple[int, ...]


class Judged(NamedTuple):
    """The verdict given, and whether the reason was ticked (False until it is)."""

    sound: bool
    reason: bool = False
    guess: bool = False


class Traced(NamedTuple):
    """Which way a chain was said to act, and the indices into `Trace.points` of the links that were told (none until they are ticked)."""

    raises: bool
    points: frozenset[int] = frozenset()
    guess: bool = False


class Ticked(NamedTuple):
    """Indices into `Tick.points` that were said."""

    points: frozenset[int]


class Shown(NamedTuple):
    """ "Show me": nothing was given."""


Given = Typed | Picked | Arranged | Judged | Traced | Ticked | Shown


def sure_of(given: Given) -> bool | None:
    """Whether an answer was given as sure, not as a guess; None for forms in which that cannot be said."""
    return not given.guess if isinstance(given, Typed | Picked | Judged | Traced) else None


Mark = Literal["right", "near", "wrong", "none"]


class Graded(NamedTuple):
    """What the program makes of an answer.

    `suggested` is None where the learner grades alone; `said` what was given in words ("" for nothing); `differs` the positions in `said`
    that differ from the accepted wording (a typo within the rule); `remark` a few words ("one letter off", "part of the answer");
    `rows` what is told besides the face's own rows (the other label's truth, why a chosen option is wrong);
    `again`: the answer is true but not the one asked for ("also true: another?"): nothing is graded, the question stays;
    `confused` the node, item or words that were given instead, for the memory of confusions; `matched` the accepted wording that was met.
    """

    mark: Mark
    suggested: Rating | None
    said: str = ""
    differs: tuple[int, ...] = ()
    remark: str = ""
    rows: tuple[Row, ...] = ()
    again: bool = False
    confused: str = ""
    matched: str = ""
