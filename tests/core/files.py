"""Two question files made by hand, without a reader: the otters of the format's page, and the mice of the screens' sketches."""

from __future__ import annotations

from tutor.core.cards import Card
from tutor.core.drills import cards, face
from tutor.core.faces import Face
from tutor.core.items import (
    Article,
    ChoiceForm,
    Claim,
    Common,
    Evidence,
    Faq,
    Gist,
    Item,
    Mediator,
    Node,
    NumberForm,
    OrderForm,
    QuestionFile,
    Recalled,
    Source,
    Step,
    Term,
    TwinsForm,
    TypedForm,
    Wrong,
)
from tutor.core.text import plain


def question_file(
    id: str, article: Article | None, sources: list[Source], nodes: list[Node], items: list[Item]
) -> QuestionFile:
    """A question file from lists."""
    return QuestionFile(
        id,
        f"questions/{id}.yaml",
        article.title if article else id,
        article,
        (Gist("in short"),),
        {source.id: source for source in sources},
        {item.common.id: item for item in items},
        {node.id: node for node in nodes},
    )


ESTES = Source("estes98", "Killer whale predation on sea otters", venue="Science", year="1998", design="comparison")
ISLANDS = "the Aleutian Islands"

OTTERS = question_file(
    "otters-kelp",
    Article("The otter that holds up a forest", "Tidepool Weekly"),
    [ESTES],
    [
        Node("sea-otters", "sea otters", also=("otters",)),
        Node("sea-urchins", "sea urchins", kind="grazer"),
        Node("kelp", "kelp", kind="seaweed"),
        Node("urchin-barren", "urchin barren", item="urchin-barren"),
        Node("orcas", "orcas"),
        Node("scraps-of-kelp", "scraps of drifting kelp that reach the sea floor"),
    ],
    [
        Term(
            Common("keystone-species", "gist", sources=("estes98",)),
            "keystone species",
            "Species whose effect on its community is far larger than its numbers would suggest.",
        ),
        Term(
            Common("urchin-barren", sources=("estes98",)),
            "urchin barren",
            "Sea floor grazed bare of kelp, where urchins stay dense although little is left to eat.",
            clue="What a kelp forest turns into once nothing eats the grazers.",
            also=("barren",),
            confuse=("kelp forest", "keystone-species"),
        ),
        Term(
            Common("mpa"),
            "MPA",
            points=("a stretch of sea", "where fishing is *limited*"),
            full="marine protected area",
        ),
        Faq(
            Common("how-tell", about=("otters-kelp",), because="Hunting had made the **comparison**."),
            "How could anyone tell what otters do without removing any?",
            Recalled(
                points=("hunting had cleared some islands", "kelp where otters lived, barrens where not"),
                extra=("the islands are alike otherwise",),
            ),
        ),
        Faq(Common("why-care", "deep"), "Why care?", Recalled("Because `kelp` feeds many.")),
        Faq(Common("share"), "What share of its own weight does a sea otter eat a day?", NumberForm("25 %", 5.0)),
        Faq(Common("hunter"), "What eats otters?", TypedForm(("orcas", "killer whales"))),
        Faq(
            Common("who-grazes"),
            "Who grazes kelp?",
            ChoiceForm(("urchins",), (Wrong("otters", "They eat urchins."), Wrong("gulls"))),
        ),
        Faq(
            Common("both"),
            "Which two gain from otters?",
            ChoiceForm(("kelp", "fish"), (Wrong("urchins"), Wrong("snails"))),
        ),
        Faq(
            Common("story"),
            "Put the story in order.",
            OrderForm((Step("otters are hunted", "1911"), Step("urchins multiply"), Step("kelp goes"))),
        ),
        Faq(
            Common("mends-itself"),
            "",
            TwinsForm(
                "Urchins that have eaten all the kelp starve, so a barren mends itself.",
                "Urchins get by for years on scraps, so a barren lasts until something eats them.",
            ),
        ),
        Claim(
            Common(
                "otters-urchins",
                "gist",
                because="An otter eats about a quarter of its weight a day, and urchins are easy prey.",
            ),
            "sea-otters",
            "decreases",
            "sea-urchins",
            verb="hold down",
            where=ISLANDS,
            status="supported",
            evidence=(
                Evidence(
                    "estes98", "otters vanish from an island", "urchins multiply", "increased", design="comparison"
                ),
            ),
        ),
        Claim(
            Common("otters-kelp", tags=("chain",)),
            "sea-otters",
            "increases",
            "kelp",
            verb="bring back",
            say="where sea otters return, the urchin barren turns to kelp",
            via=((Mediator("sea-urchins", "fewer"),),),
            where=ISLANDS,
            hedged=True,
            status="suggested",
            evidence=(Evidence("estes98", design="comparison"),),
            misread=(Wrong("otters eat kelp", "They eat urchins."), Wrong("otters plant kelp")),
        ),
        Claim(Common("urchins-barren", "deep"), "sea-urchins", "causes", "urchin-barren", ask="cause"),
        Claim(Common("barren-lasts"), "kelp", "goes-with", "scraps-of-kelp"),
        Claim(
            Common("orcas-otters"),
            "orcas",
            "decreases",
            "sea-otters",
            status="open",
            evidence=(Evidence("estes98", design="comparison"),),
        ),
        Claim(
            Common("orcas-stronger", requires=("otters-urchins",)), "orcas", "weakens", "", moderates="otters-urchins"
        ),
        Claim(Common("map-only", "map"), "orcas", "decreases", "kelp"),
        Term(Common("half-done", draft=True), "trophic cascade", "What runs down a food web."),
    ],
)

AFTERBURN = question_file(
    "neural-afterburn-nn",
    Article("Neural afterburn: how the brain rewires to improve endurance", "Neuroscience News"),
    [
        Source(
            "kindel", "Exercise induced activation", venue="Neuron", year="February 2026", design="animal-experiment"
        ),
        Source("editors", "Key questions: answered", design="opinion"),
    ],
    [
        Node(
            "sf1-after",
            "SF1 (firing in the hour) after exercise",
            also=("SF1 firing",),
            kind="process",
        ),
        Node("endurance", "endurance (gains)", also=("stamina",), kind="ability"),
        Node("glucose-use", "(efficient) glucose use"),
        Node("organs-adapt", "organs adapt"),
        Node("sf1-neurons", "SF1 neurons", full="steroidogenic factor-1 neurons", kind="cell", item="sf1-neurons"),
    ],
    [
        Term(
            Common("sf1-neurons", "gist"),
            "SF1 neurons",
            "Cells of the VMH that fire in exercise and for an hour or more afterwards.",
            full="steroidogenic factor-1 neurons",
        ),
        Claim(
            Common(
                "sf1-endurance",
                "gist",
                because="Firing after each run is thought to steer stored glucose to recovery, "
                "so that muscle, heart and lungs adapt.",
            ),
            "sf1-after",
            "enables",
            "endurance",
            verb="is required for",
            say="Endurance improves only if SF1 neurons keep firing for about an hour after exercise.",
            via=((Mediator("glucose-use"),), (Mediator("organs-adapt"),)),
            where="mice",
            dose="daily runs for two weeks",
            necessary=True,
            status="supported",
            evidence=(
                Evidence("kindel", "SF1 cells silenced only after each run", "", "abolished", "animal-experiment"),
                Evidence("kindel", "SF1 output blocked, same training", "", "abolished", "animal-experiment"),
                Evidence("kindel", "SF1 cells stimulated after each run", "", "increased", "animal-experiment"),
            ),
            limits=("people not tested", "the glucose and organ steps are proposed"),
            misread=(Wrong("SF1 firing during the run builds endurance."),),
        ),
    ],
)

BARE = Claim(Common("bare"), "sea-otters", "increases", "kelp", status="supported")

# ---- what the tests ask of them

GAP = "▁" * 12
BY_KEY: dict[str, Card] = {card.key: card for file in (OTTERS, AFTERBURN) for card in cards(file)}


def shown(key: str, count: int = 0, file: QuestionFile | None = None) -> Face:
    own = file or (AFTERBURN if key.startswith("neural") else OTTERS)
    return face(own, key, count)


def rows(shown: Face) -> list[tuple[str, list[str], list[str]]]:
    return [(row.label, [plain(line) for line in row.lines], [plain(one) for one in row.remarks]) for row in shown.rows]


def row(shown: Face, label: str) -> str:
    return "; ".join(line for found, lines, _ in rows(shown) if found == label for line in lines)


def with_item(file: QuestionFile, *items: Item) -> QuestionFile:
    return file._replace(items={**file.items, **{item.common.id: item for item in items}})


def changed(id: str, file: QuestionFile = OTTERS, **changes: object) -> QuestionFile:
    return with_item(file, file.items[id]._replace(**changes))  # type: ignore[arg-type]
