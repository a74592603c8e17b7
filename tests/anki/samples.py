"""Cards of every form, invented, as the drills would show them before any review."""

from __future__ import annotations

from tutor.anki.export import ExportCard
from tutor.core.faces import Arrange, Ask, Face, Judge, Label, Option, Pick, Recall, Row, Tick, TypeIn
from tutor.core.text import GAP, Span, Text, words

DECK = "Science::Otters and kelp"
SOURCE = Row("source", (words("Science, 1998; read in The otter that holds up a forest"),), kind="quiet")


def card(key: str, face: Face, **more: object) -> ExportCard:
    """An export card that was never renamed."""
    return ExportCard(key, key, face, DECK)._replace(**more)  # type: ignore[arg-type]


def face(
    key: str, label: Label, prompt: Text, ask: Ask, cue: str = "", answer: str = "", rows: tuple[Row, ...] = (SOURCE,)
) -> Face:
    """A face from plain words."""
    return Face(key, label, prompt, ask, words(cue), words(answer), rows)


def options(*said: tuple[str, bool, str]) -> Pick:
    """A choice from (text, right, why)."""
    return Pick(
        tuple(Option(words(text), right, words(why)) for text, right, why in said),
        sum(right for _, right, _ in said) > 1,
    )


FACES = (
    face(
        "kelp/keystone-species#name", "term",
        words("Species whose effect on its community is far larger than its numbers would suggest."),
        TypeIn(("keystone species",)), answer="keystone species",
    ),
    face(
        "kelp/otters-urchins#effect", "claim",
        (Span("Sea otters hold down "), GAP, Span(" where they live")),
        TypeIn(("sea urchins (spiny ones)",)), cue="animal; in the Aleutian Islands", answer="sea urchins",
        rows=(
            Row("why", (words("An otter eats about a quarter of its weight a day, and urchins are easy prey."),)),
            Row("", (words("sea otters ┄→ fewer grazers → sea urchins"),), kind="chain"),
            Row(
                "tried",
                (words("otters vanish from an island"), words("otters return to an island"), words("otters fenced off the reef")),
                (words("→ urchins increased"), words("→ urchins reduced"), words("→ unchanged")),
            ),
            Row("in", (words("the Aleutian Islands, for eight years; how many islands is not said"),)),
            Row("limits", (words("no experiment; orcas moved in at the same time"),)),
            Row("worded", (words("as plain cause"),)),
            Row("support", ((Span("goes together only", "strong"), Span(": islands with and without otters")),)),
            SOURCE,
        ),
    ),
    face(
        "kelp/weight-eaten-a-day#answer", "question",
        words("What share of its own weight does a sea otter eat a day?"),
        TypeIn(("25 %",), number=True, within=5), answer="25 %",
    ),
    face(
        "kelp/otters-urchins#support", "support",
        words("Sea otters hold down sea urchins.\nHow well is it supported?"),
        options(("shown directly", False, ""), ("reported by reviews", False, ""), ("goes together only", True, ""), ("open", False, "")),
    ),
    face(
        "kelp/grazers#answer", "question",
        words("Which of these graze on kelp?"),
        options(("sea urchins", True, ""), ("abalones", True, ""), ("sea otters", False, "they eat the grazers"), ("orcas", False, "")),
    ),
    face(
        "kelp/without-removing#answer", "question",
        words("How could anyone tell what otters do without removing any?"),
        Tick(
            (words("hunting had cleared some islands of otters and spared others"), words("kelp where otters lived, barrens where they did not")),
            (words("the islands are alike otherwise"),),
        ),
    ),
    face(
        "kelp/collapse#answer", "question",
        words("In which order did the forest fall?"),
        Arrange(
            (words("urchins multiply"), words("orcas take otters"), words("the kelp is grazed bare")), (1, 0, 2),
            (words("1993"), words("1990"), words("1997")),
        ),
    ),
    face(
        "kelp/starving-urchins#answer", "question",
        words("Urchins that have eaten all the kelp starve, so a barren mends itself."),
        Judge(False, words("Urchins get by for years on scraps, so a barren lasts until something eats them.")),
        cue="sound or flawed?",
    ),
    face(
        "kelp/keystone-species#define", "term",
        words("keystone species"),
        Recall(), answer="Species whose effect on its community is far larger than its numbers would suggest.",
    ),
    face(
        "kelp/growth-law#answer", "question",
        (Span("How fast does a urchin front of "), Span("n", "emphasis"), Span(" grazers move, in "), Span("m/day", "code"), Span("?")),
        Recall(), answer="As the square root of their number.",
        rows=(Row("why", ((Span("It spreads like heat: "), Span(r"\(x = \sqrt{2Dt}\)", "math"), Span(".")),)), SOURCE),
    ),
)  # fmt: skip

CARDS = tuple(card(each.key, each) for each in FACES)
