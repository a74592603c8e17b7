"""Author's text in Anki's fields: shown as written, live nowhere. The real backend judges."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.anki import samples
from tests.anki.backend import collection, export, seen
from tutor.anki.html import clean
from tutor.core import sentences
from tutor.core.faces import Recall, Row, TypeIn
from tutor.core.text import words

HOSTILE = [
    "a", "b", " ", "  ", "\n", "\t", "<", ">", "&", '"', "'", "{", "}", "{{", "}}", "{{c1::", "{{c2::x}}", "::", ":", "[", "]",
    "[sound:x.mp3]", "[SOUND:y.mp3]", "[latex]", "[/latex]", "[$]", "[/$]", "[$$]", "[/$$]", "[[type:Typed]]", "[anki:tts lang=en_US]",
    "[/anki:tts]", "[anki:play:q:0]", r"\(", r"\)", r"\[", r"\]", "\\", "<script>x</script>", "<img src=x onerror=y>", "<!--", "-->",
    "&amp;", "&lt;", "&#91;", "&nbsp;", "{{Answer}}", "{{FrontSide}}", "{{#Front}}", "{{/Front}}", "$", "*", "_", "`", "~~", "#", "- ",
    "漢字[かんじ]", "e\u0301", "\x07", "\x1f", "日本", "<%Front%>", "</div>", "\xa0", "\r\n",
]  # fmt: skip
HTML = {"div", "span", "b", "i", "code", "br", "hr", "dl", "dt", "dd", "ol", "ul", "li", "style", "label", "input"}


def _texts(number: int, seed: int) -> list[str]:
    dice = random.Random(seed)
    return ["".join(dice.choice(HOSTILE) for _ in range(dice.randint(1, 12))) for _ in range(number)]


def _fuzz(folder: Path, number: int, seed: int) -> None:
    """Puts hostile text into every field of `number` notes, and looks at both sides of each as the backend renders them."""
    texts = _texts(number * 6, seed)
    cards, expected = [], {}
    for index in range(number):
        front, cue, answer, why, label, source = texts[index * 6 : index * 6 + 6]
        rows = (
            Row("why", (words(why),)),
            Row(label, (words(source, "strong"),), (words(cue),)),
            Row("source", (words(source),), kind="quiet"),
        )
        key = f"fuzz/{index}#name"
        asked = samples.face(key, "term", words("Q" + front), TypeIn((answer + "x",)), cue, "A" + answer, rows)
        cards.append(samples.card(key, asked, tags=(front, cue)))
        expected[key] = ("Q" + front, cue, "A" + answer, why, source)
    export(cards, folder / "fuzz.apkg")
    with collection(folder / "anki") as anki:
        assert len(anki.read(folder / "fuzz.apkg").new) == number
        for card in anki.cards():
            note = card.note()
            front, cue, answer, why, source = map(clean, expected[note["Id"]])
            output = card.render_output(reload=True)
            assert not output.question_av_tags
            assert not output.answer_av_tags
            for side in (output.question_text, output.answer_text):
                assert side.count("[[type:Typed]]") == 1
                side = side.replace("[[type:Typed]]", "")
                shown, elements = seen(side)
                assert not re.search(r"\[\[type:|class=latex|LaTeX image|\\[(\[]", side)
                assert {name for name, _ in elements} <= HTML
                assert not any(key.startswith("on") or key in ("href", "src") for _, keys in elements for key in keys)
                assert spaced(front) in shown
                assert spaced(cue) in shown
            assert spaced(answer) in shown
            assert spaced(why) in shown
            assert spaced(source) in shown
        assert not anki.col.get_empty_cards().notes
        assert len(anki.cards()) == number


def spaced(text: str) -> str:
    return text.replace("\xa0", " ")


def test_hostile_text_is_shown_as_written(tmp_path: Path) -> None:
    _fuzz(tmp_path, 80, seed=1)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(2, 8))
def test_thousands_of_hostile_fields_are_shown_as_written(tmp_path: Path, seed: int) -> None:
    _fuzz(tmp_path, 1000, seed)


def test_a_typed_answer_is_compared_with_the_text_as_it_was_written(tmp_path: Path) -> None:
    texts = [" ".join(text.split()) for text in _texts(200, seed=9)]
    wanted = {f"typed/{index}#name": sentences.shown(clean(text)) for index, text in enumerate(texts)}
    cards = [
        samples.card(key, samples.face(key, "term", words("?"), TypeIn((text,))))
        for key, text in zip(wanted, texts, strict=True)
    ]
    export(cards, tmp_path / "typed.apkg")
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "typed.apkg")
        for card in anki.cards():
            note, answer = card.note(), wanted[card.note()["Id"]]
            compared = anki.col.compare_answer(note["Typed"], answer)
            assert not re.search("typeBad|typeMissed", compared), (note["Typed"], answer, compared)


def test_a_self_recalled_card_has_no_line_to_type_on(tmp_path: Path) -> None:
    key = "plain/one#define"
    export([samples.card(key, samples.face(key, "term", words("?"), Recall(), answer="!"))], tmp_path / "plain.apkg")
    with collection(tmp_path / "anki") as anki:
        anki.read(tmp_path / "plain.apkg")
        output = anki.cards()[0].render_output()
        assert "[[type" not in output.question_text + output.answer_text
