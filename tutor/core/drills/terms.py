"""What is asked of a term: its name, what it means, what it stands for."""

from __future__ import annotations

from tutor.core.cards import DEEP, GIST, Grading
from tutor.core.drills.chance import turn
from tutor.core.drills.reveal import term_rows
from tutor.core.drills.row import Drill, Showing, drill, gist_first, type_or_tick, typed_or_ticked
from tutor.core.faces import Ask, Face, Recall, Row, Tick
from tutor.core.items import QuestionFile, Term
from tutor.core.sentences import shown
from tutor.core.text import Text, join, markdown, words


def _names(term: Term) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (term.term, term.full, *term.also) if name))


def meaning(term: Term) -> Text:
    """The definition, else the points in one line."""
    return markdown(term.definition) if term.definition else join(map(markdown, term.points), "; ")


def node_of(term: Term, file: QuestionFile) -> str:
    """The id of the node that the term stands for."""
    id = term.common.id
    own = file.nodes.get(id)
    if own is not None and own.item == id:
        return id
    return next((node.id for node in file.nodes.values() if node.item == id), id)


def _name(term: Term, showing: Showing) -> Face:
    means = meaning(term)
    fronts = (means, markdown(term.clue)) if term.clue else (means,)
    front = fronts[turn(showing.key, showing.reviews, len(fronts))]
    ask, answer = type_or_tick(_names(term), node_of(term, showing.file))
    rows = _rows(term, showing, means if front != means else ())
    return _face(term, showing, front, ask, answer, rows)


def _define(term: Term, showing: Showing) -> Face:
    ask: Ask = Tick(tuple(map(markdown, term.points))) if term.points else Recall()
    answer = () if term.points else markdown(term.definition)
    cue = words("say what it means")
    return _face(term, showing, markdown(shown(term.term)), ask, answer, _rows(term, showing))._replace(cue=cue)


def _expand(term: Term, showing: Showing) -> Face:
    ask, answer = type_or_tick((term.full,), wording=False)
    rows = _rows(term._replace(full=""), showing, meaning(term))
    return _face(term, showing, markdown(shown(term.term)), ask, answer, rows)._replace(cue=words("write it in full"))


def _rows(term: Term, showing: Showing, means: Text = ()) -> tuple[Row, ...]:
    return term_rows(term, showing.file, means) if showing.reveal else ()


def _face(term: Term, showing: Showing, prompt: Text, ask: Ask, answer: Text, rows: tuple[Row, ...]) -> Face:
    images, audio = term.common.image, term.common.audio
    return Face(
        showing.key, "term", prompt, ask, (), answer, rows, (images,) if images else (), (audio,) if audio else ()
    )


def _how_defined(term: Term, file: QuestionFile) -> Grading:
    return "checklist" if term.points else "self"


def _answers(term: Term, file: QuestionFile) -> tuple[str, ...]:
    return (term.term,)


NAME: Drill = drill(
    "name",
    Term,
    lambda term, file: True,
    lambda term, file: GIST,
    lambda term, file: typed_or_ticked(_names(term)),
    _name,
    _answers,
)
DEFINE: Drill = drill(
    "define", Term, lambda term, file: True, lambda term, file: gist_first(term.common), _how_defined, _define, _answers
)
EXPAND: Drill = drill(
    "expand",
    Term,
    lambda term, file: bool(term.full),
    lambda term, file: DEEP,
    lambda term, file: typed_or_ticked((term.full,)),
    _expand,
    _answers,
)
