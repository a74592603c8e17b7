"""A question file from what was found in an article: every item a draft, with its lines and the article's passage to be reworded.

What two findings say is one item: a term found twice, a name that a claim uses too. The file always reads back without an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from tutor.files.beside import modeline
from tutor.files.compose import Part, Value, question_file
from tutor.files.draft.article import Article, Reference
from tutor.files.draft.entries import Entry
from tutor.files.draft.proposals import ClaimProposal, TermProposal, claim_fields, term_fields
from tutor.files.draft.sections import Divided
from tutor.files.draft.sentences import split
from tutor.files.draft.tidy import clean, cleaned, file_id, source_ids, unused
from tutor.files.naming import slug

MOST = 400
"""Items of a kind at most: nobody reviews more of one article."""
QUESTIONS = {
    "timeline": "In which order did these come about?",
    "unknown": "What does the article leave open?",
    "missing": "Whose views does the article itself say are missing?",
    "view": "What is the view of {name}?",
    "date": "What happened at this time: {name}?",
}
"""The questions put to findings that are none themselves."""
NOTES = {
    "timeline": "dates are shown on the reveal only: none may stand in a line",
    "turned": "the article tells the latest first; here the earliest stands first",
    "unsorted": "the dates are not in one order in the article: put the lines in order",
    "choice": "as an alternative: which camp holds this? right: the name, wrong: the other camps",
}


class Written(NamedTuple):
    """A file's text, its id, and how many items of each kind it proposes."""

    text: str
    id: str
    counts: Mapping[str, int]


def written(
    article: Article,
    found: Divided,
    claims: Sequence[ClaimProposal] = (),
    terms: Sequence[TermProposal] = (),
    name: str = "",
    taken: Iterable[str] = (),
) -> Written:
    """The question file drafted from an article; `name` is its id, else one made of the title that is not `taken`."""
    ids = source_ids(article.sources)
    numbered = {source.number: id for source, id in zip(article.sources, ids, strict=True) if source.number}
    used: set[str] = set()
    sections: dict[str, list[Part]] = {
        "terms": _parts(used, "term", _terms(article, found, terms)),
        "faqs": _parts(used, "faq", _faqs(found)),
        "claims": _parts(used, "claim", _claims(claims, numbered)),
    }
    id = name or unused(set(taken), file_id(article.title))
    head = _head(id, article, found)
    sources = [Part(_source(source, id)) for source, id in zip(article.sources, ids, strict=True)]
    text = question_file(head, {"sources": sources, **sections}, _comments(article, id))
    counts = {
        "sources": len(sources),
        "points": len(found.entries["points"]),
        **{key: len(parts) for key, parts in sections.items()},
    }
    return Written(text, id, counts)


# ---- the head


def _comments(article: Article, id: str) -> list[str]:
    return [
        modeline("question-file"),
        f"A draft of what was found in {clean(article.path) if article.path != '-' else 'an article'}: nothing here is asked yet.",
        f"Next: tutor draft --review {id}.yaml shows each item beside its passage, to be accepted, reworded or dropped.",
        "'quote' is the article's text, to be said in your own words (never six in a row of its own); it goes when the item is accepted.",
    ]


def _head(id: str, article: Article, found: Divided) -> dict[str, Value]:
    head: dict[str, Value] = {"id": id}
    known = {key: clean(getattr(article, key)) for key in ("title", "publisher", "authors", "date", "url", "doi")}
    known["title"] = known["title"] or "Untitled article"
    head["article"] = {key: value for key, value in known.items() if value}
    points = [entry for entry in found.entries["points"] if clean(entry.text)][:MOST]
    if points:
        head["gist"] = [
            {"say": clean(entry.text), "at": list(entry.lines), "draft": True, "quote": clean(entry.text)}
            for entry in points
        ]
    return head


def _source(source: Reference, id: str) -> dict[str, Value]:
    fields: dict[str, Value] = {"id": id, "title": clean(source.title) or "untitled"}
    fields |= {
        key: value for key in ("authors", "venue", "year", "doi", "url") if (value := clean(getattr(source, key)))
    }
    return fields


# ---- the items


def _terms(article: Article, found: Divided, more: Iterable[TermProposal]) -> list[dict[str, Value]]:
    """Terms of the sections, then those of the running text that are none of them."""
    said = "\n".join(block.text for block in article.blocks)
    terms: dict[str, dict[str, Value]] = {}
    names: dict[str, str] = {}
    for entry in found.entries["terms"]:
        fields = _term(entry, said)
        _add(terms, names, fields)
    for proposal in more:
        _add(terms, names, term_fields(proposal))
    return list(terms.values())


def _add(terms: dict[str, dict[str, Value]], names: dict[str, str], fields: dict[str, Value]) -> None:
    """A further term; one that is known under any of its names gives it its lines and names, and is gone."""
    own = [name for key in ("term", "full", "also") for name in _texts(fields.get(key, ()))]
    slugs = [folded for name in own if (folded := slug(name))]
    known = next((names[each] for each in slugs if each in names), "")
    if not known:
        known = slugs[0] if slugs else f"term-{len(terms) + 1}"
        terms[known] = fields
    else:
        first = terms[known]
        lines, others = first.get("at", ()), fields.get("at", ())
        if isinstance(lines, Sequence) and isinstance(others, Sequence):
            first["at"] = sorted({int(str(line)) for line in (*lines, *others)})
        if "full" not in first and "full" in fields and slug(str(fields["full"])) != slug(str(first["term"])):
            terms[known] = {"term": first.pop("term"), "full": fields["full"], **first}
    for each in slugs:
        names.setdefault(each, known)


def _term(entry: Entry, said: str) -> dict[str, Value]:
    """A term of a section, in small letters where the article writes it so."""
    small = entry.name.lower()
    name = small if small != entry.name and re.search(rf"(?<![\w-]){re.escape(small)}(?![\w-])", said) else entry.name
    return _item(
        {"term": name, "full": entry.full, "also": [entry.also] if entry.also else [], "definition": entry.text},
        entry.lines, entry.quote or f"{entry.name}: {entry.text}", entry.doubt,
    )  # fmt: skip


def _faqs(found: Divided) -> list[dict[str, Value]]:
    """Questions as asked; then what the article leaves open, the order of its dates, its camps."""
    entries = found.entries
    items = [
        _item(_answered(each.name, each.text), each.lines, f"{each.name} {each.text}", each.doubt)
        for each in entries["faqs"]
    ]
    items += _together("unknown", entries["unknown"])
    items += _dates(entries["timeline"])
    for each in entries["viewpoints"]:
        question = QUESTIONS["view"].format(name=each.name)
        items.append(
            _item(
                _answered(question, each.text),
                each.lines,
                each.quote or f"{each.name}: {each.text}",
                each.doubt or _choice(entries["viewpoints"]),
            )
        )
    return items + _together("missing", entries["missing"])


def _answered(question: str, answer: str) -> dict[str, Value]:
    """A question with its answer: sentence by sentence as points, one alone as it is."""
    said = [answer[start:end] for start, end in split(answer)]
    return {"question": question, "points": list(said)} if len(said) > 1 else {"question": question, "answer": answer}


def _choice(camps: Sequence[Entry]) -> str:
    return NOTES["choice"] if len(camps) > 1 else ""


def _together(kind: str, entries: Sequence[Entry]) -> list[dict[str, Value]]:
    """A list as one question with its points."""
    if not entries:
        return []
    quote = " … ".join(entry.text for entry in entries)
    lines = [line for entry in entries for line in entry.lines]
    return [_item({"question": QUESTIONS[kind], "points": [entry.text for entry in entries]}, lines, quote, "")]


def _dates(entries: Sequence[Entry]) -> list[dict[str, Value]]:
    """Dated lines as one question of order, the earliest first; a single one as a question of its own."""
    if len({clean(entry.text) for entry in entries}) < 2:
        return [_item({"question": QUESTIONS["date"].format(name=each.name), "answer": each.text}, each.lines, each.quote or each.text, "") for each in entries[:1]]  # fmt: skip
    years = [_year(entry.name) for entry in entries]
    note = NOTES["timeline"]
    if all(years) and years == sorted(years, reverse=True) and years[0] != years[-1]:
        entries, note = tuple(reversed(entries)), f"{NOTES['turned']}; {note}"
    elif all(years) and years != sorted(years):
        note = f"{NOTES['unsorted']}; {note}"
    steps: dict[str, Value] = {}
    for entry in entries:
        steps.setdefault(clean(entry.text), {"say": entry.text, "note": entry.name})
    lines = [line for entry in entries for line in entry.lines]
    quote = " … ".join(entry.quote or f"{entry.name}: {entry.text}" for entry in entries)
    return [_item({"question": QUESTIONS["timeline"], "order": list(steps.values())}, lines, quote, note)]


def _year(date: str) -> int:
    """The first year of a date, 0 where it has none."""
    found = re.search(r"\d{4}", date)
    return int(found[0]) if found else 0


def _claims(claims: Sequence[ClaimProposal], numbered: Mapping[int, str]) -> list[dict[str, Value]]:
    """Claims, each once: one that a further sentence repeats word for word gains its line."""
    found: dict[str, dict[str, Value]] = {}
    for claim in claims:
        fields = claim_fields(claim, numbered)
        same = repr([(key, value) for key, value in fields.items() if key not in ("at", "quote", "note")])
        first = found.setdefault(same, fields)
        lines, more = first["at"], fields["at"]
        if isinstance(lines, list) and isinstance(more, list):
            first["at"] = sorted({int(str(line)) for line in (*lines, *more)})
    return list(found.values())


def _item(fields: Mapping[str, Value], lines: Iterable[int], quote: str, note: str) -> dict[str, Value]:
    """A draft: its own keys, then `at`, `draft`, `quote`, `note`."""
    whole: dict[str, Value] = {
        **fields,
        "at": sorted(dict.fromkeys(lines)),
        "draft": True,
        "quote": quote,
        "note": note,
    }
    return {key: value for key, value in whole.items() if value}


# ---- as parts of a file


def _parts(used: set[str], kind: str, items: Iterable[Mapping[str, Value]]) -> list[Part]:
    """Items with ids of their own, every text clean and no longer than a file takes; one that lost what it needs is left out."""
    parts: list[Part] = []
    for fields in items:
        clean = {key: clear for key, value in fields.items() if (clear := cleaned(value)) not in ("", [], {})}
        if len(parts) >= MOST or not NEEDED[kind](clean):
            continue
        words = clean.get("term") or clean.get("question") or _wording(clean)
        id = unused(used, slug(str(words)) or kind)
        parts.append(Part({"id": id, **clean}))
    return parts


def _wording(claim: Mapping[str, Value]) -> str:
    return " ".join(str(value) if key == "cause" else f"{key} {value}" for key, value in list(claim.items())[:2])


NEEDED: dict[str, Callable[[Mapping[str, Value]], bool]] = {
    "term": lambda item: "term" in item and "definition" in item,
    "faq": lambda item: "question" in item and any(key in item for key in ("answer", "points", "order")),
    "claim": lambda item: "cause" in item and len(item) > 1,
}
"""What an item cannot be without."""


def _texts(value: Value) -> list[str]:
    return (
        [value]
        if isinstance(value, str)
        else [each for each in value if isinstance(each, str)]
        if isinstance(value, Sequence)
        else []
    )
