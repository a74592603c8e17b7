"""Accepting, dropping, merging, rewording: what changes in the file, and that nothing else does."""

from __future__ import annotations

import subprocess
import sys
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest

from tests.files.drafted import FILE
from tutor.core.drafting import FRESH, Draft, Drafts, Slot, added, position
from tutor.core.problems import Refusal
from tutor.files.decode import read_question_file
from tutor.files.wordruns import Original
from tutor.files.writing import passages
from tutor.files.writing.accepting import accept, drop, merge, put_back, reword
from tutor.files.writing.adding import add
from tutor.files.writing.drafts import partners, read_drafts, tried
from tutor.files.writing.marked import drafted, stamp_of
from tutor.files.writing.remarks import DRAFT, remarks


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "questions" / "kelp.yaml"
    file.parent.mkdir()
    file.write_bytes(FILE.encode())
    return str(file)


def drafts(path: str) -> Drafts:
    return read_drafts(path)


def named(path: str, name: str) -> Draft:
    return next(draft for draft in read_drafts(path).drafts if draft.name.startswith(name))


def slot(draft: Draft, key: str, which: int = 0) -> Slot:
    return [one for one in draft.slots if one.key == key][which]


def difference(path: str, before: str = FILE) -> list[str]:
    """The lines that went (-) and came (+)."""
    after = Path(path).read_bytes().decode()
    return [line.rstrip("\n") for line in ndiff(before.splitlines(True), after.splitlines(True)) if line[0] in "-+"]


# ---- reading


def test_drafts_are_read_row_by_row_with_their_quote_their_lines_and_their_doubts(path: str) -> None:
    found = drafts(path)
    claim = named(path, "otters decreases urchins")

    assert (found.title, len(found.drafts), found.items, found.points) == ("The otter that holds up a forest", 8, 1, 1)
    assert [draft.name for draft in found.drafts[:3]] == ["keystone species", "urchin barren", "barren ground"]
    assert (claim.at, claim.quote, claim.doubts) == (
        (20,),
        "Where otters vanished, urchins multiplied.",
        "which island is not said",
    )
    assert [(one.key, one.text) for one in claim.slots] == [
        ("cause", "otters"), ("decreases", "urchins"), ("do", "otters left an island"), ("found", "urchins multiplied"), ("outcome", "increased"),
    ]  # fmt: skip


def test_the_passage_of_a_draft_is_read_once_for_all_of_its_rows(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def counted(self: Original, passages: Any, titles: Any = ()) -> None:
        made.append(passages)
        before(self, passages, titles)

    before = Original.__init__
    monkeypatch.setattr(Original, "__init__", counted)
    points = "".join(f"      - the point number {number}\n" for number in range(40))
    Path(path).write_text(FILE.replace("    points: [up to half a metre a day]\n", f"    points:\n{points}"))

    assert len(named(path, "How fast").slots) == 41
    assert len(made) <= len(drafts(path).drafts) * 2


def test_a_file_that_is_no_yaml_is_shown_as_broken_with_its_place(path: str) -> None:
    Path(path).write_text(FILE.replace("    at: [4]", "\tat: [4"))
    found = drafts(path)

    assert found.broken is not None
    assert (found.drafts, found.broken.place.line) == ((), 13)


def test_what_stands_around_a_passage_is_read_from_the_article_that_the_head_names(path: str, tmp_path: Path) -> None:
    article = "Otters dive.\nWhere otters vanished, urchins multiplied.  It took years.\n"
    (tmp_path / "kelp.txt").write_text(article)
    head = "# A draft of what was found in kelp.txt: nothing here is asked yet.\n"
    Path(path).write_text(head + FILE)
    draft = named(path, "otters decreases urchins")

    assert (draft.before, draft.after) == ("Otters dive.", "It took years.")
    assert (named(path, "urchin barren").before, named(path, "pups").after) == ("", "")


def test_a_key_point_of_an_article_is_a_draft_like_any_other(path: str) -> None:
    quote = "Otters hold up the whole kelp forest"
    text = FILE.replace("  - say: Where", f"  - say: {quote}\n    draft: true\n    quote: {quote}.\n  - say: Where")
    Path(path).write_text(text)
    draft = named(path, quote)
    assert tried(path, draft).problems[0].message == f"'say' takes over words of the article: '{quote}'"
    reword(path, draft, slot(draft, "say"), "The kelp hangs on the otters.")
    accept(path, draft := named(path, "The kelp"))

    assert (draft.kind, partners(path, named(path, "urchin barren"))[0].name) == ("key point", "barren ground")
    reading = read_question_file(path)
    assert reading.file is not None
    assert [point.say for point in reading.file.gist] == [
        "The kelp hangs on the otters.",
        "Where otters live, kelp grows.",
    ]


# ---- trying


def test_a_draft_is_tried_as_it_would_be_once_accepted(path: str) -> None:
    trial = tried(path, named(path, "keystone species"))

    assert not trial.blocked
    assert (trial.key, trial.cards) == ("kelp/keystone-species#name", 2)
    assert trial.face is not None
    assert "matter far more" in "".join(span.text for span in trial.face.prompt)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("urchin barren", "'definition' takes over words of the article: 'an urchin barren is sea floor …'"),
        ("What eats urchins?", "a faq needs an answer"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_said_and_blocks(path: str, name: str, says: str) -> None:
    draft = named(path, name)
    trial = tried(path, draft)

    assert trial.blocked
    assert any(says in problem.message for problem in trial.problems), trial.problems
    with pytest.raises(Refusal):
        accept(path, draft)
    assert difference(path) == []


def test_a_warning_is_told_at_its_line_and_does_not_block(path: str) -> None:
    draft = named(path, "otters decreases urchins")
    reword(path, draft, slot(draft, "cause"), "the sea otters of the outer coast of Alaska")
    trial = tried(path, named(path, "the sea otters"))

    assert not trial.blocked
    line = FILE.splitlines().index("  - cause: otters") + 1
    assert ("long-label", line) in [(problem.code, problem.place.line) for problem in trial.problems]


# ---- accepting


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        (
            "keystone species",
            [
                "+     # drafted",
                "-     draft: true      # drafted",
                "-     quote: >",
                "-       A keystone species is one whose effect on",
                "-       its community is far larger than expected.",
            ],
        ),
        ("barren ground", ["- @, draft: true, quote: barren ground is rock", "+ @"]),
        ("How fast", ["-     draft: true", "-     quote: Kelp can grow half a metre in a day."]),
        ("otters decreases urchins", ["-     draft: true", "-     quote: Where otters vanished, urchins multiplied."]),
    ],
)
def test_an_accepted_item_loses_draft_and_quote_and_nothing_else(path: str, name: str, changes: list[str]) -> None:
    accept(path, named(path, name))
    flow = "  - {term: barren ground, definition: 'Rock without weed, where urchins are many.', at: [12]"

    assert difference(path) == [line.replace("@", flow) + ("}" if "@" in line else "") for line in changes]
    assert not any(draft.name.startswith(name) for draft in read_drafts(path).drafts if draft.line == 0)


def test_the_key_after_a_leading_draft_moves_up_to_the_dash(path: str) -> None:
    draft = named(path, "urchin barren")
    reword(path, draft, slot(draft, "definition"), "Grazed rock: no weed, and hungry urchins.")
    accept(path, named(path, "urchin barren"))

    assert (
        "\n  - term: urchin barren\n    definition: 'Grazed rock: no weed, and hungry urchins.'\n    at: [9]\n\n"
        in Path(path).read_text()
    )


def test_all_can_be_accepted_and_then_the_file_is_whole(path: str) -> None:
    for name, key, text in (
        ("urchin barren", "definition", "Grazed rock where nothing is left to eat."),
        ("What eats urchins?", "answer", "otters"),
    ):
        reword(path, draft := named(path, name), slot(draft, key), text)
    while found := read_drafts(path).drafts:
        accept(path, found[0])
    reading = read_question_file(path)

    assert reading.problems == ()
    assert reading.file is not None
    assert len(reading.file.items) == 9
    assert not any(item.common.draft or item.common.quote for item in reading.file.items.values())
    assert Path(path).read_text().count("#") == FILE.count("#")


def test_line_ends_and_a_byte_order_mark_stay(path: str) -> None:
    Path(path).write_bytes(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode())
    for act in (
        lambda: accept(path, named(path, "keystone")),
        lambda: drop(path, named(path, "urchin barren")),
        lambda: reword(path, draft := named(path, "What eats"), slot(draft, "answer"), "otters"),
        lambda: merge(path, draft := named(path, "otters decreases"), partners(path, draft)[0].spot),
    ):
        act()
    content = Path(path).read_bytes()

    assert content.startswith(b"\xef\xbb\xbf# yaml")
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - term: kelp\n    draft: true   # ask Ada\n    definition: A weed.\n", "  - term: kelp\n    # ask Ada\n    definition: A weed.\n"),
        ("  - term: kelp\n    definition: A weed.\n    draft: true # ask Ada", "  - term: kelp\n    definition: A weed.\n    # ask Ada"),
        ("  -   draft: true # ask Ada\n      term: kelp\n      definition: A weed.\n", "  # ask Ada\n  -   term: kelp\n      definition: A weed.\n"),
        ("  - draft: true # ask Ada\n    # and Bea\n    quote: Brown. # or so\n    term: kelp\n    definition: A weed.\n", "  # ask Ada\n  # and Bea\n  # or so\n  - term: kelp\n    definition: A weed.\n"),
        ('  - "draft": true\n    term: kelp\n    definition: A weed.\n', "  - term: kelp\n    definition: A weed.\n"),
        ("  - {'draft': true, term: kelp, definition: A weed.}  # ask Ada\n", "  - {term: kelp, definition: A weed.}  # ask Ada\n"),
        ("  - {term: kelp,\n     draft: true,  # ask Ada\n     definition: A weed.}\n", "  - {term: kelp,  # ask Ada\n     definition: A weed.}\n"),
        (f"  - term: kelp\n    definition: A weed.\n    draft: true  # {DRAFT}\n", "  - term: kelp\n    definition: A weed.\n"),
    ],
    ids=["beside it", "at the end", "first, behind a wide dash", "first, among others", "in quotes", "in brackets", "in brackets over lines", "the program's own"],
)  # fmt: skip
def test_a_draft_in_any_layout_is_counted_and_accepted_and_no_comment_goes_with_it(
    tmp_path: Path, before: str, after: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"terms:\n{before}")
    assert drafted(str(tmp_path), ["a.yaml"]) == (("a.yaml", 1),)
    accept(str(path), read_drafts(str(path)).drafts[0])

    assert path.read_text() == f"terms:\n{after}"
    assert drafted(str(tmp_path), ["a.yaml"]) == ()


@pytest.mark.parametrize(
    "line",
    ["draft: false", "draft: true-ish", "a: 'draft: true'", "# draft: true", "overdraft: true", "draft: {a: true}", "note: the draft: true"],
)  # fmt: skip
def test_what_is_no_draft_is_not_counted(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.yaml").write_text(f"terms:\n  - term: kelp\n    {line}\n")

    assert drafted(str(tmp_path), ["a.yaml"]) == ()


# ---- dropping


def test_a_dropped_draft_is_gone_with_the_empty_line_that_set_it_apart(path: str) -> None:
    drop(path, named(path, "urchin barren"))

    lines = FILE.splitlines(True)

    assert Path(path).read_text() == "".join(lines[:21] + lines[27:])


def test_what_led_to_a_dropped_draft_is_gone_as_well(path: str) -> None:
    drop(path, named(path, "otters decreases urchins"))

    assert "-     about: [otters-decreases-urchins]" in difference(path)
    assert "+     items: [keystone-species]" in difference(path)


def test_a_draft_that_a_claim_is_about_is_not_dropped_before_that_claim(path: str) -> None:
    with pytest.raises(Refusal, match="the claim of 'pups' is about this one"):
        drop(path, named(path, "otters decreases urchins") and drafts(path).drafts[6])
    drop(path, named(path, "pups"))
    drop(path, drafts(path).drafts[6])

    assert [draft.name for draft in drafts(path).drafts][-1] == "otters decreases urchins"


def test_the_last_draft_of_a_section_takes_its_key_along_and_leaves_the_comments(path: str) -> None:
    for name in ("keystone", "urchin", "barren"):
        drop(path, named(path, name))
    text = Path(path).read_text()
    assert "terms:\n  # the important ones\n  - term: kelp\n" in text
    for name in ("How fast", "What eats"):
        drop(path, named(path, name))

    assert "\n\nfaqs:" not in Path(path).read_text()
    assert read_question_file(path).problems == ()


def test_a_key_given_twice_is_not_lost_with_what_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = (
        "terms:\n  - {term: kelp, definition: A weed., draft: true}\n  - {term: wrack, definition: Another weed.}\n"
        "faqs:\n  - {question: Who?, question: Who else?, requires: kelp, answer: otters}\n"
    )
    path.write_text(text)

    with pytest.raises(Refusal, match="without touching the rest"):
        drop(str(path), read_drafts(str(path)).drafts[0])
    assert path.read_text() == text


def test_an_invisible_letter_goes_with_the_quote_that_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("terms:\n  - term: kelp\n    definition: A weed.\n    draft: true\n    quote: Brown\u200b algae.\n")
    accept(str(path), read_drafts(str(path)).drafts[0])

    assert path.read_text() == "terms:\n  - term: kelp\n    definition: A weed.\n"


# ---- merging


def test_two_claims_of_one_link_become_one_with_the_evidence_lines_and_conditions_of_both(path: str) -> None:
    draft = drafts(path).drafts[6]
    (other,) = partners(path, draft)
    merge(path, draft, other.spot)
    (claim, pups) = drafts(path).drafts[5:]

    assert (claim.name, claim.at, claim.quote) == (
        "otters decreases urchins", (20, 22, 23), "Where otters vanished, urchins multiplied. … Otters came back and urchins became few.",
    )  # fmt: skip
    assert [one.text for one in claim.slots if one.key in ("do", "when")] == [
        "otters left an island",
        "otters came back",
        "in summer",
    ]
    assert [one.text for one in pups.slots] == ["pups", "otters-decreases-urchins"]
    assert not any(one.key == "about" for one in claim.slots)


def test_a_term_gives_its_name_to_the_other(path: str) -> None:
    draft = named(path, "barren ground")
    others = partners(path, draft)
    merge(path, draft, next(one for one in others if one.name == "kelp").spot)

    assert others[0].name == "urchin barren"
    assert "+     also: [barren ground]" in difference(path)
    assert "+     at: [12]" in difference(path)


@pytest.mark.parametrize(
    ("head", "key", "kept"),
    [("defaults: {evidence: [b, c]}\n", "evidence", "[b, c, a]"), ("", "evidence", "[a]"), ("defaults: {tags: x}\n", "evidence", "[a]")],
)  # fmt: skip
def test_a_merge_keeps_the_evidence_that_an_item_has_by_default(tmp_path: Path, head: str, key: str, kept: str) -> None:
    path = tmp_path / "a.yaml"
    claim = "  - cause: otters\n    decreases: urchins\n"
    sources = "sources:\n" + "".join(f"  - {{id: {id}, title: A study of kelp {id}}}\n" for id in "abc")
    text = f"{head}{sources}claims:\n{claim}{claim}    id: more\n    evidence: a\n    draft: true\n"
    path.write_text(text)
    (draft,) = read_drafts(str(path)).drafts
    merge(str(path), draft, partners(str(path), draft)[0].spot)

    assert path.read_text() == f"{head}{sources}claims:\n{claim}    evidence: {kept}\n"


def test_a_merge_takes_the_only_source_along(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    head = "sources: [{id: a, title: A study of kelp}]\nterms:\n  - term: kelp\n    definition: A weed.\n"
    path.write_text(f"{head}  - term: alga\n    definition: A weed.\n    sources: []\n    draft: true\n")
    (draft,) = read_drafts(str(path)).drafts
    merge(str(path), draft, partners(str(path), draft)[0].spot)

    assert path.read_text() == f"{head}    also: [alga]\n"


def test_the_words_of_an_article_are_not_merged_into_an_accepted_item(path: str) -> None:
    draft = named(path, "urchin barren")
    into = next(one for one in partners(path, draft) if one.name == "kelp")
    with pytest.raises(Refusal, match="'definition' takes over words of the article"):
        merge(path, draft, into.spot)

    assert difference(path) == []


def test_claims_said_of_different_things_stay_two(path: str) -> None:
    draft = drafts(path).drafts[6]
    reword(path, draft, slot(draft, "cause"), "otters ")
    Path(path).write_text(
        Path(path).read_text().replace("    when: [in summer]\n", "    in: Alaska\n    hedged: true\n")
    )
    draft = drafts(path).drafts[6]
    before = Path(path).read_text()
    with pytest.raises(Refusal, match="these are two claims: no 'in' and 'in: Alaska'"):
        merge(path, draft, partners(path, draft)[0].spot)

    assert Path(path).read_text() == before


# ---- rewording


@pytest.mark.parametrize(
    ("name", "key", "text", "changes"),
    [
        ("keystone", "definition", "One kind: many hang on it # all", ["-     definition: |", "-       Species that matter far more", "-       than their numbers suggest.", "+     definition: 'One kind: many hang on it # all'"]),
        ("How fast", "points", "50 cm, a day", ["-     points: [up to half a metre a day]", "+     points: ['50 cm, a day']"]),
        ("What eats", "answer", "Otters do.", ["+     answer: Otters do."]),
        ("otters decreases urchins", "found", "there were: more", ["-         found: urchins multiplied", "+         found: 'there were: more'"]),
        ("otters decreases urchins", "outcome", "", ["-         outcome: increased"]),
    ],
)  # fmt: skip
def test_a_row_is_reworded_where_it_stands(path: str, name: str, key: str, text: str, changes: list[str]) -> None:
    draft = named(path, name)
    reword(path, draft, slot(draft, key), text)

    assert sorted(difference(path)) == sorted(changes)
    again = named(path, name)
    assert [one.text for one in again.slots if one.key == key] == ([text] if text else [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("increases", ["-     decreases: urchins", "+     increases: urchins"]),
        ("increases: kelp", ["-     decreases: urchins", "+     increases: kelp"]),
        ("does not affect: kelp", ["-     decreases: urchins", "+     does-not-affect: kelp"]),
    ],
)
def test_another_relation_is_written_into_its_row(path: str, text: str, lines: list[str]) -> None:
    draft = named(path, "otters decreases urchins")
    reword(path, draft, slot(draft, "decreases"), text)

    assert set(lines) <= set(difference(path))
    assert not [line for line in difference(path) if "verb" in line or "evidence" in line]


def test_a_relation_put_in_beside_another_takes_its_place(path: str) -> None:
    draft = named(path, "otters decreases urchins")
    reword(path, draft, *added("increases: kelp"))

    assert {"-     decreases: urchins", "+     increases: kelp"} <= set(difference(path))


def test_an_effect_that_only_begins_like_a_relation_is_text(path: str) -> None:
    draft = named(path, "otters decreases urchins")
    reword(path, draft, slot(draft, "decreases"), "causes of decline")

    assert "+     decreases: causes of decline" in difference(path)


# ---- undoing, and other hands in the same file


def test_every_act_is_undone_to_the_byte(path: str) -> None:
    draft = named(path, "How fast")
    changes = [
        accept(path, named(path, "keystone")),
        drop(path, named(path, "urchin")),
        reword(path, draft, slot(draft, "points"), "fast"),
    ]
    for change in reversed(changes):
        put_back(change)

    assert Path(path).read_bytes() == FILE.encode()


def test_what_was_changed_since_is_not_undone(path: str) -> None:
    change = accept(path, named(path, "keystone"))
    Path(path).write_text(Path(path).read_text() + "# more\n")
    with pytest.raises(Refusal, match="was changed since"):
        put_back(change)


def test_an_item_that_moved_is_found_and_one_that_changed_is_left_alone(path: str) -> None:
    draft, other = named(path, "barren ground"), named(path, "What eats")
    Path(path).write_text(
        FILE.replace("terms:\n", "terms:\n  - {term: sea, definition: Salt water.}\n").replace("What eats", "Who eats")
    )
    drop(path, draft)
    assert "barren ground" not in Path(path).read_text()
    with pytest.raises(Refusal, match="changed meanwhile"):
        drop(path, other)


def test_files_with_drafts_are_found_without_reading_them(path: str, tmp_path: Path) -> None:
    (tmp_path / "questions" / "done.yaml").write_text(
        "terms:\n  - {term: sea, definition: 'draft: true'}\n# draft: true\n"
    )

    assert drafted(str(tmp_path), ["questions/done.yaml", "questions/gone.yaml", "questions/kelp.yaml"]) == (
        ("questions/kelp.yaml", 8),
    )
    assert (bool(stamp_of(path)), stamp_of(path + "x")) == (True, "")


def test_the_drafters_doubts_go_with_the_draft_and_the_authors_note_stays(tmp_path: Path) -> None:
    head = "terms:\n"
    item = "  - term: {name}\n    definition: A word of one's own.\n    draft: true\n    quote: Something else.\n    note: {note}\n"
    path = tmp_path / "a.yaml"
    path.write_text(
        head
        + item.format(name="kelp", note="(draft) not placed")
        + item.format(name="wrack", note="ask Ada for the (draft) version")
    )
    for _ in range(2):
        accept(str(path), read_drafts(str(path)).drafts[0])

    assert "not placed" not in path.read_text()
    assert "    note: ask Ada for the (draft) version\n" in path.read_text()


def test_a_row_that_would_change_another_is_refused(tmp_path: Path) -> None:
    """The empty lines at the end of a text that keeps them belong to it: nothing can be put in before them."""
    path = tmp_path / "a.yaml"
    text = "terms:\n  - term: kelp\n    draft: true\n    definition: |+\n      A weed.\n\n\n  - term: wrack\n    definition: Another.\n"
    path.write_text(text)
    row, words = added("clue: it is brown")

    with pytest.raises(Refusal, match="without touching the rest"):
        reword(str(path), read_drafts(str(path)).drafts[0], row, words)
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("section", "row", "line"),
    [
        ("claims", "via: [more light, [less fear, warmth]]", "via: [more light, [less fear, warmth]]"),
        ("claims", "when: [in summer, at night]", "when: [in summer, at night]"),
        ("claims", "misread: [{say: Naps are sleep., why: They are short.}]", "misread: - say: Naps are sleep.\n        why: They are short."),
        ("claims", "at: [3, 4]", "at: [3, 4]"),
        ("claims", "dose: [20 min]", "dose: '[20 min]'"),
        ("claims", "hedged: true", "hedged: true"),
        ("claims", "limits: [Ca2+] was not measured", "limits: '[Ca2+] was not measured'"),
        ("faqs", "points: [one, 'two, or three']", "points: [one, 'two, or three']"),
        ("faqs", "wrong: [{say: a, why: b}, c]", "wrong: - say: a\n        why: b - c"),
        ("faqs", "within: 5", "within: 5"),
        ("faqs", "within: 2.5", "within: 2.5"),
        ("faqs", "number: 25", "number: '25'"),
        ("terms", "also: [nori, wrack]", "also: [nori, wrack]"),
        ("terms", "clue: [sic] as written", "clue: '[sic] as written'"),
    ],
)  # fmt: skip
def test_a_row_is_typed_as_it_would_stand_in_the_file(tmp_path: Path, section: str, row: str, line: str) -> None:
    needed = {"claims": "cause: naps\n    increases: word recall", "faqs": "question: Who?\n    answer: otters", "terms": "term: kelp\n    definition: A weed."}  # fmt: skip
    path = tmp_path / "a.yaml"
    path.write_text(f"{section}:\n  - {needed[section]}\n    draft: true\n")
    slot, text = added(row)
    reword(str(path), read_drafts(str(path)).drafts[0], slot, text)

    assert (
        path.read_text().replace("\n      - ", " - ")
        == f"{section}:\n  - {needed[section]}\n    {line}\n    draft: true\n"
    )


def test_a_row_that_is_there_is_reworded_to_a_list_or_a_number(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "claims:\n  - cause: naps\n    increases: recall\n    via: light\n    draft: true\nfaqs:\n  - {question: Who?, number: 5, within: 1, draft: true}\n"
    )
    claim = next(one for one in read_drafts(str(path)).drafts if one.kind == "claim")
    reword(str(path), claim, slot(claim, "via"), "[light, less fear]")
    faq = next(one for one in read_drafts(str(path)).drafts if one.kind == "faq")
    reword(str(path), faq, slot(faq, "within"), "2")

    assert "    via: [light, less fear]\n" in path.read_text()
    assert "within: 2, draft" in path.read_text()


@pytest.mark.parametrize(("row", "said"), [("instatus: foo", "'instatus' is not a key"), ("depth: deepest", "'depth' cannot be 'deepest'"), ("hedged: perhaps", "'hedged' is")])  # fmt: skip
def test_a_row_that_cannot_be_read_is_refused_before_it_is_written(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "a.yaml"
    text = "claims:\n  - cause: naps\n    increases: word recall\n    draft: true\n    quote: Napping helps.\n"
    path.write_text(text)
    slot, words = added(row)

    with pytest.raises(Refusal, match=said):
        reword(str(path), read_drafts(str(path)).drafts[0], slot, words)
    assert path.read_text() == text


def test_what_an_author_noted_stays_where_it_was_joined_with_a_doubt(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    claim = "  - cause: naps\n    increases: recall\n    verb: {}\n    draft: true\n    note: {}\n"
    path.write_text(
        "claims:\n" + claim.format("raise", "(draft) not placed") + claim.format("lift\n    id: b", "ask Ada")
    )
    draft = read_drafts(str(path)).drafts[1]
    merge(str(path), draft, partners(str(path), draft)[0].spot)
    (draft,) = read_drafts(str(path)).drafts
    assert draft.doubts == "ask Ada; merged with verb: lift; (draft) not placed"
    accept(str(path), draft)

    assert (
        path.read_text()
        == "claims:\n  - cause: naps\n    increases: recall\n    verb: raise\n    note: 'ask Ada; merged with verb: lift'\n"
    )


def test_the_article_is_folded_once_for_all_drafts(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []

    def counted(text: str) -> str:
        folded.append(text)
        return before(text)

    before = passages._folded
    monkeypatch.setattr(passages, "_folded", counted)
    (tmp_path / "kelp.txt").write_text("".join(f"Otters dive {number} times.\n\n" for number in range(200)))
    Path(path).write_text(f"# A draft of what was found in kelp.txt: nothing here is asked yet.\n{FILE}")

    assert len(drafts(path).drafts) == len(drafts(path).drafts) == 8
    assert len(folded) <= 200 + 4 * 8


@pytest.mark.parametrize(
    ("section", "first", "second"),
    [
        ("faqs", "question: Who?\n    right: otters\n    wrong: [orcas]", "question: Who eats?\n    right: otters\n    wrong: [gulls]"),
        ("faqs", "question: How much?\n    number: 25 %\n    within: 5", "question: How much then?\n    number: 25 %\n    within: 1"),
        ("gist", "say: Otters eat urchins.", "say: Kelp grows where otters are."),
    ],
    ids=["a wrong option", "a tolerance", "a key point"],
)  # fmt: skip
def test_what_a_merge_would_lose_is_refused(tmp_path: Path, section: str, first: str, second: str) -> None:
    path = tmp_path / "a.yaml"
    text = f"{section}:\n  - {first}\n    draft: true\n  - {second}\n    draft: true\n"
    path.write_text(text)
    one, other = read_drafts(str(path)).drafts

    with pytest.raises(Refusal):
        merge(str(path), one, other.spot)
    assert path.read_text() == text


def test_two_programs_that_write_at_once_lose_no_act(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "terms:\n" + "".join(f"  - term: word {n}\n    definition: The {n}th.\n    draft: true\n" for n in range(24))
    )
    code = (
        "import sys\n"
        "from tutor.core.problems import Refusal\n"
        "from tutor.files.writing.accepting import accept\n"
        "from tutor.files.writing.drafts import read_drafts\n"
        "path, rest = sys.argv[1], int(sys.argv[2])\n"
        "for number in range(rest, 24, 2):\n"
        "    while True:\n"
        "        draft = next(each for each in read_drafts(path).drafts if each.name == f'word {number}')\n"
        "        try:\n"
        "            accept(path, draft)\n"
        "            break\n"
        "        except Refusal:\n"
        "            pass\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", code, str(path), str(rest)]) for rest in (0, 1)]

    assert [each.wait() for each in both] == [0, 0]
    assert "draft" not in path.read_text()


# ---- an item of one's own


@pytest.mark.parametrize(
    ("fresh", "rows"),
    [
        ("a term: a name, and what it means", [("term", "new term"), ("definition", "what it means, in one sentence")]),
        ("a faq: a question, and its answer", [("question", "new question?"), ("answer", "what must be said")]),
        ("a claim: … prevents …", [("cause", "new cause"), ("prevents", "new effect")]),
    ],
)
def test_an_item_of_ones_own_is_begun_from_a_passage_filled_in_and_accepted(
    path: str, fresh: str, rows: list[tuple[str, str]]
) -> None:
    origin = named(path, "otters decreases urchins")
    change = add(path, origin, next(one for one in FRESH if one.told == fresh))
    found = drafts(path)
    assert change.now is not None
    draft = found.drafts[found.again(change.now)]

    assert [(one.key, one.text, one.open) for one in draft.slots] == [(*row, True) for row in rows]
    assert (draft.at, draft.quote) == (origin.at, origin.quote)
    assert tried(path, draft).blocked
    with pytest.raises(Refusal, match="stands there from the template"):
        accept(path, draft)
    for key, text in zip([key for key, _ in rows], ("sea stars of the coast", "few mussels are left"), strict=True):
        reword(path, draft, slot(draft, key), text)
        draft = drafts(path).drafts[-1] if key in ("cause", "prevents") else named(path, "sea stars")
    accept(path, draft)
    reading = read_question_file(path)
    assert not [problem for problem in reading.problems if problem.code == "placeholder"]
    assert "sea stars of the coast" in Path(path).read_text()


def test_several_are_begun_and_each_is_undone_to_the_byte(path: str) -> None:
    origin = named(path, "otters decreases urchins")
    changes = [add(path, origin, fresh) for fresh in FRESH for _ in range(2)]
    assert not any(problem.code == "duplicate-id" for problem in read_question_file(path).problems)
    for change in reversed(changes):
        put_back(change)

    assert Path(path).read_bytes() == FILE.encode()


NAMED = """\
terms:
  - id: neuropil
    term: neuropil
    definition: Felt of fibres.
    draft: true
  - id: mine
    term: gyrus
    definition: A fold.
    requires: neuropil
    draft: true
claims:
  - id: sleep-enables-memory
    cause: sleep
    enables: memory
    draft: true
  - id: light-enables-memory-2
    cause: light
    enables: memory
    draft: true
  - id: light-enables-memory
    cause: light
    enables: memory
    when: at noon
  - id: noise
    cause: noise
    weakens: sleep-enables-memory
    draft: true
"""


@pytest.mark.parametrize(
    ("name", "key", "text", "changes"),
    [
        ("neuropil", "term", "felt of the brain", ["-   - id: neuropil", "-     term: neuropil", "-     requires: neuropil", "+   - id: felt-of-the-brain", "+     term: felt of the brain", "+     requires: felt-of-the-brain"]),
        ("neuropil", "definition", "Fibres.", ["-     definition: Felt of fibres.", "+     definition: Fibres."]),
        ("gyrus", "term", "sulcus", ["-     term: gyrus", "+     term: sulcus"]),
        ("sleep", "enables", "learning", ["-   - id: sleep-enables-memory", "-     enables: memory", "-     weakens: sleep-enables-memory", "+   - id: sleep-enables-learning", "+     enables: learning", "+     weakens: sleep-enables-learning"]),
        ("light", "cause", "sleep", ["-   - id: light-enables-memory-2", "-     cause: light", "+   - id: sleep-enables-memory-2", "+     cause: sleep"]),
        ("neuropil", "term", "…", ["-     term: neuropil", "+     term: …"]),
    ],
)  # fmt: skip
def test_the_id_of_a_draft_follows_its_wording_and_one_of_its_own_stays(
    tmp_path: Path, name: str, key: str, text: str, changes: list[str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(NAMED)
    draft = named(str(path), name)
    reword(str(path), draft, slot(draft, key), text)

    assert sorted(difference(str(path), NAMED)) == sorted(changes)


def test_a_row_that_an_item_is_made_of_is_not_taken_out(path: str) -> None:
    for name, key in (("keystone", "term"), ("otters decreases", "cause"), ("otters decreases", "decreases")):
        draft = named(path, name)
        with pytest.raises(Refusal, match=f"cannot be without '{key}'"):
            reword(path, draft, slot(draft, key), " ")

    assert difference(path) == []


@pytest.mark.parametrize("broken", ["\n", "\r\n"])
def test_the_drafters_lines_at_the_head_go_with_the_last_draft_and_an_authors_stay(tmp_path: Path, broken: str) -> None:
    head = ["# yaml-language-server: $schema=a.json", *(f"# {line}" for line in remarks("my article.txt", "a"))]
    item = "  - {term: NAME, definition: A word of its own., draft: true}"
    own = [
        "# nothing here is asked yet.",
        "",
        "id: a",
        "terms:",
        "  # A draft of what was found in x: nothing here is asked yet.",
    ]
    lines = [*head, *own, item.replace("NAME", "kelp"), item.replace("NAME", "wrack"), ""]
    path = tmp_path / "a.yaml"
    path.write_bytes(broken.join(lines).encode())
    accept(str(path), read_drafts(str(path)).drafts[0])
    assert path.read_bytes().decode().split(broken)[: len(head)] == head
    change = accept(str(path), read_drafts(str(path)).drafts[0])

    assert path.read_bytes().decode().split(broken)[: 1 + len(own)] == [head[0], *own]
    put_back(change)
    assert path.read_bytes().decode().split(broken)[: len(head)] == head


def test_a_place_in_the_round_counts_those_that_are_none_any_more() -> None:
    for gone in ((), (0,), (2, 0), (4, 1, 3)):
        left = [place for place in range(6) if place not in gone]
        assert [position(at, gone) for at in range(len(left))] == left
