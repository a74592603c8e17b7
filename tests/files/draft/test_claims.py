"""What a sentence says becomes cause, relation, effect and the slots around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.draft.reading import claims, said
from tutor.files.decode import read_question_file
from tutor.files.draft.proposals import claim_fields
from tutor.files.writing.compose import Part, question_file


@pytest.mark.parametrize(("sentence", "expected"), [
    ("Ocean warming, exacerbated by El Niño, has resulted in coral bleaching.", "ocean warming | causes | coral bleaching"),
    ("Sleep deprivation may disrupt the processing of memories.", "sleep deprivation | decreases | processing of memories"),
    ("The tides are driven by gravity.", "gravity | causes | tides"),
    ("Wolves allow willows to grow.", "wolves | enables | willows growing"),
    ("The pressure system prevents wind from dispersing pollutants.", "pressure system | prevents | wind dispersing pollutants"),
    ("Shade protects seedlings from frost.", "shade | prevents | frost (of seedlings)"),
    ("Cash transfers led to large increases in consumption.", "cash transfers | increases | consumption"),
    ("Hunting caused a sharp decline in whales.", "hunting | decreases | whales"),
    ("The reform brought about changes in trade.", "reform | modulates | trade"),
    ("The tax resulted in fewer jobs.", "tax | decreases | jobs"),
    ("Tillage leads to less carbon in soils.", "tillage | decreases | carbon"),
    ("Aspirin reduces the risk of stroke.", "aspirin | decreases | (risk of) stroke"),
    ("Because of the drought, wheat prices rose.", "drought | increases | wheat prices"),
    ("Wheat prices rose due to the drought.", "drought | increases | wheat prices"),
    ("When interest rates rise, investment falls.", "interest rates | decreases | investment"),
    ("As elk numbers fell, aspen stands rebounded.", "elk numbers | decreases | aspen stands"),
    ("The more it rains, the less the bees fly.", "it rains | decreases | bees fly"),
    ("The body needs zinc, and zinc deficiency impairs growth.", "zinc deficiency | decreases | growth"),
    ("Exercise helps the heart pump.", "exercise | enables | heart pumping"),
    ("Exercise helps reduce stress.", "exercise | decreases | stress"),
    ("Rising seas make floods more frequent.", "rising seas | causes | more frequent floods"),
    ("More SF1 neurons were active after training.", "training | increases | SF1 neurons"),
    ("Warming has the potential to disrupt migration.", "warming | decreases | migration"),
    ("The study found no effect of tides on mood.", "tides | does-not-affect | mood"),
    ("Plants provide fungi with sugar.", "plants | enables | sugar"),
    ("Chemicals that reduce pests harm bees.", "chemicals (that reduce pests) | decreases | bees"),
    ("When the wolves disappear, willows suffer.", "wolves | increases | willows"),
    ("As lakes warmed and rivers dried up, farms had less water.", "lakes | decreases | water"),
    ("Depending on rainfall, yields will rise.", "rainfall | modulates | yields"),
    ("Storms are more likely in a warmer world.", "warmer world | increases | storms"),
    ("The damage can be lessened when hedges are planted.", "planting hedges | decreases | damage"),
    ("Rents rose, so building fell.", "rents | decreases | building"),
    ("Rents rose; as a result, building fell.", "rents | decreases | building"),
    ("The woods are dark – that's why owls thrive.", "dark woods | increases | owls"),
    ("Wages fell, forcing families to move.", "declining wages | causes | families moving"),
    ("The main cause of floods is logging.", "logging | causes | floods"),
    ("The effects of logging include floods.", "logging | causes | floods"),
    ("Another way to reduce frost is to plant trees.", "planting trees | decreases | frost"),
    ("We need to plant trees in order to reduce frost.", "planting trees | decreases | frost"),
    ("To reduce frost, farmers must plant trees.", "planting trees | decreases | frost"),
    ("It might take a flood to fill the lake.", "flood | enables | filling lake"),
    ("The hedge is an effective way to reduce frost.", "hedge | decreases | frost"),
    ("Nets are used on farms to prevent malaria.", "nets | prevents | malaria"),
    ("Ginger could help them to further reduce nausea.", "ginger | decreases | nausea"),
    ("Frost can be reduced by planting trees.", "planting trees | decreases | frost"),
    ("Children of smokers have nearly twice the risk of asthma.", "children of smokers | goes-with | asthma"),
    ("Noise now ranks sixth among the main risk factors for stroke in Asia.", "noise | goes-with | stroke"),
    ("The decline is due to stress on the roots.", "stress on roots | causes | decline"),
    ("Slow slips from the fault, rather than quakes, cause most of the damage.", "slow slips from fault | causes | damage"),
    ("Iron rusts when exposed to water.", "water | causes | iron rusts"),
    ("The rates of asthma did not change after the ban.", "ban | does-not-affect | (rates of) asthma"),
    ("Asthma rose in towns where coal was burned.", "burning coal | goes-with | asthma"),
    ("Every time the wind rose, the dust rose as well.", "wind | increases | dust"),
    ("For every 3 degree rise in temperature, strokes fell.", "temperature | goes-with | strokes"),
    ("Toxic algae caused almost 30 percent of their kids to die.", "toxic algae | causes | 30 percent of kids dying"),
    ("Any drug is tested, and smoke harms lungs.", "smoke | decreases | lungs"),
    ("Fire is where our story begins, and smoke harms lungs.", "smoke | decreases | lungs"),
    ("Fog means that frost falls.", "fog | decreases | frost"),
    ("Owls, though few in number, reduce voles.", "owls | decreases | voles"),
    ("Scientists say fog reduces frost.", "fog | decreases | frost"),
    ("Children of the poor were twice as likely to die as others.", "children of poor | goes-with | dying"),
    ("BDNF, a protein that supports neurons, enhances plasticity.", "BDNF | increases | plasticity"),
    ("Shading delayed or even prevented wilting.", "shading | decreases | wilting"),
    ("Lime treatment soon after the flood appeared to prevent this.", "lime treatment soon after flood | prevents | this"),
    ("The wolf, given back to the valley, reduces deer.", "wolf | decreases | deer"),
    ("The hormone of the night, melatonin, lowers body temperature.", "hormone of night | decreases | body temperature"),
    ("The maps show how storms erode the dunes.", "storms | decreases | dunes"),
    ("By walking daily, you can lower your blood pressure.", "walking daily | decreases | blood pressure"),
    ("You can lower your blood pressure by walking daily.", "walking daily | decreases | blood pressure"),
    ("The toad is best known for causing warts.", "toad | causes | warts"),
    ("The gene is involved in regulating sleep.", "gene | modulates | sleep"),
    ("Growth is fastest in spring.", "spring | goes-with | growth"),
    ("People with asthma have drier skin.", "asthma | goes-with | drier skin"),
    ("Frogs survive the winter by slowing their heart.", "frogs | decreases | heart"),
    ("Women who drank tea fell asleep faster than those who drank coffee.", "drinking tea | goes-with | falling asleep (faster)"),
    ("Those who had worked with zinc doubled their risk of gout.", "working with zinc | goes-with | (risk of) gout"),
    ("Women on hormones gain significant improvements in sleep.", "hormones | goes-with | sleep"),
    ("Miners are more likely to die of gout than clerks.", "miners | goes-with | dying of gout"),
    ("The rash usually only occurs in cold weather.", "cold weather | enables | rash"),
    ("There was no difference in weight between walkers and sitters.", "sitters | does-not-affect | weight"),
    ("A strong link was found between noise and gout.", "noise | goes-with | gout"),
    ("Zinc from the roof, however, kills the microbes.", "zinc from roof | decreases | microbes"),
    ("They act as sponges and increase the flow.", "they | increases | flow"),
    ("Of 90 people who took the drug, 10 percent developed gout, compared with 40 percent of those on placebo.", "taking drug | decreases | gout"),
    ("By removing the reeds, flow in the river increased.", "removing reeds | increases | flow in river"),
    ("The lake is fed by more than 30 cold springs.", "30 cold springs | increases | lake"),
    ("The soil determines which plants grow.", "soil | modulates | which plants grow"),
    ("The maps underline the importance of reeds to the health of the lake.", "reeds | enables | health of lake"),
    ("Dr Hill, who led the study, says moss cools the roof.", "moss | decreases | roof"),
    ("If the valve was closed, the group of mice increased water intake.", "closed valve | increases | water intake"),
])  # fmt: skip
def test_a_sentence_gives_the_claim_it_makes(sentence: str, expected: str) -> None:
    assert expected in said(sentence)


@pytest.mark.parametrize(("sentence", "expected"), [
    ("The drug reduced pain and improved sleep.", ["drug | decreases | pain", "drug | increases | sleep"]),
    ("Training improves working memory, verbal learning, and spatial memory.", ["training | increases | working memory", "training | increases | verbal learning", "training | increases | spatial memory"]),
    ("Rain erodes slopes and fills rivers, causing muddy floods.", ["rain | decreases | slopes", "rain | causes | muddy floods"]),
    ("Aerosols cool the surface and warm the stratosphere.", ["aerosols | decreases | surface", "aerosols | increases | stratosphere"]),
    ("Smoke led to poor sleep and reduced growth.", ["smoke | decreases | sleep", "smoke | decreases | growth"]),
])  # fmt: skip
def test_verbs_and_effects_that_are_joined_are_claims_each(sentence: str, expected: list[str]) -> None:
    assert said(sentence) == expected


def test_settings_conditions_times_and_comparisons_have_their_keys() -> None:
    claim = claims(
        "In older adults, the drug reduced pain when it was taken daily, compared with placebo, unless they smoked."
    )[0]

    assert (claim.where, claim.when, claim.compared_with, claim.unless) == (
        "older adults",
        ("it was taken daily",),
        ("placebo",),
        ("they smoked",),
    )


def test_a_time_is_a_lag_and_a_means_is_a_step() -> None:
    claim = claims("Aerosols cool the surface by reducing sunlight within two weeks.")[0]

    assert (claim.lag, claim.via) == ("within two weeks", ("less sunlight",))


def test_citations_become_the_numbers_of_sources() -> None:
    claim = claims("Myokines reduce inflammation.[1][5-6]")[0]

    assert claim.refs == (1, 5, 6)
    assert claim_fields(claim, {1: "kim20", 6: "roe22"})["evidence"] == ["kim20", "roe22"]


def test_a_design_that_is_named_is_evidence() -> None:
    claim = claims("A meta-analysis of 17 trials found that lifting improves memory.")[0]

    assert claim.trials[0].design == "meta-analysis"


@pytest.mark.parametrize(("first", "second", "cause", "note"), [
    ("Myokines reduce inflammation.", "They also protect neurons from stress.", "myokines", "probably is \"myokines\""),
    ("The moon drives tides.", "It slows the rotation of the earth.", "moon", "probably is \"moon\""),
    ("VMH SF1 neurons drive endurance.", "These neurons regulate glucose.", "VMH SF1 neurons", "probably is"),
    ("Rents lower the incentive to build.", "This reduces the supply of homes.", "less incentive to build", "may mean all of it"),
    ("Researchers met in May.", "It reduces pain.", "it", "was not resolved"),
    ("Trawling and dredging tear the sea floor.", "It harms corals.", "it", "was not resolved"),
])  # fmt: skip
def test_a_pronoun_is_resolved_only_with_a_note(first: str, second: str, cause: str, note: str) -> None:
    claim = claims(first, second)[-1]

    assert claim.cause == cause
    assert note in claim.note


def test_one_thing_has_one_label() -> None:
    found = claims("The wolves reduce elk.", "The elk harm the willows.", "A willow feeds beavers.")

    assert [(claim.cause, claim.effect) for claim in found] == [
        ("wolves", "elk"),
        ("elk", "willows"),
        ("willows", "beavers"),
    ]


def test_a_long_name_is_short_outside_of_its_brackets() -> None:
    label = claims("Regular moderate aerobic exercise of the legs in the evening raises blood pressure.")[0].cause

    assert label == "regular moderate aerobic exercise (of legs in evening)"


@pytest.mark.parametrize(("sentence", "cause", "effect"), [
    ("Most of the relief comes from shade; shade accounts for most of the relief.", "shade", "relief"),
    ("Because the soils are wet, floods follow.", "wet soils", "floods follow"),
    ("Street trees, among them poplars, reduce heat.", "street trees", "heat"),
    ("Road salt kills up to a third of young trees.", "road salt", "(third of) young trees"),
    ("The resulting loss of kelp reduced fish.", "loss of kelp", "fish"),
    ("Watering could prevent a third of the deaths attributed to urban heat.", "watering", "(third of) deaths attributed (to urban heat)"),
])  # fmt: skip
def test_a_label_names_a_thing_and_is_no_clause(sentence: str, cause: str, effect: str) -> None:
    assert [(claim.cause, claim.effect) for claim in claims(sentence)] == [(cause, effect)]


@pytest.mark.parametrize("sentence", [
    "The industry raises these animals for the market.", "The police released a report on Monday.", "Prices have increased since 2016.", "Prices increased relative to wages.", "Storms increased 30-50 fold.", "A tree can release 200 litres.",
    "These lower output areas were scored.", "Further studies are needed to see whether fog reduces frost.", "The reason for the frost has been the subject of debate.",
    "Since the start of 1998, a swarm of quakes has been detected.", "The team looked at the link between smoking and growth.", "Whatever you eat improves you.",
])  # fmt: skip
def test_what_only_looks_like_a_cause_gives_no_claim(sentence: str) -> None:
    assert claims(sentence) == ()


def test_the_verb_agrees_with_the_cause_and_carries_no_hedge() -> None:
    assert [
        claims(sentence)[0].verb
        for sentence in (
            "Fog may reduce frost.",
            "Fogs may reduce frost.",
            "Frost is reduced by fog.",
            "Fog could lead to frost.",
            "Species keep their pores open.",
            "Sea stars kept the urchins in check.",
        )
    ] == ["reduces", "reduce", "reduces", "leads to", "keep open", "keep in check"]


def test_every_proposal_is_read_back_without_an_error(tmp_path: Path) -> None:
    texts = [
        "In mice, silencing SF1 neurons after runs abolished endurance gains.[1]", "Fog may reduce frost, unless it rains: then it does not.", "No drug reduces pain in 50 % of adults.",
        "People who drank tea had lower blood pressure than people who did not.", "There is no evidence that fog reduces 'frost' # or {rime}.", "By reducing sunlight, smoke cuts yields within two weeks.",
        "It reduces pain.", "The more it rains, the less the bees fly.", "Without light, plants do not grow.", "Meta-analyses show that on average no exercise harms joints, compared with rest.",
    ]  # fmt: skip
    found = claims(*texts)
    text = question_file(
        {"id": "drafted", "title": "Drafted"},
        {
            "sources": [Part({"id": "one", "title": "One"})],
            "claims": [Part(claim_fields(claim, {1: "one"})) for claim in found],
        },
    )

    path = tmp_path / "drafted.yaml"
    path.write_text(text, encoding="utf-8")

    reading = read_question_file(str(path))

    assert len(found) > 8
    assert [problem.message for problem in reading.problems] == []
    assert len(reading.file.items if reading.file else ()) == len(found)


@pytest.mark.parametrize(
    "piece",
    [
        "fog reduces frost, ",
        "which that ",
        "and fog ",
        "( ",
        "— fog ",
        "without ",
        ", the team said ",
        "because of fog ",
    ],
)
def test_a_text_of_any_length_is_read_in_time_that_grows_with_it(piece: str) -> None:
    from tests.files.draft.reading import counted

    few, many = counted(piece * 30), counted(piece * 60)

    assert many < few * 5
    assert claims(piece * 5000) == ()


def test_a_long_article_takes_no_more_for_each_sentence() -> None:
    from tests.files.draft.reading import counted

    text = "Fog may reduce frost, unless it rains. Wolves allow willows to grow in the valley, which feeds beavers. "

    assert counted(*[text] * 40) < counted(*[text] * 10) * 5


@pytest.mark.parametrize("sentence", [
    "It is important to manage sugar in order to keep weight in a normal range.",
    "The goal of the treaty is to curb warming.",
    "They are investigating whether fog, or rain, is able to reduce frost.",
    "The study was supported by a grant from the Moss Foundation.",
    "It kindles hope that frost may fall.",
    "This is exciting because the moss grows.",
    "Enzymes are the building blocks of life.",
    "Minds can change over time.",
    "We want to show how noise affects owls.",
    "Any activity that affects wetlands must be licensed.",
    "The singer is due to appear on television.",
    "The survey helps researchers to understand how fog affects frost.",
    "A drought is where a lack of rain harms crops.",
    "Planting should coincide with the rains.",
    "Nurses urged people to be wary of claims made by sellers.",
    "The crew was tasked with killing the rats that had infested the island.",
    "Recovery happened at a rate faster than anyone could have imagined.",
    "The light of the star dims every time a planet passes.",
    "Frost increased 30 percent of the time.",
    "The company has to face half the risk of frost.",
    "The paint does not fade when exposed to light.",
    "Crime fell in the north, where the mills closed.",
])  # fmt: skip
def test_an_aim_an_inquiry_and_a_turn_of_phrase_are_no_claims(sentence: str) -> None:
    assert said(sentence) == []


def test_one_who_is_quoted_is_no_cause() -> None:
    said_so = '"Moss cools the roof," said Ada Hill.'

    assert [claim.cause for claim in claims(said_so, "Hill has triggered a debate. Hill improved the roof.")] == [
        "moss"
    ]


@pytest.mark.parametrize(
    ("setting", "kept"),
    [("In warm water", "warm water"), ("Among smokers", "smokers"), ("In 2015", ""), ("In the study", "")],
)
def test_where_a_thing_was_found_is_where_it_holds(setting: str, kept: str) -> None:
    found = claims(f"{setting}, researchers found that fog reduces frost.")

    assert [(claim.cause, claim.effect, claim_fields(claim).get("in", "")) for claim in found] == [
        ("fog", "frost", kept)
    ]
