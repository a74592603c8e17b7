"""What an article itself says its findings do not show: sentences of the running text, to be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.files.draft.article import Article
from tutor.files.draft.entries import Entry
from tutor.files.draft.reading import sentences

MOST = 5
"""Sentences at most: a question with more points is no question."""

_STUDY = r"(?:research|stud(?:y|ies)|trials?|work|data|evidence|investigations?)"
_NOT = r"(?:not|n['’]t|cannot)"
_MARKS = re.compile(
    rf"\b(?:more|further|additional|larger|longer|future) (?:[\w-]+ ){{0,2}}{_STUDY}\b[^.;]{{0,60}}\b(?:needed|required|necessary|will have to|should)\b"
    rf"|\b{_NOT} (?:yet |necessarily |by itself )?(?:prove|show|mean|establish|demonstrate|tell us|say)\b(?: (?:that|whether|if|how|why|what|a|any|cause)\b)"
    r"|\b(?:only|just|merely|no more than)\b[^.;,]{0,40}\b(?:correlations?|associations?)\b|\bcorrelation (?:is|does|need) not\b|\bnot (?:a )?caus(?:al|ation)\b"
    r"|\b(?:is|are|remains?|was|were|it['’]s) (?:still |as yet |yet |so far )?(?:unclear|unknown|uncertain|not (?:yet )?(?:known|clear|understood|certain))\b"
    r"|\b(?:do|does)(?: not|n['’]t)(?: yet| really)? (?:fully )?know (?:if|whether|how|why|what|exactly)\b|\b(?:remains?|has|have|is|are) (?:yet |still )?to be (?:seen|shown|tested|confirmed|established|determined)\b|\byet to be (?:understood|known|shown|tested|confirmed|explained|proven|seen)\b"
    rf"|\b(?:has|have) not (?:yet )?been (?:tested|studied|shown|confirmed|tried|proven) (?:in|on|that|whether)\b|\b(?:limitations?|caveats?)\b|\bself-report(?:ed|s)?\b|\bsmall (?:sample|{_STUDY})\b|\bsample (?:was|is) (?:too )?small\b",
    re.IGNORECASE,
)


def caveats(article: Article) -> tuple[Entry, ...]:
    """The first few such sentences of the running text, in their order."""
    return tuple(_found(article))[:MOST]


def _found(article: Article) -> Iterator[Entry]:
    said = set()
    for sentence in sentences(article):
        text = sentence.text.strip()
        if sentence.section or text.endswith("?") or text in said or not _MARKS.search(text):
            continue
        said.add(text)
        yield Entry("", text, (sentence.line,))
