"""Every key of question files and decks: its kind of value, what it means, and where it belongs.

The one declaration behind both the decoder and the JSON Schema for editors; a key that is not here is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Kind = Literal[
    "text",
    "texts",
    "id",
    "name",
    "names",
    "flag",
    "whole",
    "wholes",
    "decimal",
    "day",
    "one",
    "some",
    "record",
    "records",
    "lines",
    "steps",
    "items",
]
"""text: a scalar; texts: texts, one alone is a list of one; id: lower-case letters, digits, single hyphens; name(s): ids referred to, or former
ones; flag: true or false; whole(s): whole numbers; decimal: a number; day: 2026-12-20; one, some: of `choices`; record: a mapping of `of`;
records: mappings of `of`; lines: records, or a text for the first key of `of`; steps: texts, where an inner list is parallel;
items: records that are read one by one, as an error in one costs that one."""


class Key(NamedTuple):
    """One key. `choices` are the values it takes, each with its meaning; `field` is the name of the value it becomes, where it differs; `least` and
    `most` bound a number or a list's length."""

    kind: Kind
    meaning: str
    required: bool = False
    choices: Mapping[str, str] = {}
    of: str = ""
    field: str = ""
    least: float = 0
    most: float | None = None


FORMAT = 1
"""The version of the format that this program reads."""

DESIGNS = {
    "meta-analysis": "Figures of several studies put together.",
    "systematic-review": "All studies of a question, found and judged by rules set down before.",
    "rct": "A trial whose participants were assigned by chance.",
    "nonrandomised": "A trial whose participants were not assigned by chance.",
    "experiment": "People treated and measured in a laboratory.",
    "cohort": "People followed over time.",
    "case-control": "People with an outcome compared with people without it.",
    "cross-sectional": "People measured once.",
    "comparison": "Places, times or groups compared as they are.",
    "case-report": "One case, or a few, described.",
    "survey": "People asked.",
    "animal-experiment": "Animals treated and measured.",
    "in-vitro": "Cells or tissue in a dish.",
    "model": "Computed, not observed.",
    "review": "Studies told by an expert.",
    "document": "A law, a record, a guideline.",
    "opinion": "What someone thinks.",
}
OUTCOMES = {
    "abolished": "The effect was gone.",
    "reduced": "There was less of it.",
    "unchanged": "It stayed as it was.",
    "increased": "There was more of it.",
}
DEPTHS = {
    "gist": "Asked from the first day: without it the article is not understood.",
    "standard": "Asked unless a deck wants the gist alone.",
    "deep": "Asked in decks of depth deep only.",
    "map": "On the causal map, never asked.",
}
STATUSES = {
    "supported": "The evidence bears it out.",
    "suggested": "The source says may, might, could.",
    "open": "It is not known yet.",
    "unsupported": "It is said, and nothing bears it out.",
    "refuted": "It is said, and the evidence is against it.",
}
KINDS_OF_ITEM = {"terms": "Key terms.", "faqs": "Questions and their answers.", "claims": "Causal claims."}
RELATIONS = {
    "increases": "The cause raises the effect named here.",
    "decreases": "The cause lowers the effect named here.",
    "causes": "The cause brings about the effect named here.",
    "prevents": "The cause keeps the effect named here from happening.",
    "enables": "Without the cause the effect named here could not happen.",
    "modulates": "The cause changes the effect named here, in a direction that is not known.",
    "does-not-affect": "The cause leaves the effect named here as it is.",
    "goes-with": "The two are found together; nothing is said about cause.",
    "strengthens": "A claim about a claim: the id of the claim that is stronger where the cause is present.",
    "weakens": "A claim about a claim: the id of the claim that is weaker where the cause is present.",
}
MODERATING = frozenset({"strengthens", "weakens"})

COMMON = {
    "id": Key(
        "id",
        "Name under which progress is kept. Without it, the slug of the wording: then rewording it needs `formerly`.",
    ),
    "depth": Key(
        "one",
        "From which depth it is drilled: gist, standard (the default), deep, or map (on the map, never asked).",
        choices=DEPTHS,
    ),
    "tags": Key("texts", "Words a deck can select by; added to the file's default tags."),
    "sources": Key("names", "Ids of the sources it rests on, instead of the default. (Claims use `evidence`.)"),
    "note": Key("text", "For the author alone, never shown."),
    "at": Key("wholes", "Lines of the article.", least=1),
    "allow": Key("texts", "Codes of lints that `tutor check` is not to report here."),
    "about": Key("names", "Ids of the claims it is about: kept apart from them, shown with them."),
    "requires": Key("names", "Ids of items that are to be met first."),
    "formerly": Key(
        "names", "Former ids of this item (old-id, or old-file/old-id), oldest first: its progress goes on."
    ),
    "draft": Key("flag", "true: neither drilled nor exported yet."),
    "quote": Key("text", "The passage of the article, beside `draft: true` only."),
    "image": Key("text", "A picture: its path inside the library."),
    "audio": Key("text", "A sound: its path inside the library."),
    "because": Key("text", "Why it is so, in a sentence; shown on the reveal."),
}
ALSO = Key("texts", "Other names that are right too.")
KIND = Key(
    "text",
    "What sort of thing it is, shown beside the gap: exposure, molecule, cell, structure, process, ability, condition, trait …",
)

ARTICLE = {
    "title": Key("text", "The article's title.", True),
    "publisher": Key("text", "Who published it."),
    "authors": Key("text", "Who wrote it."),
    "date": Key("text", "When it was published."),
    "url": Key("text", "Where it can be read."),
    "doi": Key("text", "Its DOI."),
}
SOURCE = {
    "id": Key("id", "Name by which items of this file refer to it.", True),
    "title": Key("text", "The source's title.", True),
    "authors": Key("text", "Who wrote it."),
    "venue": Key("text", "Journal, book or site."),
    "year": Key("text", "Year of publication."),
    "doi": Key("text", "Its DOI."),
    "url": Key("text", "Where it can be read."),
    "design": Key("one", "What kind of study it is.", choices=DESIGNS),
    "population": Key("text", "Who or what was studied."),
    "peer_reviewed": Key("flag", "Whether it was peer reviewed."),
    "note": COMMON["note"],
}
GIST = {
    "say": Key("text", "The key point, in a sentence.", True),
    "items": Key("names", "Ids of the items that cover it."),
    "at": COMMON["at"],
    "draft": Key("flag", "true: still in the article's words, and not shown yet."),
    "quote": COMMON["quote"],
}
TERM = {
    "term": Key("text", "The term.", True),
    "definition": Key("text", "What it means. (Or `points`.)"),
    "points": Key("texts", "What a definition must say, point by point."),
    "full": Key("text", "What an abbreviation stands for."),
    "clue": Key("text", "A second wording of the front: it alternates with the definition."),
    "also": ALSO,
    "confuse": Key("texts", "What it is easily confused with: ids, or plain words."),
    "kind": KIND,
    **COMMON,
}
CONCEPT = {
    "label": Key("text", "The name of a node; words in brackets may be left out by the learner.", True),
    "id": Key("id", "Name of the node. Without it, the slug of the label."),
    "also": ALSO,
    "gloss": Key("text", "A detail about it."),
    "kind": KIND,
}
FAQ = {
    "question": Key("text", "The question."),
    "answer": Key("text", "The answer, recalled freely."),
    "points": Key("texts", "What must be said; ticked one by one."),
    "extra": Key("texts", "What may be said besides the points."),
    "typed": Key("texts", "The answer to type; the first is shown, the others are right too."),
    "number": Key("text", "A number with its unit, to type: 25 %."),
    "within": Key("decimal", "How far off the number may be, in the same unit."),
    "right": Key("texts", "The right option, or all that are right."),
    "wrong": Key("lines", "Wrong options: lines, or {say, why}.", of="wrong"),
    "order": Key(
        "lines",
        "Lines in their right order, or {say, note} with a note that only the reveal shows.",
        of="step",
        field="steps",
        least=2,
    ),
    "flawed": Key("text", "A statement that is wrong; with `sound`, instead of a question."),
    "sound": Key("text", "Its twin that is right."),
    **COMMON,
}
CLAIM = {
    "cause": Key("text", "What acts: a term, a concept, or plain words.", True),
    **{relation: Key("text", meaning) for relation, meaning in RELATIONS.items()},
    "verb": Key("text", "The specific verb, agreeing with the cause, never hedged."),
    "say": Key("text", "The whole sentence, in your own words."),
    "via": Key(
        "steps", "Steps from cause to effect in order; an inner list is parallel; more, less or fewer give a direction."
    ),
    "cue": Key("text", "A few words that leave the question one answer."),
    "ask": Key(
        "one",
        "Which end is asked first (the effect by default).",
        choices={"cause": "What brings it about is asked first.", "effect": "What comes of it is asked first."},
    ),
    "in": Key("text", "Population or setting.", field="where"),
    "when": Key("texts", "Conditions under which it holds."),
    "unless": Key("texts", "Conditions under which it does not hold."),
    "lag": Key("text", "How long it takes."),
    "dose": Key("text", "How much of the cause."),
    "compared_with": Key("texts", "What it was compared with."),
    "necessary": Key("flag", "true: without the cause no effect."),
    "hedged": Key("flag", "true: the source says may, might, could."),
    "status": Key("one", "How well it is supported, only to overrule what its evidence says.", choices=STATUSES),
    "evidence": Key(
        "lines",
        "What it rests on: source ids, or experiments {do, found, outcome …}. [] takes the default away.",
        of="evidence",
    ),
    "limits": Key("texts", "What the evidence leaves open."),
    "misread": Key("records", "Wrong readings with the reason: {say, why}.", of="misread"),
    **{name: key for name, key in COMMON.items() if name != "sources"},
}
EVIDENCE = {
    "source": Key("name", "The id of a source of this file; without it, the default or only source."),
    "do": Key("text", "What was done."),
    "found": Key("text", "What was found, in words."),
    "outcome": Key("one", "What became of it.", choices=OUTCOMES),
    "design": Key("one", "What kind of study, if not the source's.", choices=DESIGNS),
    "of": Key("text", "What was measured, if not the effect."),
    "studies": Key("text", "How many studies."),
    "participants": Key("text", "How many took part."),
    "population": Key("text", "Who or what was studied, if not the source's."),
    "duration": Key("text", "For how long."),
}
WRONG = {
    "say": Key("text", "The wrong option.", True),
    "why": Key("text", "Why it is wrong, shown when it was chosen."),
}
MISREAD = {"say": Key("text", "The wrong reading.", True), "why": Key("text", "Why it is wrong.", True)}
STEP = {"say": Key("text", "The line.", True), "note": Key("text", "A date or remark that only the reveal shows.")}
DEFAULTS = {
    "evidence": Key("lines", "The evidence of claims that give none.", of="evidence"),
    "in": Key("text", "The population or setting of claims that give none.", field="where"),
    "sources": Key("names", "The sources of terms and faqs that give none."),
    "depth": Key("one", "The depth of items that give none.", choices=DEPTHS),
    "tags": Key("texts", "Tags of every item."),
}
FILE = {
    "id": Key("id", "Namespace of progress and of Anki notes; without it, the file's name."),
    "title": Key("text", "A title; without it, the article's."),
    "article": Key("record", "Where it was learnt; shown on every reveal.", of="article"),
    "gist": Key("lines", "Up to six key points of the article.", of="gist"),
    "sources": Key(
        "records", "What the article itself rests on; a single one is the default of every item.", of="source"
    ),
    "defaults": Key("record", "Said once, overridden by an item.", of="defaults"),
    "terms": Key("items", "Key terms.", of="term"),
    "faqs": Key("items", "Questions and their answers.", of="faq"),
    "claims": Key("items", "Causal claims.", of="claim"),
    "concepts": Key("items", "Nodes of claims that are no term and need more than their words.", of="concept"),
    "formerly": Key("names", "Former ids of this file, oldest first."),
    "language": Key("text", "Language of the file: chooses function words and plurals (default en)."),
    "format": Key("whole", "Version of the format; absent means 1.", least=1, most=FORMAT),
    "note": COMMON["note"],
}
ONLY = {
    "types": Key("some", "Kinds of item; an empty list means all.", choices=KINDS_OF_ITEM),
    "tags": Key("texts", "Tags, one of which an item must have; an empty list means all."),
}
DECK = {
    "id": Key("id", "The deck's id; without it, the file's name."),
    "title": Key("text", "The deck's title."),
    "note": Key("text", "A line about the deck."),
    "questions": Key("texts", "Ids of question files, or globs over them.", True),
    "only": Key("record", "Only some kinds of item or tags.", of="only"),
    "depth": Key(
        "one",
        "How deep it is drilled.",
        choices={
            "gist": "What is marked as gist, and no more.",
            "standard": "All but what is marked as deep.",
            "deep": "Everything, with what the evidence showed and how well it bears out.",
        },
    ),
    "retention": Key("decimal", "Desired retention.", least=0.7, most=0.97),
    "new_per_day": Key("whole", "New cards a day; may lower the library's limit."),
    "reviews_per_day": Key("whole", "Reviews a day at most."),
    "exam": Key("day", "The date it must be known by: 2026-12-20."),
    "anki": Key("text", "The deck's name in Anki: Science::Exercise and the brain."),
    "studied": Key(
        "one", "Where it is reviewed.", choices={"here": "In this program.", "anki": "In Anki: `due` follows it."}
    ),
    "formerly": Key("names", "Former ids of this deck, oldest first."),
    "format": Key("whole", "Version of the format; absent means 1.", least=1, most=FORMAT),
}

RECORDS: dict[str, dict[str, Key]] = {
    "article": ARTICLE, "source": SOURCE, "gist": GIST, "term": TERM, "concept": CONCEPT, "faq": FAQ, "claim": CLAIM, "evidence": EVIDENCE,
    "wrong": WRONG, "misread": MISREAD, "step": STEP, "defaults": DEFAULTS, "file": FILE, "only": ONLY, "deck": DECK,
}  # fmt: skip
CALLED = {
    "article": "an article", "source": "a source", "gist": "a key point", "term": "a term", "concept": "a concept", "faq": "a faq",
    "claim": "a claim", "evidence": "a piece of evidence", "wrong": "a wrong option", "misread": "a misreading", "step": "a line",
    "defaults": "the defaults", "file": "a question file", "only": "'only'", "deck": "a deck",
}  # fmt: skip
EMPTY_TAKES_AWAY = frozenset({"sources", "evidence", "tags", "types"})
"""Lists that may be written as []: it takes the default away, or means all."""

# The answer forms of a faq: the keys that must be there (one of a row at least), and those that may be with them.
FORMS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("answer", "points"), ("extra",)),
    (("typed",), ()),
    (("number",), ("within",)),
    (("right", "wrong"), ()),
    (("order",), ()),
    (("flawed", "sound"), ()),
)
