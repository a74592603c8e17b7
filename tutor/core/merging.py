"""Two items of a question file as one, and what becomes of references to an item that goes. Pure: values in, values out.

Refuses to make one of two that do not say the same; no condition, limit or piece of evidence is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tutor.core.drafting import Section, Written, listed, told
from tutor.core.problems import Refusal

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
)
_TAKEN = ("because", "kind", "image", "audio", "verb", "say", "cue", "via")
_QUALIFIED = ("in", "hedged", "status", "necessary", "dose", "lag")
_FORMS = ("answer", "points", "typed", "number", "right", "order", "flawed")


def merged(section: Section, into: Mapping[str, Written], other: Mapping[str, Written]) -> dict[str, Written]:
    """The item `into` with what `other` adds to it, which is then gone. Raises Refusal where the two do not say the same thing.

    Terms: the other's names become further names. Claims of one link: evidence, conditions, limits and lines are joined, and none is lost;
    two that are said of different populations, or one plainly and one with a may, are two claims. Faqs: points and wordings are joined.
    """
    whole = dict(into)
    if section == "terms":
        _names(whole, other)
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
    for key, between in (("note", "; "), ("quote", " … ")):
        if key in other and (key != "quote" or "draft" in into):
            said = [text for text in (whole.get(key), other[key]) if isinstance(text, str) and text]
            whole[key] = between.join(dict.fromkeys(said))
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


def _names(whole: dict[str, Written], other: Mapping[str, Written]) -> None:
    if "full" in other and "full" not in whole:
        whole["full"] = other["full"]
    known = {_folded(one) for key in ("term", "full", "also") for one in listed(whole.get(key, []))}
    named = [one for key in ("term", "full", "also") for one in listed(other.get(key, []))]
    _unite(whole, "also", (one for one in named if _folded(one) not in known))
    if not {"definition", "points"} & whole.keys():
        whole.update({key: other[key] for key in ("definition", "points") if key in other})


def _folded(value: Written) -> str:
    return " ".join(str(value).casefold().split())


def _answers(whole: dict[str, Written], other: Mapping[str, Written]) -> None:
    forms = [next((key for key in _FORMS if key in one), "") for one in (whole, other)]
    recalled = {"answer", "points"}
    if {*forms} <= recalled:
        for key in ("points", "answer", "extra"):
            said = [one for one in listed(other.get(key, [])) if one != whole.get("answer")]
            _unite(whole, key if key == "points" and "points" in whole else "extra", said)
    elif forms == ["typed", "typed"]:
        _unite(whole, "typed", listed(other["typed"]))
    elif forms[0] != forms[1] or whole.get(forms[0]) != other.get(forms[0]):
        raise Refusal("these two are answered in different ways, so they stay two questions", "drop one of them, or edit the file")  # fmt: skip


def _qualifiers(into: Mapping[str, Written], other: Mapping[str, Written]) -> None:
    for key in (*_QUALIFIED, *(("via",) if "via" in into and "via" in other else ())):
        if into.get(key) != other.get(key):
            said = " and ".join(f"'{key}: {told(one[key])}'" if key in one else f"no '{key}'" for one in (into, other))
            raise Refusal(f"these are two claims: {said}", "reword one of them first if they say the same")


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
