"""What each card looks like when it is shown, and what its reveal tells."""

from __future__ import annotations

import pytest

from tests.core.files import AFTERBURN, BARE, GAP, ISLANDS, OTTERS, changed, row, rows, shown, with_item
from tutor.core.drills import answer, cards, face, front
from tutor.core.faces import Judge, Pick, Tick, TypeIn
from tutor.core.items import Common, Evidence, Term
from tutor.core.text import plain


@pytest.mark.parametrize(
    ("key", "line", "right"),
    [
        ("otters-kelp/keystone-species#name", "Species whose effect on its community is far larger than its numbers would suggest.", "keystone species"),
        ("otters-kelp/keystone-species#define", "keystone species  say what it means", "Species whose effect on its community is far larger than its numbers would suggest."),
        ("otters-kelp/mpa#name", "a stretch of sea; where fishing is limited", "MPA"),
        ("otters-kelp/mpa#define", "MPA  say what it means", "a stretch of sea; where fishing is limited"),
        ("otters-kelp/mpa#expand", "MPA  write it in full", "marine protected area"),
        ("otters-kelp/share#answer", "What share of its own weight does a sea otter eat a day?", "25 %"),
        ("otters-kelp/hunter#answer", "What eats otters?", "orcas"),
        ("otters-kelp/why-care#answer", "Why care?", "Because kelp feeds many."),
        ("otters-kelp/who-grazes#answer", "Who grazes kelp?", "urchins"),
        ("otters-kelp/story#answer", "Put the story in order.", "otters are hunted; urchins multiply; kelp goes"),
        ("otters-kelp/otters-urchins#effect", f"Sea otters hold down {GAP}  grazer; in {ISLANDS}", "sea urchins"),
        ("otters-kelp/otters-urchins#cause", f"{GAP} hold down sea urchins  in {ISLANDS}", "sea otters"),
        ("otters-kelp/otters-urchins#why", "Sea otters hold down sea urchins. Why, or by what steps?", "An otter eats about a quarter of its weight a day, and urchins are easy prey."),
        ("otters-kelp/otters-urchins#do", f"Otters vanish from an island. What happened to sea urchins?  in {ISLANDS}", "increased"),
        ("otters-kelp/otters-urchins#support", "Sea otters hold down sea urchins. How well is it supported?", "goes together only"),
        ("otters-kelp/otters-urchins#design", "Sea otters hold down sea urchins. What kind of study stands behind it?", "a comparison of what was there already"),
        ("otters-kelp/orcas-stronger#limits", "Sea otters hold down sea urchins. When, or for whom, is it weaker?", "orcas"),
        ("otters-kelp/otters-kelp#gap", f"sea otters ↓→ {GAP} ↓┄→ kelp  grazer; in {ISLANDS}", "sea urchins"),
        ("neural-afterburn-nn/sf1-endurance#limits", "Endurance improves only if SF1 neurons keep firing for about an hour after exercise. What limits it?", "people not tested; the glucose and organ steps are proposed"),
        ("neural-afterburn-nn/sf1-endurance#sequence", "Endurance improves only if SF1 neurons keep firing for about an hour after exercise. By what steps, in which order?", "efficient glucose use; organs adapt"),
        ("neural-afterburn-nn/sf1-endurance#design", "Endurance improves only if SF1 neurons keep firing for about an hour after exercise. What kind of study stands behind it?", "an experiment on animals"),
        ("otters-kelp/otters-kelp#why", "Where sea otters return, the urchin barren turns to kelp. Why, or by what steps?", "fewer sea urchins"),
        ("otters-kelp/urchins-barren#cause", f"{GAP} cause urchin barren  grazer", "sea urchins"),
        ("otters-kelp/barren-lasts#effect", f"Kelp goes with {GAP}", "scraps of drifting kelp that reach the sea floor"),
        ("neural-afterburn-nn/sf1-endurance#effect", f"SF1 firing in the hour after exercise is required for {GAP}  ability; in mice", "endurance gains"),
    ],
)  # fmt: skip
def test_front_and_answer_in_one_line(key: str, line: str, right: str) -> None:
    file = AFTERBURN if key.startswith("neural") else OTTERS

    assert (front(file, key), answer(file, key)) == (line, right)


def test_the_revealed_claim_reads_as_it_is_sketched() -> None:
    revealed = shown("neural-afterburn-nn/sf1-endurance#effect")

    assert revealed.ask == TypeIn(("endurance (gains)", "stamina"), "endurance")
    assert rows(revealed) == [
        ("why", ["Firing after each run is thought to steer stored glucose to recovery, so that muscle, heart and lungs adapt."], []),
        ("", ["SF1 after exercise ┄→ glucose use ┄→ organs adapt ┄→ endurance"], []),
        ("tried", ["SF1 cells silenced only after each run", "SF1 output blocked, same training", "SF1 cells stimulated after each run"], ["→ gain abolished", "→ gain abolished", "→ gain increased"]),
        ("in", ["mice, daily runs for two weeks; how many is not said"], []),
        ("limits", ["people not tested; the glucose and organ steps are proposed"], []),
        ("worded", ["plainly: the source does not say may or might"], []),
        ("support", ["shown in animals: needed; whether it is enough is another matter"], []),
        ("source", ["Neuron, February 2026; read in Neural afterburn"], []),
    ]  # fmt: skip
    assert [row.kind for row in revealed.rows] == ["", "chain", "", "", "", "", "", "quiet"]
    assert revealed.rows[6].lines[0][0] == ("shown in animals", "strong")


@pytest.mark.parametrize(
    ("changes", "label", "expected"),
    [
        ({"when": ("there is rock",), "unless": ("orcas come",)}, "limits", "only if there is rock; unless orcas come"),
        ({"hedged": True}, "worded", "with caution: the source says may, might or could"),
        ({"relation": "goes-with"}, "worded", "as found together, not as cause and effect"),
        ({"relation": "goes-with", "hedged": True}, "worded", "as perhaps found together, not as cause and effect"),
        ({"relation": "does-not-affect"}, "worded", "plainly, as having no effect"),
        ({"relation": "does-not-affect", "hedged": True}, "worded", "with caution: the source says may, might or could"),
        ({"where": "adults", "compared_with": ("rest",), "evidence": (Evidence("estes98", design="rct"),)}, "in", "adults; compared with rest; how many is not said"),
        ({"where": "adults", "evidence": (Evidence("estes98", design="rct", studies="17", participants="739"),)}, "in", "adults; 17 studies, 739 participants"),
        ({"lag": "an hour", "evidence": (Evidence("estes98", design="review", population="adults", duration="24 weeks"),)}, "in", "adults, an hour, 24 weeks"),
        ({"evidence": (Evidence("estes98", design="review"),)}, "in", ""),
        ({"where": "adults", "evidence": (Evidence("estes98", design="rct"),)}, "support", "shown in people: adults"),
        ({"where": "adults", "evidence": (Evidence("estes98", design="review"),)}, "support", "reported by reviews"),
        ({"evidence": (Evidence("estes98", design="opinion"),)}, "support", ""),
        ({"evidence": (Evidence("estes98", found="kelp *grew*"),)}, "found", "kelp grew"),
        ({}, "source", "The otter that holds up a forest, Tidepool Weekly"),
        ({"evidence": (Evidence("estes98"), Evidence("estes98"))}, "source", "Science, 1998; read in The otter that holds up a forest"),
    ],
)  # fmt: skip
def test_the_rows_of_a_reveal(changes: dict[str, object], label: str, expected: str) -> None:
    file = with_item(OTTERS, BARE._replace(**changes))  # type: ignore[arg-type]

    assert row(face(file, "otters-kelp/bare#effect", 0), label) == expected


@pytest.mark.parametrize(
    ("of", "effect", "remark"),
    [
        ("", "endurance (gains)", "→ gain reduced"),
        ("", "kelp", "→ kelp reduced"),
        ("", "survival of existing neurons", "→ survival reduced"),
        ("", "learning and memory", "→ reduced"),
        ("what they remember", "kelp", "→ reduced"),
        ("kelp cover", "kelp", "→ kelp cover reduced"),
        ("", "sticking power", "→ sticking power reduced"),
        ("", "synaptic plasticity of old neurons", "→ synaptic plasticity reduced"),
        ("", "neural electroencephalograms", "→ reduced"),
    ],
)
def test_the_outcome_is_told_in_a_word_or_two(of: str, effect: str, remark: str) -> None:
    node = OTTERS.nodes["kelp"]._replace(label=effect)
    tried = BARE._replace(evidence=(Evidence(do="tried", outcome="reduced", of=of),))
    file = with_item(OTTERS, tried)._replace(nodes={**OTTERS.nodes, "kelp": node})

    assert rows(face(file, "otters-kelp/bare#effect", 0))[0] == ("tried", ["tried"], [remark])


@pytest.mark.parametrize(
    ("tried", "expected"),
    [
        ((Evidence(do="a nap", found="12 % more", outcome="increased"),), {1: ["12 % more"]}),
        ((Evidence(do="a nap", found="12 % more"),), {}),
        ((Evidence(do="a nap", found="more", outcome="increased"), Evidence(do="none", found="as before", outcome="unchanged")), {-2: ["more", "as before"]}),
        ((Evidence(do="a nap", found="more", outcome="increased"), Evidence(do="none", outcome="unchanged")), {-2: ["a nap: more"]}),
    ],
)  # fmt: skip
def test_what_an_experiment_found_is_told_in_words(tried: tuple[Evidence, ...], expected: dict[int, list[str]]) -> None:
    told = rows(face(with_item(OTTERS, BARE._replace(evidence=tried)), "otters-kelp/bare#effect", 0))

    assert [lines for label, lines, _ in told if label == "found"] == list(expected.values())
    for place, lines in expected.items():
        assert told[place] == ("found", lines, [])


def test_an_experiment_that_is_asked_tells_its_finding_once() -> None:
    tried = (Evidence(do="a nap", found="12 % more", outcome="increased"),)
    asked = face(with_item(OTTERS, BARE._replace(evidence=tried)), "otters-kelp/bare#do", 0)

    assert [label for label, lines, _ in rows(asked) if "12 % more" in lines] == ["found"]


def test_a_term_is_revealed_with_its_names_and_what_it_is_not() -> None:
    by_clue = next(shown("otters-kelp/urchin-barren#name", count) for count in (0, 1) if "turns into" in plain(shown("otters-kelp/urchin-barren#name", count).prompt))  # fmt: skip

    assert rows(by_clue) == [
        ("means", ["Sea floor grazed bare of kelp, where urchins stay dense although little is left to eat."], []),
        ("also", ["barren"], []),
        ("unlike", ["kelp forest, keystone species"], []),
        ("source", ["Science, 1998; read in The otter that holds up a forest"], []),
    ]
    assert by_clue.ask == TypeIn(("urchin barren", "barren"), "urchin-barren")


def test_a_faq_is_revealed_with_its_reason_the_claims_it_is_about_and_its_source() -> None:
    revealed = shown("otters-kelp/how-tell#answer")

    assert isinstance(revealed.ask, Tick)
    assert [plain(extra) for extra in revealed.ask.extra] == ["the islands are alike otherwise"]
    assert rows(revealed) == [
        ("why", ["Hunting had made the comparison."], []),
        ("about", ["sea otters ↑┄→ kelp"], []),
        ("source", ["The otter that holds up a forest, Tidepool Weekly"], []),
    ]


def test_a_name_too_long_to_type_is_recalled_and_ticked() -> None:
    long = Term(Common("long"), "the slow return of kelp to a shore", "What takes years.")
    file = with_item(OTTERS, long)

    assert next(card for card in cards(file) if card.key.endswith("/long#name")).grading == "checklist"
    assert face(file, "otters-kelp/long#name", 0).ask == Tick((((long.term, ""),),))  # type: ignore[arg-type]

    short = with_item(OTTERS, long._replace(also=("slow return",)))
    assert isinstance(face(short, "otters-kelp/long#name", 0).ask, TypeIn)


def test_numbers_and_full_forms_take_no_wording_of_ones_own() -> None:
    assert shown("otters-kelp/share#answer").ask == TypeIn(("25 %",), number=True, within=5.0, wording=False)
    assert shown("otters-kelp/mpa#expand").ask == TypeIn(("marine protected area",), wording=False)
    assert shown("otters-kelp/hunter#answer").ask == TypeIn(("orcas", "killer whales"))


def test_definition_and_clue_rotate_and_twins_alternate() -> None:
    fronts = [plain(shown("otters-kelp/urchin-barren#name", count).prompt)[:8] for count in range(4)]
    twins = [shown("otters-kelp/mends-itself#answer", count) for count in range(4)]

    assert sorted(fronts[:2]) == ["Sea floo", "What a k"]
    assert fronts[:2] == fronts[2:]
    assert [twin.ask.sound for twin in twins if isinstance(twin.ask, Judge)] in ([True, False] * 2, [False, True] * 2)


def test_a_judged_statement_is_answered_with_its_reason() -> None:
    flawed, sound = sorted((shown("otters-kelp/mends-itself#answer", count) for count in (0, 1)), key=lambda one: one.ask.sound)  # type: ignore[union-attr]  # fmt: skip

    assert plain(flawed.prompt) == (
        "Urchins that have eaten all the kelp starve, so a barren mends itself.\nSound or flawed, and why?"
    )
    assert isinstance(flawed.ask, Judge)
    assert plain(flawed.ask.reason) == (
        "Urchins get by for years on scraps, so a barren lasts until something eats them."
    )
    assert row(flawed, "sound") == ""
    assert row(sound, "flawed") == "Urchins that have eaten all the kelp starve, so a barren mends itself."


def test_experiments_rotate_and_tell_what_was_found() -> None:
    asked = {plain(shown("neural-afterburn-nn/sf1-endurance#do", count).prompt) for count in range(3)}
    found = shown("otters-kelp/otters-urchins#do")

    assert asked == {
        "SF1 cells silenced only after each run.\nWhat happened to endurance gains?",
        "SF1 output blocked, same training.\nWhat happened to endurance gains?",
        "SF1 cells stimulated after each run.\nWhat happened to endurance gains?",
    }
    assert row(found, "found") == "urchins multiply"
    assert isinstance(found.ask, Pick)
    assert {plain(option.text) for option in found.ask.options} == {"abolished", "reduced", "unchanged", "increased"}


def test_the_true_statement_stands_among_the_misreadings_as_one_of_them() -> None:
    asked = shown("otters-kelp/otters-kelp#spot").ask
    assert isinstance(asked, Pick)

    assert {(plain(one.text), one.right, plain(one.why)) for one in asked.options} == {
        ("Where sea otters return, the urchin barren turns to kelp.", True, ""),
        ("Otters eat kelp.", False, "They eat urchins."),
        ("Otters plant kelp.", False, ""),
    }


def test_what_is_not_settled_is_not_told_as_settled() -> None:
    file = changed("otters-kelp", status="refuted")

    assert answer(file, "otters-kelp/otters-kelp#spot") == (
        "Refuted: Where sea otters return, the urchin barren turns to kelp."
    )


@pytest.mark.parametrize(
    "key",
    [
        "otters-kelp/keystone-species#expand",
        "otters-kelp/otters-kelp#cause",
        "otters-kelp/orcas-otters#effect",
        "otters-kelp/orcas-stronger#effect",
        "otters-kelp/map-only#effect",
        "otters-kelp/half-done#name",
        "otters-kelp/nobody#name",
        "otters-kelp/how-tell#name",
        "otters-kelp/how-tell#chain",
        "other-file/how-tell#answer",
        "how-tell",
    ],
)
def test_a_key_that_the_file_does_not_yield_is_none(key: str) -> None:
    with pytest.raises(KeyError):
        face(OTTERS, key, 0)
