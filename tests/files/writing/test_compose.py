"""What is written for an author reads back as the same values, and looks as an author would write it."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from tutor.files.sheet import HIDDEN
from tutor.files.writing.compose import Part, item, question_file, scalar

ODD = st.sampled_from(
    ["no", "1:30", "a: b", "a #b", "- a", "{x}", "[x", "it's", "% x", "x:", "x\ny", " x", "=", "~", "007", "1e3", "'", '"q"', "? x", "-", "--- a", "<<", "\ta", "a\\b"]
)  # fmt: skip
TEXTS = st.one_of(
    ODD, st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1).map(lambda text: HIDDEN.sub("", text) or "x")
)  # fmt: skip
NAMES = st.sampled_from(["term", "points", "via", "at", "definition"])
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NAMES, inner, min_size=1, max_size=3),
    max_leaves=6,
)


def _read(text: str) -> object:
    return yaml.load(text, yaml.BaseLoader)


@given(TEXTS)
def test_any_text_reads_back(text: str) -> None:
    assert _read(f"key: {scalar(text)}\n") == {"key": text}
    assert _read("\n".join(item({"also": [text, text]}))) == [{"also": [text, text]}]


@given(st.dictionaries(NAMES, VALUES, min_size=1), st.lists(st.dictionaries(NAMES, VALUES, min_size=1), max_size=3))
def test_any_file_reads_back(head: dict[str, object], parts: list[dict[str, object]]) -> None:
    written = question_file(head, {"terms": [Part(each, ("a note\nin two lines",)) for each in parts]}, ("for you",))  # type: ignore[arg-type]
    assert _read(written) == {**head, **({"terms": parts} if parts else {})}


def test_it_looks_as_an_author_would_write_it() -> None:
    written = question_file(
        {"id": "otters", "article": {"title": "Otters: a story", "url": "https://tidepool.example/a"}},
        {
            "terms": [Part({"term": "urchin barren", "definition": "Sea floor, grazed bare.", "draft": True, "at": [3, 9]})],
            "faqs": [],
            "claims": [
                Part(
                    {
                        "cause": "sea otters", "decreases": "sea urchins", "via": [["more hunting", "fear"], "fewer young"],
                        "evidence": [{"do": "otters vanish", "found": "urchins multiply", "outcome": "increased"}],
                    },
                    ("as in line 3",),
                )
            ],
        },
        ("Drafted.",),
    )  # fmt: skip
    assert written == (
        "# Drafted.\n"
        "id: otters\n\n"
        "article:\n"
        "  title: 'Otters: a story'\n"
        "  url: https://tidepool.example/a\n\n"
        "terms:\n"
        "  - term: urchin barren\n"
        "    definition: Sea floor, grazed bare.\n"
        "    draft: true\n"
        "    at: [3, 9]\n\n"
        "claims:\n"
        "  # as in line 3\n"
        "  - cause: sea otters\n"
        "    decreases: sea urchins\n"
        "    via: [[more hunting, fear], fewer young]\n"
        "    evidence:\n"
        "      - do: otters vanish\n"
        "        found: urchins multiply\n"
        "        outcome: increased\n"
    )


def test_what_no_file_may_hold_is_left_out() -> None:
    assert scalar("a\x1b[31m\u202eb") == "a[31mb"
