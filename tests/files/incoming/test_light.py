"""HTML, Markdown and plain text of strangers as light Markdown that reads back as what is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.text import markdown, plain
from tutor.files.incoming.light import said
from tutor.files.incoming.marking import points

HTML = {
    "emphasis": ("Sea <b>otters</b> <em>eat</em>", "Sea **otters** *eat*"),
    "breaks and blocks": ("a<br>b<div>c</div><p>d", "a\n\nb\n\nc\n\nd"),
    "a list": ("<ul><li>one</li><li>two <i>x</i></ul>after", "- one\n- two *x*\n\nafter"),
    "a numbered list": ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
    "raised and lowered": ("H<sub>2</sub>O, 10<sup>-5</sup>, x<sup>n/2</sup>", "H₂O, 10⁻⁵, x^(n/2)"),
    "a mark inside of a word is left out": ("<b>O</b>tters", "Otters"),
    "letters that would be read as marks": ("2 * 3 * 4, _x_, [a](b)", "2 * 3 * 4, \\_x\\_, \\[a\\](b)"),
    "math": (r"\(a_1*b*c\) and \[x\]", r"\(a_1*b*c\) and \(x\)"),
    "LaTeX": ("[latex]\\frac{a}{b}<br>x[/latex] [$]y&lt;z[/$]", r"\(\frac{a}{b} x\) \(y<z\)"),
    "MathJax as an element": ('<anki-mathjax block="true">x^2</anki-mathjax>', r"\(x^2\)"),
    "code": ("<pre>def f():\n    return `x`</pre>", "`def f():`\n\n``     return `x` ``"),
    "a link": ('<a href="https://x.org/a">there</a>', "[there](https://x.org/a)"),
    "a link that runs": ('<a href="javascript:alert(1)">there</a>', "there"),
    "entities": ("&lt;b&gt; &amp;amp; &nbsp;x", "<b> &amp; x"),
    "no element": ("a < b and c > d <3", "a < b and c > d <3"),
    "a script, a comment, a style": ("<script>x</script>a<!-- b --><style>c</style>", "a"),
    "what is not closed": ("<b>a <i>b", "**a** **b**"),
    "bold by style": ('<span style="font-weight: 700">a</span>', "**a**"),
    "a table": ("<table><tr><th>a<td>b</tr><tr><td>c<td>d</table>", "**a** | b\n\nc | d"),
    "readings above": ("漢<ruby>字<rt>じ</rt></ruby>", "漢字(じ)"),
    "hidden characters": ("a\u202eb\x07 &#8238;c\ud800\uffff", "ab c"),
    "a backslash at the end": ("foo\\", "`foo\\`"),
}


@pytest.mark.parametrize("case", HTML)
def test_html_as_light_markdown(case: str) -> None:
    html, wanted = HTML[case]
    found = said(html, "html")

    assert found.text == wanted
    assert plain(markdown(found.text)) == found.plain


def test_pictures_sounds_and_what_is_lost_are_named() -> None:
    found = said(
        '<img src="a%20b.png"><img src=c.jpg>[sound:d&amp;e.mp3]<video src=x></video><img src="data:image/png;base64,AA">'
        '<font color="red">f</font><script>g</script>',
        "html",
    )

    assert found.images == ("a b.png", "c.jpg")
    assert found.sounds == ("d&e.mp3",)
    assert set(found.lost) == {
        "a video",
        "a picture written into the text itself",
        "colour or size of letters",
        "a script",
    }


def test_markdown_keeps_its_marks_and_gives_its_math_pictures_and_sounds() -> None:
    found = said("*Of* $n$ and $$\nx^2\n$$ costs $5 and $6, `$c$` ![a](b.png) ![](c.mp3)", "markdown")

    assert found.text == "*Of* \\(n\\) and \\(x^2\\) costs $5 and $6, `$c$` a"
    assert (found.images, found.sounds) == (("b.png",), ("c.mp3",))


def test_a_table_of_markdown_keeps_its_rows_apart() -> None:
    assert said("Look:\n\n| a | b |\n|---|:-:|\n| c | d |", "markdown").text == "Look:\n\na | b\n\nc | d"


def test_a_list_at_the_end_is_points() -> None:
    assert points("Some:\n\n- a\n- b") == ("Some:", ("a", "b"))
    assert points("1. a\n2. b") == ("", ("a", "b"))
    assert points("- a\n- b\n\nafter") == ("- a\n- b\n\nafter", ())
    assert points("- alone") == ("- alone", ())


LETTERS = st.text(st.sampled_from("ab *_`[]()\\-+1.<>&\n \t#~$|é日\u202e\x07"), max_size=60)
TAGS = st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "<br>", "<ul>", "</ul>", "<li>", "<pre>", "</pre>", "<div>", "</div>", '<a href="https://x.org">', "</a>", "<sub>", "</sub>", "&lt;", "&#42;", "\\(", "\\)", "[$]", "[/$]", "<img src=x>", "<!--", "-->", "<script>", "<table><tr><td>"])  # fmt: skip


@given(LETTERS)
def test_plain_text_reads_back_as_it_is_seen(text: str) -> None:
    found = said(text, "plain")

    assert plain(markdown(found.text)) == found.plain


@given(st.lists(st.one_of(LETTERS, TAGS), max_size=25))
def test_html_reads_back_as_it_is_seen(parts: list[str]) -> None:
    found = said("".join(parts), "html")

    assert plain(markdown(found.text)) == found.plain


@pytest.mark.heavy
@pytest.mark.timeout(30)
@pytest.mark.parametrize("markup", ["html", "plain", "markdown"])
@pytest.mark.parametrize(
    "part", ["<", "<!--", "<a ", '<a href="', "<b>", "</", "<![", "*a", "_a", "`", "[a](", "\\(", "[$]", "[latex]", "<anki-mathjax ", "![](", "$a", "&#", "- ", "<i>x", "```x ", "| a"]
)  # fmt: skip
def test_no_text_takes_long(part: str, markup: str) -> None:
    """A hundred thousand characters of the worst kinds are read within seconds: some took minutes once, which the timeout tells."""
    said(part * (90_000 // len(part)), markup)  # type: ignore[arg-type]
