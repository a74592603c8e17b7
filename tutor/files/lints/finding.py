"""What a lint finds, before it is a problem."""

from __future__ import annotations

from typing import NamedTuple

from tutor.core.items import Claim, Item
from tutor.core.problems import Place, Severity
from tutor.files.nodes import Mapping, Node, Sequence


class Finding(NamedTuple):
    """A lint at an item (by id; "" for the file), at a node or a place."""

    code: str
    item: str
    at: Node | Place
    message: str
    help: str = ""
    severity: Severity = "warning"


def asked(item: Item) -> bool:
    """Whether an item is asked as a fact at all: no draft, not for the map alone, and nothing left open or refuted."""
    if item.common.draft or item.common.depth == "map":
        return False
    return not isinstance(item, Claim) or item.status in ("supported", "suggested", "unsaid")


def part(node: Node, place: int) -> Node:
    """The node of one entry of a list (or the one text instead of it); of a record the text it begins with."""
    each = node.items[place] if isinstance(node, Sequence) else node
    return each.entries["say"] if isinstance(each, Mapping) and "say" in each.entries else each
