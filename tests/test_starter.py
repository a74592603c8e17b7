"""The starter library is whole, sound, honest about its articles and in our own words.

What is compared with the articles themselves is compared where they lie beside the checkout; all else always runs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tutor.core.cards import DEEP, DRILLS, GIST, STANDARD, Card
from tutor.core.drills import answer_of, cards, face, face_in
from tutor.core.faces import Face, Pick, Typed, TypeIn
from tutor.core.grading import grade
from tutor.core.items import (
    ChoiceForm,
    Claim,
    Faq,
    Item,
    NumberForm,
    OrderForm,
    QuestionFile,
    Recalled,
    Term,
    TwinsForm,
)
from tutor.core.library import Library
from tutor.core.sentences import short
from tutor.core.text import plain
from tutor.files.check import check
from tutor.files.load import load
from tutor.files.original import against
from tutor.files.wordruns import Original

ROOT = Path(__file__).parent.parent
BRAIN, AFTERBURN, TIMELINE, TUTORIAL = (
    "muscle-brain-factlen",
    "neural-afterburn-nn",
    "exercise-timeline",
    "spaced-retrieval",
)
FILES = (BRAIN, AFTERBURN, TIMELINE, TUTORIAL)
ARTICLES = {"muscle-brain": (BRAIN, TIMELINE), "neural-afterburn": (AFTERBURN, TIMELINE)}
COUNTS = range(4)


@pytest.fixture(scope="module")
def library() -> Library:
    return load(str(ROOT), None)


def sources() -> dict[str, str]:
    """The articles that lie beside the checkout, by name."""
    return {path.stem: path.read_text("utf-8") for path in sorted((ROOT.parent / "shared" / "sources").glob("*.txt"))}


def of_kind(file: QuestionFile, kind: type) -> dict[str, Any]:
    return {id: item for id, item in file.items.items() if isinstance(item, kind)}


def texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from texts(each)


# ---- it loads, and the decks stand in their order


def test_nothing_is_wrong_with_it(library: Library) -> None:
    assert library.problems == ()
    assert check([str(ROOT)]) == (), "no lint either"
    assert tuple(sorted(library.files)) == tuple(sorted(FILES))


def test_the_joint_deck_comes_first_and_the_tutorial_last(library: Library) -> None:
    assert [(deck.title, deck.files) for deck in library.decks] == [
        ("Exercise and the brain", (BRAIN, AFTERBURN, TIMELINE)),
        ("The muscle-brain connection", (BRAIN,)),
        ("Neural afterburn", (AFTERBURN,)),
        ("How spaced retrieval works", (TUTORIAL,)),
    ]


# ---- nothing of the articles is lost

# What each labelled section of the articles holds: the line, and the items that tell it.
SECTIONS: dict[tuple[str, str], dict[int, tuple[str, ...]]] = {
    (BRAIN, "key term"): {65: ("bdnf",), 67: ("neuroplasticity",), 69: ("cognitive-reserve",), 71: ("neurogenesis",), 73: ("myokines",)},
    (BRAIN, "reader's question"): {76: ("walking-or-weights",), 78: ("how-long",), 80: ("reverse-dementia",)},
    (BRAIN, "viewpoint"): {
        53: ("camp-molecules",),
        56: ("camp-patients",),
        59: ("camp-dose",),
        11: ("camp-missing",),
        12: ("camp-missing",),
    },
    (BRAIN, "unknown"): {61: ("best-dose", "open-questions"), 62: ("genes-nonresponse", "open-questions"), 63: ("val66met-blunts", "open-questions")},
    (BRAIN, "unknown told in the text"): {36: ("hiit-superior", "open-questions"), 59: ("overload-fatigue", "open-questions")},
    (AFTERBURN, "key term"): {3: ("vmh", "sf1-neurons"), 26: ("hypothalamic-plasticity",), 28: ("post-exercise-window",)},
    (AFTERBURN, "reader's question"): {40: ("mental-clarity",), 44: ("fast-gainers",), 48: ("accelerate",)},
    (AFTERBURN, "unknown"): {30: ("still-open",), 46: ("sf1-response-pace", "still-open"), 32: ("who-might-gain",)},
}  # fmt: skip
KEY_POINTS = {BRAIN: [16, 17, 18, 19, 20, 21], AFTERBURN: [9, 10, 11]}
MYTHS = {
    BRAIN: {"fixed-neurons", "lifting-body-only", "cardio-only", "plaques-mean-dementia", "exercise-cure", "works-for-all", "decline-inevitable"},
    AFTERBURN: {"peripheral-only", "only-the-workout"},
}  # fmt: skip
NUMBERS = {
    BRAIN: {"pooled-trials": "17", "pooled-people": "700", "agueda-weeks": "24 weeks"},
    AFTERBURN: {"afterglow-hours": "1 hour", "training-weeks": "2 weeks"},
}  # fmt: skip


@pytest.mark.parametrize(("file", "section"), SECTIONS, ids=lambda value: str(value))
def test_every_entry_of_a_section_has_its_item(library: Library, file: str, section: str) -> None:
    items = library.files[file].items
    for line, told in SECTIONS[file, section].items():
        assert [id for id in told if id not in items or line not in items[id].common.at] == [], f"line {line}"
    kinds = {"key term": Term, "reader's question": Faq, "viewpoint": Faq}
    if section in kinds:
        assert all(isinstance(items[id], kinds[section]) for told in SECTIONS[file, section].values() for id in told)


@pytest.mark.parametrize("file", KEY_POINTS)
def test_every_key_point_is_a_gist_that_items_cover(library: Library, file: str) -> None:
    found = library.files[file]
    assert [line for point in found.gist for line in point.at if line in KEY_POINTS[file]] == KEY_POINTS[file]
    for point in found.gist:
        assert point.items
        assert all(id in found.items for id in point.items)
        assert any(found.items[id].common.depth == "gist" for id in point.items), point.say


@pytest.mark.parametrize("file", KEY_POINTS)
def test_readers_questions_are_answered_in_points(library: Library, file: str) -> None:
    asked = [id for told in SECTIONS[file, "reader's question"].values() for id in told]
    for id in asked:
        faq = library.files[file].items[id]
        assert isinstance(faq, Faq)
        assert isinstance(faq.form, Recalled)
        assert len(faq.form.points) >= 2
        assert faq.common.depth == "gist"


@pytest.mark.parametrize("file", MYTHS)
def test_every_myth_has_its_sound_twin(library: Library, file: str) -> None:
    twins = {id: faq.form for id, faq in of_kind(library.files[file], Faq).items() if isinstance(faq.form, TwinsForm)}
    assert set(twins) == MYTHS[file]
    for id, form in twins.items():
        assert shares_a_topic(form.flawed, form.sound), id
        shown = {plain(shown_face(library, file, id, count).prompt) for count in COUNTS}
        assert len(shown) == 2, f"{id}: the twins alternate"


def shares_a_topic(flawed: str, sound: str) -> bool:
    """Whether the twins are about the same thing: at least one longer word in common."""
    return bool({word for word in tokens(flawed) if len(word) > 4} & {word for word in tokens(sound) if len(word) > 4})


def shown_face(library: Library, file: str, item: str, count: int) -> Face:
    card = next(card for card in cards(library.files[file]) if card.item == f"{file}/{item}")
    return face(library.files[file], card.key, count)


@pytest.mark.parametrize("file", NUMBERS)
def test_every_number_is_asked(library: Library, file: str) -> None:
    asked = {
        id: faq.form.number for id, faq in of_kind(library.files[file], Faq).items() if isinstance(faq.form, NumberForm)
    }
    assert asked == NUMBERS[file]


def test_the_timeline_joins_both_articles(library: Library) -> None:
    (faq,) = library.files[TIMELINE].items.values()
    assert isinstance(faq, Faq)
    assert isinstance(faq.form, OrderForm)
    assert [step.note for step in faq.form.steps] == [
        "late 1990s",
        "early 2000s",
        "2010s",
        "from 2024 on",
        "February 2026",
    ]
    assert not [step.say for step in faq.form.steps if re.search(r"\d{4}", step.say)], (
        "a date in a line would give the order away"
    )


def test_claims_are_made_of_the_articles(library: Library) -> None:
    """Each claim says where it stands, and what it rests on or why it rests on nothing."""
    for file in (BRAIN, AFTERBURN):
        claims = of_kind(library.files[file], Claim)
        assert len(claims) >= {BRAIN: 40, AFTERBURN: 16}[file]
        for id, claim in claims.items():
            assert claim.common.at, id
            assert claim.verb or claim.moderates, id
            assert claim.evidence or "claim-without-evidence" in claim.common.allow, id
            assert all(wrong.why for wrong in claim.misread), id


def test_the_tutorial_shows_the_ways_of_asking(library: Library) -> None:
    file = library.files[TUTORIAL]
    assert 6 <= len(file.items) <= 10
    gradings = {card.grading for card in cards(file)}
    assert gradings == {"typed", "choice", "order", "verdict", "checklist", "self"}
    assert all(source.doi and source.year and source.authors for source in file.sources.values())


# ---- where an article overreaches, an item says so

CAUTIONS = {
    "the headline lets weights grow neurons too": (BRAIN, "exercise-neurogenesis", "limits", r"headline credits lifting too.* cardio alone"),
    "executive function is no reported outcome of the meta-analysis": (BRAIN, "resistance-executive", "limits", r"not among the three outcomes"),
    "a trial in healthy people is read as treatment": (BRAIN, "agueda-control", "misread", r"cognitively normal; .* treatment"),
    "the headline says proof, the text says open": (BRAIN, "exercise-plasticity", "limits", r"headline .* proof .* open"),
    "a yes that ends as a may": (AFTERBURN, "mental-clarity", "because", r"plain yes .* may"),
    "a switch suggests that firing is enough": (AFTERBURN, "sf1-post-endurance", "misread", r"switch .* needed, not that it is enough"),
}  # fmt: skip


@pytest.mark.parametrize("caution", CAUTIONS)
def test_an_overreach_is_named(library: Library, caution: str) -> None:
    file, id, where, says = CAUTIONS[caution]
    item: Any = library.files[file].items[id]
    told = item.common.because if where == "because" else getattr(item, where)
    assert re.search(says, " ".join(texts(told)))


def test_the_experiments_on_the_hour_after_a_run(library: Library) -> None:
    claim = library.files[AFTERBURN].items["sf1-post-endurance"]
    assert isinstance(claim, Claim)
    assert [(piece.do, piece.outcome) for piece in claim.evidence] == [
        ("SF1 cells silenced only after each run", "abolished"),
        ("SF1 output blocked, same training", "abolished"),
        ("SF1 cells stimulated after each run", "increased"),
    ]
    assert claim.necessary
    assert plain(shown_face(library, AFTERBURN, "sf1-post-endurance", 0).prompt).startswith(
        "SF1 firing in the hour after exercise is required for ▁"
    )


# ---- in our own words, with the articles' figures


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower().replace("’", "'").replace("'", ""))


def borrowed(ours: str, article: str, titles: Iterable[str]) -> list[str]:
    """The runs of six words or more that a line of ours shares with an article, those in titles aside."""
    original = Original([(article, lambda position: 0)], titles)
    return [line[run.start : run.end] for line in ours.splitlines() for run in original.shared(line)]


def test_a_borrowed_run_is_noticed() -> None:
    article = "Mice ran farther and longer before they were exhausted.\nA title of six words here"
    assert borrowed("say: ran farther and longer before they stopped", article, ()) == [
        "ran farther and longer before they"
    ]
    assert borrowed("say: ran farther and longer, then stopped", article, ()) == []
    assert borrowed("title: A title of six words here", article, ["A title of six words here"]) == []


@pytest.mark.parametrize("file", FILES)
def test_no_run_of_six_words_is_an_articles(library: Library, file: str) -> None:
    ours = (ROOT / library.files[file].path).read_text("utf-8")
    known = [
        text
        for each in library.files.values()
        for source in each.sources.values()
        for text in (source.title, f"doi: {source.doi}")
    ]
    for article in sources().values():
        assert borrowed(ours, article, [article.splitlines()[0], *known]) == []


@pytest.mark.parametrize("file", [BRAIN, AFTERBURN])
def test_it_stands_beside_its_article_without_a_remark(library: Library, file: str) -> None:
    for name in sources():
        if ARTICLES[name][0] == file:
            path = ROOT.parent / "shared" / "sources" / f"{name}.txt"
            assert against(str(path), [str(ROOT / library.files[file].path)])[:2] == ((), True)


NUMBER_WORDS = {"1": r"\b(an|one) hour\b", "2": r"\btwo weeks\b"}


@pytest.mark.parametrize("file", [BRAIN, AFTERBURN, TIMELINE])
def test_figures_are_the_articles(library: Library, file: str) -> None:
    articles = [text for name, text in sources().items() if file in ARTICLES[name]]
    items = [
        item._replace(common=item.common._replace(id="", at=(), formerly=()))
        for item in library.files[file].items.values()
    ]
    figures = {figure for text in texts([*items, library.files[file].gist]) for figure in re.findall(r"\d+", text)}
    assert figures
    if articles:
        article = " ".join(articles)
        assert {
            figure
            for figure in figures
            if figure not in article and not re.search(NUMBER_WORDS.get(figure, "(?!)"), article)
        } == set()


@pytest.mark.parametrize("file", [BRAIN, AFTERBURN])
def test_lines_named_are_lines_of_the_article(library: Library, file: str) -> None:
    for name, text in sources().items():
        if ARTICLES[name][0] == file:
            written = {number for number, line in enumerate(text.splitlines(), 1) if line.strip()}
            for item in library.files[file].items.values():
                assert set(item.common.at) <= written, item.common.id


# ---- as cards

Asked = tuple[str, Card, int, Face]


@pytest.fixture(scope="module")
def asked(library: Library) -> list[Asked]:
    """Every card of the library as it looks in its first showings."""
    return [
        (card.file, card, count, face_in(library, card.key, count))
        for card in library.cards.values()
        for count in COUNTS
    ]


def front(shown: Face) -> str:
    return f"{plain(shown.prompt)} | {plain(shown.cue)}"


def test_every_front_says_something(asked: list[Asked]) -> None:
    assert [(card.key, count) for _, card, count, shown in asked if len(plain(shown.prompt).strip("▁ ")) < 2] == []


def test_no_front_gives_its_typed_answer_away(asked: list[Asked]) -> None:
    given = []
    for _, card, count, shown in asked:
        if isinstance(shown.ask, TypeIn):
            words = f" {' '.join(tokens(front(shown)))} "
            given += [(card.key, count, name) for name in shown.ask.accept if f" {' '.join(tokens(name))} " in words]
    assert given == []


def test_every_typed_answer_can_be_typed(library: Library, asked: list[Asked]) -> None:
    """Some wording of at most four words stands for each typed answer, and no label typed is longer than three that count."""
    small = {"a", "an", "the", "of", "in", "on", "to", "and", "for"}
    for _, card, _, shown in asked:
        if isinstance(shown.ask, TypeIn) and not shown.ask.number:
            assert min(len(name.split()) for name in shown.ask.accept) <= 4, card.key
            label = re.sub(r"\([^)]*\)", " ", shown.ask.accept[0])
            assert len([word for word in label.split() if word.lower() not in small]) <= 3, card.key


@pytest.mark.parametrize("file", FILES)
def test_its_own_names_are_right_and_other_labels_are_not(library: Library, asked: list[Asked], file: str) -> None:
    """Whatever the library itself calls an answer is accepted without a remark; no other label of the file passes for it."""
    found = library.files[file]
    for of, card, count, shown in asked:
        if of == file and not count and isinstance(shown.ask, TypeIn) and not shown.ask.number:
            for name in shown.ask.accept:
                graded = grade(shown, Typed(short(name)), found)
                assert (graded.mark, graded.remark) == ("right", ""), (card.key, name)
            for node in found.nodes.values():
                own = node.id == shown.ask.node or f"{file}/{node.item}" == card.item
                assert own or grade(shown, Typed(short(node.label)), found).mark not in ("right", "near"), (
                    card.key,
                    node.label,
                )


@pytest.mark.parametrize("file", FILES)
def test_one_front_has_one_answer(asked: list[Asked], file: str) -> None:
    answers: dict[str, set[str]] = {}
    for of, card, _, shown in asked:
        if of == file:
            options = (
                " / ".join(sorted(plain(option.text) for option in shown.ask.options))
                if isinstance(shown.ask, Pick)
                else ""
            )
            answers.setdefault(f"{front(shown)} {options}", set()).add(f"{answer_of(shown)} {card.item}")
    several = {question: found for question, found in answers.items() if len({one.split(" ")[-1] for one in found}) > 1}
    assert several == {}


def test_it_is_as_deep_as_it_says(library: Library) -> None:
    """About 35, 140 and 265 cards; a learner's answer is mostly graded by the program."""
    found = [card for card in library.cards.values() if card.file != TUTORIAL]
    until = {depth: sum(card.depth <= depth for card in found) for depth in (GIST, STANDARD, DEEP)}
    assert 32 <= until[GIST] <= 38
    assert 134 <= until[STANDARD] <= 146
    assert 255 <= until[DEEP] <= 275
    standard = [card for card in found if card.depth <= STANDARD]
    graded = Counter(card.grading in ("typed", "choice", "order", "verdict") for card in standard)
    assert graded[True] >= 0.7 * len(standard)


def test_every_drill_is_drilled(library: Library) -> None:
    assert {card.drill for card in library.cards.values()} == set(DRILLS)


def test_chains_follow_what_the_articles_claim(library: Library) -> None:
    """A tenth of the claims at depth standard; in people and in mice; most raise, some lower."""
    found = [card for card in library.cards.values() if card.drill == "chain"]
    ways = Counter(answer_of(face_in(library, card.key, 0)).split()[0] for card in found)

    assert sum(card.depth == STANDARD for card in found) == 5
    assert ways["lowers"] >= 2
    assert {card.file for card in found} == {BRAIN, AFTERBURN}


def test_choices_explain_their_wrong_options(library: Library) -> None:
    for file in FILES:
        for id, faq in of_kind(library.files[file], Faq).items():
            if isinstance(faq.form, ChoiceForm):
                assert all(option.why for option in faq.form.wrong), id


@pytest.mark.parametrize("file", [BRAIN, AFTERBURN])
def test_no_blind_choice_wins(asked: list[Asked], file: str) -> None:
    """At the depth that is usual the articles' cards on support differ enough that none of the answers is a safe guess."""
    answers = Counter(
        answer_of(shown)
        for of, card, count, shown in asked
        if of == file and card.drill == "support" and card.depth <= STANDARD and not count
    )
    assert len(answers) >= 4
    assert max(answers.values()) <= 0.4 * answers.total()


def test_terms_can_be_asked_two_ways(library: Library) -> None:
    """A clue alternates with each definition, so that a front is not learnt by its looks."""
    terms: list[Item] = [term for file in FILES for term in of_kind(library.files[file], Term).values()]
    assert [term.common.id for term in terms if isinstance(term, Term) and not (term.clue and term.definition)] == []
