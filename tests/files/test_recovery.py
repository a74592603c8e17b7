"""A file that breaks names each broken item, and blames none that is whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counting import calls
from tests.files.big import question_file
from tutor.files.decode import decode
from tutor.files.sheet import Sheet

HEAD = "id: n\nsources:\n  - {id: s, title: S, design: review}\nterms:\n"
BREAKS = {
    "a colon": "  - term: t{n}\n    definition: one: two\n",
    "a cloze": "  - term: t{n}\n    definition: {{{{c1::x}}}} y\n",
    "an open quote": '  - term: t{n}\n    definition: "open\n',
    "an open apostrophe": "  - term: t{n}\n    definition: 'open\n",
    "an open bracket": "  - term: t{n}\n    also: [open\n    definition: x\n",
    "a tab": "  - term: t{n}\n\tdefinition: x\n",
    "a no-break space": "  - term: t{n}\n\u00a0\u00a0\u00a0\u00a0definition: x\n",
    "a bullet": "  • term: t{n}\n    definition: x\n",
    "no space": "  - term: t{n}\n    definition:x\n",
    "a key further in": "  - term: t{n}\n      definition: x\n",
    "an alias": "  - term: t{n}\n    definition: *a\n",
    "a tag": "  - term: t{n}\n    definition: !a b\n",
    "an escape": '  - term: t{n}\n    definition: "\\(x\\)"\n',
}
WHOLE = {
    "plain": "  - term: t{n}\n    definition: x\n",
    "in brackets": "  - {{term: t{n}, definition: x}}\n",
    "a block": '  - term: t{n}\n    definition: |\n      - no: item\n      "open\n',
    "quotes over lines": '  - term: t{n}\n    definition: "one\n      two: three\n\n      four"\n',
    "quotes that run to the left": '  - term: t{n}\n    definition: "one\n  - two"\n',
    "a comment": "  # - term: \"no\n  - term: t{n}   # 'none\n    definition: it's\n",
}
PARTS = st.lists(st.sampled_from([*(("broken", text) for text in BREAKS.values()), *(("whole", text) for text in WHOLE.values())]), min_size=1, max_size=8)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(parts=PARTS)
def test_each_broken_item_is_named_once_and_no_other(parts: list[tuple[str, str]]) -> None:
    text, spans = HEAD, []
    for number, (kind, part) in enumerate(parts):
        begin = text.count("\n") + 1
        text += part.format(n=number)
        if kind == "broken":
            spans.append(range(begin, text.count("\n") + 1))
    reading = decode(Sheet("n.yaml", text))
    lines = [problem.place.line for problem in reading.problems]

    assert (reading.file is None) is bool(spans)
    assert len(lines) == len(spans)
    assert all(line in span for line, span in zip(lines, spans, strict=True))


def test_the_rest_is_read_and_references_to_broken_items_are_not_blamed() -> None:
    text = (
        "id: n\nterms:\n  - term: a\n    definition: b: c\n  - term: d\n    defintion: e\n    requires: a\n"
        "claims:\n  - cause: a\n    increases: d\n    evidence: gone\n    depth: shallow\n"
    )
    reading = decode(Sheet("n.yaml", text))

    assert [(problem.code, problem.place.line) for problem in reading.problems] == [
        ("syntax", 4), ("unknown-key", 6), ("unknown-value", 12),
    ]  # fmt: skip


@pytest.mark.parametrize("head", ["term:\n", "terms: {\n", "  terms:\n"], ids=["unknown", "open", "indented"])
def test_a_broken_head_of_a_section_does_not_blame_its_items(head: str) -> None:
    reading = decode(Sheet("n.yaml", "id: n\ntitle: 'x' y\n" + head + "  - term: a\n    definition: b\n"))

    assert reading.problems[0].place.line == 2
    assert len(reading.problems) <= 2


@settings(max_examples=200, deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 4), st.sampled_from(["", "\n", ": ", "- ", '"', "'", "[", "{", "}", "\t", "\u00a0", "*a", "&a ", "---\n", "...\n", "%", "？", "\u2028", "\ufeff"])), min_size=1, max_size=8))  # fmt: skip
def test_any_damage_is_told_in_places_of_the_file(changes: list[tuple[int, int, str]]) -> None:
    text = question_file(3, 12)
    for at, gone, put in changes:
        at %= len(text) + 1
        text = text[:at] + put + text[at + gone :]
    sheet = Sheet("topic-0003.yaml", text)
    reading = decode(sheet)

    assert reading.file is not None or reading.problems
    for problem in reading.problems:
        assert 1 <= problem.place.line <= text.count("\n") + text.count("\r") + 2
        assert problem.place.column - 1 <= len(sheet.line(problem.place.line)) + 1
        assert problem.source == sheet.line(problem.place.line)


def test_a_large_broken_file_costs_no_more_than_its_length() -> None:
    def broken(items: int) -> Sheet:
        return Sheet("n.yaml", HEAD + "".join(f"  - term: t{n}\n    definition: one: two\n" for n in range(items)))

    assert len(decode(broken(20_000)).problems) >= 100
    assert calls(lambda: decode(broken(20_000))) < 5 * calls(lambda: decode(broken(5_000)))
