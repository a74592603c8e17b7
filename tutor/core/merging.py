"""Two items of a question file as one, and what becomes of references to an item that goes. Pure: values in, values out.

Refuses to make one of two that do not say the same; nothing that one of them says is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from tutor.core.drafting import DOUBT, Section, Written, listed, told
from tutor.core.items import Relation
from tutor.core.problems import Refusal, visible

_UNITED = (
    "tags",
    "about",
    "requires",
    "sources",
    "compared_with",
    "when",
    "unless",
    "limits",
    "misread",
    "evidence",
    "confuse",
    "at",
    "formerly",
    "allow",
)
_TAKEN = ("image", "audio", "via", "kind", "verb", "say", "cue", "ask", "question")
_NOTED = ("kind", "verb", "say", "cue", "ask", "question")
"""Wordings of which an item has one: the author's note keeps another."""
_QUALIFIED = ("in", "hedged", "status", "necessary", "dose", "lag")
_FORMS = ("answer", "points", "typed", "number", "right", "order", "flawed")
_ANSWERS = (*_FORMS, "extra", "within", "wrong", "sound")
_DEPTHS = ("gist", "standard", "deep", "map")
_HOMES = (("definition", "clue"), ("answer", "points", "extra"))
"""Keys of which one may hold what the other said."""
_GONE = frozenset(
    {
        "id",
        "draft",
        "quote",
        "depth",
        "answer",
        "term",
        "full",
        "also",
        "cause",
        "because",
        "note",
        *_NOTED,
        *get_args(Relation),
    }
)
"""Keys that are the draft's alone, that the two have in common, or that are always kept."""


def merged(section: Section, into: Mapping[str, Written], other: Mapping[str, Written]) -> dict[str, Written]:
    """The item `into` with what `other` adds to it, which is then gone. Raises Refusal where the two do not say the same thing, and where
    something would be lost.

    Terms: the other's names become further names, its definition a clue. Claims of one link: evidence, conditions, limits and lines are joined;
    two that are said of different populations, or one plainly and one with a may, are two claims. Faqs: points and wordings are joined.
    """
    whole = dict(into)
    if section == "terms":
        _terms(whole, other)
    elif section == "faqs":
        _answers(whole, other)
    else:
        _qualifiers(into, other)
    for key in _UNITED:
        if key in other:
            _unite(whole, key, listed(other[key]))
    for key in _TAKEN:
        if key in other:
            whole.setdefault(key, other[key])
    if "because" in other:
        whole["because"] = _joined(whole.get("because", ""), other["because"])
    depths = [_DEPTHS.index(depth) if (depth := told(one.get("depth", ""))) in _DEPTHS else 1 for one in (into, other)]
    if depths[1] < depths[0]:
        whole["depth"] = _DEPTHS[depths[1]]
    _note(whole, into, other)
    if "quote" in other and "draft" in into:
        whole["quote"] = " … ".join(dict.fromkeys(told(one["quote"]) for one in (into, other) if one.get("quote")))
    _nothing_lost(whole, other)
    return whole


def _unite(whole: dict[str, Written], key: str, more: Iterable[Written]) -> None:
    """Adds to a list what it does not hold yet; a key is left as it is written where nothing is added."""
    have = listed(whole[key]) if key in whole else []
    new: list[Written] = []
    for one in more:
        if one not in have and one not in new:
            new.append(one)
    if new:
        whole[key] = [*have, *new]


def _joined(one: Written, other: Written) -> str:
    """Two texts as one, where they differ."""
    texts = [text for text in (told(one), told(other)) if text]
    if len(texts) < 2 or _folded(one) == _folded(other):
        return texts[0] if texts else ""
    return (" " if texts[0].endswith((".", "!", "?")) else "; ").join(texts)


def _terms(whole: dict[str, Written], other: Mapping[str, Written]) -> None:
    if "full" in other and "full" not in whole:
        whole["full"] = other["full"]
    known = {_folded(one) for key in ("term", "full", "also") for one in listed(whole.get(key, []))}
    named = [one for key in ("term", "full", "also") for one in listed(other.get(key, []))]
    _unite(whole, "also", (one for one in named if _folded(one) not in known))
    if not {"definition", "points"} & whole.keys():
        whole.update({key: other[key] for key in ("definition", "points") if key in other})
    if "points" in whole:
        _unite(whole, "points", listed(other.get("points", [])))
    for key in ("definition", "clue"):
        if key in other and _folded(other[key]) != _folded(whole.get("definition", "")):
            whole.setdefault("clue", other[key])


def _folded(value: Written) -> str:
    return " ".join(told(value).casefold().split())


def _answers(whole: dict[str, Written], other: Mapping[str, Written]) -> None:
    forms = [next((key for key in _FORMS if key in one), "") for one in (whole, other)]
    if not forms[0]:
        whole.update({key: other[key] for key in _ANSWERS if key in other})
    elif {*forms} <= {"answer", "points"}:
        if not {"points", "extra"} & {*whole, *other}:
            whole["answer"] = _joined(whole["answer"], other["answer"])
            return
        for key in ("points", "answer", "extra"):
            said = [one for one in listed(other.get(key, [])) if one != whole.get("answer")]
            _unite(whole, "points" if key == "points" else "extra", said)
    elif forms == ["typed", "typed"]:
        _unite(whole, "typed", listed(other["typed"]))
    elif forms[1] and (forms[0] != forms[1] or whole.get(forms[0]) != other.get(forms[0])):
        raise Refusal("these two are answered in different ways, so they stay two questions", "drop one of them, or edit the file")  # fmt: skip


def _qualifiers(into: Mapping[str, Written], other: Mapping[str, Written]) -> None:
    for key in (*_QUALIFIED, *(("via",) if "via" in into and "via" in other else ())):
        if into.get(key) != other.get(key):
            said = " and ".join(f"'{key}: {told(one[key])}'" if key in one else f"no '{key}'" for one in (into, other))
            raise Refusal(f"these are two claims: {said}", "reword one of them first if they say the same")


def _note(whole: dict[str, Written], into: Mapping[str, Written], other: Mapping[str, Written]) -> None:
    """Joins the notes, a drafter's doubts last, as a note that begins with them goes when its draft is accepted."""
    notes = [told(one["note"]) for one in (into, other) if one.get("note")]
    worded = [
        f"{key}: {told(other[key])}" for key in _NOTED if key in other and _folded(other[key]) != _folded(whole[key])
    ]
    said = [note for note in notes if not note.startswith(DOUBT)]
    said += [f"merged with {', '.join(worded)}"] if worded else []
    said += [note for note in notes if note.startswith(DOUBT)]
    if said:
        whole["note"] = "; ".join(dict.fromkeys(said))


def _nothing_lost(whole: Mapping[str, Written], other: Mapping[str, Written]) -> None:
    """Raises Refusal for what the other says and the whole does not."""
    for key in (key for key in other if key not in _GONE):
        home = next((keys for keys in _HOMES if key in keys), (key,))
        kept = [_folded(one) for place in home for one in listed(whole.get(place, []))]
        for one in listed(other[key]):
            if _folded(one) not in kept:
                raise Refusal(f"'{key}' would be lost: {visible(told(one))}", "write it into the other one, or drop this draft")  # fmt: skip


# ---- references to an item that goes

REFERRING = ("about", "requires", "items")
MODERATED = ("strengthens", "weakens")


def referred(item: Mapping[str, Written], gone: str, now: str = "") -> dict[str, Written]:
    """An item with every reference to the id `gone` leading to `now`, or taken out where that is "".

    Raises Refusal where a claim is about nothing but the claim that goes.
    """
    changed = dict(item)
    for key in MODERATED:
        if changed.get(key) == gone:
            if not now:
                cause = told(item.get("cause", ""))
                raise Refusal(f"the claim of '{cause}' is about this one ('{key}: {gone}')", "drop that claim first")
            changed[key] = now
    for key in REFERRING:
        _rename(changed, key, gone, now)
    return changed


def _rename(item: dict[str, Written], key: str, gone: str, now: str) -> None:
    if key not in item or gone not in listed(item[key]):
        return
    kept: list[Written] = []
    for one in listed(item[key]):
        one = now if one == gone else one
        if one and one not in kept:
            kept.append(one)
    if kept:
        item[key] = kept if isinstance(item[key], list) else kept[0]
    else:
        del item[key]
