"""Author's text in Anki's fields: shown as written, live nowhere. The real backend judges."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.anki import samples
from tests.anki.backend import collection, export, seen
from tutor.anki import naming
from tutor.anki.html import clean
from tutor.core import sentences
from tutor.core.faces import Arrange, Judge, Option, Pick, Recall, Row, Tick, Trace, TypeIn
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
    _typed(tmp_path, 200, seed=9)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(10, 15))
def test_thousands_of_typed_answers_are_compared_with_the_text_as_it_was_written(tmp_path: Path, seed: int) -> None:
    _typed(tmp_path, 1000, seed)


def _typed(tmp_path: Path, number: int, seed: int) -> None:
    """Types what was written, for answers of hostile text, as Anki compares it."""
    texts = [" ".join(text.split()) for text in _texts(number, seed)]
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


def _forms(folder: Path, number: int, seed: int) -> None:
    """Puts hostile text into the options, lines, points and reasons of `number` cards of every form, and reads both sides of each."""
    texts = iter(_texts(number * 16, seed))
    cards, expected = [], dict[str, list[str]]()
    for index in range(number):
        key, own = f"forms/{index}#answer", ["x" + clean(next(texts)) for _ in range(6)]
        said = [words(text) for text in own]
        ask = (
            Pick((Option(said[0], True), Option(said[1], False, said[2]), Option(said[3], False)), index % 10 < 5),
            Arrange((said[0], said[1], said[2]), (2, 0, 1), (said[3], said[4], said[5])),
            Judge(index % 10 < 5, said[0]),
            Tick((said[0], said[1], said[2]), (said[3],)),
            Trace(True, (said[0], said[1])),
        )[index % 5]
        used = {Pick: 4, Arrange: 6, Judge: 1, Tick: 4, Trace: 2}[type(ask)]
        cards.append(samples.card(key, samples.face(key, "question", words("?"), ask, rows=())))
        expected[key] = own[:used]
    export(cards, folder / "forms.apkg")
    with collection(folder / "anki") as anki:
        anki.read(folder / "forms.apkg")
        assert len(anki.cards()) == number
        for card in anki.cards():
            output = card.render_output(reload=True)
            shown, elements = seen(output.answer_text)
            for text in expected[card.note()["Id"]]:
                assert spaced(text) in shown, (text, shown)
            assert not output.question_av_tags
            assert not output.answer_av_tags
            for side in (output.question_text, output.answer_text):
                assert not re.search(r"\[\[type:|class=latex|LaTeX image|\\[(\[]", side)
            assert {name for name, _ in elements} <= HTML
            allowed = {"class", "value", "type", "name", "id", "dir", "role", "aria-label"}
            assert not [key for _, keys in elements for key in keys if key not in allowed]


def test_hostile_options_lines_and_points_are_shown_as_written(tmp_path: Path) -> None:
    _forms(tmp_path, 100, seed=20)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(21, 26))
def test_thousands_of_hostile_options_are_shown_as_written(tmp_path: Path, seed: int) -> None:
    _forms(tmp_path, 1000, seed)


def _names(folder: Path, number: int, seed: int) -> None:
    """Hostile names of decks, tags and media files."""
    texts = _texts(number * 3, seed)
    cards, decks, tags = [], dict[str, str](), dict[str, str]()
    (folder / "media").mkdir()
    for index in range(number):
        key, deck = f"names/{index}#answer", naming.deck_name(f"{texts[index * 3]}{index}x::y")
        picture = folder / "media" / (re.sub(r"[\x00/]", "", texts[index * 3 + 1])[:60] + f"{index}.PnG{texts[index * 3 + 1][:3]}".replace("/", "").replace("\0", ""))  # fmt: skip
        picture.write_bytes(str(index).encode())
        asked = samples.face(key, "question", words("?"), Recall(), answer="!")
        cards.append(samples.card(key, asked, deck=deck, tags=(texts[index * 3 + 2],), images=(picture,)))
        decks[key], tags[key] = deck, naming.tag(texts[index * 3 + 2])
    export(cards, folder / "names.apkg")
    with collection(folder / "anki") as anki:
        anki.read(folder / "names.apkg")
        assert anki.col.fix_integrity()[1]
        for card in anki.cards():
            key = card.note()["Id"]
            # Anki spells the parents of nested decks alike.
            assert anki.col.decks.name(card.did).casefold() == decks[key].casefold()
            assert [tag.casefold() for tag in card.note().tags] == [tag.casefold() for tag in (tags[key],) if tag]
            (name,) = re.findall(r'<img src="([^"]+)" alt="">', card.note()["Image"])
            assert re.fullmatch(r"tutor-[0-9a-f]{20}\.[a-z0-9]{1,8}", name)
            assert (Path(anki.col.media.dir()) / name).read_bytes() == key.partition("/")[2].partition("#")[0].encode()


def test_hostile_names_of_decks_tags_and_media_arrive_as_they_were_made(tmp_path: Path) -> None:
    _names(tmp_path, 80, seed=30)


@pytest.mark.heavy
def test_a_thousand_hostile_names_arrive_as_they_were_made(tmp_path: Path) -> None:
    _names(tmp_path, 1000, seed=31)
