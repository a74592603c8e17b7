"""From answer to rating: the whole table, typed answers among all that a file knows, and what the reveal is told besides."""

from __future__ import annotations

import pytest

from tests.core.files import AFTERBURN, OTTERS, changed, question_file, shown, with_item
from tutor.core.drills import face
from tutor.core.faces import (
    Arrange,
    Arranged,
    Face,
    Given,
    Graded,
    Judge,
    Judged,
    Option,
    Pick,
    Picked,
    Recall,
    Shown,
    Tick,
    Ticked,
    Trace,
    Traced,
    Typed,
    TypeIn,
)
from tutor.core.grading import grade
from tutor.core.items import Claim, Common, Node, QuestionFile, Term
from tutor.core.memory import Rating
from tutor.core.text import plain, words

AGAIN, HARD, GOOD = Rating.AGAIN, Rating.HARD, Rating.GOOD


def option(text: str, right: bool = False, why: str = "") -> Option:
    return Option(words(text), right, words(why))


ONE = Pick((option("shown in people", True), option("open", why="It is shown."), option("not supported")))
SEVERAL = Pick(
    (option("kelp", True), option("fish", True), option("urchins", why="They are eaten."), option("snails")), True
)
ORDER = Arrange(tuple(map(words, ("two", "four", "one", "three"))), (2, 0, 3, 1))
LOWERS = Trace(False, (words("one"), words("two"), words("three")))
SOUND, FLAWED = Judge(True, words("because")), Judge(False, words("because"))
POINTS = Tick(tuple(map(words, ("one", "two", "three"))))
LABEL = TypeIn(("survival of existing neurons", "neuron survival"))
SHARE = TypeIn(("25 %",), number=True, within=5.0, wording=False)


def graded(ask: object, given: Given) -> Graded:
    return grade(Face("otters-kelp/how-tell#answer", "question", (), ask), given, OTTERS)  # type: ignore[arg-type]


def chosen(*options: int, guess: bool = False) -> Picked:
    return Picked(frozenset(options), guess)


@pytest.mark.parametrize(
    ("ask", "given", "mark", "rating"),
    [
        pytest.param(LABEL, Typed("Neuron survival"), "right", GOOD, id="typed right"),
        pytest.param(LABEL, Typed("neuron survivel"), "right", GOOD, id="a typo is right"),
        pytest.param(LABEL, Typed("neuron survival", guess=True), "right", HARD, id="a guess"),
        pytest.param(LABEL, Typed("neuron survival", hints=2), "right", HARD, id="after a hint"),
        pytest.param(LABEL, Typed("existing neurons"), "near", HARD, id="a part"),
        pytest.param(LABEL, Typed("existing neurons", guess=True), "near", HARD, id="a part, guessed"),
        pytest.param(LABEL, Typed("death of neurons"), "wrong", AGAIN, id="typed wrong"),
        pytest.param(LABEL, Typed("death of neurons", guess=True), "wrong", AGAIN, id="typed wrong, guessed"),
        pytest.param(LABEL, Typed("  "), "none", AGAIN, id="nothing typed"),
        pytest.param(LABEL, Shown(), "none", AGAIN, id="typed: show me"),
        pytest.param(SHARE, Typed("a quarter"), "right", GOOD, id="the number"),
        pytest.param(SHARE, Typed("29"), "right", GOOD, id="a number within"),
        pytest.param(SHARE, Typed("25", hints=1), "right", HARD, id="a number after a hint"),
        pytest.param(SHARE, Typed("31 %"), "wrong", AGAIN, id="a number beyond"),
        pytest.param(SHARE, Typed("25 weeks"), "wrong", AGAIN, id="another unit"),
        pytest.param(SHARE, Typed("plenty"), "wrong", AGAIN, id="no number"),
        pytest.param(ONE, chosen(0), "right", GOOD, id="chosen right"),
        pytest.param(ONE, chosen(0, guess=True), "right", HARD, id="chosen right, a guess"),
        pytest.param(ONE, chosen(1), "wrong", AGAIN, id="chosen wrong"),
        pytest.param(ONE, chosen(1, guess=True), "wrong", AGAIN, id="chosen wrong, a guess"),
        pytest.param(ONE, chosen(), "wrong", AGAIN, id="nothing chosen"),
        pytest.param(ONE, Shown(), "none", AGAIN, id="choice: show me"),
        pytest.param(SEVERAL, chosen(0, 1), "right", GOOD, id="all right ones"),
        pytest.param(SEVERAL, chosen(0, 1, guess=True), "right", HARD, id="all right ones, a guess"),
        pytest.param(SEVERAL, chosen(0), "near", HARD, id="one too few"),
        pytest.param(SEVERAL, chosen(0, 1, 2), "near", HARD, id="one too many"),
        pytest.param(SEVERAL, chosen(0, 2), "wrong", AGAIN, id="one for another"),
        pytest.param(SEVERAL, chosen(0, 1, 2, 3), "wrong", AGAIN, id="two too many"),
        pytest.param(SEVERAL, chosen(2), "wrong", AGAIN, id="a wrong one alone"),
        pytest.param(ORDER, Arranged((2, 0, 3, 1)), "right", GOOD, id="in order"),
        pytest.param(ORDER, Arranged((0, 2, 3, 1)), "near", HARD, id="two neighbours swapped"),
        pytest.param(ORDER, Arranged((2, 0, 1, 3)), "near", HARD, id="the last two swapped"),
        pytest.param(ORDER, Arranged((3, 0, 2, 1)), "wrong", AGAIN, id="two that are no neighbours"),
        pytest.param(ORDER, Arranged((0, 2, 1, 3)), "wrong", AGAIN, id="two pairs swapped"),
        pytest.param(ORDER, Arranged((2, 0)), "wrong", AGAIN, id="half an order"),
        pytest.param(ORDER, Shown(), "none", AGAIN, id="order: show me"),
        pytest.param(LOWERS, Traced(False), "right", AGAIN, id="chain: the way right, no link told"),
        pytest.param(LOWERS, Traced(False, frozenset((0, 1, 2))), "right", GOOD, id="chain: all links told"),
        pytest.param(LOWERS, Traced(False, frozenset((0, 2))), "right", HARD, id="chain: one link left out"),
        pytest.param(LOWERS, Traced(False, frozenset((0, 1, 2)), True), "right", HARD, id="chain: all told, a guess"),
        pytest.param(LOWERS, Traced(True, frozenset((0, 1, 2))), "wrong", AGAIN, id="chain: the wrong way"),
        pytest.param(LOWERS, Shown(), "none", AGAIN, id="chain: show me"),
        pytest.param(SOUND, Judged(True), "right", HARD, id="verdict right"),
        pytest.param(SOUND, Judged(True, reason=True), "right", GOOD, id="verdict and reason"),
        pytest.param(FLAWED, Judged(False, reason=True, guess=True), "right", GOOD, id="verdict and reason, a guess"),
        pytest.param(FLAWED, Judged(True), "wrong", AGAIN, id="verdict wrong"),
        pytest.param(FLAWED, Judged(True, reason=True), "wrong", AGAIN, id="verdict wrong whatever is ticked"),
        pytest.param(FLAWED, Shown(), "none", AGAIN, id="verdict: show me"),
        pytest.param(POINTS, Ticked(frozenset((0, 1, 2))), "none", GOOD, id="all points"),
        pytest.param(POINTS, Ticked(frozenset((0, 2))), "none", HARD, id="one point missing"),
        pytest.param(POINTS, Ticked(frozenset((1,))), "none", AGAIN, id="two points missing"),
        pytest.param(POINTS, Ticked(frozenset((0, 7, 9))), "none", AGAIN, id="points that are none"),
        pytest.param(POINTS, Shown(), "none", AGAIN, id="points: show me"),
        pytest.param(Tick((words("it"),)), Ticked(frozenset()), "none", AGAIN, id="the only point missing"),
        pytest.param(Tick((words("it"),)), Ticked(frozenset((0,))), "none", GOOD, id="the only point"),
        pytest.param(Recall(), Shown(), "none", None, id="graded by oneself"),
    ],
)  # fmt: skip
def test_the_table_from_answer_to_rating(ask: object, given: Given, mark: str, rating: Rating | None) -> None:
    found = graded(ask, given)

    assert (found.mark, found.suggested) == (mark, rating)


def test_easy_is_never_suggested() -> None:
    assert Rating.EASY not in {
        graded(ask, given).suggested for ask, given in ((ONE, chosen(0)), (LABEL, Typed("neuron survival")))
    }


@pytest.mark.parametrize(
    ("ask", "given"),
    [(LABEL, chosen(0)), (ONE, Typed("open")), (POINTS, Judged(True)), (ORDER, Ticked(frozenset()))],
)
def test_what_cannot_be_graded_is_no_lapse(ask: object, given: Given) -> None:
    found = graded(ask, given)

    assert (found.mark, found.suggested) == ("none", None)


def test_a_number_that_its_author_left_unreadable_is_no_lapse() -> None:
    found = graded(TypeIn(("a great many",), number=True), Typed(" 17 "))

    assert (found.mark, found.suggested, found.said) == ("none", None, "17")


def test_what_was_given_is_kept_in_words() -> None:
    assert graded(LABEL, Typed("  neuron survivel ")).said == "neuron survivel"
    assert graded(SEVERAL, chosen(2, 0)).said == "kelp; urchins"
    assert graded(ORDER, Arranged((2, 0, 3, 1))).said == "3, 1, 4, 2"
    assert graded(FLAWED, Judged(True)).said == "sound"
    assert graded(POINTS, Ticked(frozenset((0,)))).said == ""


def rows(found: Graded) -> dict[str, list[str]]:
    return {row.label: [plain(line) for line in row.lines] for row in found.rows}


def test_a_wrong_option_says_why_and_one_off_says_which_way() -> None:
    assert rows(graded(ONE, chosen(1))) == {"why not": ["It is shown."]}
    assert rows(graded(ONE, chosen(2))) == {}
    assert rows(graded(SEVERAL, chosen(2, 3))) == {"why not": ["urchins: They are eaten."]}
    assert graded(SEVERAL, chosen(0)).remark == "one left out"
    assert graded(SEVERAL, chosen(0, 1, 3)).remark == "one too many"
    assert graded(ORDER, Arranged((0, 2, 3, 1))).remark == "two neighbours swapped"


# ---- typed answers in their file


def typed(key: str, said: str, file: QuestionFile = OTTERS, others: tuple[QuestionFile, ...] = ()) -> Graded:
    return grade(face(file, key, 0), Typed(said), file, others)


def test_a_typo_shows_where_it_is() -> None:
    found = typed("neural-afterburn-nn/sf1-endurance#effect", " stamnia", AFTERBURN)

    assert (found.mark, found.matched, found.remark) == ("right", "stamina", "letters swapped")
    assert [found.said[at] for at in found.differs] == ["n", "i"]


def brain() -> QuestionFile:
    """The claims of the sketch: BDNF does four things, none of them to neuroinflammation."""
    effects = ("existing neurons", "neurogenesis", "synaptic plasticity", "long-term potentiation")
    gist = (1, 2)
    nodes = [
        Node(name.replace(" ", "-"), name) for name in (*effects, "neuroinflammation", "cardio", "aerobic exercise")
    ]
    nodes += [
        Node("bdnf", "BDNF", kind="molecule", item="bdnf", full="brain-derived neurotrophic factor"),
        Node("myokines", "myokines", kind="molecule"),
    ]
    raises = [
        Claim(Common(f"bdnf-{at}", "gist" if at in gist else "standard"), "bdnf", "enables" if at == 0 else "increases", name.replace(" ", "-"), status="supported")
        for at, name in enumerate(effects)
    ]  # fmt: skip
    lowers = Claim(
        Common("lower", "gist"), "myokines", "decreases", "neuroinflammation", verb="reduce", status="supported"
    )
    lifts = Claim(Common("lift", "gist"), "aerobic-exercise", "increases", "bdnf", status="supported")
    term = Term(Common("bdnf"), "BDNF", "Protein that keeps nerve cells alive.", full="brain-derived neurotrophic factor", confuse=("GDNF",))  # fmt: skip
    reserve = Term(Common("reserve"), "cognitive reserve", "Resilience of the brain.")
    return question_file("brain", None, [], nodes, [term, reserve, *raises, lowers, lifts])


BRAIN = brain()


@pytest.mark.parametrize(
    ("key", "said", "label", "row"),
    [
        ("lower#cause", "BDNF", "BDNF", "raises neurogenesis, synaptic plasticity and 2 more; what it does to neuroinflammation is not in this library"),
        ("lower#cause", "brain derived neurotropic factor", "BDNF", "raises neurogenesis, synaptic plasticity and 2 more; what it does to neuroinflammation is not in this library"),
        ("lower#cause", "neurogenesis", "yours", "neurogenesis  is raised by BDNF; what it does to neuroinflammation is not in this library"),
        ("lower#effect", "neurogenesis", "yours", "neurogenesis  is raised by BDNF; what myokines do to it is not in this library"),
        ("lower#effect", "myokines", "myokines", "lower neuroinflammation"),
        ("lift#cause", "myokines", "myokines", "lower neuroinflammation; what they do to BDNF is not in this library"),
        ("reserve#name", "BDNF", "BDNF", "Protein that keeps nerve cells alive."),
        ("reserve#name", "myokines", "myokines", "lower neuroinflammation"),
        ("bdnf#name", "cognitive reserve", "yours", "cognitive reserve  Resilience of the brain."),
    ],
)  # fmt: skip
def test_another_known_name_is_told_what_it_would_have_been_right_about(
    key: str, said: str, label: str, row: str
) -> None:
    found = typed(f"brain/{key}", said, BRAIN)

    assert (found.mark, found.suggested, found.again) == ("wrong", AGAIN, False)
    assert rows(found) == {label: [row]}
    assert found.confused in (*BRAIN.nodes, *BRAIN.items)


def test_what_is_not_settled_about_the_very_pair_is_said() -> None:
    open_ = Claim(Common("open"), "bdnf", "decreases", "neuroinflammation", status="open")
    refuted = Claim(Common("refuted"), "bdnf", "decreases", "neuroinflammation", status="refuted")
    raised = Claim(Common("raised"), "bdnf", "increases", "neuroinflammation", status="supported")

    def told(claim: Claim) -> str:
        return rows(typed("brain/lower#cause", "BDNF", with_item(BRAIN, claim)))["BDNF"][0]

    assert told(open_).endswith("; what it does to neuroinflammation is open")
    assert told(refuted).endswith("; what it does to neuroinflammation is not supported")
    assert told(raised) == "raises neuroinflammation, neurogenesis and 3 more"


def test_what_a_term_is_confused_with_is_that_and_no_typo() -> None:
    found = typed("brain/bdnf#name", "GDNF", BRAIN)

    assert (found.mark, found.confused, found.rows) == ("wrong", "GDNF", ())


def test_a_rival_true_answer_is_not_graded() -> None:
    found = typed("brain/bdnf-1#effect", "synaptic plasticity", BRAIN)

    assert (found.again, found.suggested, found.remark, found.mark) == (True, None, "also true: another?", "none")
    assert typed("brain/bdnf-1#effect", "synaptic plasticty", BRAIN).again


def test_a_rival_must_be_a_fact_of_the_same_sign_from_the_same_end() -> None:
    def with_rival(**changes: object) -> Graded:
        claim = Claim(Common("rival"), "bdnf", "increases", "neuroinflammation", status="supported")._replace(**changes)  # type: ignore[arg-type]
        return typed("brain/bdnf-1#effect", "neuroinflammation", with_item(BRAIN, claim))

    assert with_rival().again
    assert with_rival(relation="causes", status="unsaid").again
    assert not with_rival(relation="decreases").again
    assert not with_rival(relation="modulates").again
    assert not with_rival(status="open").again
    assert not with_rival(cause="myokines").again
    assert not with_rival(common=Common("rival", draft=True)).again


def test_the_other_cause_of_the_same_effect_is_a_rival_too() -> None:
    claim = Claim(Common("rival"), "bdnf", "decreases", "neuroinflammation", status="suggested")

    assert typed("brain/lower#cause", "BDNF", with_item(BRAIN, claim)).again


def test_a_claim_of_another_file_makes_an_answer_true_as_well() -> None:
    nodes = [Node("growth-factor", "brain-derived neurotrophic factor", also=("BDNF",)), Node("mood", "better mood")]
    far = question_file("far", None, [], nodes, [Claim(Common("mood"), "growth-factor", "increases", "mood", status="supported")])  # fmt: skip

    assert typed("brain/bdnf-1#effect", "better mood", BRAIN, (far,)).again
    assert not typed("brain/bdnf-1#effect", "better mood", BRAIN).again
    assert not typed("brain/lower#effect", "better mood", BRAIN, (far,)).again
    assert not typed("brain/reserve#name", "better mood", BRAIN, (far,)).again


def test_the_abbreviation_is_no_answer_to_what_it_stands_for() -> None:
    assert typed("brain/bdnf#expand", "BDNF", BRAIN).mark == "wrong"
    assert typed("brain/bdnf#expand", "brain derived neurotrophic factor", BRAIN).mark == "right"
    assert typed("otters-kelp/mpa#expand", "marine protected area").mark == "right"


def test_a_faq_knows_the_names_of_its_file() -> None:
    assert typed("otters-kelp/hunter#answer", "killer whale").mark == "right"
    assert rows(typed("otters-kelp/hunter#answer", "sea otters")) == {"sea otters": ["lower sea urchins; raise kelp"]}
    assert rows(typed("otters-kelp/hunter#answer", "a barren"))["yours"][0].startswith("urchin barren  Sea floor")


def test_every_typed_card_accepts_each_of_its_names_and_no_name_of_another_node() -> None:
    for file in (OTTERS, AFTERBURN, BRAIN):
        for key in [f"{file.id}/{id}#{drill}" for id in file.items for drill in ("name", "effect", "cause")]:
            try:
                front = face(file, key, 0)
            except KeyError:
                continue
            if not isinstance(front.ask, TypeIn):
                continue
            assert {typed(key, name, file).mark for name in front.ask.accept} == {"right"}
            others = {node.label for node in file.nodes.values() if node.id != front.ask.node}
            assert {typed(key, label, file).mark for label in others} <= {"wrong", "none"}


def test_the_other_wording_of_an_asked_item_is_never_another_name() -> None:
    file = changed("urchin-barren", also=("barren", "urchin desert"))

    assert typed("otters-kelp/urchin-barren#name", "urchin desert", file).mark == "right"
    assert shown("otters-kelp/urchin-barren#name").ask == TypeIn(("urchin barren", "barren"), "urchin-barren")
