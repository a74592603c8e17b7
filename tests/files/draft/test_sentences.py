"""Where sentences end: abbreviations, figures, names, citations and quotations do not end them early."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.files.draft.sentences import split

DIVIDED = {
    "a title and et al.": ["Dr. Smith et al. found that 3.5 mg raised it by 12.4 % in mice.", "It did not in rats."],
    "citations stay with their sentence": ["The effect was large.[1][5]", "It faded by week 3.[2]"],
    "a citation without a space behind it": ["Cells died.[1,3]", "Other cells, however, lived.[4–6]"],
    "initials": ["“We asked,” says J. Nicholas Betley of the university.", "“It opens avenues.”"],
    "a quotation of two sentences": ["He said: “It works.", "It always has.”", "Others disagree."],
    "figures and numbers": ["The study (Fig. 2) used approx. 40 rats, e.g. Wistar rats, vs. 30 mice.", "No. 7 died."],
    "states": ["The U.S. Food and Drug Administration approved it.", "The U.S. is large."],
    "degrees, hours and months": ["Prof. Jane A. Doe, Ph.D., led it at 5 p.m. on Jan. 3, 2024.", "What next?", "Nobody knows!"],
    "species": ["E. coli and C. elegans were used.", "S. aureus was not."],
    "et al. at the end": ["It was shown by Kindel et al.", "The team used mice."],
    "an ellipsis inside": ["Was it the drug...or the diet?", "It was the diet."],
    "a letter that is a name": ["They lack vitamin D.", "Vitamin B12 vs. placebo, i.e. sugar pills."],
    "companies": ["The company, Acme Inc., makes it.", "Its rival is Foo Ltd.", "Both sell it."],
    "a question in quotes before who asks it": ["“Is it safe?” asks Dr. Lee.", "“Yes!” says Mrs. Kim."],
    "references by number": ["See refs. 3 and 4.", "Doses of 2 mg/kg/day (ca. 1 tsp.) worked."],
    "a sentence that begins small": ["It rises.", "mRNA falls."],
    "no spaces between sentences": ["神経は再生する。", "運動が助ける。"],
}  # fmt: skip


@pytest.mark.parametrize("case", DIVIDED)
def test_a_text_is_divided_where_its_sentences_end(case: str) -> None:
    told = DIVIDED[case]
    text = ("" if "no spaces" in case or "without a space" in case else " ").join(told)

    assert [text[start:end] for start, end in split(text)] == told


@given(st.text(alphabet='aB. !?…"“”)]([1]é\n\t3。', max_size=80))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = list(split(text))

    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
