"""From cards and the ledger to a package: what is new, what changed, what Anki leaves where it is, and what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anki import samples
from tutor.anki.export import Export, ExportCard, build
from tutor.anki.naming import guid, note_id
from tutor.anki.note import Note
from tutor.anki.notetype import FIELDS
from tutor.core.exported import Exported
from tutor.core.faces import Recall
from tutor.core.problems import Refusal
from tutor.core.text import words

NOW, MINUTE = 1_764_100_000_000, 60_000
OTTERS = "kelp/otters-urchins#effect"


def said(export: Export, key: str) -> dict[str, str]:
    """The fields of one card's note by name."""
    return dict(zip(FIELDS, note(export, key).fields, strict=True))


def note(export: Export, key: str) -> Note:
    return next(each for each in export.package.notes if each.guid == guid(key))


def radio(text: str) -> str:
    """An option of which one is chosen."""
    return f'<label class="tappable"><input type="radio" name="option"><span>{text}</span></label>'


def tick(text: str) -> str:
    """An option or a point beside which others may be ticked."""
    return f'<label class="tappable"><input type="checkbox"><span>{text}</span></label>'


def options(*lines: str) -> str:
    return f"<ol>{''.join(f'<li value={number}>{line}</li>' for number, line in enumerate(lines, 1))}</ol>"


def remembered(export: Export) -> dict[str, Exported]:
    return {entry.guid: entry for entry in export.record}


def plain(key: str, answer: str = "yes", **more: object) -> ExportCard:
    return samples.card(key, samples.face(key, "question", words("?"), Recall(), answer=answer), **more)


@pytest.mark.parametrize(
    ("key", "field", "html"),
    [
        ("kelp/keystone-species#name", "Typed", "keystone species"),
        ("kelp/keystone-species#name", "Answer", "keystone species"),
        (OTTERS, "Typed", "sea urchins spiny ones"),
        (OTTERS, "Answer", "sea urchins"),
        (OTTERS, "Because", "An otter eats about a quarter of its weight a day, and urchins are easy prey."),
        (OTTERS, "Chain", "sea otters ┄→ fewer grazers → sea urchins"),
        (OTTERS, "Source", "Science, 1998; read in The otter that holds up a forest"),
        (OTTERS, "Label", "claim"),
        (OTTERS, "Id", OTTERS),
        ("kelp/weight-eaten-a-day#answer", "Typed", "25 %"),
        ("kelp/otters-urchins#support", "Front", "Sea otters hold down sea urchins.<br>How well is it supported?"),
        (
            "kelp/otters-urchins#support", "Options",
            options(radio("shown directly"), radio("reported by reviews"), radio("goes together only"), radio("open")),
        ),
        ("kelp/otters-urchins#support", "Answer", "<ol><li value=3>goes together only</li></ol>"),
        ("kelp/grazers#answer", "Answer", "<ol><li value=1>sea urchins</li><li value=2>abalones</li></ol>"),
        ("kelp/grazers#answer", "Evidence", "<dl><div><dt>not 3</dt><dd>they eat the grazers</dd></div></dl>"),
        (
            "kelp/without-removing#answer", "Answer",
            f"<ul><li>{tick('hunting had cleared some islands of otters and spared others')}</li><li>{tick('kelp where otters lived, barrens where they did not')}</li></ul>"
            '<div class="aside">also: the islands are alike otherwise</div>',
        ),
        (
            "kelp/collapse#answer", "Options",
            "<ol><li value=1>urchins multiply</li><li value=2>orcas take otters</li><li value=3>the kelp is grazed bare</li></ol>",
        ),
        (
            "kelp/collapse#answer", "Answer",
            '<ol><li value=2>orcas take otters&emsp;<span class="remark">1990</span></li><li value=1>urchins multiply&emsp;<span class="remark">1993</span>'
            '</li><li value=3>the kelp is grazed bare&emsp;<span class="remark">1997</span></li></ol>',
        ),
        ("kelp/starving-urchins#answer", "Options", options(radio("sound"), radio("flawed"))),
        ("kelp/grazers#answer", "Options", options(*map(tick, ("sea urchins", "abalones", "sea otters", "orcas")))),
        (
            "kelp/starving-urchins#answer", "Answer",
            '<ol><li value=2>flawed</li></ol><div class="aside">Urchins get by for years on scraps, so a barren lasts until something eats them.</div>',
        ),
        ("kelp/keystone-species#define", "Answer", "Species whose effect on its community is far larger than its numbers would suggest."),
        ("kelp/growth-law#answer", "Because", r"It spreads like heat: \(x = \sqrt{2Dt}\)."),
    ],
)  # fmt: skip
def test_every_form_of_card_has_its_fields(key: str, field: str, html: str) -> None:
    assert said(build(samples.CARDS, {}, NOW), key)[field] == html


def test_the_evidence_is_a_grid_with_the_outcomes_in_a_column_of_their_own() -> None:
    evidence = said(build(samples.CARDS, {}, NOW), OTTERS)["Evidence"]

    assert evidence.startswith(
        '<dl><div><dt>tried</dt><dd class="pairs"><div class="line"><span>otters vanish from an island&emsp;</span>'
        '<span class="remark">→ urchins increased</span></div>'
    )
    assert "<div><dt>support</dt><dd><b>goes together only</b>: islands with and without otters</dd></div>" in evidence


def test_a_first_export_is_all_new_and_remembered_as_of_now() -> None:
    export = build(samples.CARDS, {}, NOW)

    assert (export.notes, export.new, export.changed, export.unchanged) == (10, 10, 0, 0)
    assert {(entry.changed_at, entry.first_at, entry.deck, entry.typing) for entry in export.record} == {
        (NOW, NOW, samples.DECK, "desktop")
    }
    assert {note.mod for note in export.package.notes} == {NOW // 1000}


def test_the_same_cards_later_are_the_same_package_and_nothing_to_remember() -> None:
    first = build(samples.CARDS, {}, NOW)
    again = build(samples.CARDS, remembered(first), NOW + MINUTE)

    assert again.package == first.package
    assert (again.new, again.changed, again.unchanged, again.record) == (0, 0, 10, ())


def test_a_changed_answer_changes_one_note_and_its_mod() -> None:
    ledger = remembered(build([plain("kelp/a#answer"), plain("kelp/b#answer")], {}, NOW))
    export = build([plain("kelp/a#answer", "no"), plain("kelp/b#answer")], ledger, NOW + MINUTE)

    assert (export.new, export.changed, export.unchanged) == (0, 1, 1)
    assert [entry.guid for entry in export.record] == [guid("kelp/a#answer")]
    assert (export.record[0].changed_at, export.record[0].first_at) == (NOW + MINUTE, NOW)
    assert (note(export, "kelp/a#answer").mod, note(export, "kelp/b#answer").mod) == (
        (NOW + MINUTE) // 1000,
        NOW // 1000,
    )


def test_a_change_is_newer_than_the_last_one_even_when_the_clock_went_back() -> None:
    ledger = remembered(build([plain("kelp/a#answer")], {}, NOW))
    export = build([plain("kelp/a#answer", "no")], ledger, NOW - MINUTE)

    assert note(export, "kelp/a#answer").mod == NOW // 1000 + 1


def test_a_renamed_card_is_the_note_it_was() -> None:
    before = build([plain("kelp/old#answer")], {}, NOW)
    after = build([plain("kelp/new#answer", oldest="kelp/old#answer")], remembered(before), NOW + MINUTE)

    assert after.package == before.package
    assert after.package.notes[0].id == note_id(guid("kelp/old#answer"))


def test_two_cards_that_claim_one_old_name_are_refused() -> None:
    with pytest.raises(Refusal, match="'kelp/a#answer' and 'kelp/b#answer' were both called 'kelp/old#answer' once"):
        build(
            [plain("kelp/a#answer", oldest="kelp/old#answer"), plain("kelp/b#answer", oldest="kelp/old#answer")],
            {},
            NOW,
        )


def test_a_card_that_two_decks_hold_goes_to_the_first_one_named() -> None:
    export = build([plain("kelp/a#answer", deck="Kelp"), plain("kelp/a#answer", deck="Everything")], {}, NOW)

    assert [note.deck for note in export.package.notes] == ["Kelp"]


def test_a_card_whose_deck_changed_is_said_to_stay_where_anki_has_it() -> None:
    ledger = remembered(build([plain("kelp/a#answer", deck="Kelp"), plain("kelp/b#answer", deck="Kelp")], {}, NOW))
    export = build([plain("kelp/a#answer", deck="Sea"), plain("kelp/b#answer", deck="Kelp")], ledger, NOW + MINUTE)

    assert [(left.deck, left.notes, left.search) for left in export.stays] == [
        ("Kelp", 1, f"nid:{note_id(guid('kelp/a#answer'))}")
    ]
    assert [entry.moved_to for entry in export.record] == ["Sea"]


def test_what_anki_keeps_is_new_to_the_learner_once() -> None:
    first = [plain("kelp/a#answer"), plain("kelp/b#answer"), plain("kelp/c#answer")]
    ledger = remembered(build(first, {}, NOW))
    fewer = [plain("kelp/a#answer"), plain("kelp/b#answer", deck="Sea")]
    told = build(fewer, ledger, NOW + MINUTE)
    ledger |= remembered(told)
    again = build(fewer, ledger, NOW + 2 * MINUTE)

    assert told.gone_anew == told.gone == again.gone
    assert told.stays_anew == told.stays == again.stays
    assert (again.gone_anew, again.stays_anew, again.record) == ((), (), ())

    ledger |= remembered(build(first, ledger, NOW + 3 * MINUTE))
    once_more = build(fewer, ledger, NOW + 4 * MINUTE)

    assert (once_more.gone_anew, once_more.stays_anew) == (told.gone, told.stays)


def test_a_card_that_is_gone_from_its_deck_is_named_with_a_search() -> None:
    ledger = remembered(
        build([plain("kelp/a#answer"), plain("kelp/b#answer"), plain("moss/c#answer", deck="Moss")], {}, NOW)
    )
    export = build([plain("kelp/a#answer")], ledger, NOW + MINUTE)

    assert [(left.deck, left.notes, left.search) for left in export.gone] == [
        (samples.DECK, 1, f"nid:{note_id(guid('kelp/b#answer'))}")
    ]


def test_a_retired_card_keeps_its_face_and_is_tagged_but_is_never_introduced() -> None:
    ledger = remembered(build([plain("kelp/a#answer"), plain("kelp/b#answer")], {}, NOW))
    retired = [plain("kelp/a#answer"), plain("kelp/b#answer", retired=True), plain("kelp/c#answer", retired=True)]
    export = build(retired, ledger, NOW + MINUTE)

    assert [note.guid for note in export.package.notes] == [guid("kelp/a#answer"), guid("kelp/b#answer")]
    assert note(export, "kelp/b#answer").tags == ("tutor::retired",)
    assert said(export, "kelp/b#answer")["Answer"] == "yes"
    assert (export.changed, export.gone) == (1, ())


def test_nothing_to_export_is_refused() -> None:
    with pytest.raises(Refusal, match="there is no card to export"):
        build([plain("kelp/a#answer", retired=True)], {}, NOW)


@pytest.mark.parametrize(
    ("typing", "field", "tags"),
    [("always", "keystone species", ()), ("desktop", "keystone species", ("tutor::desktop",)), ("never", "", ())],
)
def test_where_answers_are_typed(typing: str, field: str, tags: tuple[str, ...]) -> None:
    export = build(samples.CARDS[:1], {}, NOW, typing)  # type: ignore[arg-type]

    assert said(export, samples.CARDS[0].key)["Typed"] == field
    assert export.package.notes[0].tags == tags


def test_where_answers_are_typed_is_remembered_for_old_and_new_cards_of_a_deck() -> None:
    ledger = remembered(build(samples.CARDS[:1], {}, NOW, "always"))
    export = build(samples.CARDS, ledger, NOW + MINUTE)

    assert {note.tags for note in export.package.notes} == {()}
    assert said(export, OTTERS)["Typed"]
    assert {entry.typing for entry in export.record} == {"always"}


def test_what_is_not_typed_has_no_tag_for_the_desktop() -> None:
    export = build(samples.CARDS, {}, NOW)

    assert note(export, "kelp/grazers#answer").tags == ()


def test_tags_are_words_once_each_and_ours_cannot_be_forged() -> None:
    export = build([plain("kelp/a#answer", tags=("sea life", "Sea life", "tutor::retired", "b"))], {}, NOW)

    assert export.package.notes[0].tags == ("b", "Sea_life")


def test_siblings_come_in_rounds_each_in_introduction_order() -> None:
    keys = ["kelp/a#name", "kelp/a#define", "kelp/a#expand", "kelp/b#name", "moss/a#name", "kelp/b#define"]
    export = build([plain(key) for key in keys], {}, NOW)

    expected = ["kelp/a#name", "kelp/b#name", "moss/a#name", "kelp/a#define", "kelp/b#define", "kelp/a#expand"]
    assert [note.guid for note in export.package.notes] == [guid(key) for key in expected]
    assert [note.position for note in export.package.notes] == [1, 2, 3, 4, 5, 6]


def test_media_go_in_under_names_made_of_their_content(tmp_path: Path) -> None:
    for name, content in {"a/otter.PNG": b"png", "b/otter.PNG": b"other", "call.mp3": b"mp3"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    pictures = (tmp_path / "a/otter.PNG", tmp_path / "b/otter.PNG")
    export = build([plain("kelp/a#answer", images=pictures, audio=(tmp_path / "call.mp3",))], {}, NOW)

    assert len(export.package.media) == 3
    first, second = (name for name, path in export.package.media.items() if path in pictures)
    assert said(export, "kelp/a#answer")["Image"] == f'<img src="{first}" alt=""><img src="{second}" alt="">'
    assert said(export, "kelp/a#answer")["Audio"].startswith("[sound:tutor-")

    pictures[0].write_bytes(b"redrawn")
    assert build([plain("kelp/a#answer", images=pictures)], remembered(export), NOW + MINUTE).changed == 1


def test_a_missing_media_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"the media file '.*otter.png' cannot be read: No such file or directory"):
        build([plain("kelp/a#answer", images=(tmp_path / "otter.png",))], {}, NOW)
