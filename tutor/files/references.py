"""What items say of other items, checked when every id of the file is known: of broken ones too, so that every mistake is named at once."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Table
from typing import Any, NamedTuple

from tutor.core.items import Claim, Item
from tutor.files.claims import Evident, relation_of, unknown_source
from tutor.files.keys import MODERATING
from tutor.files.nodes import Mapping
from tutor.files.values import Reader


class Referring(NamedTuple):
    """An item (of a kind: term, faq, claim) that refers to others: the ids by the key they stand under."""

    item: str
    kind: str
    node: Mapping
    given: dict[str, tuple[str, ...]]


class Known(NamedTuple):
    """Every id of a file with its line, those of claims, and the sources."""

    ids: Table[str, int]
    claims: set[str]
    evident: Evident


def referring(item: str, kind: str, node: Mapping, fields: dict[str, Any]) -> Referring:
    """What one item refers to, from its fields as read."""
    given: dict[str, tuple[str, ...]] = {
        key: fields[key] for key in ("about", "requires", "sources", "formerly") if key in fields
    }
    relation = relation_of(node) if kind == "claim" else ""
    if relation in MODERATING and relation in fields:
        given[relation] = (fields[relation],)
    return Referring(item, kind, node, given)


def check(
    reader: Reader, known: Known, found: list[Referring], items: dict[str, Item], written: Table[str, Mapping]
) -> None:
    """Notes what is referred to and is not there, and takes the items out that do so; `written` are the mappings of `items`."""
    own = [each for each in found if written.get(each.item) is each.node]
    for each in found:
        begin = len(reader.problems)
        reader.failed = False
        for key, ids in each.given.items():
            _one(reader, known, each.node, key, ids)
        if reader.failed:
            reader.costing(begin, f"one {each.kind} is left out")
            if each in own:
                items.pop(each.item, None)
    _moderators(reader, own, items)
    for each in own:
        if each.item in items:
            items[each.item] = _kept(items[each.item], items, known)


def _one(reader: Reader, known: Known, node: Mapping, key: str, ids: tuple[str, ...]) -> None:
    match key:
        case "sources":
            for id in ids:
                if id not in known.evident.named:
                    unknown_source(reader, known.evident.named, node.entries["sources"], id)
        case "formerly":
            for id in ids:
                if id in known.ids:
                    message = f"'{id}' is the id of the item on line {known.ids[id]}, so it is no former one"
                    reader.problem("formerly-in-use", node.key("formerly"), message, "delete it here")
        case "requires":
            unknown(reader, known, node, key, ids, known.ids, "item")
        case _:
            unknown(reader, known, node, key, ids, known.claims, "claim")


def unknown(
    reader: Reader, known: Known, node: Mapping, key: str, ids: tuple[str, ...], among: Iterable[str], what: str
) -> None:
    """Notes each id that is none of those."""
    for id in ids:
        if id not in among:
            otherwise = "an item's id is its 'id:', else the slug of its wording; tutor cards lists them"
            if key in MODERATING:
                plain = "increases" if key == "strengthens" else "decreases"
                otherwise = f"'{key}' takes the id of a claim; of an effect write '{plain}: {id}' and 'verb: {key}'"
            help = reader.meant(id, among, otherwise)
            if what == "claim" and id in known.ids:
                help = f"'{id}' is a term or faq; name a claim"
            reader.problem("unknown-id", node.entries[key], f"no {what} of this file has the id '{id}'", help)


def _moderators(reader: Reader, found: list[Referring], items: dict[str, Item]) -> None:
    """A claim about a claim that is left out goes with it, and so on."""
    gone = True
    while gone:
        gone = False
        for each in found:
            item = items.get(each.item)
            if isinstance(item, Claim) and item.moderates and item.moderates not in items:
                message = f"the claim '{item.moderates}' is left out because of its own problem, and this one with it"
                at = each.node.entries[item.relation]
                reader.problem("left-out", at, message, "mend that one first", "one claim is left out")
                del items[each.item]
                gone = True


def _kept(item: Item, items: dict[str, Item], known: Known) -> Item:
    """The item without references to what is left out."""
    shared = item.common
    return item._replace(
        common=shared._replace(
            about=tuple(each for each in shared.about if each in items),
            requires=tuple(each for each in shared.requires if each in items),
            sources=tuple(each for each in shared.sources if each in known.evident.sources),
        )
    )
