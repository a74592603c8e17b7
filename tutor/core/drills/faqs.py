"""What is asked of a faq: its one question, in the form its author gave the answer."""

from __future__ import annotations

from typing import assert_never

from tutor.core.cards import GIST, Grading
from tutor.core.drills.chance import disordered, shuffled, turn
from tutor.core.drills.reveal import faq_rows
from tutor.core.drills.row import Drill, Showing, drill, type_or_tick, typed_or_ticked
from tutor.core.faces import Arrange, Ask, Face, Judge, Option, Pick, Recall, Row, Tick, TypeIn
from tutor.core.items import (
    ChoiceForm,
    Faq,
    NumberForm,
    OrderForm,
    QuestionFile,
    Recalled,
    TwinsForm,
    TypedForm,
)
from tutor.core.text import Text, bare, join, markdown, words


def _face(faq: Faq, showing: Showing) -> Face:
    prompt = markdown(faq.question)
    answer: Text = ()
    own: tuple[Row, ...] = ()
    ask: Ask
    match faq.form:
        case Recalled() as form:
            ask, answer, own = _recalled(form)
        case TypedForm(accept):
            ask, answer = type_or_tick(accept)
        case NumberForm(number, within):
            ask, answer = TypeIn((bare(number),), number=True, within=within, wording=False), markdown(number)
        case ChoiceForm() as form:
            ask = _choice(form, showing)
        case OrderForm() as form:
            ask = _order(form, showing)
        case TwinsForm() as form:
            prompt, ask, own = _twin(form, faq.common.because, showing)
            faq = faq._replace(common=faq.common._replace(because=""))
        case _:
            assert_never(faq.form)
    common = faq.common
    rows = faq_rows(faq, showing.file, *own) if showing.reveal else ()
    return Face(showing.key, "question", prompt, ask, (), answer, rows, (common.image,) if common.image else (), (common.audio,) if common.audio else ())  # fmt: skip


def _recalled(form: Recalled) -> tuple[Ask, Text, tuple[Row, ...]]:
    extra = tuple(map(markdown, form.extra))
    if form.points:
        return Tick(tuple(map(markdown, form.points)), extra), markdown(form.answer), ()
    return Recall(), markdown(form.answer), (Row("besides", extra),)


def _choice(form: ChoiceForm, showing: Showing) -> Pick:
    options = [Option(markdown(right), True) for right in form.right]
    options += [Option(markdown(wrong.say), False, markdown(wrong.why)) for wrong in form.wrong]
    order = shuffled(showing.key, showing.reviews, len(options))
    return Pick(tuple(options[index] for index in order), len(form.right) > 1)


def _order(form: OrderForm, showing: Showing) -> Arrange:
    order = disordered(showing.key, showing.reviews, len(form.steps))
    lines = tuple(markdown(form.steps[index].say) for index in order)
    notes = tuple(markdown(form.steps[index].note) for index in order)
    return Arrange(lines, tuple(order.index(step) for step in range(len(order))), notes if any(notes) else ())


def _twin(form: TwinsForm, because: str, showing: Showing) -> tuple[Text, Judge, tuple[Row, ...]]:
    """One of the twins, which alternate; the reason to tick is `because`, else what the sound one says."""
    sound = turn(showing.key, showing.reviews, 2) == 1
    prompt = join((markdown(form.sound if sound else form.flawed), words("Sound or flawed, and why?")), "\n")
    other = Row("flawed", (markdown(form.flawed),)) if sound else Row("sound", (markdown(form.sound),))
    own = (other,) if sound or because else ()
    return prompt, Judge(sound, markdown(because or form.sound)), own


def _grading(faq: Faq, file: QuestionFile) -> Grading:
    match faq.form:
        case Recalled(points=points):
            return "checklist" if points else "self"
        case TypedForm(accept):
            return typed_or_ticked(accept)
        case NumberForm():
            return "typed"
        case ChoiceForm():
            return "choice"
        case OrderForm():
            return "order"
        case TwinsForm():
            return "verdict"
        case _:
            assert_never(faq.form)


def _answers(faq: Faq, file: QuestionFile) -> tuple[str, ...]:
    match faq.form:
        case TypedForm(accept):
            return accept[:1]
        case NumberForm(number):
            return (number,)
        case ChoiceForm(right=right) if len(right) == 1:
            return right
        case _:
            return ()


ANSWER: Drill = drill("answer", Faq, lambda faq, file: True, lambda faq, file: GIST, _grading, _face, _answers)
