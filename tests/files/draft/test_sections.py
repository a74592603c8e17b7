"""Every entry of an article's labelled sections is found, in each of the layouts that articles use.

What is compared with the two source articles is compared where they lie beside the checkout; all else always runs.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.files.draft.article import read_article
from tutor.files.draft.headings import role_of
from tutor.files.draft.sections import divided

ARTICLES = Path(__file__).parent / "articles"
SHARED = Path(__file__).parents[4] / "shared" / "sources"

Found = dict[str, list[tuple[str, tuple[int, ...]]]]


def found(path: Path) -> Found:
    """Name (else the first words) and lines of each entry, by role."""
    entries = divided(read_article(str(path))).entries
    return {
        role: [(entry.name or " ".join(entry.text.split()[:4]), tuple(dict.fromkeys(entry.lines))) for entry in each]
        for role, each in entries.items()
        if each
    }


def labelled(tmp_path: Path, text: str, name: str = "a.txt") -> Found:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return found(path)


EXPECTED: dict[str, Found] = {
    "capitals.txt": {
        "points": [("A belt of mangroves", (11,)), ("The mud below the", (13,)), ("Shrimp ponds are the", (14,))],
        "terms": [("Pneumatophore", (22,)), ("Propagule", (25,)), ("Blue carbon", (28,))],
        "faqs": [("Can mangroves stop a tsunami?", (33, 35)), ("Do planted forests work as well as old ones?", (38, 40))],
        "timeline": [("1969", (44,)), ("1978", (45,)), ("Early 2000s", (46,)), ("2018", (47,))],
        "unknown": [("The figures come from", (51,)), ("Nobody has measured storms", (51,))],
    },
    "headings.md": {
        "points": [("Lactic acid bacteria outnumber", (18,)), ("A warm starter turns", (19,)), ("Old starters keep the", (20,))],
        "terms": [("Levain", (31,)), ("Hydration", (32,)), ("Proofing", (33,)), ("Autolyse", (35,))],
        "faqs": [
            ("Does a starter from San Francisco stay Californian?", (39, 41, 44)),
            ("How often must it be fed?", (46, 48)),
            ("Is the sour taste a sign of safety?", (50, 52)),
        ],
        "viewpoints": [("Bakers", (56, 58)), ("Microbiologists", (60, 62))],
        "timeline": [("c. 1500 BC", (66,)), ("1857", (67,)), ("1971", (68,))],
        "unknown": [("Why some starters lose", (72,)), ("Whether the baker's hands", (73,))],
    },
    "page.html": {
        "points": [("Rare: about 1 %", (30,)), ("Fast: the front may", (31,))],
        "terms": [("Surge", (40,)), ("Subglacial water", (41,)), ("Quiescence", (42,))],
        "timeline": [("1937", (47,)), ("1982–83", (48,)), ("Today", (49,))],
        "faqs": [("Does warming cause surges?", (52,)), ("Can a surge be forecast?", (53,))],
        "unknown": [("Why neighbours of the", (55,)), ("What closes the channels.", (55,))],
    },
    "glued.txt": {
        "points": [("One dam can hold", (6,)), ("Meadows below dams stay", (7,)), ("Trout numbers rise behind", (8,))],
        "faqs": [("Do beavers flood fields?", (11, 12)), ("Do they eat fish?", (13, 14))],
        "timeline": [("1820s", (16, 17)), ("1939", (18, 19)), ("Now", (20, 21))],
        "viewpoints": [("Ranchers", (5, 23, 24, 25)), ("Hydrologists", (26, 27, 28))],
        "missing": [("Road crews", (30,))],
        "unknown": [("How dams fare in", (32,))],
        "terms": [("Water table", (34, 35)), ("Beaver dam analogue", (36, 37))],
    },
    "bold.md": {
        "points": [("White lamps draw three", (7,)), ("A dark strip of", (8,))],
        "terms": [("Phototaxis", (15,)), ("Sky glow", (17,))],
        "faqs": [("Do all insects like light?", (21, 23)), ("Would motion sensors help?", (25, 27))],
        "viewpoints": [("Supporters of dimming", (29,)), ("Critics", (31,))],
        "unknown": [("Whether moths get used", (35,))],
    },
}  # fmt: skip

# Counted by hand on the two source articles: each entry of each labelled section, by line.
SOURCE_ARTICLES: dict[str, dict[str, list[tuple[int, ...]]]] = {
    "muscle-brain": {
        "terms": [(65, 66), (67, 68), (69, 70), (71, 72), (73, 74)],
        "faqs": [(76, 77), (78, 79), (80, 81)],
        "points": [(16,), (17,), (18,), (19,), (20,), (21,)],
        "unknown": [(61,), (62,), (63,)],
        "timeline": [(42, 43), (44, 45), (46, 47), (48, 49)],
        "viewpoints": [(5, 51, 52, 53), (7, 54, 55, 56), (9, 57, 58, 59)],
        "missing": [(11,), (12,)],
    },
    "neural-afterburn": {"faqs": [(40, 42), (44, 46), (48, 50)], "points": [(9,), (10,), (11,)]},
}
NAMED_SOURCES = {
    "muscle-brain": [
        ("Frontiers in Aging Neuroscience", ""), ("Frontiers in Neuroscience", ""), ("National Institutes of Health", ""),
        ("Molecular Biology Reports", ""), ("medRxiv", ""), ("Factlen Editorial Team", ""),
    ],
    "neural-afterburn": [("Neuron", "10.1016/j.neuron.2025.12.033")],
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_every_entry_of_every_section_is_found(name: str) -> None:
    assert found(ARTICLES / name) == EXPECTED[name]


def test_every_entry_of_the_source_articles_is_found() -> None:
    for path in sorted(SHARED.glob("*.txt")):
        expected = SOURCE_ARTICLES[path.stem]
        assert {role: [lines for _, lines in entries] for role, entries in found(path).items()} == expected
        sources = read_article(str(path)).sources
        assert [(source.venue, source.doi) for source in sources] == NAMED_SOURCES[path.stem]


# ---- headings

HEADED = {
    "terms": ["Key terms", "KEY TERMS:", "**Key Terms**", "Glossary", "3. Terms to know", "Key concepts explained", "📘 Glossary of terms"],
    "faqs": ["Frequently asked", "FAQs", "Frequently Asked Questions (FAQs)", "Key Questions Answered:", "Q&A", "Questions and answers", "FAQ about sleep"],
    "points": ["Key points", "Key Facts", "Key Takeaways:", "At a glance", "HIGHLIGHTS", "TL;DR", "In brief", "What you need to know", "The bottom line"],
    "unknown": ["What we don’t know", "What we still don't know", "Open questions", "Limitations of the study", "What remains unclear", "Unanswered questions"],
    "timeline": ["How we got here", "Timeline", "A brief history of sleep", "Key dates", "Timeline of events"],
    "viewpoints": ["Viewpoints in depth", "Viewpoints", "Perspectives", "Both sides", "The debate", "What experts say", "Pros and cons"],
    "missing": ["What's not represented", "Missing voices"],
    "sources": ["Sources", "References", "Sources and further reading", "REFERENCES (12)", "Works cited"],
    "furniture": ["Related stories", "Share this article", "Newsletter", "You may also like"],
    "": ["Why the brain changes", "Exercise rewires the brain", "The key to good terms", "A question of timing and luck", "Facts are stubborn things, she said", "Conclusion"],
}  # fmt: skip


@pytest.mark.parametrize("role", HEADED)
def test_headings_announce_their_sections(role: str) -> None:
    assert {heading: role_of(heading) for heading in HEADED[role]} == dict.fromkeys(HEADED[role], role)


# ---- layouts

TERMS = [("Surge", "A time of fast flow."), ("Firn", "Snow of last year.")]
LAYOUTS = {
    "name, colon": "Glossary\nSurge: A time of fast flow.\nFirn: Snow of last year.\n",
    "name, dash": "Glossary\n\nSurge – A time of fast flow.\n\nFirn – Snow of last year.\n",
    "bullets with colons": "Glossary:\n- Surge: A time of fast flow.\n- Firn: Snow of last year.\n",
    "two bullets each": "Glossary\n- · Surge: A time of fast flow.\n- · Firn: Snow of last year.\n",
    "bullets in turn": "Glossary\n• Surge\n• A time of fast flow.\n• Firn\n• Snow of last year.\n",
    "lines in turn": "GLOSSARY\nSurge\nA time of fast flow.\nFirn\nSnow of last year.\n",
    "lines in turn, apart": "GLOSSARY\n\nSurge\n\nA time of fast flow.\n\nFirn\n\nSnow of last year.\n",
    "tabs": "Glossary\nTerm\tMeaning\nSurge\tA time of fast flow.\nFirn\tSnow of last year.\n",
    "numbers": "Glossary\n1. Surge: A time of fast flow.\n2. Firn: Snow of last year.\n",
    "glued together": "Glossary\nSurgeA time of fast flow.\nFirnSnow of last year.\n",
    "small headings": "## Glossary\n\n### Surge\n\nA time of fast flow.\n\n### Firn\n\nSnow of last year.\n\n## More\n\nText.\n",
    "bold names": "## Glossary\n\n**Surge** A time of fast flow.\n\n**Firn:** Snow of last year.\n\n## More\n\nText.\n",
    "a table": "## Glossary\n\n| Term | Meaning |\n|--|--|\n| Surge | A time of fast flow. |\n| Firn | Snow of last year. |\n",
    "bold in a list": "## Glossary\n\n- **Surge** – A time of fast flow.\n- **Firn** – Snow of last year.\n",
    "a page's definitions": "<html><body><h2>Glossary</h2><dl><dt>Surge</dt><dd>A time of fast flow.</dd><dt>Firn<dd>Snow of last year.</dl><p>Text.</p></body></html>",
    "a page's paragraphs": "<html><body><h2>Glossary</h2><p><strong>Surge</strong><br>A time of fast flow.</p><p><b>Firn:</b> Snow of last year.</p></body></html>",
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_terms_are_read_in_every_layout(tmp_path: Path, layout: str) -> None:
    path = tmp_path / "article"
    body = LAYOUTS[layout]
    path.write_text(body if body.startswith("<") else "An article on ice\n\n" + body, encoding="utf-8")

    entries = divided(read_article(str(path))).entries
    assert [(entry.name, entry.text) for entry in entries["terms"]] == TERMS
    assert all(bool(entry.doubt) == (layout == "glued together") for entry in entries["terms"])


ANSWERED = [("Is ice blue?", "Deep ice is."), ("Why does it creak?", "It moves.")]
QUESTIONS = {
    "letters": "Q&A\nQ: Is ice blue?\nA: Deep ice is.\nQ: Why does it creak?\nA: It moves.\n",
    "letters without a heading": "Ice is old.\n\nQ: Is ice blue?\n\nA: Deep ice is.\n\nQ: Why does it creak?\n\nA: It moves.\n",
    "numbers": "FAQ\n\n1. Is ice blue?\n\nDeep ice is.\n\n2. Why does it creak?\n\nIt moves.\n",
    "on one line": "FAQ\n- Is ice blue? Deep ice is.\n- Why does it creak? It moves.\n",
    "letters on one line": "FAQ\nQ: Is ice blue? A: Deep ice is.\nQ: Why does it creak? A: It moves.\n",
    "words": "Questions and answers\nQuestion: Is ice blue?\nAnswer: Deep ice is.\nQuestion: Why does it creak?\nAnswer: It moves.\n",
    "headings": "## FAQ\n\n### Is ice blue?\n\nDeep ice is.\n\n### Why does it creak?\n\nIt moves.\n",
    "headings of the same depth": "## FAQ\n\n## Is ice blue?\n\nDeep ice is.\n\n## Why does it creak?\n\nIt moves.\n\n## More\n\nText.\n",
    "a table": "## FAQ\n\n| Question | Answer |\n|--|--|\n| Is ice blue? | Deep ice is. |\n| Why does it creak? | It moves. |\n",
    "buttons that unfold": "<html><body><h2>FAQ</h2><button>Is ice blue?</button><div hidden class='answer'><p>Deep ice is.</p></div><h3><button>Why does it creak?</button></h3><div aria-hidden='true' id='faq-2'>It moves.</div><button>Share</button></body></html>",
    "bold": "**FAQ**\n\n**Is ice blue?** Deep ice is.\n\n**Why does it creak?** It moves.\n",
}  # fmt: skip


@pytest.mark.parametrize("layout", QUESTIONS)
def test_questions_are_read_in_every_layout(tmp_path: Path, layout: str) -> None:
    path = tmp_path / "article"
    body = QUESTIONS[layout]
    path.write_text(body if body.startswith("<") else "An article on ice\n\n" + body, encoding="utf-8")

    entries = divided(read_article(str(path))).entries
    assert [(entry.name, entry.text) for entry in entries["faqs"]] == ANSWERED


def test_text_after_a_list_is_running_text_again(tmp_path: Path) -> None:
    text = "Of ice\n\nKey points\n- One is this.\n- Two is that.\nThe glacier moved on, and nobody had seen it move before.\n\nFAQ\n\nIs it cold?\n\nYes.\n\nIs it old?\n\nVery.\n\nThe sun set over the ice, and the camp fell silent.\n"  # fmt: skip
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    article = read_article(str(path))
    whole = divided(article)

    running = [block.text for block, role in zip(article.blocks, whole.roles, strict=True) if role == ""]
    assert running == ["The glacier moved on, and nobody had seen it move before.", "The sun set over the ice, and the camp fell silent."]  # fmt: skip
    assert [entry.text for entry in whole.entries["points"]] == ["One is this.", "Two is that."]
    assert [(entry.text, bool(entry.doubt)) for entry in whole.entries["faqs"]] == [("Yes.", False), ("Very.", True)]


def test_dated_lines_need_no_heading(tmp_path: Path) -> None:
    dates = labelled(
        tmp_path, "Of ice\n\n1937: It ran.\n1982: It ran again.\nMarch 2024: Once more.\n\nThe end came slowly.\n"
    )
    sentences = labelled(tmp_path, "Of ice\n\nIn 1937 it ran.\n\n1982 was a year of snow.\n\nIn 2024 it ran again.\n")

    assert dates == {"timeline": [("1937", (3,)), ("1982", (4,)), ("March 2024", (5,))]}
    assert sentences == {}


def test_a_list_of_headings_is_no_section(tmp_path: Path) -> None:
    text = "# Ice\n\n- Key points\n- FAQ\n- Glossary\n\nIce moves.\n\n## Key points\n\n- It moves.\n"

    assert labelled(tmp_path, text, "a.md") == {"points": [("It moves.", (11,))]}


def test_a_section_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Ice\n\n## Glossary\n\n> Nothing here looks like a term and its meaning at all.\n", encoding="utf-8"
    )

    assert divided(read_article(str(path))).empty == (("terms", 3),)
