"""An article from a file: what kind it is, in what encoding, on which lines its text stands, and what its head says."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tutor.core.problems import Refusal
from tutor.files.draft.article import Article
from tutor.files.draft.reading import read_article, sentences

ARTICLES = Path(__file__).parent / "articles"
TEXT = "Of eels\n\nEels swim far. They spawn in the Sargasso Sea, café-brown and small.\n"


def article(tmp_path: Path, content: str | bytes, name: str = "article.txt") -> Article:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_article(str(path))


# ---- encodings and kinds


ENCODINGS = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a byte order mark": TEXT.encode("utf-8-sig"),
    "UTF-16": TEXT.encode("utf-16"),
    "UTF-16 without a mark": TEXT.encode("utf-16-le"),
    "Windows": TEXT.encode("cp1252"),
    "old line ends": TEXT.replace("\n", "\r").encode(),
    "Windows' line ends": TEXT.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_usual_encoding_gives_the_same_article(tmp_path: Path, encoding: str) -> None:
    found = article(tmp_path, ENCODINGS[encoding])

    assert [(block.kind, block.line) for block in found.blocks] == [("heading", 1), ("paragraph", 3)]
    assert found.title == "Of eels"
    assert "café-brown" in found.blocks[1].text


def test_a_page_says_its_own_encoding(tmp_path: Path) -> None:
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>Ein Aal wächst langsam.</p></body></html>"

    assert article(tmp_path, page.encode("iso-8859-1"), "a.html").blocks[0].text == "Ein Aal wächst langsam."


REFUSED = {
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF, which is not read", "pdftotext"),
    "a packed document": (b"PK\x03\x04word/document.xml", "is a packed file", "save it as text or HTML"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "is a picture", "copy its text"),
    "bytes": (bytes(range(256)) * 20, "is no text", "give the article as text, Markdown or HTML"),
    "nothing": (b"", "holds no text", "paste its text"),
    "signs alone": (b"--- *** ---\n", "holds no text", "paste its text"),
    "an empty page": (b"<html><body><script>let x</script></body></html>", "holds no text", "save the article's page"),
    "a web archive": (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "is a web archive", "HTML only"),
    "too much": (b"a " * (5 << 20), "larger than 8 MiB", "the article alone"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_article_is_refused_in_a_sentence(tmp_path: Path, kind: str) -> None:
    content, message, help = REFUSED[kind]
    with pytest.raises(Refusal) as refused:
        article(tmp_path, content, "thing")

    assert message in refused.value.message
    assert help in refused.value.help


def test_a_file_that_is_not_there_and_an_address_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no such file"):
        read_article(str(tmp_path / "none.txt"))
    with pytest.raises(Refusal) as refused:
        read_article("https://tidepool.example/otters")
    assert "save the page as HTML first" in refused.value.help


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))

    assert read_article("-").title == "Of eels"


def test_markdown_is_known_by_its_signs_as_well(tmp_path: Path) -> None:
    found = article(tmp_path, "# Of eels\n\nThey **swim**.\n\n## Key points\n\n- One.\n", "eels")

    assert [(block.kind, block.level, block.text) for block in found.blocks] == [
        ("heading", 1, "Of eels"), ("paragraph", 0, "They swim."), ("heading", 2, "Key points"), ("item", 0, "One."),
    ]  # fmt: skip


# ---- lines


def test_wrapped_lines_are_one_paragraph_and_sentences_keep_their_lines() -> None:
    found = read_article(str(ARTICLES / "capitals.txt"))
    lines = (ARTICLES / "capitals.txt").read_text("utf-8").splitlines()

    told = {sentence.text: sentence.line for sentence in sentences(found)}
    assert told["Their roots slow the waves before they reach the shore, and the mud that settles between them stores carbon for centuries."] == 6  # fmt: skip
    assert told["Dr. Fenn et al. measured 3.5 times less damage (see Fig. 2)."] == 18
    for text, line in told.items():
        assert text.split()[0] in lines[line - 1]


@pytest.mark.parametrize("name", ["glued.txt", "headings.md", "page.html", "bold.md"])
def test_each_sentence_begins_on_its_line(name: str) -> None:
    lines = (ARTICLES / name).read_text("utf-8").splitlines()

    for sentence in sentences(read_article(str(ARTICLES / name))):
        first = sentence.text.split()[0].split("&")[0]
        assert first.strip(".") in lines[sentence.line - 1].replace("*", ""), sentence


# ---- pages


def test_the_site_around_an_article_is_left_out() -> None:
    said = "\n".join(block.text for block in read_article(str(ARTICLES / "page.html")).blocks)

    for gone in ("cookies", "Accept", "Home", "Related stories", "Ten ice caves", "All rights reserved", "color"):
        assert gone not in said
    assert "Most glaciers creep." in said


def test_a_pull_quote_repeats_and_a_caption_describes() -> None:
    roles = {sentence.text: sentence.section for sentence in sentences(read_article(str(ARTICLES / "page.html")))}
    whole = [
        block for block in read_article(str(ARTICLES / "page.html")).blocks if block.text.startswith("Water trapped")
    ]

    assert roles["The front of the glacier in May."] == "caption"
    assert len(whole) == 1
    assert [text for text in roles if text.startswith("Water trapped")] == ["Water trapped below the ice lifts it off its bed."]  # fmt: skip


def test_deep_nesting_and_broken_tags_are_read(tmp_path: Path) -> None:
    deep = "<html><body>" + "<div>" * 3000 + "<p>Here." + "<b>" * 500 + "There"
    assert "Here." in article(tmp_path, deep, "a.html").blocks[0].text


# ---- the head


HEADS = {
    "capitals.txt": ("WHY MANGROVES HOLD THE COAST TOGETHER", "Shoreline Review", "Ada Fenn and Tomas Reyes", "March 3, 2025", "", ""),
    "headings.md": ("Bread that rises by itself: what lives in a sourdough", "The Slow Kitchen", "Lena Marsh", "2024-11-08", "https://kitchen.example/sourdough", ""),
    "page.html": ("Glaciers that surge: ice in a hurry", "Northern Field Notes", "Ingrid Solheim, Paul Obi", "2025-06-17", "https://fieldnotes.example/surging-glaciers", ""),
    "glued.txt": ("Beavers and the water table", "Valley Report", "Valley Report Editorial Team", "", "", ""),
    "bold.md": ("Night lights and moths", "Hedge & Field", "", "12 May 2023", "", ""),
    "salt.txt": ("Why road salt is turning lakes brackish", "The Lakeside Courier", "Hanna Voss", "March 14, 2024", "", ""),
    "bats.txt": ("Bats share the news of good hunting grounds, study finds", "University of Norholm", "", "12 September 2023", "", ""),
    "earwax.md": ("Earwax: when to leave it alone", "", "Jo Trent", "August 2, 2022", "", ""),
    "bore.html": ("Tidal bore", "Freewiki", "", "", "https://freewiki.example/wiki/Tidal_bore", ""),
    "roofs.txt": ("Cooler roofs, hotter arguments", "", "Priya Anand", "6 May 2025", "", ""),
    "schools.html": ("Should schools start later?", "Morning Ledger", "Sam Okafor", "2023-11-02", "", ""),
    "beavers.md": ("The slow return of the beaver", "", "Ruth Lind, Karl Oberg", "2024-02-19", "https://fieldpost.example/2024/beaver", ""),
    "concrete.txt": ("THE SECOND LIFE OF CONCRETE", "", "Orla Finn", "21/10/2022", "", ""),
    "naps.txt": ("Why naps help some people and hurt others", "The Daily Post", "Mira Kohl", "3 April 2023", "", ""),
    "peat.html": ("Peat: the carbon under our boots", "Bog & Moor", "Elin Dahl", "2024-06-30", "", ""),
    "worms.md": ('"Nobody counts worms": a talk with Greta Holm', "Soil Letters", "", "5 October 2021", "", ""),
    "noise.html": ("Noise and the heart", "Quiet Institute", "", "9 January 2024", "", ""),
    "bread.md": ("Why bread goes stale", "Crumb", "Mia Holt", "2020-05-05", "https://crumb.example/stale", ""),
    "swifts.txt": ("SLEEPING BIRDS: HOW SWIFTS STAY IN THE AIR", "Wing & Weather", "Ina Solberg", "Spring 2022", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_the_head_is_found(name: str) -> None:
    found = read_article(str(ARTICLES / name))

    assert (found.title, found.publisher, found.authors, found.date, found.url, found.doi) == HEADS[name]


SOURCES = {
    "capitals.txt": [
        (1, "Wave height behind mangrove belts in the Mekong delta", "Fenn A, Reyes T", "Coastal Engineering", "2024", "10.1016/j.coast.2024.104119"),
        (2, "Carbon stocks of mangrove mud", "Okafor B", "Wetland Letters", "2019", ""),
    ],
    "headings.md": [
        (1, "Who lives in sourdough? A survey of 500 starters", "Kim, S., & Duarte, P.", "Food Microbes", "2020", "10.1234/fm.2020.044"),
        (2, "Maltose and its takers", "Marsh, L.", "Cereal Science", "2022", "10.5555/cs.2022.7"),
    ],
    "page.html": [
        (1, "Water pressure before a surge", "Solheim, I. & Obi, P.", "Journal of Cold Regions", "2023", "10.9999/jcr.77"),
        (2, "An atlas of surging glaciers", "Lindqvist, E.", "Arctic Press", "2019", ""),
    ],
    "glued.txt": [
        (1, "Wells before and after beavers", "", "Journal of Valley Hydrology", "", ""),
        (2, "Claims for flooded pasture, 2010 to 2022", "", "County of Hartwell", "", ""),
        (3, "Summary by the Valley Report editorial team", "", "Valley Report Editorial Team", "", ""),
    ],
    "bold.md": [(0, "Lamp colour and the decline of moths", "Ruth Adeyemi et al.", "Journal of Hedgerow Ecology", "", "10.4321/jhe.2023.9")],
    "bats.txt": [
        (0, "Eavesdropping and route choice in pipistrelles", "Marsk L, Ode P", "Night Ecology", "2023", "10.5555/ne.2023.201"),
    ],
    "earwax.md": [
        (0, "Earwax management in general practice", "Pell A, et al.", "Family Ear Journal", "2020", ""),
        (0, "Ear candles: advice for patients", "Ear Health Trust", "", "2021", ""),
    ],
    "bore.html": [
        (1, "The bore on the Ch'ien-t'ang river", "Moule, T.", "Old River Notes", "1923", ""),
        (2, "Tidal Bores and Waves", "Chan, H.", "River Press", "2011", ""),
    ],
    "beavers.md": [
        (1, "Rivers without engineers", "Lind, R.", "Waterways", "2018", "10.5555/ww.2018.7"),
    ],
    "concrete.txt": [
        (1, "Rubble and roads", "Finn O", "Building Letters", "2020", ""),
        (2, "Carbon uptake of crushed concrete", "Haas W, Kade R", "J Cem Stud", "2021", "10.5555/jcs.2021.77"),
    ],
    "peat.html": [
        (0, "Wet again", "Dahl, E.", "Moor Studies", "2022", ""),
    ],
    "noise.html": [
        (1, "Night trains and pulse", "Roth B", "Noise Lett", "2019", ""),
        (2, "Aircraft noise and blood pressure", "Weiss C, Ito M", "J Quiet Med", "2022", "10.5555/jqm.2022.50"),
    ],
    "bread.md": [
        (1, "Crumb firmness in four breads", "Holt, M.", "Bakery Science", "2019", ""),
    ],
    "swifts.txt": [
        (0, "Asleep on the wing", "Solberg I", "Bird Notes", "2019", ""),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_the_sources_are_found(name: str) -> None:
    found = read_article(str(ARTICLES / name)).sources

    assert [(each.number, each.title, each.authors, each.venue, each.year, each.doi) for each in found] == SOURCES[name]
