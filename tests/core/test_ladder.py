"""How well a claim is supported: the rungs, their wording in a file, and the options offered."""

from __future__ import annotations

import pytest

from tests.core.files import AFTERBURN, OTTERS, question_file
from tutor.core.drills.ladder import LADDER, support
from tutor.core.items import Claim, Common, Evidence, Node, QuestionFile

CLAIM = Claim(Common("claim"), "a", "increases", "b", status="supported")


def file_of(*claims: Claim) -> QuestionFile:
    return question_file("file", None, [], [Node("a", "a"), Node("b", "b")], list(claims))


def with_designs(*designs: str, **changes: object) -> Claim:
    evidence = tuple(Evidence(design=design) for design in designs)
    return CLAIM._replace(evidence=evidence, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "wording"),
    [
        pytest.param(with_designs("rct", status="refuted"), "not supported", id="refuted before all"),
        pytest.param(with_designs(status="unsupported"), "not supported", id="unsupported needs no evidence"),
        pytest.param(with_designs("rct", relation="goes-with", status="open"), "goes together only", id="going together before open"),
        pytest.param(with_designs("rct", hedged=True, status="open"), "open", id="open before hedged"),
        pytest.param(with_designs("rct", hedged=True), "suggested only", id="hedged before any design"),
        pytest.param(with_designs("rct", status="suggested"), "suggested only", id="suggested"),
        pytest.param(with_designs("review", "meta-analysis"), "shown directly", id="the best design decides"),
        pytest.param(with_designs("experiment"), "shown directly", id="an experiment"),
        pytest.param(with_designs("rct"), "shown in people", id="a medical design"),
        pytest.param(with_designs("cohort", "review"), "goes together only", id="a cohort"),
        pytest.param(with_designs("survey"), "goes together only", id="a survey"),
        pytest.param(with_designs("in-vitro", "animal-experiment"), "shown in animals", id="animals and cells"),
        pytest.param(with_designs("in-vitro"), "shown in cells", id="cells alone"),
        pytest.param(with_designs("model", "review"), "suggested only", id="a model"),
        pytest.param(with_designs("systematic-review"), "reported by reviews", id="reviews"),
        pytest.param(with_designs("document"), "reported by documents", id="documents"),
        pytest.param(with_designs("opinion"), None, id="opinion alone"),
        pytest.param(with_designs(""), None, id="no design"),
        pytest.param(with_designs(status="unsaid", relation="goes-with"), None, id="nothing said"),
        pytest.param(CLAIM._replace(moderates="claim", effect=""), None, id="a moderator"),
    ],
)  # fmt: skip
def test_the_first_rung_that_holds(claim: Claim, wording: str | None) -> None:
    found = support(claim, file_of(claim))

    assert (found and found.wording) == wording


@pytest.mark.parametrize(
    ("right", "beside", "options"),
    [
        ("rct", (), "shown in people, reported by reviews, shown in animals, goes together only"),
        ("review", ("rct",), "shown in people, reported by reviews, shown in animals, goes together only"),
        ("cohort", (), "reported by reviews, shown in animals, goes together only, suggested only"),
        ("review", (), "shown directly, reported by reviews, goes together only, suggested only"),
        ("survey", (), "shown directly, reported by reviews, goes together only, suggested only"),
        (
            "in-vitro",
            ("animal-experiment",),
            "shown in people, reported by reviews, shown in cells, goes together only",
        ),
        ("review", ("in-vitro",), "shown in people, reported by reviews, shown in cells, goes together only"),
        ("experiment", ("document",), "shown directly, reported by documents, goes together only, suggested only"),
    ],
)
def test_the_options_are_the_nearest_rungs_in_the_order_of_the_ladder(
    right: str, beside: tuple[str, ...], options: str
) -> None:
    neighbour = with_designs(*beside)._replace(common=Common("beside"))
    found = support(with_designs(right), file_of(with_designs(right), neighbour))

    assert found is not None
    assert ", ".join(found.options) == options


@pytest.mark.parametrize(("status", "last"), [("open", "not supported"), ("refuted", "not supported")])
def test_the_lower_end_offers_the_lower_end(status: str, last: str) -> None:
    claim = with_designs("animal-experiment", status=status)
    found = support(claim, file_of(claim))

    assert found is not None
    assert found.options == LADDER[3:]
    assert found.options[-1] == last


def test_the_sketched_claim_is_shown_in_animals() -> None:
    claim = AFTERBURN.items["sf1-endurance"]
    assert isinstance(claim, Claim)
    found = support(claim, AFTERBURN)

    assert found is not None
    assert found.options == ("shown in people", "reported by reviews", "shown in animals", "goes together only")


def test_a_file_that_is_not_medical_offers_no_animals() -> None:
    for item in OTTERS.items.values():
        found = support(item, OTTERS) if isinstance(item, Claim) else None
        assert found is None or "shown in animals" not in found.options
