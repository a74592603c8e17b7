"""Every entry of an article's labelled sections is found, in each of the layouts that articles use.

What is compared with the two source articles is compared where they lie beside the checkout; all else always runs.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.files.draft.headings import role_of
from tutor.files.draft.reading import read_article
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
    "salt.txt": {
        "points": [("Salt spread on roads", (8,)), ("Fresh water becomes harmful", (9,)), ("Brine spread before a", (10,)), ("Less salt, spread earlier,", (32,))],
        "numbers": [("230 mg", (17,)), ("3 times", (18,)), ("12,000 tonnes", (19,))],
        "myths": [("Sand is a harmless replacement for salt.", (22, 23)), ("Salt stops working only below −30 °C.", (25, 26))],
    },
    "bats.txt": {
        "terms": [("Echolocation", (19,)), ("Feeding buzz", (20,)), ("Logger", (21,))],
        "points": [("Pipistrelle bats that hear", (6,)), ("Young bats profit most", (7,)), ("Loud traffic halves the", (8,))],
        "unknown": [("Whether bats call on", (15,)), ("Whether the results hold", (16,))],
    },
    "earwax.md": {
        "faqs": [("Can earwax cause hearing loss?", (37, 39)), ("How often should ears be cleaned?", (41, 43))],
        "points": [("Earwax protects the ear", (7,)), ("Most ears clean themselves.", (8,)), ("Cotton buds push wax", (9,)), ("Leave earwax alone unless", (47,))],
        "myths": [("Earwax is a sign of poor hygiene.", (17,)), ("Ear candles draw wax out.", (20,))],
        "viewpoints": [("Pros", (25, 27, 28)), ("Cons", (30, 32, 33))],
    },
    "bore.html": {
        "terms": [("Tidal range", (10,)), ("Undular bore", (11,)), ("Breaking bore", (12,))],
        "timeline": [("1085", (14,)), ("1888", (14,)), ("1996", (14,))],
        "myths": [("A tidal bore is a tsunami.", (16,)), ("Every tidal river has a bore.", (16,))],
    },
    "roofs.txt": {
        "points": [("White paint is cheap,", (23,))],
        "unknown": [("Whether other cities follow.", (21,))],
        "numbers": [("25 °C", (11,)), ("80%", (11,))],
    },
    "schools.html": {
        "terms": [("Circadian rhythm", (15,)), ("Sleep debt", (15,))],
        "faqs": [("Do pupils simply go to bed later?", (13,)), ("Do grades improve?", (14,))],
        "points": [("Teenagers fall asleep later", (6,)), ("Later school starts lengthen", (6,)), ("Bus timetables are the", (6,)), ("Sleep gets longer.", (17,))],
        "unknown": [("Whether the gain lasts", (17,)), ("Whether primary schools should", (17,))],
        "viewpoints": [("For", (10,)), ("Against", (11,))],
    },
    "beavers.md": {
        "terms": [("Lodge", (35,)), ("Keystone species", (37,))],
        "unknown": [("How many beavers can", (41,)), ("Who pays for flooded", (42,))],
        "timeline": [("1871", (23,)), ("1922", (24,)), ("2010s", (25,))],
        "myths": [("Beavers eat fish.", (29,)), ("Beaver dams block all fish.", (31,))],
    },
    "concrete.txt": {
        "terms": [("Aggregate", (13,)), ("Carbonation", (14,)), ("Clinker", (15,))],
        "faqs": [("Can concrete be recycled for ever?", (27, 28)), ("Is recycled concrete weaker?", (29, 30))],
        "points": [("Crushed concrete can replace", (6,)), ("Old cement paste takes", (7,)), ("Sorting costs more than", (8,))],
        "timeline": [("1824", (18,)), ("1946", (19,)), ("2019", (20,))],
        "myths": [("Concrete and cement are the same thing.", (23,)), ("Concrete goes on hardening for years.", (24,))],
    },
    "naps.txt": {
        "terms": [("Sleep inertia", (17,)), ("Sleep pressure", (18,))],
        "faqs": [("Is a nap as good as night sleep?", (20,)), ("Should I set an alarm?", (21,))],
        "points": [("Short naps of 20", (10,)), ("Naps after 3 p.m.", (10,)), ("People with insomnia should", (10,))],
        "myths": [("Napping is only for children and the old.", (14,)), ("The longer the nap, the better.", (15,))],
    },
    "peat.html": {
        "terms": [("Sphagnum", (11,)), ("Fen", (11,))],
        "timeline": [("1658", (13,)), ("1950s", (13,)), ("2021", (13,))],
        "numbers": [("3 %", (9,)), ("1 mm", (9,)), ("500 billion tonnes", (9,))],
        "myths": [("Peat grows back within a few years.", (6,)), ("Planting trees on a bog stores carbon.", (7,))],
    },
    "worms.md": {
        "terms": [("Anecic worm", (35,)), ("Cast", (36,)), ("No-till", (37,))],
        "faqs": [("Why should anyone count worms?", (7, 9)), ("What harms worms most?", (11, 13)), ("Are all worms welcome?", (15, 17))],
        "points": [("Worms loosen soil.", (27,)), ("Ploughing kills large worms.", (28,)), ("Weed killers replace the", (29,)), ("Cover crops feed worms.", (30,)), ("Not every worm belongs", (31,)), ("Up to 400 worms", (41,)), ("A worm can live", (42,))],
        "viewpoints": [("Farmers who plough", (21,)), ("Advocates of no-till", (23,))],
    },
    "noise.html": {
        "terms": [("Decibel", (7,)), ("Lden", (7,))],
        "points": [("Night-time noise raises blood", (4,)), ("Aircraft noise disturbs sleep", (4,)), ("Quiet bedrooms lower the", (4,))],
        "unknown": [("Long-term effects on children", (11,)), ("Noise from wind turbines", (11,))],
        "myths": [("You get used to noise.", (9,)), ("Only loud noise is harmful.", (10,))],
        "viewpoints": [("Airlines", (12,)), ("Residents", (12,))],
    },
    "bread.md": {
        "faqs": [("Does toasting help?", (19,)), ("Should bread be frozen?", (21,))],
        "points": [("Staling is not drying.", (12,)), ("Starch crystals push water", (13,)), ("The fridge makes it", (14,))],
        "numbers": [("4 °C", (32,)), ("Half", (33,))],
        "myths": [("Bread dries out as it stales.", (27,)), ("Fat slows staling.", (28,))],
    },
    "swifts.txt": {
        "terms": [("unihemispheric sleep", (19,)), ("thermal", (20,))],
        "points": [("Swifts fly for ten", (5,)), ("They sleep with one", (5,)), ("They land only to", (5,))],
        "unknown": [("How swifts steer while", (27,)), ("Whether chicks learn to", (28,))],
        "timeline": [("1880s", (14,)), ("2013", (15,)), ("2016", (16,))],
        "myths": [("Swifts cannot take off from the ground.", (23,)), ("Swifts never drink.", (24,))],
        "viewpoints": [("Pros", (10,)), ("Cons", (11,))],
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
    "terms": ["Key terms", "KEY TERMS:", "**Key Terms**", "Glossary", "3. Terms to know", "Key concepts explained", "📘 Glossary of terms", "Explainer: key terms", "Terms and abbreviations", "Words you may hear", "Moon words", "The lingo"],
    "faqs": ["Frequently asked", "FAQs", "Frequently Asked Questions (FAQs)", "Key Questions Answered:", "Q&A", "Questions and answers", "FAQ about sleep"],
    "points": ["Key points", "Key Facts", "Key Takeaways:", "At a glance", "HIGHLIGHTS", "TL;DR", "In brief", "Sidebar: quick facts", "Did you know?", "What to know", "Here's what you need to know:", "What you need to know", "The bottom line"],
    "unknown": ["What we don’t know", "What we still don't know", "Open questions", "Limitations of the study", "What remains unclear", "Unanswered questions", "Knowledge gaps", "What we don't", "Still unclear", "What we're watching", "Unsolved"],
    "timeline": ["How we got here", "Timeline", "A brief history of sleep", "Key dates", "Timeline of events"],
    "viewpoints": ["Viewpoints in depth", "Viewpoints", "Perspectives", "Both sides", "The debate", "What experts say", "Pros and cons", "Pros and cons of ear drops", "Where experts differ", "For and against", "For and against mining it", "The arguments", "The debate: to plough or not", "What they're saying"],
    "missing": ["What's not represented", "Missing voices"],
    "sources": ["Sources", "References", "Sources and further reading", "REFERENCES (12)", "Works cited"],
    "furniture": ["Related stories", "Share this article", "Newsletter", "You may also like"],
    "myths": ["Myths and facts", "Myth vs. fact", "5 myths about sleep, busted", "Common misconceptions", "Fact check", "True or false?", "Fact or fiction", "Earwax: myths and facts", "What people get wrong about worms", "What is true and what is not"],
    "numbers": ["By the numbers", "In numbers", "Peat in numbers", "Facts and figures", "Key figures", "Stats"],
    "": ["Why the brain changes", "Exercise rewires the brain", "The key to good terms", "A question of timing and luck", "On equal terms", "Last words", "In other words", "The numbers game changed", "What's next", "Why it matters", "Facts are stubborn things, she said", "Conclusion"],
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


def test_an_introduction_before_a_list_is_running_text(tmp_path: Path) -> None:
    text = "# Ice\n\n## Glossary\n\nHere are the words one meets on a glacier.\n\n- **Firn**: Snow of last year.\n\n## More\n\nText.\n"

    assert labelled(tmp_path, text, "a.md") == {"terms": [("Firn", (7,))]}


BELIEFS = [("Ice is blue.", "Thin ice has no colour."), ("Glaciers stand still.", "They creep.")]
MYTHS = {
    "lines": "Myths and facts\nMyth: Ice is blue.\nFact: Thin ice has no colour.\nMyth: Glaciers stand still.\nFact: They creep.\n",
    "lines without a heading": "Ice is old.\n\nMyth: Ice is blue.\n\nFact: Thin ice has no colour.\n\nMyth: Glaciers stand still.\n\nFact: They creep.\n",
    "numbers": "Myths\n\nMyth 1: Ice is blue.\n\nReality: Thin ice has no colour.\n\nMyth #2: Glaciers stand still.\n\nReality: They creep.\n",
    "glued": "Myths\nMyth:Ice is blue.Fact:Thin ice has no colour.\nMyth:Glaciers stand still.Fact:They creep.\n",
    "facts first": "Ice\n\nFact: Thin ice has no colour.\n\nMyth: Ice is blue.\n\nFact: They creep.\n\nMyth: Glaciers stand still.\n",
    "quoted": "Misconceptions\n\n“Ice is blue.” Thin ice has no colour.\n\n“Glaciers stand still.” They creep.\n",
    "quoted and numbered": "Misconceptions\n\n1. “Ice is blue.”\nThin ice has no colour.\n\n2. “Glaciers stand still.”\nThey creep.\n",
    "a bold lead": "## Misconceptions\n\n- **Ice is blue.** Thin ice has no colour.\n- **Glaciers stand still.** They creep.\n",
    "bold lines": "## Myths\n\n**Myth: Ice is blue.**\n**Fact:** Thin ice has no colour.\n\n**Myth: Glaciers stand still.**\n**Fact:** They creep.\n",
    "headings": "## Myths\n\n### Ice is blue.\n\nThin ice has no colour.\n\n### Glaciers stand still.\n\nThey creep.\n\n## More\n\nText.\n",
    "a table": "## Myths\n\n| Myth | Fact |\n|--|--|\n| Ice is blue. | Thin ice has no colour. |\n| Glaciers stand still. | They creep. |\n",
    "a table without a heading": "# Ice\n\nText.\n\n| Myth | Reality |\n|--|--|\n| Ice is blue. | Thin ice has no colour. |\n| Glaciers stand still. | They creep. |\n",
    "a page's list": "<html><body><h2>Myths</h2><ul><li><p><b>Myth</b>: Ice is blue.</p><p><b>Fact</b>: Thin ice has no colour.</p></li><li><p><b>Myth</b>: Glaciers stand still.</p><p><b>Fact</b>: They creep.</p></li></ul></body></html>",
}  # fmt: skip


@pytest.mark.parametrize("layout", MYTHS)
def test_beliefs_are_read_in_every_layout(tmp_path: Path, layout: str) -> None:
    path = tmp_path / "article"
    body = MYTHS[layout]
    path.write_text(body if body.startswith("<") else "An article on ice\n\n" + body, encoding="utf-8")

    entries = divided(read_article(str(path))).entries
    assert [(entry.name, entry.text) for entry in entries["myths"]] == BELIEFS


def test_a_verdict_stays_with_its_correction(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Of ice\n\nTrue or false?\nIce is blue. FALSE. Thin ice has no colour.\nIce floats.\nTrue It is lighter than water.\n", "utf-8")  # fmt: skip

    entries = divided(read_article(str(path))).entries["myths"]
    assert [(entry.name, entry.text) for entry in entries] == [("Ice is blue.", "FALSE. Thin ice has no colour."), ("Ice floats.", "True It is lighter than water.")]  # fmt: skip


COUNTED = [("30 m", "daily advance of the front"), ("1 %", "glaciers that surge")]
FIGURES = {
    "colons": "By the numbers\n30 m: daily advance of the front\n1 %: glaciers that surge\n",
    "dashes": "By the numbers\n\n30 m – daily advance of the front\n\n1 % – glaciers that surge\n",
    "the value last": "In numbers\n- daily advance of the front: 30 m\n- glaciers that surge: 1 %\n",
    "lines in turn": "In numbers\n30 m\ndaily advance of the front\n1 %\nglaciers that surge\n",
    "bold": "## In numbers\n\n- **30 m** daily advance of the front\n- **1 %** – glaciers that surge\n",
    "a table": "## Key figures\n\n| Figure | What it is |\n|--|--|\n| 30 m | daily advance of the front |\n| 1 % | glaciers that surge |\n",
}  # fmt: skip


@pytest.mark.parametrize("layout", FIGURES)
def test_figures_are_read_in_every_layout(tmp_path: Path, layout: str) -> None:
    path = tmp_path / "article"
    path.write_text("An article on ice\n\n" + FIGURES[layout], encoding="utf-8")

    entries = divided(read_article(str(path))).entries
    assert [(entry.name, entry.text) for entry in entries["numbers"]] == COUNTED


def test_the_number_of_a_sentence_leaves_a_gap_and_a_year_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Ice\n\n**By the numbers:** In 2024 the front ran 30 metres a day. Half of it broke off. It was a good year.\n",
        "utf-8",
    )

    entries = divided(read_article(str(path))).entries["numbers"]
    assert [(entry.name, entry.text) for entry in entries] == [
        ("30 metres", "In 2024 the front ran … a day."), ("Half", "… of it broke off."), ("", "It was a good year."),
    ]  # fmt: skip


SIDES = {
    "lists": "## Pros and cons of dams\n\n**Pros**\n\n- steady power\n- less flooding\n\n**Cons**\n\n- fewer fish\n",
    "lines": "Pros and cons of dams\nPros: steady power, less flooding\nCons: fewer fish\n",
    "a table": "## Pros and cons of dams\n\n| Pros | Cons |\n|--|--|\n| steady power | fewer fish |\n| less flooding | |\n",
}  # fmt: skip


@pytest.mark.parametrize("layout", SIDES)
def test_the_two_sides_of_a_question_are_read(tmp_path: Path, layout: str) -> None:
    path = tmp_path / "article"
    path.write_text("An article on dams\n\n" + SIDES[layout], encoding="utf-8")

    entries = divided(read_article(str(path))).entries["viewpoints"]
    assert [(entry.name, entry.text.replace("\n", ", "), entry.full) for entry in entries] == [("Pros", "steady power, less flooding", "dams"), ("Cons", "fewer fish", "dams")]  # fmt: skip
