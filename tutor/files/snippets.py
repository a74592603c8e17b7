"""What editors offer to put in whole: each kind of item with the keys it needs, its places to fill numbered in order."""

from __future__ import annotations

from typing import Any, NamedTuple


class Snippet(NamedTuple):
    """One offer: what it is called in the list, what it is for, and its keys; `$1`, `$2` … are stops of the caret."""

    label: str
    markdownDescription: str
    body: dict[str, Any]


SNIPPETS: dict[str, tuple[Snippet, ...]] = {
    "term": (
        Snippet("term: definition", "A key term and what it means.", {"term": "$1", "definition": "$2"}),
        Snippet(
            "term: abbreviation",
            "An abbreviation: what it stands for, and what it means.",
            {"term": "$1", "full": "$2", "definition": "$3"},
        ),
    ),
    "faq": (
        Snippet("faq: points", "Recalled freely; the points are ticked one by one.", {"question": "$1", "points": ["$2", "$3"]}),
        Snippet("faq: answer", "Recalled freely, and judged by oneself: for a short sentence.", {"question": "$1", "answer": "$2"}),
        Snippet("faq: typed", "A word or name to type.", {"question": "$1", "typed": "$2"}),
        Snippet("faq: number", "A number with its unit, to type; `within` is how far off it may be.", {"question": "$1", "number": "$2"}),
        Snippet("faq: choice", "Picked from right and wrong options.", {"question": "$1", "right": "$2", "wrong": ["$3", "$4"]}),
        Snippet("faq: order", "Lines to put in order.", {"question": "$1", "order": ["$2", "$3", "$4"]}),
        Snippet("faq: flawed and sound", "A wrong statement and its right twin: judged, and why.", {"flawed": "$1", "sound": "$2"}),
    ),
    "claim": (
        Snippet("claim: increases", "A cause that raises its effect.", {"cause": "$1", "increases": "$2", "because": "$3"}),
        Snippet("claim: decreases", "A cause that lowers its effect.", {"cause": "$1", "decreases": "$2", "because": "$3"}),
        Snippet("claim: goes with", "Two things found together; nothing is said about cause.", {"cause": "$1", "goes-with": "$2"}),
        Snippet("claim: about a claim", "What makes another claim stronger (or `weakens` it): its id follows.", {"cause": "$1", "strengthens": "$2"}),
    ),
    "evidence": (
        Snippet("experiment", "What was done, and what became of the effect.", {"do": "$1", "found": "$2", "outcome": "$3"}),
        Snippet("finding", "What a source found.", {"source": "$1", "found": "$2"}),
    ),
    "source": (Snippet("source", "What the article rests on.", {"id": "$1", "title": "$2", "year": "$3", "design": "$4"}),),
    "misread": (Snippet("misreading", "A wrong reading, and why it is wrong.", {"say": "$1", "why": "$2"}),),
    "deck": (
        Snippet("deck", "Question files that are drilled together.", {"title": "$1", "questions": ["$2"], "depth": "standard"}),
    ),
    "concept": (Snippet("concept", "A node of claims with its other names.", {"label": "$1", "also": ["$2"]}),),
}  # fmt: skip
