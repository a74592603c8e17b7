"""The frozen note type: what can never change, and what may only change together with MOD."""

from __future__ import annotations

import re
from hashlib import sha256

from tutor.anki import notetype


def test_the_schema_is_frozen() -> None:
    assert notetype.NAME == "Tutor"
    assert notetype.ID == 1_101_870_344_213
    assert [(template["name"], template["id"]) for template in notetype.templates()] == [
        ("Card", 2_383_018_852_575_511_605)
    ]
    assert {field["name"]: field["id"] for field in notetype.fields()} == {
        "Front": 4_162_960_404_193_638_106,
        "Options": 4_392_748_042_686_198_546,
        "Typed": 3_330_826_477_137_252_200,
        "Answer": 1_329_514_501_981_110_141,
        "Because": 2_115_405_628_931_582_420,
        "Chain": 3_188_549_888_141_112_927,
        "Evidence": 3_006_917_933_137_876_463,
        "Source": 721_424_812_939_374_558,
        "Image": 682_883_911_275_929_031,
        "Audio": 2_873_880_595_859_193_645,
        "Label": 3_559_134_787_354_458_005,
        "Spare1": 773_444_299_636_344_270,
        "Spare2": 3_483_750_267_504_467_776,
        "Spare3": 4_088_093_757_005_716_248,
        "Spare4": 4_585_902_120_111_229_101,
        "Id": 1_440_923_561_016_366_996,
    }
    assert notetype.FIELDS[-1] == "Id"


def test_the_look_changes_only_together_with_mod() -> None:
    look = sha256(
        "\0".join([notetype.FRONT, notetype.BACK, notetype.CSS, str(notetype.fields())]).encode()
    ).hexdigest()[:16]

    # Anki takes over a new look only from a note type with a later MOD: raise it to the day of the change, then pin both here.
    assert (notetype.MOD, look) == (1_795_564_800, "c5470e7dc537cf15")


def test_every_field_but_the_spares_and_the_id_has_its_place_on_the_card() -> None:
    used = set(re.findall(r"\{\{[#/]?(?:type:)?(\w+)\}\}", notetype.BACK))

    assert used == {name for name in notetype.FIELDS if not name.startswith("Spare") and name != "Id"} | {"Tags"}


def test_the_question_gives_nothing_of_the_answer_away() -> None:
    used = set(re.findall(r"\{\{[#/]?(?:type:)?(\w+)\}\}", notetype.FRONT))

    assert used == {"Front", "Options", "Typed", "Label", "Tags"}
