"""Author's text as HTML: what Anki would act on is written so that it does not."""

from __future__ import annotations

import pytest

from tutor.anki.html import escape, inline, math
from tutor.core.text import Span


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a < b & 'c'", "a &lt; b &amp; &#x27;c&#x27;"),
        ("[sound:x.mp3]", "&#91;sound:x.mp3]"),
        ("[latex]", "&#91;latex]"),
        ("[[type:Typed]]", "&#91;&#91;type:Typed]]"),
        (r"\(x\)", r"<span>\</span>(x<span>\</span>)"),
        ("{{c1::x}}", "&#123;&#123;c1::x&#125;&#125;"),
        ("two  spaces", "two &nbsp;spaces"),
        ("a\n b", "a<br>&nbsp;b"),
        ("bell\x07 and \x1f", "bell and "),
        ("e\u0301", "é"),
    ],
)  # fmt: skip
def test_what_anki_would_act_on_is_written_so_that_it_does_not(text: str, html: str) -> None:
    assert escape(text) == html


def test_no_tag_comes_to_be_between_two_neighbouring_leaves() -> None:
    assert inline((Span("["), Span("sound:x]"))) == "&#91;sound:x]"
    assert inline((Span("\\"), Span("(x"))) == r"<span>\</span>(x"


@pytest.mark.parametrize(
    ("tex", "html"),
    [
        ("x < y", r"\(x &lt; y\)"),
        (r"\(x\)", r"\(x\)"),
        (r"\frac{a}{b_{c}}", r"\(\frac{a}{b_{c} }\)"),
        (r"{{x}}", r"\({ {x} }\)"),
        ("[latex]", r"\([ latex]\)"),
    ],
)
def test_marked_math_alone_reaches_mathjax_and_nothing_else_in_it_is_live(tex: str, html: str) -> None:
    assert math(tex) == html
