"""A name is written as inside of a sentence; capitals that belong to it stay."""

from __future__ import annotations

import pytest

from tutor.files.draft.casing import Casing

ARTICLE = [
    "Plants lose water, which is called transpiration, and every street canyon holds it back.",
    "The genus Sphagnum grows in bogs; Sphagnum holds water, as Milla Reyes showed. Urban heat kills.",
    "Building physicists and the urban poor disagree.",
]


@pytest.mark.parametrize(("written", "inside"), [
    ("Transpiration", "transpiration"), ("Street canyon", "street canyon"), ("Sky glow", "sky glow"), ("Firn", "firn"), ("Street Canyon", "street canyon"),
    ("STREET CANYON", "street canyon"), ("Urban foresters", "urban foresters"), ("Clinical Gerontologists", "Clinical Gerontologists"), ("Building Physicists", "building physicists"),
    ("Sphagnum", "Sphagnum"), ("BDNF", "BDNF"), ("mRNA vaccine", "mRNA vaccine"), ("DNA repair", "DNA repair"), ("pH value", "pH value"), ("Vitamin D", "Vitamin D"),
    ("Hadley cell", "Hadley cell"), ("Alzheimer's disease", "Alzheimer's disease"), ("Olbers's paradox", "Olbers's paradox"), ("T cell", "T cell"), ("CRISPR", "CRISPR"),
    ("HSV-1", "HSV-1"), ("Ras", "Ras"), ("Great Barrier Reef", "Great Barrier Reef"), ("kelp", "kelp"), ("1918 flu", "1918 flu"),
])  # fmt: skip
def test_a_name_is_written_as_inside_of_a_sentence(written: str, inside: str) -> None:
    assert Casing(ARTICLE).lowered(written) == inside
