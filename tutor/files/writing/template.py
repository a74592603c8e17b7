"""Templates of question files, decks and items: what can be filled in is, the rest are examples behind `#`, each key told once.

Every example is right once its `#` is taken away; nothing of a template is asked before an author has made it their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tutor.files.keys import DECK
from tutor.files.writing.beside import modeline
from tutor.files.writing.compose import Value, item, scalar

_ROOM = 44

_ABOUT = """\
# Lines that begin with # and no space are examples: take the # away and make them yours, or delete them.
# A list may be written as one text. `tutor check` names every mistake; `tutor preview FILE --watch` shows the cards."""

_ARTICLE = {
    "title": "The otter that holds up a forest",
    "publisher": "Tidepool Weekly",
    "authors": "Ada Reed",
    "date": "March 2026",
    "url": "https://tidepool.example/otters",
    "doi": "10.1000/otters",
}

_SECTIONS = """\
# What the article says, in up to six sentences; the items that cover each may be named.
#gist:
#  - Where otters live, urchins are few and kelp grows.
#  - {say: Otters hold urchins down., items: [otters-urchins]}

# What the article itself rests on. One source alone is the default of every item.
#sources:
#  - id: estes98
#    title: Killer whale predation on sea otters
#    venue: Science
#    year: 1998
#    design: comparison                # rct, cohort, survey, animal-experiment, in-vitro, review, opinion …
#    population: the Aleutian Islands  # who or what was studied

# Said once, and overridden by an item. (`sources` for terms and faqs, `depth` and `tags` for all.)
#defaults:
#  evidence: estes98
#  in: the Aleutian Islands

# Key terms: the name for a definition, and the definition for a name.
#terms:
#  - term: keystone species
#    definition: One whose effect on its community is far larger than its numbers would suggest.
#    clue: What a community cannot lose without becoming another one.  # a second wording: the two alternate
#    also: key species                 # other names that are right too (`full` is what an abbreviation stands for)
#    confuse: top predator             # shown side by side when they are mixed up
#    depth: gist                       # gist is asked first, deep only in decks that go deep; without it standard

# Questions and their answers, each in one of these forms.
#faqs:
#  - question: How could anyone tell what otters do without removing any?
#    points:                           # recalled, then ticked one by one; `extra` are those that need not be said
#      - hunting had cleared some islands of otters and spared others
#      - kelp grew where otters lived, and urchins where they did not
#  - question: Why did the fur trade spare some islands?
#    answer: No ship ever found them.  # recalled, and judged by oneself
#  - question: What eats sea otters off Alaska?
#    typed: [killer whales, orcas]     # typed: the first is shown, the others are right too
#  - question: What share of its own weight does a sea otter eat a day?
#    number: 25 %                      # typed, with its unit
#    within: 5                         # how far off it may be
#  - question: Where does kelp grow?
#    right: on rock in shallow water   # one option, or all that are right
#    wrong:
#      - on sand
#      - {say: in the deep, why: No light gets there.}
#  - question: What follows when otters vanish, and in which order?
#    order: [urchins multiply, kelp is grazed bare, fish leave]
#  - flawed: Urchins that have eaten all the kelp starve, so a barren mends itself.
#    sound: Urchins get by for years on scraps, so a barren lasts until something eats them.  # judged, and why

# Causal claims: a cause, one relation, and the effect under it. The relations: increases decreases causes prevents enables
# modulates does-not-affect goes-with; strengthens and weakens name the id of another claim instead.
#claims:
#  - id: otters-urchins
#    cause: sea otters
#    decreases: sea urchins
#    verb: hold down                   # a better word than the relation's, as it follows the cause
#    because: An otter eats a quarter of its weight a day, and urchins are easy prey.
#    evidence:                         # ids of sources, or experiments
#      - do: otters vanish from an island
#        found: urchins multiply
#        outcome: increased            # or reduced, abolished, unchanged
#    limits: Islands differ in more than their otters.
#  - cause: sea otters
#    increases: kelp
#    via: [fewer sea urchins]          # the steps between, in order; more, less or fewer says which way
#    hedged: true                      # the source says may, might or could
#    in: shallow water                 # for whom or where; `when` and `unless` are conditions
#    misread:                          # a wrong reading, and why it is wrong
#      - say: Otters plant kelp.
#        why: They only eat what grazes it.
#  - cause: shelter
#    weakens: otters-urchins
"""

_DECK = {
    "note": "What is drilled together, and why.",
    "only": "{types: [terms, claims], tags: []}",
    "depth": "standard",
    "retention": "0.9",
    "new_per_day": "10",
    "reviews_per_day": "200",
    "exam": "2026-12-20",
    "anki": "Science::Sea otters",
    "studied": "here",
}


class Example(NamedTuple):
    """A key that may be added to an item: as it is written, and what it means."""

    written: str
    means: str


EXAMPLES: dict[str, tuple[Example, ...]] = {
    "terms": (
        Example("clue: a second wording of the front", "the two alternate"),
        Example("also: another name", "right too; several in [ ]"),
        Example("full: what it stands for", "of an abbreviation"),
        Example("confuse: what it is easily mixed up with", "shown side by side then"),
        Example("because: why it matters", "shown with the answer"),
        Example("depth: gist", "gist is asked first, deep only in decks that go deep"),
    ),
    "faqs": (
        Example("answer: a sentence", "instead of points: judged by oneself"),
        Example("typed: [a name, another that is right]", "instead of points: typed"),
        Example("number: 25 %", "instead of points: typed, by value and unit"),
        Example("order: [first, second, third]", "instead of points: put in order"),
        Example("because: why it is so", "shown with the answer"),
        Example("depth: gist", "gist is asked first, deep only in decks that go deep"),
    ),
    "claims": (
        Example("verb: a better word than the relation's", "as it follows the cause"),
        Example("evidence: [{do: what was done, outcome: increased}]", "or ids of sources"),
        Example("in: whom or where", "the population or setting"),
        Example("via: [more of a step between]", "the steps, in order"),
        Example("hedged: true", "the source says may, might or could"),
        Example("limits: what the evidence leaves open", ""),
        Example("misread: [{say: a wrong reading, why: what is wrong with it}]", ""),
        Example("depth: gist", "gist is asked first, deep only in decks that go deep"),
    ),
}
PLACEHOLDERS: dict[str, dict[str, Value]] = {
    "terms": {"term": "new term", "definition": "what it means, in one sentence"},
    "faqs": {"question": "new question?", "points": ["what must be said", "and what else"]},
    "claims": {"cause": "new cause", "increases": "new effect", "because": "why it is so, in one sentence"},
}


def placeholder(text: str) -> bool:
    """Whether a text is one that a template holds to be written over (numbered where there are several)."""
    plain = re.sub(r" \d+(?=\??$)", "", text.strip())
    return plain in _PLACEHOLDERS


_PLACEHOLDERS = frozenset(
    text
    for fields in PLACEHOLDERS.values()
    for value in fields.values()
    for text in ([value] if isinstance(value, str) else value if isinstance(value, list) else [])
)


def question_file(id: str, article: Mapping[str, str], short: bool = False) -> str:
    """A question file with what is known of its article; `short` leaves the examples out."""
    head = [
        modeline("question-file"),
        *([] if short else [_ABOUT]),
        _beside(f"id: {scalar(id)}", "progress is kept under this name"),
    ]
    lead = "" if article.get("title") else "#"
    about = [f"{lead}article:"] if article or not short else []
    for key, example in _ARTICLE.items():
        if key in article:
            about.append(f"{lead}  {key}: {scalar(article[key])}")
        elif not short:
            about.append(f"#  {key}: {example}")
    blocks = ["\n".join(head), "\n".join(about), *([] if short else [_SECTIONS.rstrip("\n")])]
    return "\n\n".join(block for block in blocks if block) + "\n"


def deck(id: str, title: str, questions: Sequence[str], short: bool = False) -> str:
    """A deck over question files; `short` leaves the examples out."""
    lines = [modeline("deck"), *item({"id": id, "title": title}, 0)]
    lines[1:] = [line[2:] for line in lines[1:]]
    lines += ["questions:", *(f"  - {scalar(each)}" for each in questions)]
    if not short:
        lines += ["", "# Take the # away from what this deck needs."]
        lines += [_beside(f"#{key}: {example}", DECK[key].meaning) for key, example in _DECK.items()]
    return "\n".join(lines) + "\n"


def examples(section: str, given: Mapping[str, Value]) -> list[str]:
    """The lines of comment under an item: the keys that it may have besides those given."""
    return [
        _beside(f"#{example.written}", example.means)
        for example in EXAMPLES[section]
        if example.written.partition(":")[0] not in given
    ]


def _beside(line: str, means: str) -> str:
    return f"{line:<{_ROOM}}  # {means}" if means else line
