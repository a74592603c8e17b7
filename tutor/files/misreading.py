"""What an author probably meant by a key or value that cannot be read: the words for it, and the mend."""

from __future__ import annotations

import re

from tutor.files.keys import CALLED, COMMON, RECORDS, RELATIONS
from tutor.files.nodes import Mapping, Node, Sequence
from tutor.files.noting import Notes
from tutor.files.relations import alike, meant_by, mend

NULL = frozenset({"", "~", "null", "Null", "NULL"})
"""What is nothing to YAML, where it stands without quotes."""


class Misreadings(Notes):
    """Notes of what is no mapping, no text, nothing at all, or a key that does not belong where it stands."""

    def odd(self, code: str, node: Node) -> bool:
        """Whether the line of a node holds what only looks like YAML's characters: that is said then."""
        from tutor.files.lookalikes import lookalike

        place = self.sheet.place(node)
        found = lookalike(self.sheet.line(place.line))
        if found is not None:
            self.problem(code, place._replace(column=found.column + 1, width=found.width), found.message, found.help)
        return found is not None

    def no_mapping(self, node: Node, name: str) -> None:
        """A record that is written as a list or a text."""
        called = CALLED[name]
        if type(node) is Sequence:
            self.problem(
                "wrong-type",
                node,
                f"{called} is written as keys with values, and this is a list",
                "take one '- ' or '[ ]' away",
            )
            return
        value = getattr(node, "value", "")
        if value in NULL:
            self.problem("empty", node, f"{called} is empty here", "fill it or delete it")
            return
        if not self.odd("wrong-type", node):
            help = f"write '{next(iter(RECORDS[name]))}: …'"
            self.problem("wrong-type", node, f"{called} is written as keys with values, and this is text", help)

    def unknown(self, mapping: Mapping, key: str, value: Node, name: str) -> None:
        """A key that is not one of its record, and what it was probably to be."""
        place, message = mapping.key(key), f"'{key}' is not a key of {CALLED[name]}"
        taken = RECORDS[name]
        if (
            mapping.flow
            and isinstance(getattr(value, "value", None), str)
            and value.start_mark.index == value.end_mark.index
        ):
            message = f"after a comma inside {{ }} a new key begins, and '{key}' is none"
            self.problem("unknown-key", place, message, "if the comma belongs to the text, put the text in quotes")
        elif not mapping.flow and not key.isidentifier() and self.odd("unknown-key", place):
            self.suspected |= {each for each in taken if each in key}
        elif name == "claim" and key == "sources":
            self.problem("unknown-key", place, message, "a claim names its sources under 'evidence'")
        elif name in ("term", "faq") and key == "evidence":
            self.problem("unknown-key", place, message, "terms and faqs name theirs under 'sources'")
        elif (home := _home(key, name)) is not None:
            self.problem("unknown-key", place, f"{message}, but of {home[0]}", home[1])
        elif name == "claim" and not mapping.entries.keys() & RELATIONS.keys() and (meant := meant_by(key)).relation:
            self.suspected.add(meant.relation)
            self.problem("unknown-key", place, message, mend(key))
        else:
            known = [each for each in taken if each not in mapping.entries]
            # A relation that is only spelt a little alike would be another meaning.
            help = self.meant(key, [each for each in known if each not in RELATIONS or alike(key, each)], "")
            near = help.split("'")[1] if help else ""
            otherwise = _taking(name)
            if name == "claim" and not near and not mapping.entries.keys() & RELATIONS.keys():
                # A claim that lacks its relation has it here, most likely.
                self.suspected |= RELATIONS.keys()
                otherwise = mend(key)
            self.suspected.add(near)
            self.problem("unknown-key", place, message, f"did you mean '{near}'?" if near else otherwise)

    def no_text(self, node: Node, name: str) -> None:
        """A list or mapping where one text is due."""
        what = "a list" if type(node) is Sequence else "a mapping"
        message, help = f"'{name}' is a text, and this is {what}", "write one text"
        if node.flow:  # type: ignore[union-attr]
            help = "if the text begins with a bracket, put it in quotes"
        elif type(node) is Mapping and len(node.entries) == 1:
            message, help = f"'{name}' is a text, and ': ' makes this a key with a value", "put the text in quotes"
        self.problem("wrong-type", node, message, help)

    def empty(self, node: Node, name: str) -> None:
        """A value that is nothing, or that a number sign made nothing."""
        mark = node.start_mark
        rest = self.sheet.line(mark.line + 1)[mark.column :].strip()
        if re.match(r"#[^\s#!]", rest) and not getattr(node, "style", ""):
            self.problem("empty", node, f"'{name}' is empty, as '#' begins a comment", "put the text in quotes")
            return
        self.problem("empty", node, f"'{name}' is empty", "fill it or delete it")


def _taking(name: str) -> str:
    """What a record takes, short of what every item takes."""
    item = name in ("term", "faq", "claim")
    return f"the keys of {CALLED[name]} are {', '.join(key for key in RECORDS[name] if not item or key not in COMMON)}"


def _home(key: str, name: str) -> tuple[str, str] | None:
    """Of what a key is one, where its indentation put it elsewhere: of the file under an item, of an item at the left margin."""
    if name in ("term", "faq", "claim", "concept", "source") and key in RECORDS["file"]:
        return CALLED["file"], "let it begin at the left margin"
    kinds = [each for each in ("term", "faq", "claim") if key in RECORDS[each] and key not in COMMON]
    if name == "file" and kinds:
        return " or ".join(CALLED[each] for each in kinds), "indent it as far as the keys of its item"
    return None
