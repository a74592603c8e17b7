"""The file drafted from an article: every item a draft with its passage and lines; it reads back without an error, whatever the article holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.core.items import Claim, Faq, NumberForm, OrderForm, Recalled, Term, TwinsForm
from tutor.files.decode import Reading, decode
from tutor.files.draft.abbreviations import terms_of
from tutor.files.draft.article import Article
from tutor.files.draft.causal import claims_of
from tutor.files.draft.head import head_of
from tutor.files.draft.html import html_article
from tutor.files.draft.markdown import markdown_blocks
from tutor.files.draft.plain import plain_blocks
from tutor.files.draft.proposals import ClaimProposal, TermProposal
from tutor.files.draft.reading import read_article, sentences
from tutor.files.draft.sections import divided
from tutor.files.draft.tidy import file_id, source_ids
from tutor.files.draft.write import Written, written
from tutor.files.sheet import Sheet

ARTICLES = Path(__file__).parent / "articles"
SHARED = Path(__file__).parents[4] / "shared" / "sources"
WHOLE = [*sorted(ARTICLES.iterdir()), *sorted(SHARED.glob("*.txt"))]


def drafted(article: Article) -> Written:
    return written(article, divided(article), claims_of(article), terms_of(article))


def read_back(text: str) -> Reading:
    return decode(Sheet("questions/draft.yaml", text))


@pytest.fixture(params=WHOLE, ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_the_file_reads_back_without_an_error(path: Path) -> None:
    draft = drafted(read_article(str(path)))
    reading = read_back(draft.text)

    assert reading.problems == ()
    assert reading.file is not None
    assert reading.file.id == draft.id
    assert len(reading.file.items) == sum(draft.counts[kind] for kind in ("terms", "faqs", "claims"))
    assert reading.file.gist == (), "no key point is shown in the article's words"


def test_every_item_is_a_draft_with_its_lines_and_its_passage(path: Path) -> None:
    article = read_article(str(path))
    written_lines = {line for block in article.blocks for line in range(block.line, block.line + len(block.breaks) + 1)}
    reading = read_back(drafted(article).text)
    assert reading.file is not None
    for item in reading.file.items.values():
        assert item.common.draft
        assert item.common.quote
        assert set(item.common.at) <= written_lines
        assert item.common.at


def test_all_that_is_taken_over_stands_in_the_quote() -> None:
    """What is to be reworded can be compared with the quote alone."""
    reading = read_back(drafted(read_article(str(ARTICLES / "glued.txt"))).text)
    assert reading.file is not None
    for item in reading.file.items.values():
        said = []
        if isinstance(item, Term):
            said = [item.definition]
        elif isinstance(item, Faq) and isinstance(item.form, Recalled):
            said = [item.form.answer, *item.form.points]
        elif isinstance(item, Faq) and isinstance(item.form, OrderForm):
            said = [step.say for step in item.form.steps]
        for text in said:
            assert words(text) in words(item.common.quote)


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def test_a_whole_file_as_it_is_written() -> None:
    path = ARTICLES / "bold.md"
    article = read_article(str(path))._replace(path="bold.md")

    assert (
        written(article, divided(article)).text
        == """\
# yaml-language-server: $schema=../.tutor/question-file.schema.json
# A draft of what was found in bold.md: nothing here is asked yet.
# tutor draft --review night-lights-and-moths.yaml goes through it: accept, reword or drop each item.
# 'quote' holds the article's words: say it in your own.
id: night-lights-and-moths

article:
  title: Night lights and moths
  publisher: Hedge & Field
  date: 12 May 2023

gist:
  - say: White lamps draw three times more moths than amber ones.
    at: [7]
    draft: true
    quote: White lamps draw three times more moths than amber ones.
  - say: A dark strip of twenty metres is enough for most species.
    at: [8]
    draft: true
    quote: A dark strip of twenty metres is enough for most species.

sources:
  - id: adeyemi
    title: Lamp colour and the decline of moths
    authors: Ruth Adeyemi et al.
    venue: Journal of Hedgerow Ecology
    doi: 10.4321/jhe.2023.9

terms:
  - id: phototaxis
    term: phototaxis
    definition: Movement towards light or away from it.
    at: [15]
    draft: true
    quote: Phototaxis Movement towards light or away from it.
  - id: sky-glow
    term: sky glow
    definition: The brightening of the night sky over towns.
    at: [17]
    draft: true
    quote: Sky glow The brightening of the night sky over towns.

faqs:
  - id: do-all-insects-like-light
    question: Do all insects like light?
    points: ['No.', 'Cockroaches flee from it.']
    at: [21, 23]
    draft: true
    quote: Do all insects like light? No. Cockroaches flee from it.
  - id: would-motion-sensors-help
    question: Would motion sensors help?
    answer: They do on quiet roads.
    at: [25, 27]
    draft: true
    quote: Would motion sensors help? They do on quiet roads.
    note: (draft) the answer may go on in the article
  - id: what-is-the-view-of-supporters-of-dimming
    question: What is the view of supporters of dimming?
    answer: Supporters of dimming say the streets stay safe, since crime did not rise in any of four towns.
    at: [29]
    draft: true
    quote: 'Supporters of dimming: Supporters of dimming say the streets stay safe, since crime did not rise in any of four towns.'
    note: '(draft) as an alternative: which camp holds this? right: the name, wrong: the other camps'
  - id: what-is-the-view-of-critics
    question: What is the view of critics?
    answer: Critics argue that four towns are no proof.
    at: [31]
    draft: true
    quote: 'Critics: Critics argue that four towns are no proof.'
    note: '(draft) as an alternative: which camp holds this? right: the name, wrong: the other camps'
  - id: what-does-the-article-leave-open
    question: What does the article leave open?
    points: ['Whether moths get used to amber.']
    at: [35]
    draft: true
    quote: Whether moths get used to amber.
"""
    )


# ---- what two findings say is one item


def plain(text: str) -> Article:
    return head_of(Article("a.txt", plain_blocks(text)))


GLOSSARY = "Of ice\n\nIts firn is old. The equilibrium line altitude rises.\n\nGlossary\n- Firn: Snow of last year.\n- ELA (equilibrium line altitude): Where gain and loss are equal.\n"


def test_a_term_found_twice_is_one_term_with_all_its_lines() -> None:
    article = plain(GLOSSARY)
    more = [
        TermProposal("firn", 3, "Its firn is old.", "old snow"),
        TermProposal("equilibrium line altitude", 3, "The equilibrium line altitude rises.", "a line", also=("ELA",)),
        TermProposal("bergschrund", 3, "A bergschrund gapes.", "a crack"),
    ]
    reading = read_back(written(article, divided(article), (), more).text)
    assert reading.file is not None

    terms = [item for item in reading.file.items.values() if isinstance(item, Term)]
    assert [(term.term, term.full, term.common.at) for term in terms] == [
        ("bergschrund", "", (3,)), ("firn", "", (3, 6)), ("ELA", "equilibrium line altitude", (3, 7)),
    ]  # fmt: skip
    assert terms[1].definition == "Snow of last year."


def test_a_claim_said_twice_is_one_claim() -> None:
    article = plain("Of ice\n\nSun melts ice. Sun melts ice.\n")
    claims = [ClaimProposal("sun", "decreases", "ice", (3,), "Sun melts ice."), ClaimProposal("sun", "decreases", "ice", (5,), "The sun melts ice."),
              ClaimProposal("sun", "decreases", "ice", (7,), "Sun may melt ice.", hedged=True)]  # fmt: skip
    reading = read_back(written(article, divided(article), claims).text)
    assert reading.file is not None

    assert {id: item.common.at for id, item in reading.file.items.items()} == {"sun-decreases-ice": (3, 5), "sun-decreases-ice-2": (7,)}  # fmt: skip


def test_a_timeline_told_backwards_is_turned_and_says_so() -> None:
    article = plain("Of ice\n\nTimeline\n2020: It broke.\n1990: It thinned.\n1950: It was thick.\n")
    reading = read_back(written(article, divided(article)).text)
    assert reading.file is not None
    (faq,) = reading.file.items.values()

    assert isinstance(faq, Faq)
    assert isinstance(faq.form, OrderForm)
    assert [(step.say, step.note) for step in faq.form.steps] == [("It was thick.", "1950"), ("It thinned.", "1990"), ("It broke.", "2020")]  # fmt: skip
    assert "latest first" in written(article, divided(article)).text


def items(text: str) -> list[Term | Faq | Claim]:
    article = plain(text)
    reading = read_back(written(article, divided(article), claims_of(article)).text)
    assert reading.file is not None
    return list(reading.file.items.values())


def test_a_belief_becomes_a_pair_with_its_reason_and_one_called_true_a_question() -> None:
    article = plain(
        "Of ice\n\nTrue or false?\nGlaciers stand still. FALSE. They creep. The lower ice bends.\n"
        "Ice melts above zero alone. Mostly false. Pressure melts ice as well.\nIce floats. TRUE. It is lighter than water.\n"
    )
    text = written(article, divided(article)).text
    reading = read_back(text)
    assert reading.file is not None
    flawed, rated, true = reading.file.items.values()

    assert isinstance(flawed, Faq)
    assert flawed.form == TwinsForm("Glaciers stand still.", "They creep.")
    assert flawed.common.because == "The lower ice bends."
    assert "note: (draft) the sound line must be a statement that is understood without the flawed one" in text
    assert isinstance(rated, Faq)
    assert rated.form == TwinsForm("Ice melts above zero alone.", "Pressure melts ice as well.")
    assert "note: '(draft) the article''s verdict: mostly false'" in text
    assert isinstance(true, Faq)
    assert (true.question, true.form) == ("Is this true, and why: “Ice floats”?", Recalled("", ("True.", "It is lighter than water.")))  # fmt: skip


def test_no_belief_becomes_a_claim() -> None:
    found = items("Of ice\n\nHeat reduces ice.\n\nMyth: Salt increases ice.\n\nFact: Salt melts ice.\n")

    assert [type(item).__name__ for item in found] == ["Faq", "Claim"]
    assert "Salt" not in repr(found[1])


NUMBERS = {
    "30 m: daily advance of the front": ("Which figure is this: daily advance of the front?", "30 m"),
    "21 °C: difference between ice and rock": ("What is the difference between ice and rock?", "21 °C"),
    "93: glaciers in the survey": ("How many glaciers in the survey?", "93"),
    "The front ran 30 metres a day.": ("Which figure belongs in the gap: “The front ran … a day.”?", "30 metres"),
}


def test_a_figure_is_asked_for() -> None:
    asked = items("Of ice\n\nBy the numbers\n" + "".join(f"- {line}\n" for line in NUMBERS))

    assert [(item.question, item.form) for item in asked if isinstance(item, Faq)] == [
        (question, NumberForm(number, 0.0)) for question, number in NUMBERS.values()
    ]


def test_marks_of_citations_become_the_sources_of_an_item() -> None:
    found = items(
        "Of ice\n\nGlossary\n- Firn: Snow of last year.[2]\n\nSources\n[1] Solheim, I. (2020). Ice in a hurry. Ice.\n[2] Obi, P. (2021). Snow of old. Ice.\n"
    )
    assert isinstance(found[0], Term)
    assert (found[0].definition, found[0].common.sources) == ("Snow of last year.", ("obi-2021",))
    assert found[0].common.quote == "Firn: Snow of last year.[2]"


def test_items_stand_in_the_order_of_the_article() -> None:
    found = items(
        "Of ice\n\nTimeline\n1937: It ran.\n1982: It ran again.\n\nQ: Is it cold?\n\nA: Yes.\n\nBy the numbers\n30 m: height of the front\n\nOpen questions\n- Why it stops.\n"
    )
    assert [item.common.at[0] for item in found] == [4, 7, 12, 15]


def test_ids_are_free_and_readable() -> None:
    assert file_id("Neural Afterburn: How the Brain Rewires") == "neural-afterburn"
    assert file_id("Ice: a story of the cold that came over the land") == "ice-a-story-of-the-cold"
    assert file_id("???") == "article"
    article = plain("Of ice\n\nIce is cold.\n")
    assert written(article, divided(article), taken={"of-ice"}).id == "of-ice-2"
    sources = read_article(str(ARTICLES / "headings.md")).sources
    assert source_ids(sources) == ("kim-2020", "marsh-2022")


# ---- whatever the article holds


PIECES = [
    "Myth: Ice is blue.", "Fact: It is not.", "Myths", "True or false?", "By the numbers", "30 m: height", "Pros and cons", "Pros", "| Myth | Fact |", "[^1]", "[^1]: A. B (2020). C.",
    "> [!note] Key points", "FALSE. ", "“Ice is blue.” ", "*Ice* ",
    "Key terms", "KEY POINTS:", "FAQ", "## Glossary", "Timeline", "Viewpoints", "Sources", "What we don't know", "Abstract", "- ", "• ", "1. ",
    "Q: Why?", "A: So.", "1999: It fell.", "2001", "Ice (I)", "**bold**", "[1]", "[2]Venue", "Read on X →", "| a | b |", "|--|--|", "<p>", "</p>", "<li>", "<dt>x",
    "A: ", ": ", " # ", "'", '"', "{{c1::x}}", "[a, b]", "\t", "\n", "\n\n", "é", "null", "yes", "---", "...", "\u202e", "\x07", "😀", "？", "10.1234/x.y",
    "Sun melts ice.", "Heat may raise the level of stress hormones (CRH) in mice.", "Supporters say it works.", "x" * 70, "Dr. No et al. said so.", "&amp;", "\r\n", "\u2028",
]  # fmt: skip
LINES = "\n".join(path.read_text("utf-8") for path in sorted(ARTICLES.iterdir())).splitlines()


@given(
    st.lists(
        st.one_of(st.sampled_from(PIECES), st.sampled_from(LINES).map(lambda line: line + "\n"), st.text(max_size=12)),
        max_size=40,
    )
)
@settings(max_examples=150)
def test_any_article_gives_a_file_that_reads_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    for article in (Article("a", plain_blocks(text)), Article("a", markdown_blocks(text)), html_article("a", text)):
        reads_back(head_of(article))


def reads_back(article: Article) -> None:
    draft = drafted(article)
    reading = read_back(draft.text)
    assert [problem for problem in reading.problems if problem.severity == "error"] == [], draft.text
    assert reading.file is not None
    assert len(sentences(article)) <= sum(len(block.text) for block in article.blocks)


@pytest.mark.heavy
@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["cut", "copy", "swap", "glue", "indent"])), max_size=30),
)
@settings(max_examples=400)
def test_articles_with_lines_moved_cut_and_glued_read_back(path: Path, changes: list[tuple[int, str]]) -> None:
    lines = path.read_text("utf-8").splitlines()
    for number, change in changes:
        at = number % max(1, len(lines) - 1)
        match change:
            case "cut":
                del lines[at]
            case "copy":
                lines.insert(number % 7, lines[at])
            case "swap":
                lines[at : at + 2] = lines[at : at + 2][::-1]
            case "glue":
                lines[at : at + 2] = ["".join(lines[at : at + 2])]
            case "indent":
                lines[at] = "  - " + lines[at]
    text = "\n".join(lines)
    for article in (Article("a", plain_blocks(text)), Article("a", markdown_blocks(text)), html_article("a", text)):
        reads_back(head_of(article))


HOSTILE = {
    "labels": "Key terms\n" * 4000, "questions": "Q: Why?\n" * 4000, "bullets": "- a\n" * 8000, "dates": "1999: a\n" * 4000, "brackets": "([{“" * 8000,
    "one long line": "so it is, " * 8000, "numbers": "[1] a " * 6000, "names": "Ab Cd\n" * 6000, "tabs": "a\tb\n" * 6000, "tags": "<div>" * 8000,
    "beliefs": "Myth: a.\nFact: b.\n" * 3000, "figures": "By the numbers\n1 m: a\n" * 3000, "definitions": "<dt>a<dd>b" * 4000, "camps": "Pros: a\nCons: b\n" * 3000,
    "verdicts": "True or false?\na b c d. False. No.\n" * 2000, "boxes": "> [!note] Key points\n> - a\n\n" * 2000, "digits": "By the numbers: " + "1, " * 9000,
    "capitals": "Key Term " * 6000, "full stops": ". " * 20000, "pipes": "|a" * 8000, "bold": "**a** " * 6000, "colons": "a: " * 10000, "spaces": " " * 60000 + "a",
}  # fmt: skip


@pytest.mark.heavy
@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_text_alone(kind: str) -> None:
    """Four times the text takes about four times as long, not sixteen times: measured in steps of the interpreter, not by a clock."""
    import sys

    def steps(text: str) -> int:
        count = 0

        def trace(frame: object, event: str, arg: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(trace)
        try:
            for article in (Article("a", plain_blocks(text)), html_article("a", text)):
                drafted(head_of(article))
        finally:
            sys.setprofile(None)
        return count

    text = HOSTILE[kind]
    assert steps(text) <= 6 * steps(text[: len(text) // 4]) + 20_000
