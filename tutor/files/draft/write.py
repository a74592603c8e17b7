"""A question file from what was found in an article: every item a draft, with its lines and the article's passage to be reworded.

What two findings say is one item: a term found twice, a name that a claim uses too. The file always reads back without an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from tutor.core.drafting import DOUBT
from tutor.files.draft.article import Article, Reference
from tutor.files.draft.casing import Casing
from tutor.files.draft.entries import Entry
from tutor.files.draft.proposals import ClaimProposal, TermProposal, claim_fields, term_fields
from tutor.files.draft.questions import last_line, questions_of
from tutor.files.draft.sections import Divided
from tutor.files.draft.tidy import cited, clean, cleaned, drafted, file_id, source_ids, uncited, unused
from tutor.files.naming import slug
from tutor.files.writing.beside import modeline
from tutor.files.writing.compose import Part, Value, question_file
from tutor.files.writing.remarks import remarks

UNDEFINED = "the article does not define it here: write a definition"
MOST = 400
"""Items of a kind at most: nobody reviews more of one article."""


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
    caveats: Sequence[Entry] = (),
) -> Written:
    """The question file drafted from an article; `name` is its id, else one made of the title that is not `taken`."""
    ids = source_ids(article.sources)
    numbered = {source.number: id for source, id in zip(article.sources, ids, strict=True) if source.number}
    casing = Casing([block.text for block in article.blocks if block.kind != "heading"])
    used: set[str] = set()
    sections: dict[str, list[Part]] = {
        "terms": _parts(used, "term", _cited(_terms(found, terms, casing), numbered)),
        "faqs": _parts(used, "faq", _cited(questions_of(found.entries, casing, caveats), numbered)),
        "claims": _parts(used, "claim", _claims(claims, numbered)),
    }
    id = name or unused(set(taken), file_id(article.title))
    head = _head(id, article, found)
    sources = [Part(_source(source, id)) for source, id in zip(article.sources, ids, strict=True)]
    text = question_file(head, {"sources": sources, **sections}, _comments(article, id))
    counts = {
        "sources": len(sources),
        "points": len(found.entries["points"]),
        "caveats": len(caveats),
        **{key: len(parts) for key, parts in sections.items()},
    }
    return Written(text, id, counts)


# ---- the head


def _comments(article: Article, id: str) -> list[str]:
    return [modeline("question-file"), *remarks(clean(article.path) if article.path != "-" else "an article", id)]


def _head(id: str, article: Article, found: Divided) -> dict[str, Value]:
    head: dict[str, Value] = {"id": id}
    known = {key: clean(getattr(article, key)) for key in ("title", "publisher", "authors", "date", "url", "doi")}
    known["title"] = known["title"] or "Untitled article"
    head["article"] = {key: value for key, value in known.items() if value}
    points = [entry for entry in found.entries["points"] if clean(entry.text)][:MOST]
    if points:
        head["gist"] = [
            {"say": clean(str(uncited(entry.text))), "at": list(entry.lines), "draft": True, "quote": clean(entry.text)}
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


def _terms(found: Divided, more: Iterable[TermProposal], casing: Casing) -> list[dict[str, Value]]:
    """Terms of the sections and those of the running text that are none of them, in the article's order."""
    terms: dict[str, dict[str, Value]] = {}
    names: dict[str, str] = {}
    for entry in found.entries["terms"]:
        _add(terms, names, _term(entry, casing))
    for proposal in more:
        note = proposal.note if proposal.definition else "; ".join(filter(None, (proposal.note, UNDEFINED)))
        _add(terms, names, term_fields(proposal._replace(note=note)))
    return sorted(terms.values(), key=last_line)


def _cited(items: Iterable[Mapping[str, Value]], numbered: Mapping[int, str]) -> list[dict[str, Value]]:
    """Items whose texts are without the marks of citations; what the marks point to are the item's sources. The quote is as it was."""
    found = []
    for item in items:
        marks = list(
            dict.fromkeys(mark for key, value in item.items() for mark in (cited(value) if key != "quote" else ()))
        )
        sources: list[Value] = [numbered[mark] for mark in marks if mark in numbered]
        bare = {key: uncited(value) if key != "quote" else value for key, value in item.items()}
        at = list(bare).index("at") if "at" in bare else len(bare)
        pairs = list(bare.items())
        found.append(dict([*pairs[:at], *([("sources", sources)] if sources else []), *pairs[at:]]))
    return found


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


def _term(entry: Entry, casing: Casing) -> dict[str, Value]:
    """A term of a section, in small letters unless it is a name."""
    name = casing.lowered(entry.name)
    full = casing.lowered(entry.full)
    return drafted(
        {"term": name, "full": full, "also": [casing.lowered(entry.also)] if entry.also else [], "definition": entry.text},
        entry.lines, entry.quote or f"{entry.name}: {entry.text}", entry.doubt,
    )  # fmt: skip


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


# ---- as parts of a file


def _parts(used: set[str], kind: str, items: Iterable[Mapping[str, Value]]) -> list[Part]:
    """Items with ids of their own, every text clean and no longer than a file takes; one that lost what it needs is left out."""
    parts: list[Part] = []
    for fields in items:
        clean = {key: clear for key, value in fields.items() if (clear := cleaned(value)) not in ("", [], {})}
        if len(parts) >= MOST or not NEEDED[kind](clean):
            continue
        words = (
            clean.pop("id", "") or clean.get("term") or clean.get("question") or clean.get("flawed") or _wording(clean)
        )
        id = unused(used, slug(str(words)) or kind)
        if "note" in clean:
            clean["note"] = f"{DOUBT}{clean['note']}"
        parts.append(Part({"id": id, **clean}))
    return parts


def _wording(claim: Mapping[str, Value]) -> str:
    return " ".join(str(value) if key == "cause" else f"{key} {value}" for key, value in list(claim.items())[:2])


NEEDED: dict[str, Callable[[Mapping[str, Value]], bool]] = {
    "term": lambda item: "term" in item and "definition" in item,
    "faq": lambda item: (
        ("question" in item and any(key in item for key in ("answer", "points", "number", "order")))
        or ("flawed" in item and "sound" in item)
    ),
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
